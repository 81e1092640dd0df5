"""Which lines of a page stand under one another, which side by side, and in what order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from referat_lint.readers.pdf.level import CLOSE, NEAR, whole
from referat_lint.readers.pdf.rows import Cell, Row, behind_number, joined

MOST_CELLS = 12  # lines of one cell of a table
MOST_ROWS = 800  # of a page, to be looked at for their order


@dataclass(slots=True)
class Block:
    """Lines that stand under one another; `narrow` where others stand beside them."""

    rows: list[Row]
    narrow: bool = False
    left: float = field(init=False)
    right: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)

    def __post_init__(self) -> None:
        self.left = min(row.left for row in self.rows)
        self.right = max(row.right for row in self.rows)
        self.top = max(row.base + row.size for row in self.rows)
        self.bottom = min(row.low for row in self.rows)

    def add(self, row: Row) -> None:
        self.rows.append(row)
        self.left, self.right = min(self.left, row.left), max(self.right, row.right)
        self.top, self.bottom = max(self.top, row.base + row.size), min(self.bottom, row.low)

    def beside(self, other: "Block") -> bool:
        """Whether two stand side by side."""
        apart = self.left >= other.right - 1 or self.right <= other.left + 1
        low = max(self.bottom, other.bottom)
        return apart and low < min(self.top, other.top) - CLOSE * self.rows[0].size


def arranged(rows: Sequence[Row]) -> list[Block]:
    """A page's lines as blocks in reading order; the cells of a table's row become one line."""
    bands: list[list[Block]] = []
    rows = whole(rows)
    for block in _blocks(rows) if len(rows) <= MOST_ROWS else [Block([*rows])]:
        column = _column(bands[-1], block) if bands else None
        if column:
            for row in block.rows:
                column.add(row)
        elif bands and all(block.beside(other) for other in bands[-1]):
            bands[-1].append(block)
        else:
            _place(bands, block)
    out: list[Block] = []
    for number, band in enumerate(bands):
        if len(band) == 1:
            out += band
        elif _is_table(band, bands[max(number - 1, 0) : number + 2]):
            out.append(Block([_table_row(band)]))
        else:
            out += [Block(block.rows, narrow=True) for block in sorted(band, key=_left)]
    for row in rows:
        if len(row.cells) > 1:
            row.hold(behind_number(row.cells, row.size))
    return _melted(out)


def _blocks(rows: Iterable[Row]) -> list[Block]:
    """Lines drawn one under the other; a line that jumps up or to the side begins a block."""
    blocks: list[Block] = []
    for row in rows:
        block = blocks[-1] if blocks else None
        last = block.rows[-1] if block else row
        if block is None or row.aslant or last.aslant:
            blocks.append(Block([row]))
        elif row.base >= last.base:
            blocks[-1:] = [*_split(block, row), Block([row])]
        elif row.left < block.left - NEAR or row.left > block.right:
            blocks.append(Block([row]))
        else:
            block.add(row)
    return blocks


def _split(block: Block, row: Row) -> list[Block]:
    """A block parted above a line that stands beside its end."""
    keep = len(block.rows)
    while keep and block.rows[keep - 1].base < row.base + CLOSE * row.size:
        keep -= 1
    parts = (block.rows[:keep], block.rows[keep:])
    return [Block(part) for part in parts if part]


def _column(band: list[Block], block: Block) -> Block | None:
    """The column of a band in which a block goes on, while another column stands beside it."""
    over = [other for other in band if block.left < other.right and block.right > other.left]
    if len(over) != 1 or len(band) == 1 or block.top > over[0].bottom + NEAR:
        return None
    rest = [other for other in band if other is not over[0]]
    return over[0] if all(block.beside(other) for other in rest) else None


def _place(bands: list[list[Block]], block: Block) -> None:
    """Put a block down as a band of its own: above those that stand under it on the page."""
    place = len(bands)
    while place and all(other.top <= block.bottom + 1 for other in bands[place - 1]):
        place -= 1
    bands.insert(place, [block])


def _left(block: Block) -> float:
    return block.left


def _is_table(band: list[Block], around: Sequence[list[Block]]) -> bool:
    """Whether blocks side by side are cells of one row, not columns of text."""
    if any(len(block.rows) > MOST_CELLS for block in band):
        return False
    if all(len(block.rows) == 1 for block in band):
        return True
    edges = [cell.left for block in band for cell in block.rows[0].cells][1:]
    others = [
        cell.left
        for other in around
        if other is not band
        for block in other
        for cell in (*block.rows[0].cells, *block.rows[-1].cells)
    ]
    return any(abs(edge - other) <= NEAR for edge in edges for other in others)


def _table_row(band: list[Block]) -> Row:
    """The blocks of a band as one line, each of them its cells."""
    band = sorted(band, key=_left)
    cells: list[Cell] = []
    for block in band:
        cells += _cells(block.rows)
    first = max((block.rows[0] for block in band), key=lambda row: row.base)
    head = band[0].rows[0]
    bold = all(row.all_bold for block in band for row in block.rows)
    low = min(row.low for block in band for row in block.rows)
    tags = {row.tag for block in band for row in block.rows}
    tag = tags.pop() if len(tags) == 1 else "TD" if "TD" in tags else ""
    return replace(
        head,
        base=first.base,
        low=low,
        cells=cells,
        words=None,
        tag=tag,
        all_bold=bold,
        broken=False,
    )


def _cells(rows: Sequence[Row]) -> list[Cell]:
    """The cells of lines under one another: those under a cell go on in it."""
    heads = rows[0].cells
    if len(heads) == 1:
        pieces = joined(rows)
        left, right = min(row.left for row in rows), max(row.right for row in rows)
        return [Cell(pieces, left, right)]
    under: list[list[Row]] = [[] for _ in heads]
    for row in rows:
        for cell in row.cells:
            number = max(
                (n for n, head in enumerate(heads) if head.left <= cell.left + NEAR), default=0
            )
            last = row.broken and cell is row.cells[-1]
            under[number].append(replace(row, broken=last, cells=[cell], words=None))
    return [Cell(joined(column), column[0].left, max(r.right for r in column)) for column in under]


def _melted(blocks: list[Block]) -> list[Block]:
    """Blocks that only a jump to the side has parted, as one."""
    out: list[Block] = []
    for block in blocks:
        if out and not (block.narrow or out[-1].narrow):
            for row in block.rows:
                out[-1].add(row)
        else:
            out.append(block)
    return out
