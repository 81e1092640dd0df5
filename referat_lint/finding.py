"""What a check yields, and what a run says of a file: plain data that outlives the text."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from referat_lint.source import Mark, Source, Span

Severity = Literal["error", "warning", "info"]
WEIGHTS: Mapping[str, int] = {"info": 0, "warning": 1, "error": 2}
Outcome = Literal["failed", "undecided"]


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `text` where `span` was; an empty span inserts, an empty text deletes."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that belong together; a safe one never changes what the referat says."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """The place failed: words for the message's blanks, other places to look at, perhaps a fix.

    `related`: the place, what stands there and, where it is another's, the file. `severity` is
    the hit's own weight where the rule's varies; None is the rule's.
    """

    span: Span
    words: Mapping[str, object]
    related: tuple[tuple[Span, str] | tuple[Span, str, Source], ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Unsure:
    """The place neither passed nor failed, and why nobody can tell (a whole Danish sentence)."""

    span: Span
    reason: str


Verdict = Hit | Unsure


class Related(NamedTuple):
    """Another place to look at, in this file or the one at `path`; otherwise as of a finding."""

    line: int
    column: int
    message: str
    page: int | None = None
    paragraph: int | None = None
    element: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit, or all the unsure of one reason, in the words of the rule and ready to be shown.

    `span` counts characters of the text that the reader made; lines, columns and the edits of `fix`
    are the file's own, from 1 (edits: offsets from 0; in a Word file, of word/document.xml).
    `end_column` is exclusive. `window` is what stands before and after the quote on its line.
    `page` and `bbox` (left, bottom, right, top, in points) are a PDF's, `paragraph` a Word file's,
    `element` an XML path.
    """

    code: str
    name: str
    severity: Severity
    outcome: Outcome
    message: str
    line: int
    column: int
    end_line: int
    end_column: int
    span: Span
    quote: str
    window: tuple[str, str]
    item: str | None
    section: str | None
    related: tuple[Related, ...]
    basis: str
    fingerprint: str
    fix: Fix | None = None
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    paragraph: int | None = None
    element: str | None = None
    suppressed: str | None = None
    baseline: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """The places a rule looked at: one with a hit failed, one with doubts alone is undecided."""

    code: str
    places: int
    passed: int
    failed: int
    undecided: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What an allowance in the sidecar says besides: which finding, by whom, until when (ISO).

    `path` is the sidecar's own; `file` the name of the only file it speaks of, None for any.
    """

    path: str
    fingerprint: str
    by: str | None
    until: str | None
    file: str | None


NOWHERE = Mark(0)


@dataclass(frozen=True, slots=True)
class Allowance:
    """A wish, in the text or the sidecar, that findings be let pass.

    `codes` as written: codes or names of rules. `line`, `column` and `at` are where it stands,
    `lines` the file's lines it speaks of, both inclusive, from 1 (None: the whole file).
    """

    codes: tuple[str, ...]
    reason: str
    span: Span
    line: int
    column: int
    lines: tuple[int, int] | None
    quote: str
    entry: Entry | None = None
    at: Mark = NOWHERE


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that raised, and what it raised: an error of the program's, not of the referat's."""

    code: str
    error: str


@dataclass(frozen=True, slots=True)
class FileResult:
    """One file, linted; the findings in the order of its text.

    `status`: ok, andet (no referat), unreadable, refused, timeout, crash. `allowances` are those of
    the file's own text.
    """

    path: str
    format: str
    sha256: str
    status: str
    art: str | None
    andel_forstaaet: float | None
    tabt: tuple[str, ...]
    counts: tuple[Count, ...]
    findings: tuple[Finding, ...]
    profile: str | None = None
    allowances: tuple[Allowance, ...] = ()
    failures: tuple[Failure, ...] = ()


def at_least(result: FileResult, severity: str) -> FileResult:
    """The result without the findings that are slighter."""
    kept = tuple(f for f in result.findings if WEIGHTS[f.severity] >= WEIGHTS[severity])
    return result if len(kept) == len(result.findings) else replace(result, findings=kept)
