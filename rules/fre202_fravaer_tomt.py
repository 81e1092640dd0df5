from referat_lint import Rule

RULE = Rule(
    code="FRE202",
    name="fravaer-tomt",
    severity="warning",
    given="fravaer_angivet|punkter.fravaer_angivet",
    afholdt=True,
    basis="Praksis: står der intet efter »Fraværende:«, ved læseren ikke, om alle mødte, eller om "
    "navnene er glemt.",
    message="Der er intet svar på, hvem der var fraværende; skriv navnene eller »Ingen«.",
    why="En tom rubrik kan betyde to ting: at alle mødte, eller at ingen har udfyldt den.",
    bad="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        ⟦Fraværende⟧:

        Punkt 1: Godkendelse af dagsorden

        Beslutning
        Godkendt.
        """,
    good="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Fraværende: Ingen

        Punkt 1: Godkendelse af dagsorden

        Beslutning
        Godkendt.
        """,
)
