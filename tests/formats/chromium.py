"""Chromium, started once, prints any number of pages to PDF; told what to do through a pipe."""

import fcntl
import json
import os
import shutil
import tempfile
from base64 import b64decode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

SWITCHES = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
    *("--no-first-run", "--disable-extensions", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND"),
]
ABOVE = 10  # descriptors that are not 3 and 4, on which the browser listens and speaks
CHUNK = 1 << 16


def printed(pages: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[bytes]:
    """The PDF of each page (its HTML, and what Page.printToPDF is told), in one run."""
    with _browser() as ask:
        for html, options in pages:
            target = ask("Target.createTarget", {"url": "about:blank"})["targetId"]
            attached = ask("Target.attachToTarget", {"targetId": target, "flatten": True})
            session = attached["sessionId"]
            frame = ask("Page.getFrameTree", {}, session)["frameTree"]["frame"]["id"]
            ask("Page.setDocumentContent", {"frameId": frame, "html": html}, session)
            found = ask("Page.printToPDF", {"preferCSSPageSize": True, **options}, session)
            ask("Target.closeTarget", {"targetId": target})
            yield b64decode(found["data"])


@contextmanager
def _browser() -> Iterator[Any]:
    """What asks the browser and waits for its answer; the browser lives as long as the block."""
    hear, speak = _pipe()
    listen, tell = _pipe()
    with tempfile.TemporaryDirectory() as profile:
        command = [shutil.which("chromium") or "chromium", *SWITCHES,
                   f"--user-data-dir={profile}", "--remote-debugging-pipe"]  # fmt: skip
        actions = [
            (os.POSIX_SPAWN_DUP2, listen, 3),
            (os.POSIX_SPAWN_DUP2, speak, 4),
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        ]
        child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
        os.close(listen)
        os.close(speak)
        conversation = _Conversation(hear, tell)
        try:
            yield conversation.ask
        finally:
            conversation.ask("Browser.close", {})
            os.waitpid(child, 0)
            os.close(hear)
            os.close(tell)


def _pipe() -> tuple[int, int]:
    """A pipe whose ends do not lie where the browser's own are to lie."""
    ends = os.pipe()
    moved = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, ABOVE) for end in ends]
    for end in ends:
        os.close(end)
    return moved[0], moved[1]


class _Conversation:
    def __init__(self, hear: int, tell: int) -> None:
        self.hear, self.tell = hear, tell
        self.said = 0
        self.heard = b""

    def ask(self, method: str, params: dict[str, Any], session: str = "") -> Any:
        """One command and its result; events in between are passed over."""
        self.said += 1
        message: dict[str, Any] = {"id": self.said, "method": method, "params": params}
        message |= {"sessionId": session} if session else {}
        os.write(self.tell, json.dumps(message).encode() + b"\0")
        while True:
            answer = json.loads(self._next())
            if answer.get("id") == self.said:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def _next(self) -> bytes:
        while b"\0" not in self.heard:
            more = os.read(self.hear, CHUNK)
            if not more:
                raise RuntimeError("Chromium er lukket")
            self.heard += more
        message, _, self.heard = self.heard.partition(b"\0")
        return message
