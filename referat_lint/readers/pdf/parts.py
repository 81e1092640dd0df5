"""What a PDF has besides its pages' text: who made it, bookmarks, notes, fields, attachments."""

from collections.abc import Iterator, Mapping
from ctypes import c_ulong
from itertools import islice
from typing import Any, NamedTuple

from referat_lint.readers.pdf.drawn import Frame

METADATA = {"titel": "Title", "forfatter": "Author", "program": "Creator"}
FREE_TEXT, WIDGET = 3, 20  # kinds of annotations that the page itself shows
US = "referat-lint"  # who wrote the notes of an earlier run
XYZ = 1  # the view of a bookmark that names a point
MOST = 1000  # of annotations on a page, of attachments, of bookmarks
LONGEST = 20_000  # characters of a note


class Bookmark(NamedTuple):
    """Its level, from 1, and how high on its page it leads to, in points, if it says so."""

    level: int
    height: float | None


def metadata(document: Any) -> Mapping[str, str]:
    """What a PDF says of itself, by its Danish name."""
    from pypdfium2 import raw

    found = {name: document.get_metadata_value(key) for name, key in METADATA.items()}
    found["program"] = found["program"] or document.get_metadata_value("Producer")
    size = raw.FPDFCatalog_GetLanguage(document, None, 0)
    room = (raw.FPDF_WCHAR * (size // 2 + 1))()
    raw.FPDFCatalog_GetLanguage(document, room, size)
    found["sprog"] = _said(room)
    found["tagget"] = "ja" if document.is_tagged() else "nej"
    return {name: value.strip() for name, value in found.items() if value.strip()}


def bookmarks(document: Any) -> dict[tuple[str, int], Bookmark]:
    """The bookmarks by their titles (without case and odd blanks) and pages (from 1)."""
    found: dict[tuple[str, int], Bookmark] = {}
    for mark in islice(document.get_toc(max_depth=6), MOST):
        place = mark.get_dest()
        page = place.get_index() if place else None
        title = folded(mark.get_title())
        if title and page is not None:
            kind, where = place.get_view()
            height = where[1] if kind == XYZ and len(where) > 1 else None
            found.setdefault((title, page + 1), Bookmark(mark.level + 1, height))
    return found


def folded(words: str) -> str:
    """Words without case, runs of blanks as one."""
    return " ".join(words.casefold().split())


def attachments(document: Any) -> Iterator[str]:
    """The names of the files that lie in a PDF."""
    from pypdfium2 import PdfiumError

    for number in range(min(document.count_attachments(), MOST)):
        try:
            name = document.get_attachment(number).get_name().strip()
        except PdfiumError:
            continue
        if name:
            yield name


class Note(NamedTuple):
    """An annotation's words or a form field's value; what it is, where the page hides it."""

    words: str
    why: str
    frame: Frame


def notes(page: Any) -> Iterator[Note]:
    """What a page's annotations and form fields say."""
    from pypdfium2 import raw

    room = raw.FS_RECTF()
    for number in range(min(raw.FPDFPage_GetAnnotCount(page), MOST)):
        note = raw.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        kind = raw.FPDFAnnot_GetSubtype(note)
        hidden = raw.FPDFAnnot_GetFlags(note) & raw.FPDF_ANNOT_FLAG_HIDDEN
        key = "V" if kind == WIDGET else "Contents"
        if kind != raw.FPDF_ANNOT_LINK and (words := _value(note, key)):
            shown = kind in (FREE_TEXT, WIDGET) and not hidden
            own = _value(note, "T") == US
            why = "" if shown else "referat-lints egen kommentar" if own else "en note"
            raw.FPDFAnnot_GetRect(note, room)
            frame = Frame(room.left, room.bottom, room.right, room.top)
            yield Note(" ".join(words.split()), why, frame)
        raw.FPDFPage_CloseAnnot(note)


def _value(note: Any, key: str) -> str:
    from pypdfium2 import raw

    size = min(raw.FPDFAnnot_GetStringValue(note, key.encode(), None, 0), 2 * LONGEST)
    room = (raw.FPDF_WCHAR * (size // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(note, key.encode(), room, c_ulong(size))
    return _said(room)


def _said(room: Any) -> str:
    return bytes(room).decode("utf-16-le", "replace").strip("\0 \r\n\t")
