"""`check --agenda`: the agenda of a meeting, and the one referat that it belongs to."""

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from referat_lint.mistake import Mistake
from referat_lint.reports.view import clean, shown_path
from referat_lint.walk import STDIN, Target


def without(agenda: str | None, targets: Iterable[Target]) -> Iterator[Target]:
    """The files of a run; an agenda that lies among them is none of them."""
    file = agenda and os.path.realpath(agenda)
    for target in targets:
        if target.path == STDIN or not file or os.path.realpath(target.path) != file:
            yield target


def check(agenda: str, targets: Iterable[Target]) -> None:
    """Mistake where there is no agenda, or more than one referat to hold up against it."""
    if not Path(agenda).is_file():
        raise Mistake(f"--agenda: filen »{clean(agenda)}« findes ikke.")
    first = [shown_path(target.path) for target in islice(targets, 2)]
    if len(first) > 1:
        raise Mistake(
            f"--agenda hører til ét referat, og her er flere ({', '.join(first)} ...); "
            "nævn det referat, som dagsordenen er til."
        )
