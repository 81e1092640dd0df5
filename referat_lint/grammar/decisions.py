"""What was decided: the words of a decision, their kind, the numbered answers."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.sentences import passages, sentences
from referat_lint.model import Svar
from referat_lint.source import Span, Text

_SAG = r"(?:punktet|sagen|dagsordenspunktet|indstillingen|punkt(?:et)? \d+|dette punkt|forslaget)"
STEMS = {  # a word of which every shape of a kind has: looked for first
    "udgaaet": ("udg", "træk", "trukket", "dagsordenen", "bortfalder"),
    "udsat": ("udsat", "udsæt", "udsky", "udskudt", "tilbage", "hjemvi", "genoptages"),
    "forkastet": ("ikke", "afvi", "forkast", "bortfald", "faldt", "falder", "nedstemt", "afsl"),
    "anbefalet": ("anbefal", "indstil", "godkendelse"),
    "valgt": ("valgt", "genvalg", "udpeg", "konstitu"),
    "godkendt": ("godk", "ok", "tiltr", "vedt", "bevil", "imødekom", "bifald", "meddel"),
    "efterretning": ("efterretning", "orienter", "noteret", "foretoges"),
    "droeftet": ("drøft",),
}
KINDS = tuple(
    (slags, pattern(shape, re.IGNORECASE))
    for slags, shape in (
        ("udgaaet", rf"^(?:{_SAG} )?(?:blev |er )?(?:udgår|udgik|udgået|udgår af dagsordenen|trukket)\b"
         rf"|\b{_SAG} (?:blev |er |tages |tog )?(?:udgår|udgik|udgået|trukket|taget af|tages af|bortfalder af)\b"
         r"|(?:taget|tages|tog|trukket|udgår|udgik) (?:sagen |punktet )?(?:af|fra) dagsordenen\b|\bpunktet trækkes\b"),
        ("udsat", r"\budsat\b(?!te)|\budsættes\b|\b(?:udvalget|rådet|byrådet|bestyrelsen|kommunalbestyrelsen) udsatte\b|\budskyde(?:s|r)\b|\budskudt\b"
         r"|\bsendes tilbage\b|\bsendt tilbage\b|\btilbagesende[st]\b|\btilbagesendt\b|\bhjemvis(?:t|es)\b|\b(?:sagen|punktet) genoptages\b"
         r"|\bsendte (?:sagen|punktet) tilbage\b"),
        ("forkastet", r"\bikke (?:blev )?(?:enstemmigt )?(?:godkendt|vedtaget|tiltrådt|imødekommet|anbefalet|godkendes|imødekommes|tiltrædes)\b|\b(?:kan|kunne) ikke (?:anbefales|godkendes|tiltrædes|imødekommes)\b|\bafvis(?:t|es|te|er)\b|\bforkast(?:et|es|ede)\b"
         r"|\bbortfald(?:t|er)\b|\bbortfaldet\b|\bfaldt\b|\bfalder\b|\bnedstemt\b|\bafslag\b|\bafslået\b|\bimødekommer ikke\b"),
        ("anbefalet", r"\banbefal(?:es|et|er|ede|ing fremsendes)\b|\bindstille(?:s|r|de)\b|\bfremsendes til\b.*\bgodkendelse\b"
         r"|\btil \w+ets godkendelse\b|\boversendes til \w+ med anbefaling\b|\bvidere(?:send|giv)es med anbefaling"),
        ("valgt", r"\b(?:gen|ny)?valgt(?:e|es)?\b|\bgenvalg\b|\b(?:modtager|modtog) (?:gen)?valg|\budpeg(?:et|es|ede|te)\b|\bkonstituerede\b|\bvalgtes\b|\bindstillet valgt"),
        ("godkendt", r"\bgodkend(?:t|te|tes|es|er)\b|\btiltrå?(?:dt|dte|dtes)\b|\btiltræde(?:s|r)\b|\bvedtaget\b|\bvedtag(?:es|er)\b|\bvedtog(?:es)?\b"
         r"|\bbevilg(?:et|es|ede|edes|er)\b|\bimødekomme(?:s|t|r)\b|\bbifald(?:t|es|tes|er)\b|\bmeddel(?:es|t) (?:dispensation|tilladelse)\b|\bgodk\.|\bimødekom\b|^ok(?:ay)?\.?$|\bflertal\b.*\bkan (?:godkende|tiltræde)\b"),
        ("efterretning", r"\btil efterretning\b|\borientering(?:en|erne)? (?:er |blev |er blevet )?(?:foretaget|givet|taget)\b|^til orientering\b|\btaget til orientering\b|\btages til orientering\b"
         r"|\bnoteret\b|\borientering(?:en)? foretaget|^orienteret\.?$|\btil efterretning\b|\bforetoges\b"),
        ("droeftet", r"\bdrøfte(?:t|de|s|des)\b|\bdrøftelse(?:n)? (?:blev|er) (?:foretaget|gennemført)\b|\bsagen drøftet\b"),
    )
)  # fmt: skip
PROSE = pattern(
    r"(?:\bgodkendt\b|\bgodkendtes\b|\bvedtaget\b|\bvedtog(?:es)?\b|\bforkastet\b|\bforkastedes\b|\b(?:gen|ny)?valgt\b|\bvalgtes\b|\bgenvalg\b"
    r"|\budsat\b|\budskudt\b|\budskydes\b|\budsættes\b|\btaget til efterretning\b|\btages til efterretning\b|\btil efterretning\b"
    r"|\btiltrådt\b|\bbevilget\b|\bbesluttet\b|\bbesluttede\b|\bder (?:er|var|blev) (?:\w+ )?enighed om\b|\bvi (?:er |var |blev )?enige om\b|\bvar vi enige om\b|\b(?:modtager|modtog) (?:gen)?valg\b|^ok\.?$|\benedes om\b|\btrukket\b"
    r"|\btrækkes\b|\bgodkendes\b|\banbefales\b|\bbifaldt\b|\bbortfaldt\b|\bbortfalder\b|\bblev afvist\b|\bafvises\b|\budpeget\b|\bgodkendte\b|\bikke vedtaget\b)",
    re.IGNORECASE,
)
NOT_NOW = pattern(
    r"\b(?:skal|kan|vil|bør|forventes|skulle|kunne|hvis|såfremt|når|inden|endnu ikke|blev i \d{4}|sidste år|tidligere)\b[^.]{0,60}"
    r"\b(?:godkend\w+|vedtag\w*|valg\w*|besluttet|udsat)|\bi 20\d\d\b.*\bvedtaget\b|\bvedtaget (?:i|den) \d|\bsom (?:blev )?(?:vedtaget|besluttet|godkendt)\b"
    r"|\bder blev (?:vedtaget|besluttet|godkendt) (?:på|i) (?:sidste|forrige)|\blovligt (?:ind)?varslet",
    re.IGNORECASE,
)
PROPOSAL = pattern(
    r"\b(?:foreslog|foreslår|stillede (?:\w+ )?(?:ændrings|under)?forslag|ønskede ført|protokolbemærkning"
    r"|bemærkede|kan ikke godkende|kunne ikke godkende|frafalder|begærede|ønsker sagen|tog forbehold|stiller forslag)\b",
    re.IGNORECASE,
)
CONDITIONAL = pattern(r"(?:Når|Hvis|Såfremt|Efter at|Inden|Processen herfra|Herefter sendes)\b", re.IGNORECASE)
TAKEN_UP = pattern(r"^.*\b(?:som|hvilket) ((?:blev|er) (?:\w+ )?(?:valgt|vedtaget|godkendt|tiltrådt))\b.*$", re.IGNORECASE | re.DOTALL)
REJECTED = pattern(
    r"\b(?:under)?ændringsforslag\w*\b.*\b(?:ikke|forkast\w+|faldt|bortfald\w+|nedstemt|afvist)\b|\bikke (?:støtte|følge|tilslutte)\b",
    re.IGNORECASE | re.DOTALL,
)
OTHER_ITEM = pattern(
    r"^(?:punkt|pkt\.?|sag)(?: nr\.?)? (?P<nummer>\d+[a-z]?)(?:(?:,| og) \d+[a-z]?)* (?:udgår|udgik|behandles|blev behandlet|tages|blev taget|udsættes|er udgået|blev udsat)",
    re.IGNORECASE,
)
EMPTY = pattern(r"[\s.\-–—…_]*$")
ANSWER = pattern(
    r"(?:(?P<ad>[Aa][Dd]\.?|At(?= \d+\))|[Pp]unkt|[Pp]kt\.?|[Ii]ndstillingspunkt|[Ii]ndstillingens punkt) *)?"
    r"(?P<numre>(?:\d{1,2}|[a-zæøå](?=[.)]))[.)]?(?: *(?:,|-|–|og|samt|\+|&|til) *(?:[Aa][Dd]\.? ?)?(?:\d{1,2}[.)]?|[a-zæøå](?=[.):])\)?))*)"
    r"(?P<tegn>[.):]|(?= [A-ZÆØÅ])|(?=$)) *(?P<tekst>.*)",
    re.DOTALL,
)
ADDRESSED = pattern(r"(?:[Aa][Dd]\.?|[Pp]kt\.?|[Pp]unkt|[Ii]ndstillingspunkt) *\d+(?:[^:\n]{0,20}:|\.| *$| [A-ZÆØÅ])")
PAIR = pattern(r"(\d{1,2}|(?<![a-zæøå])[a-zæøå](?![a-zæøå]))\.?(?: *(?:-|–|til) *(\d{1,2}))?")


def classify(tekst: str) -> str:
    """The kind of a decision; where several kinds of word stand in it, the contract's precedence."""
    clauses = _clauses(tekst)
    if len(clauses) > 1:  # what is to happen, or would, is not decided
        clauses = [s for s in clauses if not CONDITIONAL.match(s)] or clauses
    clauses = [TAKEN_UP.sub(r"\1", s) if PROPOSAL.search(s) else s for s in clauses]
    kept = [s for s in clauses if not (PROPOSAL.search(s) or OTHER_ITEM.match(s) or REJECTED.search(s))]
    words = " ".join(kept) if kept else ("" if PROPOSAL.search(tekst) else tekst)
    folded = words.casefold()
    for slags, shape in KINDS:
        if any(stem in folded for stem in STEMS[slags]) and any(shape.search(c) for c in kept or [words]):
            return slags
    return "andet"


