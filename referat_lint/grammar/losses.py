"""What a text has lost on its way, and how much of it was understood."""

import re
from collections.abc import Sequence

from referat_lint.grammar import dates
from referat_lint.grammar.decisions_headings import own_heading
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.model import Punkt

NO_DATE = pattern(
    r"\b(?:Beslutning(?:er)? (?:i )?[A-ZÆØÅ][^.:\n]{3,60} den|[Mm]øde(?:dato:?|t)? (?:\w+dag )?den|\b(?:man|tirs|ons|tors|fre|lør|søn)dag den)"
    r" *(?:[:.,]|$|(?=[A-ZÆØÅ][a-zæøå]+(?: |:)))|\bkl\.? (?:i|på) |J\.nr\.: ?\.|Sagsid\.: ?(?:Åben|$)|, s\. ?\d"
)
LABEL_TAILS = pattern(r"(?:^|\n| )(?:mer:|Mødedo:|Refer\b|Do:|Mødetid­?punk:|eltagere:|edlemmer:|ndstilling:?|eslutning:?)(?= |$)", re.M)
AT_LOST = pattern(r"\b(?:Refer|Mødedo|Stregi|Nionalpark|orienteringen godkendes|Do)\b")


def tabt(
    lines: Sequence[Line], punkter: Sequence[Punkt], cut: frozenset[str], *, columns: bool
) -> tuple[str, ...]:
    """The names of what was lost, in the contract's order."""
    lost = set(cut)
    if columns:
        lost.add("linjeskift")
    decided = [p for p in punkter if p.nummer is None and p.titel is None]
    if decided and len(decided) * 2 > len(punkter):
        lost.add("titler")
    undated = [h for line in lines if (h := own_heading(line)) and h.ord and h.organ and not h.dato]
    if cut or undated:
        digits = sum(len(NO_DATE.findall(line.text)) for line in lines)
        real = sum(dates.first_date(line.text) is not None for line in lines[:40])
        if digits >= 2 and digits > real:
            lost.add("cifre")
        if any(LABEL_TAILS.search(line.text) for line in lines):
            lost.add("etiketter")
    order = ("titler", "cifre", "linjeskift", "etiketter", "tegn")
    return tuple(name for name in order if name in lost)


def understood(lines: Sequence[Line]) -> float:
    """The share of lines that stand in head, contents, heading, section or furniture."""
    if not lines:
        return 0.0
    return round(sum(bool(line.used) for line in lines) / len(lines), 3)
