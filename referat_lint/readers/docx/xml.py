"""XML of a Word file as tags at offsets of its characters; tags not asked for are passed over."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from html import unescape
from xml.parsers import expat

from referat_lint.readers.encodings import decode
from referat_lint.readers.refused import Refused

ATTRIBUTES = r"""[^>"']*+(?:"[^"]*"[^>"']*+|'[^']*'[^>"']*+)*+"""
NOT_TAGS = r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
COMMENTS = re.compile(NOT_TAGS, re.DOTALL)
SAVED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)""")
DECLARED = re.compile(r"""xmlns(?::([\w.-]+))?\s*=\s*["']([^"']+)""")
NAMESPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}
CACHED = 128  # patterns: a file may give its names any prefix
OFF = frozenset({"0", "false", "off", "none"})
WORD = "Åbn filen i Word eller LibreOffice, gem den igen som .docx, og kør kontrollen på den."


class Xml:
    """One part: its characters, how they were saved, and which prefixes it gives to what."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises Refused where it is not well-formed, or not of Word."""
        self.raw, self.encoding, self.bom = checked(data, name)
        self._prefixes: dict[str, list[str]] = {}
        for prefix, uri in dict.fromkeys(DECLARED.findall(self.raw)):
            if uri in NAMESPACES:
                self._prefixes.setdefault(NAMESPACES[uri], []).append(prefix)
        if "w" not in self._prefixes:
            raise damaged(name)

    def forms(self, name: str) -> tuple[str, ...]:
        """How this part may write a name such as w:p or /w:p; not at all what it has no prefix for.

        A namespace seldom has two prefixes, but it may.
        """
        slash, name = ("/", name[1:]) if name[0] == "/" else ("", name)
        usual, _, local = name.partition(":")
        prefixes = self._prefixes.get(usual, ())
        return tuple(f"{slash}{prefix}:{local}" if prefix else slash + local for prefix in prefixes)


def checked(data: bytes, name: str) -> tuple[str, str, bool]:
    """The characters of a part, their encoding, and whether a byte order mark was before them.

    Raises Refused where it is not well-formed: so every tag that is begun has its end.
    """
    try:
        expat.ParserCreate().Parse(data, True)  # noqa: FBT003  # as expat has it
        saved = SAVED.match(data)
        encoding = saved[1].decode().lower() if saved else "utf-8"
        if not encoding.startswith("utf-"):
            return data.decode(encoding), encoding, False
    except (expat.ExpatError, LookupError, ValueError):
        raise damaged(name) from None
    return decode(data)[:3]


def damaged(name: str) -> Refused:
    """What is said of a part that cannot be read."""
    return Refused(f"Word-filen er beskadiget: »{name}« i den kan ikke læses.", WORD)


@lru_cache(CACHED)
def tags(names: Iterable[str]) -> re.Pattern[str]:
    """Matches the tags of these names, as written: group 1 is the name, 2 what follows it.

    Comments, CDATA and instructions match too, without groups: no tag stands in them.
    """
    one_of = "|".join(sorted(map(re.escape, names), reverse=True))
    return re.compile(rf"<({one_of})(?=[\s/>])({ATTRIBUTES})>|{NOT_TAGS}", re.DOTALL)


@lru_cache(CACHED)
def end_of(forms: Iterable[str]) -> re.Pattern[str]:
    """Matches the end tag of a name, in group 1; comments and the like without."""
    one_of = "|".join(map(re.escape, forms))
    return re.compile(rf"(</(?:{one_of})\s*>)|{NOT_TAGS}", re.DOTALL)


def chunks(xml: Xml, name: str) -> Iterator[tuple[str, str]]:
    """What follows the name in each start tag, and what stands between the tags.

    Of elements within their like, the innermost alone.
    """
    starts, ends = xml.forms(name), xml.forms("/" + name)
    begun = None
    for match in tags((*starts, *ends)).finditer(xml.raw):
        if match[1] in ends and begun:
            yield begun[2], xml.raw[begun.end() : match.start()]
            begun = None
        elif match[1] in starts and not match[2].endswith("/"):
            begun = match


def tags_only(words: str) -> str:
    """Properties without comments and the like, in which a tag may seem to stand."""
    return COMMENTS.sub("", words) if "<!" in words or "<?" in words else words


@cache
def _element(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(?:[\w.-]+:)?{name}(?=[\s/>])({ATTRIBUTES})>")


@cache
def _attribute(name: str) -> re.Pattern[str]:
    return re.compile(rf"""(?<![\w.-]){name}\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def attribute(attributes: str, name: str) -> str | None:
    """The value of an attribute by its local name; None where it is absent."""
    found = _attribute(name).search(attributes)
    return unescape(found[1] if found[2] is None else found[2]) if found else None


def elements(words: str, name: str) -> Iterable[re.Match[str]]:
    """The start tags of a local name; group 1 is what follows the name."""
    return _element(name).finditer(words)


def element(words: str, name: str) -> str | None:
    """What follows the name in the first start tag of a local name; None where it is absent."""
    found = _element(name).search(words)
    return found[1] if found else None


def value(words: str, name: str) -> str | None:
    """The val of the first element of a local name."""
    found = element(words, name)
    return None if found is None else attribute(found, "val")


def number(words: str, name: str) -> int | None:
    """The val of the first element of a local name, where it is a small number."""
    return small(value(words, name))


def small(words: str | None) -> int | None:
    """A number of at most nine digits."""
    return int(words) if words and re.fullmatch(r"-?[0-9]{1,9}", words) else None


def switched(words: str, name: str) -> bool | None:
    """Whether a property is on; None where nothing is said of it."""
    found = element(words, name)
    return None if found is None else attribute(found, "val") not in OFF


def without_change(words: str, name: str) -> str:
    """Properties without those they had before a tracked change."""
    if f"{name}Change" not in words:
        return words
    change = rf"<(?:[\w.-]+:)?{name}Change\b.*?</(?:[\w.-]+:)?{name}Change\s*>"
    return re.sub(change, "", words, flags=re.DOTALL)
