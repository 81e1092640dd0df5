from collections.abc import Iterator

from referat_lint import (
    GENITIVE,
    Edit,
    Fix,
    Hit,
    Referat,
    Rule,
    Text,
    Unsure,
    is_ordinary,
    words_before,
)

LOST = "Teksten har mistet tegn på vejen, så apostroffen kan være opstået dér."


@Rule(
    code="SPR901",
    name="ejefald-med-apostrof",
    severity="warning",
    given="tekst",
    trigger=(r"\pL['’\x{2018}\x{b4}\x60\x{2bc}\x{2032}][sS]",),
    basis="Retskrivningsordbogen (4. udg.) §§ 6 og 21: ejefald dannes med -s uden apostrof.",
    message="»{found}« har apostrof i ejefald; skriv »{use}«.",
    why=(
        "På dansk dannes ejefald med et -s alene. Apostrof bruges kun efter forkortelser uden "
        "punktum (EU's, TUBA's) og efter ord, der ender på s, x eller z (Randers'). En søgning på "
        "det rigtige ord finder ikke det forkerte."
    ),
    bad="""
        Udsatteråd
        Referat 27. august 2020 kl. 10.15
        1. ⟦Udsatterådet\u00b4s⟧ arbejde
        Indstilling
        Det indstilles, at drøfte Ballum ⟦Kommune's⟧ tilbud og TUBA's indsatser.
        Beslutning
        Godkendt.
        """,
    good="""
        Udsatteråd
        Referat 27. august 2020 kl. 10.15
        1. Udsatterådets arbejde
        Indstilling
        Det indstilles, at drøfte Ballum Kommunes tilbud og TUBA's indsatser.
        Beslutning
        Godkendt.
        """,
)
def check(line: Text, referat: Referat) -> Iterator[Hit | Unsure]:
    for hit in _hits(line, referat):
        yield Unsure(hit.span, LOST) if "tegn" in referat.tabt else hit


def _hits(line: Text, referat: Referat) -> Iterator[Hit]:
    for match in GENITIVE.finditer(line):
        word, found = match[1], line.part(*match.span())
        english = "the " in words_before(line, match.start()).lower()
        if english or not is_ordinary(word, referat.kilde.shown):
            continue
        use = word + ("'" if word[-1] in "sxzSXZ" else found[-1])
        fix = Fix(f"Skriv »{use}«", (Edit(found.span, use),), safe=True)
        yield Hit(found.span, {"found": found, "use": use}, fix=fix)
