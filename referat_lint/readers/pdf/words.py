"""The words of a page: what pdfium knows of each, where it stands and whether it is seen."""

import re
from ctypes import addressof, create_string_buffer
from math import atan2, cos, hypot, pi, sin
from typing import Any, NamedTuple

from referat_lint.readers.pdf.drawn import Drawn, Frame, drawn
from referat_lint.readers.pdf.engine import Engine, address
from referat_lint.readers.pdf.rows import BREAK, MADE, STRETCH, Piece

WORD = re.compile(r"\S+")
BOLD = re.compile(rb"bold|black|heavy|demi|fett|BX\d|-Bd", re.IGNORECASE)
ODD = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
SOFT, BLANKS = "\xad", "\xa0\u2002\u2003\u2007\u2009\u202f\t"
PLAIN = {**dict.fromkeys(BLANKS, " "), SOFT: "-"}
NAME = 128  # characters of a font's name
HEAVY = 600  # a font's weight from which it is bold
INVISIBLE = (3, 7)  # ways of drawing letters that leave nothing to be seen
WHITE = 248
SQUARE = 0.15  # of the size of the letters: how little a sign's sides differ, and its least side
MIDDLE = 0.3  # of the size of the letters, above their base line
SYMBOLS = re.compile(r"(?:^|(?<=\s))[\ue000-\uf8ff]+", re.MULTILINE)
DASH = "\uf02d"
PAGE_WIDE = 0.5  # of a page: what a scan fills


class Style(NamedTuple):
    """How words are drawn; `hidden` is why they are not to be seen, if so."""

    font: int
    size: float
    slant: float
    bold: bool
    hidden: str


class Part(NamedTuple):
    """Words that one text object, the drawer, draws."""

    drawer: int
    start: int
    end: int
    style: Style
    left: float
    right: float
    base: float
    hidden: str


