"""A Word file's paragraphs put down as lines of text, and where each character stands in the file.

What is not to be seen is collected on the way, to be put behind the rest.
"""

from collections.abc import Iterable

from referat_lint.readers.docx import table as docx_table
from referat_lint.readers.docx.order import paragraphs
from referat_lint.readers.docx.styles import PLAIN, Look
from referat_lint.readers.docx.tree import Bit, Block, Hidden, Paragraph, Part, Remark, Story, Table
from referat_lint.readers.page import Page
from referat_lint.source import Mark

DEEPEST = 8  # a line is indented no further
NOTES = ("fodnote", "slutnote")


class Sheet(Page):
    """The text in the making. What is of another part than the body has no place in `raw`."""

    def __init__(self, raw: str, notes: dict[str, tuple[dict[str, Story], str]]) -> None:
        super().__init__(raw, raw)
        self.marks: list[Mark] = []
        self.hidden: list[Hidden] = []
        self.remarks: dict[str, Remark] = {}
        self.part = Part(raw)
        self._notes = notes
        self._due: list[tuple[str, str, int]] = []
        self._gap = False
        self._here = Paragraph(0, 0)
        self._line = 0  # where the line begins
        self._pause = ""  # what comes before the next words

    def story(self, blocks: Iterable[Block], part: Part | None = None) -> None:
        """Put down blocks; a note stands behind the paragraph or table in which it is."""
        outer, self.part = self.part, part or self.part
        for block in blocks:
            if isinstance(block, Table):
                docx_table.put(self, block)
            else:
                self.paragraph(block)
            due, self._due = self._due, []
            for role, key, at in due if self.part.near is None else ():
                note, raw = self._note(role, key)
                self.story(note, Part(raw, at))
        self.part = outer

    def paragraph(self, paragraph: Paragraph) -> None:
        """A paragraph in a line of its own; an empty one makes the line blank that comes next."""
        if paragraph.shown:
            marker, level = paragraph.marker, paragraph.level
            self.line(paragraph, blank=level > 0 or paragraph.parted)
            if marker and not level:
                self.make("  " * min(marker.level, DEEPEST), self.near(paragraph.at))
            start = self.length
            self.marker(paragraph)
            self.inline(paragraph)
            if level:
                self.hint(start, "overskrift", str(level))
            if paragraph.role:
                self.hint(start, paragraph.role)
        else:
            hidden = len(self.hidden)
            self.unseen(paragraph)
            if len(self.hidden) == hidden and not paragraph.boxes:
                self._gap = True
        if paragraph.boxes:
            self.story(paragraph.boxes)

    def near(self, at: int) -> int:
        """Where in the body something stands that stands nowhere in it."""
        return at if self.part.near is None else self.part.near

    def line(self, paragraph: Paragraph, *, blank: bool = False) -> None:
        """Begin a line, behind a blank one if an empty paragraph or what follows asks for it."""
        if self.length:
            self.make("\n\n" if blank or self._gap else "\n", self.near(paragraph.at))
        self._gap, self._pause, self._line = False, "", self.length
        self.mark(paragraph)

    def mark(self, paragraph: Paragraph) -> None:
        """From here on, what stands here is of this paragraph."""
        if self.part.near is None and paragraph.number:
            self._mark(paragraph.number)

    def _mark(self, number: int) -> None:
        if not self.marks or self.marks[-1].paragraph != number:
            self.marks.append(Mark(self.length, paragraph=number))

    def _number(self) -> int:
        """The paragraph of the body in which something is, or to which it belongs."""
        if self.part.near is None:
            return self._here.number
        return (self.marks[-1].paragraph or 0) if self.marks else 0

    def marker(self, paragraph: Paragraph) -> None:
        """The number or bullet before a paragraph."""
        if marker := paragraph.marker:
            start = self.length
            self.make(marker.text, self.near(paragraph.at))
            if marker.number is not None:
                self.hint(start, "listenummer", str(marker.number))
            first = self._first(paragraph)
            if first.isalnum() or (marker.space and first and not first.isspace()):
                self.make(" ", self.near(paragraph.at))

    def _first(self, paragraph: Paragraph) -> str:
        """The first character that a paragraph shows of its own."""
        for start, end, made, look, role, _ in paragraph.bits:
            if not role and not look.hidden:
                return (self.part.raw[start:end] if made is None else made)[:1]
        return ""

    def unseen(self, paragraph: Paragraph) -> None:
        """A paragraph of which nothing is shown: what is hidden in it, and what it hints at."""
        self._here, before = paragraph, len(self.hidden)
        for bit in paragraph.bits:
            if bit.role:
                self._role(bit, [])
            elif bit.look.hidden:
                self._hide(bit, before)

    def inline(self, paragraph: Paragraph, *, tab: str = "\t", line: str = "\n") -> None:
        """What a paragraph shows, and hints at; for tabs and line breaks there may be blanks."""
        signs = {"\t": tab, "\n": line}
        self._here, before, start = paragraph, len(self.hidden), self.length
        begun: list[tuple[str, str, int]] = []
        look = PLAIN
        for bit in paragraph.bits:
            if bit.role:
                self._role(bit, begun)
                continue
            if bit.look.hidden:
                self._hide(bit, before)
                continue
            if bit.look != look:
                self._looked(start, look)
                look, start = bit.look, self.length + len(self._pause)
            self._put(bit, signs.get(bit.made or ""))
        self._looked(start, look)
        self._pause = ""

    def _looked(self, start: int, look: Look) -> None:
        if look.bold and start < self.length:
            self.hint(start, "fed")
        if look.italic and start < self.length:
            self.hint(start, "kursiv")

    def _put(self, bit: Bit, sign: str | None) -> None:
        """Words, or a sign that is a tab, or a blank or line break before the next words."""
        start, end, made, *_ = bit
        if sign in (" ", "\n"):
            if self.length > self._line and len(self._pause) <= 1:
                self._pause = " " if sign == " " else self._pause + sign
            return
        if made == "\t" and self.length == self._line:
            return
        if self._pause:
            self.make(self._pause, self.near(start))
            self._pause = ""
        if made is None and self.part.near is None:
            self.copy(start, end)
        else:
            self.make(self.part.raw[start:end] if made is None else made, self.near(start))

    def _role(self, bit: Bit, begun: list[tuple[str, str, int]]) -> None:
        """A hint begins or ends, or a note or comment is on what stands here."""
        role, value = bit.role, bit.made or ""
        if role in NOTES and bit.look.hidden:
            self._hide_note(bit, value)
        elif role in NOTES:
            self._due.append((role, value, bit.start))
        elif role == "kommentar":
            self._remark(bit, value)
        elif not bit.ends:
            begun.append((role, value, self.length + len(self._pause)))
        else:
            at = next((n for n in range(len(begun) - 1, -1, -1) if begun[n][0] == role), None)
            if at is not None:
                _, value, start = begun.pop(at)
                if start < self.length:
                    self.hint(start, role, value)

    def _note(self, role: str, key: str) -> tuple[list[Block], str]:
        """What a note holds, and its part: where it is first referred to, and never again."""
        stories, raw = self._notes.get(role, ({}, ""))
        story = stories.pop(key, None)
        return story.blocks if story else [], raw

    def _hide_note(self, bit: Bit, key: str) -> None:
        """A note is deleted with what refers to it."""
        note, raw = self._note(bit.role, key)
        for one in paragraphs(note):
            words = [word._replace(look=bit.look) for word in one.bits if not word.role]
            part = Part(raw, self.near(bit.start))
            self.hidden.append(Hidden(bit.look.hidden, part, self._number(), words))

    def _remark(self, bit: Bit, key: str) -> None:
        here, begun = self.length, self.remarks.get(key)
        if begun is None:
            start = here if bit.ends else here + len(self._pause)
            end = here if bit.ends else -1
            self.remarks[key] = Remark(start, end, self._number(), self.near(bit.start))
        elif bit.ends and begun.end < 0:
            self.remarks[key] = begun._replace(end=max(here, begun.start))

    def _hide(self, bit: Bit, before: int) -> None:
        """Collect what is not to be seen; in one paragraph, what is so for one reason is one."""
        last = self.hidden[-1] if len(self.hidden) > before else None
        if last is None or last.why != bit.look.hidden:
            last = Hidden(bit.look.hidden, self.part, self._number(), [])
            self.hidden.append(last)
        last.bits.append(bit)

    def part_ways(self) -> None:
        """What comes next stands apart."""
        self._gap = True

    def end_shown(self) -> int:
        """Where the visible text ends; what is not to be seen is put down behind that."""
        if self.length:
            self.make("\n", self.done)
        return self.length

    def conceal(self, hidden: Hidden) -> None:
        """A passage of the hidden text, in lines of its own."""
        start = self._line = self.length
        self.part = hidden.part
        if hidden.number:
            self._mark(hidden.number)
        for bit in hidden.bits:
            self._put(bit, bit.made)
        self._pause = ""
        self.hint(start, "skjult", hidden.why)
        self.make("\n", self.done)
