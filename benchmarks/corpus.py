"""What the benches read: the seeds, many copies of them, one referat of any length and format."""

import zlib
from html import escape
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from textwrap import wrap

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
ROWS = 48  # on a page of a PDF
HEAD = """Referat af møde i Byrådet
Mødedato: Torsdag den 12. marts 2026
Mødetidspunkt: Kl. 16:00
Mødested: Byrådssalen, Rådhuset
Medlemmer: Ida Lund (A), Bo Ek (V), Asta Holmvig (C), Lis Krag (F), Ole Holm (O)
Fraværende: Lis Krag (F)

"""
PROSE = (
    "Forvaltningen har gennemgået sagen og vurderer, at forslaget ligger inden for den ramme, der "
    "blev aftalt med budgettet for 2026. Udgiften er beregnet til 1.250.000 kr., som foreslås "
    "finansieret af puljen til anlæg. Forslaget har været i høring hos de berørte parter.\n"
)
ITEM = f"""Punkt {{number}}: Anlægsbevilling til havnen, etape {{number}}
Sagsnr.: 26/{{number}}
Sagsfremstilling
{PROSE}{PROSE}Økonomi
{PROSE}Indstilling
Direktionen indstiller,
at bevillingen godkendes, og
at beløbet finansieres af puljen til anlæg.
Beslutning
{{decision}}

"""
DECISIONS = (
    "Godkendt.",
    "For stemte Ida Lund (A), Bo Ek (V) og Asta Holmvig (C). Imod stemte Ole Holm (O). Godkendt.",
    "Taget til efterretning.",
    "Udsat til næste møde.",
)


def copies(folder: Path, count: int) -> Path:
    """A folder with the seeds over and over, each copy differing in a line."""
    folder.mkdir()
    for number, seed in enumerate(islice(cycle(SEEDS), count)):
        words = f"Udskrift nr. {number}.\n"
        (folder / f"{number:05}.txt").write_bytes(seed.read_bytes() + words.encode())
    return folder


def referat(size: int) -> str:
    """One referat of about so many bytes: a head, and as many items as it takes."""
    parts, length = [HEAD], 0
    for number, decision in enumerate(cycle(DECISIONS), start=1):
        parts.append(ITEM.format(number=number, decision=decision))
        length += len(parts[-1].encode())
        if length >= size:
            break
    return "".join(parts)


def docx(text: str) -> bytes:
    """The same as a Word file: items and sections have headings, the members a table."""
    from docx import Document

    document = Document()
    for line in text.splitlines():
        label, _, names = line.partition(": ")
        if label == "Medlemmer":
            table = document.add_table(rows=0, cols=2)
            for name in names.split(", "):
                person, _, party = name.rstrip(")").partition(" (")
                for cell, words in zip(table.add_row().cells, (person, party), strict=True):
                    cell.text = words
        elif line.startswith("Punkt "):
            document.add_heading(line, 1)
        elif line and line.isalpha():
            document.add_heading(line, 2)
        else:
            document.add_paragraph(line)
    document.save(out := BytesIO())
    return out.getvalue()


def html(text: str) -> bytes:
    """The same as a web page, in the furniture of a portal."""
    menu = "".join(f'<li class="menu__item"><a href="/{n}">Udvalg {n}</a></li>' for n in range(40))
    lines = "\n".join(
        f'<h2 class="agenda-item__title" id="p{number}">{escape(line)}</h2>'
        if line.startswith("Punkt ")
        else f'<p class="agenda-item__text">{escape(line)}</p>'
        for number, line in enumerate(text.splitlines())
    )
    head = (
        '<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Referat</title></head>'
    )
    return f"{head}<body><nav><ul>{menu}</ul></nav><main>{lines}</main></body></html>".encode()


def pdf(text: str, count: int) -> bytes:
    """The first pages of the same as a PDF, with a foot on each; the text must reach for them."""
    lines = [row for line in text.splitlines() for row in (wrap(line, 88) or [""])]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number in range(1, count + 1):
        rows = lines[(number - 1) * ROWS : number * ROWS]
        drawn = zlib.compress(_drawn(rows, f"Side {number} af {count}"))
        page = (
            f"/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {3 + 2 * number} 0 R"
        )
        filtered = b"<</Length %d/Filter/FlateDecode>>stream\n" % len(drawn)
        parts += [
            f"<</Type/Page/Parent 2 0 R{page}>>".encode(),
            filtered + drawn + b"\nendstream",
        ]
    out, places = BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, part in enumerate(parts, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    table, size = out.tell(), len(parts) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, table))
    return out.getvalue()


def _drawn(rows: list[str], foot: str) -> bytes:
    """The content of a page: rows of text from its top, and a foot."""
    words = [row.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for row in rows]
    shown = "".join(f"({row}) Tj T*\n" for row in words)
    body = f"BT /F 10 Tf 14.5 TL 60 780 Td\n{shown}ET\n"
    return f"{body}BT /F 8 Tf 270 40 Td ({foot}) Tj ET".encode("cp1252")
