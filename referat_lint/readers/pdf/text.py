"""The text made of a PDF's lines, and where on its pages every character stands."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from referat_lint.readers.pdf.rows import BREAK, MADE, Cell, Piece, Row
from referat_lint.source import Hint, Mark, Span

COMPOUND = re.compile(r"\w+-\w+")
LAST_WORD = re.compile(r"[\w-]*$")
FIRST_WORD = re.compile(r"[\w-]*")
KEEPING = re.compile(r"(?:og|eller|samt)\b")


class Places:
    """For every run of characters of the text, where it stands: page (from 1) and index there."""

    def __init__(self) -> None:
        self.starts, self.ends = array("L"), array("L")
        self.pages, self.indexes = array("L"), array("L")
        self.turned: dict[int, int] = {}  # pages that are read otherwise than shown, in degrees

    def add(self, start: int, end: int, page: int, index: int) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.pages.append(page)
        self.indexes.append(index)

    def runs(self, span: Span) -> Iterator[tuple[int, int, int]]:
        """Page, index and length of what stands in a span of the text."""
        at = max(bisect_right(self.starts, span.start) - 1, 0)
        while at < len(self.starts) and self.starts[at] < span.end:
            start, end = max(self.starts[at], span.start), min(self.ends[at], span.end)
            if start < end:
                yield self.pages[at], self.indexes[at] + start - self.starts[at], end - start
            at += 1


class Text:
    """A text in the making, line by line; `compounds` are the words written with a hyphen in it."""

    def __init__(self, compounds: frozenset[str]) -> None:
        self.compounds = compounds
        self.parts: list[str] = []
        self.length = 0
        self.places = Places()
        self.hints: list[Hint] = []
        self.marks: list[Mark] = []
        self.page = 0

    def put(self, words: str) -> None:
        """Put down what stands nowhere."""
        self.parts.append(words)
        self.length += len(words)

    def turn(self, page: int) -> None:
        """Go on with what stands on a page."""
        if page != self.page:
            self.page = page
            self.marks.append(Mark(self.length, page=page))

    def line(self, rows: Iterable[Row]) -> Span:
        """Put down one paragraph, its cells parted by tabs; where it stands."""
        start, broken = self.length, None
        for row in rows:
            if broken is not None:
                self.put(self.between(row.text) if broken else " ")
            self.turn(row.page)
            self.cells(row.cells, row.page)
            broken = row.broken
        if broken:
            self.put("-")
        return Span(start, self.length)

    def cells(self, cells: Iterable[Cell], page: int) -> None:
        for number, cell in enumerate(cells):
            if number:
                self.put("\t")
            self.pieces(cell.pieces, page)

    def pieces(self, pieces: list[Piece], page: int) -> None:
        for number, (words, index) in enumerate(pieces):
            if index != MADE:
                self.places.add(self.length, self.length + len(words), page, index)
                self.put(words)
            elif words == BREAK:
                self.put(self.between(pieces[number + 1].text))
            else:
                self.put(words)

    def between(self, after: str) -> str:
        """What stands where a line ended in a hyphen: it, nothing, or it and a blank."""
        before = self.parts[-1] if self.parts else ""
        if not before or before[-1].isspace():
            return "- "
        if KEEPING.match(after):
            return "- "
        if not before[-1].isalpha() or not after[:1].islower():
            return "-"
        first = LAST_WORD.search(before)
        second = FIRST_WORD.match(after)
        left, right = first[0] if first else "", second[0] if second else ""
        if (
            left.isupper()
            or "-" in left
            or "-" in right.rstrip("-")
            or f"{left}-{right}".casefold() in self.compounds
        ):
            return "-"
        return ""


def compounds(rows: Iterable[Row]) -> frozenset[str]:
    """The words that are written with a hyphen within a line."""
    return frozenset(
        match.casefold() for row in rows if "-" in row.text for match in COMPOUND.findall(row.text)
    )
