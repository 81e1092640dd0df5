from collections.abc import Iterator

from referat_lint import Hit, Referat, Rule, Source


@Rule(
    code="FIL001",
    name="kan-ikke-laeses",
    severity="error",
    given="fil",
    basis="Praksis: det, der ikke kan læses, er ikke kontrolleret.",
    message="{grund} {raad}",
    why="En fil, som programmet ikke kan læse, kan borgeren og arkivet måske heller ikke læse.",
    bad="⟦⟧",
    good="Referat af møde i Byrådet den 12. marts 2026",
)
def check(kilde: Source, referat: Referat) -> Iterator[Hit]:
    """What could be read passes; the words are for what was refused before there was a text."""
    yield from ()
