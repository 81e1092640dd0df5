"""For programs: one JSON object for the run, findings first, so that they stream."""

from collections.abc import Iterable, Iterator

from referat_lint.finding import Count, FileResult
from referat_lint.reports import data
from referat_lint.reports.view import View


def report(results: Iterable[FileResult], view: View) -> Iterator[str]:  # noqa: ARG001  # every report takes both
    """A finding a line; the files, and the rules' places over all files, at the end."""
    files: list[str] = []
    counts: dict[str, Count] = {}
    head = f'"skema": {data.text(data.SCHEMA)}, "tool": {data.text(data.TOOL)}'
    yield f'{{{head},\n "findings": ['
    comma = ""
    for result in results:
        files.append(data.text(data.file(result)))
        for count in result.counts:
            counts[count.code] = _sum(counts.get(count.code), count)
        lines = []
        for finding in result.findings:
            lines.append(f"{comma}\n  {data.text(data.finding(result.path, finding))}")
            comma = ","
        yield "".join(lines)
    rules = [data.text(data.count(counts[code])) for code in sorted(counts)]
    yield f'],\n "files": [{_list(files)}],\n "rules": [{_list(rules)}]}}\n'


def _list(lines: list[str]) -> str:
    return "\n  " + ",\n  ".join(lines) if lines else ""


def _sum(so_far: Count | None, more: Count) -> Count:
    if so_far is None:
        return more
    return Count(
        more.code,
        so_far.places + more.places,
        so_far.passed + more.passed,
        so_far.failed + more.failed,
        so_far.undecided + more.undecided,
    )
