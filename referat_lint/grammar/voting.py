"""The votes of a text while it is read: which one is told of, and where the next begins."""

from collections.abc import Sequence

from referat_lint.grammar.ballots import Ballot, Told
from referat_lint.grammar.entries import fold
from referat_lint.grammar.sides import NUMBERED
from referat_lint.source import Text


class Voting:
    """The ballots of a text so far; offsets are those in it."""

    def __init__(self, text: Text, nummer: str | None) -> None:
        self.text = text
        self.ballots: list[Ballot] = []
        self.open = False  # whether the last ballot may be told more of
        self.number = nummer
        self.title: tuple[str, int] | None = None
        self.verdict: tuple[str, int] | None = None  # told before its vote
        self.sentence = (0, 0)
        self.moved = False

    def _close(self) -> None:
        self.open = self.moved = False
        self.verdict = self.title = None

    def _told(
        self, side: str, start: int, emne: str | None, *, counts: bool = False, soft: bool = False
    ) -> Told:
        if emne and self.open and self.ballots[-1].is_about_else(emne, side):
            self._close()
        ballot = self._ballot((side,), start, counts=counts, soft=soft)
        if not soft:
            ballot.soft = False
        if emne and not ballot.emne:
            ballot.emne = fold(NUMBERED.sub("", emne))
        return ballot.sides[side]

    def _ballot(
        self, sides: Sequence[str], start: int, *, counts: bool = False, soft: bool = False
    ) -> Ballot:
        """The ballot that is told of: the open one, or a new one where a side comes again."""
        ballot = self.ballots[-1] if self.open else None
        if ballot and ballot.soft and not soft and ballot.last:
            ballot = None
        if ballot and any(ballot.comes_again(side, counts=counts) for side in sides):
            ballot = None
        if not ballot:
            ballot = self._new(start)
            if self._spoken_of():
                self.ballots[-1].end = ballot.start
            self.ballots.append(ballot)
            self.open = True
        for side in sides:
            ballot.sides[side].told = True
        ballot.last = sides[-1]
        ballot.end = self.sentence[1]
        ballot.soft = ballot.soft and soft
        return ballot

    def _new(self, start: int) -> Ballot:
        begin = self.sentence[0] if not self._spoken_of() else start
        ballot = Ballot(begin, self.sentence[1], nummer=self.number, foreslaaet=self.moved)
        self.moved = False
        if self.title:
            ballot.titel, ballot.start = self.title
            self.title = None
        if self.verdict:
            ballot.udfald, first = self.verdict
            ballot.start = min(ballot.start, first)
            self.verdict = None
        return ballot

    def _spoken_of(self) -> bool:
        """Whether the sentence has told of another ballot already."""
        return bool(self.ballots) and self.open and self.ballots[-1].end >= self.sentence[1]
