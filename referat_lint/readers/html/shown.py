"""A web page put down as a browser shows it; what is hidden is kept for the end."""

import re
from collections import deque
from collections.abc import Callable, Mapping
from functools import partial

from referat_lint.readers.html import lists
from referat_lint.readers.html.blocks import Blocks, Leave
from referat_lint.readers.html.cells import Cells
from referat_lint.readers.html.lines import MADE
from referat_lint.readers.html.listing import Listings
from referat_lint.readers.html.names import BLOCKS, CELLS, HEADINGS, LISTS
from referat_lint.readers.html.names import OURS as MARK
from referat_lint.readers.html.node import Node
from referat_lint.readers.html.out import OUT, Fates, holds_number
from referat_lint.readers.html.root import is_gone
from referat_lint.readers.html.rows import FEW, value_of
from referat_lint.readers.html.tree import Tree

KEPT = re.compile(r"pre\b|break-spaces")
OURS = "referat-lint-"
PROSE = re.compile(
    r"\b(?:af|at|den|der|det|en|er|et|fra|har|i|ikke|jeg|med|mod|og|om|på|skal|som|til|vi)\b",
    re.IGNORECASE,
)
NO_PROSE = re.compile(r"\s*(?:\[if|\[endif|#\w|/|<!\[|[\w.-]+ *[{=(])", re.IGNORECASE)
TAGS = re.compile(r"<[^<>]*>")
WORDS = 4  # so many make a comment somebody's


class Shown(Cells):
    """Walks through a page's elements."""

    def __init__(self, tree: Tree, fates: Fates) -> None:
        super().__init__(tree, fates)
        self.hidden: list[tuple[Node, str]] = []
        self.comments = deque(
            node
            for node in tree.nodes
            if node.name == "#comment" and tree.raw.startswith(OURS, _words_at(tree.raw, node))
        )

    def show(self, start: int, stop: int) -> None:
        """Put down the items between two indexes."""
        items, lines, text = self.tree.items, self.lines, self.lines.text
        ends: list[tuple[int, Callable[[], None]]] = []
        self._missed(start)
        self.at = start
        while self.at < stop:
            at = self.at
            while ends and ends[-1][0] <= at:
                ends.pop()[1]()
            item = items[at]
            self.at = at + 1
            if isinstance(item, tuple):
                (lines.pre if self.pre else text)(*item)
            elif isinstance(item, int):
                self._blank(item)
            elif item.fate:
                if item.fate != OUT:
                    self.hidden.append((item, item.fate))
                self.at = item.stop
                self._missed(item.stop)
            elif leave := self._enter(item):
                ends.append((item.stop, leave))
        for _, leave in reversed(ends):
            leave()

    def _blank(self, at: int) -> None:
        """Blanks between two tags, one of them at an offset."""
        if self.pre:
            self.lines.pre(at, at + 1)
        else:
            self.lines.space_at(at if self.tree.raw[at] == " " else MADE)

    def _missed(self, stop: int) -> None:
        """What is said to the linter in a part of the page that is not shown."""
        while self.comments and self.comments[0].index < stop:
            self._say(self.comments.popleft())

    def _say(self, node: Node) -> None:
        at = _words_at(self.tree.raw, node)
        end = node.inner - 3 if self.tree.raw.endswith("-->", at, node.inner) else node.inner
        words = " ".join(self.tree.raw[at:end].split())
        self.lines.comment(words, node.start, node.inner)

    def _enter(self, node: Node) -> Leave:
        name, attrs = node.name, node.attrs
        if self.headings and MARK not in attrs:
            self.part(node)
        if attrs:
            if node.index in self.values:
                self.lines.colon()
                return partial(self.end_value, self.lines.line)
            if attrs.get("role") == "heading" and name not in HEADINGS:
                level = attrs.get("aria-level", "2")
                return self.heading(node, int(level) if level in "123456" and level else 2)
            if said := self.fates.looks.get(node.index):
                return self._styled(node, said)
            if "class" in attrs and (value := value_of(self.tree, node)):
                self.values.add(value.index)
                if node.name in BLOCKS:
                    self.lines.block()
                return None
        if name in ENTER:
            return ENTER[name](self, node)
        return self.plain_block(node) if name in BLOCKS else None

    def _styled(self, node: Node, said: Mapping[str, str]) -> Leave:
        if said.get("mso-list") == "ignore":  # the number that Word has made
            words = self.tree.words(node, 20)
            mark = words if words[:1].isalnum() and words != "o" else lists.BULLET
            self.lines.markers.append((mark, words.rstrip(".)") if mark == words else ""))
            self.at = node.stop
            return None
        kept = bool(KEPT.match(said.get("white-space", "")))
        self.pre += kept
        leave: Leave = None
        if node.name in ENTER:
            leave = ENTER[node.name](self, node)
        elif node.name in BLOCKS or said.get("display") in ("block", "flex", "table"):
            leave = self.plain_block(node)
        return partial(self.end_kept, leave) if kept else leave

    def passed_over(self, parts: list[tuple[int, int]]) -> None:
        """Comments in what is not shown: between the site's parts a person may have written one.

        In those parts themselves they are the site's, unless they hold a personal number.
        """
        told = {node.index for node, _ in self.hidden}
        for node in self.tree.nodes:
            inside = any(start <= node.index < stop for start, stop in parts)
            if node.name != "#comment" or node.index in told or (inside and not is_gone(node)):
                continue
            words = self.tree.raw[node.start + 4 : node.inner]
            if holds_number(words) if is_gone(node) else _is_prose(words):
                self.hidden.append((node, "en kommentar"))

    def comment(self, node: Node) -> Leave:
        """One to the linter is a hint; one that a person wrote is hidden text."""
        if self.comments and self.comments[0] is node:
            self._say(self.comments.popleft())
        elif _is_prose(self.tree.raw[node.start + 4 : node.inner]):
            self.hidden.append((node, "en kommentar"))
        return None


def _words_at(raw: str, node: Node) -> int:
    at = node.start + 4
    while at < node.inner and raw[at].isspace():
        at += 1
    return at


def _is_prose(words: str) -> bool:
    if NO_PROSE.match(words):
        return holds_number(words) and "<" not in words[:40]
    words = TAGS.sub(" ", words)
    if holds_number(words):
        return True
    return len(words.split()) >= WORDS and len(PROSE.findall(words)) >= FEW


ENTER: dict[str, Callable[[Shown, Node], Leave]] = {
    "br": Shown.line_break,
    "#comment": Shown.comment,
    "a": Blocks.link,
    "button": Shown.fold,
    "summary": Shown.fold,
    "details": Shown.details,
    "li": Shown.item,
    "dt": Shown.term,
    "dd": Shown.value,
    "table": Shown.table,
    "p": Blocks.paragraph,
    "tr": Shown.row,
    "blockquote": Shown.quote,
    "pre": Shown.preformatted,
    "xmp": Shown.preformatted,
    "listing": Shown.preformatted,
    "plaintext": Shown.preformatted,
    **dict.fromkeys(HEADINGS, Blocks.heading),
    **dict.fromkeys(LISTS, Listings.listing),
    **dict.fromkeys(CELLS, Shown.cell),
    **dict.fromkeys(("b", "strong"), lambda shown, _: shown.inline("fed")),
    **dict.fromkeys(("i", "em"), lambda shown, _: shown.inline("kursiv")),
    "ins": lambda shown, _: shown.inline("indsat"),
}
