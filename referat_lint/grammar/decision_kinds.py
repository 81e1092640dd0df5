"""What kind of decision words tell of: the contract's kinds, and which words stand for none yet."""

import re
from collections.abc import Iterable, Iterator, Sequence

from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.sentences import passages, sentences
from referat_lint.model import Svar
from referat_lint.source import Text

STEMS = {  # a word of which every shape of a kind has: looked for first
    "udgaaet": ("udg", "træk", "trukket", "dagsordenen", "bortfalder"),
    "udsat": ("udsat", "udsæt", "udsky", "udskudt", "tilbage", "hjemvi", "genoptages"),
    "forkastet": (*("ikke", "afvi", "forkast", "bortfald", "faldt", "falder", "nedstemt", "afsl"),),
    "anbefalet": ("anbefal", "indstil", "godkendelse"),
    "valgt": ("valgt", "genvalg", "udpeg", "konstitu"),
    "godkendt": ("godk", "ok", "tiltr", "vedt", "bevil", "imødekom", "bifald", "meddel"),
    "efterretning": ("efterretning", "orienter", "noteret", "foretoges"),
    "droeftet": ("drøft",),
}
_SAG = r"(?:punktet|sagen|dagsordenspunktet|indstillingen|punkt(?:et)? \d+|dette punkt|forslaget)"
_SHAPES = {  # the contract's precedence: the first that fits
    "udgaaet": (
        rf"^(?:{_SAG} )?(?:blev |er )?(?:udgår|udgik|udgået|trukket)\b"
        rf"|\b{_SAG} (?:blev |er |tages |tog )?"
        r"(?:udgår|udgik|udgået|trukket|taget af|tages af|bortfalder af)\b"
        r"|(?:taget|tages|tog|trukket|udgår|udgik) (?:sagen |punktet )?(?:af|fra) dagsordenen\b"
        r"|\bpunktet trækkes\b"
    ),
    "udsat": (
        r"\b(?:udsat|udsættes|udskyde(?:s|r)|udskudt|hjemvis(?:t|es)"
        r"|(?:udvalget|rådet|byrådet|bestyrelsen|kommunalbestyrelsen) udsatte"
        r"|sendes tilbage|sendt tilbage|tilbagesende[st]|tilbagesendt"
        r"|(?:sagen|punktet) genoptages|sendte (?:sagen|punktet) tilbage)\b"
    ),
    "forkastet": (
        r"\bikke (?:blev )?(?:enstemmigt )?(?:godkendt|vedtaget|tiltrådt|imødekommet|anbefalet"
        r"|godkendes|imødekommes|tiltrædes)\b"
        r"|\b(?:kan|kunne) ikke (?:anbefales|godkendes|tiltrædes|imødekommes)\b"
        r"|\b(?:afvis(?:t|es|te|er)|forkast(?:et|es|ede)|bortfald(?:t|er|et)|faldt|falder|nedstemt"
        r"|afslag|afslået|imødekommer ikke)\b"
    ),
    "anbefalet": (
        r"\banbefal(?:es|et|er|ede|ing fremsendes)\b|\bindstille(?:s|r|de)\b"
        r"|\bfremsendes til\b.*\bgodkendelse\b|\btil \w+ets godkendelse\b"
        r"|\boversendes til \w+ med anbefaling\b|\bvidere(?:send|giv)es med anbefaling"
    ),
    "valgt": (
        r"\b(?:gen|ny)?valgt(?:e|es)?\b|\bgenvalg\b|\b(?:modtager|modtog) (?:gen)?valg"
        r"|\budpeg(?:et|es|ede|te)\b|\bkonstituerede\b|\bindstillet valgt"
    ),
    "godkendt": (
        r"\b(?:godkend(?:t|te|tes|es|er)|tiltrå?(?:dt|dte|dtes)|tiltræde(?:s|r)"
        r"|vedtag(?:et|es|er)|vedtog(?:es)?|bevilg(?:et|es|ede|edes|er)|imødekomme(?:s|t|r)"
        r"|imødekom|bifald(?:t|es|tes|er)|meddel(?:es|t) (?:dispensation|tilladelse))\b"
        r"|\bgodk\.|^ok(?:ay)?\.?$|\bflertal\b.*\bkan (?:godkende|tiltræde)\b"
    ),
    "efterretning": (
        r"\btil efterretning\b|\btage(?:t|s) til orientering\b|^til orientering\b"
        r"|\borientering(?:en|erne)? (?:er |blev |er blevet )?(?:foretaget|givet|taget)\b"
        r"|\borientering(?:en)? foretaget|^orienteret\.?$|\bnoteret\b|\bforetoges\b"
    ),
    "droeftet": (
        r"\bdrøfte(?:t|de|s|des)\b|\bsagen drøftet\b"
        r"|\bdrøftelse(?:n)? (?:blev|er) (?:foretaget|gennemført)\b"
    ),
}
KINDS = {slags: pattern(shape, re.IGNORECASE) for slags, shape in _SHAPES.items()}
PROPOSAL = pattern(
    r"\b(?:foreslog|foreslår|stillede (?:\w+ )?(?:ændrings|under)?forslag|ønskede ført"
    r"|protokolbemærkning|bemærkede|kan ikke godkende|kunne ikke godkende|frafalder|begærede"
    r"|ønsker sagen|tog forbehold|stiller forslag)\b",
    re.IGNORECASE,
)
CONDITIONAL = pattern(
    r"(?:Når|Hvis|Såfremt|Efter at|Inden|Processen herfra|Herefter sendes)\b", re.IGNORECASE
)
TAKEN_UP = pattern(  # A foreslog B, som blev valgt
    r"^.*\b(?:som|hvilket) ((?:blev|er) (?:\w+ )?(?:valgt|vedtaget|godkendt|tiltrådt))\b.*$",
    re.IGNORECASE | re.DOTALL,
)
REJECTED = pattern(
    r"\b(?:under)?ændringsforslag\w*\b"
    r".*\b(?:ikke|forkast\w+|faldt|bortfald\w+|nedstemt|afvist)\b"
    r"|\bikke (?:støtte|følge|tilslutte)\b",
    re.IGNORECASE | re.DOTALL,
)
ADOPTED_THEN = pattern(
    r"(?:herefter|derefter|dernæst) .*\b(?:vedtaget|godkendt|tiltrådt|vedtog|godkendte|tiltrådte)\b"
    r"|.*\b(?:herefter|derefter|dernæst) (?:vedtaget|godkendt|tiltrådt)\b",
    re.IGNORECASE | re.DOTALL,
)
FALLEN = pattern(
    r"\bforslag(?:et|ene)?\b.*\b(?:forkast\w+|faldt|bortfald\w+|nedstemt|afvist|ikke vedtaget)\b",
    re.IGNORECASE | re.DOTALL,
)
FELL_AND = pattern(  # Mindretallets indstilling faldt, og flertallets indstilling er vedtaget
    r"^.*\b(?:mindretal(?:let)?s|ændringsforslag(?:et)?|forslag(?:et)?)\b[^.,]*"
    r"\b(?:faldt|bortfaldt|forkastet|nedstemt),? (?:og|hvorefter|mens) "
    r"(?=[^.]*\bindstilling(?:en)?\b[^.]*\b(?:vedtaget|godkendt|tiltrådt)\b)",
    re.IGNORECASE | re.DOTALL,
)
OTHER_ITEM = pattern(
    r"^(?:punkt|pkt\.?|sag)(?: nr\.?)? \d+[a-z]?(?:(?:,| og) \d+[a-z]?)*"
    r" (?:udgår|udgik|behandles|blev behandlet|tages|blev taget|udsættes|er udgået|blev udsat)",
    re.IGNORECASE,
)
CLAUSE_ENDS = pattern(r"(?<=[.!?])\s+(?=[A-ZÆØÅ0-9])|\n+")
PROSE = pattern(
    r"\b(?:godkendt|godkendte|godkendtes|godkendes|vedtaget|vedtog(?:es)?|forkastet|forkastedes"
    r"|(?:gen|ny)?valgt|valgtes|genvalg|udpeget|udsat|udsættes|udskudt|udskydes|trukket|trækkes"
    r"|til efterretning|tiltrådt|bevilget|besluttet|besluttede|anbefales|bifaldt|bortfaldt"
    r"|bortfalder|blev afvist|afvises|enedes om|der (?:er|var|blev) (?:\w+ )?enighed om"
    r"|vi (?:er |var |blev )?enige om|var vi enige om|(?:modtager|modtog) (?:gen)?valg)\b|^ok\.?$",
    re.IGNORECASE,
)
NOT_NOW = pattern(
    r"\b(?:skal|kan|vil|bør|forventes|skulle|kunne|hvis|såfremt|når|inden|endnu ikke|blev i \d{4}"
    r"|sidste år|tidligere)\b[^.]{0,60}\b(?:godkend\w+|vedtag\w*|valg\w*|besluttet|udsat)"
    r"|\bi 20\d\d\b.*\bvedtaget\b|\bvedtaget (?:i|den) \d"
    r"|\bsom (?:blev )?(?:vedtaget|besluttet|godkendt)\b"
    r"|\bder blev (?:vedtaget|besluttet|godkendt) (?:på|i) (?:sidste|forrige)"
    r"|\blovligt (?:ind)?varslet",
    re.IGNORECASE,
)


