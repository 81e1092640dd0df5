from referat_lint import Rule

RULE = Rule(
    code="STR110",
    name="punkt-uden-titel",
    severity="warning",
    given="punkter",
    basis="Praksis: titlen fortæller, hvad sagen handler om, og er det, man søger efter.",
    message="Der står ingen titel til {omtale}; skriv, hvad punktet handler om, efter nummeret.",
    why=(
        "Uden titel kan ingen finde sagen igen, hverken i indholdsfortegnelsen, i søgningen eller "
        "i det næste organs dagsorden."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        Punkt 1: Godkendelse af dagsorden
        Beslutning
        Godkendt.
        ⟦Punkt 2:⟧
        Indstilling
        Forvaltningen indstiller, at ruten godkendes.
        Beslutning
        Godkendt.
        Punkt 3: Meddelelser
        Beslutning
        Formanden orienterede om budgettet.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        Punkt 1: Godkendelse af dagsorden
        Beslutning
        Godkendt.
        Punkt 2: Ny busrute
        Indstilling
        Forvaltningen indstiller, at ruten godkendes.
        Beslutning
        Godkendt.
        Punkt 3: Meddelelser
        Beslutning
        Formanden orienterede om budgettet.
        """,
)
