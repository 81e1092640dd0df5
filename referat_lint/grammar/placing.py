"""Head and items put together: what is said in one place and belongs in another is placed there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from referat_lint.grammar import attendance, bodies, closed_items, document_kind, losses
from referat_lint.grammar.contents import Contents
from referat_lint.grammar.decisions_headings import own_heading
from referat_lint.grammar.head import Head
from referat_lint.grammar.head import read as read_head
from referat_lint.grammar.head_labels import LISTS, ends_list, lists_people
from referat_lint.grammar.items import Layout, Read
from referat_lint.grammar.lines import Line
from referat_lint.grammar.meeting_times import closing_time
from referat_lint.grammar.named_items import placed
from referat_lint.grammar.patterns import pattern
from referat_lint.ledger import ledger
from referat_lint.model import Deltager, Moede, Referat
from referat_lint.names import Register
from referat_lint.source import Source, Span, Text

REORDERED = pattern(  # Punkt 7 blev behandlet før punkt 3
    r"\b(?:[Pp]unkt|[Pp]kt\.?|[Ss]ag)(?: nr\.?)? \d+[a-z]? (?:blev |er )?"
    r"(?:behandle(?:s|t)|tages|taget|blev taget|fremrykkes|rykkes)\b"
    r"[^.]{0,200}\b(?:før|efter|som|inden|først|sidst)"
    r"|rækkefølge[^.]{0,40}(?:ændret|blev)"
    r"|[Pp]unkterne blev (?:behandlet|taget) i (?:rækkefølgen|en anden)"
)
LONGEST_LIST = 80  # lines


class Parts(NamedTuple):
    """A text read apart."""

    source: Source
    text: Text  # the plain copy, to which all offsets belong
    lines: Sequence[Line]
    cut: frozenset[str]  # what was lost, as far as the lines tell
    contents: Contents
    head: Head
    reads: Sequence[Read]
    layout: Layout
    closing: int  # index of the first line below the items


def place(parts: Parts) -> Referat:
    """The whole referat from its parts."""
    _mark(parts)
    end = read_head(parts.text, parts.lines[parts.closing :])
    head = parts.head if parts.head.medlemmer else _with_lists_of_items(parts)
    referat = _referat(parts, head, end)
    referat = replace(referat, art=document_kind.art(referat, head))
    if referat.art == "dagsorden":
        referat = _without_absence(referat)
    states = zip(referat.punkter, ledger(referat), strict=True)
    return replace(
        referat, punkter=tuple(replace(punkt, fremmoede=state) for punkt, state in states)
    )


def _referat(parts: Parts, head: Head, end: Head) -> Referat:
    """All but its kind and the ledger; `end` is what the lines below the items say."""
    lines, reads = parts.lines, parts.reads
    punkter = closed_items.with_closed([read.punkt for read in reads], parts.contents.rows)
    punkter = placed(punkter, reads, head.attendance)
    absent = attendance.unique(iter(head.attendance.fravaer))
    told = (head.attendance, *(read.attendance for read in reads))
    lost = next((one for one in told if one.quorum), None)
    return Referat(
        kilde=parts.source,
        span=Span(0, len(parts.source.shown)),
        head=lines[0].text.span if lines else Span(0, 0),
        andel_forstaaet=losses.understood(lines),
        tabt=losses.tabt(lines, punkter, parts.cut, columns=head.columns),
        moede=_moede(parts, end.moede.slut),
        medlemmer=tuple(head.medlemmer),
        medlemsliste=_medlemsliste(head),
        fravaerende=tuple(closed_items.absent_when_closed(parts.text, a, punkter) for a in absent),
        fravaer_angivet=head.attendance.angivet,
        deltagere=_deltagere(head, end),
        stedfortraedere=tuple(head.attendance.stedfortraedere),
        indhold=parts.contents.rows,
        punkter=tuple(punkter),
        aflyst=head.aflyst or document_kind.is_cancelled(punkter),
        ikke_beslutningsdygtig=lost.quorum if lost else None,
        ikke_beslutningsdygtig_fra=lost.quorum_fra if lost else None,
        flere_moeder=document_kind.holds_several(lines),
        egne_overskrifter=parts.layout.headed,
        raekkefoelge_aendret=any(map(_reorders, lines)),
        linjer=tuple(line.text for line in lines),
        indhold_span=parts.contents.heading,
    )


def _without_absence(referat: Referat) -> Referat:
    """An agenda tells of none: its labels are there to be filled in."""
    punkter = (replace(p, fravaer_angivet=None, fravaerende=()) for p in referat.punkter)
    return replace(referat, fravaer_angivet=None, punkter=tuple(punkter))


# Lines


def _mark(parts: Parts) -> None:
    """Lines of items are understood from the first section to the last, or without any all."""
    for line in parts.lines[parts.closing :]:
        line.used = line.used or "moebler"
    for read in parts.reads:
        spans = [afsnit.span for afsnit in read.punkt.afsnit] or [read.punkt.span]
        for line in read.lines:
            if spans[0].start <= line.start < spans[-1].end:
                line.used = line.used or "afsnit"


def _reorders(line: Line) -> bool:
    words = line.text
    hinted = "behandle" in words or "rækkef" in words or " før " in words
    return hinted and REORDERED.search(words) is not None


# Meeting


def _moede(parts: Parts, slut: str | None) -> Moede:
    """The head's, and what it lacks from headings of decisions and the lines that end it."""
    moede, meeting = parts.head.moede, parts.layout.meeting
    organ = moede.organ or meeting.organ
    periode, datoer = moede.periode, list(moede.datoer)
    earlier = {said.span.start for read in parts.reads for said in read.punkt.tidligere}
    for line in parts.lines:
        found = own_heading(line)
        if not found or line.start in earlier or not bodies.same_body(found.organ, organ):
            continue
        periode = periode or found.periode
        if found.ord and not found.fra and found.dato and found.dato_span:
            datoer.append(Text(found.dato, line.text.part(*found.dato_span).span))
    ended = filter(None, (closing_time(line.text) for line in parts.lines))
    return replace(
        moede,
        organ=organ,
        organtype=bodies.organtype(organ),
        periode=periode,
        dato=moede.dato or meeting.dato,
        slut=moede.slut or slut or next(ended, None),
        datoer=tuple(datoer),
    )


