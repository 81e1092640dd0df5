"""Word files, .docx and .docm: the text as it will stand when its tracked changes are accepted.

Paragraphs are counted from 1: every one of the body, the empty and deleted ones and those in tables
too, but not those in notes and text boxes, which are of the paragraph on which they hang, nor those
in the header, which is of the first.
"""

from hashlib import sha256

from referat_lint.readers.docx import comments as docx_comments
from referat_lint.readers.docx.numbering import Numbering
from referat_lint.readers.docx.order import settle
from referat_lint.readers.docx.parts import Package
from referat_lint.readers.docx.sheet import Sheet
from referat_lint.readers.docx.styles import Styles
from referat_lint.readers.docx.tree import Part, Story
from referat_lint.readers.docx.walk import Walk
from referat_lint.readers.docx.xml import Xml, attribute, elements, switched
from referat_lint.source import Mark, Source

Told = tuple[dict[str, Story], str]  # what a part holds by id, and its characters
NOTES = {"fodnote": "footnotes", "slutnote": "endnotes"}


def read(data: bytes, name: str) -> Source:
    """Read a Word file; `raw` is the part that holds its body.

    Raises Refused where it is damaged, locked with a password, or made to do harm.
    """
    document = Document(Package(data))
    body = document.body
    sheet, visible = document.sheet()
    text, hints = sheet.finish()
    return Source(
        path=name,
        text=text,
        format="docx",
        sha256=sha256(data).hexdigest(),
        encoding=body.encoding,
        raw=body.raw,
        pieces=tuple(sheet.pieces),
        hints=hints,
        metadata=document.package.metadata(),
        bom=body.bom,
        part=document.package.main,
        markup=True,
        visible=visible,
        marks=tuple(sheet.marks),
    )


class Document:
    """The parts of one Word file that hold text."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.relations = package.relations(package.main)
        self.body = Xml(package.part(package.main), package.main)
        self.styles = Styles(self._related("styles"))
        self.numbering = Numbering(self._related("numbering"), self.styles)

    def sheet(self) -> tuple[Sheet, int]:
        """The text in the making, whole, and where its visible part ends."""
        walk = Walk(self.body, self.styles, self.relations)
        notes = {role: self._stories(kind) for role, kind in NOTES.items()}
        sheet = Sheet(self.body.raw, notes)
        header = self._header(walk.section)
        if header:
            stories, raw = self._stories("header", header)
            sheet.story(stories[""].blocks, Part(raw, walk.first))
            sheet.part_ways()
            sheet.marks.append(Mark(0, paragraph=1))
        settle(walk.stories[""].blocks, self.body.raw, self.styles, self.numbering)
        sheet.story(walk.stories[""].blocks)
        visible = sheet.end_shown()
        stories, raw = self._stories("comments")
        allowed = docx_comments.put(sheet, stories, raw)
        for hidden in sheet.hidden:
            sheet.conceal(hidden)
        sheet.hints += allowed
        return sheet, visible

    def _stories(self, kind: str, name: str | None = None) -> Told:
        """What the part of a kind holds, or the one of a name."""
        name = name or self._target(kind)
        if name is None:
            return {}, ""
        xml = Xml(self.package.part(name), name)
        walk = Walk(xml, self.styles, self.package.relations(name))
        for story in walk.stories.values():
            settle(story.blocks, xml.raw, self.styles, self.numbering)
        return walk.stories, xml.raw

    def _related(self, kind: str) -> Xml | None:
        name = self._target(kind)
        return Xml(self.package.part(name), name) if name else None

    def _target(self, kind: str) -> str | None:
        """The part of a kind to which the body refers."""
        found = (r.target for r in self.relations.values() if r.kind == kind and not r.outside)
        return next((target for target in found if self.package.has(target)), None)

    def _header(self, section: str) -> str | None:
        """The header of the first page, which has one of its own if the first section says so."""
        wanted = "first" if switched(section, "titlePg") else "default"
        for match in elements(section, "headerReference"):
            relation = self.relations.get(attribute(match[1], "id") or "")
            kind = attribute(match[1], "type") or "default"
            if kind == wanted and relation and self.package.has(relation.target):
                return relation.target
        return None
