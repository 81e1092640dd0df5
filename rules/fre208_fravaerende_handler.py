from collections.abc import Iterator

from referat_lint import Hit, Navn, Punkt, Referat, Rule, Unsure, roll

BACK = (
    "En, der forlod lokalet i et tidligere punkt, handler her; det er ikke skrevet, hvornår "
    "vedkommende kom tilbage."
)


@Rule(
    code="FRE208",
    name="fravaerende-handler",
    severity="error",
    given="punkter",
    afholdt=True,
    basis="Praksis: kun den, der er til stede, kan stemme og tage ordet; protokollen skal vise, "
    "hvem der har ansvar for beslutningen (ministeriets udtalelse 89.1.3).",
    message="{navn} {goer} i punkt {nummer}, men er skrevet fraværende; ret fraværet eller "
    "{ret}, eller skriv, hvornår {navn} kom.",
    why="Enten er fraværet eller handlingen ført forkert: kun den, der er til stede, kan stemme.",
    bad="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Medlemmer: Tove Lindekær (A), Karl Mosevang (V), Ulf Engdrup (C)
        Fraværende: Ulf Engdrup

        Punkt 1: Ny legeplads ved Åparken

        Beslutning
        For stemte Tove Lindekær (A) og ⟦Ulf Engdrup⟧ (C).
        Imod stemte Karl Mosevang (V).
        Indstillingen blev godkendt.
        """,
    good="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Medlemmer: Tove Lindekær (A), Karl Mosevang (V), Ulf Engdrup (C), Signe Brohave (Ø)
        Fraværende: Ulf Engdrup

        Punkt 1: Ny legeplads ved Åparken

        Beslutning
        For stemte Tove Lindekær (A) og Signe Brohave (Ø).
        Imod stemte Karl Mosevang (V).
        Indstillingen blev godkendt.
        """,
)
def check(punkt: Punkt, referat: Referat) -> Iterator[Hit | Unsure]:
    found = roll(referat)
    item = found.index[id(punkt)]
    told: set[int] = set()
    for navn, does, mend in _acts(punkt):
        number = found.number(navn.navn, navn.parti)
        if number is None or number in told or number >= len(punkt.fremmoede):
            continue
        state = punkt.fremmoede[number]
        if state.tilstede != "nej" or number in found.disqualified[item]:
            continue
        told.add(number)
        if found.stepped_out(item, number):
            yield Unsure(navn.navn.span, BACK)
            continue
        words = {
            "navn": state.navn,
            "goer": does,
            "ret": mend,
            "nummer": punkt.nummer or f"#{punkt.ordinal}",
        }
        absence = found.passage(item, number)
        related = ((absence, "Her er fraværet skrevet."),) if absence else ()
        yield Hit(navn.navn.span, words, related)


def _acts(punkt: Punkt) -> Iterator[tuple[Navn, str, str]]:
    for vote in punkt.afstemninger:
        for side in (vote.for_, vote.imod, vote.undlod):
            for navn in side.personer:
                yield navn, "stemmer", "afstemningen"
    for said in punkt.udtalelser:
        proposal = said.slags in ("forslag", "aendringsforslag")
        if proposal and punkt.art == "medlemsforslag":
            continue  # the motion was sent in before the meeting
        for navn in said.personer:
            yield navn, "stiller forslag" if proposal else "udtaler sig", "navnet"
