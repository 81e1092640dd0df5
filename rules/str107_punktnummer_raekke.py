import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from referat_lint import Hit, Punkt, Referat, Rule, Unsure

NUMBER = re.compile(r"(?P<series>(?:.*[^\d])?)(?P<number>\d{1,6})(?P<letter>[a-zæøå]?)")
EXTRACT = re.compile(
    r"\båb(?:en|ent|ne) (?:dagsorden|referat|del|punkter|sager|møde)"
    r"|\b(?:offentlig|udskrift|uddrag)\w*\b.{0,30}\b(?:referat|protokol|udgave|version)"
    r"|\b(?:lukke(?:t|de)|fortrolige) (?:punkter|sager|dagsorden|del|møde)",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"\b(?:[Pp]unkt(?:et|erne)?|[Pp]kt\.?|[Ss]ag(?:en|erne)?)(?: nr\.?)? (?P<numbers>\d+"
    r"(?:(?:,| og|-) ?\d+)*)\W.{0,60}?"
    r"(?:udg|taget af|tages af|trukket|trækkes|lukke|udeladt|fortrolig|samme? med)"
)
CLOSED = "Numrene springer, men udskriften kan have udeladt lukkede punkter."
LOST = "Teksten har mistet noget på vejen, så et nummer, der mangler, kan være gået tabt."
LOOSE = "Numrene følger ikke hinanden, så rækken kan ikke efterses."
MOST_SHOWN = 6