def classify(tekst: str) -> str:
    """The kind of a decision; where words of several kinds stand in it, the contract's order."""
    clauses = _clauses(tekst)
    if len(clauses) > 1:  # what is to happen, or would, is not decided
        clauses = [s for s in clauses if not CONDITIONAL.match(s)] or clauses
    clauses = [FELL_AND.sub("", s) for s in clauses]
    clauses = [TAKEN_UP.sub(r"\1", s) if PROPOSAL.search(s) else s for s in clauses]
    decided = _without_fallen([s for s in clauses if not _undecided(s)])
    if not decided:
        decided = [] if PROPOSAL.search(tekst) else [tekst]
    folded = " ".join(decided).casefold()
    for slags, shape in KINDS.items():
        if any(stem in folded for stem in STEMS[slags]) and any(map(shape.search, decided)):
            return slags
    return "andet"


def _clauses(tekst: str) -> list[str]:
    return [clause for part in CLAUSE_ENDS.split(tekst) if (clause := part.strip())]


def _without_fallen(clauses: list[str]) -> list[str]:
    """Without the proposals that fell before the rest was adopted: `Herefter blev ... vedtaget`."""
    adopted = max((i for i, s in enumerate(clauses) if ADOPTED_THEN.match(s)), default=0)
    return [s for i, s in enumerate(clauses) if i >= adopted or not FALLEN.search(s)]


def _undecided(clause: str) -> bool:
    """Whether a clause tells of a proposal, of another item, or of what was turned down."""
    return bool(PROPOSAL.search(clause) or OTHER_ITEM.match(clause) or REJECTED.search(clause))


def common(led: Iterable[Svar]) -> str:
    """The kind of all answers together: theirs, or `andet` where they differ."""
    slags = {svar.slags for svar in led}
    return slags.pop() if len(slags) == 1 else "andet"


def decisive(words: str) -> bool:
    """Whether words of any kind of decision stand in words."""
    return any(shape.search(words) for shape in KINDS.values())


def begins_decisive(words: str) -> bool:
    """The same of their beginning."""
    return any(shape.match(words) for shape in KINDS.values())


def deciding(source: Text, lines: Sequence[Line]) -> Iterator[Text]:
    """The sentences with words of decision, in prose without a heading."""
    for passage in passages(source, lines):
        if PROSE.search(passage):
            yield from filter(_decides, sentences(passage))


def _decides(sentence: str) -> bool:
    return bool(
        PROSE.search(sentence) and not NOT_NOW.search(sentence) and not OTHER_ITEM.match(sentence)
    )
