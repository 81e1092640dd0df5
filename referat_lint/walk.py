"""Which files a run takes: those named, those in named folders, those that a glob finds."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

Excluded = Callable[[str, bool], bool]  # a path, and whether it is a folder
STDIN = "-"
GLOB = re.compile(r"[*?\[]")
ALWAYS_EXCLUDED = (
    *(".*/", "__MACOSX/", "node_modules/", "__pycache__/", "venv/"),
    *("~$*", ".~lock*"),
)
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz")
BEGINNING = 262  # bytes up to the word by which a tar is known


class Target(NamedTuple):
    """A path as it is to be shown; `named` where the user wrote it itself.

    In an archive, `unit` is that where all of it may be one referat with its attachments, and
    `beside` the names of the other files in it. `trouble`: why there is nothing to read, what to
    do, and the status of the file.
    """

    path: str
    named: bool
    unit: str = ""
    beside: tuple[str, ...] = ()
    trouble: tuple[str, str, str] | None = None


def missing(paths: Iterable[str]) -> list[str]:
    """The named paths behind which there is nothing: no file, or a link that leads nowhere."""
    return [path for path in paths if not (path == STDIN or _exists(path) or _glob(path))]


def _exists(path: str) -> bool:
    return os.path.exists(path) or archived(path) is not None  # noqa: PTH110


def archived(path: str) -> tuple[str, str] | None:
    """The archive in which a path leads on, and the route in it; None where it does not."""
    if path == STDIN or os.path.lexists(path):
        return None
    end = path.find("/", 1)
    while end > 0:
        if os.path.isfile(path[:end]):  # noqa: PTH113
            return (path[:end], path[end + 1 :]) if _is_archive(path[:end]) else None
        end = path.find("/", end + 1)
    return None


def _is_archive(path: str) -> bool:
    """Whether a file may be an archive, by its name or how it begins."""
    if path.lower().endswith(ARCHIVES):
        return True
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            head = file.read(BEGINNING)
    except OSError:
        return False
    return head.startswith((b"PK\x03\x04", b"\x1f\x8b")) or head.endswith(b"ustar")


def _glob(path: str) -> bool:
    return bool(GLOB.search(path)) and not os.path.lexists(path)


def walk(
    paths: Sequence[str],
    endings: Iterable[str],
    excluded: Excluded,
    *,
    force: bool = False,
) -> Iterator[Target]:
    """Every file once, in the order of the paths, within a folder by name.

    `excluded(path, folder)` says what a walk leaves out; with `force`, what is named is left out
    too where it, or a folder around it, is excluded. A folder that cannot be read comes as a target
    of its own, and so says why it was not checked.
    """
    known = tuple(endings)
    seen: set[str] = set()
    for target in _all(paths, known, excluded, force=force):
        if target.path == STDIN:
            key = STDIN
        else:
            key = os.path.abspath(target.path) if len(paths) > 1 else target.path  # noqa: PTH100
        if key not in seen:
            seen.add(key)
            yield target


def _all(
    paths: Sequence[str],
    endings: tuple[str, ...],
    excluded: Excluded,
    *,
    force: bool,
) -> Iterator[Target]:
    for path in paths:
        if path == STDIN:
            yield Target(path, named=True)
        elif os.path.isdir(path):  # noqa: PTH112
            if not (force and _within(path, excluded, folder=True)):
                yield from _folder(path, endings, excluded)
        elif _glob(path):
            yield from _found(path, endings, excluded)
        elif _exists(path) and not (force and _within(path, excluded, folder=False)):
            yield Target(path, named=True)


def _folder(folder: str, endings: tuple[str, ...], excluded: Excluded) -> Iterator[Target]:
    """The files below a folder; links to folders are not followed, so nothing goes round."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        yield Target(folder, named=False)
        return
    folders = []
    for entry in found:
        path = entry.path.removeprefix(f".{os.sep}")
        inner = entry.is_dir(follow_symlinks=False)
        if not inner and (os.path.isdir(path) or not entry.name.lower().endswith(endings)):  # noqa: PTH112
            continue
        if excluded(path, inner):
            continue
        if inner:
            folders.append(path)
        else:
            yield Target(path, named=False)
    for path in folders:
        yield from _folder(path, endings, excluded)


def _found(pattern: str, endings: tuple[str, ...], excluded: Excluded) -> Iterator[Target]:
    from glob import iglob

    for path in sorted(iglob(pattern, recursive=True)):  # noqa: PTH207
        if os.path.isdir(path):  # noqa: PTH112
            if "**" not in pattern and not excluded(path, True):  # noqa: FBT003
                yield from _folder(path, endings, excluded)
        elif path.lower().endswith(endings) and not excluded(path, False):  # noqa: FBT003
            yield Target(path, named=False)


def _within(path: str, excluded: Excluded, *, folder: bool) -> bool:
    """Whether a path, or a folder around it, is excluded."""
    if excluded(path, folder):
        return True
    here = Path.cwd()
    around = Path(os.path.abspath(path)).parents  # noqa: PTH100
    return any(excluded(str(each), True) for each in around if here in each.parents)  # noqa: FBT003


def matcher(patterns: Iterable[str], root: Path) -> Excluded:
    """Whether gitignore patterns, written relative to a folder, exclude a path; not its parents."""
    rules = [rule for pattern in patterns if (rule := _rule(pattern))]
    base = os.path.abspath(root) + os.sep  # noqa: PTH100

    def excluded(path: str, folder: bool) -> bool:  # noqa: FBT001
        route = os.path.abspath(path).removeprefix(base).replace(os.sep, "/")  # noqa: PTH100
        out = False
        for pattern, folders_alone, takes_back in rules:
            if (folder or not folders_alone) and pattern.fullmatch(route):
                out = not takes_back
        return out

    return excluded


Rule = tuple[re.Pattern[str], bool, bool]  # the pattern, folders alone, takes back


@cache
def _rule(pattern: str) -> Rule | None:
    """One gitignore line; None for a comment or an empty one."""
    pattern = pattern.rstrip()
    if not pattern or pattern.startswith("#"):
        return None
    takes_back, pattern = pattern.startswith("!"), pattern.removeprefix("!")
    folders_alone, pattern = pattern.endswith("/"), pattern.rstrip("/")
    anchored = "/" in pattern
    shape = translated(pattern.lstrip("/"))
    shape = shape if anchored else f"(?:.*/)?{shape}"
    return re.compile(shape, re.DOTALL), folders_alone, takes_back


def translated(pattern: str) -> str:
    """A gitignore glob as a regular expression: * and ? stay within a folder, ** does not."""
    pieces = {"**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    out = []
    for piece in re.findall(r"\*\*/|/\*\*|\*\*|\*|\?|\[!?\]?[^\]]*\]|\\.|.", pattern, re.DOTALL):
        if piece in pieces:
            out.append(pieces[piece])
        elif len(piece) > 1 and piece[0] == "[":
            out.append("[" + piece[1:-1].replace("\\", "\\\\").replace("!", "^", 1) + "]")
        else:
            out.append(re.escape(piece[-1]))
    return "".join(out)
