"""Votes: who stood where, how many, about what, and what came of it, whichever way it is told."""

from pathlib import Path

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from referat_lint.grammar.lines import plain
from referat_lint.grammar.sides import SHAPES
from referat_lint.grammar.votes import VOTE_GUARDS, votes
from referat_lint.model import Afstemning, Side
from referat_lint.source import Span, Text

often = settings(max_examples=50, deadline=None)
SEEDS = Path(__file__).parents[1] / "seeds"


def text(words: str, start: int = 0) -> Text:
    return Text(words, Span(start, start + len(words)))


def shown_side(name: str, side: Side) -> str:
    count = "" if side.antal is None else f" {side.antal}"
    people = [f"{p.navn} ({p.parti})" if p.parti else str(p.navn) for p in side.personer]
    named = ", ".join([*(f"*{group}" for group in side.grupper), *people])
    return f"{name}{count}: {named}" if named else f"{name}{count}"


def shown(vote: Afstemning) -> str:
    """The notation of tests/layouts: `EMNE: for 15: *A, NAVN (O) | imod 4 | vedtaget`."""
    sides = [("for", vote.for_), ("imod", vote.imod), ("undlod", vote.undlod)]
    parts = [shown_side(name, side) for name, side in sides if side]
    flags = [f for f in ("resten", "enstemmig", "lodtraekning", "kvalificeret") if getattr(vote, f)]
    end = filter(None, [vote.udfald, *flags])
    return " | ".join([vote.emne or "-", *parts, *end])


def read(words: str, nummer: str | None = None) -> list[str]:
    return [shown(vote) for vote in votes(text(words), nummer)]


