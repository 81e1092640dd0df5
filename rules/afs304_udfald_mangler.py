from referat_lint import Rule

RULE = Rule(
    code="AFS304",
    name="udfald-mangler",
    severity="warning",
    given="punkter.afstemninger",
    afholdt=True,
    basis="Praksis: protokollen skal vise, hvad der er besluttet (kommunestyrelsesloven § 13, "
    "stk. 1).",
    message="Der er stemt, men der står ikke, om forslaget blev vedtaget eller forkastet; skriv "
    "udfaldet efter stemmerne.",
    why="Stemmerne alene siger ikke altid, hvad der blev besluttet: nogle sager kræver mere end et "
    "simpelt flertal.",
    bad="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Fraværende: Ingen

        Punkt 1: Ny legeplads ved Åparken

        Beslutning
        ⟦For stemte Tove Lindekær (A) og Ulf Engdrup (C).
        Imod stemte Karl Mosevang (V).⟧
        """,
    good="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Fraværende: Ingen

        Punkt 1: Ny legeplads ved Åparken

        Beslutning
        For stemte Tove Lindekær (A) og Ulf Engdrup (C).
        Imod stemte Karl Mosevang (V).
        Indstillingen blev godkendt.
        """,
)
