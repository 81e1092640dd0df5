"""What is said elsewhere of an item: who came, left, was disqualified at it; that it is dropped."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from referat_lint.grammar import attendance
from referat_lint.grammar.attendance import Attendance
from referat_lint.grammar.items import Read
from referat_lint.grammar.patterns import pattern
from referat_lint.model import (
    Bevaegelse,
    Fravaer,
    FravaerAngivet,
    Inhabil,
    Punkt,
    Stedfortraeder,
)

_NUMBER = r"\d+[a-z]?"
WITHDRAWN = pattern(  # Punkt 4 og 7 udgår
    rf"\b(?:[Pp]unkt|[Pp]kt\.?|[Ss]ag)(?:et|en|erne)?(?: nr\.?)? "
    rf"(?P<numre>{_NUMBER}(?:(?:,| og|-) ?{_NUMBER})*)(?: [^.]{{0,60}}?)? "
    r"(?:udgår|udgik|udgået|tages af|taget af|blev taget af|trækkes|er trukket)"
)
NUMBER = pattern(_NUMBER)
Event = TypeVar("Event", Bevaegelse, Inhabil)


@dataclass(slots=True)
class Said:
    """What is said of attendance in one item, wherever it is said."""

    fravaerende: list[Fravaer] = field(default_factory=list)
    fravaer_angivet: FravaerAngivet | None = None
    stedfortraedere: list[Stedfortraeder] = field(default_factory=list)
    ankom: list[Bevaegelse] = field(default_factory=list)
    forlod: list[Bevaegelse] = field(default_factory=list)
    inhabile: list[Inhabil] = field(default_factory=list)


def placed(punkter: Sequence[Punkt], reads: Sequence[Read], head: Attendance) -> list[Punkt]:
    """The items with what is said of them; what names no item stays where it stands.

    Of the head that is the first item. Absence and substitutes are always those of their place.
    """
    if not punkter:
        return []
    said = [Said() for _ in punkter]
    numbered = {
        str(punkt.nummer): here
        for punkt, here in zip(punkter, said, strict=True)
        if punkt.nummer is not None
    }
    headed = {punkt.head: here for punkt, here in zip(punkter, said, strict=True)}
    _place_events(head, said[0], numbered)
    for read in reads:
        here, found = headed[read.punkt.head], read.attendance
        _place_events(found, here, numbered)
        here.fravaerende += attendance.unique(iter(found.fravaer))
        here.fravaer_angivet = found.angivet
        here.stedfortraedere += found.stedfortraedere
    withdrawn = frozenset(_withdrawn(reads))
    return [_with(punkt, here, withdrawn) for punkt, here in zip(punkter, said, strict=True)]


def _place_events(found: Attendance, here: Said, numbered: Mapping[str, Said]) -> None:
    for there, move in _named(found.ankom, here, numbered):
        there.ankom.append(move)
    for there, move in _named(found.forlod, here, numbered):
        there.forlod.append(move)
    for there, disqualified in _named(found.inhabile, here, numbered):
        there.inhabile.append(disqualified)


def _named(
    events: Iterable[Event], here: Said, numbered: Mapping[str, Said]
) -> Iterator[tuple[Said, Event]]:
    for event in events:
        number = (event.punkt or "").split("/")[0]  # punkt 12/2024
        yield numbered.get(number, here), event


def _withdrawn(reads: Iterable[Read]) -> Iterator[str]:
    """The numbers of items that a decision takes off the agenda."""
    for read in reads:
        decision = read.punkt.beslutning
        words = " ".join(filter(None, (read.punkt.egne_ord, decision.tekst if decision else "")))
        for match in WITHDRAWN.finditer(words):
            yield from NUMBER.findall(match["numre"])


def _with(punkt: Punkt, said: Said, withdrawn: frozenset[str]) -> Punkt:
    return replace(
        punkt,
        fravaerende=tuple(said.fravaerende),
        fravaer_angivet=said.fravaer_angivet,
        stedfortraedere=tuple(said.stedfortraedere),
        ankom=tuple(said.ankom),
        forlod=tuple(said.forlod),
        inhabile=tuple(said.inhabile),
        udgaaet=punkt.udgaaet or str(punkt.nummer) in withdrawn,
    )
