"""The paragraphs and tables of one part of a Word file, put where they belong as they come."""

from typing import NamedTuple

from referat_lint.readers.docx.inline import Inline, State
from referat_lint.readers.docx.tree import Block, Cell, Paragraph, Row, Story, Table
from referat_lint.readers.docx.xml import attribute

DEEPEST = 24  # tables and boxes within one another; what lies deeper is put beside


class Outer(NamedTuple):
    """What goes on behind a table, a cell or a box."""

    blocks: list[Block]
    dark: bool
    table: Table | None
    state: State | None = None


class Blocks:
    """Where the next block goes: into a story, a cell or a text box."""

    def __init__(self, inline: Inline) -> None:
        self.inline = inline
        self.stories = {"": Story()}
        self._blocks = self.stories[""].blocks
        self._table: Table | None = None
        self._outer: list[Outer] = []
        self._deleted_rows: list[bool] = []
        self._boxes = self._count = 0

    def story(self, attributes: str) -> None:
        """A note or comment begins."""
        self.flush()
        key = attribute(attributes, "id") or ""
        if key in self.stories:
            key = f"{key} {len(self.stories)}"
        self.stories[key] = Story(attributes)
        self._blocks = self.stories[key].blocks

    def end_story(self) -> None:
        self.flush()
        self._blocks = self.stories[""].blocks

    def paragraph(self, at: int) -> None:
        """A paragraph begins; one in a text box is of the paragraph on which that hangs."""
        self.end_paragraph()
        self._count += not self._boxes
        self.inline.begin(Paragraph(at, self._count))

    def end_paragraph(self) -> None:
        ended = self.inline.end()
        if ended and ended.properties.joins:
            self.inline.joined = ended
        elif ended:
            self._blocks.append(ended)

    def flush(self) -> None:
        """Put down what there is of a paragraph that no other goes on with."""
        self.end_paragraph()
        if self.inline.joined:
            self._blocks.append(self.inline.joined)
            self.inline.joined = None

    def table(self) -> None:
        self.flush()
        self._enter()
        if len(self._outer) <= DEEPEST:
            self._table = Table()
            self._blocks.append(self._table)
        else:
            self._table = None

    def row(self) -> None:
        self._deleted_rows.append(False)
        if self._table:
            self._table.rows.append(Row())

    def head_row(self) -> None:
        """The row is told to be repeated at the top of every page."""
        if self._table and self._table.rows:
            self._table.rows[-1].heads = True

    def delete_row(self) -> None:
        """The row is deleted, as a tracked change."""
        if self._deleted_rows and not self._deleted_rows[-1]:
            self._deleted_rows[-1] = True
            self.inline.deleted += 1

    def end_row(self) -> None:
        if self._deleted_rows and self._deleted_rows.pop():
            self.inline.deleted -= 1

    def cell(self) -> None:
        self.flush()
        self._enter()
        if self._table and self._table.rows:
            cell = Cell()
            self._table.rows[-1].cells.append(cell)
            self._blocks = cell.blocks

    def shape_cell(self, span: int, *, goes_on: bool) -> None:
        """How many columns wide the cell is, and whether it belongs to the one above."""
        if self._table and self._table.rows and self._table.rows[-1].cells:
            cell = self._table.rows[-1].cells[-1]
            cell.span, cell.goes_on = span, goes_on

    def box(self) -> None:
        """A text box begins: its words come after those of the paragraph that it hangs on."""
        anchor = self.inline.paragraph
        self._enter(self.inline.put_by())
        self._boxes += 1
        self.inline.dark = True  # what fills a box is not looked up
        if anchor and len(self._outer) <= DEEPEST:
            self._blocks = anchor.boxes

    def end(self) -> None:
        """A table, a cell or a text box ends."""
        self.flush()
        if not self._outer:
            return
        self._blocks, self.inline.dark, self._table, state = self._outer.pop()
        if state:
            self._boxes -= 1
            self.inline.take_up(state)

    def _enter(self, state: State | None = None) -> None:
        self._outer.append(Outer(self._blocks, self.inline.dark, self._table, state))
