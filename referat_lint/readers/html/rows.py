"""What a table is, and which passages are a name and its value."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from referat_lint.readers.html.names import BLOCKS, CELLS, TABLE
from referat_lint.readers.html.node import Node
from referat_lint.readers.html.out import OUT
from referat_lint.readers.html.tree import Tree

DATA, NAMED, LAYOUT = "data", "navne", "opstilling"
GROUPS = frozenset(["thead", "tbody", "tfoot"])
FEW, ROWS = 2, 40  # rows that tell what a table is
NAME_WIDTH = 40
BIG = 200  # characters; a cell that holds more, and has lines, stands by itself
NAME = re.compile(
    r"(?:møde|start|slut)?(?:dato|tid(?:spunkt)?|sted|lokale)|(?:kl|tid|dag)\.?|start|slut|udvalg"
    r"|råd|organ|forum|møde(?: nr\.?)?|emne|medlemmer|deltagere|til ?stede(?:værende)?|fremmødte"
    r"|fraværende|afbud(?: fra)?|ikke til stede|mødt|bemærkning(?:er)?|referent|formand"
    r"|mødeleder|ordstyrer|dirigent|sagsnr\.?|sags(?:nummer|id)|journalnr\.?|j\.? ?nr\.?"
    r"|sagsbehandler|lokation|adresse|gæster|stedfortrædere?|suppleanter?|næste møde",
    re.IGNORECASE,
)
LABELS = re.compile(
    r"(?<![a-z])(?:label|etiket|caption|field-?title|term|key|ledetekst)(?![a-z])", re.IGNORECASE
)
WORDED = re.compile(r"[^\W\d_]{2}")


@dataclass(slots=True)
class Table:
    """A table that is open: what it is, and where in it one is."""

    kind: str
    columns: list[str] = field(default_factory=list)
    heading: int = -1  # the index of its row of headings
    column: int = 0
    line: int = -1  # where the text of the row begins


def rows(tree: Tree, table: Node, most: int = ROWS) -> list[Node]:
    """A table's first rows, its own and not those of tables in it."""
    found: list[Node] = []
    for node in tree.children(table, most):
        if node.name == "tr":
            found.append(node)
        elif node.name in GROUPS:
            found += [row for row in tree.children(node, most) if row.name == "tr"]
    return [row for row in found if row.fate != OUT][:most]


def cells(tree: Tree, row: Node) -> list[Node]:
    """A row's cells."""
    return [node for node in tree.children(row, 100) if node.name in CELLS and node.fate != OUT]


def table(tree: Tree, node: Node) -> Table:
    """What a table is: data under headings, names with their values, or mere layout."""
    if node.attrs.get("role") in ("presentation", "none"):
        return Table(LAYOUT)
    grid = [(row, cells(tree, row)) for row in rows(tree, node)]
    grid = [(row, those) for row, those in grid if those]
    if len(grid) >= FEW and len(grid[0][1]) >= FEW:
        row, first = grid[0]
        under_head = row.parent is not None and row.parent.name == "thead"
        if under_head or all(_heads(tree, cell, len(first)) for cell in first):
            return Table(DATA, [tree.words(cell) for cell in first], row.index)
    all_cells = [those for _, those in grid]
    if grid and _names(tree, all_cells):
        return Table(NAMED)
    return Table(DATA if _are_entries(tree, all_cells) else LAYOUT)


def _are_entries(tree: Tree, grid: list[list[Node]]) -> bool:
    """Whether each cell is an entry of a line or none, and more than one stand side by side."""
    beside = sum(sum(bool(tree.words(cell, NAME_WIDTH)) for cell in row) >= FEW for row in grid)
    short = all(is_line(tree, cell) for row in grid for cell in row)
    return len(grid) >= FEW and beside * 2 > len(grid) and short


def _heads(tree: Tree, cell: Node, columns: int) -> bool:
    """Whether a cell of the first row heads its column, by its name or, among many, in bold."""
    words = tree.words(cell)
    if cell.name == "th" or not words:
        return True
    inside = tree.children(cell, 2)
    if len(inside) == 1 and inside[0].name in BLOCKS:  # a paragraph in the cell
        inside = tree.children(inside[0], 2)
    bold = len(inside) == 1 and inside[0].name in ("b", "strong")
    return bold and columns > FEW and tree.words(inside[0]) == words


def _names(tree: Tree, grid: list[list[Node]]) -> bool:
    pairs = [row for row in grid if len(row) == FEW]
    if not pairs or any(len(row) > FEW for row in grid):
        return False
    words = [tree.words(row[0], NAME_WIDTH + 20) for row in pairs]
    if any(len(name) > NAME_WIDTH for name in words):
        return False
    known = sum(
        row[0].name == "th" or name.endswith(":") or bool(NAME.fullmatch(name))
        for row, name in zip(pairs, words, strict=True)
    )
    return known * 2 > len(pairs)


def is_line(tree: Tree, node: Node, most: int = 60) -> bool:
    """Whether what an element holds stands in one line."""
    if node.stop - node.index > most:
        return False
    edge, lines = True, 0
    for item in tree.items[node.index + 1 : node.stop]:
        if isinstance(item, tuple):
            lines += edge
            edge = False
        elif isinstance(item, Node) and (item.name in BLOCKS or item.name == "br"):
            edge = True
    return lines <= 1


def value_of(tree: Tree, node: Node) -> Node | None:
    """The value whose name an element holds, told by its place and its class; in one line each."""
    parent = node.parent
    if not _is_label(node.attrs.get("class", "")[:BIG]) or parent is None or node.name in TABLE:
        return None
    if not _is_first(tree, parent, node) or not WORDED.search(tree.words(node, NAME_WIDTH)):
        return None
    pair = tree.children(parent, FEW + 1)
    if len(pair) != FEW or len(tree.words(node, NAME_WIDTH * 2)) > NAME_WIDTH:
        return None
    return pair[1] if is_line(tree, node) and is_line(tree, pair[1]) else None


@lru_cache(maxsize=1024)
def _is_label(classes: str) -> bool:
    return bool(LABELS.search(classes))


def _is_first(tree: Tree, parent: Node, node: Node) -> bool:
    between = tree.items[parent.index + 1 : min(node.index, parent.index + 4)]
    return all(isinstance(item, int) for item in between)


def definition(tree: Tree, name: Node) -> Node | None:
    """The one description of a term in a list of definitions, if it stands in one line."""
    items = tree.items
    at = name.stop
    found: list[Node] = []
    while at < len(items) and len(found) < FEW:
        item = items[at]
        at = item.stop if isinstance(item, Node) else at + 1
        if isinstance(item, Node) and item.name != "#comment":
            if item.parent is not name.parent or item.name != "dd":
                break
            found.append(item)
    return found[0] if len(found) == 1 and is_line(tree, found[0]) else None
