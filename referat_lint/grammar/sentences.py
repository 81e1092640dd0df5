"""Lines joined to passages and cut into sentences; every sentence keeps its place."""

import re
from collections.abc import Iterator, Sequence

from referat_lint.grammar.dates import MONTHS
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.vote_sentences import BEHIND, DECIDED
from referat_lint.source import Text

END = pattern(r"[.!?][\"”»)]*(?=\s+[\"”»„“(]?[A-ZÆØÅ0-9–-]|\s*$)")
SHORT = pattern(
    r"(?:\b(?:kl|pkt|nr|d|ca|m|fl|bl|a|jf|stk|mio|mia|kr|evt|inkl|ekskl|tlf|f|eks|dvs|st|mv|vedr|pga|hhv"
    r"|Ad|Chr|Th|Fr|ang|tdl|jvf|sml|iht|ift|ref|forts|osv|maks|min|max|afd|dr|hr|fru|lok)|\b[A-ZÆØÅ]|^\s*\d{1,3}"
    r"|\b\d{1,2}|\bu\.p)$",
    re.IGNORECASE,
)
MONTH = pattern("|".join(MONTHS), re.IGNORECASE)
INITIAL = pattern(r"\b[A-ZÆØÅ]$")
NUMBER_LAST = pattern(r"(?:[a-zæøå] |[-–])\d{1,2}$")
PROPOSED = pattern(r"[a-zA-Z]\) ")
POINT = pattern(r"(?:\d+|[a-zA-Z])[.)] ")
AT = pattern(r"at\b")
WORD = pattern(r"\S")
WIDE = 55  # a line of more characters ends where the page does, not where the sentence does
SHORT_LINE = 30  # up to here it is an entry of a list, whatever follows


def passages(source: Text, lines: Sequence[Line]) -> Iterator[Text]:
    """Lines that belong together as one run of words; `source` is the text they stand in."""
    for i, line in enumerate(lines):
        if i == 0 or not _wraps(lines[i - 1], line):
            start = line.start
        if i + 1 == len(lines) or not _wraps(line, lines[i + 1]):
            yield source.part(start, line.end)


def _wraps(line: Line, after: Line) -> bool:
    """Whether a sentence goes on from one line to the next."""
    if after.gap or after.bullet or after.cut or after.index != line.index + 1:
        return False
    last = line.text[-1]
    if last in ".:!?" or POINT.match(after.text):
        return False
    if after.text[0].islower() and (last in ",;-" or len(line.text) > SHORT_LINE):
        return not AT.match(after.text) or len(line.text) > WIDE
    if POINT.match(line.text) and after.text[0].isupper():
        return False  # b) TITEL, and below it what came of it
    return len(line.text) > WIDE and last != ";"


def sentences(passage: Text) -> Iterator[Text]:
    """The sentences of a passage, outer blanks cut."""
    start = 0
    for match in END.finditer(passage):
        if not _shortened(passage, start, match):
            yield from _trimmed(passage, start, match.end())
            start = match.end()
    yield from _trimmed(passage, start, len(passage))


def _shortened(passage: Text, start: int, stop: re.Match[str]) -> bool:
    """Whether a full stop belongs to an abbreviation, an initial, a date or a number."""
    word = passage[max(start, stop.start() - 12) : stop.start()]
    if passage[stop.start()] != "." or not SHORT.search(word):
        return False
    after = WORD.search(passage, stop.end())
    if not after or DECIDED.match(passage, after.start()):
        return False
    if not NUMBER_LAST.search(word) or not after[0].isupper():
        return True
    goes_on = MONTH.match(passage, after.start()) or len(passage) - after.start() <= 3
    return bool(goes_on or INITIAL.search(word))  # but: Det er punkt 7. Den udsættes.


def _trimmed(passage: Text, start: int, end: int) -> Iterator[Text]:
    while start < end and passage[start].isspace():
        start += 1
    while end > start and passage[end - 1].isspace():
        end -= 1
    if PROPOSED.match(passage, start, end) and (decided := BEHIND.search(passage, start, end)):
        yield passage.part(start, decided.start())
        start = decided.end()
    if start < end:
        yield passage.part(start, end)
