from collections.abc import Iterator

from referat_lint import Hit, Referat, Rule, Source

LOSSES = {
    "titler": "punkternes titler",
    "cifre": "cifre",
    "linjeskift": "linjeskift",
    "etiketter": "overskrifter",
    "tegn": "tegn",
}
UNSURE = {  # which rules cannot tell, by what is lost; the first line for whatever it is
    "": "STR101 STR102 STR103 FRE201 FRE202 AFS304",
    "titler": "STR107 STR108 STR110 HEN602",
    "cifre": "STR107 HEN602 DAT501 DAT502",
    "linjeskift": "HEN602",
    "tegn": "FRE205 SPR905 DAT501 DAT502",
}


@Rule(
    code="FIL005",
    name="forringet-tekst",
    severity="info",
    given="fil",
    basis="praksis: det, der er gået tabt på vejen, er ikke referentens fejl.",
    message=(
        "Teksten har mistet {lost} på vejen hertil; derfor er {unsure} usikre, og det er bedre at "
        "kontrollere den fil, referatet er skrevet i."
    ),
    why=(
        "En tekst, der er hentet fra en hjemmeside eller en pdf, kan have mistet titler, cifre "
        "eller linjeskift. Så kan det ikke ses, om noget mangler, eller om det blot ikke kom med; "
        "regler om det, der mangler, svarer »kan ikke afgøres«, og kun denne ene linje siger "
        "hvorfor."
    ),
    bad="""
        ⟦Teknisk Udvalg⟧
        Referat • 4. juni 2020 kl. 16.00
        Beslutning i Teknisk Udvalg den 04-06-2020
        Dagsordenen blev godkendt.
        Indstilling
        Direktionen indstiller,
        - at orienteringen tages til efterretning
        Sagsfremstilling
        Der gives en kort orientering.
        Beslutning i Teknisk Udvalg den 04-06-2020
        Orienteringen blev taget til efterretning.
        Indstilling
        Direktionen indstiller,
        - at planen godkendes
        Sagsfremstilling
        Planen er sendt ud.
        Beslutning i Teknisk Udvalg den 04-06-2020
        Planen blev godkendt.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Godkendelse af dagsorden
        Beslutning
        Dagsordenen blev godkendt.
        2. Orientering
        Indstilling
        Direktionen indstiller,
        - at orienteringen tages til efterretning
        Beslutning
        Orienteringen blev taget til efterretning.
        """,
)
def check(source: Source, referat: Referat) -> Iterator[Hit]:
    if not referat.forringet:
        return
    codes = sorted({code for loss in ("", *referat.tabt) for code in UNSURE.get(loss, "").split()})
    lost = [LOSSES.get(loss, loss) for loss in referat.tabt]
    yield Hit(referat.head, {"lost": _listed(lost), "unsure": _listed(codes)})


def _listed(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} og {last}" if first else last
