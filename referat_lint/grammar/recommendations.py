"""What is recommended: by whom, and the points to be decided."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from referat_lint.grammar.lines import Line
from referat_lint.grammar.numbering import MONTH
from referat_lint.grammar.patterns import pattern
from referat_lint.model import Alternativ, Indstilling, Led
from referat_lint.source import Span

BY = pattern(
    r"(?P<af>(?:[A-ZÆØÅ]|[a-zæøå]+(?:en|et)\b)[^.:;!?]{1,110}?)"
    r" (?:indstiller|anbefaler|foreslår|indstillede|anmoder om|foreslog)\b",
    re.DOTALL,
)
IMPERSONAL = pattern(
    r"(?:Det|Der|Herefter) (?:indstilles|foreslås|anbefales)\b"
    r"|Indstilling(?:en)? om\b,?|(?=[Aa]t:$)"
)
NOBODY = pattern(r"(?:Det|Der|Herefter|Derfor|På baggrund|Som|At|I|Hvis|Når)\b")
ROUTE = pattern(  # from the verb to the first point: over for byrådet, at
    r"[^:.]{0,200}?(?P<at>\b[Aa]t\b:?)(?=\s|$)"
    r"|[^:.]{0,160}?(?::|(?=,? ?\d{1,2}[.)] )|$)"
    r"|,?(?= )"
)
BARE = pattern(r"\s*(?:at|At)?\s*[:,]?\s*")
NUMBER = pattern(r"(?:[Aa]t )?(?P<nummer>\d{1,2})(?:[.)]|(?= ?at ))[ \t]*(?P<tekst>.*)$", re.DOTALL)
DATE = pattern(rf"\d{{1,2}}\.(?:\d| {MONTH})")
LETTER = pattern(r"(?P<nummer>[a-hA-H])[.)][ \t]*(?P<tekst>.+)$", re.DOTALL)
MODEL = pattern(
    r"(?:Model|Alternativ|Forslag|Scenarie) (?P<nummer>\d|[A-E])\b[:.]? *(?P<tekst>.*)$", re.DOTALL
)
AT = pattern(r"(?:(?:og|samt) )?[Aa]t[ \t|:]+\S")
AT_CELL = pattern(r"^([Aa]t) *\|[ |]*")  # of a table
OR = pattern(r"\(?(?:ELLER|eller|Eller)\)?:?$")
INLINE = pattern(r"(?:^|(?<=[\wæøå,;.:)] ))(?P<nummer>\d{1,2})[.)] +(?=(?:at )?[a-zæøåA-ZÆØÅ])")
LINK_FIRST = pattern(r"(?:og|samt) +(?=[Aa]t\b)")
LINK_LAST = pattern(r"\b(?:og|samt)$")
SEPARATORS = ",; \t\n"
COMMENTS = pattern(r"[A-ZÆØÅ][^.]{2,60} (?:anbefaler|tiltræder|indstiller)\b")


def recommendation(lines: Sequence[Line], heading: str) -> Indstilling | None:
    """Read the lines under a recommendation's heading; None where nothing is recommended."""
    lines = [line for line in lines if line.text.strip(" -.|")]
    if not lines:
        return None
    af, rest = _by(lines, heading)
    led = _Points(rest).read()
    if not led:
        return None
    ends = [point.span.end for point in led]
    ends += [one.span.end for point in led for one in point.alternativer]
    return Indstilling(af, led, Span(lines[0].start, max(ends)))


def _by(lines: Sequence[Line], heading: str) -> tuple[str | None, list[Line]]:
    """Who recommends, and the lines with the points."""
    head = BY.match(heading)
    af = _name(head["af"]) if head else None
    first, *below = lines
    match = BY.match(first.text)
    named = _name(match["af"]) if match else None
    if not named:
        match = IMPERSONAL.match(first.text)
    if not match:
        return af, list(lines)
    at = match.end()
    if route := ROUTE.match(first.text, at):
        at = route.start("at") if route["at"] else route.end()
    rest = first.text[at:]
    if BARE.fullmatch(rest) or (rest.endswith(":") and len(rest) < 60 and below):
        return named or af, below
    at += len(rest) - len(rest.lstrip(" :,"))
    return named or af, [first.rest(at), *below]


def _name(words: str) -> str | None:
    words = " ".join(words.split()).strip(" ,.-")
    return None if NOBODY.match(words) else words or None


@dataclass(slots=True)
class _Point:
    """A point as it is read: its place, the indices of its lines, its alternatives."""

    nummer: str | None
    start: int
    end: int
    first: int
    last: int
    alternativer: list[Alternativ] = field(default_factory=list)

    def led(self, lines: Sequence[Line]) -> Led:
        pieces = (
            line.text[max(0, self.start - line.start) : self.end - line.start]
            for line in lines[self.first : self.last + 1]
        )
        tekst = AT_CELL.sub(r"\1 ", "\n".join(pieces).strip(" \t|"))
        return Led(self.nummer, tekst, tuple(self.alternativer), Span(self.start, self.end))


