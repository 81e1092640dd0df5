"""The user's own file with the findings in it, as a colleague's remarks; one module a format.

An annotator reads the file again and gives a copy, in which nothing but the remarks is new.
"""

from collections.abc import Callable, Mapping
from importlib import import_module

from referat_lint.finding import FileResult

Annotator = Callable[[bytes, str, FileResult], bytes]
Tracker = Callable[[bytes, bytes, str], bytes]


class Unmarked(Exception):  # noqa: N818  # an answer
    """Why there is no copy with remarks: a whole Danish sentence."""


def _module(name: str) -> Annotator:
    """The annotator of a module, imported when it is first used."""

    def annotate(data: bytes, path: str, result: FileResult) -> bytes:
        module = import_module(f"referat_lint.annotate.{name}")
        copy: bytes = module.annotate(data, path, result)
        return copy

    return annotate


def _docx_changes(data: bytes, mended: bytes, path: str) -> bytes:
    from referat_lint.annotate.docx.changes import tracked

    return tracked(data, mended, path)


ANNOTATORS: Mapping[str, Annotator] = {
    "docx": _module("docx"),
    "docm": _module("docx"),
    "pdf": _module("pdf"),
    "html": _module("html"),
}
TRACKERS: Mapping[str, Tracker] = {"docx": _docx_changes, "docm": _docx_changes}


def annotate(data: bytes, path: str, result: FileResult) -> bytes:
    """The copy of a file with its remarks; Unmarked where its format has no room for them."""
    if one := ANNOTATORS.get(result.format):
        return one(data, path, result)
    known = ", ".join(f".{name}" for name in ANNOTATORS)
    raise Unmarked(
        f"Der kan ikke skrives bemærkninger i en .{result.format}-fil, kun i {known}; "
        "»referat-lint check« viser dem."
    )


def track(data: bytes, mended: bytes, path: str, form: str) -> bytes:
    """The file with what fixing made of it as tracked changes; Unmarked where it has none."""
    if one := TRACKERS.get(form):
        return one(data, mended, path)
    raise Unmarked("Kun Word-filer kan have sporede ændringer; udelad --track-changes.")
