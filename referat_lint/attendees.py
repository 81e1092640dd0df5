"""Who stands in the lists of one document about a meeting, and not in those of another."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from referat_lint.matching import bare
from referat_lint.model import Modstykke, Punkt, Referat
from referat_lint.names import nearness, short_form
from referat_lint.source import Span

MOVED = ("ankom", "forlod", "inhabile")  # who is told of in an item
FEW = 40  # names left over on each side: of more, none are held up against each other


class Named(NamedTuple):
    """Somebody's name, where it stands, and the title here under which it is missed."""

    navn: str
    span: Span
    title: Span | None = None


def named(people: Iterable[Any]) -> list[Named]:
    """Each name once."""
    found = {bare(person.navn): Named(str(person.navn), person.navn.span) for person in people}
    return list(found.values())


def left_over(names: Sequence[Named], others: Sequence[Named]) -> list[Named]:
    """Those of the names that are not among the others, in whatever form."""
    known = {bare(other.navn) for other in others}
    left = [name for name in names if bare(name.navn) not in known]
    if len(left) > FEW:
        return left
    return [n for n in left if not any(short_form(n.navn, other.navn) for other in others[:FEW])]


def spelt(here: Sequence[Named], there: Sequence[Named]) -> list[tuple[Named, Named]]:
    """One person under two spellings; none are looked for where many are left over."""
    if max(len(here), len(there)) > FEW:
        return []
    pairs, taken = [], set[int]()
    for name in here:
        near = (n for n, two in enumerate(there) if nearness(name.navn, two.navn) is not None)
        found = next((n for n in near if n not in taken), None)
        if found is not None:
            taken.add(found)
            pairs.append((name, there[found]))
    return pairs


def absentees(one: Referat, two: Referat, other: Modstykke, *, here: int) -> list[Named]:
    """Who by the ledger, or by both heads, is absent from an item of one and not of two.

    `here`: the side of a pair on which the one stands. Those who came or left are told elsewhere.
    """
    moved = {bare(each.navn) for doc in (one, two) for f in MOVED for each in everybody(doc, f)}
    heads = named(one.fravaerende), named(two.fravaerende)
    found = {bare(name.navn): name for name in (left_over(*heads) if all(heads) else ())}
    places = {bare(each.navn): each.navn.span for each in one.fravaerende}
    done: tuple[int, ...] = ()
    for pair in other.par:
        mine, yours = pair[here], pair[1 - here]
        ledgers = (id(mine.fremmoede), id(yours.fremmoede))
        if ledgers == done or mine.lukket or yours.lukket:  # items without a change share one
            continue
        done, absent, against = ledgers, _away(mine), _away(yours)
        own = {bare(each.navn): each.navn.span for each in mine.fravaerende}
        for key in absent.keys() - against.keys() - moved:
            place = own.get(key) or places.get(key) or mine.head
            found.setdefault(key, Named(absent[key], place, pair[1].head))
    return sorted(found.values(), key=lambda name: name.span)


def _away(punkt: Punkt) -> dict[str, str]:
    return {bare(each.navn): each.navn for each in punkt.fremmoede if each.tilstede == "nej"}


def everybody(referat: Referat, field: str) -> Iterator[Any]:
    """Those in the lists of that name, in the head and in the items."""
    for part in (referat, *referat.punkter):
        yield from getattr(part, field, ())