TOLD = {
    # Sentences
    "Bo Ek og Per Bæk stemte for model B.\nIda Lund stemte for model A.\nModel B er vedtaget.": [
        "model B | for: Bo Ek, Per Bæk | vedtaget",
        "model A | for: Ida Lund",
    ],
    "Et flertal bestående af Bo Ek og Per Bæk anbefaler indstillingen.\n"
    "Ida Lund kan ikke anbefale indstillingen, idet prisen er for lav.": [
        "indstillingen | for: Bo Ek, Per Bæk | imod: Ida Lund | vedtaget"
    ],
    "Et flertal (Bo Ek og Per Bæk) godkender planen.\n\n"
    'Et mindretal (Ida Lund) stemmer imod med følgende mindretalsudtalelse: "Stien mangler."': [
        "- | for: Bo Ek, Per Bæk | imod: Ida Lund | vedtaget"
    ],
    "Bo Ek (O) foreslog punkt 16 udsat. For forslaget stemte 1 (O). Imod stemte 8 (A og V)."
    " Dagsordenen blev herefter godkendt.": ["forslaget | for 1: *O | imod 8: *A, *V"],
    "For: 8 (A, V)\nImod: 1 (O)\nUndlader: 0\nIndstillingen godkendt.": [
        "- | for 8: *A, *V | imod 1: *O | undlod 0 | vedtaget"
    ],
    "For forslaget stemte F (1) og Ø (1), i alt 2. Imod stemte A (3), i alt 3.": [
        "forslaget | for 2: *F, *Ø | imod 3: *A"
    ],
    "Bo Ek (A) og Ida Lund (V) stemte for. Per Bæk (O) stemte imod. Godkendt.": [
        "- | for: Bo Ek (A), Ida Lund (V) | imod: Per Bæk (O) | vedtaget"
    ],
    "Bo Ek stemte for, mens Ida Lund stemte imod, og Per Bæk undlod at stemme.": [
        "- | for: Bo Ek | imod: Ida Lund | undlod: Per Bæk"
    ],
    "Bo Ek stemte for, Ida Lund stemte imod. Forslaget er dermed forkastet.": [
        "- | for: Bo Ek | imod: Ida Lund | forkastet"
    ],
    "A, B og F stemte for forslaget, O og V stemte imod, og Ø undlod.": [
        "forslaget | for: *A, *B, *F | imod: *O, *V | undlod: *Ø"
    ],
    "For stemte Bo Ek, Ida\nLund og Per Bæk. Imod\nstemte Lis Ny. Bevillingen\ner vedtaget.": [
        "- | for: Bo Ek, Ida Lund, Per Bæk | imod: Lis Ny | vedtaget"
    ],
    "For at hæve til 1.200 kr. stemte Bo Ek. Imod stemte Ida Lund.": [
        "at hæve til 1.200 kr. | for: Bo Ek | imod: Ida Lund"
    ],
    "For forslaget stemmer: Bo Ek, Ida Lund\nImod stemmer: Per Bæk. Lis Ny undlader at stemme.": [
        "forslaget | for: Bo Ek, Ida Lund | imod: Per Bæk | undlod: Lis Ny"
    ],
    "Godkendt. Liste F og Ø stemte imod": ["- | imod: *F, *Ø | vedtaget"],
    "Godkendt, dog stemte Enhedslisten imod.": ["- | imod: *Enhedslisten | vedtaget"],
    "Ikke godkendt, 2 stemte imod.": ["- | imod 2 | forkastet"],
    "Forslaget blev ikke godkendt, idet 3 stemte imod.": ["Forslaget | imod 3 | forkastet"],
    "Bo Ek og Ida Lund (A) stemte imod punkt 2.": ["2 | imod: Bo Ek (A), Ida Lund (A)"],
    "Socialdemokratiet, Partiet Land og By og Venstre stemmer for. "
    "Imod stemmer 4, E-partiet, Bo Ek (O) og F-listen.": [
        (
            "- | for: *Socialdemokratiet, *Partiet Land og By, *Venstre"
            " | imod 4: *E-partiet, *F-listen, Bo Ek (O)"
        )
    ],
    # Counts; imod is against, and versus
    "Indstillingen blev tiltrådt med 34 stemmer imod 15.\nFor stemte: A, B og F.\n"
    "Imod stemte: C, A. Ben Holt (løsgænger), O.\nFølgende undlod at stemme: Ø.": [
        (
            "Indstillingen | for 34: *A, *B, *F | imod 15: *C, *O, A. Ben Holt (løsgænger)"
            " | undlod: *Ø | vedtaget"
        )
    ],
    "Forslaget blev ikke vedtaget med 1 stemme mod 8. 1 undlod at stemme.": [
        "Forslaget | for 1 | imod 8 | undlod 1 | forkastet"
    ],
    "Vedtaget med 23 stemmer for, 12 imod, 3 undlod.": [
        "- | for 23 | imod 12 | undlod 3 | vedtaget"
    ],
    "Afstemning om kontingentet: 3 for, 1 imod, resten undlod. Det blev\nvedtaget at hæve det.": [
        "kontingentet | for 3 | imod 1 | vedtaget | resten"
    ],
    "Afstemning: 1 for, 4 imod, 1 blank.": ["- | for 1 | imod 4 | undlod 1"],
    "For: 5, Imod: 2, Undlod: 1": ["- | for 5 | imod 2 | undlod 1"],
    "For 12 – Imod 5 – Undlod 2": ["- | for 12 | imod 5 | undlod 2"],
    "4 stemmer for: A, B og Ø. 2 stemmer imod: O og V. Bent Holm (løsgænger) undlod. Godkendt.": [
        "- | for 4: *A, *B, *Ø | imod 2: *O, *V | undlod: Bent Holm (løsgænger) | vedtaget"
    ],
    "Vedtaget med 2 stemmer for og 1 imod. Bo Ek og Ida Lund stemte for, Per Bæk stemte imod.": [
        "- | for 2: Bo Ek, Ida Lund | imod 1: Per Bæk | vedtaget"
    ],
    "Byrådet godkendte indstillingen med 25 stemmer for og 2 imod (Bo Ek (O) og Ida Lund (O)).": [
        "- | for 25 | imod 2: Bo Ek (O), Ida Lund (O) | vedtaget"
    ],
    "For stemte A, B og F (12). Imod stemte C og V (7).": [
        "- | for 12: *A, *B, *F | imod 7: *C, *V"
    ],
    "Vedtaget med to tredjedeles flertal: 20 for og 5 imod.": [
        "- | for 20 | imod 5 | vedtaget | kvalificeret"
    ],
    "3 for og 3 imod. Forslaget faldt ved lodtrækning.": [
        "- | for 3 | imod 3 | forkastet | lodtraekning"
    ],
    # Labels, brackets in brackets, a party split by naming its members
    "For: 2 (Bo Ek (A), Ida Ry (Enhedslisten))\nImod: 1 (Per Bæk (B))\nUndlod: 1 (Lis Ny (UP))": [
        "- | for 2: Bo Ek (A), Ida Ry (Enhedslisten) | imod 1: Per Bæk (B) | undlod 1: Lis Ny (UP)"
    ],
    "For stemte 15: A, B, O (Bo Ek) Imod stemte 4: O (Ida Lund), Ø": [
        "- | for 15: *A, *B, Bo Ek (O) | imod 4: *Ø, Ida Lund (O)"
    ],
    "Imod stemte: C, O og V.\nDet Konservative Folkeparti beklagede.": ["- | imod: *C, *O, *V"],
    # Tables
    "For | Imod | Undlod\nA, B, V | Ø, O | Bo Ek (løsgænger)": [
        "- | for: *A, *B, *V | imod: *Ø, *O | undlod: Bo Ek (løsgænger)"
    ],
    "| For | Imod |\n|---|---|\n| 5 | 2 |\nVedtaget.": ["- | for 5 | imod 2 | vedtaget"],
    # Majorities
    "Et flertal, Bo Ek og Ida Lund (A) samt Per Bæk (Ø), stemte for. Lis Ny (O) stemte imod.": [
        "- | for: Bo Ek (A), Ida Lund (A), Per Bæk (Ø) | imod: Lis Ny (O) | vedtaget"
    ],
    "Et flertal (A+V+B) stemte for. Et mindretal (Ø+O) stemte imod.": [
        "- | for: *A, *V, *B | imod: *Ø, *O | vedtaget"
    ],
    "Et flertal på 5 (A, B og F) stemte for, 2 (V) stemte imod.": [
        "- | for 5: *A, *B, *F | imod 2: *V | vedtaget"
    ],
    "Et flertal stemte imod.": ["- | forkastet"],
    "Anbefales af et flertal bestående af A+Ø+C. V stemte imod.": [
        "- | for: *A, *Ø, *C | imod: *V | vedtaget"
    ],
    "Anbefales af V+A.": ["- | for: *V, *A | vedtaget"],
    "Alle stemte for forslaget.": ["forslaget | vedtaget | enstemmig"],
    # Who can accept, as a list of sides
    "Bo Ek (A) kan tiltræde indstillingen. Ida Lund (V) kan ikke tiltræde indstillingen. "
    "Per Bæk (Å) tager forbehold. Indstillingen er godkendt.": [
        "indstillingen | for: Bo Ek (A) | imod: Ida Lund (V) | undlod: Per Bæk (Å) | vedtaget"
    ],
    # Several votes in one text
    "Ændringsforslaget fra Bo Ek blev ikke vedtaget med 2 stemmer mod 4.\n\n"
    "Indstillingen blev tiltrådt med 4 stemmer imod 2.\nFor stemte: A og B.": [
        "Ændringsforslaget fra Bo Ek | for 2 | imod 4 | forkastet",
        "Indstillingen | for 4: *A, *B | imod 2 | vedtaget",
    ],
    "a) Nyt klubhus, stillet af Bo Ek\nVedtaget med 23 stemmer for, 12 imod.\n"
    "b) Nyt hegn\nForkastet ved håndsoprækning.": [
        "Nyt klubhus | for 23 | imod 12 | vedtaget",
        "Nyt hegn | forkastet",
    ],
    "1. Godkendt.\n2. For stemte A og B. Imod stemte C. Godkendt.\n3. Bo Ek stemte imod. Udsat.": [
        "2 | for: *A, *B | imod: *C | vedtaget",
        "3 | imod: Bo Ek",
    ],
    # No votes
    "Et enigt udvalg anbefaler indstillingen.": [],
    "Indstillingen blev godkendt uden afstemning.": [],
    "Enstemmigt vedtaget.": [],
    "Godkendt. Bo Ek tog forbehold.": [],
    "Bo Ek (A) kunne ikke tiltræde indstillingen.": [],
    "Liste O kan ikke godkende indstillingerne.": [],
    "Valggruppe AFØ udpegede Bo Ek. A+B+F+Ø er i valgforbund.": [],
    "Lokalplan nr. 61 mod nr. 63 blev drøftet.": [],
    "Bo Ek blev valgt som formand med 12 stemmer mod 7.": [],
    "Naboerne har talt imod højhuset, og tilbuddet er for dyrt.": [],
}


