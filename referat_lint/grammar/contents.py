"""The table of contents: its rows, and which lines it takes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from referat_lint.grammar import labels, titles
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.model import Raekke
from referat_lint.source import Span, Text

LEAD_IN = pattern(r".*\b(?:følgende|med) dagsorden:?$|.*\bdagsorden(?:en)? var(?: som følger)?:?$", re.I)
FLAGGED = pattern(r"(?P<flag>åbent?|lukket) +(?P<nummer>\d{1,4}[a-zæøå]?)(?: +(?P<titel>.*))?$", re.I)
PAGE = pattern(r"(?:[ \t]*[.…_]{3,}[ \t.…_]*|\t+| {2,})(?P<side>\d{1,4}|[ivxlc]{1,6})[ \t]*$")
LAST_NUMBER = pattern(r" (?P<side>\d{1,4})$")
FIELD_ERROR = pattern(r"fejl! bogm.*", re.I)
CLOSED_GROUP = pattern(
    r"(?:åbne?t?|lukkede?t?) (?:dagsordens)?(?:punkter|dagsorden|sager|møde)(?: ?:)?|lukket punkt:", re.IGNORECASE
)
HEADER = pattern(r"(?:pkt\.?|punkt|sag)? ?(?:nr\.?)? ?(?:tekst|titel)? ?(?:side)?$", re.I)
UNNUMBERED = pattern(r"(?P<titel>.+)$")


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
            found = _rows(lines, i)
            if found.rows:
                return found
    found = _unheaded(lines)
    return found if found.rows else _bulleted(lines)


def _is_heading(line: Line) -> bool:
    words = line.text
    if len(words) > 120 or line.hint == "felt":
        return False
    label = labels.folded(re.sub(r"\t+", " ", words))
    return label in labels.CONTENTS or (len(words) > 12 and bool(LEAD_IN.match(words)))


def _names_document(lines: Sequence[Line], i: int) -> bool:
    """`Dagsorden` over body and date is the document's name, not the heading of its contents."""
    if i > 3 or labels.folded(lines[i].text) != "dagsorden" or i + 1 >= len(lines):
        return False
    below = lines[i + 1]
    return not (below.bullet or below.read("nummer") or below.read("punkt") or _tailed(below))


def ends_table(line: Line) -> bool:
    """Whether a line can stand in no table of contents: a section's label, a case number."""
    if line.hint in ("felt", "celle"):
        return False
    kind = line.label
    if kind and labels.folded(line.text) not in labels.CONTENTS and labels.folded(line.text) != "referat":
        return kind not in ("andet", "resume", "historik", "vurdering") or line.text.endswith(":")
    number = line.read("sagsnummer")
    if number and number["sagsnummer"]:
        return True
    return line.text.startswith("Beslutning") and bool(
        re.match(r"Beslutning(?:er)? (?:i |fra )?.* den\b", line.text)
    )


def _rows(lines: Sequence[Line], at: int) -> Contents:
    paged = "side" in lines[at].text.casefold()
    rows: list[Raekke] = []
    seen: set[str] = set()
    i = at + 1
    numbered, closed = 0, False
    while i < len(lines):
        line = lines[i]
        if _is_heading(line) and not rows:
            paged = paged or "side" in line.text.casefold()
            i += 1
            continue
        if line.used:
            i += 1
            continue
        if ends_table(line) or line.level or _heads_item(line, rows):
            break
        if rows and labels.FIELD.get(labels.folded(line.text)) in PEOPLE or _new_block(lines, i, rows):
            break
        if re.match(r"[Ss]ag nr\.? ?\d+$", line.text):
            return Contents()
        if HEADER.match(line.text) or labels.FURNITURE.fullmatch(line.text) or FIELD_ERROR.match(line.text):
            i += 1
            continue
        if group := CLOSED_GROUP.fullmatch(line.text):
            closed = group[0][0] in "Ll"
            i += 1
            continue
        row = _row(line, paged)
        if row is None:
            break
        if row.nummer is None and numbered and not _tailed(line):
            if rows and _wraps(line, rows[-1]):
                i += 1
                continue
            if line.bullet and not line.gap and len(line.text) < 90:
                rows.append(row)
            elif not (row.lukket or _group(line)):
                break
            i += 1
            continue
        if row.nummer is not None:
            if row.nummer in seen and (not rows or rows[0].nummer == row.nummer or not _tailed(line)):
                break
            seen.add(row.nummer)
            numbered += 1
        elif rows and titles.same(row.titel, rows[0].titel):
            break
        elif len(line.text) > 160 or (line.text.endswith(".") and not _tailed(line)):
            break
        rows.append(replace(row, lukket=True) if closed else row)
        i += 1
    if numbered == 0 and rows and not _plausible(rows, lines, i):
        rows = []
    return Contents(tuple(rows), lines[at].text.span if rows else None, at, i if rows else 0)


PEOPLE = frozenset("medlemmer deltagere tilstede afbud gaester bemaerkninger referent".split())


def _new_block(lines: Sequence[Line], i: int, rows: Sequence[Raekke]) -> bool:
    """A blank line ends rows that stood close together."""
    return len(rows) >= 2 and rows[-1].nummer is None and bool(lines[i].gap) and not lines[i - 1].gap and not lines[i].bullet


