"""A page of a PDF: its lines as they stand there, and what of them is not to be seen."""

import re
from collections import Counter
from collections.abc import Iterator
from ctypes import addressof, create_string_buffer
from itertools import groupby, pairwise
from math import atan2, cos, degrees, hypot, pi, sin
from typing import Any, NamedTuple

from referat_lint.readers.pdf_drawn import Drawn, Frame, drawn
from referat_lint.readers.pdf_engine import Engine, address
from referat_lint.readers.pdf_rows import (
    BREAK,
    FRAGMENT,
    MADE,
    STRETCH,
    Cell,
    Hidden,
    Piece,
    Row,
    add,
    wide,
)

ROW = re.compile(rf"[^\r\n{BREAK}]+{BREAK}?|{BREAK}")
HYPHEN = re.compile(r"\w[-\u2010]$")
WORD = re.compile(r"\S+")
BOLD = re.compile(rb"bold|black|heavy|demi|fett|BX\d|-Bd", re.IGNORECASE)
ODD = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
SOFT, BLANKS = "\xad", "\xa0\u2002\u2003\u2007\u2009\u202f\t"
PLAIN = str.maketrans(dict.fromkeys(BLANKS, " ") | {SOFT: "-"})
CLOSE = 0.1  # times the size: no blank is as narrow
NEARLY = 0.8  # of a line's characters: all of it
STRETCHED = 3  # gaps from which a line may be a justified one
ALIKE = 1.6  # times the narrowest of them is the widest
NAME = 128  # characters of a font's name
HEAVY = 600  # a font's weight from which it is bold
SPACES = 3  # so many were typed to be seen
INVISIBLE = (3, 7)  # ways of drawing letters that leave nothing to be seen
WHITE = 248
MIDDLE = 0.3  # of the size of the letters, above their base line
PAGE_WIDE = 0.5  # of a page: what a scan fills
SAMPLES = 9
SLANT = 0.1  # radians
SYMBOLS = re.compile(r"(?:^|(?<=\s))[\ue000-\uf8ff]+", re.MULTILINE)
DASH = "\uf02d"


class Style(NamedTuple):
    """How words are drawn; `hidden` is why they are not to be seen, if so."""

    font: int
    size: float
    slant: float
    bold: bool
    hidden: str


class Part(NamedTuple):
    """Words that one text object draws."""

    start: int
    end: int
    style: Style
    left: float
    right: float
    base: float
    hidden: str


class Sheet(NamedTuple):
    """A page read: its lines as they are drawn, and what is hidden.

    `odd` of its `letters` are not known for sure; `ocr`: the words lie unseen over a picture of
    them; `shows`: something is drawn; `pictured`: all over the page; `turned`: by how many degrees
    the page was set upright, if so; `width` is then in points.
    """

    number: int
    rows: list[Row]
    hidden: list[Hidden]
    odd: int
    letters: int
    ocr: bool
    shows: bool
    pictured: bool
    turned: int | None
    width: float


def sheet(engine: Engine, page: Any, number: int) -> Sheet:
    """Read a page, the number of it from 1."""
    read = _Page(engine, page, number)
    frame = read.frame
    return Sheet(
        number,
        read.rows,
        read.hidden,
        read.odd,
        read.count,
        read.ocr,
        bool(read.drawn.shapes),
        read.pictured,
        read.turned,
        frame.top - frame.bottom if read.sin else frame.right - frame.left,
    )


def seen(page: Any) -> Frame:
    """What of a page is shown, in its own space."""
    media = Frame(*page.get_mediabox())
    shown = Frame(*page.get_cropbox()).within(media)
    return shown if shown.area else media


def nothing(number: int) -> Sheet:
    """A page (from 1) that cannot even be opened."""
    return Sheet(
        number,
        [],
        [],
        odd=0,
        letters=0,
        ocr=False,
        shows=True,
        pictured=False,
        turned=None,
        width=0,
    )


