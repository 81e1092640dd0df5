"""Lists of people and of parties, however they are printed.

A list is cut at its separators, and every piece is somebody, or says something of the one before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import pyparsing as pp

from referat_lint.grammar.names import (
    APOSTROPHE,
    BIG,
    BRACKET,
    LETTER,
    NAME,
    NOBODY,
    ORGANISATION,
    PARTICLE,
    PARTY,
    PARTY_CODE,
    PARTY_LETTER,
    PARTY_NAME,
    RANGE,
    REASON,
    ROLE,
    SHORT,
    STATUS,
    SUBSTITUTE,
)
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.pieces import COLON, NAMES, PARTY_FIRST, ROLES, Piece, pieces, size
from referat_lint.grammar.spelling import composed, offset_of, printed
from referat_lint.model import Navn
from referat_lint.source import Span, Text

pp.ParserElement.set_default_whitespace_chars(" \t")

# Formand NAVN (abcd) V; Borgmester NAVN.
PERSON = pp.Regex(
    rf"(?:(?P<rolle>(?i:{ROLE}))\s*[.:]?\s+)?(?P<navn>{NAME})"
    rf"(?:\s*\((?:[a-zæøå]{{2,5}}|[{BIG}]{{2,5}})\)(?=\s+{PARTY_LETTER}(?!\w)))?"
    rf"(?:\s+(?P<parti>{PARTY_LETTER})(?![\w.'’]))?",
    as_match=True,
)[0, 1]
PLAIN = pattern(rf"(?P<navn>{NAME})(?<!\.)(?: \((?P<parti>{PARTY_LETTER})\))?")
TAIL = pattern(rf"(?P<parentes>{BRACKET})|(?P<ord>[^()]+)|\)")
IN_BRACKET = pattern(rf"{BRACKET}|{RANGE}|(?P<skel>[,;]\s*|\.\s+)")
PREFIX = pattern(
    r"\s*(?:[*_]{1,3}|\[[ xX]\]\s*"
    r"|\(?\d{1,3}[.):]\s*(?=[^\d\s])(?!(?:vice|næst)?(?:formand|borgmester))"
    rf"|(?:Nej|Fraværende|Afbud|Medlemmer|Deltagere|Tilstede|Et flertal"
    rf"|[a-zæøå]*medlemmer(?:ne)?|både|følgende)\b[-:,]?\s+(?=[{BIG}]))*"
)
PARTY_NAMES = pattern(
    rf"(?P<parti>[{BIG}]\w*-(?:partiet|listen)|{PARTY_NAME})(?:\s*(?P<med>\([^()]*\)))?"
)
SOME_OF = pattern(  # 4 medlemmer af A
    r"(?:\d{1,2}|en|et|én|ét|to|tre|fire|fem|seks|syv|otte|ni|ti|flere|nogle|enkelte|resten)\s+"
    rf"(?:(?:øvrige|andre)\s+)?(?:medlem(?:mer)?\s+|repræsentant(?:er)?\s+)?"
    rf"(?:af|fra)\s+{PARTY}"
)
# By og Havn; a list's name may be two such words, which a person's seldom is
WORDS_OF_LISTS = (
    r"(?:By(?:en)?|Land(?:et)?|Havn|Kyst|Miljø|Natur(?:en)?|Vand|Skov|Velfærd|Borger(?:ne)?|Fremtid"
    r"|Kultur|Vækst|Børn|Ældre|Unge|Sundhed|Egn(?:en)?|Sogn|Omegn|Opland|Hav|Strand|Fjord|Tryghed|Frihed"
    r"|Fællesskab|Folk|Klima|Udvikling|Erhverv)"
)
OF_A_LIST = pattern(WORDS_OF_LISTS)
AND = pattern(r"\s+og\s+")
GROUP = pattern(
    rf"(?:(?:Listen?|Gruppen?|Partigruppen?)\s+)?(?P<bogstav>{PARTY_LETTER}|{PARTY_CODE})\s*(?P<med>\(.*)?",
    re.DOTALL,
)
HAS_AND = pattern(rf"(?:Partiet|Listen?|\w+listen for) [{BIG}]\w+")  # Listen By og Land
PART_OF_NAME = pattern(rf"(?!{PARTY}(?!\w))[{BIG}]\w+(?<!listen)(?<!partiet)")
LISTS = pattern(rf"(?:Listen?|Gruppen?)\s+({PARTY_LETTER}(?:\s+og\s+{PARTY_LETTER})*)")
PLUS = pattern(rf"{PARTY_LETTER}(?:\s*\+\s*{PARTY_LETTER})+")
LETTERS = pattern(PARTY_LETTER)
BARE = pattern(rf"(?<=\w)\s{PARTY_LETTER}\s+(?=[{BIG}]{LETTER}+\s+[{BIG}]{LETTER})")
ENDS_BARE = pattern(rf".*\s{PARTY_LETTER}\s*", re.DOTALL)
RANGES = pattern(RANGE)
REASONS = pattern(REASON, re.IGNORECASE)
IN_PLACE_OF = pattern(rf"(?P<rolle>(?i:{SUBSTITUTE}))\s+for\s+(?P<navn>{NAME})")
SUBSTITUTE_OF = pattern(  # Ida Lunds stedfortræder
    rf"(?P<navn>{NAME})(?P<tegn>[{APOSTROPHE}])?\s+(?P<rolle>(?i:{SUBSTITUTE}))(?!\w)\s*:?\s*"
)
OWNS = pattern(rf"(?:[{APOSTROPHE}]?s|[{APOSTROPHE}])$")
REPLACED_BY = pattern(rf"(?i:{SUBSTITUTE})\s*:?\s+(?P<navn>{NAME})(?:\s*{BRACKET})?")
ACTS_FOR = pattern(rf"\b{SUBSTITUTE}\b|i stedet\b", re.IGNORECASE)
FROM = pattern(rf"(?:fra|for)\s+(?P<organisation>[{BIG}].*)", re.DOTALL)
ONE_LETTER = pattern(rf"(?:^|\W)(?:[{BIG}]|{SHORT}|u\.p|kr)\.$")
PAIR = pattern(r"(\d{1,4})([a-z]?)(?:\s*(?:-|–|til)\s*(\d{1,4}))?")
BEHIND = pattern(rf"(?<=[a-zæøå])\s+[{BIG}]{{2,4}}$")  # NAVN DH
NO_NAME = pattern(r"-\s+(?:og|eller)\s|\s*\d")  # Teknik- og; Byvej 12
ROLE_AND_NAME = pattern(
    rf"(?!(?i:{SUBSTITUTE}))(?P<rolle>(?i:{ROLE}))\s*:?\s+(?=[{BIG}])(?!(?i:{ROLE}))"
)
ROLE_AND_MORE = pattern(rf"(?P<rolle>(?i:{ROLE}))\s*(?={BRACKET})")
ALL_OF = pattern(rf"(?:begge|alle)\s+(?:fra\s+)?(?P<parti>{PARTY})")
INITIALS = pattern(rf"[{BIG}]{{2,5}}|[a-zæøå]{{2,5}}")
SPEAKS = pattern(rf"(?i:{SUBSTITUTE}|{REASON}|{STATUS.pattern})|{RANGE}")
WITHIN = {"parentes", "ord", "streg", "tankestreg"}  # a new piece is somebody new, these are not
NOT_LOWER = pattern(rf"{PARTICLE}\s+[{BIG}]")
WIDEST = 1_000
PAIRED = LEAST = 2
NEAR, MANY = 160, 8  # so many characters and words before a colon may be a label and a name
COLONS = pattern(r":")
WORDS = pattern(r"[^\s:]+")
OWN_LABEL = pattern(
    rf"{PARTY}|(?!(?i:{SUBSTITUTE}))(?i:{ROLE})|(?:Medlemmer(?:ne)?|Suppleanter|Deltagere|Gæster|Afbud|Fraværende"
    r"|Øvrige|Desuden|Tilforordnede)(?:\s[^:]{0,60})?"
)
BEFORE_PARTY = pattern(
    r"(?:Det|De|Den|Dansk|Danmarks|Nye?|Frie|Radikale|Konservative|Liberal|Socialistisk|Kristelig"
    r"|Listen?|Partiet|Gruppen?)"
)


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


@lru_cache(maxsize=4096)  # the same names stand under one item after the other
def _named(words: str) -> Named | None:
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
def _plain(words: str) -> Named | None:
    """`NAVN NAVN (A)` and nothing else: most pieces of most lists."""
    match = PLAIN.fullmatch(words)
    if not match or ROLES.match(words) or SPEAKS.match(words) or ORGANISATION.match(match["navn"]):
        return None
    found = _named(match["navn"])
    if not found or found.rolle or found.organisation or found.parti:
        return None
    return found._replace(tail=match.end(), parti=match["parti"] or "")


def _named_in(words: str) -> bool:
    """Whether a bracket behind a party holds people: `(Bo Ek)`, and not `(DF)`, `(Bornholm)`."""
    match = NAMES.match(words)
    return match is not None and " " in match[0] and not PARTY_FIRST.match(words)


class Reading:
    """One list, read once from left to right; offsets are those in its text."""

    def __init__(self, text: Text, *, groups: bool = False) -> None:
        text = composed(text)
        self.text = text
        self.groups = groups
        self.entries: list[Entry] = []
        self.role = self.party = (
            ""  # printed before a colon: the next one's, and all the next ones'
        )
        self.replaced: Text | None = None  # whose substitute the next one is
        found = pieces(text)
        if ":" in text:
            found = [part for piece in found for part in self._labels(piece)]
        parts = [part for piece in found for part in self._columns(piece)]
        self.beside = self._party_beside(parts)
        self.role_first = bool(parts) and bool(ROLES.fullmatch(*self._inside(text, parts[0])))
        for kind, start, end in parts:
            self._piece(kind, start, end)

    def _inside(self, text: Text, piece: Piece) -> tuple[Text, int, int]:
        return (text, *self._trim(piece.start, piece.end))

    def _trim(self, start: int, end: int, more: str = "") -> tuple[int, int]:
        words = self.text[start:end]
        start += len(words) - len(words.lstrip(" \t\n" + more))
        return start, max(start, start + len(words.strip(" \t\n" + more)))

    def _labels(self, piece: Piece) -> Iterator[Piece]:
        """`Bo Ek Venstre: Ida Lund`: a label in a line of its own would be one."""
        kind, start, end = piece
        for colon in COLONS.finditer(self.text, start, end):
            first = max(start, colon.start() - NEAR)
            words = list(WORDS.finditer(self.text, first, colon.start()))[-MANY:]
            if (cut := self._label_at(words, colon.start())) is None:
                continue
            before = self.text[first:cut].rpartition(":")[2].strip()
            if size(before) >= LEAST:
                yield Piece(kind, start, cut)
                kind, start = "linje", cut
        yield Piece(kind, start, end)

    def _label_at(self, words: list[re.Match[str]], colon: int) -> int | None:
        """Where a label behind two words starts: the shortest that fits, with all of its party."""
        for i in range(len(words) - 1, LEAST - 1, -1):
            if OWN_LABEL.fullmatch(self.text, words[i].start(), colon):
                first = i
                while first > LEAST and BEFORE_PARTY.fullmatch(words[first - 1][0]):
                    first -= 1
                return words[first].start()
        return None

    def _columns(self, piece: Piece) -> Iterator[Piece]:
        """`Bo Ek V Ida Lund A` is two people, a letter behind each."""
        _, start, end = piece
        cuts = [match.end() for match in BARE.finditer(self.text, start, end)]
        if cuts and not ENDS_BARE.fullmatch(self.text, start, end):
            cuts = []
        for i, (first, last) in enumerate(pairwise([start, *cuts, end])):
            yield Piece("gab" if i else piece.kind, first, last)

    def _party_beside(self, parts: list[Piece]) -> bool:
        """Whether a letter stands after each name and its comma: it is a party, and no group."""
        if not self.groups:
            return True
        kinds = [bool(LETTERS.fullmatch(*self._inside(self.text, piece))) for piece in parts]
        people = all(map(self._size_at, parts[::2]))
        return people and len(kinds) > 1 and kinds == [False, True] * (len(kinds) // 2)

    def _piece(self, kind: str, start: int, end: int) -> None:
        words = self.text[start:end]
        aside = kind in WITHIN or self.role or self.party or (self.groups and " " not in words)
        if not aside and (found := _plain(words)):
            navn = self.text.part(start + found.start, start + found.end)
            words = fold(printed(navn, 0, len(navn)))
            who = Entry(Text(words, navn.span), kind, start + found.tail)
            if found.parti:
                who.tell_party(found.parti)
            self.entries.append(who)
            return
        match = PREFIX.match(self.text, start, end)
        start, end = self._trim(match.end() if match else start, end)
        if colon := COLON.match(self.text, start, end):
            start = self._label(kind, colon, end)
        if start == end or (self.groups and self._group(kind, start, end)):
            return
        if kind not in WITHIN and (match := SUBSTITUTE_OF.match(self.text, start, end)):
            start = self._replaces(match)
            if start == end:
                return
        known = bool(self.entries) and not self.role and kind != "start"
        role = ROLES.fullmatch(self.text, start, end)
        if role and (self.role_first or not self.entries):
            self.role = self.text[start:end]
        elif not known or not self._attribute(kind, start, end):
            self._person(kind, start, end)

    def _replaces(self, match: re.Match[str]) -> int:
        """`Ida Lunds stedfortræder, NAVN`; where to read on."""
        owner = OWNS.search(match["navn"])
        if not owner and not match["tegn"]:
            return match.start()
        self.role = match["rolle"]
        first, last = match.span("navn")
        self.replaced = self._name(first, first + owner.start() if owner else last)
        return match.end()

    def _label(self, kind: str, colon: re.Match[str], end: int) -> int:
        """Where to read on behind a colon: `Borgmester: NAVN`, `NAVN: Afbud`, `Gæster: NAVN`."""
        self.party = ""
        if ROLES.fullmatch(colon[1]):
            self.role = colon[1]
        elif PARTY_FIRST.fullmatch(colon[1]) and not self.groups:
            self.party = colon[1].strip()
        elif STATUS.match(self.text, colon.end(), end):
            known = len(self.entries)
            self._person(kind, *colon.span(1))
            if len(self.entries) > known:
                self._tail(self.entries[-1], colon.end(), end)
                return end
        return colon.end()

    def _group(self, kind: str, start: int, end: int) -> bool:
        """A party that stands for itself; `O (NAVN)` is a person of party O."""
        found: list[str] = []
        before = self.entries[-1].gruppe if self.entries and kind == "og" else ""
        if HAS_AND.fullmatch(before) and PART_OF_NAME.fullmatch(self.text, start, end):
            self.entries[-1].gruppe += " og " + self.text[start:end]
            return True
        if PLUS.fullmatch(self.text, start, end):
            found = LETTERS.findall(self.text, start, end)
        elif match := GROUP.fullmatch(self.text, start, end):
            if self.beside and match["med"] is None:
                return False
            inner = self._trim(*match.span("med"), "()") if match["med"] else (0, 0)
            if NAMES.match(self.text, *inner) and not PARTY_FIRST.match(self.text, *inner):
                self._members(match["bogstav"], *inner)
                return True
            found = [match["bogstav"]]
        elif SOME_OF.fullmatch(self.text, start, end):
            found = [fold(self.text[start:end])]
        elif match := PARTY_NAMES.fullmatch(self.text, start, end):
            inner = self._trim(*match.span("med"), "()") if match["med"] else (0, 0)
            if _named_in(self.text[slice(*inner)]):
                self._members(match["parti"], *inner)
                return True
            letters = LISTS.fullmatch(match["parti"])
            found = LETTERS.findall(letters[1]) if letters else [fold(match["parti"])]
        self.entries += [Entry(None, kind, end, gruppe=party) for party in found]
        return bool(found)

    def _members(self, party: str, start: int, end: int) -> None:
        for entry in Reading(self.text.part(start, end)).entries:
            entry.tell_party(party)
            self.entries.append(entry)

    def _attribute(self, kind: str, start: int, end: int) -> bool:
        """Whether the words say something of the last person, and are not another's name."""
        who = self.entries[-1]
        if who.navn is None:
            return False
        if not self._says(who, kind, start, end):
            return False
        self.entries[-1].end = max(self.entries[-1].end, end)
        return True

    def _size_at(self, piece: Piece) -> int:
        return size(self.text[piece.start : piece.end].strip())

    def _says(self, who: Entry, kind: str, start: int, end: int) -> bool:
        a, b = self._trim(start, end, "()")
        inner = self.text[a:b]
        if self._says_party(who, kind, inner) or self._says_role(who, kind, a, b):
            return True
        if kind not in WITHIN and NAMES.match(inner) and not SPEAKS.match(inner):
            if kind not in {"komma", "gab"} or not ORGANISATION.match(inner.partition("(")[0]):
                return False
            who.tell("organisation", inner)
            return True
        if REPLACED_BY.match(inner) and not self._may_replace(who, kind, inner):
            return False
        return self._says_replaced(who, kind, a, b) or self._says_more(who, kind, inner)

    def _says_party(self, who: Entry, kind: str, inner: str) -> bool:
        """`()`, `(A)`, `, A`, `(Løsgænger)`, `(begge A)`."""
        party = PARTY_FIRST.match(inner)
        if not inner or inner == "-":
            who.told = True
        elif party and (self.beside or kind != "komma"):
            who.tell_party(party["parti"])
        elif match := ALL_OF.fullmatch(inner):
            who.all_of = True
            who.tell_party(match["parti"])
        else:
            return False
        return True

    def _says_role(self, who: Entry, kind: str, start: int, end: int) -> bool:
        """`, formand`, `, formand (A)`; `, næstformand NAVN` is somebody else."""
        if ROLES.fullmatch(self.text, start, end):
            who.tell("rolle", self.text[start:end])
        elif ROLE_AND_NAME.match(self.text, start, end):
            self._person(kind, start, end)
        elif match := ROLE_AND_MORE.match(self.text, start, end):
            who.tell("rolle", match["rolle"])
            self._bracket(who, match.end(), end)
        else:
            return False
        return True

    def _may_replace(self, who: Entry, kind: str, inner: str) -> bool:
        """Whether `stedfortræder NAVN` is that of the last person, not one of a list of them."""
        if kind in {"kugle", "blank", "punktum"} or ACTS_FOR.search(who.words.get("rolle", "")):
            return False
        return kind in WITHIN or inner[0].islower()

    def _says_replaced(self, who: Entry, kind: str, start: int, end: int) -> bool:
        """`suppleant for NAVN`, `stedfortræder NAVN`, `- NAVN stedfortræder`, `sag 129-131`."""
        inner = self.text[start:end]
        aside = kind in {"streg", "tankestreg"}
        if match := RANGES.search(inner):
            numbers = (who.punkter or ()) + (item_numbers(inner) or ())
            who.punkter = tuple(dict.fromkeys(numbers))
            who.tell("grund" if REASONS.match(inner) else "rest", inner[: match.start()])
        elif match := IN_PLACE_OF.search(inner):
            who.tell("rolle", match["rolle"])
            who.for_ = self._name(start + match.start("navn"), start + match.end("navn"))
        elif match := REPLACED_BY.match(inner):
            self._replacement(who, kind, start + match.start("navn"), start + match.end())
        elif aside and ACTS_FOR.search(inner) and NAMES.match(inner):
            self._replacement(who, kind, start, end)
        else:
            return False
        return True

    def _replacement(self, who: Entry, kind: str, start: int, end: int) -> None:
        self._person(kind, start, end)
        if self.entries[-1] is not who:
            self.entries[-1].for_ = who.navn

    def _says_more(self, who: Entry, kind: str, inner: str) -> bool:
        """A reason, a status, initials, an organisation; else what is left."""
        aside = kind in {"streg", "tankestreg"}
        small = inner[0].islower() and not NOT_LOWER.match(inner)
        if REASONS.match(inner):
            who.tell("grund", inner)
        elif STATUS.match(inner):
            who.tell("rest", inner)
        elif kind == "parentes" and INITIALS.fullmatch(inner):
            if len(inner) == 2 and inner.isupper():  # (SP) is a list, (ABC) is the person
                who.tell_party(inner)
        elif match := FROM.fullmatch(inner):
            who.tell("organisation", match["organisation"])
        elif small:
            who.tell("grund" if aside else "rest", inner)
        elif kind in {"parentes", "ord"} or (aside and "(" not in inner):
            who.tell("organisation", inner)
        else:
            return False
        return True

    def _name(self, start: int, end: int) -> Text:
        start, end = self._trim(start, end)
        folded = fold(printed(self.text, start, end))
        if not self.text[start:end].endswith("."):
            end = start + len(self.text[start:end].rstrip())
        return Text(folded, self.text.part(start, end).span)

    def _person(self, kind: str, start: int, end: int) -> None:
        """Somebody new, with what stands behind the name; or nobody."""
        role, self.role = self.role, ""
        if not (found := _named(self.text[start:end])):
            return
        who = Entry(self._name(start + found.start, start + found.end), kind, start + found.tail)
        who.tell("rolle", found.rolle or role)
        who.tell("organisation", found.organisation)
        if found.parti:
            who.tell_party(found.parti)
        who.for_, self.replaced = self.replaced, None
        self.entries.append(who)
        self._tail(who, start + found.tail, end)
        if self.party and not who.told:
            who.tell_party(self.party)

    def _tail(self, who: Entry, start: int, end: int) -> None:
        """Brackets and words behind a name, up to the next separator; others glued to them."""
        for part in TAIL.finditer(self.text, start, end):
            if part["parentes"] is not None:
                self._bracket(who, *part.span())
            elif part["ord"] and (span := self._trim(*part.span(), ",:*_"))[1] > span[0]:
                if who.told and _plain(self.text[slice(*span)]) and " " in self.text[slice(*span)]:
                    who.end = max(who.end, part.start())
                    self._person("gab", *span)
                else:
                    self._says(who, "ord", *span)
            who = self.entries[-1] if part["ord"] else who
        who.end = max(who.end, end)

    def _bracket(self, who: Entry, start: int, end: int) -> None:
        """What a bracket behind a name says, which may be several things."""
        a, b = self._trim(start, end, "()")
        cuts = [m.span() for m in IN_BRACKET.finditer(self.text, a, b) if m["skel"] is not None]
        for first, last in zip(
            [a, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), b], strict=True
        ):
            self._says(who, "parentes", first, last)
