"""Bytes to Source, one file a format; the only place that knows of formats."""

from referat_lint.readers import txt
from referat_lint.source import Source

class Refused(Exception):  # noqa: N818  # an answer, told as FIL001
    """A file that is not read: why, what to do about it (both whole Danish sentences), and how it
    counts: unreadable (damaged, empty, of no known kind) or refused (over a limit)."""

    def __init__(self, reason: str, advice: str, status: str = "unreadable") -> None:
        super().__init__(reason, advice, status)
        self.reason, self.advice, self.status = reason, advice, status


READERS = {"txt": txt.read}
ENDINGS = {".txt": "txt"}


def read(data: bytes, name: str) -> Source:
    """Read a file by its content; its name's ending decides where the content does not."""
    ending = "." + name.rpartition(".")[2].lower()
    return READERS[ENDINGS.get(ending, "txt")](data, name)
