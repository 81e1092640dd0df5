from collections.abc import Iterator

from referat_lint import Edit, Fix, Hit, Referat, Rule, strangers


@Rule(
    code="FRE205",
    name="navn-stavet-forskelligt",
    severity="warning",
    given="referat",
    afholdt=True,
    basis="Praksis: ét menneske, én stavemåde; ellers kan hverken læser eller søgning følge det.",
    message="»{navn}« ligner »{liste}«, men er stavet anderledes; skriv »{liste}«, eller skriv, "
    "hvem {navn} er.",
    why="Står et navn med to stavemåder, er det ikke til at se, om det er én person eller to, og "
    "den, der søger i referaterne, finder kun det ene.",
    bad="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Medlemmer: Tove Lindekær (A), Karl Mosevang (V), Ulf Engdrup (C)

        Punkt 1: Godkendelse af dagsorden

        Beslutning
        Godkendt.
        Fraværende: ⟦Ulf Engdrop⟧

        Punkt 2: Ny legeplads ved Åparken

        Beslutning
        Godkendt som indstillet.
        Fraværende: Ulf Engdrup
        """,
    good="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Medlemmer: Tove Lindekær (A), Karl Mosevang (V), Ulf Engdrup (C)

        Punkt 1: Godkendelse af dagsorden

        Beslutning
        Godkendt.
        Fraværende: Ulf Engdrup

        Punkt 2: Ny legeplads ved Åparken

        Beslutning
        Godkendt som indstillet.
        Fraværende: Ulf Engdrup
        """,
)
def check(whole: Referat, referat: Referat) -> Iterator[Hit]:
    for one, near in strangers(referat):
        if near is None:
            continue
        fix = None
        if len(one.navn.split()) == len(near.split()):
            fix = Fix(f"Skriv »{near}«", (Edit(one.navn.span, near),))
        other = next((other.span for other in referat.personer if other.navn == near), None)
        related = ((other, f"Her står der »{near}«."),) if other else ()
        yield Hit(one.navn.span, {"navn": one.navn, "liste": near}, related, fix)
