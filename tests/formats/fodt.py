"""A draft as a secretary writes it in LibreOffice: a flat OpenDocument text, to be saved as Word.

It has a header with the body's name, a table of members, automatic numbers, a tracked change and a
comment, and three mistakes: a wrong weekday, an apostrophe, a member who is absent and votes.
"""

NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
    )
)
BY = "<dc:creator>Karen Holm</dc:creator><dc:date>2024-06-05T09:30:00</dc:date>"
MEMBERS = (
    ("Navn", "Parti", "Rolle"),
    ("Bo Ek Lassen", "(A)", "formand"),
    ("Ida Lund Krog", "(V)", "næstformand"),
    ("Per Bæk Holm", "(O)", ""),
    ("Lis Nørby Dam", "(F)", ""),
    ("Ole Vang Rask", "(C)", ""),
)
STYLES = """
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties
 fo:margin-bottom="2mm"/><style:text-properties fo:font-size="11pt"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:default-outline-level="1"><style:text-properties fo:font-size="20pt" fo:font-weight="bold"/>
</style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:default-outline-level="2"><style:paragraph-properties fo:margin-top="6mm"
 fo:margin-bottom="2mm"/><style:text-properties fo:font-size="14pt" fo:font-weight="bold"/>
</style:style>
<style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph"
 style:default-outline-level="3"><style:paragraph-properties fo:margin-top="3mm"/>
<style:text-properties fo:font-size="11pt" fo:font-weight="bold"/></style:style>
<text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format=""/>
<text:outline-level-style text:level="2" style:num-format="1" style:num-suffix="."
 text:start-value="41"><style:list-level-properties
 text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment
 text:label-followed-by="space"/></style:list-level-properties></text:outline-level-style>
</text:outline-style>
<text:list-style style:name="Indstilling"><text:list-level-style-number text:level="1"
 style:num-format="1" style:num-suffix="."><style:list-level-properties text:space-before="6mm"
 text:min-label-width="6mm"/></text:list-level-style-number></text:list-style>
"""
PAGE = """
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm"
 fo:page-height="297mm" fo:margin="20mm"/><style:header-style/><style:footer-style/>
</style:page-layout>
"""
MASTER = """
<style:master-page style:name="Standard" style:page-layout-name="A4">
<style:header><text:p>Havneudvalget, Fjordlev Kommune</text:p></style:header>
<style:footer><text:p>Side <text:page-number/> af <text:page-count/></text:p></style:footer>
</style:master-page>
"""
CHANGES = f"""
<text:tracked-changes>
<text:changed-region text:id="ind"><text:insertion><office:change-info>{BY}</office:change-info>
</text:insertion></text:changed-region>
<text:changed-region text:id="ud"><text:deletion><office:change-info>{BY}</office:change-info>
<text:p>måske </text:p></text:deletion></text:changed-region>
</text:tracked-changes>
"""
COMMENT = (
    f'<office:annotation office:name="k1">{BY}<text:p>Er det de rigtige tal?</text:p>'
    "</office:annotation>4 stemmer for"
    '<office:annotation-end office:name="k1"/>'
)


def _heading(level: int, words: str) -> str:
    style = f'text:style-name="Heading_20_{level}" text:outline-level="{level}"'
    return f"<text:h {style}>{words}</text:h>"


def _lines(*lines: str) -> str:
    return "".join(f'<text:p text:style-name="Standard">{line}</text:p>' for line in lines)


def _points(*points: str) -> str:
    items = "".join(f"<text:list-item>{_lines(point)}</text:list-item>" for point in points)
    return f'<text:list text:style-name="Indstilling">{items}</text:list>'


def _table() -> str:
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{_lines(cell)}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in MEMBERS
    )
    return (
        '<table:table table:name="Medlemmer">'
        f'<table:table-column table:number-columns-repeated="3"/>{rows}</table:table>'
    )


def draft(*, tracked: bool = True) -> str:
    """The draft; 4 June 2024 was a Tuesday. Without `tracked` its change is accepted."""
    changed = (
        'at kajen <text:change text:change-id="ud"/>forlænges med '
        '<text:change-start text:change-id="ind"/>højst <text:change-end text:change-id="ind"/>'
        "40 meter"
    )
    changed = changed if tracked else "at kajen forlænges med højst 40 meter"
    body = "".join(
        [
            CHANGES if tracked else "",
            _heading(1, "Referat"),
            _lines("Mandag den 4. juni 2024 kl. 16.00", "Mødested: Havnekontoret, Kajen 1"),
            _lines("Medlemmer"),
            _table(),
            _lines("Afbud: Ole Vang Rask"),
            _heading(2, "Godkendelse af dagsorden"),
            _heading(3, "Beslutning"),
            _lines("Godkendt."),
            _heading(2, "Forlængelse af kajen"),
            _heading(3, "Sagsfremstilling"),
            _lines("Havnen´s kaj er for kort til de nye både, som ligger 45 meter langs kajen."),
            _heading(3, "Indstilling"),
            _lines("Havnechefen indstiller,"),
            _points(changed, "at udgiften på 1.250.000 kr. afholdes af havnens opsparing"),
            _heading(3, "Beslutning"),
            _lines(
                f"Godkendt. {COMMENT}: Bo Ek Lassen (A), Ida Lund Krog (V), Lis Nørby Dam (F) og "
                "Ole Vang Rask (C). 1 stemme imod: Per Bæk Holm (O)."
            ),
            _heading(2, "Eventuelt"),
            _heading(3, "Beslutning"),
            _lines("Intet."),
        ]
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:styles>{STYLES}</office:styles>"
        f"<office:automatic-styles>{PAGE}</office:automatic-styles>"
        f"<office:master-styles>{MASTER}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )
