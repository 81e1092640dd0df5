"""Who is present in which item: the ledger, worked out from all that is said of attendance.

`roll` gathers what is said of whom, where it counts; `ledger` makes states of it; rules read both.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from referat_lint.model import (
    Bevaegelse,
    Forekomst,
    Fravaer,
    Fremmoede,
    Inhabil,
    Punkt,
    Referat,
    Stedfortraeder,
)
from referat_lint.names import Register, tokens
from referat_lint.source import Span

ATTENDANCE = re.compile(
    r"(?:fravær|fremmød|afbud|mødedeltag|deltagere\b|til ?stede|konstatering af fremmød|navneopråb"
    r"|registrering af)",
    re.IGNORECASE,
)
ABOUT_ALL = re.compile(rf"(?:{ATTENDANCE.pattern}|stedfortræder|suppleant)", re.IGNORECASE)
ROOM = re.compile(r"^(?!.*\bmøde).*\b(?:lokale|sal(?:en)?\b|dør)", re.IGNORECASE | re.DOTALL)
NUMBER = re.compile(r"\d+")
ACTING = frozenset({"fravaer", "stemme", "udtalelse", "ankom", "forlod", "inhabil"})


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


def ledger(referat: Referat) -> tuple[tuple[Fremmoede, ...], ...]:
    """Everybody's state in every item; items in which nothing changes share one tuple."""
    found = roll(referat)
    shared: dict[frozenset[tuple[int, str]], tuple[Fremmoede, ...]] = {}
    rows = []
    for states in _states(referat, found):
        key = frozenset(states.items())
        if key not in shared:
            shared[key] = tuple(
                Fremmoede(
                    str(name),
                    states.get(number, "ja"),
                    "stedfortraeder" if number in found.substitutes else "medlem",
                )
                for number, (name, _) in enumerate(found.people.people)
            )
        rows.append(shared[key])
    return tuple(rows)


class _Places:
    """Items by their printed number."""

    def __init__(self, items: Sequence[Punkt]) -> None:
        self.by_number: dict[str, list[int]] = defaultdict(list)
        self.order: list[tuple[int, int]] = []
        for i, punkt in enumerate(items):
            if punkt.nummer is not None:
                self.by_number[str(punkt.nummer)].append(i)
                if leading := NUMBER.match(punkt.nummer):
                    self.order.append((int(leading[0]), i))

    def of(self, numbers: Iterable[str] | None) -> list[int]:
        """The indices of the items with these numbers."""
        return [i for number in numbers or () for i in self.by_number.get(number, ())]

    def named(self, number: str | None, home: int) -> tuple[int, str | None]:
        """The item in which a statement counts, and how where it names an item of another kind.

        `13/3` is a part of 13; an item that is not printed counts before the next that is.
        """
        if number is None:
            return home, None
        if places := self.by_number.get(number):
            return (home if home in places else places[0]), None
        part = number.split("/")[0]
        if places := self.by_number.get(part):
            return (home if home in places else places[0]), "under"
        leading = NUMBER.match(number)
        later = [i for own, i in self.order if leading and own > int(leading[0]) and i >= home]
        return (later[0], "foer") if later else (home, "efter")


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
    places = _Places(items)
    absent, ranges = _absent_by_head(referat, people, places)
    own = _absent_by_item(items, people, places)
    if items and not referat.fravaerende and ATTENDANCE.match(items[0].titel or ""):
        absent |= own[0]
    substitutes: dict[int, frozenset[int] | None] = {}
    replaced: list[dict[int, Stedfortraeder]] = [{} for _ in items]
    if people.people:  # else neither a list nor an absence is printed: nobody to list
        substitutes, replaced = _substitutes(referat, people, places, absent)
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
    referat: Referat, people: Register, places: _Places
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
    items: Sequence[Punkt], people: Register, places: _Places
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


