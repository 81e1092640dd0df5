"""Changed characters back in their file: a zip's other entries, and files that are open."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import pytest
from lxml import etree

from referat_lint import Source
from referat_lint.repack import repacked
from referat_lint.saving import Unfixed, is_archival, is_kept, is_signed, saved, write


def zipped(**parts: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as file:
        for name, words in parts.items():
            info = ZipInfo(name, (2024, 3, 5, 16, 0, 0))
            info.external_attr = 0o640 << 16
            file.writestr(info, words, ZIP_STORED)
    return out.getvalue()


class Unseekable(BytesIO):
    """What a zip is streamed to: an entry's sizes then stand behind it."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError


def test_only_what_is_changed_differs_in_a_zip_and_all_keep_their_order() -> None:
    data = zipped(a=b"en" * 500, b=b"to", c=b"tre")
    with ZipFile(BytesIO(repacked(data, {"b": b"<ny/>", "d": b"<fire/>"}))) as file:
        assert file.testzip() is None
        found = {info.filename: (file.read(info), info.date_time[0]) for info in file.infolist()}
        assert found == {
            "a": (b"en" * 500, 2024),
            "b": (b"<ny/>", 2024),
            "c": (b"tre", 2024),
            "d": (b"<fire/>", 1980),
        }
        first = file.infolist()[0]
        assert (first.compress_type, first.external_attr) == (ZIP_STORED, 0o640 << 16)


@pytest.mark.parametrize("words", [b"", b"<a>", b"<a><b></a></b>", b"<a/><a/>", b"<a>&b;</a>"])
def test_a_part_that_is_no_xml_leaves_no_file(words: bytes) -> None:
    with pytest.raises(etree.XMLSyntaxError):
        repacked(zipped(a=b"<en/>"), {"a": words})


def test_a_streamed_zip_is_copied_whole() -> None:
    out = Unseekable()
    with ZipFile(out, "w") as file:
        file.writestr("a", b"en")
        file.writestr("b", b"to")
    with ZipFile(BytesIO(repacked(out.getvalue(), {"b": b"<ny/>"}))) as file:
        assert file.testzip() is None
        assert [(info.filename, file.read(info)) for info in file.infolist()] == [
            ("a", b"en"),
            ("b", b"<ny/>"),
        ]


def test_a_part_is_saved_in_its_zip_and_a_text_as_it_is() -> None:
    data = zipped(text="<p>Møde</p>".encode(), other=b"x")
    source = Source("x.docx", "Møde", raw="<p>Møde</p>", part="text")
    assert is_kept(data, source)
    after = saved(data, source, "<p>Møder</p>")
    assert after is not None
    with ZipFile(BytesIO(after)) as file:
        assert (file.read("text"), file.read("other")) == ("<p>Møder</p>".encode(), b"x")
    plain = Source("x.txt", "Møde", encoding="cp1252", raw="Møde")
    assert is_kept("Møde".encode("cp1252"), plain)
    assert not is_kept("Møde".encode(), plain)
    assert saved(b"", plain, "Mød\u0142") is None


def test_a_signature_is_known_by_its_part() -> None:
    assert is_signed(b"..._xmlsignatures/sig1.xml...", "docx")
    assert not is_signed(b"..._xmlsignatures/sig1.xml...", "html")
    assert is_signed(b"/ByteRange [0 1 2 3]", "pdf")


def test_a_file_for_the_archive_is_known_by_its_own_word() -> None:
    words = b"<rdf:Description xmlns:pdfaid='...'><pdfaid:part>2</pdfaid:part>"
    assert [is_archival(words, form) for form in ("pdf", "html")] == [True, False]
    assert not is_archival(b"%PDF-1.7", "pdf")


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("referat.docx", "~$eferat.docx"),
        ("referatet.docx", "~$feratet.docx"),
        ("møde.docx", "~$møde.docx"),
        ("referat.docx", ".~lock.referat.docx#"),
    ],
)
def test_a_file_that_is_open_in_word_or_libreoffice_is_left_alone(
    tmp_path: Path, name: str, lock: str
) -> None:
    file = tmp_path / name
    file.write_bytes(b"a")
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(Unfixed) as left:
        write(str(file), b"a", b"b")
    assert str(left.value) == (
        f"{file} er ikke rettet: filen er åben i et andet program; luk den, og kør igen "
        f"(er den lukket, så slet »{lock}«)."
    )
    (tmp_path / lock).unlink()
    write(str(file), b"a", b"b")
    assert file.read_bytes() == b"b"
