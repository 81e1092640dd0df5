"""Source to Referat. The grammar names every part; it judges none, and it never fails."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from referat_lint.grammar import attendance, head as heads, headings, items, labels, losses
from referat_lint.grammar.contents import Contents, contents
from referat_lint.grammar.decisions_headings import own_heading
from referat_lint.grammar.decisions import classify
from referat_lint.grammar.headings import GROUP, Heading
from referat_lint.grammar.items import Layout, Read
from referat_lint.grammar.lines import Line, lines as read_lines
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.placing import place
from referat_lint.grammar.sections import Meeting, recurring_labels
from referat_lint.model import Punkt, Referat
from referat_lint.source import Source, Span, Text

__all__ = ["parse"]


def parse(source: Source) -> Referat:
    """Read a referat into the model; what no grammar knows is prose, never an error."""
    text, lines, lost = read_lines(source)
    _running_heads(lines)
    table = contents(lines)
    found = _headings(lines, table)
    start = found[0].line if found else len(lines)
    if not found:
        start = _first_section(lines, table)
    head = _head(text, lines, table, start)
    closing = _closing(lines, found)
    meeting = _meeting(lines, head)
    layout = _layout(lines, found, meeting)
    reads = _items(text, lines, table, found, start, closing, layout)
    return place(source, text, lines, lost, table, head, meeting, reads, layout, closing)


RUNNING = pattern(r"\bside:?!? ?\d+\b|\breferat\b|\bprotokol\b|\d\d?[-./]\d\d?[-./]\d{2,4}", re.IGNORECASE)


HINTS = pattern(r"\d[-./]\d|[Rr]efer|REFER|rotokol|ROTOKOL|[Ss]ide|SIDE")


def _running_heads(lines: Sequence[Line]) -> None:
    """A line that comes again on every page is furniture, but for the first that may be the title."""
    seen: dict[str, list[Line]] = {}
    for line in lines:
        if len(line.text) <= 120 and HINTS.search(line.text) and RUNNING.search(line.text) and not line.text.endswith(":"):
            seen.setdefault(re.sub(r"\bside:?!? ?\d+(?: af \d+)?", "", line.text.casefold()).strip(), []).append(line)
    for key, again in seen.items():
        if len(again) < 2 or labels.section_kind(key) or any(own_heading(line) for line in again):
            continue
        if len(again) >= 3 or "referat" in key or "protokol" in key or "side" in again[0].text.casefold():
            for line in again[1:] if again[0].index < 8 else again:
                line.used = "moebler"


def _headings(lines: Sequence[Line], table: Contents) -> list[Heading]:
    numbered = headings.numbered(lines, table)
    decided = sum(_decides(line) for line in lines[table.end :])
    sure = bool(numbered) and all(heading.weight >= 5 for heading in numbered)
    if numbered and (len(numbered) * 2 >= decided or decided < 3 or sure):
        other = headings.unnumbered(lines, table) if len(numbered) < 2 else []
        return other if len(other) > len(numbered) + 1 else numbered
    other = headings.unnumbered(lines, table)
    if other and len(other) >= len(numbered):
        return other
    return numbered if len(numbered) * 3 >= decided else []


def _decides(line: Line) -> bool:
    found = own_heading(line)
    return (found.ord and not found.fra) if found else _plain(line)


def _plain(line: Line) -> bool:
    return line.label == "beslutning"


def _first_section(lines: Sequence[Line], table: Contents) -> int:
    """Where items begin in a text without headings: at the first label or decision."""
    for line in lines[table.end :]:
        if own_heading(line) or (line.label and line.index > 0 and not _head_label(line)):
            return line.index
    return len(lines)


def _head_label(line: Line) -> bool:
    return labels.folded(line.text) in labels.CONTENTS or labels.folded(line.text) in labels.FIELD or (
        labels.folded(line.text) in ("referat", "beslutninger") and line.index < 4
    )


def _head(text: Text, lines: Sequence[Line], table: Contents, start: int) -> heads.Head:
    first = table.first if table.rows else start
    first = min(first, start)
    before = list(lines[:first])
    for line in lines[first : min(table.end, start)]:
        line.used = "indhold"
    between = list(lines[max(table.end, first) : start])
    return heads.read(text, before, between)


def _meeting(lines: Sequence[Line], head: heads.Head) -> Meeting:
    """Body and date of this meeting: the head's, else those of most headings of decisions."""
    organ, dato = head.moede.organ, head.moede.dato
    if organ is None or dato is None:
        found = [h for line in lines if (h := own_heading(line)) and h.ord and not h.fra]
        bodies = Counter(h.organ for h in found if h.organ)
        datoer = Counter(h.dato for h in found if h.dato and (organ is None or h.organ == organ))
        if organ is None and bodies and (len(bodies) == 1 or bodies.most_common(2)[0][1] > bodies.most_common(2)[1][1]):
            organ = bodies.most_common(1)[0][0]
        elif organ is None and found:
            latest = max(found, key=lambda h: h.dato or "")
            organ = latest.organ
        if dato is None and datoer:
            same = Counter(h.dato for h in found if h.dato and h.organ == organ)
            if same:
                dato = max(same, key=lambda d: (same[d], d or ""))
    return Meeting(organ, dato)


def _layout(lines: Sequence[Line], found: Sequence[Heading], meeting: Meeting) -> Layout:
    headed = sum(1 for line in lines if _plain(line) or own_heading(line) or re.match(r"Beslutning ?:", line.text))
    extra = recurring_labels(lines, [h.line for h in found])
    return Layout(meeting, headed * 3 >= max(len(found), 1) and headed > 0, extra)


