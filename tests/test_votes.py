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
    ],
)
def test_twice_the_text_is_at_most_twice_the_people(words: str) -> None:
    found = [len(votes(text(words * times))) for times in (500, 1_000)]
    assert found[1] <= 2 * max(found[0], 1)
