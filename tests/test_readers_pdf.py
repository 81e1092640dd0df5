"""A PDF is read as a reader of its pages would: what is seen, in what order, and where."""

from typing import Any

import pytest
from pdf_files import Sheet, filled, lines, pdf, picture, words

from referat_lint import Source, read
from referat_lint.readers import Refused

LEFT = (
    "Udvalget drøftede forslaget til",
    "en ny legeplads ved skolen og",
    "bad forvaltningen om flere tal.",
)
RIGHT = (
    "Borgmesteren orienterede om",
    "planer, der er sendt i høring,",
    "og om fristen for svar.",
)
WHOLE = " ".join(LEFT), " ".join(RIGHT)


def source(*sheets: Sheet | str, **more: Any) -> Source:
    return read(pdf(*sheets, **more), "x.pdf")


def text(*sheets: Sheet | str) -> str:
    return source(*sheets).text


def hidden(*operators: str) -> list[tuple[str, str]]:
    """The passages that are not to be seen, and what each is."""
    found = source("\n".join(operators))
    assert found.visible is not None
    marked = [hint for hint in found.hints if hint.role == "skjult"]
    assert "".join(found.text[slice(*hint.span)] + "\n" for hint in marked) == (
        found.text[found.visible :].lstrip("\n") + "\n"
    )
    return [(found.text[slice(*hint.span)], hint.value) for hint in marked]


