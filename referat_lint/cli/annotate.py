"""`annotate`: a copy of the user's own file with the findings in it."""

import os
import re
from argparse import Namespace
from itertools import count
from pathlib import Path

from referat_lint.annotate.notes import failed, undecided
from referat_lint.cli.settings import configs
from referat_lint.cli.streams import reason, standard_output, tell
from referat_lint.mistake import Mistake
from referat_lint.plans import Plans
from referat_lint.reports.view import READ, clean, number, shown_path
from referat_lint.runner import Done, Task
from referat_lint.runner import run as run_all
from referat_lint.saving import is_archival, is_signed
from referat_lint.walk import Target, archived

WRONG = 2
SUFFIX = " - kommenteret"
COPY = re.compile(rf"{SUFFIX}(?: \([0-9]+\))?\Z")


def run(options: Namespace) -> int:
    """Write the copy, and say where it lies: 0, whatever the remarks; `check` is the verdict.

    2 where there is no copy, or a rule of ours failed.
    """
    path, wanted = options.file, options.output_file
    if archived(path):
        raise Mistake(f"{clean(path)} ligger i et arkiv; pak den ud, og brug annotate på den.")
    if not Path(path).exists():
        raise Mistake(f"{clean(path)} findes ikke.")
    if wanted and Path(wanted).exists() and os.path.samefile(path, wanted):  # noqa: PTH121
        raise Mistake("-o: kopien kan ikke skrives oven i filen selv; vælg et andet navn.")
    kind = "changes" if options.track_changes else "remarks"
    plan = Plans(configs(options), ignore=options.ignore or (), copy=kind).of(path)
    (done,) = run_all([Task(Target(path, named=True), plan)], 1)
    _refuse(path, done)
    where = _write_as(wanted, done.copy) if wanted else _write_beside(path, done.copy)
    if is_signed(done.copy, done.result.format):
        tell("Filen er underskrevet digitalt; underskriften gælder ikke for kopien.")
    if is_archival(done.copy, done.result.format):
        tell("Filen er en PDF/A, og det er kopien ikke; det er filen selv, der skal arkiveres.")
    standard_output("full").write(f"{told(done)}: {shown_path(where)}\n")
    return WRONG if done.result.failures else 0


def told(done: Done) -> str:
    """How many remarks, and changes, the copy has."""
    notes, doubts = len(failed(done.result)), len(undecided(done.result))
    rest = f" ({doubts} kan ikke afgøres)" if doubts else ""
    changes = f"{number(done.fixes, 'rettelse', 'rettelser')} og " if done.fixes else ""
    return f"Kopi med {changes}{number(notes, 'bemærkning', 'bemærkninger')}{rest}"


def _refuse(path: str, done: Done) -> None:
    """Mistake where there is no copy: the file was not read, or has no room for remarks."""
    if done.result.status not in READ:
        words = " ".join(finding.message for finding in done.result.findings)
        raise Mistake(f"{clean(path)}: {clean(words)}")
    if done.trouble:
        raise Mistake(clean(done.trouble))
    for failure in done.result.failures:
        tell(f"referat-lint: intern fejl: reglen {failure.code} fejlede: {clean(failure.error)}")


def _write_beside(path: str, copy: bytes) -> str:
    """Under the first name that is free: an earlier copy may hold somebody's answers."""
    file = Path(path)
    stem = COPY.sub("", file.stem)
    for turn in count(1):
        more = "" if turn == 1 else f" ({turn})"
        target = file.with_name(f"{stem}{SUFFIX}{more}{file.suffix}")
        try:
            with target.open("xb") as new:
                new.write(copy)
        except FileExistsError:
            continue
        except OSError as error:
            if target.is_file():  # a part of it
                target.unlink()
            raise _unwritten(str(target), error) from None
        return str(target)
    raise AssertionError  # count() has no end


def _write_as(path: str, copy: bytes) -> str:
    """Under the name that was asked for, whatever lies there: whole, or not at all."""
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name[:100]}.{os.getpid()}.referat-lint")
    try:
        try:
            temporary.write_bytes(copy)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritten(path, error) from None
    return path


def _unwritten(path: str, error: OSError) -> Mistake:
    return Mistake(f"kopien {clean(path)} kan ikke skrives ({reason(error)}); vælg et navn med -o.")
