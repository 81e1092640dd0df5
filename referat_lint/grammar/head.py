"""The head of a referat: body, date, hours, place; who is in the lists; what is said of absence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from referat_lint.grammar import attendance, bodies, dates, labels
from referat_lint.grammar.attendance import Attendance, name_pieces
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.people import Who, item_numbers, people
from referat_lint.model import Deltager, Fravaer, FravaerAngivet, Medlem, Moede
from referat_lint.source import Span, Text

LABELED = pattern(r"(?P<label>[A-Za-zÆØÅæøå][^:|\n]{0,38}?) *[:|][ \t|:]*(?P<rest>.*)$", re.DOTALL)
SPACED = pattern(
    r"(?P<label>Mødedato|Mødested|Mødetidspunkt|Mødedeltagere|Starttidspunkt|Sluttidspunkt|Medlemmer"
    r"|Møde(?:t)? (?:hævet|slut|sluttede)(?: kl\.?)?|Mødetid|Fraværende|Afbud|Deltagere) +(?P<rest>\S.*)$",
    re.DOTALL,
)
DOCUMENT = pattern(
    r"\b(?P<ord>(?:beslutnings)?referat(?:et)?|beslutningsprotokol|protokol|dagsorden(?: med vedtagelser)?"
    r"|beslutninger fra mødet|tillægsdagsorden|udskrift|R e f e r a t|Refer)\b",
    re.IGNORECASE,
)
MEETING = pattern(
    r"(?:\b(?:fra|af|til|for|ved)\b )?(?:\b(?:et|det)\b )?(?:\b(?:ekstra)?ordinær(?:t|e)?\b )?"
    r"\b(?P<moede>[a-zæøå]*møde(?:t|r)?|(?:ekstra)?(?:ordinær )?generalforsamling(?:en)?|årsmøde(?:t)?|repræsentantskabsmøde(?:t)?)\b"
    r"(?: (?:nr\.?|nummer) ?[\d/]+)?",
    re.IGNORECASE,
)
KOMMUNE = pattern(r"\b(?:for |i )?(?P<navn>[A-ZÆØÅ][\wæøå-]+(?:[- ][A-ZÆØÅ][\wæøå-]+)? Kommune)\b(?! -)")
PLACE = pattern(r"(?:^|[ ,])(?:i|på|ved|hos) +(?P<sted>(?:[A-ZÆØÅ0-9]|[a-zæøå]+(?:et|en|stuen|salen|lokalet|rummet|huset|hus|sal|lokale)\b).*)$")
PLACE_WORD = pattern(
    r"lokale|sal(?:en)?\b|rådhus|skole|huset?\b|kantine|bibliotek|teams|online|virtuel|skype|videomøde|\bvej\b|vej \d|gade \d"
    r"|allé|kirke|center|centret|plads|\bzoom\b|stuen|gård|kontor|hotel|kro\b|\bhal\b|forvaltning|torv|\brum\b|etage",
    re.IGNORECASE,
)
END_TIME = pattern(r"\b(?:mødet|generalforsamlingen)? ?(?:er |blev )?(?:slut(?:tede|tet)?|hævet|afsluttet|hæves|sluttede|hævede (?:mødet|generalforsamlingen))\b[^.]{0,30}?(?:kl\.? *)?(?P<tid>\d{1,2}(?:[.:]\d\d)?)", re.IGNORECASE)
BEGAN = pattern(r"\b(?:begyndte|startede|åbnet|start(?:er)?|begynder)\b[^.]{0,20}?kl\.? *(?P<tid>\d{1,2}(?:[.:]\d\d)?)", re.IGNORECASE)
CANCELLED = pattern(r"\bmødet (?:er|blev|var) (?:desværre )?aflyst\b|^aflyst\b|\baflysning af mødet\b", re.IGNORECASE)
OFFICIAL = pattern(
    r"sekretær|referent|protokol|direktør|observatør|chef|konsulent|leder\b|koordinator|tilforordnet|gæst|revisor|administrator|advokat|skoleleder|rådgiver",
    re.IGNORECASE,
)
STAMP = pattern(r"publiceret|udskrevet|dannet|udsendt|godkendt den|opdateret|offentliggjort|redigeret", re.IGNORECASE)
WEEKDAY = pattern(r"\b(?:man|tirs|ons|tors|fre|lør|søn)dag\b(?= den\b| d\.)", re.IGNORECASE)
COUNTED = pattern(
    r"(?:fremmødt|fremmødte|til ?stede|tilstede|mødt|repræsenteret)\b[^.]{0,20}?\b\d+ (?:medlemmer|personer|husstande|ejere|stemmer|andelshavere|deltagere|lejemål|beboere|stemmeberettigede|fremmødte|forældre)"
    r"|\b\d+ (?:medlemmer|personer|ejere|andelshavere|husstande|beboere|stemmeberettigede)\b[^.]{0,40}\b(?:fremmødt|mødt|til ?stede|tilstede|repræsenteret)"
    r"|^(?:Fremmødt\w*|Mødt|Tilstede|Til stede) ?:? *\d+\b(?! [A-ZÆØÅ])",
    re.IGNORECASE,
)
OFFICIALS = pattern(
    r"(?P<label>Dirigent|Referent|Ordstyrer|Mødeleder|Sekretær|Protokolfører) ?: *(?P<navn>[A-ZÆØÅ][^:]*?)(?=\s{2,}|$|[,;]? +(?:Dirigent|Referent|Ordstyrer|Mødeleder|Sekretær|Protokolfører) ?:)"
)
LISTS = frozenset({"medlemmer", "deltagere", "tilstede"})
COLUMN_NAMES = pattern(r"(?:[A-ZÆØÅ][\wæøå.-]+ (?:[A-ZÆØÅ][\wæøå.-]+ ?){1,3}(?:[A-ZÆØÅ](?:\s+|$))?(?:\([a-zæøå]+\))?\s*)+")
STATUS_NO = pattern(r"^(?:nej|afbud|fraværende|ikke|fravær|syg|ferie|orlov|barsel|udeblev)\b|^-$", re.IGNORECASE)
ON_LEAVE = pattern(r"(?:syg|ferie|orlov|barsel)", re.IGNORECASE)
STATUS_YES = pattern(r"^(?:ja|deltog|til ?stede|mødt|x|deltager|fremmødt)\b", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """A list of people as printed: the label's kind, where it stands, its lines."""

    kind: str
    label: Span
    lines: list[Text] = field(default_factory=list)
    rolle: str | None = None  # where the label is a role


