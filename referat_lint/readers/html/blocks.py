"""What a web page's blocks and words put down, line by line.

A method for an element is called when it begins, and gives what is to be done where it ends.
"""

import re
from collections.abc import Callable
from functools import cached_property, partial

from referat_lint.readers.html.lines import MADE, NONE, NUMBER, Lines
from referat_lint.readers.html.names import HEADINGS, PARTED
from referat_lint.readers.html.node import Node
from referat_lint.readers.html.out import Fates
from referat_lint.readers.html.tree import Tree

BADGE = re.compile(r"(?<![a-z])(?:badge|tag|status|flag|label)(?![a-z])", re.IGNORECASE)
QUOTED = 0.2  # of the page's text: where more stands in quotations, they are none
LOWEST = 6  # of headings
NUMBERED = re.compile(
    r"(?:punkt|pkt\.?|nr\.?|sag) *\d|\d+[a-zæøå]?\b(?:[.):]| [A-ZÆØÅ])", re.IGNORECASE
)
LONGEST_NUMBER = 40
SPACER = 4  # items in a paragraph that only makes space
Leave = Callable[[], None] | None


class Blocks:
    """Blocks, headings, links and what is set apart in a line."""

    def __init__(self, tree: Tree, fates: Fates) -> None:
        self.tree, self.fates = tree, fates
        self.lines = Lines(tree.raw)
        self.at = 0  # the item that comes next
        self.pre = 0  # elements that are open in which blanks stand as they are
        self.folds = 0  # and those that unfold
        self.headings = 0

    def end_kept(self, leave: Leave) -> None:
        self.pre -= 1
        if leave:
            leave()

    def plain_block(self, node: Node) -> Callable[[], None]:
        gap = 2 if node.name in PARTED else 1
        self.lines.block(gap)
        return partial(self.lines.block, gap)

    def paragraph(self, node: Node) -> Leave:
        """One of no-break blanks alone is the space between two others."""
        leave = self.plain_block(node)
        if node.stop - node.index <= SPACER and not self.tree.words(node, LONGEST_NUMBER):
            self.at = node.stop
        return leave

    def part(self, node: Node) -> None:
        """In a heading a number and a title, each in an element, stand apart, a badge below."""
        lines = self.lines
        if lines.open and BADGE.search(node.attrs.get("class", "")):
            if not NUMBER.fullmatch(lines.last_line()):
                lines.end_line()
            return
        if lines.open and lines.space == NONE and lines.length - lines.line <= LONGEST_NUMBER:
            last = lines.last_line()
            if last[-1:] in ".:" or NUMBER.fullmatch(last):
                lines.space_at(MADE)

    def line_break(self, _node: Node) -> Leave:
        self.lines.newline()
        return None

    def preformatted(self, node: Node) -> Leave:
        leave = self.plain_block(node)
        self.pre += 1
        inside = self.tree.children(node, 2)
        role = "kode" if [child.name for child in inside] == ["code"] else ""
        return partial(self._end_lines, partial(self.end_kept, leave), self.lines.length, role)

    def quote(self, node: Node) -> Leave:
        """A quotation, unless the page uses such elements to indent its text."""
        leave = self.plain_block(node)
        return partial(self._end_lines, leave, self.lines.length, "citat" if self._quotes else "")

    @cached_property
    def _quotes(self) -> bool:
        weights = self.fates.weights
        quoted = (node for node in self.tree.nodes if node.name == "blockquote")
        return sum(map(weights.of, quoted)) < QUOTED * weights.whole

    def _end_lines(self, leave: Callable[[], None], start: int, role: str) -> None:
        leave()
        if role:
            self.hint(start, role, "")

    def inline(self, role: str) -> Leave:
        return partial(self.hint, self.lines.length, role, "")

    def link(self, node: Node) -> Leave:
        if self.fates.unfolds(node):
            return self.fold(node)
        target = node.attrs.get("href", "")
        return partial(self.hint, self.lines.length, "link", target) if target else None

    def hint(self, start: int, role: str, value: str) -> None:
        if self.lines.length > start:
            self.lines.hint(start, role, value)

    def heading(self, node: Node, level: int = 0) -> Leave:
        lines = self.lines
        if not lines.joined and lines.number_stands() and not self._numbered(node):
            start, parts = lines.line, lines.line_parts
            lines.continue_line()
        else:
            lines.block(2)
            start, parts = lines.length, len(lines.parts)
        lines.joined += 1
        self.headings += 1
        level = level or HEADINGS.get(node.name, 2)
        return partial(self._end_heading, start, parts, level)

    def _numbered(self, node: Node) -> bool:
        return bool(NUMBERED.match(self.tree.words(node, LONGEST_NUMBER)))

    def _end_heading(self, start: int, parts: int, level: int) -> None:
        self.lines.joined -= 1
        self.headings -= 1
        if not self.lines.joined:
            self.lines.heading(start, parts, level)
        self.lines.block(2)

    def fold(self, node: Node) -> Leave:
        """A button or a summary: a heading, unless one stands in it or it stands in one."""
        inside = self.tree.items[node.index + 1 : node.stop]
        if self.lines.joined or any(
            isinstance(item, Node)
            and (item.name in HEADINGS or item.attrs.get("role") == "heading")
            for item in inside
        ):
            return self.plain_block(node)
        return self.heading(node, min(2 + self.folds, LOWEST))

    def details(self, _node: Node) -> Leave:
        self.folds += 1
        self.lines.block(2)
        return self._end_details

    def _end_details(self) -> None:
        self.folds -= 1
        self.lines.block(2)