@Rule(
    code="STR107",
    name="punktnummer-raekke",
    severity="warning",
    given="referat",
    basis="Praksis: punkterne er nummereret fortløbende i den rækkefølge, de blev behandlet.",
    message="{found}; {use}.",
    why=(
        "Et nummer, der mangler, er gentaget eller står forkert, får læseren til at tro, at et "
        "punkt er udeladt, og henvisninger til punktet rammer forkert."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        11. Godkendelse af dagsorden
        Beslutning
        Godkendt.
        12. Ny busrute
        Beslutning
        Udsat.
        ⟦14. Cykelsti⟧
        Beslutning
        Udsat.
        ⟦14. Meddelelser⟧
        Beslutning
        Intet.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        11. Godkendelse af dagsorden
        Beslutning
        Godkendt.
        12. Ny busrute
        Beslutning
        Udsat.
        13. Cykelsti
        Beslutning
        Udsat.
        14. Meddelelser
        Beslutning
        Intet.
        """,
)
def check(whole: Referat, referat: Referat) -> Iterator[Hit | Unsure]:
    series: dict[str, list[tuple[int, Punkt]]] = {}
    for punkt in referat.punkter:
        if punkt.nummer is not None and (match := NUMBER.fullmatch(punkt.nummer)):
            if match["letter"] and any(
                n == int(match["number"]) for n, _ in series.get(match["series"], [])[-1:]
            ):
                continue  # 10a after 10
            series.setdefault(match["series"], []).append((int(match["number"]), punkt))
    for prefix, items in series.items():
        above = {int(key.rstrip(". -")) for key in series if key.rstrip(". -").isdigit()}
        yield from _series(items, above if not prefix else set(), referat)


def _series(
    items: Sequence[tuple[int, Punkt]], above: set[int], referat: Referat
) -> Iterator[Hit | Unsure]:
    numbers = [number for number, _ in items]
    if len(items) > 1 and set(numbers) == {numbers[0]}:
        yield from _all_alike(items)
        return
    kept = _rising(numbers)
    gaps = [(a, b) for a, b in pairwise(kept) if numbers[b] > numbers[a] + 1]
    if len(gaps) > 2 and len(gaps) * 2 > len(kept):  # noqa: PLR2004
        yield Unsure(items[kept[0]][1].head, LOOSE)
        return
    seen = {*numbers, *above}
    told: set[int] = set()
    for at in sorted({*range(len(items))} - {*kept}):
        yield from _stray(at, items, kept, referat, told)
    for a, b in gaps:
        missing = [
            n
            for n in range(numbers[a] + 1, min(numbers[b], numbers[a] + 1000))
            if n not in seen and n not in told
        ]
        if missing:
            yield from _gap(missing, items[a], items[b], referat)


def _all_alike(items: Sequence[tuple[int, Punkt]]) -> Iterator[Hit]:
    number, first = items[0]
    if number == 1:
        words = {
            "found": f"Alle {len(items)} punkter har nummer 1",
            "use": "giv dem fortløbende numre, så der kan henvises til dem",
        }
        yield Hit(first.head, words, severity="info")
    else:
        words = {
            "found": f"Alle {len(items)} punkter har nummer {number}",
            "use": "giv dem fortløbende numre",
        }
        yield Hit(items[1][1].head, words, ((first.head, "Her står nummeret første gang."),))


def _rising(numbers: Sequence[int]) -> list[int]:
    """The places of the longest series that rises, in time that grows with n log n."""
    tails: list[int] = []  # by length, where the series with the smallest last number ends
    values: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(values, number)
        before.append(tails[length - 1] if length else -1)
        if length == len(tails):
            tails.append(at)
            values.append(number)
        elif number < values[length]:
            tails[length], values[length] = at, number
    kept, at = [], tails[-1] if tails else -1
    while at >= 0:
        kept.append(at)
        at = before[at]
    return kept[::-1]


def _stray(
    at: int,
    items: Sequence[tuple[int, Punkt]],
    kept: Sequence[int],
    referat: Referat,
    told: set[int],
) -> Iterator[Hit | Unsure]:
    """An item whose number does not fit between those before and after it."""
    number, punkt = items[at]
    place = bisect_left(kept, at)
    before = items[kept[place - 1]][0] if place else None
    after = items[kept[place]][0] if place < len(kept) else None
    other = next((p for n, p in items if n == number and p is not punkt), None)
    expected = before + 1 if before is not None else (after or 1) - 1
    fits = after is None or expected < after
    if fits:
        told.add(expected)
    use = (
        f"her ventedes {expected}" if fits else "ret numrene, eller skriv, at rækkefølgen er ændret"
    )
    if "cifre" in referat.tabt:
        yield Unsure(punkt.head, LOST)
    elif other is not None:
        found = f"Nummer {number} står på to punkter"
        yield Hit(punkt.head, {"found": found, "use": use}, ((other.head, "Her står det også."),))
    elif not referat.raekkefoelge_aendret and not (punkt.lukket and number == 1):
        neighbour = f"efter {before}" if before is not None else f"før {after}"
        found = f"Punkt {number} står {neighbour}, så numrene ikke følger hinanden"
        yield Hit(punkt.head, {"found": found, "use": use})


def _gap(
    missing: Sequence[int], before: tuple[int, Punkt], after: tuple[int, Punkt], referat: Referat
) -> Iterator[Hit | Unsure]:
    head = after[1].head
    rows = {str(row.nummer): row for row in referat.indhold}
    unexplained = [n for n in missing if n not in _named(referat)]
    if not unexplained:
        return
    if referat.forringet:
        yield Unsure(head, LOST)
        return
    hidden = not any(p.lukket for p in referat.punkter) and _is_extract(referat)
    if (
        (hidden or rows)
        and not any(str(n) in rows for n in unexplained)
        and not any(p.lukket and not p.kun_i_indhold for p in referat.punkter)
    ):
        yield Unsure(head, CLOSED)
        return
    shown = [str(n) for n in unexplained[:MOST_SHOWN]]
    ends = f"{', '.join(shown[:-1])} og {shown[-1]}" if len(shown) > 1 else shown[0]
    more = " og flere" if len(unexplained) > MOST_SHOWN else ""
    words = {
        "found": f"Mellem punkt {before[0]} og {after[0]} mangler {ends}{more}",
        "use": "ret nummeret, eller skriv, hvorfor punktet ikke er med",
    }
    yield Hit(head, words, ((before[1].head, "Det foregående punkt."),))


def _named(referat: Referat) -> set[int]:
    """The numbers of items that somewhere are said to be withdrawn, closed or left out."""
    found = (match["numbers"] for line in referat.linjer for match in NAMED.finditer(line))
    return {number for words in found for number in _expanded(words)}


def _expanded(words: str) -> Iterator[int]:
    for piece in re.split(r",| og ", words):
        first, _, last = piece.replace(" ", "").partition("-")
        if first.isdigit():
            yield from range(int(first), min(int(last or first), int(first) + 100) + 1)


def _is_extract(referat: Referat) -> bool:
    return any(EXTRACT.search(line) for line in referat.linjer)
