"""The parts of a Word file, and what they are to each other."""

import re
from html import unescape
from posixpath import dirname, join, normpath
from typing import NamedTuple

from referat_lint.readers.docx.xml import WORD, attribute, checked, damaged, elements
from referat_lint.readers.kinds import LOCKED
from referat_lint.readers.refused import Refused
from referat_lint.readers.zipped import UNLOCK, Zipped

TYPES = "[Content_Types].xml"
MAIN = re.compile(r"wordprocessingml\.(?:document|template)\.main\+xml|macroEnabled\w*\.main\+xml")
OTHER = "Gem den i Word som .docx, og kør kontrollen på den."
PROPERTIES = {
    "core-properties": {
        "creator": "forfatter",
        "lastModifiedBy": "sidst gemt af",
        "title": "titel",
        "language": "sprog",
        "revision": "revisioner",
    },
    "extended-properties": {
        "Company": "firma",
        "Manager": "leder",
        "Template": "skabelon",
        "Application": "program",
        "TotalTime": "redigeringstid",
    },
}


class Relation(NamedTuple):
    """What a part refers to: a kind such as styles, and a part's name or an outside address."""

    kind: str
    target: str
    outside: bool


class Package:
    """A Word file taken apart; nothing outside it is ever fetched."""

    def __init__(self, data: bytes) -> None:
        """Raises Refused where no Word document is to be had."""
        if not data.startswith(b"PK") and LOCKED in data:
            raise Refused("Filen er låst med en adgangskode.", UNLOCK)
        self._zip = Zipped(data)
        self._names: dict[str, str] = {}
        for name in self._zip.entries:
            if self._names.setdefault(name.lower(), name) != name:
                raise Refused(f"Word-filen rummer to dele med navnet »{name}«.", WORD)
        self._types = self._text(TYPES)
        main = [one.target for one in self.relations("").values() if one.kind == "officeDocument"]
        if not main or not self.has(main[0]):
            raise Refused("Word-filen er beskadiget: Selve dokumentet mangler i den.", WORD)
        self.main = main[0]
        if not MAIN.search(self._type(self.main)):
            raise Refused("Filen siger ikke selv, at den er et Word-dokument.", OTHER)

    def has(self, name: str) -> bool:
        """Whether there is such a part; small and capital letters are the same."""
        return name.lower() in self._names

    def entry(self, name: str) -> str:
        """The name of a part as the zip writes it; the same name where there is none."""
        return self._names.get(name.lower(), name)

    def part(self, name: str) -> bytes:
        """The bytes of a part; Refused where there is none, or it cannot be read."""
        if not self.has(name):
            raise damaged(name)
        return self._zip.part(self.entry(name))

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part refers to by its relations' ids; "" is the file as a whole."""
        place = join(dirname(name), "_rels", f"{name.rpartition('/')[2]}.rels")
        found = {}
        for match in elements(self._text(place), "Relationship"):
            named = [attribute(match[1], key) or "" for key in ("Id", "Type", "Target")]
            outside = attribute(match[1], "TargetMode") == "External"
            target = named[2] if outside else self.entry(_absolute(dirname(name), named[2]))
            found[named[0]] = Relation(named[1].rpartition("/")[2], target, outside)
        return found

    def metadata(self) -> dict[str, str]:
        """What the file says of itself, by Danish name; what is empty is left out."""
        found = {}
        for relation in self.relations("").values():
            words = self._text(relation.target) if relation.kind in PROPERTIES else ""
            for name, danish in PROPERTIES.get(relation.kind, {}).items():
                pattern = rf"<(?:[\w.-]+:)?{name}(?:\s[^>]*)?>([^<]*)</"
                if (match := re.search(pattern, words)) and (told := unescape(match[1]).strip()):
                    found[danish] = told
        return found

    def _text(self, name: str) -> str:
        return checked(self.part(name), name)[0] if self.has(name) else ""

    def _type(self, name: str) -> str:
        """The content type of a part: its own, or that of its ending."""
        ending = name.rpartition(".")[2].lower()
        found = ""
        for match in elements(self._types, "(?:Override|Default)"):
            part = (attribute(match[1], "PartName") or "").lstrip("/").lower()
            if part == name.lower():
                return attribute(match[1], "ContentType") or ""
            if (attribute(match[1], "Extension") or "").lower() == ending:
                found = attribute(match[1], "ContentType") or ""
        return found


def _absolute(folder: str, target: str) -> str:
    return normpath(join("/" + folder, target)).lstrip("/")
