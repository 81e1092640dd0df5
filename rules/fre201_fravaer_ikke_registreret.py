from referat_lint import Rule

RULE = Rule(
    code="FRE201",
    name="fravaer-ikke-registreret",
    severity="error",
    given="referat",
    afholdt=True,
    basis="Praksis: fremmødet er grundlaget for at se, om mødet var beslutningsdygtigt "
    "(kommunestyrelsesloven § 11, stk. 2), og hvem der har ansvar for beslutningerne.",
    message="Hverken mødehovedet eller punkterne siger, hvem der var til stede eller fraværende; "
    "skriv »Fraværende:« med navne, eller »Fraværende: Ingen«.",
    why="Uden fremmødet kan ingen se, hvem der traf beslutningerne, og om der var nok til stede.",
    bad="""
        ⟦Referat fra møde i Børneudvalget⟧
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset

        Punkt 1: Godkendelse af dagsorden

        Beslutning
        Godkendt.

        Punkt 2: Ny legeplads ved Åparken

        Beslutning
        Godkendt som indstillet.
        """,
    good="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Fraværende: Ingen

        Punkt 1: Godkendelse af dagsorden

        Beslutning
        Godkendt.

        Punkt 2: Ny legeplads ved Åparken

        Beslutning
        Godkendt som indstillet.
        """,
)
