"""Who came late and who left early (ankom, forlod), and when: a time, an item or both."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from referat_lint.grammar import dates
from referat_lint.grammar.name_lists import persons
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.people import Who
from referat_lint.grammar.roll import Attendance, Said
from referat_lint.model import Bevaegelse
from referat_lint.source import Span

_CAME = (
    r"ankom|kom(?: (?:til|først|ind))?|mødte(?: først)?|tiltrådte(?: mødet)?|indfandt sig"
    r"|stødte til|genindtrådte|vendte tilbage|deltog (?:i mødet |først )?fra(?: og med)?"
    r"|kom tilbage|sluttede sig til|trådte ind|indtrådte"
)
_LEFT = (
    r"forlod|fratrådte|deltog (?:i mødet )?(?:indtil|til og med)|gik|måtte (?:gå|forlade)|forlader"
    r"|udtrådte|trak sig|gik hjem"
)
CAME = pattern(rf"\b(?:{_CAME})\b")
MOVES = pattern(rf"\b(?:(?P<ankom>{_CAME})|(?P<forlod>{_LEFT}))\b")
SURE = pattern(r"ankom|tiltrådte|genind|vendte|stødte|deltog")  # a place alone proves no "kom"
ATTENDED_FROM = pattern(r"deltog (?:i mødet |først )?fra")
FROM_THEN = pattern(r"fra (?:og med )?(?:kl|punkt|pkt|sag)")
PREPOSITION = pattern(r"(?:fra(?: og med)?|til og med|indtil)$")
FIGURATIVE = pattern(  # kom frem til, gik videre med
    r"\s+(?:ind|frem|til enighed|med|i gang|videre|igennem|over)\b(?! mødet)"
)
PLACE = pattern(r"\b(?:mødet|lokalet|salen|byrådssalen|mødelokalet)\b")
NEAR = 40  # characters behind the verb
FARTHEST = 200  # characters before the verb in which names are looked for

_ITEM = r"punkt(?:et)?|pkt\.?|sag(?:en)?"
_NUMBER = r"(?P<nummer>\d{1,4}(?:/\d+)?[a-z]?)"
WHEN = pattern(
    r"\b(?P<naar>før|inden|under|efter|ved|til og med|fra og med|fra)\b"
    r"(?: (?:behandling(?:en)?|drøftelse(?:n)?|afslutning(?:en)?|begyndelsen|starten)(?: af)?)?"
    rf"(?: (?:dagsordenens |dagsordens)?"
    rf"(?P<slags>{_ITEM}|dagsordenspunkt(?:et)?|dette punkt|denne sag)"
    rf"(?: ?nr\.?)?:? ?{_NUMBER}?)?",
    re.IGNORECASE,
)
NUMBERED = pattern(rf"\b(?:{_ITEM}|dagsordenspunkt)(?: ?nr\.?)? ?{_NUMBER}", re.IGNORECASE)
NAAR = {
    "før": "foer",
    "inden": "foer",
    "fra": "foer",
    "fra og med": "foer",
    "under": "under",
    "ved": "under",
    "efter": "efter",
    "til og med": "efter",
}


class Moment(NamedTuple):
    """When somebody moved, as in Bevaegelse: HH:MM, an item's number, foer, under or efter it."""

    tid: str | None
    punkt: str | None
    naar: str | None


def moved(found: Attendance, said: Said) -> bool:
    """`NAVN forlod mødet kl. 18.30`, `NAVN ankom under punkt 4 og gik kl. 17`."""
    verbs = MOVES.finditer(said.words)
    verb = next(verbs, None)
    if verb is None or verb.start() > FARTHEST or _comes_from(said.words):
        return False
    who = persons(said.words.part(0, verb.start()))
    if not who or not (moment := _moment(said, verb)):
        return False
    move(found, verb.lastgroup, who, moment, said.words.span)
    back = next((other for other in verbs if other.lastgroup != verb.lastgroup), None)
    tail = said.words[back.end() :] if back else ""
    if back and (dates.first_time(tail) or _when(tail)):
        move(found, back.lastgroup, who, moment_in(tail, said.nummer), said.words.span)
    return True


def move(
    found: Attendance, verb: str | None, who: Sequence[Who], moment: Moment, span: Span
) -> None:
    """Note that some came (`ankom`) or left (`forlod`)."""
    moves = found.ankom if verb == "ankom" else found.forlod
    moves += [Bevaegelse(person.navn, *moment, span) for person in who]


def moment_in(words: str, nummer: str | None) -> Moment:
    """When it was, as some words tell; `nummer` is that of "dette punkt"."""
    return Moment(dates.first_time(words), *_item(_when(words), words, nummer))


def _comes_from(words: str) -> bool:
    """`NAVN deltog fra Center for Børn` is no move, `NAVN deltog fra punkt 3` is one."""
    return bool(ATTENDED_FROM.search(words)) and not FROM_THEN.search(words)


def _moment(said: Said, verb: re.Match[str]) -> Moment | None:
    """When a verb's move was; None where it is none: `kom med et forslag`."""
    head, after = said.words[: verb.start()], said.words[_end(verb) :]
    tid = dates.first_time(after) or (dates.first_time(head) if "kl" in head.lower() else None)
    when = _when(after) or _when(head)
    if not (tid or when) and not (_sure(verb) and PLACE.search(after[:NEAR])):
        return None
    if FIGURATIVE.match(after) and not tid:
        return None
    return Moment(tid, *_item(when, said.words, said.nummer))


def _end(verb: re.Match[str]) -> int:
    """Where the verb ends; the "fra" of "deltog fra" goes with what follows."""
    word = PREPOSITION.search(verb[0])
    return verb.start() + word.start() if word else verb.end()


def _sure(verb: re.Match[str]) -> bool:
    return verb.lastgroup == "forlod" or bool(SURE.match(verb[0]))


def _when(words: str) -> re.Match[str] | None:
    matches = WHEN.finditer(words)
    return next((when for when in matches if when["slags"] or "behandling" in when[0]), None)


def _item(
    when: re.Match[str] | None, words: str, nummer: str | None
) -> tuple[str | None, str | None]:
    if when is None:
        number = NUMBERED.search(words)
        return (number["nummer"] if number else None), None
    return when["nummer"] or nummer, NAAR[when["naar"].lower()]
