"""Lines that could head an item: each is weighed by its own words and by what stands around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from referat_lint.grammar import labels, titles
from referat_lint.grammar.contents import Contents
from referat_lint.grammar.decisions_headings import own_heading
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.shapes import reading
from referat_lint.source import Span, Text

FIRST_LABELS = frozenset(
    {"resume", "indledning", "beslutningstema", "sagen_afgoeres_i", "politisk_behandling"}
)
NEXT_LABELS = frozenset({"indstilling", "sagsfremstilling"})
CASE_BEFORE = pattern(
    r"(?P<sag>BR \d+/\d\d|\d\d\.\d\d\.\d\d-[A-ZÆØÅ]\d\d-\d+-\d\d|\d\d/\d{2,6})"
    r"(?:\. *| +[-–] +|: *)(?=[A-ZÆØÅ])"
)
MEMBER = pattern(
    r"[A-ZÆØÅ][\w.-]+(?: [A-ZÆØÅ][\w.-]+){1,3}(?:, [A-ZÆØÅ]| \([A-ZÆØÅ]{1,2}\))(?: [-–].*)?\.?"
)
ANSWERED = pattern(
    r"(?P<titel>[^.:?!]{2,80}?) ?[.:] *(?P<svar>(?:Intet|Ingen\b|Ikke noget|Godkendt|Udsat|Vedtaget"
    r"|Taget til efterretning|Til efterretning|Drøftet)\b.*)$",
    re.DOTALL,
)
PAGE_BEFORE = pattern(r"Side \d+ +(?=\d{1,4}\.)")
BAR = pattern(r"\|\s*")
NUMBER_AGAIN = pattern(r"(\d{1,4})\. +")
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


@dataclass(slots=True)
class Numbered:
    """A line's number and words, where they stand in it, and the shape that they have."""

    nummer: Text
    ord: str  # "punkt", "sag", or nothing
    tegn: str
    words: str
    start: int
    end: int
    begin: int = 0  # where the heading itself begins, behind a page's foot
    sag: Text | None = None
    svar: Text | None = None

    @property
    def form(self) -> str:
        return f"{self.ord}{self.tegn or '.'}" if self.ord else f"n{self.tegn}"


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
        read = self._numbered(line)
        return None if read is None else self._heading(line, read)

    def _numbered(self, line: Line) -> Numbered | None:
        """`Punkt 4: TITEL`, `4. TITEL`, `4 TITEL`, `b) TITEL`; a page's foot may stand before."""
        text, begin = line.text, 0
        match = line.read("punkt") or line.read("nummer") or line.read("bogstav")
        if text.startswith("Side ") and (page := PAGE_BEFORE.match(text)):
            begin = page.end()
            match = reading("nummer", text[begin:])
        if match is None:
            return None
        ord_ = (match.groupdict().get("ord") or "").lower()
        if not ord_ and (line.read("sagsnummer") or _is_decimal(match)):
            return None
        nummer = text.part(begin + match.start("nummer"), begin + match.end("nummer"))
        start, end = begin + match.start("titel"), begin + match.end("titel")
        read = Numbered(nummer, ord_, match["tegn"], match["titel"], start, end, begin)
        _cut_answer(read, text)
        if ord_ == "sag" and not (read.tegn and read.words):
            return None
        if read.form == "n" and not (_can_be_bare(match, line) or self._in_table(read)):
            return None
        _cut_before(read, text)
        return read

    def _in_table(self, read: Numbered) -> bool:
        row = self.by_number.get(str(read.nummer))
        return row is not None and titles.same(str(row.titel), read.words)

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


def _is_decimal(match: re.Match[str]) -> bool:
    """2.1 is no item, nor is a date."""
    spaced = match.groupdict().get("luft")
    digits = match["tegn"] == "." and match["titel"][:1].isdigit()
    return digits and not spaced and not CASE_BEFORE.match(match["titel"])


def _cut_answer(read: Numbered, text: Text) -> None:
    """A table's bar before the words, and `Intet.` behind them, stand apart."""
    if bar := BAR.match(read.words):
        read.words, read.start = read.words[bar.end() :], read.start + bar.end()
    if answer := ANSWERED.match(read.words):
        read.svar = text.part(read.start + answer.start("svar"), len(text))
        read.words, read.end = answer["titel"], read.start + answer.end("titel")


def _cut_before(read: Numbered, text: Text) -> None:
    """The number once more, and a case number, before the title."""
    again = NUMBER_AGAIN.match(read.words)
    if again and again[1] == read.nummer:
        read.start += again.end()
    if case := CASE_BEFORE.match(text, read.start, read.end):
        read.sag, read.start = text.part(*case.span("sag")), case.end()


def _can_be_bare(match: re.Match[str], line: Line) -> bool:
    """Whether a number without a sign can be an item's: a blank or a capital stands behind it."""
    words = match["titel"]
    if not words:
        return len(match["nummer"]) <= 4
    first = words[0]
    if not (match["luft"] or match["mellem"] or "\t" in line.text[:8]):
        return first.isupper() and len(words) > 2 and words[1].islower()
    if titles.KNOWN.match(words) or (line.gap and len(words) <= 40 and words[-1] not in ".,;:"):
        return True
    return first.isalpha() or first in "\"”»'„“"
