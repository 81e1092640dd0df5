"""What is done in a process of its own may hang, swell or die, and the run goes on."""

import os
import signal
import subprocess
import sys
import time
from multiprocessing import active_children
from pathlib import Path

import pytest

from referat_lint import isolated as isolation
from referat_lint.isolated import Lost, isolated

ROOT = Path(__file__).parents[1]


def twice(number: int) -> int:
    return number * 2


def identity(_: int) -> int:
    return os.getpid()


def die(_: int) -> int:
    os._exit(9)


def hang(_: int) -> int:
    while True:
        pass


def sleep(seconds: int) -> int:
    time.sleep(seconds)
    return seconds


def swell(size: int) -> int:
    return len(bytearray(size))


def stumble(_: int) -> int:
    raise ValueError("en fejl i programmet")


def start_a_program(note: str) -> None:
    program = subprocess.Popen(["sleep", "300"])
    Path(note).write_text(str(program.pid), "utf-8")
    time.sleep(300)


def speak(_: int) -> int:
    os.write(1, b"standard output")
    sys.stderr.write("standard error")
    return 1


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second of processor time, and hardly more by the clock."""
    monkeypatch.setattr(isolation, "SECONDS", 1)
    monkeypatch.setattr(isolation, "SLOW", 1)
    monkeypatch.setattr(isolation, "SPARE", 1)


def runs(process: int) -> bool:
    """Whether it is there, and not only waits to be buried."""
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2]
    except FileNotFoundError:
        return False
    return state.split()[0] != "Z"


def test_one_process_answers_again_and_again_and_it_is_another() -> None:
    answers = {isolated(identity, 0, 0) for _ in range(3)}
    assert len(answers) == 1
    assert os.getpid() not in answers
    assert [isolated(twice, number, 0) for number in range(4)] == [0, 2, 4, 6]


@pytest.mark.parametrize(
    ("function", "argument", "status"),
    [
        (die, 0, "crash"),
        (stumble, 0, "crash"),
        (hang, 0, "timeout"),
        (sleep, 60, "timeout"),
        (swell, isolation.MEMORY, "refused"),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_what_gives_no_answer_is_told_of_and_the_next_is_answered(
    function: isolation.Callable[[int], int], argument: int, status: str
) -> None:
    before = isolated(identity, 0, 0)
    with pytest.raises(Lost) as lost:
        isolated(function, argument, 0)
    assert (lost.value.status, lost.value.reason[-1], lost.value.advice[-1]) == (status, ".", ".")
    assert isolated(twice, 21, 0) == 42
    assert isolated(identity, 0, 0) != before
    assert not runs(before)
    assert len(active_children()) == 1


def test_what_it_has_started_ends_with_it(tmp_path: Path) -> None:
    note = tmp_path / "nummer"
    with pytest.raises(Lost):
        isolated(start_a_program, str(note), 0)
    assert not runs(int(note.read_text("utf-8")))


def test_a_larger_file_may_take_longer() -> None:
    assert isolated(sleep, 3, 1_000_000) == 3


def test_it_prints_nothing_and_is_deaf_to_ctrl_c(capfd: pytest.CaptureFixture[str]) -> None:
    assert isolated(speak, 0, 0) == 1
    assert capfd.readouterr() == ("", "")
    process = isolated(identity, 0, 0)
    os.kill(process, signal.SIGINT)
    assert isolated(identity, 0, 0) == process


ORPHAN = """
import os, sys
from referat_lint.isolated import isolated
print(isolated(abs, -1, 0), isolated(eval, "__import__('os').getpid()", 0), flush=True)
if sys.argv[1] == "killed":
    os.kill(os.getpid(), 9)
"""


@pytest.mark.parametrize("end", ["by itself", "killed"])
def test_it_does_not_outlive_its_parent(end: str) -> None:
    program = [sys.executable, "-c", ORPHAN, end]
    run = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    answer, process = map(int, run.stdout.split())
    assert answer == 1
    deadline = time.monotonic() + 30
    while runs(process) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not runs(process)
