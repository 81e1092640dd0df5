"""Lines of a page put together where pdfium parted them, and words where wide blanks did."""

from collections.abc import Sequence
from itertools import pairwise

from referat_lint.readers.pdf.rows import Row, add, wide

LABEL = 40  # characters of a label at most
ALIKE = 1.6  # times the narrowest gap is the widest of a justified line
GAPS = 3  # all alike, from which a line is a justified one
STRETCHED = 6  # sizes: so wide a blank may be there
TIGHT = 0.15  # of the size of the letters: a gap that is no blank
CLOSE = 0.3  # of the size of the letters: base lines nearer than that are one
NEAR = 3.0  # points between two edges that are one


def whole(rows: Sequence[Row]) -> list[Row]:
    """The lines, those that pdfium has parted on one base line put together."""
    out: list[Row] = []
    for row in rows:
        last = out[-1] if out and not (row.aslant or out[-1].aslant) else None
        level = last and abs(row.base - last.base) < CLOSE * row.size
        if last and level and row.left >= last.right - 1:
            _add(last, row)
        else:
            out.append(row)
    _unstretch(out)
    return _beside_labels(out)


def _beside_labels(rows: list[Row]) -> list[Row]:
    """The lines, labels that were drawn before what stands beside them put to it."""
    jumps = [n for n in range(1, len(rows)) if rows[n].base > rows[n - 1].base]
    gone: set[int] = set()
    for start, jump, end in zip([0, *jumps], jumps, [*jumps[1:], len(rows)], strict=False):
        labels, others = rows[start:jump], rows[jump:end]
        right = max(label.right for label in labels)
        if not all(map(_is_label, labels)) or min(row.left for row in others) > right:
            continue
        level = {round(row.base): row for row in others if row.left > right}
        met = [level.get(round(label.base)) for label in labels]
        if all(met):
            for label, row in zip(labels, met, strict=True):
                if row:
                    row.hold([*label.cells, *row.cells])
                    row.bold, row.first = label.bold, label.first
            gone.update(range(start, jump))
    return [row for n, row in enumerate(rows) if n not in gone]


def _is_label(row: Row) -> bool:
    words = row.text
    ended = not words.endswith((",", "-", " og")) and not row.broken
    return len(row.cells) == 1 and len(words) <= LABEL and ended and not words[:1].islower()


def _unstretch(rows: Sequence[Row]) -> None:
    """Put the words of justified lines together that wide blanks have made cells of."""
    for number, row in enumerate(rows):
        if len(row.cells) == 1:
            continue
        gaps = [after.left - before.right for before, after in pairwise(row.cells)]
        around = rows[max(number - 1, 0) : number + 2]
        if (
            max(gaps) <= min(ALIKE * min(gaps), STRETCHED * row.size)
            and (len(gaps) >= GAPS or _goes_on_small(row, around[-1]))
            and not any(_aligned(row, other) for other in around if other is not row)
        ):
            first, *rest = row.cells
            for cell in rest:
                add(first, cell.pieces, " ")
            first.right = row.right
            row.hold([first])


def _goes_on_small(row: Row, below: Row) -> bool:
    """Whether a line's words and the line below it begin with small letters, as a sentence's do."""
    return (
        0 < row.base - below.base <= 2 * row.size
        and abs(row.left - below.left) <= NEAR
        and all(cell.text[:1].islower() for cell in (*row.cells[1:], *below.cells))
    )


def _aligned(row: Row, other: Row) -> bool:
    """Whether most cells of a line stand over or under those of another."""
    edges = [cell.left for cell in other.cells[1:]]
    met = sum(any(abs(cell.left - edge) <= NEAR for edge in edges) for cell in row.cells[1:])
    return 2 * met >= len(row.cells) - 1


def _add(last: Row, row: Row) -> None:
    """Put down what goes on in the same line."""
    gap, cell = row.left - last.right, row.cells[0]
    if wide(last.cells, gap, row.size):
        last.cells.append(cell)
    else:
        add(last.cells[-1], cell.pieces, " " if gap > TIGHT * row.size else "")
        last.cells[-1].right = cell.right
    last.hold([*last.cells, *row.cells[1:]])
    last.all_bold &= row.all_bold
    last.tag = last.tag if last.tag == row.tag else ""
    last.broken = row.broken
