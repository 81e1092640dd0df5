"""A referat as data: what the grammar builds and the rules read.

Names are the contract's; a trailing underscore keeps clear of Python's own words and is not
printed. Every part has `span`; what a part lacks is shown at its `head` where it has one. Fields
made by `unprinted` are not printed by `parse`.
"""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath
from typing import Any

from referat_lint.source import Source, Span, Text

UNPRINTED: Any = {"printed": False}


def unprinted(**keywords: Any) -> Any:
    """A field that the rules read and `parse` does not print."""
    return field(metadata=UNPRINTED, **keywords)


@dataclass(frozen=True, slots=True)
class Navn:
    """Somebody named in a vote, with the party printed behind the name or behind the group."""

    navn: Text
    parti: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Medlem:
    """Somebody in the list of members or participants."""

    navn: Text
    parti: str | None
    span: Span
    rolle: str | None = None


@dataclass(frozen=True, slots=True)
class Fravaer:
    """Somebody absent; `punkter` are item numbers, None is all; `grund` as printed."""

    navn: Text
    parti: str | None
    grund: str | None
    punkter: tuple[str, ...] | None
    span: Span


@dataclass(frozen=True, slots=True)
class FravaerAngivet:
    """How absence is told: navne, ingen, tom (a label without value), antal; where it is said."""

    slags: str
    span: Span


@dataclass(frozen=True, slots=True)
class Deltager:
    """A guest, official or organisation at the meeting."""

    navn: Text
    organisation: str | None
    rolle: str | None
    punkter: tuple[str, ...] | None
    span: Span


@dataclass(frozen=True, slots=True)
class Stedfortraeder:
    """A substitute; `moedte` is false for one who was called and did not come."""

    navn: Text
    parti: str | None
    span: Span
    for_: str | None
    moedte: bool
    punkter: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Raekke:
    """A row of the table of contents."""

    nummer: str | None
    titel: Text | None
    side: str | None
    span: Span
    lukket: bool = unprinted(default=False)


@dataclass(frozen=True, slots=True)
class Moede:
    """The head. Dates are ISO, times HH:MM; what is not printed is None."""

    organ: str | None
    organtype: str | None
    kommune: str | None
    periode: str | None
    dato: str | None
    ugedag: str | None
    start: str | None
    slut: str | None
    sted: str | None
    span: Span
    head: Span = unprinted()
    datoer: tuple[Text, ...] = unprinted(
        default=()
    )  # every printed meeting date, ISO, at its place


@dataclass(frozen=True, slots=True)
class Afsnit:
    """A section of an item: its kind, its printed heading, what stands under it."""

    slags: str
    overskrift: str
    tekst: str
    span: Span
    head: Span = unprinted()
    egen: bool = unprinted(default=True)  # False: an earlier body's decision


@dataclass(frozen=True, slots=True)
class Alternativ:
    """One of the choices (a, b) under a point of a recommendation."""

    nummer: str | None
    tekst: str
    span: Span


