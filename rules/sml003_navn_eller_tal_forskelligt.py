from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from referat_lint import (
    Figure,
    Hit,
    Modstykke,
    Punkt,
    Referat,
    Rule,
    Span,
    Text,
    Unsure,
    bare,
    difference,
    figures,
    nearness,
    unmatched,
    words,
)

APART = frozenset({"beslutning", "indstilling", "bilag"})  # SML002's, and names of files
FEW = 40  # names left over on each side: of more, none are held up against each other
MANY = 5  # figures that only one file has: more are a table that was read otherwise
TABLE = "Tallene er opstillet så forskelligt i de to filer, at de ikke kan sammenholdes."
LOST = "Den ene tekst har mistet noget på vejen, så forskelle kan være opstået der."
LISTS = {  # of people, what it is to stand in them
    "medlemmer": "medlem",
    "fravaerende": "fraværende",
    "stedfortraedere": "stedfortræder",
    "ankom": "ankommet",
    "forlod": "gået",
    "inhabile": "inhabil",
}
FIELDS = {"dato": "Datoen", "start": "Mødets start", "slut": "Mødets slutning"}


class Named(NamedTuple):
    """Somebody's name, and where it stands."""

    navn: str
    span: Span


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
        found = [*_head(part, other), *_people(part, other.referat, part.head, other)]
    else:
        there = other.ved_ordinal.get(part.ordinal)
        if there is None or part.lukket or there.lukket or _is_same(part, there, referat, other):
            return
        found = [*_people(part, there, part.head, other), *_figures(part, there, referat, other)]
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


def _people(
    mine: Referat | Punkt, theirs: Referat | Punkt, head: Span, other: Modstykke
) -> Iterator[Hit]:
    """The people in each list; a list of members that only one file has is no difference."""
    for field, what in LISTS.items():
        here, there = _names(mine, field), _names(theirs, field)
        if field == "medlemmer" and not (here and there):
            continue
        only_here, only_there = _left(here, there), _left(there, here)
        pairs = _spelt(only_here, only_there) if max(len(only_here), len(only_there)) < FEW else []
        for one, two in pairs:
            where = (two.span, "Navnet i den anden fil.", other.referat.kilde)
            told = f"»{one.navn}« hedder »{two.navn}« i {other.navn}"
            yield Hit(one.span, {"what": told}, (where,))
        met = {id(name) for pair in pairs for name in pair}
        for name in only_here:
            if id(name) not in met:
                told = f"»{name.navn}« er {what} her, og ikke i {other.navn}"
                yield Hit(name.span, {"what": told})
        for name in only_there:
            if id(name) not in met:
                where = (name.span, "Navnet i den anden fil.", other.referat.kilde)
                told = f"»{name.navn}« er {what} i {other.navn}, og ikke her"
                yield Hit(head, {"what": told}, (where,))


def _names(part: Referat | Punkt, field: str) -> list[Named]:
    names: list[Text] = [person.navn for person in getattr(part, field, ())]
    return [Named(str(name), name.span) for name in names]


def _left(names: Sequence[Named], others: Sequence[Named]) -> list[Named]:
    known = {bare(other.navn) for other in others}
    return [name for name in names if bare(name.navn) not in known]


def _spelt(here: Sequence[Named], there: Sequence[Named]) -> list[tuple[Named, Named]]:
    """One person under two spellings."""
    pairs, taken = [], set[int]()
    for name in here:
        near = (n for n, two in enumerate(there) if nearness(name.navn, two.navn) is not None)
        found = next((n for n in near if n not in taken), None)
        if found is not None:
            taken.add(found)
            pairs.append((name, there[found]))
    return pairs


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
    """The passages of each kind of section; without any, the items but for what was decided."""
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
