"""What is said of attendance, person by person, where it counts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from referat_lint.model import Bevaegelse, Fravaer, Inhabil, Punkt, Referat, Stedfortraeder
from referat_lint.names import Register
from referat_lint.numbered import Numbered
from referat_lint.source import Span
from referat_lint.stand_ins import ATTENDANCE, substitutes_of

ROOM = re.compile(r"^(?!.*\bmøde).*\b(?:lokale|sal(?:en)?\b|dør)", re.IGNORECASE | re.DOTALL)


class Move(NamedTuple):
    """Somebody's arrival or departure as it counts in one item: foer, under or efter it.

    `room`: it was the room that they left, and no word of the meeting.
    """

    arrives: bool
    when: str
    said: Bevaegelse
    room: bool


@dataclass(frozen=True, slots=True)
class Roll:
    """What is said of whom, in which item; people by their number, items by their index."""

    people: Register
    listed: int  # the first so many stand in the list of members
    index: Mapping[int, int]  # id(punkt) -> its index
    absent: Mapping[int, Fravaer]  # for the whole meeting
    ranges: Sequence[Mapping[int, Fravaer]]  # absent in the item, as the head says
    own: Sequence[Mapping[int, Fravaer]]  # absent in the item, as its own line says
    moves: Sequence[Mapping[int, Sequence[Move]]]
    disqualified: Sequence[Mapping[int, Inhabil]]
    replaced: Sequence[Mapping[int, Stedfortraeder]]
    substitutes: Mapping[int, frozenset[int] | None]  # in which items they stand in, None in all
    apart: bool  # items' lists leave out those whom the head calls absent

    def number(self, name: str, parti: str | None = None) -> int | None:
        """Who is meant, where it can be one person only."""
        return self.people.number(name, parti)

    def passage(self, item: int, person: int) -> Span | None:
        """The words that make somebody absent in an item."""
        for said in (self.own[item], self.ranges[item], self.disqualified[item]):
            if person in said:
                return said[person].span
        if move := self.last_move(item, person):
            return None if move.arrives else move.said.span
        if person in self.absent:
            return self.absent[person].span
        for moves in self.moves[item:]:
            if person in moves:
                return moves[person][0].said.span
        replacing = self.replaced[item].get(person)
        return replacing.span if replacing else None

    def stepped_out(self, item: int, person: int) -> bool:
        """Whether somebody is away only since they left the room in an earlier item."""
        move = self.last_move(item, person)
        away = (self.own[item], self.ranges[item], self.disqualified[item], self.replaced[item])
        here = any(person in said for said in (*away, self.moves[item], self.absent))
        return bool(move and move.room and not move.arrives) and not here

    def last_move(self, item: int, person: int) -> Move | None:
        """How somebody came or left last, in the item or before it."""
        for moves in self.moves[item::-1]:
            if person in moves:
                return moves[person][-1]
        return None


class _Whole:
    """A referat as a key: it is itself alone, whatever it holds."""

    def __init__(self, referat: Referat) -> None:
        self.referat = referat

    def __hash__(self) -> int:
        return id(self.referat)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Whole) and other.referat is self.referat


def roll(referat: Referat) -> Roll:
    """What is said of attendance, person by person; worked out once for a referat."""
    return _roll(_Whole(referat))


@lru_cache(maxsize=1)
def _roll(whole: _Whole) -> Roll:
    referat = whole.referat
    items = referat.punkter
    people = Register()
    for member in referat.medlemmer:
        known = people.find(member.navn, member.parti)
        if known is None or known.kind != "same":
            people.add(member.navn, member.parti)
    listed = len(people)
    places = Numbered(items)
    absent, ranges = _absent_by_head(referat, people, places)
    own = _absent_by_item(items, people, places)
    if items and not referat.fravaerende and ATTENDANCE.match(items[0].titel or ""):
        absent |= own[0]
    substitutes: dict[int, frozenset[int] | None] = {}
    replaced: list[dict[int, Stedfortraeder]] = [{} for _ in items]
    if people.people:  # else neither a list nor an absence is printed: nobody to list
        substitutes, replaced = substitutes_of(referat, people, places, absent)
    return Roll(
        people=people,
        listed=listed,
        index={id(punkt): i for i, punkt in enumerate(items)},
        absent=absent,
        ranges=ranges,
        own=own,
        moves=_moves(referat, people, places),
        disqualified=_disqualified(items, people, places),
        replaced=replaced,
        substitutes=substitutes,
        apart=_apart(items, absent, own),
    )


def _absent_by_head(
    referat: Referat, people: Register, places: Numbered
) -> tuple[dict[int, Fravaer], list[dict[int, Fravaer]]]:
    """Those absent for the whole meeting, and in each item those whose range holds it."""
    absent: dict[int, Fravaer] = {}
    ranges: list[dict[int, Fravaer]] = [{} for _ in referat.punkter]
    exact = referat.medlemsliste == "fremmoedte"
    for number, one in _absentees(people, referat.fravaerende, exact=exact):
        if one.punkter is None:
            absent.setdefault(number, one)
        for place in places.of(one.punkter):
            ranges[place].setdefault(number, one)
    return absent, ranges


def _absent_by_item(
    items: Sequence[Punkt], people: Register, places: Numbered
) -> list[dict[int, Fravaer]]:
    own: list[dict[int, Fravaer]] = [{} for _ in items]
    for i, punkt in enumerate(items):
        for number, one in _absentees(people, punkt.fravaerende, exact=False):
            for place in [i] if one.punkter is None else places.of(one.punkter):
                own[place].setdefault(number, one)
    return own


def _absentees(
    people: Register, absentees: Sequence[Fravaer], *, exact: bool
) -> Iterator[tuple[int, Fravaer]]:
    """Each with their number; one who is not known yet is added.

    `exact`: in a list of those who came stand others, however near their names. Nor do two names
    of one list mean one person.
    """
    taken: set[int] = set()
    later = []
    for one in absentees:
        found = people.find(one.navn, one.parti)
        if found and found.kind == "same":
            taken.add(found.number)
            yield found.number, one
        else:
            later.append(one)
    for one in later:
        found = people.find(one.navn, one.parti)
        if found and found.kind == "many":
            continue
        if found is None or found.number in taken or (exact and found.kind != "same"):
            number = people.add(one.navn, one.parti)
        else:
            number = found.number
        taken.add(number)
        yield number, one


def _moves(referat: Referat, people: Register, places: Numbered) -> list[dict[int, list[Move]]]:
    text = referat.kilde.shown
    moves: list[dict[int, list[Move]]] = [{} for _ in referat.punkter]
    for i, punkt in enumerate(referat.punkter):
        said_here = [(True, one) for one in punkt.ankom] + [(False, one) for one in punkt.forlod]
        for arrives, said in sorted(said_here, key=lambda pair: pair[1].span):
            number = people.number(said.navn)
            if number is not None:
                place, when = places.named(said.punkt, i)
                room = not arrives and bool(ROOM.search(text[slice(*said.span)]))
                move = Move(arrives, when or said.naar or "under", said, room)
                moves[place].setdefault(number, []).append(move)
    return moves


def _disqualified(
    items: Sequence[Punkt], people: Register, places: Numbered
) -> list[dict[int, Inhabil]]:
    found: list[dict[int, Inhabil]] = [{} for _ in items]
    for i, punkt in enumerate(items):
        for one in punkt.inhabile:
            number = people.number(one.navn)
            place, elsewhere = places.named(one.punkt, i)
            if number is not None and elsewhere in (None, "under"):
                found[place].setdefault(number, one)
    return found


def _apart(
    items: Sequence[Punkt], absent: Mapping[int, Fravaer], own: Sequence[Mapping[int, Fravaer]]
) -> bool:
    """Whether most of the items' lists name none of those absent for the whole meeting."""
    lists = [own[i] for i, punkt in enumerate(items) if punkt.fravaerende]
    repeating = sum(any(number in absent for number in one) for one in lists)
    return bool(absent) and (repeating * 2 < len(lists) or not lists)
