"""What a web page's lists put down: marks, terms and their descriptions."""

from functools import partial

from referat_lint.readers.html import lists
from referat_lint.readers.html.blocks import Blocks, Leave
from referat_lint.readers.html.lines import COLON
from referat_lint.readers.html.node import Node
from referat_lint.readers.html.out import Fates
from referat_lint.readers.html.rows import definition
from referat_lint.readers.html.style import NO_LOOK
from referat_lint.readers.html.tree import Tree

DEEPEST = 8  # a list in lists is indented no further


class Listings(Blocks):
    """Lists, and names with their values."""

    def __init__(self, tree: Tree, fates: Fates) -> None:
        super().__init__(tree, fates)
        self.lists: list[lists.Listing] = []
        self.values: set[int] = set()  # elements that are the value of the name before them

    def listing(self, node: Node) -> Leave:
        self.lines.block(1 if self.lists else 2)
        said = self.fates.looks.get(node.index, NO_LOOK)
        self.lists.append(lists.begin(self.tree, node, said))
        self._indent()
        return self._end_list

    def _end_list(self) -> None:
        self.lists.pop()
        self._indent()
        self.lines.block(1 if self.lists else 2)

    def _indent(self) -> None:
        self.lines.indent = "  " * min(max(len(self.lists) - 1, 0), DEEPEST)

    def item(self, node: Node) -> Leave:
        self.lines.block()
        listing = self.lists[-1] if self.lists else lists.Listing("disc")
        said = self.fates.looks.get(node.index, NO_LOOK)
        words, number = lists.mark(self.tree, node, listing, said)
        markers = self.lines.markers
        markers[:] = [marker for marker in markers if marker[1]]
        if words and not self.lines.joined:
            markers.append((words, number))
        return self._end_item

    def _end_item(self) -> None:
        self.lines.markers.clear()
        self.lines.block()

    def term(self, node: Node) -> Leave:
        self.lines.block()
        value = definition(self.tree, node)
        if value is None:
            return self.lines.block
        self.values.add(value.index)
        return None

    def value(self, node: Node) -> Leave:
        if node.index not in self.values:
            return self.plain_block(node)
        self.lines.colon()
        return partial(self.end_value, self.lines.line)

    def end_value(self, line: int) -> None:
        """The line is a field, if it was one."""
        lines = self.lines
        if lines.line == line and not (lines.open and lines.space == COLON):
            lines.hint(line, "felt", lines.last_line().partition(":")[0].strip())
        lines.end_line()
        lines.gap = 1
