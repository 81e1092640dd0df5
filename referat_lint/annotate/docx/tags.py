"""A Word text read tag by tag: its paragraphs and runs, and what parts of it must stay together."""

import re
from collections.abc import Callable
from typing import ClassVar

from referat_lint.annotate.docx.body import Body, Mark, Paragraph, Run, Words
from referat_lint.source import Span

NAMES = (
    "p|pPr|r|rPr|t|ins|moveTo|del|moveFrom|sdt|fldSimple|fldChar|hyperlink|smartTag|customXml|dir"
    "|bdo|commentRangeStart|commentRangeEnd|commentReference"
)
TYPED = re.compile(r">\s*(?:HYPERLINK|FORMTEXT)\b|^<[^>]*HYPERLINK")  # somebody wrote the result
ATTRIBUTES = r"""[^>"']*+(?:"[^"]*"[^>"']*+|'[^']*'[^>"']*+)*+"""
# A whole run of words alone, which most are; else a tag. What stands in the file but is no tag (a
# comment, say) is matched too, and so passed over.
TAG = (
    r"(?P<run><{w}r(?=[\s>]){attributes}>)(?:<{w}rPr>[^<]*+(?:<(?!/{w}rPr>)[^<]*+){{0,99}}+</{w}rPr>)?"
    r"(?P<words><{w}t(?=[\s>]){attributes}>)(?P<text>[^<]*)</{w}t></{w}r>"
    r"|<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"|<(?P<end>/?)(?:{w}(?P<name>{names})|[\w.-]+:(?P<choice>AlternateContent))(?=[\s/>])"
    r"{attributes}>"
)
LEAVES = ("commentRangeStart", "commentRangeEnd", "commentReference", "fldChar")


def body_of(xml: str, prefix: str) -> Body:
    """The paragraphs and runs of a text: well-formed XML, in the time of its length."""
    reading = _Reading(xml, Body(prefix))
    words = TAG.format(w=re.escape(prefix), names=NAMES, attributes=ATTRIBUTES)
    for found in re.finditer(words, xml, re.DOTALL):
        if found["run"]:
            reading.whole(found)
        elif name := found["name"] or found["choice"]:
            reading.take(name, found)
    return reading.body


HOLDERS = ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "dir", "bdo")
INSERTION = re.compile(r"[<:](?:ins|moveTo)\b")


