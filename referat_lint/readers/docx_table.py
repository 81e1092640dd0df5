"""A table of a Word file: a line for each row that has data, else lines for its paragraphs."""

from typing import TYPE_CHECKING

from referat_lint.readers.docx_tree import Paragraph, Row, Table

if TYPE_CHECKING:
    from referat_lint.readers.docx_sheet import Sheet

LONG = 120  # characters of a paragraph that is no entry of a table
MANY = 3  # paragraphs of a cell that are no more the lines of an entry


def put(sheet: "Sheet", table: Table) -> None:
    """Put a table down on a sheet, with hints at its headings and cells."""
    headings: list[str] = []
    headed = _headed(table)
    for number, row in enumerate(table.rows):
        if _in_lines(row):
            _lines(sheet, row)
            continue
        heads = headed and (row.heads or not number)
        start, entries = sheet.length, _line(sheet, row, headings, tell_all=headed)
        if heads:
            sheet.hint(start, "kolonner")
            headings = headings or entries
        for paragraph in _paragraphs(row):
            sheet.story(paragraph.boxes)


def _lines(sheet: "Sheet", row: Row) -> None:
    for cell in row.cells:
        if any(isinstance(block, Table) or block.shown or block.boxes for block in cell.blocks):
            sheet.story(cell.blocks)
        else:
            for paragraph in cell.blocks:
                if isinstance(paragraph, Paragraph):
                    sheet.unseen(paragraph)


def _line(sheet: "Sheet", row: Row, headings: list[str], *, tell_all: bool) -> list[str]:
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
        if start < sheet.length and (tell_all or column):
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
        sheet.inline(paragraph, in_cell=True)


def _in_lines(row: Row) -> bool:
    """Whether a row lays out text rather than data."""
    if any(isinstance(block, Table) for cell in row.cells for block in cell.blocks):
        return True
    cells = [[p for p in cell.blocks if isinstance(p, Paragraph) and p.shown] for cell in row.cells]
    shown = [cell for cell in cells if cell]
    if len(shown) == 1 and shown[0] is cells[0]:
        return True
    several = max(map(len, shown), default=0) > 1
    words = [p for cell in shown for p in cell]
    if len(shown) <= 2:  # noqa: PLR2004  # a label and what stands under it
        return several or any(_length(p) > LONG for p in words)
    return several and (
        max(map(len, shown)) > MANY or any(p.level or p.marker or _length(p) > LONG for p in words)
    )


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
