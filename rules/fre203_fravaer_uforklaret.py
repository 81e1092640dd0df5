import re
from collections.abc import Iterator
from typing import NamedTuple

from referat_lint import Fravaer, Hit, Punkt, Referat, Roll, Rule, Span, Unsure, roll

LOST = (
    "Teksten har mistet noget undervejs, så det kan ikke ses, om nogen er kommet eller gået, "
    "uden at det står der."
)
ORDER = "Punkterne blev behandlet i en anden rækkefølge, så det kan ikke ses, hvem der gik hvornår."
ONCE = "Fraværet står kun ved det første punkt; det kan ikke ses, om det gælder resten af mødet."
SILENT = frozenset({"underskrift", "bilagsoversigt"})
# »Ida Lund deltog ikke i behandlingen af punktet« tells of this item alone, and explains itself.
THIS_ITEM = re.compile(
    r"(?:deltog|deltager|medvirkede|var)(?: heller)? ikke(?: til stede)? (?:i|under|ved|til) "
    r"(?:(?:den|denne|dette|sagens|punktets|selve|hele) )?"
    r"(?:behandling|drøftelse|punkt|pkt|sag|dagsordenspunkt|afstemning|beslutning)"
    r"|forhindret i at deltage i (?:behandling|drøftelse|punkt|pkt|sag|denne|dette|sagens)"
    r"|(?:fraværende|ude af lokalet|uden for døren) (?:under|ved|i) "
    r"(?:(?:den|denne|dette|sagens) )?(?:behandling|drøftelse|punkt|pkt|sag|dagsordenspunkt)"
    r"|uden for lokalet|forlod (?:lokalet|mødet|salen)|ankom"
)


class Change(NamedTuple):
    """Somebody is there in one of two items and not in the other."""

    person: int
    before: int
    here: int
    leaves: bool

    @property
    def absent(self) -> int:
        """The item of the two in which they are absent."""
        return self.here if self.leaves else self.before


@Rule(
    code="FRE203",
    name="fravaer-uforklaret",
    severity="warning",
    given="punkter",
    afholdt=True,
    basis="Praksis: protokollen skal vise, hvem der har ansvar for hver beslutning "
    "(ministeriets udtalelse 89.1.3); derfor noteres det, når et medlem kommer eller går.",
    message="{navn} er {nu} i punkt {her}, men {foer} i punkt {der}, og der står ikke, hvornår "
    "{navn} {kom}; skriv det, eller ret fraværet.",
    why="Springer fraværet fra punkt til punkt, ved ingen, om medlemmet kom eller gik, eller om "
    "linjen er glemt eller kopieret med.",
    bad="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Medlemmer: Tove Lindekær (A), Karl Mosevang (V), Ulf Engdrup (C)

        Punkt 1: Godkendelse af dagsorden

        Beslutning
        Godkendt.
        Fraværende: Ulf Engdrup

        Punkt 2: Ny legeplads ved Åparken

        Beslutning
        Godkendt som indstillet.
        Fraværende: Ulf Engdrup

        ⟦Punkt 3: Åbningstider i svømmehallen⟧

        Beslutning
        Godkendt som indstillet.
        """,
    good="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Medlemmer: Tove Lindekær (A), Karl Mosevang (V), Ulf Engdrup (C)

        Punkt 1: Godkendelse af dagsorden

        Beslutning
        Godkendt.
        Fraværende: Ulf Engdrup

        Punkt 2: Ny legeplads ved Åparken

        Beslutning
        Godkendt som indstillet.
        Fraværende: Ulf Engdrup
        Ulf Engdrup ankom kl. 16.40 efter behandlingen af punkt 2.

        Punkt 3: Åbningstider i svømmehallen

        Beslutning
        Godkendt som indstillet.
        """,
)
def check(punkt: Punkt, referat: Referat) -> Iterator[Hit | Unsure]:
    found = roll(referat)
    here = found.index[id(punkt)]
    before = next((i for i in range(here - 1, -1, -1) if _tells(referat.punkter[i])), None)
    if before is None or not _tells(punkt):
        return
    first = referat.punkter[before]
    if first.fremmoede is punkt.fremmoede:
        return
    for person, (was, now) in enumerate(zip(first.fremmoede, punkt.fremmoede, strict=True)):
        if now.som != "medlem" or {was.tilstede, now.tilstede} != {"ja", "nej"}:
            continue
        change = Change(person, before, here, leaves=now.tilstede == "nej")
        if _explained(referat, found, change):
            continue
        if referat.forringet:
            yield Unsure(punkt.head, LOST)
        elif referat.raekkefoelge_aendret:
            yield Unsure(punkt.head, ORDER)
        elif _told_once(referat, change) and not _votes(referat, found, person, here):
            yield Unsure(punkt.head, ONCE)
        else:
            yield _hit(referat, found, change)


