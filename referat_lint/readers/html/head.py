"""What a web page says of itself: its character set, and its metadata by Danish name."""

import re
from html import unescape

from referat_lint.readers.html.tree import Tree

FIRST = 4096
DECLARED = re.compile(
    rb"""<(?:\?xml[^>]{0,200}?encoding\s*=|meta\b[^>]{0,400}?charset\s*=)\s*["']?\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
META = {
    "author": "forfatter",
    "dc.creator": "forfatter",
    "dcterms.creator": "forfatter",
    "generator": "program",
    "originator": "program",
}
OFFICE = {  # what Word writes into a comment
    "Author": "forfatter",
    "LastAuthor": "sidst gemt af",
    "Company": "firma",
    "Manager": "leder",
    "Template": "skabelon",
    "Revision": "revisioner",
    "TotalTime": "redigeringstid",
}
PROPERTIES = "<o:DocumentProperties>"
PROPERTY = re.compile(rf"<o:({'|'.join(OFFICE)})>(?:<mark [^<>]*>)?([^<]{{1,200}})</")
PROPERTIES_LENGTH = 5000


def declared(data: bytes) -> str:
    """The character set that a page says it has, as it says it; empty where it says none."""
    found = DECLARED.search(data[:FIRST])
    return found[1].decode("ascii", "replace").lower() if found else ""


def metadata(tree: Tree) -> dict[str, str]:
    """Title, author, program and language, and what Word knew of the file it was."""
    found: dict[str, str] = {}
    if tree.titles:
        start, end = tree.titles[0]
        found["titel"] = " ".join(unescape(tree.raw[start:end]).split())
    for node in tree.nodes:
        if node.name == "meta":
            name = META.get(node.attrs.get("name", "").lower(), "")
            words = " ".join(node.attrs.get("content", "").split())
            if name and words:
                found.setdefault(name, words)
        elif node.name == "html":
            found["sprog"] = node.attrs.get("lang") or node.attrs.get("xml:lang") or ""
        elif node.name == "body":
            break
    at = tree.raw.find(PROPERTIES)
    if at >= 0:
        for name, words in PROPERTY.findall(tree.raw, at, at + PROPERTIES_LENGTH):
            found.setdefault(OFFICE[name], " ".join(unescape(words).split()))
    return {name: words for name, words in found.items() if words}
