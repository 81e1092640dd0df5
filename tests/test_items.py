"""An item's parts: what is recommended, what is decided, and what is left out of both."""

import pytest

from referat_lint import Punkt, Source, parse
from referat_lint.grammar.bodies import same_body
from referat_lint.source import Hint, Span

TWO_POINTS = "Indstilling\n1. at vejen lukkes\n2. at stien åbnes\n\n"


def item(text: str) -> Punkt:
    """The first of two items of a meeting of the council in June."""
    text = f"Byrådet\nDen 4. juni 2024\n\nPunkt 1: Vej\n\n{text}"
    punkt, _ = parse(Source("x.txt", f"{text}\nPunkt 2: Sti\n\nBeslutning\nUdsat.\n")).punkter
    return punkt


def points(text: str) -> list[str]:
    indstilling = item(f"Indstilling\nDet indstilles,\n{text}\nBeslutning\nGodkendt.\n").indstilling
    assert indstilling is not None
    return [led.tekst for led in indstilling.led]


def test_only_the_link_before_at_is_cut_from_a_point() -> None:
    assert points(
        "- samlet anlæg godkendes, så at der spares\n- og at vejen lukkes\n- samt At stien åbnes\n"
    ) == ["samlet anlæg godkendes, så at der spares", "at vejen lukkes", "At stien åbnes"]


def test_furniture_of_a_page_is_no_part_of_an_answer() -> None:
    decision = (
        "Beslutning\nAd 1: Godkendt med den bemærkning,\nUdskriv\nat der spares.\nAd 2: Udsat.\n"
    )
    beslutning = item(TWO_POINTS + decision).beslutning
    assert beslutning is not None
    assert [(svar.nummer, svar.tekst) for svar in beslutning.led] == [
        ("1", "Godkendt med den bemærkning,\n\nat der spares."),
        ("2", "Udsat."),
    ]


def test_furniture_of_a_page_is_no_part_of_an_earlier_decision() -> None:
    earlier = "Beslutning i Økonomiudvalget den 28-05-2024\nAnbefales,\nUdskriv\nså der spares.\n\n"
    (tidligere,) = item(f"{earlier}Beslutning i Byrådet den 04-06-2024\nGodkendt.\n").tidligere
    assert tidligere.tekst == "Anbefales,\n\nså der spares."


def test_the_council_of_a_named_municipality_is_the_council() -> None:
    text = (
        "Referat af møde i Kommunalbestyrelsen i Lundø Kommune\nDen 4. juni 2024 kl. 17.00\n\n"
        "1. Vej\n\nForvaltningen indstiller, at vejen lukkes.\n\n"
        "Kommunalbestyrelsen, den 4. juni 2024:\nGodkendt.\n\n"
        "2. Sti\n\nForvaltningen indstiller, at stien åbnes.\n\n"
        "Kommunalbestyrelsen, den 4. juni 2024:\nUdsat.\n"
    )
    punkter = parse(Source("x.txt", text)).punkter
    assert [p.beslutning and p.beslutning.tekst for p in punkter] == ["Godkendt.", "Udsat."]
    assert not any(punkt.tidligere for punkt in punkter)


def test_two_names_of_one_body_are_one_body_and_two_bodies_are_two() -> None:
    assert same_body("Lundø Byråd", "Byrådet")
    assert same_body("Skolebestyrelse", "Skolebestyrelsen")
    assert same_body("Ældrerådet i Lundø Kommune", "Ældrerådet")
    assert not same_body("Udvalget for Klima", "Udvalget for Natur")
    assert not same_body("Børne- og Ungebyrådet", "Byrådet")


GROUPED = (
    "Byrådet\nDen 4. juni 2024\n\nÅbne punkter\n\n11. Vej\n\nBeslutning\nGodkendt.\n\n"
    "12. Sti\n\nBeslutning\nUdsat.\n\nLukkede punkter\n\n13. Køb af areal\n\n14. Personalesag\n\n"
)


def test_a_heading_over_the_open_items_is_no_heading_of_a_contents() -> None:
    referat = parse(Source("x.txt", GROUPED))
    assert not referat.indhold
    assert [punkt.nummer for punkt in referat.punkter] == ["11", "12", "13", "14"]


def test_items_under_a_heading_of_closed_items_are_closed_up_to_one_of_open_items() -> None:
    text = f"{GROUPED}Åbne punkter\n\n15. Eventuelt\n\nBeslutning\nIntet.\n"
    closed = [punkt.nummer for punkt in parse(Source("x.txt", text)).punkter if punkt.lukket]
    assert closed == ["13", "14"]


