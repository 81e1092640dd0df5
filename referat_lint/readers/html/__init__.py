"""A web page: the text is what a browser shows of it, without the site's own parts."""

from hashlib import sha256

from referat_lint.readers.encodings import decode
from referat_lint.readers.html.head import declared, metadata
from referat_lint.readers.html.node import Node
from referat_lint.readers.html.out import Fates
from referat_lint.readers.html.root import roots
from referat_lint.readers.html.shown import Shown
from referat_lint.readers.html.tree import Tree
from referat_lint.readers.html.weights import Weights
from referat_lint.readers.refused import Refused
from referat_lint.source import Source


def read(data: bytes, name: str) -> Source:
    """Read a web page; Refused where a script would fetch its text, or it has no end of parts."""
    raw, encoding, bom, odd = decode(data, declared(data))
    tree = Tree(raw)
    shown = _shown(tree)
    lines = shown.lines
    visible = lines.length
    _put_all_hidden(shown)
    lines.mark_odd(odd)
    text, hints = lines.finish()
    if not text.strip():
        _refuse(raw.lower())
    return Source(
        path=name,
        text=text,
        format="html",
        sha256=sha256(data).hexdigest(),
        encoding=encoding,
        raw=raw,
        pieces=tuple(lines.pieces),
        hints=hints,
        metadata=metadata(tree),
        bom=bom,
        markup=True,
        visible=visible if len(text) > visible else None,
    )


def fragment(raw: str) -> Source:
    """A piece of HTML out of something else, whole: nothing in it is the site's own."""
    tree = Tree(raw)
    fates = Fates(tree, Weights(tree))
    fates.tell()
    shown = Shown(tree, fates)
    shown.show(0, len(tree.items))
    visible = shown.lines.length
    _put_all_hidden(shown)
    text, hints = shown.lines.finish()
    return Source(
        "", text, "html", raw=raw, pieces=tuple(shown.lines.pieces), hints=hints, visible=visible
    )


def _refuse(page: str) -> None:
    """Say where the text of a page is that has none."""
    if "<frameset" in page:
        raise Refused(
            "Websiden er kun en ramme om andre sider (frames).",
            "Vælg den side, som referatet står i.",
        )
    if "<script" in page:
        raise Refused(
            "Websiden har ingen tekst i sig: et script henter den, når siden vises.",
            "Vis siden i browseren, og gem den derfra, eller gem referatet som PDF.",
        )


def _shown(tree: Tree) -> Shown:
    """The page put down; what is hidden is not yet."""
    weights = Weights(tree)
    fates = Fates(tree, weights)
    fates.tell()
    shown = Shown(tree, fates)
    parts = roots(tree, weights)
    for start, stop in parts:
        shown.lines.block(2)
        shown.show(start, stop)
    shown.passed_over(parts)
    return shown


def _put_all_hidden(shown: Shown) -> None:
    for node, what in shown.hidden:
        _put_hidden(shown, node, what)


def _put_hidden(shown: Shown, node: Node, what: str) -> None:
    """A hidden passage, in lines of its own."""
    lines = shown.lines
    lines.end_line()
    start = lines.length
    if node.name == "#comment":
        lines.text(node.start + len("<!--"), node.end - len("-->"))
    else:
        node.fate = ""
        shown.show(node.index, node.stop)
    lines.hint(start, "skjult", what)
