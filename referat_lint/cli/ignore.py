"""`ignore`: suppressions in the sidecar, added, listed and pruned."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from referat_lint import sidecar
from referat_lint.cli.streams import reason, standard_output
from referat_lint.config import Configs
from referat_lint.finding import Allowance, FileResult, Finding
from referat_lint.mistake import Mistake
from referat_lint.plans import Plans
from referat_lint.readers import ENDINGS
from referat_lint.reports.view import clean, number, place
from referat_lint.runner import Task, do, ruleset
from referat_lint.runner import run as run_all
from referat_lint.suppress import NAME
from referat_lint.walk import Target, missing, walk


def run(options: Namespace) -> int:
    """One of the three."""
    return ACTIONS[options.action](options)


def add(options: Namespace) -> int:
    """Append the entry that lets one finding of a file pass."""
    if len(options.words) != 2:  # noqa: PLR2004
        raise Mistake("skriv: referat-lint ignore add FUND FIL --reason TEKST.")
    word, path = options.words
    if missing([path]):
        raise Mistake(f"{clean(path)} findes ikke.")
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
    file = sidecar.find(Path(path).absolute().parent) or Path(NAME)
    entry = sidecar.words(finding, path, options.reason, options.by or "", options.until or "")
    before = file.read_text("utf-8") if file.exists() else ""
    blank = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    _write(file, before + blank + entry)
    standard_output("full").write(
        f"{finding.code} {place(result, finding)} er undtaget i {file}.\n"
    )
    return 0


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
    raise Mistake(f"»{word}« er intet fund i {clean(result.path)}; der er:{listed or ' ingen.'}")


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
            of or "",
        ]
        rest = ", ".join(filter(None, notes))
        out.write(f"{file}:{wish.line}: {wish.codes[0]} {clean(wish.reason)}")
        out.write(f" ({clean(rest)})\n" if rest else "\n")
    return 0


def prune(options: Namespace) -> int:
    """Remove the entries that are past their date, and those that no checked file needs."""
    file = _nearest()
    today = date.today().isoformat()  # noqa: DTZ011  # a day here
    wishes = sidecar.load(file, ruleset())
    paths = options.words or ["."]
    if gone := missing(paths):
        raise Mistake(f"{clean(gone[0])} findes ikke.")
    needed = _needed(paths)
    idle = [wish for wish in wishes if _is_idle(wish, needed, today)]
    if idle:
        _write(file, sidecar.without(file.read_text("utf-8"), (wish.line for wish in idle)))
    undtagelser = number(len(idle), "undtagelse", "undtagelser")
    standard_output("full").write(f"{undtagelser} er fjernet fra {file}.\n")
    return 0


def _needed(paths: Sequence[str]) -> set[tuple[str, str, str]]:
    """Code, fingerprint and file name of everything found, without a sidecar, in these files."""
    plans = Plans(Configs({}))
    configs = plans.configs
    targets = walk(paths, ENDINGS, lambda path, folder: configs.near(path).excluded(path, folder))
    tasks = (Task(target, plans.of(target.path)) for target in targets)
    return {
        (finding.code, finding.fingerprint, Path(done.result.path).name)
        for done in run_all(tasks, None)
        for finding in done.result.findings
    }


def _is_idle(wish: Allowance, needed: set[tuple[str, str, str]], today: str) -> bool:
    entry = wish.entry
    if entry is None or (entry.until and entry.until < today):
        return True
    return not any(
        (code, mark) == (wish.codes[0], entry.fingerprint) and entry.file in {None, name}
        for code, mark, name in needed
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
