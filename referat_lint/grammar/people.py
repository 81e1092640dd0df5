"""Lists of people and of parties, however they are printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import pyparsing as pp

from referat_lint.model import Navn
from referat_lint.source import Span, Text

pp.ParserElement.set_default_whitespace_chars(" \t")

BIG = "A-ZÀ-ÖØ-ÞŒŠŽČĆĐŁŚŻŐŰİ"
LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
SHORT = r"Chr|Th|Thv|Fr|Frd|Sv|Aa|Kr|Joh|Jr|Sr|Vilh|Hj|Jørg|Nic|Ths|Alb|Vald|Edv|St|Pet|Hr|Dr"
# Hardy-Hansen, Hardy- Hansen, O'Brien; M. and H.C.; Chr.; M where a name follows.
WORD = (
    rf"(?:(?:{SHORT})\.|[{BIG}]\.(?: ?[{BIG}]\.)*"
    rf"|[{BIG}]{LETTER}+(?:(?:-\s?|\s-|['’´`])(?=[{BIG}]){LETTER}+|['’]{LETTER}+)*"
    rf"|[{BIG}](?:['’]{LETTER}+)"
    rf"|[{BIG}](?=\s+[{BIG}]{LETTER}))"
)
PARTICLE = r"(?:van|von|de|der|den|af|zu|la|le|el|al|da|di|du|dos|del|bin|ibn|ten|ter)"
NAME = rf"{WORD}(?:\s+(?:{PARTICLE}\s+){{0,2}}{WORD}){{0,6}}(?!{LETTER})"
BRACKET = r"\((?:[^()]|\([^()]*\)){0,300}\)|\(+[^()]{0,100}\)*"
NUMBERS = r"\d{1,4}[a-z]?(?:\s*(?:-|–|til|,|og|samt|&)\s*\d{1,4}[a-z]?(?![\w.]))*"
RANGE = (
    r"\b(?:[Dd]agsordens)?(?:[Ss]ag(?:er(?:ne)?)?|[Pp]unkt(?:er(?:ne)?|et)?|[Pp]kt\.?)"
    rf"\s*(?:nr\.?\s*)?(?={NUMBERS})(?P<numre>{NUMBERS})"
)
REASON = (
    r"(?:pga\.?|p\.g\.a\.|grundet|på grund af|som følge af|syg(?:dom|emeldt|eorlov)?|(?:på )?ferie"
    r"|(?:på )?(?:orlov|barsels?orlov|barsel)|tjenesterejse|(?:på )?rejse|bortrejst|kursus|arbejde"
    r"|inhabil(?:itet)?|forhindret|andet møde|privat(?:e)? (?:årsager|grunde))\b"
)
SUBSTITUTE = r"(?:1\.|2\.|3\.)?\s?(?:[Ss]uppleant(?:en)?|[Ss]tedfortræder(?:en)?|[Vv]ikar)"
ROLE = (
    r"(?:(?:1\.|2\.|3\.|[Ff]ørste|[Aa]nden|[Ff]ungerende|[Ff]g\.)\s?)?"
    r"(?:[A-ZÆØÅa-zæøå]*(?:[Ff]ormand(?:en)?|[Ff]orkvinde|[Ff]orperson|[Bb]orgmester(?:en)?|[Rr]ådmand"
    r"|[Ss]ekretær|[Rr]eferent|[Dd]irigent|[Kk]asserer|[Dd]irektør|[Cc]hef|[Ll]eder|[Kk]onsulent"
    r"|[Kk]oordinator|[Rr]epræsentant|[Oo]bservatør|[Pp]rotokol(?:fører)?|[Oo]rdstyrer|[Pp]ræst"
    r"|[Kk]irkeværge|[Rr]evisor|[Aa]dvokat|[Aa]dministrator|[Ss]uppleant|[Ss]tedfortræder)"
    r"|(?:\w+\s)?[Mm]edlem(?: af \w+)?|[Bb]estyrelsesmedlem|[Tt]ilforordnet|[Gg]æst|[Ff]ormænd)"
    r"(?! for\b)(?!\w)"
)
LETTERS = r"[A-ZÆØÅ]"
CODES = r"UP|DF|SF|EL|LA|KF|RV|NB|SP|UF|DD|ALT|KD|SD|FG|LL|BL|TV|EN|SL"
PARTY = (
    rf"(?:(?i:u\.\s?p\.?|uden for parti(?:erne)?|løsgænger(?:en|e)?)"
    rf"|(?:Liste|Listen|Gruppe|Gruppen|Partiet)\s+[{BIG}]\w*(?:\s+og\s+[{BIG}]\w*)*"
    rf"|(?:[{BIG}a-zæøå][\w.-]*\s+){{0,3}}?[\w-]*(?:[Ss]ocialdemokrat(?:erne|iet)|[Vv]enstre"
    r"|[Ee]nhedslisten|[Kk]onservative|[Ff]olkeparti|[Pp]artiet|[Ll]isten?|[Aa]lliance"
    r"|[Aa]lternativet|[Bb]orgerlige|[Dd]emokraterne|[Mm]oderaterne|[Rr]adikale"
    r"|[Ll]iberale|[Ss]lesvigsk [Pp]arti|[Gg]rønne|[Kk]ommunisterne|[Bb]yrådsgruppe|[Tt]værpolitisk"
    rf"|[Ff]olkebevægelsen)(?:\s+(?:for|i)\s+[{BIG}]\w+)?)"
)
GROUP = rf"(?:(?:Liste|Listen|Gruppe|Gruppen|Partigruppe)\s+)?(?P<bogstav>{LETTERS}|{CODES})"
NOBODY = re.compile(
    r"(?:Ingen|Intet|Alle|Nej|Ja|Resten|Øvrige|De|Det|Den|Der|Et|En|Ej|Ikke|Ved|Som|For|Imod|Under|Efter"
    r"|Før|På|Til|Fra|Med|Kl|Tlf|Side|Fraværende|Afbud|Fravær|Medlem(?:mer(?:ne)?|s)?|Deltager(?:e|ne)?"
    r"|Mødedeltagere|Tilstede\w*|Mødt|Fremmødte?|Gæster?|Bemærkning(?:er)?|Dato|Tid|Sted|Lokale|Møde\w*"
    r"|Stedfortrædere?|Suppleant(?:er)?|Referat|Dagsorden\w*|Punkt(?:er)?|Pkt|Sag(?:en|er)?|Bilag"
    r"|Beslutning\w*|Indstilling\w*|Godkendt|Udsat|Vedtaget|Administration(?:en)?|Indholdsfortegnelse"
    r"|Direktionen|Sekretariatet|Udvalg|Udvalget|Rådet|Kommunen?|Formandskabet|Flertallet|Mindretallet"
    r"|(?:man|tirs|ons|tors|fre|lør|søn)dag|januar|februar|marts|april|maj|juni|juli|august|september"
    r"|oktober|november|december"
    rf"|{LETTER}+(?:ningen|udvalget?|rådet|huset|gruppen|kommunen?|skolen|centre?t|afdelingen|styrelsen"
    r"|nævnet|kontoret))",
    re.IGNORECASE,
)
LABELS = re.compile(
    r"(?:Nej|Fraværende|Afbud|Medlemmer|Deltagere|Mødedeltagere|Tilstede|Fra|Et flertal)\b[-:,]?\s+"
    rf"(?=[{BIG}])"
)
STATUS = re.compile(
    r"(?:Deltog|Deltager|Afbud|Fraværende|Til ?stede|Mødt|Fremmødt|Ikke til ?stede|Ej til ?stede|Udeblev)\b",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r".*(?:forening(?:en)?|organisation(?:er|en)?|skolen?|center|centret|kommune|forbund(?:et)?"
    r"|sagen|afdeling(?:en)?|netværk|sekretariatet?|råd(?:et)?|udvalg(?:et)?|hjælp|A/S|ApS)\b"
    r"|(?:Center|Afdelingen|Dansk|Danske|Foreningen|Landsforeningen|Direktør)\b|DH$",
    re.DOTALL,
)

# What is consumed whole, so that no comma in it parts people, and what parts them.
PARTS = re.compile(
    rf"(?P<hel>{BRACKET}|{RANGE}|\b{REASON}[^,;.()\n]*)"
    r"|(?P<blank>[ \t]*\n[ \t]*\n\s*(?:[•·*▪̵◦-][ \t]+)*)"
    r"|(?P<kugle>[ \t]*(?:\n|(?:^))[ \t]*(?:[•·*▪̵◦–-][ \t]+)+|[ \t]*[•·▪◦][ \t]*)"
    r"|(?P<komma>\s*,[\s,]*(?:(?:og|samt)\s+)?)|(?P<semikolon>\s*;\s*)"
    r"|(?P<og>\s+(?:og|samt|&)(?:\s+|$))"
    r"|(?P<streg>\s+[-–—]+\s+|(?<=\))\s*[-–—]\s*|\s+(?:ved|med|uden) afbud\b\s*)"  # noqa: RUF001
    r"|(?P<punktum>(?<=[\w)])\.+(?:\s+|$))"
    r"|(?P<linje>[ \t]*\n[ \t]*)|(?P<gab>[ ]{2,}|[ ]*\t[ \t]*|\s*\|[\s|]*)"
)
PERSON = pp.Regex(
    rf"\s*(?:(?P<foer>{ROLE})\s*[:.]?\s+)?(?P<navn>{NAME})"
    rf"(?:\s*\((?P<initialer>[a-zæøå]{{2,5}}|[{BIG}]{{2,5}})\)(?=\s+{LETTERS}\b))?"
    rf"(?:\s+(?P<bogstav>{LETTERS})(?![\w.'’]))?",
    as_match=True,
)[0, 1]
REPLACES = re.compile(rf"{SUBSTITUTE}\s+for\s+(?P<navn>{NAME})")
REPLACED_BY = re.compile(rf"{SUBSTITUTE}\s*:?\s+(?P<navn>{NAME})")
ACTS_FOR = re.compile(rf"\b{SUBSTITUTE}\b|i stedet\b")
PARTY_ALONE = re.compile(rf"\(*\s*(?P<parti>{LETTERS}|{CODES}|{PARTY})\s*\)*(?:\s*\([^()]*\))?\s*")
GROUP_ALONE = re.compile(rf"{GROUP}(?:-(?:partiet|listen))?(?=\s|\(|$)(?P<med>\s*\(.*)?", re.DOTALL)
PARTY_NAME = re.compile(rf"(?P<parti>[{BIG}][\w]*-(?:partiet|listen)|{PARTY})(?:\s*\([^()]*\))?")
BARE = re.compile(rf"(?<=\w)\s({LETTERS})\s+(?=[{BIG}]{LETTER}+\s+[{BIG}]{LETTER})")
ENUMERATED = re.compile(r"\s*\(?\d{1,3}[.):]\s*(?=\D)")
RANGES = re.compile(RANGE)
REASONS = re.compile(REASON, re.IGNORECASE)
ROLES = re.compile(rf"{ROLE}(?:\s+(?:i|af|på)\s.*)?")
NAMES = re.compile(NAME)
PAIR = re.compile(r"(\d{1,4})([a-z]?)(?:\s*(?:-|–|til)\s*(\d{1,4}))?")  # noqa: RUF001
WIDEST = 1_000


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody in a list, and what is printed beside the name.

    `rest` is what is neither party, role, reason nor item numbers ("Afbud", "fratrådt"); `for_` is
    the one whose place is taken.
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


class Piece(NamedTuple):
    """What stands between two separators: the kind of the one before, and from where to where."""

    kind: str
    start: int
    end: int


@dataclass(slots=True)
class Entry:
    """A person, or a group where `navn` is None, while its list is being read."""

    navn: Text | None
    kind: str
    end: int
    gruppe: str | None = None
    told: bool = False  # a party is printed, were it "()"
    ends: bool = False  # the party is printed behind the name, and closes a group of people
    words: dict[str, str] = field(default_factory=dict)
    punkter: tuple[str, ...] | None = None
    for_: Text | None = None

    def tell(self, key: str, words: str) -> None:
        """Keep the first that is printed of each kind."""
        if words := fold(words):
            self.words.setdefault(key, words)


def people(text: Text, *, shared: bool = False) -> tuple[Who, ...]:
    """Everybody in a list. With `shared`, `Bo Ek og Ida Lund (A)` gives A to both."""
    entries = [entry for entry in _read(text, groups=False) if entry.navn is not None]
    if shared:
        _share(entries)
    return tuple(_who(text, entry) for entry in entries)


def voters(text: Text) -> tuple[tuple[Navn, ...], tuple[str, ...]]:
    """Those who vote alike: the people named, and the parties that stand alone."""
    entries = _read(text, groups=True)
    _share(entries)
    named = (entry for entry in entries if entry.navn is not None)
    return (
        tuple(Navn(e.navn, e.words.get("parti"), e.navn.span) for e in named if e.navn is not None),
        tuple(dict.fromkeys(entry.gruppe for entry in entries if entry.gruppe)),
    )


def parties(text: Text) -> tuple[str, ...]:
    """Parties and lists that stand alone: letters without "Liste", written-out names as printed."""
    return voters(text)[1]


def item_numbers(words: str) -> tuple[str, ...] | None:
    """The numbers of "sag 129-131" or "punkt 3, 5 og 7a", or None where there are none."""
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
    return words if re.search(rf"(?:^|\W)(?:[{BIG}]|{SHORT}|u\.p)\.$", words) else words.rstrip(" .,")


def _who(text: Text, entry: Entry) -> Who:
    assert entry.navn is not None  # noqa: S101
    told = entry.words.get
    return Who(
        navn=entry.navn,
        parti=told("parti"),
        rolle=told("rolle"),
        grund=told("grund"),
        rest=told("rest"),
        organisation=told("organisation"),
        punkter=entry.punkter,
        for_=entry.for_,
        span=Span(entry.navn.span.start, max(entry.navn.span.end, text.span.start + entry.end)),
    )


def _share(entries: list[Entry]) -> None:
    """A party printed behind the last of a group is everybody's in it, back to the last party."""
    for after, before in pairwise(reversed(entries)):
        joined = after.kind in {"komma", "og", "linje"} and before.navn is not None
        if joined and not before.told and after.ends and after.navn is not None:
            before.tell("parti", after.words.get("parti", ""))
            before.ends = True