def headings(*sheets: Sheet | str, **more: str) -> list[tuple[str, str]]:
    found = source(*sheets, **more)
    return [
        (found.text[slice(*hint.span)], hint.value)
        for hint in found.hints
        if hint.role == "overskrift"
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    assert text(lines(50, 700, *LEFT)) == WHOLE[0]


def test_a_line_that_had_room_for_the_next_word_ends_a_paragraph() -> None:
    rows = ("Bo Lund (A)", "Else Ravn (V)", *LEFT)
    assert text(lines(50, 700, *rows)) == f"Bo Lund (A)\nElse Ravn (V)\n{WHOLE[0]}"


def test_more_room_than_usual_parts_paragraphs() -> None:
    first, second = lines(50, 700, *LEFT), lines(50, 650, *RIGHT)
    assert text(f"{first}\n{second}") == f"{WHOLE[0]}\n\n{WHOLE[1]}"


def test_list_items_stay_apart_and_go_on_in_their_own_lines() -> None:
    rows = [
        (50, "1. at forslaget om en legeplads"),
        (64, "godkendes og sendes i høring"),
        (50, "2. at udgiften på 200.000 kr."),
        (64, "betales af puljen til skolerne"),
    ]
    drawn = (words(x, 700 - 13 * number, row) for number, (x, row) in enumerate(rows))
    assert text("\n".join(drawn)) == (
        "1. at forslaget om en legeplads godkendes og sendes i høring\n"
        "2. at udgiften på 200.000 kr. betales af puljen til skolerne"
    )


def test_a_sign_that_is_drawn_before_a_list_item_is_a_bullet() -> None:
    rows = ("Linje 21 får en afgang mere", "Linje 34 nedlægges")
    drawn = [lines(64, 700, *rows), filled(53, 702, 4, 4, "0 g"), filled(53, 689, 4, 4, "0 g")]
    assert text("\n".join(drawn)) == "".join(f"\n• {row}" for row in rows)[1:]


def test_columns_drawn_one_after_the_other_are_read_so() -> None:
    page = lines(50, 700, *LEFT) + "\n" + lines(320, 700, *RIGHT)
    assert text(page) == f"{WHOLE[0]}\n\n{WHOLE[1]}"


LINES = (
    ("Udvalget drøftede forslaget", "Borgmesteren orienterede om"),
    ("til en ny legeplads og bad", "planer, der er sendt i høring,"),
    ("forvaltningen om flere tal,", "og om fristen for svar, som"),
    ("før sagen sendes videre til", "regionen har sat til den"),
    ("økonomiudvalget i maj.", "første juni i år."),
)
COLUMNS = [" ".join(column) for column in zip(*LINES, strict=True)]


def test_columns_drawn_line_by_line_are_read_one_after_the_other() -> None:
    drawn = [
        words(x, 700 - 14 * number, half)
        for number, halves in enumerate(LINES)
        for x, half in zip((50, 320), halves, strict=True)
    ]
    found = source("\n".join(drawn))
    assert (found.text.split("\n\n"), found.lost) == (COLUMNS, set())


def test_columns_without_a_gap_in_common_have_lost_their_line_breaks() -> None:
    drawn = [
        words(x, 700 - 14 * number, half)
        for number, (left, right) in enumerate([*LINES[:3], ("og andre", LINES[3][1]), LINES[4]])
        for x, half in ((50, left), (175 if number == 3 else 320, right))
    ]
    assert source("\n".join(drawn)).lost == {"linjeskift"}


def test_a_row_of_a_table_is_a_line_its_cells_parted_by_tabs() -> None:
    rows = [("Navn", "Parti", "Mødte"), ("Bo Lund", "A", "ja"), ("Else Ravn", "V", "nej")]
    drawn = [
        words(x, 700 - 14 * number, cell)
        for number, row in enumerate(rows)
        for x, cell in zip((50, 200, 300), row, strict=True)
    ]
    assert text("\n".join(drawn)) == "\n".join("\t".join(row) for row in rows)


def test_a_table_whose_headings_stand_evenly_apart_has_cells_all_the_same() -> None:
    rows = [
        ("Navn", "Parti", "Til stede", "Årsag"),
        ("Bo Lund", "A", "ja", ""),
        ("Bo Ek", "V", "nej"),
    ]
    drawn = [
        words(x, 700 - 14 * number, cell)
        for number, row in enumerate(rows)
        for x, cell in zip((50, 110, 170, 250), row, strict=False)
    ]
    assert text("\n".join(drawn)) == (
        "Navn\tParti\tTil stede\tÅrsag\nBo Lund\tA\tja\nBo Ek\tV\tnej"
    )


def test_a_justified_line_has_no_cells() -> None:
    rows = {
        "Udvalget gav sin støtte": (50, 118, 165, 208),
        "til den nye plan og bad": (50, 84, 128, 171, 213, 232),
        "om": (50,),
    }
    drawn = [
        words(x, 700 - 13 * number, word)
        for number, (row, places) in enumerate(rows.items())
        for x, word in zip(places, row.split(), strict=True)
    ]
    assert text("\n".join(drawn)) == "Udvalget gav sin støtte til den nye plan og bad om"


def test_labels_drawn_before_all_else_stand_before_their_values() -> None:
    drawn = [
        words(50, 660, "Dato"),
        words(50, 646, "Sted"),
        words(50, 700, "Referat af mødet"),
        words(150, 660, "Onsdag den 6. marts 2024"),
        words(150, 646, "Forsamlingshuset"),
        lines(50, 600, *LEFT),
    ]
    assert text("\n".join(drawn)) == (
        f"Referat af mødet\n\nDato\tOnsdag den 6. marts 2024\nSted\tForsamlingshuset\n\n{WHOLE[0]}"
    )


def test_names_under_one_another_in_a_cell_stay_lines() -> None:
    drawn = [
        words(50, 700, "Deltagere"),
        lines(300, 700, "Rikke Møldrup (formand)", "Jens Aagaard Lund", "Ib Stegger"),
        lines(50, 640, *LEFT),
    ]
    assert text("\n".join(drawn)).startswith(
        "Deltagere\tRikke Møldrup (formand)\nJens Aagaard Lund\nIb Stegger\n"
    )


def test_cells_of_several_lines_are_one_line_too() -> None:
    drawn = [
        words(50, 700, "1"),
        lines(80, 700, "Godkendelse af dagsordenen", "for mødet i maj"),
        lines(300, 700, "Godkendt med den", "bemærkning, at bilag", "mangler"),
        words(50, 650, "2"),
        lines(80, 650, "Budget for næste år,", "anden behandling"),
        lines(300, 650, "Udsat"),
    ]
    assert text("\n".join(drawn)) == (
        "1\tGodkendelse af dagsordenen for mødet i maj\t"
        "Godkendt med den bemærkning, at bilag mangler\n"
        "2\tBudget for næste år, anden behandling\tUdsat"
    )


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("Kommunalbe-", "styrelsen", "Kommunalbestyrelsen"),
        ("EU-", "regler", "EU-regler"),
        ("A-", "Huset", "A-Huset"),
        ("aften-", "og natarbejde", "aften- og natarbejde"),
        ("2018-", "2021", "2018-2021"),
        ("Mødet -", "og pausen", "Mødet - og pausen"),
        ("Sogne\xad", "rådet", "Sognerådet"),
        ("skole-", "hjem-samarbejdet", "skole-hjem-samarbejdet"),
        ("A-kasse-", "samarbejdet", "A-kasse-samarbejdet"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_kept_where_it_belongs(
    above: str, below: str, whole: str
) -> None:
    assert text(lines(50, 700, above, below)) == whole


def test_a_hyphen_is_kept_where_the_word_has_it_elsewhere_too() -> None:
    rows = ("Grøn-blå", "Udvalget så på den grøn-", "blå plan")
    assert text(lines(50, 700, *rows)) == "Grøn-blå\nUdvalget så på den grøn-blå plan"


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_page_is_read_however_it_is_turned(rotation: int) -> None:
    assert text(Sheet(lines(50, 700, *LEFT), rotate=rotation)) == WHOLE[0]


@pytest.mark.parametrize(
    ("rotation", "matrix", "step"),
    [(90, "0 1 -1 0", (14, 0)), (180, "-1 0 0 -1", (0, 14)), (270, "0 -1 1 0", (-14, 0))],
)
def test_words_that_run_along_the_paper_are_read_upright(
    rotation: int, matrix: str, step: tuple[int, int]
) -> None:
    drawn = (
        words(300 + step[0] * number, 300 + step[1] * number, row, matrix=matrix)
        for number, row in enumerate(LEFT)
    )
    assert text(Sheet("\n".join(drawn), rotate=rotation)) == WHOLE[0]


SEEN = words(50, 700, "Synlig")


@pytest.mark.parametrize(
    ("operators", "why"),
    [
        ([words(50, 650, "Skjult", before="1 g")], "hvid tekst"),
        ([words(50, 650, "Skjult", before="1 1 1 rg")], "hvid tekst"),
        ([words(50, 650, "Skjult", before="3 Tr")], "skjult tekst"),
        ([words(-90, 650, "Skjult")], "tekst uden for siden"),
        ([words(50, 650, "Skjult"), filled(40, 640, 90, 30)], "tekst under et felt"),
        ([words(50, 650, "Skjult"), picture(40, 640, 90, 30)], "tekst under et felt"),
    ],
)
def test_what_is_not_to_be_seen_stands_behind_the_rest(operators: list[str], why: str) -> None:
    assert hidden(SEEN, *operators) == [("Skjult", why)]


def test_cropped_words_are_hidden_too() -> None:
    found = source(Sheet(f"{SEEN}\n{words(50, 100, 'Skjult')}", crop=(0, 400, 595, 842)))
    assert found.shown.strip() == "Synlig"
    assert [hint.value for hint in found.hints] == ["beskåret tekst"]


@pytest.mark.parametrize(
    "operators",
    [
        [filled(40, 640, 90, 30, "0 0 1 rg"), words(50, 650, "hvid på blåt", before="1 g")],
        [filled(40, 640, 90, 30), words(50, 650, "sort på hvidt")],
        [words(50, 650, "gråt", before="0.6 g")],
        [words(50, 650, "understreget"), filled(50, 652, 90, 1, "0 g")],
    ],
)
def test_what_is_seen_is_not_hidden(operators: list[str]) -> None:
    found = source("\n".join([SEEN, *operators]))
    assert found.visible is None
    assert "hidden" not in found.text


def annotation(kind: str, rest: str) -> str:
    return f"/Annots[<</Type/Annot/Subtype/{kind}/Rect[150 640 300 660]{rest}>>]"


def test_notes_are_hidden_and_what_stands_in_a_field_is_seen() -> None:
    page = f"{words(50, 700, 'Referat')}\n{words(50, 645, 'Referent:')}"
    field = source(Sheet(page, rest=annotation("Widget", "/FT/Tx/V(Bo Lund)")))
    assert (field.text, field.visible) == ("Referat\n\nReferent:\tBo Lund", None)
    note = source(Sheet(page, rest=annotation("Text", "/Contents(Ring til Bo)")))
    assert note.text == "Referat\n\nReferent:\nRing til Bo"
    assert [hint.value for hint in note.hints] == ["en note"]
    assert [note.mark(hint.span.start).page for hint in note.hints] == [1]


def test_attached_files_are_named() -> None:
    names = "/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(lån.xlsx)/UF(l\345n.xlsx)>>]>>>>"
    found = source(SEEN, catalog=names)
    assert [(found.text[slice(*hint.span)], hint.value) for hint in found.hints] == [
        ("lån.xlsx", "en vedhæftet fil")
    ]


def test_headings_are_known_by_their_size() -> None:
    page = [
        words(50, 760, "Referat af mødet", 20),
        words(50, 720, "1. Legeplads", 14),
        lines(50, 700, *LEFT),
    ]
    assert headings("\n".join(page)) == [("Referat af mødet", "1"), ("1. Legeplads", "2")]


def test_headings_are_known_by_their_weight_where_they_stand_apart() -> None:
    page = [
        lines(50, 700, *LEFT),
        words(50, 650, "Beslutning", font="B"),
        lines(50, 637, *RIGHT),
    ]
    assert headings("\n".join(page)) == [("Beslutning", "1")]


def test_bookmarks_name_headings() -> None:
    outline = "/Outlines<</First<</Title(Legeplads)/Dest[5 0 R/Fit]>>/Count 1>>"
    page = f"{lines(50, 700, 'Legeplads')}\n{lines(50, 670, *LEFT)}"
    assert headings(page, catalog=outline) == [("Legeplads", "1")]


TREE = (
    "<</Type/StructTreeRoot/K 21 0 R/ParentTree 22 0 R>>",
    "<</Type/StructElem/S/Document/P 20 0 R/K[23 0 R 24 0 R 25 0 R]>>",
    "<</Nums[0[23 0 R 24 0 R 26 0 R 27 0 R]]>>",
    "<</Type/StructElem/S/H2/P 21 0 R/Pg 5 0 R/K 0>>",
    "<</Type/StructElem/S/P/P 21 0 R/Pg 5 0 R/K 1>>",
    "<</Type/StructElem/S/TR/P 21 0 R/K[26 0 R 27 0 R]>>",
    "<</Type/StructElem/S/TH/P 25 0 R/Pg 5 0 R/K 2>>",
    "<</Type/StructElem/S/TH/P 25 0 R/Pg 5 0 R/K 3>>",
)


def test_tags_name_headings_and_the_headings_of_a_table() -> None:
    passages = [
        words(50, 760, "Legeplads"),
        lines(50, 740, *LEFT),
        words(50, 680, "Navn"),
        words(80, 680, "Parti"),
    ]
    drawn = [f"/X <</MCID {mark}>> BDC\n{ops}\nEMC" for mark, ops in enumerate(passages)]
    page = Sheet(
        "\n".join([*drawn, words(50, 666, "Bo"), words(80, 666, "A")]),
        rest="/StructParents 0",
    )
    empty = ["null"] * 13  # so that the tree begins at object 20
    found = source(
        page, catalog="/StructTreeRoot 20 0 R/MarkInfo<</Marked true>>", more=[*empty, *TREE]
    )
    assert [(found.text[slice(*hint.span)], *hint[1:]) for hint in found.hints] == [
        ("Legeplads", "overskrift", "2"),
        ("Navn\tParti", "kolonner", ""),
    ]


def pages(count: int, head: str = "Byrådet 12-03-2024") -> list[Sheet]:
    """Pages with a running head, a foot, and words of their own."""
    own = ("skolen", "vejen", "havnen", "parken")
    return [
        Sheet(
            "\n".join(
                [
                    words(50, 800, head),
                    lines(50, 700, *LEFT, f"Det gælder {own[number]}."),
                    words(250, 30, f"Side {number + 1} af {count}"),
                ]
            )
        )
        for number in range(count)
    ]


def test_running_heads_and_feet_are_left_out_but_for_the_first_head() -> None:
    found = text(*pages(4))
    assert found.count("Byrådet 12-03-2024") == 1
    assert found.startswith("Byrådet 12-03-2024\n")
    assert "Side" not in found


@pytest.mark.parametrize("head", ["Økonomiudvalget, Fjordlev", "24. november 2020"])
def test_a_bodys_name_and_a_date_run_though_they_begin_as_a_label_or_an_item(head: str) -> None:
    assert text(*pages(4, head)).count(head) == 1


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    rows = (*LEFT, *LEFT[:2])
    page = lines(50, 700, *rows) + "\n" + lines(320, 700, LEFT[2], *RIGHT)
    assert f"en ny legeplads ved skolen og {LEFT[2]}\n" in text(page)


def test_a_foot_that_comes_again_is_left_out_on_the_first_page_too() -> None:
    sheets = [Sheet(f"{page.content}\n{words(50, 30, 'Dok.nr. 1234-24')}") for page in pages(3)]
    assert "Dok.nr." not in text(*sheets)


def test_of_two_pages_only_the_numbers_are_left_out() -> None:
    found = text(*pages(2))
    assert found.count("Byrådet 12-03-2024") == 2
    assert "Side" not in found


def test_items_at_the_top_of_pages_are_no_running_heads() -> None:
    sheets = [lines(50, 780, f"Punkt {number}", *LEFT) for number in range(1, 5)]
    assert [line for line in text(*sheets).splitlines() if line.startswith("Punkt")] == [
        "Punkt 1",
        "Punkt 2",
        "Punkt 3",
        "Punkt 4",
    ]


def test_a_decisions_heading_at_the_top_of_pages_is_no_running_head() -> None:
    label = "Byrådets beslutning i mødet den 4. maj 2020"
    sheets = [lines(50, 780, label, *LEFT) for _ in range(4)]
    assert text(*sheets).count(label) == 4


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ("bad om flere tal inden kl.", "16.00 i dag."),
        ("bad om flere (dem fra 2020.", "Se bilag 1)."),
    ],
)
def test_what_is_not_finished_goes_on_over_the_end_of_a_page(last: str, first: str) -> None:
    found = source(lines(50, 100, *LEFT[:2], last), lines(50, 780, first))
    assert found.text == f"{LEFT[0]} {LEFT[1]} {last} {first}"


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    found = source(lines(50, 100, *LEFT[:2]), lines(50, 780, LEFT[2]))
    assert found.text == WHOLE[0]
    assert [found.mark(found.text.index(word)).page for word in ("Udvalget", "bad")] == [1, 2]


