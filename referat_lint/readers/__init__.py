"""Bytes to Source, one file a format; the only place that knows of formats."""

from collections.abc import Callable, Mapping
from importlib import import_module

from referat_lint.readers.encodings import decode
from referat_lint.readers.kinds import HEAD, kind, unread
from referat_lint.readers.refused import Refused, refuse_binary, refuse_empty
from referat_lint.source import Source

ENDINGS: Mapping[str, str] = {
    ".txt": "txt",
    ".md": "md",
    ".markdown": "md",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".docm": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".doc": "doc",
    ".xml": "xml",
}
PLAIN = frozenset({"txt", "md"})  # what needs no process of its own to be read
NAMED = PLAIN | {"html"}  # what a text is by its name, where it does not say itself

__all__ = ["ENDINGS", "HEAD", "PLAIN", "READERS", "Refused", "format_of", "read"]


def _reader(module: str) -> Callable[[bytes, str], Source]:
    """The reader of a module, imported when it is first used."""

    def reader(data: bytes, name: str) -> Source:
        source: Source = import_module(f"referat_lint.readers.{module}").read(data, name)
        return source

    return reader


READERS: Mapping[str, Callable[[bytes, str], Source]] = {
    "txt": _reader("txt"),
    "md": _reader("md"),
    "pdf": _reader("pdf"),
    "html": _reader("html"),
    "xml": _reader("xml"),
    "docx": _reader("docx"),
    "odt": _reader("office"),
    "rtf": _reader("office"),
    "doc": _reader("office"),
}


def format_of(data: bytes, name: str) -> str:
    """The format by content; where that may be text, by the ending of the name."""
    named = ENDINGS.get("." + name.rpartition(".")[2].lower(), "txt")
    if found := kind(data):
        return found
    if named == "xml" and decode(data[:HEAD]).text.lstrip("\ufeff \t\r\n").startswith("<"):
        return "xml"  # without its declaration, or in UTF-16
    return named if named in NAMED else "txt"


def read(data: bytes, name: str) -> Source:
    """Read a file by its content; its name's ending decides where the content does not.

    Raises Refused where there is no text to be had.
    """
    found = format_of(data, name)
    if found in PLAIN:
        refuse_binary(decode(data[:HEAD]).text)
    elif found not in READERS:
        raise unread(found)
    source = READERS[found](data, name)
    if not any(hint.role == "ulaest" for hint in source.hints):
        refuse_empty(source.text)
    return source
