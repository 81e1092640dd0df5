"""A line read as a number and a title, with what stands before and behind the title."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from referat_lint.grammar import titles
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.shapes import reading
from referat_lint.model import Raekke
from referat_lint.source import Text

CASE_BEFORE = pattern(
    r"(?P<sag>BR \d+/\d\d|\d\d\.\d\d\.\d\d-[A-ZÆØÅ]\d\d-\d+-\d\d|\d\d/\d{2,6})"
    r"(?:\. *| +[-–] +|: *)(?=[A-ZÆØÅ])"
)
ANSWERED = pattern(
    r"(?P<titel>[^.:?!]{2,80}?) ?[.:] *(?P<svar>(?:Intet|Ingen\b|Ikke noget|Godkendt|Udsat|Vedtaget"
    r"|Taget til efterretning|Til efterretning|Drøftet)\b.*)$",
    re.DOTALL,
)
PAGE_BEFORE = pattern(r"Side \d+ +(?=\d{1,4}\.)")
BAR = pattern(r"\|\s*")
NUMBER_AGAIN = pattern(r"(\d{1,4})\. +")


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


def numbered(line: Line, rows: Mapping[str, Raekke]) -> Numbered | None:
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
    if read.form == "n" and not (_can_be_bare(match, line) or _in_table(read, rows)):
        return None
    _cut_before(read, text)
    return read


def _in_table(read: Numbered, rows: Mapping[str, Raekke]) -> bool:
    row = rows.get(str(read.nummer))
    return row is not None and titles.same(str(row.titel), read.words)


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
