import re
from collections.abc import Iterator
from functools import lru_cache

from referat_lint import Hit, Punkt, Referat, Rule, Unsure, bare

FREE = frozenset(
    {"meddelelser", "eventuelt", "underskrift", "bilagsoversigt", "dagsorden", "spoergetid"}
)
ADDED = (
    r"hastesag\w*|hastebehandl\w*|ekstra(?:ordinært)? ?punkt|nyt punkt|uden for dagsordenen"
    r"|tillægs(?:punkt|dagsorden|sag)\w*|supplerende dagsorden|på (?:mødets )?dagsordenen"
)
TAKEN_UP = re.compile(rf"\b(?:{ADDED}|(?:tages|taget|optag\w*) op på mødet)\b", re.IGNORECASE)
APPROVED_WITH = re.compile(
    rf"\b(?:{ADDED}|optag\w*|tilføj\w*|føje[srt]?|sættes|sat|rejst|udvidet)\b", re.IGNORECASE
)
LONG = re.compile(r"[^\W\d_]{6,}")
STEM = 6  # letters by which two forms of a word are one
CLOSED = "Et lukket punkt kan være udeladt af den dagsorden, der er offentliggjort."
LOST = "Teksten har mistet titler eller numre, så punkterne kan ikke sammenholdes med dagsordenen."
WHICH = "Der kom et punkt på dagsordenen på mødet, men det kan ikke ses, om det er dette."
OTHER = "Så få punkter er de samme, at dagsordenen næppe er mødets; er det den rigtige fil?"


@Rule(
    code="STR116",
    name="punkt-ikke-paa-dagsorden",
    severity="warning",
    given="punkter",
    beside="dagsorden",
    afholdt=True,
    basis=(
        "Praksis: sager, der ikke står på dagsordenen, kan behandles, når det fremgår, at de blev "
        "optaget på mødet; for kommunalbestyrelsen kommunestyrelsesloven § 8."
    ),
    message=(
        "{what}, er afgjort, men står ikke på dagsordenen ({file}); skriv under godkendelsen af "
        "dagsordenen, at punktet blev optaget på mødet, og hvorfor."
    ),
    why=(
        "Dagsordenen fortæller medlemmer og borgere, hvad der skal afgøres. Er en sag kommet til "
        "bagefter, skal det kunne ses, at alle var med på det."
    ),
    bad="""
        === Dagsorden ===
        Teknisk Udvalg
        Dagsorden 4. juni 2020 kl. 16.00
        1. Godkendelse af dagsorden
        2. Ny busrute
        === Referat ===
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Godkendelse af dagsorden
        Beslutning
        Godkendt.
        2. Ny busrute
        Beslutning
        Godkendt.
        ⟦3. Salg af materielgården⟧
        Beslutning
        Godkendt.
        """,
    good="""
        === Dagsorden ===
        Teknisk Udvalg
        Dagsorden 4. juni 2020 kl. 16.00
        1. Godkendelse af dagsorden
        2. Ny busrute
        === Referat ===
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Godkendelse af dagsorden
        Beslutning
        Godkendt med den tilføjelse, at salg af materielgården blev optaget som punkt 3, fordi budet
        udløber.
        2. Ny busrute
        Beslutning
        Godkendt.
        3. Salg af materielgården
        Beslutning
        Godkendt.
        """,
)
def check(punkt: Punkt, referat: Referat) -> Iterator[Hit | Unsure]:
    agenda = referat.dagsorden
    if agenda is None or punkt.ordinal in agenda.ved_ordinal:
        return
    if punkt.beslutning is None or punkt.art in FREE or punkt.udgaaet:
        return
    text = referat.kilde.shown
    approval = " ".join(text[slice(*p.span)] for p in referat.punkter if p.art == "dagsorden")
    if agenda.uens:
        yield Unsure(referat.head, OTHER)
    elif {"titler", "cifre", "linjeskift"} & {*referat.tabt, *agenda.referat.tabt}:
        yield Unsure(punkt.head, LOST)
    elif punkt.lukket:
        yield Unsure(punkt.head, CLOSED)
    elif TAKEN_UP.search(text[slice(*punkt.span)]) or _is_there(punkt, agenda.referat):
        return
    elif APPROVED_WITH.search(approval):
        if not _is_named(punkt, approval):
            yield Unsure(punkt.head, WHICH)
    else:
        name = f"Punkt {punkt.nummer}" if punkt.nummer else f"Det {punkt.ordinal}. punkt"
        what = f"{name}, »{punkt.titel}«" if punkt.titel else name
        yield Hit(punkt.head, {"what": what, "file": agenda.navn})


def _is_there(punkt: Punkt, agenda: Referat) -> bool:
    """Whether the title stands in the agenda, though it was not read as an item's."""
    return bare(punkt.titel) in _bare_text(agenda.kilde.shown) if punkt.titel else False


@lru_cache(maxsize=1)
def _bare_text(text: str) -> str:
    return bare(text)


def _is_named(punkt: Punkt, words: str) -> bool:
    """Whether an item's number, or a word of its title, stands there."""
    if punkt.nummer and re.search(rf"(?<![\d.]){re.escape(punkt.nummer)}(?![\d.]\d)", words):
        return True
    plain = words.casefold()
    return any(word[:STEM].casefold() in plain for word in LONG.findall(punkt.titel or ""))
