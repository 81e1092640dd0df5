import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from referat_lint import Hit, Navn, Referat, Rule, other_party, roll

CHANGED = re.compile(
    r"\b(?:skift\w* (?:parti|gruppe)|partiskift|(?:ud|ind)tr[åæ]dt\w* (?:af|i) "
    r"|meldt sig (?:ud|ind)|nu løsgænger|overgået til)",
    re.IGNORECASE,
)


@Rule(
    code="AFS309",
    name="parti-passer-ikke",
    severity="warning",
    given="referat",
    afholdt=True,
    basis="Praksis: bogstavet bag navnet siger, hvilken gruppe medlemmet stemte med.",
    message="{navn} står med ({her}), men {hvor} med ({der}); skriv det samme bogstav begge "
    "steder, eller skriv, at {navn} har skiftet parti.",
    why="Et forkert bogstav flytter stemmen til en anden gruppe.",
    bad="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Medlemmer: Tove Lindekær (A), Karl Mosevang (V), Ulf Engdrup (C)
        Fraværende: Ingen

        Punkt 1: Ny legeplads ved Åparken

        Beslutning
        For stemte Tove Lindekær (A) og ⟦Ulf Engdrup⟧ (F).
        Imod stemte Karl Mosevang (V).
        Indstillingen blev godkendt.
        """,
    good="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Medlemmer: Tove Lindekær (A), Karl Mosevang (V), Ulf Engdrup (C)
        Fraværende: Ingen

        Punkt 1: Ny legeplads ved Åparken

        Beslutning
        For stemte Tove Lindekær (A) og Ulf Engdrup (C).
        Imod stemte Karl Mosevang (V).
        Indstillingen blev godkendt.
        """,
)
def check(whole: Referat, referat: Referat) -> Iterator[Hit]:
    hits = list(_hits(referat))
    if hits and not CHANGED.search(referat.kilde.shown):
        yield from hits


def _hits(referat: Referat) -> Iterator[Hit]:
    people = roll(referat).people
    voted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for navn in _with_own_letter(referat):
        voted[navn.navn.casefold()][str(navn.parti)] += 1
    for navn in _with_own_letter(referat):
        found = people.find(navn.navn)
        listed = people.people[found.number][1] if found and found.kind != "many" else None
        ((usual, _),) = voted[navn.navn.casefold()].most_common(1)
        where = "i listen over medlemmer" if listed else "i en anden afstemning"
        other = listed or usual
        if other_party(navn.parti, other):
            words = {"navn": navn.navn, "her": navn.parti, "der": other, "hvor": where}
            yield Hit(navn.navn.span, words)


def _with_own_letter(referat: Referat) -> Iterator[Navn]:
    """Voters behind whose own name the party stands; one for several is nobody's in particular."""
    text = referat.kilde.shown
    for punkt in referat.punkter:
        for vote in punkt.afstemninger:
            for navn in (*vote.for_.personer, *vote.imod.personer, *vote.undlod.personer):
                end = navn.navn.span.end
                if navn.parti and text[end : end + 3].lstrip(" ,(").startswith(navn.parti[:1]):
                    yield navn
