"""The whole path of one document: parse it, hold every rule up against it, word what is found."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from referat_lint.cpr import mask, mask_path
from referat_lint.finding import (
    Count,
    Edit,
    Failure,
    FileResult,
    Finding,
    Fix,
    Hit,
    Severity,
    Unsure,
    Verdict,
)
from referat_lint.grammar import parse
from referat_lint.model import Punkt, Referat
from referat_lint.ruleset import Rule
from referat_lint.skeleton import inquorate
from referat_lint.source import Source, Span, Text

BLANKS = re.compile(r"\s+")
WINDOW, MARGIN = 60, 40  # characters shown around a quote, and those it is cut after
ALWAYS = frozenset({"PER801", "FIL007"})  # also where the file is no referat
Judgement = Callable[[], list[list[Verdict]]]
PRESENCE, QUORUM = re.compile(r"FRE|AFS"), "FRE209"
MANY_MEETINGS = re.compile(r"PER|SPR|FIL|DAT502|TAL702")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run asks for: the weights of rules by code, the phase, a body's own schema."""

    severity: Mapping[str, Severity] = field(default_factory=dict)
    phase: str = "publish"
    schema: Any = None


def lint(source: Source, rules: Sequence[Rule], settings: Settings | None = None) -> FileResult:
    """Read a referat and hold every rule up against it."""
    settings = settings or Settings()
    referat = parse(source)
    places = Places(referat)
    counts, findings, failures = [], [], []
    for rule, judgement in judge(referat, rules, settings):
        found: list[list[Verdict]] = []
        worded: list[Finding] = []
        weight = settings.severity.get(rule.code)
        try:
            found = judgement()
            worded = [places.finding(rule, verdict, weight) for verdict in _fold([*chain(*found)])]
        except Exception as error:  # noqa: BLE001  # one rule that fails does not stop the others
            failures.append(Failure(rule.code, told(error)))
            found = []
        counts.append(_count(rule.code, found))
        findings += worded
    findings = _apart(sorted(findings, key=lambda finding: (finding.span, finding.code)))
    return FileResult(
        path=source.path,
        format=source.format,
        sha256=source.sha256,
        status="andet" if referat.art == "andet" else "ok",
        art=referat.art,
        andel_forstaaet=referat.andel_forstaaet,
        tabt=referat.tabt,
        counts=tuple(counts),
        findings=tuple(findings),
        failures=tuple(failures),
    )


def _apart(findings: Sequence[Finding]) -> list[Finding]:
    """In the order of the text, each with a fingerprint of its own where words are repeated."""
    times: Counter[str] = Counter()
    found = []
    for one in findings:
        times[one.fingerprint] += 1
        nth = times[one.fingerprint]
        mark = one.fingerprint if nth == 1 else fingerprint(one.code, one.item, one.quote, nth)
        found.append(replace(one, fingerprint=mark))
    return found


def told(error: Exception) -> str:
    """What went wrong in the program, and where: kind, masked words, file and line."""
    trace, at = error.__traceback__, ""
    while trace:
        code = trace.tb_frame.f_code
        at, trace = f"{Path(code.co_filename).name}:{trace.tb_lineno}", trace.tb_next
    return mask_path(f"{type(error).__name__}: {error} ({at})")


def judge(
    referat: Referat, rules: Sequence[Rule], settings: Settings
) -> Iterator[tuple[Rule, Judgement]]:
    """Every rule with what gives, for each place it looks at, what it says of it."""
    triggered = tuple(rule for rule in rules if rule.trigger and _concerns(rule, referat))

    @cache  # asked for by the first rule that needs it, so that what fails is that rule's failure
    def unmet() -> Mapping[tuple[str, Span], list[Verdict]]:
        from referat_lint.schema import violations

        return violations(referat, settings.schema)

    @cache
    def lines() -> dict[str, list[Text]]:
        return _triggered(referat, triggered)

    def verdicts(rule: Rule) -> list[list[Verdict]]:
        if not _concerns(rule, referat):
            return []
        parts = _quorate(rule, referat, select(referat, rule.given))
        if rule.check is None:
            found = unmet() if parts else {}
            return [found.get((rule.code, part.span), []) for part in parts]
        if rule.trigger:
            hits = [list(rule.check(line, referat)) for line in lines()[rule.code]]
            return [*hits, *([[]] * (len(referat.linjer) - len(hits)))]
        return [list(rule.check(part, referat)) for part in parts]

    for rule in rules:
        yield rule, partial(verdicts, rule)


def _concerns(rule: Rule, referat: Referat) -> bool:
    if rule.code in ALWAYS:
        return True
    if referat.art == "andet":
        return False
    if referat.flere_moeder and not MANY_MEETINGS.match(rule.code):
        return False
    return not (rule.afholdt and (referat.art == "dagsorden" or referat.aflyst))


def _quorate(rule: Rule, referat: Referat, parts: list[Any]) -> list[Any]:
    """The parts without those of items, or a meeting, without quorum: there FRE209 speaks alone."""
    since = inquorate(referat)
    if since > len(referat.punkter) or rule.code == QUORUM or not PRESENCE.match(rule.code):
        return parts
    found = []
    for part in parts if since > 1 else ():
        punkt = part if isinstance(part, Punkt) else referat.punkt_om(part.span)
        if punkt is None or punkt.ordinal < since:
            found.append(part)
    return found


