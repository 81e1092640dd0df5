"""Items behind closed doors, of which the contents may be all that is printed."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from referat_lint.grammar import titles
from referat_lint.grammar.patterns import pattern
from referat_lint.model import Fravaer, Punkt, Raekke
from referat_lint.source import Text

CLOSED_PART = pattern(r"[^.]{0,60}lukkede (?:del|dagsorden|punkter)")
NO_BUSINESS = frozenset({"bilagsoversigt", "underskrift"})  # nothing is decided there


def with_closed(punkter: Sequence[Punkt], rows: Sequence[Raekke]) -> list[Punkt]:
    """The items and, in the place of their number, the closed ones that the contents alone have."""
    numbers = {str(punkt.nummer) for punkt in punkter if punkt.nummer}
    keys = sorted({titles.folded(str(punkt.titel)) for punkt in punkter if punkt.titel})
    before: defaultdict[int, list[Punkt]] = defaultdict(list)
    for row, place in zip(rows, _places(punkter, rows), strict=True):
        if row.lukket and row.nummer not in numbers and _names_business(row, keys):
            before[place].append(_item(row))
    out: list[Punkt] = []
    for place, punkt in enumerate(punkter):
        out += [*before[place], punkt]
    out += before[len(punkter)]
    return [replace(punkt, ordinal=ordinal) for ordinal, punkt in enumerate(out, 1)]


def _places(punkter: Sequence[Punkt], rows: Sequence[Raekke]) -> Iterable[int]:
    """For every row of the contents the index of the first item that a later row names."""
    first: dict[str | None, int] = {}
    for place, punkt in enumerate(punkter):
        if punkt.nummer is not None:
            first.setdefault(str(punkt.nummer), place)
    places: list[int] = []
    place = len(punkter)
    for row in reversed(rows):
        places.append(place)
        place = min(place, first.get(row.nummer, place))
    return reversed(places)


def _names_business(row: Raekke, keys: Sequence[str]) -> bool:
    """Whether a row is an item of its own; `keys`: the folded titles of the items, sorted."""
    if row.titel is None:
        return row.nummer is not None
    if titles.art_of(str(row.titel)) in NO_BUSINESS:
        return False
    if row.nummer is not None:
        return True
    key = titles.folded(str(row.titel))
    at = bisect_left(keys, key)
    return at == len(keys) or not keys[at].startswith(key)  # a contents may cut its titles


def _item(row: Raekke) -> Punkt:
    return Punkt(
        nummer=None if row.nummer is None else Text(row.nummer, row.span),
        titel=row.titel,
        art=titles.art_of(None if row.titel is None else str(row.titel)),
        sagsnummer=None,
        lukket=True,
        udgaaet=False,
        span=row.span,
        head=row.span,
        kun_i_indhold=True,
    )


def absent_when_closed(text: str, absent: Fravaer, punkter: Iterable[Punkt]) -> Fravaer:
    """`deltog ikke i den lukkede del`: absent in the closed items, of all those in the referat."""
    if absent.punkter is None and CLOSED_PART.match(text, absent.span.end, absent.span.end + 60):
        closed = tuple(str(p.nummer) for p in punkter if p.lukket and p.nummer)
        return replace(absent, punkter=closed or None)
    return absent