@dataclass(frozen=True, slots=True)
class Led:
    """One point of a recommendation."""

    nummer: str | None
    tekst: str
    alternativer: tuple[Alternativ, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Indstilling:
    """What is recommended, and by whom."""

    af: str | None
    led: tuple[Led, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Svar:
    """One numbered answer of a decision."""

    nummer: str
    slags: str
    tekst: str
    span: Span


@dataclass(frozen=True, slots=True)
class Beslutning:
    """What this meeting itself decided in an item."""

    slags: str
    organ: str | None
    dato: str | None
    tekst: str
    led: tuple[Svar, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a vote: the count if printed, those named, parties or lists that stand alone."""

    antal: int | None = None
    personer: tuple[Navn, ...] = ()
    grupper: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.antal is not None or bool(self.personer) or bool(self.grupper)


@dataclass(frozen=True, slots=True)
class Afstemning:
    """A vote; `udfald` is vedtaget, forkastet or None where not said."""

    emne: str | None
    for_: Side
    imod: Side
    undlod: Side
    udfald: str | None
    span: Span
    resten: bool = unprinted(default=False)  # "øvrige", "resten": nobody else is named
    enstemmig: bool = unprinted(default=False)
    lodtraekning: bool = unprinted(default=False)
    kvalificeret: bool = unprinted(default=False)  # two thirds and the like


@dataclass(frozen=True, slots=True)
class Tidligere:
    """An earlier body's decision, quoted in the item."""

    organ: str
    dato: str
    punkt: str | None
    slags: str
    tekst: str
    led: tuple[Svar, ...]
    afstemninger: tuple[Afstemning, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Bevaegelse:
    """Somebody came or left: when, at which item, foer, under or efter it."""

    navn: Text
    tid: str | None
    punkt: str | None
    naar: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Inhabil:
    """Somebody disqualified; whether the body's decision and the leaving are printed."""

    navn: Text
    besluttet: bool
    forlod: bool
    punkt: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Udtalelse:
    """A statement to the record, by whom; `personer` are those of `af` who are people."""

    slags: str
    af: str | None
    tekst: str
    span: Span
    personer: tuple[Navn, ...] = unprinted(default=())


@dataclass(frozen=True, slots=True)
class Bilag:
    """An attachment as listed under its heading."""

    nummer: str | None
    titel: str
    span: Span


@dataclass(frozen=True, slots=True)
class Fremmoede:
    """The ledger's word on one person in an item: ja, nej, delvis, ukendt; worked out, not read."""

    navn: str
    tilstede: str
    som: str


@dataclass(frozen=True, slots=True)
class Punkt:
    """One item, from its heading to the next; what it lacks is shown at `head`, the title line."""

    nummer: Text | None
    titel: Text | None
    art: str
    sagsnummer: Text | None
    lukket: bool
    udgaaet: bool
    span: Span
    afsnit: tuple[Afsnit, ...] = ()
    indstilling: Indstilling | None = None
    beslutning: Beslutning | None = None
    tidligere: tuple[Tidligere, ...] = ()
    fravaerende: tuple[Fravaer, ...] = ()
    fravaer_angivet: FravaerAngivet | None = None
    ankom: tuple[Bevaegelse, ...] = ()
    forlod: tuple[Bevaegelse, ...] = ()
    inhabile: tuple[Inhabil, ...] = ()
    stedfortraedere: tuple[Stedfortraeder, ...] = ()
    fremmoede: tuple[Fremmoede, ...] = ()
    afstemninger: tuple[Afstemning, ...] = ()
    udtalelser: tuple[Udtalelse, ...] = ()
    bilag: tuple[Bilag, ...] = ()
    head: Span = unprinted(default=Span(0, 0))
    ordinal: int = unprinted(default=0)  # from 1, the order in the document
    lover_resultat: bool = unprinted(default=False)  # the title promises one: "Valg af ..."
    kun_i_indhold: bool = unprinted(
        default=False
    )  # a closed item that stands in the contents alone
    egne_ord: str = unprinted(default="")  # all words under the own decision heading, absence too

    @property
    def omtale(self) -> str:
        """What a message calls it: punkt 7, »Eventuelt«, det 3. punkt."""
        if self.nummer is not None:
            return f"punkt {self.nummer}"
        return f"»{self.titel}«" if self.titel is not None else f"det {self.ordinal}. punkt"


@dataclass(frozen=True, slots=True)
class Forekomst:
    """A name that occurs, as what, and in which item (None: the head).

    As: medlem, fravaer, stedfortraeder, for, deltager, stemme, udtalelse, ankom, forlod, inhabil.
    """

    navn: Text
    parti: str | None
    hvor: str
    punkt: Punkt | None
    span: Span


@dataclass(frozen=True)
class Referat:
    """A whole referat; `tabt` names what its text has lost on the way."""

    kilde: Source = unprinted()
    span: Span = unprinted()
    head: Span = unprinted()  # the first line that is not blank
    art: str = "referat"
    andel_forstaaet: float = 1.0
    tabt: tuple[str, ...] = ()
    moede: Moede = field(default_factory=lambda: NOWHERE)
    medlemmer: tuple[Medlem, ...] = ()
    medlemsliste: str | None = None
    fravaerende: tuple[Fravaer, ...] = ()
    fravaer_angivet: FravaerAngivet | None = None
    deltagere: tuple[Deltager, ...] = ()
    stedfortraedere: tuple[Stedfortraeder, ...] = ()
    indhold: tuple[Raekke, ...] = ()
    punkter: tuple[Punkt, ...] = ()
    aflyst: bool = unprinted(default=False)
    ikke_beslutningsdygtig: Text | None = unprinted(default=None)  # the words that quorum was lost
    ikke_beslutningsdygtig_fra: str | None = unprinted(default=None)  # from this item number on
    flere_moeder: bool = unprinted(default=False)
    egne_overskrifter: bool = unprinted(default=False)  # decisions stand under headings
    raekkefoelge_aendret: bool = unprinted(default=False)  # items were taken in another order
    linjer: tuple[Text, ...] = unprinted(default=())  # the segments that are not blank, plain copy
    indhold_span: Span | None = unprinted(default=None)  # the heading of the table of contents
    fase: str = unprinted(default="publish")  # what the run says the file is: draft, archive
    dagsorden: "Modstykke | None" = unprinted(default=None)  # the meeting's agenda, if given
    anden: "Modstykke | None" = unprinted(default=None)  # another version of these minutes

    @property
    def forringet(self) -> bool:
        """Whether the text has lost something on the way."""
        return bool(self.tabt)

    @cached_property
    def ved_nummer(self) -> dict[str, Punkt]:
        """The items by number; the first of each."""
        return {str(p.nummer): p for p in reversed(self.punkter) if p.nummer is not None}

    @cached_property
    def _begyndelser(self) -> tuple[tuple[int, ...], tuple[Punkt, ...]]:
        punkter = tuple(sorted(self.punkter, key=lambda punkt: punkt.span))
        return tuple(punkt.span.start for punkt in punkter), punkter

    def punkt_om(self, span: Span) -> Punkt | None:
        """The item in which a passage stands."""
        starts, punkter = self._begyndelser
        at = bisect_right(starts, span.start) - 1
        return punkter[at] if at >= 0 and span.start < punkter[at].span.end else None

    def raekke_om(self, span: Span) -> Raekke | None:
        """The row of the contents in which a passage stands."""
        at = bisect_right(self.indhold, span.start, key=lambda row: row.span.start) - 1
        return self.indhold[at] if at >= 0 and span.start < self.indhold[at].span.end else None

    @cached_property
    def numre(self) -> tuple[int, int, frozenset[str]] | None:
        """Least and greatest number of the items, and all printed ones; None without a series."""
        numbers = [int(p.nummer) for p in self.punkter if p.nummer and p.nummer.isdigit()]
        if len(numbers) <= 1 or len(set(numbers)) < len(numbers):
            return None
        printed = frozenset(str(punkt.nummer) for punkt in self.punkter)
        rows = frozenset(str(row.nummer) for row in self.indhold)
        return min(numbers), max(numbers), printed | rows

    @cached_property
    def overskrifter(self) -> dict[str, tuple[int, int]]:
        """By heading of a section, in small letters: how often it stands, and how often alone."""
        found: dict[str, tuple[int, int]] = {}
        for punkt in self.punkter:
            for afsnit in punkt.afsnit:
                there, alone = found.get(afsnit.overskrift.casefold(), (0, 0))
                found[afsnit.overskrift.casefold()] = there + 1, alone + (not afsnit.tekst)
        return found

    @cached_property
    def beslutningers_moeder(self) -> tuple[Counter[str], Counter[str]]:
        """How many own decisions are headed with each date, and with each body."""
        own = [punkt.beslutning for punkt in self.punkter if punkt.beslutning]
        dates = Counter(str(each.dato) for each in own if each.dato)
        return dates, Counter(str(each.organ) for each in own if each.organ)

    @cached_property
    def personer(self) -> tuple[Forekomst, ...]:
        """Every name that occurs as somebody's, in the order of the parts."""
        found: list[Forekomst] = []

        def add(hvor: str, punkt: Punkt | None, people: Any) -> None:
            found.extend(
                Forekomst(who.navn, getattr(who, "parti", None), hvor, punkt, who.navn.span)
                for who in people
            )

        add("medlem", None, self.medlemmer)
        add("fravaer", None, self.fravaerende)
        add("stedfortraeder", None, self.stedfortraedere)
        add("deltager", None, self.deltagere)
        for punkt in self.punkter:
            add("fravaer", punkt, punkt.fravaerende)
            add("stedfortraeder", punkt, punkt.stedfortraedere)
            add("ankom", punkt, punkt.ankom)
            add("forlod", punkt, punkt.forlod)
            add("inhabil", punkt, punkt.inhabile)
            for vote in punkt.afstemninger:
                for side in (vote.for_, vote.imod, vote.undlod):
                    add("stemme", punkt, side.personer)
            for udtalelse in punkt.udtalelser:
                add("udtalelse", punkt, udtalelse.personer)
        return tuple(found)


@dataclass(frozen=True)
class Modstykke:
    """Another document about the same meeting, and which of its items are the same as here.

    `par` are items that are one: there, here. Both lists of those left over are in the order of
    their documents.
    """

    referat: Referat
    par: tuple[tuple[Punkt, Punkt], ...]
    kun_der: tuple[Punkt, ...]
    kun_her: tuple[Punkt, ...]

    @property
    def navn(self) -> str:
        """What a message calls it: the name of its file."""
        return PurePath(self.referat.kilde.path).name

    @cached_property
    def ved_ordinal(self) -> dict[int, Punkt]:
        """By the ordinal of an item here, the same item there."""
        return {here.ordinal: there for there, here in self.par}

    @cached_property
    def _efter_der(self) -> list[tuple[int, Punkt]]:
        return sorted(((there.ordinal, here) for there, here in self.par), key=lambda each: each[0])

    def naermest(self, there: Punkt) -> Punkt | None:
        """The item here that stands nearest before where an item of there would stand."""
        at = bisect_right(self._efter_der, there.ordinal, key=lambda each: each[0]) - 1
        return self._efter_der[at][1] if at >= 0 else None

    @property
    def uens(self) -> bool:
        """Whether so few items are the same that these are hardly about one meeting."""
        same = len(self.par)
        return not same or same * 2 < same + min(len(self.kun_der), len(self.kun_her))


NOWHERE: Moede = Moede(None, None, None, None, None, None, None, None, None, Span(0, 0), Span(0, 0))