@pytest.mark.parametrize("words", TOLD)
def test_a_vote_is_read_as_it_is_told(words: str) -> None:
    assert read(words) == TOLD[words]


# Sides with their figures and their groups in brackets
IN_BRACKETS = {
    "Godkendt med 20 stemmer (A, B, F og V) mod 5 stemmer (O og C). 2 undlod (Ø)": [
        "- | for 20: *A, *B, *F, *V | imod 5: *O, *C | undlod 2: *Ø | vedtaget"
    ],
    "Godkendt med 20 stemmer (A og V) imod 5 (O og C), mens 2 (Ø) undlod at stemme.": [
        "- | for 20: *A, *V | imod 5: *O, *C | undlod 2: *Ø | vedtaget"
    ],
    "5 stemmer for (A, V, C) og 2 imod (Ø, SF)": ["- | for 5: *A, *V, *C | imod 2: *Ø, *SF"],
    "Forslaget blev forkastet med 2 stemmer (Ø og Thea Riis) mod 5 (A, B og C).": [
        "Forslaget | for 2: *Ø, Thea Riis | imod 5: *A, *B, *C | forkastet"
    ],
    "Vedtaget med 13 stemmer for (V, C), 10 stemmer imod (A og F) og 2 der undlod at stemme (Ø).": [
        "- | for 13: *V, *C | imod 10: *A, *F | undlod 2: *Ø | vedtaget"
    ],
    "20 stemmer for (A, B), 5 stemmer imod (O), 2 hverken for eller imod (Ø).": [
        "- | for 20: *A, *B | imod 5: *O | undlod 2: *Ø"
    ],
    "Forkastet, idet 5 (A, B) stemte for, 9 (V, C) imod og 1 (Ø) undlod.": [
        "- | for 5: *A, *B | imod 9: *V, *C | undlod 1: *Ø | forkastet"
    ],
    "Vedtaget med 3 stemmer (Bo Ek (A), Ida Ry (V)) mod 2 (Per Bæk (O) og Lis Ny (Ø)).": [
        "- | for 3: Bo Ek (A), Ida Ry (V) | imod 2: Per Bæk (O), Lis Ny (Ø) | vedtaget"
    ],
    "Godkendt med 20 stemmer mod 5 (O). 2 undlod.": [
        "- | for 20 | imod 5: *O | undlod 2 | vedtaget"
    ],
}


