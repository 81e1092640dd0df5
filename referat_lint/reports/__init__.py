"""What was found, as text: one pure function a format, which asks for a file at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from referat_lint.finding import FileResult
    from referat_lint.reports.view import Report, View

HOMES = {
    "full": "full",
    "concise": "concise",
    "json": "json_whole",
    "json-lines": "json_lines",
    "sarif": "sarif",
    "github": "github",
}
FOR_PEOPLE = ("full", "concise")


def _imported_when_used(home: str) -> Report:
    def report(results: Iterable[FileResult], view: View) -> Iterator[str]:
        from importlib import import_module

        lines: Iterator[str] = import_module(f"{__name__}.{home}").report(results, view)
        return lines

    return report


REPORTS: dict[str, Report] = {name: _imported_when_used(home) for name, home in HOMES.items()}