def test_pages_without_text_are_named() -> None:
    scan = picture(0, 0, 595, 842)
    found = source(lines(50, 700, *LEFT), scan, lines(50, 700, *RIGHT))
    hints = [hint for hint in found.hints if hint.role == "ulaest"]
    assert [hint.value for hint in hints] == ["2"]
    assert found.mark(hints[0].span.start).page == 2
    assert found.text.split("\n\n") == [WHOLE[0], WHOLE[1]]


def test_a_page_that_shows_nothing_is_not_unread() -> None:
    assert source(lines(50, 700, *LEFT), "").hints == ()


def test_words_under_a_picture_of_them_are_seen_and_not_to_be_trusted() -> None:
    scan = picture(0, 0, 595, 842)
    found = source(f"{scan}\n{words(50, 700, 'Læst af en maskine', before='3 Tr')}")
    assert (found.text, found.lost, found.visible) == ("Læst af en maskine", {"tegn"}, None)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_box_stands_where_the_words_are_shown(rotation: int) -> None:
    page = Sheet(words(60, 700, "Bo Lund kom"), crop=(10, 20, 500, 800), rotate=rotation)
    found = source(page)
    assert found.boxes
    (box,) = found.boxes(found.hints[0].span if found.hints else _span(found, "Lund"))
    own = {  # left, bottom, right and top in the page's own space
        0: (box.left + 10, box.bottom + 20, box.right + 10, box.top + 20),
        90: (500 - box.top, box.left + 20, 500 - box.bottom, box.right + 20),
        180: (500 - box.right, 800 - box.top, 500 - box.left, 800 - box.bottom),
        270: (box.bottom + 10, 800 - box.right, box.top + 10, 800 - box.left),
    }[rotation]
    assert own == pytest.approx((77.3, 699.8, 100.3, 707.9), abs=0.5)


