"""The votes of an item's decision, and the statements to the record that stand in it."""

from collections.abc import Sequence

from referat_lint.grammar.kept import Kept
from referat_lint.grammar.lines import Line
from referat_lint.grammar.statements import statements
from referat_lint.grammar.votes import votes
from referat_lint.model import Afstemning, Svar, Udtalelse
from referat_lint.source import Span, Text

SPEAKS = frozenset({"stemme", "udtalelse"})


def spoken(
    kept: Kept, lines: Sequence[Line], span: Span | None
) -> tuple[tuple[Afstemning, ...], tuple[Udtalelse, ...]]:
    """What the lines tell of votes and statements, in a place or from the first to the last."""
    speaking = kept.lines([line for line in lines if line.kinds & SPEAKS])
    if not speaking:
        return (), ()
    text = kept.source.part(*(span or Span(lines[0].start, lines[-1].end)))
    voted = votes(text) if any("stemme" in line.kinds for line in speaking) else ()
    return voted, statements(text, voted)


def by_answer(
    source: Text, led: Sequence[Svar], whole: tuple[Afstemning, ...]
) -> tuple[Afstemning, ...]:
    """The votes on a decision, where those inside a numbered answer are about that point."""
    if not led or not whole:
        return whole
    first: dict[Span, str] = {}  # of the numbers that are answered at once
    for svar in led:
        first.setdefault(svar.span, svar.nummer)
    inside = [vote for span, nummer in first.items() for vote in votes(source.part(*span), nummer)]
    outside = [vote for vote in whole if not any(_overlap(vote.span, one.span) for one in inside)]
    return tuple(sorted([*outside, *inside], key=lambda vote: vote.span))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
