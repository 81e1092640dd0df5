"""Attendance that is told inside an item: under its decision, above its sections, in its points."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from referat_lint.grammar import attendance
from referat_lint.grammar.attendance_sentences import read_sentence
from referat_lint.grammar.lines import Line
from referat_lint.grammar.name_lists import name_pieces, only_people
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.roll import Attendance, Said
from referat_lint.grammar.section_starts import Section
from referat_lint.grammar.sections import Parted
from referat_lint.grammar.substitutes import SUB_FOR
from referat_lint.model import Indstilling
from referat_lint.source import Span, Text

ABOUT_ABSENCE = pattern(r"fravær|fremmøde|afbud|mødedeltag|tilstede", re.IGNORECASE)
ABOUT_SUBSTITUTES = pattern(r"stedfortræder|suppleant", re.IGNORECASE)
AT = pattern(r"at +")


def around(
    source: Text, parts: Parted, found: Attendance, nummer: str | None, titel: str
) -> Attendance:
    """What is `found` under the own decision, with what stands elsewhere in the item.

    A line of names right above the decision's heading is taken out of its section.
    """
    if parts.before:
        found = together(found, attendance.read(source, parts.before, nummer=nummer))
    if ABOUT_ABSENCE.match(titel):
        for section in parts.sections:
            if section.slags in {"sagsfremstilling", "indledning"}:
                told = attendance.read(source, section.lines, nummer=nummer, bare=True)
                found = together(found, told)
    for section in _with_names_last(parts.sections):
        told = attendance.read(source, section.lines[-1:], nummer=nummer, bare=True)
        if told.fravaer:
            section.lines.pop()
            found = together(found, told)
    return found


def _with_names_last(sections: Sequence[Section]) -> Iterator[Section]:
    """The sections before an own decision whose last line is a list of people."""
    for section, following in pairwise(sections):
        if section.slags in {"beslutning", "bilag"} or not section.lines:
            continue
        if following.slags == "beslutning" and following.egen and _names_last(section.lines):
            yield section


def _names_last(lines: Sequence[Line]) -> bool:
    last = lines[-1]
    if last.bullet and not last.gap and len(lines) > 1:
        return False
    return len(last.text.split()) >= 2 and name_pieces(last.text) and only_people(last.text)


def together(found: Attendance, other: Attendance) -> Attendance:
    """What is found in two places; the first grows."""
    found.fravaer += other.fravaer
    found.stedfortraedere += other.stedfortraedere
    found.ankom += other.ankom
    found.forlod += other.forlod
    found.inhabile += other.inhabile
    found.deltagere += other.deltagere
    found.taken += other.taken
    found.quorum = found.quorum or other.quorum
    found.quorum_fra = found.quorum_fra or other.quorum_fra
    if other.angivet is not None:
        found.tell(other.angivet.slags, other.angivet.span)
    return found


def call_in(found: Attendance, indstilling: Indstilling | None, titel: str) -> None:
    """Add `at NAVN indtræder som stedfortræder for NAVN`, in an item about just that."""
    if indstilling is None or not ABOUT_SUBSTITUTES.search(titel):
        return
    for led in indstilling.led:
        at = AT.match(led.tekst)
        words = led.tekst[at.end() :] if at else ""
        if at and SUB_FOR.match(words):
            place = Span(led.span.start + at.end(), led.span.end)
            read_sentence(found, Said(Text(words, place)))
