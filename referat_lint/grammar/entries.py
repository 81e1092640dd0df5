"""A person or a group in a list: what it is while the list is read, and how one begins."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import pyparsing as pp

from referat_lint.grammar.names import (
    BIG,
    NAME,
    NOBODY,
    ORGANISATION,
    PARTY_LETTER,
    RANGE,
    REASON,
    ROLE,
    SHORT,
    STATUS,
    SUBSTITUTE,
)
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.pieces import NAMES, PARTY_FIRST, ROLES
from referat_lint.source import Text

pp.ParserElement.set_default_whitespace_chars(" \t")

# Formand NAVN (abcd) V; Borgmester NAVN.
PERSON = pp.Regex(
    rf"(?:(?P<rolle>(?i:{ROLE}))\s*[.:]?\s+)?(?P<navn>{NAME})"
    rf"(?:\s*\((?:[a-zæøå]{{2,5}}|[{BIG}]{{2,5}})\)(?=\s+{PARTY_LETTER}(?!\w)))?"
    rf"(?:\s+(?P<parti>{PARTY_LETTER})(?![\w.'’]))?",
    as_match=True,
)[0, 1]
PLAIN = pattern(rf"(?P<navn>{NAME})(?<!\.)(?: \((?P<parti>{PARTY_LETTER})\))?")
RANGES = pattern(RANGE)
ONE_LETTER = pattern(rf"(?:^|\W)(?:[{BIG}]|{SHORT}|u\.p|kr)\.$")
PAIR = pattern(r"(\d{1,4})([a-z]?)(?:\s*(?:-|–|til)\s*(\d{1,4}))?")
BEHIND = pattern(rf"(?<=[a-zæøå])\s+[{BIG}]{{2,4}}$")  # NAVN DH
NO_NAME = pattern(r"-\s+(?:og|eller)\s|\s*\d")  # Teknik- og; Byvej 12
SPEAKS = pattern(rf"(?i:{SUBSTITUTE}|{REASON}|{STATUS.pattern})|{RANGE}")
WIDEST = 1_000


class Named(NamedTuple):
    """A name at the start of some words: from where to where, what goes with it, where it ends."""

    start: int
    end: int
    tail: int
    rolle: str
    organisation: str
    parti: str


@dataclass(slots=True)
class Entry:
    """A person, or a group where `navn` is None, while the list is being read."""

    navn: Text | None
    kind: str
    end: int
    gruppe: str = ""
    told: bool = False  # a party is printed, were it "()"
    all_of: bool = False  # it is that of all who were named before: "(begge A)"
    words: dict[str, str] = field(default_factory=dict)
    punkter: tuple[str, ...] | None = None
    for_: Text | None = None

    def tell(self, key: str, words: str) -> None:
        """Keep the first that is printed of each kind."""
        if words := fold(words):
            self.words.setdefault(key, words)

    def tell_party(self, party: str) -> None:
        """The first party counts: `NAVN (T), A (nu LISTE)`."""
        if not self.told:
            self.tell("parti", party)
        self.told = True


def item_numbers(words: str) -> tuple[str, ...] | None:
    """The numbers of "sag 129-131" or "punkt 3, 5 og 7a"; None where there are none."""
    found: dict[str, None] = {}
    for match in RANGES.finditer(words):
        for first, letter, last in PAIR.findall(match["numre"]):
            if last and int(first) <= int(last) < int(first) + WIDEST:
                found.update(dict.fromkeys(map(str, range(int(first), int(last) + 1))))
            else:
                found.update(dict.fromkeys(filter(None, (first + letter, last))))
    return tuple(found) or None


def fold(words: str) -> str:
    """Runs of white space are one blank; trailing commas, full stops and the like are cut."""
    words = " ".join(words.split()).strip(" ,;:")
    return words if ONE_LETTER.search(words) else words.rstrip(" .,")


@lru_cache(maxsize=4096)  # the same names stand under one item after the other
def named(words: str) -> Named | None:
    for match in PERSON.parse_string(words):
        navn: str = match["navn"]
        word = navn.split(maxsplit=1)[0].rstrip("-.")
        if NOBODY.fullmatch(word) and (len(word) > 3 or not word.isupper()):  # initials may be DE
            return None
        if (
            PARTY_FIRST.match(navn)
            or ROLES.fullmatch(navn)
            or NO_NAME.match(words, match.end("navn"))
        ):
            return None
        behind = BEHIND.search(navn)
        return Named(
            match.start("navn"),
            match.start("navn") + behind.start() if behind else match.end("navn"),
            match.end(),
            match["rolle"] or "",
            behind[0] if behind else "",
            match["parti"] or "",
        )
    return None


@lru_cache(maxsize=4096)
def plain(words: str) -> Named | None:
    """`NAVN NAVN (A)` and nothing else: most pieces of most lists."""
    match = PLAIN.fullmatch(words)
    if not match or ROLES.match(words) or SPEAKS.match(words) or ORGANISATION.match(match["navn"]):
        return None
    found = named(match["navn"])
    if not found or found.rolle or found.organisation or found.parti:
        return None
    return found._replace(tail=match.end(), parti=match["parti"] or "")


def named_in(words: str) -> bool:
    """Whether a bracket behind a party holds people: `(Bo Ek)`, and not `(DF)`, `(Bornholm)`."""
    match = NAMES.match(words)
    return match is not None and " " in match[0] and not PARTY_FIRST.match(words)
