from collections.abc import Iterator
from itertools import zip_longest

from referat_lint import (
    Afstemning,
    Hit,
    Modstykke,
    Punkt,
    Referat,
    Rule,
    Side,
    Span,
    Unsure,
    bare,
    difference,
    words,
)

PARTS = {  # of an item: what it is called
    "indstilling": ("Indstillingen", "indstilling"),
    "beslutning": ("Beslutningen", "beslutning"),
}
MOST = 120  # characters of what differs that are quoted
LOST = "Den ene tekst har mistet noget på vejen, så forskelle kan være opstået der."


@Rule(
    code="SML002",
    name="beslutning-forskellig",
    severity="error",
    given="punkter",
    beside="anden",
    basis="Praksis: to udgaver af et referat siger det samme om, hvad der blev besluttet.",
    message="{what}; ret den af filerne, der er forkert.",
    why=(
        "Der er kun truffet én beslutning. Siger to udgaver hver sit, kan ingen vide, hvad der "
        "gælder; mellemrum, tegnsætning og orddeling gør ingen forskel."
    ),
    bad="""
        === Udkast ===
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ny busrute
        Indstilling
        Forvaltningen indstiller, at ruten godkendes fra 1. maj.
        Beslutning
        Godkendt.
        === Udgivet ===
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ny busrute
        Indstilling
        Forvaltningen indstiller, at ruten godkendes fra 1. ⟦juni⟧.
        Beslutning
        ⟦Udsat⟧.
        """,
    good="""
        === Udkast ===
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ny busrute
        Indstilling
        Forvaltningen indstiller, at ruten godkendes fra 1. maj.
        Beslutning
        Godkendt.
        === Udgivet ===
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ny busrute
        Indstilling
        Forvaltningen indstiller, at ruten god-
        kendes fra 1. maj
        Beslutning
        Godkendt
        """,
)
def check(punkt: Punkt, referat: Referat) -> Iterator[Hit | Unsure]:
    other = referat.anden
    there = other.ved_ordinal.get(punkt.ordinal) if other else None
    if other is None or there is None or _is_closed(punkt, there):
        return
    texts = referat.kilde.shown, other.referat.kilde.shown
    whole = words(texts[0], [punkt.span]), words(texts[1], [there.span])
    if difference(*whole) is None:  # whatever was read into it
        return
    found = list(_parts(punkt, there, referat, other))
    found += _votes(punkt, there, other, [hit.span for hit in found])
    if found and (referat.forringet or other.referat.forringet):
        yield Unsure(found[0].span, LOST)
    else:
        yield from found


def _is_closed(punkt: Punkt, there: Punkt) -> bool:
    """In the public version, a closed item has none of it."""
    return punkt.lukket or there.lukket


def _parts(punkt: Punkt, there: Punkt, referat: Referat, other: Modstykke) -> Iterator[Hit]:
    for name, (title, noun) in PARTS.items():
        mine, theirs = getattr(punkt, name), getattr(there, name)
        called = f"{title} i {punkt.omtale}"
        if mine is None and theirs is None:
            continue
        if theirs is None:
            what = f"{called} står kun i denne fil og ikke i {other.navn}"
            yield Hit(mine.span, {"what": what}, ((there.head, "Punktet.", other.referat.kilde),))
        elif mine is None:
            what = f"{punkt.omtale.capitalize()} har en {noun} i {other.navn} og ingen her"
            place = (theirs.span, f"{title}.", other.referat.kilde)
            yield Hit(punkt.head, {"what": what}, (place,))
        else:
            numbered = name == "beslutning"
            here = words(referat.kilde.shown, [mine.span], _absence(punkt), numbered=numbered)
            those = words(
                other.referat.kilde.shown, [theirs.span], _absence(there), numbered=numbered
            )
            if spans := difference(here, those):
                yield _differs(called, spans, (mine.span, theirs.span), referat, other)


def _absence(punkt: Punkt) -> list[Span]:
    """Where the item tells who was there: SML003 is for them."""
    said = [punkt.fravaer_angivet.span] if punkt.fravaer_angivet else []
    said += [person.span for person in punkt.fravaerende]
    said += [person.span for person in punkt.stedfortraedere]
    said += [person.span for person in (*punkt.ankom, *punkt.forlod)]
    return said + [person.span for person in punkt.inhabile]


def _differs(
    called: str,
    spans: tuple[Span | None, Span | None],
    whole: tuple[Span, Span],
    referat: Referat,
    other: Modstykke,
) -> Hit:
    here, there = spans
    mine = _quoted(referat.kilde.shown, here)
    theirs = _quoted(other.referat.kilde.shown, there)
    if here and there:
        what = f"{called} siger {mine} her, og {theirs} i {other.navn}"
    elif here:
        what = f"{called} siger {mine} her, og det gør den ikke i {other.navn}"
    else:
        what = f"{called} siger {theirs} i {other.navn}, og det gør den ikke her"
    related = (there or whole[1], "Stedet i den anden fil.", other.referat.kilde)
    return Hit(here or whole[0], {"what": what}, (related,))


def _quoted(text: str, span: Span | None) -> str:
    found = " ".join(text[slice(*span)].split()) if span else ""
    return f"»{found[:MOST]} ...«" if len(found) > MOST else f"»{found}«"


def _votes(punkt: Punkt, there: Punkt, other: Modstykke, told: list[Span]) -> Iterator[Hit]:
    """The votes that differ, in their order, but for those inside what differs already."""
    for mine, theirs in zip_longest(punkt.afstemninger, there.afstemninger):
        if mine is not None and theirs is not None and _said(mine) == _said(theirs):
            continue
        place = mine.span if mine else punkt.head
        if any(start < place.end and place.start < end for start, end in told) or (
            mine is None and told
        ):
            continue
        where = ((theirs.span, "Afstemningen.", other.referat.kilde),) if theirs else ()
        what = (
            f"Afstemningen i {punkt.omtale} er {_told(mine)} her, og {_told(theirs)} i {other.navn}"
        )
        yield Hit(place, {"what": what}, where)


def _said(vote: Afstemning) -> tuple[object, ...]:
    sides = (vote.for_, vote.imod, vote.undlod)
    return (*((_many(side), _who(side)) for side in sides), vote.udfald)


def _many(side: Side) -> int | None:
    return len(side.personer) if side.antal is None and side.personer else side.antal


def _who(side: Side) -> frozenset[str]:
    return frozenset(bare(each) for each in (*(p.navn for p in side.personer), *side.grupper))


def _told(vote: Afstemning | None) -> str:
    if vote is None:
        return "der ikke"
    sides = {"for": vote.for_, "imod": vote.imod, "undlod": vote.undlod}
    parts = [f"{_one(side)} {name}" for name, side in sides.items() if side]
    return ", ".join([*parts, *([vote.udfald] if vote.udfald else [])]) or "uden tal"


def _one(side: Side) -> str:
    names = ", ".join((*(p.navn for p in side.personer), *side.grupper))
    return (
        f"{side.antal} ({names})" if side.antal is not None and names else names or str(side.antal)
    )
