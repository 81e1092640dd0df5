"""The parts of a Word file that comments need beside the text itself: splices of what is there."""

import posixpath
import re
from collections.abc import Mapping
from html import unescape

from referat_lint.readers.encodings import Decoded, decode, encode
from referat_lint.readers.zipped import Zipped

TYPES = "[Content_Types].xml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION = re.compile(r"<(?:[\w.-]+:)?Relationship\s[^>]*>")
ATTRIBUTE = re.compile(r"""\s([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
ROOT_END = re.compile(r"</(?P<prefix>[\w.-]+:)?[\w.-]+\s*>\s*\Z")
CLOSED_ROOT = re.compile(r"<((?P<prefix>[\w.-]+:)?[\w.-]+)(\s[^<>]*)?/>\s*\Z")
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a start tag by name."""
    return {name: unescape(one or two) for name, one, two in ATTRIBUTE.findall(tag)}


class Parts:
    """The parts of a file as text, and what they become; `main` is the name of the text's own."""

    def __init__(self, data: bytes, main: str) -> None:
        self.zip, self.main = Zipped(data), main
        folder, name = posixpath.split(main)
        self.folder = folder
        self.relations = posixpath.join(folder, "_rels", f"{name}.rels")
        self.read: dict[str, Decoded] = {}
        self.changed: dict[str, str] = {}

    def text(self, name: str) -> str | None:
        """A part as it stands so far; None where there is none."""
        if name in self.changed:
            return self.changed[name]
        if name not in self.read:
            if name not in self.zip.entries:
                return None
            self.read[name] = decode(self.zip.part(name))
        return self.read[name].text

    def put(self, name: str, text: str) -> None:
        """Change a part, or make it."""
        if text != self.text(name):
            self.changed[name] = text

    def bytes(self) -> Mapping[str, bytes]:
        """What has changed, each saved as it was before."""
        found = {}
        for name, text in self.changed.items():
            before = self.read.get(name, Decoded("", "utf-8"))
            saved = encode(text, before.encoding, bom=before.bom)
            if saved is None:
                raise ValueError(name)  # a part of no single encoding is not well-formed, so unread
            found[name] = saved
        return found

    def related(self, kind: str) -> str | None:
        """The name of the part that the text has of a kind: comments, styles."""
        for tag in RELATION.findall(self.text(self.relations) or ""):
            found = attributes(tag)
            if found.get("Type", "").endswith(f"/relationships/{kind}"):
                target = found.get("Target", "")
                return posixpath.normpath(posixpath.join("/", self.folder, target))[1:]
        return None

    def add(self, kind: str, text: str) -> str:
        """Make a part of a kind that the text has not, and bind it to it; its name."""
        name, turn = posixpath.join(self.folder, f"{kind}.xml"), 1
        while name in self.zip.entries:
            turn += 1
            name = posixpath.join(self.folder, f"{kind}{turn}.xml")
        self.put(name, text)
        relations = self.text(self.relations) or (
            f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships"></Relationships>'
        )
        taken = [attributes(tag).get("Id", "") for tag in RELATION.findall(relations)]
        number = 1 + max((int(i[3:]) for i in taken if re.fullmatch("rId[0-9]{1,9}", i)), default=0)
        relation = f'Id="rId{number}" Type="{OFFICE}/{kind}" Target="{posixpath.basename(name)}"/>'
        self._append(self.relations, relations, f"Relationship {relation}")
        kinds = self.text(TYPES) or ""
        override = f'PartName="/{name}" ContentType="{WORDML}.{kind}+xml"/>'
        self._append(TYPES, kinds, f"Override {override}")
        return name

    def _append(self, name: str, xml: str, words: str) -> None:
        self.put(name, behind(xml, f"<{_prefix(xml)}{words}"))


def behind(xml: str, words: str) -> str:
    """The XML with more elements behind all others in its root."""
    if closed := CLOSED_ROOT.search(xml):
        xml = f"{xml[: closed.start()]}<{closed[1]}{closed[3] or ''}></{closed[1]}>"
    end = ROOT_END.search(xml)
    if end is None:
        raise ValueError(xml[-20:])  # no XML, so the file was not read
    return xml[: end.start()] + words + xml[end.start() :]


def _prefix(xml: str) -> str:
    """That of the root's name."""
    found = ROOT_END.search(xml) or CLOSED_ROOT.search(xml)
    return (found and found["prefix"]) or ""