def _pieces(text: Text) -> list[Piece]:
    """The list cut at its separators; a line end inside a name is none."""
    pieces = []
    kind, start = "start", 0
    for match in PARTS.finditer(text):
        found = match.lastgroup or ""
        if match["hel"] is not None or (found == "punktum" and _shortened(text, match.start())):
            continue
        pieces.append(Piece(kind, start, match.start()))
        kind, start = found, match.end()
    pieces.append(Piece(kind, start, len(text)))
    pieces = [piece for piece in pieces if text[piece.start : piece.end].strip()]
    sizes = [_size(text[piece.start : piece.end]) for piece in pieces]
    in_line = any(s and p.kind in {"komma", "og"} for p, s in zip(pieces[1:], sizes[1:], strict=True))
    full = max(sizes, default=0) > 1
    whole: list[Piece] = []
    last = 0
    for piece, size in zip(pieces, sizes, strict=True):
        if whole and _continues(text, whole[-1], piece, (last, size), in_line, full, len(pieces)):
            whole[-1] = Piece(whole[-1].kind, whole[-1].start, piece.end)
            last += size
        else:
            whole.append(piece)
            last = size
    return whole


def _shortened(text: str, at: int) -> bool:
    """Whether the full stop belongs to an initial, an abbreviation or a number."""
    word = re.split(r"[\s(.]", text[max(0, at - 12) : at])[-1]
    if re.fullmatch(rf"[{BIG}]", word):
        before = text[max(0, at - 3) : at - 1]
        return not before.endswith("(")
    return bool(re.fullmatch(rf"\d+|{SHORT}|m|fl|nr|pkt|stk|kl|bl|[Ff]g|pga|[a-z]", word))


