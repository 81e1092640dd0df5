"""What the tags of a PDF call its words: headings, and the cells of tables."""

import re
from collections.abc import Iterator, Mapping
from ctypes import addressof, c_ushort
from typing import Any, NamedTuple

from referat_lint.readers.pdf.engine import Engine, address

TELLING = re.compile(r"H[1-6]?|TH|TD")
MOST = 20_000  # elements looked at on one page
DEEPEST = 60
NAME = 32  # characters of an element's kind


class Tag(NamedTuple):
    """What a passage is: H, H1 to H6, TH or TD; and which of the page's elements."""

    kind: str
    element: int


def tags(engine: Engine, page: Any) -> Mapping[int, Tag]:
    """The tags of a page's marked passages by their numbers."""
    tree = engine.FPDF_StructTree_GetForPage(address(page.raw))
    if not tree:
        return {}
    found = dict(_walked(engine, tree))
    engine.FPDF_StructTree_Close(tree)
    return found


NONE = Tag("", -1)


def _walked(engine: Engine, tree: int) -> Iterator[tuple[int, Tag]]:
    room = (c_ushort * NAME)()
    count = engine.FPDF_StructTree_CountChildren(tree)
    stack = [(engine.FPDF_StructTree_GetChildAtIndex(tree, n), NONE, 0) for n in range(count)]
    for number in range(MOST):
        if not stack:
            return
        element, tag, depth = stack.pop()
        if not element:
            continue
        engine.FPDF_StructElement_GetType(element, addressof(room), 2 * NAME)
        named = bytes(room).decode("utf-16-le", "replace").split("\0")[0]
        tag = Tag(named, number) if TELLING.fullmatch(named) else tag
        if tag.kind:
            for n in range(engine.FPDF_StructElement_GetMarkedContentIdCount(element)):
                if (mark := engine.FPDF_StructElement_GetMarkedContentIdAtIndex(element, n)) >= 0:
                    yield mark, tag
        if depth < DEEPEST:
            children = min(engine.FPDF_StructElement_CountChildren(element), MOST)
            child = engine.FPDF_StructElement_GetChildAtIndex
            stack += [(child(element, n), tag, depth + 1) for n in range(children)]