class _Page:
    """A page in the reading."""

    def __init__(self, engine: Engine, page: Any, number: int) -> None:
        self.engine, self.number = engine, number
        self.rows: list[Row] = []
        self.hidden: list[Hidden] = []
        self.odd = 0
        self.ocr = False
        self.media = Frame(*page.get_mediabox())
        self.frame = seen(page)
        self.drawn: Drawn = drawn(engine, address(page.raw))
        pictures = [s.frame.within(self.frame).area for s in self.drawn.shapes if s.picture]
        self.pictured = sum(pictures) >= PAGE_WIDE * self.frame.area
        self.fonts: dict[int, bool] = {}
        self._load(page)
        self._upright(page)
        for match in ROW.finditer(self.text):
            self._row(*match.span())
        self.words.close()

    def _load(self, page: Any) -> None:
        self.words = page.get_textpage()
        self.handle = address(self.words.raw)
        self.count = self.engine.FPDFText_CountChars(self.handle)
        text = self.engine.text(self.handle, self.count).translate(PLAIN)
        self.text = SYMBOLS.sub(_bullets, text)
        self.even = len(text) == self.count

    def _upright(self, page: Any) -> None:
        """Turn the page so that most of its lines run from left to right."""
        starts = [match.start() for match in ROW.finditer(self.text)]
        step = max(len(starts) // SAMPLES, 1)
        turns = Counter(round(degrees(self._slant(at)) / 90) % 4 for at in starts[::step])
        quarters = turns.most_common(1)[0][0] if turns else 0
        self.turn = quarters * pi / 2
        self.cos, self.sin = round(cos(self.turn)), round(sin(self.turn))
        self.turned = 90 * quarters if page.get_rotation() != 90 * quarters else None
        if self.turned is not None:
            self.words.close()
            page.set_rotation(90 * quarters)
            self._load(page)

    def _slant(self, place: int) -> float:
        """In which direction a character's line runs, in radians; leaves its matrix at hand."""
        self.engine.FPDFText_GetMatrix(self.handle, self._at(place), self.engine.float[0])
        a, b = self.engine.floats[:2]
        return atan2(b, a) if b else 0.0 if a >= 0 else pi

    def _at(self, place: int) -> int:
        """The character of the page that stands at a place of its text."""
        if self.even:
            return place
        found: int = self.engine.FPDFText_GetCharIndexFromTextIndex(self.handle, place)
        return max(found, 0)

    def _place(self, place: int) -> tuple[float, float]:
        """Where a character stands: from the left and from below, the page held upright."""
        engine = self.engine
        engine.FPDFText_GetCharOrigin(self.handle, self._at(place), *engine.double[:2])
        return self._turned(*engine.doubles[:2])

    def _right(self, place: int) -> float:
        """How far a character reaches."""
        engine = self.engine
        engine.FPDFText_GetCharBox(self.handle, self._at(place), *engine.double[:4])
        left, right, bottom, top = engine.doubles[:4]
        if not self.turn:
            return float(right)
        return max(self._turned(left, bottom)[0], self._turned(right, top)[0])

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        return x * self.cos + y * self.sin, y * self.cos - x * self.sin

    def _row(self, start: int, end: int) -> None:
        broken = self.text.endswith(BREAK, start, end)
        line = self.text[start : end - broken]
        words = line.strip()
        if not words:
            if not broken:
                return
            words, broken, line = "-", False, "-"
        start += len(line) - len(line.lstrip())
        if HYPHEN.search(words):  # which pdfium keeps between digits, and last on a page
            words, broken = words[:-1], True
        end = start + len(words)
        if self.engine.FPDFText_HasUnicodeMapError(self.handle, self._at(start)):
            self.odd += end - start
        else:
            self.odd += len(ODD.findall(words))
        parts = list(self._parts(start, end))
        seen = [part for part in parts if not part.hidden]
        for why, unseen in groupby(parts, lambda part: part.hidden):
            if why:
                first, *_, last = [*unseen] * 2
                found = self._pieces(first.start, last.end)
                self.hidden.append(Hidden(why, self.number, found))
        if seen:
            self._seen(seen, broken=broken and not parts[-1].hidden)

    def _parts(self, start: int, end: int) -> Iterator[Part]:
        owner, handle = self.engine.FPDFText_GetTextObject, self.handle
        drawer, begin, done = 0, start, start
        for word in WORD.finditer(self.text, start, end):
            at, stop = word.span()
            found = owner(handle, self._at(at))
            if found != drawer:
                if done > begin:
                    yield self._part(drawer, begin, done)
                drawer, begin = found, at
            done = stop
        yield self._part(drawer, begin, done)

    def _part(self, drawer: int, start: int, end: int) -> Part:
        style = self._styled(drawer, start)
        left, base = self._place(start)
        right = self._right(end - 1)
        hidden = self._unseen(drawer, style, (left + right) / 2, base + MIDDLE * style.size)
        return Part(start, end, style, left, right, base, hidden)

    def _styled(self, drawer: int, start: int) -> Style:
        engine = self.engine
        font = engine.FPDFTextObj_GetFont(drawer) if drawer else 0
        if font not in self.fonts:
            self.fonts[font] = bool(font) and self._is_bold(font)
        slant = self._slant(start)
        c, d = engine.floats[2:4]
        size = engine.FPDFText_GetFontSize(self.handle, self._at(start)) * hypot(c, d)
        hidden = ""
        if drawer and engine.FPDFTextObj_GetTextRenderMode(drawer) in INVISIBLE:
            hidden = "skjult tekst"
        elif engine.FPDFText_GetFillColor(self.handle, self._at(start), *engine.number[:4]):
            red, green, blue, alpha = engine.numbers[:4]
            if not alpha:
                hidden = "skjult tekst"
            elif red >= WHITE and green >= WHITE and blue >= WHITE:
                hidden = "hvid tekst"
        return Style(font, size, slant, self.fonts[font], hidden)

    def _is_bold(self, font: int) -> bool:
        engine = self.engine
        room = create_string_buffer(NAME)
        engine.FPDFFont_GetBaseFontName(font, addressof(room), NAME)
        return bool(BOLD.search(room.value)) or engine.FPDFFont_GetWeight(font) >= HEAVY

    def _unseen(self, drawer: int, style: Style, x: float, y: float) -> str:
        """Why words are not to be seen, if so, by a point amid them."""
        x, y = x * self.cos - y * self.sin, x * self.sin + y * self.cos
        if style.hidden == "skjult tekst":
            self.ocr |= self.pictured
            return "" if self.pictured else style.hidden
        if style.hidden and not self.drawn.on_colour(drawer, x, y):
            return style.hidden
        if not self.frame.holds(x, y):
            return "beskåret tekst" if self.media.holds(x, y) else "tekst uden for siden"
        if (shape := self.drawn.covered(drawer, x, y)) is None:
            return ""
        self.ocr |= shape.picture and self.pictured
        return "" if shape.picture and self.pictured else "tekst under et felt"

    def _pieces(self, start: int, end: int) -> list[Piece]:
        """What stands between two places, runs of blanks as one."""
        pieces: list[Piece] = []
        for run in STRETCH.finditer(self.text, start, end):
            if pieces:
                pieces.append(Piece(" ", MADE))
            pieces.append(Piece(run[0], run.start()))
        return pieces or [Piece("-", start)]  # a hyphen alone, which pdfium dropped

    def _seen(self, parts: list[Part], *, broken: bool) -> None:
        first, cells, start = parts[0], list[Cell](), parts[0].start
        end = start
        most = max(parts, key=lambda part: part.end - part.start).style
        even = _stretched(parts)
        for part in parts:
            pieces = self._pieces(part.start, part.end)
            gap = part.left - cells[-1].right if cells else 0.0
            blanks = part.start - end
            if not cells or (blanks < SPACES and gap > even and wide(cells, gap, part.style.size)):
                cells.append(Cell(pieces, part.left, part.right))
            else:
                close = gap < CLOSE * part.style.size  # a ligature that pdfium takes for a blank
                add(cells[-1], pieces, "" if close else self.text[end : part.start])
                cells[-1].right = part.right
            end = part.end
        word = FRAGMENT.match(self.text, first.start, first.end)
        self.rows.append(
            Row(
                page=self.number,
                base=first.base,
                size=most.size,
                first=self._right(word.end() - 1) - first.left if word else 0.0,
                bold=first.style.bold,
                all_bold=sum(p.end - p.start for p in parts if p.style.bold)
                >= NEARLY * (end - start),
                broken=broken,
                aslant=abs(sin((first.style.slant - self.turn) / 2)) > SLANT,
                cells=cells,
                low=first.base,
            )
        )


def _bullets(match: re.Match[str]) -> str:
    """Signs of a symbol font that begin a word are bullets, or dashes."""
    return "".join("-" if sign == DASH else "•" for sign in match[0])


def _stretched(parts: list[Part]) -> float:
    """The widest gap of a line whose blanks are all stretched alike, as in a justified one."""
    gaps = [after.left - before.right for before, after in pairwise(parts)]
    gaps = [gap for gap in gaps if gap > 0]
    if len(gaps) < STRETCHED or max(gaps) > ALIKE * min(gaps):
        return 0.0
    return max(gaps)
