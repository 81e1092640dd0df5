"""A sample as the web page that it might have been published on."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby, pairwise

from blocks import Block
from variants import has, pick

TOP = """\
<!DOCTYPE html>
<html lang="da">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>{style}</style>
<script>const skabelon = "<h2>9. Ikke et punkt</h2>";</script>
</head>
<body>
"""
NAVIGATION = """\
<nav aria-label="Hovedmenu"><ul><li><a href="/">Forside</a></li><li><a href="/">Politik</a></li>
<li><a href="/referater">Referater</a></li></ul></nav>
<div hidden><h2>8. Skjult punkt</h2></div>
<p style="display: none">Denne linje vises ikke.</p>
"""
FOOTER = """\
<footer><p>Fjordlev Kommune, Torvet 1</p><p>Telefon 12 34 56 78</p></footer>
"""
STYLE = (
    "section { margin: 1em 0 } details::details-content { display: block }"
    " ul.streg { list-style-type: '- ' } ul.prik { list-style-type: '• ' }"
)
INLINE = ("indhold", "medlem", "tekst")  # lines that may share a paragraph


def page(sample: str, blocks: tuple[Block, ...], style: str = STYLE, *, shown: bool = False) -> str:
    """The whole page, in the ways that fall to this sample; `shown`: all that it can unfold."""
    title = next((block.text for block in blocks if block.kind == "titel"), "Referat")
    around = has(sample, "menu") and not shown
    return "".join(
        [
            TOP.format(title=escape(title), style=style),
            NAVIGATION if around else "",
            "<main>\n",
            *_Body(sample, shown=shown).write(blocks),
            "</main>\n",
            FOOTER if around else "",
            "</body>\n</html>\n",
        ]
    )


class _Body:
    def __init__(self, sample: str, *, shown: bool) -> None:
        self.details = "<details open>" if shown else "<details>"
        self.items = pick(sample, "punkter", ("h2", "ol", "details"))
        self.labels = pick(sample, "etiketter", ("h3", "strong"))
        self.lines = pick(sample, "linjer", ("br", "div"))

    def write(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        first = next((i for i, b in enumerate(blocks) if b.kind == "punkt"), len(blocks))
        yield from self._flow(blocks[:first])
        items = [list(run) for run in _items(blocks[first:])]
        ordered = self.items == "ol" and bool(items) and _in_order([item[0] for item in items])
        if ordered:
            yield f'<ol start="{items[0][0].number}">\n'
        for item in items:
            yield from self._item(item, ordered=ordered)
        if ordered:
            yield "</ol>\n"

    def _item(self, item: list[Block], *, ordered: bool) -> Iterator[str]:
        head, body = item[0], item[1:]
        words = escape(head.text if ordered or not head.mark else f"{head.mark} {head.text}")
        if ordered:
            yield f"<li><h2>{words}</h2>\n"
            yield from self._flow(body)
            yield "</li>\n"
        elif self.items == "details":
            yield f"{self.details}<summary><h2>{words}</h2></summary>\n<div>\n"
            yield from self._flow(body)
            yield "</div></details>\n"
        else:
            yield f"<h2>{words}</h2>\n"
            yield from self._flow(body)

    def _flow(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Blocks without items."""
        for kind, run in groupby(
            blocks, lambda b: (b.role, b.kind if b.kind not in INLINE else "")
        ):
            yield from self._run(*kind, list(run))

    def _run(self, role: str, kind: str, run: list[Block]) -> Iterator[str]:
        if role == "kode":
            yield "<pre><code>"
            yield "\n".join(escape(f"{b.mark} {b.text}".strip()) for b in run)
            yield "</code></pre>\n"
            return
        yield from ("<blockquote>\n",) if role == "citat" else ()
        match kind:
            case "titel":
                yield from (f"<h1>{escape(block.text)}</h1>\n" for block in run)
            case "etiket":
                yield from (self._label(escape(block.text)) for block in run)
            case "led":
                yield from _points(run)
            case "raekke":
                yield from _table(run)
            case _:
                yield from self._paragraphs(run)
        yield from ("</blockquote>\n",) if role == "citat" else ()

    def _label(self, words: str) -> str:
        if self.labels == "h3":
            return f"<h3>{words}</h3>\n"
        return f"<p><strong>{words}</strong></p>\n"

    def _paragraphs(self, run: list[Block]) -> Iterator[str]:
        """Lines without space between are one paragraph with breaks, or boxes of their own."""
        opened = False
        for block in run:
            words = escape(block.text)
            if block.kind == "indhold" and len(block.cells) > 1:
                words = "\t".join(map(escape, block.cells)).replace("\t", " &emsp;")
            if block.gap and opened:
                yield "</p>\n" if self.lines == "br" else "</section>\n"
                opened = False
            if self.lines == "br":
                yield f"<br>\n{words}" if opened else f"<p>{words}"
            else:
                yield f"<div>{words}</div>\n" if opened else f"<section>\n<div>{words}</div>\n"
            opened = True
        if opened:
            yield "</p>\n" if self.lines == "br" else "</section>\n"


def _items(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    item: list[Block] = []
    for block in blocks:
        if block.kind == "punkt" and item:
            yield item
            item = []
        item.append(block)
    if item:
        yield item


def _in_order(heads: list[Block]) -> bool:
    """Whether a browser numbers these headings as they are printed."""
    plain = all(head.mark == f"{head.number}." for head in heads)
    return plain and all(b.number == a.number + 1 for a, b in pairwise(heads))


def _points(run: list[Block]) -> Iterator[str]:
    """Lists as a browser numbers them; a mark that no list has is written."""
    closing: list[str] = []
    last: list[Block] = []
    for block in run:
        while len(last) > block.depth + 1:
            yield f"</li>\n{closing.pop()}\n"
            last.pop()
        opening, end = _list(block)
        if len(last) == block.depth + 1:
            goes_on = _list(last[-1])[0].split()[0] == opening.split()[0] and (
                block.number == last[-1].number + 1 if block.number else last[-1].mark == block.mark
            )
            yield "</li>\n"
            if not goes_on:
                yield f"{closing.pop()}\n{opening}\n"
                closing.append(end)
            last[-1] = block
        else:
            yield f"\n{opening}\n"
            closing.append(end)
            last.append(block)
        written = "" if opening.startswith(("<ol", "<ul class")) else f"{escape(block.mark)} "
        yield f"<li>{written}{escape(block.text)}"
    while closing:
        yield f"</li>\n{closing.pop()}\n"


def _list(block: Block) -> tuple[str, str]:
    """How the list of a point is opened and closed."""
    if block.mark == f"{block.number}.":
        return f'<ol start="{block.number}">', "</ol>"
    if block.number and block.mark == f"{chr(ord('a') + block.number - 1)}.":
        return f'<ol type="a" start="{block.number}">', "</ol>"
    if block.mark in "•-–":
        return f'<ul class="{"prik" if block.mark == "•" else "streg"}">', "</ul>"
    return '<ul style="list-style: none">', "</ul>"


def _table(run: list[Block]) -> Iterator[str]:
    """Rows; the first of more than two is the headings' if no cell of it is a number or a field."""
    first = run[0].cells
    headed = len(run) > 2 and all(cell and cell[0].isupper() and ":" not in cell for cell in first)
    yield "<table>\n"
    for block in run:
        tag = "th" if headed and block is run[0] else "td"
        cells = "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in block.cells)
        yield f"<tr>{cells}</tr>\n"
    yield "</table>\n"
