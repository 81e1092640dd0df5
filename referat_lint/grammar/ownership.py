"""Whose a decision is: this meeting's own, or an earlier body's that is quoted."""

from collections.abc import Sequence
from dataclasses import dataclass

from referat_lint.grammar.bodies import same_body
from referat_lint.grammar.decisions_headings import Afgoerelse
from referat_lint.grammar.section_starts import Section


@dataclass(slots=True)
class Meeting:
    """What tells this meeting's decisions from others': body and date, as far as they are known."""

    organ: str | None
    dato: str | None


def mark_own(sections: Sequence[Section], meeting: Meeting) -> None:
    """Set `egen` of an item's decisions; where none is this meeting's, the latest is."""
    decisions = [section for section in sections if section.slags == "beslutning"]
    above: Section | None = None
    for section in decisions:
        section.egen = _is_own(section, above, meeting)
        above = section
    if any(section.egen for section in decisions):
        return
    worded = [
        (found.dato or "", -i)
        for i, section in enumerate(decisions)
        if (found := section.afgoerelse) and found.ord and not found.fra
    ]
    if worded:
        decisions[-max(worded)[1]].egen = True


def _is_own(section: Section, above: Section | None, meeting: Meeting) -> bool:
    found = section.afgoerelse
    if found is None:
        return True
    if found.fra:
        return False
    if is_ours(found, meeting):
        return True
    empty = above is not None and above.afgoerelse is None and not above.lines
    return empty and section.quoted and same_body(found.organ, meeting.organ)


def is_ours(found: Afgoerelse, meeting: Meeting) -> bool:
    """Whether body and date of a heading can be this meeting's."""
    if None not in {found.dato, meeting.dato} and found.dato != meeting.dato:
        return False
    if found.organ is None or meeting.organ is None:
        return found.ord
    return same_body(found.organ, meeting.organ)
