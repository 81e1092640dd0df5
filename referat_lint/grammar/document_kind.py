"""What kind of document a text shows itself to be: minutes, an agenda, one item, something else."""

import re
from collections.abc import Sequence

from referat_lint.grammar import dates, labels
from referat_lint.grammar.head import Head
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.model import Punkt, Referat

MINUTES = pattern(
    r"\breferat(?!er)|\bprotokol|beslutninger fra|R e f e r a t|\bRefer\b", re.IGNORECASE
)
CALL = pattern(r"\bdagsorden\b|\bindkaldelse\b", re.IGNORECASE)
OTHER = pattern(
    r"(?:vedtægt|forretningsorden|regnskab|budget|nyhedsbrev|årsberetning|beretning|ordensreg"
    r"|husorden|readme|installation|kontrakt|aftale om)",
    re.IGNORECASE,
)
USUAL = frozenset(
    {"dagsorden", "referat", "eventuelt", "meddelelser", "valg", "underskrift", "spoergetid"}
)
ENGLISH = frozenset(
    {
        *("and", "be", "by", "for", "is", "meeting", "of"),
        *("that", "the", "to", "was", "were", "with"),
    }
)
DANISH = frozenset(
    {
        *("af", "at", "blev", "den", "der", "det", "en", "er"),
        *("for", "i", "med", "og", "på", "som", "til"),
    }
)
CALLED_OFF = pattern(r"aflysning", re.IGNORECASE)
MEETING_CALLED_OFF = pattern(r"mødet (?:er|blev) aflyst", re.IGNORECASE)
TITLE = pattern(
    r"(?:REFERAT|Referat|BESLUTNINGSPROTOKOL|Beslutningsprotokol|Protokol)\b(?:[ :,–-].{0,120}|)$"
)
FIELDS = frozenset({"medlemmer", "deltagere", "tilstede", "afbud", "dato", "sted", "tid"})
EMPTY = "tom"  # of FravaerAngivet: a label without a value
LEAST = 3  # signs that it is of a meeting at all


def art(referat: Referat, head: Head) -> str:
    """referat, dagsorden, punkt or andet, from the other fields of a referat and its own head."""
    if not referat.punkter and not (referat.moede.organ and referat.moede.dato):
        return "andet"
    top = " ".join(line for line in referat.linjer[:6] if len(line) < 200)
    told, decided = _told(referat), any(p.beslutning is not None for p in referat.punkter)
    if _signs(referat, top, told) < _least(referat) or _is_english(referat.linjer):
        return "andet"
    alone = len(referat.punkter) == 1 and not referat.indhold
    moede = head.moede
    if alone and not (moede.organ or moede.dato or head.blocks or head.attendance.angivet):
        return "punkt" if decided else "andet"
    if decided or told or referat.aflyst or (MINUTES.search(top) and not CALL.search(top)):
        return "referat"
    return "dagsorden"


def _told(referat: Referat) -> frozenset[str]:
    """How absence is told, in the kinds of FravaerAngivet; the head's empty label is left out."""
    head = {told.slags for told in (referat.fravaer_angivet,) if told} - {EMPTY}
    items = {told.slags for punkt in referat.punkter if (told := punkt.fravaer_angivet)}
    return frozenset(head | items)


def _signs(referat: Referat, top: str, told: frozenset[str]) -> int:
    """What speaks for a meeting, weighed; `top`: the first lines.

    An empty label of absence does not: instructions on how to write minutes name it too.
    """
    minutes = bool(MINUTES.search(top))
    other = bool(referat.linjer and OTHER.match(referat.linjer[0])) and not minutes
    cases = any(punkt.sagsnummer for punkt in referat.punkter)
    usual = sum(punkt.art in USUAL for punkt in referat.punkter)
    strong = minutes + referat.egne_overskrifter + bool(told - {EMPTY}) + cases
    weak = (
        bool(CALL.search(top))
        + bool(referat.moede.dato)
        + bool(referat.moede.organ)
        + bool(referat.medlemmer)
        + bool(referat.indhold)
    )
    return 2 * strong + weak + min(2, usual) - 3 * other


def _least(referat: Referat) -> int:
    """How many signs it takes; one item with its case number may stand alone."""
    alone = len(referat.punkter) == 1 and referat.punkter[0].sagsnummer
    return 1 if referat.egne_overskrifter or alone else LEAST


def _is_english(lines: Sequence[str]) -> bool:
    words = " ".join(lines[:80]).casefold().split()[:800]
    return sum(word in ENGLISH for word in words) > 2 * sum(word in DANISH for word in words)


def is_cancelled(punkter: Sequence[Punkt]) -> bool:
    """Whether an item is the cancelling of the meeting."""
    return any(
        (punkt.titel is not None and CALLED_OFF.match(punkt.titel))
        or (punkt.beslutning is not None and MEETING_CALLED_OFF.match(punkt.beslutning.tekst))
        for punkt in punkter
    )


def holds_several(lines: Sequence[Line]) -> bool:
    """Several meetings: the title of minutes comes again, with another date and a head."""
    seen = {iso for line in lines if _is_title(line) and (iso := _titled_date(lines, line.index))}
    return len(seen) > 1


def _is_title(line: Line) -> bool:
    words = line.text
    if not TITLE.match(words) or words[-1] in ".;":
        return False
    return not (line.label and line.bullet)


def _titled_date(lines: Sequence[Line], title: int) -> str | None:
    """The date below a title (a line's index), where a head follows."""
    near = (line.text for line in lines[title : title + 5] if len(line.text) < 140)
    found = (date.iso for words in near if (date := dates.first_date(words)) and date.iso)
    below = (line.text for line in lines[title + 1 : title + 14] if len(line.text) < 200)
    return next(found, None) if any(map(_begins_head, below)) else None


def _begins_head(words: str) -> bool:
    return (
        labels.FIELD.get(labels.folded(words.partition(":")[0])) in FIELDS
        or labels.folded(words) in labels.CONTENTS
        or words.startswith("1. ")
    )
