"""Bytes to Source, one file a format; the only place that knows of formats."""

from collections.abc import Callable, Mapping

from referat_lint.readers.encodings import HEAD, decode
from referat_lint.readers.refused import Refused, refuse_binary, refuse_empty, refuse_foreign
from referat_lint.readers.txt import read as read_txt
from referat_lint.source import Source


def read_md(data: bytes, name: str) -> Source:
    """Read Markdown; who reads text alone does not wait for it."""
    from referat_lint.readers import md

    return md.read(data, name)


READERS: Mapping[str, Callable[[bytes, str], Source]] = {"txt": read_txt, "md": read_md}
ENDINGS = {".txt": "txt", ".md": "md", ".markdown": "md"}

__all__ = ["ENDINGS", "READERS", "Refused", "read"]


def read(data: bytes, name: str) -> Source:
    """Read a file by its content; its name's ending decides where the content does not.

    Raises Refused where there is no text to be had.
    """
    head = data[:HEAD]
    refuse_foreign(head, data)
    refuse_binary(decode(head).text)
    ending = "." + name.rpartition(".")[2].lower()
    source = READERS[ENDINGS.get(ending, "txt")](data, name)
    refuse_empty(source.text)
    return source
