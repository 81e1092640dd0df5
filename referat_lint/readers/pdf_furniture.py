"""Running heads and feet, and page numbers: what a page has besides the text."""

import re
from collections import Counter
from collections.abc import Sequence

from referat_lint.readers.pdf_rows import Row

DEEPEST = 4  # lines from the page's edge
LEAST = 3  # pages: fewer have no running head to be known by
LONGEST = 160
DIGITS = re.compile(r"\d+")
NUMBER = re.compile(
    r"[-–(\[ ]*(?:(?:side|s\.|page|pag\.)[:!]? *)?(\d{1,4})"
    r"(?: *(?:af|/|of|ud af)!? *\d{1,4})?[-–)\] ]*",
    re.IGNORECASE,
)
OWN = re.compile(  # what begins a page without being its head: an item, a section's label
    r"(?:punkt|pkt\.?|sag|ad|bilag|dagsordenspunkt) ?(?:nr\. ?)?\d+\b|\d+[.:)]\s*\w"
    r"|beslutning|indstilling|sagsfremstilling|resum[eé]|bilag|baggrund|økonomi|afstemning",
    re.IGNORECASE,
)


def without_furniture(pages: Sequence[list[Row]]) -> list[list[Row]]:
    """The lines of each page without its running head, foot and number.

    From three pages on, lines at the edge that come again at the same height are left out, those
    of the first page excepted; in shorter files, only the number of the page.
    """
    edges = [_edges(rows) for rows in pages]
    seen = Counter(key for page in edges for key in {_key(row) for side in page for row in side})
    least = max(LEAST, len(pages) // 3)
    again = {key for key, times in seen.items() if times >= least}
    shift = _shift(edges)
    out = []
    for number, (rows, sides) in enumerate(zip(pages, edges, strict=True)):
        gone: set[int] = set()
        for side in sides:
            for row in side:
                runs = _key(row) in again and _may_run(row.text)
                numbered = shift is not None and _number(row) == number + shift
                if not runs and not numbered:
                    break
                if numbered or number:
                    gone.add(id(row))
                else:
                    _cut(row)
        out.append([row for row in rows if id(row) not in gone])
    return out


def _edges(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """A page's uppermost and lowest lines, from the edge inwards."""
    down = sorted((row for row in rows if not row.aslant), key=lambda row: -row.base)
    return down[:DEEPEST], down[: -DEEPEST - 1 : -1]


def _key(row: Row) -> tuple[str, int]:
    """A line's words with digits folded, and its height to some points."""
    return DIGITS.sub("#", row.text.casefold()), round(row.base / 4)


def _may_run(words: str) -> bool:
    return len(words) <= LONGEST and not OWN.match(words)


def _number(row: Row) -> int | None:
    """The page's number, where a line has nothing else."""
    found = NUMBER.fullmatch(row.text.strip())
    return int(found[1]) if found else None


def _shift(edges: Sequence[tuple[list[Row], list[Row]]]) -> int | None:
    """By how much printed numbers are ahead of pages counted from 0; None where none is printed."""
    shifts: Counter[int] = Counter()
    for page, sides in enumerate(edges):
        found = {_number(side[0]) for side in sides if side}
        shifts.update(number - page for number in found if number is not None)
    if not shifts:
        return None
    shift, times = shifts.most_common(1)[0]
    return shift if times * 2 > len(edges) and (shift == 1 or len(edges) > 1) else None


def _cut(row: Row) -> None:
    """Leave a page's number out of a head that stays."""
    if len(row.cells) > 1 and NUMBER.fullmatch(row.cells[-1].text):
        row.cells.pop()
    elif len(row.cells) > 1 and NUMBER.fullmatch(row.cells[0].text):
        row.cells.pop(0)
