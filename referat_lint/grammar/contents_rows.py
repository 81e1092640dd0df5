"""One row of a table of contents: flag, number or clock, title, page."""

import re
from dataclasses import replace

from referat_lint.grammar import titles
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.model import Raekke
from referat_lint.source import Span, Text

FLAGGED = pattern(
    r"(?P<flag>åbent?|lukket) +(?P<nummer>\d{1,4}[a-zæøå]?)(?: +(?P<titel>.*))?$", re.IGNORECASE
)
PAGE = pattern(r"(?:[ \t]*[.…_]{3,}[ \t.…_]*|\.\.|\t+| {2,})(?P<side>\d{1,4}|[ivxlc]{1,6})[ \t]*$")
LAST_NUMBER = pattern(r" (?P<side>\d{1,4})$")
NUMBER_AGAIN = pattern(r"(\d{1,4})\. +")
FIELD_ERROR = pattern(r"fejl! bogm.*", re.IGNORECASE)


def read_row(line: Line, *, paged: bool) -> Raekke:
    """A line as a row: flag, number or clock, title, page."""
    if match := FLAGGED.match(line.text):
        made = _made(line, match["nummer"], match.span("titel"), paged=paged)
        return replace(made, lukket=made.lukket or match["flag"].lower() == "lukket")
    if clock := line.read("klokkeslaet"):
        return _made(line, None, clock.span("titel"), paged=paged)
    if found := line.read("punkt"):
        return _made(line, found["nummer"].replace(" ", ""), found.span("titel"), paged=paged)
    if (found := line.read("nummer")) and _is_number(found, line):
        return _made(line, found["nummer"].replace(" ", ""), found.span("titel"), paged=paged)
    return _made(line, None, (0, len(line.text)), paged=paged)


def _is_number(match: re.Match[str], line: Line) -> bool:
    words = match["titel"]
    if not match["tegn"] and not words:
        return True
    spaced = match["tegn"] or match["luft"] or match["mellem"] or "\t" in line.text[:8]
    return bool(spaced or words[0].isupper()) and titles.NO_TITLE.match(words) is None


def _made(line: Line, nummer: str | None, at: tuple[int, int], *, paged: bool) -> Raekke:
    """A row of a number and what stands between two offsets of the line; page and flag apart."""
    whole, (start, end) = line.text, at
    if start < 0:
        return Raekke(nummer, None, None, whole.span, lukket=False)
    if broken := FIELD_ERROR.search(whole, start, end):
        end = broken.start()
    page = PAGE.search(whole, start, end)
    if page is None and paged:
        page = LAST_NUMBER.search(whole, start, end)
    if page:
        end = page.start()
    again = NUMBER_AGAIN.match(whole, start, end)
    if again and again[1] == nummer:  # "2.  2. TITEL"
        start = again.end()
    read = titles.title(whole.part(start, end))
    return Raekke(nummer, read.titel, page["side"] if page else None, whole.span, read.lukket)


def is_tailed(line: Line) -> bool:
    """Whether a line ends in leaders or a page number, as rows do."""
    return bool(PAGE.search(line.text) or titles.LEADERS.search(line.text))


def joined(row: Raekke, rest: Raekke) -> Raekke:
    """A row with the rest of its title, and the page, from the line below."""
    if row.titel is None or rest.titel is None:
        return row
    span = Span(row.span.start, rest.span.end)
    words = Text(f"{row.titel} {rest.titel}", Span(row.titel.span.start, rest.titel.span.end))
    return replace(row, titel=words, side=rest.side, span=span)
