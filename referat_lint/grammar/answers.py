"""The numbered or lettered answers of a decision to the points of a recommendation."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from referat_lint.grammar.decision_kinds import begins_decisive, classify, decisive
from referat_lint.grammar.kept import Kept
from referat_lint.grammar.lines import Line
from referat_lint.grammar.numbering import MONTH, numbers
from referat_lint.grammar.patterns import pattern
from referat_lint.model import Svar
from referat_lint.source import Span

ANSWER = pattern(  # Ad 1-3: Godkendt.
    r"(?:(?P<ad>[Aa][Dd]\.?|At(?= \d+\))|[Pp]unkt|[Pp]kt\.?|[Ii]ndstillingspunkt"
    r"|[Ii]ndstillingens punkt) *)?"
    r"(?P<numre>(?:\d{1,2}|[a-zæøå](?=[.)]))[.)]?"
    r"(?: *(?:,|-|–|og|samt|\+|&|til) *(?:[Aa][Dd]\.? ?)?(?:\d{1,2}[.)]?|[a-zæøå](?=[.):])\)?))*)"
    r"(?P<tegn>[.):]|(?= [A-ZÆØÅ])|(?=$)) *(?P<tekst>.*)",
    re.DOTALL,
)
ADDRESSED = pattern(
    r"(?:[Aa][Dd]\.?|[Pp]kt\.?|[Pp]unkt|[Ii]ndstillingspunkt) *\d+"
    r"(?:[^:\n]{0,20}:|\.| *$| [A-ZÆØÅ])"
)
NEXT = pattern(  # behind an answer on the same line: 2. Udsat. / 2, 3 og 4: Udsat.
    r"(?<=[.!?;]) *(?:(?:[Aa][Dd]\.?|[Pp]kt\.?|[Pp]unkt) )?"
    r"(?P<numre>\d{1,2}[.:](?: ?(?:-|–|og|,) ?\d{1,2}[.:])*"
    r"|(?:(?<=[dt] )|(?<=\. ))\d{1,2}(?:(?:, | og |-)\d{1,2})*:) +(?=[A-ZÆØÅ])"
)
DECIMAL = pattern(r"\d{1,2}[./-]\d")
COUNTED = pattern(rf"{MONTH}|(?:kvartal|behandling|rate)\b")


class Start(NamedTuple):
    """Where an answer begins: the index of its line, the numbers it answers, its place there."""

    line: int
    numre: list[str]
    span: Span
    last: bool = True  # in its line: the lines below may belong to it


def answers(lines: Sequence[Line], points: Iterable[str], kept: Kept) -> tuple[Svar, ...]:
    """The answers among a decision's lines; `points` are the recommendation's numbers."""
    starts = _starts(lines, frozenset(point.rstrip(".)").lower() for point in points))
    out: list[Svar] = []
    for n, start in enumerate(starts):
        until = starts[n + 1].line if n + 1 < len(starts) else len(lines)
        span = _reaching(start, lines[start.line], lines[start.line + 1 : until])
        tekst = kept.text(span)
        slags = classify(tekst)
        out += [Svar(nummer, slags, tekst, span) for nummer in start.numre]
    return tuple(out)


def _starts(lines: Sequence[Line], points: frozenset[str]) -> list[Start]:
    starts: list[Start] = []
    listed = False  # a line has announced a list: Udvalget besluttede følgende:
    for i, line in enumerate(lines):
        match = ANSWER.match(line.text)
        if not match or not _answers(match, points, going=bool(starts), first=i == 0):
            listed = listed or line.text.endswith(":")
        elif listed and not match["ad"] and not starts:
            return []
        else:
            starts += _in_line(line, i, match)
    return starts


def _answers(match: re.Match[str], points: frozenset[str], *, going: bool, first: bool) -> bool:
    """Whether a number begins an answer, and is no date and no point of a plan."""
    words, printed = match["tekst"].strip(), numbers(match["numre"])
    if not printed or DECIMAL.match(match.string) or COUNTED.match(words):
        return False
    if match["ad"]:
        return match["ad"][:2].lower() in {"ad", "at"} or decisive(words)
    digits = printed[0].isdigit()
    signed = match["tegn"] or match["numre"].endswith((".", ")"))
    if not signed and not (digits and begins_decisive(words)):
        return False
    if printed[0].lower() in points or (going and digits):
        return True
    return (bool(points) or first) and decisive(words)


def _in_line(line: Line, i: int, match: re.Match[str]) -> list[Start]:
    """The answers of one line, `1. Godkendt. 2. Udsat.`; one only where they do not count on."""
    text, at = line.text, match.start("tekst")
    found = list(NEXT.finditer(text[at:]))
    ends = [*(at + after.start() for after in found), len(text)]
    begins = [at, *(at + after.end() for after in found)]
    numre = [numbers(part["numre"]) for part in (match, *found)]
    firsts = [int(some[0]) for some in numre if some[0].isdigit()]
    if not found or firsts != sorted(set(firsts)):
        return [Start(i, numre[0], Span(line.start + at, line.end))]
    return [
        Start(i, some, Span(line.start + begin, line.start + end), last=False)
        for some, begin, end in zip(numre, begins, ends, strict=True)
    ]


def _reaching(start: Start, line: Line, below: Sequence[Line]) -> Span:
    """An answer's place with the lines below that belong to it."""
    if not start.last or not below:
        return start.span
    first = below[0].start if start.span.start >= line.end else start.span.start
    return Span(first, below[-1].end)
