"""Which lines of a PDF are headings, and of what level: by the size and weight of their letters."""

from collections import Counter
from collections.abc import Sequence

from referat_lint.readers.pdf.rows import MARKER, Row

LARGER = 1.12  # times the text's own size
LONGEST = 160  # characters of a heading
DEEPEST = 6
SHORT = 90  # characters of a heading that only its weight tells


class Headings:
    """The sizes that a text's headings are printed in, unless its tags name them."""

    def __init__(self, pages: Sequence[Sequence[Row]]) -> None:
        sizes: Counter[float] = Counter()
        inner: Counter[float] = Counter()
        for page in pages:
            ends = [limit(row.base for row in page) for limit in (min, max)] if page else []
            for row in page:
                sizes[_size(row)] += len(row.text)
                if row.base not in ends:  # a short page's head and foot may be the most of it
                    inner[_size(row)] += len(row.text)
        self.body = _middle(inner or sizes)
        larger = sorted((s for s in sizes if s >= LARGER * self.body), reverse=True)
        self.levels = {size: min(n, DEEPEST - 1) for n, size in enumerate(larger, 1)}
        self.bold = min(len(self.levels) + 1, DEEPEST)
        self.tagged = any(row.tag[:1] == "H" for page in pages for row in page)

    def level(self, paragraph: Sequence[Row], *, apart: bool) -> int:
        """The level of a paragraph as a heading, from 1; 0 where it is none.

        `apart`: whether it stands apart from what is above it, or is heavier.
        """
        if self.tagged:
            tag = paragraph[0].tag
            return int(tag[1:] or 1) if tag[:1] == "H" else 0
        first, length = paragraph[0], sum(len(row.text) for row in paragraph)
        if length > LONGEST or len(first.cells) > 1 or not any(c.isalpha() for c in first.text):
            return 0
        if level := self.levels.get(_size(first)):
            return level
        bold = all(row.all_bold for row in paragraph) and length <= SHORT
        named = not first.text.endswith((",", ";")) and not MARKER.fullmatch(first.text)
        return self.bold if bold and apart and named else 0


def _middle(sizes: Counter[float]) -> float:
    """The size that half of the characters reach: no headings are the most of a text."""
    half, so_far = sum(sizes.values()) / 2, 0
    for size in sorted(sizes):
        so_far += sizes[size]
        if so_far >= half:
            return size
    return 0.0


def _size(row: Row) -> float:
    return round(row.size * 2) / 2
