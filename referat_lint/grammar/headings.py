"""Where items begin: headings are known by their context, not by their words alone.

A number that continues the series, a row of the contents with the same title, a case number or a
section label that follows, the shape that the rest of the document uses: each adds to a candidate's
weight, and one pass in the order of the text accepts or passes over. What looks like a heading
inside a list, a recommendation or a quotation is passed over.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from referat_lint.grammar import titles
from referat_lint.grammar.contents import Contents
from referat_lint.grammar.decisions_headings import own_heading
from referat_lint.grammar.heading_lines import Heading, candidates
from referat_lint.grammar.lines import Line

Number = tuple[int, str]


def numbered(lines: Sequence[Line], contents: Contents) -> list[Heading]:
    """The headings that carry numbers."""
    found = candidates(lines, contents)
    if not found:
        return []
    if not any(line.label or own_heading(line) for line in lines):
        _raise_plain(found, lines)
    return _Series(found, lines, contents).taken()


def key(nummer: str) -> Number:
    """A number's place in the series: 8 before 8a before 9; letters count from 1."""
    match = re.match(r"(\d+)(.*)", nummer)
    if match:
        return int(match[1]), match[2]
    return ord(nummer[:1] or "@") - 64, ""


def _raise_plain(found: Sequence[Heading], lines: Sequence[Line]) -> None:
    """Minutes without any labels: short lines 1, 2, 3 ... behind blank lines are the items."""
    apart = [h for h in found if lines[h.line].gap and len(lines[h.line].text) <= 60]
    series: list[Heading] = []
    for heading in apart:
        if heading.nummer == str(len(series) + 1) and heading.form == (series or apart)[0].form:
            series.append(heading)
    if len(series) >= 3:
        for heading in series:
            heading.weight += 3


class _Series:
    """One pass over the candidates, in the order of the text.

    What a candidate must weigh depends on how its number follows the last one taken, and on whether
    it goes on a list that was passed over.
    """

    def __init__(self, found: Sequence[Heading], lines: Sequence[Line], contents: Contents) -> None:
        self.found = found
        self.lines = lines
        self.form = _form(found)
        self.ones = _all_ones(found, self.form)
        self.first = next((row.nummer for row in contents.rows if row.nummer), None)
        self.above = _labels_above(lines)
        self.out: list[Heading] = []
        self.run: Heading | None = None  # the last line of a list that was passed over

    def taken(self) -> list[Heading]:
        for heading in self.found:
            if heading.nummer is None:
                if heading.weight >= (0 if heading.form == self.form else 1):
                    self.out.append(heading)
            elif self.out and _again(heading, self.out[-1]):
                self.lines[heading.line].used = "overskrift"
            else:
                self._judge(heading, key(heading.nummer))
        return self.out

    def _judge(self, heading: Heading, number: Number) -> None:
        last = next((key(h.nummer) for h in reversed(self.out) if h.nummer is not None), None)
        in_list = self._in_list(heading, number)
        if self._weight(heading) >= self._least(heading, number, last, in_list=in_list):
            if last is not None and number <= last and not self.ones:
                self._drop_lighter(heading, number)
            self.out.append(heading)
            self.run = None
        elif in_list or number != last or number[0] == 1:
            self.run = heading  # a lone "4 stemte for" in item 4 begins no list

    def _weight(self, heading: Heading) -> float:
        """A heading of another shape than the document's weighs less."""
        if heading.form == self.form:
            return heading.weight
        known = heading.titel is not None and titles.KNOWN.match(heading.titel)
        return heading.weight - (1 if known else 3)

    def _in_list(self, heading: Heading, number: Number) -> bool:
        run = self.run
        return (
            run is not None
            and run.nummer is not None
            and run.form == heading.form
            and number[0] == key(run.nummer)[0] + 1
            and heading.line - run.line <= 6
            and self.above[heading.line] == self.above[run.line]
        )

    def _least(
        self, heading: Heading, number: Number, last: Number | None, *, in_list: bool
    ) -> float:
        """What a candidate must weigh to be taken."""
        usual = heading.form == self.form
        if last is None:
            return self._least_of_first(heading, number, in_list=in_list)
        if self.ones:
            return 0.0 if number[0] == 1 else 6.0
        steps = number[0] - last[0]
        if number == (last[0] + 1, "") or (steps == 0 and number[1] > last[1]):
            goes_on = -1.0 if len(self.out) >= 2 and usual else 0.0
            return 4.0 if in_list else goes_on
        if last < number and steps <= 40:
            leaps = 2.0 if steps <= 3 and usual and heading.weight >= 2 else 2.5
            return 5.0 if in_list else leaps
        repeats = usual and heading.opens >= 2.5 and not in_list  # or is out of order
        return 3.5 if repeats and not self._is_recommended(heading) else 6.0

    def _least_of_first(self, heading: Heading, number: Number, *, in_list: bool) -> float:
        if number[0] > 1 and self.first is None:
            return 2.0
        fits = self.first is None or heading.nummer == self.first or number[0] <= 1
        return 0.0 if fits and not in_list else 3.0

    def _is_recommended(self, heading: Heading) -> bool:
        above = self.above[heading.line]
        return above >= 0 and self.lines[above].label == "indstilling"

    def _drop_lighter(self, heading: Heading, number: Number) -> None:
        """A list taken for headings gives way to a heavier one that begins the series again."""
        out = self.out
        while (
            out
            and (above := out[-1]).nummer is not None
            and key(above.nummer) >= number
            and above.weight + 2 < heading.weight
        ):
            out.pop()


def _form(found: Sequence[Heading]) -> str:
    """The shape of heading that weighs most in the document."""
    weights: defaultdict[str, float] = defaultdict(float)
    last: dict[str, int] = {}
    for heading in found:
        if heading.weight > 0:
            number = key(heading.nummer)[0] if heading.nummer else 0
            runs = last.get(heading.form) in (number - 1, number)
            weights[heading.form] += heading.weight + (1.5 if runs else 0)
            last[heading.form] = number
    return max(weights, key=weights.__getitem__) if weights else found[0].form


def _all_ones(found: Sequence[Heading], form: str) -> bool:
    """Whether every item is numbered 1, as lists that a converter has cut up are."""
    good = [h for h in found if h.form == form and h.weight >= 0.5]
    ones = sum(h.nummer == "1" for h in good)
    return ones >= 3 and ones * 3 >= len(good) * 2


def _again(heading: Heading, above: Heading) -> bool:
    """The heading just taken, printed once more at once."""
    return (
        heading.line - above.last <= 2
        and heading.nummer == above.nummer
        and titles.same(str(heading.titel), str(above.titel))
    )


def _labels_above(lines: Sequence[Line]) -> list[int]:
    """For each line the last section label or decision heading at or above it."""
    out, last = [], -1
    for line in lines:
        if line.label or own_heading(line):
            last = line.index
        out.append(last)
    return out
