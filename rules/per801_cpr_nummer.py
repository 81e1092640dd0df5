from collections.abc import Iterator
from pathlib import PurePath

from referat_lint import Hit, Referat, Rule, Span, personal_numbers

REMOVE = "slet hele nummeret, før referatet offentliggøres"


@Rule(
    code="PER801",
    name="cpr-nummer",
    severity="error",
    given="referat",
    sidecar=True,
    basis="Cpr-loven § 54, stk. 3: et personnummer må ikke offentliggøres.",
    message="{where} står {what}; {use}.",
    why=(
        "Et personnummer, der er lagt ud, kan ikke kaldes tilbage: det findes i søgemaskiner og "
        "kopier længe efter, at siden er rettet. Datatilsynet har gentagne gange kritiseret "
        "kommuner for numre i referater, bilag og filnavne."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ansøgning om tilskud
        Ansøgeren har cpr-nr. ⟦120352-5008⟧ og sag nr. 20/1234.
        Beslutning
        Godkendt.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ansøgning om tilskud
        Ansøgeren har sag nr. 20/1234.
        Beslutning
        Godkendt.
        """,
)
def check(whole: Referat, referat: Referat) -> Iterator[Hit]:
    source = referat.kilde
    for start, end, sure in personal_numbers(source.text):
        yield _hit(Span(start, end), "Her", REMOVE, sure=sure)
    for hint in source.hints:
        for _, _, sure in personal_numbers(hint.value):
            where = "I linket" if hint.role == "link" else "I skjult tekst"
            yield _hit(hint.span, where, REMOVE, sure=sure)
    for _, _, sure in personal_numbers(PurePath(source.path).name):
        yield _hit(referat.head, "I filens navn", "giv filen et andet navn", sure=sure)
    for name, value in sorted(source.metadata.items()):
        for _, _, sure in personal_numbers(str(value)):
            yield _hit(referat.head, f"I filens egenskab »{name}«", "slet egenskaben", sure=sure)


def _hit(span: Span, where: str, use: str, *, sure: bool) -> Hit:
    what = "et cpr-nummer" if sure else "ti cifre, der ligner et cpr-nummer"
    words = {"where": where, "what": what, "use": use}
    return Hit(span, words, severity=None if sure else "warning")