class Words:
    """A page's words, asked for by their places in its text.

    `ocr` says that some lie unseen over a picture of them; `pictured`, that one fills the page.
    """

    def __init__(self, engine: Engine, page: Any) -> None:
        self.engine = engine
        self.ocr = False
        self.media = Frame(*page.get_mediabox())
        self.frame = seen(page)
        self.drawn: Drawn = drawn(engine, address(page.raw))
        pictures = [s.frame.within(self.frame).area for s in self.drawn.shapes if s.picture]
        self.pictured = sum(pictures) >= PAGE_WIDE * self.frame.area
        self.fonts: dict[int, bool] = {}
        self.quarters(0)
        self.load(page)

    def quarters(self, turns: int) -> None:
        """Hold the page so that lines that run so many quarters of a turn are upright."""
        self.turn = turns * pi / 2
        self.cos, self.sin = round(cos(self.turn)), round(sin(self.turn))

    def load(self, page: Any) -> None:
        self.page = page.get_textpage()
        self.handle = address(self.page.raw)
        self.count = self.engine.FPDFText_CountChars(self.handle)
        text = self.engine.text(self.handle, self.count)
        for odd, plain in PLAIN.items():
            if odd in text:
                text = text.replace(odd, plain)
        self.text = SYMBOLS.sub(_bullets, text)
        self.at = self._char if len(text) != self.count else int
        self.doubled = "  " in text
        self.has_odd = ODD.search(text) is not None

    def _char(self, place: int) -> int:
        """The character of the page that stands at a place of its text, where some have no text."""
        found: int = self.engine.FPDFText_GetCharIndexFromTextIndex(self.handle, place)
        return max(found, 0)

    def slant(self, place: int) -> float:
        """In which direction a character's line runs, in radians; leaves its matrix at hand."""
        self.engine.FPDFText_GetMatrix(self.handle, self.at(place), self.engine.float[0])
        a, b = self.engine.floats[:2]
        return atan2(b, a) if b else 0.0 if a >= 0 else pi

    def place(self, place: int) -> tuple[float, float]:
        """Where a character stands: from the left and from below, the page held upright."""
        engine = self.engine
        engine.FPDFText_GetCharOrigin(self.handle, self.at(place), *engine.double[:2])
        return self._turned(*engine.doubles[:2])

    def right(self, place: int) -> float:
        """How far a character reaches."""
        engine = self.engine
        engine.FPDFText_GetCharBox(self.handle, self.at(place), *engine.double[:4])
        left, right, bottom, top = engine.doubles[:4]
        if not self.turn:
            return float(right)
        return max(self._turned(left, bottom)[0], self._turned(right, top)[0])

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        return x * self.cos + y * self.sin, y * self.cos - x * self.sin

    def part(self, drawer: int, start: int, end: int, like: Style | None) -> Part:
        """What one text object draws; `like` is how the words before are drawn in the line."""
        style = self._styled(drawer, start, like)
        left, base = self.place(start)
        right = self.right(end - 1)
        hidden = ""
        if style.hidden or self.drawn.shapes or not self._within(left, right, base):
            hidden = self._unseen(drawer, style, (left + right) / 2, base + MIDDLE * style.size)
        return Part(drawer, start, end, style, left, right, base, hidden)

    def dotted(self, part: Part) -> bool:
        """Whether a list's sign is drawn before words: small, round or square, at their height."""
        size = part.style.size
        return not self.turn and any(
            abs((dot.right - dot.left) - (dot.top - dot.bottom)) <= SQUARE * size
            and dot.top - dot.bottom >= SQUARE * size
            and 0 < part.left - dot.right <= 2 * size
            and part.base <= (dot.top + dot.bottom) / 2 <= part.base + size
            for dot in self.drawn.dots
        )

    def _within(self, left: float, right: float, base: float) -> bool:
        """Whether words stand wholly on a page that is held as it is."""
        frame = self.frame
        return (
            not self.turn
            and frame.left <= left
            and right <= frame.right
            and frame.bottom <= base <= frame.top
        )

    def _styled(self, drawer: int, start: int, like: Style | None) -> Style:
        engine = self.engine
        font = engine.FPDFTextObj_GetFont(drawer) if drawer else 0
        hidden = ""
        if drawer and engine.FPDFTextObj_GetTextRenderMode(drawer) in INVISIBLE:
            hidden = "skjult tekst"
        elif engine.FPDFText_GetFillColor(self.handle, self.at(start), *engine.number[:4]):
            red, green, blue, alpha = engine.numbers[:4]
            if not alpha:
                hidden = "skjult tekst"
            elif red >= WHITE and green >= WHITE and blue >= WHITE:
                hidden = "hvid tekst"
        if like and like.font == font:
            return like if like.hidden == hidden else like._replace(hidden=hidden)
        if font not in self.fonts:
            self.fonts[font] = bool(font) and self._is_bold(font)
        slant = self.slant(start)
        c, d = engine.floats[2:4]
        size = engine.FPDFText_GetFontSize(self.handle, self.at(start)) * hypot(c, d)
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

    def pieces(self, start: int, end: int) -> list[Piece]:
        """What stands between two places, runs of blanks as one."""
        if not self.doubled and self.text[start] != BREAK:
            return [Piece(self.text[start:end], start)]
        pieces: list[Piece] = []
        for run in STRETCH.finditer(self.text, start, end):
            if pieces:
                pieces.append(Piece(" ", MADE))
            pieces.append(Piece(run[0], run.start()))
        return pieces or [Piece("-", start)]  # a hyphen alone, which pdfium dropped


def seen(page: Any) -> Frame:
    """What of a page is shown, in its own space."""
    media = Frame(*page.get_mediabox())
    shown = Frame(*page.get_cropbox()).within(media)
    return shown if shown.area else media


def _bullets(match: re.Match[str]) -> str:
    """Signs of a symbol font that begin a word are bullets, or dashes."""
    return "".join("-" if sign == DASH else "•" for sign in match[0])
