"""Votes as they are told in a decision: in sentences, by labels, in a table, by counts alone.

The text is cut into sentences; in each the verbs and counts that tell of a side are found, and what
stands before or after them is read as a list of people and parties. What they tell goes into one
ballot until the next one begins.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pyparsing as pp

from referat_lint.grammar.names import BIG, BRACKET, PARTY_LETTER, PARTY_NAME, SHORT
from referat_lint.grammar.people import fold, voters
from referat_lint.model import Afstemning, Navn, Side
from referat_lint.source import Span, Text

# For google-re2, whose classes know ASCII only: which lines may tell of a vote.
VOTE_GUARDS = (
    r"(?i)stemte|stemmer|stemme |stemmerne| stemt|undlod|undlad|afstod|afstår|flertal|mindretal"
    r"|tiltræde|tilslutte|støtte|godkende |anbefale |håndsopræk|afstemning|forbehold"
    r"|[0-9] +(?:for|imod|mod|blank)",
    r"(?:^|[ |])(?:For|Imod|Mod|Undlod)(?:[ \t]*[:|\t]|$)|[A-ZÆØÅ] *\+ *[A-ZÆØÅ]| af [A-ZÆØÅ](?:,| og)",
)

COUNTS = dict(
    zip("en to tre fire fem seks syv otte ni ti elleve tolv".split(), range(1, 13), strict=True)
) | {"én": 1, "et": 1, "ét": 1, "ingen": 0}
COUNT = rf"(?:\d{{1,3}}|{'|'.join(COUNTS)})(?!\w|\.\d)"
VOTED = r"(?:stemte|stemmer|har stemt|stemt)"
AT_END = r"(?=\s*(?:[,.;:)(]|\n|$|og\s|og$|mens\s))"
SIDES = {
    "for": "for", "ja": "for", "imod": "imod", "mod": "imod", "nej": "imod",
}  # fmt: skip
VERDICT = (
    r"(?:(?P<ikke>[Ii]kke\s+(?:\w+\s+)?)?(?P<ja>(?i:vedtaget|vedtages|vedtoges?|vedtog|tiltrådt|tiltrædes"
    r"|tiltrådtes|godkendt|godkendes|godkendte|anbefalet|anbefales|bevilget|bevilges|imødekommet))"
    r"|(?P<nej>(?i:forkastet|forkastes|forkastedes|nedstemt|afvist|afvises|bortfaldt|bortfalder|faldt"
    r"|(?:fik|opnåede) ikke (?:et |det fornødne )?flertal|kunne ikke vedtages)))(?!\w)"
)
OBJECT = (
    r"(?:\s+(?!(?:og|mens|medens|men|samt|idet|fordi|da|i|på|ved|med|under|den|bl\.a\.)\s|stemte|stemmer|følgende)"
    r"(?P<om{n}>[a-zæøå][^,.;:()\n]{{0,79}}?)(?=\s*(?:[,.;:()\n]|$|\s(?:og|mens|medens|idet|fordi)\s)))?"
)
# The verbs and counts that tell of a side.
ANCHOR = re.compile(
    rf"(?P<mod>(?:[Mm]ed\s+)?(?P<a>{COUNT})\s+(?:stemmer?\s+)?(?:for\s+)?i?mod\s+(?P<b>{COUNT})(?:\s+stemmer?)?{AT_END})"
    rf"|(?P<foerst>(?:(?<![\w,.] )(?<!\w)|(?<=, )|(?<=og )|(?<=mens )|(?=[FIM]))(?P<side1>[Ff]or|[Ii]mod|[Mm]od)"
    rf"\s+(?P<om1>(?:[^:;.()\n|]|\.(?=\d)|(?<=kr)\.){{0,80}}?)\s*{VOTED}(?!\w)"
    r"(?!\s+(?:for|imod|mod|ja|nej|hverken|blankt|enstemmigt)(?!\w))\s*:?)"
    r"|(?P<maerke>(?:(?<=[\n|;.)] )|(?<=[\n|])|^|(?<=\w\s)(?=[FIU]))(?:[Ss]temmer |[Ss]temte |[Ss]temt )?"
    r"(?P<side2>[Ff]or|[Ii]mod|[Mm]od|[Uu]ndlod|[Uu]ndladt|[Uu]ndlader|[Bb]lank[et]?|[Hh]verken for eller imod)"
    r"(?:\s+(?P<om2>(?:ændrings)?forslaget|indstillingen)|\s+at stemme)?\s*:)"
    rf"|(?P<efter>(?:{VOTED}\s+(?:dog\s+|alle\s+|enstemmigt\s+)?(?P<side3>for|imod|mod|ja|nej|blankt|hverken for eller i?mod)"
    r"|(?P<lod>undlod|undlader|har undladt|afstod|afstår|ønskede ikke at stemme|ikke afgav stemme)"
    rf"(?:\s+(?:fra\s+)?at\s+(?:stemme|afgive stemme))?)(?!\w){OBJECT.format(n=3)})"
    r"|(?P<kan>(?:kan|kunne)\s+(?P<nix>ikke\s+)?(?:tiltræde|godkende|støtte|anbefale|tilslutte sig|stemme for)"
    rf"(?!\w){OBJECT.format(n=4)})"
    r"|(?P<forbehold>(?:tog|tager|har taget)\s+forbehold(?!\w))"
    rf"|(?P<flertal>(?P<afs>(?:[Aa]nbefal(?:es|et)|[Gg]odkend(?:t|es)|[Vv]edtaget|[Tt]iltrådt)\s+af\s+)"
    r"|(?:^|(?<=\s))(?:[A-ZÆØÅ]\w+s |[Ee]t )(?:\w+ )?flertal(?:let)?(?=[\s,(:]))"
    rf"|(?P<tal>(?P<n>{COUNT})\s+(?P<side5>for|imod|mod|blanke?(?: stemmer?)?|undlod){AT_END})"
    rf"|(?P<bare>(?<=\w\s)(?P<side6>for|imod)(?=\s*(?:[,.;]|$)))"
)
RULES_OUT = re.compile(r"\bnr\. ?\d+ mod\b|\bvalgtes?\b|\bblev valgt\b|[Vv]alggruppe|\bVG \d")
PROPOSES = re.compile(
    r"\b(?:foreslog|foreslår|(?:stillede|stiller|fremsatte|fremsætter) (?:følgende |et |det )?\w*forslag)\b"
)
LEAD_IN = re.compile(
    r"\s*(?:(?:[,;]|og\s|mens\s|medens\s|men\s|samt\s|hvorimod\s|dog\s|heraf\s|[Hh]erefter\s)\s*)+"
)
LAST_CAUSE = re.compile(r".*(?:\b(?:idet|da|men|mens|medens|hvor|hvorefter|at|:)\s+|\n(?=[^\n]*:\s))", re.DOTALL)
MAJORITY = re.compile(
    r"(?:.*?\b)?(?:[Ee]t|[Uu]dvalgets|[Bb]yrådets|[Rr]ådets|[Dd]et|[A-ZÆØÅ]\w+s)?\s*(?:\w+\s)?"
    rf"(?P<hvad>fler|minde?re?)tal(?:let)?(?:\s+(?:i|af|blandt)\s+[a-zæøåA-ZÆØÅ-]+(?:et|en|ne))?(?:\s+på\s+(?P<n>{COUNT}))?"
    r"(?:\s*,)?(?:\s*(?:bestående|som består|der består)\s+af)?\s*[,:]?\s*",
    re.DOTALL,
)
BY_COUNT = re.compile(
    rf"(?:.*[\s,(])?(?P<n>{COUNT})(?:\s+(?:medlem(?:mer)?|stemmer?|personer|af\s+\w+))*(?P<rest>\s*\(.*)?\s*", re.DOTALL
)
REST = re.compile(r".*\b(?:[Rr]esten|[Øø]vrige|[Dd]e andre|[Dd]e resterende)\b.*", re.DOTALL)
ALL = re.compile(r"\s*(?:[Aa]lle(?: medlemmer)?|[Ee]nstemmigt?|[Uu]dvalget|[Bb]yrådet|[Rr]ådet|[Ee]t enigt \w+)\s*", re.DOTALL)
# N: list; N (list); N, list
SIDE = (
    pp.Regex(rf"\s*:?\s*(?:(?P<n>{COUNT})(?:\s+(?:stemmer?|medlemmer))?\s*[:,]?(?=\s*(?:[A-ZÆØÅ(]|$)))?\s*", as_match=True)
    + pp.Regex(r"(?s).*", as_match=True)
).leave_whitespace().parse_with_tabs()
OUTCOME = pp.Regex(
    rf"(?:(?P<emne>[{BIG}][^,.;:\n]{{0,80}}?)\s+(?:blev|er|bliver|var)\s+(?:(?:dermed|hermed|herefter|således|derfor)\s+)*"
    rf"|(?P<kort>(?:[Ee]nstemmigt\s+)?))?{VERDICT}",
    as_match=True,
)[0, 1].leave_whitespace().parse_with_tabs()
VERDICTS = re.compile(VERDICT)
SUBJECT = re.compile(
    rf"\s*(?P<emne>[{BIG}][^,.;:\n]{{0,80}}?)\s+(?:blev|er|bliver|var)\s+(?:(?:dermed|hermed|herefter|således)\s+)*{VERDICT}"
)
NO_SUBJECT = re.compile(r"(?:Det|Den|Dette|Denne|De|Der|Sagen|Punktet|Herefter|Dermed)$")
ABOUT = re.compile(r"\s*(?:[Aa]fstemning(?:en)?|[Ss]temmeafgivning(?:en)?)\s+om\s+(?P<emne>[^:\n]{1,80}?)\s*:")
HEADING = re.compile(
    r"\s*(?P<nr>[Ff]orslag\s+(?:nr\. ?)?(?P<a>[A-Z0-9]{1,2})|(?P<b>[a-zæøå]|\d{1,2})[.)])\s*:?\s*(?P<emne>[^\n]*)"
)
PROPOSED_BY = re.compile(r"[,.]?\s*(?:stillet|fremsat|forslag)\s+(?:af|fra)\s.*|[.:,\s]*$", re.DOTALL)
TABLE = re.compile(
    r"^[ \t|]*(?:[Ss]temmer )?[Ff]or[ \t]*[|\t][ \t|]*(?:[Ss]temmer )?[Ii]?mod[ \t]*(?:[|\t][ \t|]*"
    r"(?:[Uu]ndlod[^|\t\n]*|[Uu]ndladt|[Bb]lanke?|[Hh]verken[^|\t\n]*|[Ii]kke afgivende))?[ \t|]*\n"
    r"(?:[ \t|:-]*-[ \t|:-]*\n)?(?P<rows>(?:[^\n|\t]*[|\t][^\n]*(?:\n|$))+)",
    re.MULTILINE,
)
QUALIFIED = re.compile(r"(?i)kvalificeret flertal|to tredjedele|2/3|tre fjerdedele|3/4|fem sjettedele")
LOTS = re.compile(r"(?i)lodtrækning|trukket lod|trækkes lod")
SHOW_OF_HANDS = re.compile(r"(?i)håndsopræk|ved skriftlig afstemning|ved afstemning(?!\w)")
WHY = re.compile(r"\s*,?\s*(?:idet|fordi|da|med den begrundelse|med begrundelsen|under henvisning)(?!\w)")

END = re.compile(r"(?P<stop>[.!?]+[\"”»)]*(?:\s+|$))|(?P<blank>\s*\n\s*\n\s*)|(?P<linje>[ \t]*\n[ \t]*)")
NEW_LINE = re.compile(
    r"(?:[-•·*▪–]\s|\d{1,2}[.)]\s|[a-zæøå]\)\s|(?:For|Imod|Mod|Undlod)\s*(?:stemte|stemmer|:)|Forslag\s)"
)
OWN_LINE = re.compile(r"(?:Fraværende|Fravær|Afbud|Deltog ikke|(?:Ej|Ikke) til ?stede)\b|[^.\n]*:$")
ABBREVIATED = re.compile(
    rf"(?:{SHORT}|kr|nr|pkt|stk|kl|jf|jfr|bl|a|m|fl|f|eks|ca|evt|pga|inkl|ekskl|vedr|mio|mia|pct|d|hhv|ift|iht|jan|feb|aug|sept|okt|nov|dec)"
)
GOES_ON_WITH_VERB = re.compile(
    rf"[{BIG}][^,.;:()\n]{{0,60}}(?:\([^()]{{0,20}}\))?\s+(?:stemte|stemmer|undlod|undlader|kunne|kan|tog|har)\s"
)


@dataclass(slots=True)
class Told:
    """One side of a ballot while it is read."""

    antal: int | None = None
    personer: list[Navn] = field(default_factory=list)
    grupper: list[str] = field(default_factory=list)
    told: bool = False

    @property
    def named(self) -> bool:
        return bool(self.personer or self.grupper)

    def side(self) -> Side:
        return Side(self.antal, tuple(self.personer), tuple(dict.fromkeys(self.grupper)))


@dataclass(slots=True)
class Ballot:
    """One vote while it is read; `soft` while nobody is said to have voted."""

    start: int
    end: int
    emne: str | None = None
    udfald: str | None = None
    sides: dict[str, Told] = field(
        default_factory=lambda: {side: Told() for side in ("for", "imod", "undlod")}
    )
    last: str = ""
    soft: bool = True
    resten: bool = False
    enstemmig: bool = False


def votes(text: Text, nummer: str | None = None) -> tuple[Afstemning, ...]:
    """The votes that a decision, or one numbered answer of it, tells of."""
    reading = Reading(text, nummer)
    return tuple(filter(None, map(reading.vote, reading.ballots)))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text start and end; a line end inside one is a blank."""
    start = 0
    for match in END.finditer(text):
        if match.start() < start:
            continue
        if match["stop"] is not None and not _ends(text, start, match):
            continue
        if match["linje"] is not None and not (
            NEW_LINE.match(text, match.end()) or OWN_LINE.match(text, start, match.start())
        ):
            continue
        end = match.start() if match["stop"] is None else match.start() + len(match[0].rstrip())
        if text[start:end].strip():
            yield start + len(text[start:end]) - len(text[start:end].lstrip()), end
        start = match.end()
    if text[start:].strip():
        yield start + len(text[start:]) - len(text[start:].lstrip()), len(text.rstrip())


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence, and not an initial, a number or an abbreviation."""
    at = match.start()
    word = re.split(r"[\s(.,]", text[max(start, at - 12) : at])[-1]
    after = text[match.end() : match.end() + 100]
    if not after or "\n" in match[0].strip(" ."):
        return True
    if re.fullmatch(PARTY_LETTER, word):
        return bool(GOES_ON_WITH_VERB.match(after)) or not re.match(rf"[{BIG}](?:\w|\.)", after)
    if word.isdigit():
        return after[0].isupper() and bool(text[start : at - len(word)].strip())
    return not ABBREVIATED.fullmatch(word) and not after[0].islower()


class Reading:
    """One text, read once; offsets are those in it."""

    def __init__(self, text: Text, nummer: str | None) -> None:
        self.text = text
        self.ballots: list[Ballot] = []
        self.number = nummer
        self.heading: tuple[str, int] | None = None
        self.before: tuple[str, int, str | None] | None = None  # an outcome told first
        self.open = False
        tables = {match.start(): match for match in TABLE.finditer(text)}
        at = 0
        for start, table in sorted(tables.items()):
            self._prose(at, start)
            self._table(table)
            at = table.end()
        self._prose(at, len(text))

    # What one sentence after the other tells

    def _prose(self, start: int, end: int) -> None:
        for first, last in sentences(self.text[start:end]):
            self._sentence(start + first, start + last)

    def _sentence(self, start: int, end: int) -> None:
        start = self._heading(start, end)
        words = self.text[start:end]
        if PROPOSES.search(words):
            self.open, self.before = False, None
        anchors = [] if RULES_OUT.search(words) else list(ANCHOR.finditer(self.text, start, end))
        anchors = [anchor for anchor in anchors if self._counts(anchor, start, end)]
        if anchors:
            self._anchors(anchors, start, end)
        else:
            self._outcome(start, end)

    def _heading(self, start: int, end: int) -> int:
        """A number or title before a vote: `a) TITEL, stillet af NAVN`, `Forslag A: TITEL`."""
        if about := ABOUT.match(self.text, start, end):
            self.open, self.before = False, None
            self.heading = (fold(about["emne"]), start)
            return about.end()
        match = HEADING.match(self.text, start, end)
        if match and (self.text[:start].endswith("\n") or not start):
            number = match["a"] or match["b"]
            rest = match["emne"]
            self.open, self.before, self.heading = False, None, None
            self.number = number
            if ANCHOR.search(rest) or VERDICTS.match(rest):
                return match.start("emne")
            if title := fold(PROPOSED_BY.sub("", rest, count=1)):
                self.heading = (title, match.start("emne"))
            return end
        return start

    def _counts(self, anchor: re.Match[str], start: int, end: int) -> bool:
        """Whether what looks like telling of a side does, where it stands."""
        if anchor["bare"] is not None:
            return bool(re.search(rf"{VOTED}\s+(?:for|imod)", self.text[start : anchor.start()]))
        if anchor["flertal"] is not None:
            return bool(self._majority(anchor, end))
        return anchor["tal"] is None or anchor["side5"] != "for" or "for " not in anchor[0][-5:]

    def _anchors(self, anchors: list[re.Match[str]], start: int, end: int) -> None:
        at = start
        for i, anchor in enumerate(anchors):
            stop = anchors[i + 1].start() if i + 1 < len(anchors) else end
            at = self._anchor(anchor, at, stop, start)
            self.ballots[-1:] and self._reach(end)
        verdict = SUBJECT.match(self.text, start, end)
        if found := verdict or VERDICTS.search(self.text, start, anchors[0].start()):
            if self.open:
                ballot = self.ballots[-1]
                ballot.udfald = ballot.udfald or _verdict(found)
                subject = verdict["emne"] if verdict else None
                if subject and not NO_SUBJECT.match(subject) and not ballot.emne:
                    ballot.emne = fold(subject)
        elif self.open and (found := VERDICTS.search(self.text, anchors[-1].end(), end)):
            self.ballots[-1].udfald = self.ballots[-1].udfald or _verdict(found)

    def _reach(self, end: int) -> None:
        if self.open:
            self.ballots[-1].end = end

    def _anchor(self, anchor: re.Match[str], at: int, stop: int, start: int) -> int:
        """Take in one anchor; where what follows it begins."""
        del start
        if anchor["mod"] is not None:
            ballot = self._ballot("tal", anchor.start())
            for side, count in (("for", anchor["a"]), ("imod", anchor["b"])):
                ballot.sides[side].antal, ballot.sides[side].told = _count(count), True
            return anchor.end()
        if anchor["foerst"] is not None or anchor["maerke"] is not None:
            side = _side_of(anchor["side1"] or anchor["side2"])
            ballot = self._ballot(side, anchor.start())
            self._about(ballot, anchor["om1"] or anchor["om2"])
            self._list(ballot.sides[side], anchor.end(), stop)
            return stop
        if anchor["tal"] is not None:
            side = _side_of(anchor["side5"])
            ballot = self._ballot(side, anchor.start("n"))
            told = ballot.sides[side]
            told.antal, told.told = _count(anchor["n"]), True
            return anchor.end()
        return self._subject_first(anchor, at, stop)

    def _subject_first(self, anchor: re.Match[str], at: int, stop: int) -> int:
        soft = anchor["kan"] is not None or anchor["forbehold"] is not None
        if anchor["flertal"] is not None:
            first, last = self._majority(anchor, stop) or (0, 0)
            ballot = self._ballot("for", anchor.start())
            self._list(ballot.sides["for"], first, last)
            ballot.udfald = ballot.udfald or "vedtaget"
            ballot.soft = False
            return last
        if anchor["kan"] is not None:
            side = "imod" if anchor["nix"] else "for"
        elif anchor["forbehold"] is not None or anchor["lod"] is not None:
            side = "undlod"
        else:
            side = _side_of(anchor["side3"] or anchor["side6"])
        del soft
        return at


def _verdict(match: re.Match[str]) -> str:
    return "forkastet" if match["nej"] or match["ikke"] else "vedtaget"
