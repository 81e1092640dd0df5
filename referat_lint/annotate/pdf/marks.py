"""What a remark is in a PDF: an annotation, and the drawing of it that every viewer shows."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from referat_lint.annotate.notes import AUTHOR
from referat_lint.annotate.pdf.increment import Increment
from referat_lint.annotate.pdf.sheet import Area, Sheet, around, entry

COLORS = {"error": (1, 0.74, 0.7), "warning": (1, 0.92, 0.45), "info": (0.74, 0.87, 1)}
GREY = (0.86, 0.86, 0.86)
PRINTED = 4  # a flag of /F
OURS = f"{AUTHOR}-"  # how the names of our annotations begin
SIDE, GAP = 18.0, 6.0  # of the sign of a note, in points
PAD = 1.0  # around the words: a PDF's boxes are tight
SIGN = "{} .4 G .8 w .5 .5 17 17 re B .3 G 4 13 m 14 13 l 4 9 m 14 9 l 4 5 m 10 5 l S"


def is_ours(annotation: PdfObject | None) -> bool:
    """Whether an annotation was written by this program, or shows what one of those says."""
    if isinstance(annotation, DictionaryObject) and entry(annotation, "/Subtype") == "/Popup":
        annotation = entry(annotation, "/Parent")
    if not isinstance(annotation, DictionaryObject):
        return False
    name = entry(annotation, "/NM")
    return entry(annotation, "/T") == AUTHOR and str(name).startswith(OURS)


class Remark:
    """What is common to a highlight and a note: words, a name of its own, a colour."""

    def __init__(self, words: str, name: str, color: tuple[float, float, float]) -> None:
        self.words, self.name, self.color = words, name, color

    def highlight(self, into: Increment, sheet: Sheet, areas: Sequence[Area]) -> IndirectObject:
        """A highlight over areas of a page as shown, each upright there."""
        quads = [[sheet.point(corner) for corner in area.corners] for area in areas]
        lines = [
            f"{_numbers(*a, 'm')} {_numbers(*b, 'l')} {_numbers(*d, 'l')} {_numbers(*c, 'l')} h"
            for a, b, c, d in quads
        ]
        area = around(point for quad in quads for point in quad)
        look = _form(f"/M gs {_numbers(*self.color, 'rg')} {' '.join(lines)} f", area)
        multiplied = _dictionary(BM=NameObject("/Multiply"))  # the words show through
        look[NameObject("/Resources")] = _dictionary(ExtGState=_dictionary(M=multiplied))
        points = (number for quad in quads for point in quad for number in point)
        return self._put(into, "/Highlight", area, look, QuadPoints=_array(points))

    def note(self, into: Increment, sheet: Sheet, nth: int) -> IndirectObject:
        """A note at the top of a page, the nth there (from 0), row by row.

        Viewers keep a note upright on a page that is turned, about its upper left corner, but not
        all do: either way it is to stand on the page.
        """
        step, edge = SIDE + GAP, GAP + (SIDE if sheet.rotation else 0)
        row, column = divmod(nth, max(int((sheet.width - edge) / step), 1))
        left, top = sheet.point((edge + column * step, max(sheet.height - edge - row * step, SIDE)))
        look = _form(SIGN.format(_numbers(*self.color, "rg")), Area(0, 0, SIDE, SIDE))
        area = Area(left, top - SIDE, left + SIDE, top)
        return self._put(into, "/Text", area, look, Name=NameObject("/Comment"))

    def _put(
        self, into: Increment, kind: str, area: Area, look: PdfObject, **more: PdfObject
    ) -> IndirectObject:
        now = datetime.now().astimezone()
        zone = now.strftime("%z")
        date = f"D:{now:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"
        words = self.words.encode("utf-8", "replace").decode()  # no half of a pair
        return into.add(
            _dictionary(
                Type=NameObject("/Annot"),
                Subtype=NameObject(kind),
                Rect=_array(area),
                Contents=TextStringObject(words),
                T=TextStringObject(AUTHOR),
                NM=TextStringObject(OURS + self.name),
                M=TextStringObject(date),
                CreationDate=TextStringObject(date),
                F=NumberObject(PRINTED),
                C=_array(self.color),
                AP=_dictionary(N=into.add(look)),
                **more,
            )
        )


def _form(drawing: str, area: Area) -> DecodedStreamObject:
    """A drawing that can be put on a page, within an area of its own measure."""
    form = DecodedStreamObject()
    form.update(
        _dictionary(Type=NameObject("/XObject"), Subtype=NameObject("/Form"), BBox=_array(area))
    )
    form.set_data(drawing.encode())
    return form


def _dictionary(**entries: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def _array(numbers: Iterable[float]) -> ArrayObject:
    return ArrayObject(FloatObject(round(number, 2)) for number in numbers)


def _numbers(*parts: float | str) -> str:
    return " ".join(part if isinstance(part, str) else f"{part:.2f}" for part in parts)
