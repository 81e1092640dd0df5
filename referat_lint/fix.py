"""Apply fixes until nothing changes, in the file's own characters, encoding and line ends."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from referat_lint.cpr import mask, mask_path
from referat_lint.finding import Edit, FileResult, Fix
from referat_lint.saving import WRITABLE, Unfixed, is_kept, raw, saved
from referat_lint.source import Source, Span

ROUNDS = 20
Check = Callable[[bytes], tuple[Source, FileResult]]


class Mended(NamedTuple):
    """What fixing came to: new bytes, what they read as, what is found there, how many fixes."""

    data: bytes
    source: Source
    result: FileResult
    fixes: int


def mend(data: bytes, check: Check, *, unsafe: bool = False) -> Mended:
    """Fix and check again until nothing changes; Unfixed where the bytes do not allow it."""
    source, result = check(data)
    done, seen = 0, {data}
    for _ in range(ROUNDS):
        fixes = wanted(result, unsafe=unsafe)
        if not fixes or source.format not in WRITABLE:
            break
        if not is_kept(data, source):
            words = "filen blander tegnsæt; gem den som UTF-8"
            raise Unfixed(f"{result.path} er ikke rettet: {words}.")
        edits, count = fitting(fixes)
        if source.part:
            edits += sorted(_blanks_that_count(source.raw, edits))
        changed = saved(data, source, spliced(raw(source), edits))
        if changed is None:
            words = f"rettelsen kan ikke skrives i filens tegnsæt ({source.encoding})"
            raise Unfixed(f"{result.path} er ikke rettet: {words}.")
        if changed in seen:  # fixes that undo each other
            break
        seen.add(changed)
        data, done = changed, done + count
        source, result = check(data)
    return Mended(data, source, result, done)


def wanted(result: FileResult, *, unsafe: bool) -> list[Fix]:
    """The fixes of what failed and is not allowed; the safe ones alone, unless told otherwise."""
    failed = (f for f in result.findings if f.outcome == "failed" and f.suppressed is None)
    return [f.fix for f in failed if f.fix and f.fix.edits and (unsafe or f.fix.safe)]


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """The text with every fix that fits; one that overlaps an earlier one is left out whole."""
    return spliced(text, fitting(fixes)[0])


def fitting(fixes: Iterable[Fix]) -> tuple[list[Edit], int]:
    """The edits of every fix that fits, in the order of the text, and how many fixes they are."""
    found: list[Edit] = []
    done, count = 0, 0
    last: tuple[Edit, ...] = ()
    for fix in sorted(fixes, key=lambda fix: fix.edits):
        edits = tuple(sorted(fix.edits))
        if not edits or edits == last or not _fits(edits, done, first=not found):
            continue
        found += edits
        done, count, last = edits[-1].span.end, count + 1, edits
    return found, count


def spliced(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits that do not overlap; a new line is of the kind that it has."""
    out: list[str] = []
    done = 0
    end = "\r\n" if "\r\n" in text else "\n"
    for (start, stop), words in sorted((edit.span, edit.text) for edit in edits):
        out += [text[done:start], words.replace("\n", end)]
        done = stop
    return "".join([*out, text[done:]])


def _blanks_that_count(xml: str, edits: Iterable[Edit]) -> set[Edit]:
    """What makes Word keep the blanks at the ends of the words that edits touch, and no others."""
    found: set[Edit] = set()
    for end in {xml.find(">", xml.rfind("<", 0, edit.span.start)) for edit in edits}:
        if "xml:space" not in xml[xml.rfind("<", 0, end) : end]:
            words = xml[end + 1 : xml.find("<", end)]
            first = end + 1 + len(words) - len(words.lstrip())
            last = max(first, end + 1 + len(words.rstrip()))
            found.add(Edit(Span(end, end), ' xml:space="preserve"'))
            passed = Span(end + 1, first), Span(last, end + 1 + len(words))
            found |= {Edit(place, "") for place in passed if place.start < place.end}
    return found


def _fits(edits: Iterable[Edit], done: int, *, first: bool) -> bool:
    """Whether the edits follow what is done and each other; two at one point are in doubt."""
    for edit in edits:
        start, end = edit.span
        if start < done or (start == end == done and not first):
            return False
        done, first = end, False
    return True


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
