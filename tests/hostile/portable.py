"""PDFs made to do harm, or harmed themselves."""

import zlib
from io import BytesIO

from hostile.packed import MEGABYTE
from pdfs import joined, objects, pdf, whole, written
from pypdf import PdfWriter
from shell import SOUND

CUTS = 50
LINES = SOUND.splitlines()


def pdfs() -> dict[str, bytes]:
    """Every PDF by its name."""
    sound = pdf([LINES, LINES])
    cuts = {f"klippet {cut:02}.pdf": sound[: len(sound) * cut // CUTS] for cut in range(1, CUTS)}
    return {
        **cuts,
        "låst.pdf": locked("hemmeligt"),
        "i ring.pdf": ring(),
        "sin egen forælder.pdf": whole([written(LINES)]).replace(b"/Kids[5 0 R]", b"/Kids[2 0 R]"),
        "dybt træ.pdf": deep_tree(),
        "skæv tabel.pdf": sound.replace(b"0000000", b"0000123"),
        "uden tabel.pdf": sound[: sound.rindex(b"xref\n0")],
        "forkert start.pdf": sound[: sound.rindex(b"startxref")] + b"startxref\n99999999\n%%EOF\n",
        "tomme sider.pdf": whole([b""] * 10_000),
        "gigabyte.pdf": gigabytes(),
        "kæmpe side.pdf": sound.replace(b"[0 0 595 842]", b"[0 0 1e9 1e9]"),
        "tusind millioner sider.pdf": sound.replace(b"/Count 2", b"/Count 1000000000"),
        "kæmpe tabel.pdf": sound.replace(b"/Size 9", b"/Size 999999999"),
        "kun hoved.pdf": b"%PDF-1.7\n",
    }


def locked(password: str) -> bytes:
    """A PDF that asks for a password."""
    writer = PdfWriter(BytesIO(pdf([LINES])))
    writer.encrypt(password, algorithm="RC4-128")
    writer.write(out := BytesIO())
    return out.getvalue()


def ring() -> bytes:
    """Two nodes of the page tree, each the other's only kid."""
    parts = objects([written(LINES)])
    parts[1] = b"<</Type/Pages/Count 1/Kids[7 0 R]>>"
    return joined([*parts, b"<</Type/Pages/Count 1/Parent 2 0 R/Kids[2 0 R]>>"])


def deep_tree(depth: int = 20_000) -> bytes:
    """A page below so many nodes of the page tree, each with one kid."""
    parts = objects([written(LINES)])
    first = len(parts) + 1
    parts[1] = b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % first
    nodes = [b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (first + at) for at in range(1, depth)]
    return joined([*parts, *nodes, b"<</Type/Pages/Count 1/Kids[5 0 R]>>"])


def gigabytes() -> bytes:
    """A page whose drawing unpacks, packed twice, to three gigabytes of blanks."""
    packer, megabytes, times = zlib.compressobj(9), 300, 10
    once = b"".join(packer.compress(b" " * MEGABYTE) for _ in range(megabytes)) + packer.flush()
    twice = zlib.compress(once, 9)
    filters = b"/Filter[/FlateDecode/FlateDecode]"
    parts = objects([b""])
    parts[4] = parts[4].replace(b"/Contents 6 0 R", b"/Contents[%s]" % (b"6 0 R " * times))
    parts[5] = b"<</Length %d%s>>stream\n%s\nendstream" % (len(twice), filters, twice)
    return joined(parts)
