"""How a finding's place and a run's verdict read for people."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from referat_lint.cpr import mask_path
from referat_lint.finding import FileResult, Finding, Related
from referat_lint.ruleset import Rule

CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
WEIGHTS = {"error": "fejl", "warning": "advarsel", "info": "bemærkning"}
READ = ("ok", "andet")


@dataclass(frozen=True)
class View:
    """What a report knows beside the results: the rules, and what it is printed on.

    `width` is of a passage; with `wrap`, sentences keep to it too. `compared`: the findings are
    differences between two files, and so is the verdict.
    """

    rules: tuple[Rule, ...] = ()
    color: bool = False
    width: int = 100
    wrap: bool = False
    verdict: bool = True
    compared: bool = False


Report = Callable[[Iterable[FileResult], View], Iterator[str]]


def clean(text: str) -> str:
    """The text without what would move the cursor, colour the screen or turn the line about."""
    return CONTROL.sub("·", text)


def shown_path(path: str) -> str:
    """A path for people: no personal number in it, nothing that would move the cursor."""
    return clean(mask_path(path))


def place(result: FileResult, finding: Finding | Related) -> str:
    """`path:line:column`, or what takes the place of line and column in the format.

    An export is told by line and element: its lines may be as long as it is.
    """
    other = finding.path if isinstance(finding, Related) else None
    path = shown_path(other or result.path)
    if not by_line(finding):
        return f"{path}:{unlined(finding)}"
    if result.status not in READ:
        return path
    if finding.element:
        return f"{path}:{finding.line} ({clean(finding.element)})"
    return f"{path}:{finding.line}:{finding.column}"


def by_line(finding: Finding | Related) -> bool:
    """Whether line and column tell its place; not so in a Word file or a PDF."""
    return finding.page is None and finding.paragraph is None


def unlined(finding: Finding | Related) -> str:
    """The place in a file without lines."""
    page, paragraph = finding.page, finding.paragraph
    return f"afsnit {paragraph}" if page is None else f"side {page}"


def item(finding: Finding) -> str:
    """`pkt. 7 › Beslutning`; nothing for the document."""
    number = f"pkt. {finding.item}" if finding.item else ""
    return clean(" › ".join(filter(None, [number, finding.section])))


def shown(result: FileResult) -> Iterator[Finding]:
    """The findings that are to be seen to: neither allowed nor accepted before."""
    return (f for f in result.findings if f.suppressed is None and not f.baseline)


@dataclass
class Tally:
    """A run's figures, added up file by file."""

    files: int = 0
    other: int = 0
    ready: int = 0
    read: int = 0
    failures: int = 0
    failed: dict[str, int] = field(default_factory=dict)
    undecided: int = 0

    def count(self, results: Iterable[FileResult]) -> Iterator[FileResult]:
        """The same results, counted as they pass."""
        for result in results:
            self.add(result)
            yield result

    def add(self, result: FileResult) -> None:
        """One more file."""
        weights = [f.severity for f in shown(result) if f.outcome == "failed"]
        for weight in weights:
            self.failed[weight] = self.failed.get(weight, 0) + 1
        self.undecided += sum(f.outcome == "undecided" for f in shown(result))
        self.failures += len(result.failures)
        self.other += result.status == "andet"
        self.read += result.status in READ
        self.files += result.status != "andet"
        self.ready += result.status == "ok" and "error" not in weights and not result.failures

    def verdict(self) -> str:
        """The line that says whether the minutes can be published."""
        errors, warnings = self.failed.get("error", 0), self.failed.get("warning", 0)
        notes = [number(warnings, "advarsel", "advarsler")] if warnings else []
        notes += [f"{self.undecided} kan ikke afgøres"] if self.undecided else []
        if errors and self.files != 1:
            notes.insert(0, f"{errors} fejl")
        line = self._line(errors) + (f" ({', '.join(notes)})" if notes else "")
        if self.other:
            others = number(self.other, "anden fil", "andre filer") if self.files else number(
                self.other, "fil", "filer"
            )  # fmt: skip
            line += f"; {others} er ikke {'et referat' if self.other == 1 else 'referater'}"
        return line

    def differences(self) -> str:
        """The line that says whether two files say the same."""
        names = {"error": ("fejl", "fejl"), "warning": ("advarsel", "advarsler")}
        parts = [number(self.failed[w], *names[w]) for w in names if self.failed.get(w)]
        parts += [f"{self.undecided} kan ikke afgøres"] if self.undecided else []
        if not self.read:
            return "De to filer er ikke sammenlignet"
        words = "De to filer er forskellige"
        if not any(self.failed.values()):
            sure = " sikre" if self.undecided else ""
            words = f"Ingen{sure} forskelle i punkter, beslutninger, navne og tal"
        return words + (f" ({', '.join(parts)})" if parts else "")

    def _line(self, errors: int) -> str:
        if not self.files:
            return f"Ikke klar: {errors} fejl" if errors else "Ingen referater"
        if self.files > 1:
            return f"{self.ready} af {self.files} referater er klar til udgivelse"
        if errors:
            return f"Ikke klar: {errors} fejl"
        if self.failures:
            return f"Ikke afgjort: {number(self.failures, 'regel', 'regler')} kunne ikke køres"
        return "Klar til udgivelse"


def wrapped(text: str, width: int, margin: str = "") -> str:
    """The text in lines of a width; what is longer than that stands whole, as addresses do."""
    from textwrap import fill

    return fill(
        text,
        width,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def number(count: int, one: str, more: str) -> str:
    """A count and its noun."""
    return f"{count} {one if count == 1 else more}"
