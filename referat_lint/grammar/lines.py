"""A text's lines without bullets and outer blanks, each with the shapes that it can have.

A line in which others are glued together is cut first; a piece keeps its offsets.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from referat_lint.grammar import labels
from referat_lint.grammar.cuts import cuts
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.shapes import kinds, reading
from referat_lint.source import Hint, Source, Span, Text

ODD = pattern(r"[^\S \n]|[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\u200b\ufeff\u2060]")
NEWLINES = "\f\v\x1c\x1d\x1e\x85\u2028\u2029"
BULLET = pattern(
    r"(?:[•·∙◦▪‣●○*\u0335\uf0b7\uf0a7\uf02d\ue000-\uf8ff]+|[-–—](?=[ \t]))(?: ?[•·-])* *"
)
CHECKBOX = pattern(r"\[[ xX]\] ")
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ0123456789")
LABEL_WIDTH = 60
NUMBERED_LABEL = pattern(r"\d{1,2}\. (?=[A-ZÆØÅÉ /]{4,}:?$)")
TABLE = pattern(
    r"\s*\|?\s*(?:punkt|nr\.?|pkt\.?)\s*[|\t]\s*(?:indhold|emne|titel|sag|dagsordenspunkt|punkt)"
    r"\s*[|\t]\s*(?:referat|beslutning)",
    re.IGNORECASE,
)
CELLS = pattern(r"[|\t]")
TITLED = pattern(r"[\s|]*\d+[a-zæøå]?[.:)]? +\w")  # the number in one cell with the title
NUMBERED_ROW = pattern(r" *\|? *(?:(?:punkt|nr\.?|pkt\.?) *)?\d", re.IGNORECASE)
ROLES = frozenset({"felt", "kode", "citat", "celle"})
MID_LABEL = pattern(r"(?<=[.!?] )(?=Beslutning: [A-ZÆØÅ0-9])")

UNREAD: Any = object()
NO_KINDS: frozenset[str] = frozenset()


@dataclass(slots=True)
class Line:
    """One line or piece of a line, without bullet and outer blanks; `kinds` may fit it.

    `gap`: how many blank lines stand before it. `level`: of the heading that the format says it
    is, 0 for none.
    """

    text: Text
    index: int
    gap: int
    bullet: bool
    kinds: frozenset[str]
    mark: int  # where its bullet begins, or else its words
    label: str | None = None  # the kind of section over which it stands as a label
    level: int = 0
    hint: str = ""
    closed: bool = False  # the format says that what it heads is closed
    cut: bool = False  # a piece of a longer line, not its beginning
    used: str = ""  # where the parser has placed it
    decision: Any = UNREAD  # read once, see decisions_headings
    reads: dict[str, re.Match[str] | None] | None = None

    @property
    def start(self) -> int:
        return self.text.span.start

    @property
    def end(self) -> int:
        return self.text.span.end

    def read(self, kind: str) -> re.Match[str] | None:
        """The line read by one grammar, whole, or None; None also where its guard does not fit."""
        if kind not in self.kinds:
            return None
        if self.reads is None:
            self.reads = {}
        if kind not in self.reads:
            self.reads[kind] = reading(kind, self.text)
        return self.reads[kind]

    def rest(self, start: int) -> "Line":
        """What stands behind an offset of the line, as a line of its own; blanks passed over."""
        while start < len(self.text) and self.text[start] in " \t":
            start += 1
        text = self.text.part(start, len(self.text))
        return Line(
            text, self.index, gap=0, bullet=False, kinds=self.kinds,
            mark=text.span.start, hint=self.hint, cut=True,
        )  # fmt: skip


def plain(text: str) -> str:
    """A copy of equal length: odd blanks are blanks, odd breaks newlines, surrogates U+FFFD."""
    chars = set(text)
    for char in chars:
        if ODD.match(char) and char != "\r":
            text = text.replace(char, _plain(char))
    return text.replace("\r", " " if "\n" in chars else "\n") if "\r" in chars else text


def _plain(char: str) -> str:
    if char in "\t\r":
        return char
    if char in NEWLINES:
        return "\n"
    return "\ufffd" if "\ud800" <= char <= "\udfff" else " "


def lines(source: Source) -> tuple[Text, list[Line], frozenset[str]]:
    """The plain copy, its lines that are not blank, and what was lost: linjeskift where it was cut.

    The copy has a line break for the blank at each cut.
    """
    text = plain(source.shown)
    rows = list(_rows(text))
    lost = cuts(text, rows)
    text = _broken(text, lost)
    reader = _Reader(text, source.hints, lost)
    for start, end in rows:
        reader.row(start, end)
    broken = {"linjeskift"} if lost else set[str]()
    return Text(text, Span(0, len(text))), reader.out, source.lost | broken


class _Reader:
    """The rows of a text, one after the other, and the lines made of them."""

    def __init__(self, text: str, hints: Sequence[Hint], lost: Sequence[int]) -> None:
        self.text = text
        self.lost = lost
        glued = MID_LABEL.finditer(text) if "Beslutning: " in text else ()
        self.places = sorted({*lost, *(match.start() for match in glued)})
        self.levels = {h.span.start: int(h.value or 1) for h in hints if h.role == "overskrift"}
        self.closed = {h.span.start for h in hints if h.role == "lukket"}
        self.roles = {h.span.start: h.role for h in hints if h.role in ROLES}
        self.table = False  # within a table with a column of titles and one of decisions
        self.gap = 0
        self.out: list[Line] = []

    def row(self, start: int, end: int) -> None:
        if start == end:
            self.gap += 1
            return
        row = self.text[start:end]
        goes_on = self.table and CELLS.search(row) and (not self.gap or NUMBERED_ROW.match(row))
        self.table = bool(TABLE.match(row)) or bool(goes_on)
        cells = _cells if self.table else self._pieces
        for number, (begin, stop) in enumerate(cells(self.text, start, end)):
            self._piece(begin, stop, number)

    def _pieces(self, _text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
        if (tab := self._behind_label(start, end)) > 0:
            return ((start, tab), (tab, end))
        if not self.places:
            return ((start, end),)
        inside = self.places[bisect_right(self.places, start) : bisect_left(self.places, end)]
        return pairwise((start, *inside, end))

    def _behind_label(self, start: int, end: int) -> int:
        """Where the tab stands between a section's label and its text, in a row of two cells."""
        label, tab, rest = self.text[start:end].partition("\t")
        words, rest = label.strip(), rest.strip()
        if not (tab and words and rest) or "\t" in rest or rest.isdigit():
            return -1
        at = start + len(label) - len(label.lstrip())
        return start + len(label) if self.roles.get(at) != "celle" and _label(words) else -1

    def _piece(self, begin: int, stop: int, number: int) -> None:
        """A row's piece, counted from 0: a line if it has words."""
        piece = self.text[begin:stop]
        words = piece.lstrip(" \t\n")
        mark = begin + len(piece) - len(words)
        words = words.rstrip(" \t\n")
        if not words:
            return
        bullet = 0 if words[0] in LETTERS else _bullet(words)
        words, at = words[bullet:], mark + bullet
        text = Text(words, Span(at, at + len(words)))
        role = self.roles.get(at, self.roles.get(mark, "")) if self.roles else ""
        if self.table:
            role = "referat" if number else ""
        self.out.append(
            Line(
                text, len(self.out), self.gap, bullet > 0,
                kinds(words), mark, _label(words),
                self.levels.get(at, self.levels.get(mark, 0)) if self.levels else 0,
                role, not self.closed.isdisjoint({at, mark}), number > 0,
                "moebler" if self.lost and number == 0 and words.isdigit() else "",
            )
        )  # fmt: skip
        self.gap = 0


