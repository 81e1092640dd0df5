"""An item's lines parted into sections; its own decision and those of earlier bodies told apart."""

from collections.abc import Sequence
from typing import NamedTuple

from referat_lint.grammar import labels
from referat_lint.grammar.decisions_headings import own_heading
from referat_lint.grammar.lines import Line
from referat_lint.grammar.ownership import Meeting, mark_own
from referat_lint.grammar.section_starts import Section, opened
from referat_lint.model import Afsnit
from referat_lint.source import Span, Text


class Parted(NamedTuple):
    """An item's lines before its first section, and its sections in order."""

    before: list[Line]
    sections: list[Section]

    @property
    def own(self) -> list[Section]:
        """The meeting's own decisions."""
        return [s for s in self.sections if s.slags == "beslutning" and s.egen]


def parted(lines: Sequence[Line], meeting: Meeting, extra: frozenset[str]) -> Parted:
    """Part an item's lines into sections; `extra` are the document's own labels."""
    before: list[Line] = []
    out: list[Section] = []
    for line in lines:
        if line.used:
            continue
        current = out[-1] if out else None
        found = opened(line, current, extra)
        if found is not None:
            out.append(found)
        elif current is None:
            before.append(line)
        else:
            current.lines.append(line)
    for section in out:
        _read_below(section)
    mark_own(out, meeting)
    return Parted(before, _merged(out))


def _read_below(section: Section) -> None:
    """Under a plain "Beslutning", a first line with body and date belongs to the heading."""
    if section.slags != "beslutning" or section.afgoerelse is not None or not section.lines:
        return
    first = section.lines[0]
    found = own_heading(first)
    if found is not None:
        section.afgoerelse = found
        rest = first.text[found.slut :].strip()
        section.lines[0:1] = [first.rest(found.slut)] if rest else []


def _merged(sections: Sequence[Section]) -> list[Section]:
    """`Beslutning` and below it at once a heading with body and date are one section."""
    merged: list[Section] = []
    for section in sections:
        last = merged[-1] if merged else None
        if last is None or not _headed_twice(last, section):
            merged.append(section)
        elif section.egen or section.quoted:
            last.afgoerelse, last.lines, last.egen = section.afgoerelse, section.lines, True
        else:
            merged[-1] = section
    return merged


def _headed_twice(above: Section, section: Section) -> bool:
    if not above.slags == section.slags == "beslutning" or above.lines:
        return False
    return above.afgoerelse is None and section.afgoerelse is not None


def furnished(line: Line) -> bool:
    """Whether a line is a page's furniture, which it is then marked as, or placed otherwise."""
    if not line.used and labels.FURNITURE.fullmatch(line.text):
        line.used = "moebler"
    return bool(line.used)


def furniture(sections: Sequence[Section]) -> list[Span]:
    """Where the lines stand that have been found to be furniture."""
    return [line.text.span for s in sections for line in s.lines if line.used == "moebler"]


def as_afsnit(source: Text, sections: Sequence[Section]) -> tuple[Afsnit, ...]:
    """The sections as printed.

    An earlier body's decision without the word Beslutning belongs to the section above it.
    """
    ends: list[tuple[Section, int]] = []
    for section in sections:
        end = next((line.end for line in reversed(section.lines) if line.used != "moebler"), None)
        end = section.head.end if end is None else end
        if section.quoted and not section.egen and ends:
            ends[-1] = (ends[-1][0], end)
        else:
            ends.append((section, end))
    return tuple(_afsnit(source, section, end) for section, end in ends)


def _afsnit(source: Text, section: Section, end: int) -> Afsnit:
    start, below = section.head.text.span
    first = next((line.start for line in section.lines if line.used != "moebler"), below)
    head = Span(start, below if section.overskrift else start)
    tekst = source[first:end].strip()
    return Afsnit(section.slags, section.overskrift, tekst, Span(start, end), head, section.egen)
