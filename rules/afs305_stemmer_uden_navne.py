from collections.abc import Iterator

from referat_lint import Afstemning, Hit, Referat, Rule, Severity

COUNCILS = frozenset({"kommunalbestyrelse", "regionsraad"})


@Rule(
    code="AFS305",
    name="stemmer-uden-navne",
    severity="warning",
    given="punkter.afstemninger",
    afholdt=True,
    basis="Ministeriets udtalelser 89.1.3 og 87.1.5 (resumedatabase.im.dk): protokollen skal vise, "
    "hvordan hvert medlem stemte; grupper er nok, når gruppen stemte samlet.",
    message="Der står kun antallet af stemmer ({antal}); skriv, hvem der stemte hvad, med navne "
    "eller grupper.",
    why="Vælgerne skal kunne se, hvem der har ansvar for beslutningen; et tal siger det ikke.",
    bad="""
        Referat fra møde i Byrådet
        Dato: 5. marts 2024 kl. 16.00
        Sted: Byrådssalen
        Fraværende: Ingen

        Punkt 1: Ny legeplads ved Åparken

        Beslutning
        ⟦Godkendt med 15 stemmer imod 6.⟧
        """,
    good="""
        Referat fra møde i Byrådet
        Dato: 5. marts 2024 kl. 16.00
        Sted: Byrådssalen
        Fraværende: Ingen

        Punkt 1: Ny legeplads ved Åparken

        Beslutning
        Godkendt med 15 stemmer imod 6.
        For stemte: A, B, C og F.
        Imod stemte: O og V.
        """,
)
def check(vote: Afstemning, referat: Referat) -> Iterator[Hit]:
    sides = (("for", vote.for_), ("imod", vote.imod), ("undlod at stemme", vote.undlod))
    voted = [(label, side) for label, side in sides if side and side.antal != 0]
    bare = [(label, side) for label, side in voted if not side.personer and not side.grupper]
    derivable = len(bare) < len(voted) and (bare == voted[:1] or referat.medlemsliste is not None)
    unanimous = vote.enstemmig or (len(voted) == 1 and bool(vote.for_) and vote.imod.antal == 0)
    if not bare or vote.resten or unanimous or (len(bare) == 1 and derivable):
        return
    if referat.moede.organtype == "forening" and not referat.medlemmer:
        return  # a general meeting, in which nobody is listed
    numbers = ", ".join(f"{side.antal} {label}" for label, side in bare)
    softer: Severity | None = None if referat.moede.organtype in COUNCILS else "info"
    yield Hit(vote.span, {"antal": numbers}, severity=softer)
