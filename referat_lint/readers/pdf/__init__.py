"""PDF: the pages' lines joined to paragraphs, and where every character stands on them."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from referat_lint.readers.pdf import parts as pdf_parts
from referat_lint.readers.pdf.boxes import Boxes
from referat_lint.readers.pdf.drawn import Frame
from referat_lint.readers.pdf.engine import engine
from referat_lint.readers.pdf.furniture import without_furniture
from referat_lint.readers.pdf.page import sheet
from referat_lint.readers.pdf.rows import MADE, Cell, Hidden, Piece, Row
from referat_lint.readers.pdf.sheet import Sheet, nothing
from referat_lint.readers.pdf.tags import tags
from referat_lint.readers.pdf.trust import makes_no_sense, unsure_letters
from referat_lint.readers.pdf.written import Written
from referat_lint.readers.refused import Refused
from referat_lint.source import Source

MOST_PAGES = 5000
MOST_CHARACTERS = 20_000_000
FIELD = 10.0  # points: about the size of what stands in a form's field
STAMPED = 20  # characters on a scanned page that are not its text: a number, a stamp
ADVICE = "Åbn filen i en PDF-læser, og gem den igen, eller brug den fil, referatet er skrevet i."
LOCKED = "Gem filen uden adgangskode, og kør kontrollen på den."
SMALLER = "Del filen op, så referatet står for sig selv."


def read(data: bytes, name: str) -> Source:
    """Read a PDF; raises Refused where it is damaged, locked, or larger than any referat."""
    document = _opened(data)
    try:
        return _read(document, data, name)
    finally:
        document.close()


def _opened(data: bytes) -> Any:
    from pypdfium2 import PdfDocument, PdfiumError, raw

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise Refused("Filen er beskyttet med en adgangskode.", LOCKED) from None
        raise Refused("Filen er en PDF, der er beskadiget.", ADVICE) from None
    pages = len(document)
    if pages > MOST_PAGES:
        document.close()
        reason = f"Filen har {pages} sider, og der læses højst {MOST_PAGES}."
        raise Refused(reason, SMALLER, "refused")
    return document


def _read(document: Any, data: bytes, name: str) -> Source:
    sheets = [*_sheets(document)]
    unsure = {each.number for each in sheets if unsure_letters(each.odd, each.letters)}
    pages = without_furniture([[] if each.number in unsure else each.rows for each in sheets])
    unread = unsure | {
        each.number for each, rows in zip(sheets, pages, strict=True) if _is_picture(each, rows)
    }
    strange = makes_no_sense([row.text for rows in pages for row in rows])
    written = Written(sheets, pages, pdf_parts.bookmarks(document))
    written.write({*range(1, len(sheets) + 1)} if strange else unread, len(sheets))
    text = written.text
    visible = text.length
    written.hide(hidden for each in sheets for hidden in each.hidden)
    names = pdf_parts.attachments(document)
    written.hide(Hidden("en vedhæftet fil", 0, [Piece(each, MADE)]) for each in names)
    lost = {"tegn"} if unsure or strange or any(each.ocr for each in sheets) else set[str]()
    return Source(
        path=name,
        text="".join(text.parts),
        format="pdf",
        sha256=sha256(data).hexdigest(),
        hints=tuple(sorted(text.hints)),
        metadata=pdf_parts.metadata(document),
        visible=visible if text.length > visible else None,
        marks=tuple(text.marks),
        lost=frozenset(lost | ({"linjeskift"} if written.mixed else set())),
        boxes=Boxes(data, text.places),
    )


def _sheets(document: Any) -> Iterator[Sheet]:
    """Every page, read and closed again."""
    from pypdfium2 import PdfiumError

    pdfium, tagged, characters = engine(), document.is_tagged(), 0
    for number in range(len(document)):
        try:
            page = document[number]
        except PdfiumError:  # a page that is no page
            yield nothing(number + 1)
            continue
        found = sheet(pdfium, page, number + 1, tags(pdfium, page) if tagged else {})
        for words, why, frame in pdf_parts.notes(page):
            pieces = [Piece(words, MADE)]
            if why:
                found.hidden.append(Hidden(why, number + 1, pieces))
            else:
                found.rows.append(_field(number + 1, pieces, frame))
        page.close()
        characters += found.letters
        if characters > MOST_CHARACTERS:
            raise Refused("Filen har mere tekst end noget referat.", SMALLER, "refused")
        yield found


def _field(page: int, pieces: list[Piece], frame: Frame) -> Row:
    """What stands in a form's field, as a line at its place."""
    base = frame.bottom + (frame.top - frame.bottom) / 4
    cells = [Cell(pieces, frame.left, frame.right)]
    return Row(page, base, FIELD, frame.right - frame.left, bold=False, cells=cells, low=base)


def _is_picture(each: Sheet, rows: Sequence[Row]) -> bool:
    """Whether a page shows something and has no text, or no more than a number on a scan."""
    letters = sum(len(row.text) for row in rows)
    return (each.shows and not letters) or (each.pictured and not each.ocr and letters <= STAMPED)
