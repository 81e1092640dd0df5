"""The fields before a Markdown text (YAML or TOML): each a line `name: value` of the text."""

import re

from referat_lint.readers.page import Page
from referat_lint.source import Hint, Span

BLOCK = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*\r?\n"
    r"(?P<fields>(?:# *referat-lint|\w[\w .-]*+\t*+[:=]|\[[\w.]+\]\s).*?)"
    r"\n(?:(?P=fence)|\.\.\.)[ \t]*(?=\r?\n|\Z)",
    re.DOTALL,
)
LINE = re.compile(r"[^\r\n]+")
FIELD = re.compile(
    r"[ \t]*(?P<bullet>-[ \t]+)?"
    r"(?:(?P<name>\w[\w .-]*+)\t*+(?::(?=[ \t]|$)|=)[ \t]*+)?(?P<value>.*)"
)
SECTION = re.compile(r"\[.*\]")
SCALAR = re.compile(r"\A[|>][-+]?\Z")  # the value is the lines below
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
ELEMENT = re.compile(rf"{QUOTED.pattern}|[^,\s\[\]][^,\[\]]*")


def put(page: Page) -> int:
    """Put the fields down; the offset of the file at which the Markdown begins."""
    block = BLOCK.match(page.plain)
    if not block:
        return 0
    name = ""
    for line in LINE.finditer(page.plain, *block.span("fields")):
        name = _line(page, line, name, toml=block["fence"] == "+++")
    page.open = False
    page.done = block.end("fields")
    return block.end()


def _line(page: Page, line: re.Match[str], name: str, *, toml: bool) -> str:
    """Put down one line; the name of the field that it belongs to."""
    words, at = line[0].strip(), line.start()
    if words.startswith("#"):
        comment = words.removeprefix("#").strip()
        if comment.startswith("referat-lint-"):
            start = page.blank_line(*line.span())
            page.hints.append(Hint(Span(start, start + 1), "kommentar", comment))
        return name
    field = FIELD.match(line[0])
    if not field or not words or (toml and SECTION.fullmatch(words)):
        return name
    bullet, value_at = field.start("bullet"), at + field.start("value")
    value = SCALAR.sub("", field["value"].rstrip())
    page.open = False
    page.begin(at + max(bullet, 0), blank=False)
    start = page.length
    if bullet >= 0:
        page.copy(at + bullet, at + bullet + 1)
        page.blank(at + bullet + 1)
    if field["name"]:
        name = field["name"].rstrip()
        begin = at + field.start("name")
        page.copy(begin, begin + len(name))
        page.words(": " if value else ":", begin + len(name), value_at)
    _value(page, value, value_at)
    page.hint(start, "felt", name)
    return name


def _value(page: Page, value: str, at: int) -> None:
    if not value.startswith("["):
        _element(page, value, at)
        return
    for number, element in enumerate(ELEMENT.finditer(value)):
        page.make(", " if number else "", at + element.start())
        _element(page, element[0], at + element.start())


def _element(page: Page, words: str, at: int) -> None:
    if quoted := QUOTED.match(words):
        page.copy(at + 1, at + quoted.end() - 1)
    else:
        aside = words.find(" #")
        page.copy(at, at + len((words if aside < 0 else words[:aside]).rstrip()))
