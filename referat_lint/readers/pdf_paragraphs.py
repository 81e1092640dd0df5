"""Which lines of a page are one paragraph: by room left, distance, indentation and words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from referat_lint.readers.pdf_blocks import NEAR, Block
from referat_lint.readers.pdf_rows import MARKER, Row

SAME_SIZE = 0.6  # points
LOOSE = 1.18  # times the usual distance of lines: more parts paragraphs
BLANK = 0.28  # a blank's width, of the size of the letters
HANGING = 4.0  # sizes that a paragraph's further lines may be indented
SPREAD = 0.1  # of a column's width, between its two longest lines
MARKED = re.compile(rf"(?:{MARKER.pattern})\s")
ITEM = re.compile(r"(?:Punkt|Pkt\.?|Sag|Ad) \d|\d{1,3}[.:)]? [A-ZÆØÅ]|§ ?\d")
DATE = re.compile(r"\d{1,2}\. ?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)", re.IGNORECASE)
LABEL = re.compile(r"[A-ZÆØÅ][\w/-]*(?: [\w/-]+){0,3}:(?:\s|$)")
LEADER = re.compile(r"(?:\.{4,}|…{2,}|_{4,}|(?:\. ){4,})\s*\d{0,4}\s*$")
ENDED = re.compile(r"[.!?:;»\"”)]$")
OPEN = re.compile(
    r"(?:[,–-]|\b(?:og|eller|samt|den|af|til|for|i|på|med|at|der|som|nr\.|kl\.|pkt\.))$"
)


class Flow(NamedTuple):
    """Lines of one page that follow one another, and how far to the right they may reach."""

    rows: list[Row]
    edge: float
    width: float
    own: bool  # a column of its own


def flows(pages: Sequence[Sequence[Block]], widths: Sequence[float]) -> list[Flow]:
    """The blocks of all pages, each with the edge that its lines are broken at."""
    rows: defaultdict[int, list[Row]] = defaultdict(list)
    for blocks, width in zip(pages, widths, strict=True):
        for block in blocks:
            if not block.narrow:
                rows[round(width)] += block.rows
    edges = {width: _edge(found) for width, found in rows.items()}
    out = []
    for blocks, width in zip(pages, widths, strict=True):
        for block in blocks:
            left, edge = _edge(block.rows) if block.narrow else edges[round(width)]
            out.append(Flow(block.rows, edge, edge - left, block.narrow))
    return out


def _edge(rows: Iterable[Row]) -> tuple[float, float]:
    """How far to the left and right lines reach, but for one that stands out alone."""
    whole = [row for row in rows if not row.aslant]
    if not whole:
        return 0.0, 0.0
    plain = [row for row in whole if len(row.cells) == 1 and " " in row.text] or whole
    left = min(row.left for row in plain)
    rights = sorted((row.right for row in plain), reverse=True)
    for longest, next_one in pairwise(rights):
        if longest - next_one <= SPREAD * (longest - left):
            return left, longest
    return left, rights[0]


class Spacing:
    """How far from one another the base lines of a text stand, by the size of its letters."""

    def __init__(self, flowing: Iterable[Flow]) -> None:
        self.full: defaultdict[int, Counter[float]] = defaultdict(Counter)
        self.any: Counter[float] = Counter()
        for flow in flowing:
            for above, row in pairwise(flow.rows):
                if abs(above.size - row.size) < SAME_SIZE and row.base < above.base:
                    ratio = round((above.base - row.base) / row.size, 1)
                    self.any[ratio] += 1
                    if not fits(above, row, flow):
                        self.full[round(row.size)][ratio] += 1
        self.usual = self._usual(sum(self.full.values(), Counter()) or self.any)

    @staticmethod
    def _usual(found: Counter[float]) -> float:
        most = found.most_common(1)
        return most[0][0] if most else 1.2

    def near(self, above: Row, row: Row) -> bool:
        """Whether a line stands as near under another as lines of one paragraph do."""
        sized = self.full.get(round(row.size))
        usual = self._usual(sized) if sized else self.usual
        return 0 < above.base - row.base <= (usual * LOOSE + 0.05) * row.size


def fits(above: Row, row: Row, flow: Flow) -> bool:
    """Whether a line's first word would have had room at the end of the line above."""
    need = BLANK * row.size + row.first
    if abs(_middle(above) - _middle(row)) < NEAR and abs(above.left - row.left) > NEAR:  # centred
        return above.right - above.left + need < flow.width
    return above.right + need < flow.edge


def _middle(row: Row) -> float:
    return (row.left + row.right) / 2


def goes_on(lines: Sequence[Row], row: Row, flow: Flow, spacing: Spacing) -> bool:
    """Whether a line goes on with the paragraph of those above it, on its own page or the last."""
    above = lines[-1]
    here = above.page == row.page and row.base < above.base
    if not _alike(above, row) or LEADER.search(above.text):
        return False
    if here and not spacing.near(above, row):
        return False
    lower = row.text[:1].islower()
    if (above.broken and lower) or fits(above, row, flow):
        return above.broken and lower
    if len(above.cells) > 1:
        return here and abs(row.left - above.cells[-1].left) <= NEAR
    level = _level(lines, row) if here else lower or not ENDED.search(above.text)
    return level and not _begins(lines, row)


def _alike(above: Row, row: Row) -> bool:
    """Whether two lines are printed as those of one paragraph are."""
    if above.aslant or row.aslant or len(row.cells) > 1:
        return False
    heavier = row.all_bold and not above.bold
    return abs(above.size - row.size) <= SAME_SIZE and above.all_bold <= row.bold and not heavier


def _begins(lines: Sequence[Row], row: Row) -> bool:
    """Whether the words of a line begin something of their own."""
    words, above = row.text, lines[-1].text
    if MARKED.match(words):
        flush = abs(row.left - lines[-1].left) <= 1 and not MARKED.match(lines[0].text)
        return not (flush and words[0].isdigit() and (DATE.match(words) or OPEN.search(above)))
    if ITEM.match(words) or LABEL.match(words):
        return not OPEN.search(above)
    return False


def _level(lines: Sequence[Row], row: Row) -> bool:
    """Whether a line is indented as a further line of the paragraph."""
    first, above = lines[0], lines[-1]
    if abs(_middle(above) - _middle(row)) < NEAR:  # centred, or of equal length
        return True
    if len(lines) > 1:
        return abs(row.left - above.left) <= NEAR
    further = row.left - first.left
    if MARKED.match(first.text):
        return -1 <= further <= HANGING * row.size
    if further < -NEAR:  # its first line is indented
        return further >= -HANGING * row.size and (
            row.text[:1].islower() or not ENDED.search(first.text)
        )
    return further <= NEAR or (further <= HANGING * row.size and row.text[:1].islower())


def apart(above: Row, row: Row, spacing: Spacing) -> bool:
    """Whether more room than usual, or another page, parts two lines."""
    if above.page != row.page or row.base >= above.base:
        return True
    return not spacing.near(above, row)