def _size(words: str) -> int:
    """How many words of a name a piece is, nothing else beside them; 0 is no name."""
    words = words.strip()
    match = NAMES.match(words)
    if not match or ROLES.fullmatch(words) or NOBODY.fullmatch(words) or PARTY_NAME.fullmatch(words):
        return 0
    if match.end() < len(words) and words[match.end() :].lstrip()[:1].islower():
        return 0
    return len(match[0].split())


def _continues(
    text: Text,
    before: Piece,
    piece: Piece,
    sizes: tuple[int, int],
    in_line: bool,  # noqa: FBT001
    full: bool,  # noqa: FBT001
    number: int,
) -> bool:
    """Whether a line end or some blanks stand inside a name, not between two people."""
    if piece.kind not in {"linje", "gab"}:
        return False
    first, second = text[before.start : before.end].rstrip(), text[piece.start : piece.end]
    gap = text[before.end : piece.start]
    if piece.kind == "gab" and ("\t" in gap or "|" in gap or len(gap) > 2):  # noqa: PLR2004
        return False
    if re.search(rf"(?:\s{PARTICLE}|\w-|\s[{BIG}]\.)$", first) or re.match(PARTICLE + r"\s", second):
        return bool(NAMES.match(first.lstrip()))
    if first.endswith((")", ".")) or not all(sizes) or min(sizes) > 1:
        return False
    if piece.kind == "gab":
        return True
    return (in_line and full) or (not in_line and number == 2)  # noqa: PLR2004


