"""A page of a PDF: its lines as they stand there, and what of them is not to be seen."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise
from math import degrees, sin
from typing import Any

from referat_lint.readers.pdf.engine import Engine
from referat_lint.readers.pdf.rows import (
    BREAK,
    FRAGMENT,
    MADE,
    WIDE,
    Cell,
    Hidden,
    Piece,
    Row,
    is_number,
)
from referat_lint.readers.pdf.sheet import Sheet
from referat_lint.readers.pdf.tags import NONE, Tag
from referat_lint.readers.pdf.words import ODD, Part, Words

WORD = re.compile(r"\S+")
SAMPLES = 9
SLANT = 0.1  # radians
ROW = re.compile(rf"[^\r\n{BREAK}]+{BREAK}?|{BREAK}")
HYPHENS = "-\u2010"
HYPHEN = re.compile(r"\w[-\u2010]$")
CLOSE = 0.1  # times the size: no blank is as narrow
NEARLY = 0.8  # of a line's characters: all of it
LOWER = 0.3  # times the size: on another base line
SPACES = 3  # so many were typed to be seen
PAGE_WIDE = 0.5  # of a page: what a scan fills


def sheet(engine: Engine, page: Any, number: int, marked: Mapping[int, Tag]) -> Sheet:
    """Read a page, the number of it from 1; `marked` is what its tags call its words."""
    read = _Page(engine, page, number, marked)
    words = read.words
    frame = words.frame
    return Sheet(
        number,
        read.rows,
        read.hidden,
        odd=read.odd,
        letters=words.count,
        ocr=words.ocr,
        shows=bool(words.drawn.shapes),
        pictured=words.pictured,
        turned=read.turned,
        width=frame.top - frame.bottom if words.sin else frame.right - frame.left,
    )


class _Page:
    """A page in the reading."""

    def __init__(self, engine: Engine, page: Any, number: int, marked: Mapping[int, Tag]) -> None:
        self.engine, self.number, self.marked = engine, number, marked
        self.rows: list[Row] = []
        self.hidden: list[Hidden] = []
        self.odd = 0
        self.words = Words(engine, page)
        self.turned = self._upright(page)
        self.text = self.words.text
        for match in ROW.finditer(self.text):
            self._row(*match.span())
        self.words.page.close()

    def _upright(self, page: Any) -> int | None:
        """Turn the page so that most of its lines run from left to right; by how many degrees.

        None where it is held so already.
        """
        words = self.words
        starts = [match.start() for match in ROW.finditer(words.text)]
        step = max(len(starts) // SAMPLES, 1)
        turns = Counter(round(degrees(words.slant(at)) / 90) % 4 for at in starts[::step])
        quarters = turns.most_common(1)[0][0] if turns else 0
        words.quarters(quarters)
        if page.get_rotation() == 90 * quarters:
            return None
        words.page.close()
        page.set_rotation(90 * quarters)
        words.load(page)
        return 90 * quarters

    def _row(self, start: int, stop: int) -> None:
        broken = self.text.endswith(BREAK, start, stop)
        line = self.text[start : stop - broken]
        words = line.strip()
        if not words:
            if not broken:
                return
            words, broken, line = "-", False, "-"
        dash = broken and line[-1].isspace()  # one that stands by itself is no hyphen
        start += len(line) - len(line.lstrip())
        if words[-1] in HYPHENS and HYPHEN.search(words):  # between digits, or last on a page
            words, broken = words[:-1], True
        end = start + len(words)
        dash = dash and end + len(" -") == stop
        if self.engine.FPDFText_HasUnicodeMapError(self.words.handle, self.words.at(start)):
            self.odd += end - start
        else:
            self.odd += len(ODD.findall(words)) if self.words.has_odd else 0
        parts = list(self._parts(start, end))
        seen = [part for part in parts if not part.hidden]
        if len(seen) < len(parts):
            self._hide(parts)
        if not seen:
            return
        *above, lowest = _lines(seen) if len(seen) > 1 else [seen]
        for line_above in above:  # which pdfium takes for the same line
            self._above(line_above)
        self._seen(lowest, broken=broken and not dash and not parts[-1].hidden)
        if dash:
            self.rows[-1].cells[-1].pieces.append(Piece(" -", end))

    def _hide(self, parts: list[Part]) -> None:
        """Put down what of a line is not to be seen."""
        for why, unseen in groupby(parts, lambda part: part.hidden):
            if why:
                first, *_, last = [*unseen] * 2
                found = self.words.pieces(first.start, last.end)
                self.hidden.append(Hidden(why, self.number, found))

    def _above(self, parts: list[Part]) -> None:
        """Put down a line that another follows without a break in the page's text."""
        *others, last = parts
        broken = HYPHEN.search(self.text[last.start : last.end]) is not None
        self._seen([*others, last._replace(end=last.end - broken)], broken=broken)

    def _parts(self, start: int, end: int) -> Iterator[Part]:
        owner, words = self.engine.FPDFText_GetTextObject, self.words
        handle, at = words.handle, words.at
        drawer, begin, done = owner(handle, at(start)), start, start
        if drawer == owner(handle, at(end - 1)):
            yield words.part(drawer, start, end, None)
            return
        part: Part | None = None
        for word in WORD.finditer(self.text, start, end):
            place, stop = word.span()
            found = owner(handle, at(place))
            if found != drawer:
                part = words.part(drawer, begin, done, part and part.style)
                yield part
                drawer, begin = found, place
            done = stop
        yield words.part(drawer, begin, done, part and part.style)

    def _seen(self, parts: list[Part], *, broken: bool) -> None:
        first, cells, start, end = parts[0], self._cells(parts), parts[0].start, parts[-1].end
        if self.words.drawn.dots and self.words.dotted(first):
            cells[0].pieces.insert(0, Piece("• ", MADE))
        most, bold = first.style, first.style.bold
        if len(parts) > 1:
            most = max(parts, key=lambda part: part.end - part.start).style
            heavy = sum(part.end - part.start for part in parts if part.style.bold)
            bold = heavy >= NEARLY * (end - start)
        word = FRAGMENT.match(self.text, first.start, first.end)
        self.rows.append(
            Row(
                page=self.number,
                base=first.base,
                size=most.size,
                first=self.words.right(word.end() - 1) - first.left if word else 0.0,
                bold=first.style.bold,
                all_bold=bold,
                broken=broken,
                aslant=abs(sin((first.style.slant - self.words.turn) / 2)) > SLANT,
                cells=cells,
                low=first.base,
                tag=self._tag(parts) if self.marked else "",
            )
        )

    def _tag(self, parts: list[Part]) -> str:
        """What the file calls all of a line's words; TD where they are not all the same."""
        found = {self._tagged(part).kind for part in parts}
        return found.pop() if len(found) == 1 else "TD" if "TD" in found else ""

    def _tagged(self, part: Part) -> Tag:
        mark = self.engine.FPDFPageObj_GetMarkedContentID(part.drawer) if part.drawer else -1
        return self.marked.get(mark, NONE)

    def _in_cells(self, left: Part, right: Part) -> bool:
        """Whether the file says that words stand in two cells of a table."""
        one, other = self._tagged(left), self._tagged(right)
        return one != other and one.kind[:1] == other.kind[:1] == "T"

    def _cells(self, parts: list[Part]) -> list[Cell]:
        """What stands together in a line: a wide gap parts cells, none at all makes a word one."""
        words, first = self.words, parts[0]
        if len(parts) == 1:
            return [Cell(words.pieces(first.start, first.end), first.left, first.right)]
        cells: list[Cell] = []
        out: list[Piece] = []
        begin, left, before = first.start, first.left, first
        for part in parts[1:]:
            gap, size, blanks = part.left - before.right, part.style.size, part.start - before.end
            if blanks and gap < CLOSE * size:  # a ligature that pdfium takes for a blank
                out += words.pieces(begin, before.end)
                begin = part.start
            elif (
                gap > WIDE * size
                and blanks < SPACES
                and (cells or not is_number(self.text[first.start : before.end]))
            ) or (self.marked and blanks and self._in_cells(before, part)):
                cells.append(Cell([*out, *words.pieces(begin, before.end)], left, before.right))
                out, begin, left = [], part.start, part.left
            before = part
        return [*cells, Cell([*out, *words.pieces(begin, before.end)], left, before.right)]


def _lines(parts: list[Part]) -> list[list[Part]]:
    """The parts of one line of text, apart where they go back to the left on another base line."""
    lines = [[parts[0]]]
    for before, part in pairwise(parts):
        size = part.style.size
        if part.left < before.right - size and abs(part.base - before.base) > LOWER * size:
            lines.append([part])
        else:
            lines[-1].append(part)
    return lines
