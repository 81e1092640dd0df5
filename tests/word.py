"""Word files that tests make: a body, what else is asked for, and what stands in them again."""

from io import BytesIO
from zipfile import ZipFile, ZipInfo

from lxml import etree
from parts import W, content_types, relationships, root

WORD = f"{{{W}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DAY = (2024, 3, 5, 16, 0, 0)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '</w:style><w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
)


def word(*body: str, **others: str) -> bytes:
    """A Word file: paragraphs as XML, or as plain words; other parts' insides by their name."""
    inside = "".join(each if each.startswith("<") else p(each) for each in body)
    texts = {"styles": STYLES, **others}
    names = {"comments": "comments", "header1": "hdr", "footnotes": "footnotes"}
    kinds = {"header1": "header"}
    members = {
        "[Content_Types].xml": content_types([name for name in texts if name != "footnotes"]),
        "_rels/.rels": relationships({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": root("document", f"<w:body>{inside}</w:body>"),
        "word/_rels/document.xml.rels": relationships(
            {name: (kinds.get(name, name), f"{name}.xml") for name in texts}
        ),
        **{f"word/{name}.xml": root(names.get(name, name), text) for name, text in texts.items()},
        "word/media/segl.png": "billede",
    }
    return packed({name: text.encode() for name, text in members.items()})


def packed(members: dict[str, bytes]) -> bytes:
    """A zip of these."""
    out = BytesIO()
    with ZipFile(out, "w") as file:
        for name, data in members.items():
            file.writestr(ZipInfo(name, DAY), data)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """What a zip holds, in its order."""
    with ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs as XML, or of plain words."""
    inside = "".join(each if each.startswith("<") else r(each) for each in runs)
    return f"<w:p>{properties}{inside}</w:p>"


def r(words: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'


def made(code: str, result: str) -> str:
    """A field between its signs."""
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    told = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return sign.format("begin") + told + sign.format("separate") + result + sign.format("end")


def within(name: str, inside: str, attributes: str = "") -> str:
    """An element around others."""
    return f"<w:{name} {attributes}>{inside}</w:{name}>"


def document(data: bytes) -> etree._Element:
    """The text's own part."""
    return etree.fromstring(unpacked(data)["word/document.xml"])


def commented(data: bytes, *, deleted: bool = False) -> list[tuple[str, str]]:
    """Each comment's words in the text, in order, and what it says; `deleted` words too."""
    parts = unpacked(data)
    if "word/comments.xml" not in parts:
        return []
    said = {}
    for comment in etree.fromstring(parts["word/comments.xml"]):
        lines = ("".join(line.itertext()) for line in comment.iter(f"{WORD}p"))
        said[comment.get(f"{WORD}id")] = "\n".join(lines)
    shown = {f"{WORD}t", *([f"{WORD}delText"] if deleted else [])}
    open_: dict[str, list[str]] = {}
    found = []
    for element in document(data).iter():
        number = element.get(f"{WORD}id")
        if element.tag == f"{WORD}commentRangeStart":
            open_[number] = []
        elif element.tag == f"{WORD}commentRangeEnd":
            found.append(("".join(open_.pop(number)), said[number]))
        elif element.tag in shown or element.tag == f"{WORD}p":
            for words in open_.values():
                words.append("\n" if element.tag == f"{WORD}p" else element.text or "")
    assert open_ == {}
    return found


def bare(data: bytes) -> bytes:
    """The text's part without comments, equal runs side by side made one, in canonical form."""
    tree = document(data)
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for mark in list(tree.iter(f"{WORD}{name}")):
            run = mark.getparent()
            gone = run if name == "commentReference" and len(run) <= 2 else mark
            gone.getparent().remove(gone)
    for run in list(tree.iter(f"{WORD}r")):
        before = run.getprevious()
        if before is not None and before.tag == run.tag and _look(before) == _look(run):
            inside = [child for child in run if child.tag != f"{WORD}rPr"]
            before.extend(inside)
            run.getparent().remove(run)
    for words in list(tree.iter(f"{WORD}t")):
        if SPACE not in words.attrib and not len(words):
            words.text = (words.text or "").strip()
        words.attrib.pop(SPACE, None)
        before = words.getprevious()
        if before is not None and before.tag == words.tag and not len(words) and not len(before):
            before.text = (before.text or "") + (words.text or "")
            words.getparent().remove(words)
    return etree.tostring(tree, method="c14n")


def _look(run: etree._Element) -> tuple[bytes, bytes]:
    properties = run.find(f"{WORD}rPr")
    told = b"" if properties is None else etree.tostring(properties, method="c14n")
    return told, repr(sorted(run.attrib.items())).encode()


def _seen(words: etree._Element) -> str:
    """A text as Word shows it: blanks at its ends only where its tag says that they count."""
    return (words.text or "") if SPACE in words.attrib else (words.text or "").strip()


def settled(data: bytes, *, accepted: bool) -> list[str]:
    """The paragraphs when our tracked changes are accepted, or rejected."""
    tree = document(data)
    for change in list(tree.iter(f"{WORD}{'del' if accepted else 'ins'}")):
        if change.get(f"{WORD}author") == "referat-lint":
            change.getparent().remove(change)
    stays = {f"{WORD}t", *([] if accepted else [f"{WORD}delText"])}
    return [
        "".join(_seen(words) for words in paragraph.iter() if words.tag in stays)
        for paragraph in tree.iter(f"{WORD}p")
    ]
