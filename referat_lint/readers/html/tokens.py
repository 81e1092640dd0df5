"""A web page cut into text, tags and comments, with their offsets, in one pass.

Nothing is looked at twice, whatever is left open: an unclosed tag, quote or comment takes the
rest of the page, as it does in a browser.
"""

import re
from collections.abc import Iterator

from referat_lint.readers.html.names import RAW

TEXT, START, EMPTY, END, COMMENT, CONTENT = range(6)
Token = tuple[int, str, int, int]  # kind, name in lower case, start and end in the file

OPEN = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*)|!--|[!?/])")
REST = re.compile(r"""[^>=]*(?:=\s*(?:"[^"]*"|'[^']*'|[^\s>"'][^\s>]*|(?=>))[^>=]*){0,50}""")
COMMENT_END = re.compile(r"--!?>")
ATTRIBUTE = re.compile(r"""([^\s=>/"'][^\s=>/]*)(?:\s*=\s*(?:"([^"]*)"?|'([^']*)'?|([^\s>]+)))?""")
CDATA = "<![CDATA["
ENDS = {name: re.compile(rf"</{name}(?=[\s/>]|\Z)", re.IGNORECASE) for name in RAW}


def tokens(raw: str, *, strict: bool) -> Iterator[Token]:
    """Every token in order; together they are the page. `strict`: it is XHTML and has CDATA."""
    at, length = 0, len(raw)
    while found := OPEN.search(raw, at):
        start, end = found.span()
        if start > at:
            yield TEXT, "", at, start
        name = found[2]
        if name is None:
            kind, at = _declaration(raw, start, strict=strict)
            yield kind, "", start, at
            continue
        name = name.lower()
        at = end + 1 if raw.startswith(">", end) else _tag_end(raw, end)
        if found[1]:
            yield END, name, start, at
        elif raw.startswith("/>", at - 2):
            yield EMPTY, name, start, at
        else:
            yield START, name, start, at
            if name in RAW:
                close = ENDS[name].search(raw, at)
                end = close.start() if close else length
                yield CONTENT, name, at, end
                at = end
    if at < length:
        yield TEXT, "", at, length


def _tag_end(raw: str, at: int) -> int:
    """Just behind the `>` of a tag, in whose attributes a quoted one is none."""
    while found := REST.match(raw, at):
        if raw.startswith(">", found.end()):
            return found.end() + 1
        if found.end() in (at, len(raw)):  # a quote that never ends, or the page does
            break
        at = found.end()
    return len(raw)


def _declaration(raw: str, start: int, *, strict: bool) -> tuple[int, int]:
    """What a comment, a doctype or an instruction is to a browser, and where it ends."""
    if raw.startswith("<!--", start):
        if raw.startswith((">", "->"), start + 4):
            return COMMENT, raw.index(">", start) + 1
        found = COMMENT_END.search(raw, start + 4)
        return COMMENT, found.end() if found else len(raw)
    if strict and raw.startswith(CDATA, start):
        end = raw.find("]]>", start)
        return CONTENT, end + 3 if end >= 0 else len(raw)
    end = raw.find(">", start)
    return COMMENT, end + 1 if end >= 0 else len(raw)
