from collections.abc import Iterator

from referat_lint import Afstemning, Hit, Referat, Rule, Side


@Rule(
    code="AFS303",
    name="udfald-modsiger-stemmer",
    severity="error",
    given="punkter.afstemninger",
    afholdt=True,
    basis="Kommunestyrelsesloven § 11, stk. 3: flertallet af de afgivne stemmer afgør sagen; ved "
    "stemmelighed falder forslaget (ministeriets udtalelser 18.1.2 og 04.1.2).",
    message="Der står, at forslaget er {udfald}, men {for_} stemte for og {imod} imod{lige}; ret "
    "udfaldet eller stemmetallet.",
    why="Flertallet afgør: siger udfald og stemmer hver sit, ved ingen, hvad der er besluttet.",
    bad="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Fraværende: Ingen

        Punkt 1: Ny legeplads ved Åparken

        Beslutning
        ⟦For stemte Tove Lindekær (A).
        Imod stemte Karl Mosevang (V) og Ulf Engdrup (C).
        Indstillingen blev godkendt.⟧
        """,
    good="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Fraværende: Ingen

        Punkt 1: Ny legeplads ved Åparken

        Beslutning
        For stemte Tove Lindekær (A).
        Imod stemte Karl Mosevang (V) og Ulf Engdrup (C).
        Indstillingen blev ikke godkendt.
        """,
)
def check(vote: Afstemning, referat: Referat) -> Iterator[Hit]:
    in_favour, against = _count(vote.for_), _count(vote.imod)
    if in_favour is None or against is None or not (vote.for_ and vote.imod) or vote.resten:
        return
    if vote.kvalificeret or vote.lodtraekning:
        return
    carried = in_favour > against
    if vote.udfald is None or carried == (vote.udfald == "vedtaget"):
        return
    tie = ", og ved stemmelighed falder et forslag" if in_favour == against else ""
    words = {"udfald": vote.udfald, "for_": in_favour, "imod": against, "lige": tie}
    yield Hit(vote.span, words)


def _count(side: Side) -> int | None:
    """How many; None where groups stand without a count."""
    if side.antal is not None:
        return side.antal
    return None if side.grupper else len(side.personer)
