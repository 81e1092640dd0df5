"""Where items begin when their headings carry no numbers."""

import re
from collections.abc import Sequence

from referat_lint.grammar import attendance, labels, titles
from referat_lint.grammar.contents import Contents
from referat_lint.grammar.decisions_headings import own_heading
from referat_lint.grammar.heading_lines import FIRST_LABELS, NEXT_LABELS, Heading
from referat_lint.grammar.lines import Line
from referat_lint.grammar.name_lists import only_people
from referat_lint.source import Span, Text

LABELS = FIRST_LABELS | NEXT_LABELS  # over what stands before a decision
DOCUMENT = frozenset({"referat", "beslutninger"})  # the document's name, in its first lines
HEAD = 4
LEAST = 3  # titles over labels: two may be chance
LONGEST = 120  # characters in such a title


def unnumbered(lines: Sequence[Line], contents: Contents) -> list[Heading]:
    """The headings that the first of five ways finds.

    `Sag nr. N` below the title, the format's own headings, titles of the contents that come again,
    titles over a flag or a case number, titles over the first label of every item.
    """
    for way in (_case_below, _leveled, _from_contents, _over_flag, _over_label):
        if len(found := way(lines, contents)) >= (1 if way is _case_below else 2):
            return found
    return []


def _case_below(lines: Sequence[Line], contents: Contents) -> list[Heading]:
    out = []
    for i in range(max(contents.end, 1), len(lines)):
        match = lines[i].read("punkt")
        if not match or match["ord"].lower() != "sag" or match["titel"] or match["tegn"] == ":":
            continue
        above = lines[i - 1]
        if above.label or above.used:
            continue
        titel = titles.title(above.text)
        nummer = lines[i].text.part(*match.span("nummer"))
        out.append(
            Heading(
                i - 1, i, nummer, titel.titel, titel.lukket, "sag", 5, Span(above.start, above.end)
            )
        )
    return out


def _leveled(lines: Sequence[Line], contents: Contents) -> list[Heading]:
    by_level: dict[int, list[int]] = {}
    for line in lines[contents.end :]:
        if line.level and not _no_item(line):
            by_level.setdefault(line.level, []).append(line.index)
    for level in sorted(by_level):
        if len(by_level[level]) >= 2:
            return [_plain_heading(lines[i], "h") for i in by_level[level]]
    return []


def _no_item(line: Line) -> bool:
    word = labels.folded(line.text)
    if word in labels.CONTENTS or word in labels.FIELD or line.label or own_heading(line):
        return True
    return (
        bool(re.match(r"(?:referat|beslutningsprotokol|møde referat|mødereferat)\b", word))
        and len(word) < 60
    )


def _plain_heading(line: Line, form: str) -> Heading:
    read = titles.title(line.text)
    head = Span(line.start, line.end)
    return Heading(line.index, line.index, None, read.titel, read.lukket, form, 4, head)


def _from_contents(lines: Sequence[Line], contents: Contents) -> list[Heading]:
    wanted = [row for row in contents.rows if row.titel]
    if len(wanted) < 2:
        return []
    out: list[Heading] = []
    at = 0
    for line in lines[contents.end :]:
        if at >= len(wanted) or len(line.text) > 250:
            continue
        for ahead in range(at, min(at + 3, len(wanted))):
            if titles.folded(line.text) == titles.folded(str(wanted[ahead].titel)) or (
                len(line.text) > 12 and titles.same(line.text, str(wanted[ahead].titel))
            ):
                heading = _plain_heading(line, "indhold")
                if wanted[ahead].nummer:
                    row = wanted[ahead]
                    heading.nummer = Text(str(row.nummer), row.span)
                out.append(heading)
                at = ahead + 1
                break
    return out if len(out) * 2 >= len(wanted) else []


def _over_flag(lines: Sequence[Line], contents: Contents) -> list[Heading]:
    out = []
    for i in range(contents.end, len(lines) - 1):
        line, below = lines[i], lines[i + 1]
        number = below.read("sagsnummer")
        marked = labels.FLAGS.fullmatch(below.text) or (
            number and (number["maerke"] or len(below.text) < 40)
        )
        if (
            not marked
            or line.label
            or labels.FLAGS.fullmatch(line.text)
            or labels.FURNITURE.fullmatch(line.text)
        ):
            continue
        if titles.likely(line.text) >= 0 and len(line.text) < 160 and line.text[-1] not in ".:":
            out.append(_plain_heading(line, "flag"))
    return out


def _over_label(lines: Sequence[Line], contents: Contents) -> list[Heading]:
    """Lines apart over the first label of every item; none where one item has no such line."""
    out: list[Heading] = []
    decided, inside = True, ""  # whether an item is over; the label under which a line stands
    for line in lines[contents.end :]:
        if line.index < HEAD and labels.folded(line.text) in DOCUMENT:
            continue
        kind = "beslutning" if own_heading(line) else line.label
        if kind in LABELS or kind == "beslutning":
            above = line.index - 1
            if decided and _apart(lines, above, inside, first=not out):
                out.append(_plain_heading(lines[above], "over"))
            elif decided and (kind != "beslutning" or not out):
                return []
            decided = kind == "beslutning"
        inside = kind or inside
    return out if len(out) >= LEAST else []


def _apart(lines: Sequence[Line], i: int, inside: str, *, first: bool) -> bool:
    """Whether a line could be a title and stands apart from what belongs to the item above."""
    if i < 1:
        return False
    line, above = lines[i], lines[i - 1]
    words = line.text
    if not line.gap or line.label or line.bullet or line.used or len(words) > LONGEST:
        return False
    if not first and (above.label or own_heading(above)):
        return False
    if inside == "bilag" and line.gap <= above.gap:
        return False  # one more attachment
    if words[-1] in ".:,;" or titles.likely(words) < 0 or labels.FURNITURE.fullmatch(words):
        return False
    return not (attendance.LABEL.match(words) or only_people(words) or line.read("sagsnummer"))
