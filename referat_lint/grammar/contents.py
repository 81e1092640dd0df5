"""The table of contents: its rows, and which lines it takes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from referat_lint.grammar import labels, titles
from referat_lint.grammar.contents_rows import FIELD_ERROR, is_tailed, joined, read_row
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.model import Raekke
from referat_lint.source import Span, Text

LEAD_IN = pattern(
    r".*\b(?:følgende|med) dagsorden:?$|.*\bdagsorden(?:en)? var(?: som følger)?:?$", re.IGNORECASE
)
CLOSED_GROUP = pattern(
    r"(?:åbent?|åbne|lukket|lukkede) (?:dagsordens)?(?:punkter|dagsorden|sager|møde)(?: ?:)?"
    r"|lukket punkt:",
    re.IGNORECASE,
)
HEADER = pattern(r"(?:pkt\.?|punkt|sag)? ?(?:nr\.?)? ?(?:tekst|titel)? ?(?:side)?$", re.IGNORECASE)
CASE_WORD = pattern(r"[Ss]ag nr\.? ?\d+$")
DECISION = pattern(r"Beslutning(?:er)? (?:i |fra )?.* den\b")
PEOPLE = frozenset(
    {"medlemmer", "deltagere", "tilstede", "afbud", "gaester", "bemaerkninger", "referent"}
)


@dataclass(slots=True)
class Contents:
    """The rows, the heading's place, and how far the table reaches (line index, exclusive)."""

    rows: tuple[Raekke, ...] = ()
    heading: Span | None = None
    first: int = 0
    end: int = 0


def contents(lines: Sequence[Line]) -> Contents:
    """Read the table of contents, if there is one before the first item."""
    for i, line in enumerate(lines):
        if ends_table(line):
            break
        if _is_heading(line) and not _names_document(lines, i):
            found = _Table(lines, i).read()
            if found.rows:
                return found
    found = _unheaded(lines)
    return found if found.rows else _bulleted(lines)


def _is_heading(line: Line) -> bool:
    words = line.text
    if len(words) > 120 or line.hint == "felt":
        return False
    known = labels.folded(words.replace("\t", " ")) in labels.CONTENTS
    return known or (len(words) > 12 and bool(LEAD_IN.match(words)))


def _names_document(lines: Sequence[Line], i: int) -> bool:
    """`Dagsorden` over body and date is the document's name, not the heading of its contents."""
    if i > 3 or labels.folded(lines[i].text) != "dagsorden" or i + 1 >= len(lines):
        return False
    below = lines[i + 1]
    return not (below.bullet or below.read("nummer") or below.read("punkt") or is_tailed(below))


def ends_table(line: Line) -> bool:
    """Whether a line can stand in no table of contents: a section's label, a case number."""
    if line.hint in ("felt", "celle"):
        return False
    kind, word = line.label, labels.folded(line.text)
    if kind and word not in labels.CONTENTS and word != "referat":
        return kind not in ("andet", "resume", "historik", "vurdering") or line.text.endswith(":")
    number = line.read("sagsnummer")
    if number and number["sagsnummer"]:
        return True
    return line.text.startswith("Beslutning") and bool(DECISION.match(line.text))


class _Table:
    """The rows below one heading, read line by line until something stands there that is no row."""

    def __init__(self, lines: Sequence[Line], at: int) -> None:
        self.lines = lines
        self.at = at
        self.paged = "side" in lines[at].text.casefold()
        self.rows: list[Raekke] = []
        self.seen: set[str] = set()
        self.closed = False  # what follows stands in a group of closed items
        self.broken = False  # this is no table of contents after all

    def read(self) -> Contents:
        end = self.at + 1
        while end < len(self.lines) and self._takes(self.lines[end]):
            end += 1
        if self.broken or not (self.seen or _plausible(self.rows, self.lines, end)):
            return Contents()
        if self._heads_items(end):
            return Contents()
        return Contents(tuple(self.rows), self.lines[self.at].text.span, self.at, end)

    def _heads_items(self, end: int) -> bool:
        """`Åbne punkter` over items themselves: a number below it comes only once."""
        heading = self.lines[self.at].text
        if not self.seen or not labels.GROUP.fullmatch(heading):
            return False
        first = next(row for row in self.rows if row.nummer in self.seen)
        return not any(_is_item(line, first) for line in self.lines[end:])

    def _takes(self, line: Line) -> bool:
        """Whether the table goes on with this line, which becomes a row if it is one."""
        if not self.rows and _is_heading(line):
            self.paged = self.paged or "side" in line.text.casefold()
            return True
        if line.used:
            return True
        if self._ends_before(line):
            return False
        if _is_furniture(line.text):
            return True
        if group := CLOSED_GROUP.fullmatch(line.text):
            self.closed = group[0][0] in "Ll"
            return True
        return self._takes_row(line, read_row(line, paged=self.paged))

    def _ends_before(self, line: Line) -> bool:
        if CASE_WORD.match(line.text):
            self.broken = True
        people = self.rows and labels.FIELD.get(labels.folded(line.text)) in PEOPLE
        return bool(
            self.broken
            or people
            or line.level
            or ends_table(line)
            or _heads_item(line, self.rows)
            or self._is_new_block(line)
        )

    def _is_new_block(self, line: Line) -> bool:
        """A blank line ends rows that stood close together, but not where a page ends in them."""
        if len(self.rows) < 2 or self.rows[-1].nummer is not None or line.bullet:
            return False
        if self.rows[-1].side is not None and is_tailed(line):
            return False
        return line.gap > 0 and not self.lines[line.index - 1].gap

    def _takes_row(self, line: Line, row: Raekke) -> bool:
        if row.nummer is not None:
            again = not self.rows or self.rows[0].nummer == row.nummer or not is_tailed(line)
            if row.nummer in self.seen and again:
                return False
            self.seen.add(row.nummer)
        elif self._ends_title(line):
            self.rows[-1] = joined(self.rows[-1], row)
            return True
        elif self.seen and not is_tailed(line):
            return self._takes_loose(line, row)
        elif self._is_heading_or_prose(line, row):
            return False
        self.rows.append(replace(row, lukket=True) if self.closed else row)
        return True

    def _ends_title(self, line: Line) -> bool:
        """Whether a line is the rest of a title that a page was too narrow for, with its page."""
        begun = bool(self.rows) and self.rows[-1].titel is not None and self.rows[-1].side is None
        return begun and not line.gap and line.text[0].islower() and is_tailed(line)

    def _is_heading_or_prose(self, line: Line, row: Raekke) -> bool:
        if self.rows and titles.same(row.titel, self.rows[0].titel):
            return True  # the first title once more: its item begins
        return (len(line.text) > 160 or line.text.endswith(".")) and not is_tailed(line)

    def _takes_loose(self, line: Line, row: Raekke) -> bool:
        """A line without number and page among numbered rows: the rest of a title, or a bullet."""
        if self.rows and line.text[0].islower() and not line.gap:
            return True
        if line.bullet and not line.gap and len(line.text) < 90:
            self.rows.append(row)
            return True
        return row.lukket or line.text.isupper() or line.text.endswith(":")


