"""Word files put together part by part, for tests of how they are read."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ROOTS = {"document": "document", "header1": "hdr", "header2": "hdr"}
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"'
    f'/><Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/></Types>'
)
CORE = {
    "core": "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    "app": f"{R}/extended-properties",
}


def word(*body: str, links: Mapping[str, str] | None = None, **parts: str) -> bytes:
    """A Word file: its paragraphs as XML or plain words, and the insides of its other parts.

    `links` are outside addresses by the id of their relation.
    """
    return packed(files(*body, links=links, **parts))


def files(
    *body: str, links: Mapping[str, str] | None = None, **parts: str
) -> dict[str, str | bytes]:
    """The entries of such a file."""
    inside = "".join(one if one.startswith("<") else p(one) for one in body)
    rows = [relation(name, f"{R}/{name.rstrip('12')}", f"{name}.xml") for name in parts]
    rows += [relation(key, f"{R}/hyperlink", to, " TargetMode='External'")
             for key, to in (links or {}).items()]  # fmt: skip
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(
            relation("a", f"{R}/officeDocument", "word/document.xml"),
            *(relation(key, kind, f"docProps/{key}.xml") for key, kind in CORE.items()),
        ),
        "word/document.xml": root("document", f"<w:body>{inside}</w:body>"),
        "word/_rels/document.xml.rels": relations(*rows),
        **{f"word/{name}.xml": root(ROOTS.get(name, name), text) for name, text in parts.items()},
    }


def packed(entries: Mapping[str, str | bytes]) -> bytes:
    """A zip of these."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def root(name: str, inside: str) -> str:
    """A part of WordprocessingML."""
    spaces = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:m="{M}"'
    return f"<?xml version='1.0' encoding='UTF-8'?>\r\n<w:{name} {spaces}>{inside}</w:{name}>"


def relations(*rows: str) -> str:
    """A part of relations."""
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def relation(key: str, kind: str, target: str, rest: str = "") -> str:
    """One of them."""
    return f'<Relationship Id="{key}" Type="{kind}" Target="{target}"{rest}/>'


def p(*runs: str, own: str = "", style: str = "") -> str:
    """A paragraph of runs as XML, or of plain words; with its `own` properties."""
    inside = "".join(one if one.startswith("<") else r(one) for one in runs)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{own}</w:pPr>{inside}</w:p>"


def r(words: str, own: str = "") -> str:
    """A run of words, or of tags."""
    said = words if words.startswith("<") else f'<w:t xml:space="preserve">{words}</w:t>'
    return f"<w:r><w:rPr>{own}</w:rPr>{said}</w:r>"


def table(*rows: list[str], own: str = "") -> str:
    """A table of cells that are plain words, or XML with their own properties and paragraphs."""
    made = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{own}</w:tblPr>{made}</w:tbl>"


def cell(words: str) -> str:
    return f"<w:tc>{words if words.startswith('<') else p(words)}</w:tc>"


def style(key: str, name: str, inside: str = "", base: str = "", kind: str = "paragraph") -> str:
    """A style by its id and name."""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    named = f'<w:name w:val="{name}"/>{based}{inside}'
    return f'<w:style w:type="{kind}" w:styleId="{key}">{named}</w:style>'


def levels(*shapes: tuple[str, str], key: int = 0, inside: str = "") -> str:
    """A kind of numbering: of each level the form and the text."""
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(shapes)
    )
    return f'<w:abstractNum w:abstractNumId="{key}">{inside}{made}</w:abstractNum>'


def num(key: int, abstract: int = 0, inside: str = "") -> str:
    """A numbering of a kind."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{abstract}"/>{inside}</w:num>'


def numbered(key: int, level: int = 0) -> str:
    """The property of a paragraph that is numbered."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>'
