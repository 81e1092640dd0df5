"""How comments are bound to their words in document.xml: splices that part runs where needed."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from referat_lint.annotate.docx.body import Body, Paragraph, Run, Words
from referat_lint.finding import Edit
from referat_lint.source import Span

SPACE = re.compile(r"\sxml:space\s*=")


class Cut(NamedTuple):
    """A place between runs: what must be closed before it, and opened again behind it."""

    at: int
    close: str = ""
    reopen: str = ""
    words: Words | None = None  # those that are parted here, and begun again


class Anchors:
    """Gathers the marks of comments, and gives the splices that put them down."""

    def __init__(self, xml: str, body: Body, style: str | None, gone: Container[Span] = ()) -> None:
        """`gone` are the places of runs that will not be there."""
        self.xml, self.body, self.style = xml, body, style
        self.runs = [run for run in body.runs if Span(run.start, run.end) not in gone]
        self.starts = [run.start for run in self.runs]
        self.paragraphs = [paragraph.start for paragraph in body.paragraphs]
        self.following = _following(body.paragraphs)
        self.cuts: dict[int, Cut] = {}
        self.ends: defaultdict[int, list[str]] = defaultdict(list)
        self.begins: defaultdict[int, list[str]] = defaultdict(list)
        self.references: defaultdict[int, list[str]] = defaultdict(list)

    def bind(self, number: int, span: Span) -> None:
        """Bind a comment to a passage of the file; an empty one is what is around it."""
        first, last = self._places(span)
        outside = self._outside(last.at)
        for cut in (first, last, outside or last):
            self.cuts[cut.at] = cut
        w = self.body.prefix
        begin = f'<{w}commentRangeStart {w}id="{number}"/>'
        end = f'<{w}commentRangeEnd {w}id="{number}"/>'
        if outside:
            self.references[outside.at].append(self._reference(number))
        else:
            end += self._reference(number)
        if first.at == last.at:
            self.begins[first.at].append(begin + end)
        else:
            self.begins[first.at].append(begin)
            self.ends[last.at].append(end)

    def edits(self) -> Iterator[Edit]:
        """The splices, in no order."""
        opened: dict[int, str] = {}
        parted: defaultdict[Words, list[int]] = defaultdict(list)
        for at, cut in self.cuts.items():
            if cut.words:
                parted[cut.words].append(at)
        for words, places in parted.items():
            yield from self._parted(words, sorted(places), opened)
        for at, cut in self.cuts.items():
            marks = "".join((*self.ends[at], *self.references[at], *self.begins[at]))
            yield Edit(Span(at, at), cut.close + marks + cut.reopen + opened.get(at, ""))

    def _parted(self, words: Words, places: list[int], opened: dict[int, str]) -> Iterator[Edit]:
        """Word passes over blanks at the ends of a text, unless its tag says that they count.

        What is parted gets such a tag for those that were within it, and for no others; `opened`
        takes the tags that stand behind the places.
        """
        w, tag = self.body.prefix, self.xml[words.start : words.inner]
        counts = f'<{w}t xml:space="preserve">'
        if SPACE.search(tag):
            opened.update(dict.fromkeys(places, tag))
            return
        bounds = (words.inner, *places, words.close)
        for start, end in pairwise(bounds):
            text = self.xml[start:end]
            before, behind = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
            before = 0 if start == words.inner else before
            behind = 0 if end == words.close else behind
            if text.isspace():
                before, behind = min(before, behind), 0
            if start != words.inner:
                opened[start] = counts if before else tag
            if before and before < len(text):
                yield Edit(Span(start + before, start + before), f"</{w}t>{tag}")
            if behind:
                yield Edit(Span(end - behind, end - behind), f"</{w}t>{counts}")

    def _reference(self, number: int) -> str:
        w = self.body.prefix
        how = f'<{w}rStyle {w}val="{self.style}"/>' if self.style else f'<{w}sz {w}val="16"/>'
        reference = f'<{w}commentReference {w}id="{number}"/>'
        return f"<{w}r><{w}rPr>{how}</{w}rPr>{reference}</{w}r>"

    def _places(self, span: Span) -> tuple[Cut, Cut]:
        field = _around(self.body.fields, span.start)
        if span.end > span.start:
            begin, end = self._before(span.start), self._behind(span.end)
        else:
            begin, end = (Cut(field.start), Cut(field.end)) if field else (None, None)
        if begin and end:
            return begin, end
        around = self._paragraph(span.start), self._paragraph(max(span.start, span.end - 1))
        return begin or Cut(self._inside(around[0]).start), end or Cut(self._inside(around[1]).end)

    def _outside(self, at: int) -> Cut | None:
        """Where a comment refers to itself, if its words end in a content control or a field.

        LibreOffice 7 loses words before a reference that stands there, or those of the comment.
        """
        if control := _around(self.body.controls, at - 1):
            return Cut(control.end)
        number = max(bisect_right(self.paragraphs, at) - 1, 0)
        if not self.body.paragraphs[number].held:
            return None
        following = self.following[number]
        return Cut(following.inner) if following else None

    def _run(self, at: int) -> Run | None:
        number = bisect_right(self.starts, at) - 1
        run = self.runs[number] if number >= 0 else None
        return run if run and at < run.end else None

    def _paragraph(self, at: int) -> Paragraph:
        """The one around an offset, or the one before it."""
        return self.body.paragraphs[max(bisect_right(self.paragraphs, at) - 1, 0)]

    def _inside(self, paragraph: Paragraph) -> Span:
        """From the first of its runs to the last; where it has none, all that it may hold."""
        first, after = (bisect_left(self.starts, at) for at in (paragraph.start, paragraph.end))
        if first == after:
            return Span(paragraph.inner, paragraph.close)
        return Span(self.runs[first].start, self.runs[after - 1].end)

    def _before(self, at: int) -> Cut | None:
        field, run = _around(self.body.fields, at), self._run(at)
        if field:
            return Cut(field.start)
        if run is None:
            return None
        words = _holding(run.words, at)
        if words is None or not self._plain(words):
            return Cut(run.start)
        if at > words.inner:
            return self._within(run, words, at)
        if not self.xml[run.inner : words.start].strip():
            return Cut(run.start)
        return self._between(run, words.start)

    def _behind(self, at: int) -> Cut | None:
        field, run = _around(self.body.fields, at - 1), self._run(at - 1)
        if field:
            return Cut(field.end)
        if run is None:
            return None
        words = _holding(run.words, at - 1)
        if words is None or not self._plain(words):
            return Cut(run.end)
        if at < words.close:
            return self._within(run, words, at)
        if not self.xml[words.end : run.close].strip():
            return Cut(run.end)
        return self._between(run, words.end)

    def _plain(self, words: Words) -> bool:
        """Whether nothing but words stands in it: no comment, no CDATA."""
        return "<" not in self.xml[words.inner : words.close]

    def _between(self, run: Run, at: int) -> Cut:
        return Cut(at, f"</{self.body.prefix}r>", self._opening(run))

    def _within(self, run: Run, words: Words, at: int) -> Cut:
        w = self.body.prefix
        return Cut(at, f"</{w}t></{w}r>", self._opening(run), words)

    def _opening(self, run: Run) -> str:
        return run.tag + self.xml[run.start + len(run.tag) : run.inner]


def _following(paragraphs: Sequence[Paragraph]) -> list[Paragraph | None]:
    """For each the next that no content control and no field holds."""
    found: list[Paragraph | None] = []
    following = None
    for paragraph in reversed(paragraphs):
        found.append(following)
        following = following if paragraph.held else paragraph
    return found[::-1]


def _around(places: Sequence[Span], at: int) -> Span | None:
    """The one in which an offset lies; they do not overlap."""
    number = bisect_right(places, at, key=lambda place: place.start) - 1
    place = places[number] if number >= 0 else None
    return place if place and at < place.end else None


def _holding(every: Sequence[Words], at: int) -> Words | None:
    number = bisect_right(every, at, key=lambda words: words.inner) - 1
    words = every[number] if number >= 0 else None
    return words if words and at < words.close else None
