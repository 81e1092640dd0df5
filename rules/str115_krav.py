from referat_lint import Rule

RULE = Rule(
    code="STR115",
    name="krav",
    severity="error",
    given="referat",
    basis="Organets egne krav, som de står i det skema, der er valgt med --schema eller schema.",
    message="{krav}",
    why=(
        "Et organ kan kræve mere af sine referater end alle andre; kravene står i dets eget skema "
        "og siges med skemaets egne ord."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        ⟦1. Ny busrute⟧
        05.13.10-P20-1-20
        Indstilling
        Forvaltningen indstiller, at ruten godkendes.
        Beslutning
        Godkendt.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        1. Ny busrute
        05.13.10-P20-1-20
        Indstilling
        Forvaltningen indstiller, at ruten godkendes.
        Økonomi
        Ruten koster 200.000 kr. om året.
        Beslutning
        Godkendt.
        """,
)