def _clauses(tekst: str) -> list[str]:
    return [s.strip() for s in re.split(r"(?<=[.!?])\s+(?=[A-ZÆØÅ0-9])|\n+", tekst) if s.strip()]


def has_decision(tekst: str) -> bool:
    """Whether words of decision stand in a text that no heading calls a decision."""
    return PROSE.search(tekst) is not None


def prose_decision(source: Text, lines: Sequence[Line]) -> list[Text]:
    """The sentences with words of decision, in prose without a heading."""
    out = []
    for passage in passages(source, lines):
        if not PROSE.search(passage):
            continue
        for sentence in sentences(passage):
            if PROSE.search(sentence) and not NOT_NOW.search(sentence) and not OTHER_ITEM.match(sentence):
                out.append(sentence)
    return out


def numbers(printed: str) -> list[str]:
    """`1.-3.` is 1, 2, 3; `1, 2 og 4.` is 1, 2, 4."""
    out: list[str] = []
    for first, last in PAIR.findall(printed):
        if last and first.isdigit() and int(first) < int(last) <= int(first) + 40:
            out += map(str, range(int(first), int(last) + 1))
        else:
            out.append(first)
            if last:
                out.append(last)
    return out


def answers(lines: Sequence[Line], points: Sequence[str | None], kept: "Kept") -> tuple[Svar, ...]:
    """The numbered or lettered answers of a decision; `points` are the recommendation's numbers."""
    starts: list[tuple[int, list[str], Span, int]] = []
    intro = False
    for i, line in enumerate(lines):
        match = ANSWER.match(line.text)
        if not match or not _answers(match, line, points, bool(starts), i == 0):
            intro = intro or line.text.endswith(":")
            continue
        if intro and not match["ad"] and not starts:
            return ()
        inner = _inline(line.text, match)
        if inner:
            starts += [(i, nums, Span(line.start + a, line.start + b), 1) for nums, a, b in inner]
        else:
            at = line.start + match.start("tekst")
            starts.append((i, numbers(match["numre"]), Span(at, line.end), 0))
    out: list[Svar] = []
    for n, (i, nums, span, closed) in enumerate(starts):
        end = span.end
        if not closed:
            until = starts[n + 1][0] if n + 1 < len(starts) else len(lines)
            body = lines[i + 1 : until]
            if body:
                end = body[-1].end
                if span.start >= lines[i].end:
                    span = Span(body[0].start, end)
        tekst = kept.text(Span(span.start, end))
        for nummer in nums:
            out.append(Svar(nummer, classify(tekst), tekst, Span(span.start, end)))
    return tuple(out)


