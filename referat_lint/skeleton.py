"""The skeleton of a referat: what is there and what is not, of which kind and how many.

It is what schemas/krav.schema.json and a body's own schema are held up against. Its routes are the
model's; it holds no words but item and case numbers, and no places. Counts are always there; other
keys that hold nothing are left out, so `required` asks whether something is there.
"""

import re
from dataclasses import dataclass
from typing import Any

from referat_lint.model import Afsnit, Afstemning, Punkt, Referat

Bones = dict[str, Any]
HEAD = ("organ", "organtype", "kommune", "periode", "dato", "ugedag", "start", "slut", "sted")
COUNTED = ("fravaerende", "ankom", "forlod", "inhabile", "stedfortraedere", "udtalelser", "bilag")
_KEYS = """
    art tabt aflyst egne_overskrifter flere_moeder moede medlemmer medlemsliste fravaer_angivet
    fremmoede deltagere indhold punkter nummer titel sagsnummer lukket udgaaet lover_resultat
    kraever_titel kraever_beslutning kraever_maaske_beslutning kraever_indstilling
    kraever_maaske_indstilling kraever_fravaer afsnit indstilling beslutning tidligere
    afstemninger slags tom egen af led udfald
    """
KEYS = frozenset((*_KEYS.split(), *HEAD, *COUNTED))  # every key that a skeleton may have

