"""A referat as text, and where every character of it came from."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Self

LINE_END = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A half-open range of characters in `Source.text`."""

    start: int
    end: int


class Text(str):
    """Words and the place they were read from; the words may be folded, the place is exact."""

    __slots__ = ("span",)
    span: Span

    def __new__(cls, value: str, span: Span) -> Self:
        self = super().__new__(cls, value)
        self.span = span
        return self

    def __getnewargs__(self) -> tuple[str, Span]:  # type: ignore[override]  # or it does not pickle
        return str(self), self.span

    def part(self, start: int, end: int) -> "Text":
        """What stands between two of its own offsets; only where nothing was folded."""
        return Text(self[start:end], Span(self.span.start + start, self.span.start + end))


class Hint(NamedTuple):
    """What a format knows of a passage that its text alone does not.

    Roles: overskrift (value: level from 1), listenummer (value: the number as the file has it),
    kolonner (a table's row of headings), celle (value: its column's heading), felt (a line with a
    field's name and value; value: the name), kode and citat (one for each line), fed, kursiv, link
    (value: target), kommentar (value: a suppression's words), slettet (value: struck-out words),
    tegn (a character saved otherwise than the rest). Of comments and
    struck-out words the text holds nothing: such a span is empty, or of blanks.
    """

    span: Span
    role: str
    value: str = ""


class Piece(NamedTuple):
    """From `start` in the text on, characters stand in the file from `origin` on, one for one.

    Those of a piece that the reader `made` (bullets, line breaks) stand nowhere: `origin` is near.
    """

    start: int
    origin: int
    made: bool = False


@dataclass(frozen=True)
class Source:
    """One file, read: the only text that anything downstream sees.

    `raw` is the file decoded, without its byte order mark; `pieces` lead from `text` to `raw`, none
    where the two are the same characters at the same offsets. Offsets count characters.
    """

    path: str
    text: str
    format: str = "txt"
    sha256: str = ""
    encoding: str = "utf-8"
    raw: str = field(default="", repr=False)
    pieces: tuple[Piece, ...] = ()
    hints: tuple[Hint, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    bom: bool = False

    @cached_property
    def _lines(self) -> tuple[int, ...]:
        raw = self.raw or self.text
        return (0, *(match.end() for match in LINE_END.finditer(raw)))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(piece.start for piece in self.pieces)

    def origin(self, offset: int) -> int:
        """Where a character of the text stands in the file, in characters from 0."""
        if not self.pieces:
            return offset
        piece = self.pieces[max(bisect_right(self._starts, offset) - 1, 0)]
        return piece.origin if piece.made else max(piece.origin + offset - piece.start, 0)

    def in_file(self, span: Span) -> Span | None:
        """The same passage in the file, or None where it does not stand there in one run."""
        start, end = span
        if not self.pieces:
            return span
        first = bisect_right(self._starts, start) - 1
        if start == end and start and self.pieces[first].made:  # after a word, before a line break
            before = self.in_file(Span(start - 1, start))
            return before and Span(before.end, before.end)
        last = bisect_right(self._starts, max(start, end - 1)) - 1
        if any(piece.made for piece in self.pieces[first : last + 1]):
            return None
        begin = self.origin(start)
        found = Span(begin, self.origin(end - 1) + 1 if end > start else begin)
        left_out = found.end - found.start - (end - start)
        run = self.raw[found.start : found.end] if left_out else ""
        return found if run.count("\r\n") == left_out else None

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of a character of the text, both from 1."""
        at = self.origin(offset)
        line = bisect_right(self._lines, at)
        return line, at - self._lines[line - 1] + 1

    def end_place(self, span: Span) -> tuple[int, int]:
        """Line and column just after the last character of a passage."""
        if span.end <= span.start:
            return self.place(span.start)
        line, column = self.place(span.end - 1)
        return line, column + 1

    def window(self, span: Span, width: int = 60) -> tuple[str, str]:
        """What stands before and after on the same line, at most `width` characters each."""
        before = self.text[max(0, span.start - width) : span.start]
        after = self.text[span.end : span.end + width]
        return LINE_END.split(before)[-1], LINE_END.split(after)[0]
