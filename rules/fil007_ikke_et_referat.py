from collections.abc import Iterator

from referat_lint import Hit, Referat, Rule, Source


@Rule(
    code="FIL007",
    name="ikke-et-referat",
    severity="info",
    given="fil",
    basis="Praksis: kun referater kan kontrolleres som referater.",
    message=(
        "Filen ligner ikke et referat (intet punkt, intet mødehoved, ingen beslutning); er den et, "
        "så skriv mødets organ og dato øverst og giv punkterne numre."
    ),
    why=(
        "I en mappe med referater ligger også indkaldelser, regnskaber og vedtægter. De bliver "
        "ikke kontrolleret; der ledes kun efter cpr-numre."
    ),
    bad="""
        ⟦Æblekage⟧
        Skræl æblerne og kog dem med sukker og vanilje.
        Læg mos og rasp lagvis i en skål.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ny busrute
        Beslutning
        Drøftet.
        """,
)
def check(source: Source, referat: Referat) -> Iterator[Hit]:
    if referat.art == "andet" and not source.unread:  # which is for FIL002 to say
        yield Hit(referat.head, {})
