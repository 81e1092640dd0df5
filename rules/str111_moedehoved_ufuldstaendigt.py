from referat_lint import Rule

RULE = Rule(
    code="STR111",
    name="moedehoved-ufuldstaendigt",
    severity="warning",
    given="moede",
    basis="Praksis: hovedet siger, hvilket organ der holdt møde, og hvornår og hvor.",
    message="I referatets hoved mangler {mangler}; skriv det over det første punkt.",
    why=(
        "Organ, dato, tid og sted er det, der gør referatet til bevis for netop dette møde, også "
        "når siden er skrevet ud eller hentet ned alene."
    ),
    bad="""
        ⟦Teknisk Udvalg⟧
        Referat 4. juni 2020
        1. Godkendelse af dagsorden
        Beslutning
        Godkendt.
        2. Ny busrute
        Beslutning
        Udsat.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        Mødested: Rådhuset, lokale 2
        1. Godkendelse af dagsorden
        Beslutning
        Godkendt.
        2. Ny busrute
        Beslutning
        Udsat.
        """,
)
