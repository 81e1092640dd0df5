"""For programs that read a line at a time: one file, with its findings, a line."""

from collections.abc import Iterable, Iterator

from referat_lint.finding import FileResult
from referat_lint.reports import data
from referat_lint.reports.view import View


def report(results: Iterable[FileResult], view: View) -> Iterator[str]:  # noqa: ARG001  # every report takes both
    """A whole report of one file on each line."""
    for result in results:
        whole = {
            "skema": data.SCHEMA,
            **data.file(result),
            "rules": [data.count(count) for count in result.counts],
            "findings": [data.finding(result.path, finding) for finding in result.findings],
        }
        yield data.text(whole) + "\n"
