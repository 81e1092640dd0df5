"""Titles of items: what is title and what is flag, and what kind of item a title names."""

import re
from typing import NamedTuple

from referat_lint.grammar.dates import MONTHS
from referat_lint.grammar.patterns import pattern
from referat_lint.source import Text

_FLAG = (
    r"lukke(?:t|de) ?(?:punkt|sag|dagsorden)?|åben(?:t)? ?(?:punkt|sag)?|closed ?(?:item)?"
    r"|for (?:lukkede|åbne) døre|fortrolig(?:t)?"
)
BEFORE = pattern(
    rf"^\(?(?P<flag>{_FLAG})\)?(?: *[:–-] *| +(?=- )|(?<=\)) +)", re.IGNORECASE
)
AFTER = pattern(rf"(?: *[–-] *| *\(|, )(?P<flag>{_FLAG})\)? *$", re.IGNORECASE)
BRACKETED = pattern(r"^lukket (?:punkt|sag) \((?P<titel>[^()]+)\)\.?$", re.IGNORECASE)
ALONE = pattern(rf"^\(?(?P<flag>{_FLAG})\)?[.:]?$", re.IGNORECASE)
SPEAKER = pattern(
    r",?(?: +|(?<=,))\(?(?:[Vv]\.|v/|[Vv]ed (?=(?:formand|kasserer|bestyrelse|næstformand|dirigent|referent|leder|skoleleder|sekretær)))"
    r" ?(?:[a-zæøå]+ )?(?:[A-ZÆØÅ][\w.-]+(?: [A-ZÆØÅ][\w.-]+){0,3})?\)?$"
)
LEADERS = pattern(r"[ .…_]*(?:\.{3,}|…|_{3,})[ .…_]*(?P<side>\d{1,4}|[ivxlc]{1,6})?[ \t]*$")
CUT = pattern(r"[\s,.:;–-]+$|\s+\.{2,}$")
TYPE_MARK = pattern(r"\((?:B|O|C|D|F|beslutning|orientering|drøftelse)\)$", re.IGNORECASE)

ARTS = (
    ("underskrift", r"underskrift(?:s?(?:ark|blad|side|er)?)\b|^underskriftsark"),
    ("bilagsoversigt", r"^bilagsoversigt"),
    ("spoergetid", r"spørgetid|åbent kvarter|borgernes kvarter|spørgsmål fra (?:borgere|tilhørere)"),
    ("dagsorden", r"^(?:godk\w*|beslutning: godk\w*|bemærkninger|tilføjelser)(?: af| til)?(?: \w+)?"
     r" dagsorden|^dagsorden(?:en|s?punkter)?(?: ?[-–:]| godk|$)|godkendelse af dagsorden"),
    ("referat", r"godk\w*(?: og underskrift)?(?: af)?(?: \w+)? (?:referat|protokol|beslutningsprotokol)"
     r"|^(?:opfølgning på )?referat(?:et)? (?:fra|af) (?:sidste?|seneste|forrige)|^(?:sidste |seneste )?referat(?:et)?$"
     r"|^underskrivelse af|godkendelse af referat"),
    ("meddelelser", r"^(?:\w+: )?(?:meddelelse|nyt fra|bordet rundt|gensidig(?:e)? orientering)"),
    ("eventuelt", r"^(?:\w+: )?(?:eventuelt|evt)\b"),
    ("medlemsforslag", r"medlemsforslag|^forslag fra (?:\w+|medlem|.*\b[A-ZÆØÅ]\b)|initiativret|^indkomne? forslag"
     r"|beslutningsforslag fra"),
    ("orientering", r"[-–(] ?(?:til )?orientering\)?$|\(o\)$"),
    ("valg", r"^(?:\w+: )?(?:valg\b|nyvalg|genvalg|udpegning|konstituering|suppleringsvalg)"),
    ("orientering", r"^(?:\w+: )?(?:gensidig )?orientering|[-–(] ?orientering\)?$|\(o\)$|^diverse orienter|til orientering$"
     r"|til efterretning$|^efterretningssag"),
)  # fmt: skip
ART = tuple((art, pattern(shape, re.IGNORECASE)) for art, shape in ARTS)
PROMISES = pattern(
    r"^(?:\d+\. |\w+: )?(?:godk\w*|valg\b|gen?valg|nyvalg|indkomne? forslag|regnskab\w*|budget\w*|kontingent\w*"
    r"|fastsættelse|udpegning|vedtagelse|beslutning|konstituering|forslag\b|beretning\w*(?=.*godk)|(?:års)?regnskab\w*)"
    r"|til godkendelse|til beslutning|godkendelse\b",
    re.IGNORECASE,
)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
NO_TITLE = pattern(
    rf"(?:{_MONTH})\b|(?:mio|mia|kr|%|pct|procent|rate|behandling|kvartal|sal|etape|klasse|årgang"
    r"|gang|stk|år|uge|måneder|medlemmer|stemmer|stemte|personer|borgere|budgetomplaceringssag|time|m2|km"
    r"|næstformand|suppleant|viceformand)\b\.?|(?:at|og|samt|eller|-|–|til) "
)
DECISION = pattern(
    r"(?:(?:[-–,] ?\d+\.? ?|og \d+\.? ?)*)?(?:godkend(?:t|es)|anbefal(?:es|et)|udsat|udsættes|udskydes|tiltrådt|vedtaget|forkastet|"
    r"afvis(?:t|es)|drøftet|taget til efterretning|til efterretning|til orientering|bevilg(?:et|es)|"
    r"indstilles godkendt|ikke godkendt|orientering foretaget|afventer)\b",
    re.IGNORECASE,
)
KNOWN = pattern(
    r"(?:\w+: )?(?:godk|meddelelse|eventuelt|evt\b|orientering|valg af|spørgetid|underskrift|lukket|indkomn"
    r"|bordet rundt|næste møde|nyt fra|velkomst|formalia|beretning|formandens beretning|regnskab|budget"
    r"|kontingent|dagsorden|referat|beslutning|drøftelse|høring|siden sidst|status|bilagsoversigt|fraværende"
    r"|opfølgning|økonomi|aflysning|konstituering|forslag|udpegning)",
    re.IGNORECASE,
)


