"""In which items each substitute stands in, and for whom."""

import re
from collections.abc import Iterator, Mapping, Sequence

from referat_lint.model import Fravaer, Referat, Stedfortraeder
from referat_lint.names import Register
from referat_lint.numbered import Numbered

ATTENDANCE = re.compile(
    r"(?:fravær|fremmød|afbud|mødedeltag|deltagere\b|til ?stede|konstatering af fremmød|navneopråb"
    r"|registrering af)",
    re.IGNORECASE,
)
ABOUT_ALL = re.compile(rf"(?:{ATTENDANCE.pattern}|stedfortræder|suppleant)", re.IGNORECASE)


def substitutes_of(
    referat: Referat, people: Register, places: Numbered, absent: Mapping[int, Fravaer]
) -> tuple[dict[int, frozenset[int] | None], list[dict[int, Stedfortraeder]]]:
    """In which items each substitute stands in, and who is replaced in each item."""
    replaced: list[dict[int, Stedfortraeder]] = [{} for _ in referat.punkter]
    stands: dict[int, set[int]] = {}
    whole: set[int] = set()
    listed = len(people)
    for home, one in _said(referat):
        found = people.find(one.navn, one.parti)
        known = found is not None and found.kind in ("same", "form")
        number = found.number if found and known else people.add(one.navn, one.parti)
        here = stands.setdefault(number, set())
        if not one.moedte:
            continue
        absentee = None if one.for_ is None else people.number(one.for_)
        if one.punkter is not None:
            in_items: Sequence[int] = places.of(one.punkter)
        else:
            opening = home == slice(0, 1) and absentee in absent
            in_items = range(len(replaced))[slice(None) if opening else home]
            if len(in_items) > 1 or number < listed:  # in the list: there the whole time
                whole.add(number)
        here.update(in_items)
        if absentee is not None and absentee != number:
            for i in in_items:
                replaced[i].setdefault(absentee, one)
    return {n: None if n in whole else frozenset(at) for n, at in stands.items()}, replaced


def _said(referat: Referat) -> Iterator[tuple[slice, Stedfortraeder]]:
    """Every substitute with the items of which it is said, where no numbers are printed.

    What the head says counts in all, what an item about substitutes or attendance says from there
    on, what another item says in that item alone (the first: of one absent all the time, in all).
    Who was called for an item and did not come is nobody to list.
    """
    yield from ((slice(None), one) for one in referat.stedfortraedere)
    once: set[tuple[str, str | None]] = set()
    for i, punkt in enumerate(referat.punkter):
        for one in punkt.stedfortraedere:
            if not one.moedte:
                continue
            if not ABOUT_ALL.search(punkt.titel or ""):
                yield slice(i, i + 1), one
            elif (one.navn, one.for_) not in once:
                once.add((one.navn, one.for_))
                yield slice(i, None), one
