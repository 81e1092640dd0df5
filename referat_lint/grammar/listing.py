"""A list of people and parties read from left to right, piece by piece."""

import re
from collections.abc import Iterator
from itertools import pairwise

from referat_lint.grammar.beside import WITHIN, Beside
from referat_lint.grammar.entries import Entry, fold, named_in, plain
from referat_lint.grammar.names import (
    APOSTROPHE,
    BIG,
    LETTER,
    NAME,
    PARTY,
    PARTY_CODE,
    PARTY_LETTER,
    PARTY_NAME,
    ROLE,
    STATUS,
    SUBSTITUTE,
)
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.pieces import COLON, NAMES, PARTY_FIRST, ROLES, Piece, pieces, size
from referat_lint.grammar.spelling import composed, printed
from referat_lint.source import Text

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
SUBSTITUTE_OF = pattern(  # Ida Lunds stedfortræder
    rf"(?P<navn>{NAME})(?P<tegn>[{APOSTROPHE}])?\s+(?P<rolle>(?i:{SUBSTITUTE}))(?!\w)\s*:?\s*"
)
OWNS = pattern(rf"(?:[{APOSTROPHE}]?s|[{APOSTROPHE}])$")
LEAST = 2  # words of a name before a label in the same line
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


class Reading(Beside):
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
        if not aside and (found := plain(words)):
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
            if named_in(self.text[slice(*inner)]):
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
