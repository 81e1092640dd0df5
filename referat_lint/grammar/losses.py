"""What a text has lost on its way, and how much of it was understood."""

import re
from collections.abc import Sequence

from referat_lint.grammar import dates
from referat_lint.grammar.decisions_headings import own_heading
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.model import Punkt

# Beslutning i Byrådet den :, kl. på, J.nr.: . and the like: where digits were.
NO_DIGITS = pattern(
    r"(?:\bBeslutning(?:er)? (?:i )?[A-ZÆØÅ][^.:\n]{3,60} den"
    r"|\b[Mm]øde(?:dato:?|t)? (?:\w+dag )?den"
    r"|\b(?:man|tirs|ons|tors|fre|lør|søn)dag den)"
    r" *(?:[:.,]|$|(?=[A-ZÆØÅ][a-zæøå]+(?: |:)))"
    r"|\bkl\.? (?:i|på) |J\.nr\.: ?\.|Sagsid\.: ?(?:Åben|$)|, s\. ?\d"
)
# Mødedeltagere: and Indstilling that lost their beginnings, Mødetidspunkt: its middle.
LABEL_TAILS = pattern(
    r"(?:^|\n| )(?:mer:|Mødedo:|Refer\b|Do:|Mødetid\u00ad?punk:|eltagere:|edlemmer:|ndstilling:?"
    r"|eslutning:?)(?= |$)",
    re.MULTILINE,
)
ORDER = ("titler", "cifre", "linjeskift", "etiketter", "tegn", "tekst")  # the contract's
HEAD = 40  # lines in which a meeting's date stands
LEAST = 2  # places without digits that make a loss of them


def tabt(
    lines: Sequence[Line], punkter: Sequence[Punkt], cut: frozenset[str], *, columns: bool
) -> tuple[str, ...]:
    """The names of what was lost, in the contract's order; `cut` is what reading lines found lost.

    `columns`: the head's columns are printed one after the other, so line breaks are lost too.
    """
    lost = set(cut)
    if columns:
        lost.add("linjeskift")
    if _titles_lost(punkter):
        lost.add("titler")
    if cut or any(_undated(line) for line in lines):
        if _digits_lost(lines):
            lost.add("cifre")
        if any(LABEL_TAILS.search(line.text) for line in lines):
            lost.add("etiketter")
    return tuple(name for name in ORDER if name in lost)


def understood(lines: Sequence[Line]) -> float:
    """The share of lines that stand in head, contents, heading, section or furniture, 0 to 1."""
    if not lines:
        return 0.0
    return round(sum(bool(line.used) for line in lines) / len(lines), 3)


def _titles_lost(punkter: Sequence[Punkt]) -> bool:
    bare = sum(punkt.nummer is None and punkt.titel is None for punkt in punkter)
    return bare * 2 > len(punkter)


def _undated(line: Line) -> bool:
    """Whether a decision's heading names the body and no date."""
    heading = own_heading(line)
    return bool(heading and heading.ord and heading.organ and not heading.dato)


def _digits_lost(lines: Sequence[Line]) -> bool:
    gone = sum(len(NO_DIGITS.findall(line.text)) for line in lines)
    there = sum(dates.first_date(line.text) is not None for line in lines[:HEAD])
    return gone >= LEAST and gone > there
