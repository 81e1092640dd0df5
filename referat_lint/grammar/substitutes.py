"""Who stands in (stedfortraedere): `NAVN deltog som stedfortræder for NAVN`, in all its shapes."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from referat_lint.grammar.movements import CAME, moment_in, move
from referat_lint.grammar.name_lists import NAME
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.people import Who, item_numbers, people
from referat_lint.grammar.roll import Attendance, Said, names
from referat_lint.model import Inhabil
from referat_lint.source import Text

SUBSTITUTE = r"(?:1\. |2\. )?(?:stedfortræder(?:e|en|ne)?|suppleant(?:er|en|erne)?)"
SUB = pattern(SUBSTITUTE, re.IGNORECASE)
ELECTED = pattern(r"\b(?:(?:gen)?valgt(?:es)?|udpeget)\b")
STAYED_AWAY = pattern(
    r"\b(?:mødte|deltog) ikke\b|\bikke (?:mødt|mødte)\b|men (?:mødte|kom) ikke|udeblev"
    r"|ikke indkaldt"
)
_CAME = r"(?:deltog|mødte|deltager)"

# I stedet for NAVN deltog NAVN. Som stedfortræder for NAVN mødte NAVN. For NAVN var indkaldt NAVN.
INSTEAD = pattern(
    rf"(?:[Ii] ?stedet(?: for (?P<for>{NAME}.{{0,80}}?))?"
    rf"|[Ss]om {SUBSTITUTE}(?: for (?P<for2>{NAME}.{{0,80}}?))?)"
    r",? +(?:deltog|mødte|er mødt|deltager|var mødt|er indkaldt|indkaldtes) +(?P<navne>[A-ZÆØÅ].*)"
    rf"|For (?P<for3>{NAME}.{{0,40}}?) (?:var|er|blev) (?:indkaldt|mødt) (?P<navne3>[A-ZÆØÅ].*)",
    re.DOTALL,
)
FOR_WHOM = pattern(rf"(?P<navne>.+?) (?:for|i stedet for) (?P<for>{NAME}.*)", re.DOTALL)
# NAVNs stedfortræder NAVN deltog
GENITIVE = pattern(rf"(?P<for>{NAME}'?),? {SUBSTITUTE},? (?P<navne>{NAME}),?(?= )")
ARRIVED = pattern(r",? (?:deltog|deltager|mødte|kom|ankom|var)\b")
# Under punkt 3 deltog NAVN, da NAVN var inhabil
BECAUSE = pattern(
    rf"(?:[Uu]nder|[Vv]ed|[Ii]) [^.]{{0,30}}?\d[^.]{{0,20}}? (?:deltog|mødte) (?:{SUBSTITUTE} )?"
    rf"(?P<navne>{NAME}.{{0,80}}?),? (?:da|idet|fordi) (?P<for>{NAME}.{{0,60}}?) (?P<grund>var .*)",
    re.DOTALL,
)
# NAVN, suppleant, deltog
APPOSED = pattern(rf"(?P<navne>{NAME}[^.!?]{{0,160}}?), {SUBSTITUTE}, {_CAME}\b", re.DOTALL)
# NAVN havde afbud, i stedet mødte NAVN
EXCUSED = pattern(
    rf"(?P<for>{NAME}.{{0,120}}?),? +(?:havde|har|var|er|meldte) [^.]{{0,40}}"
    r"(?:afbud|forfald|fraværende|forhindret)[^.]{0,30}?,? "
    rf"(?:og|i stedet (?:deltog|mødte)|hvorfor|men) (?P<navne>{NAME}.{{0,80}}?)"
    rf"(?: {_CAME}\b.*)?$",
    re.DOTALL,
)
# NAVN deltog i mødet som stedfortræder for NAVN
SUB_FOR = pattern(
    rf"(?P<navne>{NAME}[^!?]{{0,200}}?),? +(?:(?:var|er|blev) )?"
    r"(?:(?:deltog|deltager|mødte|indkaldt|mødt|indtrådt|indtrådte|indtræder|tiltrådte)"
    r"(?: (?:i|under|ved) [^,.]{1,40}?)?,? )?(?:og (?:var|er|blev|har|deltog|mødte) [^.]{0,40} )?"
    rf"(?:som )?(?:{SUBSTITUTE} for|i (?:mødet i )?stedet for) +(?:henholdsvis )?"
    r"(?P<for>[A-ZÆØÅ].*)",
    re.DOTALL,
)
BEHIND_NAMES = pattern(r",? (?:der|som|men|under|i punkt|ved|da|fra|på|mødte|og blev|til)\b|\. ")
# NAVN mødte som suppleant
SUB_CAME = pattern(
    rf"(?P<navne>{NAME}[^!?]{{0,200}}?),? +(?:(?:var|er|blev) )?"
    r"(?:deltog|deltager|mødte|indkaldt|mødt|trådte ind|indtrådte)(?: i mødet| i sagen)?"
    rf"(?: som {SUBSTITUTE}| i stedet|,? men mødte ikke)",
    re.DOTALL,
)
CALLED = pattern(
    rf"(?P<navne>{NAME}.{{0,60}}?), (?:der var |var )?indkaldt som {SUBSTITUTE}"
    rf"(?: for (?P<for>{NAME}))?"
)
# Stedfortræder for NAVN: NAVN
SUB_LABEL = pattern(
    rf"(?:[Ii]ndkaldt )?{SUBSTITUTE}(?: for (?P<for>{NAME}))?: *(?P<navne>[A-ZÆØÅ].*)",
    re.DOTALL | re.IGNORECASE,
)
# NAVN, stedfortræder NAVN, deltog
PAIR = pattern(
    rf"(?P<for>{NAME}.{{0,120}}?), {SUBSTITUTE} (?P<navne>{NAME}.{{0,120}}?), {_CAME}\b", re.DOTALL
)


class Told(NamedTuple):
    """A sentence about substitutes: for which items they came, and whether they did."""

    words: Text
    nummer: str | None
    punkter: tuple[str, ...] | None
    moedte: bool

    def people(self, match: re.Match[str], group: str) -> tuple[Who, ...]:
        """Those in one group of a pattern read on the words."""
        return people(self.words.part(*match.span(group))) if match[group] else ()


def stand_in(found: Attendance, said: Said) -> bool:
    """Read a sentence by the first shape that fits; one of an election is none."""
    words = said.words
    if ELECTED.search(words):
        return False
    told = Told(words, said.nummer, item_numbers(words), not STAYED_AWAY.search(words))
    return any(shape(found, told) for shape in SHAPES)


def _instead(found: Attendance, told: Told) -> bool:
    match = INSTEAD.match(told.words)
    if not match:
        return False
    group = "navne" if match["navne"] else "navne3"
    if _one_for_another(found, told, told.words.part(*match.span(group))):
        return True
    subs = told.people(match, group)
    replaced = next((told.people(match, key) for key in ("for", "for2", "for3") if match[key]), ())
    _also_absent(found, replaced, told)
    found.stand_in(subs, names(replaced) or found.lone, told.punkter)
    return bool(subs)


def _one_for_another(found: Attendance, told: Told, named: Text) -> bool:
    """`NAVN for NAVN`, behind "I stedet mødte"."""
    pair = FOR_WHOM.match(named)
    if pair:
        replaced = people(named.part(*pair.span("for")))
        _also_absent(found, replaced, told)
        found.stand_in(people(named.part(*pair.span("navne"))), names(replaced), told.punkter)
    return bool(pair)


def _genitive(found: Attendance, told: Told) -> bool:
    match = GENITIVE.match(told.words)
    if not match or not ARRIVED.match(told.words, match.end()):
        return False
    subs = told.people(match, "navne")
    owner = match["for"].removesuffix("'")
    replaced = found.lone if owner in ("Hans", "Hendes", "Deres") else (owner.removesuffix("s"),)
    items = told.punkter if "deltog" in told.words else None
    found.stand_in(subs, replaced, items, moedte=told.moedte)
    if CAME.search(told.words, match.end()):
        moment = moment_in(told.words[match.end() :], told.nummer)
        move(found, "ankom", subs, moment, told.words.span)
    return bool(subs)


def _because(found: Attendance, told: Told) -> bool:
    match = BECAUSE.match(told.words)
    if not match:
        return False
    subs, replaced = told.people(match, "navne"), told.people(match, "for")
    if "inhabil" in match["grund"]:
        punkt = told.punkter[0] if told.punkter else None
        found.inhabile += [
            Inhabil(person.navn, besluttet=False, forlod=False, punkt=punkt, span=told.words.span)
            for person in replaced
        ]
    _also_absent(found, replaced, told)
    found.stand_in(subs, names(replaced), told.punkter)
    return bool(subs)


def _apposed(found: Attendance, told: Told) -> bool:
    match = APPOSED.match(told.words)
    if match:
        found.stand_in(told.people(match, "navne"), (), told.punkter)
    return bool(match)


def _excused(found: Attendance, told: Told) -> bool:
    match = EXCUSED.match(told.words)
    if not match:
        return False
    absent, subs = told.people(match, "for"), told.people(match, "navne")
    if not (absent and subs):
        return False
    found.absent(absent, told.words.span)
    found.stand_in(subs, names(absent))
    return True


def _sub_for(found: Attendance, told: Told) -> bool:
    match = SUB_FOR.match(told.words)
    if not match:
        return False
    subs = told.people(match, "navne")
    end = BEHIND_NAMES.search(told.words, match.start("for"))
    stop = end.start() if end else match.end("for")
    replaced = people(told.words.part(match.start("for"), stop))
    if not (subs and replaced):
        return False
    _also_absent(found, replaced, told)
    found.stand_in(subs, names(replaced), told.punkter, moedte=told.moedte)
    return True


def _sub_came(found: Attendance, told: Told) -> bool:
    match = SUB_CAME.match(told.words)
    subs = told.people(match, "navne") if match else ()
    replaced = found.lone if told.moedte else ()
    found.stand_in(subs, replaced, told.punkter, moedte=told.moedte)
    return bool(subs)


def _called(found: Attendance, told: Told) -> bool:
    match = CALLED.match(told.words)
    if not match:
        return False
    subs, replaced = told.people(match, "navne"), told.people(match, "for")
    found.stand_in(subs, names(replaced), told.punkter, moedte=told.moedte)
    return bool(subs)


def _labelled(found: Attendance, told: Told) -> bool:
    match = SUB_LABEL.match(told.words)
    if not match:
        return False
    if _one_for_another(found, told, told.words.part(*match.span("navne"))):
        return True  # Stedfortræder: NAVN for NAVN
    subs = told.people(match, "navne")
    found.stand_in(subs, names(told.people(match, "for")))
    return bool(subs)


def _pair(found: Attendance, told: Told) -> bool:
    match = PAIR.match(told.words)
    if not match:
        return False
    subs = told.people(match, "navne")
    found.stand_in(subs, names(told.people(match, "for")), told.punkter)
    return bool(subs)


SHAPES: tuple[Callable[[Attendance, Told], bool], ...] = (
    *(_instead, _genitive, _because, _apposed, _excused),
    *(_sub_for, _sub_came, _called, _labelled, _pair),
)


def _also_absent(found: Attendance, replaced: Sequence[Who], told: Told) -> None:
    """The substitution tells who was absent too, unless somebody printed it already."""
    if "inhabil" in told.words:
        return
    known = {str(one.navn) for one in found.fravaer} | {str(one.navn) for one in found.inhabile}
    new = [person for person in replaced if str(person.navn) not in known]
    items = told.punkter if told.punkter and len(told.punkter) > 1 else None
    found.absent(new, told.words.span, items)
