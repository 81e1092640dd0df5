import re
from collections.abc import Iterator

from referat_lint import Afstemning, Hit, Punkt, Referat, Rule, Side, Unsure, party, roll

OFFICE = re.compile(
    r"\b(?:vice|næst)?(?:formand|borgmester|præst|kasserer)(?:en)?\b", re.IGNORECASE
)
AWAY = re.compile(
    r"\b(?:deltog|deltager|medvirkede|var|stemte)(?: (?:heller|derfor|dog))? ikke\b"
    r"(?! (?:for|imod|mod)\b)|\bafstod fra\b|\bafgav (?:ikke|ingen) stemme|\bforlod\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.;](?=\s)|\n")
BY_OFFICE = (
    "Afstemningen nævner nogen ved hvervet, så det kan ikke ses, om alle fremmødte står ved den."
)
LOST = (
    "Teksten har mistet noget undervejs, så det kan ikke ses, om alle fremmødte står ved "
    "afstemningen."
)


@Rule(
    code="AFS306",
    name="medlem-uden-stemme",
    severity="warning",
    given="punkter",
    afholdt=True,
    basis="Ministeriets udtalelse 89.1.3 (resumedatabase.im.dk): protokollen skal vise, hvordan "
    "hvert medlem stemte.",
    message="{navne} er til stede, men står ikke ved afstemningen; skriv, om {de} stemte for, imod "
    "eller undlod, eller at {de} ikke deltog.",
    why="Når de andre er nævnt ved navn, ser det ud, som om den, der mangler, ikke var der.",
    bad="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Medlemmer: Tove Lindekær (A), Karl Mosevang (V), Ulf Engdrup (C), Signe Brohave (Ø)
        Fraværende: Ingen

        Punkt 1: Ny legeplads ved Åparken

        Beslutning
        ⟦For stemte Tove Lindekær (A) og Ulf Engdrup (C).
        Imod stemte Karl Mosevang (V).
        Indstillingen blev godkendt.⟧
        """,
    good="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Medlemmer: Tove Lindekær (A), Karl Mosevang (V), Ulf Engdrup (C), Signe Brohave (Ø)
        Fraværende: Ingen

        Punkt 1: Ny legeplads ved Åparken

        Beslutning
        For stemte Tove Lindekær (A) og Ulf Engdrup (C).
        Imod stemte Karl Mosevang (V).
        Signe Brohave (Ø) undlod at stemme.
        Indstillingen blev godkendt.
        """,
)
def check(punkt: Punkt, referat: Referat) -> Iterator[Hit | Unsure]:
    for vote in punkt.afstemninger:
        if referat.medlemsliste is None or not _complete(vote):
            continue
        if not (missing := _missing(punkt, referat, vote)):
            continue
        if referat.forringet:
            yield Unsure(vote.span, LOST)
        elif OFFICE.search(referat.kilde.shown, *vote.span):
            yield Unsure(vote.span, BY_OFFICE)
        else:
            names = ", ".join(missing[:-1]) + " og " * (len(missing) > 1) + missing[-1]
            they = "de" if len(missing) > 1 else "vedkommende"
            yield Hit(vote.span, {"navne": names, "de": they})


def _complete(vote: Afstemning) -> bool:
    """Names tell who was for and who against, or at least who the majority were."""
    sides = (vote.for_, vote.imod, vote.undlod)
    bare = any(side.antal and not side.personer and not side.grupper for side in sides)
    if bare or vote.resten or vote.enstemmig or not any(side.personer for side in sides):
        return False
    decisive = {"vedtaget": vote.for_, "forkastet": vote.imod}
    majority = decisive.get(vote.udfald or "")
    return bool(majority) if majority is not None else bool(vote.for_ and vote.imod)


def _missing(punkt: Punkt, referat: Referat, vote: Afstemning) -> list[str]:
    """Those present who stand on no side; nobody where a name or a group could be theirs."""
    found = roll(referat)
    sides = (vote.for_, vote.imod, vote.undlod, *_rivals(punkt, vote))
    voters = [found.number(one.navn, one.parti) for side in sides for one in side.personer]
    voters += [
        found.number(one.navn, one.parti)
        for said in punkt.udtalelser
        if said.slags == "forbehold"
        for one in said.personer
    ]
    if None in voters:
        return []
    groups = {party(group) for side in sides for group in side.grupper}
    told = _told_away(punkt, referat, vote)
    missing = []
    for number, one in enumerate(punkt.fremmoede):
        whose = party(found.people.people[number][1])
        if one.tilstede != "ja" or one.som != "medlem" or number in voters:
            continue
        if one.navn.split()[-1] in told:
            continue
        if groups and (whose is None or whose in groups or any(len(g or "") > 1 for g in groups)):
            continue
        missing.append(one.navn)
    return missing


def _rivals(punkt: Punkt, vote: Afstemning) -> list[Side]:
    """Those for another model or proposal, where nobody is said to be against any."""
    if vote.imod or vote.undlod:
        return []
    others = (one for one in punkt.afstemninger if one is not vote and one.emne != vote.emne)
    return [one.for_ for one in others if not (one.imod or one.undlod)]


def _told_away(punkt: Punkt, referat: Referat, vote: Afstemning) -> str:
    """The sentences of the vote and the decision that say that somebody took no part."""
    words = f"{referat.kilde.shown[slice(*vote.span)]}\n{punkt.egne_ord}"
    return "\n".join(one for one in SENTENCE.split(words) if AWAY.search(one))
