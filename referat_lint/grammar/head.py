"""The head of a referat: the meeting, who is in the lists, what is said of absence."""

from collections.abc import Sequence
from dataclasses import dataclass

from referat_lint.grammar import attendance, bodies
from referat_lint.grammar.attendance import Attendance
from referat_lint.grammar.attendance_sentences import read_sentence
from referat_lint.grammar.head_lines import Reading
from referat_lint.grammar.head_people import Block, Lists
from referat_lint.grammar.lines import Line
from referat_lint.grammar.roll import Said
from referat_lint.model import Deltager, Medlem, Moede
from referat_lint.source import Span, Text


@dataclass(slots=True)
class Head:
    """What the head says, before it is put together with what items say."""

    moede: Moede
    medlemmer: list[Medlem]
    deltagere: list[Deltager]
    blocks: list[Block]
    attendance: Attendance
    aflyst: bool  # the meeting is said to be cancelled
    columns: bool  # labels stand apart from their values


def read(source: Text, lines: Sequence[Line], rest: Sequence[Line] = ()) -> Head:
    """The head's lines, and what lists stand between contents and first item."""
    reader = Reading()
    for line in lines:
        reader.line(line)
    printed = tuple(reader.fields.dates)
    reader.waiting = reader.block = None
    for line in rest:
        reader.line(line)
    found = attendance.read(source, reader.left, nummer=None, everyone=True)
    if reader.counted and found.angivet is None:
        found.tell("antal", reader.counted)
    lists = Lists()
    for block in reader.blocks:
        lists.read(source, block)
    for absent in lists.fravaerende:
        found.fravaer.append(absent)
        found.tell("navne", absent.span)
    if lists.alle_moedt:
        found.tell("ingen", lists.alle_moedt)
    for remark in lists.bemaerkninger:
        read_sentence(found, Said(remark, everyone=True))
    found.stedfortraedere += lists.stedfortraedere
    return Head(
        moede=_moede(reader, lines, printed or tuple(reader.fields.dates)),
        medlemmer=lists.medlemmer,
        deltagere=lists.deltagere + found.deltagere,
        blocks=reader.blocks,
        attendance=found,
        aflyst=reader.aflyst,
        columns=reader.columns,
    )


def _moede(reader: Reading, lines: Sequence[Line], datoer: tuple[Text, ...]) -> Moede:
    at = reader.fields.found.get
    used = [line for line in lines if line.used == "hoved"]
    head = used[0].text.span if used else Span(0, 0)
    return Moede(
        organ=at("organ"),
        organtype=bodies.organtype(at("organ")),
        kommune=at("kommune"),
        periode=at("periode"),
        dato=at("dato"),
        ugedag=at("ugedag"),
        start=at("start"),
        slut=at("slut"),
        sted=at("sted"),
        span=Span(head.start, _end(used, reader)),
        head=head,
        datoer=datoer,
    )


def _end(used: Sequence[Line], reader: Reading) -> int:
    """Where the head's own fields end: before the first list, or what is said of absence."""
    told = [block.label.start for block in reader.blocks] + [line.start for line in reader.left]
    first = min(told, default=None)
    before = [line.end for line in used if first is None or line.start < first]
    return before[-1] if before else (used[0].end if used else 0)
