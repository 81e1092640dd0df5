"""Which findings are allowed here, by whom, and why; and what is wrong with an allowance."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from referat_lint.cpr import mask, mask_path
from referat_lint.finding import Allowance, Count, Entry, FileResult, Finding, Hit
from referat_lint.linter import Settings
from referat_lint.mistake import meant
from referat_lint.model import Referat
from referat_lint.places import Places, fingerprint
from referat_lint.ruleset import Rule
from referat_lint.source import LINE_END, Hint, Mark, Source, Span

COMMENT = re.compile(
    r"referat-lint-(?P<verb>[\w-]+)(?P<codes>.*?)(?:(?<!\S)(?:--+|[–—])(?P<reason>.*))?", re.DOTALL
)
DISABLE, IGNORE = "referat-lint-disable-line", "referat-lint: ignorer"
CODE = re.compile(r"[^\s,;]+")
NAME = "referat-lint-ignore.toml"
UND = ("UND001", "UND002", "UND003")


class Comment(NamedTuple):
    """A comment's own words, taken apart, and the file's lines on which it stands."""

    hint: Hint
    verb: str
    codes: tuple[str, ...]
    reason: str
    first: int
    last: int


def allowances(source: Source) -> tuple[Allowance, ...]:
    """What the text itself asks for, in its order."""
    comments = list(_comments(source))
    if not comments:
        return ()
    taken = {line for comment in comments for line in range(comment.first, comment.last + 1)}
    raw = _worded(source)
    return tuple(
        Allowance(
            codes=comment.codes,
            reason=mask(comment.reason),
            span=comment.hint.span,
            line=comment.first,
            column=source.place(comment.hint.span.start)[1],
            lines=_lines(comment, comments[number + 1 :], raw, taken),
            quote=mask(_as_written(source, comment.hint)),
            at=source.mark(comment.hint.span.start),
        )
        for number, comment in enumerate(comments)
        if comment.verb != "enable"
    )


def _worded(source: Source) -> list[str]:
    """The file's lines; those that hold markup and no text are blank."""
    lines = LINE_END.split(source.lined)
    if not source.markup or source.part:
        return lines
    worded: set[int] = set()
    ends = [*(piece.start for piece in source.pieces), len(source.text)][1:]
    for piece, end in zip(source.pieces, ends, strict=True):
        if not piece.made:
            worded.update(range(source.place(piece.start)[0], source.place(end - 1)[0] + 1))
    return [line if number in worded else "" for number, line in enumerate(lines, 1)]


def _as_written(source: Source, hint: Hint) -> str:
    words = hint.value.strip()
    if source.part:  # a Word comment, whose own words are not in the text
        return words.replace(DISABLE, IGNORE, 1).replace(" -- ", " - ", 1)
    at = source.in_file(hint.span)
    return (source.raw[slice(*at)] if at else "") or words


def _comments(source: Source) -> Iterator[Comment]:
    for hint in source.hints:
        if hint.role == "kommentar" and (words := COMMENT.fullmatch(hint.value.strip())):
            codes = tuple(CODE.findall(words["codes"]))
            first = source.place(hint.span.start)[0]
            last = source.place(max(hint.span.start, hint.span.end - 1))[0]
            yield Comment(hint, words["verb"], codes, (words["reason"] or "").strip(), first, last)


def _lines(
    comment: Comment, later: Iterable[Comment], raw: Sequence[str], taken: set[int]
) -> tuple[int, int] | None:
    match comment.verb:
        case "disable-line":
            return comment.first, comment.last
        case "disable-next-line":  # the next with words: a blank line between does no harm
            after = range(comment.last + 1, len(raw) + 1)
            line = next((n for n in after if n not in taken and raw[n - 1].strip()), len(raw))
            return line, line
        case "disable":
            ends = (
                other.first
                for other in later
                if other.verb == "enable" and (not other.codes or {*other.codes} & {*comment.codes})
            )
            return comment.first, next(ends, len(raw))
    return None


def suppress(
    result: FileResult,
    wishes: Iterable[Allowance],
    rules: Sequence[Rule],
    settings: Settings | None = None,
    today: date | None = None,
) -> FileResult:
    """The result with the allowed findings marked, and what is to be said of the allowances.

    `rules` are all there are; only those that the result counts have been run.
    """
    wishes = tuple(wishes)
    if result.status == "andet":  # a README that explains the comments is no referat
        wishes = tuple(wish for wish in wishes if wish.entry)
    if not wishes:
        return result
    known = {word: rule for rule in rules for word in (rule.code, rule.name)}
    ran = {count.code for count in result.counts} - {failure.code for failure in result.failures}
    desk = Desk(result, known, ran, (today or date.today()).isoformat())  # noqa: DTZ011  # a day here
    for wish in wishes:
        (desk.from_sidecar if wish.entry else desk.from_text)(wish)
    return desk.closed(len(wishes), settings or Settings())


def speaks_of(entry: Entry, name: str) -> bool:
    """Whether an entry is for a file of that name, which `ignore add` writes masked."""
    return entry.file in {None, name, mask(name)}


