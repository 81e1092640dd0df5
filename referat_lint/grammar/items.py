"""From an item's lines to a Punkt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from referat_lint.grammar import decisions, labels, titles
from referat_lint.grammar.bilag import attachments
from referat_lint.grammar.decisions import Decided
from referat_lint.grammar.heading_lines import Heading
from referat_lint.grammar.item_attendance import call_in
from referat_lint.grammar.item_votes import by_answer, spoken
from referat_lint.grammar.lines import NO_KINDS, Line
from referat_lint.grammar.ownership import Meeting
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.recommendations import recommendation
from referat_lint.grammar.roll import Attendance
from referat_lint.grammar.sections import Parted, as_afsnit, furnished, parted
from referat_lint.grammar.tidligere import quoted
from referat_lint.model import Indstilling, Punkt
from referat_lint.source import Span, Text

WITHDRAWN = pattern(
    r"(?:udgår|udgik|udgået|punktet (?:udgår|udgik|er udgået|blev taget af|tages af)"
    r"|sagen (?:udgår|udgik|er udgået|blev taget af|tages af))\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Layout:
    """What the document does everywhere, worked out once."""

    meeting: Meeting
    headed: bool  # decisions stand under headings
    extra: frozenset[str]  # labels of its own


@dataclass(slots=True)
class Read:
    """An item, its lines, and what they say of attendance that may belong elsewhere."""

    punkt: Punkt
    attendance: Attendance
    lines: Sequence[Line]


class _Head(NamedTuple):
    """What an item's heading and the lines right below it tell."""

    nummer: Text | None
    titel: Text | None
    sagsnummer: Text | None
    lukket: bool

    @property
    def words(self) -> str:
        """The title, or nothing."""
        return str(self.titel or "")


def item(
    source: Text, heading: Heading | None, lines: Sequence[Line], layout: Layout, ordinal: int
) -> Read:
    """Read one item from the lines below its heading; it is the `ordinal`th of the document."""
    head, body = _head(heading, [line for line in lines if not line.used])
    if heading is not None and heading.svar is not None:
        body.insert(0, _answer(heading, heading.svar))
    parts = parted(body, layout.meeting, layout.extra)
    decided = _decided(source, parts, head, headed=layout.headed)
    indstilling = _recommended(parts)
    beslutning, own = decided.beslutning, bool(parts.own)
    voted, said = spoken(
        decided.kept, decided.lines, beslutning.span if beslutning and own else None
    )
    if beslutning and own:
        beslutning = decisions.with_answers(beslutning, decided, indstilling)
        voted = by_answer(source, beslutning.led, voted)
    call_in(decided.attendance, indstilling, head.words)
    withdrawn = parts.before and WITHDRAWN.match(parts.before[0].text)
    place = heading.head if heading else lines[0].text.span
    punkt = Punkt(
        nummer=head.nummer,
        titel=head.titel,
        art=titles.art_of(head.words),
        sagsnummer=head.sagsnummer,
        lukket=head.lukket,
        udgaaet=bool(withdrawn or (beslutning and beslutning.slags == "udgaaet")),
        indstilling=indstilling,
        beslutning=beslutning,
        tidligere=tuple(quoted(source, parts)),
        afsnit=as_afsnit(source, parts.sections),
        afstemninger=voted,
        udtalelser=said,
        bilag=attachments(parts),
        span=Span(place.start, max(place.end, _end(lines))),
        head=place,
        ordinal=ordinal,
        lover_resultat=titles.promises(head.words),
        egne_ord="\n".join(line.text for line in decided.lines) if own else "",
    )
    return Read(punkt, decided.attendance, lines)


def _head(heading: Heading | None, lines: Sequence[Line]) -> tuple[_Head, list[Line]]:
    """Case number, open or closed, the title once more; and the lines that are none of these."""
    sagsnummer = heading.sagsnummer if heading else None
    lukket = bool(heading and heading.lukket)
    titel = heading.titel if heading else None
    body: list[Line] = []
    for line in lines:
        number = line.read("sagsnummer") if len(body) < 4 and not line.bullet else None
        if number or (len(body) < 4 and line.read("tom_sag")):
            if number and sagsnummer is None:
                sagsnummer = line.text.part(*number.span("sagsnummer"))
            lukket = lukket or bool(labels.LUKKET.search(line.text[:14]))
        elif len(body) < 3 and labels.FLAGS.fullmatch(line.text):
            lukket = lukket or bool(labels.LUKKET.search(line.text))
        elif body or len(line.text) <= 4 or not titles.same(line.text, titel):
            body.append(line)
            continue
        line.used = "hoved"
    return _Head(heading.nummer if heading else None, titel, sagsnummer, lukket), body


def _answer(heading: Heading, svar: Text) -> Line:
    """The words behind a title that are the item's decision, as a line of their own."""
    return Line(
        svar,
        index=heading.line,
        gap=0,
        bullet=False,
        kinds=NO_KINDS,
        mark=svar.span.start,
        cut=True,
    )


def _decided(source: Text, parts: Parted, head: _Head, *, headed: bool) -> Decided:
    nummer = None if head.nummer is None else str(head.nummer)
    valg = titles.art_of(head.words) == "valg"
    if parts.own:
        return decisions.under_heading(source, parts, nummer, head.words, valg=valg)
    return decisions.without_heading(source, parts, nummer, headed=headed, valg=valg)


def _recommended(parts: Parted) -> Indstilling | None:
    """The first recommendation that recommends something."""
    for section in parts.sections:
        if section.slags == "indstilling":
            lines = [line for line in section.lines if not furnished(line)]
            if found := recommendation(lines, section.overskrift):
                return found
    return None


def _end(lines: Sequence[Line]) -> int:
    """Where the last line ends that is no furniture of a page."""
    return next((line.end for line in reversed(lines) if line.used != "moebler"), 0)
