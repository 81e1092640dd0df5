"""Speed and memory of the installed wheel, beside what a user would otherwise pick.

Everything is measured in one run on this machine, commands by turns (A B A B), medians; the ratios
are what counts. Limits stand beside the figures; nothing fails.
"""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from math import log
from pathlib import Path
from statistics import linear_regression
from tempfile import TemporaryDirectory

from corpus import SEEDS, referat
from documents import annotated, formats, pages, single
from fresh import environment
from measure import Bench, Command, Row, beside, peak

SIZES = (60_000, 190_000, 600_000, 1_900_000, 6_000_000)


def start(bench: Bench) -> Iterator[Row]:
    python: Command = [bench.commands / "python", "-c", "pass"]
    for flag in ("--version", "--help"):
        ours, theirs = bench.pair([bench.commands / "referat-lint", flag], python, 5 * bench.rounds)
        yield beside(f"{flag}, beside python -c pass", ours, theirs, "5 x")


def seeds(bench: Bench) -> Iterator[Row]:
    folder = bench.files(len(SEEDS))
    codespell: Command = [bench.commands / "codespell", folder]
    ours, theirs = bench.pair(bench.check(folder), codespell, 3 * bench.rounds)
    yield beside("five seeds, beside codespell", ours, theirs, "2.5 x")


def files(bench: Bench) -> Iterator[Row]:
    folder = bench.files(200)
    codespell: Command = [bench.commands / "codespell", folder]
    ours, theirs = bench.pair(bench.check(folder, "-j1"), codespell, bench.rounds)
    yield beside("200 files, -j 1, beside codespell", ours, theirs, "3 x, then 2 x")


def jobs(bench: Bench) -> Iterator[Row]:
    folder = bench.files(2000)
    rounds = max(1, bench.rounds // 2)
    two, one = bench.pair(bench.check(folder, "-j2"), bench.check(folder, "-j1"), rounds)
    figure = f"{one / two:.2f} times as fast"
    yield Row("2,000 files, -j 2, beside -j 1", f"{two:.2f} s", f"{one:.2f} s", figure, "1.7 times")


def warm(bench: Bench) -> Iterator[Row]:
    made = bench.folder / "30kB.txt"
    made.write_text(referat(30_000), "utf-8", newline="\n")
    markdown = bench.folder / "30kB.md"
    markdown.write_text(referat(30_000).replace("Punkt ", "## Punkt "), "utf-8", newline="\n")
    paths = [*SEEDS, made, markdown]
    for path, steps in zip(paths, bench.inside("warm", *paths), strict=True):
        kilobytes = path.stat().st_size / 1000
        parts = ", ".join(f"{step} {steps[step]:.2f}" for step in ("read", "parse"))
        figure = f"{steps['all'] * 30 / kilobytes:.1f} ms per 30 kB"
        what = f"warm: {path.name[:3]} ({kilobytes:.0f} kB {path.suffix[1:]})"
        yield Row(what, f"{steps['all']:.2f} ms", f"({parts})", figure, "10 ms")


def memory(bench: Bench) -> Iterator[Row]:
    few, many = (peak(bench.check(bench.files(count), "-j1")) for count in (200, 2000))
    figure = f"{many - few:+.1f} MB"
    limit = "100 MB, no more for the larger"
    yield Row("peak memory, 2,000 files and 200", f"{many:.1f} MB", f"{few:.1f} MB", figure, limit)


def growth(bench: Bench) -> Iterator[Row]:
    paths = [bench.folder / f"{size}.txt" for size in SIZES]
    for path, size in zip(paths, SIZES, strict=True):
        path.write_text(referat(size), "utf-8", newline="\n")
    times = bench.inside("growth", *paths)
    sizes = [log(path.stat().st_size) for path in paths]
    exponent = linear_regression(sizes, [log(time) for time in times]).slope
    ends = f"{times[-1] / 1000:.2f} s", f"{times[0] / 1000:.3f} s"
    yield Row("growth, 6 MB and 60 kB", *ends, f"exponent {exponent:.3f}", "1.05")


BENCHES: dict[str, Callable[[Bench], Iterator[Row]]] = {
    bench.__name__: bench
    for bench in (
        *(start, seeds, files, jobs, warm, memory, growth),
        *(formats, annotated, single, pages),
    )
}


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("benches", nargs="*", metavar="BENCH", help=f"all, or: {' '.join(BENCHES)}")
    parser.add_argument("--rounds", type=int, default=7, help="how many pairs (default 7)")
    options = parser.parse_args()
    if unknown := [name for name in options.benches if name not in BENCHES]:
        parser.error(f"no such bench: {' '.join(unknown)}")
    with TemporaryDirectory() as name:
        folder = Path(name)
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors", flush=True)
        bench = Bench(environment(folder), folder, options.rounds)
        print(f"\n{'what':36} {'ours':>10} {'beside':>24} {'figure':>20}   limit")
        for which in options.benches or BENCHES:
            for row in BENCHES[which](bench):
                words = f"{row.what:36} {row.ours:>10} {row.theirs:>24} {row.figure:>20}"
                print(f"{words}   {row.limit}", flush=True)


if __name__ == "__main__":
    main()
