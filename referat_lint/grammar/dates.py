"""Dates and times as minutes print them."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from referat_lint.grammar.patterns import pattern

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_MONTHS = (
    ("januar", "jan", "january"),
    ("februar", "feb", "february"),
    ("marts", "mar", "march"),
    ("april", "apr"),
    ("maj", "may"),
    ("juni", "jun", "june"),
    ("juli", "jul", "july"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("oktober", "okt", "oct", "october"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = "|".join(WEEKDAYS)
BEFORE = pattern(
    rf"(?:\b(?P<ugedag>{_DAY})(?:,| d\.| den)*(?: d\.| den)? *)?(?:\bden |\bd\. ?)?\Z",
    re.IGNORECASE,
)
DATE = pattern(
    r"(?<![\w.,/-])(?P<aar1>(?:19|20)\d\d)-(?P<maaned1>\d\d)-(?P<dag1>\d\d)(?![\d-])"
    rf"|(?P<maaned2>{_MONTH}) (?P<dag2>\d{{1,2}}), ?(?P<aar2>(?:19|20)\d\d)"
    rf"|(?<![\w.,/])(?P<dag3>\d{{1,2}})(?:\. ?|[ -]|(?=[a-z]))(?P<maaned3>{_MONTH})"
    r"(?:,? ?-?(?P<aar3>(?:19|20)\d\d)(?!\d))?"
    r"|(?<![\w.,/-])(?P<dag4>\d{1,2})(?P<skel>[-./])(?P<maaned4>\d{1,2})(?:(?P=skel)|[ -])"
    r"(?P<aar4>(?:19|20)\d\d|\d\d(?![\d:.]))(?![\d-]|\.\d|,\d)"
    r"|(?<![\w.,/-])(?P<dag5>\d{1,2})/ ?(?P<maaned5>\d{1,2})(?![\d/.-])",
    re.IGNORECASE,
)
TIME = pattern(
    r"(?:\b(?:kl(?:okken)?|KL)\b\.?:? *|(?<![\d.,:/-]))(?P<time>[01]?\d|2[0-4])"
    r"(?:[.:](?P<minut>[0-5]\d)(?::\d\d)?)?(?P<halvdel> ?[AP]M\b)?(?![\d%]|[.,:]\d| ?kr\b)",
    re.IGNORECASE,
)
HOURS = pattern(
    r"(?:\bkl(?:okken)?\b\.?:? *)?(?<![\d.,:/-])(?P<t1>[01]?\d|2[0-4])(?:[.:](?P<m1>[0-5]\d))?"
    r" *(?:-|–|til) *(?:kl\.? *)?(?P<t2>[01]?\d|2[0-4])(?:[.:](?P<m2>[0-5]\d))?(?![\d:%]|\.\d)",
    re.IGNORECASE,
)
# What every date holds: digits beside digits or a month's first letters. The full pattern is tried
# only there.
NEAR = pattern(
    r"\d(?:[-./ ]|\. |(?=[a-zA-Z]))(?:\d|jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)"
    r"|(?:jan|feb|mar|apr|ma[jy]|ju[nl]|aug|sep|o[kc]t|nov|dec)[a-z]{0,9} \d",
    re.IGNORECASE,
)
WEEKDAY = 34  # characters that a weekday and what follows it take before a date
YEAR = 4


class Date(NamedTuple):
    """A date as printed: offsets, ISO (None without a year, or impossible), weekday if printed."""

    start: int
    end: int
    iso: str | None
    ugedag: str | None


def dates(text: str, start: int = 0) -> Iterator[Date]:
    """Every date in a text."""
    while near := NEAR.search(text, start):
        match = DATE.search(text, max(start, near.start() - YEAR), near.end() + WEEKDAY)
        if match is None:
            start = near.end() - 1
        else:
            begin = max(start, match.start() - WEEKDAY)
            yield _date(BEFORE.search(text, begin, match.start()), match)
            start = match.end()


def first_date(text: str) -> Date | None:
    """The first date in a text."""
    return next(dates(text), None)


def _date(before: re.Match[str] | None, match: re.Match[str]) -> Date:
    parts = match.groupdict()
    month = _one_of(parts, "maaned") or ""
    number = int(month) if month.isdigit() else MONTHS[month.lower().rstrip(".")]
    day = int(_one_of(parts, "dag") or 0)
    if parts["skel"] == "/" and number > 12 >= day:  # 8/29/2019
        day, number = number, day
    weekday = before and before["ugedag"]
    iso = _iso(_one_of(parts, "aar"), number, day)
    start = before.start() if before else match.start()
    return Date(start, match.end(), iso, weekday.lower() if weekday else None)


def _one_of(parts: dict[str, str | None], name: str) -> str | None:
    """What the shape that fits has read: each numbers its groups, maaned1 to maaned5."""
    return next((value for number in "12345" if (value := parts.get(name + number))), None)


def _iso(year: str | None, month: int, day: int) -> str | None:
    if year is None:
        return None
    full = int(year) if len(year) == 4 else 2000 + int(year)
    try:
        return date(full, month, day).isoformat()
    except ValueError:
        return None


def clock(hour: str, minute: str | None, half: str | None = None) -> str:
    """HH:MM; `half` is AM or PM, None for an hour out of 24."""
    number = int(hour)
    if half:
        number = number % 12 + (12 if half.strip().lower() == "pm" else 0)
    return f"{number:02}:{minute or '00'}"


def first_time(text: str) -> str | None:
    """The first time of day in a text that holds no dates, HH:MM."""
    found = time_at(text)
    return found[0] if found else None


def time_at(text: str) -> tuple[str, int, int] | None:
    """The first time of day, HH:MM, and from where to where it stands."""
    for match in TIME.finditer(text):
        if match["minut"] or match[0][:1] in "kK" or match["halvdel"]:
            return clock(match["time"], match["minut"], match["halvdel"]), *match.span()
    return None


def hours(text: str) -> tuple[str, str] | None:
    """From and to, HH:MM, where both are printed."""
    for match in HOURS.finditer(text):
        if match["m1"] or match["m2"] or "kl" in match[0].lower():
            return clock(match["t1"], match["m1"]), clock(match["t2"], match["m2"])
    return None
