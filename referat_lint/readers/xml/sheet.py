"""The referat that an export is laid out as, line by line."""

import re

from referat_lint.readers.html import fragment
from referat_lint.readers.words import Words, joined
from referat_lint.readers.xml.export import Value
from referat_lint.source import Hint, Mark, Piece, Span

BREAK = re.compile(r"\s+")
BELOW = 3  # headings of the export's own: title, item, section
EMPTY = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


class Sheet:
    """A text in the making; what is not made stands in the file, which `raw` is."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.parts: list[str] = []
        self.length = 0
        self.pieces: list[Piece] = []
        self.hints: list[Hint] = []
        self.marks: list[Mark] = []
        self.apart: list[tuple[Value, str]] = []  # what is no part of the referat, and what it is
        self.near = 0  # where in the file the last words stand

    def made(self, words: str) -> None:
        """Put down what stands nowhere in the file."""
        if words:
            self._put(Words(words, (Piece(0, self.near, made=True),)))

    def words(self, value: Value, *, folded: bool = False) -> None:
        """Put down a field's words; `folded`: on one line."""
        self._mark(value)
        words = value.words
        if folded and BREAK.search(words.text):
            start = 0
            for blank in BREAK.finditer(words.text):
                self._put(words.part(start, blank.start()))
                self.made(" ")
                start = blank.end()
            words = words.part(start, len(words.text))
        self._put(words)

    def line(
        self,
        *parts: str | Value | None,
        level: int = 0,
        closed: bool = False,
        near: Value | None = None,
    ) -> None:
        """A line of what is made (a string) and what stands in the file, on one line.

        `level` is that of a heading; `closed`: a field says so. Where all is made, it stands `near`
        what follows.
        """
        start = self.length
        if place := next((part for part in parts if isinstance(part, Value)), near):
            self._mark(place)
        for part in parts:
            if isinstance(part, str):
                self.made(part)
            elif part is not None:
                self.words(part, folded=True)
        if level and self.length > start:
            self.hints.append(Hint(Span(start, self.length), "overskrift", str(level)))
        if closed:
            self.hints.append(Hint(Span(start, self.length), "lukket", "felt"))
        self.made("\n")

    def field(self, name: str, *parts: str | Value | None) -> None:
        """A line of a field's name and its value."""
        start = self.length
        self.line(f"{name}: ", *parts)
        self.hints.append(Hint(Span(start, self.length - 1), "felt", name))

    def gap(self) -> None:
        """A blank line, unless the text begins here or one stands there."""
        if self.length and not (len(self.parts) > 1 and self.parts[-1] == self.parts[-2] == "\n"):
            self.made("\n")

    def body(self, value: Value) -> None:
        """A field's text, with its own lines; HTML as it is shown."""
        if value.markup:
            self._html(value)
        elif (words := paragraphs(value.words)).text:
            self.words(value._replace(words=words))
            self.made("\n")

    def _html(self, value: Value) -> None:
        page, at = fragment(value.words.text), self.length
        words = value.words.through(page.pieces, page.text)
        shown = page.shown.rstrip()
        for (start, end), role, given in page.hints:
            if role == "skjult":
                self.apart.append((value._replace(words=words.part(start, end)), given))
            elif end <= len(shown):
                given = str(int(given) + BELOW) if role == "overskrift" else given  # noqa: PLW2901
                self.hints.append(Hint(Span(start + at, end + at), role, given))
        if shown:
            self.words(value._replace(words=words.part(0, len(shown))))
            self.made("\n")

    def comment(self, words: str, start: int) -> None:
        """A wish to the linter: a blank line, as far as anybody else sees."""
        self.near = start
        at = self.length
        self.made("\n")
        self.hints.append(Hint(Span(at, at), "kommentar", words))

    def hidden(self, value: Value, what: str) -> None:
        """Words that are not part of the referat, and what they are."""
        start = self.length
        self.words(value._replace(words=value.words.stripped()))
        self.hints.append(Hint(Span(start, self.length), "skjult", what))
        self.made("\n")

    def _mark(self, value: Value) -> None:
        """What follows stands in a field's element, or was made for it."""
        self.marks.append(Mark(self.length, element=value.path))
        self.near = value.words.pieces[0].origin if value.words.pieces else self.near

    def _put(self, words: Words) -> None:
        if not words.text:
            return
        self.pieces += [piece._replace(start=piece.start + self.length) for piece in words.pieces]
        self.parts.append(words.text)
        self.length += len(words.text)
        self.near = words.end


def paragraphs(words: Words) -> Words:
    """Plain text with one blank line between its paragraphs."""
    words = words.stripped()
    if "\n" not in words.text:
        return words
    parts, start = [], 0
    for gap in EMPTY.finditer(words.text):
        first = words.text.find("\n", gap.start())
        last = words.text.rfind("\n", first + 1, gap.end())
        parts += [words.part(start, first + 1), words.part(last, last + 1)]
        start = gap.end()
    return joined([*parts, words.part(start, len(words.text))])
