"""Lists of people in the head: members, guests, officials, with a status behind the name or not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from referat_lint.grammar import attendance, bodies, dates, labels
from referat_lint.grammar.attendance import name_pieces
from referat_lint.grammar.head_labels import LISTS, OFFICES
from referat_lint.grammar.head_table import Table, headings, is_row, table
from referat_lint.grammar.meeting_places import PLACE_WORD
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.people import Who, item_numbers, people
from referat_lint.grammar.title_lines import DOCUMENT
from referat_lint.model import Deltager, Fravaer, Medlem, Stedfortraeder
from referat_lint.source import Span, Text

OFFICIAL = pattern(
    r"sekretær|referent|protokol|direktør|observatør|chef|konsulent|leder\b|koordinator"
    r"|tilforordnet|gæst|revisor|administrator|advokat|skoleleder|rådgiver",
    re.IGNORECASE,
)
ELECTED = pattern(r"formand|kasserer", re.IGNORECASE)
STANDS_IN = pattern(r"(?:suppleant|stedfortræder)", re.IGNORECASE)
ROLED = pattern(r"(?P<rolle>[A-ZÆØÅ][a-zæøå. ]{2,30}); *(?P<navn>[A-ZÆØÅ][^,;]{2,50})(?:, *|\.?$)")
# NAVN, A: Deltog
STATUS_LINE = pattern(
    r"(?P<hvem>[^:]{3,90}?) *(?::|\||\t|[-–](?= )) *(?P<status>(?:Deltog(?: ikke)?|Afbud|Fraværende"
    r"|Til stede|Mødt|Ikke til stede|Udeblev|Ja|Nej)\b.*)$",
    re.IGNORECASE,
)
_ABSENT = r"(?:nej|afbud|fraværende|ikke|fravær|syg|ferie|orlov|barsel|udeblev)\b|-$"
ABSENT = pattern(_ABSENT, re.IGNORECASE)
ABSENT_STATUS = pattern(rf"{_ABSENT}|deltog ikke", re.IGNORECASE)
ON_LEAVE = pattern(r"(?:syg|ferie|orlov|barsel)", re.IGNORECASE)
REASON = pattern(r"\((?!stedfortr|supple|frav)([a-zæøå][a-zæøå -]+)\)", re.IGNORECASE)
SUBSTITUTE = pattern(r"(?:[Ss]tedfortræder|[Ss]uppleant):? +(?=[A-ZÆØÅ])")
# The head of a table of people, and a row of it that holds nothing but names: NAVN NAVN A (fmd)
COLUMNS = pattern(
    r"(?:[\s|]*+(?:navn|rolle|parti|liste|funktion|til ?stede|fremmødt|fremmøde|status"
    r"|medlem(?:mer)?|deltog|afbud|mødt|bemærkning(?:er)?))++[\s|]*",
    re.IGNORECASE,
)
COLUMN_NAMES = pattern(
    r"[A-ZÆØÅ][\wæøå.-]+ [A-ZÆØÅ][\wæøå.-]+(?:\s+(?:[A-ZÆØÅ][\wæøå.-]*|\([a-zæøå]+\)))*\s*"
)
# What may stand on a line of its own below a name: (A), løsgænger, kasserer
BESIDE_NAME = pattern(
    r"\(?[A-ZÆØÅ]{1,2}\)?|\(?[Ll]øsgænger\)?|[a-zæøå]{4,14}"
    r"|(?:[Vv]ice|[Nn]æst)?(?:[Ff]ormand|[Bb]orgmester)|\(\)"
)
# NAVN, DH  and  NAVN, Social og Sundhed: a member with the body that chose them
CHOSEN_BY = pattern(
    r"(?P<navn>[A-ZÆØÅ][\w.-]+(?: [A-ZÆØÅ][\w.-]+)+), "
    r"(?P<organ>(?P<kort>[A-ZÆØÅ]{2,6})|[A-ZÆØÅ][\w-]+ og [A-ZÆØÅ][\w-]+)(?: \([a-zæøå. ]+\))?"
)
MARK = pattern(r"^(?:\d+\.|[•-]) +")
SAYS = pattern(
    r"\b(?:er|var|har|havde|deltog|deltager|mødte|blev|sluttede|ankom|forlod|udeblev|indkaldt"
    r"|undtagen|begyndte|afholdt)\b"
)
LONGEST_ROW = 600


@dataclass(slots=True)
class Block:
    """A list of people as printed: the label's kind, where it stands, its lines.

    Kinds are those of `labels.FIELDS`, and `fri` for a list without a label.
    """

    kind: str
    label: Span
    lines: list[Text] = field(default_factory=list)
    rolle: str | None = None  # where the label is a role


# Which lines belong to a list


def says(text: str) -> bool:
    """Whether a line is a sentence, or a label with those who were absent."""
    return SAYS.search(text) is not None or attendance.LABEL.match(text) is not None


def goes_on(block: Block, text: Text) -> bool:
    """Whether a line continues a list."""
    if block.kind in LISTS | {"fri"} and STATUS_LINE.match(text):
        return True
    if block.lines and (kinds := headings(block.lines[0])):
        return is_row(text, kinds)
    if attendance.FROM.match(text) or says(text):
        return False
    if len(text) > LONGEST_ROW or dates.first_date(text) is not None:
        return False
    if block.lines and (block.kind in OFFICES or _names_document(text)):
        return False
    return bool(people(text)) or BESIDE_NAME.fullmatch(MARK.sub("", text)) is not None


def _names_document(text: str) -> bool:
    return bool(bodies.NOUN.search(text) and DOCUMENT.search(text))


def begins_list(text: Text, *, columns: bool) -> bool:
    """Whether a line without a label begins a list of members; `columns`: labels stood apart."""
    if roled(text):
        return True
    label = labels.folded(text.partition(":")[0])
    if STATUS_LINE.match(text) and label not in labels.FIELD:
        return True
    return columns and bool(people(text)) and COLUMN_NAMES.fullmatch(text) is not None


def lists_members(text: Text) -> bool:
    """Whether a line is several whole names, or one with party or role, and nothing else."""
    if bodies.NOUN.search(text) or PLACE_WORD.search(text) or DOCUMENT.search(text):
        return False
    if not name_pieces(text):
        return False
    who = people(text)
    if any(len(somebody.navn.split()) < 2 for somebody in who):
        return False
    return len(who) > 1 or bool(who[0].parti or who[0].rolle or text.endswith("()"))


# Who is in them


@dataclass(slots=True)
class Lists:
    """Who is in the lists, in the order printed; a member is taken once, by name."""

    medlemmer: list[Medlem] = field(default_factory=list)
    deltagere: list[Deltager] = field(default_factory=list)
    fravaerende: list[Fravaer] = field(default_factory=list)
    stedfortraedere: list[Stedfortraeder] = field(default_factory=list)
    bemaerkninger: list[Text] = field(default_factory=list)  # sentences from a table's rows
    alle_moedt: Span | None = None  # the heading of a table in which everybody came
    seen: set[str] = field(default_factory=set)

    def read(self, source: Text, block: Block) -> None:
        """Take in a list: lines with a status, lines with roles before names, then all others."""
        if found := table(block.lines):
            self._table(found, block)
            return
        rows = [row for row in block.lines if not COLUMNS.fullmatch(row)]
        rows = [row for row in rows if not self._status(row, block)]
        rows = [_without_body(row) for row in rows if not self._roled(row)]
        for who in _listed(source, rows):
            self._somebody(who, block)

    def _table(self, found: Table, block: Block) -> None:
        for who, away, reason, remark in found.rows:
            self._member(who, block)
            if away:
                self._absent(who, reason, None)
            self.bemaerkninger += [remark] if remark else []
        if not any(row.fravaerende for row in found.rows):
            self.alle_moedt = found.heading.span

    def _status(self, row: Text, block: Block) -> bool:
        """`NAVN, A: Deltog`; False for a row that is none."""
        match = STATUS_LINE.match(row) if block.kind in LISTS | {"fri"} else None
        who = people(row.part(*match.span("hvem"))) if match else ()
        if not match or len(who) != 1:
            return False
        person, status = who[0], match["status"]
        self._member(person, block)
        if not ABSENT_STATUS.match(status):
            return True
        numbers, reason = item_numbers(status), REASON.search(status)
        self._absent(person, reason[1] if reason else None, numbers)
        if substitute := SUBSTITUTE.search(status):
            behind = row.part(match.start("status") + substitute.end(), len(row))
            for stand_in in people(behind)[:1]:
                self._substitute(stand_in, str(person.navn), numbers)
        return True

    def _roled(self, row: Text) -> bool:
        members = roled(row)
        self.medlemmer += [member for member in members if str(member.navn) not in self.seen]
        self.seen.update(str(member.navn) for member in members)
        return bool(members)

    def _somebody(self, who: Who, block: Block) -> None:
        name = str(who.navn)
        known = name in self.seen
        if block.kind == "gaester" or (block.kind == "referent" and not known):
            role = who.rolle or who.rest or ("referent" if block.kind == "referent" else "")
            self._guest(who, role.strip(" (),"), who.punkter)
        elif block.kind == "leder" and not known and len(name.split()) > 1:
            self._guest(who, who.rolle or block.rolle or "mødeleder", None)
        elif block.kind in {"referent", "leder"}:
            return
        elif block.kind != "medlemmer" and _is_official(who.rolle):
            self._guest(who, who.rolle, who.punkter)
        elif not known:
            self._listed_member(who, block)

    def _listed_member(self, who: Who, block: Block) -> None:
        self._member(who, block)
        status = " ".join(filter(None, (who.rest, who.grund)))
        if ABSENT.match(status):
            self._absent(who, status if ON_LEAVE.match(status) else None, None)
        if who.for_ is not None:
            self._substitute(who, str(who.for_), who.punkter)

    def _member(self, who: Who, block: Block) -> None:
        if str(who.navn) not in self.seen:
            self.seen.add(str(who.navn))
            role = _role(who.rolle, block)
            self.medlemmer.append(Medlem(who.navn, who.parti, who.navn.span, role))

    def _guest(self, who: Who, role: str | None, numbers: tuple[str, ...] | None) -> None:
        guest = Deltager(who.navn, who.organisation, role or None, numbers, who.navn.span)
        self.deltagere.append(guest)

    def _absent(self, who: Who, reason: str | None, numbers: tuple[str, ...] | None) -> None:
        self.fravaerende.append(Fravaer(who.navn, who.parti, reason, numbers, who.navn.span))

    def _substitute(self, who: Who, absentee: str, numbers: tuple[str, ...] | None) -> None:
        stand_in = Stedfortraeder(
            who.navn, who.parti, who.navn.span, for_=absentee, moedte=True, punkter=numbers
        )
        self.stedfortraedere.append(stand_in)


def _without_body(row: Text) -> Text:
    """A member's row without the body that chose them; a party stays."""
    match = CHOSEN_BY.fullmatch(row)
    if match is None:
        return row
    person, *_ = people(row.part(0, match.end("organ"))) or (None,)
    party = match["kort"] and (person is None or person.organisation is None)
    return row if party else row.part(*match.span("navn"))


