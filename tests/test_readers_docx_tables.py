"""Tables of Word files: rows of data are lines with tabs, rows that lay out text are its lines."""

from typing import Any

from word_parts import p, r, table, word

from referat_lint import parse, read
from referat_lint.source import Source

HEAD = "<w:trPr><w:tblHeader/></w:trPr>"


def docx(*body: str, **parts: Any) -> Source:
    return read(word(*body, **parts), "x.docx")


def hints(source: Source) -> list[tuple[str, str, str]]:
    return [(h.role, source.text[slice(*h.span)], h.value) for h in source.hints]


def bold(words: str) -> str:
    return p(r(words, "<w:b/>"))


def headed(made: str) -> str:
    """The table with its first row told to be repeated on every page."""
    return made.replace("<w:tr>", f"<w:tr>{HEAD}", 1)


def test_a_row_is_a_line_and_its_cells_have_tabs_between_them() -> None:
    source = docx("Medlemmer", table(["Ida Holm", "A"], ["Bo Lund", "V"]), "Slut")
    assert source.text == "Medlemmer\nIda Holm\tA\nBo Lund\tV\nSlut\n"
    assert hints(source) == []
    assert [(source.text[m.start], m.paragraph) for m in source.marks] == [
        *(("M", 1), ("I", 2), ("A", 3), ("B", 4), ("V", 5), ("S", 6))
    ]
    assert [(m.navn, m.parti) for m in parse(source).medlemmer] == [
        ("Ida Holm", "A"),
        ("Bo Lund", "V"),
    ]


def test_the_headings_of_columns_are_told_or_bold() -> None:
    rows = ["Ida Holm", "12"], ["I alt", "12"]
    told = [
        ("celle", "Navn", ""),
        ("kolonner", "Navn\tKr.", ""),
        ("celle", "Kr.", ""),
        ("celle", "Ida Holm", "Navn"),
        ("celle", "12", "Kr."),
        ("celle", "I alt", "Navn"),
        ("celle", "12", "Kr."),
    ]
    assert hints(docx(headed(table(["Navn", "Kr."], *rows)))) == told
    found = hints(docx(table([bold("Navn"), bold("Kr.")], *rows)))
    assert [hint for hint in found if hint[0] != "fed"] == told
    all_bold = hints(docx(table([bold("Navn"), bold("Kr.")], [bold("Ida Holm"), bold("12")])))
    assert [hint for hint in all_bold if hint[0] != "fed"] == []


def test_merged_cells_keep_the_columns() -> None:
    wide, down, on = (
        f"<w:tcPr><w:{tag}/></w:tcPr>"
        for tag in ('gridSpan w:val="2"', 'vMerge w:val="restart"', "vMerge")
    )
    source = docx(
        headed(
            table(
                ["A", "B", "C"],
                [wide + p("over to"), "3"],
                [down + p("ned"), "2", "3"],
                [on + p(), "5", ""],
            )
        ),
        table([wide + p("én alene")], ["1", "2"]),
    )
    assert source.text == "A\tB\tC\nover to\t\t3\nned\t2\t3\n\t5\nén alene\n1\t2\n"
    values = [(words, value) for role, words, value in hints(source) if role == "celle"]
    assert values[3:] == [
        *(("over to", "A"), ("3", "C"), ("ned", "A"), ("2", "B"), ("3", "C"), ("5", "B"))
    ]


def test_several_lines_of_an_entry_are_one() -> None:
    source = docx(
        table(["Ida Holm", p("Gade 1") + p("") + p("8000 Aarhus"), "A"], ["Bo", "Vej 2", "V"])
    )
    assert source.text == "Ida Holm\tGade 1 8000 Aarhus\tA\nBo\tVej 2\tV\n"
    broken = p(r("Gade"), r("<w:br/>"), r("1"), r("<w:tab/>"), r("st."))
    assert docx(table(["Ida", broken, "A"])).text == "Ida\tGade 1 st.\tA\n"


