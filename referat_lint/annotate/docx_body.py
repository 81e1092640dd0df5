"""Where the paragraphs and runs of a Word text stand, in characters of document.xml."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from referat_lint.source import Span

MAIN = re.compile(
    r"""\sxmlns:?(?P<prefix>[\w.-]*)\s*=\s*["']"""
    r"""http://(?:schemas\.openxmlformats\.org/wordprocessingml/2006"""
    r"""|purl\.oclc\.org/ooxml/wordprocessingml)/main["']"""
)
NAMES = (
    "p|pPr|r|rPr|t|ins|moveTo|sdt|fldSimple|fldChar"
    "|commentRangeStart|commentRangeEnd|commentReference"
)
TYPED = re.compile(r">\s*(?:HYPERLINK|FORMTEXT)\b|^<[^>]*HYPERLINK")  # somebody wrote the result
# What stands in the file but is no tag (a comment, say) is matched too, and so passed over.
TAG = (
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"|<(?P<end>/?)(?:{w}(?P<name>{names})|[\w.-]+:(?P<choice>AlternateContent))(?=[\s/>])"
    r"""[^>"']*+(?:"[^"]*"[^>"']*+|'[^']*'[^>"']*+)*+>"""
)
LEAVES = ("commentRangeStart", "commentRangeEnd", "commentReference", "fldChar")


@dataclass(frozen=True, slots=True)
class Words:
    """A text element: its tag, the words between `inner` and `close`, its end."""

    start: int
    inner: int
    close: int
    end: int


@dataclass(slots=True)
class Run:
    """What is formatted alike: its start tag, the properties, what follows from `inner` on.

    `holder` is the start tag of the tracked insertion around it, if there is one. Of something
    that may not be parted (alternatives for older programs), `words` holds nothing.
    """

    start: int
    tag: str
    holder: str
    inner: int
    close: int = 0
    end: int = 0
    words: list[Words] = field(default_factory=list)


@dataclass(slots=True)
class Paragraph:
    """A paragraph, and where what it holds stands, behind its properties.

    `leads`: it is the first in a content control that holds paragraphs.
    """

    start: int
    inner: int
    leads: bool = False
    close: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """One of the three elements by which a comment is bound to its words."""

    span: Span
    tag: str
    run: Run | None

    def number(self, prefix: str) -> str:
        """The comment's id."""
        found = re.search(rf"""\s{prefix}id\s*=\s*["']([^"']*)""", self.tag)
        return found[1] if found else ""


@dataclass(slots=True)
class Body:
    """All of them in order; `prefix` is that of the names, with its colon.

    `controls` are the content controls within paragraphs, `fields` what is put there by itself,
    as dates are; of both, the outermost.
    """

    prefix: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    controls: list[Span] = field(default_factory=list)
    fields: list[Span] = field(default_factory=list)


def prefix_of(xml: str) -> str | None:
    """The prefix of the names of WordprocessingML, with its colon; None where it has none."""
    found = MAIN.search(xml)
    return found and (found["prefix"] and found["prefix"] + ":")


def body_of(xml: str, prefix: str) -> Body:
    """The paragraphs and runs of a text: well-formed XML, in the time of its length."""
    reading = _Reading(xml, Body(prefix))
    tag = re.compile(TAG.format(w=re.escape(prefix), names=NAMES), re.DOTALL)
    for found in tag.finditer(xml):
        name = found["name"] or found["choice"]
        if name:
            reading.take(name, found)
    return reading.body


class _Reading:
    """How far the reading has come: what is open."""

    def __init__(self, xml: str, body: Body) -> None:
        self.xml, self.body = xml, body
        self.depth = self.properties = 0
        self.start = self.inner = 0  # of the text element that is open
        self.paragraph: Paragraph | None = None
        self.run: Run | None = None
        self.holders: list[str] = []
        self.leads = False
        self.controls: list[int] = []  # where those begin that are open in the paragraph
        self.simple: list[int] = []  # the same of fields that are one element
        self.fields: list[Run] = []  # and of those that lie between two signs
        self.ended: list[Run] = []  # the first of these, when the run with the second is open

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

    def _behind(self, name: str, end: int) -> None:
        """What follows from here on is no longer properties."""
        if name == "pPr":
            if self.paragraph and not self.depth:
                self.paragraph.inner = end
        elif self.run and self.depth == 1:
            self.run.inner = end

    def _leaf(self, name: str, found: re.Match[str]) -> None:
        if name != "fldChar":
            self.body.marks.append(Mark(Span(*found.span()), found[0], self.run))
        elif self.run and self.depth == 1:
            if '"begin"' in found[0]:
                self.fields.append(self.run)
            elif '"end"' in found[0] and self.fields:
                begun = self.fields.pop()
                self.ended = self.ended if self.fields else [begun]

    def _run(self, found: re.Match[str], opens: bool) -> None:  # noqa: FBT001
        if opens:
            self.depth += 1
            if self.depth == 1 and self.paragraph:
                tag = "" if found["choice"] else found[0]
                holder = self.holders[-1] if self.holders else ""
                self.run = Run(found.start(), tag, holder, found.end())
            return
        self.depth -= 1
        if not self.depth and self.run:
            self.run.close, self.run.end = found.span()
            self.body.runs.append(self.run)
            for begun in self.ended if not self.simple else ():
                self._field(begun.start, self.run.end)
            self.run, self.ended = None, []

    def _text(self, found: re.Match[str], opens: bool) -> None:  # noqa: FBT001
        if opens:
            self.start, self.inner = found.span()
        elif self.run and self.run.tag and self.depth == 1:
            self.run.words.append(Words(self.start, self.inner, *found.span()))

    def _paragraph(self, found: re.Match[str], opens: bool) -> None:  # noqa: FBT001
        if self.depth:
            return
        if opens:
            self.paragraph = Paragraph(found.start(), found.end(), self.leads)
            self.leads, self.controls, self.simple, self.fields = False, [], [], []
        elif self.paragraph:
            self.paragraph.close, self.paragraph.end = found.span()
            self.body.paragraphs.append(self.paragraph)
            self.paragraph = None

    def _insertion(self, found: re.Match[str], opens: bool) -> None:  # noqa: FBT001
        if self.depth:
            return
        if opens:
            self.holders.append(found[0])
        elif self.holders:
            self.holders.pop()

    def _control(self, found: re.Match[str], opens: bool) -> None:  # noqa: FBT001
        if self.depth:
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
        if self.depth:
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
        "ins": _insertion,
        "moveTo": _insertion,
        "sdt": _control,
        "fldSimple": _simple,
    }
