"""Measured within one process of the installed package, as JSON: milliseconds of its own time.

`warm FILE ...`: medians of reading, parsing, and everything, over each file. `growth FILE ...`: the
best of a few runs over each.
"""

import gc
import json
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

from referat_lint import lint, load_rules, parse, read

RULES = load_rules()


def milliseconds(do: Callable[[], object]) -> float:
    gc.collect()
    start = process_time()
    do()
    return (process_time() - start) * 1000


def everything(data: bytes, name: str) -> None:
    lint(read(data, name), RULES)


def warm(path: str) -> dict[str, float]:
    data = Path(path).read_bytes()
    source = read(data, path)
    steps: dict[str, Callable[[], object]] = {
        "read": lambda: read(data, path),
        "parse": lambda: parse(source),
        "all": lambda: everything(data, path),
    }
    times: dict[str, list[float]] = {step: [] for step in steps}
    for _ in range(40):
        for step, do in steps.items():
            times[step].append(milliseconds(do))
    return {step: median(each[5:]) for step, each in times.items()}


def growth(path: str) -> float:
    data = Path(path).read_bytes()
    rounds = max(2, min(20, 2_000_000 // len(data)))
    return min(milliseconds(lambda: everything(data, path)) for _ in range(rounds))


if __name__ == "__main__":
    measure = {"warm": warm, "growth": growth}[sys.argv[1]]
    print(json.dumps([measure(path) for path in sys.argv[2:]]))