@dataclass(slots=True)
class Head:
    """What the head says, before it is put together with what items say."""

    moede: Moede
    medlemmer: list[Medlem]
    deltagere: list[Deltager]
    blocks: list[Block]
    attendance: Attendance
    aflyst: bool = False
    columns: bool = False
    dato_span: list[Text] = field(default_factory=list)


class _Reader:
    def __init__(self, source: Text) -> None:
        self.source = source
        self.words: dict[str, str | None] = {}
        self.dates: list[Text] = []
        self.blocks: list[Block] = []
        self.left: list[Line] = []  # for sentences of attendance
        self.state: str | None = None
        self.block: Block | None = None
        self.used: list[Line] = []
        self.columns = False
        self.free: list[Text] = []
        self.aflyst = False

    def set(self, key: str, value: str | None) -> bool:
        if value and not self.words.get(key):
            self.words[key] = value
            return True
        return False

    # Lines

    def line(self, line: Line) -> None:
        words = line.text
        if labels.FURNITURE.fullmatch(words) and not re.match(r"Pdf", words):
            line.used = "moebler"
            return
        if CANCELLED.search(words):
            self.aflyst = True
        text = _unpiped(line)
        if not text:
            line.used = "moebler"
            return
        line.used = "hoved"
        if self._several(text) or self._officials(text):
            return
        found = _label(text, line)
        if found is not None:
            self._labeled(line, *found)
            return
        if self.block is not None and self._goes_on(text, line):
            return
        if self.state in ("dato", "tid", "slut", "sted", "organ", "bemaerkninger") and not self.words.get(f"{self.state}!"):
            self._field(self.state, text, line)
            if self.state != "bemaerkninger":
                self.words[f"{self.state}!"] = "x"
                self.state = None
            return
        self.state, self.block = None, None
        self._free(text, line)

    def _several(self, text: Text) -> bool:
        """All labels first, values elsewhere: a column read apart."""
        found = re.findall(r"[A-ZÆØÅ][\wæøå .]{1,25}:", text)
        known = [f for f in found if labels.FIELD.get(labels.folded(f))]
        if len(known) >= 3 and len("".join(known)) > 0.7 * len(text.replace(" ", "")):
            self.columns = True
            return True
        return False

    def _officials(self, text: Text) -> bool:
        """`Dirigent: NAVN    Referent: NAVN` on one line."""
        found = list(OFFICIALS.finditer(text))
        if len(found) < 2:
            return False
        for match in found:
            kind = labels.FIELD[match["label"].casefold()]
            self.blocks.append(Block(kind, text.part(*match.span("label")).span, [text.part(*match.span("navn"))], match["label"].casefold()))
        return True

    def _labeled(self, line: Line, kind: str, label: Span, rest: Text) -> None:
        self.state, self.block = kind, None
        if kind in LISTS and (more := attendance.SECOND.search(rest)):
            after = line.rest(rest.span.start - line.start + more.end())
            rest = rest.part(0, more.start())
            self._labeled(line, kind, label, rest)
            self.line(after)
            return
        if self.columns and not rest.strip():
            self.state = None
            return
        if kind in ("afbud", "stedfortraeder"):
            self.left.append(line)
            self.state = "afbud"
            self.block = Block("afbud", label)
            return
        if kind in LISTS or kind in ("gaester", "referent", "leder", "formand"):
            if COUNTED.search(line.text) and not people(rest):
                self.words["antal"] = "x"
                self.words["antal_span"] = f"{line.start},{line.end}"
                self.state = None
                return
            self.block = Block(kind, label)
            if kind == "formand":
                self.block.rolle = " ".join(line.text.part(label.start - line.start, label.end - line.start).split()).strip(" :")
            self.blocks.append(self.block)
            if rest.strip():
                self.block.lines.append(rest)
            return
        if rest.strip():
            self._field(kind, rest, line)
            if kind != "bemaerkninger":
                self.state = None

    def _goes_on(self, text: Text, line: Line) -> bool:
        assert self.block is not None  # noqa: S101
        block = self.block
        if block.kind == "afbud":
            if name_pieces(text) or attendance.NONE.match(text):
                self.left.append(line)
                return True
            return False
        if STATUS_LINE.match(text) and block.kind in LISTS | {"fri"}:
            block.lines.append(text)
            return True
        if attendance.FROM.match(text) or attendance.LABEL.match(text) or (line.kinds & attendance.SPEAKS and _sentence(text)):
            return False
        plain = re.sub(r"^(?:\d+\.|[•-]) +", "", text)
        looks = bool(people(text)) or re.fullmatch(r"\(?[A-ZÆØÅ]{1,2}\)?|\(?[Ll]øsgænger\)?|[a-zæøå]{4,14}|(?:[Vv]ice|[Nn]æst)?(?:[Ff]ormand|[Bb]orgmester)|\(\)", plain)
        if not looks or len(text) > 600 or _sentence(text) or dates.first_date(text) is not None:
            return False
        if block.kind in ("referent", "leder", "formand") and block.lines:
            return False
        if block.lines and bodies.NOUN.search(text) and DOCUMENT.search(text):
            return False
        block.lines.append(text)
        return True

    # Fields

    def _field(self, kind: str, text: Text, line: Line) -> None:
        if kind == "organ":
            found = bodies.body(text)
            if found:
                self.set("organ", found.navn)
                self.set("periode", found.periode)
        elif kind == "sted":
            self.set("sted", _place(text))
        elif kind == "kommune":
            self.set("kommune", " ".join(text.split()).strip(" ,."))
        elif kind == "slut":
            self.set("slut", dates.first_time(text) or _loose_time(text))
        elif kind in ("dato", "tid"):
            rest = self._when(text)
            if rest and kind == "dato":
                self._leftover(rest)
        elif kind == "bemaerkninger":
            self._remark(text, line)
        elif kind == "moedenr":
            if DOCUMENT.search(text) is None and bodies.NOUN.search(text):
                self._leftover(text)

    def _remark(self, text: Text, line: Line) -> None:
        if end := END_TIME.search(text):
            self.set("slut", _loose_time(end["tid"]))
        self.left.append(_as_line(text, line))

    def _when(self, text: Text) -> Text | None:
        """Take date and hours from a line; what is left over."""
        rest = str(text)
        if end := END_TIME.search(rest):
            self.set("slut", _loose_time(end["tid"]))
            rest = rest[: end.start()] + " " * (end.end() - end.start()) + rest[end.end() :]
        if begin := BEGAN.search(rest):
            self.set("start", _loose_time(begin["tid"]))
        date = dates.first_date(rest)
        if date is None and (day := WEEKDAY.search(rest)) and not self.words.get("dato"):
            self.set("ugedag", day[0].lower())
        if date is not None:
            stamped = STAMP.search(rest[: date.start])
            if stamped:
                return None
            if date.iso:
                self.set("dato", date.iso)
                if self.words["dato"] == date.iso:
                    self.set("ugedag", date.ugedag)
                self.dates.append(Text(date.iso, Span(text.span.start + date.start, text.span.start + date.end)))
            elif date.ugedag and not self.words.get("dato"):
                self.set("ugedag", date.ugedag)
            rest = rest[: date.start] + " " * (date.end - date.start) + rest[date.end :]
        hours = dates.hours(rest)
        if hours:
            if self.set("start", hours[0]):
                self.set("slut", hours[1])
            rest = dates.HOURS.sub(lambda m: " " * len(m[0]), rest, count=1)
        else:
            inner = re.sub(r"\([^)]*\)", lambda m: " " * len(m[0]), rest)
            found = dates.time_at(inner)
            if found:
                self.set("start", found[0])
                rest = inner[: found[1]] + " " * (found[2] - found[1]) + inner[found[2] :]
        return Text(rest, text.span)

    def _free(self, text: Text, line: Line) -> None:
        words = str(text)
        if (stamp := STAMP.search(words)) and (date := dates.first_date(words)) and stamp.start() < date.start:
            return
        if kommune := KOMMUNE.search(words):
            title = DOCUMENT.search(words) or MEETING.search(words) or words.strip() == kommune["navn"] or f"for {kommune['navn']}" in words
            if title and len(words) < 160:
                self.set("kommune", kommune["navn"])
        if COUNTED.search(words):
            self.words["antal"] = "x"
            self.words["antal_span"] = f"{line.start},{line.end}"
            return
        if line.kinds & attendance.SPEAKS and (_sentence(text) or attendance.ALL_CAME.match(text) or attendance.FROM.match(text)) or attendance.NO_QUORUM.search(words):
            self.left.append(line)
            if end := END_TIME.search(words):
                self.set("slut", _loose_time(end["tid"]))
            if not DOCUMENT.search(words) and not MEETING.search(words[:40]):
                return
        if len(words) > 260:
            self.left.append(line)
            return
        if self._free_people(text, line):
            return
        titled = DOCUMENT.search(words) is not None or MEETING.search(words) is not None
        rest = self._when(text)
        if rest is None:
            return
        self._leftover(rest, titled=titled, dated=rest != words, line=line)

    def _free_people(self, text: Text, line: Line) -> bool:
        """A list of members without a label: names with parties, or several names on the line."""
        if roled(text) or (STATUS_LINE.match(text) and not labels.FIELD.get(labels.folded(text.partition(":")[0]))):
            self.blocks.append(Block("fri", Span(text.span.start, text.span.start), [text]))
            return True
        if self.columns and (who := people(text)) and COLUMN_NAMES.fullmatch(text):
            self.blocks.append(Block("fri", Span(text.span.start, text.span.start), [text]))
            return True
        if not name_pieces(text) or bodies.NOUN.search(text) or PLACE_WORD.search(text) or DOCUMENT.search(text):
            return False
        who = people(text)
        full = [w for w in who if len(w.navn.split()) > 1]
        if len(full) < len(who) or not (len(who) > 1 or who[0].parti or who[0].rolle or re.search(r"\(\)$", text)):
            return False
        if self.blocks and self.blocks[-1].kind == "fri":
            self.blocks[-1].lines.append(text)
        else:
            self.blocks.append(Block("fri", Span(text.span.start, text.span.start), [text]))
        return True

    def _leftover(self, rest: Text, *, titled: bool = False, dated: bool = False, line: Line | None = None) -> None:
        words = str(rest)
        place = None
        gap = re.search(r" {6,}", words)
        if gap and (titled or dated):
            tail = words[gap.end() :].strip(" ,.;-–•()")
            tail = re.sub(r"^(?:kl\.?|den|d\.)\s*", "", tail)
            if match := re.match(r"(?:i|på|ved|hos) +(.+)", tail):
                place = match[1]
            elif tail and not DOCUMENT.search(tail) and (PLACE_WORD.search(tail) or _short_place(words, gap.end())):
                place = tail
            if place or bodies.NOUN.search(words[: gap.start()]):
                words = words[: gap.start()]
        words = KOMMUNE.sub(" ", words) if "Kommune" in words and re.search(r"\bfor \w+(?: \w+)? Kommune", words) else words
        core = DOCUMENT.sub(" ", words)
        meeting = MEETING.search(core)
        if meeting:
            organ = self._from_meeting(core, meeting)
        else:
            organ = core
        organ = re.sub(r"\((?:[^()]*)\)", lambda m: m[0] if bodies.PERIOD.search(m[0]) else " ", organ)
        organ = re.sub(r"\b(?:kl\.?|KL\.?|d\.|den|DEN)(?=\s|$)", " ", organ)
        organ = re.sub(r"^[\s:,.•|–-]*(?:(?:fra|af|til|for|FRA|AF|TIL|FOR)\b\s*)*", "", organ)
        organ = re.split(r"\s{3,}", organ.strip(" ,.:;•|–-\t"))[0].strip(" ,.:;•|–-\t")
        organ = re.sub(r"\s+[-–]\s*(?:ekstraordinært.*|åbent?|lukket)?$", "", organ, flags=re.I)
        if place:
            self.set("sted", _place(place))
        if not organ:
            return
        if self._is_organ(organ, titled, bool(meeting)):
            found = bodies.body(organ)
            if found and self.set("organ", found.navn):
                self.set("periode", found.periode)
                return
            if found and not self.words.get("periode") and bodies.same_body(found.navn, self.words.get("organ")):
                self.set("periode", found.periode)
            return
        if not titled and not self.words.get("sted"):
            inline = PLACE.search(f" {organ}")
            if dated and inline:
                self.set("sted", _place(inline["sted"]))
            elif PLACE_WORD.search(organ) and len(organ) < 90 and not organ.endswith(":"):
                self.set("sted", _place(organ))
            elif inline and len(organ) < 90 and organ[:2] in ("i ", "på") :
                self.set("sted", _place(inline["sted"]))
            elif organ.endswith(",") or dated:
                pass
        self.free.append(rest)

    def _from_meeting(self, core: str, meeting: "re.Match[str]") -> str:
        """`Referat fra ORGANs møde`, `møde i ORGAN`, `bestyrelsesmøde ORGAN`, `ORGAN, møde`."""
        before, after = core[: meeting.start()].strip(" ,.:-–"), core[meeting.end() :]
        tail = re.match(r"\s*(?:NR\. ?\d+\s*)?(?:,\s*)?(?:(?:i|for|af|ved|I|FOR)\s+)?(?P<organ>[A-ZÆØÅ][^\n]*)", after)
        before = re.sub(r"^(?:fra|af|til|for|Fra|Af)\s+", "", before)
        if before and bodies.NOUN.search(before):
            return before
        if tail and (bodies.NOUN.search(tail["organ"]) or re.match(r"\s*(?:i|for)\s", after) or "møde" not in before):
            organ = tail["organ"]
            organ = re.sub(r"\s+(?:den|d\.|mandag|tirsdag|onsdag|torsdag|fredag)\s.*$", "", organ)
            return re.split(r"\s{3,}", organ)[0]
        return before if len(before) > 3 and before[0].isupper() else ""

    def _is_organ(self, words: str, titled: bool, meeting: bool) -> bool:
        if len(words) > 110 or not words[0].isalnum() or words[-1] in ":?":
            return False
        if re.search(r"\b(?:er|var|har|skal|deltog|blev|orienterede)\b", words):
            return False
        if re.match(r"(?:\d|Bilag|Side|Indhold|Dagsorden|Mødet|Formand|Ingen|Referent)", words) and not bodies.NOUN.search(words):
            return False
        if bodies.NOUN.search(words):
            return not (PLACE_WORD.search(words) and re.search(r"\d", words) and not titled)
        return (titled or meeting) and words[0].isupper() and len(words) < 80 and (
            meeting or bool(re.search(r"[A-ZÆØÅ][a-zæøå]+ (?:og|,)|Plan|Social|Teknik|Kultur|Børn|Bolig|Miljø|Økonomi", words))
        )


