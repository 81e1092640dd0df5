import re
from collections.abc import Iterator

from referat_lint import Hit, Punkt, Referat, Rule, Span, Stedfortraeder, Unsure, roll

LOST = (
    "Teksten har mistet noget undervejs, så det kan ikke ses, om der står, hvem stedfortræderen "
    "mødte for."
)
UNPAIRED = (
    "Der er flere fraværende og flere stedfortrædere, og det er ikke skrevet, hvem der mødte for "
    "hvem."
)
INSTEAD = re.compile(r"\b[Ii] (?:stedet|deres sted)\b[^;\n]*\Z")
REACH = 200
NOT_SAID = "der står ikke, hvem {navn} mødte for; skriv »{navn} for« og medlemmets navn"
BOTH = (
    "både {navn} og {for_}, som {navn} mødte for, stemmer i samme sag; kun én af dem har stemmeret"
)


@Rule(
    code="FRE207",
    name="stedfortraeder-ufuldstaendig",
    severity="warning",
    given="referat",
    afholdt=True,
    basis="Kommunestyrelsesloven § 15: en stedfortræder træder ind i et bestemt medlems sted.",
    message="Stedfortræder: {mangel}.",
    why="Stedfortræderen har kun stemmeret, fordi et bestemt medlem er forhindret; uden navnet kan "
    "ingen se, om det er den rette.",
    bad="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Deltagere: Tove Lindekær (A), Ulf Engdrup (C)
        Fraværende: Karl Mosevang (V), Signe Brohave (Ø)
        Stedfortræder: ⟦Lars Ny⟧ (V)

        Punkt 1: Godkendelse af dagsorden

        Beslutning
        Godkendt.
        """,
    good="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Deltagere: Tove Lindekær (A), Ulf Engdrup (C)
        Fraværende: Karl Mosevang (V), Signe Brohave (Ø)
        Lars Ny (V) deltog som stedfortræder for Karl Mosevang (V).

        Punkt 1: Godkendelse af dagsorden

        Beslutning
        Godkendt.
        """,
)
def check(whole: Referat, referat: Referat) -> Iterator[Hit | Unsure]:
    found = roll(referat)
    told = {found.number(one.navn) for one, _ in _all(referat) if one.for_ is not None}
    for one, part in _all(referat):
        number = found.number(one.navn)
        if one.for_ is not None or not one.moedte or number in told:
            continue
        told.add(number)
        absentees, substitutes = _unpaired(part) if part.fravaerende else _unpaired(referat)
        if absentees == substitutes == 1:
            continue
        if referat.forringet:
            yield Unsure(one.navn.span, LOST)
        elif absentees == substitutes or _instead(one, referat):
            yield Unsure(one.navn.span, UNPAIRED)
        else:
            yield Hit(one.navn.span, {"mangel": NOT_SAID.format(navn=one.navn)})
    for i, punkt in enumerate(referat.punkter):
        voters = _voters(referat, punkt)
        for absentee, one in found.replaced[i].items():
            number = found.number(one.navn)
            if absentee in voters and number in voters and number != absentee:
                words = {"mangel": BOTH.format(navn=one.navn, for_=one.for_)}
                related = ((one.span, "Her står, hvem stedfortræderen mødte for."),)
                yield Hit(voters[absentee], words, related)


def _all(referat: Referat) -> Iterator[tuple[Stedfortraeder, Referat | Punkt]]:
    """Every substitute with the part in which it is said."""
    parts: tuple[Referat | Punkt, ...] = (referat, *referat.punkter)
    for part in parts:
        yield from ((one, part) for one in part.stedfortraedere)


def _unpaired(part: Referat | Punkt) -> tuple[int, int]:
    """How many absentees nobody is said to stand in for, and how many stand in for nobody said."""
    came = [one for one in part.stedfortraedere if one.moedte]
    paired = sum(one.for_ is not None for one in came)
    return len(part.fravaerende) - paired, len(came) - paired


def _instead(one: Stedfortraeder, referat: Referat) -> bool:
    """Whether the words before a substitute speak of those named as absent just before them."""
    start = one.navn.span.start
    return bool(INSTEAD.search(referat.kilde.shown, max(start - REACH, 0), start))


def _voters(referat: Referat, punkt: Punkt) -> dict[int | None, Span]:
    found = roll(referat)
    return {
        found.number(navn.navn, navn.parti): navn.navn.span
        for vote in punkt.afstemninger
        for navn in (*vote.for_.personer, *vote.imod.personer, *vote.undlod.personer)
    }
