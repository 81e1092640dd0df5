"""The lines of all pages as one text: paragraphs, headings, pages that cannot be read."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, groupby

from referat_lint.readers.pdf.blocks import arranged
from referat_lint.readers.pdf.columns import in_columns
from referat_lint.readers.pdf.flow import Flow, Spacing, flows
from referat_lint.readers.pdf.headings import Headings
from referat_lint.readers.pdf.paragraphs import apart, goes_on
from referat_lint.readers.pdf.parts import Bookmark, folded
from referat_lint.readers.pdf.rows import Hidden, Row
from referat_lint.readers.pdf.sheet import Sheet
from referat_lint.readers.pdf.text import Text, compounds
from referat_lint.source import Hint, Span

HIGH, LOW = 80, 20  # points from a heading's base line up and down in which a bookmark leads to it


class Written:
    """A text in the making from the lines of all pages."""

    def __init__(
        self,
        sheets: Sequence[Sheet],
        pages: Sequence[list[Row]],
        bookmarks: Mapping[tuple[str, int], Bookmark],
    ) -> None:
        rows = [*chain.from_iterable(pages)]
        self.text = Text(compounds(rows))
        self.headings, self.bookmarks = Headings(pages), bookmarks
        blocks = [in_columns(arranged(page)) for page in pages]
        self.mixed = any(mixed for _, mixed in blocks)  # lines that could not be put in order
        self.flowing = flows([page for page, _ in blocks], [sheet.width for sheet in sheets])
        self.spacing = Spacing(self.flowing)
        self.paragraph: list[Row] = []
        self.above: Flow | None = None  # that of the line before
        self.apart = self.empty = self.bold = False

    def write(self, unread: Collection[int], count: int) -> None:
        """Put down the pages from 1 to `count`."""
        by_page = {page: [*on_it] for page, on_it in groupby(self.flowing, _page)}
        for page in range(1, count + 1):
            if page in unread:
                self._end()
                self._blank(page)
            for flow in by_page.get(page, ()):
                self._flow(flow)
        self._end()

    def _flow(self, flow: Flow) -> None:
        for row in flow.rows:
            above, self.above = self.above or flow, flow
            if self.paragraph and goes_on(self.paragraph, row, above, self.spacing):
                self.paragraph.append(row)
                continue
            parted = bool(self.paragraph) and apart(self.paragraph[-1], row, self.spacing)
            self._end()
            self.paragraph, self.apart = [row], parted or not self.text.length

    def _end(self) -> None:
        """Put down the paragraph that is at hand."""
        if not self.paragraph:
            return
        text = self.text
        if text.length or text.hints:
            text.put("\n\n" if self.apart and not self.empty else "\n")
        self.empty = False
        span = text.line(self.paragraph)
        level = self.headings.level(self.paragraph, apart=self.apart or not self.bold)
        self.bold = self.paragraph[-1].all_bold
        if level := self._marked(self.paragraph) or level:
            text.hints.append(Hint(span, "overskrift", str(level)))
        if self.paragraph[0].tag == "TH" and len(self.paragraph[0].cells) > 1:
            text.hints.append(Hint(span, "kolonner"))
        self.paragraph = []

    def _marked(self, paragraph: Sequence[Row]) -> int:
        """The level that a bookmark gives a paragraph, 0 where none leads to it."""
        if not self.bookmarks:
            return 0
        first = paragraph[0]
        mark = self.bookmarks.get((folded(" ".join(row.text for row in paragraph)), first.page))
        if mark is None or (mark.height and not -LOW <= mark.height - first.base <= HIGH):
            return 0
        return mark.level

    def _blank(self, page: int) -> None:
        """An empty line for a page that cannot be read."""
        if self.text.length or self.text.hints:
            self.text.put("\n")
        self.empty = True
        self.text.turn(page)
        at = self.text.length
        self.text.hints.append(Hint(Span(at, at), "ulaest", str(page)))

    def hide(self, hidden: Iterable[Hidden]) -> None:
        """Put down what is not to be seen, each passage in a line of its own."""
        for why, page, pieces in hidden:
            self.text.put("\n")
            if page:
                self.text.turn(page)
            start = self.text.length
            self.text.pieces(pieces, page)
            self.text.hints.append(Hint(Span(start, self.text.length), "skjult", why))


def _page(flow: Flow) -> int:
    return flow.rows[0].page
