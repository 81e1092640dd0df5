"""`check`: which files, how, where the reports go, and what it comes to."""

import os
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from referat_lint.cli import agenda
from referat_lint.cli.settings import configs
from referat_lint.cli.streams import (
    Progress,
    colored,
    columns,
    file_output,
    standard_output,
    tell,
    write,
)
from referat_lint.finding import WEIGHTS, FileResult, at_least
from referat_lint.members import with_members
from referat_lint.mistake import Mistake
from referat_lint.plans import Plans
from referat_lint.readers import ENDINGS
from referat_lint.reports import REPORTS
from referat_lint.reports.view import Report, View, clean, number, shown, shown_path
from referat_lint.runner import Done, Task, ruleset
from referat_lint.runner import run as run_all
from referat_lint.walk import (
    ALWAYS_EXCLUDED,
    ARCHIVES,
    STDIN,
    Target,
    matcher,
    missing,
    walk,
)

NEVER = 3  # heavier than any finding
FOUND, WRONG, NOTHING = 1, 2, 3


def run(options: Namespace) -> int:
    """Check what is named; the exit code."""
    return Check(options).run()


class Check:
    """One run, and what it has seen so far."""

    other: str | None = None  # another version of the file

    def __init__(self, options: Namespace) -> None:
        self.options = options
        self.paths: list[str] = options.paths or ["."]
        self.quiet: bool = options.quiet
        fix = "diff" if options.diff else "write" if options.fix else None
        if options.unsafe_fixes and not fix:
            raise Mistake("--unsafe-fixes kræver --fix eller --diff.")
        if STDIN in self.paths and fix == "write":
            raise Mistake("standard input kan ikke rettes med --fix; brug --diff.")
        if options.stdin_filename and STDIN not in self.paths:
            raise Mistake("--stdin-filename kræver stien - (standard input).")
        self.configs = configs(options)
        self.plans = Plans(
            self.configs,
            ignore=options.ignore or (),
            fix=fix,
            unsafe=options.unsafe_fixes,
            agenda=options.agenda,
            other=self.other,
        )
        self.progress = Progress(quiet=self.quiet)
        self.wrong = self.found = False
        self.files = self.left_out = self.hidden = self.fixes = self.fixed = 0
        self.codes: Counter[tuple[str, str]] = Counter()

    def run(self) -> int:
        """Every file, every report; the exit code."""
        if self.options.agenda:
            agenda.check(self.options.agenda, self.targets())
            self.left_out = 0
        for path in missing(self.paths):
            tell(f"referat-lint: {clean(path)} findes ikke.")
            self.wrong = True
        if self.options.show_files:
            for target in self.targets():
                self.files += 1
                print(shown_path(target.path))  # noqa: T201
        else:
            with ExitStack() as stack:
                outputs = self.outputs(stack)
                write(self.results(), outputs, self.progress)
                for _, _, stream in outputs:
                    stream.flush()
            self.progress.clear()
            self.close()
        return self.code()

    def targets(self) -> Iterator[Target]:
        """The files of the run."""
        always = matcher(ALWAYS_EXCLUDED, Path.cwd())

        def excluded(path: str, folder: bool) -> bool:  # noqa: FBT001
            if always(path, folder):
                return True
            out = self.configs.near(path).excluded(path, folder)
            self.left_out += out
            return out

        force = self.options.force_exclude
        found = walk(self.paths, (*ENDINGS, *ARCHIVES), excluded, force=force)
        found = with_members(found, ENDINGS, excluded, self.max_size())
        return agenda.without(self.options.agenda, found)

    def max_size(self) -> int:
        """How large an archive, or a file in one, may be."""
        limit: int = self.configs.at(Path.cwd())["max-size"]
        return limit

    def tasks(self) -> Iterator[Task]:
        """Each file with its plan."""
        for target in self.targets():
            if target.path == STDIN:
                name = self.options.stdin_filename or STDIN
                plan = self.plans.of(name)
                data = sys.stdin.buffer.read(plan.max_size + 1)
                yield Task(Target(name, named=True), replace(plan, data=data))
            else:
                yield Task(target, self.plans.of(target.path))

    def results(self) -> Iterator[FileResult]:
        """Each file's result as it is to be shown."""
        for done in run_all(self.tasks(), self.jobs()):
            self.progress.step()
            yield self.counted(done)

    def jobs(self) -> int | None:
        """How many processes; None is as many as it takes."""
        if self.options.jobs != 0:
            jobs: int | None = self.options.jobs
            return jobs
        first = Path(self.paths[0])
        config = self.configs.at(first.absolute() if first.is_dir() else first.absolute().parent)
        return None if config["jobs"] == "auto" else int(config["jobs"])

    def counted(self, done: Done) -> FileResult:
        """Take note of a file; without what is too slight to be shown."""
        result = done.result
        config = self.configs.near(result.path)
        self.files += 1
        self.fixes += done.fixes
        self.fixed += done.fixes > 0
        if done.trouble:
            self.wrong = True
            tell(f"referat-lint: {clean(done.trouble)}")
        for failure in result.failures:
            self.wrong = True
            rule = f"reglen {failure.code}" if failure.code else "programmet"
            words = f"intern fejl: {rule} fejlede på {clean(result.path)}"
            tell(f"referat-lint: {words}: {clean(failure.error)}")
        if self.options.verbose:
            tell(f"{clean(result.path)}: {result.status}, {config_name(config.file)}")
        least = WEIGHTS.get(config["fail-on"], NEVER)
        for finding in shown(result):
            self.codes[finding.code, finding.outcome] += 1
            failed = finding.outcome == "failed"
            self.found |= failed and WEIGHTS[finding.severity] >= least
        if self.options.diff and done.diff:
            self.progress.clear()
            standard_output("full").write(done.diff)
        kept = at_least(result, config["min-severity"])
        self.hidden += len(result.findings) - len(kept.findings)
        return kept

    def outputs(self, stack: ExitStack) -> list[tuple[Report, View, TextIO]]:
        """The reports that are asked for, and where each goes."""
        main = self.options.output_format or "full"
        given = self.options.output_file or []
        plain = [file for name, file in given if name is None]
        if len(plain) > 1:
            raise Mistake("-o uden format kan kun gives én gang; skriv -o FORMAT=FIL.")
        files = [(name or main, file) for name, file in given]
        if len({os.path.realpath(file) for _, file in files}) < len(files):
            raise Mistake("to rapporter kan ikke skrives i samme fil.")
        outputs = [
            (
                REPORTS[name],
                self.view(color=self.options.color == "always"),
                file_output(file, stack),
            )
            for name, file in files
        ]
        if not plain and not self.options.diff:
            stream = standard_output(main)
            color = colored(self.options.color, stream)
            view = replace(self.view(color=color), width=columns(stream), wrap=stream.isatty())
            outputs.append((REPORTS[main], view, stream))
        return outputs

    def view(self, *, color: bool) -> View:
        """What a report is to know."""
        return View(ruleset(), color=color, verdict=not self.quiet)

    def close(self) -> None:
        """What is said beside the reports when all is done."""
        if self.options.statistics:
            self.statistics()
        if self.quiet:
            return
        if self.fixes:
            could = "kan rettes" if self.options.diff else "er rettet"
            steder = number(self.fixes, "sted", "steder")
            tell(f"{steder} {could} i {number(self.fixed, 'fil', 'filer')}.")
        if self.hidden:
            tell(f"{number(self.hidden, 'fund', 'fund')} under --min-severity er ikke vist.")
        if not self.files and not self.wrong:
            found = f"ingen filer fundet ({', '.join((*ENDINGS, *ARCHIVES))})"
            what = "konfigurationen udelader alle filer" if self.left_out else found
            tell(f"referat-lint: {what}; intet er kontrolleret.")

    def statistics(self) -> None:
        """How often each rule was broken, the most frequent first."""
        names = {rule.code: rule.name for rule in ruleset()}
        totals = Counter({code: 0 for code, _ in self.codes})
        for (code, _), count in self.codes.items():
            totals[code] += count
        for code, total in sorted(totals.items(), key=lambda each: (-each[1], each[0])):
            doubts = self.codes[code, "undecided"]
            rest = f" ({doubts} kan ikke afgøres)" if doubts else ""
            tell(f"{total:>6}  {code}  {names[code]}{rest}")

    def code(self) -> int:
        """What it comes to."""
        if self.wrong:
            return WRONG
        if not self.files:
            return 0 if self.left_out else NOTHING
        return FOUND if self.found and not self.options.exit_zero else 0


def config_name(file: Path | None) -> str:
    """The configuration that was used."""
    return f"konfiguration {file}" if file else "ingen konfiguration"
