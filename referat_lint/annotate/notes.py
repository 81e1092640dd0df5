"""What the remarks in a file say, and on which words each stands."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
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
    found = [_note(finding, source) for finding in failed(result)]
    found.sort(key=lambda note: (note.span.start, note.span.end))
    return (*([_summary(doubts, source)] if doubts else []), *found)


def apart(result: FileResult, source: Source) -> FileResult:
    """The result without what is said of the remarks of an earlier run, for they are replaced."""
    ours = [hint.span for hint in source.hints if hint.role == "skjult" and hint.value == OURS]
    kept = (
        finding
        for finding in result.findings
        if not any(start <= finding.span.start < end for start, end in ours)
    )
    return replace(result, findings=tuple(kept)) if ours else result


def failed(result: FileResult) -> list[Finding]:
    """The findings that get a remark each."""
    return [finding for finding in _open(result) if finding.outcome == "failed"]


def undecided(result: FileResult) -> list[Finding]:
    """The findings that share the summary."""
    return [finding for finding in _open(result) if finding.outcome == "undecided"]


def _open(result: FileResult) -> Iterator[Finding]:
    return (f for f in result.findings if f.suppressed is None and not f.baseline)


def _note(finding: Finding, source: Source) -> Note:
    heading = f"{WEIGHTS[finding.severity]}: {finding.name} ({finding.code})"
    title = finding.fix.title if finding.fix else ""
    rest = [] if title.casefold() in finding.message.casefold() else [f"Rettelse: {title}."]
    lines = (finding.message, *rest, f"Grundlag: {finding.basis}")
    return Note(shown(source, finding.span), heading, lines, finding)


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


def shown(source: Source, span: Span) -> Span:
    """The passage, or where it is not to be seen the line that stands nearest to it in the file."""
    end = len(source.shown)
    if span.start < end:
        return Span(span.start, min(span.end, end))
    number = source.mark(span.start).paragraph
    if number is not None:
        near = [
            mark for mark in source.marks if mark.start < end and (mark.paragraph or 0) <= number
        ]
        place = max(near, key=lambda mark: mark.paragraph or 0, default=None)
        return _line(source, place.start) if place else first_words(source)
    at = source.origin(span.start)
    before = [
        piece
        for piece in source.pieces[: bisect_right(source.pieces, end, key=lambda p: p.start)]
        if piece.start < end and not piece.made and piece.origin <= at
    ]
    if not before:
        return first_words(source)
    return _line(source, max(before, key=lambda piece: piece.origin).start)


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
    return bool(words.strip()) and "&" not in words and source.raw.startswith(words, at)
