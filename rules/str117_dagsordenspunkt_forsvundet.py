import re
from collections.abc import Iterator

from referat_lint import Hit, Modstykke, Punkt, Referat, Rule, Span, Unsure, bare

FREE = frozenset(
    {"meddelelser", "eventuelt", "underskrift", "bilagsoversigt", "dagsorden", "spoergetid"}
)
GONE = re.compile(
    r"\b(?:udgår|udgik|udgået|udsat|udsættes|udsattes|tages af|taget af|trækkes|trukket|aflyst"
    r"|bortfald\w*|fjernet|flyttes|flyttet|overført|udskudt|udskydes)\b",
    re.IGNORECASE,
)
NUMBERS = re.compile(
    r"\b(?:[Pp]unkt(?:et|erne)?|[Pp]kt\.?|[Ss]ag(?:en|erne)?)(?: nr\.?)? "
    r"(\d+[a-z]?(?:(?:, | og |-)\d+[a-z]?)*)"
)
MANY = 50  # numbers of a range: a longer one is none
CLOSED = "Et lukket punkt på dagsordenen kan være udeladt af den offentlige udgave af referatet."
LOST = "Teksten har mistet titler eller numre, så punkterne kan ikke sammenholdes med dagsordenen."
OTHER = "Så få punkter er de samme, at dagsordenen næppe er mødets; er det den rigtige fil?"


@Rule(
    code="STR117",
    name="dagsordenspunkt-forsvundet",
    severity="warning",
    given="referat",
    beside="dagsorden",
    afholdt=True,
    basis="Praksis: hvert punkt på dagsordenen har en beslutning, eller der står, at det udgik.",
    message=(
        "{what} er hverken behandlet eller taget af; skriv punktet med sin beslutning, eller "
        "skriv, at det udgik."
    ),
    why=(
        "Den, der har læst dagsordenen, leder efter sagen i referatet. Står den der ikke, kan "
        "ingen se, om den blev glemt, udsat eller afgjort."
    ),
    bad="""
        === Dagsorden ===
        Teknisk Udvalg
        Dagsorden 4. juni 2020 kl. 16.00
        1. Godkendelse af dagsorden
        2. Ny busrute
        3. Salg af materielgården
        === Referat ===
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Godkendelse af dagsorden
        Beslutning
        Godkendt.
        ⟦2. Ny busrute⟧
        Beslutning
        Godkendt.
        """,
    good="""
        === Dagsorden ===
        Teknisk Udvalg
        Dagsorden 4. juni 2020 kl. 16.00
        1. Godkendelse af dagsorden
        2. Ny busrute
        3. Salg af materielgården
        === Referat ===
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Godkendelse af dagsorden
        Beslutning
        Godkendt. Punkt 3 udgik.
        2. Ny busrute
        Beslutning
        Godkendt.
        """,
)
def check(whole: Referat, referat: Referat) -> Iterator[Hit | Unsure]:
    agenda = referat.dagsorden
    missing = [p for p in agenda.kun_der if p.art not in FREE and not p.udgaaet] if agenda else []
    if agenda is None or not missing:
        return
    if agenda.uens:
        yield Unsure(referat.head, OTHER)
        return
    if {"titler", "cifre", "linjeskift"} & {*referat.tabt, *agenda.referat.tabt}:
        yield Unsure(referat.head, LOST)
        return
    gone = [line for line in referat.linjer if GONE.search(line)]
    numbers = {n for line in gone for found in NUMBERS.findall(line) for n in _each(found)}
    titles = bare(" ".join(referat.linjer))
    for punkt in missing:
        if punkt.lukket:
            yield Unsure(_place(punkt, agenda, referat), CLOSED)
        elif punkt.nummer not in numbers and not (punkt.titel and bare(punkt.titel) in titles):
            what = f"Punkt {punkt.nummer}" if punkt.nummer else "Et punkt"
            what += f" i {agenda.navn}" + (f", »{punkt.titel}«," if punkt.titel else "")
            there = (punkt.head, "Dagsordenens punkt.", agenda.referat.kilde)
            yield Hit(_place(punkt, agenda, referat), {"what": what}, (there,))


def _each(words: str) -> list[str]:
    """The numbers of `3`, `3 og 4` or `3-5`."""
    found = re.findall(r"\d+[a-z]?", words)
    if "-" in words and all(map(str.isdecimal, found)) and int(found[-1]) - int(found[0]) < MANY:
        return [*map(str, range(int(found[0]), int(found[-1]) + 1))]
    return found


def _place(punkt: Punkt, agenda: Modstykke, referat: Referat) -> Span:
    """The title behind which the item would stand."""
    before = agenda.naermest(punkt)
    return before.head if before else referat.head
