"""The lines of the head, one after the other: fields, lists, titles, statements."""

import re

from referat_lint.grammar import attendance, labels
from referat_lint.grammar.attendance import name_pieces
from referat_lint.grammar.head_fields import Fields
from referat_lint.grammar.head_labels import LISTS, PEOPLE, Labeled, labeled
from referat_lint.grammar.head_people import (
    Block,
    begins_list,
    goes_on,
    lists_members,
    says,
)
from referat_lint.grammar.head_table import headings
from referat_lint.grammar.lines import Line
from referat_lint.grammar.meeting_times import end_time, is_stamped
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.people import people
from referat_lint.grammar.title_lines import DOCUMENT, MEETING, is_title, kommune
from referat_lint.source import Span, Text

CANCELLED = pattern(
    r"\bmødet (?:er|blev|var) (?:desværre )?aflyst\b|^aflyst\b|\baflysning af mødet\b",
    re.IGNORECASE,
)
_WHO = r"(?:medlemmer|personer|ejere|andelshavere|husstande|beboere|stemmeberettigede)"
COUNTED = pattern(  # Fremmødt: 34 husstande; 12 medlemmer var mødt
    r"(?:fremmødt|fremmødte|til ?stede|tilstede|mødt|repræsenteret)\b[^.]{0,20}?"
    rf"\b\d+ (?:{_WHO}|stemmer|deltagere|lejemål|fremmødte|forældre)"
    rf"|\b\d+ {_WHO}\b[^.]{{0,40}}\b(?:fremmødt|mødt|til ?stede|tilstede|repræsenteret)"
    r"|^(?:Fremmødt\w*|Mødt|Tilstede|Til stede) ?:? *\d+\b(?! [A-ZÆØÅ])",
    re.IGNORECASE,
)
_OFFICE = r"(?:Dirigent|Referent|Ordstyrer|Mødeleder|Sekretær|Protokolfører)"
OFFICES = pattern(  # Dirigent: NAVN    Referent: NAVN
    rf"(?P<label>{_OFFICE}) ?: *(?P<navn>[A-ZÆØÅ][^:]*?)(?=\s{{2,}}|\t|$|[,;]? +{_OFFICE} ?:)"
)
NEXT_LABEL = pattern(r"(?:\t| {2,})(?=(?P<label>[A-ZÆØÅ][a-zæøå ]{1,25}):)")
COLON_LABEL = pattern(r"[A-ZÆØÅ][\wæøå .]{1,25}:")
RULE = pattern(r"[|\-: ]+")  # between the rows of a table
# Fields whose value may stand in the line below their label.
VALUES = frozenset({"dato", "tid", "slut", "sted", "organ", "bemaerkninger"})
LONGEST_FIELD = 260


