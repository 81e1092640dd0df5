from collections.abc import Iterator
from itertools import groupby

from referat_lint import Hit, Referat, Rule, Source, unsure_rules

LOSSES = {
    "titler": "punkternes titler",
    "cifre": "cifre",
    "linjeskift": "linjeskift",
    "etiketter": "overskrifter",
    "tegn": "tegn",
    "tekst": "tekst (den står i filer, der ikke er med)",
}

SUBJECTS = {
    "STR": "opbygning",
    "FRE": "fremmøde",
    "AFS": "afstemninger",
    "BES": "beslutninger",
    "DAT": "datoer",
    "HEN": "henvisninger",
    "TAL": "tal",
    "PER": "lukkede punkter",
    "SPR": "sprog",
}
NAMED = 2  # codes of a subject; more of them nobody reads


@Rule(
    code="FIL005",
    name="forringet-tekst",
    severity="info",
    given="fil",
    basis="Praksis: det, der er gået tabt på vejen, er ikke referentens fejl.",
    message=(
        "Teksten har mistet {lost} på vejen hertil; derfor er {unsure}; kontrollér hellere den "
        "fil, referatet er skrevet i."
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
    if lost := [LOSSES.get(loss, loss) for loss in referat.tabt]:
        unsure = _unsure(unsure_rules(referat.tabt))
        yield Hit(referat.head, {"lost": _listed(lost), "unsure": unsure})


def _unsure(codes: list[str]) -> str:
    """The rules by what they are about, of each subject the first codes."""
    groups = {prefix: list(group) for prefix, group in groupby(codes, key=lambda code: code[:3])}
    subjects = (prefix for prefix in SUBJECTS if prefix in groups)
    words = [f"{SUBJECTS[prefix]} ({_some(groups[prefix])})" for prefix in subjects]
    return f"reglerne om {_listed(words)} usikre"


def _some(codes: list[str]) -> str:
    rest = len(codes) - NAMED
    return ", ".join(codes[:NAMED]) + (f" og {rest} til" if rest > 0 else "")


def _listed(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} og {last}" if first else last
