"""Markdown: the text is what a reader of the shown page sees."""

import re
from bisect import bisect_left
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pyromark

from referat_lint.readers.encodings import decode
from referat_lint.readers.md import front_matter
from referat_lint.readers.md.parts import Shown
from referat_lint.readers.page import Page
from referat_lint.source import Source

MARKDOWN = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)
UNFIT = re.compile(r"[\0\ud800-\udfff]")  # pyromark takes no surrogates
RETURN = re.compile(r"\r(?!\n)")
ATTRIBUTES = re.compile(r"\{[:#.][^{}\r\n]*\}(?=[ \t]*(?:\r?\n|\Z))")  # {#anchor}, {: .class}
CONTINUED = re.compile(rb"[\x80-\xbf]")


def read(data: bytes, name: str) -> Source:
    """Read a Markdown file; minutes that are plain text under that name stay readable."""
    raw, encoding, bom, odd = decode(data)
    plain = RETURN.sub("\n", UNFIT.sub("\ufffd", raw))
    page = Page(raw, ATTRIBUTES.sub(lambda match: " " * len(match[0]), plain))
    _walk(page, front_matter.put(page))
    page.odd(odd)
    text, hints = page.finish()
    return Source(
        path=name,
        text=text,
        format="md",
        sha256=sha256(data).hexdigest(),
        encoding=encoding,
        raw=raw,
        pieces=tuple(page.pieces),
        hints=hints,
        bom=bom,
    )


def _walk(page: Page, start: int) -> None:
    """From an offset of the file to its end."""
    shown, body = Shown(page), page.plain[start:]
    offset = _offsets(body)
    for event, place in MARKDOWN.events_with_range(body):
        at, end = start + offset(place["start"]), start + offset(place["end"])
        if isinstance(event, str):
            LEAVES[event](shown, None, at, end)
            continue
        kind: str
        value: Any
        ((kind, value),) = event.items()
        if kind in ("Start", "End"):
            ((tag, given),) = [(value, None)] if isinstance(value, str) else value.items()
            if kind == "Start":
                STARTS.get(tag, Shown.block)(shown, given, at, end)
            else:
                ENDS.get(tag, Shown.end_block)(shown, given, at, end)
        elif kind in LEAVES and not shown.hidden:
            LEAVES[kind](shown, value, at, end)


def _offsets(plain: str) -> Callable[[int], int]:
    """From bytes of UTF-8 to characters."""
    if plain.isascii():
        return int
    continued = [match.start() for match in CONTINUED.finditer(plain.encode())]
    return lambda byte: byte - bisect_left(continued, byte)


Step = Callable[[Shown, Any, int, int], None]


def _role(role: str) -> Step:
    return lambda shown, _given, _start, _end: shown.end_inline(role)


LEAVES: dict[str, Step] = {
    "Text": Shown.text,
    "Code": Shown.code,
    "SoftBreak": Shown.line_break,
    "HardBreak": Shown.line_break,
    "TaskListMarker": Shown.box,
    "InlineHtml": Shown.tag,
    "Rule": Shown.rule,
}
STARTS: dict[str, Step] = {
    "Emphasis": Shown.start_inline,
    "Strong": Shown.start_inline,
    "Link": Shown.start_inline,
    "Image": Shown.hide,
    "Strikethrough": Shown.strike,
    "Heading": Shown.heading,
    "BlockQuote": Shown.quote,
    "CodeBlock": Shown.code_block,
    "HtmlBlock": Shown.html_block,
    "List": Shown.start_list,
    "Item": Shown.item,
    "Table": Shown.table,
    "TableHead": Shown.row,
    "TableRow": Shown.row,
    "TableCell": Shown.cell,
}
ENDS: dict[str, Step] = {
    "Emphasis": _role("kursiv"),
    "Strong": _role("fed"),
    "Link": _role("link"),
    "Image": Shown.end_hidden,
    "Strikethrough": Shown.end_strike,
    "Heading": Shown.end_heading,
    "BlockQuote": Shown.end_quote,
    "CodeBlock": Shown.end_code_block,
    "HtmlBlock": Shown.end_html_block,
    "List": Shown.end_list,
    "Item": Shown.end_item,
    "TableHead": Shown.end_head,
    "TableRow": Shown.end_row,
    "TableCell": _role("celle"),
}