class _Reading:
    """How far the reading has come: what is open."""

    def __init__(self, xml: str, body: Body) -> None:
        self.xml, self.body = xml, body
        self.properties = self.deleted = 0  # how many elements of the kind are open
        self.start = self.inner = 0  # of the text element that is open
        self.paragraph: Paragraph | None = None
        self.runs: list[Run] = []  # those that are open, a text box's in the one that holds it
        self.holders: list[tuple[int, str]] = []  # what may hold runs: within how many, and the tag
        self.leads = False
        self.controls: list[int] = []  # where those begin that are open in the paragraph
        self.simple: list[int] = []  # the same of fields that are one element
        self.fields: list[Run] = []  # and of those that lie between two signs
        self.ended: list[Run] = []  # the first of these, when the run with the second is open

    def whole(self, found: re.Match[str]) -> None:
        """A run of nothing but words."""
        (start, end), (begin, close) = found.span(), found.span("text")
        inner, after = found.start("words"), close + len(f"</{self.body.prefix}t>")
        words = Words(inner, begin, close, after)
        self._put(Run(start, found["run"], self._holder(), inner, after, end, [words]))

    def take(self, name: str, found: re.Match[str]) -> None:
        """One tag."""
        opens, closes = not found["end"], bool(found["end"]) or found[0].endswith("/>")
        if name in ("pPr", "rPr"):
            self.properties += opens - closes
            if not self.properties:
                self._behind(name, found.end())
        elif self.properties:
            return
        elif name in LEAVES:
            if opens:
                self._leaf(name, found)
        elif opens != closes:
            self.STEPS[name](self, found, opens)

    def _holder(self) -> str:
        """The tag of the insertion that a run stands in, as its child."""
        deep, tag = self.holders[-1] if self.holders else (0, "")
        return tag if deep == len(self.runs) and INSERTION.search(tag) else ""

    def _put(self, run: Run) -> None:
        if self.runs:
            self.body.inner.append(run)
        elif self.paragraph and not self.deleted:
            self.body.runs.append(run)

    def _behind(self, name: str, end: int) -> None:
        """What follows from here on is no longer properties."""
        if name == "pPr":
            if self.paragraph and not self.runs:
                self.paragraph.inner = end
        elif self.runs:
            self.runs[-1].inner = end

    def _leaf(self, name: str, found: re.Match[str]) -> None:
        run = self.runs[0] if self.runs else None
        if name != "fldChar":
            self.body.marks.append(Mark(Span(*found.span()), found[0], run))
        elif len(self.runs) == 1 and self.paragraph:
            if '"begin"' in found[0]:
                self.fields.append(self.runs[0])
            elif '"end"' in found[0] and self.fields:
                begun, start = self.fields.pop(), self.paragraph.start
                outer = self.fields[-1].start if self.fields else 0
                self.ended = [begun] if begun.start > start > outer else self.ended

    def _run(self, found: re.Match[str], opens: bool) -> None:  # noqa: FBT001
        if opens:
            tag = "" if found["choice"] else found[0]
            self.runs.append(Run(found.start(), tag, self._holder(), found.end()))
        elif self.runs:
            run = self.runs.pop()
            run.close, run.end = found.span()
            self._put(run)
            if not self.runs:
                for begun in self.ended if not self.simple else ():
                    self._field(begun.start, run.end)
                self.ended = []

    def _text(self, found: re.Match[str], opens: bool) -> None:  # noqa: FBT001
        if opens:
            self.start, self.inner = found.span()
        elif self.runs and self.runs[-1].tag:
            self.runs[-1].words.append(Words(self.start, self.inner, *found.span()))

    def _paragraph(self, found: re.Match[str], opens: bool) -> None:  # noqa: FBT001
        if self.runs:
            return
        if opens:
            held = self.leads or bool(self.fields)
            self.paragraph = Paragraph(found.start(), found.end(), held)
            self.leads, self.controls, self.simple = False, [], []
        elif self.paragraph:
            self.paragraph.held = self.paragraph.held or bool(self.fields)
            self.paragraph.close, self.paragraph.end = found.span()
            self.body.paragraphs.append(self.paragraph)
            self.paragraph = None

    def _held(self, found: re.Match[str], opens: bool) -> None:  # noqa: FBT001
        if opens:
            self.holders.append((len(self.runs), found[0]))
        elif self.holders:
            self.holders.pop()

    def _deletion(self, _found: re.Match[str], opens: bool) -> None:  # noqa: FBT001
        self.deleted += 1 if opens else -1

    def _control(self, found: re.Match[str], opens: bool) -> None:  # noqa: FBT001
        self._held(found, opens)
        if self.runs:
            return
        if self.paragraph is None:
            self.leads = opens
        elif opens:
            self.controls.append(found.start())
        elif self.controls:
            start = self.controls.pop()
            if not self.controls:
                self.body.controls.append(Span(start, found.end()))

    def _simple(self, found: re.Match[str], opens: bool) -> None:  # noqa: FBT001
        self._held(found, opens)
        if self.runs:
            return
        if opens:
            self.simple.append(found.start())
        elif self.simple:
            start = self.simple.pop()
            if not self.simple and not self.fields:
                self._field(start, found.end())

    def _field(self, start: int, end: int) -> None:
        if not TYPED.search(self.xml[start:end]):
            self.body.fields.append(Span(start, end))

    STEPS: ClassVar[dict[str, Callable[["_Reading", re.Match[str], bool], None]]] = {
        "r": _run,
        "AlternateContent": _run,
        "t": _text,
        "p": _paragraph,
        **dict.fromkeys(HOLDERS, _held),
        "del": _deletion,
        "moveFrom": _deletion,
        "sdt": _control,
        "fldSimple": _simple,
    }
