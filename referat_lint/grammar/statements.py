"""Statements to the record: who proposes, remarks, dissents, reserves, stops a case, lets it go."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pyparsing as pp

from referat_lint.grammar.entries import fold
from referat_lint.grammar.names import BIG, BRACKET, PARTICLE, ROLE
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.people import voters
from referat_lint.grammar.spelling import composed, offset_of, printed
from referat_lint.grammar.vote_sentences import sentences
from referat_lint.model import Afstemning, Navn, Udtalelse
from referat_lint.source import Text

pp.ParserElement.set_default_whitespace_chars(" \t")

# ført til protokols; tilført protokollen; at få det noteret i protokollen; protokolleret
RECORD = (
    r"(?:(?:ført|tilført|indført|indføjet|tilføjet|optaget|noteret|anført|skrevet)"
    r"(?:\s+(?:til|i|ind\s+i))?\s+(?:\w+\s+)?(?:protokol(?:len|s)?|referatet)|protokolleret)"
)
ASKED = (
    r"(?:(?:har\s+|havde\s+)?(?:ønskede|ønsker|ønsket|begærede|begærer|begæret|forlangte|forlanger|krævede"
    r"|kræver)|(?:bad|beder|bedt|anmodede|anmoder|anmodet)\s+om)"
)
ACCEPT = (
    r"(?:godkende|tiltræde|støtte|anbefale|stemme\s+for|tilslutte\s+sig|bakke\s+op|gå\s+ind\s+for)"
)
ADDED = r"(?:protokol)?(?:bemærkning(?:er)?|tilførsel|erklæring|udtalelse)"
# The verb tells the kind; the first that fits.
VERBS = {
    "frafald": (
        r"(?:frafalder|frafaldt|har\s+frafaldet|(?:ønsker|ønskede)\s+at\s+frafalde)"
        r"\s+(?:\w+\s+){0,2}?(?:standsning\w*|ret\w*|begæring\w*|forslag\w*)"
        r"|(?:trak|trækker)\s+(?:\w+\s+){0,2}?(?:\w*forslag\w*|begæring\w*)(?:\s+\w+){0,2}?\s+tilbage"
    ),
    "standsning": (
        r"(?:begærede|begærer|forlangte|forlanger|krævede|kræver|ønskede|ønsker)\s+(?:\w+\s+){0,3}?"
        r"(?:indbragt|standset|forelagt)"
        r"|indbragte\s+(?:\w+\s+){1,3}?for"
        r"|(?:benyttede|benytter|anvendte|anvender|udnyttede|udnytter|gjorde\s+brug\s+af"
        r"|gør\s+brug\s+af)\s+(?:sin\s+|deres\s+)?standsningsret\w*"
        r"|(?:standsede|standser)\s+(?:beslutningen|sagen|punktet)"
    ),
    "forbehold": r"(?:tog|tager|har\s+taget)\s+(?:\w+\s+)?forbehold",
    "afvigende_mening": (
        rf"(?:kan|kunne)\s+(?:derfor\s+|dog\s+)?ikke\s+{ACCEPT}"
        r"|afgav\s+(?:følgende\s+|en\s+)?(?:mindretalsudtalelse|afvigende\s+mening|dissens)"
        r"|(?:stemte|stemmer)\s+imod\s*,?\s+(?:idet|fordi|da|med\s+den\s+begrundelse)"
        r"|(?:er|var)\s+(?:uenig\w*|imod)"
    ),
    "aendringsforslag": (
        r"(?:still|fremsat)(?:ede|er|te|ter)\s+(?:følgende\s+|et\s+)?ændringsforslag\w*"
    ),
    "forslag": (
        r"foreslog|foreslår|(?:still|fremsat)(?:ede|er|te|ter)\s+(?:følgende\s+|et\s+|det\s+)?\w*forslag"
    ),
    "bemaerkning": (
        rf"{ASKED}\s*,?\s+(?:(?:at|få|det|dette|følgende|blev|bliver|blive|måtte|sin\s+\w+|sit\s+\w+|deres\s+\w+)\s+){{0,5}}?"
        rf"{RECORD}"
        rf"|(?:fik|får|lod|lader)\s+(?:(?:det|dette|følgende)\s+)?(?:{RECORD}|(?:til|ind)?føre\s+(?:til\s+)?protokol\w*)"
        r"|(?:bad|beder|anmodede|anmoder)\s+om\s+(?:en\s+|følgende\s+)?protokol(?:tilførsel|bemærkning)"
        rf"|(?:afgav|afgiver|havde|har|fremsatte|kom\s+med)\s+(?:følgende\s+|en\s+){ADDED}"
        r"|bemærkede|bemærker|tilkendegav|tilkendegiver|udtalte|anførte|anfører|henstillede|henstiller"
        r"|beklagede|beklager|pointerede|understregede|opfordrede\s+til|udtrykte"
        r"|(?:ønskede|ønsker|mente|mener)(?=\s*,?\s+at\s)"
    ),
}
STATEMENT_GUARDS = (
    (
        "(?i)foresl|forslag|bemærk|protokol|forbehold|frafald|tilbage|begær|forlang|kræve|ønske|indbragt"
        "|standse|standsning|ikke|mindretalsudtalelse|afvigende|dissens|uenig|imod|tilkendeg|udtal|anfør"
        "|henstill|beklag|pointer|understreg|opfordre|udtryk|mente|mener|udtalelse|tilførsel|erklæring|referatet"
    ),
)
SPEAKS = pattern("|".join(rf"(?P<{kind}>(?<!\w)(?:{verb})(?!\w))" for kind, verb in VERBS.items()))
# Protokolbemærkning fra Liste B: ...
LABEL = (
    pp.Regex(
        r"(?P<slags>[Pp]rotokol(?:bemærkning|tilførsel)|[Bb]emærkning(?:er)?|[Mm]indretalsudtalelse"
        r"|[Ææ]ndringsforslag|[Ff]orslag)\s+fra\s+(?P<af>[^:\n]{1,200}?)\s*:",
        as_match=True,
    )[0, 1]
    .leave_whitespace()
    .parse_with_tabs()
)
LABELS = {"p": "bemaerkning", "b": "bemaerkning", "m": "afvigende_mening", "æ": "aendringsforslag"}
ALSO = pattern(
    r"\s*(?:(?:[Hh]erefter|[Ee]ndvidere|[Dd]esuden|[Ee]ndelig|[Dd]erudover|[Ss]amtidig|[Dd]og|[Dd]erfor"
    r"|[Oo]g|[Mm]en|[Ee]n\s+samlet)\s+)*"
)
MINORITY = pattern(
    r"(?:[Ee]t|[Uu]dvalgets)\s+mindretal(?:let)?,?\s*(?:(?:bestående|som\s+består)\s+af|,|\()?\s*"
)
THEN = pattern(rf"\s+(?P<af>[{BIG}][^,:\n]{{0,200}}?)(?=,?\s+at\s|\s*[,:])")
ROLE_FIRST = pattern(rf"(?P<rolle>{ROLE})\s+(?=[{BIG}])", re.IGNORECASE)
OFFICIAL = pattern(
    r"chef|direktør|leder|konsulent|sekretær|koordinator|revisor|advokat|administrator|referent",
    re.IGNORECASE,
)
CHAIR = pattern(r"(?:Formanden|Næstformanden|Borgmesteren|Viceborgmesteren|Rådmanden)\s*$")
SMALL = pattern(r"(?<![\w-])[a-zæøå]\w*")
LINKS = pattern(
    rf"(?:og|samt|for|i|på|vegne|{PARTICLE}|\w*gruppe\w*|\w*parti\w*|\w*liste\w*|løsgænger\w*|uden)"
)
BRACKETS = pattern(rf"\s*{BRACKET}")
PRONOUN = pattern(r"(?:Han|Hun|De|Vi|Partiet|Gruppen|Listen)\s")
QUOTE = pattern(r"[\"”“„»«]")
OPENING = pattern(r"[\"”“„»]")
CLOSING = pattern(r"[\"”“«]+[.!]?")
WORD = pattern(r"\S")
PARAGRAPH = pattern(r"\n[ \t]*\n|\Z")
WIDEST = 6_000


class Speaker(NamedTuple):
    """Who speaks: as printed, and those of them who are people."""

    af: str
    personer: tuple[Navn, ...]


def statements(text: Text, votes: Sequence[Afstemning] = ()) -> tuple[Udtalelse, ...]:
    """The statements in a decision; what tells of one of its `votes` is none."""
    return tuple(_statements(composed(text), votes))


def _statements(text: Text, votes: Sequence[Afstemning]) -> Iterator[Udtalelse]:
    said: tuple[str, Speaker, int, int] | None = None
    done = 0
    for start, end in sentences(text):
        if start < done:
            continue
        if said and PRONOUN.match(text, start, end) and "\n" not in text[said[3] : start]:
            said = (*said[:3], end)
            continue
        if said:
            yield _statement(text, said)
        said = None
        found = _label(text, start, end) or _speech(text, start, end, votes)
        if found:
            done = _to_the_end(text, start, end)
            said = (*found, start, done)
    if said:
        yield _statement(text, said)


def _statement(text: Text, said: tuple[str, Speaker, int, int]) -> Udtalelse:
    slags, speaker, start, end = said
    part = text.part(start, end)
    return Udtalelse(slags, speaker.af, printed(part, 0, len(part)), part.span, speaker.personer)


def _label(text: Text, start: int, end: int) -> tuple[str, Speaker] | None:
    for match in LABEL.parse_string(text[start : min(end + 1, start + 400)]):
        speaker = _speaker(text, start + match.start("af"), start + match.end("af"))
        if speaker:
            return LABELS.get(match["slags"][0].lower(), "forslag"), speaker
    return None


def _speech(
    text: Text, start: int, end: int, votes: Sequence[Afstemning]
) -> tuple[str, Speaker] | None:
    verb = SPEAKS.search(text, start, end)
    if not verb:
        return None
    slags = verb.lastgroup or ""
    if slags == "forslag" and "ændringsforslag" in text[start:end]:
        slags = "aendringsforslag"
    first = _after(ALSO, text, start, verb.start())
    minority = MINORITY.match(text, first, verb.start())
    if minority:
        first = minority.end()
        slags = "afvigende_mening" if slags == "bemaerkning" else slags
    if first == verb.start() and (then := THEN.match(text, verb.end(), end)):
        speaker = _speaker(text, *then.span("af"))
    else:
        speaker = _speaker(text, first, verb.start())
    if not speaker or (
        slags in {"forbehold", "afvigende_mening"} and _votes(speaker, votes, text, start)
    ):
        return None
    return slags, speaker


def _votes(speaker: Speaker, votes: Sequence[Afstemning], text: Text, start: int) -> bool:
    """Whether the sentence is a vote's own: it, and nothing before it, tells where they stand."""
    at = text.part(start, start).span.start
    for vote in votes:
        if not vote.span.start <= at < vote.span.end:
            continue
        sides = (vote.for_, vote.imod, vote.undlod)
        if {who.span for who in speaker.personer} & {who.span for s in sides for who in s.personer}:
            return True
        before = text[offset_of(text, vote.span.start) : start]
        letters = re.findall(r"\w+", speaker.af)
        if any(group in letters and group not in before for s in sides for group in s.grupper):
            return True
    return False


