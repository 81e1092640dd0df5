"""Where a run writes: standard output, files, and what is only for somebody who waits."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import tee
from pathlib import Path
from time import monotonic
from typing import TextIO

from referat_lint.cpr import mask_path
from referat_lint.finding import FileResult
from referat_lint.mistake import Mistake
from referat_lint.reports import FOR_PEOPLE
from referat_lint.reports.view import Report, View

PATIENCE, TICK = 2.0, 0.2  # seconds: before progress is shown, and between two words of it
WIDEST = 120


def tell(words: str) -> None:
    """A line for people, beside the report."""
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    print(mask_path(words).encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr)  # noqa: T201


def colored(wish: str, stream: TextIO) -> bool:
    """Whether to use colours: as wished, else as the environment and the terminal allow."""
    if wish != "auto":
        return wish == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def columns(stream: TextIO) -> int:
    """How wide a passage may be."""
    if not stream.isatty():
        return 100
    from shutil import get_terminal_size

    return min(get_terminal_size().columns, WIDEST)


def standard_output(name: str) -> TextIO:
    """Standard output, made fit for a format: UTF-8 for programs, the terminal's own for people."""
    if hasattr(sys.stdout, "reconfigure"):
        if name in FOR_PEOPLE:
            sys.stdout.reconfigure(errors="backslashreplace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return sys.stdout


def file_output(path: str, stack: ExitStack) -> TextIO:
    """A file for a report; Mistake where it cannot be written."""
    try:
        file = stack.enter_context(
            Path(path).open(  # noqa: SIM115  # the stack closes it
                "w", encoding="utf-8", errors="backslashreplace", newline="\n"
            )
        )
    except OSError as error:
        raise Mistake(f"-o {path}: filen kan ikke skrives ({reason(error)}).") from None
    return file


def reason(error: OSError) -> str:
    """Why something cannot be written."""
    import errno

    reasons = {
        errno.ENOSPC: "disken er fuld",
        errno.EACCES: "der er ikke skriveadgang",
        errno.EPERM: "der er ikke skriveadgang",
        errno.EROFS: "drevet kan kun læses",
        errno.ENOENT: "mappen findes ikke",
        errno.ENOTDIR: "mappen findes ikke",
        errno.EISDIR: "det er en mappe",
    }
    return reasons.get(error.errno or 0) or error.strerror or str(error)


def write(
    results: Iterable[FileResult],
    outputs: Sequence[tuple[Report, View, TextIO]],
    progress: "Progress",
) -> None:
    """Every report on its stream, side by side: none is more than a file ahead of the others."""
    if not outputs:
        for _ in results:
            pass
        return
    taken = [0] * len(outputs)

    def feed(number: int, copy: Iterator[FileResult]) -> Iterator[FileResult]:
        for result in copy:
            taken[number] += 1
            yield result

    copies = tee(results, len(outputs))
    waiting = {
        number: report(feed(number, copies[number]), view)
        for number, (report, view, _) in enumerate(outputs)
    }
    while waiting:
        number = min(waiting, key=taken.__getitem__)
        words = next(waiting[number], None)
        if words is None:
            del waiting[number]
            continue
        stream = outputs[number][2]
        if stream is sys.stdout:
            progress.clear()
        stream.write(words)


class Progress:
    """How many files are done, for somebody who waits at a terminal for more than two seconds."""

    def __init__(self, *, quiet: bool) -> None:
        self.wanted = not quiet and sys.stderr.isatty()
        self.next = monotonic() + PATIENCE
        self.done, self.shown = 0, False

    def step(self) -> None:
        """One more file."""
        self.done += 1
        if self.wanted and monotonic() >= self.next:
            self.next, self.shown = monotonic() + TICK, True
            print(f"\r{self.done} filer kontrolleret ...", end="", file=sys.stderr, flush=True)  # noqa: T201

    def clear(self) -> None:
        """Leave nothing of it behind."""
        if self.shown:
            self.shown = False
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)  # noqa: T201
