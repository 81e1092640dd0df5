"""What the remarks in a file say, and on which words each stands."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from referat_lint.finding import FileResult, Finding
from referat_lint.source import LINE_END, Source, Span

AUTHOR, INITIALS = "referat-lint", "rl"
OURS = "referat-lints egen kommentar"  # one of source.HIDDEN
WEIGHTS = {"error": "Fejl", "warning": "Advarsel", "info": "Bemærkning"}


class Note(NamedTuple):
    """A remark: where in the text, a heading, and what it says below that, line by line."""

    span: Span
    heading: str
    lines: tuple[str, ...]
    finding: Finding | None = None  # None: the summary

    @property
    def text(self) -> str:
        """All of it, in lines."""
        return "\n".join((self.heading, *self.lines))


def notes(result: FileResult, source: Source) -> tuple[Note, ...]:
    """One remark for each finding that failed, before them one for all that nobody can tell.

    In the order of the text. What is allowed, or accepted before, gets none.
    """
    doubts = undecided(result)
    places = Places(source)
    found = [_note(finding, places.shown(finding.span)) for finding in failed(result)]
    found.sort(key=lambda note: (note.span.start, note.span.end))
    return (*([_summary(doubts, source)] if doubts else []), *found)


def apart(result: FileResult, source: Source) -> FileResult:
    """The result without what is said of the remarks of an earlier run, for they are replaced."""
    ours = sorted(h.span for h in source.hints if h.role == "skjult" and h.value == OURS)

    def theirs(finding: Finding) -> bool:
        at = bisect_right(ours, finding.span.start, key=lambda span: span.start) - 1
        return at < 0 or finding.span.start >= ours[at].end

    return replace(result, findings=tuple(filter(theirs, result.findings))) if ours else result


def failed(result: FileResult) -> list[Finding]:
    """The findings that get a remark each."""
    return [finding for finding in _open(result) if finding.outcome == "failed"]


def undecided(result: FileResult) -> list[Finding]:
    """The findings that share the summary."""
    return [finding for finding in _open(result) if finding.outcome == "undecided"]


def _open(result: FileResult) -> Iterator[Finding]:
    return (f for f in result.findings if f.suppressed is None and not f.baseline)


def _note(finding: Finding, place: Span) -> Note:
    heading = f"{WEIGHTS[finding.severity]}: {finding.name} ({finding.code})"
    title = finding.fix.title if finding.fix else ""
    rest = [] if title.casefold() in finding.message.casefold() else [f"Rettelse: {title}."]
    lines = (finding.message, *rest, f"Grundlag: {finding.basis}")
    return Note(place, heading, lines, finding)


def _summary(findings: list[Finding], source: Source) -> Note:
    reasons: dict[str, list[str]] = {}
    for finding in findings:
        names = f"{finding.name} ({finding.code}{_item(finding)})"
        reasons.setdefault(finding.message, []).append(names)
    lines = tuple(f"{', '.join(names)}: {reason}" for reason, names in reasons.items())
    return Note(first_words(source), f"Kan ikke afgøres ({len(findings)})", lines)


def _item(finding: Finding) -> str:
    return f", pkt. {finding.item}" if finding.item else ""


def first_words(source: Source) -> Span:
    """The first line that holds words, without outer blanks."""
    start = len(source.shown) - len(source.shown.lstrip())
    return _line(source, start)


class Places:
    """Where in the text that is shown a passage stands, or what is nearest to it in the file."""

    def __init__(self, source: Source) -> None:
        self.source, self.end = source, len(source.shown)

    def shown(self, span: Span) -> Span:
        """The passage, or where it is not to be seen the line that stands nearest to it."""
        if span.start < self.end:
            return Span(span.start, min(span.end, self.end))
        number = self.source.mark(span.start).paragraph
        known, at = (
            (self._origins, self.source.origin(span.start))
            if number is None
            else (self._paragraphs, number)
        )
        place = bisect_right(known, (at, self.end)) - 1
        return _line(self.source, known[place][1]) if place >= 0 else first_words(self.source)

    @cached_property
    def _paragraphs(self) -> list[tuple[int, int]]:
        """Paragraphs of Word's and where they begin in the text."""
        marks = self.source.marks
        return sorted((m.paragraph, m.start) for m in marks if m.paragraph and m.start < self.end)

    @cached_property
    def _origins(self) -> list[tuple[int, int]]:
        """Where pieces of the text stand in the file, and where they begin in the text."""
        pieces = self.source.pieces
        return sorted((p.origin, p.start) for p in pieces if p.start < self.end and not p.made)


def _line(source: Source, at: int) -> Span:
    """The line around an offset of the text that is shown, without outer blanks."""
    text = source.shown
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    after = LINE_END.search(text, at)
    line = text[start : after.start() if after else len(text)]
    start += len(line) - len(line.lstrip())
    return Span(start, start + len(line.strip()))


def real_runs(source: Source, span: Span) -> tuple[Span, ...]:
    """The passage in the file, run by run, without the characters that stand nowhere there.

    What a field gives does stand there, though not to be changed. Of a passage that does not, the
    empty place in the file that is nearest.
    """
    if whole := source.in_file(span):
        return (whole,)
    first = max(bisect_right(source.pieces, span.start, key=lambda piece: piece.start) - 1, 0)
    found: list[Span] = []
    for number in range(first, len(source.pieces)):
        piece = source.pieces[number]
        if piece.start >= span.end:
            break
        after = source.pieces[number + 1 : number + 2]
        end = after[0].start if after else len(source.text)
        part = Span(max(piece.start, span.start), min(end, span.end))
        runs = source.runs(part)
        if not runs and _stands(source, source.text[piece.start : end], piece.origin):
            origin = piece.origin - piece.start
            runs = (Span(origin + part.start, origin + part.end),)
        found += runs
    at = source.origin(span.start)
    return tuple(found) or (Span(at, at),)


def _stands(source: Source, words: str, at: int) -> bool:
    told = words if source.part else words.strip()  # a web page's blanks are no words
    return bool(told) and "&" not in words and source.raw.startswith(words, at)