def _heads_item(line: Line, rows: Sequence[Raekke]) -> bool:
    """An explicit heading ("Punkt 78: ...", "ad 1.") after rows of another form ends the table."""
    if not (match := line.read("punkt")) or match["ord"].lower() in ("nr", "sag"):
        return False
    first = rows[0] if rows else None
    return first is not None and not _explicit_row(first, line)


def _explicit_row(first: Raekke, line: Line) -> bool:
    return first.span.end - first.span.start - len(first.titel or "") > 4 and not any(
        titles.same(str(first.titel), line.text[m.start("titel") :])
        for m in [line.read("punkt")]
        if m
    )


def _tailed(line: Line) -> bool:
    return bool(PAGE.search(line.text) or titles.LEADERS.search(line.text))


def _wraps(line: Line, above: Raekke) -> bool:
    return line.text[0].islower() and line.gap == 0


def _group(line: Line) -> bool:
    return line.text.isupper() or line.text.endswith(":")


def _plausible(rows: Sequence[Raekke], lines: Sequence[Line], end: int) -> bool:
    """Rows without numbers are a table where they have pages, or come again as headings."""
    if sum(row.side is not None for row in rows) * 2 >= len(rows):
        return True
    keys = {titles.folded(str(row.titel)) for row in rows}
    again = 0
    for line in lines[end:]:
        words = line.text
        for kind in ("punkt", "nummer"):
            if match := line.read(kind):
                words = match["titel"]
                break
        again += len(words) < 200 and titles.folded(str(titles.title(Text(words, line.text.span)).titel)) in keys
    return again * 2 >= len(rows)


def _row(line: Line, paged: bool) -> Raekke | None:
    words = line.text
    lukket = False
    if match := FLAGGED.match(words):
        lukket = match["flag"].lower() == "lukket"
        return _made(line, match["nummer"], match.span("titel"), paged, lukket)
    if clock := line.read("klokkeslaet"):
        return _made(line, None, clock.span("titel"), paged, lukket)
    for kind in ("punkt", "nummer"):
        if (found := line.read(kind)) and _is_number(found, paged, line):
            return _made(line, found["nummer"].replace(" ", ""), found.span("titel"), paged, lukket)
    if match := UNNUMBERED.match(words):
        return _made(line, None, match.span("titel"), paged, lukket)
    return None


def _is_number(match: "re.Match[str]", paged: bool, line: Line) -> bool:
    words = match["titel"]
    if "ord" in match.re.groupindex:
        return True
    if match["tegn"]:
        return titles.NO_TITLE.match(words) is None
    if not words:
        return True
    spaced = bool(match["luft"] or match["mellem"]) or "\t" in line.text[:8]
    return (spaced or words[0].isupper()) and titles.NO_TITLE.match(words) is None


def _made(line: Line, nummer: str | None, at: tuple[int, int], paged: bool, lukket: bool) -> Raekke:
    start, end = at
    side = None
    if start >= 0:
        whole = line.text
        if broken := FIELD_ERROR.search(whole, start, end):
            end = broken.start()
        page = PAGE.search(whole, start, end)
        if page is None and paged:
            page = LAST_NUMBER.search(whole, start, end)
        if page:
            side, end = page["side"], page.start()
        inner = re.match(r"(\d{1,4})\. +", whole[start:end])
        if nummer is not None and inner and inner[1] == nummer:  # "2.  2. TITEL"
            start += inner.end()
        read = titles.title(whole.part(start, end))
        return Raekke(nummer, read.titel, side, line.text.span, lukket or read.lukket)
    return Raekke(nummer, None, side, line.text.span, lukket)


def _bulleted(lines: Sequence[Line]) -> Contents:
    """Bullets that stand close together in the head, and whose titles come again further down."""
    for i, line in enumerate(lines[:80]):
        if ends_table(line):
            break
        if not line.bullet or not line.gap:
            continue
        end = i + 1
        while end < len(lines) and lines[end].bullet and not lines[end].gap:
            end += 1
        rows = [row for at in range(i, end) if (row := _row(lines[at], paged=False))]
        if len(rows) >= 2 and _plausible(rows, lines, end):
            return Contents(tuple(rows), line.text.span, i, end)
    return Contents()


def _unheaded(lines: Sequence[Line]) -> Contents:
    """A run of adjacent numbered rows at the start whose first number comes again further down."""
    run: list[tuple[int, Raekke]] = []
    for i, line in enumerate(lines[:400]):
        if ends_table(line):
            break
        match = line.read("nummer")
        row = _row(line, paged=False) if match and match["tegn"] and titles.likely(match["titel"]) > -4 else None
        if row is None or row.nummer is None:
            if len(run) >= 3:
                break
            run = []
            continue
        if run and (i - run[-1][0] > 1 or not row.nummer.isdigit() or int(row.nummer) != int(run[-1][1].nummer or 0) + 1):
            if len(run) >= 3:
                break
            run = []
        if row.nummer.isdigit():
            run.append((i, row))
    if len(run) < 3:
        return Contents()
    first, end = run[0][0], run[-1][0] + 1
    wanted = run[0][1]
    for line in lines[end:]:
        for kind in ("punkt", "nummer"):
            match = line.read(kind)
            if match and match["nummer"] == wanted.nummer and (
                kind == "punkt" or titles.same(match["titel"], str(wanted.titel))
            ):
                return Contents(tuple(row for _, row in run), lines[first].text.span, first, end)
    return Contents()