def test_a_row_that_lays_out_text_is_the_lines_of_its_cells() -> None:
    long = "Administrationen indstiller til udvalget, " * 4
    source = docx(
        table(
            ["Medlemmer", p("Ida Holm (A)") + p("Bo Lund (V)")],
            ["Indstilling", long],
            ["Beslutning", "Godkendt."],
            ["kun én"],
        )
    )
    assert source.text.split("\n") == [
        *(
            "Medlemmer\tIda Holm (A)",
            "Bo Lund (V)",
            f"Indstilling\t{long}",
            "Beslutning\tGodkendt.",
        ),
        *("kun én", ""),
    ]


def test_what_is_told_under_a_label_goes_on_in_lines_of_its_own() -> None:
    names = p(r("Ida Holm"), r("<w:tab/>"), r("formand"), r("<w:br/>"), r("Bo Lund"), r("<w:br/>"))
    source = docx(
        table(
            ["Udvalg", "Teknikudvalget"],
            ["Deltagere", names + p("") + p("Eva Vang")],
            [p("Fra") + p("værende"), "Bo Lund"],
        )
    )
    assert source.text == (
        "Udvalg\tTeknikudvalget\nDeltagere\tIda Holm formand\nBo Lund\nEva Vang\n"
        "Fra\nværende\nBo Lund\n"
    )
    assert hints(source) == []
    assert parse(source).moede.organ == "Teknikudvalget"


def test_a_table_of_labels_is_read_as_their_sections() -> None:
    long = "Administrationen indstiller, at skolen bygges, og at den får plads til 400 elever, " * 2
    source = docx(
        "Referat af møde i Byrådet den 12. marts 2024",
        table(
            [bold("Punkt 1"), bold("Ny skole i Grønbro")],
            ["Indstilling", long],
            ["Beslutning", "Godkendt."],
            [bold("Punkt 2"), bold("Eventuelt")],
            ["Beslutning", "Intet."],
        ),
    )
    assert [
        (p.nummer, p.titel, p.beslutning and p.beslutning.slags) for p in parse(source).punkter
    ] == [
        ("1", "Ny skole i Grønbro", "godkendt"),
        ("2", "Eventuelt", "andet"),
    ]


def test_under_headings_long_words_are_still_entries() -> None:
    long = "Administrationen indstiller til udvalget, " * 4
    rows = ["Punkt", "Referat"], ["1. Økonomi", p(long) + p("Godkendt.") + p("Enigt.")]
    assert docx(headed(table(*rows))).text == (
        f"Punkt\tReferat\n1. Økonomi\t{long} Godkendt. Enigt.\n"
    )


def test_a_table_within_a_table_has_lines_of_its_own() -> None:
    inner = table(["Ja", "4"], ["Nej", "3"])
    source = docx(table(["Afstemning", inner + p("i alt syv")]))
    assert source.text == "Afstemning\nJa\t4\nNej\t3\ni alt syv\n"


def test_headings_and_numbers_in_layout_tables_count() -> None:
    source = docx(table([p("Punkt 1", own='<w:outlineLvl w:val="0"/>') + p("Tekst")]))
    assert hints(source) == [("overskrift", "Punkt 1", "1")]
    assert source.text == "Punkt 1\nTekst\n"


def test_empty_rows_and_cells_leave_nothing() -> None:
    assert docx("a", table(["", ""], ["", "x"], ["y", ""]), "b").text == "a\n\tx\ny\nb\n"
    assert docx("a", "<w:tbl><w:tr/></w:tbl>", "<w:tbl/>", "b").text == "a\nb\n"


def test_tables_in_one_another_beyond_measure_are_put_beside() -> None:
    deep = "inderst"
    for _ in range(60):
        deep = table([deep if deep.startswith("<") else p(deep)])
    assert docx("a", deep, "b").text == "a\ninderst\nb\n"


def test_a_comment_and_a_note_in_a_cell_are_found() -> None:
    cell = p(r("fire"), '<w:r><w:footnoteReference w:id="1"/></w:r>')
    source = docx(
        table(["For", cell], ["Imod", "tre"]),
        footnotes=f'<w:footnote w:id="1">{p("note")}</w:footnote>',
    )
    assert source.text == "For\tfire\nImod\ttre\nnote\n"
