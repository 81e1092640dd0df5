"""PDFs made by hand, so that each is odd in the way that its test needs."""

from collections.abc import Sequence
from zlib import compress

Lines = Sequence[str]
SHEET = (0, 0, 595, 842)
TOP, LEFT, SIZE, LEADING = 780, 60, 11, 14
TURNS = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}


def written(lines: Lines, matrix: tuple[float, ...] = (1, 0, 0, 1, LEFT, TOP)) -> bytes:
    """What draws lines of text in Helvetica, the first at the matrix's origin."""
    rows = b" ".join(b"(%s) Tj T*" % _escaped(line) for line in lines)
    placed = " ".join(f"{number:g}" for number in matrix)
    return b"BT /F %d Tf %d TL %s Tm %s ET" % (SIZE, LEADING, placed.encode(), rows)


def pdf(pages: Sequence[Lines], *, page: str = "", info: str = "", catalog: str = "") -> bytes:
    """A PDF of A4 pages; `page`, `info` and `catalog` are further entries, as a PDF has them."""
    return whole([written(lines) for lines in pages], page=page, info=info, catalog=catalog)


def turned(lines: Lines, rotation: int) -> bytes:
    """A page turned clockwise by so much, on which the lines stand upright as it is shown."""
    right, top = SHEET[2:]
    origin = {
        0: (LEFT, TOP),
        90: (right - top + TOP, LEFT),
        180: (right - LEFT, top - TOP),
        270: (top - TOP, top - LEFT),
    }[rotation]
    page = f"/Rotate {rotation}"
    return whole([written(lines, (*TURNS[rotation], *origin))], page=page)


def whole(contents: Sequence[bytes], *, page: str = "", info: str = "", catalog: str = "") -> bytes:
    """A PDF whose pages are drawn as given."""
    return joined(objects(contents, page=page, info=info, catalog=catalog))


def objects(
    contents: Sequence[bytes], *, page: str = "", info: str = "", catalog: str = ""
) -> list[bytes]:
    """The objects of a PDF: catalog, pages, font, info, then each page and what it shows."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(contents)))
    found = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        f"<</Type/Pages/Count {len(contents)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<<{info}>>".encode(),
    ]
    box = " ".join(map(str, SHEET))
    for number, shown in enumerate(contents):
        found += [
            (
                f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Resources<</Font<</F 3 0 R>>>>"
                f"/Contents {6 + 2 * number} 0 R{page}>>"
            ).encode(),
            b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        ]
    return found


def joined(
    parts: Sequence[bytes], *, start: bytes = b"%PDF-1.7\n", streamed: bool = False
) -> bytes:
    """Objects as a file: with a table of places at its end, or the same in a stream."""
    out, places = bytearray(start), []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    end, size = len(out), len(parts) + 1
    trailer = b"/Root 1 0 R/Info 4 0 R/ID[<0123456789abcdef><0123456789abcdef>]"
    if streamed:
        rows = [b"\0\0\0\0\0\xff", *(b"\1" + place.to_bytes(4) + b"\0" for place in places)]
        rows.append(b"\1" + end.to_bytes(4) + b"\0")
        table = compress(b"".join(rows))
        out += (
            b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 1]/Filter/FlateDecode/Length %d%s>>stream\n"
            % (
                size,
                size + 1,
                len(table),
                trailer,
            )
        )
        out += table + b"\nendstream\nendobj\n"
    else:
        out += b"xref\n0 %d\n0000000000 65535 f \n" % size
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer\n<</Size %d%s>>\n" % (size, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % end)


def _escaped(line: str) -> bytes:
    raw = line.encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
