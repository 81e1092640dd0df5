"""Lines that could head an item: each is weighed by its own words and by what stands around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from referat_lint.grammar import labels, titles
from referat_lint.grammar.contents import Contents
from referat_lint.grammar.decisions_headings import own_heading
from referat_lint.grammar.heading_numbers import ANSWERED, Numbered, numbered
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.source import Span, Text

FIRST_LABELS = frozenset(
    {"resume", "indledning", "beslutningstema", "sagen_afgoeres_i", "politisk_behandling"}
)
NEXT_LABELS = frozenset({"indstilling", "sagsfremstilling"})
MEMBER = pattern(
    r"[A-ZÆØÅ][\w.-]+(?: [A-ZÆØÅ][\w.-]+){1,3}(?:, [A-ZÆØÅ]| \([A-ZÆØÅ]{1,2}\))(?: [-–].*)?\.?"
)
YEAR = pattern(r"(?:19|20)\d\d$")
SENTENCES = pattern(r"\.(?:\s+[A-ZÆØÅ]|$)")
NO_TITLE = titles.Titel(None, lukket=False, aaben=False)


@dataclass(slots=True)
class Heading:
    """An item's heading: its number and title, the lines it takes, how sure it is."""

    line: int
    last: int  # the last line of the heading itself
    nummer: Text | None
    titel: Text | None
    lukket: bool
    form: str
    weight: float
    head: Span
    sagsnummer: Text | None = None  # printed above or beside the heading
    opens: float = 0.0  # how surely what follows belongs at the start of an item
    svar: Text | None = None  # an answer on the heading's own line: "6 evt. Intet."


def candidates(lines: Sequence[Line], contents: Contents) -> list[Heading]:
    """Every line that could head an item, in the order of the text."""
    finder = _Finder(lines, contents)
    behind = lines[contents.end :]
    found = (finder.candidate(line) for line in behind if line.kinds and not line.used)
    return [heading for heading in found if heading is not None]


