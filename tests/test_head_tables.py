"""Heads as tables: a label and its value in a row, people with a column for who came."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document

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


LABELS = (
    ("Udvalg", ["Teknik- og Miljøudvalget"]),
    ("Mødedato", ["Onsdag den 5. juni 2024"]),
    ("Tidspunkt", ["15:00 - 17:20"]),
    ("Sted", ["Mødelokale Åen"]),
    ("Deltagere", ["Rikke Møldrup (formand)", "Jens Aagaard Lund", "Tove Kragh Hansen"]),
    ("Fraværende", ["Tove Kragh Hansen"]),
)
ROWS = (
    ("Navn", "Parti", "Til stede", "Bemærkning"),
    ("Anne Dyhr", "A", "X", ""),
    ("Bent Holck", "V", "", "Afbud"),
)


def page(rows: list[list[list[str]]], lines: str) -> Referat:
    """A web page with a table of cells of lines, each in a paragraph, and items below it."""
    table = "".join(
        "<tr>" + "".join(f"<td><p>{'<br>'.join(cell)}</p></td>" for cell in row) + "</tr>"
        for row in rows
    )
    items = "".join(f"<p>{line}</p>" for line in ITEMS.splitlines() if line)
    return parse(read(f"<html><p>{lines}</p><table>{table}</table>{items}".encode(), "a.html"))


def document(rows: list[list[list[str]]], lines: str) -> Referat:
    """The same as a Word file."""
    word = Document()
    word.add_paragraph(lines)
    table = word.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = "\n".join(words)
    for line in ITEMS.splitlines():
        word.add_paragraph(line)
    file = BytesIO()
    word.save(file)
    return parse(read(file.getvalue(), "a.docx"))


@pytest.mark.parametrize("written", [page, document])
def test_a_table_of_labels_is_the_same_head_in_word_and_on_a_page(written: Any) -> None:
    referat = written([[[label], value] for label, value in LABELS], "Referat")
    moede = referat.moede
    assert (moede.organ, moede.dato, moede.start, moede.slut, moede.sted) == (
        "Teknik- og Miljøudvalget",
        "2024-06-05",
        "15:00",
        "17:20",
        "Mødelokale Åen",
    )
    assert people(referat) == [
        ("Rikke Møldrup", None, "formand"),
        ("Jens Aagaard Lund", None, None),
        ("Tove Kragh Hansen", None, None),
    ]
    assert absent(referat) == [("Tove Kragh Hansen", None)]


@pytest.mark.parametrize("written", [page, document])
def test_a_table_of_people_is_the_same_list_in_word_and_on_a_page(written: Any) -> None:
    words = "Referat af møde i Byrådet tirsdag den 14. maj 2024 kl. 17.00 i Byrådssalen"
    referat = written([[[cell] for cell in row] for row in ROWS], words)
    assert people(referat) == [("Anne Dyhr", "A", None), ("Bent Holck", "V", None)]
    assert absent(referat) == [("Bent Holck", None)]
