import re
from collections.abc import Iterator

from referat_lint import Bilag, Hit, Punkt, Referat, Rule

WORD = re.compile(r"[^\W\d_]{4,}")
ANY = re.compile(
    r"vedlagt|vedlægges|vedhæft|\bbilag(?:ene|et)?\b(?! \d)|\bmateriale|\bbilag:", re.IGNORECASE
)
NUMBERED = re.compile(r"\bbilag(?:ene|et)?(?: nr\.?)? (\d+(?:(?:, | og |[-–])\d+)*)", re.IGNORECASE)
PLAIN = frozenset(  # words that say of no attachment which one it is
    {"bilag", "notat", "version", "endelig", "samlet", "side", "docx", "xlsx", "underskrevet"}
)
STEM = 5  # letters by which two forms of a word are one
MOST = 100  # attachments: no text mentions so many one by one
LEAST = 150  # characters: a shorter text mentions nothing


@Rule(
    code="HEN603",
    name="bilag-uden-omtale",
    severity="info",
    given="punkter",
    basis="Praksis: teksten fortæller, hvad et bilag er lagt ved for.",
    message="Bilaget »{title}« er ikke nævnt i teksten; skriv, hvad det viser, eller tag det ud.",
    why=(
        "Et bilag, som teksten ikke nævner, er tit lagt ved den forkerte sag, og så er det måske "
        "heller ikke set efter for personoplysninger."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ny busrute
        Sagsfremstilling
        Forvaltningen har undersøgt, hvordan busserne kan køre, når den nye bydel ved havnen er
        færdig. Køreplanen er lagt sådan, at skolens elever kan nå frem til første time.
        Beslutning
        Drøftet.
        Bilag
        Køreplan for havnen
        ⟦Ansøgning om jagttegn⟧
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ny busrute
        Sagsfremstilling
        Forvaltningen har undersøgt, hvordan busserne kan køre, når den nye bydel ved havnen er
        færdig. Køreplanen er lagt sådan, at skolens elever kan nå frem til første time.
        Beslutning
        Drøftet.
        Bilag
        Køreplan for havnen
        """,
)
def check(punkt: Punkt, referat: Referat) -> Iterator[Hit]:
    if not 0 < len(punkt.bilag) <= MOST or punkt.lukket or referat.forringet:
        return
    text = _text(punkt, referat)
    plain = f"{punkt.titel or ''} {text}".casefold()
    left = [each for each in enumerate(punkt.bilag, 1) if not _is_mentioned(each[1], plain)]
    if not left or len(text) < LEAST or ANY.search(text):
        return
    numbers = {number for words in NUMBERED.findall(text) for number in re.findall(r"\d+", words)}
    for place, bilag in left:
        if (bilag.nummer or str(place)) not in numbers:
            yield Hit(bilag.span, {"title": bilag.titel})


def _is_mentioned(bilag: Bilag, plain: str) -> bool:
    """Whether any word of the title stands in the text, in whatever form; one without words is.

    Of a compound, either part may stand there: busruteplan, ruten.
    """
    words = [word.casefold() for word in WORD.findall(bilag.titel)]
    own = [word for word in words if word not in PLAIN]
    if not own or any(word[:STEM] in plain for word in own):
        return True
    return any(
        f" {word[at : at + STEM]}" in plain for word in own for at in range(1, len(word) - STEM + 1)
    )


def _text(punkt: Punkt, referat: Referat) -> str:
    """The item's words but for its title and its attachments."""
    text, parts, start = referat.kilde.shown, [], punkt.head.end
    for section in sorted(punkt.afsnit, key=lambda section: section.span):
        if section.slags == "bilag":
            parts.append(text[start : section.span.start])
            start = section.span.end
    return " ".join([*parts, text[start : punkt.span.end]])
