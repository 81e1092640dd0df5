from collections.abc import Iterator, Sequence
from itertools import zip_longest

from referat_lint import (
    Figure,
    Hit,
    Modstykke,
    Named,
    Punkt,
    Referat,
    Rule,
    Span,
    Unsure,
    absentees,
    bare,
    difference,
    everybody,
    figures,
    left_over,
    named,
    spelt,
    unmatched,
    words,
)

APART = frozenset({"beslutning", "indstilling", "bilag"})  # SML002's, and names of files
MANY = 5  # figures that only one file has: more are a table that was read otherwise
TABLE = "Tallene er opstillet så forskelligt i de to filer, at de ikke kan sammenholdes."
ABSENCE = "Kun den ene fil fortæller, hvem der var fraværende."
LOST = "Den ene tekst har mistet noget på vejen, så forskelle kan være opstået der."
STATED = {"ankom": "ankommet", "forlod": "gået", "inhabile": "inhabil"}  # in an item
FIELDS = {"dato": "Datoen", "start": "Mødets start", "slut": "Mødets slutning"}


@Rule(
    code="SML003",
    name="navn-eller-tal-forskelligt",
    severity="warning",
    given="referat|punkter",
    beside="anden",
    basis="Praksis: to udgaver af et referat har de samme navne, datoer og beløb.",
    message="{what}; ret den af filerne, der er forkert.",
    why=(
        "Et navn eller et beløb, der er rettet i den ene udgave, er let at glemme i den anden, og "
        "ingen læser dem side om side."
    ),
    bad="""
        === Udkast ===
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        Fraværende: Asta Holmvig
        1. Ny busrute
        Sagsfremstilling
        Ruten koster 250.000 kr. om året.
        Beslutning
        Godkendt.
        === Udgivet ===
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        Fraværende: ⟦Asta Holmvik⟧
        1. Ny busrute
        Sagsfremstilling
        Ruten koster ⟦205.000 kr⟧. om året.
        Beslutning
        Godkendt.
        """,
    good="""
        === Udkast ===
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        Fraværende: Asta Holmvig
        1. Ny busrute
        Sagsfremstilling
        Ruten koster 250.000 kr. om året fra den 1. maj 2020.
        Beslutning
        Godkendt.
        === Udgivet ===
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        Afbud: Asta Holmvig
        1. Ny busrute
        Sagsfremstilling
        Fra den 01-05-2020 koster ruten 250.000,00 kr. om året.
        Beslutning
        Godkendt.
        """,
)
def check(part: Referat | Punkt, referat: Referat) -> Iterator[Hit | Unsure]:
    other = referat.anden
    if other is None:
        return
    found: list[Hit | Unsure]
    if isinstance(part, Referat):
        found = [*_head(part, other), *_meeting(part, other)]
    else:
        there = other.ved_ordinal.get(part.ordinal)
        if there is None or part.lukket or there.lukket or _is_same(part, there, referat, other):
            return
        found = [*_item(part, there, other), *_figures(part, there, referat, other)]
    lossy = referat.forringet or other.referat.forringet
    yield from [Unsure(found[0].span, LOST)] if found and lossy else found


def _is_same(punkt: Punkt, there: Punkt, referat: Referat, other: Modstykke) -> bool:
    """Whether two items have the same words, whatever was read into them."""
    texts = (referat.kilde.shown, punkt.span), (other.referat.kilde.shown, there.span)
    return difference(*(words(text, [span]) for text, span in texts)) is None


def _head(referat: Referat, other: Modstykke) -> Iterator[Hit]:
    """The meeting's date and times, where both files print them."""
    mine, theirs = referat.moede, other.referat.moede
    for field, name in FIELDS.items():
        here, there = getattr(mine, field), getattr(theirs, field)
        if here and there and here != there:
            place = mine.datoer[0].span if field == "dato" and mine.datoer else mine.head
            where = (theirs.head, "Den anden fils hoved.", other.referat.kilde)
            what = f"{name} er {_shown(here)} her, og {_shown(there)} i {other.navn}"
            yield Hit(place, {"what": what}, (where,))


def _shown(value: str) -> str:
    """A date as it is written in Danish; a time as it is."""
    parts = value.split("-")
    return f"{int(parts[2])}.{int(parts[1])}.{parts[0]}" if len(parts) == len("dmy") else value