@pytest.mark.parametrize("words", IN_BRACKETS)
def test_each_side_has_the_figure_and_the_groups_of_its_own_bracket(words: str) -> None:
    assert read(words) == IN_BRACKETS[words]


BY_FIGURES = {
    "2 stemmer for og 1 imod at holde skolen åben.": ["at holde skolen åben | for 2 | imod 1"],
    "For stemte 26, imod 16.": ["- | for 26 | imod 16"],
    "For stemte 26, imod 16, undlod 2.": ["- | for 26 | imod 16 | undlod 2"],
    "25 ja, 14 nej, 3 blanke": ["- | for 25 | imod 14 | undlod 3"],
    "25 ja-stemmer, 14 nej-stemmer og 3 blanke": ["- | for 25 | imod 14 | undlod 3"],
    "Ja: 25, nej: 14, blanke: 3": ["- | for 25 | imod 14 | undlod 3"],
    "Ja 25\nNej 14": ["- | for 25 | imod 14"],
    "Vedtaget med 20 ja mod 5 nej.": ["- | for 20 | imod 5 | vedtaget"],
    "Vedtaget med stemmerne 2-1.": ["- | for 2 | imod 1 | vedtaget"],
    "Forkastet med stemmetallene 4–9.": ["- | for 4 | imod 9 | forkastet"],
    "Forslaget blev vedtaget med stemmerne 13 mod 12.": ["Forslaget | for 13 | imod 12 | vedtaget"],
    "Vedtaget med fem stemmer mod to.": ["- | for 5 | imod 2 | vedtaget"],
    "Vedtaget med 2-3 ændringer.": [],
    "Han sagde ja 25 gange og nej 3.": [],
    "Vi har 25 ja og mødes kl. 14.": [],
}


