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
BEFORE = pattern(rf"^\(?(?P<flag>{_FLAG})\)?(?: *[:–-] *| +(?=- )|(?<=\)) +)", re.IGNORECASE)
AFTER = pattern(rf"(?: *[–-] *| *\(|, )(?P<flag>{_FLAG})\)? *$", re.IGNORECASE)
BRACKETED = pattern(r"^lukket (?:punkt|sag) \((?P<titel>[^()]+)\)\.?$", re.IGNORECASE)
ALONE = pattern(rf"^\(?(?P<flag>{_FLAG})\)?[.:]?$", re.IGNORECASE)
SPEAKER = pattern(  # Regnskab v/ kassereren Hans Hansen
    r",?(?: +|(?<=,))\(?(?:[Vv]\.|v/|[Vv]ed (?=(?:formand|kasserer|bestyrelse|næstformand|dirigent"
    r"|referent|leder|skoleleder|sekretær)))"
    r" ?(?:[a-zæøå]+ )?(?:[A-ZÆØÅ][\w.-]+(?: [A-ZÆØÅ][\w.-]+){0,3})?\)?$"
)
LEADERS = pattern(r"[ .…_]*(?:\.{3,}|…|_{3,})[ .…_]*(?P<side>\d{1,4}|[ivxlc]{1,6})?[ \t]*$")
TYPE_MARK = pattern(r"\((?:B|O|C|D|F|beslutning|orientering|drøftelse)\)$", re.IGNORECASE)

_ARTS = (  # the first that fits
    ("underskrift", r"underskrift(?:s?(?:ark|blad|side|er)?)\b|^underskriftsark"),
    ("bilagsoversigt", r"^bilagsoversigt"),
    (
        "spoergetid",
        r"spørgetid|åbent kvarter|borgernes kvarter|spørgsmål fra (?:borgere|tilhørere)",
    ),
    (
        "dagsorden",
        (
            r"^(?:godk\w*|beslutning: godk\w*|bemærkninger|tilføjelser)(?: af| til)?(?: \w+)?"
            r" dagsorden|^dagsorden(?:en|ens|s?punkter)?(?: ?[-–:]| godk|$)"
            r"|godkendelse af dagsorden"
        ),
    ),
    (
        "referat",
        (
            r"godk\w*(?: og underskrift)?(?: af)?(?: \w+)? (?:referat|protokol|beslutningsprotokol)"
            r"|^(?:opfølgning på )?referat(?:et)? (?:fra|af) (?:sidste?|seneste|forrige)"
            r"|^(?:sidste |seneste )?referat(?:et)?$|^referatets godk|^underskrivelse af"
            r"|godkendelse af referat"
        ),
    ),
    (
        "meddelelser",
        r"^(?:\w+: )?(?:meddelelse|nyt fra|bordet rundt|gensidig(?:e)? orientering)",
    ),
    ("eventuelt", r"^(?:\w+: )?(?:eventuelt|evt)\b"),
    (
        "medlemsforslag",
        (
            r"medlemsforslag|^forslag fra (?:\w+|medlem|.*\b[A-ZÆØÅ]\b)|initiativret"
            r"|^indkomne? forslag|beslutningsforslag fra"
        ),
    ),
    ("orientering", r"[-–(] ?(?:til )?orientering\)?$|\(o\)$"),
    (
        "valg",
        r"^(?:\w+: )?(?:valg\b|nyvalg|genvalg|udpegning|konstituering|suppleringsvalg)",
    ),
    (
        "orientering",
        (
            r"^(?:\w+: )?(?:gensidig )?orientering|^diverse orienter|til orientering$"
            r"|til efterretning$|^efterretningssag"
        ),
    ),
)
ART = tuple((art, pattern(shape, re.IGNORECASE)) for art, shape in _ARTS)
PROMISES = pattern(
    r"^(?:\d+\. |\w+: )?(?:godk\w*|valg\b|gen?valg|nyvalg|indkomne? forslag|(?:års)?regnskab\w*"
    r"|budget\w*|kontingent\w*|fastsættelse|udpegning|vedtagelse|beslutning|konstituering"
    r"|forslag\b|beretning\w*(?=.*godk))"
    r"|til godkendelse|til beslutning|godkendelse\b",
    re.IGNORECASE,
)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
NO_TITLE = pattern(  # behind a number that counts or dates something
    rf"(?:{_MONTH})\b|(?:mio|mia|kr|%|pct|procent|rate|behandling|kvartal|sal|etape|klasse|årgang"
    r"|gang|stk|år|uge|måneder|medlemmer|stemmer|stemte|personer|borgere|budgetomplaceringssag"
    r"|time|m2|km|næstformand|suppleant|viceformand)\b\.?|(?:at|og|samt|eller|-|–|til) "
)
DECISION = pattern(
    r"(?:[-–,] ?\d+\.? ?|og \d+\.? ?)*"
    r"(?:godkend(?:t|es)|anbefal(?:es|et)|udsat|udsættes|udskydes|tiltrådt|vedtaget|forkastet"
    r"|afvis(?:t|es)|drøftet|taget til efterretning|til efterretning|til orientering"
    r"|bevilg(?:et|es)|indstilles godkendt|ikke godkendt|orientering foretaget|afventer)\b",
    re.IGNORECASE,
)
ABOUT = pattern(r" af | om |: ")
EVENTUELT = pattern(r"evt\b|eventuelt")
KNOWN = pattern(
    r"(?:\w+: )?(?:godk|meddelelse|eventuelt|evt\b|orientering|valg af|spørgetid|underskrift"
    r"|lukket|indkomn|bordet rundt|næste møde|nyt fra|velkomst|formalia|beretning"
    r"|formandens beretning|regnskab|budget|kontingent|dagsorden|referat|beslutning|drøftelse"
    r"|høring|siden sidst|status|bilagsoversigt|fraværende|opfølgning|økonomi|aflysning"
    r"|konstituering|forslag|udpegning)",
    re.IGNORECASE,
)
CLOSED = pattern(r"luk|closed|fortrolig", re.IGNORECASE)
SIGNS = pattern(r"[\W_]+")


