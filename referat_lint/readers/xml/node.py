"""The elements of an XML file, and where in it each of them stands."""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from referat_lint.readers.words import Words, joined
from referat_lint.source import Piece

ATTRIBUTE = re.compile(r"""([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
PIECE = re.compile(r"(&#?\w{1,32};)|[^&]+|&")


class Node:
    """An element: `tag` without its namespace, `words` its own text, `start` where its tag begins.

    `inner` is where what stands in it begins and ends; offsets count characters of the file.
    """

    __slots__ = (
        *("children", "counts", "inner", "length", "pieces"),
        *("place", "start", "tag", "texts", "up"),
    )

    def __init__(self, tag: str, start: int, up: "Node | None", place: int) -> None:
        self.tag, self.start, self.up, self.place = tag, start, up, place
        self.children: list[Node] = []
        self.counts: dict[str, int] = {}  # of children, by tag
        self.texts: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0
        self.inner = (start, start)

    @property
    def words(self) -> Words:
        """The text that stands straight in it."""
        return Words("".join(self.texts), tuple(self.pieces))

    @property
    def path(self) -> str:
        """Where it stands: /a/b[2]/c."""
        steps: list[str] = []
        node: Node | None = self
        while node is not None:
            several = node.up is not None and node.up.counts[node.tag] > 1
            nth = f"[{node.place}]" if several else ""
            steps.append(f"/{node.tag}{nth}")
            node = node.up
        return "".join(reversed(steps))

    def all(self, *route: str) -> "list[Node]":
        """The elements at a route of tags below it."""
        found = [self]
        for tag in route:
            found = [child for node in found for child in node.children if child.tag == tag]
        return found

    def first(self, *route: str) -> "Node | None":
        """The first element at a route of tags."""
        return next(iter(self.all(*route)), None)

    def text(self, *route: str) -> str:
        """The words at a route, without outer blanks; empty where there are none."""
        node = self.first(*route)
        return node.words.text.strip() if node else ""

    def below(self, tag: str = "") -> "Iterator[Node]":
        """Every element below it (with a tag), in the order of the file."""
        stack = [*reversed(self.children)]
        while stack:
            node = stack.pop()
            if not tag or node.tag == tag:
                yield node
            stack += reversed(node.children)


class Tree:
    """A file's elements and comments; `plain` is the file with blanks for what no XML may hold."""

    def __init__(self, plain: str, root: Node, comments: list[tuple[str, int, int]]) -> None:
        self.plain, self.root, self.comments = plain, root, comments

    def attributes(self, node: Node) -> Mapping[str, Words]:
        """What stands in an element's tag, by name without namespace."""
        found: dict[str, Words] = {}
        for match in ATTRIBUTE.finditer(self.plain, node.start, node.inner[0]):
            group = 2 if match[2] is not None else 3
            found[match[1].rpartition(":")[2]] = _unescaped(match[group], match.start(group))
        return found


def _unescaped(raw: str, start: int) -> Words:
    """The characters of an attribute's value, entities resolved."""
    parts = []
    for match in PIECE.finditer(raw):
        made = match[1] is not None
        words = unescape(match[0]) if made else match[0]
        parts.append(Words(words, (Piece(0, start + match.start(), made),)))
    return joined(parts)
