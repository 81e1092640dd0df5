"""What a web page's tables put down: a row a line, its cells parted by tabs."""

import re
from functools import partial

from referat_lint.readers.html import rows as grids
from referat_lint.readers.html.blocks import Leave
from referat_lint.readers.html.listing import Listings
from referat_lint.readers.html.node import Node
from referat_lint.readers.html.out import Fates
from referat_lint.readers.html.tree import Tree

LONG = " " * 100  # stands for a line that is no name and no number
FIELD = re.compile(r"[^\W\d][^:\t]{1,30}: \S")


class Cells(Listings):
    """Tables of data, of names with their values, and those that only lay the page out."""

    def __init__(self, tree: Tree, fates: Fates) -> None:
        super().__init__(tree, fates)
        self.tables: list[grids.Table] = []

    def table(self, node: Node) -> Leave:
        table = grids.table(self.tree, node)
        gap = 1 if table.kind == grids.LAYOUT else 2
        self.lines.block(gap)
        self.tables.append(table)
        return partial(self._end_table, gap)

    def _end_table(self, gap: int) -> None:
        self.tables.pop()
        self.lines.block(gap)

    def row(self, node: Node) -> Leave:
        self.lines.block()
        if not self.tables:
            return self.lines.block
        table = self.tables[-1]
        table.column, table.line = 0, -1
        return partial(self._end_row, table, node, self.lines.length)

    def _end_row(self, table: grids.Table, row: Node, start: int) -> None:
        if table.heading == row.index:
            self.lines.hint(start, "kolonner")
        elif table.kind == grids.NAMED and table.column == grids.FEW:
            self.end_value(table.line)
        self.lines.end_line()

    def cell(self, node: Node) -> Leave:
        lines = self.lines
        if not self.tables or lines.joined:
            lines.block()
            return lines.block
        table = self.tables[-1]
        table.column += 1
        if not self.tree.words(node, grids.NAME_WIDTH):  # of no-break blanks alone
            self.at = node.stop
        if table.kind == grids.DATA:
            if table.column > 1:
                lines.tab()
            lines.joined += 1
            return partial(self._end_cell, table, lines.length)
        if table.column > 1 and lines.open and lines.line == table.line:
            self._beside(node, table)
        else:
            lines.block()
        return partial(self._leave_cell, table)

    def _beside(self, node: Node, table: grids.Table) -> None:
        """A cell behind one that is a line so far: in the same, unless it is much."""
        lines = self.lines
        words = lines.last_line().strip() if lines.length - lines.line <= grids.BIG else LONG
        named = words.endswith(":") or len(words) <= len("Punkt 100.")
        if table.kind == grids.NAMED:
            self.lines.colon()
        elif FIELD.match(words) and FIELD.match(self.tree.words(node, grids.NAME_WIDTH)):
            self.lines.block()
        elif named or self.fates.weights.of(node) <= grids.BIG or grids.is_line(self.tree, node):
            self.lines.tab()
        else:
            self.lines.block()

    def _leave_cell(self, table: grids.Table) -> None:
        if table.column == 1:
            table.line = self.lines.line if self.lines.open else -1

    def _end_cell(self, table: grids.Table, start: int) -> None:
        self.lines.joined -= 1
        if table.columns:
            named = table.column <= len(table.columns)
            self.hint(start, "celle", table.columns[table.column - 1] if named else "")
