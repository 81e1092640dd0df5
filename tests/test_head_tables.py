"""Heads as tables: a label and its value in a row, people with a column for who came."""

import pytest

from referat_lint import Referat, parse, read

ITEMS = """
1. Godkendelse af dagsorden
Beslutning
Godkendt.
2. Ny cykelsti
Beslutning
Godkendt.
3. Lokalplan
Beslutning
Godkendt.
"""


def parsed(head: str) -> Referat:
    return parse(read((head + ITEMS).encode(), "referat.txt"))


def people(referat: Referat) -> list[tuple[str, str | None, str | None]]:
    return [(str(m.navn), m.parti, m.rolle) for m in referat.medlemmer]


def absent(referat: Referat) -> list[tuple[str, str | None]]:
    return [(str(one.navn), one.grund) for one in referat.fravaerende]


def test_a_row_of_a_label_and_its_value_is_a_field() -> None:
    referat = parsed(
        "Udvalg\tTeknik- og Miljøudvalget\n"
        "Mødedato\tOnsdag den 5. juni 2024\n"
        "Tidspunkt\t15:00 - 17:20\n"
        "Sted\tMødelokale Åen, Rådhuset\n"
        "Deltagere\tRikke Møldrup (formand)\nJens Aagaard Lund\nTove Kragh Hansen\n"
        "Fraværende\tTove Kragh Hansen\n"
        "Referent\tLone Bisgaard\n"
    )
    moede = referat.moede
    assert (moede.organ, moede.dato, moede.ugedag) == (
        "Teknik- og Miljøudvalget",
        "2024-06-05",
        "onsdag",
    )
    assert (moede.start, moede.slut, moede.sted) == ("15:00", "17:20", "Mødelokale Åen, Rådhuset")
    assert people(referat) == [
        ("Rikke Møldrup", None, "formand"),
        ("Jens Aagaard Lund", None, None),
        ("Tove Kragh Hansen", None, None),
    ]
    assert absent(referat) == [("Tove Kragh Hansen", None)]
    assert [(str(one.navn), one.rolle) for one in referat.deltagere] == [
        ("Lone Bisgaard", "referent")
    ]


@pytest.mark.parametrize("gap", ["\t", "    "])
def test_two_fields_on_one_line_are_two(gap: str) -> None:
    referat = parsed(
        f"Byrådet\nMødedato: 28. maj 2024{gap}Sted: Byrådssalen\nStart: 16.00{gap}Slut: 18.45\n"
    )
    moede = referat.moede
    found = moede.dato, moede.sted, moede.start, moede.slut
    assert found == ("2024-05-28", "Byrådssalen", "16:00", "18:45")


@pytest.mark.parametrize("label", ["", "Mødedeltagere\n"])
def test_people_are_read_by_the_headings_of_their_columns(label: str) -> None:
    referat = parsed(
        f"Byrådet\nReferat tirsdag den 14. maj 2024 kl. 17.00 i Byrådssalen\n{label}"
        "Navn\tParti\tRolle\tTil stede\tBemærkning\n"
        "Anne Dyhr\tA\tBorgmester\tX\n"
        "Bent Holck\tV\t\tX\n"
        "Carla Friis\tF\t\t\tAfbud\n"
        "Dan Egeskov\tO\t\tX\tForlod mødet kl. 18.10 under pkt. 3\n"
        "Eva Krag\tØ\t\t\tSyg\n"
    )
    assert people(referat) == [
        ("Anne Dyhr", "A", "Borgmester"),
        ("Bent Holck", "V", None),
        ("Carla Friis", "F", None),
        ("Dan Egeskov", "O", None),
        ("Eva Krag", "Ø", None),
    ]
    assert absent(referat) == [("Carla Friis", None), ("Eva Krag", "syg")]
    left = [(str(b.navn), b.tid, b.punkt, b.naar) for p in referat.punkter for b in p.forlod]
    assert left == [("Dan Egeskov", "18:10", "3", "under")]
    assert [[f.navn for f in p.fremmoede if f.tilstede == "nej"] for p in referat.punkter] == [
        ["Carla Friis", "Eva Krag"]
    ] * 3


@pytest.mark.parametrize(
    ("heading", "rows", "found"),
    [
        ("Navn\tMødt", "Anne Dyhr\tJa\nBent Holck\tNej\n", [("Bent Holck", None)]),
        ("Navn\tAfbud", "Anne Dyhr\t\nBent Holck\tX\n", [("Bent Holck", None)]),
        ("Medlem\tFravær", "Anne Dyhr\t-\nBent Holck\tFerie\n", [("Bent Holck", "ferie")]),
        ("Navn\tMødt\tMedlem", "Anne Dyhr\tJa\t\nBent Holck\tNej\t1\n", [("Bent Holck", None)]),
        ("Navn\tTil stede", "Anne Dyhr\tx\nBent Holck\tx\n", []),
    ],
)
def test_a_mark_says_who_came_or_did_not(
    heading: str, rows: str, found: list[tuple[str, str | None]]
) -> None:
    referat = parsed(
        f"Byrådet\nReferat tirsdag den 14. maj 2024 kl. 17.00 i Byrådssalen\n{heading}\n{rows}"
    )
    assert [name for name, _, _ in people(referat)] == ["Anne Dyhr", "Bent Holck"]
    assert absent(referat) == found
    assert referat.fravaer_angivet is not None
    assert referat.fravaer_angivet.slags == ("navne" if found else "ingen")


@pytest.mark.parametrize(
    "words",
    [
        "Kulturudvalget · Fjordlev Kommune",
        "Kulturudvalget, Fjordlev Kommune",
        "Fjordlev Kommune - Kulturudvalget",
        "Fjordlev Kommune\tKulturudvalget",
    ],
)
def test_a_municipality_beside_its_body_is_no_part_of_its_name(words: str) -> None:
    referat = parsed(f"{words}\nReferat af møde tirsdag den 14. maj 2024 kl. 17.00 i lokale 2\n")
    assert (referat.moede.organ, referat.moede.kommune) == ("Kulturudvalget", "Fjordlev Kommune")


def test_who_came_is_known_though_a_page_has_nothing_of_an_empty_cell_before() -> None:
    referat = parsed(
        "Navn\tRolle\tTil stede\nRikke Møldrup\tformand\tja\nJens Aagaard Lund\tja\n"
        "Tove Kragh Hansen\tnej\n"
    )
    assert people(referat) == [
        ("Rikke Møldrup", None, "formand"),
        ("Jens Aagaard Lund", None, None),
        ("Tove Kragh Hansen", None, None),
    ]
    assert absent(referat) == [("Tove Kragh Hansen", None)]
