"""The command line as a user meets it: words in, exit code and both streams out."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

SOUND = """Teknikudvalget
Referat af møde den 12. marts 2019 kl. 16.30 i Rådhuset
Fraværende: Ingen

1. Godkendelse af dagsorden
Beslutning
Godkendt.
"""
FAULT = "2. Kommune´s plan\nBeslutning\nGodkendt.\n"  # SPR901, a warning with a safe fix
MENDED = "2. Kommunes plan\nBeslutning\nGodkendt.\n"
CPR = "3. Anna Holm, 010190-1234\nBeslutning\nGodkendt.\n"  # PER801, an error
ARTICLE = "Vejret bliver godt i morgen.\nDer ventes sol over hele landet.\n"


class Answer(NamedTuple):
    """What came back."""

    code: int
    out: str
    err: str


def shell(
    *words: str,
    before: tuple[str, ...] = (),
    stdin: bytes = b"",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Answer:
    """Run `referat-lint` in a process of its own, behind the words of another program."""
    run = subprocess.run(
        [*before, sys.executable, "-m", "referat_lint", *words],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=cwd,
        env=dict(env) if env is not None else None,
        timeout=60,
    )
    return Answer(run.returncode, run.stdout.decode(), run.stderr.decode())
