"""The skeleton of a referat: what is there and what is not, of which kind and how many.

It is what schemas/krav.schema.json and a body's own schema are held up against. Its routes are the
model's; it holds no words but item and case numbers, and no places. Counts are always there; other
keys that hold nothing are left out, so `required` asks whether something is there.
"""

from typing import Any

from referat_lint.model import Punkt, Referat
from referat_lint.needs import Manner, manner_of, needed_decision, needed_recommendation
from referat_lint.outcomes import outcomes

Bones = dict[str, Any]
HEAD = ("organ", "organtype", "kommune", "periode", "dato", "ugedag", "start", "slut", "sted")
COUNTED = ("fravaerende", "ankom", "forlod", "inhabile", "stedfortraedere", "udtalelser", "bilag")
_KEYS = """
    art tabt aflyst egne_overskrifter flere_moeder moede medlemmer medlemsliste fravaer_angivet
    fremmoede deltagere indhold punkter nummer titel sagsnummer lukket udgaaet lover_resultat
    kraever_titel kraever_beslutning kraever_maaske_beslutning kraever_indstilling
    kraever_maaske_indstilling kraever_fravaer afsnit indstilling beslutning tidligere
    afstemninger slags tom egen af led udfald
    """
KEYS = frozenset((*_KEYS.split(), *HEAD, *COUNTED))  # every key that a skeleton may have


def skeleton(referat: Referat) -> Bones:
    """The whole, built straight from the model."""
    manner = manner_of(referat)
    bones: Bones = {
        "art": referat.art,
        "tabt": list(referat.tabt),
        "aflyst": referat.aflyst,
        "egne_overskrifter": referat.egne_overskrifter,
        "flere_moeder": referat.flere_moeder,
        "moede": _moede(referat),
        "medlemmer": len(referat.medlemmer),
        "fravaerende": len(referat.fravaerende),
        "deltagere": len(referat.deltagere),
        "stedfortraedere": len(referat.stedfortraedere),
        "indhold": len(referat.indhold),
        "punkter": [_punkt(referat, punkt, manner) for punkt in referat.punkter],
    }
    if referat.medlemsliste:
        bones["medlemsliste"] = referat.medlemsliste
    if referat.fravaer_angivet:
        bones["fravaer_angivet"] = {"slags": _absence(referat, referat.fravaer_angivet.slags)}
    if fremmoede := _fremmoede(referat):
        bones["fremmoede"] = fremmoede
    return bones


def _moede(referat: Referat) -> Bones:
    moede = referat.moede
    values = {name: getattr(moede, name) for name in HEAD}
    bones = {
        name: value if name in ("organtype", "ugedag") else True
        for name, value in values.items()
        if value is not None
    }
    lost = {
        *(("dato", "start") if "cifre" in referat.tabt else ()),
        *(("organ", "dato", "start", "sted") if "tekst" in referat.tabt else ()),
    }
    return {**bones, **dict.fromkeys(lost, True)}  # they were there, and are gone


def _fremmoede(referat: Referat) -> str | None:
    """`angivet`: somewhere it is said who came or did not; `liste`: of members alone; None."""
    if referat.fravaer_angivet or referat.fravaerende or referat.stedfortraedere:
        return "angivet"
    if referat.medlemsliste == "fremmoedte":
        return "angivet"
    for p in referat.punkter:
        if p.fravaer_angivet or p.fravaerende or p.stedfortraedere or p.ankom or p.forlod:
            return "angivet"
    return "liste" if referat.medlemmer else None


def _absence(referat: Referat, slags: str) -> str:
    """A label that is empty in the head and filled in the items is `i_punkterne`."""
    told = [p.fravaer_angivet for p in referat.punkter if p.fravaer_angivet]
    filled = [one for one in told if one.slags != "tom"]
    text = referat.kilde.shown
    labels = sum(not text[slice(*one.span)].endswith(".") for one in filled)  # not a sentence
    usual = labels or len(filled) * 2 > len(referat.punkter)
    return "i_punkterne" if slags == "tom" and usual else slags


def _punkt(referat: Referat, punkt: Punkt, manner: Manner) -> Bones:
    bones: Bones = {
        "art": punkt.art,
        "lukket": punkt.lukket,
        "udgaaet": punkt.udgaaet,
        "lover_resultat": punkt.lover_resultat,
        "afsnit": [{"slags": a.slags, "egen": a.egen, "tom": not a.tekst} for a in punkt.afsnit],
    }
    if punkt.tidligere:
        bones["tidligere"] = [{"slags": t.slags, "led": len(t.led)} for t in punkt.tidligere]
    if punkt.afstemninger:
        bones["afstemninger"] = outcomes(referat, punkt)
    for name in COUNTED:
        bones[name] = len(getattr(punkt, name))
    there = {"nummer": punkt.nummer, "sagsnummer": punkt.sagsnummer}
    bones.update((name, str(value)) for name, value in there.items() if value is not None)
    if punkt.titel is not None:
        bones["titel"] = True
    if punkt.indstilling is not None:
        af = {} if punkt.indstilling.af is None else {"af": True}
        bones["indstilling"] = {"led": len(punkt.indstilling.led), **af}
    if punkt.beslutning is not None:
        bones["beslutning"] = {"slags": punkt.beslutning.slags, "led": len(punkt.beslutning.led)}
    if punkt.fravaer_angivet is not None:
        bones["fravaer_angivet"] = {"slags": punkt.fravaer_angivet.slags}
        if manner.filled:
            bones["kraever_fravaer"] = True
    title = None if punkt.lukket else "kraever_titel"
    decision = needed_decision(referat, punkt, manner)
    recommendation = needed_recommendation(referat, punkt, manner)
    for need in filter(None, (title, decision, recommendation)):
        bones[need] = True
    return bones
