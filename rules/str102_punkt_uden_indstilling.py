from referat_lint import Rule

RULE = Rule(
    code="STR102",
    name="punkt-uden-indstilling",
    severity="warning",
    given="punkter",
    afholdt=True,
    basis="Praksis: en sag, der skal afgøres, forelægges med en indstilling.",
    message=(
        "Der er truffet en afgørelse i {omtale}, men der står ingen indstilling; skriv under "
        "»Indstilling«, hvem der indstillede hvad."
    ),
    why=(
        "»Godkendt« siger kun noget sammen med det, der blev indstillet; uden indstillingen ved "
        "læseren ikke, hvad der er besluttet."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        1. Ny busrute
        Indstilling
        Forvaltningen indstiller, at ruten godkendes.
        Beslutning
        Godkendt.
        ⟦2. Cykelsti langs havnen⟧
        Sagsfremstilling
        Stien bliver 1.200 meter lang.
        Beslutning
        Anbefales.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        1. Ny busrute
        Indstilling
        Forvaltningen indstiller, at ruten godkendes.
        Beslutning
        Godkendt.
        2. Cykelsti langs havnen
        Sagsfremstilling
        Stien bliver 1.200 meter lang.
        Indstilling
        Forvaltningen indstiller, at stien anlægges.
        Beslutning
        Anbefales.
        """,
)
