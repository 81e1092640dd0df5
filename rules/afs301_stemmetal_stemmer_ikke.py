import re
from collections.abc import Iterator

from referat_lint import Afstemning, Hit, Punkt, Referat, Rule, Side, Unsure, party, roll

SIDES = (("for_", "for"), ("imod", "imod"), ("undlod", "undlod"))
OWN_RULES = (
    "Stemmerne er færre end de fremmødte, men råd og foreninger har deres egne regler for, hvem "
    "der har stemmeret."
)
SEATS = "Kun partier eller lister er nævnt, og det kan ikke ses, hvor mange pladser de har."
UNREAD = (
    "Tallet er større end de navne, der kan læses, men der står også ord, der kan være flere "
    "stemmer."
)
ROOM = "Nogen forlod lokalet i et tidligere punkt, og det er ikke skrevet, om de kom tilbage."
# The words of a vote besides names; any other may be somebody's office or name.
WORDS = re.compile(
    r"(?:\bstem\w*|\bimod\b|\bmod\b|\bfor\b|\bundl\w*|\bblank\w*|\bhverken\b|\bafst\w*|\bat\b"
    r"|\bog\b|\bsamt\b|\btilst\w*|\bflertal\w*|\bmindretal\w*|\bmedlem\w*|\bet\b|\ben\b|\bder\b"
    r"|\bder(?:med|efter)\b|\bher(?:efter|med|af)\b|\b\w*forslag\w*|\b\w*indstilling\w*"
    r"|\b\w*godkend\w*|\bvedt\w*|\bforkast\w*|\bbortf\w*|\bfaldt?\b|\bblev\b|\ber\b|\bikke\b"
    r"|\bliste\w*|\bgruppe\w*|\bfra\b|\bmed\b|\bi\b|\bpunkt\w*|\bpkt\b|\bad\b|\btiltr\w*"
    r"|\banbefal\w*|\bsocialdemokra\w*|\bkonservative\b|\bvenstre\b)",
    re.IGNORECASE,
)
NAME = re.compile(r"[^\W\d_]{3,}")
ASSEMBLY = re.compile(
    r"\b(?:generalforsamling|årsmøde|medlemsmøde|beboermøde|afdelingsmøde|borgermøde"
    r"|repræsentantskabsmøde|forældremøde)",
    re.IGNORECASE,
)
BOARD = re.compile(r"bestyrelsesmøde|møde i bestyrelsen", re.IGNORECASE)
FEW = 3  # a list of fewer is no list of all
COUNCILS = frozenset({"kommunalbestyrelse", "oekonomiudvalg", "udvalg", "regionsraad"})


@Rule(
    code="AFS301",
    name="stemmetal-stemmer-ikke",
    severity="error",
    given="punkter",
    afholdt=True,
    basis="Praksis: stemmetallet skal passe med, hvem der var til stede og stemte; protokollen "
    "skal vise, hvordan hvert medlem stemte (ministeriets udtalelse 89.1.3).",
    message="{fundet}, men {ventet}; ret tallet eller navnene.",
    why="Når tal og navne ikke passer, er mindst ét af dem forkert, og udfaldet kan være det med.",
    bad="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Medlemmer: Tove Lindekær (A), Karl Mosevang (V), Ulf Engdrup (C), Signe Brohave (Ø)
        Fraværende: Signe Brohave

        Punkt 1: Ny legeplads ved Åparken

        Beslutning
        ⟦For: 3 (Tove Lindekær (A), Ulf Engdrup (C))
        Imod: 1 (Karl Mosevang (V))
        Indstillingen blev godkendt.⟧
        """,
    good="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Medlemmer: Tove Lindekær (A), Karl Mosevang (V), Ulf Engdrup (C), Signe Brohave (Ø)
        Fraværende: Signe Brohave

        Punkt 1: Ny legeplads ved Åparken

        Beslutning
        For: 2 (Tove Lindekær (A), Ulf Engdrup (C))
        Imod: 1 (Karl Mosevang (V))
        Indstillingen blev godkendt.
        """,
)
def check(punkt: Punkt, referat: Referat) -> Iterator[Hit | Unsure]:
    if "forholdstal" in punkt.egne_ord.casefold():  # an election: nobody is for or against
        return
    for vote in punkt.afstemninger:
        told = [(getattr(vote, name), label) for name, label in SIDES]
        sides = [_side(punkt, referat, vote, side, label) for side, label in told]
        found = [verdict for verdict in sides if verdict]
        if hits := [verdict for verdict in found if isinstance(verdict, Hit)]:
            yield hits[0]
        else:
            yield from (*found, *_whole(punkt, referat, vote))


