"""The tables of a text: rows of cells that the reader parted with tabs."""

from collections.abc import Iterator
from typing import NamedTuple

from referat_lint.source import Source, Span

NEAR = ("\n", "\n\n")  # what stands between rows: a PDF's may be drawn far apart


class Table(NamedTuple):
    """Rows of equally many cells, without their outer blanks; `headed`: the first is headings."""

    rows: list[list[Span]]
    headed: bool


def read_tables(source: Source) -> Iterator[Table]:
    """Each table; `headed` only where the file itself says so.

    Between rows stands at most a blank line; a row of headings begins a table, and one of another
    width does.
    """
    text = source.shown
    headings = {hint.span.start for hint in source.hints if hint.role == "kolonner"}
    rows: list[list[Span]] = []
    headed = False
    end, tab = -1, text.find("\t")
    while tab >= 0:
        start = text.rfind("\n", 0, tab) + 1
        last = text.find("\n", tab) % (len(text) + 1)  # -1, none, is the end
        cells = _cells(text, start, last)
        apart = start in headings or text[end:start] not in NEAR
        if rows and (apart or len(cells) != len(rows[-1])):
            yield Table(rows, headed)
            rows = []
        headed = headed if rows else start in headings
        rows.append(cells)
        end, tab = last, text.find("\t", last)
    if rows:
        yield Table(rows, headed)


def _cells(text: str, start: int, end: int) -> list[Span]:
    spans = []
    for cell in text[start:end].split("\t"):
        first = start + len(cell) - len(cell.lstrip())
        spans.append(Span(first, first + len(cell.strip())))
        start += len(cell) + 1
    return spans
