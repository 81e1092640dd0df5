"""The whole path of one document: parse it, hold every rule up against it, word what is found."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import Any

from referat_lint.cpr import mask_path
from referat_lint.finding import Count, Failure, FileResult, Finding, Hit, Severity, Unsure, Verdict
from referat_lint.grammar import parse
from referat_lint.matching import counterpart
from referat_lint.model import Punkt, Referat
from referat_lint.needs import inquorate
from referat_lint.places import Places, fingerprint
from referat_lint.ruleset import Rule
from referat_lint.source import Source, Span, Text

ALWAYS = frozenset({"PER801", "FIL002", "FIL007"})  # also where the file is no referat
Judgement = Callable[[], list[list[Verdict]]]
PRESENCE, QUORUM = re.compile(r"FRE|AFS"), "FRE209"
MANY_MEETINGS = re.compile(r"PER|SPR|FIL|DAT502|TAL702|SML001")
DRAFTS = frozenset({"docx", "docm", "odt"})  # formats that minutes are written in


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run asks for: the weights of rules by code, the phase, a body's own schema.

    `agenda` and `other` (another version of the same minutes) are what it is held up against.
    `phase`: draft, publish or archive; None is draft where the format is one that minutes are
    written in, else publish.
    """

    severity: Mapping[str, Severity] = field(default_factory=dict)
    phase: str | None = None
    schema: Any = None
    agenda: Referat | None = None
    other: Referat | None = None


def phase_of(form: str) -> str:
    """The phase of a file of a format, unless another is given."""
    return "draft" if form in DRAFTS else "publish"


def lint(source: Source, rules: Sequence[Rule], settings: Settings | None = None) -> FileResult:
    """Read a referat and hold every rule up against it."""
    settings = settings or Settings()
    phase = settings.phase or phase_of(source.format)
    referat = held_up(replace(parse(source), fase=phase), settings)
    places = Places(referat)
    counts, findings, failures = [], [], []
    for rule, judgement in judge(referat, rules, settings):
        found: list[list[Verdict]] = []
        worded: list[Finding] = []
        weight = settings.severity.get(rule.code) or (rule.draft if phase == "draft" else None)
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
        status="unreadable" if source.unread else "andet" if referat.art == "andet" else "ok",
        art=referat.art,
        andel_forstaaet=referat.andel_forstaaet,
        tabt=referat.tabt,
        counts=tuple(counts),
        findings=tuple(findings),
        failures=tuple(failures),
    )


def held_up(referat: Referat, settings: Settings) -> Referat:
    """The referat with the documents beside it that it is to be held up against."""
    if settings.agenda:
        referat = replace(referat, dagsorden=counterpart(settings.agenda, referat))
    if settings.other:
        referat = replace(referat, anden=counterpart(settings.other, referat))
    return referat


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
    if rule.beside and getattr(referat, rule.beside) is None:
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
