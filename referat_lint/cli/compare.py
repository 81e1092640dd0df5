"""`compare`: whether two versions of a referat, in whatever formats, say the same."""

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace

from referat_lint.cli.check import Check
from referat_lint.finding import FileResult
from referat_lint.mistake import Mistake
from referat_lint.reports.view import View, clean
from referat_lint.runner import Done
from referat_lint.walk import Target, missing

DEFAULTS = {  # what `check` asks for besides
    "fix": False,
    "diff": False,
    "unsafe_fixes": False,
    "agenda": None,
    "stdin_filename": None,
    "statistics": False,
    "show_files": False,
    "force_exclude": False,
    "jobs": 1,
}


def run(options: Namespace) -> int:
    """Hold the second file up against the first; the exit code is that of `check`."""
    for path in missing([options.first, options.second]):
        raise Mistake(f"{clean(path)} findes ikke.")
    return Compare(options).run()


class Compare(Check):
    """A run over one file, with another beside it."""

    def __init__(self, options: Namespace) -> None:
        self.other = options.first
        wishes = {**DEFAULTS, **vars(options), "paths": [options.second]}
        super().__init__(Namespace(**wishes))

    def targets(self) -> Iterator[Target]:
        """The second file alone."""
        yield Target(self.paths[0], named=True)

    def counted(self, done: Done) -> FileResult:
        """The same; where the second file is no referat, there is nothing to compare."""
        if done.result.status == "andet":
            raise Mistake(f"{clean(done.result.path)} ligner ikke et referat; vælg en anden fil.")
        return super().counted(done)

    def view(self, *, color: bool) -> View:
        """The verdict is about differences."""
        return replace(super().view(color=color), compared=True)
