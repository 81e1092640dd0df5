"""A table of people with a column for who came: each row read by the headings of its columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from referat_lint.grammar import labels
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.people import Who, people
from referat_lint.source import Text

CELL = pattern(r"[^\t|]*")
COLUMNS = {  # what a heading says of its column
    "navn": "navn, medlem, medlemmer, deltager, deltagere, mødedeltager, mødedeltagere",
    "parti": "parti, liste, gruppe, partigruppe",
    "rolle": "rolle, funktion, hverv, post",
    "mødt": ("til stede, tilstede, mødt, fremmødt, fremmøde, deltog, deltager i mødet, status"),
    "afbud": "afbud, fraværende, fravær, ikke mødt, ikke til stede",
    "bemærkning": "bemærkning, bemærkninger, note, noter",
}
HEADINGS = {word.strip(): kind for kind, words in COLUMNS.items() for word in words.split(",")}
NO = pattern(
    r"(?:nej|ikke|fraværende|fravær|afbud|udeblev|syg|ferie|orlov|barsel)\b", re.IGNORECASE
)
NAME = pattern(r"[A-ZÆØÅ][\wæøå.-]*(?: [A-ZÆØÅ][\wæøå.-]*)+")  # alone on a row: the rest is empty
ANSWER = pattern(r"(?:ja|nej|x|mødt|deltog|til stede|afbud|fraværende)\.?", re.IGNORECASE)
NOTHING = pattern(r"[-–.0 ]*")
REASON = pattern(r"(?:syg\w*|ferie|orlov|barsel)\b", re.IGNORECASE)
LEAST = 2  # columns


class Row(NamedTuple):
    """Somebody in such a table; `bemaerkning`: the row as a sentence on that person, or None."""

    who: Who
    fravaerende: bool
    grund: str | None
    bemaerkning: Text | None


class Table(NamedTuple):
    """Its heading row, and everybody below it."""

    heading: Text
    rows: tuple[Row, ...]


def table(lines: Sequence[Text]) -> Table | None:
    """The lines of a list as a table; None where the first is no heading that tells who came."""
    kinds = headings(lines[0]) if lines else ()
    if not kinds:
        return None
    rows = [(_cells(line, kinds), line) for line in lines[1:] if is_row(line, kinds)]
    marked = any(cells["mødt"].strip() for cells, _ in rows if "mødt" in cells)
    return Table(lines[0], tuple(_row(cells, line, marked=marked) for cells, line in rows))


def is_row(line: Text, kinds: Sequence[str | None]) -> bool:
    """Whether a line below a heading is of the table: one name in the column of names."""
    cells = list(_split(line))
    at = kinds.index("navn")
    if not at < len(cells) <= len(kinds) or len(people(cells[at])) != 1:
        return False
    return len(cells) > 1 or NAME.fullmatch(cells[at]) is not None


def headings(line: Text) -> tuple[str | None, ...]:
    """What each column holds; () where the line is no heading of a table that tells who came."""
    cells = [labels.folded(cell) for cell in _split(line)]
    kinds = tuple(HEADINGS.get(cell) for cell in cells)
    tells = {"mødt", "afbud", "bemærkning"} & {*kinds}
    return kinds if len(kinds) >= LEAST and "navn" in kinds and tells else ()


def _split(line: Text) -> Iterator[Text]:
    start = 0
    for cell in CELL.finditer(line):
        if cell.start() >= start:
            start = cell.end() + 1
            yield line.part(*cell.span())


def _cells(line: Text, kinds: Sequence[str | None]) -> dict[str, Text]:
    """By kind of column, what stands in it; nothing of what is cut off at the line's end.

    Of an empty cell within the row, a page has nothing: who came is known by its words.
    """
    cells = list(_split(line))
    end = line.part(len(line), len(line))
    at = kinds.index("mødt") if "mødt" in kinds else 0
    if 1 < len(cells) <= at and ANSWER.fullmatch(cells[-1].strip()):
        cells[-1:-1] = [end] * (at + 1 - len(cells))
    cells += [end] * (len(kinds) - len(cells))
    first_of_each = reversed([*zip(kinds, cells, strict=False)])
    return {kind: cell for kind, cell in first_of_each if kind}


def _row(cells: dict[str, Text], line: Text, *, marked: bool) -> Row:
    (who,) = people(cells["navn"])
    parti, rolle = _said(cells, "parti") or who.parti, _said(cells, "rolle") or who.rolle
    who = replace(who, parti=parti, rolle=rolle)
    came, away, note = (_said(cells, kind) for kind in ("mødt", "afbud", "bemærkning"))
    no = marked and "mødt" in cells and not came
    no = (
        no or bool(NO.match(came)) or (bool(away) and away.lower() != "nej") or bool(NO.match(note))
    )
    reason = next(
        (found[0] for words in (came, away, note) if (found := REASON.search(words))), None
    )
    remark = _sentence(line, cells) if note and not no else None
    return Row(who, no, reason.lower() if reason else None, remark)


def _said(cells: dict[str, Text], kind: str) -> str:
    words = " ".join(cells[kind].split()) if kind in cells else ""
    return "" if NOTHING.fullmatch(words) else words


def _sentence(line: Text, cells: dict[str, Text]) -> Text:
    """`Bo Ek  forlod mødet kl. 18`, in the row's own length and place."""
    name, note = cells["navn"].span, cells["bemærkning"].span
    words = [" "] * len(line)
    for start, end in (name, note):
        first = start - line.span.start
        words[first : end - line.span.start] = line[first : end - line.span.start]
    at = note.start - line.span.start
    words[at] = words[at].lower()
    return Text("".join(words), line.span)
