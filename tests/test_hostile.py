"""Hostile and damaged files: each gets its answer, the run goes on, and nothing else happens."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread, Timer
from typing import NamedTuple

import pytest
from hostile.answers import ANSWERS
from hostile.every import hostile
from shell import SOUND

LIMIT = 600  # seconds that everything together may take on a slow machine
SPACE = 2500  # megabytes that no process may fill: above isolated.MEMORY, below a gigabyte bomb
MARK = "HOSTILE_FILES"  # in the environment of all that the run starts
SCALE = 1024 * (1024 if sys.platform == "darwin" else 1)  # ru_maxrss in a megabyte


class Run(NamedTuple):
    """What a run over all files came to."""

    code: int
    error: str
    answers: dict[str, tuple[str, str]]  # by file: status, and what FIL001 or FIL002 says
    asked: list[str]
    left: list[str]
    written: list[str]
    megabytes: float


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """An address of this machine, and what is asked of it."""
    asked: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.settimeout(5)
                    asked.append(connection.recv(200).decode(errors="replace"))

        thread = Thread(target=listen, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", asked
        server.shutdown(socket.SHUT_RDWR)
    thread.join(10)


def left_over(mark: str) -> list[str]:
    """The processes of a run that are still there."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"{MARK}={mark}\0".encode() in (process / "environ").read_bytes():
                found.append((process / "comm").read_text().strip())
        except OSError:
            continue
    return found


def below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The command, once over all of them and a sound file behind them."""
    home = tmp_path_factory.mktemp("hjem")
    files, spare = home / "filer", home / "tmp"
    files.mkdir()
    spare.mkdir()
    with listening() as (outside, asked):
        for name, data in hostile(outside).items():
            if any(told.split("/")[0] == name for told in ANSWERS):
                (files / name).write_bytes(data)
        (files / "ø.txt").write_text(SOUND, "utf-8")
        before = below(home)
        command = [sys.executable, "-m", "referat_lint", "check", "--isolated", "-j1"]
        command += ["--select", "FIL001,FIL002", "--output-format", "json", "filer"]
        mine = {"HOME": str(home), "TMPDIR": str(spare), MARK: str(os.getpid())}
        with (home / "ud").open("wb") as out, (home / "fejl").open("wb") as err:
            process = subprocess.Popen(
                command, cwd=home, env={**os.environ, **mine}, stdout=out, stderr=err
            )
            late = Timer(LIMIT, process.kill)
            late.start()
            _, status, usage = os.wait4(process.pid, 0)
            late.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
        report = json.loads((home / "ud").read_bytes())
    said = {finding["path"]: finding["message"] for finding in report["findings"]}
    answers = {
        file["path"].removeprefix("filer/"): (file["status"], said.get(file["path"], ""))
        for file in report["files"]
    }
    return Run(
        code=process.returncode,
        error=(home / "fejl").read_text("utf-8"),
        answers=answers,
        asked=asked,
        left=left_over(str(os.getpid())),
        written=[name for name in below(home) if name not in (*before, "ud", "fejl")],
        megabytes=usage.ru_maxrss / SCALE,
    )


def test_nothing_else_happens(run: Run) -> None:
    assert run.error == ""
    assert run.code == 1
    assert run.asked == []
    assert run.left == []
    assert run.written == []
    assert run.megabytes < SPACE


def test_every_file_gets_its_answer_and_the_run_goes_on(run: Run) -> None:
    assert run.answers == ANSWERS
