"""Which lines of a page are one paragraph: by room left, distance, indentation and words."""

import re
from collections.abc import Sequence

from referat_lint.readers.pdf.flow import (
    ENDED,
    FARTHEST,
    MARKED,
    OPEN,
    SAME_SIZE,
    TAIL,
    Flow,
    Spacing,
    fits,
    is_open,
    middle,
)
from referat_lint.readers.pdf.level import NEAR
from referat_lint.readers.pdf.rows import Cell, Row

HANGING = 4.0  # sizes that a paragraph's further lines may be indented
ITEM = re.compile(
    r"(?:Punkt|Pkt\.?|Sag|Ad|At) \d|\d{1,3}[.:)]? [A-ZÆØÅ]|§ ?\d|\d\d?[.:]\d\d\b"
    r"|(?:åbent?|lukket) \d"
)
MONTHS = "jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
DATE = re.compile(rf"\d{{1,2}}\. ?(?:{MONTHS})", re.IGNORECASE)
LABEL = re.compile(r"[A-ZÆØÅ][\w/-]*(?: [\w/-]+){0,3} ?:(?:\s|$)")
HEADING = re.compile(r"[A-ZÆØÅ][\w/-]*(?: [\w/-]+){0,4}:?")
LEADER = re.compile(r"(?:\.{4,}|…{2,}|_{4,}|(?:\. ){4,})\s*\d{0,4}\s*$")
STATED = re.compile(r"[\d)]$")  # how a line ends that no sentence goes on from, but with a name
DOTS = ("....", "…", "____", ". . .")  # one of which is in every leader
DASHES = "-–"


def goes_on(lines: Sequence[Row], row: Row, flow: Flow, spacing: Spacing) -> bool:
    """Whether a line goes on with the paragraph of those above it, on its own page or the last.

    `flow` is that of the lines above.
    """
    above = lines[-1]
    here = above.page == row.page and row.base < above.low
    if not _alike(above, row) or _leads(above.text):
        return False
    if here and not spacing.near(above, row):
        return False
    lower = row.text[:1].islower()
    if len(lines) > 1 and len(lines[0].cells) > 1:  # a cell's own edge
        flow = flow._replace(edge=max(line.right for line in lines))
    hyphen = above.broken and (lower or above.text[-1:].isalnum())
    if hyphen or fits(above, row, flow):
        return hyphen
    if len(above.cells) > 1:
        own = not lower and STATED.search(above.text[-1:])
        return (here or lower) and not own and _under(above.cells, row)
    level = _level(lines, row) if here else lower or _unfinished(above)
    return level and not _begins(lines, row)


def _unfinished(row: Row) -> bool:
    """Whether the sentence at the end of a line goes on: kl. / (fraværende i sag 1."""
    opened = row.text.rfind("(") > row.text.rfind(")")
    return opened or not row.text.endswith(ENDED) or is_open(row)


def _leads(words: str) -> bool:
    """Whether a line of a table of contents ends in dots and a page's number."""
    return any(dots in words for dots in DOTS) and LEADER.search(words) is not None


def _under(cells: Sequence[Cell], row: Row) -> bool:
    """Whether a line stands under the last cell of a row, or behind an item's number."""
    numbered = len(cells) == 2 and cells[0].text.isdigit()  # noqa: PLR2004
    if numbered and _leads(row.text):
        return row.left >= cells[0].left - NEAR
    return abs(row.left - cells[-1].left) <= NEAR or (
        numbered and cells[0].right - NEAR <= row.left <= cells[-1].left
    )


def _alike(above: Row, row: Row) -> bool:
    """Whether two lines are printed as those of one paragraph are."""
    if above.aslant or row.aslant or len(row.cells) > 1:
        return False
    if above.tag != row.tag and "H" in (above.tag[:1], row.tag[:1]):
        return False
    heavier = row.all_bold and not (above.bold or above.all_bold)
    return abs(above.size - row.size) <= SAME_SIZE and above.all_bold <= row.bold and not heavier


def _begins(lines: Sequence[Row], row: Row) -> bool:
    """Whether the words of a line begin something of their own."""
    words, above = row.text, lines[-1].text
    if MARKED.match(words):
        if words[0] in DASHES and row.all_bold and lines[0].all_bold and words[2:3].islower():
            return lines[0].text[0] in DASHES  # a heading's second line: - drøftelse
        flush = abs(row.left - lines[-1].left) <= 1
        if above.rfind("(") > above.rfind(")"):
            return not flush
        return not flush or _listed(lines, words)
    if words.startswith("at ") and lines[0].text.startswith("at "):  # the points of a proposal
        return True
    if words[:1].isupper() and STATED.search(above[-1:]):
        return True
    heading = HEADING.fullmatch(words) and not (lines[-1].all_bold and row.all_bold)
    return bool(ITEM.match(words) or LABEL.match(words) or heading) and not OPEN.search(
        above[-TAIL:]
    )


def _listed(lines: Sequence[Row], words: str) -> bool:
    """Whether a marker under flush lines is a list's, not a date's or a dash in a sentence."""
    above = lines[-1].text
    if MARKED.match(lines[0].text):
        return True
    if words[0].isdigit():
        return not (DATE.match(words) or is_open(lines[-1]))
    return words[0] not in "-–" or above.endswith(ENDED)


def _level(lines: Sequence[Row], row: Row) -> bool:
    """Whether a line is indented as a further line of the paragraph."""
    first, above = lines[0], lines[-1]
    if abs(middle(above) - middle(row)) < NEAR:  # centred, or of equal length
        return True
    if len(lines) > 1:
        return abs(row.left - above.left) <= NEAR
    further = row.left - first.left
    if MARKED.match(first.text):
        return -1 <= further <= HANGING * row.size
    if further < -NEAR:  # its first line is indented
        return further >= -HANGING * row.size and (
            row.text[:1].islower() or not first.text.endswith(ENDED)
        )
    hanging = row.text[:1].islower() or row.all_bold or ITEM.match(first.text)
    return further <= NEAR or bool(hanging and further <= HANGING * row.size)


def apart(above: Row, row: Row, spacing: Spacing) -> bool:
    """Whether more room than usual, or another page, parts two lines."""
    table = min(len(above.cells), len(row.cells)) > 1
    listed = all(MARKED.match(each.text) or _leads(each.text) for each in (above, row))
    if above.page != row.page:
        return not (table or listed)
    if table:  # whose rows have some room of their own
        return not 0 < above.low - row.base <= FARTHEST * row.size
    return not spacing.near(above, row)
