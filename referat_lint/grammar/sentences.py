"""Lines joined to passages and cut into sentences; every sentence keeps its place."""

import re
from collections.abc import Iterator, Sequence

from referat_lint.grammar.dates import MONTHS
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.source import Span, Text

END = pattern(r"[.!?][\"”»)]*(?=\s+[\"”»„“(]?[A-ZÆØÅ0-9–-]|\s*$)")
SHORT = pattern(
    r"(?:\b(?:kl|pkt|nr|d|ca|m|fl|bl|a|jf|stk|mio|mia|kr|evt|inkl|ekskl|tlf|f|eks|dvs|st|mv|vedr|pga|hhv"
    r"|Ad|Chr|Th|Fr|ang|tdl|jvf|sml|iht|ift|ref|forts|osv|maks|min|max|afd|dr|hr|fru|lok)|\b[A-ZÆØÅ]|^\s*\d{1,3}"
    r"|\b\d{1,2}|\bu\.p)$",
    re.IGNORECASE,
)
MONTH = pattern("|".join(MONTHS), re.IGNORECASE)
WIDE = 55


def passages(source: Text, lines: Sequence[Line]) -> Iterator[Text]:
    """Lines that belong together as one run of words, hard wraps undone; `source` is the plain text."""
    start: Line | None = None
    last: Line | None = None
    for line in lines:
        if start is not None and last is not None and not _wraps(last, line):
            yield _between(source, start.start, last.end)
            start = None
        start = start or line
        last = line
    if start is not None and last is not None:
        yield _between(source, start.start, last.end)


def _between(source: Text, start: int, end: int) -> Text:
    return Text(source[start:end], Span(start, end))


def _wraps(line: Line, after: Line) -> bool:
    if after.gap or after.bullet or after.cut or after.index != line.index + 1:
        return False
    first = after.text[0]
    if line.text[-1] in ".:!?":
        return False
    if re.match(r"(?:\d+|[a-zA-Z])[.)] ", after.text):
        return False
    if first.islower() and line.text[-1] in ",;-" or (first.islower() and len(line.text) > 30):
        return not re.match(r"at\b", after.text) or len(line.text) > WIDE
    return len(line.text) > WIDE and line.text[-1] not in ";"


def sentences(passage: Text) -> Iterator[Text]:
    """The sentences of a passage, outer blanks cut."""
    start = 0
    for match in END.finditer(passage):
        end = match.end()
        word = passage[max(start, match.start() - 12) : match.start()]
        if passage[match.start()] == "." and SHORT.search(word) and end < len(passage.rstrip()):
            after = passage[end:].lstrip()
            single = re.search(r"\b[A-ZÆØÅ]$", word)
            numbered = re.search(r"(?:[a-zæøå)] |[-–])\d{1,2}$", word) and after[:1].isupper()
            if not (numbered and not MONTH.match(after) and len(after) > 3) or single:
                continue
        yield from _trimmed(passage, start, end)
        start = end
    yield from _trimmed(passage, start, len(passage))


def _trimmed(passage: Text, start: int, end: int) -> Iterator[Text]:
    while start < end and passage[start].isspace():
        start += 1
    while end > start and passage[end - 1].isspace():
        end -= 1
    if start < end:
        yield passage.part(start, end)
