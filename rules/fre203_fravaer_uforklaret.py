import re
from collections.abc import Iterator
from typing import NamedTuple

from referat_lint import Fravaer, Hit, Punkt, Referat, Roll, Rule, Span, Unsure, roll

LOST = (
    "Teksten har mistet noget undervejs, så det kan ikke ses, om nogen er kommet eller gået, "
    "uden at det står der."
)
ORDER = "Punkterne blev behandlet i en anden rækkefølge, så det kan ikke ses, hvem der gik hvornår."
QUIET = (
    "Fraværet står ved nogle punkter og ikke ved andre, så det kan ikke ses, om nogen kom eller "
    "gik, eller om linjen bare ikke er gentaget."
)
SILENT = frozenset({"underskrift", "bilagsoversigt"})
UNTOLD = -1
FEW = 2  # so many items without a line before the first are no slip
# »Ida Lund deltog ikke i behandlingen af punktet« tells of this item alone, »deltog ikke i mødet«
# of all: both explain themselves.
EXPLAINS = re.compile(
    r"(?:deltog|deltager|medvirkede|var)(?: heller)? ikke(?: til stede)? (?:i|under|ved|til) "
    r"(?:(?:den|denne|dette|sagens|punktets|selve|hele) )?"
    r"(?:behandling|drøftelse|punkt|pkt|sag|dagsordenspunkt|afstemning|beslutning)"
    r"|forhindret i at deltage i (?:behandling|drøftelse|punkt|pkt|sag|denne|dette|sagens)"
    r"|(?:fraværende|ude af lokalet|uden for døren) (?:under|ved|i) "
    r"(?:(?:den|denne|dette|sagens) )?(?:behandling|drøftelse|punkt|pkt|sag|dagsordenspunkt)"
    r"|uden for lokalet|forlod (?:lokalet|mødet|salen)|ankom"
    r"|(?:deltog|deltager|mødte) ikke i mødet|(?:hele|dette) møde"
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
        Fraværende: Ingen
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
        Fraværende: Ingen
        """,
)
def check(punkt: Punkt, referat: Referat) -> Iterator[Hit | Unsure]:
    found = roll(referat)
    for change in _changes(punkt, referat, found):
        shown = _seen(referat, found, change)
        if shown is None:
            continue
        if referat.forringet:
            yield Unsure(punkt.head, LOST)
        elif referat.raekkefoelge_aendret:
            yield Unsure(punkt.head, ORDER)
        elif shown == UNTOLD:
            yield Unsure(punkt.head, QUIET)
        else:
            yield _hit(referat, found, change, shown)


def _changes(punkt: Punkt, referat: Referat, found: Roll) -> Iterator[Change]:
    """Members who are there in an item and not in the one before it, or the other way."""
    here = found.index[id(punkt)]
    if not _tells(punkt):
        return
    before = next((i for i in range(here - 1, -1, -1) if _tells(referat.punkter[i])), None)
    if before is None:
        return
    first = referat.punkter[before]
    if first.fremmoede is punkt.fremmoede:
        return
    for person, (was, now) in enumerate(zip(first.fremmoede, punkt.fremmoede, strict=True)):
        if now.som == "medlem" and {was.tilstede, now.tilstede} == {"ja", "nej"}:
            change = Change(person, before, here, leaves=now.tilstede == "nej")
            if not _explained(referat, found, change):
                yield change


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
    if found.apart or (line is not None and _explains(referat, line)):
        return True
    said = (found.disqualified[absent], found.replaced[absent], found.ranges[absent])
    moves = (
        move
        for i in range(change.before, change.here + 1)
        for move in found.moves[i].get(person, ())
    )
    return any(person in one for one in said) or any(m.arrives != change.leaves for m in moves)


def _explains(referat: Referat, line: Fravaer) -> bool:
    text, (start, end) = referat.kilde.shown, line.span
    before = re.split(r"\n|\. ", text[max(0, start - 200) : start])[-1]
    after = text[end : end + 160].split("\n")[0]
    said = before + text[start:end] + after
    return line.punkter is not None or bool(EXPLAINS.search(said))


def _seen(referat: Referat, found: Roll, change: Change) -> int | None:
    """The item that shows that somebody was there before they left, or is there again.

    UNTOLD where items only say nothing of them; None where that is said of another change.
    """
    items = referat.punkter
    in_head, told = _came(referat, found, change.person), referat.fravaer_angivet
    if not change.leaves:
        for i in range(change.here, len(items)):
            if _shows(referat, found, change.person, i):
                return i
            if change.person in found.own[i]:
                if told and told.slags == "tom":  # an empty rubric: whoever is away has a line
                    return change.here
                break
        return None if in_head else UNTOLD
    quiet = []
    for i in range(change.before, -1, -1):
        if _shows(referat, found, change.person, i):
            return change.before
        if change.person in found.own[i]:
            return None  # said where the line was left out
        quiet += [items[i]] if _tells(items[i]) else []
    later = (i for i in range(change.here, len(items)) if _tells(items[i]))
    stays = all(change.person in found.own[i] for i in later)
    left = len(quiet) >= FEW and stays and any(one.art == "sag" for one in quiet)
    return change.before if in_head or left else UNTOLD


def _came(referat: Referat, found: Roll, person: int) -> bool:
    """Whether the head says that somebody came."""
    told = referat.fravaer_angivet
    listed = referat.medlemsliste == "fremmoedte" and person < found.listed
    return listed or bool(told and told.slags == "ingen")


def _shows(referat: Referat, found: Roll, person: int, item: int) -> bool:
    """Whether an item shows that somebody is there: its list leaves them out, or they act."""
    punkt = referat.punkter[item]
    if punkt.fremmoede[person].tilstede != "ja":
        return False
    told = punkt.fravaer_angivet
    return bool(told and told.slags in ("navne", "ingen")) or bool(_acts(punkt, found, person))


def _acts(punkt: Punkt, found: Roll, person: int) -> Span | None:
    """Where somebody votes or speaks first in an item."""
    voters = (
        navn
        for vote in punkt.afstemninger
        for navn in (*vote.for_.personer, *vote.imod.personer, *vote.undlod.personer)
    )
    speakers = (navn for said in punkt.udtalelser for navn in said.personer)
    for navn in (*voters, *speakers):
        if found.number(navn.navn, navn.parti) == person:
            return navn.navn.span
    return None


def _hit(referat: Referat, found: Roll, change: Change, shown: int) -> Hit:
    first = referat.punkter[change.before]
    punkt = referat.punkter[change.here if change.leaves else shown]
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
    seen = _acts(there, found, change.person) or there.head
    related = ((absence, "Her er fraværet skrevet."), (seen, "Her er der intet fravær skrevet."))
    return Hit(punkt.head, words, tuple(sorted(related)))
