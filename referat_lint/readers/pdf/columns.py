"""Columns whose lines are drawn side by side: read one column after the other, if one can."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from referat_lint.readers.pdf.blocks import Block
from referat_lint.readers.pdf.rows import Row

LEAST = 4  # lines side by side from which they may be columns
PROSE = 0.3  # of a column's lines: so many go on in the next, as no table's do
LETTER = 0.5  # of the size: how wide one is, about
WORDS = 3  # of a column's line, in the middle


def in_columns(blocks: Sequence[Block]) -> tuple[list[Block], bool]:
    """The blocks, those of two columns of prose parted; whether some could not be."""
    out: list[Block] = []
    mixed = False
    for block in blocks:
        if block.narrow:
            out.append(block)
            continue
        for side_by_side, rows in groupby(block.rows, _is_pair):
            run = [*rows]
            if not side_by_side or len(run) < LEAST or not _is_prose(run):
                out.append(Block(run))
                continue
            if max(row.cells[0].right for row in run) < min(row.cells[1].left for row in run):
                out += [Block([_half(row, n) for row in run], narrow=True) for n in (0, 1)]
            else:
                out.append(Block(run))
                mixed = True
    return out, mixed


def _is_pair(row: Row) -> bool:
    return len(row.cells) == len(("venstre", "højre"))


def _half(row: Row, number: int) -> Row:
    """One cell of a line as a line of its own."""
    cell = row.cells[number]
    word = cell.text.split(maxsplit=1)[0]
    first = row.first if number == 0 else len(word) * LETTER * row.size
    broken = row.broken and number == 1
    return replace(row, cells=[cell], words=None, broken=broken, first=first)


def _is_prose(rows: Sequence[Row]) -> bool:
    """Whether both cells of lines under one another are running text."""
    for number in (0, 1):
        texts = [row.cells[number].text for row in rows]
        lengths = sorted(len(text.split()) for text in texts)
        going_on = sum(below[:1].islower() for _, below in pairwise(texts))
        if lengths[len(lengths) // 2] < WORDS or going_on < PROSE * (len(texts) - 1):
            return False
    return True
