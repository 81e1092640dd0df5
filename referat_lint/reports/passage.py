"""A finding's passage, with the offending words underlined, in the columns of a terminal."""

from collections.abc import Iterator, Sequence
from unicodedata import category, east_asian_width

from referat_lint.finding import Finding
from referat_lint.reports.view import CONTROL
from referat_lint.source import LINE_END

CUT = 60  # so much of a line a finding holds before and after the words
LINES = 3
TAB = "    "
Cells = list[tuple[str, int]]


def cells(text: str) -> Cells:
    """Every character as it is shown, and how many columns it takes."""
    out = []
    for char in text:
        if char == "\t":
            out.append((TAB, len(TAB)))
        elif CONTROL.match(char):
            out.append(("·", 1))
        elif category(char) in {"Mn", "Me", "Cf"}:
            out.append((char, 0))
        else:
            out.append((char, 2 if east_asian_width(char) in "WF" else 1))
    return out


def width(row: Cells) -> int:
    """How many columns they take."""
    return sum(size for _, size in row)


def words(row: Cells) -> str:
    """What they show."""
    return "".join(char for char, _ in row)


def head(row: Cells, room: int) -> Cells:
    """As much of the start as there is room for; an ellipsis tells of the rest."""
    if width(row) <= room:
        return row
    kept, used = [], 1
    for cell in row:
        used += cell[1]
        if used > room:
            break
        kept.append(cell)
    return [*kept, ("…", 1)]


def tail(row: Cells, room: int) -> Cells:
    """As much of the end as there is room for; an ellipsis tells of the rest."""
    if width(row) <= room:
        return row
    kept, used = [], 1
    for cell in reversed(row):
        used += cell[1]
        if used > room:
            break
        kept.append(cell)
    while kept and kept[-1][1] == 0:  # a mark whose letter is cut off
        kept.pop()
    return [("…", 1), *reversed(kept)]


def passage(finding: Finding, room: int) -> Iterator[tuple[int, str, str, str]]:
    """Row by row: the line's number, what stands before, the words themselves, what follows.

    A quote over several lines is shown by its first ones; the words may be empty.
    """
    before, after = finding.window
    quoted = [(n, line) for n, line in enumerate(LINE_END.split(finding.quote))]
    rows = [(n, line) for n, line in quoted if line.strip()] or quoted[:1]
    for place, (n, line) in enumerate(rows[:LINES]):
        first, last = n == 0, n == quoted[-1][0]
        start = cells(before) if first else []
        if first and len(before) >= CUT:
            start = [("…", 1), *start]
        end = cells(after) if last else []
        if last and len(after) >= CUT:
            end = [*end, ("…", 1)]
        if place == LINES - 1 and len(rows) > LINES:
            end = [*end, *cells(f" … ({len(rows) - LINES} linjer mere)")]
        yield (finding.line + n, *_fitted(start, cells(line), end, room))


def _fitted(start: Cells, quote: Cells, end: Cells, room: int) -> tuple[str, str, str]:
    quote = head(quote, room * 3 // 4)
    left = room - width(quote)
    share = max(left // 2, left - width(end))
    start = tail(_unindented(start), share)
    return words(start), words(quote), words(head(end, left - width(start)))


def _unindented(row: Sequence[tuple[str, int]]) -> Cells:
    indent = 0
    while indent < len(row) and row[indent][0].isspace():
        indent += 1
    return list(row[indent:]) if indent < len(row) else []