NEVER = frozenset({"spoergetid", "underskrift", "bilagsoversigt"})  # decide nothing
TOLD = frozenset({"eventuelt", "meddelelser"})  # there may be nothing to tell
ATTENDANCE = re.compile(
    r"(?:registrering af |konstatering af |oplysning om )?(?:fravær|fremmød|afbud|forfald"
    r"|(?:møde)?deltager|tilstede|til stede|mødte|navneopråb|beslutningsdygtighed)\w*"
    r"(?: (?:og|samt) (?:afbud|fravær|forfald|fremmød|beslutningsdygtighed)\w*)?[\s.:]*",
    re.IGNORECASE,
)
NOT_DECIDED = re.compile(
    r"(?:næste|kommende) møder?\b|velkomst|velkommen|pause\b|bordet rundt|siden sidst"
    r"|mødet (?:slut|hæv)|afslutning\b|mødeevaluering|evaluering af mødet|besøg\b|rundvisning"
    r"|besigtigelse|(?:to[- ]?do|opgave|aktions|huske|handle)\w*[- ]?(?:liste)?\W*$",
    re.IGNORECASE,
)
SETTLED = re.compile(  # not the words of a decision, and yet perhaps one
    r"\b(?:ingen|intet|ikke nogen) (?:\w+ ){0,2}(?:bemærkninger|kommentarer|indsigelser"
    r"|indvendinger|indkom|forslag|at |rettelser|tilføjelser)|\bintet\b|\bingen\b\W*$|\bunderskrev"
    r"|\bfortsætter\b|\bok\b|\benig|\bkonstitueret|\baccept|\budgår\b|\budgik\b|\btrukket\b"
    r"|\budsættes\b|\budsat\b|\bsammen med punkt|\bunder punkt|\bse punkt",
    re.IGNORECASE,
)
PROPOSALS = re.compile(r"indkom\w* forslag", re.IGNORECASE)
NONE_CAME = re.compile(r"\b(?:ingen|intet)\b", re.IGNORECASE)
RECOMMENDED = re.compile(
    r"\bindstille[rs]\b|\bindstillede\b|\w (?:anbefaler|foreslår),? at\b|\bforslag til beslutning"
)
NAMED = re.compile(
    r"\b(?:[Ss]ag(?:en|erne)?|[Pp]unkt(?:et|erne)?|[Pp]kt\.?)(?: nr\.?)? "
    r"(\d+\w?(?:(?:,| og|-| samt) ?\d+\w?)*)"
)
DECIDED_TOO = re.compile(
    r"\b(?i:godkend|tiltr[åæ]d|vedt[ao]g|anbefal|efterretning|udsat|udsæt|udgå|udgik)\w*\b"
    rf"[^.\n]{{0,30}}?{NAMED.pattern}"
)
OUTCOME = re.compile(
    r"\b(?:godkend|vedta|vedto|forkast|tiltråd|tiltræd|anbefal|bortfald|bortfaldt|faldt|bifald"
    r"|imødekom|afvis|afslå|udsat|udsætt|udsk[uy]d|valgt|vælge|vedtage|sende|oversend|indstille"
    r"|til efterretning|ikke støtte)",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d+\w?")
OPEN = frozenset({"andet", "droeftet"})  # say nothing of what became of a proposal
DECIDED = frozenset({"godkendt", "anbefalet", "forkastet"})
MUNICIPAL = frozenset({"kommunalbestyrelse", "oekonomiudvalg", "udvalg", "regionsraad"})
MOST, MANY = 2 / 3, 4
REACH = 400  # characters around a vote in which its outcome may stand


def skeleton(referat: Referat) -> Bones:
    """The whole, built straight from the model: 0.1 ms for 15 items."""
    manner = _manner(referat)
    bones: Bones = {
        "art": referat.art,
        "tabt": list(referat.tabt),
        "aflyst": referat.aflyst,
        "egne_overskrifter": referat.egne_overskrifter,
        "flere_moeder": referat.flere_moeder,
        "moede": _moede(referat),
        "medlemmer": len(referat.medlemmer),
        "fravaerende": len(referat.fravaerende),
        "deltagere": len(referat.deltagere),
        "stedfortraedere": len(referat.stedfortraedere),
        "indhold": len(referat.indhold),
        "punkter": [_punkt(referat, punkt, manner) for punkt in referat.punkter],
    }
    if referat.medlemsliste:
        bones["medlemsliste"] = referat.medlemsliste
    if referat.fravaer_angivet:
        bones["fravaer_angivet"] = {"slags": _absence(referat, referat.fravaer_angivet.slags)}
    if fremmoede := _fremmoede(referat):
        bones["fremmoede"] = fremmoede
    return bones


def _moede(referat: Referat) -> Bones:
    moede = referat.moede
    values = {name: getattr(moede, name) for name in HEAD}
    bones = {
        name: value if name in ("organtype", "ugedag") else True
        for name, value in values.items()
        if value is not None
    }
    lost = ("dato", "start") if "cifre" in referat.tabt else ()
    return {**bones, **dict.fromkeys(lost, True)}  # they were there, and their figures are gone


def _fremmoede(referat: Referat) -> str | None:
    """`angivet`: somewhere it is said who came or did not; `liste`: of members alone; None."""
    if referat.fravaer_angivet or referat.fravaerende or referat.stedfortraedere:
        return "angivet"
    if referat.medlemsliste == "fremmoedte":
        return "angivet"
    for p in referat.punkter:
        if p.fravaer_angivet or p.fravaerende or p.stedfortraedere or p.ankom or p.forlod:
            return "angivet"
    return "liste" if referat.medlemmer else None


def _absence(referat: Referat, slags: str) -> str:
    """A label that is empty in the head and filled in the items is `i_punkterne`."""
    told = [p.fravaer_angivet for p in referat.punkter if p.fravaer_angivet]
    filled = [one for one in told if one.slags != "tom"]
    text = referat.kilde.text
    labels = sum(not text[slice(*one.span)].endswith(".") for one in filled)  # not a sentence
    usual = labels or len(filled) * 2 > len(referat.punkter)
    return "i_punkterne" if slags == "tom" and usual else slags


@dataclass(frozen=True, slots=True)
class Manner:
    """What this document does, as far as it says what an item must have.

    `headed`: at least as many decisions have a heading as cases have none (a board's: all of them).
    `decisions`: enough are there to miss one. `informed`: what is only told needs none.
    `recommendations`: some item has one, or the body's minutes have them elsewhere (None: neither).
    `inquorate`: the ordinal of the item from which on the body could decide nothing. `named`: the
    items that decisions of others name; `decided`: those that they decide. `filled`: the items'
    labels of absence mostly have an answer.
    """

    headed: bool
    decisions: bool
    informed: bool
    recommendations: str | None
    inquorate: int
    named: frozenset[str]
    decided: frozenset[str]
    filled: bool


def _manner(referat: Referat) -> Manner:
    punkter, organtype = referat.punkter, referat.moede.organtype
    undecided = [p for p in punkter if p.beslutning is None and not _is_exempt(p)]
    decided = sum(p.beslutning is not None for p in punkter)
    informed = organtype not in MUNICIPAL
    told = [p.fravaer_angivet.slags for p in punkter if p.fravaer_angivet]
    places = [_own(p) is not None for p in punkter if not _is_exempt(p)]
    bare = [p for p in punkter if p.art == "sag" and not (_is_exempt(p) or _told(p) or _own(p))]
    plain = informed and any(p.beslutning for p in bare)
    return Manner(
        headed=sum(places) >= len(bare) and not plain,
        informed=informed,
        decisions=len(undecided) < MANY or len(undecided) < MOST * (decided + len(undecided)),
        recommendations=_recommendations(referat),
        inquorate=inquorate(referat),
        named=_numbers(referat, NAMED) if undecided else frozenset(),
        decided=_numbers(referat, DECIDED_TOO) if undecided else frozenset(),
        filled=told.count("tom") * 2 < len(told),
    )


def _recommendations(referat: Referat) -> str | None:
    """What a case without recommendation lacks: in a council's or committee's minutes more."""
    cases = [p for p in referat.punkter if p.art == "sag" and p.beslutning and not _is_exempt(p)]
    there, organtype = sum(p.indstilling is not None for p in cases), referat.moede.organtype
    if organtype in MUNICIPAL:
        return "kraever_indstilling" if there else "kraever_maaske_indstilling"
    half = len(cases) / 2
    return "kraever_indstilling" if there > half or (there == half and not organtype) else None


def _numbers(referat: Referat, pattern: re.Pattern[str]) -> frozenset[str]:
    """The numbers of other items in the decisions' words."""
    found = (pattern.findall(p.beslutning.tekst) for p in referat.punkter if p.beslutning)
    return frozenset(number for lists in found for each in lists for number in NUMBER.findall(each))


def inquorate(referat: Referat) -> int:
    """The ordinal of the item from which on the body was no quorum; 0 is the whole meeting."""
    words = referat.ikke_beslutningsdygtig
    if words is None:
        return len(referat.punkter) + 1
    first = referat.ved_nummer.get(referat.ikke_beslutningsdygtig_fra or "")
    return first.ordinal if first else 0


def _is_exempt(punkt: Punkt) -> bool:
    """Whether nothing need be decided in an item, whatever the document does."""
    return (
        punkt.lukket
        or punkt.udgaaet
        or punkt.art in NEVER
        or bool(punkt.titel and ATTENDANCE.fullmatch(punkt.titel))
    )


def _own(punkt: Punkt) -> Afsnit | None:
    """The section where this meeting's decision stands, or should."""
    return next((a for a in punkt.afsnit if a.slags == "beslutning" and a.egen), None)


def _punkt(referat: Referat, punkt: Punkt, manner: Manner) -> Bones:
    bones: Bones = {
        "art": punkt.art,
        "lukket": punkt.lukket,
        "udgaaet": punkt.udgaaet,
        "lover_resultat": punkt.lover_resultat,
        "afsnit": [{"slags": a.slags, "egen": a.egen, "tom": not a.tekst} for a in punkt.afsnit],
    }
    if punkt.tidligere:
        bones["tidligere"] = [{"slags": t.slags, "led": len(t.led)} for t in punkt.tidligere]
    if punkt.afstemninger:
        bones["afstemninger"] = _afstemninger(referat, punkt)
    for name in COUNTED:
        bones[name] = len(getattr(punkt, name))
    there = {"nummer": punkt.nummer, "sagsnummer": punkt.sagsnummer}
    bones.update((name, str(value)) for name, value in there.items() if value is not None)
    if punkt.titel is not None:
        bones["titel"] = True
    if punkt.indstilling is not None:
        af = {} if punkt.indstilling.af is None else {"af": True}
        bones["indstilling"] = {"led": len(punkt.indstilling.led), **af}
    if punkt.beslutning is not None:
        bones["beslutning"] = {"slags": punkt.beslutning.slags, "led": len(punkt.beslutning.led)}
    if punkt.fravaer_angivet is not None:
        bones["fravaer_angivet"] = {"slags": punkt.fravaer_angivet.slags}
        if manner.filled:
            bones["kraever_fravaer"] = True
    title = None if punkt.lukket else "kraever_titel"
    decision = _needs_decision(referat, punkt, manner)
    recommendation = _needs_recommendation(referat, punkt, manner)
    for need in filter(None, (title, decision, recommendation)):
        bones[need] = True
    return bones


def _afstemninger(referat: Referat, punkt: Punkt) -> list[Bones]:
    """Votes with their outcomes: as printed, or as the answer or the decision around them says."""
    rest = _rest(referat, punkt) if punkt.beslutning else ""
    headed = referat.egne_overskrifter or referat.moede.organtype != "forening"
    outcomes = (
        vote.udfald or _outcome(punkt, vote, rest, headed=headed) for vote in punkt.afstemninger
    )
    return [{"udfald": outcome} if outcome else {} for outcome in outcomes]


def _majority(vote: Afstemning) -> str | None:
    """What the counts say, where a proposal is named and a majority plain."""
    sides = [
        len(side.personer) if side.antal is None else side.antal
        for side in (vote.for_, vote.imod)
        if not side.grupper or side.antal is not None
    ]
    if vote.emne is None or len(sides) < 2 or sides[0] == sides[1]:  # noqa: PLR2004  # both
        return None
    return "vedtaget" if sides[0] > sides[1] else "forkastet"


def _outcome(punkt: Punkt, vote: Afstemning, rest: str, *, headed: bool) -> str | None:
    beslutning, start = punkt.beslutning, vote.span.start
    if vote.enstemmig:
        return "vedtaget"
    if beslutning is None:
        return None if headed else _majority(vote)
    answer = next((s for s in beslutning.led if s.span.start <= start < s.span.end), None)
    slags = answer.slags if answer else "andet"
    first, last = (place - beslutning.span.start for place in vote.span)
    before, after = rest[max(first - REACH, 0) : max(first, 0)], rest[max(last, 0) : last + REACH]
    if len(punkt.afstemninger) > 1:  # each has its own line
        before, after = before.rpartition("\n")[2], after.partition("\n")[0]
    elif slags == "andet":
        slags = beslutning.slags
    around = OUTCOME.search(before) or OUTCOME.search(after)
    if slags in OPEN and not around:
        return None if headed else _majority(vote)
    return "forkastet" if slags == "forkastet" else "vedtaget"


def _rest(referat: Referat, punkt: Punkt) -> str:
    """The words of a decision, those of votes and statements blanked out."""
    assert punkt.beslutning is not None  # noqa: S101
    first, last = punkt.beslutning.span
    pieces, at = [], first
    apart = [*(one.span for one in punkt.udtalelser), *(one.span for one in punkt.afstemninger)]
    for start, end in sorted(apart):
        if start < last and end > at:
            pieces += [referat.kilde.text[at : max(start, at)], " " * (end - max(start, at))]
            at = end
    return "".join((*pieces, referat.kilde.text[at:last]))


def _needs_decision(referat: Referat, punkt: Punkt, manner: Manner) -> str | None:
    """Whether an item needs a decision, and how surely."""
    surely, perhaps = "kraever_beslutning", "kraever_maaske_beslutning"
    nothing = punkt.ordinal >= manner.inquorate or _is_exempt(punkt)
    if nothing or punkt.beslutning is not None or str(punkt.nummer) in manner.decided:
        return surely if punkt.beslutning is not None and not nothing else None
    told = _told(punkt) or (manner.informed and punkt.art == "orientering")
    place = _own(punkt)
    association = referat.moede.organtype == "forening"
    headings = referat.egne_overskrifter and not association
    if place is None and not headings and not punkt.lover_resultat:
        return None
    titled = punkt.titel.span.end if punkt.titel else punkt.head.end
    words = referat.kilde.text[titled : punkt.span.end]
    if PROPOSALS.match(punkt.titel or "") and NONE_CAME.search(words):
        return None
    if told and (place is None or association):
        silent = words.strip() or NONE_CAME.search(punkt.titel or "")
        return None if silent else perhaps
    plain = punkt.lover_resultat or manner.headed
    sure = place is not None or (plain and not SETTLED.search(words))
    return surely if sure and manner.decisions and punkt.nummer not in manner.named else perhaps


def _told(punkt: Punkt) -> bool:
    """Whether there is rather something to tell in an item than to decide."""
    return punkt.art in TOLD or bool(NOT_DECIDED.match(punkt.titel or ""))


def _needs_recommendation(referat: Referat, punkt: Punkt, manner: Manner) -> str | None:
    """Whether an item needs a recommendation, and how surely."""
    if punkt.art != "sag" or _is_exempt(punkt) or punkt.beslutning is None:
        return None
    if punkt.ordinal >= manner.inquorate or manner.recommendations is None:
        return None
    beslutning = punkt.beslutning
    if beslutning.slags not in DECIDED and not (beslutning.slags == "andet" and beslutning.led):
        return None
    if punkt.indstilling is None and RECOMMENDED.search(_apart(referat, punkt)):
        return "kraever_maaske_indstilling"
    return manner.recommendations


def _apart(referat: Referat, punkt: Punkt) -> str:
    """The words of an item outside its decision."""
    text = referat.kilde.text
    assert punkt.beslutning is not None  # noqa: S101
    start, end = punkt.beslutning.span
    return f"{text[punkt.head.end : start]} {text[end : punkt.span.end]}"
