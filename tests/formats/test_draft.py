"""A Word draft from LibreOffice goes through annotate, --fix, compare and back, and stays whole."""

import re
import shutil
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pytest
from fodt import draft
from office import converted
from same import differences, parsed
from shell import Answer, shell
from word import bare, commented, document, unpacked

from referat_lint import Source, read

WORD = "docx:Office Open XML Text"
TEXT = """\
Havneudvalget, Fjordlev Kommune
Referat
Mandag den 4. juni 2024 kl. 16.00
Mødested: Havnekontoret, Kajen 1
Medlemmer
Navn\tParti\tRolle
Bo Ek Lassen\t(A)\tformand
Ida Lund Krog\t(V)\tnæstformand
Per Bæk Holm\t(O)
Lis Nørby Dam\t(F)
Ole Vang Rask\t(C)
Afbud: Ole Vang Rask
41. Godkendelse af dagsorden
Beslutning
Godkendt.
42. Forlængelse af kajen
Sagsfremstilling
Havnen´s kaj er for kort til de nye både, som ligger 45 meter langs kajen.
Indstilling
Havnechefen indstiller,
1. at kajen forlænges med højst 40 meter
2. at udgiften på 1.250.000 kr. afholdes af havnens opsparing
Beslutning
{tally}
43. Eventuelt
Beslutning
Intet.
"""
TALLY = (
    "Godkendt. 4 stemmer for: Bo Ek Lassen (A), Ida Lund Krog (V), Lis Nørby Dam (F) og Ole Vang "
    "Rask (C). 1 stemme imod: Per Bæk Holm (O)."
)
SHOWN = TEXT.format(tally=TALLY)
HIDDEN = ["måske", "Er det de rigtige tal?"]
FIXED = SHOWN.replace("Mandag", "Tirsdag").replace("Havnen´s", "Havnens")
REMARKS = [
    ("Mandag den 4. juni 2024", "DAT501"),
    ("Havnen´s", "SPR901"),
    ("højst", "PER806"),
    ("4 stemmer for", "Er det de rigtige tal?"),
    ("Ole Vang Rask", "FRE208"),
    (TALLY, "AFS301"),
    (TALLY, "PER806"),
]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The draft, what our commands make of it, and that again as LibreOffice saves it."""
    here = tmp_path_factory.mktemp("udkast")
    given = {"udkast": draft(), "endelig": draft(tracked=False)}
    for name, text in given.items():
        (here / f"{name}.fodt").write_text(text, "utf-8")
    profile = here / "profil"
    converted([here / f"{name}.fodt" for name in given], WORD, here, profile)
    shutil.copy(here / "udkast.docx", here / "rettet.docx")
    told(here, "check", "--fix", "--unsafe-fixes", "rettet.docx", "endelig.docx", code=1)
    told(here, "annotate", "udkast.docx", "-o", "kommenteret.docx")
    told(here, "annotate", "--track-changes", "udkast.docx", "-o", "sporet.docx")
    made = [here / f"{name}.docx" for name in ("kommenteret", "rettet", "sporet")]
    (here / "igen").mkdir()
    converted(made, WORD, here / "igen", profile)
    converted([here / "endelig.docx"], "pdf", here, profile)
    return here


def told(folder: Path, *words: str, code: int = 0) -> Answer:
    """What a command says, with the exit code that is expected of it."""
    answer = shell(*words, cwd=folder)
    assert answer.code == code, answer.out + answer.err
    return answer


def source(file: Path) -> Source:
    return read(file.read_bytes(), file.name)


def shown(file: Path) -> str:
    """The lines that are to be seen, without the blank ones between."""
    return "".join(f"{line}\n" for line in source(file).shown.splitlines() if line.strip())


def hidden(found: Source) -> list[str]:
    return [line.strip() for line in found.text[len(found.shown) :].splitlines() if line.strip()]


def remarks(file: Path) -> list[tuple[str, str]]:
    """The words of every comment, and the rule that it is of, or else what it says."""
    return [
        (words.strip(), code[1] if (code := re.search(r"\(([A-Z]{3}\d{3})\)", said)) else said)
        for words, said in commented(file.read_bytes())
    ]


def changes(file: Path) -> list[tuple[str, str, str]]:
    """The tracked changes: what was done, by whom, to which words; one may be in several pieces."""
    pieces = [
        (element.tag.removeprefix(W), str(element.get(f"{W}author")), "".join(element.itertext()))
        for element in document(file.read_bytes()).iter(f"{W}ins", f"{W}del")
    ]
    same = groupby(pieces, key=itemgetter(0, 1))
    found = [(*change, "".join(words for *_, words in run)) for change, run in same]
    return [change for change in found if change[2]]


KARENS = [("del", "Karen Holm", "måske "), ("ins", "Karen Holm", "højst ")]


def test_the_draft_is_read_as_it_will_stand(folder: Path) -> None:
    assert shown(folder / "udkast.docx") == SHOWN
    assert hidden(source(folder / "udkast.docx")) == HIDDEN


def test_the_remarks_stand_on_their_words_and_nothing_else_is_new(folder: Path) -> None:
    before, after = folder / "udkast.docx", folder / "kommenteret.docx"
    assert remarks(after) == REMARKS
    assert bare(after.read_bytes()) == bare(before.read_bytes())
    assert shown(after) == SHOWN
    header, other = (
        {name: data for name, data in unpacked(file.read_bytes()).items() if "header" in name}
        for file in (before, after)
    )
    assert header == other != {}


def test_fixing_changes_the_words_and_leaves_changes_and_comments_alone(folder: Path) -> None:
    before, after = folder / "udkast.docx", folder / "rettet.docx"
    assert shown(after) == FIXED
    assert changes(after) == changes(before) == KARENS
    assert commented(after.read_bytes()) == commented(before.read_bytes())


def test_safe_fixes_may_be_tracked_beside_the_change_of_another(folder: Path) -> None:
    found = changes(folder / "sporet.docx")
    assert [change for change in found if change[1] != "Karen Holm"] == [
        ("del", "referat-lint", "Havnen´s"),
        ("ins", "referat-lint", "Havnens"),
    ]
    assert [change for change in found if change[1] == "Karen Holm"] == KARENS


@pytest.mark.parametrize("other", ["kommenteret.docx", "rettet.docx", "endelig.docx"])
def test_no_version_of_it_says_anything_else(other: str, folder: Path) -> None:
    told(folder, "compare", "udkast.docx", other)


def test_what_is_published_as_a_pdf_says_the_same(folder: Path) -> None:
    told(folder, "compare", "endelig.docx", "endelig.pdf")
    final, printed = (parsed(source(folder / f"endelig.{form}")) for form in ("docx", "pdf"))
    assert list(differences(final, printed, pages=True)) == []


def test_another_amount_is_found(folder: Path) -> None:
    text = draft(tracked=False).replace("1.250.000", "1.350.000")
    (folder / "andet.fodt").write_text(text, "utf-8")
    converted([folder / "andet.fodt"], WORD, folder, folder / "profil")
    answer = told(folder, "compare", "udkast.docx", "andet.docx", code=1)
    assert "1.350.000" in answer.out


@pytest.mark.parametrize("name", ["kommenteret", "rettet", "sporet"])
def test_libreoffice_saves_what_it_opens_and_we_read_it_again(name: str, folder: Path) -> None:
    before, after = folder / f"{name}.docx", folder / "igen" / f"{name}.docx"
    assert shown(after) == shown(before)
    assert sorted(remarks(after)) == sorted(remarks(before))
    assert changes(after) == changes(before)


def test_remarks_that_came_back_are_replaced_and_not_doubled(folder: Path) -> None:
    told(folder, "annotate", "igen/kommenteret.docx", "-o", "anden gang.docx")
    assert sorted(remarks(folder / "anden gang.docx")) == sorted(REMARKS)
