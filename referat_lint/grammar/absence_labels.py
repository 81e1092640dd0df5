"""Labels of absence with their values: on the line, wrapped onto the next, or a list below."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from referat_lint.grammar.absence import ABSENT, NONE
from referat_lint.grammar.attendance_sentences import read_value
from referat_lint.grammar.lines import Line
from referat_lint.grammar.name_lists import NAME, name_pieces
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.people import people
from referat_lint.grammar.roll import Attendance
from referat_lint.grammar.sentences import sentences
from referat_lint.source import Span, Text

LABEL = pattern(
    r"(?P<label>(?:Fraværende(?:,? (?:med|uden) afbud| medlemmer| og stedfortræder(?:e)?)?"
    r"|Følgende (?:medlemmer )?(?:deltog ikke|var fraværende|havde meldt afbud)[^:.\d]{0,40}(?=:)"
    r"|Afbud ?/ ?[Ff]ravær(?:ende)?|Fravær(?:ende)? ?/ ?[Aa]fbud"
    r"|FRAVÆRENDE|Fravær|AFBUD|Afbud(?: fra)?|Ej til ?stede|Ikke til ?stede|Deltog ikke"
    r"|Deltager ikke|Forfald|Meldt afbud|Lovligt forfald|Udeblev(?:et|ne)?(?: uden afbud)?"
    r"|Udeblivende medlemmer|(?:Ikke|Ej) (?:frem)?mødt|Mødte ikke)"
    r"(?: i [A-ZÆØÅ][^:]{3,80}?,? (?:den )?[^:]{5,25})?)"  # i Byrådet den 4. maj 2020
    r" *(?P<tegn>:|\t(?!(?:Navn|Parti|Årsag|Grund|Bemærk|Afbud))|[-–](?= ?[A-ZÆØÅ])|$)[ \t]*"
    r"(?P<rest>.*)$",
    re.DOTALL,
)
STACKED = pattern(r"(?:(?:Fraværende|Afbud(?: fra)?|Bemærkninger|Stedfortræder|Fravær): *)*")
SECOND = pattern(r"(?<=\S) +(?=(?:Fraværende|Afbud|Udeblev\w*|Fravær)(?: (?:med|uden) afbud)?:)")
NUMBERED_NAME = pattern(rf"\d+\. {NAME}")
ALONE = 40  # characters in a label without colon, at most
GAP = 2  # blank lines between a label and its list, at most


def read_label(found: Attendance, lines: Sequence[Line], i: int) -> int:
    """Read a label with its value; how many lines it takes, 0 where there is none."""
    words = lines[i].text
    match = LABEL.match(words) if "fravaer" in lines[i].kinds else None
    if not match or not (match["tegn"] or len(words) <= ALONE):
        return 0
    at = words.part(*match.span("label")).span
    rest = words.part(*match.span("rest"))
    if second := SECOND.search(rest):
        _value(found, rest.part(0, second.start()), at)
        _next_label(found, rest.part(second.end(), len(rest)))
        return 1
    stacked = STACKED.match(rest)
    rest = rest.part(stacked.end() if stacked else 0, len(rest))
    if rest.strip():
        read_value(found, rest, at)
        return 1 if NONE.match(rest) else 1 + _list(found, lines, i + 1, at, _wraps)
    return 1 + _below(found, lines, i + 1, at)


def _value(found: Attendance, rest: Text, at: Span) -> None:
    if rest.strip():
        read_value(found, rest, at)
    else:
        found.tell("tom", at)


def _next_label(found: Attendance, words: Text) -> None:
    """The second label of a line: `Fraværende: NAVN  Afbud: NAVN`."""
    if match := LABEL.match(words):
        at = words.part(*match.span("label")).span
        _value(found, words.part(*match.span("rest")), at)


def _wraps(lines: Sequence[Line], i: int) -> bool:
    """Whether a line goes on with the names of the one above."""
    return not lines[i].gap and lines[i - 1].text.endswith((",", " og", "-"))


def _near(lines: Sequence[Line], i: int) -> bool:
    return lines[i].gap <= GAP


def _below(found: Attendance, lines: Sequence[Line], i: int, at: Span) -> int:
    """How many lines the value below a label takes: names, "Ingen" or a sentence."""
    if more := _list(found, lines, i, at, _near):
        return more
    if i < len(lines) and _near(lines, i) and not _is_label(lines[i]):
        words = lines[i].text
        if match := ABSENT.match(words):
            found.absent(people(words.part(*match.span("navne"))), at)
            return 1
    found.tell("tom", at)
    return 0


def _list(
    found: Attendance,
    lines: Sequence[Line],
    i: int,
    at: Span,
    goes_on: Callable[[Sequence[Line], int], bool],
) -> int:
    """How many lines from `i` on are "Ingen", or names, as long as the list `goes_on`."""
    if i < len(lines) and goes_on(lines, i) and NONE.match(lines[i].text):
        found.tell("ingen", at)
        return 1
    stop = i
    while stop < len(lines) and goes_on(lines, stop) and _begins_with_names(lines[stop]):
        stop += 1
    if stop > i:
        read_value(found, _joined(lines[i:stop]), at)
    return stop - i


def _is_label(line: Line) -> bool:
    return bool(line.label or LABEL.match(line.text))


def _begins_with_names(line: Line) -> bool:
    """`NAVN, NAVN (A)`, also with a sentence on who came instead behind it."""
    words = line.text
    if _is_label(line):
        return False
    if name_pieces(words) or NUMBERED_NAME.match(words):
        return True
    first = next(sentences(words), words)
    return len(first) < len(words) and name_pieces(first)


def _joined(lines: Sequence[Line]) -> Text:
    """The lines in one text of their length; a name's two words in two lines are one name."""
    words: list[str] = [lines[0].text]
    single = " " not in lines[0].text  # whether the last row is one word
    for above, line in pairwise(lines):
        word = " " not in line.text
        breaks = "" if single and word else "\n" * (1 + line.gap)
        space = max(line.start - above.end, 0)
        words += [breaks.ljust(space)[:space], line.text]
        single = word and "\n" in words[-2]
    whole = "".join(words)
    return Text(whole, Span(lines[0].start, lines[0].start + len(whole)))
