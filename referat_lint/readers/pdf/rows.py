"""What stands in one line of a page: its words, cell by cell, where and how."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

MADE = -1  # the place of what stands nowhere on the page
BREAK = "\ufffe"  # in a made piece: a line ended in a hyphen here, and pdfium dropped it
MARKER = re.compile(r"[-–—•·▪▫◦●○■□➢✓*o]|\d{1,3}[.)]|[a-zæøå][.)]|[ivx]{1,4}[.)]")
STRETCH = re.compile(r"\S+(?:(?: | {3,})\S+)*")  # two blanks are one
WIDE = 1.1  # times the size of the letters: so wide a gap parts two cells
NUMBERED = re.compile(  # what else a wide gap may follow in one cell
    r"(?:punkt|pkt\.?|sag|ad|nr\.?|dagsordenspunkt)(?: nr\.?)? ?\d{1,4} ?[a-z]? ?[.:)]?(?: ?[-–])?"
    r"|\d{1,4} ?[a-z]? ?(?:[.:)]|[-–])",
    re.IGNORECASE,
)
BARE = re.compile(r"\d{1,3}[a-z]?")
FAR = 5.0  # sizes: so far a number stands from its title at most
FRAGMENT = re.compile(r"\w+-|\S+?(?=\.{3}|\s|$)")  # a word, as far as a line may be broken


class Piece(NamedTuple):
    """Words, one character each from a place in the page's text on."""

    text: str
    place: int


@dataclass(slots=True)
class Cell:
    """What stands together in a line, between two places on the page (in points)."""

    pieces: list[Piece]
    left: float
    right: float

    @property
    def text(self) -> str:
        if len(self.pieces) == 1:
            return self.pieces[0].text
        return "".join([piece.text for piece in self.pieces])


@dataclass(slots=True)
class Row:
    """One line of a page (from 1), on its base line, in points; more cells than one in a table.

    `first` is how wide its first word is; `broken`, that it ended in a hyphen; `aslant`, that it
    runs otherwise than the page.
    """

    page: int
    base: float
    size: float
    first: float
    bold: bool
    cells: list[Cell]
    low: float  # the base line of the lowest of its cells' lines
    all_bold: bool = False
    broken: bool = False
    aslant: bool = False
    tag: str = ""  # H, H1 to H6, TH or TD, where the file says so
    words: str | None = None  # its text, once it was asked for

    @property
    def left(self) -> float:
        return self.cells[0].left

    @property
    def right(self) -> float:
        return self.cells[-1].right

    @property
    def text(self) -> str:
        if self.words is None:
            self.words = "\t".join([cell.text for cell in self.cells])
        return self.words

    def hold(self, cells: list[Cell]) -> None:
        """Have other cells than before."""
        self.cells, self.words = cells, None


def add(cell: Cell, pieces: list[Piece], between: str) -> None:
    """Put more words into a cell; `between` stands before them, on the page if they meet so."""
    first, *rest = pieces
    last = cell.pieces[-1]
    if STRETCH.fullmatch(f".{between}.") and last.place + len(last.text + between) == first.place:
        cell.pieces[-1] = Piece(last.text + between + first.text, last.place)
    else:
        cell.pieces += [Piece(between[:1], MADE), first] if between else [first]
    cell.pieces += rest


def wide(cells: list[Cell], gap: float, size: float) -> bool:
    """Whether a gap parts cells, not behind a list's marker or an item's number."""
    if gap <= WIDE * size:
        return False
    return len(cells) > 1 or not is_number(cells[0].text)


def is_number(words: str) -> bool:
    """Whether words are a list's marker or an item's number."""
    return bool(MARKER.fullmatch(words) or NUMBERED.fullmatch(words))


def behind_number(cells: list[Cell], size: float) -> list[Cell]:
    """An item's number and its title as one cell, where no more stands beside them."""
    if len(cells) != len(("41", "TITEL")) or not BARE.fullmatch(cells[0].text):
        return cells
    number, title = cells
    if title.left - number.right > FAR * size:
        return cells
    add(number, title.pieces, " ")
    return [Cell(number.pieces, number.left, title.right)]


class Hidden(NamedTuple):
    """Words that a reader of the page does not see, and why (one of source.HIDDEN)."""

    why: str
    page: int
    pieces: list[Piece]


def joined(rows: Iterable[Row]) -> list[Piece]:
    """The pieces of several rows as one passage: a blank between two, or a dropped hyphen."""
    out: list[Piece] = []
    broken = False
    for row in rows:
        if out:
            out.append(Piece(BREAK if broken else " ", MADE))
        for number, cell in enumerate(row.cells):
            if number:
                out.append(Piece(" ", MADE))
            out += cell.pieces
        broken = row.broken
    if broken:
        out.append(Piece("-", MADE))
    return out