def _is_furniture(words: str) -> bool:
    return bool(
        HEADER.match(words) or labels.FURNITURE.fullmatch(words) or FIELD_ERROR.match(words)
    )


def _heads_item(line: Line, rows: Sequence[Raekke]) -> bool:
    """An explicit heading ("Punkt 78: ...", "ad 1.") after rows of another form ends the table."""
    match = line.read("punkt")
    if not rows or not match or match["ord"].lower() in ("nr", "sag"):
        return False
    first = rows[0]
    explicit = first.span.end - first.span.start - len(first.titel or "") > 4
    return not explicit or titles.same(str(first.titel), match["titel"])


def _words(line: Line) -> str:
    """What a line says without its number."""
    match = line.read("punkt") or line.read("nummer")
    return match["titel"] if match else line.text


def _plausible(rows: Sequence[Raekke], lines: Sequence[Line], end: int) -> bool:
    """Rows without numbers are a table where they have pages, or come again as headings."""
    if sum(row.side is not None for row in rows) * 2 >= len(rows):
        return True
    keys = {titles.folded(str(row.titel)) for row in rows}
    below = (
        Text(words, line.text.span) for line in lines[end:] if len(words := _words(line)) < 200
    )
    again = sum(titles.folded(str(titles.title(words).titel)) in keys for words in below)
    return again * 2 >= len(rows)


def _bulleted(lines: Sequence[Line]) -> Contents:
    """Bullets that stand close together in the head, and whose titles come again further down."""
    for i, line in enumerate(lines[:80]):
        if ends_table(line):
            break
        if not line.bullet or not (line.gap or i == 0 or not lines[i - 1].bullet):
            continue
        end = i + 1
        while end < len(lines) and lines[end].bullet and not lines[end].gap:
            end += 1
        rows = [read_row(row, paged=False) for row in lines[i:end]]
        if len(rows) >= 2 and _plausible(rows, lines, end):
            return Contents(tuple(rows), line.text.span, i, end)
    return Contents()


def _unheaded(lines: Sequence[Line]) -> Contents:
    """A run of adjacent numbered rows at the start whose first number comes again further down."""
    run = _run(lines[:400])
    if not run:
        return Contents()
    first, end = run[0][0], run[-1][0] + 1
    if not any(_is_item(line, run[0][1]) for line in lines[end:]):
        return Contents()
    return Contents(tuple(row for _, row in run), lines[first].text.span, first, end)


def _run(lines: Sequence[Line]) -> list[tuple[int, Raekke]]:
    """The first run of three or more adjacent rows that count on, each with its line's index."""
    run: list[tuple[int, Raekke]] = []
    for line in lines:
        if ends_table(line):
            break
        row = _numbered_row(line)
        goes_on = bool(row and run) and line.index - run[-1][0] == 1
        if row is None or not (goes_on and int(row.nummer or 0) == int(run[-1][1].nummer or 0) + 1):
            if len(run) >= 3:
                break
            run = []
        if row is not None:
            run.append((line.index, row))
    return run if len(run) >= 3 else []


def _numbered_row(line: Line) -> Raekke | None:
    match = line.read("nummer")
    if not match or not match["tegn"] or titles.likely(match["titel"]) <= -4:
        return None
    row = read_row(line, paged=False)
    return row if (row.nummer or "").isdigit() else None


def _is_item(line: Line, row: Raekke) -> bool:
    """Whether a line heads the item of a row."""
    explicit, match = line.read("punkt"), line.read("nummer")
    if explicit and explicit["nummer"] == row.nummer:
        return True
    same = match is not None and match["nummer"] == row.nummer
    return same and titles.same(match["titel"] if match else "", str(row.titel))