class Desk:
    """Deals with one file's allowances, one by one."""

    def __init__(
        self, result: FileResult, known: Mapping[str, Rule], ran: set[str], today: str
    ) -> None:
        self.result, self.known, self.ran, self.today = result, known, ran, today
        self.reasons: dict[int, str] = {}
        self.notes: list[Finding] = []
        self.by_code: dict[str, list[tuple[int, Finding]]] = {}
        for number, finding in enumerate(result.findings):
            self.by_code.setdefault(finding.code, []).append((number, finding))
        self.faulty: dict[str, set[Allowance]] = {code: set() for code in UND}
        source = Source(result.path, "")
        self.places = Places(Referat(kilde=source, span=Span(0, 0), head=Span(0, 0)))

    def from_text(self, wish: Allowance) -> None:
        """A comment: its faults, then what it covers; each code that covers nothing is unused."""
        idle = []
        for fault in self._faults(wish):
            self._note("UND001", wish, wish, ord=wish.quote.strip("#<>!- "), mangel=fault)
        for word in wish.codes if wish.reason else ():
            rule = self.known.get(word)
            if rule is None or rule.sidecar:
                continue
            covered = [
                number
                for number, finding in self.by_code.get(rule.code, ())
                if wish.lines is None or wish.lines[0] <= finding.line <= wish.lines[1]
            ]
            self.reasons.update(dict.fromkeys(covered, wish.reason))
            if not covered and rule.code in self.ran:
                idle.append(word)
        if idle:
            self._note("UND002", wish, wish, koder=", ".join(idle))

    def _faults(self, wish: Allowance) -> Iterator[str]:
        if not wish.codes:
            yield "der mangler en regelkode; skriv den, som AFS301."
        elif not wish.reason:
            yield "der mangler en begrundelse; skriv den efter »--«."
        for word in wish.codes:
            rule = self.known.get(word)
            if rule is None:
                yield f"reglen »{word}« kendes ikke; ret koden.{meant(word, self.known)}"
            elif rule.sidecar:
                yield f"{rule.code} kan kun undtages i {NAME}; skriv den der, med navn og slutdato."

    def from_sidecar(self, wish: Allowance) -> None:
        """An entry speaks of one finding; where that is not found, it may be another file's."""
        entry = wish.entry
        if entry is None or not speaks_of(entry, Path(self.result.path).name):
            return
        code = wish.codes[0]
        at = f"{mask_path(entry.path)}:{wish.line}"
        covered = [
            number
            for number, finding in self.by_code.get(code, ())
            if finding.fingerprint == entry.fingerprint
        ]
        if not covered:
            if entry.file and code in self.ran:
                self._note("UND002", wish, None, koder=f"{code} ({at})")
            return
        place = self.result.findings[covered[0]]
        lacks = [] if wish.reason else ["en begrundelse (reason)"]
        if self.known[code].sidecar:
            lacks += [] if entry.by else ["et navn (by)"]
            lacks += [] if entry.until else ["en slutdato (until)"]
        if lacks:
            mangel = f"der mangler {' og '.join(lacks)}; skriv det ind."
            self._note("UND001", wish, place, ord=at, mangel=mangel)
        elif entry.until and entry.until < self.today:
            self._note("UND003", wish, place, kode=code, sted=at, dato=_danish(entry.until))
        else:
            self.reasons.update(dict.fromkeys(covered, wish.reason))

    def _note(
        self, code: str, wish: Allowance, place: Allowance | Finding | None, **words: str
    ) -> None:
        """Say it at the comment, at the finding that an entry speaks of, or else at the start."""
        self.faulty[code].add(wish)
        if code not in self.ran:
            return
        found = self.places.finding(self.known[code], Hit(Span(0, 0), words), None)
        if place:
            at: Finding | Mark = place if isinstance(place, Finding) else place.at
            end = (place.end_line, place.end_column) if isinstance(place, Finding) else (
                place.line, place.column + len(place.quote)
            )  # fmt: skip
            found = replace(
                found,
                span=place.span,
                line=place.line,
                column=place.column,
                end_line=end[0],
                end_column=end[1],
                quote=place.quote,
                fingerprint=fingerprint(code, None, place.quote),
                page=at.page,
                paragraph=at.paragraph,
                element=at.element,
            )
        self.notes.append(found)

    def closed(self, wishes: int, settings: Settings) -> FileResult:
        """The result, with everything that was dealt with."""
        findings = [
            replace(finding, suppressed=self.reasons[n]) if n in self.reasons else finding
            for n, finding in enumerate(self.result.findings)
        ]
        weights = settings.severity
        findings += [replace(n, severity=weights.get(n.code, n.severity)) for n in self.notes]
        findings.sort(key=lambda finding: (finding.span, finding.code))
        counts = tuple(
            Count(count.code, wishes, wishes - len(bad), len(bad), 0)
            if (bad := self.faulty.get(count.code)) is not None
            else count
            for count in self.result.counts
        )
        return replace(self.result, findings=tuple(findings), counts=counts)


def _danish(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)}.{int(month)}.{year}"