@pytest.mark.parametrize("words", BY_FIGURES)
def test_figures_alone_tell_the_sides(words: str) -> None:
    assert read(words) == BY_FIGURES[words]


ONE_A_LINE = {
    "- For: A, B og C\n- Imod: D\n- Hverken for eller imod: E": [
        "- | for: *A, *B, *C | imod: *D | undlod: *E"
    ],
    "* **For:** A, B og C\n* **Imod:** D\n* **Undlod:** E": [
        "- | for: *A, *B, *C | imod: *D | undlod: *E"
    ],
    "**For stemte:** A, B\n\n**Imod stemte:** V": ["- | for: *A, *B | imod: *V"],
    "1. For: A\n2. Imod: B\n3. Undlod: C": ["- | for: *A | imod: *B | undlod: *C"],
    "1. Bo Ek stemte imod.\n2. A stemte imod.": ["1 | imod: Bo Ek", "2 | imod: *A"],
}


@pytest.mark.parametrize("words", ONE_A_LINE)
def test_one_side_a_line_is_one_vote(words: str) -> None:
    assert read(words) == ONE_A_LINE[words]


APART = {
    "Ændringsforslaget blev forkastet med 2 stemmer mod 5. For indstillingen stemte: A, B og C. "
    "Imod stemte: Ø.": [
        "Ændringsforslaget | for 2 | imod 5 | forkastet",
        "indstillingen | for: *A, *B, *C | imod: *Ø",
    ],
    "Ændringsforslaget fik 2 stemmer for og 5 imod og bortfaldt. For indstillingen stemte: A. "
    "Imod: Ø.": [
        "Ændringsforslaget | for 2 | imod 5 | forkastet",
        "indstillingen | for: *A | imod: *Ø",
    ],
    "For ændringsforslaget stemte 2, imod stemte 5. For indstillingen stemte: A. Imod: Ø.": [
        "ændringsforslaget | for 2 | imod 5",
        "indstillingen | for: *A | imod: *Ø",
    ],
    "For ændringsforslag 1 stemte A. For ændringsforslag 2 stemte B. Imod stemte V.": [
        "ændringsforslag 1 | for: *A",
        "ændringsforslag 2 | for: *B | imod: *V",
    ],
    "Ændringsforslaget fra Ø: For stemte 2 (Ø), imod stemte 15 (A). Forkastet.\n"
    "Indstillingen: For stemte 15 (A), imod stemte 2 (Ø). Vedtaget.": [
        "Ændringsforslaget fra Ø | for 2: *Ø | imod 15: *A | forkastet",
        "Indstillingen | for 15: *A | imod 2: *Ø | vedtaget",
    ],
}


@pytest.mark.parametrize("words", APART)
def test_votes_on_an_amendment_and_on_the_recommendation_are_two(words: str) -> None:
    assert read(words) == APART[words]


