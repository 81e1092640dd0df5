from collections.abc import Iterator

from referat_lint import Hit, Referat, Rule, Unsure, strangers

NO_LIST = "Der er ingen medlemsliste, så det kan ikke ses, om de nævnte er medlemmer."
PARTIAL = "Medlemslisten er vist ikke hel, så det kan ikke ses, om de nævnte er medlemmer."
LOST = "Teksten har mistet noget undervejs, så det kan ikke ses, om medlemslisten er hel."
DOES = {"fravaer": "er skrevet fraværende", "stemme": "stemmer", "udtalelse": "udtaler sig"}
FEW = 3  # a list of fewer, or as many strangers, may be a list that is not whole
COUNCILS = frozenset({"kommunalbestyrelse", "oekonomiudvalg", "udvalg", "regionsraad"})


@Rule(
    code="FRE204",
    name="ukendt-person",
    severity="warning",
    given="referat",
    afholdt=True,
    basis="Praksis: fravær, stemmer og udtalelser hører til medlemmer og deres stedfortrædere.",
    message="»{navn}« {goer}, men står ikke i medlemslisten; skriv navnet som i listen, eller "
    "skriv, om {navn} er medlem, stedfortræder eller gæst.",
    why="Et navn, som ingen anden steder i referatet hører til nogen, er ofte en forveksling eller "
    "en rest fra et tidligere møde.",
    bad="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Medlemmer: Tove Lindekær (A), Karl Mosevang (V), Ulf Engdrup (C)
        Fraværende: Ulf Engdrup

        Punkt 1: Ny legeplads ved Åparken

        Beslutning
        For stemte Tove Lindekær (A).
        Imod stemte ⟦Jens Overby⟧ (V).
        Forslaget bortfaldt.
        """,
    good="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Medlemmer: Tove Lindekær (A), Karl Mosevang (V), Ulf Engdrup (C)
        Fraværende: Ulf Engdrup

        Punkt 1: Ny legeplads ved Åparken

        Beslutning
        For stemte Tove Lindekær (A).
        Imod stemte Karl Mosevang (V).
        Forslaget bortfaldt.
        """,
)
def check(whole: Referat, referat: Referat) -> Iterator[Hit | Unsure]:
    acting = [one for one in referat.personer if one.hvor in DOES]
    if not referat.medlemmer:
        if acting:
            yield Unsure(acting[0].span, NO_LIST)
        return
    several = any(" " in member.navn for member in referat.medlemmer)
    unknown = [
        one
        for one, near in strangers(referat)
        if near is None and one.hvor in DOES and (" " in one.navn or not several)
    ]
    if referat.moede.organtype not in COUNCILS:  # guests speak and propose in boards
        unknown = [one for one in unknown if one.hvor != "udtalelse"]
    voters = {str(one.navn) for one in acting if one.hvor == "stemme"}
    strange = {str(one.navn) for one in unknown if one.hvor == "stemme"}
    mostly = len(strange) >= FEW and len(strange) * 2 > len(voters)
    partial = mostly or len(referat.medlemmer) < FEW
    for one in unknown:
        if referat.forringet:
            yield Unsure(one.span, LOST)
        elif partial:
            yield Unsure(one.span, PARTIAL)
        else:
            yield Hit(one.span, {"navn": one.navn, "goer": DOES[one.hvor]})
