"""Sound files of every format, to be harmed: short, and with some of all that a reader knows."""

from io import BytesIO
from pathlib import Path
from tarfile import TarFile, TarInfo
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from pdf_files import Sheet, filled, lines, picture, words
from pdf_files import pdf as drawn
from pdfs import pdf
from word_parts import levels, num, numbered, p, r, style, table
from word_parts import word as made

LINES = [
    "Teknikudvalget",
    "Referat af møde den 12. marts 2019 kl. 16.30 i Rådhuset",
    "Medlemmer: Ida Lund (A), Bo Ek (V), Asta Holmvig (C)",
    "Fraværende: Bo Ek (V)",
    "",
    "1. Godkendelse af dagsorden",
    "Beslutning",
    "Godkendt.",
    "",
    "2. Havnens udvidelse – etape 2",
    "Indstilling",
    "Forvaltningen indstiller, at bevillingen på 1.250.000 kr. godkendes.",
    "Beslutning",
    "For stemte 2 (A, C). Imod stemte 0. Godkendt.",
]
TEXT = "\n".join(LINES) + "\n"
MARKDOWN = """---
titel: Referat
---
# Teknikudvalget

Referat af møde den **12. marts 2019** kl. 16.30 i *Rådhuset*

| Medlem | Parti |
|--------|:-----:|
| Ida Lund | A |
| Bo Ek | V |

## 1. Godkendelse af dagsorden
<!-- referat-lint-disable-next-line AFS301 -- prøve -->
> Beslutning
1. Godkendt.
   - at [bilag](x.pdf) vedlægges &amp; ~~slettes~~
"""
PAGES = sorted((Path(__file__).parents[1] / "pages").glob("*.html"))
HTML = f"""<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>Referat</title>
<style>.skjult {{ display: none }}</style><script>var a = "<p>";</script></head>
<body><nav><ul><li><a href="/">Forside</a></ul></nav><main>
<h1>Teknikudvalget</h1><p>{LINES[1]}<br>{LINES[3]}
<table><tr><th>Medlem<th>Parti</tr><tr><td>Ida Lund</td><td>A</td></tr><tr><td>Bo Ek<td>V</table>
<!-- referat-lint-disable-next-line AFS301 -- prøve -->
<h2>1. Godkendelse af dagsorden</h2><details open><summary>Beslutning</summary>
<ol start="3" type="a"><li>Godkendt &aelig;&#248;&nbsp;<ul><li>under</li></ul></ol></details>
<h2 id="p2">2. Havnens <b>udvidelse</b></h2>
<div class="skjult" aria-hidden="true">Skjult 010190</div>
<p hidden>Gemt</p><pre>  fast
  tekst</pre><del>ud</del><ins>ind</ins><p style="display:none">Væk</p><img alt="kort" src="a.png">
</main></body></html>
"""


def zipped() -> bytes:
    """A zip with a text, an attachment in a folder, and another zip."""
    with ZipFile(inner := BytesIO(), "w") as archive:
        archive.writestr("inde.txt", TEXT)
    with ZipFile(out := BytesIO(), "w") as archive:
        archive.writestr("referat.txt", TEXT)
        archive.writestr("bilag/kort æ.txt", TEXT * 3, ZIP_DEFLATED)
        archive.writestr("inde.zip", inner.getvalue())
    return out.getvalue()


def tarred() -> bytes:
    """A tar with a text, an attachment in a folder, and a zip."""
    with TarFile(mode="w", fileobj=(out := BytesIO())) as archive:
        for name, data in (
            ("referat.txt", TEXT.encode()),
            ("bilag/kort æ.txt", b"x" * 99),
            ("inde.zip", zipped()),
        ):
            info = TarInfo(name)
            info.size = len(data)
            archive.addfile(info, BytesIO(data))
    return out.getvalue()


