from collections.abc import Iterator
from itertools import combinations

from referat_lint import Afstemning, Hit, Referat, Rule, Side, other_party, party, roll


@Rule(
    code="AFS302",
    name="stemt-paa-begge-sider",
    severity="error",
    given="punkter.afstemninger",
    afholdt=True,
    basis="Praksis: et medlem har én stemme; protokollen skal vise, hvordan hvert medlem stemte "
    "(ministeriets udtalelse 89.1.3).",
    message="{hvem} står både som »{en}« og »{anden}« i samme afstemning; ret den ene side.",
    why="Ingen kan stemme to gange: enten er et navn ført forkert, eller der er tale om to sager.",
    bad="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Fraværende: Ingen

        Punkt 1: Ny legeplads ved Åparken

        Beslutning
        For stemte Tove Lindekær (A) og Ulf Engdrup (C).
        Imod stemte ⟦Ulf Engdrup⟧ (C) og Karl Mosevang (V).
        Forslaget bortfaldt.
        """,
    good="""
        Referat fra møde i Børneudvalget
        Dato: 5. marts 2024 kl. 16.00
        Sted: Mødelokale 2, Rådhuset
        Fraværende: Ingen

        Punkt 1: Ny legeplads ved Åparken

        Beslutning
        For stemte Tove Lindekær (A) og Signe Brohave (C).
        Imod stemte Ulf Engdrup (C) og Karl Mosevang (V).
        Forslaget bortfaldt.
        """,
)
def check(vote: Afstemning, referat: Referat) -> Iterator[Hit]:
    sides = (("for", vote.for_), ("imod", vote.imod), ("undlod at stemme", vote.undlod))
    for (one, first), (other, second) in combinations(sides, 2):
        words = {"en": one, "anden": other}
        yield from _people(first, second, words, referat)
        groups = {_plain(group) for group in first.grupper}
        for group in second.grupper:
            if _plain(group) in groups:
                yield Hit(vote.span, words | {"hvem": f"Gruppen {group}"})


def _plain(group: str) -> str:
    return party(group) or group.casefold()


def _people(first: Side, second: Side, words: dict[str, str], referat: Referat) -> Iterator[Hit]:
    people = roll(referat).people
    for navn in second.personer:
        number = people.number(navn.navn, navn.parti)
        for before in first.personer:
            equal = before.navn.casefold() == navn.navn.casefold()
            known = number is not None and people.number(before.navn, before.parti) == number
            if (equal or known) and not other_party(before.parti, navn.parti):
                related = ((before.navn.span, f"Her står navnet som »{words['en']}«."),)
                yield Hit(navn.navn.span, words | {"hvem": navn.navn}, related)
                break
