import re
from collections.abc import Iterator

from referat_lint import Afsnit, Hit, Punkt, Referat, Rule, Unsure

READING = re.compile(r"\b(?:1|2|3|første|anden|tredje)\.?[ -]*behandling|\bgenoptag", re.IGNORECASE)
LOST = "Teksten har mistet noget på vejen, så to sager kan stå som én."
MOVED_BY = re.compile(
    r"\b(?:(?:frem)?stillet|fremsat|indsendt|indgivet|indkommet|forslagsstiller\w*)(?:\b|:)"
    r"|\b(?:v/|fra ) ?[A-ZÆØÅ]",
    re.IGNORECASE,
)
BY = re.compile(r"(?P<af>[^\n.:]{3,80}?) (?:indstiller|anbefaler|foreslår|bemærker)\b")


@Rule(
    code="STR106",
    name="afsnit-gentaget",
    severity="warning",
    given="punkter",
    basis="Praksis: hvert afsnit står én gang i en sag.",
    message=(
        "»{overskrift}« står to gange i {omtale}; saml teksten i ét afsnit, eller ret den ene "
        "overskrift."
    ),
    why=(
        "Står der to afsnit af samme slags, kan læseren ikke vide, hvilket der gælder; tit er det "
        "ene fra en tidligere udgave af sagen."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        1. Ny busrute
        Indstilling
        Forvaltningen indstiller, at ruten godkendes.
        Økonomi
        Ruten koster 200.000 kr. om året.
        ⟦Økonomi⟧
        Ruten koster 230.000 kr. om året.
        Beslutning
        Godkendt.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        1. Ny busrute
        Indstilling
        Forvaltningen indstiller, at ruten godkendes.
        Økonomi
        Ruten koster 230.000 kr. om året.
        Beslutning
        Godkendt.
        """,
)
def check(punkt: Punkt, referat: Referat) -> Iterator[Hit | Unsure]:
    lost_number = _before_a_gap(punkt, referat)
    first: dict[str, Afsnit] = {}
    for afsnit in punkt.afsnit:
        if afsnit.slags == "historik" or (afsnit.slags == "beslutning" and not afsnit.egen):
            return  # what follows may be an earlier body's treatment of the case
        if afsnit.slags == "andet" or not afsnit.overskrift:
            continue
        other = first.setdefault(afsnit.overskrift.casefold().rstrip(" :.,"), afsnit)
        if other is not afsnit and not (lost_number or _is_other(other, afsnit, punkt)):
            if referat.forringet:
                yield Unsure(afsnit.head, LOST)
                continue
            related = ((other.head, "Her står afsnittet første gang."),)
            words = {"overskrift": afsnit.overskrift, "omtale": punkt.omtale}
            yield Hit(afsnit.head, words, related)


def _before_a_gap(punkt: Punkt, referat: Referat) -> bool:
    """Whether a number is missing after an item: then two may stand as one, and STR107 tells."""
    if punkt.ordinal >= len(referat.punkter):
        return False
    numbers = str(punkt.nummer), str(referat.punkter[punkt.ordinal].nummer)
    return all(map(str.isdecimal, numbers)) and int(numbers[1]) > int(numbers[0]) + 1


def _is_other(one: Afsnit, other: Afsnit, punkt: Punkt) -> bool:
    """Whether two sections are of two readings, or of two who recommend or move something."""
    if any(
        READING.search(words) for words in (punkt.titel or "", one.tekst[:80], other.tekst[:80])
    ):
        return True
    if all(MOVED_BY.search(each.tekst.split("\n")[0]) for each in (one, other)):
        return True  # proposals, each by its own people
    first, second = BY.match(one.tekst), BY.match(other.tekst)
    return bool(first and second and first["af"].casefold() != second["af"].casefold())
