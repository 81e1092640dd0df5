"""The user's own file with the findings in it, as a colleague's remarks; one module a format.

An annotator reads the file again and gives a copy, in which nothing but the remarks is new.
"""

from collections.abc import Callable, Mapping
from importlib import import_module

from referat_lint.finding import FileResult

Annotator = Callable[[bytes, str, FileResult], bytes]


class Unmarked(Exception):  # noqa: N818  # an answer
    """Why there is no copy with remarks: a whole Danish sentence."""


def _module(name: str) -> Annotator:
    """The annotator of a module, imported when it is first used."""

    def annotate(data: bytes, path: str, result: FileResult) -> bytes:
        module = import_module(f"referat_lint.annotate.{name}")
        copy: bytes = module.annotate(data, path, result)
        return copy

    return annotate


ANNOTATORS: Mapping[str, Annotator] = {
    "docx": _module("docx"),
    "docm": _module("docx"),
    "pdf": _module("pdf"),
}
TRACKERS: Mapping[str, Annotator] = {}  # the same, and safe fixes as tracked changes


def annotate(data: bytes, path: str, result: FileResult, *, tracked: bool = False) -> bytes:
    """The copy of a file with its remarks; Unmarked where its format has no room for them."""
    one = (TRACKERS if tracked else ANNOTATORS).get(result.format)
    if one:
        return one(data, path, result)
    if tracked and result.format in ANNOTATORS:
        raise Unmarked("Kun Word-filer kan have sporede ændringer; udelad --track-changes.")
    known = ", ".join(f".{name}" for name in ANNOTATORS)
    raise Unmarked(
        f"Der kan ikke skrives bemærkninger i en .{result.format}-fil, kun i {known}; "
        "»referat-lint check« viser dem."
    )
