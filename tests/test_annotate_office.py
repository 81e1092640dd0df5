"""What other programs make of a Word file with remarks: LibreOffice, and an audit of the format."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from as_docx import word_file
from lxml import etree
from made import all_samples
from marks import RULES
from office import converted
from openxml_audit import OpenXmlValidator
from word import commented, p, r, within, word

from referat_lint import FileResult, Source, lint, read
from referat_lint.annotate import annotate, track
from referat_lint.annotate.notes import AUTHOR, apart
from referat_lint.fix import mend
from referat_lint.linter import Settings

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DUBLIN = "{http://purl.org/dc/elements/1.1/}"
TRIED = ("F01/blandet", "F03/typisk", "F07/typisk", "F12/faelder", "F19/typisk", "F21/typisk")
FIELD = within("fldSimple", r("Kommune´s"), 'w:instr=" TITLE "')
# In a field, or the first paragraph of a content control: there LibreOffice 7 has a comment, but
# marks no words.
UNMARKED = ("Kommune´s", "Havnen´s")
HAND_MADE = word(
    p(r("Referat af møde i Kulturudvalget")),
    p(r("Tirsdag den 12. marts 2019 kl. 16.30 i Rådhuset")),
    "Fraværende: Ingen",
    p(r("1. Rådet´", "<w:rPr><w:b/></w:rPr>"), r("s plan og plan for "), FIELD, r(" haller")),
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>"
    f"<w:tc>{p('Udvalg')}</w:tc><w:tc>{p('Navn')}</w:tc></w:tr><w:tr>"
    f"<w:tc>{p('Byen´s')}</w:tc><w:tc>{p('Anne Holm 010190-1234')}</w:tc></w:tr></w:tbl>",
    p(within("ins", r("Skolen´s"), 'w:id="7" w:author="Bo Lund"'), r(" regler")),
    p(within("hyperlink", r("Hallen´s"), 'w:anchor="x"'), r(" regler")),
    within("sdt", "<w:sdtPr/>" + within("sdtContent", p("Havnen´s bolværk"))),
    "Beslutning",
    "Godkendt.",
)


def check(data: bytes) -> tuple[Source, FileResult]:
    source = read(data, "x.docx")
    return source, lint(source, RULES, Settings(phase="publish"))


def remarked() -> Iterator[tuple[str, bytes, bytes]]:
    """Word files by name, and what they become."""
    samples = {sample.name: sample for sample in all_samples()}
    files = {"lavet i hånden": HAND_MADE}
    for name in TRIED:
        sample = samples[name]
        files[name] = word_file(name, sample.blocks, " ".join(sample.running), sample.size)
    for name, data in files.items():
        yield name, data, annotate(data, "x.docx", check(data)[1])
    fixed = mend(HAND_MADE, check).data
    yield "med ændringer", HAND_MADE, track(HAND_MADE, fixed, "x.docx", "docx")


FILES = {name: (data, after) for name, data, after in remarked()}


class Annotation(NamedTuple):
    """A comment as LibreOffice has it."""

    words: str
    said: str
    author: str
    date: str


def annotations(file: Path) -> list[Annotation]:
    """The comments of a flat OpenDocument file, in the order of their beginnings."""
    body = etree.parse(file).find(f".//{OFFICE}text")
    assert body is not None
    found: dict[str, tuple[list[str], etree._Element]] = {}
    open_: set[str] = set()
    inside: set[etree._Element] = set()
    for event, element in etree.iterwalk(body, events=("start", "end")):
        name = element.get(f"{OFFICE}name", "")
        if event == "start" and element.tag == f"{OFFICE}annotation":
            found[name] = ([], element)
            open_.add(name)
            inside.add(element)
        elif event == "end" and element.tag == f"{OFFICE}annotation":
            inside.discard(element)
            _heard(found, open_, element.tail, inside)
        elif event == "start":
            if element.tag == f"{OFFICE}annotation-end":
                open_.discard(name)
            _heard(found, open_, " " if element.tag == f"{TEXT}s" else element.text, inside)
        else:
            _heard(found, open_, element.tail, inside)
    return [
        Annotation(
            " ".join("".join(words).split()),
            "\n".join("".join(line.itertext()) for line in element.iter(f"{TEXT}p")),
            element.findtext(f"{DUBLIN}creator") or "",
            element.findtext(f"{DUBLIN}date") or "",
        )
        for words, element in found.values()
    ]


def _heard(
    found: dict[str, tuple[list[str], etree._Element]],
    open_: set[str],
    words: str | None,
    inside: set[etree._Element],
) -> None:
    for name in open_ if not inside else ():
        found[name][0].append(words or "")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every file as LibreOffice reads it."""
    folder = tmp_path_factory.mktemp("office")
    given = []
    for number, (_, after) in enumerate(FILES.values()):
        given.append(folder / f"{number}.docx")
        given[-1].write_bytes(after)
    made = converted(given, "fodt", folder, folder / "profile")
    return dict(zip(FILES, made, strict=True))


@pytest.mark.parametrize("name", FILES)
def test_libreoffice_shows_every_comment_on_its_words(name: str, opened: dict[str, Path]) -> None:
    ours = [each for each in annotations(opened[name]) if each.author == AUTHOR]
    wrote = [
        (" ".join(words.split()), said)
        for words, said in commented(FILES[name][1], deleted=True)
        if said != "Skal det stå sådan?"
    ]
    if name == "lavet i hånden":
        wrote = [("" if words in UNMARKED else words, said) for words, said in wrote]
    assert Counter((each.words, each.said) for each in ours) == Counter(wrote)
    assert all(
        abs(datetime.fromisoformat(each.date) - datetime.now()) < timedelta(minutes=10)  # noqa: DTZ005
        for each in ours
    )


def test_our_comments_are_replaced_also_when_libreoffice_has_saved_them(tmp_path: Path) -> None:
    before, after = FILES["F19/typisk"]
    file = tmp_path / "x.docx"
    file.write_bytes(after)
    kind = "docx:Office Open XML Text"
    (saved,) = converted([file], kind, tmp_path / "gemt", tmp_path / "profile")
    source, result = check(saved.read_bytes())
    again = annotate(saved.read_bytes(), "x.docx", apart(result, source))
    said = Counter(words for _, words in commented(after))
    assert Counter(words for _, words in commented(again)) == said
    assert sum(said.values()) > len(commented(before))


def test_libreoffice_shows_tracked_changes_as_ours(opened: dict[str, Path]) -> None:
    body = etree.parse(opened["med ændringer"])
    changes = body.findall(f".//{TEXT}changed-region//{DUBLIN}creator")
    assert [change.text for change in changes].count(AUTHOR) == 10  # five struck out, five put in


def faults(data: bytes, folder: Path) -> Counter[tuple[str, str]]:
    file = folder / "x.docx"
    file.write_bytes(data)
    found = OpenXmlValidator(max_errors=10_000).validate(str(file)).errors
    return Counter((str(error.error_type), error.description) for error in found)


@pytest.mark.parametrize("name", FILES)
def test_an_audit_finds_nothing_that_it_did_not_find_before(name: str, tmp_path: Path) -> None:
    before, after = FILES[name]
    assert faults(after, tmp_path) - faults(before, tmp_path) == Counter()