class Titel(NamedTuple):
    """A title without its flags; None where nothing is left. `lukket`: flagged as closed."""

    titel: Text | None
    lukket: bool
    aaben: bool


def title(words: Text) -> Titel:
    """What a heading's words are without open or closed flag, leaders, page number, full stop."""
    if inner := BRACKETED.match(words):
        return Titel(tidy(words, *inner.span("titel")), lukket=True, aaben=False)
    if ALONE.match(words):
        lukket = _closed(words)
        return Titel(None, lukket=lukket, aaben=not lukket)
    start, end, flags = 0, len(words), set[bool]()
    while True:
        rest = words[start:end]
        if match := BEFORE.match(rest):
            start += match.end()
        elif match := AFTER.search(rest):
            end = start + match.start()
        else:
            break
        flags.add(_closed(match["flag"]))
    if speaker := SPEAKER.search(words, start, end):
        end = speaker.start()
    return Titel(tidy(words, start, end), lukket=True in flags, aaben=False in flags)


def _closed(flag: str) -> bool:
    return bool(CLOSED.search(flag))


def tidy(words: Text, start: int = 0, end: int | None = None) -> Text | None:
    """A part of the words as a value: outer blanks and trailing signs cut, inner blanks folded."""
    end = len(words) if end is None else end
    while start < end and words[start] in " \t–-:|":
        start += 1
    if ("..." in words or "…" in words or "___" in words) and (
        leaders := LEADERS.search(words, start, end)
    ):
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
    if NO_TITLE.match(words):
        return -6.0
    if DECISION.match(words) and not ABOUT.search(words[:40]):
        return -4.0
    score = _beginning(words) + _ending(words)
    if "..." in words and LEADERS.search(words):  # a row of the contents
        score -= 6
    if len(words) > 200:
        score -= 3
    if KNOWN.match(words):
        score += 1
    return score


def _beginning(words: str) -> float:
    first = words[0]
    if first.islower():
        return 0 if EVENTUELT.match(words) else -2
    return 0 if first.isupper() or first.isdigit() or first in "\"”»'([„“" else -3


def _ending(words: str) -> float:
    if words[-1] in ",;":
        return -2
    if words[-1] != ".":
        return 0
    if len(words) > 60:
        return -1.5
    return -0.5 if " " in words else 0


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
    return SIGNS.sub("", words.casefold())