def _read(text: Text, *, groups: bool) -> list[Entry]:
    return Reading(text, groups=groups).entries


class Reading:
    """One list, read from left to right."""

    def __init__(self, text: Text, *, groups: bool) -> None:
        self.text = text
        self.groups = groups
        self.entries: list[Entry] = []
        self.role = ""
        pieces = [part for piece in _pieces(text) for part in self._columns(piece)]
        self.beside = groups and self._party_beside(pieces)
        first = self._words(pieces[0]) if pieces else ""
        self.role_first = bool(ROLES.fullmatch(first))
        kinds = [piece.kind for piece in pieces[1:]] + ["slut"]
        for piece, after in zip(pieces, kinds, strict=True):
            self._piece(piece, after)

    def _words(self, piece: Piece) -> str:
        return self.text[piece.start : piece.end].strip()

    def _columns(self, piece: Piece) -> Iterator[Piece]:
        """`Bo Ek V Ida Lund A` is two people: a letter behind each."""
        words = self.text[piece.start : piece.end]
        cuts = [match.end() for match in BARE.finditer(words)]
        if cuts and not re.search(rf"\s{LETTERS}\s*$", words):
            cuts = []
        for i, (start, end) in enumerate(pairwise([0, *cuts, len(words)])):
            yield Piece("gab" if i else piece.kind, piece.start + start, piece.start + end)

    def _party_beside(self, pieces: list[Piece]) -> bool:
        """Whether in a vote letters stand behind each name after a comma, not for themselves."""
        kinds = [bool(re.fullmatch(LETTERS, self._words(piece))) for piece in pieces]
        return len(kinds) > 1 and kinds == [False, True] * (len(kinds) // 2)

    def _piece(self, piece: Piece, after: str) -> None:
        start, end = piece.start, piece.end
        if piece.kind in {"start", "linje", "kugle", "blank"} and (
            match := ENUMERATED.match(self.text, start, end)
        ):
            start = match.end()
        if match := LABELS.match(self.text, start, end):
            start = match.end()
        colon = re.compile(r"[^:(]{1,60}:\s*").match(self.text, start, end)
        if colon:
            start = self._label(piece, start, colon)
        words = self.text[start:end].strip()
        if not words:
            return
        if self._group(piece, words, start):
            return
        if re.fullmatch(r"[Ii]ngen|-|\(\s*-?\s*\)", words):
            self._last_told(piece.end)
        elif self.entries and not (self.role_first and ROLES.fullmatch(words)):
            if not (match := self._attribute(words, piece.kind)):
                self._person(piece, start)
            elif self.entries:
                self.entries[-1].end = piece.end
        elif ROLES.fullmatch(words):
            self.role = words
        else:
            self._person(piece, start)
        del after

    def _last_told(self, end: int) -> None:
        if self.entries:
            self.entries[-1].told = True
            self.entries[-1].end = end

    def _label(self, piece: Piece, start: int, colon: re.Match[str]) -> int:
        """Where to read on behind a colon: `Borgmester: NAVN`, `NAVN: Afbud`, `Afbud: NAVN`."""
        head = colon[0].rstrip(": ")
        if ROLES.fullmatch(head):
            self.role = head
        elif STATUS.match(self.text, colon.end(), piece.end):
            self._person(Piece(piece.kind, start, start + len(head)), start)
        return colon.end()

    def _group(self, piece: Piece, words: str, start: int) -> bool:
        """A party that stands for itself; `O (NAVN)` is a person of party O."""
        if not self.groups:
            return False
        if "+" in words and re.fullmatch(rf"{LETTERS}(?:\s*\+\s*{LETTERS})+", words):
            for letter in re.findall(LETTERS, words):
                self.entries.append(Entry(None, piece.kind, piece.end, gruppe=letter))
            return True
        if match := GROUP_ALONE.fullmatch(words):
            letter = match["bogstav"]
            if self.beside and self.entries and self.entries[-1].navn is not None:
                return False
            inner = (match["med"] or "").strip().removeprefix("(").removesuffix(")")
            if inner and NAMES.match(inner) and not PARTY_NAME.fullmatch(inner):
                at = self.text.index(inner, start)
                for entry in _read(self.text.part(at, at + len(inner)), groups=False):
                    entry.told = True
                    entry.words.setdefault("parti", letter)
                    entry.end = piece.end
                    self.entries.append(entry)
            else:
                self.entries.append(Entry(None, piece.kind, piece.end, gruppe=letter))
            return True
        if match := PARTY_NAME.fullmatch(words):
            name = fold(match["parti"])
            letters = re.fullmatch(rf"(?:Listen?|Gruppen?)\s+({LETTERS}(?:\s+og\s+{LETTERS})*)", name)
            for party in re.findall(LETTERS, letters[1]) if letters else [name]:
                self.entries.append(Entry(None, piece.kind, piece.end, gruppe=party))
            return True
        return False

    def _attribute(self, words: str, kind: str) -> bool:
        """Whether the words say something of the last person, and not the name of another."""
        who = self.entries[-1]
        if who.navn is None:
            return False
        inner = words.strip("() .")
        if match := PARTY_ALONE.fullmatch(words):
            if self.groups and not self.beside and not words.startswith("(") and kind != "streg":
                return False
            self._party(who, match["parti"])
        elif match := RANGES.search(inner):
            who.punkter = tuple(dict.fromkeys((who.punkter or ()) + (item_numbers(inner) or ())))
            who.tell("rest", inner[: match.start()])
        elif ROLES.fullmatch(inner):
            who.tell("rolle", inner)
        elif match := REPLACES.search(inner):
            who.tell("rolle", inner[: match.start("navn")].rsplit(maxsplit=1)[0])
            who.for_ = self._at(words, match["navn"], who)
        elif (match := REPLACED_BY.match(inner)) and kind in {"streg", "parentes", "komma", "og"}:
            self._substitute(words, match["navn"], who)
        elif REASONS.match(inner):
            who.tell("grund", inner)
        elif STATUS.match(inner):
            who.tell("rest", inner)
        elif kind == "streg" and ACTS_FOR.search(inner) and NAMES.match(inner):
            return self._stands_in(words, who)
        elif inner[:1].islower() and not re.match(rf"{PARTICLE}\s+[{BIG}]", inner):
            who.tell("grund" if kind == "streg" else "rest", inner)
        elif (
            ORGANISATION.match(inner)
            or (kind in {"streg", "parentes", "ord"} and not re.search(r"\([A-ZÆØÅ]\)", words))
        ) and not inner[:1].isdigit():
            who.tell("organisation", inner)
        else:
            return False
        return True

    def _party(self, who: Entry, party: str) -> None:
        if not who.told:
            who.tell("parti", party.rstrip(",") if party.endswith("p.") else party)
        who.told = who.ends = True

    def _at(self, within: str, name: str, who: Entry) -> Text:
        """The place of a name that stands in words printed behind somebody."""
        at = self.text.index(name, self.text.index(within, (who.navn or who).span_end(self.text)))
        return Text(fold(name), self.text.part(at, at + len(name)).span)
