"""Where on a page some words stand, asked for when they are to be shown."""

from typing import Any

from referat_lint.readers.pdf.drawn import Frame
from referat_lint.readers.pdf.engine import address, engine
from referat_lint.readers.pdf.text import Places
from referat_lint.readers.pdf.words import seen
from referat_lint.source import Box, Span


class Boxes:
    """A PDF that is opened again when a passage's rectangles are asked for."""

    def __init__(self, data: bytes, places: Places) -> None:
        self.data, self.places = data, places
        self.document: Any = None
        self.page, self.words = 0, None
        self.seen, self.rotation = Frame(0, 0, 0, 0), 0

    def __call__(self, span: Span) -> tuple[Box, ...]:
        """A rectangle for each line that a passage of the text stands on; none for what is made."""
        return tuple(box for run in self.places.runs(span) for box in self._rectangle(*run))

    def _rectangle(self, page: int, index: int, length: int) -> list[Box]:
        """That of some characters of one line, none where they have no extent."""
        pdfium = engine()
        handle = address(self._text(page).raw)
        first, last = (
            max(pdfium.FPDFText_GetCharIndexFromTextIndex(handle, place), 0)
            for place in (index, index + length - 1)
        )
        sides = []
        for number in range(pdfium.FPDFText_CountRects(handle, first, max(last - first, 0) + 1)):
            pdfium.FPDFText_GetRect(handle, number, *pdfium.double[:4])
            left, top, right, bottom = pdfium.doubles[:4]
            if right > left:
                sides.append((left, bottom, right, top))
        if not sides:
            return []
        lefts, bottoms, rights, tops = zip(*sides, strict=True)
        around = Frame(min(lefts), min(bottoms), max(rights), max(tops))
        return [Box(page, *_as_shown(around, self.seen, self.rotation))]

    def _text(self, page: int) -> Any:
        """The text of a page (from 1), the last one asked for kept open."""
        from pypdfium2 import PdfDocument

        if self.document is None:
            self.document = PdfDocument(self.data)
        if page != self.page:
            shown = self.document[page - 1]
            self.seen, self.rotation = seen(shown), shown.get_rotation()
            if page in self.places.turned:
                shown.set_rotation(self.places.turned[page])
            self.page, self.words = page, shown.get_textpage()
        return self.words


def _as_shown(around: Frame, seen: Frame, rotation: int) -> Frame:
    """A rectangle of the page's own space on the page as it is cropped and turned."""
    left, bottom, right, top = around
    return {
        0: Frame(left - seen.left, bottom - seen.bottom, right - seen.left, top - seen.bottom),
        90: Frame(bottom - seen.bottom, seen.right - right, top - seen.bottom, seen.right - left),
        180: Frame(seen.right - right, seen.top - top, seen.right - left, seen.top - bottom),
        270: Frame(seen.top - top, left - seen.left, seen.top - bottom, right - seen.left),
    }[rotation]
