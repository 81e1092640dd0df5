from collections.abc import Iterator

from referat_lint import Hit, Punkt, Referat, Rule, Unsure, roll

FEW = 2  # a list of fewer is no list of those who came
COUNCILS = frozenset({"kommunalbestyrelse", "oekonomiudvalg", "udvalg", "regionsraad"})
DECIDED = frozenset({"godkendt", "anbefalet", "forkastet", "valgt"})
OWN_RULES = (
    "Under halvdelen er til stede, men råd og foreninger har deres egne regler for, hvornår de er "
    "beslutningsdygtige."
)
LOST = "Teksten har mistet noget undervejs, så det kan ikke ses, hvor mange der var til stede."


@Rule(
    code="FRE209",
    name="ikke-beslutningsdygtig",
    severity="error",
    given="punkter",
    afholdt=True,
    basis="Kommunestyrelsesloven § 11, stk. 2: mindst halvdelen af medlemmerne er til stede.",
    message="{antal}, og alligevel står der en beslutning; ret fremmødet, eller udsæt "
    "punktet til et møde, der er beslutningsdygtigt.",
    why="Er under halvdelen til stede, kan der ikke træffes beslutninger: de kan være ugyldige.",
    bad="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Medlemmer: Tove Lindekær (A), Karl Mosevang (V), Ulf Engdrup (C), Signe Bro (Ø), Per Due (F)
        Fraværende: Ulf Engdrup, Signe Bro, Per Due

        ⟦Punkt 1: Godkendelse af dagsorden⟧

        Beslutning
        Godkendt.

        Punkt 2: Ny legeplads ved Åparken

        Beslutning
        Godkendt som indstillet.
        """,
    good="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Medlemmer: Tove Lindekær (A), Karl Mosevang (V), Ulf Engdrup (C), Signe Bro (Ø), Per Due (F)
        Fraværende: Ulf Engdrup, Signe Bro

        Punkt 1: Godkendelse af dagsorden

        Beslutning
        Godkendt.

        Punkt 2: Ny legeplads ved Åparken

        Beslutning
        Godkendt som indstillet.
        """,
)
def check(punkt: Punkt, referat: Referat) -> Iterator[Hit | Unsure]:
    if not _decides(punkt):
        return
    words = _lost(referat, punkt) or _too_few(referat, punkt)
    if words is None or _was_so_before(referat, punkt):
        return
    if referat.moede.organtype not in COUNCILS:
        yield Unsure(punkt.head, OWN_RULES)
    elif referat.forringet:
        yield Unsure(punkt.head, LOST)
    else:
        yield Hit(punkt.head, {"antal": words})


def _decides(punkt: Punkt) -> bool:
    decided = punkt.beslutning is not None and punkt.beslutning.slags in DECIDED
    return (decided or bool(punkt.afstemninger)) and not punkt.udgaaet and not punkt.lukket


def _lost(referat: Referat, punkt: Punkt) -> str | None:
    """What says that quorum was lost, where it was lost before the item decided."""
    words = referat.ikke_beslutningsdygtig
    if words is None:
        return None
    since = referat.ved_nummer.get(referat.ikke_beslutningsdygtig_fra or "")
    decision = punkt.beslutning or punkt.afstemninger[0]
    if words.span.start >= min(decision.span.start, punkt.span.end):
        return None  # said of later items, or after this one had decided
    return f"Der står »{words}«" if since is None or punkt.ordinal >= since.ordinal else None


def _too_few(referat: Referat, punkt: Punkt) -> str | None:
    if referat.medlemsliste is None or roll(referat).listed < FEW:
        return None
    seats = sum(one.som == "medlem" for one in punkt.fremmoede)
    present = sum(one.tilstede != "nej" for one in punkt.fremmoede)
    if present * 2 >= seats or (present + _perhaps(referat, punkt)) * 2 >= seats:
        return None
    return f"Kun {present} af {seats} medlemmer er til stede"


def _perhaps(referat: Referat, punkt: Punkt) -> int:
    """How many may be there: they stood in for somebody elsewhere, or only left the room."""
    found = roll(referat)
    item = found.index[id(punkt)]
    away = (number for number, one in enumerate(punkt.fremmoede) if one.tilstede == "nej")
    return sum(
        bool(found.substitutes.get(number)) or found.stepped_out(item, number) for number in away
    )


def _was_so_before(referat: Referat, punkt: Punkt) -> bool:
    """One finding for as long as it lasts, at the item where it begins."""
    before = referat.punkter[: roll(referat).index[id(punkt)]]
    last = next((one for one in reversed(before) if _decides(one)), None)
    return last is not None and bool(_lost(referat, last) or _too_few(referat, last))
