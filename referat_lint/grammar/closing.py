"""Where the items end: closing words, signatures, a report behind the minutes."""

from collections.abc import Sequence

from referat_lint.grammar import labels
from referat_lint.grammar.decisions_headings import own_heading
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern

CLOSING = pattern(
    r"(?:Mødet (?:sluttede|slut|hævet|blev hævet|hæves|afsluttet)|Møde slut|Sluttidspunkt"
    r"|Underskrifter?:?$|Ref\.? ?:|Referent ?:?\b|Dirigent ?:"
    r"|Næste (?:ordinære )?(?:bestyrelses)?møde\b|OM MØDET$|Relaterede dokumenter"
    r"|Godkendelse af referat:|Underskrift:|Referat(?:et)? (?:af|ved):?)"
)
SIGNATURE = pattern(
    r"[A-ZÆØÅ][\w.-]+(?: [A-ZÆØÅ][\w.-]+){1,3}, "
    r"(?:referent|sekretær|protokolfører|mødeleder|formand|dirigent)\.?$"
)
REPORT = pattern(
    r"(?:FORMANDENS BERETNING|BERETNING|REGNSKAB|Bestyrelsens beretning"
    r"|Formandens beretning(?! )|ÅRSREGNSKAB|BUDGET)\b.*$"
)
DECIDING = frozenset({"beslutning", "indstilling", "sagsfremstilling"})


def closing(lines: Sequence[Line], last: int) -> int:
    """Index of the first line after the items; `last` is the last line of the last heading."""
    labeled = max(
        (line.index for line in lines[last:] if line.label or own_heading(line)), default=0
    )
    for line in lines[last + 1 :]:
        behind = line.index - last
        if REPORT.match(line.text) and line.gap:
            return line.index
        if line.index > labeled and behind > 2 and labels.FURNITURE.fullmatch(line.text):
            return line.index
        if behind > 1 and _closes(line, lines):
            return line.index
    return len(lines)


def _closes(line: Line, lines: Sequence[Line]) -> bool:
    """Closing words with nothing but names and furniture from here on."""
    if len(line.text) >= 160 or not (CLOSING.match(line.text) or SIGNATURE.match(line.text)):
        return False
    return not any(below.label in DECIDING for below in lines[line.index : line.index + 12])
