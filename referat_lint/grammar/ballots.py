"""A vote while it is read: its sides, and what it comes to in the model."""

import re
from dataclasses import dataclass, field

from referat_lint.grammar.people import voters
from referat_lint.grammar.sides import (
    COUNT_BEHIND,
    COUNTS,
    LINK_BEHIND,
    LOTS,
    OTHERS,
    QUALIFIED,
    SIDE,
    SIGN,
    SOME_ALONE,
)
from referat_lint.model import Afstemning, Navn, Side
from referat_lint.source import Text


@dataclass(slots=True)
class Told:
    """One side of a ballot while it is read; `told` where the text says anything of it."""

    antal: int | None = None
    personer: list[Navn] = field(default_factory=list)
    grupper: list[str] = field(default_factory=list)
    told: bool = False

    @property
    def named(self) -> bool:
        return bool(self.personer or self.grupper)

    def read(self, part: Text) -> None:
        """Take in `15: A, B`, `2 (NAVN (A), NAVN (V))`, `NAVN og NAVN`."""
        length = len(part.rstrip(" \t\n,;.–-"))
        if link := LINK_BEHIND.search(part, 0, length):
            length = len(part[: link.start()].rstrip(" \t\n,;."))
        if behind := COUNT_BEHIND.search(part, 0, length):
            length = behind.start()
        head, rest = SIDE.parse_string(part[:length])
        count = head["n"] or (behind and (behind["n"] or behind["alt"]))
        if count and self.antal is None:
            self.antal = count_of(count)
        first, last = rest.start(), length
        if (
            part[first:last].startswith("(")
            and part[:last].endswith(")")
            and _one_bracket(part[first:last])
        ):
            first, last = first + 1, last - 1
        personer, grupper = voters(part.part(first, max(first, last)))
        if self.antal is None and len(grupper) == 1 and not (personer or self.named):
            some = SOME_ALONE.match(grupper[0])
            self.antal = count_of(some["n"]) if some else None
        self.personer += personer
        self.grupper += grupper
        self.told = True

    def take(self, more: "Told") -> None:
        self.personer += more.personer
        self.grupper += more.grupper
        self.antal = more.antal if self.antal is None else self.antal

    def side(self) -> Side:
        return Side(self.antal, tuple(self.personer), tuple(dict.fromkeys(self.grupper)))


@dataclass(slots=True)
class Ballot:
    """One vote while it is read; `soft` while nobody is said to have voted."""

    start: int
    end: int
    titel: str | None = None  # of the proposal, printed above
    emne: str | None = None  # printed in the sentence
    nummer: str | None = None
    udfald: str | None = None
    sides: dict[str, Told] = field(
        default_factory=lambda: {side: Told() for side in ("for", "imod", "undlod")}
    )
    last: str = ""
    soft: bool = True
    resten: bool = False
    enstemmig: bool = False
    implied: bool = False  # the outcome is: a majority voted for
    foreslaaet: bool = False  # somebody moved it, just before
    said: bool = False  # that there was a vote, though no side is told

    def wants(self, side: str) -> bool:
        """Whether those for are told of, and this side is not as yet: `1. For: A`, `2. Imod: B`."""
        return self.sides["for"].named and not (self.sides[side].told or self.udfald)

    def is_about_else(self, emne: str, side: str) -> bool:
        """Whether what they are said to vote on is not what this ballot is on."""
        known = self.titel or self.emne
        if not known or not any(told.told for told in self.sides.values()):
            return False
        before, after = (_kind_of(words) for words in (known, emne))
        if before != after and any(before[:2]) and any(after[:2]):
            return True
        return bool(before[2] and after[2] and before[2] != after[2] and self.sides[side].told)

    def is_on(self, emne: str) -> bool:
        """Whether it is the vote on a proposal or model by its letter or number."""
        sign = _kind_of(emne)[2]
        return bool(sign and self.emne and sign == _kind_of(self.emne)[2])

    def comes_again(self, side: str, *, counts: bool) -> bool:
        """Whether a side that is told of already is told of again, in another vote."""
        told = self.sides[side]
        if not told.told:
            return False
        if counts:
            return told.antal is not None or self.udfald is not None
        if not told.named:
            return False
        return self.last != side

    def ends_with(self, udfald: str, emne: str | None) -> bool:
        """Whether an outcome told after a vote is that vote's, and not the whole item's."""
        if self.udfald and not self.implied:
            return False
        if emne and self.emne:
            before, after = (_kind_of(words) for words in (self.emne, emne))
            if before[:2] != after[:2] and any(after[:2]):
                return False
            if before[2] and after[2] and before[2] != after[2]:
                return False
        if self.implied and self.udfald != udfald:
            return bool(emne)
        if emne and self.emne and not _shares_word(emne, self.emne):
            return self._fits(udfald)  # Forslaget fik 1 stemme. Dagsordenen blev herefter godkendt
        return bool(emne) or not self.foreslaaet or self._fits(udfald)

    def _fits(self, udfald: str) -> bool:
        """Whether an outcome follows from who is named, or else counted, on the two sides."""
        yes, no = self.sides["for"], self.sides["imod"]
        more = len(yes.personer) - len(no.personer) or (yes.antal or 0) - (no.antal or 0)
        return not more or (more > 0) == (udfald == "vedtaget")

    def as_vote(self, text: Text) -> Afstemning | None:
        """The ballot as the model has it; None where it was no vote."""
        sides = self.sides
        if self.soft and not (sides["for"].named and sides["imod"].named):
            return None
        if not self.said and not any(
            told.named or told.antal is not None for told in sides.values()
        ):
            return None
        start, end = self.start, self.end
        words = text[start:end]
        return Afstemning(
            emne=self.titel or self.emne or self.nummer,
            for_=sides["for"].side(),
            imod=sides["imod"].side(),
            undlod=sides["undlod"].side(),
            udfald=self.udfald,
            span=text.part(start, end).span,
            resten=self.resten or bool(OTHERS.search(words)),
            enstemmig=self.enstemmig or "nstemmig" in words,
            lodtraekning=bool(LOTS.search(words)),
            kvalificeret=bool(QUALIFIED.search(words)),
        )


def _kind_of(words: str) -> tuple[bool, bool, str]:
    """Whether it is an amendment, the recommendation, and its letter or number: `forslag B`."""
    small = words.lower()
    sign = SIGN.search(words)
    return "ændringsforslag" in small, "indstilling" in small, sign[1] if sign else ""


def _shares_word(one: str, other: str) -> bool:
    """Whether two titles have a word of more than three letters in common."""
    long = ({word for word in words.lower().split() if len(word) > 3} for words in (one, other))
    return bool(set.intersection(*long))


def verdict_of(match: re.Match[str]) -> str:
    return "forkastet" if match["nej"] or match["ikke"] else "vedtaget"


def count_of(words: str) -> int:
    return int(words) if words.isdigit() else COUNTS[words.lower()]


def _one_bracket(words: str) -> bool:
    """Whether one bracket holds it all: `(NAVN (A), NAVN (V))`, and not `(A) og NAVN (V)`."""
    depth = 0
    for char in words[:-1]:
        depth += (char == "(") - (char == ")")
        if not depth:
            return False
    return True
