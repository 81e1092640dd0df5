"""A copy of a PDF with the findings in it: highlights with notes, behind the file's own bytes."""

import logging
from collections import defaultdict
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, PdfObject

from referat_lint.annotate import Unmarked
from referat_lint.annotate.notes import Note, notes
from referat_lint.annotate.pdf.increment import Damaged, Increment
from referat_lint.annotate.pdf.marks import COLORS, GREY, PAD, Remark, is_ours
from referat_lint.annotate.pdf.sheet import Area, Sheet, entry
from referat_lint.finding import FileResult
from referat_lint.readers import read
from referat_lint.source import Box, Source

logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # or standard error has every oddity
LOCKED = "PDF'en er krypteret, og der kan ikke skrives i den. Gem en kopi uden beskyttelse."
BROKEN = (
    "PDF'en er beskadiget, så der kan ikke skrives bemærkninger i den. Gem den på ny fra det "
    "program, som den kommer fra."
)


def annotate(data: bytes, path: str, result: FileResult) -> bytes:
    """The PDF, and behind it a highlight with a note for every finding.

    What stands nowhere on a page, and the summary of what nobody can tell, are notes at the top.
    Raises Unmarked where the file is encrypted or damaged.
    """
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            raise Unmarked(LOCKED)
        pages = Pages(reader, Increment(data, reader))
        if not pages.pages:
            raise Unmarked(BROKEN)
    except DependencyError:
        raise Unmarked(LOCKED) from None
    except (PyPdfError, Damaged):
        raise Unmarked(BROKEN) from None
    source = read(data, path)
    for together in _places(notes(result, source)):
        pages.put(together, source)
    copy = pages.file()
    if not _says_the_same(data, copy):
        raise Unmarked(BROKEN)
    return copy


def _says_the_same(data: bytes, copy: bytes) -> bool:
    """Whether every page has the words that it had.

    Of a damaged file, what is written anew may be less than what viewers make of it.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(data) as before, PdfDocument(copy) as after:
            return len(before) == len(after) and all(
                _words(before, number) == _words(after, number) for number in range(len(before))
            )
    except PdfiumError:
        return False


def _words(document: Any, number: int) -> str:
    page = document[number]
    text: str = page.get_textpage().get_text_bounded()
    page.close()
    return text


def _places(remarks: Sequence[Note]) -> list[list[Note]]:
    """The remarks, those of the same passage together: one over another could not be read."""
    places: dict[object, list[Note]] = defaultdict(list)
    for note in remarks:
        places[note.finding and note.finding.span].append(note)
    return list(places.values())


class Pages:
    """The pages of a PDF, and what is new on them."""

    def __init__(self, reader: PdfReader, into: Increment) -> None:
        self.pages: Sequence[PageObject] = reader.pages
        self.reader, self.into = reader, into
        self.new: dict[int, list[IndirectObject]] = {n: [] for n in range(len(self.pages))}
        self.tops = dict.fromkeys(self.new, 0)  # how many notes stand at the top

    def put(self, together: Sequence[Note], source: Source) -> None:
        """The remarks on one passage, at their place."""
        finding = together[0].finding
        words = "\n\n".join(note.text for note in together)
        if finding is None:
            self.top(Remark(words, "uafgjort", GREY), 0)
            return
        weight = next(
            weight
            for weight in COLORS
            if any(note.finding and note.finding.severity == weight for note in together)
        )
        remark = Remark(words, finding.fingerprint, COLORS[weight])
        boxes = source.boxes(finding.span) if source.boxes else ()
        by_page: dict[int, list[Area]] = defaultdict(list)
        for box in boxes:
            if area := self.area(box):
                by_page[box.page - 1].append(area)
        for number, areas in by_page.items():
            sheet = Sheet(self.pages[number])
            self.new[number].append(remark.highlight(self.into, sheet, areas))
        if not by_page:
            self.top(remark, (finding.page or 1) - 1)

    def area(self, box: Box) -> Area | None:
        """A box with some room around it; None where it is not to be seen."""
        if not 0 < box.page <= len(self.pages):
            return None
        return Sheet(self.pages[box.page - 1]).padded(Area(*box[1:]), PAD)

    def top(self, remark: Remark, number: int) -> None:
        """A note at the top of a page, from 0."""
        number = min(number, len(self.pages) - 1)
        nth = self.tops[number]
        self.tops[number] += 1
        self.new[number].append(remark.note(self.into, Sheet(self.pages[number]), nth))

    def file(self) -> bytes:
        """The whole file; without what an earlier run wrote on its pages."""
        for number, new in self.new.items():
            page = self.pages[number]
            given = entry(page, "/Annots")
            old = list(given) if isinstance(given, ArrayObject) else []
            kept = [one for one in old if not is_ours(one.get_object())]
            if new or len(kept) < len(old):
                self._replace(page, [*kept, *new])
        return self.into.file()

    def _replace(self, page: PageObject, annotations: list[PdfObject]) -> None:
        reference = page.indirect_reference
        plain = self.reader.get_object(reference) if reference else None
        if reference is None or not isinstance(plain, DictionaryObject):
            raise Unmarked(BROKEN)
        changed = DictionaryObject(plain)  # without what the page inherits
        changed[NameObject("/Annots")] = ArrayObject(annotations)
        self.into.put(reference, changed)
