"""Bytes to Source, one file a format; the only place that knows of formats."""

from referat_lint.readers import txt
from referat_lint.source import Source

READERS = {"txt": txt.read}
ENDINGS = {".txt": "txt"}


def read(data: bytes, name: str) -> Source:
    """Read a file by its content; its name's ending decides where the content does not."""
    ending = "." + name.rpartition(".")[2].lower()
    return READERS[ENDINGS.get(ending, "txt")](data, name)
