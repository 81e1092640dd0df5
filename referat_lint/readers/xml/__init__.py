"""Exports of case systems (SBSYS, eDoc, Acadre), laid out as referater; other XML as its words."""

from collections.abc import Callable, Iterator
from hashlib import sha256

from referat_lint.readers.encodings import decode
from referat_lint.readers.html.head import declared
from referat_lint.readers.xml import acadre, edoc, sbsys
from referat_lint.readers.xml.export import Export, value
from referat_lint.readers.xml.layout import lay_out
from referat_lint.readers.xml.node import Tree
from referat_lint.readers.xml.sheet import Sheet
from referat_lint.readers.xml.tree import tree
from referat_lint.source import Source

SYSTEMS: tuple[Callable[[Tree], Iterator[Export]], ...] = (
    sbsys.exports,
    edoc.exports,
    acadre.exports,
)


def read(data: bytes, name: str) -> Source:
    """Read an export; its fields become the lines of a referat, each with its element's path.

    Raises Refused for what is no XML, or has a DOCTYPE.
    """
    raw, encoding, bom, _odd = decode(data, declared(data))
    found = tree(raw)
    sheet = Sheet(raw)
    meetings = [export for system in SYSTEMS for export in system(found)]
    for export in meetings:
        lay_out(export, sheet)
    if not meetings:
        _words(found, sheet)
    for words, start, _ in found.comments:
        if words.strip().startswith("referat-lint-"):
            sheet.comment(" ".join(words.split()), start)
    visible = sheet.length
    for words_apart, what in sheet.apart:
        sheet.hidden(words_apart, what)
    groups = [group for export in meetings for group in export.groups if not group.closed]
    lost = any(item.elsewhere and not item.closed for group in groups for item in group.items)
    return Source(
        path=name,
        text="".join(sheet.parts),
        format="xml",
        sha256=sha256(data).hexdigest(),
        encoding=encoding,
        raw=raw,
        pieces=tuple(sheet.pieces),
        hints=tuple(sorted(sheet.hints)),
        bom=bom,
        markup=True,
        visible=visible if sheet.apart else None,
        marks=tuple(sheet.marks),
        lost=frozenset({"tekst"} if lost else ()),
    )


def _words(found: Tree, sheet: Sheet) -> None:
    """The words of every element, each on lines of its own."""
    for node in (found.root, *found.root.below()):
        words = value(node)
        if words is not None:
            sheet.body(words)
