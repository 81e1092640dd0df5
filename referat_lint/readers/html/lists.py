"""The marks of list items, as a browser shows them."""

from collections.abc import Mapping
from dataclasses import dataclass

from referat_lint.readers.html.names import HEADINGS, OURS
from referat_lint.readers.html.node import Node, is_ours
from referat_lint.readers.html.tree import Tree

STYLES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman",
          "I": "upper-roman"}  # fmt: skip
COUNTED = frozenset(
    [
        "decimal",
        "decimal-leading-zero",
        "lower-alpha",
        "lower-latin",
        "upper-alpha",
        "upper-latin",
        "lower-roman",
        "upper-roman",
    ]
)
GOOGLE = "lst-kix"  # lists whose marks a style sheet of its own writes
BARE = frozenset(
    ["list-unstyled", "unstyled", "list-inline", "list-group", "no-bullets", "list-none", "nolist"]
)
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
FIRST = 4  # elements of which one is a heading or a box
BOXES = frozenset(["summary", "details", "article", "section", "table", "button"])
ALPHABET = 26
HIGHEST = 1_000_000
BULLET = "-"


@dataclass(slots=True)
class Listing:
    """A list that is open: how its items are marked, and the number of the next."""

    style: str
    number: int = 1
    step: int = 1


def begin(tree: Tree, node: Node, said: Mapping[str, str]) -> Listing:
    """How a list begins to count."""
    ordered = node.name == "ol"
    style = STYLES.get(node.attrs.get("type", ""), "decimal") if ordered else "disc"
    if BARE & {*node.attrs.get("class", "").lower().split()}:
        style = "none"
    said_of = "" if GOOGLE in node.attrs.get("class", "") else _style(said)
    listing = Listing(said_of or style)
    if ordered:
        backwards = "reversed" in node.attrs
        if backwards:
            listing.step = -1
            listing.number = sum(item.name == "li" for item in tree.children(node))
        listing.number = _number(node.attrs.get("start"), listing.number)
    return listing


def mark(tree: Tree, node: Node, listing: Listing, said: Mapping[str, str]) -> tuple[str, str]:
    """An item's mark and its number, the latter empty for a bullet; both for none at all."""
    style = _style(said) or STYLES.get(node.attrs.get("type", "")) or listing.style
    listing.number = _number(node.attrs.get("value"), listing.number)
    number = listing.number
    listing.number += listing.step
    if style in COUNTED:
        return f"{_shown(number, style)}.", str(number)
    return ("", "") if style == "none" or _heads(tree, node) else (BULLET, "")


def _heads(tree: Tree, node: Node) -> bool:
    """Whether an item begins with a heading or a box: such a list is no row of bullets."""
    at, left = node.index + 1, FIRST
    while at < node.stop and left:
        item = tree.items[at]
        at += 1
        if isinstance(item, tuple):
            return False
        if not isinstance(item, Node):
            continue
        if is_ours(item):
            at = item.stop
        elif item.name in HEADINGS or item.name in BOXES or item.attrs.get("role") == "heading":
            return True
        left -= OURS not in item.attrs
    return False


def _style(said: Mapping[str, str]) -> str:
    if said.get("list-style-type"):
        return said["list-style-type"].split()[0]
    words = {*said.get("list-style", "").split()}
    return "none" if "none" in words else next(iter(words & COUNTED), "")


def _number(words: str | None, otherwise: int) -> int:
    words = (words or "").strip()
    if not words.lstrip("+-").isdecimal() or len(words) > len(str(HIGHEST)):
        return otherwise
    return int(words)


def _shown(number: int, style: str) -> str:
    if style == "decimal-leading-zero":
        return f"{number:02}"
    if "alpha" in style or "latin" in style:
        words = _letters(number)
    else:
        words = _roman(number) if "roman" in style else ""
    return (words.upper() if style.startswith("upper") else words) or str(number)


def _letters(number: int) -> str:
    words = ""
    while number > 0:
        number, letter = divmod(number - 1, ALPHABET)
        words = chr(ord("a") + letter) + words
    return words


def _roman(number: int) -> str:
    words = ""
    for value, letters in ROMAN if 0 < number < 4000 else ():  # noqa: PLR2004  # as browsers
        count, number = divmod(number, value)
        words += letters * count
    return words