def _answers(match: "re.Match[str]", line: Line, points: Sequence[str | None], going: bool, first: bool) -> bool:
    words = match["tekst"].strip()
    printed = numbers(match["numre"])
    if re.match(r"\d{1,2}[./-]\d", line.text) or not printed:
        return False
    if re.match(r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|kvartal|behandling|rate)\b", words):
        return False
    if match["ad"]:
        return match["ad"][:2].lower() in ("ad", "at") or bool(words and any(shape.search(words) for _, shape in KINDS))
    signed = match["tegn"] or match["numre"].endswith((".", ")"))
    if not printed[0].isdigit() and not signed:
        return False
    if not signed and not (words and any(shape.match(words) for _, shape in KINDS)):
        return False
    known = {str(p).rstrip(".)").lower() for p in points if p}
    decisive = any(shape.search(words) for _, shape in KINDS)
    if known and printed[0].lower() in known:
        return True
    if going and printed[0].isdigit():
        return True
    return decisive if points else (decisive and first)


def _inline(text: Text, match: "re.Match[str]") -> list[tuple[list[str], int, int]]:
    """`1. Godkendt. 2. Udsat.` on one line: numbers, and where each answer stands."""
    start = match.start("tekst")
    inner = list(
        re.finditer(
            r"(?<=[.!?;]) *(?:(?:[Aa][Dd]\.?|[Pp]kt\.?|[Pp]unkt) )?(?P<numre>\d{1,2}[.:](?: ?(?:-|–|og|,) ?\d{1,2}[.:])*"
            r"|(?<=[dt] )\d{1,2}(?:(?:, | og |-)\d{1,2})*:|(?<=\. )\d{1,2}(?:(?:, | og |-)\d{1,2})*:) +(?=[A-ZÆØÅ])",
            text[start:],
        )
    )
    if not inner:
        return []
    out = [(numbers(match["numre"]), start, start + inner[0].start())]
    for n, found in enumerate(inner):
        end = start + inner[n + 1].start() if n + 1 < len(inner) else len(text)
        out.append((numbers(found["numre"]), start + found.end(), end))
    firsts = [int(nums[0]) for nums, _, _ in out if nums[0].isdigit()]
    return out if firsts == sorted(set(firsts)) else []