def drafted() -> bytes:
    """A Word file as it is worked on: changes, notes, comments, numbers, boxes, fields, tables."""
    changed = '<w:{0} w:id="1" w:author="Bo Ek" w:date="2019-03-12T09:00:00Z">{1}</w:{0}>'
    deleted = changed.format("del", "<w:r><w:delText>ikke </w:delText></w:r>")
    box = "<mc:AlternateContent><mc:Choice Requires='wps'>{0}</mc:Choice></mc:AlternateContent>"
    inner = "<w:pict><w:txbxContent>{0}</w:txbxContent></w:pict>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText> SEQ sag </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    remark = '<w:commentRangeStart w:id="3"/>{0}<w:commentRangeEnd w:id="3"/>'
    boxed = box.format(inner.format(p("Lukket punkt")))
    return made(
        p(LINES[0], style="Overskrift1"),
        table(["Ida Lund", "A"], [f"<w:tcPr/>{table(['Bo Ek', 'V'])}{p('')}", "V"]),
        p("Godkendelse af dagsorden", own=numbered(1)),
        p("Det blev ", deleted, changed.format("ins", r("enstemmigt ")), r("godkendt", "<w:b/>")),
        p(remark.format(r("Udsat.", "<w:vanish/>")), "<w:r><w:footnoteReference w:id='2'/></w:r>"),
        f"<w:sdt><w:sdtContent>{p('Sag ', field, own=numbered(1, 1))}</w:sdtContent></w:sdt>",
        p(f'<w:hyperlink r:id="rId9">{r("bilag")}</w:hyperlink>', f"<w:r>{boxed}</w:r>"),
        links={"rId9": "https://example.dk/bilag.pdf"},
        styles=style("Overskrift1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        numbering=levels(("decimal", "Punkt %1:"), ("lowerLetter", "%2)")) + num(1),
        comments=f'<w:comment w:id="3" w:author="Ida Lund">{p("Er det rigtigt?")}</w:comment>',
        footnotes=f'<w:footnote w:id="2">{p("I priser fra 2019.")}</w:footnote>',
        header1=p("Teknikudvalget den 12. marts 2019"),
    )


def word() -> bytes:
    """A Word file with headings, a table, a list, a header and a comment."""
    document = Document()
    document.core_properties.author = "Ida Lund"
    document.sections[0].header.paragraphs[0].text = "Teknikudvalget"
    document.add_heading(LINES[1], 1)
    table = document.add_table(rows=2, cols=2)
    for cell, said in zip(table._cells, ("Medlem", "Parti", "Ida Lund", "A"), strict=True):  # noqa: SLF001
        cell.text = said
    document.add_heading("Godkendelse af dagsorden", 2)
    for said in ("Forvaltningen indstiller,", "at dagsordenen godkendes"):
        document.add_paragraph(said, style="List Number")
    run = document.add_paragraph("Beslutning: ").add_run("Godkendt.")
    run.bold = True
    document.add_comment(run, "Er det rigtigt?", author="Bo Ek", initials="be")
    document.save(out := BytesIO())
    return out.getvalue()


def portable() -> bytes:
    """A PDF of two pages with bookmarks, a note and an attached file's name."""
    note = "/Annots[<</Type/Annot/Subtype/Text/Rect[9 9 20 20]/T(Bo Ek)/Contents(Se her)>>]"
    outline = "/Outlines<</First<</Title(1. Godkendelse)/Dest[5 0 R/Fit]>>/Count 1>>"
    return pdf(
        [LINES, LINES[::-1]], page=note, catalog=f"{outline}/Lang(da)", info="/Title(Referat)"
    )


def printed() -> bytes:
    """A PDF with columns, a table, headings, feet, a picture, hidden words, a turned page."""
    head = words(60, 780, "Teknikudvalget", 18, "B")
    columns = [lines(60, 700, *LINES[1:6]), lines(330, 700, *LINES[6:])]
    table = [
        words(x, y, text)
        for y, row in ((400, ("Medlem", "Parti")), (385, ("Ida Lund", "A")), (370, ("Bo Ek", "V")))
        for x, text in zip((60, 300), row, strict=True)
    ]
    hidden = [words(60, 300, "Hvid tekst", before="1 g"), words(900, 300, "Uden for siden")]
    covered = [words(60, 280, "Under et felt"), filled(50, 270, 200, 30, "0 g")]
    feet = [words(280, 30, f"Side {number} af 3", 8) for number in (1, 2, 3)]
    wrapped = lines(
        60, 700, "Forvaltningen har gennem-", "gået sagen og vurde-", "rer den.", "• et"
    )
    return drawn(
        "\n".join([head, *columns, *table, *hidden, *covered, feet[0]]),
        Sheet("\n".join([wrapped, picture(60, 100, 300, 200), feet[1]]), crop=(20, 20, 500, 800)),
        Sheet(words(100, 100, "Sidelæns", matrix="0 1 -1 0") + feet[2], rotate=90),
        info="/Author(Ida Lund)",
    )
