"""What only the order of a Word file's paragraphs tells: their numbers, and which are headings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from referat_lint.readers.docx.numbering import Numbering
from referat_lint.readers.docx.styles import LEVELS, Space, Styles
from referat_lint.readers.docx.tree import Block, Paragraph, Properties, Table

SEEN = 60  # so many twentieths of a point between paragraphs are seen
HERE, HIDDEN, NOTHING = 2, 1, 0


def settle(blocks: Sequence[Block], raw: str, styles: Styles, numbering: Numbering) -> None:
    """Say of every paragraph of a part what stands before it, its level, and whether it is seen."""
    known: dict[str, tuple[int, str]] = {}
    _part(blocks, styles)
    for paragraph in paragraphs(blocks):
        style, num, level, outline, *_ = paragraph.properties
        words = _words(paragraph, raw)
        if words != HIDDEN:  # a paragraph that is hidden whole is not counted
            paragraph.marker = numbering.next(style, num, level)
        bullet = paragraph.marker is not None and paragraph.marker.number is None
        paragraph.shown = words == HERE or (paragraph.marker is not None and not bullet)
        if style not in known:
            known[style] = styles.level(style), styles.role(style)
        paragraph.level, paragraph.role = known[style]
        if outline is not None:
            paragraph.level = outline + 1 if 0 <= outline < LEVELS else 0
    _part_lists(blocks)


def _part_lists(blocks: Sequence[Block]) -> None:
    """Say that a list of several points stands apart from what is before and after."""
    items = 0
    first = None
    for block in blocks:
        if isinstance(block, Paragraph) and block.marker and not block.level:
            first = first or block
            items += 1
            continue
        if first and items > 1:
            first.parted = True
            if isinstance(block, Paragraph):
                block.parted = True
        first, items = None, 0


def _part(blocks: Sequence[Block], styles: Styles) -> None:
    """Say which paragraphs stand apart from the one before, as no others do.

    Where all of the usual style stand apart, none does: Word's own makes space after each.
    """
    styled = Counter(block.properties.style for block in blocks if isinstance(block, Paragraph))
    usual = max(styled, key=lambda style: styled[style], default="")
    known: dict[tuple[Space, str], Space] = {}

    def space(own: Properties) -> Space:
        key = (own.space, own.style)
        if key not in known:
            known[key] = own.space.over(styles.space(own.style))
        return known[key]

    spaces: list[tuple[int, Paragraph]] = []
    plain: list[int] = []
    for before, here in pairwise(blocks):
        if isinstance(before, Paragraph) and isinstance(here, Paragraph):
            first, second = before.properties, here.properties
            between = _between(space(first), space(second), alike=first.style == second.style)
            spaces.append((between, here))
            if first.style == second.style == usual and second.numbering is None:
                plain.append(between)
    least = min(plain, default=0)
    for between, here in spaces:
        here.parted = between >= SEEN and between > least


def _between(first: Space, second: Space, *, alike: bool) -> int:
    after = 0 if alike and first.close else first.after or 0
    return max(after, 0 if alike and second.close else second.before or 0)


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """All of them in their order, those in tables and text boxes too."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)
        else:
            yield block
            yield from paragraphs(block.boxes)


def _words(paragraph: Paragraph, raw: str) -> int:
    """Whether there are words to be seen, or only such as are hidden."""
    found = NOTHING
    for bit in paragraph.bits:
        start, end, made, look, role, _ = bit
        if role or not (raw[start:end] if made is None else made).strip():
            continue
        if not look.hidden:
            return HERE
        found = HIDDEN
    return found
