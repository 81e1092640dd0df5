"""Which elements of a page hold the minutes: main, an article, or all but the site's own."""

import re

from referat_lint.readers.html.names import BLOCKS, HEADINGS
from referat_lint.readers.html.node import Node
from referat_lint.readers.html.out import OUT
from referat_lint.readers.html.tree import Tree
from referat_lint.readers.html.weights import Weights

MAIN, ARTICLE = 0.25, 0.6  # how much of the page's text makes such an element the content
MOST = 0.7  # how much of the text that is no link leads on to the element that holds it
TITLE = 400  # characters; a box around a page's title holds no more
OWN = frozenset(["main", "article", "section"])
DOCUMENT = re.compile(r"#|.*\.(?:pdf|docx?|xlsx?|pptx?|odt|zip)(?:[?#]|$)|mailto:", re.IGNORECASE)


def roots(tree: Tree, weights: Weights) -> list[tuple[int, int]]:
    """The parts of the page to be shown, each from one item to another.

    What else is found to be the site's own gets the fate OUT.
    """
    _edges(tree, weights)
    whole = weights.whole or 1
    mains = [
        n
        for n in tree.nodes
        if (n.name == "main" or n.attrs.get("role") == "main") and not is_gone(n)
    ]
    found = max(mains, key=weights.of, default=None)
    if found is None or weights.of(found) < MAIN * whole:
        articles = [n for n in tree.nodes if n.name == "article" and not is_gone(n)]
        found = max(articles, key=weights.of, default=None)
        _menus(tree, weights)
        many = found is None or weights.of(found) < ARTICLE * whole
        return [(0, len(tree.items) if many or found is None else found.stop)]
    title = _title(tree, weights, found)
    part = (found.index, found.stop)
    return [part] if title is None else sorted([(title.index, title.stop), part])


def is_gone(node: Node) -> bool:
    """Whether it, or what it stands in, is not shown."""
    above: Node | None = node
    while above:
        if above.fate:
            return True
        above = above.parent
    return False


def _within(node: Node, names: frozenset[str]) -> bool:
    above = node.parent
    while above:
        if above.name in names or above.attrs.get("role") == "main":
            return True
        above = above.parent
    return False


def _edges(tree: Tree, weights: Weights) -> None:
    """A site's header, footer and asides are out; an article's stay."""
    headings = [n for n in tree.nodes if n.name in ("h1", "h2") and not is_gone(n)]
    first = [h.index for h in headings if h.name == "h1"] or [h.index for h in headings]
    for node in tree.nodes:
        if node.fate or node.name not in ("header", "footer", "aside"):
            continue
        if _within(node, OWN):
            gone = node.name == "aside" and weights.is_links(node)
        elif node.name == "header":
            holds = bool(first) and node.index < first[0] and first[-1] < node.stop
            gone = not holds or weights.is_links(node)
        else:
            gone = weights.of(node) * 2 < weights.whole
        if gone:
            node.fate = OUT


def _title(tree: Tree, weights: Weights, content: Node) -> Node | None:
    """The page's title where it stands above the content, with what stands in one box with it."""
    inside = range(content.index, content.stop)
    if any(n.name == "h1" and n.index in inside for n in tree.nodes):
        return None
    found = next((n for n in tree.nodes if n.name == "h1" and not is_gone(n)), None)
    if found is None or found.index > content.index or _within(found, frozenset({"header"})):
        return None
    while (box := found.parent) and box.stop <= content.index and weights.of(box) <= TITLE:
        found = box
    return found


def _menus(tree: Tree, weights: Weights) -> None:
    """Beside the element that holds most of the text, what is links to other pages is out."""
    start = next((n for n in tree.nodes if n.name == "body" and not n.fate), None)
    level = tree.children(start) if start else [n for n in tree.nodes if n.parent is None]
    level = [node for node in level if node.name in BLOCKS]
    words = weights.whole - weights.linked[-1]
    while level:
        held = next((n for n in level if weights.of(n) - weights.links(n) > MOST * words), None)
        if held is None:
            return
        for node in level:
            if node is not held and not node.fate and _is_menu(tree, weights, node):
                node.fate = OUT
        level = [node for node in tree.children(held) if node.name in BLOCKS]


def _is_menu(tree: Tree, weights: Weights, node: Node) -> bool:
    if node.name in HEADINGS or not weights.links(node) or not weights.is_links(node):
        return False
    targets = [
        item.attrs["href"]
        for item in tree.items[node.index : node.stop]
        if isinstance(item, Node) and item.name == "a" and "href" in item.attrs
    ]
    return sum(bool(DOCUMENT.match(target)) for target in targets) * 2 < len(targets)
