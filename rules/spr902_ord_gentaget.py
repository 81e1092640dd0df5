import re
from bisect import bisect_left
from collections.abc import Iterator

from referat_lint import (
    Edit,
    Fix,
    Hit,
    Referat,
    Rule,
    Span,
    Text,
    Unsure,
    in_columns,
    words_after,
    words_before,
)

# Begins with a blank: that is found three times as fast as a pattern that looks behind first.
TWICE = re.compile(r" (\w)(\w*+) (?i:\1)\2(?![\w/'’`-])")
BULLET = re.compile(r"[^\S\n]*[-–•·▪◦●*\u0335\ue000-\uf8ff][^\S\n]*")
NUMBER = re.compile(r"(?:[0-9]{1,3}|[a-zæøå])[.)] ?\S")
MARKS = 24  # characters at most between two lines of a list: blanks and a bullet
LIST_WORDS = 3  # a shorter line (»Lukket punkt.«) may well stand twice

# Words that may follow themselves: in relative clauses, as object and subject, for emphasis.
SOUND = re.compile(
    r"der|som|det|de|dem|ved|da|så|nu|her|man|vi|han|hun|jeg"
    r"|ja|nej|meget|rigtigt?|mange|langt?|helt|store?|lille|små|flere|mere|mindre|virkelig|super"
    r"|ganske|bla|ha|hurra|bad|bød|bud|tog|kom|gik|løb|sat|svar|krav|lige|hej|op|ned|ind|ud|frem"
    r"|hjem|bort|tak|bis|dum|pas|kun|år"
)
# Words in -er that are no noun and verb at once (»hver ansøger ansøger om ...« is sound).
FUNCTION_WORDS = frozenset({"eller", "efter", "under", "over", "per"})
SOUND_BEFORE = re.compile(  # a doubled word and what makes it sound when it follows
    r"i (?:dag|år|går|morgen|aften|alt|forvejen|sommer|vinter|øvrigt|stedet|hvert)"
    r"|for (?:meget|lidt|få|mange|sent|tidligt|langt?|kort|dyrt?|store?|lave?|høje?)"
    r"|til (?:sommer|jul|påske|efteråret|foråret|næste)|om (?:et|en|to|tre|fire|få|nogle|[0-9]+)"
    r"|på (?:\w+dag|en|et)|af sted"
)
SENTENCE = re.compile(r"[.!?:;] ")
SHORT = 2  # words before a verb, where nothing but a subject can stand
RELATIVE = re.compile(r"\b(?:der|som|det|hvad|hvem|hvor|hvordan|hvilke[nt]?)$")
VERB = re.compile(
    r"har|var|vil|kan|skal|må|får"
)  # sound where a clause ends: »dem, vi har har vist«
JUDGED = re.compile(rf"den|er|at|der|som|{VERB.pattern}")  # told by what stands around them
CLAUSE = re.compile(r"\b(?:der|som|det|den|de|dem|alt|hv\w+|vi|man|jeg|han|hun|når|da|om)\b")
FINITE = re.compile(r"\b(?:er|var|vil|kan|skal|må|bør|bliver|blev|giver|kræver|betyder|koster)\b")
EXPLETIVE = re.compile(r"\b(?:at|om|hvis|når|fordi|er|skal|kan|vil|blev|bliver)$")
LOST = "Teksten har mistet tegn på vejen, så gentagelsen kan være opstået dér."