def _bullet(words: str) -> int:
    """How many characters a bullet and a box to tick take; none where nothing stands behind."""
    mark = BULLET.match(words)
    if not mark:
        return 0
    end = (CHECKBOX.match(words, mark.end()) or mark).end()
    return end if end < len(words) else 0


def _label(words: str) -> str | None:
    """The kind of section; also of "1. RESUMÉ" in capitals."""
    if len(words) > LABEL_WIDTH:
        return None
    if words[0].isdigit() and (numbered := NUMBERED_LABEL.match(words)):
        words = words[numbered.end() :]
    return labels.section_kind(words)


def _broken(text: str, cuts: Sequence[int]) -> str:
    out, done = [], 0
    for cut in cuts:
        if done < cut <= len(text) and text[cut - 1] == " ":
            out += [text[done : cut - 1], "\n"]
            done = cut
    return "".join([*out, text[done:]])


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A row's number with its title, and what was decided, as two lines."""
    parts = [
        m.start() for m in CELLS.finditer(text, start, end) if text[start : m.start()].strip(" |\t")
    ]
    titled = parts and TITLED.match(text, start, parts[0])
    cut = parts[0] if titled else parts[1] if len(parts) > 1 else end
    yield start, cut
    if cut + 1 < end:
        yield cut + 1, end


def _rows(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield (start, end) if not text[start:end].isspace() else (start, start)
        start = end + 1
    yield (start, len(text)) if not text[start:].isspace() else (start, start)