def _side(
    punkt: Punkt, referat: Referat, vote: Afstemning, side: Side, label: str
) -> Hit | Unsure | None:
    """The count of one side against the names and groups that it is given with."""
    named, groups = len(side.personer), len(side.grupper)
    if side.antal is None or not side.personer + side.grupper or vote.resten:
        return None
    seats = _seats(punkt, referat, vote, side) if groups else 0
    if seats is None and side.antal >= named + groups:
        return Unsure(vote.span, SEATS)
    if seats is not None and side.antal == seats + named:
        return None
    if side.antal > (seats or groups) + named and _unread(vote, side, referat):
        return Unsure(vote.span, UNREAD)
    ventet = f"der er nævnt {_people(named)}"
    if groups:
        ventet = f"der er nævnt {_groups(groups)}" + f" og {_people(named)}" * bool(named)
    if seats:
        ventet += f", som tilsammen har {seats + named} af de fremmødte"
    return Hit(vote.span, {"fundet": f"Der står {_votes(side.antal)} {label}", "ventet": ventet})


def _unread(vote: Afstemning, side: Side, referat: Referat) -> bool:
    """Whether the lines that name a side hold words that may be more voters (»formanden«)."""
    text = referat.kilde.shown
    named = [navn.span for other in (vote.for_, vote.imod, vote.undlod) for navn in other.personer]
    own = [navn.span for navn in side.personer] or [vote.span]
    start = max(text.rfind("\n", 0, own[0].start) + 1, vote.span.start)
    end = min((text.find("\n", own[-1].end) + 1 or len(text) + 1) - 1, vote.span.end)
    pieces, at = [], start
    for name in sorted(named):
        if start <= name.start < end:
            pieces.append(text[at : name.start])
            at = max(at, name.end)
    rest = WORDS.sub(" ", " ".join((*pieces, text[at:end])))
    groups = {group.casefold() for group in side.grupper}
    return any(word.casefold() not in groups for word in NAME.findall(rest))


def _votes(many: int) -> str:
    return "1 stemme" if many == 1 else f"{many} stemmer"


def _people(many: int) -> str:
    return "1 navn" if many == 1 else f"{many} navne"


def _groups(many: int) -> str:
    return "1 gruppe" if many == 1 else f"{many} grupper"


def _seats(punkt: Punkt, referat: Referat, vote: Afstemning, side: Side) -> int | None:
    """Those present of the groups of a side, none of whom is named apart; None if unknown."""
    found = roll(referat)
    people = found.people
    present = [n for n, one in enumerate(punkt.fremmoede) if one.tilstede != "nej"]
    parties = {n: party(people.people[n][1]) for n in present}
    for absentee, one in found.replaced[found.index[id(punkt)]].items():
        number = people.number(one.navn, one.parti)
        if number in parties and parties[number] is None:  # substitutes are of the same group
            parties[number] = party(people.people[absentee][1])
    groups = {party(group) for group in side.grupper}
    certain = all(punkt.fremmoede[n].tilstede == "ja" for n in present)
    if referat.medlemsliste is None or not certain or None in parties.values():
        return None
    if not groups <= set(parties.values()) or any(len(group or "") != 1 for group in groups):
        return None
    apart = {
        people.number(navn.navn, navn.parti)
        for other in (vote.for_, vote.imod, vote.undlod)
        for navn in other.personer
    }
    return sum(parties[n] in groups and n not in apart for n in present)


def _whole(punkt: Punkt, referat: Referat, vote: Afstemning) -> Iterator[Hit | Unsure]:
    """For, against and abstained against those present who may vote."""
    sides = [side for side in (vote.for_, vote.imod, vote.undlod) if side]
    counts = [_count(side) for side in sides]
    total = sum(count for count in counts if count is not None)
    least = sum(one.tilstede == "ja" and one.som == "medlem" for one in punkt.fremmoede)
    most = sum(one.tilstede != "nej" for one in punkt.fremmoede)
    told = any(side.antal is not None for side in sides)
    if not told or vote.resten or referat.medlemsliste is None or roll(referat).listed < FEW:
        return
    if _is_assembly(referat):
        return
    present = f"{most} er til stede" if least == most else f"{least} til {most} er til stede"
    words = {"fundet": f"Der er tilsammen {_votes(total)}", "ventet": present}
    hit = Hit(vote.span, words)
    if total > most:
        yield hit if total > most + _stepped_out(punkt, referat) else Unsure(vote.span, ROOM)
    elif total < least and None not in counts and vote.for_ and vote.imod:
        council = referat.moede.organtype in COUNCILS
        yield hit if council else Unsure(vote.span, OWN_RULES)


def _stepped_out(punkt: Punkt, referat: Referat) -> int:
    """How many only left the room in an earlier item."""
    found = roll(referat)
    item = found.index[id(punkt)]
    away = (number for number, one in enumerate(punkt.fremmoede) if one.tilstede == "nej")
    return sum(found.stepped_out(item, number) for number in away)


def _is_assembly(referat: Referat) -> bool:
    """Whether all who belong may vote, and not only the board that is listed."""
    first = min((punkt.span.start for punkt in referat.punkter), default=None)
    head = referat.kilde.shown[:first]
    return bool(ASSEMBLY.search(head)) and not BOARD.search(head)


def _count(side: Side) -> int | None:
    if side.antal is not None:
        return side.antal
    return None if side.grupper else len(side.personer)
