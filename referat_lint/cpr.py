"""Personal numbers (CPR): where they stand in a text, how sure it is, a text with them masked.

The shape and the list of birthdays without a check digit: cpr.dk, "Personnumre uden kontrolciffer".
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from referat_lint.danish import days_in

SIGNS = " \u00a0\u00ad\u2010\u2011\u2012\u2013\u2212-"
# Day, month, year and four more; what may not stand around them is asked afterwards: a pattern
# that begins with its digits is found four times as fast as one that begins with a look behind.
SHAPE = re.compile(
    rf"[0-9][0-9]{{5}}(?:[{SIGNS}]|[ \u00a0]?[\u2010-\u2013\u2212-][ \u00a0]?\n?)?"
    r"[0-9]{4}(?![0-9])"
)
DOTTED = re.compile(r"[0-9][0-9]([./ -])[0-9]{2}\1[0-9]{2} ?[-–/ .] ?[0-9]{4}(?![0-9])")
CUE = re.compile(r"cpr|person-?n(?:umme)?r|fødselsnummer|\bf\. |født", re.IGNORECASE)
OTHER = re.compile(
    r"\b(?:ean|gln|cvr|bfe|p-?(?:nr|nummer)|se-?(?:nr|nummer)|konto\w*|iban|reg\.? ?nr"
    r"|faktura\w*|journal\w*|j\.? ?nr|dok\w*\.?(?: ?nr)?|sags?(?:nr|id|nummer)|lbk\.? ?nr|esdh"
    r"|ordre\w*|ref(?:erence(?:nr|nummer)?|nr)?|tlf|telefon\w*|mobil\w*|isbn|matr\w*|løbe?nr|projekt\w*)\b"
    r"[ .:#]*(?:nr\b|nummer\b|id\b)?[ .:#]*$",
    re.IGNORECASE,
)
WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
MODULUS = 11
REPLACEMENT = 60  # added to the day in replacement numbers
BEFORE, AFTER = 28, 16  # how near a word must stand to be beside the number
PERIOD = range(1985, 2036)  # 030405-2010 is a date with its year, or a period
MASK = "******-****"
IN_PATH = re.compile(r"[^/\\]+")  # what stands between the strokes of a path


class PersonalNumber(NamedTuple):
    """Ten digits that are, or may be, a personal number; offsets in the text that was searched."""

    start: int
    end: int
    sure: bool


class Candidate(NamedTuple):
    """Ten digits that could be a personal number: day (also + 60), month, year, four more."""

    start: int
    end: int
    digits: str
    parted: bool


def candidates(text: str) -> Iterator[Candidate]:
    """Every ten digits that could be a personal number: day (also + 60), month, year, four more."""
    for match in (*SHAPE.finditer(text), *DOTTED.finditer(text)):
        if found := _candidate(text, *match.span()):
            yield found


def personal_numbers(text: str) -> Iterator[PersonalNumber]:
    """Those of the candidates that are told of: sure ones, and those that look like it."""
    for found in candidates(text):
        start, end, digits, parted = found
        valid = sum(map(int.__mul__, WEIGHTS, map(int, digits))) % MODULUS == 0
        cue, dotted = _near(text, found), not text[start : start + 6].isdigit()
        if not cue and dotted:
            continue
        if not cue and OTHER.search(text[max(0, start - BEFORE) : start]):
            continue
        if valid or digits.startswith("0101"):
            yield PersonalNumber(start, end, sure=True)
        elif cue or (parted and int(digits[6:]) not in PERIOD):
            yield PersonalNumber(start, end, sure=False)


def mask(text: str) -> str:
    """The text with every candidate masked whole, whatever its tier."""
    out, done = [], 0
    for found in sorted(candidates(text)):
        if found.start >= done:
            out += [text[done : found.start], MASK]
            done = found.end
    return "".join([*out, text[done:]]) if out else text


def mask_path(text: str) -> str:
    """A path, or words that may hold one, masked: within it a stroke is no part of a number."""
    return IN_PATH.sub(lambda name: mask(name[0]), mask(text))


def _candidate(text: str, start: int, end: int) -> Candidate | None:
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isdigit() or before[-1:] in {".", ",", "/"} or after[:1] == "/":
        return None
    if before[-1:] == "-" and before[:1].isdigit():  # 480-010190-1234: a case number
        return None
    if after[:1] in {"-", ".", ","} and after[1:].isdigit():
        return None
    digits = "".join(filter(str.isdigit, text[start:end]))
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    day -= REPLACEMENT if day > REPLACEMENT else 0
    if not 1 <= month <= 12 or not 1 <= day <= days_in(month, 2000 + year):  # noqa: PLR2004
        return None
    return Candidate(start, end, digits, parted=end - start > len(digits))


def _near(text: str, found: Candidate) -> bool:
    around = text[max(0, found.start - BEFORE) : found.start], text[found.end : found.end + AFTER]
    return any(map(CUE.search, around))