def _substitutes(
    referat: Referat, people: Register, places: _Places, absent: Mapping[int, Fravaer]
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


def _moves(referat: Referat, people: Register, places: _Places) -> list[dict[int, list[Move]]]:
    text = referat.kilde.text
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
    items: Sequence[Punkt], people: Register, places: _Places
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


def _states(referat: Referat, found: Roll) -> Iterator[dict[int, str]]:
    """For each item the states that are not ja."""
    came_only = referat.medlemsliste == "fremmoedte"
    not_yet = _not_yet(found)
    moved = {number for moves in found.moves for number in moves}
    doubted = {n for n in found.absent if came_only and n < found.listed and n not in moved}
    away: set[int] = set()
    come: set[int] = set()
    for i, punkt in enumerate(referat.punkter):
        away |= not_yet.get(i, set())
        told = punkt.fravaer_angivet.slags if punkt.fravaer_angivet else None
        complete = told in ("navne", "ingen") and not found.apart
        absent = found.absent.keys() - come
        states = dict.fromkeys(absent & found.own[i].keys() if complete else absent, "nej")
        states |= dict.fromkeys(doubted & states.keys(), "ukendt")
        standing = found.substitutes.items()
        elsewhere = [n for n, at in standing if not (at is None or i in at or n in come)]
        for absentees in (found.ranges[i], found.replaced[i], away, elsewhere, found.own[i]):
            states |= dict.fromkeys(absentees, "nej")
        for number in found.moves[i].keys() - found.disqualified[i].keys():
            moves = found.moves[i][number]
            marked = number in found.own[i]
            states[number] = _moved(moves, marked=marked, present=states.get(number) is None)
            arrived = moves[-1].arrives
            (away.discard if arrived else away.add)(number)
            come |= {number} if arrived else set()
        states |= dict.fromkeys(found.disqualified[i], "nej")
        yield {number: state for number, state in states.items() if state != "ja"}


def _not_yet(found: Roll) -> dict[int, set[int]]:
    """Those whose first move is an arrival: away until then, or since they were disqualified."""
    since: dict[int, set[int]] = defaultdict(set)
    disqualified: dict[int, int] = {}
    seen: set[int] = set()
    for i, moves in enumerate(found.moves):
        for number in moves.keys() - seen:
            seen.add(number)
            if moves[number][0].arrives:
                since[disqualified.get(number, 0)].add(number)
        disqualified |= dict.fromkeys(found.disqualified[i], i)
    return since


def _moved(moves: Sequence[Move], *, marked: bool, present: bool) -> str:
    """Somebody's state in an item in which they come or go; `marked` absent by its own line."""
    if any(move.when == "under" for move in moves):
        return "delvis"
    early = [move.arrives for move in moves if move.when == "foer"]
    late = [move.arrives for move in moves if move.when == "efter"]
    if early:
        present = early[-1]
    elif late:
        present = not late[0]
    if present and marked:
        return "ukendt"
    return "ja" if present else "nej"


def strangers(referat: Referat) -> Iterator[tuple[Forekomst, str | None]]:
    """Names that are nobody's of the member list, each once; and whose they are nearly.

    Nobody's: no member's in any known form, no substitute's nor of one replaced, no guest's, nor
    (beside a list of those who came) an absentee's. A near name is the member's, unless that member
    is named too in the same list or vote: then the other is somebody else.
    """
    found = roll(referat)
    guests = Register((one.navn, None) for one in referat.deltagere)
    members = Register(found.people.people[: found.listed])
    replaced = {number for one in found.replaced for number in one}
    votes = {
        navn.navn.span: vote.span
        for punkt in referat.punkter
        for vote in punkt.afstemninger
        for navn in (*vote.for_.personer, *vote.imod.personer, *vote.undlod.personer)
    }
    beside = defaultdict(set)
    for one in referat.personer:
        beside[(id(one.punkt), one.hvor, votes.get(one.span))].add(tokens(one.navn))
    seen: set[tuple[str, ...]] = set()
    for one in referat.personer:
        name = tokens(one.navn)
        if one.hvor not in ACTING or name in seen:
            continue
        seen.add(name)
        guest = guests.find(one.navn)
        whose = found.people.find(one.navn, one.parti)
        if (guest and guest.kind in ("same", "form")) or (whose and whose.kind in ("form", "many")):
            continue
        if whose and whose.kind == "same":
            if whose.number < found.listed or whose.number in found.substitutes.keys() | replaced:
                continue
            whose = members.find(one.navn, one.parti)
            if referat.medlemsliste != "alle" or (whose and whose.kind == "many"):
                continue
        meant = found.people.people[whose.number][0] if whose else None
        if (
            meant is not None
            and tokens(meant) in beside[(id(one.punkt), one.hvor, votes.get(one.span))]
        ):
            meant = None
        yield one, meant
