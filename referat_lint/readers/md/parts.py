"""What each part of a Markdown document puts down on the page.

Methods are named for the events; `start` and `end` are offsets of the file, and what
is `given` is the event's own: a list's first number, a heading's level, a link's target.
"""

import re
from dataclasses import dataclass
from typing import Any

from referat_lint.readers.md import raw_html
from referat_lint.readers.page import Page

MARKER = re.compile(r"[ \t]*(?P<mark>[-+*]|0*(?P<number>\d+)(?P<sign>[.)]))")
DEEPEST = 8  # a line of a hundred thousand bullets is indented no further


@dataclass(slots=True)
class Numbering:
    """How a list counts: on from its first number where its second repeats that, else as written.

    A browser counts on always; minutes that are plain text mean what they say.
    """

    first: int
    items: int = 0
    counted: bool = False

    def next(self, written: int) -> int:
        """The number that the next item shows."""
        if self.items == 1:
            self.counted = written == self.first
        self.items += 1
        return self.first + self.items - 1 if self.counted else written


class Shown:
    """Puts the events of one document down on a page; `start` and `end` are offsets of the file."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.plain = page.plain
        self.begun: list[tuple[int, str]] = []  # where hints begin in the text, and their values
        self.lists: list[Numbering | None] = []  # of each list that is open; None has bullets
        self.marker = -1  # where the text ends that holds an item's marker and nothing behind it
        self.headings: list[str] = []
        self.column = -1
        self.row_parts = 0
        self.quotes = 0
        self.hidden = 0
        self.seam = -1  # where in the file something ended that is not shown
        self.in_code = False

    # What stands in a line

    def text(self, words: str, start: int, end: int) -> None:
        if self.in_code:
            self.code_line(words.rstrip("\r\n"), start, end)
            return
        if words == "*" and "*" in (self.plain[start - 1 : start], self.plain[end : end + 1]):
            return  # **Beslutning:**Godkendt shows its stars, and nobody means them
        if start == self.seam and words.startswith(" "):
            words, start = words[1:], start + 1
        if words:
            entity = self.plain.startswith("&", start) and self.plain[start:end] != words
            self.page.begin(start)
            (self.page.stand_in if entity else self.page.words)(words, start, end)

    def code(self, words: str, start: int, end: int) -> None:
        whole = self.plain[start:end]
        ticks = len(whole) - len(whole.lstrip("`"))
        self.page.begin(start)
        self.page.words(words, start + ticks, end - ticks)

    def line_break(self, _given: str, start: int, end: int) -> None:
        self.page.line_break(start, end)

    def box(self, done: bool, start: int, end: int) -> None:  # noqa: FBT001  # as pyromark has it
        self.page.begin(start)
        self.page.words("[x]" if done else "[ ]", start, end)
        self.page.blank(end)

    def tag(self, _given: str, start: int, end: int) -> None:
        raw_html.put(self.page, start, end, in_cell=self.column >= 0)
        self.close_seam(end)

    def close_seam(self, end: int) -> None:
        """What is not shown leaves one blank behind, not two."""
        parts = self.page.parts
        if not self.page.open or (parts and parts[-1].endswith(" ")):
            self.seam = end

    def start_inline(self, given: Any, start: int, _end: int) -> None:
        if not self.hidden:
            self.page.begin(start)
        self.begun.append((self.page.length, given["dest_url"] if given else ""))

    def end_inline(self, role: str) -> None:
        start, value = self.begun.pop()
        self.page.hint(start, role, value)

    def hide(self, _given: Any, _start: int, _end: int) -> None:
        self.hidden += 1

    def end_hidden(self, _given: Any, _start: int, end: int) -> None:
        self.hidden -= 1
        self.close_seam(end)

    def strike(self, _given: Any, start: int, _end: int) -> None:
        self.hidden += self.plain.startswith("~~", start)

    def end_strike(self, _given: Any, start: int, end: int) -> None:
        if self.plain.startswith("~~", start):
            self.end_hidden(None, start, end)
            self.page.hint(self.page.length, "slettet", self.page.raw[start + 2 : end - 2])

    # What has lines of its own

    def block(self, _given: Any, _start: int, _end: int) -> None:
        """In a line of its own, or behind its list's marker."""
        if self.page.length != self.marker:
            self.page.open = False

    def end_block(self, _given: Any, _start: int, _end: int) -> None:
        self.page.open = False

    def rule(self, given: Any, start: int, end: int) -> None:
        self.block(given, start, end)
        self.page.open = False

    def heading(self, given: Any, start: int, end: int) -> None:
        self.block(given, start, end)
        self.page.begin(start)
        self.begun.append((self.page.length, given["level"][1:]))

    def end_heading(self, _given: Any, _start: int, _end: int) -> None:
        self.end_inline("overskrift")
        self.page.open = False

    def quote(self, given: Any, start: int, end: int) -> None:
        self.block(given, start, end)
        self.quotes += 1
        self.begun.append((self.page.length, ""))

    def end_quote(self, _given: Any, _start: int, _end: int) -> None:
        self.quotes -= 1
        start, _ = self.begun.pop()
        if not self.quotes:
            self.page.hint(start, "citat")
        self.page.open = False

    def code_block(self, given: Any, start: int, end: int) -> None:
        self.block(given, start, end)
        self.in_code = True
        self.begun.append((self.page.length, "" if given == "Indented" else "kode"))

    def code_line(self, words: str, start: int, end: int) -> None:
        """As it stands; where only its indentation makes it code, with that."""
        self.page.open = False
        if not words.strip():
            return
        first, end = start, min(end, start + len(words))
        if not self.begun[-1][1]:
            line = self.plain.rfind("\n", 0, start) + 1
            first = max(self.page.done, line + len(self.plain[line:start].rstrip(" ")))
        self.page.begin(first)
        self.page.copy(first, start)
        self.page.words(words, start, end)

    def end_code_block(self, _given: Any, _start: int, _end: int) -> None:
        self.in_code = False
        start, role = self.begun.pop()
        if role:  # what is only indented is seldom code in minutes
            self.page.hint(start, role)
        self.page.open = False

    def html_block(self, given: Any, start: int, end: int) -> None:
        self.block(given, start, end)
        raw_html.put(self.page, start, end)
        self.hidden += 1  # pulldown-cmark gives its lines once more

    def end_html_block(self, _given: Any, _start: int, _end: int) -> None:
        self.hidden -= 1
        self.page.open = False

    # Lists

    def start_list(self, first: int | None, start: int, end: int) -> None:
        self.block(first, start, end)
        self.lists.append(None if first is None else Numbering(first))
        self.page.indent = "  " * min(len(self.lists) - 1, DEEPEST)

    def end_list(self, _given: Any, _start: int, _end: int) -> None:
        self.lists.pop()
        self.page.indent = "  " * min(len(self.lists) - 1, DEEPEST)
        self.page.open = False

    def item(self, _given: Any, start: int, _end: int) -> None:
        page, numbering, marker = self.page, self.lists[-1], MARKER.match(self.plain, start)
        if marker is None:  # which pulldown-cmark does not do
            return
        start, end = marker.span("mark")
        page.open = False
        page.begin(start)
        at = page.length
        if numbering is None:
            page.words("-", start, end)
        else:
            shown = f"{numbering.next(int(marker['number']))}{marker['sign']}"
            page.words(shown, max(start, end - len(shown)), end)
            page.hint(at, "listenummer", marker["number"])
        if self.plain[end : end + 1].strip(" \t"):  # what follows stands in the next line
            page.open = False
        else:
            page.blank(end)
            self.marker = page.length

    def end_item(self, _given: Any, _start: int, _end: int) -> None:
        self.marker = -1
        self.page.open = False

    # Tables

    def table(self, given: Any, start: int, end: int) -> None:
        self.block(given, start, end)
        self.headings = []

    def row(self, _given: Any, start: int, _end: int) -> None:
        self.column = -1
        self.page.open = False
        self.page.begin(start, blank=not self.headings)
        self.begun.append((self.page.length, ""))
        self.row_parts = len(self.page.parts)

    def end_row(self, _given: Any, _start: int, _end: int) -> None:
        self.begun.pop()
        self.column = -1
        self.page.open = False

    def end_head(self, _given: Any, start: int, end: int) -> None:
        self.page.hint(self.begun[-1][0], "kolonner")
        self.headings = "".join(self.page.parts[self.row_parts :]).split("\t")
        self.end_row(None, start, end)

    def cell(self, _given: Any, _start: int, _end: int) -> None:
        self.column += 1
        if self.column:
            self.page.make("\t", self.page.done)
        named = self.column < len(self.headings)
        self.begun.append((self.page.length, self.headings[self.column] if named else ""))