def select(referat: Referat, given: str) -> list[Any]:
    """The parts at a route in the model, such as `punkter.beslutning`, or at several (`a|b`).

    `referat` is the whole, `tekst` its lines, `fil` the source, `personer` every name;
    `undtagelser` are no part of a referat.
    """
    if "|" in given:
        return [*chain(*(select(referat, route) for route in given.split("|")))]
    if given == "referat":
        return [referat]
    if given == "tekst":
        return list(referat.linjer)
    if given == "fil":
        return [referat.kilde]
    if given == "undtagelser":
        return []
    parts: list[Any] = [referat]
    for name in given.split("."):
        values = (getattr(part, name) for part in parts)
        parts = [*chain(*(value if isinstance(value, tuple) else [value] for value in values))]
        parts = [part for part in parts if part is not None]
    return parts


def _triggered(referat: Referat, rules: tuple[Rule, ...]) -> dict[str, list[Text]]:
    """By rule, the lines in which one of its triggers is found."""
    lines: dict[str, list[Text]] = {rule.code: [] for rule in rules}
    if rules:
        codes, triggers = _trigger_set(rules)
        for line in referat.linjer:
            if found := triggers.Match(line):
                for code in {codes[number] for number in found}:
                    lines[code].append(line)
    return lines


@cache
def _trigger_set(rules: tuple[Rule, ...]) -> tuple[list[str], Any]:
    import re2

    triggers, codes = re2.Set.SearchSet(), []
    for rule in rules:
        for pattern in rule.trigger:
            triggers.Add(pattern)
            codes.append(rule.code)
    triggers.Compile()
    return codes, triggers


def _count(code: str, places: Sequence[Sequence[Verdict]]) -> Count:
    spoken = [verdicts for verdicts in places if verdicts]
    failed = sum(any(isinstance(verdict, Hit) for verdict in verdicts) for verdicts in spoken)
    passed = len(places) - len(spoken)
    return Count(code, len(places), passed, failed, undecided=len(spoken) - failed)


def _fold(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Every hit, and of those that are unsure for the same reason the first."""
    unsure = {doubt.reason: doubt for doubt in reversed(verdicts) if isinstance(doubt, Unsure)}
    return [*(verdict for verdict in verdicts if isinstance(verdict, Hit)), *unsure.values()]


class Places:
    """Turns verdicts on one document into findings that are ready to be shown."""

    def __init__(self, referat: Referat) -> None:
        self.source = referat.kilde
        self.items = sorted(referat.punkter, key=lambda punkt: punkt.span)
        self.starts = [punkt.span.start for punkt in self.items]

    def item(self, span: Span) -> Punkt | None:
        """The item in which a passage stands."""
        at = bisect_right(self.starts, span.start) - 1
        punkt = self.items[at] if at >= 0 else None
        return punkt if punkt and span.start < max(punkt.span.end, punkt.span.start + 1) else None

    def finding(self, rule: Rule, verdict: Verdict, weight: Severity | None) -> Finding:
        """The verdict in the words of its rule, and its place in the file; personal data masked."""
        source, span = self.source, verdict.span
        related: tuple[tuple[Span, str], ...] = ()
        fix, severity = None, rule.severity
        if isinstance(verdict, Hit):
            message = rule.message.format(**verdict.words)
            related, fix = verdict.related, verdict.fix
            severity = verdict.severity or severity
        else:
            message = verdict.reason
        (line, column), (end_line, end_column) = source.place(span.start), source.end_place(span)
        punkt = self.item(span)
        item = None if punkt is None else punkt.nummer or f"#{punkt.ordinal}"
        section = (
            next(
                (a.overskrift for a in punkt.afsnit if a.span.start <= span.start < a.span.end),
                None,
            )
            if punkt
            else None
        )
        quote, (before, after) = mask(source.text[slice(*span)]), self._window(span)
        return Finding(
            code=rule.code,
            name=rule.name,
            severity=weight or severity,
            outcome="failed" if isinstance(verdict, Hit) else "undecided",
            message=mask(message),
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            span=span,
            quote=quote,
            window=(before, after),
            item=None if item is None else str(item),
            section=section and mask(section),
            related=tuple((*source.place(place.start), mask(words)) for place, words in related),
            basis=rule.basis,
            fingerprint=fingerprint(rule.code, item, quote),
            fix=self._in_file(fix, punkt),
        )

    def _window(self, span: Span) -> tuple[str, str]:
        """What stands around a passage; masked before it is cut, so that no number is halved."""
        before, after = map(mask, self.source.window(span, WINDOW + MARGIN))
        return before[-WINDOW:], after[:WINDOW]

    def _in_file(self, fix: Fix | None, punkt: Punkt | None) -> Fix | None:
        """The fix in the file's own offsets; none where a passage has no single place there.

        In a decision, this meeting's or an earlier body's, none is safe.
        """
        if fix is None:
            return None
        decided = [p.span for p in (punkt.beslutning, *punkt.tidligere) if p] if punkt else ()
        touched = any(
            start < edit.span.end and edit.span.start < end
            for start, end in decided
            for edit in fix.edits
        )
        spans = [self.source.in_file(edit.span) for edit in fix.edits]
        edits = [Edit(at, edit.text) for at, edit in zip(spans, fix.edits, strict=True) if at]
        safe = fix.safe and not touched
        return Fix(fix.title, tuple(sorted(edits)), safe) if len(edits) == len(spans) else None


def fingerprint(code: str, item: str | None, quote: str, nth: int = 1) -> str:
    """What names a finding across versions: rule, item and folded words, never a line number.

    `nth`: of several that are alike in all three, as two masked numbers are, the how many-eth.
    """
    words = BLANKS.sub(" ", quote).strip().casefold() + f"|{nth}" * (nth > 1)
    return sha256(f"{code}|{item or ''}|{words}".encode("utf-8", "replace")).hexdigest()[:16]
