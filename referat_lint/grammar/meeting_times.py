"""When a meeting was held: its date, its weekday, when it began and ended."""

import re
from typing import NamedTuple

from referat_lint.grammar import dates
from referat_lint.grammar.patterns import pattern

CLOCK = r"\d{1,2}(?:[.:]\d\d)?"
ENDED = pattern(  # Mødet hævet kl. 19.15; slut 21
    r"\b(?:mødet|generalforsamlingen)? ?(?:er |blev )?"
    r"(?:slut(?:tede|tet)?|hævet|afsluttet|hæves|hævede (?:mødet|generalforsamlingen))\b"
    rf"[^.]{{0,30}}?(?:kl\.? *)?(?P<tid>{CLOCK})",
    re.IGNORECASE,
)
BEGAN = pattern(
    rf"\b(?:begyndte|startede|åbnet|start(?:er)?|begynder)\b[^.]{{0,20}}?kl\.? *(?P<tid>{CLOCK})",
    re.IGNORECASE,
)
# Below the items, where prose may say that something else has ended: the time stands at once.
CLOSED = pattern(
    r"\b[Mm]ødet (?:er |blev )?(?:sluttede|slut|hævet|hæves|sluttet|afsluttet)"
    rf"(?: |:)*(?:kl\.?:? *)?(?P<tid>{CLOCK})(?!\d)"
)
LOOSE = pattern(r"(?P<time>\d{1,2})(?:[.:](?P<minut>\d\d))?")
STAMP = pattern(
    r"publiceret|udskrevet|dannet|udsendt|godkendt den|opdateret|offentliggjort|redigeret",
    re.IGNORECASE,
)
WEEKDAY = pattern(r"\b(?:man|tirs|ons|tors|fre|lør|søn)dag\b(?= den\b| d\.)", re.IGNORECASE)
BRACKETS = pattern(r"\([^)]*\)")


class When(NamedTuple):
    """What a line says of date and hours.

    Dates are ISO, times HH:MM. `rest` is the line with blanks where date and hours stand, or None
    where the date is not the meeting's but that of a stamp (printed, published, approved).
    """

    began: str | None  # "mødet begyndte kl."
    ended: str | None  # "mødet sluttede kl."
    dato: str | None = None
    place: tuple[int, int] = (0, 0)  # of the date, in the line
    ugedag: str | None = None
    start: str | None = None
    slut: str | None = None
    rest: str | None = None


def when(words: str) -> When:
    """Date and hours, taken from a line."""
    ended = ENDED.search(words)
    rest = _blanked(words, *ended.span()) if ended else words
    began = BEGAN.search(rest)
    told = When(
        loose_time(began["tid"]) if began else None, loose_time(ended["tid"]) if ended else None
    )
    date = dates.first_date(rest)
    if date is None:
        day = WEEKDAY.search(rest)
        told = told._replace(ugedag=day[0].lower() if day else None)
    elif STAMP.search(rest, 0, date.start):
        return told
    else:
        told = told._replace(dato=date.iso, place=(date.start, date.end), ugedag=date.ugedag)
        rest = _blanked(rest, date.start, date.end)
    return _with_hours(told, rest)


def _with_hours(told: When, rest: str) -> When:
    if hours := dates.hours(rest):
        rest = dates.HOURS.sub(lambda match: " " * len(match[0]), rest, count=1)
        return told._replace(start=hours[0], slut=hours[1], rest=rest)
    inner = BRACKETS.sub(lambda match: " " * len(match[0]), rest)
    if found := dates.time_at(inner):
        start, first, last = found
        return told._replace(start=start, rest=_blanked(inner, first, last))
    return told._replace(rest=rest)


def is_stamped(words: str) -> bool:
    """Whether a line's date is that of a stamp."""
    stamp = STAMP.search(words)
    date = dates.first_date(words) if stamp else None
    return stamp is not None and date is not None and stamp.start() < date.start


def end_time(words: str) -> str | None:
    """When a line of the head says that the meeting ended, HH:MM."""
    ended = ENDED.search(words)
    return loose_time(ended["tid"]) if ended else None


def closing_time(words: str) -> str | None:
    """When a line of the items, or below them, says that the meeting ended, HH:MM."""
    ended = CLOSED.search(words) if "ødet " in words else None
    return loose_time(ended["tid"]) if ended else None


def loose_time(words: str) -> str | None:
    """The first number as a time of day, also a bare hour; HH:MM, None where it is no hour."""
    match = LOOSE.search(words)
    if match and int(match["time"]) <= 24:
        return dates.clock(match["time"], match["minut"])
    return None


def _blanked(words: str, start: int, end: int) -> str:
    return words[:start] + " " * (end - start) + words[end:]