WHO = {
    "For stemte formanden, Bo Friis (V). Imod stemte næstformanden, Ida Lund (A), og Per Bæk.": [
        "- | for: Bo Friis (V) | imod: Ida Lund (A), Per Bæk"
    ],
    "For stemte formanden for udvalget, Bo Friis (V), og medlemmerne Ida Lund og Lis Ny (A).": [
        "- | for: Bo Friis (V), Ida Lund (A), Lis Ny (A)"
    ],
    "For stemte A, V, O (Steen Rahbek). Imod stemte Venstre (Bo Ek og Ida Lund).": [
        "- | for: *A, *V, Steen Rahbek (O) | imod: Bo Ek (Venstre), Ida Lund (Venstre)"
    ],
    "Bo Ek stemte imod. Ida Lunds stedfortræder, Per Bæk, undlod.": [
        "- | imod: Bo Ek | undlod: Per Bæk"
    ],
    "Bo Ek og 4 medlemmer af A stemte for. 3 medlemmer af V stemte imod.": [
        "- | for: *4 medlemmer af A, Bo Ek | imod 3: *3 medlemmer af V"
    ],
    "By og Havn og Venstre stemte for. Liste Land og By stemte imod.": [
        "- | for: *By og Havn, *Venstre | imod: *Liste Land og By"
    ],
    "Magnus Ø. Vad og Owe Brink (O) stemte imod.": ["- | imod: Magnus Ø. Vad (O), Owe Brink (O)"],
    "Imod stemte Magnus Ø. Vad (A). Owe A. Brink undlod.": [
        "- | imod: Magnus Ø. Vad (A) | undlod: Owe A. Brink"
    ],
    "For stemte Liste Ø. Per Vad stemte imod.": ["- | for: *Ø | imod: Per Vad"],
    "For stemte Bo Ek Ø. Ida Lund stemte imod.": ["- | for: Bo Ek (Ø) | imod: Ida Lund"],
}


@pytest.mark.parametrize("words", WHO)
def test_those_who_voted_are_people_and_groups_whatever_stands_beside_them(words: str) -> None:
    assert read(words) == WHO[words]


RECOMMENDED = {
    "Et flertal (V, O, Ø) anbefaler, at indstillingen godkendes. Bo Ek stemte imod.": [
        "- | for: *V, *O, *Ø | imod: Bo Ek | vedtaget"
    ],
    "Et flertal på 4 (V og O) anbefaler sagen. A stemte imod.": [
        "- | for 4: *V, *O | imod: *A | vedtaget"
    ],
    "Udvalgets flertal (V og Ø) anbefalede indstillingen. Et mindretal (A) stemte imod.": [
        "- | for: *V, *Ø | imod: *A | vedtaget"
    ],
    "Flertallet (A og V) indstiller, at det godkendes. Mindretallet (O) stemte imod.": [
        "- | for: *A, *V | imod: *O | vedtaget"
    ],
}


@pytest.mark.parametrize("words", RECOMMENDED)
def test_a_majority_in_a_bracket_that_recommends_is_for(words: str) -> None:
    assert read(words) == RECOMMENDED[words]


ABOUT = {
    "Sheila Bæk stemte imod 1. og begrundede det med prisen.": ["1 | imod: Sheila Bæk"],
    "Sheila Bæk stemte imod pkt. 1. og begrundede det.": ["1 | imod: Sheila Bæk"],
    "Bo Ek stemte imod punkt 2 og 3.": ["2 og 3 | imod: Bo Ek"],
    "A stemte imod indstillingens punkt 2.": ["2 | imod: *A"],
    "1. kvartal var præget af sygdom. Bo Ek stemte imod.": ["- | imod: Bo Ek"],
    "1. september er frist. A stemte for, V imod.": ["- | for: *A | imod: *V"],
    "12. August blev sagen drøftet.\nA stemte imod.": ["- | imod: *A"],
    "2. behandling\nFor stemte A. Imod stemte V.": ["- | for: *A | imod: *V"],
    "2. og 3. kvartal er godt\nA stemte imod.": ["- | imod: *A"],
    "2. at skolen lukkes\nFor stemte A. Imod stemte V.": ["at skolen lukkes | for: *A | imod: *V"],
    "a) For stemte A. Imod stemte V.": ["a | for: *A | imod: *V"],
    "Forslag B\nFor stemte A. Imod stemte V.": ["B | for: *A | imod: *V"],
    "Forslag B: Skolen lukkes.\nFor stemte A.": ["Skolen lukkes | for: *A"],
    "Forslag B: Vejen (stillet af Bo Ek)\nFor: 5, imod: 2.": ["Vejen | for 5 | imod 2"],
}