class _Finder:
    def __init__(self, lines: Sequence[Line], contents: Contents) -> None:
        self.lines = lines
        rows = [row for row in contents.rows if row.titel]
        self.by_number = {row.nummer: row for row in contents.rows if row.nummer}
        self.titles = {titles.folded(str(row.titel))[:60] for row in rows}
        self.prefixes = {key[:14] for key in self.titles if len(key) >= 12}
        self.leveled = sum(line.level > 0 for line in lines)

    def candidate(self, line: Line) -> Heading | None:
        if line.label:
            return None
        if (clock := line.read("klokkeslaet")) is not None:
            return self._timed(line, clock)
        if (block := line.read("acadre")) is not None:
            return self._acadre(line, block)
        read = numbered(line, self.by_number)
        return None if read is None else self._heading(line, read)

    def _heading(self, line: Line, read: Numbered) -> Heading | None:
        last = line.index
        titel = titles.title(line.text.part(read.start, read.end))
        if titel.titel is None and not titel.lukket and not read.words:
            row = self.by_number.get(str(read.nummer)) if read.ord else None
            if row is not None and row.titel is not None:
                titel = titles.Titel(row.titel, row.lukket, aaben=False)
            else:
                last, titel = self._title_below(line.index)
            if last == line.index and read.form == "n":
                return None
        words = str(titel.titel or "")
        opens = self._opens(last + 1, words)
        weight = self._weight(line, words, read) + opens
        weight += 2 * titel.lukket + 3 * (read.sag is not None) + 1.5 * (read.svar is not None)
        nummer = Text(re.sub(r"\s+", "", read.nummer), read.nummer.span)
        head = Span(line.start + read.begin, self.lines[last].end)
        return Heading(
            line.index, last, nummer, titel.titel, titel.lukket, read.form, weight, head,
            read.sag, opens, read.svar,
        )  # fmt: skip

    def _timed(self, line: Line, clock: re.Match[str]) -> Heading | None:
        """`19.30-20.00 TITEL`: an item with a clock for a number."""
        words, start = clock["titel"], clock.start("titel")
        read = titles.title(line.text.part(*clock.span("titel")))
        answer = ANSWERED.match(words)
        sentence = words[-1:] == "." and len(words) > 12 and not answer
        if read.titel is None or sentence or len(words) > 120:
            return None
        weight = 1.5 + titles.likely(words) + bool(line.gap) + 3 * self._is_row(str(read.titel))
        titel: Text | None = read.titel
        if answer:
            titel = titles.title(line.text.part(start, start + answer.end("titel"))).titel
        head = Span(line.start, line.end)
        return Heading(line.index, line.index, None, titel, read.lukket, "kl", weight, head)

    def _acadre(self, line: Line, block: re.Match[str]) -> Heading:
        """`ORGAN Punkt: 2 Acadre sagsnr.: 14/2231 Sagsforløb: ØU - Åben sag TITEL`."""
        last, read = line.index, titles.title(line.text.part(*block.span("titel")))
        if read.titel is None:
            last, read = self._title_below(line.index)
        case = line.text.part(*block.span("sagsnummer")) if block["sagsnummer"] else None
        nummer = line.text.part(*block.span("nummer"))
        head = Span(line.start, self.lines[last].end)
        closed = block["adgang"] == "Lukket"
        return Heading(line.index, last, nummer, read.titel, closed, "acadre", 6, head, case)

    def _title_below(self, i: int) -> tuple[int, titles.Titel]:
        """The title on the line below and that line's index; the line's own where there is none."""
        below = self.lines[i + 1] if i + 1 < len(self.lines) else None
        if below is None or below.label or len(below.text) > 160 or own_heading(below):
            return i, NO_TITLE
        inner = below.read("nummer")
        listed = inner is not None and inner["titel"] and titles.likely(inner["titel"]) > -3
        if listed or below.read("punkt") or SENTENCES.search(below.text):
            return i, NO_TITLE
        if titles.likely(below.text) < -1.5:
            return i, NO_TITLE
        return i + 1, titles.title(below.text)

    def _weight(self, line: Line, titel: str, read: Numbered) -> float:
        """How sure its own words, shape and the line above make it."""
        words, plain = read.words, read.form[0] == "n"
        weight = titles.likely(words or titel)
        weight += 3 * self._is_row(titel)
        weight += 1.5 * (titles.TYPE_MARK.search(words) is not None)
        weight += 0 if plain else 2.5
        weight += 0.5 * line.cut
        if line.gap:
            weight += 1.5 if len(words) <= 60 and words[-1:] not in (".", ",", ";", ":") else 1
        if line.level:
            weight += 4
        elif self.leveled >= 3:
            weight -= 3
        if line.hint in ("kode", "citat", "celle"):
            weight -= 10
        if MEMBER.fullmatch(words):
            weight -= 4
        above = self.lines[line.index - 1].text if line.index else ""
        if plain and above.endswith(":") and not line.level:
            weight -= 2
        if read.form == "n":
            weight -= 4 if YEAR.match(line.text.split()[0]) else 1
        return weight

    def _is_row(self, titel: str) -> bool:
        """Whether the contents have this title."""
        if not titel or not self.titles:
            return False
        key = titles.folded(titel)[:60]
        near = key[:14] in self.prefixes and any(titles.same(key, row) for row in self.titles)
        return near or key in self.titles

    def _opens(self, start: int, titel: str) -> float:
        """How surely what follows begins an item: the first sign in three lines."""
        for step, line in enumerate(self.lines[start : start + 3]):
            if step == 0 and len(titel) > 4 and titles.folded(line.text) == titles.folded(titel):
                return 4
            if (sure := _sign(line)) is not None:
                return sure
            if step == 0 and len(line.text) > 90 and not labels.FURNITURE.fullmatch(line.text):
                return 0
        return 0


def _sign(line: Line) -> float | None:
    """What a line says of whether an item has just begun; None where it says nothing."""
    number = line.read("sagsnummer") or line.read("tom_sag")
    flagged = labels.FLAGS.fullmatch(line.text) or line.hint == "referat"
    if flagged or (number and not line.read("punkt")):
        return 4
    before, colon, _ = line.text[:46].partition(":")
    kind = line.label or (labels.section_kind(before) if colon else None)
    if kind in FIRST_LABELS:
        return 4
    if kind in NEXT_LABELS or "application/pdf" in line.text:
        return 3
    if kind == "beslutning" or own_heading(line):
        return 2.5
    listed = line.read("nummer")
    return 0 if kind or line.read("punkt") or (listed and listed["tegn"]) else None
