"""Sentences of absence: `NAVN var fraværende`, "Alle var mødt", and of a quorum that is lost."""

import re

from referat_lint.grammar.name_lists import NAME, persons
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.people import item_numbers, people
from referat_lint.grammar.roll import Attendance, Said, names

NONE = pattern(
    r"(?:ingen|nej|0|alle (?:er |var )?(?:mødt|til ?stede|mødte|fremmødt).*"
    r"|ingen (?:fraværende|afbud|fravær)|ingen havde.*|der (?:er|var) ingen.*|-)\.?$",
    re.IGNORECASE,
)
ALL_CAME = pattern(
    r"(?:(?:Der (?:er|var) )?[Ii]ngen (?:fraværende|afbud|fravær|forfald)\b[^.]{0,30}\.?"
    r"|[Aa]lle (?:medlemmer(?:ne)? |rådets medlemmer |udvalgets medlemmer )?(?:er |var |havde )?"
    r"(?:mødt|til ?stede|fremmødt|mødte)(?: frem)?\.?)$"
)
ALL_BUT = pattern(
    r"[Aa]lle (?:medlemmer(?:ne)? |øvrige )?(?:er |var )?(?:mødt|til ?stede|mødte)? ?"
    r"(?:undtagen|på nær|bortset fra|med undtagelse af):? +(?P<navne>.+)",
    re.DOTALL,
)
NO_QUORUM = pattern(
    r"(?:ikke|ej) (?:længere )?beslutningsdygtig(?:t|e)?"
    r"(?: (?:fra|efter|under) (?:punkt|pkt\.?|sag) (?P<nummer>\d+))?",
    re.IGNORECASE,
)
ABSENT = pattern(
    rf"(?P<navne>{NAME}(?:[^.!?]|(?<=[A-ZÆØÅ])\.){{0,240}}?),? +(?:(?:var|er|blev) +)?"
    r"(?P<verb>fraværende(?! (?:indtil|fra kl))|ikke til ?stede|ej til ?stede"
    r"|forhindret(?: i at deltage)?|deltog +ikke|deltager +ikke|medvirkede +ikke|mødte +ikke"
    r"|(?:havde|har)(?: alle| begge)? (?:meldt |lovligt )?(?:afbud|forfald|fravær)"
    r"|meldte (?:afbud|fra)|meldt afbud|udeblev|udebleven|ved afbud|(?:med|uden) afbud)"
    r"(?P<rest>.*)$",
    re.DOTALL,
)
# A word of every absence; most sentences hold none, and the pattern tries each of their words.
ABSENT_WORDS = ("afbud", "fravær", "forfald", "forhindret", "ikke", "meldte", "stede", "udeblev")
SPEAKER = pattern(r"\b(?:orienterede|oplyste|fortalte|bemærkede|ønsker|mener)\b")
# Behind "deltog ikke": that it was the meeting or an item, and not a decision or a vote.
OF_THE_MEETING = pattern(
    r"\s*(?:\.|$|, |(?:i |på )?mødet|i dag|i den lukkede|på grund|pga|grundet)"
    r"| (?:i|under|ved) (?:behandling|punkt|denne|dette|sagen|pkt)"
)
BECAUSE_OF = pattern(
    r",? *(?:på grund af|pga\.?|grundet|p\.g\.a\.) +(?P<grund>[^.]{2,60})"
    r"|, (?P<bar>[a-zæøå][a-zæøå -]{2,40})(?=\.|$)"
)
INSTEAD_CAME = pattern(rf"(?:,|og) (?:i stedet )?(?:deltog|mødte) (?P<navne>{NAME}.*)", re.DOTALL)


def quorum_lost(found: Attendance, said: Said) -> bool:
    """`Udvalget var ikke længere beslutningsdygtigt efter punkt 4`."""
    match = NO_QUORUM.search(said.words)
    if match:
        found.quorum = said.words
        found.quorum_fra = match["nummer"] or said.nummer
    return bool(match)


def all_came(found: Attendance, said: Said) -> bool:
    """`Der var ingen fraværende`, `Alle medlemmer var mødt`."""
    match = ALL_CAME.match(said.words)
    if match:
        found.tell("ingen", said.words.span)
    return bool(match)


def all_but(found: Attendance, said: Said) -> bool:
    """`Alle var til stede undtagen NAVN`."""
    match = ALL_BUT.match(said.words)
    if not match or votes(said.words):
        return False
    who = people(said.words.part(*match.span("navne")))
    found.absent(who, said.words.span)
    return bool(who)


def absent(found: Attendance, said: Said) -> bool:
    """`NAVN og NAVN var fraværende på grund af sygdom`, `NAVN deltog ikke under punkt 4`."""
    words = said.words
    match = ABSENT.match(words)
    if not match or SPEAKER.search(match["navne"]):
        return False
    who = persons(words.part(*match.span("navne")))
    rest = match["rest"]
    numbers = item_numbers(rest)
    elsewhere = "ikke" in match["verb"] and not numbers and not OF_THE_MEETING.match(rest)
    if not who or elsewhere:
        return False
    found.absent(who, words.span, numbers, _reason(rest))
    if tail := INSTEAD_CAME.search(words, match.start("rest")):
        found.stand_in(people(words.part(*tail.span("navne"))), names(who))
    return True


def votes(words: str) -> bool:
    """`Alle undtagen NAVN stemte for` says nothing of absence."""
    return "stemte" in words or "stemmer" in words


def _reason(rest: str) -> str | None:
    match = BECAUSE_OF.match(rest)
    return (match["grund"] or match["bar"]).strip() if match else None