class Titel(NamedTuple):
    """A title without its flags; None where nothing is left. `lukket`: flagged as closed."""

    titel: Text | None
    lukket: bool
    aaben: bool


def title(words: Text) -> Titel:
    """What a heading's words are without open or closed flag, leaders, page number and full stop."""
    start, end = 0, len(words)
    lukket = aaben = False
    if inner := BRACKETED.match(words):
        return Titel(tidy(words, *inner.span("titel")), True, False)
    if ALONE.match(words):
        return Titel(None, _closed(words), not _closed(words))
    while True:
        rest = words[start:end]
        if match := BEFORE.match(rest):
            start += match.end()
        elif match := AFTER.search(rest):
            end = start + match.start()
        else:
            break
        if _closed(match["flag"]):
            lukket = True
        else:
            aaben = True
    if speaker := SPEAKER.search(words, start, end):
        end = speaker.start()
    return Titel(tidy(words, start, end), lukket, aaben)


def _closed(flag: str) -> bool:
    return bool(re.search(r"luk|closed|fortrolig", flag, re.IGNORECASE))


def tidy(words: Text, start: int = 0, end: int | None = None) -> Text | None:
    """A part of the words as a value: outer blanks and trailing signs cut, inner blanks folded."""
    end = len(words) if end is None else end
    while start < end and words[start] in " \t–-:|":
        start += 1
    if ("..." in words or "…" in words or "___" in words) and (leaders := LEADERS.search(words, start, end)):
        end = leaders.start()
    while end > start and words[end - 1] in " \t,.:;–-…|":
        end -= 1
    if start >= end:
        return None
    return Text(" ".join(words[start:end].split()), words.part(start, end).span)


def art_of(titel: str | None) -> str:
    """The kind of item that a title names."""
    if titel:
        for art, shape in ART:
            if shape.search(titel):
                return art
    return "sag"


def promises(titel: str | None) -> bool:
    """Whether a title promises a result: approval, election, proposals, accounts, budget, dues."""
    return bool(titel and PROMISES.search(titel))


def likely(words: str) -> float:
    """How much words behind a number look like the title of an item: about -6 to 2."""
    if not words:
        return 0.0
    score = 0.0
    if NO_TITLE.match(words):
        return -6.0
    if DECISION.match(words) and not re.search(r" af | om |: ", words[:40]):
        return -4.0
    if words[0].islower():
        score -= 0 if re.match(r"evt\b|eventuelt", words) else 2
    elif not (words[0].isupper() or words[0] in "\"”»'([„“" or words[0].isdigit()):
        score -= 3
    if "..." in words and LEADERS.search(words):
        score -= 6
    if words[-1] in ",;":
        score -= 2
    elif words[-1] == "." and len(words) > 60:
        score -= 1.5
    elif words[-1] == "." and " " in words:
        score -= 0.5
    if len(words) > 200:
        score -= 3
    if KNOWN.match(words):
        score += 1
    return score


def same(one: str | None, other: str | None) -> bool:
    """Whether two printed titles are one item's: equal but for signs, or one a cut of the other."""
    if not one or not other:
        return False
    a, b = folded(one), folded(other)
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) >= 12 and long.startswith(short))


def folded(words: str) -> str:
    """Letters and digits alone, in lower case."""
    return re.sub(r"[\W_]+", "", words.casefold())
