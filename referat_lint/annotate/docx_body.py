"""Where the paragraphs and runs of a Word text stand, in characters of document.xml."""

import re
from dataclasses import dataclass, field

from referat_lint.source import Span

MAIN = re.compile(
    r"""\sxmlns:?(?P<prefix>[\w.-]*)\s*=\s*["']"""
    r"""http://(?:schemas\.openxmlformats\.org/wordprocessingml/2006"""
    r"""|purl\.oclc\.org/ooxml/wordprocessingml)/main["']"""
)
NAMES = r"p|pPr|r|rPr|t|ins|moveTo|commentRangeStart|commentRangeEnd|commentReference"
# What stands in the file but is no tag (a comment, say) is matched too, and so passed over.
TAG = (
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"|<(?P<end>/?)(?:{w}(?P<name>{names})|[\w.-]+:(?P<choice>AlternateContent))(?=[\s/>])"
    r"""[^>"']*+(?:"[^"]*"[^>"']*+|'[^']*'[^>"']*+)*+>"""
)
MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


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
    """A paragraph, and where what it holds stands, behind its properties."""

    start: int
    inner: int
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
    """All of them in order; `prefix` is that of the names, with its colon."""

    prefix: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


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

    def take(self, name: str, found: re.Match[str]) -> None:
        """One tag."""
        tag = found[0]
        opens, closes = not found["end"], bool(found["end"]) or tag.endswith("/>")
        if name in ("pPr", "rPr"):
            self.properties += opens - closes
            if not self.properties:
                self._behind(name, found.end())
        elif self.properties:
            return
        elif name in MARKS:
            if opens:
                self.body.marks.append(Mark(Span(*found.span()), tag, self.run))
        elif opens and closes:
            return
        elif name in ("r", "AlternateContent"):
            self._run(found, opens=opens, parted=name == "r")
        elif name == "t":
            self._text(found, opens=opens)
        elif not self.depth:
            self._around(name, found, opens=opens)

    def _behind(self, name: str, end: int) -> None:
        """What follows from here on is no longer properties."""
        if name == "pPr":
            if self.paragraph and not self.depth:
                self.paragraph.inner = end
        elif self.run and self.depth == 1:
            self.run.inner = end

    def _run(self, found: re.Match[str], *, opens: bool, parted: bool) -> None:
        if opens:
            self.depth += 1
            if self.depth == 1 and self.paragraph:
                holder = self.holders[-1] if self.holders else ""
                self.run = Run(found.start(), found[0] if parted else "", holder, found.end())
            return
        self.depth -= 1
        if not self.depth and self.run:
            self.run.close, self.run.end = found.span()
            self.body.runs.append(self.run)
            self.run = None

    def _text(self, found: re.Match[str], *, opens: bool) -> None:
        if opens:
            self.start, self.inner = found.span()
        elif self.run and self.run.tag and self.depth == 1:
            self.run.words.append(Words(self.start, self.inner, *found.span()))

    def _around(self, name: str, found: re.Match[str], *, opens: bool) -> None:
        if name != "p":
            if opens:
                self.holders.append(found[0])
            elif self.holders:
                self.holders.pop()
        elif opens:
            self.paragraph = Paragraph(found.start(), found.end())
        elif self.paragraph:
            self.paragraph.close, self.paragraph.end = found.span()
            self.body.paragraphs.append(self.paragraph)
            self.paragraph = None
