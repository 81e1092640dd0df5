"""A copy of a web page with the findings in it: marks on their words, and a list at the top.

All is spliced into the page's own characters and bears an attribute of its own; without that the
page is what it was, and annotating it again begins there.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from referat_lint.annotate import Unmarked
from referat_lint.annotate.html.listing import ID, KINDS, block, shown
from referat_lint.annotate.notes import Note, notes
from referat_lint.finding import FileResult
from referat_lint.readers import read
from referat_lint.readers.encodings import encode
from referat_lint.readers.html.lines import ENTITY
from referat_lint.readers.html.names import OURS
from referat_lint.readers.html.node import Node
from referat_lint.readers.html.tokens import CDATA
from referat_lint.readers.html.tree import Tree
from referat_lint.source import Piece, Source, Span

MIXED = (
    "Siden blander tegnsæt, så der kan ikke skrives bemærkninger i den. Gem den som UTF-8, og prøv "
    "igen."
)
LINKS = frozenset(("a", "button", "summary", "label"))  # in which no link may stand
LITERAL = frozenset(("xmp", "listing", "plaintext"))  # in which a tag is text
PUT_IN = ((f"<section {OURS}=", "</section>\n"), (f"<sup {OURS}=", "</sup>"))


def annotate(data: bytes, path: str, result: FileResult) -> bytes:
    """The page with a mark on the words of every finding that it shows, and a list of all.

    A page with nothing to remark on is given back as it was before the first time. Raises Unmarked
    where nothing can be written in its character set.
    """
    source = read(data, path)
    raw = without(source.raw)
    if encode(source.raw, source.encoding, bom=source.bom) != data:
        raise Unmarked(MIXED)
    if raw != source.raw:
        source = read(encode(raw, source.encoding, bom=source.bom) or b"", path)
    remarks = notes(result, source)
    if remarks:
        raw = Marks(source, remarks).page()
    return encode(raw, source.encoding, bom=source.bom) or data


def without(raw: str) -> str:
    """A page without what annotating has put in."""
    for start, end in PUT_IN:
        raw = "".join(_cut(raw, start, end))
    return "".join(_unmarked(raw))


def _cut(raw: str, start: str, end: str) -> Iterator[str]:
    done = 0
    while (at := raw.find(start, done)) >= 0 and (close := raw.find(end, at)) >= 0:
        yield raw[done:at]
        done = close + len(end)
    yield raw[done:]


def _unmarked(raw: str) -> Iterator[str]:
    done, start, end = 0, f"<mark {OURS}=", "</mark>"
    while (at := raw.find(start, done)) >= 0 and (close := raw.find(end, at)) >= 0:
        yield raw[done:at]
        yield raw[raw.find(">", at) + 1 : close]
        done = close + len(end)
    yield raw[done:]


class Insert(NamedTuple):
    """Something new at an offset; at the same place what ends comes before what begins."""

    at: int
    order: int
    words: str


class Marks:
    """The marks of one page's remarks."""

    def __init__(self, source: Source, remarks: Sequence[Note]) -> None:
        self.source, self.remarks = source, remarks
        self.tree = Tree(source.raw)
        self.starts = [node.start for node in self.tree.nodes]
        self.has_cdata = self.tree.strict and CDATA in source.raw
        self.inserts: list[Insert] = []

    def page(self) -> str:
        """The page with the marks and the list."""
        ranges: list[tuple[int, int, int]] = []
        marked = set()
        for number, note in enumerate(self.remarks, 1):
            if note.finding is None or note.finding.span.start >= len(self.source.shown):
                continue
            found = [run for run in passages(self.source, note.span) if self._may_be(run.start)]
            ranges += [(run.start, run.end, number) for run in found]
            at = found[-1].end if found else self._beside(note.span.start)
            if at >= 0:
                marked.add(number)
                self.inserts.append(Insert(at, 1, self._number(number, note, at)))
        self._mark(ranges)
        top = _top(self.tree)
        self.inserts.append(Insert(top, -1, block(self.remarks, frozenset(marked))))
        raw, out, done = self.source.raw, [], 0
        for at, _, words in sorted(self.inserts, key=lambda new: new[:2]):
            out += [raw[done:at], words]
            done = at
        return "".join([*out, raw[done:]])

    def _mark(self, ranges: Sequence[tuple[int, int, int]]) -> None:
        """One mark for every stretch that the same remarks are about; marks never overlap."""
        edges = sorted({edge for start, end, _ in ranges for edge in (start, end)})
        for start, end in pairwise(edges):
            about = [self.remarks[n - 1] for first, last, n in ranges if first <= start < last]
            if not about:
                continue
            weight = next(
                kind
                for name, kind in KINDS.items()
                if any(note.finding and note.finding.severity == name for note in about)
            )
            title = shown(" ".join(f"{note.heading}: {note.lines[0]}" for note in about))
            self.inserts.append(Insert(start, 2, f'<mark {OURS}="{weight}" title="{title}">'))
            self.inserts.append(Insert(end, 0, "</mark>"))

    def _number(self, number: int, note: Note, at: int) -> str:
        """The remark's number behind its words, which leads back to the list."""
        words = str(number)
        if not self._inside(at, LINKS):
            label = shown(f"{note.heading}: {note.lines[0]} Tilbage til listen.")
            words = f'<a href="#{ID}-n{number}" aria-label="{label}">{number}</a>'
        return f'<sup {OURS}="nummer" id="{ID}-{number}">{words}</sup>'

    def _may_be(self, at: int) -> bool:
        """Whether a tag at an offset is a tag, and not text."""
        raw = self.source.raw
        if self.has_cdata and raw.rfind(CDATA, 0, at) > raw.rfind("]]>", 0, at):
            return False
        return not self._inside(at, LITERAL)

    def _inside(self, at: int, names: frozenset[str]) -> bool:
        node = self._begun_before(at)
        while node:
            if node.name in names and node.inner <= at <= node.end:
                return True
            node = node.parent
        return False

    def _begun_before(self, at: int) -> Node | None:
        """The last element that begins before an offset."""
        number = bisect_left(self.starts, at) - 1
        return self.tree.nodes[number] if number >= 0 else None

    def _beside(self, offset: int) -> int:
        """Behind the words before an offset of the text; -1 where there are none."""
        pieces = self.source.pieces
        number = bisect_right(pieces, offset, key=lambda piece: piece.start) - 1
        while number >= 0 and pieces[number].made:
            number -= 1
        if number < 0:
            return -1
        end = min(offset, _end(self.source, number))
        at = pieces[number].origin + end - pieces[number].start
        return at if self._may_be(at) else -1


