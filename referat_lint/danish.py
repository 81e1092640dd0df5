"""What the rules know of written Danish: months, weekdays, quotation marks, the genitive."""

import re
from calendar import isleap
from datetime import date
from functools import lru_cache

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jan", "februar feb", "marts mar", "april apr", "maj", "juni jun", "juli jul",
            "august aug", "september sept sep", "oktober okt", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))  # the longest first, for patterns
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
CENTURY = 80  # a year of two digits from here on is of the last century

GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
REACH = 400  # characters
CELL = 40  # characters: parts that are shorter on the whole are no sentences
OPENING = re.compile(r"[»“„”\"]")
APOSTROPHES = "'`´\u2018\u2019\u02bc\u2032"  # what is meant for one
GENITIVE = re.compile(
    rf"(?<![\w.@/{APOSTROPHES}-])([^\W\d_]+(?:-[^\W\d_]+)*)([{APOSTROPHES}])[sS](?!\w)"
)
ENGLISH = re.compile(
    r"it|that|what|let|here|there|who|how|today|tomorrow|men|women|children|world|people|company"
    r"|city|state|king|queen|driver|lady|farmer|mother|father|valentine|saint|everyone|one",
    re.IGNORECASE,
)
ABBREVIATIONS = re.compile(r"app|sms|pdf|wifi|led|ios|covid")  # in small letters, with a vowel
VOWEL = re.compile(r"[aeiouyæøåäöé]", re.IGNORECASE)
INSTITUTION = re.compile(
    r"(?:kommunen?|råd(?:et)?|udvalg(?:et)?|forvaltningen?|styrelsen?|skolen?|cent(?:er|ret|eret)"
    r"|foreningen?|ministeriet|borgmester(?:en)?|formand(?:en)?|regionen?|hus(?:et)?|institutionen?"
    r"|plan(?:en)?|projekt(?:et)?|selskab(?:et)?|danmark|sjælland|afdelingen?|gruppen?|parti(?:et)?"
    r"|havn(?:en)?|bibliotek(?:et)?|muse(?:um|et)|direktionen?|nævn(?:et)?|by)$",
    re.IGNORECASE,
)
SHOUTED = 6  # letters: a word this long in capitals is no abbreviation if it also stands in small


def days_in(month: int, year: int | None) -> int:
    """How many days a month has; February 29 where the year is not known."""
    return 28 if month == 2 and year is not None and not isleap(year) else DAYS[month - 1]  # noqa: PLR2004


def full_year(year: str) -> int:
    """The year of two or four digits."""
    if len(year) == len("2019"):
        return int(year)
    return int(year) + (1900 if int(year) >= CENTURY else 2000)


def calendar_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    if not 1 <= month <= len(DAYS) or not 1 <= day <= days_in(month, year):
        return None
    return date(year, month, day)


def words_before(line: str, offset: int) -> str:
    """What stands before a place, as far as it can matter: a line may be as long as a book."""
    return line[max(0, offset - REACH) : offset]


def words_after(line: str, offset: int) -> str:
    """What stands after a place, as far as it can matter."""
    return line[offset : offset + REACH]


def in_quotes(line: str, offset: int) -> bool:
    """Whether a place in a line stands inside quotation marks that open on the same line."""
    before = words_before(line, offset)
    pairs = before.count("»") - before.count("«")
    straight = before.count('"') % 2
    curly = sum(map(before.count, "“„”")) % 2
    return bool(OPENING.search(before)) and (pairs > 0 or straight == 1 or curly == 1)


def in_columns(line: str) -> bool:
    """Whether a line is a row of a table: its parts stand apart by tabs, strokes or many blanks."""
    gaps = GAP.findall(line)
    wide = any(len(gap) > 3 for gap in gaps)  # noqa: PLR2004
    return "\t" in line or "|" in line or wide or (len(gaps) > 1 and len(line) < CELL * len(gaps))


@lru_cache(maxsize=64)
def is_ordinary(word: str, text: str) -> bool:
    """Whether a word before an apostrophe takes a plain s in the genitive.

    Abbreviations and foreign names do not. An unknown word with a capital is ordinary where it
    also stands alone somewhere in `text`, as the name of a person or place does.
    """
    if len(word) <= 2 or not VOWEL.search(word):  # noqa: PLR2004  # A, pc, tv, km
        return False
    if word.islower():
        return not ENGLISH.fullmatch(word) and not ABBREVIATIONS.fullmatch(word)
    capitals = sum(map(str.isupper, word))
    if word.isupper():
        return len(word) >= SHOUTED and _stands(word.lower(), text)
    if capitals > 1 + word.count("-") or ENGLISH.fullmatch(word):
        return False
    return bool(INSTITUTION.search(word)) or _stands(word, text) or _stands(word.lower(), text)


def _stands(word: str, text: str) -> bool:
    """Whether a word stands somewhere by itself."""
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w{APOSTROPHES}-])", text) is not None
