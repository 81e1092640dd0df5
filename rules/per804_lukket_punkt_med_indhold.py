import re
from collections.abc import Iterator

from referat_lint import Hit, Punkt, Referat, Rule, Span, Unsure

PUBLIC = re.compile(r"offentlig\w* (?:beslutning|referat|titel|tekst)", re.IGNORECASE)
FLAG = re.compile(  # words that say no more than that the item is closed
    r"lukkede døre|(?:punkt|sag)\w* (?:(?:er|blev|behandles|behandlet) )?(?:som )?lukket"
    r"|lukket (?:punkt|sag)|fortrolig|ikke offentlig|undtag\w* (?:fra )?(?:aktindsigt|offentlig)"
    r"|tavshedspligt",
    re.IGNORECASE,
)
EMPTY = re.compile(r"\W*(?:lukket|ingen?|intet|ikke relevant|tomt indhold|)\W*", re.IGNORECASE)
LONG_FLAG = 200  # characters: a longer text says more
PROSE = re.compile(r"(?=.{40})\S+(?: \S+){5,}[.:]$")
ATTENDANCE = re.compile(r"fravær|afbud|deltog|deltager|inhabil|til stede|forlod", re.IGNORECASE)
PUBLISHING = frozenset({"kommunalbestyrelse", "regionsraad"})  # they publish what they decide
NO_CASES = frozenset({"underskrift", "bilagsoversigt"})
LOST = "Teksten har mistet sine skel, så det kan ikke ses, hvad der hører til det lukkede punkt."
UNKNOWN = (
    "Det kan ikke ses, om dette er en kommunalbestyrelse, der skal offentliggøre, hvad den "
    "beslutter for lukkede døre."
)
FIELD = (
    "Punktet er lukket ifølge et felt i udtrækket; det kan ikke ses, om dets tekst bliver vist, "
    "når referatet lægges ud."
)


@Rule(
    code="PER804",
    name="lukket-punkt-med-indhold",
    severity="error",
    given="punkter",
    sidecar=True,
    basis=(
        "Praksis: tavshedspligten (forvaltningsloven § 27) sætter grænsen for, hvad der må "
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
    found = [*_sections(punkt, referat), *_prose(punkt, referat)]
    if found and {"titler", "linjeskift", "etiketter"} & set(referat.tabt):
        yield Unsure(found[0][0], LOST)
        return
    if found and _by_field(punkt, referat):
        yield Unsure(found[0][0], FIELD)
        return
    for span, what in found:
        yield Unsure(span, UNKNOWN) if what is None else Hit(span, {"what": what})


def _by_field(punkt: Punkt, referat: Referat) -> bool:
    """Whether it is a field of a case system's that closes the item, and no printed word."""
    start, end = punkt.head
    return any(
        hint.role == "lukket" and hint.value == "felt" and start <= hint.span.start < end
        for hint in referat.kilde.hints
    )


def _sections(punkt: Punkt, referat: Referat) -> Iterator[tuple[Span, str | None]]:
    """Where the item has content, and what it is; None where the decision may be shown."""
    kind = referat.moede.organtype
    if punkt.bilag and not any(section.slags == "bilag" for section in punkt.afsnit):
        yield punkt.bilag[0].span, "sine bilag"
    for section in punkt.afsnit:
        if _is_empty(section.tekst) or PUBLIC.search(section.overskrift):
            continue
        if section.slags != "beslutning":
            yield section.head, f"teksten under »{section.overskrift.rstrip(':')}«"
        elif not section.egen:
            yield section.head, "et andet udvalgs beslutning"
        elif punkt.beslutning is not None and kind not in PUBLISHING:
            yield section.head, "sin beslutning" if kind else None


def _prose(punkt: Punkt, referat: Referat) -> Iterator[tuple[Span, str]]:
    """A text without a heading; after the last item it is the page's own."""
    last = punkt.span.end >= max(other.span.end for other in referat.punkter)
    end = min(
        (section.head.start for section in punkt.afsnit), default=0 if last else punkt.span.end
    )
    own = (line for line in referat.linjer if punkt.head.end <= line.span.start < end)
    prose = (line for line in own if PROSE.match(line) and not ATTENDANCE.search(line))
    for line in prose:
        if not _is_empty(line):
            yield line.span, "sin sag"
            return


def _is_empty(text: str) -> bool:
    short = len(text) < LONG_FLAG
    return EMPTY.fullmatch(text) is not None or (short and FLAG.search(text) is not None)
