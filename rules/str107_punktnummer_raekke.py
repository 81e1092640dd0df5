import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

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
    r"(?:udg|taget af|tages af|trukket|trækkes|lukke|udeladt|fortrolig|sammen med)"
)
CLOSED = "Numrene springer, men udskriften kan have udeladt lukkede punkter."
LOST = "Teksten har mistet noget på vejen, så et nummer, der mangler, kan være gået tabt."
LOOSE = "Numrene følger ikke hinanden, så rækken kan ikke efterses."
MOST_SHOWN, MOST_COUNTED, FEW = 6, 1000, 2


class Item(NamedTuple):
    """An item and its number in the series."""

    number: int
    punkt: Punkt


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
        Punkt 11: Godkendelse af dagsorden
        Beslutning
        Godkendt.
        Punkt 12: Ny busrute
        Beslutning
        Udsat.
        ⟦Punkt 14: Cykelsti⟧
        Beslutning
        Udsat.
        Punkt 14: Spildevandsplan
        Beslutning
        Udsat.
        ⟦Punkt 16: Meddelelser⟧
        Beslutning
        Intet.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        Punkt 11: Godkendelse af dagsorden
        Beslutning
        Godkendt.
        Punkt 12: Ny busrute
        Beslutning
        Udsat.
        Punkt 13: Cykelsti
        Beslutning
        Udsat.
        Punkt 14: Spildevandsplan
        Beslutning
        Udsat.
        Punkt 15: Meddelelser
        Beslutning
        Intet.
        """,
)
def check(whole: Referat, referat: Referat) -> Iterator[Hit | Unsure]:
    series: dict[str, list[Item]] = {}
    for punkt in referat.punkter:
        if punkt.nummer is not None and (match := NUMBER.fullmatch(punkt.nummer)):
            items, number = series.setdefault(match["series"], []), int(match["number"])
            if not (match["letter"] and items and items[-1].number == number):  # 10a after 10
                items.append(Item(number, punkt))
    above = {int(key.rstrip(". -")) for key in series if key.rstrip(". -").isdigit()}
    for prefix, items in series.items():
        yield from _series(items, set() if prefix else above, referat)


def _series(items: Sequence[Item], above: set[int], referat: Referat) -> Iterator[Hit | Unsure]:
    """What is wrong with one series; `above`: the numbers that only 3.1, 3.2 stand for."""
    numbers = [item.number for item in items]
    if len(items) > 1 and len({*numbers}) == 1:
        yield _all_alike(items)
        return
    kept = _in_place(_rising(numbers), numbers)
    gaps = [(a, b) for a, b in pairwise(kept) if numbers[b] > numbers[a] + 1]
    if len(gaps) > FEW and len(gaps) * 2 > len(kept):
        yield Unsure(items[kept[0]].punkt.head, LOOSE)
        return
    told = {*numbers, *above}
    places: dict[int, list[Punkt]] = {}
    for item in items:
        places.setdefault(item.number, []).append(item.punkt)
    for at in sorted({*range(len(items))} - {*kept}):
        place = bisect_left(kept, at)
        before = numbers[kept[place - 1]] if place else None
        after = numbers[kept[place]] if place < len(kept) else None
        expected = before + 1 if before is not None and before + 1 != after else None
        told |= {expected or 0}
        yield from _stray(items[at], before, after, places[numbers[at]], referat)
    told |= _named(referat) if gaps else set()
    extract = bool(gaps) and any(EXTRACT.search(line) for line in referat.linjer)
    for a, b in gaps:
        most = min(numbers[b], numbers[a] + MOST_COUNTED)
        missing = [number for number in range(numbers[a] + 1, most) if number not in told]
        if missing:
            yield _gap(missing, items[a], items[b], referat, extract=extract)


def _all_alike(items: Sequence[Item]) -> Hit:
    number, first = items[0]
    found = f"Alle {len(items)} punkter har nummer {number}"
    words = {"found": found, "use": "giv dem fortløbende numre, så der kan henvises til dem"}
    return Hit(first.head, words, severity="info" if number == 1 else None)


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


def _in_place(kept: Sequence[int], numbers: Sequence[int]) -> list[int]:
    """Of two items with one number, the one stays that does not stand in another's place."""
    last = {number: at for at, number in enumerate(numbers)}
    out: list[int] = []
    for rank, at in enumerate(kept):
        other, room = last[numbers[at]], kept[rank + 1] if rank + 1 < len(kept) else len(numbers)
        gap = bool(out) and numbers[at] > numbers[out[-1]] + 1
        out.append(other if gap and at < other < room else at)
    return out


def _stray(
    item: Item, before: int | None, after: int | None, alike: Sequence[Punkt], referat: Referat
) -> Iterator[Hit | Unsure]:
    """An item whose number does not fit between those before and after it."""
    number, punkt = item
    use = "ret numrene, eller skriv, at rækkefølgen er ændret"
    if before is not None and before + 1 != after:
        use = f"ret nummeret (her ventedes {before + 1})"
    if "cifre" in referat.tabt:
        yield Unsure(punkt.head, LOST)
    elif len(alike) > 1:
        other = alike[0] if alike[0] is not punkt else alike[1]
        found = f"Nummer {number} står på to punkter"
        yield Hit(punkt.head, {"found": found, "use": use}, ((other.head, "Her står det også."),))
    elif not referat.raekkefoelge_aendret and not (punkt.lukket and number == 1):
        neighbour = f"efter {before}" if before is not None else f"før {after}"
        found = f"Punkt {number} står {neighbour}, så numrene ikke følger hinanden"
        yield Hit(punkt.head, {"found": found, "use": use})


def _gap(
    missing: Sequence[int], before: Item, after: Item, referat: Referat, *, extract: bool
) -> Hit | Unsure:
    """Numbers that no item has; in an extract for the public the closed ones may be left out."""
    head = after.punkt.head
    if referat.forringet:
        return Unsure(head, LOST)
    rows = {row.nummer for row in referat.indhold if row.nummer}
    omitted = bool(referat.indhold) and len(referat.indhold) <= len(referat.punkter)
    listed = any(str(number) in rows for number in missing)
    closed_are_shown = any(punkt.lukket and not punkt.kun_i_indhold for punkt in referat.punkter)
    if not listed and not closed_are_shown and (omitted or extract):
        return Unsure(head, CLOSED)
    shown = [str(number) for number in missing[:MOST_SHOWN]]
    if len(missing) > MOST_SHOWN:
        shown.append("flere")
    words = {
        "found": f"Mellem punkt {before.number} og {after.number} mangler "
        + " og ".join(filter(None, [", ".join(shown[:-1]), shown[-1]])),
        "use": "ret nummeret, eller skriv, hvorfor punktet ikke er med",
    }
    return Hit(head, words, ((before.punkt.head, "Det foregående punkt."),))


def _named(referat: Referat) -> set[int]:
    """The numbers of items that somewhere are said to be withdrawn, closed or left out."""
    found = (match["numbers"] for line in referat.linjer for match in NAMED.finditer(line))
    return {number for words in found for number in _expanded(words)}


def _expanded(words: str) -> Iterator[int]:
    for piece in re.split(r",| og ", words):
        first, _, last = piece.replace(" ", "").partition("-")
        if first.isdigit():
            yield from range(int(first), min(int(last or first), int(first) + 100) + 1)
