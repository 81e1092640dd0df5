"""What the tags of a PDF call its words: headings, and the cells of tables."""

import re
from collections.abc import Iterator, Mapping
from ctypes import addressof, c_ushort
from typing import Any

from referat_lint.readers.pdf_engine import Engine, address

TELLING = re.compile(r"H[1-6]?|TH|TD")
MOST = 20_000  # elements looked at on one page
DEEPEST = 60
NAME = 32  # characters of an element's kind


def tags(engine: Engine, page: Any) -> Mapping[int, str]:
    """By the number of a marked passage of a page, what it is: H, H1 to H6, TH or TD."""
    tree = engine.FPDF_StructTree_GetForPage(address(page.raw))
    if not tree:
        return {}
    found = dict(_walked(engine, tree))
    engine.FPDF_StructTree_Close(tree)
    return found


def _walked(engine: Engine, tree: int) -> Iterator[tuple[int, str]]:
    room = (c_ushort * NAME)()
    count = engine.FPDF_StructTree_CountChildren(tree)
    stack = [(engine.FPDF_StructTree_GetChildAtIndex(tree, n), "", 0) for n in range(count)]
    for _ in range(MOST):
        if not stack:
            return
        element, kind, depth = stack.pop()
        if not element:
            continue
        engine.FPDF_StructElement_GetType(element, addressof(room), 2 * NAME)
        named = bytes(room).decode("utf-16-le", "replace").split("\0")[0]
        kind = named if TELLING.fullmatch(named) else kind
        if kind:
            for n in range(engine.FPDF_StructElement_GetMarkedContentIdCount(element)):
                if (mark := engine.FPDF_StructElement_GetMarkedContentIdAtIndex(element, n)) >= 0:
                    yield mark, kind
        if depth < DEEPEST:
            children = min(engine.FPDF_StructElement_CountChildren(element), MOST)
            child = engine.FPDF_StructElement_GetChildAtIndex
            stack += [(child(element, n), kind, depth + 1) for n in range(children)]
