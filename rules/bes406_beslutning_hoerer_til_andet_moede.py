import re
from collections.abc import Iterator, Mapping
from itertools import takewhile

from referat_lint import Beslutning, Hit, Punkt, Referat, Rule, Span, Unsure

OTHER_DATE = (
    "Hovedet har en anden mødedato end beslutningerne; det kan ikke ses, hvilken der er rigtig."
)
OTHER_BODY = (
    "Hovedet nævner et andet organ end beslutningerne; det kan ikke ses, hvilket der er rigtigt."
)
SHORT = re.compile(r"[A-ZÆØÅ&/ -]{2,6}")
PERIOD = re.compile(r"\b(?:19|20)\d\d ?[-–] ?(?:19|20)?\d\d\b")
NO_LETTER = re.compile(r"[\W\d_]+")
ENDING = re.compile(r"s?(?:et|en)?s?$")


@Rule(
    code="BES406",
    name="beslutning-hoerer-til-andet-moede",
    severity="warning",
    given="punkter.beslutning",
    afholdt=True,
    basis="Praksis: overskriften over beslutningen nævner det møde, hvor den blev truffet.",
    message=(
        "Beslutningen i {omtale} står med {found}, men mødet er {expected}; ret overskriften, "
        "eller skriv dette mødes egen beslutning."
    ),
    why=(
        "Står der et andet organ eller en anden dato over beslutningen, er den formentlig kopieret "
        "fra et andet møde, og så mangler dette mødes egen."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        1. Godkendelse af dagsorden
        Beslutning i Teknisk Udvalg den 04-06-2020
        Godkendt.
        2. Ny busrute
        ⟦Beslutning i Teknisk Udvalg den 07-05-2020⟧
        Udsat.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        1. Godkendelse af dagsorden
        Beslutning i Teknisk Udvalg den 04-06-2020
        Godkendt.
        2. Ny busrute
        Beslutning i Teknisk Udvalg den 04-06-2020
        Udsat.
        """,
)
def check(decision: Beslutning, referat: Referat) -> Iterator[Hit | Unsure]:
    moede = referat.moede
    dates, bodies = referat.beslutningers_moeder
    date = decision.dato if moede.dato and decision.dato not in _dates(referat) else None
    body = decision.organ if moede.organ and not _is_same(decision.organ, moede.organ) else None
    if not date and not body:
        return
    punkt = referat.punkt_om(decision.span)
    place = _heading(decision, punkt)
    if date and "cifre" in referat.tabt:
        return
    if date and _outvoted(dates, date, moede.dato):
        yield Unsure(place, OTHER_DATE)
    elif body and not date and _outvoted(bodies, body, moede.organ):
        yield Unsure(place, OTHER_BODY)
    else:
        found = [body, date and _told(date)]
        expected = [body and moede.organ, date and _told(str(moede.dato))]
        words = {"found": _joined(found), "expected": _joined(expected)}
        yield Hit(place, {**words, "omtale": punkt.omtale if punkt else "punktet"})


def _heading(decision: Beslutning, punkt: Punkt | None) -> Span:
    sections = punkt.afsnit if punkt else ()
    inside = (a for a in sections if a.span.start <= decision.span.start < a.span.end)
    return next((a.head for a in inside if a.slags == "beslutning"), decision.span)


def _dates(referat: Referat) -> set[str | None]:
    """The days of the meeting, as the head prints them."""
    end = referat.moede.span.end
    days = map(str, takewhile(lambda day: day.span.start < end, referat.moede.datoer))
    return {None, referat.moede.dato, *days}


def _is_same(one: str | None, other: str) -> bool:
    """Whether two names may be one body's: a short form, a general name, another ending."""
    if one is None or SHORT.fullmatch(one) or SHORT.fullmatch(other):
        return True
    first, second = _key(one), _key(other)
    return first in second or second in first


def _key(name: str) -> str:
    return ENDING.sub("", NO_LETTER.sub("", PERIOD.sub("", name).casefold()))


def _outvoted(counts: Mapping[str, int], found: str, head: str | None) -> bool:
    """Whether more decisions agree with each other than with the head."""
    return counts.get(found, 0) > max(counts.get(str(head), 0), 1)


def _joined(words: list[str | None]) -> str:
    return " den ".join(word for word in words if word)


def _told(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{int(day)}.{int(month)}.{year}"
