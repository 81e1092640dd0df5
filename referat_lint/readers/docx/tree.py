"""What a Word file holds, before it is put down as text: paragraphs, tables, and bits of words."""

from dataclasses import dataclass, field
from typing import NamedTuple

from referat_lint.readers.docx.numbering import Marker
from referat_lint.readers.docx.styles import NO_SPACE, PLAIN, Look, Space


class Bit(NamedTuple):
    """Words at offsets of the part: copied from there, or else `made`.

    With a `role` there are no words: a hint begins, whose value is `made`, or `ends`; kommentar,
    fodnote and slutnote tell of the comment or note whose id is `made`.
    """

    start: int
    end: int
    made: str | None = None
    look: Look = PLAIN
    role: str = ""
    ends: bool = False


class Properties(NamedTuple):
    """What a paragraph says of itself; `joins`: its mark is deleted or hidden."""

    style: str = ""
    numbering: int | None = None
    level: int | None = None
    outline: int | None = None
    joins: bool = False
    space: Space = NO_SPACE
    section: str = ""  # that ends with it


STANDARD = Properties()


@dataclass(slots=True)
class Paragraph:
    """One paragraph; `number` counts those of the body from 1."""

    at: int
    number: int
    properties: Properties = STANDARD
    bits: list[Bit] = field(default_factory=list)
    boxes: list["Block"] = field(default_factory=list)  # what its text boxes hold
    marker: Marker | None = None
    level: int = 0  # of the heading that it is, from 1
    role: str = ""  # citat or kode, if it is that
    shown: bool = False  # whether there is something to see, in words or before them
    parted: bool = False  # from the paragraph before by more space than paragraphs here have


@dataclass(slots=True)
class Cell:
    """`span` columns wide; `goes_on` where it is the lower part of the one above."""

    blocks: list["Block"] = field(default_factory=list)
    span: int = 1
    goes_on: bool = False


@dataclass(slots=True)
class Row:
    """`heads`: told to be repeated at the top of every page."""

    cells: list[Cell] = field(default_factory=list)
    heads: bool = False


@dataclass(slots=True)
class Table:
    """Rows, each with cells of its own."""

    rows: list[Row] = field(default_factory=list)


Block = Paragraph | Table


@dataclass(slots=True)
class Story:
    """What belongs together: the body, a header, or one note or comment with its attributes."""

    attributes: str = ""
    blocks: list[Block] = field(default_factory=list)


class Part(NamedTuple):
    """Whose words are put down: the body's, or, `near` an offset of it, those of another part."""

    raw: str
    near: int | None = None


class Hidden(NamedTuple):
    """A passage that is not to be seen, and why; `number` of its paragraph."""

    why: str
    part: Part
    number: int
    bits: list[Bit]


class Remark(NamedTuple):
    """The passage of the text on which a comment is, its paragraph, and where that stands."""

    start: int
    end: int
    number: int
    at: int
