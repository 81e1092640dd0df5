"""The roll: what is told of attendance, gathered while it is read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from referat_lint.grammar.people import Who
from referat_lint.model import (
    Bevaegelse,
    Deltager,
    Fravaer,
    FravaerAngivet,
    Inhabil,
    Stedfortraeder,
)
from referat_lint.source import Span, Text

WEIGHTS = ("tom", "antal", "ingen", "navne")  # names say more than "Ingen", that more than nothing


@dataclass(slots=True)
class Attendance:
    """What some lines say of attendance, and the places (`taken`) where they say it."""

    fravaer: list[Fravaer] = field(default_factory=list)
    angivet: FravaerAngivet | None = None
    stedfortraedere: list[Stedfortraeder] = field(default_factory=list)
    ankom: list[Bevaegelse] = field(default_factory=list)
    forlod: list[Bevaegelse] = field(default_factory=list)
    inhabile: list[Inhabil] = field(default_factory=list)
    deltagere: list[Deltager] = field(default_factory=list)
    taken: list[Span] = field(default_factory=list)
    recent: tuple[str, ...] = ()  # the absentees told last, for "I stedet mødte ..."
    quorum: Text | None = None  # the sentence that says it is lost
    quorum_fra: str | None = None  # the item from which on

    @property
    def lone(self) -> tuple[str, ...]:
        """The absentee told last where it was one alone, and no other can be meant."""
        return self.recent if len(self.recent) == 1 else ()

    def tell(self, slags: str, span: Span) -> None:
        """Keep how absence is told, unless something weightier is known."""
        if self.angivet is None or WEIGHTS.index(slags) > WEIGHTS.index(self.angivet.slags):
            self.angivet = FravaerAngivet(slags, span)

    def absent(
        self,
        who: Sequence[Who],
        at: Span,
        punkter: tuple[str, ...] | None = None,
        grund: str | None = None,
    ) -> None:
        """Everybody in a list of absentees, and those who in it are told to stand in for one."""
        before: set[str] = set()
        for person in who:
            items = person.punkter or punkter
            if person.for_ is None:
                reason = person.grund or grund
                self.fravaer.append(
                    Fravaer(person.navn, person.parti, reason, items, person.navn.span)
                )
            else:
                if person.for_ not in before:
                    self.fravaer.append(Fravaer(person.for_, None, None, items, person.for_.span))
                self._substitute(person, person.for_, person.punkter, moedte=True)
            before.add(person.navn)
        if who:
            self.tell("navne", at)
            self.recent = tuple(str(person.navn) for person in who)

    def stand_in(
        self,
        subs: Sequence[Who],
        replaced: Sequence[str] = (),
        punkter: tuple[str, ...] | None = None,
        *,
        moedte: bool = True,
    ) -> None:
        """Substitutes, and whose: one for each, or else it is not known for whom each came."""
        known = len(replaced) == len(subs)
        for i, person in enumerate(subs):
            for_ = replaced[i] if known else None
            self._substitute(person, for_, person.punkter or punkter, moedte=moedte)

    def _substitute(
        self, person: Who, for_: str | None, punkter: tuple[str, ...] | None, *, moedte: bool
    ) -> None:
        name = None if for_ is None else str(for_)
        self.stedfortraedere.append(
            Stedfortraeder(person.navn, person.parti, person.navn.span, name, moedte, punkter)
        )


class Said(NamedTuple):
    """A sentence, the number of its item, and whether it may speak of the whole meeting."""

    words: Text
    nummer: str | None = None
    everyone: bool = False


Reader = Callable[[Attendance, Said], bool]  # whether the sentence was read


def names(who: Sequence[Who]) -> tuple[str, ...]:
    """Their names, without places."""
    return tuple(str(person.navn) for person in who)
