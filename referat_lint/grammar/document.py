"""What holds for the whole document: which meeting it is, how items and decisions are marked."""

import re
from collections import Counter
from collections.abc import Sequence

from referat_lint.grammar import headings, headings_unnumbered, labels
from referat_lint.grammar.contents import Contents
from referat_lint.grammar.decisions_headings import Afgoerelse, own_heading
from referat_lint.grammar.heading_lines import Heading
from referat_lint.grammar.items import Layout
from referat_lint.grammar.lines import Line
from referat_lint.grammar.ownership import Meeting
from referat_lint.grammar.section_starts import recurring_labels
from referat_lint.model import Moede


def item_headings(lines: Sequence[Line], table: Contents) -> list[Heading]:
    """The headings of items, numbered or not: whichever fits the number of decisions."""
    found = _headings(lines, table)
    for heading in found:
        closed = any(line.closed for line in lines[heading.line : heading.last + 1])
        heading.lukket = heading.lukket or closed
    return found


def _headings(lines: Sequence[Line], table: Contents) -> list[Heading]:
    numbered = headings.numbered(lines, table)
    decided = sum(_decides(line) for line in lines[table.end :])
    sure = bool(numbered) and all(heading.weight >= 5 for heading in numbered)
    if numbered and (len(numbered) * 2 >= decided or decided < 3 or sure):
        if len(numbered) >= 2:
            return numbered
        other = headings_unnumbered.unnumbered(lines, table)
        return other if len(other) > len(numbered) + 1 else numbered
    other = headings_unnumbered.unnumbered(lines, table)
    if other and len(other) >= len(numbered):
        return other
    return numbered if len(numbered) * 3 >= decided else []


def first_section(lines: Sequence[Line], table: Contents) -> int:
    """Where items begin in a text without headings: at the first label or decision."""
    for line in lines[table.end :]:
        if own_heading(line) or (line.label and line.index > 0 and not _is_head_label(line)):
            return line.index
    return len(lines)


def meeting(lines: Sequence[Line], moede: Moede) -> Meeting:
    """Body and date of this meeting: the head's, else those of most headings of decisions."""
    organ, dato = moede.organ, moede.dato
    if organ is not None and dato is not None:
        return Meeting(organ, dato)
    found = [h for line in lines if (h := own_heading(line)) and h.ord and not h.fra]
    days = Counter(h.dato for h in found if h.dato and organ in (None, h.organ))
    if organ is None and found:
        organ = _usual_body(found)
    if dato is None and days:
        own = Counter(h.dato for h in found if h.dato and h.organ == organ)
        dato = max(own, key=lambda day: (own[day], day), default=None)
    return Meeting(organ, dato)


def layout(lines: Sequence[Line], found: Sequence[Heading], own: Meeting) -> Layout:
    """How this document marks its decisions and sections."""
    headed = sum(_marks_decision(line) for line in lines)
    extra = recurring_labels(lines, [heading.line for heading in found])
    return Layout(own, headed > 0 and headed * 3 >= max(len(found), 1), extra)


def _decides(line: Line) -> bool:
    found = own_heading(line)
    return (found.ord and not found.fra) if found else line.label == "beslutning"


def _marks_decision(line: Line) -> bool:
    return bool(
        line.label == "beslutning" or own_heading(line) or re.match(r"Beslutning ?:", line.text)
    )


def _is_head_label(line: Line) -> bool:
    word = labels.folded(line.text)
    title = word in ("referat", "beslutninger") and line.index < 4
    return title or word in labels.CONTENTS or word in labels.FIELD


def _usual_body(found: Sequence[Afgoerelse]) -> str | None:
    """The body that most decisions name, or that of the latest where none has most."""
    bodies = Counter(heading.organ for heading in found if heading.organ).most_common(2)
    if bodies and (len(bodies) == 1 or bodies[0][1] > bodies[1][1]):
        return bodies[0][0]
    return max(found, key=lambda heading: heading.dato or "").organ
