"""How a command or a step is measured, and the line of the table that it makes."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from corpus import copies

Command = list[str | Path]
MEGABYTE = 1024 * (1024 if sys.platform == "darwin" else 1)  # in units of ru_maxrss


@dataclass(frozen=True)
class Row:
    """A line of the table."""

    what: str
    ours: str
    theirs: str
    figure: str
    limit: str


@dataclass(frozen=True)
class Bench:
    """The environment to measure, a folder for texts, and how many times to measure."""

    commands: Path
    folder: Path
    rounds: int

    def check(self, path: Path, *flags: str) -> Command:
        """The command that lints a folder."""
        return [self.commands / "referat-lint", "check", "--isolated", "--exit-zero", *flags, path]

    def files(self, count: int) -> Path:
        """A folder with so many files, made once."""
        folder = self.folder / str(count)
        return folder if folder.exists() else copies(folder, count)

    def pair(self, ours: Command, theirs: Command, rounds: int) -> tuple[float, float]:
        """The median seconds of two commands, run by turns; each one's first run is not counted."""
        times: tuple[list[float], list[float]] = [], []
        for number in range(rounds + 1):
            for command, taken in zip((ours, theirs), times, strict=True):
                seconds = timed(command)
                if number:
                    taken.append(seconds)
        return median(times[0]), median(times[1])

    def inside(self, what: str, *paths: Path) -> list[Any]:
        """What inside.py measures in a process of the environment, for each path."""
        script = Path(__file__).with_name("inside.py")
        command: Command = [self.commands / "python", "-P", script, what, *paths]
        run = subprocess.run(command, check=True, capture_output=True, text=True)
        measured: list[Any] = json.loads(run.stdout)
        return measured


def timed(command: Command) -> float:
    start = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return perf_counter() - start


def peak(command: Command) -> float:
    """The most memory that a command's process held, in MB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_maxrss / MEGABYTE


def beside(what: str, ours: float, theirs: float, limit: str) -> Row:
    return Row(what, f"{ours:.3f} s", f"{theirs:.3f} s", f"{ours / theirs:.2f} x", limit)
