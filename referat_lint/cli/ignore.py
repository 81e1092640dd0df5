"""`ignore`: suppressions in the sidecar, added, listed and pruned."""

import os
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from referat_lint import sidecar
from referat_lint.cli.streams import reason, standard_output
from referat_lint.config import Configs
from referat_lint.cpr import mask
from referat_lint.finding import Allowance, FileResult, Finding
from referat_lint.members import with_members
from referat_lint.mistake import Mistake
from referat_lint.plans import Plans
from referat_lint.readers import ENDINGS
from referat_lint.reports.view import READ, clean, number, place, shown_path
from referat_lint.runner import Task, do, ruleset
from referat_lint.runner import run as run_all
from referat_lint.suppress import NAME, speaks_of
from referat_lint.walk import ARCHIVES, Target, archived, missing, walk


def run(options: Namespace) -> int:
    """One of the three."""
    return ACTIONS[options.action](options)


def add(options: Namespace) -> int:
    """Append the entry that lets one finding of a file pass."""
    if len(options.words) != 2:  # noqa: PLR2004
        raise Mistake("skriv: referat-lint ignore add FUND FIL --reason TEKST.")
    word, path = options.words
    if missing([path]):
        raise Mistake(f"{shown_path(path)} findes ikke.")
    if not (options.reason or "").strip():
        raise Mistake("--reason mangler: en undtagelse skal have en begrundelse.")
    if options.until:
        _check_day(options.until)
    plan = Plans(Configs({})).of(path)
    result = do(Task(Target(path, named=True), plan)).result
    finding = _one(result, word)
    rule = next(rule for rule in ruleset() if rule.code == finding.code)
    if rule.sidecar and not (options.by and options.until):
        raise Mistake(f"{rule.code} kan kun undtages med navn (--by) og slutdato (--until).")
    file = sidecar.find(Path(path).parent) or _new(path)
    entry = sidecar.words(finding, path, options.reason, options.by or "", options.until or "")
    before = file.read_text("utf-8") if file.exists() else ""
    blank = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    _write(file, before + blank + entry)
    standard_output("full").write(
        f"{finding.code} {place(result, finding)} er undtaget i {shown_path(str(file))}.\n"
    )
    return 0


def _new(path: str) -> Path:
    """Where a sidecar begins: here, if the file will find it here, else beside the file."""
    within = archived(path)
    path = within[0] if within else path
    here, file = Path.cwd(), Path(os.path.abspath(path))  # noqa: PTH100  # without »..«
    return Path(NAME) if here in file.parents else Path(path).parent / NAME


def _one(result: FileResult, word: str) -> Finding:
    """The only finding by that fingerprint, code or name."""
    findings = [f for f in result.findings if f.suppressed is None and not f.code.startswith("UND")]
    found = [f for f in findings if word in {f.fingerprint, f.code, f.name}]
    if len({f.fingerprint for f in found}) == 1:
        return found[0]
    listed = "".join(
        f"\n  {f.fingerprint}  {f.code}  {place(result, f)}  {clean(f.message)}"
        for f in found or findings
    )
    if found:
        raise Mistake(f"»{word}« passer på flere fund; brug fingeraftrykket:{listed}")
    raise Mistake(
        f"»{word}« er intet fund i {shown_path(result.path)}; der er:{listed or ' ingen.'}"
    )


def _check_day(words: str) -> None:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        raise Mistake(f"--until: »{words}« er ingen dato; skriv som 2027-12-31.") from None
    if day < date.today():  # noqa: DTZ011  # a day here
        raise Mistake(f"--until: {words} er allerede gået.")


def show(options: Namespace) -> int:  # noqa: ARG001  # every action takes its options
    """Every entry of the nearest sidecar."""
    file = _nearest()
    today = date.today().isoformat()  # noqa: DTZ011  # a day here
    out = standard_output("full")
    for wish in sidecar.load(file, ruleset()):
        entry = wish.entry
        until, by, of = (entry.until, entry.by, entry.file) if entry else (None, None, None)
        notes = [
            f"af {by}" if by else "",
            f"{'udløbet' if until < today else 'til'} {until}" if until else "",
            mask(of or ""),
        ]
        rest = ", ".join(filter(None, notes))
        out.write(f"{shown_path(str(file))}:{wish.line}: {wish.codes[0]} {clean(wish.reason)}")
        out.write(f" ({clean(rest)})\n" if rest else "\n")
    return 0


def prune(options: Namespace) -> int:
    """Remove the entries that are past their date, and those that their files no longer need.

    Every file below the sidecar may need them; with paths, those of other files are left alone.
    """
    file = _nearest()
    today = date.today().isoformat()  # noqa: DTZ011  # a day here
    wishes = sidecar.load(file, ruleset())
    if gone := missing(options.words):
        raise Mistake(f"{shown_path(gone[0])} findes ikke.")
    asked = {Path(path).name for path in _paths(options.words)} if options.words else None
    results = _results([*options.words, str(file.parent)], wishes)
    idle = [wish for wish in wishes if _is_idle(wish, results, asked, today)]
    if idle:
        _write(file, sidecar.without(file.read_text("utf-8"), (wish.line for wish in idle)))
    undtagelser = number(len(idle), "undtagelse", "undtagelser")
    standard_output("full").write(f"{undtagelser} er fjernet fra {shown_path(str(file))}.\n")
    return 0


def _paths(paths: Sequence[str]) -> Iterator[str]:
    configs = Configs({})

    def excluded(path: str, folder: bool) -> bool:  # noqa: FBT001
        return configs.near(path).excluded(path, folder)

    found = walk(paths, (*ENDINGS, *ARCHIVES), excluded)
    limit = configs.at(Path.cwd())["max-size"]
    return (target.path for target in with_members(found, ENDINGS, excluded, limit))


def _results(paths: Sequence[str], wishes: Sequence[Allowance]) -> list[FileResult]:
    """What is found, without a sidecar, in the files that the entries speak of."""
    plans = Plans(Configs({}))
    tasks = (
        Task(Target(path, named=True), replace(plans.of(path), allowed=()))
        for path in _paths(paths)
        if any(wish.entry and speaks_of(wish.entry, Path(path).name) for wish in wishes)
    )
    return [done.result for done in run_all(tasks, None)]


def _is_idle(
    wish: Allowance, results: Sequence[FileResult], asked: set[str] | None, today: str
) -> bool:
    """Whether an entry is past its date, or its rule was run on its file, and found nothing."""
    entry, code = wish.entry, wish.codes[0]
    if entry is None or not (asked is None or any(speaks_of(entry, name) for name in asked)):
        return False
    if entry.until and entry.until < today:
        return True
    own = [result for result in results if speaks_of(entry, Path(result.path).name)]
    return bool(own) and all(
        result.status in READ
        and any(count.code == code for count in result.counts)
        and not result.failures
        and entry.fingerprint not in {f.fingerprint for f in result.findings if f.code == code}
        for result in own
    )


def _nearest() -> Path:
    file = sidecar.find(Path.cwd())
    if file is None:
        raise Mistake(f"der er ingen {NAME} her eller i mapperne ovenover.")
    return file


def _write(file: Path, words: str) -> None:
    try:
        file.write_text(words, "utf-8", newline="\n")
    except OSError as error:
        raise Mistake(f"{file} kan ikke skrives ({reason(error)}).") from None


ACTIONS = {"add": add, "list": show, "prune": prune}