def _short_place(words: str, at: int) -> bool:
    """`..., kl. 17, personalerummet`: one or two words behind a comma at the line's end."""
    return bool(re.match(r"[ ,]*,? *[a-zæøåA-ZÆØÅ][\w ]{2,30}$", words[at:])) and "," in words[max(0, at - 2) : at + 3]


def lists_people(line: Line) -> bool:
    """Whether a line's label opens a list of those who came, or of the members."""
    found = _label(line.text, line)
    return found is not None and found[0] in LISTS and bool(line.text.endswith(":") or people(found[2]))


def ends_list(line: Line) -> bool:
    """Whether a line's label opens anything but another list of people."""
    found = _label(line.text, line)
    return found is not None and found[0] not in LISTS | {"gaester", "referent", "leder", "formand"}


def _unpiped(line: Line) -> Text:
    words = line.text
    if "|" not in words:
        return words
    if re.fullmatch(r"[|\-: ]+", words):
        return Text("", words.span)
    start, end = 0, len(words)
    while end > start and words[end - 1] in "| \t":
        end -= 1
    while start < end and words[start] in "| \t":
        start += 1
    return words.part(start, end)


def _label(text: Text, line: Line) -> tuple[str, Span, Text] | None:
    """A field's label and its value on the same line."""
    whole = labels.FIELD.get(labels.folded(text)) if len(text) < 45 else None
    if whole is not None and (text[-1] in ":|" or _bare_label(whole, text) or (whole == "formand" and line.cut)):
        return whole, text.span, text.part(len(text), len(text))
    match = LABELED.match(text)
    if match and (kind := labels.FIELD.get(labels.folded(match["label"]))):
        return kind, text.part(*match.span("label")).span, text.part(*match.span("rest"))
    match = SPACED.match(text)
    if match and (kind := labels.FIELD.get(labels.folded(match["label"]))):
        if kind in ("afbud", "medlemmer", "deltagere") and not (people(text.part(*match.span("rest"))) or attendance.NONE.match(match["rest"])):
            return None
        if kind == "afbud" and re.match(r"(?:med|uden|fra) ", match["rest"]):
            return None
        return kind, text.part(*match.span("label")).span, text.part(*match.span("rest"))
    if match := attendance.LABEL.match(text):
        if match["tegn"] or not match["rest"]:
            return "afbud", text.part(*match.span("label")).span, text.part(*match.span("rest"))
    return None


