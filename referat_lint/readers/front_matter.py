"""The fields before a Markdown text (YAML or TOML): each a line `name: value` of the text."""

import re

from referat_lint.readers.page import Page
from referat_lint.source import Hint, Span

BLOCK = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<fields>\s*(?:#|[\w][\w .-]*\s*[:=]|\[).*?)"
    r"\n(?:(?P=fence)|\.\.\.)[ \t]*(?=\r?\n|\Z)",
    re.DOTALL,
)
LINE = re.compile(r"[^\r\n]+")
FIELD = re.compile(
    r"[ \t]*(?P<bullet>-[ \t]+)?(?:(?P<name>\w[\w .-]*?)[ \t]*(?::(?=[ \t]|$)|=)[ \t]*)?"
    r"(?P<value>.*?)[ \t]*$"
)
COMMENT = re.compile(r"[ \t]*#[ \t]*(?P<words>.*?)[ \t]*$")
SECTION = re.compile(r"[ \t]*\[.*\][ \t]*$")
SCALAR = re.compile(r"[|>][-+]?$")  # the value is the lines below
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
ELEMENT = re.compile(rf"{QUOTED.pattern}|[^,\s][^,]*")
ASIDE = re.compile(r"[ \t]+#.*")


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
    if comment := COMMENT.match(line[0]):
        if comment["words"].startswith("referat-lint-"):
            at = page.blank_line(*line.span())
            page.hints.append(Hint(Span(at, at + 1), "kommentar", comment["words"]))
        return name
    field = FIELD.match(line[0])
    if not field or (toml and SECTION.match(line[0])):
        return name
    at = line.start()
    page.open = False
    page.begin(at + field.end("bullet") - 2 if field["bullet"] else at, blank=False)
    start = page.length
    if field["bullet"]:
        page.copy(at + field.start("bullet"), at + field.start("bullet") + 1)
        page.blank(at + field.start("bullet") + 1)
    if field["name"]:
        name = field["name"]
        page.copy(at + field.start("name"), at + field.end("name"))
        page.words(
            ": " if field["value"] else ":", at + field.end("name"), at + field.start("value")
        )
    _value(page, field["value"], at + field.start("value"))
    page.hint(start, "felt", name)
    return name


def _value(page: Page, value: str, at: int) -> None:
    if SCALAR.match(value):
        return
    if value.startswith("[") and value.endswith("]"):
        for number, element in enumerate(ELEMENT.finditer(value, 1, len(value) - 1)):
            page.make(", " if number else "", at + element.start())
            _value(page, element[0].strip(), at + element.start())
    elif quoted := QUOTED.match(value):
        page.copy(at + 1, at + quoted.end() - 1)
    else:
        page.copy(at, at + len(ASIDE.sub("", value)))