@Rule(
    code="SPR902",
    name="ord-gentaget",
    severity="warning",
    given="tekst",
    basis="Praksis: korrekturlæsning.",
    message="»{found}« står to gange; {use}.",
    why=(
        "Et ord eller en linje, der står to gange, er blevet til ved en rettelse eller en "
        "kopiering; læseren standser og leder efter det, der skulle have stået."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ny busrute
        Vejen ⟦til til⟧ havnen er lang.
        - Møde med busselskabet den 9. juni
        - ⟦Møde med busselskabet den 9. juni⟧
        - Møde med havnen
        Beslutning
        Drøftet.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ny busrute
        Vejen til havnen er lang.
        - Møde med busselskabet den 9. juni
        - Møde med havnen
        Beslutning
        Drøftet.
        """,
)
def check(line: Text, referat: Referat) -> Iterator[Hit | Unsure]:
    for hit in _hits(line, referat):
        yield Unsure(hit.span, LOST) if "tegn" in referat.tabt else hit


def _hits(line: Text, referat: Referat) -> Iterator[Hit]:
    if TWICE.search(f" {line}") and not in_columns(line):
        for match in TWICE.finditer(f" {line}"):
            yield from _word(line, match.start(), len(match[1] + match[2]))
    start, text = line.span.start, referat.kilde.shown
    if text.find(line, max(0, start - len(line) - MARKS), start) >= 0:
        yield from _line(line, referat)


def _word(line: Text, start: int, size: int) -> Iterator[Hit]:
    both = line.part(start, start + 2 * size + 1)
    if not _is_slip(line, start, size):
        return
    edit = Edit(Span(both.span.start + size, both.span.end), "")
    safe = not JUDGED.fullmatch(both[:size].lower())
    fix = Fix(f"Skriv »{both[:size]}« én gang", (edit,), safe)
    yield Hit(both.span, {"found": both, "use": f"skriv »{both[:size]}« én gang"}, fix=fix)


def _is_slip(line: str, start: int, size: int) -> bool:
    """Whether a word twice running can only be a slip."""
    end = start + 2 * size + 1
    word, second = line[start : start + size].lower(), line[end - size : end]
    sentence = SENTENCE.split(words_before(line, start))[-1].strip()
    after = words_after(line, end)
    following = after.split()[0].strip(",.;:()").lower() if after[:1] == " " else ""
    if not word.isalpha() or not second.islower():  # figures, Duran Duran, A A
        return False
    if len(word) == 1 and word not in {"i", "å"}:
        return False
    own = _own_law(word, sentence, after)
    if own is not None:
        return own
    if VERB.fullmatch(word):
        return len(sentence.split()) <= SHORT and not CLAUSE.search(sentence.lower())
    if SOUND.fullmatch(word) or (word.endswith("er") and word not in FUNCTION_WORDS):
        return False
    return not SOUND_BEFORE.fullmatch(f"{word} {following}")


def _own_law(word: str, before: str, after: str) -> bool | None:
    """Whether a word that may well follow itself is a slip here; None for any other word."""
    slips = {
        "den": after[:1] == " " and after[1:2].isdigit(),
        "er": not RELATIVE.search(before),
        "at": not FINITE.search(SENTENCE.split(after)[0]),
        "der": not before or EXPLETIVE.search(before) is not None,
        "som": not before,
    }
    return slips.get(word)


def _line(line: Text, referat: Referat) -> Iterator[Hit]:
    lines = referat.linjer
    at = bisect_left(lines, line.span, key=lambda other: other.span)
    before = lines[at - 1] if at else None
    if before is None or before != line or len(line.split()) < LIST_WORDS:
        return
    if not _is_listed(line, referat) or _may_recur(line, referat):
        return
    fix = Fix("Slet den ene linje", (Edit(Span(before.span.end, line.span.end), ""),))
    use = "slet den ene linje, eller skriv det, der skulle have stået"
    related = ((before.span, "Her står linjen første gang."),)
    yield Hit(line.span, {"found": line, "use": use}, related, fix)


def _is_listed(line: Text, referat: Referat) -> bool:
    text, start = referat.kilde.shown, line.span.start
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return BULLET.fullmatch(before) is not None or NUMBER.match(line) is not None


def _may_recur(line: Text, referat: Referat) -> bool:
    """In the contents and among attachments two may have one title."""
    start, punkt = line.span.start, referat.punkt_om(line.span)
    if referat.raekke_om(line.span):
        return True
    return punkt is not None and (
        punkt.head.start <= start < punkt.head.end
        or any(
            section.span.start <= start < section.span.end
            for section in punkt.afsnit
            if section.slags == "bilag"
        )
    )
