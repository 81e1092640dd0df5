from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from referat_lint import Afsnit, Hit, Punkt, Referat, Rule, Unsure

LOST = "Teksten har mistet noget på vejen, så afsnittets ord kan være gået tabt."
FILES = "Bilagene kan være filer eller links, som teksten ikke har med."
TAIL = "Her kan de næste overskrifter høre til afsnittet, eller dets ord kan mangle."
FEW = 3
ROUTINE = frozenset({"dagsorden", "referat", "meddelelser", "eventuelt", "spoergetid"})
ABOVE = frozenset({"resume", "indledning", "beslutningstema", "sagsfremstilling"})
BELOW = frozenset({"resume", "indledning", "lovgrundlag", "vurdering", "relation"})


@Rule(
    code="STR103",
    name="tomt-afsnit",
    severity="info",
    given="punkter.afsnit",
    basis="Praksis: en overskrift følges af tekst.",
    message=(
        "Der står intet under »{overskrift}« i {omtale}; skriv teksten, skriv »Ingen«, eller fjern "
        "overskriften."
    ),
    why=(
        "Under en tom overskrift kan læseren ikke se, om der ikke var noget at sige, eller om "
        "teksten er glemt."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        1. Ny busrute
        Sagsfremstilling
        Ruten går forbi skolen og hallen.
        ⟦Økonomi⟧
        Indstilling
        Forvaltningen indstiller, at ruten godkendes.
        Beslutning
        Godkendt.
        2. Cykelsti
        Økonomi
        Stien koster 3 mio. kr.
        Indstilling
        Forvaltningen indstiller, at stien anlægges.
        Beslutning
        Godkendt.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        1. Ny busrute
        Sagsfremstilling
        Ruten går forbi skolen og hallen.
        Økonomi
        Ingen.
        Indstilling
        Forvaltningen indstiller, at ruten godkendes.
        Beslutning
        Godkendt.
        2. Cykelsti
        Økonomi
        Stien koster 3 mio. kr.
        Indstilling
        Forvaltningen indstiller, at stien anlægges.
        Beslutning
        Godkendt.
        """,
)
def check(afsnit: Afsnit, referat: Referat) -> Iterator[Hit | Unsure]:
    if afsnit.tekst or not afsnit.overskrift or (afsnit.slags == "beslutning"):
        return
    punkt = referat.punkt_om(afsnit.span)
    there, alone = referat.overskrifter.get(afsnit.overskrift.casefold(), (1, 1))
    if punkt is None or punkt.lukket or (there > 1 and alone * 2 > there):
        return  # the system prints the label whether or not there is anything to say
    if afsnit.slags != "indstilling" and (punkt.art in ROUTINE or _prints_all(referat)):
        return
    below = _next(afsnit, punkt)
    if below and _belongs_to_both(afsnit, below, referat):
        return
    if referat.forringet:
        yield Unsure(afsnit.head, LOST)
    elif afsnit.slags == "bilag":
        yield Unsure(afsnit.head, FILES)
    elif below and afsnit.slags == "sagsfremstilling" and below.slags in BELOW:
        yield Unsure(afsnit.head, TAIL)
    else:
        words = {"overskrift": afsnit.overskrift, "omtale": punkt.omtale}
        yield Hit(afsnit.head, words)


def _prints_all(referat: Referat) -> bool:
    """Whether the system prints every label: so many of them stand alone somewhere."""
    return sum(alone > 0 for _, alone in referat.overskrifter.values()) > FEW


def _next(afsnit: Afsnit, punkt: Punkt) -> Afsnit | None:
    """The section that stands next, with its text."""
    at = bisect_right(punkt.afsnit, afsnit.span, key=lambda other: other.span)
    return punkt.afsnit[at] if at < len(punkt.afsnit) else None


def _belongs_to_both(afsnit: Afsnit, below: Afsnit, referat: Referat) -> bool:
    if not below.tekst:
        return False
    if afsnit.slags in ABOVE and below.slags == "politisk_behandling":
        return True
    if afsnit.slags == below.slags:
        return True
    upper, lower = _level(afsnit, referat), _level(below, referat)
    return upper is not None and lower is not None and upper < lower


def _level(afsnit: Afsnit, referat: Referat) -> int | None:
    """The level of a heading in a format that has them."""
    hints, (start, end) = referat.kilde.hints, afsnit.head
    at = bisect_left(hints, start, key=lambda hint: hint.span.start)
    near = (hint for hint in hints[max(at - 1, 0) : at + 4] if hint.role == "overskrift")
    levels = [hint.value for hint in near if hint.span.start < end and start < hint.span.end]
    return int(levels[0]) if levels and levels[0].isdigit() else None
