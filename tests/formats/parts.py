"""The parts of a Word file that are alike in every sample."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KINDS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "comments": "comments",
    "header1": "header",
    "header2": "header",
    "footer1": "footer",
}
HEADINGS = {  # name of the style to its id, as Danish and as English Word writes them
    True: {1: "Overskrift1", 2: "Overskrift2", 3: "Overskrift3"},
    False: {1: "Heading1", 2: "Heading2", 3: "Heading3"},
}
SETTINGS = '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'  # noqa: E501


def root(name: str, inside: str) -> str:
    """A part of WordprocessingML."""
    return f'{XML}<w:{name} xmlns:w="{W}" xmlns:r="{R}">{inside}</w:{name}>'


def content_types(parts: list[str]) -> str:
    """[Content_Types].xml of a file with these parts beside the document."""
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{MAIN}.{KINDS[part]}+xml"/>'
        for part in parts
    )
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>'
        f"{overrides}</Types>"
    )


def relationships(targets: dict[str, tuple[str, str]]) -> str:
    """A .rels part: kind of relation and target, by id."""
    rows = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def styles(*, danish: bool, item: str) -> str:
    """Headings by name, one of them through another; `item`: what the items' own style adds."""
    ids = HEADINGS[danish]
    normal = "Normal"
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="{ids[at]}"><w:name w:val="heading {at}"/>'
        f'<w:basedOn w:val="{normal}"/><w:next w:val="{normal}"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/>'
        f'<w:outlineLvl w:val="{at - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for at, size in ((1, 36), (2, 28), (3, 24))
    )
    return root(
        "styles",
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="DejaVu Sans" '
        'w:hAnsi="DejaVu Sans" w:cs="DejaVu Sans"/><w:sz w:val="20"/><w:lang w:val="da-DK"/>'
        "</w:rPr></w:rPrDefault></w:docDefaults>"
        f'<w:style w:type="paragraph" w:default="1" w:styleId="{normal}">'
        '<w:name w:val="Normal"/></w:style>'
        f"{headings}"
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="Punkttitel">'
        f'<w:name w:val="Punkttitel"/><w:basedOn w:val="{ids[2]}"/>'
        f'<w:next w:val="{normal}"/>{item}</w:style>'
        '<w:style w:type="paragraph" w:styleId="Indholdsfortegnelse1"><w:name w:val="toc 1"/>'
        f'<w:basedOn w:val="{normal}"/><w:pPr><w:tabs>'
        '<w:tab w:val="left" w:pos="660"/>'
        '<w:tab w:val="right" w:leader="dot" w:pos="6100"/></w:tabs></w:pPr>'
        '<w:rPr><w:sz w:val="16"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Listeafsnit"><w:name w:val="List Paragraph"/>'
        f'<w:basedOn w:val="{normal}"/><w:pPr><w:ind w:left="720"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Citat"><w:name w:val="Quote"/>'
        f'<w:basedOn w:val="{normal}"/><w:pPr><w:ind w:left="720"/></w:pPr>'
        "<w:rPr><w:i/></w:rPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="FormateretHTML">'
        '<w:name w:val="HTML Preformatted"/>'
        f'<w:basedOn w:val="{normal}"/></w:style>',
    )