def _bare_label(kind: str, text: Text) -> bool:
    return kind in LISTS | {"afbud", "gaester", "dato", "tid", "slut", "sted", "organ", "bemaerkninger", "referent", "stedfortraeder"} and text[0].isupper()


def _sentence(text: str) -> bool:
    return bool(
        re.search(r"\b(?:er|var|har|havde|deltog|deltager|mødte|blev|sluttede|ankom|forlod|udeblev|indkaldt|undtagen|begyndte|afholdt)\b", text)
        or attendance.LABEL.match(text)
    )


def _as_line(text: Text, line: Line) -> Line:
    return Line(
        text, line.index, line.indent, line.gap, False, line.kinds | attendance.SPEAKS, text.span.start,
        hint=line.hint, cut=True,
    )  # fmt: skip


def _loose_time(words: str) -> str | None:
    match = re.search(r"(\d{1,2})(?:[.:](\d\d))?", words)
    if match and int(match[1]) <= 24:
        return dates.clock(match[1], match[2])
    return None


def _place(words: str) -> str | None:
    words = re.sub(r"\s+", " ", words).strip(" ,.;:-–•|\t")
    words = re.sub(r"^(?:i|på|ved)\s+(?=\S)", "", words)
    words = re.sub(r"\s*[-–(]\s*(?:ekstraordinært|ordinært|bemærk|mødet|det åbne|åbent fra|obs)\b.*$", "", words, flags=re.IGNORECASE)
    return words.strip(" ,.;:-–•") or None


