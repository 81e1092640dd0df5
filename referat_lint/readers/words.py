"""A passage of a file as text, and where in the file every character of it stands."""

from bisect import bisect_right
from collections.abc import Iterable
from re import Pattern
from typing import NamedTuple, Self

from referat_lint.source import Piece


class Words(NamedTuple):
    """Text, and pieces that lead from it to the file as those of a Source do."""

    text: str
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, text: str, origin: int) -> Self:
        """What stands in the file just so, from an offset on."""
        return cls(text, (Piece(0, origin),) if text else ())

    def part(self, start: int, end: int) -> "Words":
        """What stands between two of its own offsets."""
        if (start, end) == (0, len(self.text)):
            return self
        return Words(self.text[start:end], tuple(self.between(start, end)))

    def between(self, start: int, end: int) -> list[Piece]:
        """The pieces of a passage, counted from its start."""
        if start >= end:
            return []
        first = max(bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1, 0)
        found = []
        for piece in self.pieces[first:]:
            if piece.start >= end:
                break
            gone = max(start - piece.start, 0)
            origin = piece.origin if piece.made else piece.origin + gone
            found.append(Piece(max(piece.start - start, 0), origin, piece.made))
        return found

    def stripped(self) -> "Words":
        """Without outer blanks."""
        text = self.text.strip()
        start = self.text.find(text)
        return self.part(start, start + len(text))

    def found(self, pattern: Pattern[str]) -> "Words | None":
        """The first passage that a pattern fits, or None."""
        match = pattern.search(self.text)
        return self.part(*match.span()) if match else None

    def through(self, pieces: Iterable[Piece], text: str) -> "Words":
        """The text that was made of these words, its pieces leading to them; now to the file."""
        given, found = list(pieces), list[Piece]()
        if not given:
            return Words("", ())
        ends = [*(piece.start for piece in given[1:]), len(text)]
        for piece, end in zip(given, ends, strict=True):
            if piece.made:
                at = self.between(piece.origin, piece.origin + 1)
                near = at[0].origin if at else self.end
                found.append(Piece(piece.start, near, made=True))
            else:
                inner = self.between(piece.origin, piece.origin + end - piece.start)
                found += [one._replace(start=one.start + piece.start) for one in inner]
        return Words(text, tuple(found))

    @property
    def end(self) -> int:
        """Where in the file its last piece ends."""
        if not self.pieces:
            return 0
        last = self.pieces[-1]
        return last.origin + (0 if last.made else len(self.text) - last.start)


def joined(parts: Iterable[Words]) -> Words:
    """One after the other."""
    texts, pieces, length = [], list[Piece](), 0
    for part in parts:
        texts.append(part.text)
        pieces += [piece._replace(start=piece.start + length) for piece in part.pieces]
        length += len(part.text)
    return Words("".join(texts), tuple(pieces))
