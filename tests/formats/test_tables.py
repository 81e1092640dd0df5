"""What other formats make of a text is read as the text is: cells, headings by their look."""

from referat_lint import parse
from referat_lint.model import Referat
from referat_lint.source import Hint, Source, Span

HEAD = """\
Referat
Havneudvalget
4. juni 2024 kl. 16.00

Medlemmer: Bo Ek (A), Ida Lund (V)

"""


def referat(body: str, *hints: Hint) -> Referat:
    return parse(Source(path="x", text=HEAD + body, hints=hints))


def test_signatures_in_the_cells_of_a_row_are_the_officers() -> None:
    whole = referat("1. Eventuelt\n\nIntet.\n\nDirigent: Per Bæk Holm\tReferent: Lis Nørby Dam\n")
    assert [(str(d.navn), d.rolle) for d in whole.deltagere] == [
        ("Per Bæk Holm", "dirigent"),
        ("Lis Nørby Dam", "referent"),
    ]


def test_an_officer_has_the_role_that_is_printed() -> None:
    whole = referat("Ordstyrer: Per Bæk Holm\n\n1. Eventuelt\n\nIntet.\n")
    assert [(str(d.navn), d.rolle) for d in whole.deltagere] == [("Per Bæk Holm", "ordstyrer")]


def test_a_row_of_votes_is_no_list_of_absentees() -> None:
    whole = referat(
        "1. Ny kran\n\nBeslutning\nGodkendt med 3 stemmer mod 1.\nFor\tImod\tUndlod\n"
        "A, B, V\tØ, O\tIda Lund Krog (løsgænger)\n\n2. Eventuelt\n\nBeslutning\nIntet.\n"
    )
    assert [list(punkt.fravaerende) for punkt in whole.punkter] == [[], []]
    assert [len(punkt.afstemninger) for punkt in whole.punkter] == [1, 0]


def test_a_decisions_heading_is_no_title_though_the_file_says_that_it_is_a_heading() -> None:
    label = "Beslutning i Havneudvalget den 04-06-2024"
    body = f"{label}\nGodkendt.\n\n{label}\nUdsat.\n\n{label}\nDrøftet.\n"
    starts = [at for at in range(len(body)) if body.startswith(label, at)]
    spans = [Span(len(HEAD) + at, len(HEAD) + at + len(label)) for at in starts]
    whole = referat(body, *(Hint(span, "overskrift", "3") for span in spans))
    assert [(p.titel, p.beslutning and p.beslutning.slags) for p in whole.punkter] == [
        (None, "godkendt"),
        (None, "udsat"),
        (None, "droeftet"),
    ]


def test_a_title_in_the_contents_may_go_on_in_the_next_row_where_its_page_stands() -> None:
    whole = referat(
        "Indholdsfortegnelse\nGodkendelse af dagsorden\t3\nStrategi for havnens kajer og\n"
        "pladser\t4\n\nEventuelt..5\n\n"
        "Punkt 1: Godkendelse af dagsorden\n\nGodkendt.\n\n"
        "Punkt 2: Strategi for havnens kajer og pladser\n\nDrøftet.\n\n"
        "Punkt 3: Eventuelt\n\nIntet.\n"
    )
    assert [(row.titel, row.side) for row in whole.indhold] == [
        ("Godkendelse af dagsorden", "3"),
        ("Strategi for havnens kajer og pladser", "4"),
        ("Eventuelt", "5"),
    ]


def test_a_decision_may_stand_on_the_line_of_its_heading_or_of_the_proposal() -> None:
    whole = referat(
        "1. Ny kran\n\nHavneudvalgets beslutning i mødet den 4. juni 2024 3 stemmer for: A, B og F."
        " 2 stemmer imod: O og V. Indstillingen blev godkendt.\n\n2. Leje\n\n"
        "Formanden foreslog en leje på 1.400 kr. Vedtaget.\n"
    )
    assert [p.beslutning and p.beslutning.tekst for p in whole.punkter] == [
        "3 stemmer for: A, B og F. 2 stemmer imod: O og V. Indstillingen blev godkendt.",
        "Vedtaget.",
    ]


def test_a_decision_behind_a_lettered_proposal_on_its_line_is_the_answer_alone() -> None:
    whole = referat(
        "1. Indkomne forslag\n\na) Nyt skur, stillet af Bo Ek Lassen Vedtaget med 4 stemmer for, 3"
        " imod.\nb) Ny bro, stillet af bestyrelsen Udsat til næste møde.\n\n"
        "2. Eventuelt\n\nIntet.\n"
    )
    first = whole.punkter[0]
    assert first.beslutning is not None
    assert [(led.nummer, led.slags, led.tekst) for led in first.beslutning.led] == [
        ("a", "godkendt", "Vedtaget med 4 stemmer for, 3 imod."),
        ("b", "udsat", "Udsat til næste møde."),
    ]
    assert [vote.emne for vote in first.afstemninger] == ["Nyt skur"]


def test_a_number_in_one_cell_with_its_title_heads_a_row_of_items() -> None:
    whole = referat(
        "Punkt\tIndhold\tReferat\n1.\tGodkendelse af dagsorden\tGodkendt.\n"
        "2. Meddelelser\tFormanden orienterede om kajen.\n3.\tEventuelt\tIntet.\n"
    )
    assert [(p.nummer, p.titel, p.beslutning and p.beslutning.tekst) for p in whole.punkter] == [
        ("1", "Godkendelse af dagsorden", "Godkendt."),
        ("2", "Meddelelser", "Formanden orienterede om kajen."),
        ("3", "Eventuelt", "Intet."),
    ]
