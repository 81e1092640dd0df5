"""The elements of a web page, one inside the other, as a list in the order of the file.

No element holds a list of its children: its descendants are the items up to its `stop`. So a page
is walked without recursion, however deep it nests.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from html import unescape

from referat_lint.readers.html import tokens as t
from referat_lint.readers.html.names import (
    BLOCKS,
    CLOSED_BY,
    HEAD,
    OURS,
    SCOPES,
    TABLE,
    VOID,
)
from referat_lint.readers.html.node import NO_ATTRIBUTES, SHORT, Node, attributes, is_ours, repeated
from referat_lint.readers.refused import Refused

DEEPEST = 256  # elements below are as their parent
MOST = 300_000
XHTML = re.compile(r"\s*<\?xml\b")


# Text is a pair of offsets; blanks alone are the offset of one of them.
Item = Node | tuple[int, int] | int


class Tree:
    """A page in the making; `styles` and `titles` are where such elements' contents stand.

    `strict`: it is XHTML.
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.items: list[Item] = []
        self.nodes: list[Node] = []
        self.ids: dict[str, Node] = {}
        self.styles: list[tuple[int, int]] = []
        self.titles: list[tuple[int, int]] = []
        self._open: list[Node] = []
        self._names: defaultdict[str, int] = defaultdict(int)
        self._begun = False  # whether there is text
        self._below = 0  # elements that are open beneath the deepest
        self.strict = bool(XHTML.match(raw, 0, 200))
        for kind, name, start, end in t.tokens(raw, strict=self.strict):
            STEPS[kind](self, name, start, end)
        self._close(0, len(raw))

    def text(self, _name: str, start: int, end: int) -> None:
        words = self.raw[start:end]
        if words.isspace() and not self._names["pre"] and "\xa0" not in words:
            blank = words.rfind(" ")
            self.items.append(start + max(blank, 0))
            return
        if self._names["head"]:
            self._leave_head(start)
        self._begun = self._begun or bool(words.strip("\ufeff"))
        self.items.append((start, end))

    def content(self, name: str, start: int, end: int) -> None:
        """What stands in an element that holds no elements, or in CDATA."""
        if not name:
            self.items.append((start + len(t.CDATA), max(end - 3, start)))
        elif name == "style":
            self.styles.append((start, end))
        elif name == "title" and not self._names["svg"]:
            self.titles.append((start, end))
        elif name == "xmp":
            self.items.append((start, end))

    def comment(self, _name: str, start: int, end: int) -> None:
        if self.raw.startswith("<!--", start):
            self._add("#comment", NO_ATTRIBUTES, start, end)

    def empty(self, name: str, start: int, end: int) -> None:
        self.start(name, start, end, empty=True)

    def start(self, name: str, start: int, end: int, *, empty: bool = False) -> None:
        names = self._names
        if name in ("head", "body") and self._begun:
            return  # a browser passes over it
        if name in TABLE and name != "table" and not names["table"]:
            return
        if names["head"] and name not in HEAD and name != "html":
            self._leave_head(start)
        if name in CLOSED_BY:
            self._close_for(*CLOSED_BY[name], start)
        if name in BLOCKS and names["p"]:
            self._close_paragraph(start)
        after = start + 1 + len(name)
        attrs = NO_ATTRIBUTES
        if end > after + 1:
            read = repeated if end - after < SHORT else attributes
            attrs = read(self.raw[after : end - 1])
        void = empty or name in VOID
        if len(self._open) >= DEEPEST and not void:
            self._below += 1
            self._part(name, start)
            return
        node = self._add(name, attrs, start, end)
        if not void:
            self._open.append(node)
            names[name] += 1

    def finish(self, name: str, start: int, _end: int) -> None:
        """Close the element that an end tag means; one that means none is passed over."""
        if self._below:
            self._below -= 1
            self._part(name, start)
        elif self._names[name]:
            at = self._meant(name)
            if at >= 0:
                self._close(at, start)
        elif name in ("p", "br"):
            self._add(name, NO_ATTRIBUTES, start, start)

    def _meant(self, name: str) -> int:
        """Which of the open elements is closed; -1 where blocks or a cell stand between."""
        inline, table = name not in BLOCKS, name in TABLE
        for at in range(len(self._open) - 1, -1, -1):
            above = self._open[at].name
            if above == name:
                return at
            if above in (("table",) if table else SCOPES) or (inline and above in BLOCKS):
                return -1
        return -1

    def _close_for(self, names: frozenset[str], scope: frozenset[str], at: int) -> None:
        for depth in range(len(self._open) - 1, -1, -1):
            name = self._open[depth].name
            if name in names:
                self._close(depth, at)
                return
            if name in scope:
                return

    def _close_paragraph(self, at: int) -> None:
        for depth in range(len(self._open) - 1, -1, -1):
            name = self._open[depth].name
            if name == "p":
                self._close(depth, at)
                return
            if name in BLOCKS or name in SCOPES:
                return

    def _leave_head(self, at: int) -> None:
        depth = next(n for n, node in enumerate(self._open) if node.name == "head")
        self._close(depth, at)

    def _close(self, depth: int, at: int) -> None:
        for node in self._open[depth:]:
            node.stop, node.end = len(self.items), at
            self._names[node.name] -= 1
        del self._open[depth:]

    def _add(self, name: str, attrs: Mapping[str, str], start: int, end: int) -> Node:
        parent = self._open[-1] if self._open else None
        node = Node(name, attrs, (start, end), len(self.items), parent)
        self.items.append(node)
        self.nodes.append(node)
        if len(self.nodes) > MOST:
            raise Refused(
                f"Websiden har over {MOST:,} elementer.".replace(",", "."),
                "Del den op, et referat i hver fil.",
                "refused",
            )
        if "id" in attrs:
            self.ids.setdefault(attrs["id"], node)
        return node

    def _part(self, name: str, start: int) -> None:
        """Beneath the deepest element a block's edge parts lines, and that is all."""
        last = self.items[-1] if self.items else None
        if name in BLOCKS and not (isinstance(last, Node) and last.name == "br"):
            self._add("br", NO_ATTRIBUTES, start, start)

    def children(self, node: Node, most: int = MOST) -> list[Node]:
        """The page's own elements right under one; no more of them than asked for."""
        found: list[Node] = []
        at = node.index + 1
        while at < node.stop and len(found) < most:
            item = self.items[at]
            at += 1
            if isinstance(item, Node):
                at = item.stop
                if item.name != "#comment" and OURS not in item.attrs:
                    found.append(item)
        return found

    def words(self, node: Node, most: int = 200) -> str:
        """The first characters of an element's text, its blanks folded."""
        out, at, left = [], node.index + 1, most
        while at < node.stop and left > 0:
            item = self.items[at]
            at += 1
            left -= 1
            if isinstance(item, tuple):
                out.append(self.raw[item[0] : min(item[1], item[0] + most)])
                left -= len(out[-1])
            elif isinstance(item, Node) and is_ours(item):
                at = item.stop
            elif not isinstance(item, Node) or item.name in BLOCKS or item.name == "br":
                out.append(" ")
        return " ".join(unescape("".join(out)).split())


STEPS: dict[int, Callable[[Tree, str, int, int], None]] = {
    t.TEXT: Tree.text,
    t.START: Tree.start,
    t.EMPTY: Tree.empty,
    t.END: Tree.finish,
    t.COMMENT: Tree.comment,
    t.CONTENT: Tree.content,
}