class Reading:
    """The head, read line by line."""

    def __init__(self) -> None:
        self.fields = Fields()
        self.blocks: list[Block] = []
        self.left: list[Line] = []  # what speaks of attendance
        self.counted: Span | None = None  # where the number of those who came is told
        self.aflyst = False
        self.columns = False  # labels stand apart from their values
        self.waiting: str | None = None  # the field whose value may come
        self.answered: set[str] = set()  # fields whose value stood below their label
        self.block: Block | None = None  # the list that may go on

    def line(self, line: Line) -> None:
        """Read the next line, and mark what it is."""
        text = _cell(line.text)
        if not text or _is_furniture(line.text):
            line.used = "moebler"
            return
        line.used = "hoved"
        if CANCELLED.search(line.text):
            self.aflyst = True
        if self._labels_alone(text) or self._offices(text):
            return
        if headings(text):
            self._table(text)
        elif found := labeled(text, line):
            if (second := _second_field(found.rest)) is None:
                self._open(line, found)
            else:
                self._open(line, found._replace(rest=found.rest.part(0, second)))
                self.line(line.rest(found.rest.span.start - line.start + second))
        elif not (self._goes_on(text, line) or self._answers(text, line)):
            self.waiting = self.block = None
            self._free(text, line)

    # Lines with labels

    def _labels_alone(self, text: Text) -> bool:
        """All labels first, values elsewhere: columns read apart."""
        known = [f for f in COLON_LABEL.findall(text) if labels.folded(f) in labels.FIELD]
        if len(known) < 3 or len("".join(known)) <= 0.7 * len(text.replace(" ", "")):
            return False
        self.columns = True
        return True

    def _offices(self, text: Text) -> bool:
        found = list(OFFICES.finditer(text))
        if len(found) < 2:
            return False
        for match in found:
            label, name = text.part(*match.span("label")), text.part(*match.span("navn"))
            kind = labels.FIELD[label.casefold()]
            self.blocks.append(Block(kind, label.span, [name], label.casefold()))
        return True

    def _open(self, line: Line, opened: Labeled) -> None:
        self.waiting = self.block = None
        kind, label, rest = opened
        if kind in LISTS and (more := attendance.SECOND.search(rest)):
            self._open(line, Labeled(kind, label, rest.part(0, more.start())))
            self.line(line.rest(rest.span.start - line.start + more.end()))
        elif self.columns and not rest.strip():
            return
        elif kind in {"afbud", "stedfortraeder"}:
            self.left.append(line)
            self.block = Block("afbud", label.span)
        elif kind in PEOPLE:
            self._list(line, opened)
        else:
            if rest.strip():
                self._field(kind, rest, line)
            if kind == "bemaerkninger" or not rest.strip():
                self.waiting = kind

    def _list(self, line: Line, opened: Labeled) -> None:
        kind, label, rest = opened
        if COUNTED.search(line.text) and not people(rest):
            self.counted = Span(line.start, line.end)
            return
        office = " ".join(label.split()).strip(" :")
        rolle = {"formand": office, "leder": office.casefold()}.get(kind)
        self.block = Block(kind, label.span, [rest] if rest.strip() else [], rolle)
        self.blocks.append(self.block)

    def _table(self, text: Text) -> None:
        """The heading row of a table of people, below its label or without one."""
        if self.block is None or self.block.lines or self.block.kind not in LISTS:
            self.block = Block("deltagere", text.span)
            self.blocks.append(self.block)
        self.block.lines.append(text)

    # Lines below them

    def _goes_on(self, text: Text, line: Line) -> bool:
        """Whether a line goes on with the list above it."""
        if self.block is None:
            return False
        if self.block.kind == "afbud":
            more = name_pieces(text) or attendance.NONE.match(text) is not None
            self.left += [line] if more else []
            return more
        if goes_on(self.block, text):
            self.block.lines.append(text)
            return True
        return False

    def _answers(self, text: Text, line: Line) -> bool:
        """Whether a line is the value of the label above it."""
        kind = self.waiting
        if kind is None or kind not in VALUES or kind in self.answered:
            return False
        self._field(kind, text, line)
        if kind != "bemaerkninger":
            self.answered.add(kind)
            self.waiting = None
        return True

    def _field(self, kind: str, text: Text, line: Line) -> None:
        if kind == "bemaerkninger":
            self.fields.keep("slut", end_time(text))
            self.left.append(_remark(text, line))
        else:
            self.fields.value(kind, text)

    # Lines without labels

    def _free(self, text: Text, line: Line) -> None:
        if is_stamped(text):
            return
        self.fields.keep("kommune", kommune(text))
        if COUNTED.search(text):
            self.counted = Span(line.start, line.end)
            return
        told = _tells(text, line)
        if told or len(text) > LONGEST_FIELD:
            self.left.append(line)
        if told:
            self.fields.keep("slut", end_time(text))
            if not DOCUMENT.search(text) and not MEETING.search(text, 0, 40):
                return
        if len(text) <= LONGEST_FIELD and not self._free_list(text):
            rest = self.fields.when(text)
            if rest is not None:
                self.fields.title(rest, titled=is_title(text), dated=rest != text)

    def _free_list(self, text: Text) -> bool:
        """Whether a line is a list of members without a label, or goes on with one."""
        begins = begins_list(text, columns=self.columns)
        if not begins and not lists_members(text):
            return False
        if not begins and self.blocks and self.blocks[-1].kind == "fri":
            self.blocks[-1].lines.append(text)
        else:
            self.blocks.append(Block("fri", Span(text.span.start, text.span.start), [text]))
        return True


def _second_field(words: Text) -> int | None:
    """Where another field's label begins in a line: `Start: 16.00    Slut: 18.45`."""
    found = (m for m in NEXT_LABEL.finditer(words) if labels.folded(m["label"]) in labels.FIELD)
    return next((match.end() for match in found), None)


def _is_furniture(words: str) -> bool:
    # "Pdf: Referat" over the text names it; "pdf: bilag" is a link
    return bool(labels.FURNITURE.fullmatch(words)) and not words.startswith("Pdf")


def _cell(words: Text) -> Text:
    """What stands in a row of a table, without its bars; empty for the rule between rows."""
    if "|" not in words:
        return words
    if RULE.fullmatch(words):
        return words.part(0, 0)
    start = len(words) - len(words.lstrip("| \t"))
    return words.part(start, max(start, len(words.rstrip("| \t"))))


def _tells(text: Text, line: Line) -> bool:
    """Whether a line says who was absent, came or left, or that too few were there."""
    if attendance.NO_QUORUM.search(text):
        return True
    if not line.kinds & attendance.SPEAKS:
        return False
    return says(text) or bool(attendance.ALL_CAME.match(text) or attendance.FROM.match(text))


def _remark(text: Text, line: Line) -> Line:
    """The value of a field for remarks, which is read as one that speaks of attendance."""
    return Line(
        text=text,
        index=line.index,
        gap=line.gap,
        bullet=False,
        kinds=line.kinds | attendance.SPEAKS,
        mark=text.span.start,
        hint=line.hint,
        cut=True,
    )