def read(source: Text, lines: Sequence[Line], rest: Sequence[Line] = ()) -> Head:
    """The head's lines, and what lists stand between contents and first item."""
    reader = _Reader(source)
    for line in lines:
        reader.line(line)
    printed = tuple(reader.dates)
    reader.state = reader.block = None
    for line in rest:
        reader.line(line)
    at = reader.words.get
    found = attendance.read(source, reader.left, nummer=None, everyone=True)
    if at("antal") and found.angivet is None:
        start, end = map(int, str(at("antal_span")).split(","))
        found.tell("antal", Span(start, end))
    organ = at("organ")
    used = [line for line in lines if line.used == "hoved"]
    head = used[0].text.span if used else Span(0, 0)
    last = _last_head(used, reader)
    moede = Moede(
        organ, bodies.organtype(organ), at("kommune"), at("periode"), at("dato"), at("ugedag"),
        at("start"), at("slut"), at("sted"), Span(head.start, last), head, printed or tuple(reader.dates),
    )  # fmt: skip
    members, guests, absent, substitutes = _people(source, reader.blocks)
    for person in absent:
        found.fravaer.append(person)
        found.tell("navne", person.span)
    found.stedfortraedere += substitutes
    guests += found.deltagere
    return Head(moede, members, guests, reader.blocks, found, reader.aflyst, reader.columns)


