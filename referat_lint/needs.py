"""What an item must have, as far as the document itself says so: a decision, a recommendation."""

import re
from dataclasses import dataclass

from referat_lint.model import Afsnit, Punkt, Referat

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
NUMBER = re.compile(r"\d+\w?")
DECIDED = frozenset({"godkendt", "anbefalet", "forkastet"})
MUNICIPAL = frozenset({"kommunalbestyrelse", "oekonomiudvalg", "udvalg", "regionsraad"})
MOST, MANY = 2 / 3, 4


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


def manner_of(referat: Referat) -> Manner:
    """What this document does, from all its items."""
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


def needed_decision(referat: Referat, punkt: Punkt, manner: Manner) -> str | None:
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
    words = referat.kilde.shown[titled : punkt.span.end]
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


def needed_recommendation(referat: Referat, punkt: Punkt, manner: Manner) -> str | None:
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
    text = referat.kilde.shown
    assert punkt.beslutning is not None  # noqa: S101
    start, end = punkt.beslutning.span
    return f"{text[punkt.head.end : start]} {text[end : punkt.span.end]}"
