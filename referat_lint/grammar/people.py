"""Lists of people and of parties, however they are printed.

A list is cut at its separators, and every piece is somebody, or says something of the one before.
"""

from dataclasses import dataclass
from itertools import pairwise

from referat_lint.grammar.entries import Entry, item_numbers
from referat_lint.grammar.listing import Reading
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.spelling import composed, offset_of
from referat_lint.model import Navn
from referat_lint.source import Span, Text

__all__ = ["Who", "item_numbers", "parties", "people", "voters"]

# By og Havn; a list's name may be two such words, which a person's seldom is
WORDS_OF_LISTS = (
    r"(?:By(?:en)?|Land(?:et)?|Havn|Kyst|Miljø|Natur(?:en)?|Vand|Skov|Velfærd|Borger(?:ne)?|Fremtid"
    r"|Kultur|Vækst|Børn|Ældre|Unge|Sundhed|Egn(?:en)?|Sogn|Omegn|Opland|Hav|Strand|Fjord|Tryghed|Frihed"
    r"|Fællesskab|Folk|Klima|Udvikling|Erhverv)"
)
OF_A_LIST = pattern(WORDS_OF_LISTS)
AND = pattern(r"\s+og\s+")
PAIRED = 2


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody in a list, and what is printed beside the name.

    `rest` is what is neither party, role, reason nor item numbers ("Afbud", "fratrådt"); `for_` is
    the one whose place is taken. `span` reaches over all that is printed of the person.
    """

    navn: Text
    parti: str | None
    rolle: str | None
    grund: str | None
    rest: str | None
    organisation: str | None
    punkter: tuple[str, ...] | None
    for_: Text | None
    span: Span


def people(text: Text, *, shared: bool = False) -> tuple[Who, ...]:
    """Everybody in a list. With `shared`, `Bo Ek og Ida Lund (A)` gives A to both."""
    text = composed(text)
    entries = Reading(text).entries
    _share(entries, groups=shared)
    return tuple(_who(text, entry.navn, entry) for entry in entries if entry.navn is not None)


def voters(text: Text) -> tuple[tuple[Navn, ...], tuple[str, ...]]:
    """Those who vote alike: the people named, and the parties that stand alone."""
    text = composed(text)
    entries = Reading(text, groups=True).entries
    _join(text, entries)
    _share(entries, groups=True)
    return (
        tuple(
            Navn(e.navn, e.words.get("parti"), e.navn.span) for e in entries if e.navn is not None
        ),
        tuple(dict.fromkeys(entry.gruppe for entry in entries if entry.gruppe)),
    )


def parties(text: Text) -> tuple[str, ...]:
    """Parties and lists that stand alone: letters without "Liste", written-out names as printed."""
    return voters(text)[1]


def _who(text: Text, navn: Text, entry: Entry) -> Who:
    told = entry.words.get
    return Who(
        navn=navn,
        parti=told("parti"),
        rolle=told("rolle"),
        grund=told("grund"),
        rest=told("rest"),
        organisation=told("organisation"),
        punkter=entry.punkter,
        for_=entry.for_,
        span=Span(navn.span.start, max(navn.span.end, text.part(0, entry.end).span.end)),
    )


def _share(entries: list[Entry], *, groups: bool) -> None:
    """`Bo Ek, Per Bæk og Ida Lund (A)` gives A to all three, `Bo Ek, Ida Lund (A)` to her alone."""
    party = ""
    for after, before in pairwise(reversed(entries)):
        if after.told:
            shared = after.all_of or (groups and after.kind == "og")
            party = after.words.get("parti", "") if shared else ""
        if before.told or not before.navn or after.kind not in {"komma", "og", "linje"}:
            party = ""
        elif party:
            before.tell("parti", party)


def _join(text: Text, entries: list[Entry]) -> None:
    """`By og Havn` is one list, where its words are no names of people."""
    bare = [
        i for i, one in enumerate(entries) if one.navn and " " not in one.navn and not one.words
    ]
    among = len(bare) == PAIRED and any(entry.gruppe for entry in entries)
    for i in reversed(bare[:-1]):
        first, second = entries[i], entries[i + 1]
        if first.navn is None or second.navn is None or i + 1 not in bare or first.gruppe:
            continue
        between = slice(first.end, offset_of(text, second.navn.span.start))
        if not AND.fullmatch(text[between]):
            continue
        fits = [bool(OF_A_LIST.fullmatch(one.navn)) for one in (first, second) if one.navn]
        if all(fits) or (among and any(fits)):
            first.gruppe = f"{first.navn} og {second.navn}"
            first.navn = None
            del entries[i + 1]
            bare.remove(i + 1)