def _last_head(used: Sequence[Line], reader: _Reader) -> int:
    blocks = [block.label.start for block in reader.blocks] + [line.start for line in reader.left]
    stop = min(blocks, default=1 << 60)
    before = [line.end for line in used if line.start < stop]
    return before[-1] if before else (used[0].end if used else 0)


def _people(source: Text, blocks: Sequence[Block]) -> tuple[list[Medlem], list[Deltager], list[Fravaer], list[object]]:
    from referat_lint.model import Stedfortraeder

    members: list[Medlem] = []
    guests: list[Deltager] = []
    absent: list[Fravaer] = []
    substitutes: list[object] = []
    seen: set[str] = set()
    for block in blocks:
        block = _statuses(block, members, absent, substitutes, seen)
        for line in list(block.lines):
            if pairs := roled(line):
                members += [m for m in pairs if str(m.navn) not in seen]
                seen.update(str(m.navn) for m in pairs)
                block.lines.remove(line)
        for who in _block_people(source, block):
            name = str(who.navn)
            if block.kind == "gaester" or (
                block.kind in ("referent",) and name not in seen
            ):
                rolle = (who.rolle or who.rest or ("referent" if block.kind == "referent" else "")).strip(" (),") or None
                guests.append(Deltager(who.navn, who.organisation, rolle, who.punkter, who.navn.span))
                continue
            if block.kind == "leder" and name not in seen and len(name.split()) > 1:
                guests.append(Deltager(who.navn, who.organisation, who.rolle or block.rolle or "mødeleder", None, who.navn.span))
            if block.kind in ("referent", "leder"):
                continue
            official = who.rolle and OFFICIAL.search(who.rolle) and block.kind != "medlemmer"
            if official and not re.search(r"formand|kasserer", who.rolle or "", re.I):
                guests.append(Deltager(who.navn, who.organisation, who.rolle, who.punkter, who.navn.span))
                continue
            if name in seen:
                continue
            seen.add(name)
            status = " ".join(filter(None, (who.rest, who.grund)))
            members.append(Medlem(who.navn, who.parti, who.navn.span, _role(who.rolle, block)))
            if status and STATUS_NO.match(status):
                reason = status if ON_LEAVE.match(status) else None
                absent.append(Fravaer(who.navn, who.parti, reason, None, who.navn.span))
            if who.for_ is not None:
                substitutes.append(Stedfortraeder(who.navn, who.parti, who.navn.span, str(who.for_), True, who.punkter))
    return members, guests, absent, substitutes


