"""Apply fixes until nothing changes, in the file's own characters, encoding and line ends."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from referat_lint.cpr import mask, mask_path
from referat_lint.finding import Edit, FileResult, Fix
from referat_lint.readers.encodings import encode
from referat_lint.source import Source

ROUNDS = 20
Check = Callable[[bytes], tuple[Source, FileResult]]


class Unfixed(Exception):  # noqa: N818  # an answer
    """Why a file is left as it was: a whole Danish sentence."""


class Mended(NamedTuple):
    """What fixing came to: the file's new bytes, what is found in them, how many fixes it took."""

    data: bytes
    result: FileResult
    fixes: int


def mend(data: bytes, check: Check, *, unsafe: bool = False) -> Mended:
    """Fix and check again until nothing changes; Unfixed where the bytes do not allow it."""
    source, result = check(data)
    done, seen = 0, {data}
    for _ in range(ROUNDS):
        fixes = wanted(result, unsafe=unsafe)
        if not fixes:
            break
        if encode(raw(source), source.encoding, bom=source.bom) != data:
            words = "filen blander tegnsæt; gem den som UTF-8"
            raise Unfixed(f"{result.path} er ikke rettet: {words}.")
        text, count = applied(raw(source), fixes)
        changed = encode(text, source.encoding, bom=source.bom)
        if changed is None:
            words = f"rettelsen kan ikke skrives i filens tegnsæt ({source.encoding})"
            raise Unfixed(f"{result.path} er ikke rettet: {words}.")
        if changed in seen:  # fixes that undo each other
            break
        seen.add(changed)
        data, done = changed, done + count
        source, result = check(data)
    return Mended(data, result, done)


def wanted(result: FileResult, *, unsafe: bool) -> list[Fix]:
    """The fixes of what failed and is not allowed; the safe ones alone, unless told otherwise."""
    failed = (f for f in result.findings if f.outcome == "failed" and f.suppressed is None)
    return [f.fix for f in failed if f.fix and f.fix.edits and (unsafe or f.fix.safe)]


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """The text with every fix that fits; one that overlaps an earlier one is left out whole."""
    return applied(text, fixes)[0]


def applied(text: str, fixes: Iterable[Fix]) -> tuple[str, int]:
    """The text with every fix that fits, and how many they are."""
    out: list[str] = []
    done, count = 0, 0
    last: tuple[Edit, ...] = ()
    end = "\r\n" if "\r\n" in text else "\n"
    for fix in sorted(fixes, key=lambda fix: fix.edits):
        edits = tuple(sorted(fix.edits))
        if not edits or edits == last or not _fits(edits, done, first=not out):
            continue
        for edit in edits:
            out += [text[done : edit.span.start], edit.text.replace("\n", end)]
            done = edit.span.end
        count, last = count + 1, edits
    return "".join([*out, text[done:]]), count


def _fits(edits: Iterable[Edit], done: int, *, first: bool) -> bool:
    """Whether the edits follow what is done and each other; two at one point are in doubt."""
    for edit in edits:
        start, end = edit.span
        if start < done or (start == end == done and not first):
            return False
        done, first = end, False
    return True


def raw(source: Source) -> str:
    """The file's own characters."""
    return source.raw or source.text


def diff(path: str, before: str, after: str) -> Iterator[str]:
    """A unified diff; personal numbers masked, for it may end in a log."""
    from difflib import unified_diff

    name = mask_path(path)
    name = f"{name}\t" if " " in name else name  # where it ends, as git has it
    for line in unified_diff(_lines(before), _lines(after), name, name):
        yield mask(line)
        if not line.endswith("\n"):
            yield "\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def write(path: str, before: bytes, after: bytes) -> None:
    """Put the new bytes in the old ones' place, all or nothing; links stay, and so do permissions.

    Unfixed where somebody else has changed the file meanwhile, or it may not be written.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name[:100]}.{os.getpid()}.referat-lint")
    try:
        mode = target.stat().st_mode
        if not os.access(target, os.W_OK):
            raise PermissionError
        try:
            with temporary.open("xb") as file:
                file.write(after)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(mode & 0o7777)
            if target.read_bytes() != before:
                raise Unfixed(f"{path} er ikke rettet: filen blev ændret imens; kør igen.")
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or "filen er skrivebeskyttet"
        raise Unfixed(f"{path} er ikke rettet: den kan ikke skrives ({reason}).") from None
