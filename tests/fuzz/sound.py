"""Sound files of every format, to be harmed: short, and with some of all that a reader knows."""

from io import BytesIO

from docx import Document
from pdfs import pdf

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


def word() -> bytes:
    """A Word file with headings, a table, a list, a header and a comment."""
    document = Document()
    document.core_properties.author = "Ida Lund"
    document.sections[0].header.paragraphs[0].text = "Teknikudvalget"
    document.add_heading(LINES[1], 1)
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("Medlem", "Parti", "Ida Lund", "A"), strict=True):  # noqa: SLF001
        cell.text = words
    document.add_heading("Godkendelse af dagsorden", 2)
    for words in ("Forvaltningen indstiller,", "at dagsordenen godkendes"):
        document.add_paragraph(words, style="List Number")
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
