"""Decisions of earlier bodies and meetings that an item quotes."""

from collections.abc import Iterator

from referat_lint.grammar import attendance
from referat_lint.grammar.answers import answers
from referat_lint.grammar.decision_kinds import classify, common
from referat_lint.grammar.decisions_headings import Afgoerelse
from referat_lint.grammar.kept import Kept, trimmed
from referat_lint.grammar.section_starts import Section
from referat_lint.grammar.sections import Parted, furnished, furniture
from referat_lint.grammar.votes import votes
from referat_lint.model import Tidligere
from referat_lint.source import Span, Text

POINTS = tuple(map(str, range(1, 20)))  # what was recommended to them is not printed


def quoted(source: Text, parts: Parted) -> Iterator[Tidligere]:
    """Those whose body and date are told."""
    for section in parts.sections:
        found = section.afgoerelse
        if found and section.slags == "beslutning" and not section.egen:
            yield from _quoted(source, section, found)


def _quoted(source: Text, section: Section, found: Afgoerelse) -> Iterator[Tidligere]:
    if not found.organ or not found.dato:
        return
    lines = [line for line in section.lines if not furnished(line)]
    told = attendance.read(source, lines, nummer=None, bare=True)
    kept = Kept(source, [*told.taken, *furniture([section])])
    stay = trimmed(kept.lines(lines))
    span = kept.span(Span(stay[0].start, stay[-1].end)) if stay else None
    if span is None:
        return
    tekst = kept.text(span)
    led = answers(stay, POINTS, kept)
    voted = any("stemme" in line.kinds for line in stay)
    yield Tidligere(
        found.organ,
        found.dato,
        found.punkt,
        common(led) if led else classify(tekst),
        tekst,
        led,
        votes(source.part(*span)) if voted else (),
        Span(section.head.start, span.end),
    )