def _meeting(referat: Referat, other: Modstykke) -> Iterator[Hit | Unsure]:
    """Members, substitutes and absentees, wherever they are told."""
    theirs = other.referat
    if referat.medlemmer and theirs.medlemmer:
        lists = named(referat.medlemmer), named(theirs.medlemmer)
        yield from _people(*lists, "medlem", referat.head, other)
    lists = (
        named(everybody(referat, "stedfortraedere")),
        named(everybody(theirs, "stedfortraedere")),
    )
    yield from _people(*lists, "stedfortræder", referat.head, other)
    absent = absentees(referat, theirs, other, here=1), absentees(theirs, referat, other, here=0)
    if any(absent) and not all(_tells(each) for each in (referat, theirs)):
        yield Unsure(referat.head, ABSENCE)
    else:
        yield from _people(*absent, "fraværende", referat.head, other)


def _item(punkt: Punkt, there: Punkt, other: Modstykke) -> Iterator[Hit]:
    for field, what in STATED.items():
        lists = named(getattr(punkt, field)), named(getattr(there, field))
        yield from _people(*lists, what, punkt.head, other)


def _tells(referat: Referat) -> bool:
    """Whether it says anything of who came."""
    return any(punkt.fremmoede for punkt in referat.punkter) or bool(referat.fravaer_angivet)


def _people(
    here: Sequence[Named], there: Sequence[Named], what: str, head: Span, other: Modstykke
) -> Iterator[Hit]:
    """Who stands in one list alone, and who is spelt in two ways."""
    only_here, only_there = left_over(here, there), left_over(there, here)
    pairs = spelt(only_here, only_there)
    for one, two in pairs:
        where = (two.span, "Navnet i den anden fil.", other.referat.kilde)
        yield Hit(one.span, {"what": f"»{one.navn}« hedder »{two.navn}« i {other.navn}"}, (where,))
    met = {id(name) for pair in pairs for name in pair}
    for name in only_here:
        if id(name) not in met:
            told = f"»{name.navn}« er {what} her, og ikke i {other.navn}"
            yield Hit(name.span, {"what": told})
    for name in only_there:
        if id(name) not in met:
            where = (name.span, "Navnet i den anden fil.", other.referat.kilde)
            told = f"»{name.navn}« er {what} i {other.navn}, og ikke her"
            yield Hit(name.title or head, {"what": told}, (where,))


def _figures(
    punkt: Punkt, there: Punkt, referat: Referat, other: Modstykke
) -> Iterator[Hit | Unsure]:
    """Dates, times and amounts in what both files have of the item's text."""
    text, theirs = referat.kilde.shown, other.referat.kilde.shown
    for here, those in _common(punkt, there):
        only = unmatched(figures(text, here), figures(theirs, those))
        if max(map(len, only)) > MANY:
            yield Unsure(punkt.head, TABLE)
            continue
        for mine, yours in zip_longest(*only):
            yield _figure(punkt, mine, yours, (text, theirs), other)


def _common(punkt: Punkt, there: Punkt) -> Iterator[tuple[list[Span], list[Span]]]:
    """Titles, and the passages of each kind of section; without any, all but what was decided."""
    if punkt.titel and there.titel:
        yield [punkt.titel.span], [there.titel.span]
    mine, theirs = _sections(punkt), _sections(there)
    if not mine and not theirs:
        yield _undecided(punkt), _undecided(there)
    for kind in mine.keys() & theirs.keys():
        yield mine[kind], theirs[kind]


def _undecided(punkt: Punkt) -> list[Span]:
    """An item without its title, recommendation and decision: those are SML002's."""
    found, start = [], punkt.head.end
    parts = (part.span for part in (punkt.indstilling, punkt.beslutning) if part)
    for span in sorted(parts):
        found.append(Span(start, max(start, span.start)))
        start = max(start, span.end)
    return [*found, Span(start, max(start, punkt.span.end))]


def _sections(punkt: Punkt) -> dict[tuple[str, str], list[Span]]:
    found: dict[tuple[str, str], list[Span]] = {}
    for section in punkt.afsnit:
        if section.slags not in APART:
            heading = bare(section.overskrift) if section.slags == "andet" else ""
            found.setdefault((section.slags, heading), []).append(section.span)
    return found


def _figure(
    punkt: Punkt,
    mine: Figure | None,
    yours: Figure | None,
    texts: tuple[str, str],
    other: Modstykke,
) -> Hit:
    here = f"»{texts[0][slice(*mine.span)]}«" if mine else ""
    there = f"»{texts[1][slice(*yours.span)]}«" if yours else ""
    where = ((yours.span, "Stedet i den anden fil.", other.referat.kilde),) if yours else ()
    if mine and yours:
        what = f"Her står {here}, og i {other.navn} {there}"
    elif mine:
        what = f"{here} står kun her og ikke i {other.navn}"
    else:
        what = f"{there} står i {other.navn} og ikke her, i {punkt.omtale}"
    return Hit(mine.span if mine else punkt.head, {"what": what}, where)
