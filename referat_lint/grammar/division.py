"""The lines divided among the items: what stands under which heading, and what belongs to none."""

import re
from collections.abc import Sequence
from dataclasses import replace

from referat_lint.grammar import items, labels
from referat_lint.grammar.decision_kinds import classify
from referat_lint.grammar.decisions_headings import own_heading
from referat_lint.grammar.heading_lines import Heading
from referat_lint.grammar.items import Layout, Read
from referat_lint.grammar.lines import Line
from referat_lint.grammar.ownership import is_ours
from referat_lint.grammar.patterns import pattern
from referat_lint.source import Text

OPENING = frozenset(
    {
        "resume", "indledning", "beslutningstema", "politisk_behandling", "sagen_afgoeres_i",
        "indstilling", "sagsfremstilling",
    }
)  # fmt: skip
OPENING_WORDS = pattern(r"(?:Åben|Udskriv|Sagsnr|Sagsid)\b")
CLOSED_ITEMS = pattern(
    r"lukkede? (?:punkter|sager|dagsorden|dagsordenspunkter|møde)\b|.*for lukkede døre",
    re.IGNORECASE,
)
FOLD_OUT = pattern(r"(?:Fold ud og læs|Klik her for at folde)")


def under_headings(
    text: Text, lines: Sequence[Line], found: Sequence[Heading], closing: int, layout: Layout
) -> list[Read]:
    """One item under each heading, up to the next heading or the closing line."""
    reads = []
    closed = False  # the items stand in a group of closed ones
    for number, heading in enumerate(found, 1):
        heading.lukket = heading.lukket or closed
        stop = found[number].line if number < len(found) else closing
        if number < len(found):
            stop = _lifted(lines, heading.last + 1, found[number])
        for line in lines[heading.line : heading.last + 1]:
            line.used = "overskrift"
        body = []
        for line in lines[heading.last + 1 : stop]:
            if _is_group(line):
                closed = bool(CLOSED_ITEMS.match(line.text))
            else:
                body.append(line)
        reads.append(items.item(text, heading, body, layout, number))
    _share_out(reads)
    _case_above_first(lines, found[0].line, reads[0])
    return reads


def without_headings(text: Text, lines: Sequence[Line], layout: Layout) -> list[Read]:
    """Each own decision closes an item; what follows up to a label that opens belongs to it."""
    reads: list[Read] = []
    block: list[Line] = []
    decided = False
    for line in lines:
        heading = own_heading(line)
        kind = "beslutning" if heading else line.label
        ours = kind == "beslutning" and (heading is None or is_ours(heading, layout.meeting))
        if decided and (ours or kind in OPENING or OPENING_WORDS.match(line.text)):
            reads.append(items.item(text, None, block, layout, len(reads) + 1))
            block, decided = [], False
        block.append(line)
        decided = decided or ours
    if decided:
        reads.append(items.item(text, None, block, layout, len(reads) + 1))
    return reads


def _lifted(lines: Sequence[Line], first: int, below: Heading) -> int:
    """Index behind an item's last line: what stands over the next heading is lifted to that."""
    stop = below.line
    while stop > first and _belongs_below(lines[stop - 1], lines[stop - 2]):
        stop -= 1
    for line in lines[stop : below.line]:
        match = line.read("sagsnummer")
        line.used = "hoved" if match else "moebler"
        if match:
            below.sagsnummer = line.text.part(*match.span("sagsnummer"))
    return stop


def _belongs_below(line: Line, above: Line | None) -> bool:
    """A case number above the heading to which it belongs; a link that repeats the title."""
    if not line.read("sagsnummer") or line.bullet:
        return bool(FOLD_OUT.match(line.text))
    if above is None:
        return True
    if line.gap or not above.label:
        return above.used != "overskrift"
    return bool(FOLD_OUT.match(line.text))


def _case_above_first(lines: Sequence[Line], first: int, read: Read) -> None:
    """The case number above the first heading."""
    if not first or read.punkt.sagsnummer is not None:
        return
    line = lines[first - 1]
    match = line.read("sagsnummer")
    if match and _belongs_below(line, lines[first - 2] if first > 1 else None):
        case = line.text.part(*match.span("sagsnummer"))
        read.punkt = replace(read.punkt, sagsnummer=case)


def _share_out(reads: list[Read]) -> None:
    """Columns read apart: all decisions stand under the last item, a line for each item."""
    *others, last = reads
    decision = last.punkt.beslutning
    if decision is None or not others:
        return
    start, end = decision.span
    inside = [line for line in last.lines if start <= line.start < end]
    silent = sum(read.punkt.beslutning is None for read in others)
    if silent < len(others):
        nobodys = silent >= len(inside) > 1 and all(map(_is_bare, inside))
        if nobodys and last.punkt.art == "eventuelt":  # which has no answers of its own
            last.punkt = replace(last.punkt, beslutning=None)
    elif len(inside) == len(reads):
        for read, line in zip(reads, inside, strict=True):
            own = replace(
                decision,
                slags=classify(line.text),
                tekst=str(line.text),
                led=(),
                span=line.text.span,
            )
            read.punkt = replace(read.punkt, beslutning=own)


def _is_bare(line: Line) -> bool:
    """Whether a line is the word of a decision alone, as `Godkendt.` is."""
    return " " not in line.text and classify(line.text) != "andet"


def _is_group(line: Line) -> bool:
    if labels.GROUP.match(line.text):
        line.used = "gruppe"
        return True
    return False