class _Points:
    """The points among some lines, read once from first to last."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.points: list[_Point] = []
        self.numbered = False  # the last point is one that can have alternatives below it

    def read(self) -> tuple[Led, ...]:
        at = 0
        while at < len(self.lines) and (step := self._step(at)):
            at += step
        return tuple(point.led(self.lines) for point in self.points)

    def _step(self, at: int) -> int:
        """Read one line; how many it took, 0 where the points end."""
        line = self.lines[at]
        if OR.match(line.text) or (not self.points and self._is_stem(at)):
            return 1
        if line.text.lower() == "at" and at + 1 < len(self.lines):
            self._add(at, None, line.start, line.end)
            self._reach(at + 1)
            return 2
        if self._marked(at) or self._unmarked_first(at):
            return 1
        return self._goes_on(at)

    def _is_stem(self, at: int) -> bool:
        """`at byrådet` over the points that go on with it is no point of its own."""
        line, below = self.lines[at], self.lines[at + 1 : at + 2]
        if not below or line.bullet or len(line.text) > 90 or line.text[-1] in ".;":
            return False
        return not _is_listed(line) and (below[0].bullet or _is_listed(below[0]))

    def _marked(self, at: int) -> bool:
        """A line that begins with a number, a letter, a bullet or at."""
        line = self.lines[at]
        words = line.text
        number = None if DATE.match(words) else NUMBER.match(words)
        if number and number["tekst"]:
            self._split(at, number["nummer"], line.start + number.start("tekst"))
            self.numbered = True
        elif len(words) > 3 and (letter := LETTER.match(words)):
            start = line.start + letter.start("tekst")
            if self.numbered:
                self._alternative(letter, Span(start, line.end))
            else:
                self._add(at, letter["nummer"], start, line.end)
        elif self.numbered and (model := MODEL.match(words)):
            self._alternative(model, line.text.span)
        elif line.bullet or AT.match(words):
            link = LINK_FIRST.match(words)
            self._split(at, None, line.start + (link.end() if link else 0))
        else:
            return False
        return True

    def _unmarked_first(self, at: int) -> bool:
        """The only recommendation, or the first words over the points."""
        if self.points:
            return False
        line = self.lines[at]
        if not line.text.endswith(":") or at + 1 == len(self.lines) or len(_counted(line.text)) > 1:
            self._split(at, None, line.start)
        return True

    def _goes_on(self, at: int) -> int:
        above, line = self.lines[at - 1], self.lines[at]
        if line.gap or line.cut or COMMENTS.match(line.text):
            return 0
        if above.text[-1] in ".!?" and line.text[0].isupper():
            return 0
        if not self.points[-1].alternativer:
            self._reach(at)
        return 1

    def _reach(self, at: int) -> None:
        """A line belongs to the last point."""
        self.points[-1].end, self.points[-1].last = self.lines[at].end, at

    def _add(self, at: int, nummer: str | None, start: int, end: int) -> None:
        self.points.append(_Point(nummer, start, end, at, at))
        self.numbered = False

    def _split(self, at: int, nummer: str | None, start: int) -> None:
        """Add the points that a line counts, `1) x, 2) y`, or the one that it is."""
        line = self.lines[at]
        counted = _counted(line.text)
        if len(counted) < 2:
            self._add(at, nummer, start, line.end)
            return
        stops = [*(match.start() for match in counted[1:]), len(line.text)]
        for match, stop in zip(counted, stops, strict=True):
            words = line.text[match.end() : stop].rstrip(SEPARATORS)
            words = LINK_LAST.sub("", words).rstrip(SEPARATORS)
            begin = line.start + match.end()
            self._add(at, match["nummer"], begin, begin + len(words))

    def _alternative(self, match: re.Match[str], span: Span) -> None:
        tekst = (match["tekst"] or match.string).strip(" ,;\n\t")
        self.points[-1].alternativer.append(Alternativ(match["nummer"], tekst, span))


def _is_listed(line: Line) -> bool:
    words = line.text
    return bool(NUMBER.match(words) or LETTER.match(words) or words.lower() == "at")


def _counted(words: str) -> list[re.Match[str]]:
    """The numbers inside a line that count 1, 2, 3 on from the first."""
    out: list[re.Match[str]] = []
    for match in INLINE.finditer(words):
        if not out or int(match["nummer"]) == int(out[-1]["nummer"]) + 1:
            out.append(match)
    return out
