import re
from collections.abc import Iterator

from referat_lint import Hit, Referat, Rule, Source

TELLING = {  # properties that tell of people or of the house, and what they are called
    "forfatter": "hvem der skrev den",
    "sidst gemt af": "hvem der sidst gemte den",
    "leder": "hvem der er leder",
    "firma": "hvilken arbejdsplads den er fra",
    "skabelon": "hvor skabelonen ligger",
    "revisioner": "hvor mange gange den er gemt",
    "redigeringstid": "hvor længe der er skrevet på den",
}
NOBODY = re.compile(  # values that tell nothing
    r"[01]|\W*|normal(?:\.dot[mx]?)?|.*\b(?:kommune|region|administrator|unknown|ukendt)\b.*"
    r"|.*(?:python-docx|openpyxl|libreoffice|microsoft|chromium|skia|referat-lint).*",
    re.IGNORECASE,
)
FOLDER = re.compile(r"[/\\]")


@Rule(
    code="PER807",
    name="metadata",
    severity="info",
    given="fil",
    basis="Praksis: en fil, der offentliggøres, fortæller ikke mere end teksten i den.",
    message=(
        "Filens egenskaber fortæller, {what}; fjern dem, før den bliver lagt ud (i Word: Filer, "
        "Oplysninger, Undersøg dokument)."
    ),
    why=(
        "Egenskaberne følger filen og kan læses af alle: hvem der skrev den, og hvor på "
        "kommunens drev den ligger. I et udkast er de i deres gode ret."
    ),
    bad="⟦⟧",
    good="Referat af møde i Byrådet den 12. marts 2026",
)
def check(source: Source, referat: Referat) -> Iterator[Hit]:
    told = [words for name, words in TELLING.items() if _tells(name, source)]
    if told and referat.fase != "draft":
        *first, last = told
        what = f"{', '.join(first)} og {last}" if first else last
        yield Hit(referat.head, {"what": what})


def _tells(name: str, source: Source) -> bool:
    value = source.metadata.get(name, "").strip()
    if not value or NOBODY.fullmatch(value):
        return False
    return name != "skabelon" or FOLDER.search(value) is not None
