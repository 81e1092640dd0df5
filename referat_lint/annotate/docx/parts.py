"""The parts of a Word file that comments need beside the text itself: splices of what is there."""

import re
from collections.abc import Mapping
from html import unescape
from posixpath import basename, dirname, join

from referat_lint.readers.docx.parts import TYPES, Package
from referat_lint.readers.docx.xml import ATTRIBUTES, NOT_TAGS, checked
from referat_lint.readers.encodings import encode

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ATTRIBUTE = re.compile(r"""\s([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
ROOT = re.compile(
    rf"{NOT_TAGS}|<(?P<name>(?P<prefix>[\w.-]+:)?[\w.-]+)(?=[\s/>]){ATTRIBUTES}>", re.DOTALL
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a start tag by name."""
    return {name: unescape(one or two) for name, one, two in ATTRIBUTE.findall(tag)}


class Parts:
    """The parts of a file as text, and what they become; `main` is the name of the text's own."""

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self.main = self.package.main
        self.changed: dict[str, str] = {}
        self._saved: dict[str, tuple[str, bool]] = {}  # encoding, and whether with a mark

    def text(self, name: str) -> str:
        """A part as it stands so far; empty where there is none."""
        if name in self.changed:
            return self.changed[name]
        if not self.package.has(name):
            return ""
        text, encoding, bom = checked(self.package.part(name), name)
        self._saved[name] = encoding, bom
        return text

    def put(self, name: str, text: str) -> None:
        """Change a part, or make it."""
        if text != self.text(name):
            self.changed[name] = text

    def bytes(self) -> Mapping[str, bytes]:
        """What has changed, each saved as it was before."""
        found = {}
        for name, text in self.changed.items():
            encoding, bom = self._saved.get(name, ("utf-8", False))
            saved = encode(text, encoding, bom=bom)
            found[name] = text.encode() if saved is None else saved
        return found

    def related(self, kind: str) -> str | None:
        """The name of the part that the text has of a kind: comments, styles."""
        relations = self.package.relations(self.main).values()
        found = (r.target for r in relations if r.kind == kind and not r.outside)
        return next((target for target in found if self.package.has(target)), None)

    def add(self, kind: str, text: str) -> None:
        """Make a part of a kind that the text has not, and bind it to it."""
        folder, turn = dirname(self.main), 1
        name = join(folder, f"{kind}.xml")
        while self.package.has(name):
            turn += 1
            name = join(folder, f"{kind}{turn}.xml")
        self.put(name, text)
        place = self.package.entry(join(folder, "_rels", f"{basename(self.main)}.rels"))
        relations = self.text(place) or (
            f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships"></Relationships>'
        )
        taken = (i[3:] for i in self.package.relations(self.main) if i.startswith("rId"))
        number = 1 + max((int(i) for i in taken if re.fullmatch("[0-9]{1,9}", i)), default=0)
        relation = f'Id="rId{number}" Type="{OFFICE}/{kind}" Target="{basename(name)}"/>'
        self._append(place, relations, f"Relationship {relation}")
        types = self.package.entry(TYPES)
        override = f'PartName="/{name}" ContentType="{WORDML}.{kind}+xml"/>'
        self._append(types, self.text(types), f"Override {override}")

    def _append(self, name: str, xml: str, words: str) -> None:
        self.put(name, behind(xml, f"<{_root(xml)['prefix'] or ''}{words}"))


def behind(xml: str, words: str) -> str:
    """The XML with more elements behind all others in its root."""
    root = _root(xml)
    if root[0].endswith("/>"):
        whole = f"{root[0][:-2]}>{words}</{root['name']}>"
        return xml[: root.start()] + whole + xml[root.end() :]
    end = xml.rindex(f"</{root['name']}")
    return xml[:end] + words + xml[end:]


def _root(xml: str) -> re.Match[str]:
    """The first tag of a well-formed part."""
    return next(found for found in ROOT.finditer(xml) if found["name"])
