"""Fixes as tracked changes: what is struck out and what is put in, word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import count

from referat_lint.annotate import Unmarked
from referat_lint.annotate.docx.body import Body, Run, Words, prefix_of
from referat_lint.annotate.docx.comments import signed
from referat_lint.annotate.docx.tags import body_of
from referat_lint.finding import Edit
from referat_lint.fix import spliced
from referat_lint.readers import read
from referat_lint.readers.docx.xml import NOT_TAGS
from referat_lint.saving import is_kept, saved
from referat_lint.source import Span

WORD = re.compile(rf"{NOT_TAGS}|&[^;]*;|\w+|[^\w&]", re.DOTALL)
UNTRACKED = "Rettelserne kan ikke spores i filen; brug »check --fix« på en kopi af den."
MANY = 4000  # words of a passage that are not compared one by one


def tracked(data: bytes, mended: bytes, name: str) -> bytes:
    """The file with what fixing made of it as changes to accept or reject.

    Raises Unmarked where the two are not alike but for their words.
    """
    source, after = read(data, name), read(mended, name)
    w = prefix_of(source.raw)
    if not w:
        raise Unmarked(UNTRACKED)
    old, new = body_of(source.raw, w), body_of(after.raw, w)
    numbers = count(1 + max(_ids(source.raw, w), default=0))
    edits: list[Edit] = []
    for run, other in _pairs(old, new):  # what lies in a run comes before it
        parts = [
            list(_parts(_words(source.raw, one), _words(after.raw, two)))
            for one, two in zip(run.words, other.words, strict=True)
        ]
        if any(len(each) > 1 or each[0][0] != each[0][1] for each in parts):
            inside: list[Edit] = []
            while edits and edits[-1].span.start > run.start:
                inside.append(edits.pop())
            written = _Rewritten(source.raw, w, numbers, inside).run(run, parts)
            edits.append(Edit(Span(run.start, run.end), written))
    copy = saved(data, source, spliced(source.raw, edits)) if is_kept(data, source) else None
    if copy is None:
        raise Unmarked(UNTRACKED)
    return copy


def _pairs(old: Body, new: Body) -> Iterator[tuple[Run, Run]]:
    before, after = (
        sorted((*body.runs, *body.inner), key=lambda run: run.end) for body in (old, new)
    )
    if [len(run.words) for run in before] != [len(run.words) for run in after]:
        raise Unmarked(UNTRACKED)
    return zip(before, after, strict=True)


def _ids(xml: str, w: str) -> Iterator[int]:
    return (int(n) for n in re.findall(rf"""\s{w}id\s*=\s*["']([0-9]{{1,9}})["']""", xml))


def _words(xml: str, words: Words) -> str:
    """What Word shows of a text: blanks at its ends only where its tag says that they count."""
    text = xml[words.inner : words.close]
    return text if "xml:space" in xml[words.start : words.inner] else text.strip()


def _parts(old: str, new: str) -> Iterator[tuple[str, str]]:
    """What stands there and what will: pairs that are equal, or of which one may be empty."""
    if old == new:
        yield old, new
        return
    before, after = WORD.findall(old), WORD.findall(new)
    if max(len(before), len(after)) > MANY:
        yield old, new
        return
    for _, i, j, k, n in SequenceMatcher(None, before, after).get_opcodes():
        yield "".join(before[i:j]), "".join(after[k:n])


class _Rewritten:
    """Writes a run anew, parted at its changes."""

    def __init__(self, xml: str, w: str, numbers: "count[int]", inside: list[Edit]) -> None:
        """`inside`: what changes in the runs that lie in it."""
        self.xml, self.w, self.numbers, self.inside = xml, w, numbers, inside
        self.out: list[str] = []
        self.waiting: list[str] = []

    def run(self, run: Run, parts: list[list[tuple[str, str]]]) -> str:
        """The run with these parts in place of its words."""
        self.opening = run.tag + self.xml[run.start + len(run.tag) : run.inner]
        at = run.inner
        for words, pairs in zip(run.words, parts, strict=True):
            self.waiting.append(self._between(at, words.start))
            if len(pairs) == 1 and pairs[0][0] == pairs[0][1]:
                self.waiting.append(self.xml[words.start : words.end])
            else:
                for old, new in pairs:
                    self._part(old, new, run.holder)
            at = words.end
        self.waiting.append(self._between(at, run.close))
        self._flush()
        return "".join(self.out)

    def _between(self, start: int, end: int) -> str:
        inside = [
            Edit(Span(edit.span.start - start, edit.span.end - start), edit.text)
            for edit in self.inside
            if start <= edit.span.start < end
        ]
        return spliced(self.xml[start:end], inside)

    def _part(self, old: str, new: str, holder: str) -> None:
        if old == new:
            self.waiting.append(self._text("t", old))
            return
        self._flush()
        w = self.w
        if old:
            struck = self._whole(self._text("delText", old))
            self.out.append(f"<{w}del {signed(w, next(self.numbers))}>{struck}</{w}del>")
        if new:
            put = self._whole(self._text("t", new))
            put = f"<{w}ins {signed(w, next(self.numbers))}>{put}</{w}ins>"
            self.out.append(self._beside(holder, put) if holder else put)

    def _beside(self, holder: str, put: str) -> str:
        """Out of the insertion that somebody else made, for two may not lie in each other."""
        name = holder[1:].split(maxsplit=1)[0]
        number = rf"""(\s{self.w}id\s*=\s*["'])[^"']*"""
        again = re.sub(number, rf"\g<1>{next(self.numbers)}", holder)
        return f"</{name}>{put}{again}"

    def _text(self, name: str, words: str) -> str:
        return f'<{self.w}{name} xml:space="preserve">{words}</{self.w}{name}>'

    def _whole(self, inside: str) -> str:
        return f"{self.opening}{inside}</{self.w}r>"

    def _flush(self) -> None:
        inside = "".join(self.waiting)
        if inside.strip():
            self.out.append(self._whole(inside))
        self.waiting.clear()
