from collections.abc import Iterator

from referat_lint import Hit, Punkt, Referat, Rule, Unsure

SHEETS = frozenset({"underskrift", "bilagsoversigt"})
LOST = "Den ene tekst har mistet noget på vejen, så forskelle kan være opstået der."
MEETINGS = "Den ene fil holder referater af flere møder, så de to filer kan ikke sammenholdes."
NONE = "Intet punkt er det samme i de to filer; er de to udgaver af ét referat?"


@Rule(
    code="SML001",
    name="punkt-kun-i-den-ene",
    severity="warning",
    given="referat",
    beside="anden",
    basis="Praksis: to udgaver af et referat har de samme punkter.",
    message="{what} står kun {where}; skriv punktet ind, eller tag det ud af den anden fil.",
    why=(
        "Den ene udgave bliver læst, den anden bliver arkiveret; mangler et punkt i en af dem, er "
        "de ikke det samme referat. Et lukket punkt må gerne mangle i den offentlige."
    ),
    bad="""
        === Udkast ===
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ny busrute
        Beslutning
        Godkendt.
        2. Salg af materielgården
        Beslutning
        Udsat.
        === Udgivet ===
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        ⟦1. Ny busrute⟧
        Beslutning
        Godkendt.
        ⟦2. Meddelelser⟧
        Beslutning
        Intet.
        """,
    good="""
        === Udkast ===
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ny busrute
        Beslutning
        Godkendt.
        2. Salg af materielgården (Lukket)
        Beslutning
        Udsat.
        === Udgivet ===
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ny busrute
        Beslutning
        Godkendt.
        """,
)
def check(whole: Referat, referat: Referat) -> Iterator[Hit | Unsure]:
    other = referat.anden
    if other is None:
        return
    if referat.flere_moeder:
        yield Unsure(referat.head, MEETINGS)
        return
    here = [punkt for punkt in other.kun_her if _counts(punkt)]
    there = [punkt for punkt in other.kun_der if _counts(punkt)]
    if (here or there) and (referat.forringet or other.referat.forringet):
        yield Unsure(referat.head, LOST)
        return
    if here and there and not other.par:
        yield Unsure(referat.head, NONE)
        return
    for punkt in here:
        where = f"i denne fil og ikke i {other.navn}"
        yield Hit(punkt.head, {"what": _name(punkt), "where": where})
    for punkt in there:
        before = other.naermest(punkt)
        place = before.head if before else referat.head
        related = (punkt.head, "Punktet i den anden fil.", other.referat.kilde)
        where = f"i {other.navn} og ikke i denne fil"
        yield Hit(place, {"what": _name(punkt), "where": where}, (related,))


def _counts(punkt: Punkt) -> bool:
    return not punkt.lukket and not punkt.kun_i_indhold and punkt.art not in SHEETS


def _name(punkt: Punkt) -> str:
    number = f"Punkt {punkt.nummer}" if punkt.nummer else f"Det {punkt.ordinal}. punkt"
    return f"{number}, »{punkt.titel}«," if punkt.titel else number
