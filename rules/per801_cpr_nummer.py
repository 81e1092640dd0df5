from bisect import bisect_right
from collections.abc import Iterator
from pathlib import PurePath
from urllib.parse import unquote

from referat_lint import Hit, Referat, Rule, Source, Span, personal_numbers

REMOVE = "slet hele nummeret, før referatet offentliggøres"
RENAME = "giv filen et andet navn"
BESIDE = {  # hints whose words do not stand in the text
    "link": "I linket",
    "kommentar": "I en kommentar",
    "slettet": "I en overstreget passage",
    "indsat": "I navnet på den, der har rettet,",
}
ATTACHED = "vedlagt"  # the names of the files beside it in an archive


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
    hidden = sorted(hint for hint in source.hints if hint.role == "skjult")
    for start, end, sure in personal_numbers(source.text):
        at = bisect_right(hidden, start, key=lambda hint: hint.span.start) - 1
        inside = at >= 0 and start < hidden[at].span.end
        yield _hit(Span(start, end), f"I {hidden[at].value}" if inside else "Her", sure=sure)
    for hint in source.hints:
        if hint.role in BESIDE:
            for _, _, sure in personal_numbers(unquote(hint.value)):
                yield _hit(hint.span, BESIDE[hint.role], sure=sure)
    for where, words, use in _around(source):
        for _, _, sure in personal_numbers(words):
            yield _hit(referat.head, where, use, sure=sure)


def _around(source: Source) -> Iterator[tuple[str, str, str]]:
    """What is said of the file and stands nowhere in it: where, the words, what to do."""
    yield "I filens navn", PurePath(source.path).name, RENAME
    for name, value in sorted(source.metadata.items()):
        if name == ATTACHED:
            yield "I navnet på en vedlagt fil", value, RENAME
        else:
            yield f"I filens egenskab »{name}«", value, "slet egenskaben"


def _hit(span: Span, where: str, use: str = REMOVE, *, sure: bool) -> Hit:
    what = "et cpr-nummer" if sure else "ti cifre, der ligner et cpr-nummer"
    words = {"where": where, "what": what, "use": use}
    return Hit(span, words, severity=None if sure else "warning")
