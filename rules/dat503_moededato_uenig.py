import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from referat_lint import MONTH, MONTHS, Hit, Moede, Referat, Rule, Text, Unsure, calendar_date

IN_NAME = re.compile(
    rf"(?<![0-9a-f])(?:(?P<y1>20\d\d|19\d\d)[-._ ]?(?P<m1>0[1-9]|1[0-2])[-._ ]?(?P<d1>\d\d)"
    rf"|(?P<d2>\d{{1,2}})[-._ ](?P<m2>\d{{1,2}})[-._ ](?P<y2>20\d\d|19\d\d)"
    rf"|(?P<d3>\d{{1,2}})[-._ ]+(?P<m3>{MONTH})[-._ ]+(?P<y3>20\d\d|19\d\d))(?![0-9a-f])",
    re.IGNORECASE,
)
PUBLISHED = re.compile(
    r"publi|udskr|udsend|upload|revid|godkend|hent|download|scan|kopi", re.IGNORECASE
)
PRINTED = re.compile(
    r"(?:publiceret|udskrevet|udsendt|udsendelsesdato|dannet|offentliggjort|godkendt|revideret"
    r"|formøde|næste møde|underskrevet|opdateret)\b[^\n]{0,24}$",
    re.IGNORECASE,
)
TWO_DAYS = re.compile(r"\d\.? ?(?:-|–|og|/|\+) ?$")
LOST = "Teksten har mistet tegn på vejen, så det kan ikke ses, hvilken dato der stod."


@Rule(
    code="DAT503",
    name="moededato-uenig",
    severity="warning",
    given="moede",
    basis="Praksis: et møde har én dato.",
    message="{where} står {found}, men {other}; ret den dato, der er forkert.",
    why=(
        "Står der to datoer for det samme møde, kan ingen vide, hvornår beslutningerne blev "
        "truffet, og referatet bliver ikke fundet på den rigtige dag."
    ),
    bad="""
        Teknisk Udvalg
        Referat den 4. juni 2020
        Mødedato: ⟦5. juni 2020⟧ kl. 16.00
        1. Ny busrute
        Beslutning
        Drøftet.
        """,
    good="""
        Teknisk Udvalg
        Referat den 4. juni 2020
        Mødedato: 4. juni 2020 kl. 16.00
        1. Ny busrute
        Beslutning
        Drøftet.
        """,
)
def check(moede: Moede, referat: Referat) -> Iterator[Hit | Unsure]:
    for hit in _hits(moede, referat):
        yield Unsure(hit.span, LOST) if "tegn" in referat.tabt else hit


def _hits(moede: Moede, referat: Referat) -> Iterator[Hit]:
    text = referat.kilde.shown
    dates = [said for said in moede.datoer if not PRINTED.search(text[: said.span.start][-60:])]
    head = [said for said in dates if not _is_decision(said, referat)]
    if not dates:
        return
    first = next((said for said in dates if said == moede.dato), dates[0])
    seen = {str(first)}
    for said in head:
        if said not in seen and not TWO_DAYS.search(text[: said.span.start][-12:]):
            seen.add(str(said))
            odd, usual = (said, first) if head.count(said) <= head.count(first) else (first, said)
            other = f"mødet er ellers dateret {_danish(usual)}"
            words = {"where": "Her", "found": _danish(odd), "other": other}
            yield Hit(odd.span, words, ((usual.span, "Her står den anden dato."),))
    if first in head:
        yield from _decided(first, referat)
    named = _named(referat.kilde.path)
    if named and named not in {str(said) for said in dates}:
        other = f"filen er dateret {_danish(named)} i sit navn"
        words = {"where": "Som mødets dato", "found": _danish(first), "other": other}
        yield Hit(first.span, words)


def _decided(first: Text, referat: Referat) -> Iterator[Hit]:
    """Where most decisions have one other date than the head; a single one is BES406's."""
    decisions = [p.beslutning for p in referat.punkter if p.beslutning and p.beslutning.dato]
    counts = Counter(decision.dato for decision in decisions)
    common, times = counts.most_common(1)[0] if counts else (None, 0)
    if common is None or first in counts or times == 1 or times * 2 <= len(decisions):
        return
    place = next(decision.span for decision in decisions if decision.dato == common)
    other = f"beslutningerne er dateret {_danish(common)}"
    words = {"where": "Som mødets dato", "found": _danish(first), "other": other}
    yield Hit(first.span, words, ((place, "Her er en beslutning dateret."),))


def _is_decision(said: Text, referat: Referat) -> bool:
    start = said.span.start
    return any(
        punkt.span.start <= start < punkt.span.end and punkt.beslutning.dato == said
        for punkt in referat.punkter
        if punkt.beslutning
    )


def _named(path: str) -> str | None:
    """The one date in a file's name, ISO; None where there is none, or several, or another kind."""
    name = PurePath(path).stem
    if PUBLISHED.search(name):
        return None
    found = set()
    for match in IN_NAME.finditer(name):
        year = match["y1"] or match["y2"] or match["y3"]
        month = match["m1"] or match["m2"] or str(MONTHS[match["m3"].lower()])
        day = match["d1"] or match["d2"] or match["d3"]
        if there := calendar_date(int(year), int(month), int(day)):
            found.add(there.isoformat())
    return found.pop() if len(found) == 1 else None


def _danish(iso: str) -> str:
    day = date.fromisoformat(iso)
    month = next(name for name, number in MONTHS.items() if number == day.month)
    return f"{day.day}. {month} {day.year}"
