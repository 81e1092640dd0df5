import re
from collections.abc import Iterator

from referat_lint import Afsnit, Hit, Punkt, Referat, Rule, Unsure

PUBLIC = re.compile(r"offentlig\w* (?:beslutning|referat|titel|tekst)", re.IGNORECASE)
FLAG = re.compile(
    r"\W*(?:(?:dette )?(?:punktet?|sagen?|dagsordenspunktet)? ?(?:er|blev|behandles|behandlet)? ?"
    r"(?:lukket|fortrolig|ikke offentlig\w*|(?:for|bag) lukkede døre|undtaget? fra offentlig\w*)"
    r"[^.]{0,80}|ingen?|intet|ikke relevant|tomt indhold|lukket (?:punkt|sag)[^.]{0,60}|)\W*",
    re.IGNORECASE,
)
PUBLISHING = frozenset({"kommunalbestyrelse", "regionsraad"})  # they publish what they decide
NO_CASES = frozenset({"underskrift", "bilagsoversigt"})
UNKNOWN = (
    "Det kan ikke ses, om dette er en kommunalbestyrelse, der skal offentliggøre, hvad den "
    "beslutter for lukkede døre."
)


@Rule(
    code="PER804",
    name="lukket-punkt-med-indhold",
    severity="error",
    given="punkter",
    sidecar=True,
    basis=(
        "praksis: tavshedspligten (forvaltningsloven § 27) sætter grænsen for, hvad der må "
        "offentliggøres; for kommunalbestyrelsen står det i kommunestyrelsesloven § 8, stk. 7."
    ),
    message="Det lukkede punkt er trykt med {what}; fjern det, før referatet offentliggøres.",
    why=(
        "Punktet er lukket, fordi noget i det er omfattet af tavshedspligt. Står sagen, bilagene "
        "eller i et udvalg beslutningen i den offentlige udgave, er det lukkede lagt ud. "
        "Kommunalbestyrelse og regionsråd offentliggør selve beslutningen, så vidt "
        "tavshedspligten tillader det."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Godkendelse af dagsorden
        Beslutning
        Godkendt.
        2. Salg af ejendom (Lukket)
        ⟦Sagsfremstilling⟧
        Køberen har budt 1.250.000 kr. for ejendommen.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Godkendelse af dagsorden
        Beslutning
        Godkendt.
        2. Salg af ejendom (Lukket)
        """,
)
def check(punkt: Punkt, referat: Referat) -> Iterator[Hit | Unsure]:
    if not punkt.lukket or punkt.art in NO_CASES:
        return
    kind = referat.moede.organtype
    for section in punkt.afsnit:
        if FLAG.fullmatch(section.tekst) or PUBLIC.search(section.overskrift):
            continue
        if section.slags != "beslutning":
            yield Hit(section.head, {"what": f"teksten under »{section.overskrift.rstrip(':')}«"})
        elif not section.egen:
            yield Hit(section.head, {"what": "et andet udvalgs beslutning"})
        elif _decides(punkt, section) and kind not in PUBLISHING:
            if kind is None:
                yield Unsure(section.head, UNKNOWN)
            else:
                yield Hit(section.head, {"what": "sin beslutning"})


def _decides(punkt: Punkt, section: Afsnit) -> bool:
    """Whether the section holds the item's decision, and not absence lines alone."""
    return punkt.beslutning is not None