class Kept:
    """A passage of which some places are left out: absence lines, furniture."""

    def __init__(self, source: Text, taken: Sequence[Span]) -> None:
        self.source = source
        self.taken = sorted(set(taken))
        self.ends = [span.end for span in self.taken]

    def covers(self, line: Span) -> bool:
        """Whether a line is left out whole."""
        at = bisect_left(self.ends, line.end)
        return at < len(self.taken) and self.taken[at].start <= line.start

    def text(self, span: Span) -> str:
        """The words that stay, line breaks kept, outer blanks cut."""
        out, at = [], span.start
        for left in self.taken[bisect_right(self.ends, span.start) :]:
            if left.start >= span.end:
                break
            out.append(self.source[at : max(at, left.start)])
            at = max(at, left.end)
        out.append(self.source[min(at, span.end) : span.end])
        words = re.sub(r"[ \t]+\n", "\n", "".join(out))
        return re.sub(r"\n{3,}", "\n\n", words).strip()

    def span(self, span: Span) -> Span | None:
        """From the first to the last character that stays, or None."""
        start, end = span
        for left in self.taken[bisect_right(self.ends, start) :]:
            if left.start > start and self.source[start : left.start].strip():
                break
            start = max(start, left.end)
        for left in reversed(self.taken[: bisect_right(self.ends, end)]):
            if left.end < end and self.source[left.end : end].strip():
                break
            end = min(end, left.start)
        while start < end and self.source[start].isspace():
            start += 1
        while end > start and self.source[end - 1].isspace():
            end -= 1
        return Span(start, end) if start < end else None
