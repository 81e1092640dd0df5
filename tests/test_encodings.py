"""What a Danish file without UTF-8 is saved as, told by the letters that its words have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat_lint import lint, load_rules
from referat_lint.readers import Refused, read
from referat_lint.readers.encodings import decode, encode

TEXTS = {
    "one small letter": "Referat fra mødet i maj",
    "one å at the end": "Vi ser på",
    "a word of one letter": "Broen over en å er lukket",
    "capitals": "BYRÅDETS ØKONOMI OG ÆLDRE",
    "a capital": "Referat fra Ærø",
    "a title": "Økonomiudvalget",
    "behind a capital": "Første møde",
    "an accent": "Resumé og idé i én sag",
    "much": "Byrådet godkendte på mødet, at haven på Østergade flytter i år. Ældrerådet høres.",
    "none": "Mode i udvalget",
}
QUOTED = {
    "quotes": "Udvalget kaldte det ‘vejen’ og “broen”",  # noqa: RUF001
    "guillemets": "Udvalget kaldte det »vejen«",
    "an apostrophe": "Udvalget talte om KL’s brev",
    "a dash": "Punkt 1 – 3",
    "quotes round a capital": "Planen ‘Vejen’ er vedtaget",  # noqa: RUF001
    "a price": "Det koster 5 €",
}


@pytest.mark.parametrize("codec", ["cp1252", "cp850", "mac_roman"])
@pytest.mark.parametrize("name", TEXTS)
def test_danish_words_tell_how_they_are_saved(codec: str, name: str) -> None:
    found = decode(TEXTS[name].encode(codec))
    assert found.text == TEXTS[name]
    assert found.encoding == (codec if name != "none" else "utf-8")
    assert encode(found.text, found.encoding, bom=False) == TEXTS[name].encode(codec)


@pytest.mark.parametrize("name", QUOTED)
def test_quotes_and_dashes_alone_are_those_of_windows(name: str) -> None:
    found = decode(QUOTED[name].encode("cp1252"))
    assert (found.text, found.encoding) == (QUOTED[name], "cp1252")


WORDS = st.sampled_from(
    [
        *("og", "vejen", "på", "mødet", "blev", "også", "børn", "ældre", "råd", "Ærø", "Øster"),
        *("Århus", "år", "sø", "gå", "KØB", "idé", "én", "Første", "BLÅ", "maj", "å"),
    ]
)


@given(st.lists(WORDS, min_size=4), st.sampled_from(["cp1252", "cp850", "mac_roman"]))
def test_any_danish_words_come_out_as_they_went_in(words: list[str], codec: str) -> None:
    text = " ".join(words)
    assert decode(text.encode(codec)).text == text


@given(st.binary(max_size=200), st.sampled_from(["", "ibm865", "macintosh", "iso-8859-15", "x"]))
def test_any_bytes_have_a_text_whatever_they_say_of_themselves(data: bytes, declared: str) -> None:
    found = decode(data, declared)
    written = encode(found.text, found.encoding, bom=found.bom)
    assert written is None or written == data or found.encoding == "iso8859-15"


def test_a_file_from_dos_is_read_and_its_encoding_told_of() -> None:
    text = "Byrådet\nReferat af møde den 4. juni 2024\n\n1. Økonomi\nBeslutning\nGodkendt.\n"
    result = lint(read(text.encode("cp850"), "møde.txt"), load_rules())
    told = [found.message for found in result.findings if found.code == "FIL004"]
    assert told == [
        "Filen er gemt som DOS-tegn (850); gem filen som UTF-8, så æ, ø og å læses ens alle vegne."
    ]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.xml", "a.pdf", "a.docx", "a.zip"])
@pytest.mark.parametrize("data", [b"", b" ", b"\n", b"\0", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_file_of_no_or_one_byte_is_refused_with_a_reason(name: str, data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read(data, name)
    assert refused.value.reason == "Filen er tom."
    assert refused.value.advice.endswith(".")


@pytest.mark.parametrize("data", [b"a", b"\xe6", b"<", b"P", b"%"])
def test_a_file_of_one_sign_has_that_sign(data: bytes) -> None:
    assert read(data, "a.txt").text == data.decode("cp1252")


MINUTES = "Byrådet\nReferat af møde den 4. juni 2024\n\n1. Økonomi\nBeslutning\nGodkendt.\n"
PAGE = f"<!DOCTYPE html><html><body><pre>{MINUTES}</pre></body></html>"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("møde.txt", MINUTES, None),
        ("MØDE.TXT", MINUTES, None),
        ("møde.md", MINUTES, None),
        ("møde.htm", PAGE, None),
        ("møde", MINUTES, None),
        ("møde.2024", MINUTES, None),
        ("mappe.pdf/møde.txt", MINUTES, None),
        ("møde.txt", PAGE, ".txt, men den er en webside; giv den endelsen .html."),
        ("møde.doc", PAGE, ".doc, men den er en webside; giv den endelsen .html."),
        ("møde.docx", MINUTES, ".docx, men den er ren tekst; giv den endelsen .txt."),
        ("mappe\\møde.pdf", MINUTES, ".pdf, men den er ren tekst; giv den endelsen .txt."),
    ],
)
def test_a_name_that_promises_another_kind_of_file_is_told_of(
    name: str, text: str, message: str | None
) -> None:
    result = lint(read(text.encode(), name), load_rules())
    told = [found.message for found in result.findings if found.code == "FIL006"]
    assert told == ([f"Filens navn ender på {message}"] if message else [])
