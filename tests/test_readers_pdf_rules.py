"""What the rules say of a PDF: pages without text, letters not to be trusted, no tags."""

import pytest
from marks import RULES
from pdf_files import Sheet, lines, pdf, picture, words

from referat_lint import FileResult, lint, read

SCAN = picture(0, 0, 595, 842)
REFERAT = (
    "Teknisk Udvalg",
    "Referat fredag den 4. juni 2020 kl. 16.00",
    "Medlemmer: Bo Lund (A), Else Ravn (V)",
    "1. Ny busrute",
    "Beslutning",
    "Godkendt og og sat i gang. Prisen er 1.00 kr. om dagen.",
)
SAID = {"catalog": "/Lang(da)/MarkInfo<</Marked true>>", "info": "/Title(Referat)"}


def result(*sheets: Sheet | str, **more: str) -> FileResult:
    return lint(read(pdf(*sheets, **more), "x.pdf"), RULES)


def told(code: str, *sheets: Sheet | str, **more: str) -> list[tuple[str, str, int | None]]:
    return [
        (one.severity, one.message, one.page)
        for one in result(*sheets, **more).findings
        if one.code == code
    ]


def test_a_file_of_scans_alone_is_unread() -> None:
    found = result(SCAN, SCAN)
    assert (found.status, [one.code for one in found.findings if one.code < "FIL003"]) == (
        "unreadable",
        ["FIL002"],
    )
    assert "FIL007" not in {one.code for one in found.findings}
    assert told("FIL002", SCAN, SCAN) == [
        (
            "error",
            (
                "Ingen af filens sider har tekst, der kan læses; læs teksten ud af siderne (OCR), "
                "eller gem filen igen dér, hvor den er skrevet."
            ),
            1,
        )
    ]


def test_one_page_of_signatures_condemns_no_file() -> None:
    page = lines(50, 700, *REFERAT)
    assert result(page, SCAN).status == "ok"
    assert told("FIL002", page, SCAN) == [
        (
            "info",
            (
                "Side 2 har ingen tekst, der kan læses; kontrollér, at der ikke står andet end "
                "underskrifter eller et billede."
            ),
            2,
        )
    ]


def test_several_pages_without_text_are_named() -> None:
    page = lines(50, 700, *REFERAT)
    ((severity, message, at),) = told("FIL002", page, SCAN, SCAN, SCAN, page, SCAN)
    assert (severity, at) == ("warning", 2)
    assert message.startswith("Side 2-4 og 6 har ingen tekst, der kan læses;")


def test_what_the_file_does_not_say_of_itself_is_named() -> None:
    page = lines(50, 700, *REFERAT)
    ((severity, message, _),) = told("FIL003", page)
    assert severity == "warning"
    assert message.startswith("PDF-filen mangler opmærkning (tags), sprog og titel; ")
    assert told("FIL003", page, **SAID) == []


def test_rules_about_dates_amounts_and_spelling_are_unsure_where_a_machine_read_the_page() -> None:
    drawn = [words(50, 700 - 14 * number, row, before="3 Tr") for number, row in enumerate(REFERAT)]
    found = result("\n".join([SCAN, *drawn]))
    assert found.tabt == ("tegn",)
    kinds = {one.outcome for one in found.findings if one.code[:3] in ("DAT", "TAL", "SPR")}
    assert kinds == {"undecided"}
    seen = result(lines(50, 700, *REFERAT))
    assert {
        (one.code, one.outcome) for one in seen.findings if one.code[:3] in ("DAT", "TAL", "SPR")
    } == {("DAT501", "failed"), ("SPR902", "failed"), ("TAL702", "failed")}


UNMAPPED = (
    "/X <</Type/Font/Subtype/Type1/BaseFont/Odd/Encoding <</Type/Encoding/Differences "
    "[65 " + " ".join(f"/g{number}" for number in range(60)) + "]>>"
    "/FirstChar 65/LastChar 124/Widths [" + "500 " * 60 + "]>>"
)


def test_a_page_without_a_map_to_letters_is_unread() -> None:
    odd = Sheet(words(50, 700, "ABCDEFGH IJKLMN OPQRST", font="X"), fonts=UNMAPPED)
    found = read(pdf(lines(50, 700, *REFERAT), odd), "x.pdf")
    assert [hint.value for hint in found.hints if hint.role == "ulaest"] == ["2"]
    assert found.lost == {"tegn"}
    assert read(pdf(odd), "x.pdf").unread


@pytest.mark.parametrize("shift", [1, 3])
def test_a_text_whose_letters_are_shifted_is_unread(shift: int) -> None:
    danish = " ".join(
        ["Udvalget drøftede sagen og besluttede at sende den til høring i byrådet."] * 6
    )
    lie = "".join(
        chr(ord(char) + shift) if char.isascii() and char.isalpha() else char for char in danish
    )
    rows = [lie[at : at + 60] for at in range(0, len(lie), 60)]
    found = read(pdf(lines(50, 700, *rows)), "x.pdf")
    assert (found.lost, found.unread) == ({"tegn"}, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Udvalget drøftede sagen og besluttede at sende den til høring i byrådet.",
        "The board discussed the plan and will send it to the members for approval.",
        "Styrelsen beslutade att skicka förslaget på remiss, och det är bra som det är.",
    ],
)
def test_a_text_in_a_language_that_is_known_is_read(sentence: str) -> None:
    found = read(pdf(lines(50, 700, *[sentence] * 6)), "x.pdf")
    assert (found.lost, found.unread) == (set(), False)
