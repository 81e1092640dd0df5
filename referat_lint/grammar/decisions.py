"""What a meeting decided on an item: under its own heading, in prose, or in another section."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from referat_lint.grammar import attendance
from referat_lint.grammar.answers import ADDRESSED, answers
from referat_lint.grammar.decision_kinds import classify, common, deciding
from referat_lint.grammar.item_attendance import around, together
from referat_lint.grammar.kept import EMPTY, Kept, trimmed
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.roll import Attendance
from referat_lint.grammar.section_starts import Section
from referat_lint.grammar.sections import Parted, furnished, furniture
from referat_lint.grammar.sentences import sentences
from referat_lint.model import Beslutning, Indstilling, Svar
from referat_lint.source import Span, Text

WORD = pattern(r"\w")
TEMPLATE = pattern(r"udfyldes,? hvis punktet er lukket", re.IGNORECASE)
LETTER = pattern(r"(?P<bogstav>[a-hA-H])[.)] ")
OUTCOME = pattern(  # a sentence that is nothing but a decision
    r"(?:(?:Indstillingen|Forslaget|Sagen|Punktet|Orienteringen) (?:blev |er )?)?"
    r"(?:[Gg]odkendt|[Uu]dsat|[Tt]iltrådt|[Vv]edtaget|[Aa]nbefales|[Tt]aget til efterretning"
    r"|[Tt]il efterretning|[Dd]røftet|[Ff]orkastet|[Bb]evilget|[Ii]ndstilles godkendt)"
    r"(?:[.,].*|$| (?:som indstillet|med |uden ).*)",
    re.DOTALL,
)
PROSE = frozenset({"andet", "sagsfremstilling", "vurdering"})
NEVER_DECIDE = frozenset({"indstilling", "bilag", "beslutning", "politisk_behandling"})


@dataclass(slots=True)
class Decided:
    """The meeting's own decision, the lines in which it stands, and the attendance told there."""

    beslutning: Beslutning | None
    lines: list[Line]
    attendance: Attendance
    kept: Kept  # the text without that attendance, and without furniture


def under_heading(
    source: Text, parts: Parted, nummer: str | None, titel: str, *, valg: bool
) -> Decided:
    """The decision under the item's own headings of decisions."""
    own = parts.own
    lines = [line for section in own for line in section.lines if not furnished(line)]
    found = attendance.read(source, lines, nummer=nummer, bare=True, valg=valg)
    found = around(source, parts, found, nummer, titel)
    kept = Kept(source, [*found.taken, *furniture(own)])
    return Decided(_headed(own, lines, kept), lines, found, kept)


def _headed(own: Sequence[Section], lines: Sequence[Line], kept: Kept) -> Beslutning | None:
    stay = trimmed(kept.lines(lines))
    span = kept.span(Span(stay[0].mark, stay[-1].end)) if stay else None
    tekst = kept.text(span) if span else ""
    if span is None or EMPTY.fullmatch(tekst):
        return None
    if not WORD.search(tekst) or TEMPLATE.search(tekst):
        return None
    head = next((s.afgoerelse for s in own if s.afgoerelse), None)
    organ, dato = (head.organ, head.dato) if head else (None, None)
    return Beslutning(classify(tekst), organ, dato, tekst, (), span)


def with_answers(
    beslutning: Beslutning, decided: Decided, indstilling: Indstilling | None
) -> Beslutning:
    """A decision with its answers to the points of the recommendation."""
    lines = decided.kept.lines(decided.lines)
    recommended = indstilling.led if indstilling else ()
    points = [led.nummer or str(i) for i, led in enumerate(recommended, 1)]
    if not points and not any(ADDRESSED.match(line.text) for line in lines):
        return beslutning
    led = answers(lines, points, decided.kept)
    if not led:
        return beslutning
    slags = "udgaaet" if beslutning.slags == "udgaaet" else common(led)
    return replace(beslutning, slags=slags, led=led)


def without_heading(
    source: Text, parts: Parted, nummer: str | None, *, headed: bool, valg: bool
) -> Decided:
    """The decision in prose, or as the last words of a section.

    `headed`: whether the document's decisions stand under headings, so that prose in an item with
    sections is none.
    """
    lines = [line for line in parts.before if not furnished(line)]
    if not headed and not lines:
        lines = [line for s in parts.sections if s.slags in PROSE for line in s.lines]
    found = attendance.read(source, lines, nummer=nummer, valg=valg)
    beslutning = None
    if not headed or not parts.sections:
        beslutning = _in_prose(source, Kept(source, found.taken).lines(lines))
    if beslutning is None and (last := _last_words(parts.sections)):
        line, words = last
        found = together(found, attendance.read(source, [line], nummer=nummer))
        beslutning = Beslutning(classify(words), None, None, str(words), (), words.span)
    return Decided(beslutning, parts.before, found, Kept(source, found.taken))


def _in_prose(source: Text, lines: Sequence[Line]) -> Beslutning | None:
    found = list(deciding(source, lines))
    if not found:
        return None
    led = _lettered(lines, found)
    tekst = " ".join(found)
    slags = common(led) if led else classify(tekst)
    return Beslutning(slags, None, None, tekst, led, Span(found[0].span.start, found[-1].span.end))


def _lettered(lines: Sequence[Line], found: Sequence[Text]) -> tuple[Svar, ...]:
    """`a) TITEL` with its result on the lines below: an answer for each letter."""
    starts = [(m["bogstav"], line.start) for line in lines if (m := LETTER.match(line.text))]
    ends = [*(start for _, start in starts[1:]), lines[-1].end + 1]
    led = []
    for (bogstav, start), end in zip(starts, ends, strict=False):
        said = [sentence for sentence in found if start <= sentence.span.start < end]
        if said:
            words = " ".join(said)
            span = Span(said[0].span.start, said[-1].span.end)
            led.append(Svar(bogstav, classify(words), words, span))
    return tuple(led) if len(led) > 1 else ()


def _last_words(sections: Sequence[Section]) -> tuple[Line, Text] | None:
    """A decision that is the last sentence of the last section, "Godkendt.", and its line."""
    section = next((s for s in reversed(sections) if s.lines and s.slags not in NEVER_DECIDE), None)
    if section is None:
        return None
    line = section.lines[-1]
    said = list(sentences(line.text))
    if not said or len(said) + len(section.lines) < 3 or not OUTCOME.fullmatch(said[-1]):
        return None  # nor what a section says that says nothing else
    return line, said[-1]
