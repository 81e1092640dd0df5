"""Who is present in which item: states made of all that `presence` gathers; rules read both."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from referat_lint.model import Forekomst, Fremmoede, Referat
from referat_lint.names import Register, tokens
from referat_lint.presence import Move, Roll, roll

ACTING = frozenset({"fravaer", "stemme", "udtalelse", "ankom", "forlod", "inhabil"})


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