def _after(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match else start


def _speaker(text: Text, start: int, end: int) -> Speaker | None:
    """The people or parties who speak; None where it is the administration, a body or a matter."""
    words = text[start:end].rstrip(" \t\n,)")
    if CHAIR.match(words):
        return Speaker(words.strip(), ())
    role = ROLE_FIRST.match(words)
    if role and OFFICIAL.search(role["rolle"]):
        return None
    bare = BRACKETS.sub("", words[role.end() if role else 0 :])
    if len(words) > WIDEST or not all(map(LINKS.fullmatch, SMALL.findall(bare))):
        return None
    personer, grupper = voters(text.part(start, start + len(words)))
    if not personer and not grupper:
        return None
    if len(personer) == 1 and not grupper:
        return Speaker(personer[0].navn, personer)
    return Speaker(fold(bare), personer)


def _to_the_end(text: str, start: int, end: int) -> int:
    """Where a statement ends: with its sentence, its quotation, or the paragraph after a colon."""
    if text[end - 1] == ":" and (rest := WORD.search(text, end, end + WIDEST)):
        if not OPENING.match(text, rest.start()):
            stop = PARAGRAPH.search(text, rest.start())
            return stop.start() if stop else end
        end = rest.end()
    marks = len(QUOTE.findall(text, start, end))
    if not marks or (marks > 1 and marks % 2 == 0):
        return end
    close = CLOSING.search(text, end, end + WIDEST)
    return close.end() if close else end