@pytest.mark.parametrize("words", ABOUT)
def test_what_is_voted_on_is_a_proposal_or_a_number_and_no_other_line(words: str) -> None:
    assert read(words) == ABOUT[words]


def test_people_named_with_decomposed_letters_stand_in_their_places() -> None:
    words = (
        "For stemte ra\u030admand Bo A\u030aberg. Imod stemte A\u030ase Ny. A\u030a afsta\u030ar."
    )
    (vote,) = votes(text(words, 9))
    assert vote.span == (9, 9 + len(words))
    assert vote.undlod.grupper == ("Å",)
    named = [*vote.for_.personer, *vote.imod.personer]
    assert [words[who.span.start - 9 : who.span.end - 9] for who in named] == [
        "Bo A\u030aberg",
        "A\u030ase Ny",
    ]
    assert [str(who.navn) for who in named] == ["Bo A\u030aberg", "A\u030ase Ny"]


def test_a_number_is_the_subject_where_no_other_is_printed() -> None:
    words = "For stemte Bo Ek. Imod stemte Ida Lund. Forslaget er dermed forkastet."
    assert read(words, "1") == ["1 | for: Bo Ek | imod: Ida Lund | forkastet"]
    assert read("Bo Ek stemte imod indstillingen.", "1") == ["indstillingen | imod: Bo Ek"]


def test_a_reason_beside_a_list_of_names_is_no_vote_of_its_own() -> None:
    words = (
        "For: 1 (Bo Ek (A))\nImod: 1 (Ida Lund (B))\nListe B stemte imod, idet der mangler penge."
    )
    assert read(words) == ["- | for 1: Bo Ek (A) | imod 1: Ida Lund (B)"]


def test_a_dissent_apart_from_a_majority_is_no_side_of_its_vote() -> None:
    words = (
        "1. Anbefales af et flertal bestående af V+A.\n2. Anbefales.\n\nO kan ikke godkende det."
    )
    assert read(words) == ["1 | for: *V, *A | vedtaget"]


def test_a_decision_on_the_whole_is_not_that_of_the_amendment_before_it() -> None:
    words = "Ændringsforslaget: 2 stemte for ændringsforslaget.\n\nIndstillingen blev godkendt."
    assert read(words) == ["ændringsforslaget | for 2"]


def test_the_seed_with_two_proposals_holds_two_votes_exactly() -> None:
    (seed,) = SEEDS.glob("002_*.txt")
    words = seed.read_text("utf-8")
    start = words.index("Socialdemokraterne foreslog")
    end = words.index("Udvalget får forelagt", start)
    found = votes(text(words[start:end], start))
    assert [shown(vote) for vote in found] == [
        (
            "forslaget | for: Lene Lindberg (A), Silas Drejer (A), Allan Berg Mortensen (Ø), Mahmed"
            " Naghdiani (C), Michael Lagoni (C), Kristina Kongsted (C) | imod: Marlene Harpsøe (O)"
            " | vedtaget"
        ),
        (
            "forslaget | for: Marlene Harpsøe (O), Kristina Kongsted (C) | imod: Silas Drejer (A),"
            " Lene Lindberg (A), Allan Berg Mortensen (Ø), Mahmed Naghdiani (C), Michael Lagoni (C)"
            " | forkastet"
        ),
    ]
    assert [words[slice(*vote.span)][:11] for vote in found] == ["Et flertal,", "Marlene Har"]
    assert all(words[slice(*vote.span)].endswith("stemte imod.") for vote in found)


