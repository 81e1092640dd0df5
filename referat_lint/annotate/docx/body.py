"""Where the paragraphs and runs of a Word text stand, in characters of document.xml."""

import re
from dataclasses import dataclass, field

from referat_lint.source import Span

MAIN = re.compile(
    r"""\sxmlns:?(?P<prefix>[\w.-]*)\s*=\s*["']"""
    r"""http://(?:schemas\.openxmlformats\.org/wordprocessingml/2006"""
    r"""|purl\.oclc\.org/ooxml/wordprocessingml)/main["']"""
)


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

    `held`: it is the first in a content control that holds paragraphs, or in a field that does.
    """

    start: int
    inner: int
    held: bool = False
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
    """All of them in order, without deleted runs; `prefix` is that of the names, with its colon.

    `controls` are the content controls within paragraphs, `fields` what is put there by itself,
    as dates are; of both, the outermost. `inner` are the runs within runs: in a text box, say.
    """

    prefix: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    inner: list[Run] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    controls: list[Span] = field(default_factory=list)
    fields: list[Span] = field(default_factory=list)


def prefix_of(xml: str) -> str | None:
    """The prefix of the names of WordprocessingML, with its colon; None where it has none."""
    found = MAIN.search(xml)
    return found and (found["prefix"] and found["prefix"] + ":")
