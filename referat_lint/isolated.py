"""A process of its own for what may be hostile: it may hang, swell or die, and the run goes on.

One long-lived child for each process that asks, started when first asked and again when it died.
It takes a function of a module with its argument over a pipe (multiprocessing's own: messages with
their length before them), and gives back what the function returns. Where the system can (POSIX),
its processor time and memory are limited; everywhere the parent waits no longer than a deadline.
"""

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context, util
from multiprocessing.connection import Connection
from typing import Any, Literal, TypeVar

Argument = TypeVar("Argument")
Answer = TypeVar("Answer")
MEMORY = 2 << 30  # bytes of addresses; a PDF of 389 kB is known that takes 800 MB
SECONDS, PER_MEGABYTE = 20, 10  # of processor time
SLOW = 2  # how many times as long a busy machine may take,
SPARE = 30  # and seconds besides, for what other programs do
Status = Literal["ok", "timeout", "refused", "crash"]
METHOD: Literal["fork", "spawn"] = "fork" if "fork" in get_all_start_methods() else "spawn"


class Lost(Exception):  # noqa: N818  # an answer
    """The child gave none: why, and what to do, each a Danish sentence; the status of the file."""

    def __init__(self, status: Status, seconds: int) -> None:
        self.status = status
        self.reason, self.advice = {
            "timeout": (
                f"Filen var ikke læst efter {seconds} sekunder.",
                "Del den, eller gem referatet som en mindre fil.",
            ),
            "refused": (
                "Filen kræver mere hukommelse, end den må få.",
                "Del den, eller gem referatet som en mindre fil.",
            ),
            "crash": (
                "Læsningen gik ned; filen er måske beskadiget.",
                "Åbn den i det program, den er skrevet i, og gem den igen.",
            ),
        }[status]
        super().__init__(self.reason)


class Child:
    """The process, seen from its parent."""

    def __init__(self) -> None:
        context: Any = get_context(METHOD)
        self.parent = os.getpid()
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, self.pipe), daemon=True)
        self.process.start()
        theirs.close()
        util.Finalize(self, self.kill, exitpriority=10)

    def answer(self, function: Callable[[Argument], Answer], argument: Argument, size: int) -> Any:
        """What the function gives for its argument; Lost where that is nothing.

        `size` is the file's, in bytes: the time that it may take grows with it.
        """
        seconds = SECONDS + size * PER_MEGABYTE // 1_000_000
        try:
            self.pipe.send((function, argument, seconds))
            status: Status = "timeout"
            if self.pipe.poll(seconds * SLOW + SPARE):
                status, found = self.pipe.recv()
                if status == "ok":
                    return found
        except (EOFError, OSError):
            self.process.join(SPARE)
            late = self.process.exitcode == -getattr(signal, "SIGXCPU", 0)
            status = "timeout" if late else "crash"
        self.kill()
        raise Lost(status, seconds)

    def kill(self) -> None:
        """End it, and whatever it has started."""
        if self.parent != os.getpid():  # a copy that another process got with its parent's memory
            return
        if hasattr(os, "killpg") and self.process.is_alive():
            with suppress(OSError):
                os.killpg(self.process.pid or 0, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.pipe.close()

    @property
    def alive(self) -> bool:
        """Whether this process may ask it."""
        return self.parent == os.getpid() and not self.pipe.closed and self.process.is_alive()


_children: list[Child] = []  # this process's own, or none


def isolated(function: Callable[[Argument], Answer], argument: Argument, size: int) -> Answer:
    """What a function of a module gives for an argument, worked out in the child.

    Argument and answer are plain data (they are pickled), the function raises nothing but by
    mistake; `size` is that of the file which it reads, in bytes. Raises Lost where there is no
    answer: the time is up, the memory used, or the child is dead.
    """
    if not _children or not _children[0].alive:
        _children[:] = [Child()]
    answer: Answer = _children[0].answer(function, argument, size)
    return answer


def _serve(pipe: Connection, parents: Connection) -> None:
    """What the child does: answer until the parent closes the pipe, or is gone."""
    parents.close()
    _detach()
    while True:
        try:
            function, argument, seconds = pipe.recv()
        except (EOFError, OSError):
            return
        _limit(seconds)
        try:
            answer = "ok", function(argument)
        except MemoryError:
            answer = "refused", None
        except Exception:  # noqa: BLE001  # the parent tells of it
            answer = "crash", None
        pipe.send(answer)


def _detach() -> None:
    """Away from the terminal: nothing is read, nothing printed, Ctrl-C is for the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "setsid"):
        os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(null, stream)


def _limit(seconds: int) -> None:
    """So much more processor time, and so much memory, as far as the system knows such limits."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind, limit in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, int(time.process_time()) + 1 + seconds),
    ):
        _, most = resource.getrlimit(kind)
        least = limit if most == resource.RLIM_INFINITY else min(limit, most)
        resource.setrlimit(kind, (least, most))