COLUMNS = pattern(
    r"(?:\s*\|?\s*(?:navn|rolle|parti|liste|funktion|til ?stede|fremmødt|fremmøde|status|medlem(?:mer)?|deltog|afbud|mødt|bemærkning(?:er)?)\s*\|?)+",
    re.IGNORECASE,
)
STATUS_LINE = pattern(
    r"(?P<hvem>[^:]{3,90}?) *(?::|\||\t|[-–](?= )) *(?P<status>(?:Deltog(?: ikke)?|Afbud|Fraværende|Til stede|Mødt|Ikke til stede|Udeblev|Ja|Nej)\b.*)$",
    re.IGNORECASE,
)


def _statuses(
    block: Block, members: list[Medlem], absent: list[Fravaer], substitutes: list[object], seen: set[str]
) -> Block:
    """Lines with a status behind the name (`NAVN, A: Deltog`) are read here; the rest is left."""
    from referat_lint.model import Stedfortraeder

    rest = []
    for line in block.lines:
        if COLUMNS.fullmatch(line):
            continue
        match = STATUS_LINE.match(line)
        who = people(line.part(*match.span("hvem"))) if match and block.kind in LISTS | {"fri"} else ()
        if not match or len(who) != 1:
            rest.append(line)
            continue
        person, status = who[0], match["status"]
        if str(person.navn) not in seen:
            seen.add(str(person.navn))
            members.append(Medlem(person.navn, person.parti, person.navn.span, _role(person.rolle, block)))
        if STATUS_NO.match(status) or status.lower().startswith("deltog ikke"):
            numbers = item_numbers(status)
            reason = re.search(r"\((?!stedfortr|supple|frav)([a-zæøå][a-zæøå -]+)\)", status, re.IGNORECASE)
            grund = reason[1] if reason else None
            absent.append(Fravaer(person.navn, person.parti, grund, numbers, person.navn.span))
            if sub := re.search(r"(?:[Ss]tedfortræder|[Ss]uppleant):? +(?=[A-ZÆØÅ])", status):
                at = match.start("status") + sub.end()
                for stand_in in people(line.part(at, len(line)))[:1]:
                    substitutes.append(
                        Stedfortraeder(
                            stand_in.navn, stand_in.parti, stand_in.navn.span, str(person.navn), True, numbers
                        )
                    )
    return Block(block.kind, block.label, rest, block.rolle)


