from collections.abc import Iterator

from referat_lint import Hit, Medlem, Referat, Rule, roll


@Rule(
    code="FRE206",
    name="baade-til-stede-og-fravaerende",
    severity="warning",
    given="medlemmer",
    afholdt=True,
    basis="Praksis: det skal kunne ses, hvem der deltog i beslutningerne.",
    message="{navn} står både som mødt og som fraværende; slet navnet det ene sted, eller skriv, "
    "hvornår {navn} kom eller gik.",
    why="Står et medlem begge steder, kan ingen sige, om medlemmet var med til at beslutte.",
    bad="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Til stede: Tove Lindekær (A), ⟦Karl Mosevang⟧ (V), Ulf Engdrup (C)
        Fraværende: Karl Mosevang (V)

        Punkt 1: Godkendelse af dagsorden

        Beslutning
        Godkendt.
        """,
    good="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Til stede: Tove Lindekær (A), Ulf Engdrup (C)
        Fraværende: Karl Mosevang (V)

        Punkt 1: Godkendelse af dagsorden

        Beslutning
        Godkendt.
        """,
)
def check(medlem: Medlem, referat: Referat) -> Iterator[Hit]:
    if referat.medlemsliste != "fremmoedte":
        return
    found = roll(referat)
    number = found.number(medlem.navn, medlem.parti)
    if number is None or any(number in moves for moves in found.moves):
        return
    if number in found.absent:
        span = found.absent[number].span
    elif len(found.own) > 1 and all(number in own for own in found.own):
        span = found.own[0][number].span
    else:
        return
    related = ((span, "Her er fraværet skrevet."),)
    yield Hit(medlem.navn.span, {"navn": medlem.navn}, related)
