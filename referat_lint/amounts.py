"""Numbers as they are written in Danish: 1.250.000,50 kr., 12,5 %, -3 mio. kr., 25.000,-."""

import re
from decimal import Decimal
from typing import NamedTuple

MINUS = r"[-\u2013\u2212]"
AMOUNT = (  # for patterns; the case of letters makes no difference
    rf"(?P<minus>{MINUS}|\()? ?(?:(?P<before>kr\.?|DKK) ?)?(?P<within>{MINUS})?"
    r"(?P<digits>\d{1,3}(?:[. \u00a0\u202f]\d{3}){1,4}|\d{1,15})"
    r"(?:,(?P<decimals>\d{1,6}))?(?P<dash>,-)?\)?"
    r" ?(?P<unit>kr\.?|DKK|%|pct\.?|procent|mi[oa]\.?(?: kr\.?)?|t\.? ?kr\.?|stk\.?)?\.?"
)
NUMBER = re.compile(rf"\s*{AMOUNT}\s*", re.IGNORECASE)


class Amount(NamedTuple):
    """A number, how many decimals are printed, its unit but for kroner; whether it is money."""

    number: Decimal
    decimals: int
    unit: str
    money: bool


def amount(words: str) -> Amount | None:
    """The number that some words are; None where they are more than that."""
    match = NUMBER.fullmatch(words)
    return amount_of(match) if match else None


def amount_of(match: re.Match[str]) -> Amount:
    """The number in a match of a pattern that holds AMOUNT."""
    whole, decimals = re.sub(r"\D", "", match["digits"]), match["decimals"] or ""
    number = Decimal(f"{whole}.{decimals or 0}")
    unit = (match["unit"] or "").casefold()
    return Amount(
        -number if match["minus"] or match["within"] else number,
        len(decimals),
        re.sub(r"\W|kr|dkk", "", unit.replace("%", "pct").replace("procent", "pct")),
        bool(match["before"] or match["dash"] or re.search("kr|dkk|mi[oa]", unit)),
    )


def in_danish(number: Decimal | int, decimals: int) -> str:
    """1.250.000,50."""
    return f"{number:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
