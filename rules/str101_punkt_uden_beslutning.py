from referat_lint import Rule

RULE = Rule(
    code="STR101",
    name="punkt-uden-beslutning",
    severity="error",
    given="punkter",
    afholdt=True,
    basis=(
        "Kommunestyrelsesloven § 13, stk. 1: beslutninger indføres i beslutningsprotokollen "
        "(regelrytter.dk/kommunestyrelsesloven/13); for andre organer er det praksis."
    ),
    message=(
        "Der står ikke, hvad der blev besluttet i {omtale}; skriv beslutningen, eller skriv, at "
        "punktet udgik, blev udsat eller er lukket."
    ),
    why=(
        "Referatet er beviset for, hvad der blev besluttet, og hvem der har ansvaret; et punkt "
        "uden beslutning er ikke afsluttet, og ingen kan handle efter det."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        1. Godkendelse af dagsorden
        Beslutning
        Godkendt.
        ⟦2. Ny busrute⟧
        Sagsfremstilling
        Ruten koster 200.000 kr. om året.
        Indstilling
        Forvaltningen indstiller, at ruten godkendes.
        3. Meddelelser
        Beslutning
        Formanden orienterede om budgettet.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        1. Godkendelse af dagsorden
        Beslutning
        Godkendt.
        2. Ny busrute
        Sagsfremstilling
        Ruten koster 200.000 kr. om året.
        Indstilling
        Forvaltningen indstiller, at ruten godkendes.
        Beslutning
        Udsat.
        3. Meddelelser
        Beslutning
        Formanden orienterede om budgettet.
        """,
)
