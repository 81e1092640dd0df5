"""HTML that stands in Markdown: its tags are dropped, its words are text."""

import re
from html import unescape

from referat_lint.readers.page import Page
from referat_lint.source import Hint, Span

TOKEN = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)"
    r"|<(?P<dead>script|style)\b.*?(?:</(?P=dead)\s*>|\Z)"
    r"|</?(?P<tag>[a-z][a-z0-9-]*)[^<>]*>|<[!?/][^<>]*>|&#?\w{1,32};",
    re.DOTALL | re.IGNORECASE,
)
BLOCK = re.compile(
    r"address|article|aside|blockquote|br|d[dlt]|details|div|fieldset|figure|footer|form|h[1-6r]"
    r"|header|legend|li|main|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul"
)
LINE = re.compile(r"[^\r\n]+")


def put(page: Page, start: int, end: int, *, in_cell: bool = False) -> None:
    """Put down what a passage of HTML shows; a comment to the linter becomes a hint."""
    at = start
    for token in TOKEN.finditer(page.plain, start, end):
        _words(page, at, token.start(), start)
        at = token.end()
        tag = (token["tag"] or "").lower()
        if token["comment"]:
            _comment(page, token)
        elif token[0].startswith("&"):
            page.begin(token.start(), blank=page.done <= start)
            page.stand_in(unescape(token[0]), token.start(), at)
        elif BLOCK.fullmatch(tag) and in_cell:
            page.make(" ", page.done)
        elif BLOCK.fullmatch(tag):
            page.open = False
        elif tag in ("td", "th") and page.open and not token[0].startswith("</"):
            page.make("\t", page.done)
    _words(page, at, end, start)


def _words(page: Page, start: int, end: int, passage: int) -> None:
    at = start
    for line in LINE.finditer(page.plain, start, end):
        if line.start() > at:
            page.open = False
        at = line.end()
        words = line[0] if page.open else line[0].lstrip(" \t>")  # a quotation's marks too
        if words.strip():
            page.begin(at - len(words), blank=page.done <= passage)
            page.copy(at - len(words), at)
    if at < end:
        page.open = False


def _comment(page: Page, token: re.Match[str]) -> None:
    words = " ".join(token["comment"].split())
    if words.startswith("referat-lint-"):
        at = page.length if page.open else page.blank_line(*token.span())
        page.hints.append(Hint(Span(at, page.length), "kommentar", words))
