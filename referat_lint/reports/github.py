"""For GitHub Actions: a workflow command a finding."""

from collections.abc import Iterable, Iterator

from referat_lint.cpr import mask_path
from referat_lint.finding import FileResult
from referat_lint.reports.view import View, by_line, item, shown, unlined

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY = {**MESSAGE, ":": "%3A", ",": "%2C"}


def report(results: Iterable[FileResult], view: View) -> Iterator[str]:  # noqa: ARG001  # every report takes both
    """Undecided findings are notices: they fail nothing."""
    for result in results:
        for finding in shown(result):
            failed = finding.outcome == "failed"
            where = {
                "file": mask_path(result.path),
                "line": finding.line,
                "col": finding.column,
                "endLine": finding.end_line,
                "endColumn": finding.end_column,
                "title": f"{finding.name} ({finding.code})",
            }
            if not by_line(finding):
                where |= {"line": 1, "endLine": 1}
                del where["col"], where["endColumn"]
            elif finding.end_line != finding.line:  # GitHub takes columns within one line alone
                del where["col"], where["endColumn"]
            level = LEVELS[finding.severity] if failed else "notice"
            pairs = (f"{key}={_escaped(str(value), PROPERTY)}" for key, value in where.items())
            at = "" if by_line(finding) else unlined(finding)
            words = [at, item(finding), "" if failed else "kan ikke afgøres", finding.message]
            message = _escaped(": ".join(filter(None, words)), MESSAGE)
            yield f"::{level} {','.join(pairs)}::{message}\n"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(char, char) for char in text)
