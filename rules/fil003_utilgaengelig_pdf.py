from collections.abc import Iterator

from referat_lint import Hit, Referat, Rule, Source

WANTED = {  # what a PDF says of itself, and how it is called
    "tagget": "opmærkning (tags)",
    "sprog": "sprog",
    "titel": "titel",
}


@Rule(
    code="FIL003",
    name="utilgaengelig-pdf",
    severity="warning",
    given="fil",
    basis=(
        "Lov nr. 692 af 8. juni 2018 om webtilgængelighed og EN 301 549: også en PDF skal have "
        "tags, sprog og titel."
    ),
    message=(
        "PDF-filen mangler {missing}; gem den igen som PDF med strukturmærker til "
        "tilgængelighed, og skriv titel og sprog i dokumentets egenskaber."
    ),
    why=(
        "En skærmlæser skal vide, hvad der er overskrift, liste og tabel, hvilket sprog den skal "
        "udtale, og hvad dokumentet hedder; ellers kan en blind ikke bruge referatet."
    ),
    bad="⟦⟧",
    good="Referat af møde i Byrådet den 12. marts 2026",
)
def check(source: Source, referat: Referat) -> Iterator[Hit]:
    if source.format != "pdf":
        return
    told = source.metadata
    missing = [words for key, words in WANTED.items() if told.get(key, "nej") == "nej"]
    if missing:
        *first, last = missing
        yield Hit(referat.head, {"missing": f"{', '.join(first)} og {last}" if first else last})
