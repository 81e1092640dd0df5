"""For people and grep: a line a finding."""

from collections.abc import Iterable, Iterator

from referat_lint.finding import FileResult
from referat_lint.reports.view import View, clean, item, place, shown


def report(results: Iterable[FileResult], view: View) -> Iterator[str]:  # noqa: ARG001  # every report takes both
    """`path:line:column: CODE name pkt. 7 › Beslutning: message`."""
    for result in results:
        for finding in shown(result):
            doubt = "kan ikke afgøres: " if finding.outcome == "undecided" else ""
            where = " ".join(filter(None, [finding.code, finding.name, item(finding)]))
            yield f"{place(result, finding)}: {where}: {doubt}{clean(finding.message)}\n"
