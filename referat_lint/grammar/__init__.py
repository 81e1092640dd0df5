"""Source to Referat. The grammar names every part; it judges none, and it never fails."""

from collections.abc import Sequence

from referat_lint.grammar import division, document, running_heads
from referat_lint.grammar import head as heads
from referat_lint.grammar.closing import closing
from referat_lint.grammar.contents import Contents, contents
from referat_lint.grammar.lines import Line
from referat_lint.grammar.lines import lines as read_lines
from referat_lint.grammar.placing import Parts, place
from referat_lint.model import Referat
from referat_lint.source import Source, Text

__all__ = ["parse"]


def parse(source: Source) -> Referat:
    """Read a referat into the model; what no grammar knows is prose, never an error."""
    text, lines, lost = read_lines(source)
    running_heads.mark(lines)
    table = contents(lines)
    found = document.item_headings(lines, table)
    start = found[0].line if found else document.first_section(lines, table)
    head = _head(text, lines, table, start)
    end = closing(lines, found[-1].last) if found else len(lines)
    layout = document.layout(lines, found, document.meeting(lines, head.moede))
    if found:
        reads = division.under_headings(text, lines, found, end, layout)
    else:
        reads = division.without_headings(text, lines[start:end], layout)
    return place(Parts(source, text, lines, lost, table, head, reads, layout, end))


def _head(text: Text, lines: Sequence[Line], table: Contents, start: int) -> heads.Head:
    """The head: what stands before the contents, and what lists stand behind them."""
    first = min(table.first if table.rows else start, start)
    for line in lines[first : min(table.end, start)]:
        line.used = "indhold"
    return heads.read(text, lines[:first], lines[max(table.end, first) : start])
