from collections.abc import Iterator

from referat_lint import Hit, Referat, Rule


@Rule(
    code="STR114",
    name="dagsorden-ikke-referat",
    severity="info",
    given="referat",
    basis="Kommunestyrelsesloven § 13, stk. 1: beslutninger føres i beslutningsprotokollen.",
    message=(
        "Intet punkt har en beslutning, så dette er en dagsorden og ikke et referat; er det et "
        "referat, så skriv under hvert punkt, hvad der blev besluttet."
    ),
    why=(
        "En dagsorden, der er lagt ud som referat, fortæller ikke, hvad mødet besluttede. Regler "
        "om beslutninger, fremmøde og afstemninger tier, til beslutningerne er skrevet ind."
    ),
    bad="""
        ⟦Teknisk Udvalg⟧
        Dagsorden 4. juni 2020 kl. 16.00
        1. Godkendelse af dagsorden
        Indstilling
        Forvaltningen indstiller, at dagsordenen godkendes.
        2. Ny busrute
        Indstilling
        Forvaltningen indstiller, at ruten godkendes.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Godkendelse af dagsorden
        Indstilling
        Forvaltningen indstiller, at dagsordenen godkendes.
        Beslutning
        Godkendt.
        2. Ny busrute
        Indstilling
        Forvaltningen indstiller, at ruten godkendes.
        Beslutning
        Godkendt.
        """,
)
def check(whole: Referat, referat: Referat) -> Iterator[Hit]:
    if referat.art == "dagsorden":
        yield Hit(referat.head, {})