@pytest.mark.parametrize(
    ("words", "slags"),
    [
        ("Forslaget er dermed forkastet.\nHerefter blev indstillingen vedtaget.", "godkendt"),
        ("Mindretallets indstilling faldt, og flertallets indstilling er vedtaget.", "godkendt"),
        ("Herefter blev indstillingen vedtaget.\nForslaget er forkastet.", "forkastet"),
        ("Indstillingen faldt, og mindretallets forslag blev drøftet.", "forkastet"),
    ],
)
def test_what_is_adopted_after_a_proposal_fell_is_the_decision(words: str, slags: str) -> None:
    beslutning = item(f"{TWO_POINTS}Beslutning\n{words}\n").beslutning
    assert beslutning is not None
    assert beslutning.slags == slags


APART = (
    "Udsatterådet\nReferat\nDato: 15-06-2023\n\nGodkendelse af referat\n\nBeslutning\n"
    "Referatet blev godkendt.\n\nRådets pris\n\nIndstilling\nDet indstilles, at prisen deles.\n\n"
    "Beslutning\nTiltrådt.\n\nRådets budget\n\nSagsfremstilling\nDer er 15.000 kr.\n\n"
    "Beslutning\nDrøftet.\n\nBilag\nBudget\n"
)


def test_titles_without_numbers_stand_apart_over_the_first_label_of_every_item() -> None:
    punkter = parse(Source("x.txt", APART)).punkter
    assert [punkt.titel for punkt in punkter] == [
        "Godkendelse af referat",
        "Rådets pris",
        "Rådets budget",
    ]
    assert [p.beslutning and p.beslutning.tekst for p in punkter] == [
        "Referatet blev godkendt.",
        "Tiltrådt.",
        "Drøftet.",
    ]


def test_where_one_item_has_lost_its_title_no_line_is_taken_for_one() -> None:
    referat = parse(Source("x.txt", APART.replace("Rådets budget\n\n", "")))
    assert referat.tabt == ("titler",)


@pytest.mark.parametrize(
    ("heading", "sections"),
    [
        ("Byrådets beslutning den 04.06.2024 Punkt 1", ["beslutning"]),
        ("Byrådets beslutning den 4. juni 2024", ["beslutning"]),
        ("Byrådets beslutning den 4. juni 2024:", ["beslutning"]),
        ("Byrådets beslutning den 4. juni 2024 om lukning", []),
    ],
)
def test_the_bodys_decision_on_a_day_is_a_heading_if_nothing_follows(
    heading: str, sections: list[str]
) -> None:
    assert [afsnit.slags for afsnit in item(f"{heading}\nGodkendt.\n").afsnit] == sections


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Sagsnr.: 118/15", "118/15"),
        ("Sagsnr.: BR 118/15", "BR 118/15"),
        ("Sagsnummer: S2019-12345", "S2019-12345"),
        ("Sagsid.: 2013/2044", "2013/2044"),
        ("Sagsnr.: 12", None),
        ("Sagsnr.: følger", None),
        ("118/15", None),
    ],
)
def test_behind_its_label_a_case_number_may_have_any_shape(line: str, number: str | None) -> None:
    assert item(f"{line}\nBeslutning\nGodkendt.\n").sagsnummer == number


def test_an_item_that_the_format_says_is_closed_is_closed() -> None:
    text = "Byrådet\nDen 4. juni 2024\n\nPunkt 1: Vej\nBeslutning\nUdsat.\n\nPunkt 2: Løn\n"
    for closed, words in enumerate(("Punkt 1: Vej", "Punkt 2: Løn")):
        start = text.index(words)
        hint = Hint(Span(start, start + len(words)), "lukket")
        found = parse(Source("x.txt", text, hints=(hint,))).punkter
        assert [punkt.lukket for punkt in found] == [closed == 0, closed == 1]


@pytest.mark.parametrize("label", ["Beslutning", "Beslutning:", " BESLUTNING "])
def test_a_label_and_its_text_in_two_cells_of_a_row_are_a_section(label: str) -> None:
    found = item(f"Indstilling\tVejen lukkes.\n{label}\tUdsat.\n")
    assert [(afsnit.slags, afsnit.tekst) for afsnit in found.afsnit] == [
        ("indstilling", "Vejen lukkes."),
        ("beslutning", "Udsat."),
    ]


@pytest.mark.parametrize(
    "row", ["Beslutning\t3", "Beslutning\tDato\tUdvalg", "Beslutning\t", "\tUdsat."]
)
def test_other_rows_that_begin_with_a_label_are_rows(row: str) -> None:
    found = item(f"Indstilling\nVejen lukkes.\n{row}\n")
    assert [afsnit.slags for afsnit in found.afsnit if afsnit.tekst.strip()] == ["indstilling"]
