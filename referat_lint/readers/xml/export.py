"""What an export of a case system says of a meeting, whichever system wrote it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from referat_lint.readers.words import Words
from referat_lint.readers.xml.node import Node, Tree


class Value(NamedTuple):
    """A field's words and its element; with `markup`, the words are HTML."""

    words: Words
    path: str
    markup: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.words.text.strip()

    def part(self, start: int, end: int) -> "Value":
        """What stands between two of its offsets."""
        return self._replace(words=self.words.part(start, end))


Parts = tuple[str | Value, ...]  # of a line: what is made, and what stands in the file


@dataclass(frozen=True)
class Person:
    """A member or guest; `absent` is None where the export does not say."""

    name: Value
    party: Value | None = None
    role: Value | None = None
    absent: bool | None = None


@dataclass(frozen=True)
class Section:
    """A part of an item under its label; `decides` where the system keeps the decision in it."""

    label: "Parts"
    body: Value | None
    decides: bool = False

    @property
    def name(self) -> str:
        """The label's words, in lower case."""
        words = (part if isinstance(part, str) else part.words.text for part in self.label)
        return "".join(words).strip().lower()


@dataclass(frozen=True)
class Attachment:
    """An attached file's name, its text where the export has it; `closed`: not to be published."""

    name: Value
    text: Value | None = None
    closed: bool = False


@dataclass(frozen=True)
class Item:
    """One item of the agenda; `elsewhere`: its text stands in a file that is not here."""

    number: Value | None
    title: Value | None
    closed: bool = False
    case: Value | None = None
    sections: tuple[Section, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    absent: tuple[Value, ...] = ()
    elsewhere: bool = False


@dataclass(frozen=True)
class Group:
    """Items under a common heading (open, closed), as the system groups them.

    `text` is that of all of them, where they have none of their own and are not listed.
    """

    items: tuple[Item, ...]
    heading: Value | None = None
    closed: bool = False
    text: Value | None = None


@dataclass(frozen=True)
class Export:
    """A meeting. `minutes`: it has been held and written up.

    `head` is text that stands before the items, `tail` behind them.
    """

    body: Value | None
    minutes: bool
    date: Value | None = None
    hours: tuple[Value, ...] = ()
    place: Value | None = None
    people: tuple[Person, ...] = ()
    guests: tuple[Value, ...] = ()
    head: Value | None = None
    tail: Value | None = None
    groups: tuple[Group, ...] = ()
    attachments: tuple[Attachment, ...] = field(default=())


def label(node: Node | None) -> Parts:
    """An element's words as a section's label; nothing where there are none."""
    found = value(node)
    return (found,) if found else ()


def value(node: Node | None, *, markup: bool = False) -> Value | None:
    """An element's words; None where there are none."""
    if node is None or not node.words.text.strip():
        return None
    return Value(node.words.stripped(), node.path, markup)


def content_of(tree: Tree, node: Node | None) -> Value | None:
    """An element's HTML: escaped, in CDATA, or as elements of its own."""
    if node is None or not node.children:
        return value(node, markup=True)
    start, end = node.inner
    return Value(Words.of(tree.plain[start:end], start), node.path, markup=True)