def passages(source: Source, span: Span) -> list[Span]:
    """The passage in the page, stretch by stretch between its tags, references and all."""
    found: list[Span] = []
    first = max(bisect_right(source.pieces, span.start, key=lambda piece: piece.start) - 1, 0)
    for number, piece in enumerate(source.pieces[first:], first):
        if piece.start >= span.end:
            break
        run = _stretch(source, piece, _end(source, number), span)
        if run is None or not source.raw[slice(*run)].strip():
            continue
        between = source.raw[found[-1].end : run.start] if found else "<"
        if found and not between.strip():
            found[-1] = Span(found[-1].start, run.end)
        else:
            found.append(run)
    return found


def _end(source: Source, number: int) -> int:
    following = source.pieces[number + 1 : number + 2]
    return following[0].start if following else len(source.text)


def _stretch(source: Source, piece: Piece, end: int, span: Span) -> Span | None:
    if piece.made:
        written = ENTITY.match(source.raw, piece.origin)
        stands = written and unescape(written[0]) == source.text[piece.start : end]
        return Span(*written.span()) if written and stands else None
    origin = piece.origin - piece.start
    return Span(origin + max(piece.start, span.start), origin + min(end, span.end))


def _top(tree: Tree) -> int:
    """Where the page's own content begins."""
    found = {node.name: node for node in reversed(tree.nodes) if node.name in _PLACES}
    if body := found.get("body"):
        return body.inner
    if head := found.get("head"):
        close = tree.raw.startswith("</", head.end)
        return tree.raw.find(">", head.end) + 1 if close else head.end
    return found["html"].inner if "html" in found else _doctype(tree.raw)


_PLACES = frozenset(("html", "head", "body"))


def _doctype(raw: str) -> int:
    start = raw.lower().find("<!doctype")
    return raw.find(">", start) + 1 if start >= 0 and not raw[:start].strip("\ufeff \r\n\t") else 0
