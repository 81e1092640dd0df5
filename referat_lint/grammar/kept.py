"""What stays of a decision's lines when absence and furniture are left out."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.source import Span, Text

EMPTY = pattern(r"[\s.\-–—…_]*")
COUNT = pattern(r"\d{1,3}$")  # of attachments
BLANK_ENDS = pattern(r"(?<![ \t])[ \t]+\n")
GAPS = pattern(r"\n{3,}")


class Kept:
    """A text of which some places, the `taken`, are left out."""

    def __init__(self, source: Text, taken: Sequence[Span]) -> None:
        self.source = source
        self.taken = sorted(set(taken))
        self.ends = [span.end for span in self.taken]

    def lines(self, lines: Sequence[Line]) -> list[Line]:
        """The lines that are not left out whole."""
        return [line for line in lines if not self._covers(line.text.span)]

    def _covers(self, line: Span) -> bool:
        at = bisect_left(self.ends, line.end)
        return at < len(self.taken) and self.taken[at].start <= line.start

    def text(self, span: Span) -> str:
        """The words that stay, line breaks kept, outer blanks cut."""
        out, at = [], span.start
        for left in self.taken[bisect_right(self.ends, span.start) :]:
            if left.start >= span.end:
                break
            out.append(self.source[at : max(at, left.start)])
            at = max(at, left.end)
        out.append(self.source[min(at, span.end) : span.end])
        return GAPS.sub("\n\n", BLANK_ENDS.sub("\n", "".join(out))).strip()

    def span(self, span: Span) -> Span | None:
        """From the first to the last character that stays, or None."""
        start, end = span
        for left in self.taken[bisect_right(self.ends, start) :]:
            if left.start > start and self.source[start : left.start].strip():
                break
            start = max(start, left.end)
        for left in reversed(self.taken[: bisect_right(self.ends, end)]):
            if left.end < end and self.source[left.end : end].strip():
                break
            end = min(end, left.start)
        while start < end and self.source[start].isspace():
            start += 1
        while end > start and self.source[end - 1].isspace():
            end -= 1
        return Span(start, end) if start < end else None


def trimmed(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without a lone full stop or a bare count of attachments at the end."""
    end = len(lines)
    while end and (EMPTY.fullmatch(lines[end - 1].text) or COUNT.match(lines[end - 1].text)):
        end -= 1
    return lines[:end]
