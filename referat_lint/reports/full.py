"""For people: every finding with its passage and its basis, and whether all can be published."""

from collections.abc import Iterable, Iterator

from referat_lint.finding import FileResult, Finding
from referat_lint.reports.passage import cells, passage, width
from referat_lint.reports.view import (
    WEIGHTS,
    Tally,
    View,
    by_line,
    clean,
    item,
    place,
    shown,
    shown_path,
    wrapped,
)

COLORS = {"error": "1;31", "warning": "1;33", "info": "1;36", "quiet": "2", "strong": "1"}
GUTTER = 9


def report(results: Iterable[FileResult], view: View) -> Iterator[str]:
    """A finding at a time; after each file what nobody can tell, at the very end one line."""
    paint = painter(color=view.color)
    sidecar = {rule.code for rule in view.rules if rule.sidecar}
    tally = Tally()
    for result in tally.count(results):
        findings = list(shown(result))
        for finding in findings:
            if finding.outcome == "failed":
                yield "".join(_finding(result, finding, view, paint))
                if finding.code in sidecar:
                    yield "".join(_entry(result, finding, paint))
                yield "\n"
        if doubts := [finding for finding in findings if finding.outcome == "undecided"]:
            yield "".join(_doubts(result, doubts, paint))
            yield "\n"
    if view.verdict:
        ready = tally.ready == tally.files and not tally.failed.get("error")
        words = tally.differences() if view.compared else tally.verdict()
        yield paint(words, "1;32" if ready else COLORS["error"]) + "\n"


class Painter:
    """Words in a colour, where there is any."""

    def __init__(self, *, color: bool) -> None:
        self.color = color

    def __call__(self, words: str, color: str) -> str:
        return f"\x1b[{color}m{words}\x1b[0m" if self.color and words else words


def painter(*, color: bool) -> Painter:
    """What paints, or leaves words as they are."""
    return Painter(color=color)


def _finding(result: FileResult, finding: Finding, view: View, paint: Painter) -> Iterator[str]:
    color = COLORS[finding.severity]
    name = f"{paint(finding.code, COLORS['strong'])} {finding.name}"
    where = f" ({item(finding)})" if item(finding) else ""
    weight = paint(WEIGHTS[finding.severity], color)
    yield f"{paint(place(result, finding), COLORS['strong'])}: {weight} {name}{where}\n"
    yield _wrapped(clean(finding.message), view) + "\n"
    if any(finding.window) or finding.quote:
        for number, before, words, after in passage(finding, max(view.width - GUTTER, 40)):
            bar = paint(f"{number if by_line(finding) else '':>6} │ ", COLORS["quiet"])
            yield f"{bar}{before}{paint(words, color)}{after}".rstrip() + "\n"
            under = "^" * max(width(cells(words)), 1)
            bar = paint(f"{'':>6} │ ", COLORS["quiet"])
            yield f"{bar}{' ' * width(cells(before))}{paint(under, color)}\n"
    for other in finding.related:
        yield f"  se {place(result, other)}: {clean(other.message)}\n"
    if finding.fix:
        flag = "--fix" if finding.fix.safe else "--fix --unsafe-fixes"
        yield f"  rettelse: {clean(finding.fix.title)} ({flag})\n"
    yield paint(_wrapped(f"grundlag: {finding.basis}", view), COLORS["quiet"]) + "\n"


def _wrapped(sentence: str, view: View) -> str:
    return wrapped(sentence, view.width, "  ") if view.wrap else f"  {sentence}"


def _entry(result: FileResult, finding: Finding, paint: Painter) -> Iterator[str]:
    from referat_lint.sidecar import words
    from referat_lint.suppress import NAME

    entry = words(finding, result.path, "...", "...", "ÅÅÅÅ-MM-DD")
    lines = "".join(f"    {line}\n" for line in entry.splitlines())
    yield paint(f"  kan kun undtages i {NAME}:\n{lines}", COLORS["quiet"])


def _doubts(result: FileResult, doubts: list[Finding], paint: Painter) -> Iterator[str]:
    yield (
        paint(f"{shown_path(result.path)}: kan ikke afgøres ({len(doubts)})", COLORS["strong"])
        + "\n"
    )
    for finding in doubts:
        where = f" ({item(finding)})" if item(finding) else ""
        at = place(result, finding).removeprefix(shown_path(result.path)).removeprefix(":")
        yield f"  {at}: {finding.code} {finding.name}{where}: {clean(finding.message)}\n"