CLOSING = pattern(
    r"(?:Mødet (?:sluttede|slut|hævet|blev hævet|hæves|afsluttet)|Møde slut|Sluttidspunkt|Underskrifter?:?$|Ref\.? ?:|Referent ?:?\b|Dirigent ?:"
    r"|Næste (?:ordinære )?(?:bestyrelses)?møde\b|OM MØDET$|Relaterede dokumenter|Godkendelse af referat:|Underskrift:|Referat(?:et)? (?:af|ved):?)",
)
AFTER = pattern(r"(?:FORMANDENS BERETNING|BERETNING|REGNSKAB|Bestyrelsens beretning|Formandens beretning(?! )|ÅRSREGNSKAB|BUDGET)\b.*$")


def _closing(lines: Sequence[Line], found: Sequence[Heading]) -> int:
    """Index of the first line after the last item: closing words, signatures, a report."""
    if not found:
        return len(lines)
    last = found[-1].last
    labeled = max((line.index for line in lines[last:] if line.label or own_heading(line)), default=0)
    for line in lines[last + 1 :]:
        if AFTER.match(line.text) and line.gap:
            return line.index
        if line.index > labeled and line.index - last > 2 and labels.FURNITURE.fullmatch(line.text):
            return line.index
        if line.index - last > 1 and CLOSING.match(line.text) and len(line.text) < 160 and _only_closing(lines, line.index):
            return line.index
    return len(lines)


def _only_closing(lines: Sequence[Line], i: int) -> bool:
    """Nothing but closing lines, names and furniture from here on."""
    for line in lines[i : i + 12]:
        if line.label in ("beslutning", "indstilling", "sagsfremstilling"):
            return False
    return True


def _items(
    text: Text,
    lines: Sequence[Line],
    table: Contents,
    found: Sequence[Heading],
    start: int,
    closing: int,
    layout: Layout,
) -> list[Read]:
    if not found:
        return _without_headings(text, lines[start:closing], layout)
    out = []
    for number, heading in enumerate(found, 1):
        stop = found[number].line if number < len(found) else closing
        while stop - 1 > heading.last and number < len(found) and _belongs_below(lines[stop - 1], lines[stop - 2]):
            stop -= 1
        if number < len(found) and stop < found[number].line:
            _lift(lines[stop : found[number].line], found[number])
        for line in lines[heading.line : heading.last + 1]:
            line.used = "overskrift"
        body = [line for line in lines[heading.last + 1 : stop] if not _group(line)]
        out.append(items.item(text, heading, body, layout, number))
    _collected(out)
    first = found[0].line
    if first > 0 and _belongs_below(lines[first - 1], lines[first - 2] if first > 1 else None) and out:
        number = lines[first - 1].read("sagsnummer")
        if number and out[0].punkt.sagsnummer is None:
            case = lines[first - 1].text.part(*number.span("sagsnummer"))
            out[0].punkt = replace(out[0].punkt, sagsnummer=case)
    return out


def _collected(reads: list[Read]) -> None:
    """Columns read apart: all decisions stand under the last item, a line for each item."""
    *others, last = reads
    if not others or any(read.punkt.beslutning for read in others) or last.punkt.beslutning is None:
        return
    start, end = last.punkt.beslutning.span
    stay = [line for line in last.lines if start <= line.start < end]
    if len(stay) == len(reads):
        for read, line in zip(reads, stay, strict=True):
            said = replace(last.punkt.beslutning, slags=classify(line.text), tekst=str(line.text), led=(), span=line.text.span)
            read.punkt = replace(read.punkt, beslutning=said)


def _belongs_below(line: Line, above: Line | None) -> bool:
    """A case number above the heading to which it belongs; a link that repeats the title."""
    match = line.read("sagsnummer")
    if match and not line.bullet and (line.gap or above is None or not above.label):
        return not (above is not None and above.used == "overskrift")
    return bool(re.match(r"(?:Fold ud og læs|Klik her for at folde)", line.text))


def _lift(lines: Sequence[Line], heading: Heading) -> None:
    for line in lines:
        match = line.read("sagsnummer")
        if match:
            heading.sagsnummer = line.text.part(*match.span("sagsnummer"))
            line.used = "hoved"
        else:
            line.used = "moebler"


def _group(line: Line) -> bool:
    if GROUP.match(line.text):
        line.used = "gruppe"
        return True
    return False


def _without_headings(text: Text, lines: Sequence[Line], layout: Layout) -> list[Read]:
    """Each own decision closes one item; what follows it up to the next label that opens belongs to it."""
    out: list[Read] = []
    block: list[Line] = []
    decided = False
    for line in lines:
        opens = own_heading(line)
        kind = "beslutning" if opens or _plain(line) else line.label
        ours = kind == "beslutning" and (opens is None or _ours(opens, layout))
        starts = kind in OPENING or bool(re.match(r"(?:Åben|Udskriv|Sagsnr|Sagsid)\b", line.text))
        if decided and (starts or ours):
            out.append(items.item(text, None, block, layout, len(out) + 1))
            block, decided = [], False
        block.append(line)
        decided = decided or ours
    if block and decided:
        out.append(items.item(text, None, block, layout, len(out) + 1))
    return out


OPENING = frozenset(
    "resume indledning beslutningstema politisk_behandling sagen_afgoeres_i indstilling sagsfremstilling".split()
)


def _ours(found: object, layout: Layout) -> bool:
    from referat_lint.grammar.sections import _is_ours

    return _is_ours(found, layout.meeting)  # type: ignore[arg-type]


def punkter(reads: Sequence[Read]) -> tuple[Punkt, ...]:
    """The items alone."""
    return tuple(read.punkt for read in reads)


_ = (attendance, losses)
