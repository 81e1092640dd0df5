import re
from collections.abc import Iterator

from referat_lint import Hint, Hit, Referat, Rule, Source, Span

COMMENT, OWN = "en kommentar", "referat-lints egen kommentar"
CARRIED = "teksten i en vedhæftet fil"  # an export of a case system has it openly
TO_US = re.compile(r"referat-lint\b")
DELETED, INSERTED = "en slettet passage", "indsat"
REMOVE = "slet det i den fil, som denne er lavet af"
KINDS = {  # what hidden passages are: one, several, what to do
    DELETED: ("en sporet ændring", "sporede ændringer", "acceptér eller afvis alle ændringer"),
    COMMENT: ("en kommentar", "kommentarer", "slet alle kommentarer"),
    OWN: ("en kommentar fra referat-lint", "kommentarer fra referat-lint", "slet dem"),
    "skjult tekst": ("en skjult passage", "skjulte passager", REMOVE),
    "hvid tekst": ("en passage i papirets farve", "passager i papirets farve", REMOVE),
    "tekst uden for siden": ("en passage uden for siden", "passager uden for siden", REMOVE),
    "beskåret tekst": ("en beskåret passage", "beskårne passager", REMOVE),
    "tekst under et felt": ("en passage under et felt", "passager under felter", REMOVE),
    "en vedhæftet fil": ("en vedhæftet fil", "vedhæftede filer", "fjern de vedhæftede filer"),
    "en note": ("en note", "noter", "slet alle noter"),
}


@Rule(
    code="PER806",
    name="skjult-indhold",
    severity="error",
    draft="info",
    given="fil",
    basis=(
        "Praksis: Datatilsynet har kritiseret, at overstreget tekst i en pdf stadig kunne læses "
        "(norrbomvinding.com)."
    ),
    message=(
        "Filen har {what}, som alle kan finde frem, når den er lagt ud; {use}, før "
        "referatet offentliggøres."
    ),
    why=(
        "Rettelsesspor, kommentarer og tekst under sorte felter kan enhver hente frem igen. Det, "
        "der er streget ud, er ofte netop det, der ikke må offentliggøres."
    ),
    bad="⟦⟧",
    good="Referat af møde i Byrådet den 12. marts 2026",
)
def check(source: Source, referat: Referat) -> Iterator[Hit]:
    kinds: dict[str, list[Hint]] = {}
    for hint in source.hints:
        kind = DELETED if hint.role == INSERTED else hint.value
        if hint.role not in ("skjult", INSERTED) or kind == CARRIED:
            continue
        if _is_own(source, hint, referat):
            continue
        kinds.setdefault(kind, []).append(hint)
    for kind, hints in kinds.items():
        one, several, use = KINDS.get(kind, (kind, kind, REMOVE))
        what = one if len(hints) == 1 else f"{len(hints)} {several}"
        yield Hit(_first_line(source, min(hint.span for hint in hints)), {"what": what, "use": use})


def _is_own(source: Source, hint: Hint, referat: Referat) -> bool:
    """In a draft, what this program has written, or what is written to it, is in its place."""
    words = source.text[slice(*hint.span)].lstrip()
    own = hint.value == OWN or (hint.value == COMMENT and TO_US.match(words) is not None)
    return referat.fase == "draft" and own


def _first_line(source: Source, span: Span) -> Span:
    end = source.text.find("\n", *span)
    return Span(span.start, span.end if end < 0 else end)
