"""Word files as programs write them: a draft written in LibreOffice, and python-docx's."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from office import converted

from referat_lint import parse, read
from referat_lint.source import Source

DRAFT = Path(__file__).with_name("data") / "udkast.fodt"
SHOWN = """\
Byrådet i Grønbro
Tirsdag den 12. marts 2024

Referat
Mødested: Rådhuset
Medlemmer
Navn\tParti
Ida Holm\tA
Bo Lund\tV

Punkt 79: Godkendelse af dagsorden

Beslutning
Godkendt enstemmigt.

Punkt 80: Budget & regnskab

Indstilling
Administrationen indstiller, at

1. budgettet godkendes
  a) for 2024
  b) for 2025
2. regnskabet godkendes.
Se bilag 2.
- Bilag 1

Beslutning
Udsat. Se planen.
Ny linje\ther.
Synligt\u0020
Ramme
I en boks
Mødet sluttede kl. 19.
"""


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Source:
    """The draft, saved as a Word file."""
    folder, profile = (tmp_path_factory.mktemp(name) for name in ("word", "profile"))
    (file,) = converted([DRAFT], "docx:MS Word 2007 XML", folder, profile)
    return read(file.read_bytes(), file.name)


def test_a_draft_of_libreoffice_is_read_as_it_is_shown(draft: Source) -> None:
    assert draft.shown == SHOWN
    hidden = [(h.value, draft.text[slice(*h.span)]) for h in draft.hints if h.role == "skjult"]
    assert hidden == [
        ("en slettet passage", "ikke"),
        ("skjult tekst", "hemmeligt"),
        ("hvid tekst", "hvidt"),
        ("en kommentar", "Er det rigtigt?"),
    ]
    told = [
        (h.role, draft.text[slice(*h.span)], h.value)
        for h in draft.hints
        if h.role in ("overskrift", "kolonner", "link", "indsat")
    ]
    assert told == [
        ("kolonner", "Navn\tParti", ""),
        ("overskrift", "Punkt 79: Godkendelse af dagsorden", "1"),
        ("overskrift", "Beslutning", "2"),
        ("indsat", "enstemmigt", "Karen Holm"),
        ("overskrift", "Punkt 80: Budget & regnskab", "1"),
        ("overskrift", "Indstilling", "2"),
        ("overskrift", "Beslutning", "2"),
        ("link", "planen", "https://eksempel.dk/plan"),
    ]
    assert (draft.metadata["forfatter"], draft.metadata["titel"]) == ("Karen Holm", "Referat")


def test_the_draft_is_parsed(draft: Source) -> None:
    referat = parse(draft)
    assert (referat.moede.organ, referat.moede.dato) == ("Byrådet i Grønbro", "2024-03-12")
    assert [(m.navn, m.parti) for m in referat.medlemmer] == [("Ida Holm", "A"), ("Bo Lund", "V")]
    assert [(p.nummer, p.titel) for p in referat.punkter] == [
        ("79", "Godkendelse af dagsorden"),
        ("80", "Budget & regnskab"),
    ]
    assert [p.beslutning and p.beslutning.slags for p in referat.punkter] == ["godkendt", "udsat"]
    led = referat.punkter[1].indstilling
    assert led is not None
    assert [point.nummer for point in led.led] == ["1", "2"]


def test_a_file_of_python_docx_is_read_as_it_is_shown() -> None:
    made = Document()
    made.sections[0].header.paragraphs[0].text = "Byrådet"
    made.add_heading("Punkt 1: Økonomi", 1)
    made.add_paragraph("Drøftet", "List Number")
    made.add_paragraph("Godkendt", "List Number")
    made.add_paragraph("Bilag", "List Bullet")
    run = made.add_paragraph("Udsat").add_run(" til april.")
    made.add_comment(run, "Hvorfor?", author="Bo Lund")
    grid = made.add_table(2, 2)
    for at, words in enumerate(("For", "fire", "Imod", "tre")):
        grid.cell(at // 2, at % 2).text = words
    out = BytesIO()
    made.save(out)
    source = read(out.getvalue(), "x.docx")
    assert source.shown == (
        "Byrådet\n\nPunkt 1: Økonomi\n\n1. Drøftet\n2. Godkendt\n\n- Bilag\n\n"
        "Udsat til april.\nFor\tfire\nImod\ttre\n"
    )
    hidden = [(h.value, source.text[slice(*h.span)]) for h in source.hints if h.role == "skjult"]
    assert hidden == [("en kommentar", "Hvorfor?")]
