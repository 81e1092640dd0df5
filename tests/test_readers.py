"""Bytes to Source: what is read, how it was saved, and what is refused."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat_lint import lint, load_rules
from referat_lint.readers import Refused, read
from referat_lint.readers.encodings import MIXED, decode, encode
from referat_lint.source import Span

TEXT = "Referat af møde i Byrådet – »Ærø«\r\nPunkt 1: Økonomi\r\nBeslutning: Godkendt.\r\n"
SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
SAVED = {
    "utf-8": TEXT.encode(),
    "utf-8 with a mark": codecs.BOM_UTF8 + TEXT.encode(),
    "utf-16-le": TEXT.encode("utf-16-le"),
    "utf-16-be": TEXT.encode("utf-16-be"),
    "utf-16-le with a mark": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
    "utf-16-be with a mark": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "cp1252": TEXT.encode("cp1252"),
}


@pytest.mark.parametrize("saved", SAVED)
def test_the_text_is_the_same_however_it_was_saved(saved: str) -> None:
    source = read(SAVED[saved], "referat.txt")
    assert source.raw == TEXT
    assert source.text == TEXT.replace("\r\n", "\n")
    assert (source.encoding, source.bom) == (saved.split(maxsplit=1)[0], "mark" in saved)


@pytest.mark.parametrize("saved", SAVED)
@pytest.mark.parametrize("name", ["referat.txt", "referat.md"])
def test_an_unchanged_text_is_written_back_byte_for_byte(saved: str, name: str) -> None:
    source = read(SAVED[saved], name)
    assert encode(source.raw, source.encoding, bom=source.bom) == SAVED[saved]


@given(st.binary(max_size=60))
def test_any_bytes_have_a_text_that_is_written_back_or_marked_as_mixed(data: bytes) -> None:
    text, encoding, bom, odd = decode(data)
    written = encode(text, encoding, bom=bom)
    assert written is None if encoding == MIXED else written == data
    assert all(0 <= place < max(len(text), 1) for place in odd)


@given(st.text(st.characters(codec="cp1252")))
def test_a_text_of_windows_characters_is_written_back(text: str) -> None:
    data = text.encode("cp1252")
    found = decode(data)
    assert found.encoding == MIXED or encode(found.text, found.encoding, bom=found.bom) == data


def test_the_bytes_that_windows_1252_leaves_open_stand_for_themselves() -> None:
    data = b"m\xf8de\x81\x8d\x8f\x90\x9d"
    assert decode(data).text == "møde\x81\x8d\x8f\x90\x9d"
    assert encode(decode(data).text, "cp1252", bom=False) == data


def test_single_windows_bytes_in_utf_8_are_read_and_pointed_at() -> None:
    data = "Byrådet på møde".encode() + b" p\xe5 \xd8en"
    source = read(data, "referat.txt")
    assert source.text == "Byrådet på møde på Øen"
    assert source.encoding == MIXED
    assert [source.text[slice(*hint.span)] for hint in source.hints] == ["å", "Ø"]
    assert {hint.role for hint in source.hints} == {"tegn"}


def test_utf_8_pasted_into_a_windows_text_is_read_and_pointed_at() -> None:
    data = "Rådet på møde om Ærø, også økonomi".encode("cp1252") + "på – Ø".encode()
    source = read(data, "referat.txt")
    assert source.text == "Rådet på møde om Ærø, også økonomi" + "på – Ø"
    assert [source.text[slice(*hint.span)] for hint in source.hints] == ["å", "–", "Ø"]


def test_a_quoted_letter_in_a_windows_text_is_no_utf_8() -> None:
    text = "Liste »Ø« og »Å« samt på, få, gå"
    assert decode(text.encode("cp1252"))[:2] == (text, "cp1252")


def test_half_a_character_at_the_end_of_utf_16_is_left_out_and_pointed_at() -> None:
    source = read(codecs.BOM_UTF16_LE + "Møde".encode("utf-16-le") + b"x", "referat.txt")
    assert (source.text, source.encoding) == ("Møde", MIXED)


def test_lone_surrogates_are_kept() -> None:
    data = "Møde \ud800 om".encode("utf-8", "surrogatepass")
    source = read(data, "referat.txt")
    assert source.text == "Møde \ud800 om"
    assert encode(source.raw, source.encoding, bom=source.bom) == data


def test_what_the_encoding_lacks_cannot_be_written_back() -> None:
    assert encode("Møde ☃", "cp1252", bom=False) is None


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    source = read(f"Referat{end}Punkt 1{end}Beslutning".encode(), "referat.txt")
    assert source.place(source.text.index("Beslutning")) == (3, 1)


def test_a_few_nul_bytes_are_characters_of_the_text() -> None:
    assert read(b"Referat\0 af m\0de", "referat.txt").text == "Referat\0 af m\0de"


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem[:3])
def test_a_seed_is_read_as_it_is(seed: Path) -> None:
    source = read(seed.read_bytes(), seed.name)
    assert source.text.encode() == seed.read_bytes()
    assert (source.pieces, source.hints, source.encoding) == ((), (), "utf-8")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "Filen er tom."),
        (codecs.BOM_UTF8, "Filen er tom."),
        ("\n \t\N{NO-BREAK SPACE}\r\n".encode(), "Filen er tom."),
        (bytes(range(256)) * 20, "Filen er ikke tekst."),
        (b"\0" * 100, "Filen er ikke tekst."),
        (b"%PDF-1.7\n", "Filen er en PDF, der er beskadiget."),
        (
            b"PK\x03\x04" + bytes(26) + b"word/document.xml",
            "Zip-filen er beskadiget.",
        ),
        (
            b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text",
            "Zip-filen er beskadiget.",
        ),
        (
            b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            "Filen er et regneark (.ods), og den slags læses ikke.",
        ),
        (
            b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml xl/",
            "Filen er et regneark (.xlsx), og den slags læses ikke.",
        ),
        (b"PK\x03\x04 a.txt", "Filen er en zip-fil, og den slags læses ikke."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "Filen er lavet i Office, men er ikke et Word-dokument.",
        ),
        (
            b"\xef\xbb\xbf\n<!DOCTYPE HTML><script src=a.js></script>",
            "Websiden har ingen tekst i sig: et script henter den, når siden vises.",
        ),
        (
            b"<?xml version='1.0'?>",
            "XML-filen går i stykker i linje 1 (der er ingen elementer).",
        ),
        (b"\x89PNG\r\n\x1a\n", "Filen er et billede, og den slags læses ikke."),
    ],
)
@pytest.mark.parametrize("name", ["referat.txt", "referat.md", "referat"])
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, reason: str, name: str) -> None:
    with pytest.raises(Refused) as refused:
        read(data, name)
    assert refused.value.reason == reason
    assert refused.value.advice.endswith(".")
    assert refused.value.status == "unreadable"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.txt", "txt"), ("A.MD", "md"), ("b.c.markdown", "md"), ("x.log", "txt"), ("-", "txt")],
)
def test_the_ending_says_which_kind_of_text_it_is(name: str, kind: str) -> None:
    assert read(b"Referat", name).format == kind


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_a_suppression_in_a_text_is_blank_and_a_hint(end: str) -> None:
    words = "referat-lint-disable-next-line AFS301 -- begrundelse"
    text = f"Referat{end}  # {words} {end}Punkt 1{end}"
    source = read(text.encode(), "referat.txt")
    assert source.raw == text
    assert source.text == text.replace(f"# {words}", " " * (len(words) + 2)).replace(end, "\n")
    (hint,) = source.hints
    assert (hint.role, hint.value) == ("kommentar", words)
    place = source.in_file(hint.span)
    assert place
    assert source.raw[slice(*place)] == f"# {words}"
    assert source.place(hint.span.start) == (2, 3)


def test_a_passage_over_several_lines_stands_in_the_file_with_its_own_line_ends() -> None:
    source = read("Å\r\n\r\nen\rto\r\n".encode(), "referat.txt")
    assert source.text == "Å\n\nen\nto\n"
    passages = {
        (start, end): source.raw[slice(*place)]
        for start in range(len(source.text) + 1)
        for end in range(start, len(source.text) + 1)
        if (place := source.in_file(Span(start, end)))
    }
    assert len(passages) == 55
    for (start, end), words in passages.items():
        assert words.replace("\r\n", "\n").replace("\r", "\n") == source.text[start:end]


def test_a_suppression_within_a_line_is_text() -> None:
    text = "Punkt 1 # referat-lint-disable-line AFS301 -- nej"
    source = read(text.encode(), "referat.txt")
    assert (source.text, source.hints) == (text, ())


RULES = [rule for rule in load_rules() if rule.code == "FIL004"]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (TEXT.encode(), []),
        (TEXT.encode("cp1252"), [(1, "Filen er gemt som Windows-1252")]),
        (TEXT.encode("utf-16"), [(1, "Filen er gemt som UTF-16")]),
        (
            TEXT.encode() + "Ærø på".encode("cp1252"),
            [(4, "Filen blander tegnsæt (3 tegn er gemt anderledes)")],
        ),
    ],
)
def test_a_text_that_is_not_utf_8_is_told_of(data: bytes, found: list[tuple[int, str]]) -> None:
    findings = lint(read(data, "referat.txt"), RULES).findings
    assert [(finding.line, finding.message.split(";")[0]) for finding in findings] == found
    advice = "; gem filen som UTF-8, så æ, ø og å læses ens alle vegne."
    assert all(finding.message.endswith(advice) for finding in findings)