@pytest.mark.parametrize(
    ("words", "passage"),
    [
        ("Uvedkommende. Bo Ek stemte for. Godkendt. Uvedkommende.", "Bo Ek stemte for. Godkendt."),
        ("1. Bo Ek stemte for.\n2. Udsat.", "Bo Ek stemte for."),
        ("Godkendt. Bo Ek stemte imod.", "Godkendt. Bo Ek stemte imod."),
        ("a) Nyt hegn\n3 for, 1 imod.\nb) Port", "Nyt hegn\n3 for, 1 imod."),
        ("Vi så på det. 3 for og 1 imod", "3 for og 1 imod"),
    ],
)
def test_the_span_is_the_whole_passage_that_tells_the_vote(words: str, passage: str) -> None:
    (vote,) = votes(text(words, 40))
    assert words[vote.span.start - 40 : vote.span.end - 40] == passage


PIECES = st.sampled_from(
    [
        *(
            "Bo Ek",
            "Ida Lund (A)",
            "A",
            "A\u030ase Bak",
            "2 (A, B)",
            "Ø",
            "Venstre",
            "Et flertal",
            "mindretal",
            "Alle",
            "ingen",
            "resten",
        ),
        *(
            " stemte",
            " for",
            " imod",
            " mod",
            "For",
            "Imod",
            "Undlod",
            " undlod at stemme",
            " stemmer",
        ),
        *(
            " forslaget",
            "Godkendt",
            "Forkastet",
            " blev",
            " ikke",
            "Indstillingen",
            " foreslog",
            " kan",
        ),
        *(
            "5",
            " 12 ",
            " tiltræde",
            " forbehold",
            " med",
            " bestående af",
            "a)",
            "1.",
            "valgt",
            "idet",
        ),
        *(
            " ",
            ", ",
            ". ",
            ": ",
            "; ",
            "\n",
            "\n\n",
            " | ",
            "\t",
            "(",
            ")",
            "+",
            " og ",
            "-",
            "kr.",
        ),
    ]
)
NEARLY_VOTES = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)


@given(NEARLY_VOTES, st.integers(0, 1000))
@often
def test_any_text_is_read_and_all_it_names_stands_in_its_place(words: str, start: int) -> None:
    for vote in votes(text(words, start)):
        assert start <= vote.span.start < vote.span.end <= start + len(words)
        for side in (vote.for_, vote.imod, vote.undlod):
            for who in side.personer:
                first, last = (offset - start for offset in who.span)
                assert " ".join(words[first:last].split()) == who.navn
                assert vote.span.start <= who.span.start < who.span.end <= vote.span.end


def guard() -> re2.Set:
    matcher = re2.Set.SearchSet()
    for one in VOTE_GUARDS:
        matcher.Add(one)
    matcher.Compile()
    return matcher


GUARD = guard()


@given(NEARLY_VOTES)
@often
def test_no_guard_hides_a_line_that_tells_of_a_vote(words: str) -> None:
    line = plain(words).replace("\n", " ")
    assert GUARD.Match(line) or not votes(text(line))


@pytest.mark.parametrize("kind", SHAPES)
@given(data=st.data())
@often
def test_no_guard_hides_the_words_of_any_shape(kind: str, data: st.DataObject) -> None:
    words = data.draw(st.from_regex(SHAPES[kind].words, fullmatch=True))
    around = data.draw(st.sampled_from(["", "Bo Ek ", "A+B ", "Et flertal, Bo Ek, "]))
    line = plain(f"{around}{words} Ida Lund, A+B.").replace("\n", " ")
    assert GUARD.Match(line) or not votes(text(line))


@pytest.mark.parametrize(
    "words",
    [
        "Bo Ek stemte for. ",
        "med 5 stemmer mod 2. ",
        "For stemte Bo Ek, ",
        "kr. ",
        "af A, ",
        "For | Imod\n",
        "5 (A, ",
        "5 (A) mod ",
        "1. Imod: A\n",
        "Bo Ø. ",
    ],
)
def test_twice_the_text_is_at_most_twice_the_people(words: str) -> None:
    found = [len(votes(text(words * times))) for times in (500, 1_000)]
    assert found[1] <= 2 * max(found[0], 1)
