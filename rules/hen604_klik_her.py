import re
from collections.abc import Iterator

from referat_lint import Hit, Referat, Rule, Source, Span

EMPTY = re.compile(
    r"\W*(?:(?:klikk?e?|trykk?e?|læse?|se|hente?|finde?)(?: (?:mere|det|den|dem))?"
    r"(?: (?:her|dette link))?|her|link(?:et)?|dette link|mere|download"
    r"|via (?:dette )?link(?:et)?)\W*",
    re.IGNORECASE,
)


@Rule(
    code="HEN604",
    name="klik-her",
    severity="info",
    given="fil",
    basis="Praksis: WCAG 2.1, 2.4.4: linkets formål fremgår af dets tekst.",
    message=(
        "Linket hedder kun »{text}«; skriv i linkets tekst, hvad det fører til, for eksempel "
        "»referatet af mødet den 5. marts«."
    ),
    why=(
        "Den, der får siden læst op, hører ofte kun linkene; »her« og »her« siger ikke, hvor de "
        "fører hen. På papir er et »klik her« ingenting."
    ),
    example_name="eksempel.md",
    bad="""
        Teknisk Udvalg

        Referat 4. juni 2020 kl. 16.00

        ## 1. Ny busrute

        Planen kan læses [⟦her⟧](https://www.fjordlev.dk/plan), og kortet ses ved at
        [⟦klikke her⟧](https://www.fjordlev.dk/kort).

        ### Beslutning

        Drøftet.
        """,
    good="""
        Teknisk Udvalg

        Referat 4. juni 2020 kl. 16.00

        ## 1. Ny busrute

        Læs [planen for busserne](https://www.fjordlev.dk/plan), og se
        [kortet over ruten](https://www.fjordlev.dk/kort).

        ### Beslutning

        Drøftet.
        """,
)
def check(source: Source, referat: Referat) -> Iterator[Hit]:
    shown = len(source.shown)
    seen: set[Span] = set()
    for hint in source.hints:
        if hint.role != "link" or hint.span.start >= shown or hint.span in seen:
            continue
        seen.add(hint.span)
        text = " ".join(source.text[slice(*hint.span)].split())
        if EMPTY.fullmatch(text):
            yield Hit(hint.span, {"text": text})
