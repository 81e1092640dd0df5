"""An element of a web page, and its attributes."""

from collections.abc import Mapping
from functools import lru_cache
from html import unescape

from referat_lint.readers.html.names import OURS
from referat_lint.readers.html.tokens import ATTRIBUTE

NO_ATTRIBUTES: Mapping[str, str] = {}
SHORT = 200  # characters of attributes: a page has such again and again


class Node:
    """An element, or a comment: `start` and `inner` are where its tag begins and ends in the file.

    `index` is its own place among the items, `stop` the first behind its descendants. `fate` is
    empty where it is shown; else what becomes of it (html_out).
    """

    __slots__ = ("attrs", "end", "fate", "index", "inner", "name", "parent", "start", "stop")

    def __init__(
        self, name: str, attrs: Mapping[str, str], place: tuple[int, int], index: int,
        parent: "Node | None",
    ) -> None:  # fmt: skip
        self.name, self.attrs, self.parent = name, attrs, parent
        self.start, self.inner = place
        self.end = self.inner
        self.index, self.stop = index, index + 1
        self.fate = ""


def attributes(written: str) -> Mapping[str, str]:
    """The attributes in a tag by name in lower case; of one given twice the first."""
    found: dict[str, str] = {}
    for name, double, single, bare in ATTRIBUTE.findall(written):
        value = double or single or bare
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found


repeated = lru_cache(maxsize=1024)(attributes)


def is_ours(node: Node) -> bool:
    """Whether annotating has put it in; its marks hold the page's own words."""
    return OURS in node.attrs and node.name != "mark"
