"""How far lines of a page may reach, and how near to one another they stand."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from referat_lint.readers.pdf.blocks import Block
from referat_lint.readers.pdf.level import NEAR
from referat_lint.readers.pdf.rows import MARKER, Row

SAME_SIZE = 0.6  # points
LOOSE = 1.18  # times the usual distance of lines: more parts paragraphs
SLACK = 0.5  # sizes: how exact an edge is, and again where a sentence goes on
BLANK = 0.28  # a blank's width, of the size of the letters
CLOSE = 1.2  # sizes from line to line, where a text does not tell
FARTHEST = 2.5  # sizes: lines farther apart are not one sentence's
SPREAD = 0.1  # of a column's width, between its two longest lines
MARKED = re.compile(rf"(?:{MARKER.pattern})\s")
TAIL = 40  # characters in which a line's end is looked at
ENDED = tuple('.!?:;»"”)')
OPEN = re.compile(
    r"(?:[,–-]|\b(?:og|eller|samt|den|af|til|for|i|på|med|at|der|som|nr\.|kl\.|pkt\.))$"
)


class Flow(NamedTuple):
    """Lines of one page that follow one another, and how far to the right they may reach."""

    rows: list[Row]
    edge: float
    width: float


def flows(pages: Sequence[Sequence[Block]], widths: Sequence[float]) -> list[Flow]:
    """The blocks of all pages, each with the edge that its lines are broken at.

    `widths` are the pages' own, in points.
    """
    blocks: defaultdict[int, list[Block]] = defaultdict(list)
    for page, width in zip(pages, widths, strict=True):
        blocks[round(width)] += [block for block in page if not block.narrow]
    edges = {width: _edge(found, width) for width, found in blocks.items()}
    out = []
    for page, width in zip(pages, widths, strict=True):
        for block in page:
            left, edge = _edge([block], 0) if block.narrow else edges[round(width)]
            out.append(Flow(block.rows, edge, edge - left))
    return out


def _edge(blocks: Sequence[Block], width: float) -> tuple[float, float]:
    """How far to the left and right the lines of a page of this width reach.

    One that stands out alone is passed over; where no line is seen to be broken at the longest,
    they may reach as near to the right of the page as to the left.
    """
    whole = [row for block in blocks for row in block.rows if not row.aslant]
    if not whole:
        return 0.0, width
    plain = [row for row in whole if len(row.cells) == 1 and " " in row.text] or whole
    left = min(row.left for row in plain)
    rights = sorted((row.right for row in plain), reverse=True)
    edge = rights[0]
    for longest, next_one in pairwise(rights):
        if longest - next_one <= SPREAD * (longest - left):
            edge = longest
            break
    flow = Flow([], edge, edge - left)
    broken = (
        _wrapped(above, row) and not fits(above, row, flow)
        for block in blocks
        for above, row in pairwise(block.rows)
    )
    return left, edge if any(broken) else max(edge, width - left)


def _wrapped(above: Row, row: Row) -> bool:
    """Whether the words of two lines are one sentence that a line's end has broken."""
    return (
        row.text[:1].islower()
        and not above.text.endswith(ENDED)
        and not MARKED.match(row.text)
        and abs(above.size - row.size) <= SAME_SIZE
        and 0 < above.low - row.base <= FARTHEST * row.size
    )


class Spacing:
    """How far from one another the base lines of a text stand, by the size of its letters."""

    def __init__(self, flowing: Iterable[Flow]) -> None:
        broken: defaultdict[int, Counter[float]] = defaultdict(Counter)
        every: Counter[float] = Counter()
        for flow in flowing:
            for above, row in pairwise(flow.rows):
                if abs(above.size - row.size) <= SAME_SIZE and row.base < above.low:
                    times = round((above.low - row.base) / row.size, 1)
                    every[times] += 1
                    if _wrapped(above, row) and not fits(above, row, flow):
                        broken[round(row.size)][times] += 1
        self.sized = {size: found.most_common(1)[0][0] for size, found in broken.items()}
        together = sum(broken.values(), Counter()).most_common(1)
        least = max(2, sum(every.values()) / 20)
        often = [times for times, number in every.items() if number >= least]
        self.usual = together[0][0] if together else min(often, default=CLOSE)

    def near(self, above: Row, row: Row) -> bool:
        """Whether a line stands as near under another as lines of one paragraph do."""
        usual = self.sized.get(round(row.size), self.usual)
        return 0 < above.low - row.base <= (usual * LOOSE + 0.05) * row.size


def fits(above: Row, row: Row, flow: Flow) -> bool:
    """Whether a line's first word would have had room at the end of the line above."""
    need = BLANK * row.size + row.first + SLACK * row.size / 2
    if row.text[:1].islower() and not is_open(above) and not above.text.endswith(ENDED):
        need += SLACK * row.size
    if len(above.cells) > 1:
        need += SLACK * row.size
    if abs(middle(above) - middle(row)) < NEAR and abs(above.left - row.left) > NEAR:  # centred
        return above.right - above.left + need < flow.width
    return above.right + need < flow.edge


def middle(row: Row) -> float:
    return (row.left + row.right) / 2


def is_open(row: Row) -> bool:
    """Whether a line ends as no sentence does."""
    return OPEN.search(row.text[-TAIL:]) is not None
