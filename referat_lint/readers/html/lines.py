"""The lines that a browser makes of a page's text, with the place of every character."""

import re
from bisect import bisect_right
from html import unescape

from referat_lint.readers.page import LINE, Page
from referat_lint.readers.refused import Refused
from referat_lint.source import Hint, Span

RUN = re.compile(r"[^&\t\n\r\f ]+(?: [^&\t\n\r\f ]+){0,99}")
BLANKS = re.compile(r"[\t\n\r\f ]+")
ENTITY = re.compile(r"&(?:#(?:\d{1,9}|[xX][0-9a-fA-F]{1,8})|[A-Za-z][A-Za-z0-9]{1,31});?")
ROW = re.compile(r"[^&\r\n]+|\r\n?|\n|&")
NUMBER = re.compile(
    r"(?:(?:dagsordens)?punkt|pkt\.?|nr\.?|sag)?[ \xa0]*\d{1,4}[a-zæøå]?[.):]?[ \xa0]*",
    re.IGNORECASE,
)
LABEL_WIDTH = 40
MOST = 1_500_000  # pieces; a large page has ten thousand
# What is due before the next word: nothing, a blank that stands nowhere, nothing since a blank is
# there, or what joins a cell or a value to the line, whatever blocks stand between. From 0 on, the
# offset of a blank.
NONE, MADE, DONE, TAB, COLON = -1, -2, -3, -4, -5


class Lines(Page):
    """Text put down line by line; `gap` line breaks are due before the next word."""

    def __init__(self, raw: str) -> None:
        super().__init__(raw, raw)
        self.gap = 0
        self.space = NONE
        self.tabs = 0
        self.joined = 0  # within what stands in one line, though it has blocks
        self.markers: list[tuple[str, str]] = []  # of list items that have no words yet
        self.line = 0  # where the last line begins in the text
        self.line_parts = 0

    def make(self, words: str, at: int) -> None:
        """Put down what stands nowhere in the file; Refused where there is no end of that."""
        super().make(words, at)
        if len(self.pieces) > MOST:
            raise Refused(
                "Websiden har flere linjer, end et referat kan have.",
                "Del den op, et referat i hver fil.",
                "refused",
            )

    def text(self, start: int, end: int) -> None:
        """Put down text in which any blanks are one."""
        raw, at = self.raw, start
        while at < end:
            run = RUN.match(raw, at, end)
            if run:
                stop = run.end()
                self.lead(at)
                self.copy(at, stop)
                at = stop
            elif raw[at] == "&":
                at = self._entity(at, end)
            else:
                stop = BLANKS.match(raw, at, end).end()  # type: ignore[union-attr]  # it does
                blank = raw.rfind(" ", at, stop)
                self.space_at(blank if blank >= 0 else MADE)
                at = stop

    def pre(self, start: int, end: int) -> None:
        """Put down text whose blanks and lines stand as they are."""
        at = start
        while at < end:
            row = ROW.match(self.raw, at, end)
            stop = row.end() if row else end
            if self.raw[at] in "\r\n":
                self.newline()
            elif self.raw[at] == "&":
                stop = self._entity(at, end)
            else:
                self.lead(at)
                self.copy(at, stop)
            at = stop

    def space_at(self, blank: int) -> None:
        """A blank is due, the file's own at an offset, or MADE."""
        if self.open and self.space > DONE and (blank >= 0 or self.space == NONE):
            self.space = blank

    def _entity(self, at: int, end: int) -> int:
        found = ENTITY.match(self.raw, at, end)
        words = unescape(found[0]) if found else "&"
        if found is None or words == found[0]:
            end = found.end() if found else at + 1
            self.lead(at)
            self.copy(at, end)
            return end
        if words in " \t\n\r\f":
            self.space_at(MADE)
        else:
            self.lead(at)
            self.make(words, at)
        return found.end()

    def lead(self, at: int) -> None:
        """What stands before a word at an offset of the file: a line break, a mark, a blank."""
        if not self.open:
            self._begin_line(at)
        elif self.space != NONE:
            if self.space >= 0:
                self.copy(self.space, self.space + 1)
            elif self.space == TAB:
                self.make("\t" * self.tabs, at)
            elif self.space != DONE:
                self.make(self._colon() if self.space == COLON else " ", at)
            self.space, self.tabs = NONE, 0

    def _begin_line(self, at: int) -> None:
        self.make("\n" * max(self.gap, 1) if self.length else "", at)
        self.open, self.gap, self.space = True, 0, NONE
        self.line, self.line_parts = self.length, len(self.parts)
        words = self.indent
        for mark, number in self.markers:
            if number:
                begin = self.length + len(words)
                self.hints.append(Hint(Span(begin, begin + len(mark)), "listenummer", number))
            words += f"{mark} "
        self.markers.clear()
        self.make(words + "\t" * self.tabs, at)
        self.tabs = 0

    def _colon(self) -> str:
        return " " if self.last_line().rstrip().endswith(":") else ": "

    def last_line(self) -> str:
        """The line that is open, or was last."""
        return "".join(self.parts[self.line_parts :])

    def block(self, gap: int = 1) -> None:
        """The edge of a block: what follows stands in a line of its own."""
        if self.space <= TAB:
            return
        if self.joined:
            self.space_at(MADE)
            return
        self.end_line()
        self.gap = max(self.gap, gap)

    def end_line(self) -> None:
        """Whatever follows stands in another line."""
        self.open, self.space, self.tabs = False, NONE, 0
        self.gap = max(self.gap, 1)

    def newline(self) -> None:
        """A line break; of two the second makes a blank line."""
        if self.open:
            self.end_line()
        else:
            self.gap = 2

    def tab(self) -> None:
        """What follows is the next cell of the line."""
        self.space, self.tabs = TAB, self.tabs + 1

    def colon(self) -> None:
        """What follows is the value of which the line is the name."""
        if self.open:
            self.space = COLON

    def number_stands(self) -> bool:
        """Whether the line above, with nothing between, is a number and no more."""
        short = self.length - self.line <= LABEL_WIDTH
        return self.gap <= 1 and short and bool(NUMBER.fullmatch(self.last_line()))

    def continue_line(self) -> None:
        """The line above goes on."""
        self.open, self.gap, self.space = True, 0, MADE

    def heading(self, start: int, parts: int, level: int) -> None:
        """Say that the lines from there on are headings."""
        for line in LINE.finditer("".join(self.parts[parts:])):
            begin, end = line.span()
            self.hints.append(Hint(Span(start + begin, start + end), "overskrift", str(level)))

    def comment(self, words: str, at: int, end: int) -> None:
        """A comment to the linter: an empty line of the text, or a blank in one."""
        start = self.length
        if not self.open:
            start = self.blank_line(at, end)
        elif self.space == MADE or self.space >= 0:
            self.make(" ", at)
            self.space = DONE
        self.hints.append(Hint(Span(start, self.length), "kommentar", words))

    def mark_odd(self, places: tuple[int, ...]) -> None:
        """Mark the characters at these offsets of the file as saved otherwise than the rest."""
        pieces = sorted((p.origin, p.start) for p in self.pieces if not p.made) if places else []
        ends = {p.start: q.start for p, q in zip(self.pieces, self.pieces[1:], strict=False)}
        for place in places:
            at = bisect_right(pieces, (place, self.length)) - 1
            if at >= 0:
                origin, start = pieces[at]
                found = start + place - origin
                if found < ends.get(start, self.length):
                    self.hints.append(Hint(Span(found, found + 1), "tegn"))
