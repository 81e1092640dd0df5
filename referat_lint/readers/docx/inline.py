"""What stands in the paragraphs of a Word file: words and signs, fields, links, tracked changes."""

import re
from html import unescape
from typing import NamedTuple

from referat_lint.readers.docx.fields import LONGEST, Fields
from referat_lint.readers.docx.parts import Relation
from referat_lint.readers.docx.styles import PLAIN, Look, Styles
from referat_lint.readers.docx.tree import Bit, Paragraph
from referat_lint.readers.docx.xml import ATTRIBUTES, NOT_TAGS, attribute

DELETED = Look("en slettet passage")
SEAM = re.compile(rf"&[^;]*;|[\r\n\t]+|{NOT_TAGS}|<{ATTRIBUTES}>", re.DOTALL)
ODD = re.compile(r"[&<\r\n\t]")
BLANKS = " \t\r\n"
CDATA = "<![CDATA["
SYMBOLS = {0xFC: "✓", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0xE0: "→", 0x2D: "-"}  # Wingdings
PRIVATE = range(0xE000, 0xF900)


class State(NamedTuple):
    """What is taken up again behind a text box."""

    paragraph: Paragraph | None
    run: str
    fields: Fields
    joined: Paragraph | None


class Inline:
    """Fills one paragraph after the other; `run` holds the properties of the run that is read."""

    def __init__(self, raw: str, styles: Styles, relations: dict[str, Relation]) -> None:
        self.raw, self.styles, self.relations = raw, styles, relations
        self.paragraph: Paragraph | None = None
        self.joined: Paragraph | None = None  # its mark is deleted: what follows goes on with it
        self.run = ""
        self.fields = Fields()
        self.deleted = 0
        self.dark = False
        self._early: list[Bit] = []  # marks that stand between paragraphs
        self._looks: dict[tuple[str, str, bool], Look] = {}

    def begin(self, paragraph: Paragraph) -> None:
        """Go on with a paragraph; one whose mark is deleted is its beginning."""
        if before := self.joined:
            paragraph.at, paragraph.number = before.at, before.number
            paragraph.bits, paragraph.boxes = before.bits, before.boxes
            self.joined = None
        paragraph.bits += self._early
        self._early = []
        self.paragraph, self.run = paragraph, ""

    def end(self) -> Paragraph | None:
        """The paragraph that ends; a field whose code does not end with it is none."""
        ended, self.paragraph = self.paragraph, None
        self.fields.drop()
        return ended

    def put_by(self) -> State:
        """Begin anew, within a text box."""
        state = State(self.paragraph, self.run, self.fields, self.joined)
        self.paragraph, self.run, self.fields, self.joined = None, "", Fields(), None
        return state

    def take_up(self, state: State) -> None:
        self.paragraph, self.run, self.fields, self.joined = state

    # Words and signs

    def text(self, start: int, end: int, *, kept: bool) -> None:
        """Words between two offsets; outer blanks are `kept` or do not count."""
        if self.paragraph is None or start >= end:
            return
        words = self.raw[start:end]
        if not kept and (words[0] in BLANKS or words[-1] in BLANKS):
            start += len(words) - len(words.lstrip(BLANKS))
            words = words.strip(BLANKS)
            end = start + len(words)
        if self.fields.made:
            self._add(start, end, "".join(told for _, told in self._parts(start, end)))
        elif not ODD.search(words):
            self._add(start, end)
        else:
            for (a, b), told in self._parts(start, end):
                self._add(a, b, None if told == self.raw[a:b] else told)

    def _parts(self, start: int, end: int) -> list[tuple[tuple[int, int], str]]:
        """Words as they are shown, cut where they are written otherwise."""
        parts, at = [], start
        for seam in SEAM.finditer(self.raw, start, end):
            parts.append(((at, seam.start()), self.raw[at : seam.start()]))
            first, last = seam.span()
            told = seam[0]
            if told.startswith(CDATA):
                first, last = first + len(CDATA), last - len("]]>")
                told = self.raw[first:last].replace("\n", " ").replace("\t", " ")
            elif told[0] == "<":
                told = ""
            else:
                told = unescape(told) if told[0] == "&" else " "
            parts.append(((first, last), told))
            at = seam.end()
        parts.append(((at, end), self.raw[at:end]))
        return [(place, told) for place, told in parts if told]

    def sign(self, words: str, at: int) -> None:
        """A sign that has a tag of its own: a tab, a line break, a hyphen."""
        self._add(at, at, words)

    def symbol(self, attributes: str, at: int) -> None:
        """A sign of a font of symbols; an unknown one is a bullet."""
        code = attribute(attributes, "char") or ""
        number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{2,4}", code) else PRIVATE.start
        known = number not in PRIVATE and chr(number).isprintable()
        self._add(at, at, chr(number) if known else SYMBOLS.get(number & 0xFF, "•"))

    def delete(self) -> None:
        """What follows is deleted, as a tracked change, till it is told to end."""
        self.deleted += 1

    def _add(self, start: int, end: int, made: str | None = None) -> None:
        if self.paragraph is None or self.fields.coded:
            return
        look = DELETED if self.deleted else self._look(self.paragraph.properties.style)
        self.paragraph.bits.append(Bit(start, end, made, look))

    def _look(self, style: str) -> Look:
        key = (style, self.run, self.dark)
        if key not in self._looks:
            self._looks[key] = self.styles.look(style, self.run, dark=self.dark)
        return self._looks[key]

    # Hints, and marks of what stands elsewhere

    def mark(self, role: str, value: str, at: int, *, ends: bool = False) -> None:
        """Where a hint begins or ends, or a note or comment is referred to."""
        look = DELETED if self.deleted else PLAIN
        bit = Bit(at, at, value, look, role, ends)
        (self._early if self.paragraph is None else self.paragraph.bits).append(bit)

    def link(self, attributes: str, at: int) -> None:
        """A hyperlink begins: to an address, or to a place in the file."""
        relation = self.relations.get(attribute(attributes, "id") or "")
        anchor = attribute(attributes, "anchor")
        target = relation.target[:LONGEST] if relation else ""
        self.mark("link", f"{target}#{anchor}" if anchor else target, at)

    def field_sign(self, kind: str | None, at: int) -> None:
        """A field's code begins, its result begins, or it ends."""
        if kind == "begin":
            self.fields.begin()
        elif kind == "separate":
            self._result(at)
        elif kind == "end" and self.fields.end():
            self.mark("link", "", at, ends=True)

    def simple_field(self, code: str, at: int) -> None:
        """A field in one element begins with its result."""
        self.fields.begin()
        self.fields.code(code)
        self._result(at)

    def _result(self, at: int) -> None:
        target = self.fields.result()
        if target is not None:
            self.mark("link", target, at)