def _tells(punkt: Punkt) -> bool:
    """Whether an absence would be printed under the item."""
    if punkt.fravaerende or punkt.fravaer_angivet or punkt.afstemninger:
        return True
    withheld = punkt.lukket or punkt.udgaaet or punkt.kun_i_indhold or punkt.art in SILENT
    return punkt.beslutning is not None and not withheld


def _explained(referat: Referat, found: Roll, change: Change) -> bool:
    """Printed moves, ranges, substitutes, disqualification; or items list their own alone."""
    person, absent = change.person, change.absent
    line = found.own[absent].get(person)
    if line is None and person not in found.absent:
        return True
    if found.apart or (line is not None and _of_this_item(referat, line)):
        return True
    said = (found.disqualified[absent], found.replaced[absent], found.ranges[absent])
    moves = (
        move
        for i in range(change.before, change.here + 1)
        for move in found.moves[i].get(person, ())
    )
    return any(person in one for one in said) or any(m.arrives != change.leaves for m in moves)


def _of_this_item(referat: Referat, line: Fravaer) -> bool:
    text, (start, end) = referat.kilde.text, line.span
    before = re.split(r"\n|\. ", text[max(0, start - 200) : start])[-1]
    after = text[end : end + 160].split("\n")[0]
    said = before + text[start:end] + after
    return line.punkter is not None or bool(THIS_ITEM.search(said))


def _told_once(referat: Referat, change: Change) -> bool:
    """The first item that tells has the only word on absence, and several items come after it."""
    items = referat.punkter
    others = (*items[: change.before], *items[change.before + 1 :])
    return (
        referat.fravaer_angivet is None
        and change.here + 1 < len(items)
        and not any(_tells(one) for one in items[: change.before])
        and not any(one.fravaer_angivet or one.fravaerende for one in others)
    )


def _votes(referat: Referat, found: Roll, person: int, start: int) -> Span | None:
    """Where somebody votes first, from an item on."""
    for punkt in referat.punkter[start:]:
        for vote in punkt.afstemninger:
            for navn in (*vote.for_.personer, *vote.imod.personer, *vote.undlod.personer):
                if found.number(navn.navn, navn.parti) == person:
                    return navn.navn.span
    return None


def _hit(referat: Referat, found: Roll, change: Change) -> Hit:
    first, punkt = referat.punkter[change.before], referat.punkter[change.here]
    there, gone = (first, punkt) if change.leaves else (punkt, first)
    words = {
        "navn": punkt.fremmoede[change.person].navn,
        "nu": "fraværende" if change.leaves else "ikke fraværende",
        "foer": "ikke" if change.leaves else "fraværende",
        "her": punkt.nummer or f"#{punkt.ordinal}",
        "der": first.nummer or f"#{first.ordinal}",
        "kom": "gik" if change.leaves else "kom",
    }
    absence = found.passage(change.absent, change.person) or gone.head
    vote = None if change.leaves else _votes(referat, found, change.person, change.here)
    seen = vote if vote and punkt.span.start <= vote.start < punkt.span.end else there.head
    related = ((absence, "Her er fraværet skrevet."), (seen, "Her er der intet fravær skrevet."))
    return Hit(punkt.head, words, tuple(sorted(related)))