def _span(found: Source, word: str):  # noqa: ANN202
    from referat_lint.source import Span

    start = found.text.index(word)
    return Span(start, start + len(word))


def test_a_passage_over_two_lines_has_two_boxes() -> None:
    found = source(lines(50, 700, *LEFT))
    assert found.boxes
    boxes = found.boxes(_span(found, "til en"))
    assert [(box.page, round(box.left), round(box.bottom)) for box in boxes] == [
        (1, 186, 700),
        (1, 50, 687),
    ]


def test_a_locked_file_is_refused_in_words_of_its_own() -> None:
    from io import BytesIO

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(BytesIO(pdf(SEEN))))
    writer.encrypt("hemmelig", algorithm="RC4-128")
    writer.write(out := BytesIO())
    with pytest.raises(Refused, match="adgangskode"):
        read(out.getvalue(), "x.pdf")


def test_a_broken_file_is_refused() -> None:
    with pytest.raises(Refused, match="beskadiget"):
        read(b"%PDF-1.7\n", "x.pdf")


def test_what_the_file_says_of_itself_is_told() -> None:
    told = source(
        SEEN,
        catalog="/Lang(da-DK)/MarkInfo<</Marked true>>",
        info="/Title(Referat)/Author(Bo Lund)/Creator(Writer)",
    ).metadata
    assert told == {
        "titel": "Referat",
        "forfatter": "Bo Lund",
        "program": "Writer",
        "sprog": "da-DK",
        "tagget": "ja",
    }


def test_the_text_of_a_short_page_is_no_heading_above_a_long_foot() -> None:
    body = lines(60, 700, "Fraværende: Ingen", "1. Havnen", "Beslutning", "Godkendt.")
    foot = words(60, 20, "https://www.fjordlev.example/politik/referater/2024/teknik.html", 8)
    page = "\n".join([words(60, 740, "Teknikudvalget", 18), body, foot])
    assert headings(page) == [("Teknikudvalget", "1")]


@pytest.mark.parametrize(
    ("limit", "reason"),
    [("MOST_PAGES", "Filen har 3 sider, og der læses højst 2."), ("MOST_CHARACTERS", "mere tekst")],
)
def test_a_file_larger_than_any_referat_is_refused(
    limit: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"referat_lint.readers.pdf.{limit}", 2)
    with pytest.raises(Refused, match=reason) as refused:
        source(SEEN, SEEN, SEEN)
    assert refused.value.status == "refused"
