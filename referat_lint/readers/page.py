"""A text in the making, and where in the file every character of it stands."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from referat_lint.source import Hint, Piece, Span

LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
WORDS = re.compile(r"\S+")
BY_LINE = ("citat", "kode")
NOTHING = ("kommentar", "slettet", "tegn")  # these may stand where there are no words


class Page:
    """What a reader of the shown page sees, put down from its start.

    `raw` is the file, `plain` a copy of equal length whose lines end in newlines. `done` is how far
    the file is read. A line is `open` while words may be added to it.
    """

    def __init__(self, raw: str, plain: str) -> None:
        self.raw, self.plain = raw, plain
        self.parts: list[str] = []
        self.length = 0
        self.pieces: list[Piece] = []
        self.hints: list[Hint] = []
        self.done = 0
        self.open = False
        self.indent = ""

    def copy(self, start: int, end: int) -> None:
        """Put down what stands between two offsets of the file."""
        if start >= end:
            return
        last = self.pieces[-1] if self.pieces else None
        if last is None or last.made or last.origin + self.length - last.start != start:
            self.pieces.append(Piece(self.length, start))
        self.parts.append(self.raw[start:end])
        self.length += end - start
        self.done = end

    def make(self, words: str, at: int) -> None:
        """Put down what stands nowhere in the file, but near an offset of it."""
        if words:
            self.pieces.append(Piece(self.length, at, made=True))
            self.parts.append(words)
            self.length += len(words)

    def blank(self, at: int) -> None:
        """Put down a blank, the file's own where one stands there."""
        if self.plain.startswith(" ", at):
            self.copy(at, at + 1)
        else:
            self.make(" ", at)

    def stand_in(self, words: str, start: int, end: int) -> None:
        """Put down what a passage of the file stands for: an entity's character."""
        self.make(words, start)
        self.done = end

    def words(self, words: str, start: int, end: int) -> None:
        """Put down words that a passage of the file is shown as."""
        if self.plain[start:end] == words:
            self.copy(start, end)
            return
        at, shown = start, 0
        for word in WORDS.finditer(words):
            found = self.plain.find(word[0], at, end)
            if found < 0:
                continue
            self.make(words[shown : word.start()], at)
            self.copy(found, found + len(word[0]))
            at, shown = self.done, word.end()
        self.make(words[shown:], at)
        self.done = end

    def begin(self, start: int, *, blank: bool = True) -> None:
        """Begin a line with what stands at an offset, unless one is open already.

        A blank line comes before it where one stands in the file and `blank` allows it.
        """
        if self.open:
            return
        self.open = True
        if self.length:
            first = self.plain.find("\n", self.done, start)
            last = self.plain.rfind("\n", self.done, start)
            self._break(first)
            if blank and last > first:
                self._break(last)
        self.make(self.indent, start)

    def line_break(self, start: int, end: int) -> None:
        """Go on in the next line."""
        if self.open:
            self._break(self.plain.find("\n", start, end))
            self.make(self.indent, self.done)

    def blank_line(self, start: int, end: int) -> int:
        """A blank line where the file has something that is not shown; its offset in the text."""
        self.make("\n", start)
        self.done = end
        return self.length - 1

    def _break(self, at: int) -> None:
        if at < 0:
            self.make("\n", self.done)
        else:
            self.copy(at, at + 1)

    def hint(self, start: int, role: str, value: str = "") -> None:
        """Say what the passage from an offset of the text to its end so far is."""
        self.hints.append(Hint(Span(start, self.length), role, value))

    def odd(self, places: Iterable[int]) -> None:
        """Mark the characters at these offsets of the file as saved otherwise than the rest.

        Of those that are not shown, the last character before them.
        """
        origins = [piece.origin for piece in self.pieces]
        ends = [*(piece.start for piece in self.pieces[1:]), self.length]
        for place in places if self.pieces else ():
            at = max(bisect_right(origins, place) - 1, 0)
            piece = self.pieces[at]
            start = piece.start if piece.made else max(piece.start + place - piece.origin, 0)
            start = min(start, ends[at] - 1)
            self.hints.append(Hint(Span(start, start + 1), "tegn"))

    def finish(self) -> tuple[str, tuple[Hint, ...]]:
        """The text, and the hints without outer blanks, in the order of the text."""
        text = "".join(self.parts)
        out: list[Hint] = []
        for hint in self.hints:
            (start, end), role, value = hint
            if role in NOTHING:
                out.append(hint)
                continue
            if role in BY_LINE:
                lines = LINE.finditer(text, start, end)
                out += [Hint(Span(*line.span()), role, value) for line in lines]
                continue
            while start < end and text[start].isspace():
                start += 1
            while start < end and text[end - 1].isspace():
                end -= 1
            if start < end:
                out.append(Hint(Span(start, end), role, value))
        return text, tuple(sorted(out))
