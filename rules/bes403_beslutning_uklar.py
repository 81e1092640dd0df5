import re
from collections.abc import Iterator

from referat_lint import Hit, Led, Punkt, Referat, Rule, Svar, Unsure

EITHER = re.compile(
    r"\bELLER\b|\bgodkend\w*(?: \w+){0,2} eller (?:\w+ )?afvis\w*"
    r"|\bafvis\w*(?: \w+){0,2} eller (?:\w+ )?godkend\w*|\benten\b.+\beller\b"
    r"|\b(?:model|alternativ|løsning|scenari\w+|forslag|variant)\w* "
    r"(?:\d|[A-H]\b)(?:(?:,| og| samt) (?:\w+ )?(?:\d|[A-H]\b))* eller (?:\w+ )?(?:\d|[A-H]\b)"
    r"|\bvælge\w*(?: \w+){0,4} (?:mellem|blandt|en af|et af|én af|ét af)\b"
    r"|\b(?:hvilken|hvilket) (?:\w+ )?(?:model|alternativ|løsning|scenari|forslag|variant)"
    r"|\bvælge\w* (?:model|alternativ|løsning|scenari|variant)\w*(?:\W|$)(?!.*\d)",
    re.DOTALL,
)
OR_NOT = re.compile(
    r"\bgodkend\w*(?: \w+){0,2} eller (?:\w+ )?afvis|\bafvis\w*(?: \w+){0,2} eller (?:\w+ )?godkend"
)
BARE = re.compile(
    r"\W*(?:(?:punktet|sagen|forslaget|indstilling(?:en|erne)?|forvaltningens indstilling"
    r"|administrationens indstilling|udvalget|byrådet|rådet) ?(?:blev|er|bliver)? ?)?"
    r"(?:enstemmigt )?(?:godkendt|godkendes|godkender|tiltrådt|tiltrædes|vedtaget|vedtages"
    r"|anbefalet|anbefales|indstilles godkendt|som indstillet|bifaldt)"
    r"(?: (?:enstemmigt|som indstillet|uden afstemning|til \w+|af \w+))?\W*",
    re.IGNORECASE,
)
WHOLE = re.compile(r"indstilling|som indstillet", re.IGNORECASE)


@Rule(
    code="BES403",
    name="beslutning-uklar",
    severity="warning",
    given="punkter",
    afholdt=True,
    basis=(
        "Praksis: protokollen viser, hvad der blev besluttet (kommunestyrelsesloven § 13, stk. 1)."
    ),
    message=(
        "Indstillingen i {omtale} giver et valg ({choice}), men »{found}« siger ikke, hvad der "
        "blev valgt; skriv, hvilken mulighed der blev besluttet."
    ),
    why=(
        "Når indstillingen stiller flere muligheder op, og beslutningen kun siger »Godkendt«, kan "
        "ingen se, hvad der gælder."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        1. Ny busrute
        Indstilling
        Forvaltningen indstiller, at udvalget vælger model 1 eller model 2.
        Beslutning
        ⟦Indstillingen blev godkendt.⟧
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        1. Ny busrute
        Indstilling
        Forvaltningen indstiller, at udvalget vælger model 1 eller model 2.
        Beslutning
        Udvalget valgte model 2.
        """,
)
def check(punkt: Punkt, referat: Referat) -> Iterator[Hit | Unsure]:
    if punkt.indstilling is None or punkt.beslutning is None or punkt.lukket:
        return
    decision, points = punkt.beslutning, punkt.indstilling.led
    answers = {_key(answer.nummer): answer for answer in decision.led}
    for at, point in enumerate(points, 1):
        choice = _choice(_whole(point, referat), [c.nummer for c in point.alternativer])
        if choice is None:
            continue
        answer: Svar | None = answers.get(_key(point.nummer or str(at)))
        if decision.led and answer is None:
            continue  # unanswered: BES401's
        words, span = (answer.tekst, answer.span) if answer else (decision.tekst, decision.span)
        if not BARE.fullmatch(words) or _decides(point.tekst, words):
            continue
        if referat.forringet:
            yield Unsure(span, "Teksten har mistet noget på vejen, så valget kan være gået tabt.")
        else:
            found = " ".join(words.split())
            related = ((point.span, "Her står valget."),)
            yield Hit(span, {"omtale": punkt.omtale, "choice": choice, "found": found}, related)
        if answer is None:
            return


def _key(number: str) -> str:
    return number.strip(" .)").casefold()


def _whole(point: Led, referat: Referat) -> str:
    """A point with its alternatives and what stands between them."""
    end = max([point.span.end, *(choice.span.end for choice in point.alternativer)])
    return referat.kilde.shown[point.span.start : end]


def _choice(words: str, choices: list[str | None]) -> str | None:
    """What a point of a recommendation lets the body choose between; None where it does not."""
    if len(choices) > 1:
        named = [str(number) for number in choices if number]
        if len(named) == len(choices) and _alternatives(words):
            return " eller ".join(named)
    if match := EITHER.search(words):
        return " ".join(match[0].split())
    return None


def _alternatives(words: str) -> bool:
    """Whether lettered lines under a point are alternatives, not its parts."""
    return bool(EITHER.search(words) or re.search(r"\beller\b", words, re.IGNORECASE))


def _decides(point: str, words: str) -> bool:
    """»Godkendt« answers »godkender eller afviser«; »Indstillingen godkendt« does not."""
    return bool(OR_NOT.search(point)) and not WHOLE.search(words)
