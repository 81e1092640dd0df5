"""Work in order: one after another here, or in chunks to worker processes."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Task = TypeVar("Task")
Done = TypeVar("Done")
CHUNK = 16
AHEAD = 4  # chunks that wait for each worker
FEW = 48  # for fewer, a worker's start costs more than it saves


def ordered(
    do: Callable[[Task], Done],
    tasks: Iterable[Task],
    jobs: int | None,
    lost: Callable[[Task], Done],
) -> Iterator[Done]:
    """Every task's result in the order of the tasks, whatever the number of jobs (None: auto).

    `do` and `lost` are functions of a module; `lost` is the result of a task that kills its worker.
    """
    waiting = iter(tasks)
    workers = jobs or processors()
    enough = FEW if jobs is None else 2
    first = list(islice(waiting, enough)) if workers > 1 else []
    together = chain(first, waiting)
    if len(first) < enough:
        yield from map(do, together)
    else:
        yield from _parallel(do, together, workers, lost)


def processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _parallel(
    do: Callable[[Task], Done],
    tasks: Iterator[Task],
    workers: int,
    lost: Callable[[Task], Done],
) -> Iterator[Done]:
    from concurrent.futures.process import BrokenProcessPool

    each = partial(_each, do)
    pool = _pool(workers)
    under_way: deque[tuple[list[Task], Future[list[Done]] | None]] = deque()

    def submitted(chunk: list[Task]) -> "Future[list[Done]] | None":
        try:
            return pool.submit(each, chunk)
        except BrokenProcessPool:  # by an earlier chunk, whose turn it is first
            return None

    def result(future: "Future[list[Done]] | None") -> list[Done] | None:
        try:
            return future.result() if future else None
        except BrokenProcessPool:
            return None

    try:
        while True:
            while len(under_way) < workers * AHEAD and (chunk := list(islice(tasks, CHUNK))):
                under_way.append((chunk, submitted(chunk)))
            if not under_way:
                pool.shutdown()  # all is done: else Python's own end may meet the pool's, and tell
                return
            chunk, future = under_way.popleft()
            done = result(future)
            if done is None:
                pool.shutdown(wait=False, cancel_futures=True)
                done = [_alone(do, task, lost) for task in chunk]
                pool = _pool(workers)
                under_way = deque((waiting, submitted(waiting)) for waiting, _ in under_way)
            yield from done
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _each(do: Callable[[Task], Done], tasks: list[Task]) -> list[Done]:
    return [do(task) for task in tasks]


def _alone(do: Callable[[Task], Done], task: Task, lost: Callable[[Task], Done]) -> Done:
    """A task in a process of its own, which it may kill."""
    from concurrent.futures.process import BrokenProcessPool

    with _pool(1) as pool:
        try:
            return pool.submit(do, task).result()
        except BrokenProcessPool:
            return lost(task)


def _pool(workers: int) -> "ProcessPoolExecutor":
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_all_start_methods, get_context

    method = "fork" if "fork" in get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(workers, get_context(method), _deaf)


def _deaf() -> None:
    """Ctrl-C is for the parent, who ends the run."""
    from signal import SIG_IGN, SIGINT, signal

    signal(SIGINT, SIG_IGN)
