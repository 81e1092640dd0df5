"""An item's parts: what is recommended, what is decided, and what is left out of both."""

from referat_lint import Punkt, Source, parse

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
