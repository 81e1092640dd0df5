"""Personal numbers (CPR): where they stand in a text, and a text with them masked."""

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import NamedTuple

SHAPE = re.compile(r"(?<![\d.,/])(\d{2})(\d{2})(\d{2})([ \u00a0\-\u2010\u2011\u2013]?)(\d{4})(?![\d/])")
MASK = "******-****"


class Candidate(NamedTuple):
    """Ten digits whose first six are a date; offsets in the text that was searched."""

    start: int
    end: int
    digits: str
    parted: bool


def candidates(text: str) -> Iterator[Candidate]:
    """Every ten digits that could be a personal number: day (also + 60), month, year, four more."""
    for match in SHAPE.finditer(text):
        day, month, year, sign, serial = match.groups()
        number = int(day) - 60 if int(day) > 60 else int(day)
        if 1 <= int(month) <= 12 and 1 <= number <= monthrange(2000 + int(year), int(month))[1]:
            yield Candidate(*match.span(), day + month + year + serial, bool(sign))


def mask(text: str) -> str:
    """The text with every candidate masked whole, whatever its tier."""
    out, done = [], 0
    for found in candidates(text):
        out += [text[done : found.start], MASK]
        done = found.end
    return "".join([*out, text[done:]]) if out else text
