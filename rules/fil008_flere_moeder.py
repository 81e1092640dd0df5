from collections.abc import Iterator

from referat_lint import Hit, Referat, Rule, Source


@Rule(
    code="FIL008",
    name="flere-moeder",
    severity="info",
    given="fil",
    basis="Praksis: ét møde, én fil.",
    message=(
        "Filen holder referater af flere møder, så kun personoplysninger, sprog, umulige datoer og "
        "beløb er kontrolleret; læg hvert møde i sin egen fil."
    ),
    why=(
        "Fremmøde, punkter og beslutninger kan kun kontrolleres møde for møde; i en fil med flere "
        "er det ikke til at se, hvor det ene holder op og det næste begynder."
    ),
    bad="""
        ⟦Referat af bestyrelsesmøde den 4. juni 2020⟧
        Til stede: Asta Holmvig, Bo Ek og Ida Lund
        1. Godkendelse af dagsorden
        Godkendt.
        2. Eventuelt
        Intet.

        Referat af bestyrelsesmøde den 2. juli 2020
        Til stede: Asta Holmvig og Ida Lund
        1. Godkendelse af dagsorden
        Godkendt.
        2. Eventuelt
        Intet.
        """,
    good="""
        Referat af bestyrelsesmøde den 4. juni 2020
        Til stede: Asta Holmvig, Bo Ek og Ida Lund
        1. Godkendelse af dagsorden
        Godkendt.
        2. Eventuelt
        Intet.
        """,
)
def check(source: Source, referat: Referat) -> Iterator[Hit]:
    if referat.flere_moeder:
        yield Hit(referat.head, {})
