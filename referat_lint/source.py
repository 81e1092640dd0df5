"""A referat as text, and where every character of it came from."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import NamedTuple, Self

LINE_END = re.compile(r"\r\n|\n|\r")
REFERENCE = re.compile(r"&#?\w+;")


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


HIDDEN = (  # what hidden text may be, as a message names it
    "en slettet passage",  # a tracked deletion
    "en kommentar",
    "referat-lints egen kommentar",  # from an earlier run
    "skjult tekst",  # told not to be shown: vanish, display: none
    "hvid tekst",
    "tekst uden for siden",
    "beskåret tekst",
    "tekst under et felt",
    "en vedhæftet fil",  # its name
    "en note",  # of a PDF
)
CARRIED = "teksten i en vedhæftet fil"  # in an export, which carries it openly


class Hint(NamedTuple):
    """What a format knows of a passage that its text alone does not.

    Roles: overskrift (value: level from 1), listenummer (value: the number as the file has it),
    kolonner (a table's row of headings), celle (value: its column's heading), felt (a line with a
    field's name and value; value: the name), kode and citat (one for each line), fed, kursiv, link
    (value: target), kommentar (value: a suppression's words), slettet (value: struck-out words),
    tegn (a character saved otherwise than the rest), lukket (an item's title: it is closed; an
    attachment: it is not to be published; value: felt where a field says so that is not shown),
    indsat (a tracked insertion; value: its author), ulaest (a page without text; value: its
    number), skjult (a passage of the hidden text; value: what it is, one of HIDDEN or CARRIED). Of
    a suppression and of words struck out in Markdown the text holds nothing: such a span is empty,
    or of blanks.
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


class Mark(NamedTuple):
    """From `start` in the text on, what tells the place where lines of a file do not.

    `page` (PDF) and `paragraph` (Word) count from 1; `element` is an XML path.
    """

    start: int
    page: int | None = None
    paragraph: int | None = None
    element: str | None = None


class Box(NamedTuple):
    """A rectangle on a page (from 1), in points from the lower left corner of the page as shown."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Source:
    """One file, read: the only text that anything downstream sees.

    `raw` is the file decoded, without its byte order mark, or that one `part` of it which holds the
    text (word/document.xml); empty where no part is text. `pieces` lead from `text` to `raw`, none
    where the two are the same characters at the same offsets; with `markup`, words are written
    there with & and < escaped. Offsets count characters.

    What is not to be seen (deleted, hidden, comments) stands behind the rest, from `visible` on, in
    pieces that the hint skjult covers. `lost` is what got lost before the file was read (contract
    §2, tabt). `metadata` by Danish name: forfatter, sidst gemt af, firma, leder, skabelon, program,
    titel, sprog, tagget (ja, nej), revisioner, redigeringstid; what is not known is left out.
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
    part: str = ""
    markup: bool = False
    visible: int | None = None
    marks: tuple[Mark, ...] = ()
    lost: frozenset[str] = frozenset()
    boxes: Callable[[Span], tuple[Box, ...]] | None = field(default=None, repr=False, compare=False)

    @cached_property
    def shown(self) -> str:
        """The text without what is hidden: all that the grammar reads."""
        return self.text if self.visible is None else self.text[: self.visible]

    @cached_property
    def unread(self) -> bool:
        """Whether the file has pages, none of which can be read."""
        pages = {hint.value for hint in self.hints if hint.role == "ulaest"}
        return bool(pages) and all(str(mark.page) in pages for mark in self.marks)

    @property
    def lined(self) -> str:
        """The text whose lines and columns are told: the file's own, or else the one made of it."""
        return self.text if self.part else self.raw or self.text

    @cached_property
    def _lines(self) -> tuple[int, ...]:
        return (0, *(match.end() for match in LINE_END.finditer(self.lined)))

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

    def runs(self, span: Span) -> tuple[Span, ...]:
        """The passage in the file, run by run; none where a character stands nowhere there."""
        if whole := self.in_file(span):
            return (whole,)
        found: list[Span] = []
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        for number in range(first, bisect_right(self._starts, max(span.end - 1, span.start))):
            run = self._run(number, span)
            if run is None:
                return ()
            if found and found[-1].end == run.start:
                run = Span(found.pop().start, run.end)
            found.append(run)
        return tuple(found)

    def _run(self, number: int, span: Span) -> Span | None:
        """As much of a passage as one piece holds; a character's reference (&amp;) stands too."""
        piece = self.pieces[number]
        end = self.pieces[number + 1].start if number + 1 < len(self.pieces) else len(self.text)
        if not piece.made:
            start, end = max(piece.start, span.start), min(end, span.end)
            return Span(self.origin(start), self.origin(start) + end - start)
        reference = REFERENCE.match(self.raw, piece.origin)
        whole = span.start <= piece.start and end <= span.end
        if whole and reference and unescape(reference[0]) == self.text[piece.start : end]:
            return Span(*reference.span())
        return None

    def mark(self, offset: int) -> Mark:
        """Page, paragraph or element of a character of the text, as far as there are any."""
        at = bisect_right(self.marks, offset, key=lambda mark: mark.start) - 1
        return self.marks[at] if at >= 0 else Mark(0)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character of the text, both from 1: in the file if it has lines.

        Else, in a Word file or a PDF, in the text.
        """
        at = offset if self.part else self.origin(offset)
        line = bisect_right(self._lines, at)
        return line, at - self._lines[line - 1] + 1

    def end_place(self, span: Span) -> tuple[int, int]:
        """Line and column just after the last character of a passage.

        Where that stands before the first in the file, as in an export, those of the first.
        """
        begin = self.place(span.start)
        if span.end <= span.start:
            return begin
        line, column = self.place(span.end - 1)
        return max(begin, (line, column + 1))

    def window(self, span: Span, width: int = 60) -> tuple[str, str]:
        """What stands before and after on the same line, at most `width` characters each."""
        before = self.text[max(0, span.start - width) : span.start]
        after = self.text[span.end : span.end + width]
        return LINE_END.split(before)[-1], LINE_END.split(after)[0]
