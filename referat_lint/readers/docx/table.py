"""A table of a Word file: a line for each row that has data, else lines for its paragraphs."""

from typing import TYPE_CHECKING

from referat_lint.readers.docx.tree import Paragraph, Row, Table

if TYPE_CHECKING:
    from referat_lint.readers.docx.sheet import Sheet

LONG = 120  # characters of a paragraph that is no entry of a table
LABEL = 60  # characters of a label
MANY = 3  # paragraphs of a cell are no more the lines of an entry


def put(sheet: "Sheet", table: Table) -> None:
    """Put a table down on a sheet, with hints at its headings and cells."""
    headings: list[str] = []
    layout = _is_layout(table)
    headed = not layout and _headed(table)
    for number, row in enumerate(table.rows):
        if not headed and _is_labelled(row):
            _label(sheet, row)
        elif layout or _in_lines(row, headed=headed):
            _lines(sheet, row)
        else:
            start, entries = sheet.length, _line(sheet, row, headings, headed=headed)
            if headed and (row.heads or not number):
                sheet.hint(start, "kolonner")
                headings = headings or entries
            for paragraph in _paragraphs(row):
                sheet.story(paragraph.boxes)


def _is_labelled(row: Row) -> bool:
    """Whether a row is a label and what is told under it, be that ever so long."""
    shown = _cells(row)
    if not len(row.cells) == len(shown) == 2 or len(shown[0]) > 1:  # noqa: PLR2004
        return False
    blocks = [block for cell in row.cells for block in cell.blocks]
    plain = not any(isinstance(one, Table) or one.level or one.boxes for one in blocks)
    return plain and _length(shown[0][0]) <= LABEL


def _label(sheet: "Sheet", row: Row) -> None:
    """A label, a tab and the first line; what else there is has lines of its own."""
    (label,), (first, *_) = _cells(row)
    sheet.line(label)
    _entry(sheet, [label])
    sheet.make("\t", sheet.near(first.at))
    blocks = [block for cell in row.cells for block in cell.blocks]
    for paragraph in blocks:
        if not isinstance(paragraph, Paragraph) or paragraph is label:
            continue
        if paragraph is first:
            sheet.mark(paragraph)
            sheet.marker(paragraph)
            sheet.inline(paragraph, tab=" ")
        elif paragraph.shown:
            sheet.paragraph(paragraph)
        else:
            sheet.unseen(paragraph)


def _lines(sheet: "Sheet", row: Row) -> None:
    for cell in row.cells:
        if any(isinstance(block, Table) or block.shown or block.boxes for block in cell.blocks):
            sheet.story(cell.blocks)
        else:
            for paragraph in cell.blocks:
                if isinstance(paragraph, Paragraph):
                    sheet.unseen(paragraph)


def _line(sheet: "Sheet", row: Row, headings: list[str], *, headed: bool) -> list[str]:
    """A row in one line, tabs between its cells; its entries by column."""
    entries: list[str] = []
    tabs, begun = 0, False
    for cell in row.cells:
        paragraphs = [one for one in cell.blocks if isinstance(one, Paragraph)]
        shown = [one for one in paragraphs if one.shown]
        for paragraph in paragraphs:
            if not paragraph.shown:
                sheet.unseen(paragraph)
        if shown and not begun:
            sheet.line(shown[0])
            begun = True
        if shown:
            sheet.make("\t" * tabs, sheet.near(shown[0].at))
            tabs = 0
        start, parts = sheet.length, len(sheet.parts)
        _entry(sheet, shown)
        column = len(entries)
        if start < sheet.length and headed:
            sheet.hint(start, "celle", headings[column] if column < len(headings) else "")
        entries += ["".join(sheet.parts[parts:]).strip(), *[""] * (cell.span - 1)]
        tabs += cell.span
    return entries


def _entry(sheet: "Sheet", paragraphs: list[Paragraph]) -> None:
    for number, paragraph in enumerate(paragraphs):
        if number:
            sheet.make(" ", sheet.near(paragraph.at))
        sheet.mark(paragraph)
        sheet.marker(paragraph)
        sheet.inline(paragraph, tab=" ", line=" ")


def _is_layout(table: Table) -> bool:
    """Whether a table of labels, and of what stands under each, lays out text."""
    if any(row.heads for row in table.rows):
        return False
    rows = [_cells(row) for row in table.rows]
    return max(map(len, rows), default=0) <= 2 and any(map(_is_long, rows))  # noqa: PLR2004


def _in_lines(row: Row, *, headed: bool) -> bool:
    """Whether a row alone does so."""
    if any(isinstance(block, Table) for cell in row.cells for block in cell.blocks):
        return True
    shown = _cells(row)
    several = max((sum(map(_count, cell)) for cell in shown), default=0) > 1
    if headed or not shown:
        return False
    if len(shown) == 1 and shown[0][0] in row.cells[0].blocks:
        return True
    return several and (len(shown) <= 2 or _is_long(shown))  # noqa: PLR2004  # no row of entries


def _is_long(cells: list[list[Paragraph]]) -> bool:
    """Whether there is more in a row than the entries of a table."""
    return any(len(cell) >= MANY for cell in cells) or any(
        p.level or _length(p) > LONG for cell in cells for p in cell
    )


def _cells(row: Row) -> list[list[Paragraph]]:
    """What is shown in each cell, without empty ones."""
    cells = ([p for p in cell.blocks if isinstance(p, Paragraph) and p.shown] for cell in row.cells)
    return [cell for cell in cells if cell]


def _count(paragraph: Paragraph) -> int:
    """How many lines a paragraph is broken into."""
    return 1 + sum(bit.made == "\n" for bit in paragraph.bits if not bit.look.hidden)


def _length(paragraph: Paragraph) -> int:
    """About how many characters a paragraph has."""
    return sum(bit.end - bit.start for bit in paragraph.bits if not bit.look.hidden)


def _headed(table: Table) -> bool:
    """Whether a table begins with the headings of its columns."""
    first, *rest = table.rows or [Row()]
    if not rest or len(first.cells) < 2:  # noqa: PLR2004  # a column
        return False
    return first.heads or (_bold(first) and not _bold(rest[0]))


def _bold(row: Row) -> bool:
    shown = [p for p in _paragraphs(row) if p.shown]
    words = [bit for p in shown for bit in p.bits if not bit.role and not bit.look.hidden]
    return len(shown) > 1 and all(bit.look.bold for bit in words)


def _paragraphs(row: Row) -> list[Paragraph]:
    return [one for cell in row.cells for one in cell.blocks if isinstance(one, Paragraph)]
