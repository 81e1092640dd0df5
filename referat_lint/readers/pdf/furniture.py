"""Running heads and feet, and page numbers: what a page has besides the text."""

import re
from collections import Counter
from collections.abc import Sequence

from referat_lint.readers.pdf.rows import Row

DEEPEST = 6  # lines from the page's edge
LEAST = 3  # pages: fewer have no running head to be known by
LONGEST = 160
MOSTLY = 0.75  # of the pages that have a line at a running head's height
DIGITS = re.compile(r"\d+")
NUMBER = re.compile(
    r"[-–(\[ ]*(?:(?:side|s\.|page|pag\.)[:!]? *)?(\d{1,4})"
    r"(?: *(?:af|/|of|ud af)!? *\d{1,4})?[-–)\] ]*",
    re.IGNORECASE,
)
OWN = re.compile(  # what begins a page without being its head: an item, a section's label
    r"(?:(?:punkt|pkt\.?|sag|ad|bilag|dagsordenspunkt) ?(?:nr\. ?)?)?#[a-z]?[.:)]?"
    r"|(?:beslutning(?:er)?|indstilling(?:er)?|sagsfremstilling|resum[eé]|bilag|baggrund|økonomi"
    r"|afstemning)\s*:?|.*\bbeslutning(?:er)?\b.*",
    re.IGNORECASE,
)


def without_furniture(pages: Sequence[list[Row]]) -> list[list[Row]]:
    """The lines of each page without its running head, foot and number.

    From three pages on, lines at the edge that come again at the same height are left out, those
    of the first page's head excepted; in shorter files, only the number of the page.
    """
    edges = [_edges(rows) for rows in pages]
    running, shift = _running(edges), _shift(edges)
    out = []
    for number, (rows, sides) in enumerate(zip(pages, edges, strict=True)):
        gone, held = set[int](), set[int]()
        for side, kept in zip(sides, (not number, False), strict=True):
            counted = False
            for row in side:
                bare = _number(row)
                numbered = shift is not None and bare == number + shift
                if (not numbered and _key(row) not in running) or (counted and bare is not None):
                    break
                counted |= bare is not None
                if kept and not numbered:
                    _cut(row)
                    held.add(id(row))
                elif id(row) not in held:
                    gone.add(id(row))
        out.append([row for row in rows if id(row) not in gone])
    return out


def _running(edges: Sequence[tuple[list[Row], list[Row]]]) -> set[tuple[str, int]]:
    """The words and heights that come again on enough pages, and where few others stand."""
    keys = Counter(
        key
        for sides in edges
        for key in {_key(row) for side in sides for row in side if len(row.text) <= LONGEST}
    )
    worded = Counter(
        (*key, words)
        for sides in edges
        for key, words in {(_key(row), row.text) for side in sides for row in side}
    )
    least = max(LEAST, len(edges) // 3)
    again = {key for key, times in keys.items() if times >= least and not OWN.fullmatch(key[0])}
    again |= {key[:2] for key, times in worded.items() if times >= least and key[2].isdigit()}
    heights: Counter[int] = Counter()
    taken: Counter[int] = Counter()
    for sides in edges[1:]:
        found = {_key(row) for side in sides for row in side}
        heights.update({height for _, height in found})
        taken.update({height for words, height in found if (words, height) in again})
    return {key for key in again if taken[key[1]] >= MOSTLY * heights[key[1]]}


def _edges(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """A page's uppermost and lowest lines, from the edge inwards."""
    down = sorted((row for row in rows if not row.aslant), key=lambda row: -row.base)
    return down[:DEEPEST], down[: -DEEPEST - 1 : -1]


def _key(row: Row) -> tuple[str, int]:
    """A line's words with digits folded, and its height to some points."""
    return DIGITS.sub("#", row.text.casefold()), round(row.base / 4)


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
        row.hold(row.cells[:-1])
    elif len(row.cells) > 1 and NUMBER.fullmatch(row.cells[0].text):
        row.hold(row.cells[1:])