# People


def _with_lists_of_items(parts: Parts) -> Head:
    """The head with those who came as an item lists them: "1. Fraværende", "Fremmøde:"."""
    head = parts.head
    for lines in _lists(parts.reads):
        found = read_head(parts.text, lines)
        if found.medlemmer:
            return replace(
                head,
                medlemmer=head.medlemmer + found.medlemmer,
                deltagere=head.deltagere + found.deltagere,
                blocks=head.blocks + found.blocks,
            )
    return head


def _lists(reads: Iterable[Read]) -> Iterator[list[Line]]:
    for read in reads:
        if read.punkt.art == "valg":
            continue
        for i, line in enumerate(read.lines):
            if lists_people(line) and "valgt" not in line.text:
                yield [line, *_until_label(read.lines[i + 1 : i + 1 + LONGEST_LIST])]


def _until_label(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        if line.label or ends_list(line):
            return
        yield line


def _deltagere(head: Head, end: Head) -> tuple[Deltager, ...]:
    """Guests in the head, then those below the items who are no members; each once."""
    members = {medlem.navn for medlem in head.medlemmer}
    below = [deltager for deltager in end.deltagere if deltager.navn not in members]
    seen: dict[str, Deltager] = {}
    for deltager in head.deltagere + below:
        seen.setdefault(str(deltager.navn), deltager)
    return tuple(seen.values())


def _medlemsliste(head: Head) -> str | None:
    """Whether the list holds all members, or those who came: fremmoedte, alle; None without one."""
    if not head.medlemmer:
        return None
    kinds = {b.kind for b in head.blocks if b.lines and b.kind in LISTS | {"formand", "fri"}}
    if "tilstede" in kinds:
        return "fremmoedte"
    away = [absent for absent in head.attendance.fravaer if absent.punkter is None]
    register = Register((str(medlem.navn), medlem.parti) for medlem in head.medlemmer)
    if any(register.find(str(absent.navn)) for absent in away):
        return "alle"
    if away:
        return "fremmoedte"
    names = {str(medlem.navn) for medlem in head.medlemmer}
    if any(str(absent.navn) in names for absent in head.attendance.fravaer):
        return "alle"
    return "fremmoedte" if kinds == {"deltagere"} else "alle"
