"""PDFs written by hand, operator by operator: what no program writes on purpose."""

from collections.abc import Sequence
from dataclasses import dataclass

from pdfs import joined

A4 = (0, 0, 595, 842)
FONTS = {"R": "Helvetica", "B": "Helvetica-Bold", "I": "Helvetica-Oblique", "M": "Courier"}


def words(  # noqa: PLR0913  # each is an operand of its own
    x: float,
    y: float,
    text: str,
    size: float = 11,
    font: str = "R",
    *,
    before: str = "",
    matrix: str = "1 0 0 1",
) -> str:
    """The operators that show words with their left end at (x, y); `before` stands before them."""
    escaped = "".join(
        f"\\{byte:03o}" if byte in b"()\\" or not 32 <= byte < 127 else chr(byte)
        for byte in text.encode("cp1252")
    )
    return f"q {before} BT /{font} {size} Tf {matrix} {x} {y} Tm ({escaped}) Tj ET Q"


def lines(x: float, y: float, *texts: str, size: float = 11, font: str = "R") -> str:
    """Several lines of words under one another, 1.2 times their size apart."""
    return "\n".join(
        words(x, round(y - number * size * 1.2, 2), text, size, font)
        for number, text in enumerate(texts)
    )


def filled(left: float, bottom: float, width: float, height: float, colour: str = "1 g") -> str:
    """The operators that fill a rectangle."""
    return f"q {colour} {left} {bottom} {width} {height} re f Q"


def picture(left: float, bottom: float, width: float, height: float) -> str:
    """The operators that show a grey picture in a rectangle."""
    return f"q {width} 0 0 {height} {left} {bottom} cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"


@dataclass(frozen=True)
class Sheet:
    """A page: its operators, its boxes, and whatever else its dictionary has."""

    content: str
    box: tuple[float, ...] = A4
    crop: tuple[float, ...] | None = None
    rotate: int = 0
    fonts: str = ""
    rest: str = ""


def pdf(*sheets: Sheet | str, catalog: str = "", info: str = "", more: Sequence[str] = ()) -> bytes:
    """A file of these pages; `catalog` are more entries of it, `info` those about the document.

    Page n (from 0) is object 5 + 2 n; the objects `more` follow all pages.
    """
    fonts = " ".join(
        f"/{key} <</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>"
        for key, name in FONTS.items()
    )
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(sheets)))
    found = [
        f"<</Type/Catalog/Pages 2 0 R {catalog}>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(sheets)}>>",
        "null",
        f"<<{info}>>",
    ]
    for number, each in enumerate(sheets):
        sheet = Sheet(each) if isinstance(each, str) else each
        crop = f"/CropBox [{_numbers(sheet.crop)}]" if sheet.crop else ""
        page = (
            f"<</Type/Page/Parent 2 0 R/MediaBox [{_numbers(sheet.box)}] {crop}"
            f"/Rotate {sheet.rotate}/Contents {6 + 2 * number} 0 R {sheet.rest}"
            f"/Resources <</Font <<{fonts} {sheet.fonts}>>>>>>"
        )
        shown = f"<</Length {len(sheet.content)}>>stream\n{sheet.content}\nendstream"
        found += [page, shown]
    return joined([part.encode("latin-1") for part in (*found, *more)])


def _numbers(box: tuple[float, ...]) -> str:
    return " ".join(str(number) for number in box)