def roled(text: Text) -> list[Medlem]:
    """`ROLLE; NAVN, ROLLE; NAVN`: a semicolon inside a person, a comma between; else []."""
    if ";" not in text or text.count(";") != text.count(",") + 1:
        return []
    found = list(ROLED.finditer(text))
    if "".join(match[0] for match in found) != text:
        return []
    names = [(match["rolle"], text.part(*match.span("navn"))) for match in found]
    return [Medlem(Text(" ".join(n.split()), n.span), None, n.span, role) for role, n in names]


def _is_official(role: str | None) -> bool:
    return role is not None and bool(OFFICIAL.search(role)) and not ELECTED.search(role)


def _role(role: str | None, block: Block) -> str | None:
    """A member's role; standing in is none."""
    if role is None:
        return block.rolle if block.kind == "formand" else None
    return None if STANDS_IN.match(role) else role


def _listed(source: Text, rows: Sequence[Text]) -> Iterator[Who]:
    """Those on some rows, read as one list, for a name may go on in the next row.

    What stands between two rows is blanked, so that offsets stay those of the source.
    """
    start, words = rows[0].span.start if rows else 0, ""
    for row in rows:
        gap = row.span.start - start - len(words)
        if words and gap <= 0:  # pieces of one line, glued
            yield from people(Text(words, Span(start, start + len(words))))
            start, words, gap = row.span.start, "", 0
        breaks = source[start + len(words) : row.span.start].count("\n")
        words += ("\n" * breaks).ljust(gap)[: max(gap, 0)] + row
    if words:
        yield from people(Text(words, Span(start, start + len(words))))