def _role(rolle: str | None, block: Block) -> str | None:
    if rolle is None and block.kind == "formand":
        return block.rolle
    if rolle and re.match(r"(?:suppleant|stedfortræder)", rolle, re.IGNORECASE):
        return None
    return rolle


ROLED = pattern(r"(?P<rolle>[A-ZÆØÅ][a-zæøå. ]{2,30}); *(?P<navn>[A-ZÆØÅ][^,;]{2,50})(?:, *|\.?$)")


def roled(text: Text) -> list[Medlem]:
    """`ROLLE; NAVN, ROLLE; NAVN`: a semicolon inside a person, a comma between; [] for other text."""
    if text.count(";") < 1 or text.count(";") != text.count(",") + 1:
        return []
    found = list(ROLED.finditer(text))
    if "".join(m[0] for m in found) != text:
        return []
    out = []
    for match in found:
        at = text.part(*match.span("navn"))
        navn = Text(" ".join(at.split()), at.span)
        out.append(Medlem(navn, None, at.span, match["rolle"]))
    return out


def _block_people(source: Text, block: Block) -> Iterator[Who]:
    if not block.lines:
        return
    start, words = block.lines[0].span.start, ""
    for line in block.lines:
        gap = line.span.start - start - len(words)
        if words and gap <= 0:  # pieces of one line, glued
            yield from people(Text(words, Span(start, start + len(words))))
            start, words, gap = line.span.start, "", 0
        between = source[start + len(words) : line.span.start].count("\n")
        words += ("\n" * between).ljust(gap)[: max(gap, 0)] + line
    yield from people(Text(words, Span(start, start + len(words))))


def angivet_at(block: Block) -> FravaerAngivet:
    """Attendance told by a list alone."""
    return FravaerAngivet("navne", block.label)
