"""Word's automatic numbers are text, and its headings are known by the names of their styles."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_parts import levels, num, numbered, p, style, table, word

from referat_lint import parse, read
from referat_lint.readers.docx.numbering import _roman, _written

OUTLINE = '<w:pPr><w:outlineLvl w:val="{}"/></w:pPr>'
ROMAN = {"m": 1000, "d": 500, "c": 100, "l": 50, "x": 10, "v": 5, "i": 1}


def lines(*body: str, **parts: Any) -> list[str]:
    return read(word(*body, **parts), "x.docx").text.split("\n")[:-1]


def item(words: str, key: int, level: int = 0) -> str:
    return p(words, own=numbered(key, level))


def hints(role: str, *body: str, **parts: Any) -> list[tuple[str, str]]:
    source = read(word(*body, **parts), "x.docx")
    return [(source.text[slice(*h.span)], h.value) for h in source.hints if h.role == role]


@pytest.mark.parametrize(
    ("form", "text", "shown"),
    [
        ("decimal", "%1.", ["1. a", "2. b", "3. c"]),
        ("decimal", "Punkt %1:", ["Punkt 1: a", "Punkt 2: b", "Punkt 3: c"]),
        ("decimalZero", "%1", ["01 a", "02 b", "03 c"]),
        ("lowerLetter", "%1)", ["a) a", "b) b", "c) c"]),
        ("upperLetter", "(%1)", ["(A) a", "(B) b", "(C) c"]),
        ("lowerRoman", "%1.", ["i. a", "ii. b", "iii. c"]),
        ("upperRoman", "%1.", ["I. a", "II. b", "III. c"]),
        ("ordinal", "%1 punkt", ["1. punkt a", "2. punkt b", "3. punkt c"]),
        ("cardinalText", "%1.", ["1. a", "2. b", "3. c"]),
        ("bullet", "\uf0b7", ["- a", "- b", "- c"]),
        ("bullet", "–", ["- a", "- b", "- c"]),
        ("none", "", ["a", "b", "c"]),
        ("none", "%1", ["a", "b", "c"]),
        ("decimal", "§ %1 &amp; %9 ", ["§ 1 & a", "§ 2 & b", "§ 3 & c"]),
    ],
)
def test_a_number_is_written_as_its_level_says(form: str, text: str, shown: list[str]) -> None:
    body = [item(words, 1) for words in "abc"]
    assert lines(*body, numbering=levels((form, text)) + num(1)) == shown


def test_levels_count_each_for_itself_and_begin_again_below_a_higher_one() -> None:
    shapes = levels(("decimal", "%1."), ("lowerLetter", "%2)"), ("decimal", "%1.%2.%3"))
    body = [item("x", 1, level) for level in (0, 1, 1, 2, 2, 0, 1, 2, 1, 2)]
    assert lines(*body, numbering=shapes + num(1)) == [
        "1. x", "  a) x", "  b) x", "    1.b.1 x", "    1.b.2 x",
        "2. x", "  a) x", "    2.a.1 x", "  b) x", "    2.b.1 x",
    ]  # fmt: skip


def test_a_level_may_never_begin_again_or_only_below_the_first() -> None:
    def shapes(restart: int) -> str:
        made = levels(("decimal", "%1."), ("decimal", "%2."), ("decimal", "%3."))
        return made.replace('w:ilvl="2">', f'w:ilvl="2"><w:lvlRestart w:val="{restart}"/>')

    body = [item("x", 1, level) for level in (0, 1, 2, 1, 2, 0, 2)]
    for restart, last in ((0, [1, 2, 3]), (1, [1, 2, 1]), (2, [1, 1, 1])):
        found = lines(*body, numbering=shapes(restart) + num(1))
        assert [int(found[at].strip(". x")) for at in (2, 4, 6)] == last, restart


def test_all_numbers_of_a_level_may_be_decimal() -> None:
    shapes = levels(("upperRoman", "%1."), ("decimal", "%1.%2"))
    shapes = shapes.replace('<w:lvlText w:val="%1.%2"/>', '<w:isLgl/><w:lvlText w:val="%1.%2"/>')
    body = [item("x", 1), item("x", 1, 1)]
    assert lines(*body, numbering=shapes + num(1)) == ["I. x", "  1.1 x"]


def test_numberings_of_one_kind_go_on_from_each_other_unless_they_begin_again() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    parts = levels(("decimal", "%1.")) + num(1) + num(2) + num(3, inside=again)
    body = [item("x", key) for key in (1, 2, 1, 3, 3, 1)]
    assert lines(*body, numbering=parts) == ["1. x", "2. x", "3. x", "5. x", "6. x", "7. x"]


def test_a_numbering_may_have_a_level_of_its_own() -> None:
    own = (
        '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
        '<w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="Sag %1"/><w:suff w:val="nothing"/></w:lvl></w:lvlOverride>'
    )
    parts = levels(("decimal", "%1.")) + num(1, inside=own)
    body = [item(": x", 1), item("y", 1), item(" z", 1)]
    assert lines(*body, numbering=parts) == ["Sag 3: x", "Sag 4 y", "Sag 5 z"]


def test_numbers_come_from_the_style_and_its_level_in_the_list() -> None:
    shapes = levels(("decimal", "Punkt %1:"), ("decimal", "%1.%2"))
    for at, name in enumerate(("Punkt", "Underpunkt")):
        shapes = shapes.replace(f'w:ilvl="{at}">', f'w:ilvl="{at}"><w:pStyle w:val="{name}"/>')
    shapes = shapes.replace('<w:start w:val="1"/>', '<w:start w:val="79"/>', 1)
    numbers = "<w:pPr><w:numPr><w:numId w:val='4'/></w:numPr></w:pPr>"
    styles = (
        style("Overskrift1", "heading 1", numbers)
        + style("Punkt", "Punkt", base="Overskrift1")
        + style("Underpunkt", "Underpunkt", base="Punkt")
    )
    source = read(
        word(
            p("Godkendelse", style="Punkt"),
            p("Bilag", style="Underpunkt"),
            p("Budget", style="Punkt"),
            p("uden nummer", style="Punkt", own='<w:numPr><w:numId w:val="0"/></w:numPr>'),
            styles=styles,
            numbering=shapes + num(4),
        ),
        "x.docx",
    )
    assert source.text == (
        "Punkt 79: Godkendelse\n\n79.1 Bilag\n\nPunkt 80: Budget\n\nuden nummer\n"
    )
    told = [(role, source.text[slice(*span)], value) for span, role, value in source.hints]
    assert told == [
        ("listenummer", "Punkt 79:", "79"),
        ("overskrift", "Punkt 79: Godkendelse", "1"),
        ("listenummer", "79.1", "1"),
        ("overskrift", "79.1 Bilag", "1"),
        ("listenummer", "Punkt 80:", "80"),
        ("overskrift", "Punkt 80: Budget", "1"),
        ("overskrift", "uden nummer", "1"),
    ]
    assert [punkt.nummer for punkt in parse(source).punkter] == ["79", "80"]


def test_a_kind_of_numbering_may_be_named_by_a_style() -> None:
    linked = levels(key=1, inside='<w:numStyleLink w:val="Liste"/>')
    real = levels(("upperLetter", "%1."), key=2, inside='<w:styleLink w:val="Liste"/>')
    lists = style("Liste", "Liste", "<w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr>",
                  kind="numbering")  # fmt: skip
    parts = linked + real + num(1, 1) + num(2, 2)
    assert lines(item("x", 1), item("y", 1), numbering=parts, styles=lists) == ["A. x", "B. y"]


def test_what_is_not_there_numbers_nothing() -> None:
    parts = levels(("decimal", "%1.")) + num(1)
    body = [item("a", 9), item("b", 1, 8), item("c", 0), p("d", own="<w:numPr/>")]
    assert lines(*body, numbering=parts) == ["a", "b", "c", "d"]
    assert lines(*body) == ["a", "b", "c", "d"]


def test_an_empty_point_shows_its_number_but_no_bullet() -> None:
    parts = levels(("decimal", "Punkt %1"), ("bullet", "o")) + num(1)
    assert lines(item("", 1), "Titel", item("", 1, 1), "x", numbering=parts) == [
        *("Punkt 1", "Titel", "", "x")
    ]


def test_hidden_and_joined_paragraphs_are_not_counted() -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>'
    parts = levels(("decimal", "%1.")) + num(1)
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>væk</w:t></w:r>"
    body = [
        item("a", 1),
        f"<w:p><w:pPr>{numbered(1)}</w:pPr>{hidden}</w:p>",
        p("b ", own=numbered(1) + gone),
        item("c", 1),
        item("d", 1),
    ]
    source = read(word(*body, numbering=parts), "x.docx")
    assert source.shown == "1. a\n2. b c\n3. d\n"


def test_points_of_a_list_stand_apart_from_what_is_around_them() -> None:
    parts = levels(("decimal", "%1.")) + num(1)
    body = ["For", item("a", 1), item("b", 1), "Efter", item("c", 1), "Slut"]
    assert lines(*body, numbering=parts) == [
        *("For", "", "1. a", "2. b", "", "Efter", "3. c", "Slut")
    ]


def test_numbers_in_tables_and_boxes_count_with_the_rest() -> None:
    parts = levels(("decimal", "%1.")) + num(1)
    body = [item("a", 1), table([p(own=numbered(1)), "Økonomi"]), item("c", 1)]
    assert lines(*body, numbering=parts) == ["1. a", "2.\tØkonomi", "3. c"]


@given(st.integers(1, 3999))
def test_roman_numbers_are_read_back(number: int) -> None:
    values = [ROMAN[sign] for sign in _roman(number)]
    less = sum(2 * a for a, b in pairwise(values) if a < b)
    assert sum(values) - less == number


@given(st.integers(1, 200))
def test_letters_are_repeated_behind_z(number: int) -> None:
    shown = _written(number, "lowerLetter")
    assert (ord(shown[0]) - 96 + 26 * (len(shown) - 1), len(set(shown))) == (number, 1)


@pytest.mark.parametrize("count", [-5, 0, 10**8])
@pytest.mark.parametrize("form", ["lowerLetter", "upperRoman", "decimal"])
def test_a_count_out_of_bounds_is_a_plain_number(count: int, form: str) -> None:
    assert _written(count, form) == str(count)


# Headings


@pytest.mark.parametrize(
    ("styles", "level"),
    [
        (style("X", "heading 1"), "1"),
        (style("X", "Heading 2"), "2"),
        (style("X", "overskrift 3"), "3"),
        (style("X", "Overskrift 1") + style("Y", "y"), "1"),
        (style("A", "heading 4") + style("B", "b", base="A") + style("X", "x", base="B"), "4"),
        (style("X", "x", OUTLINE.format(1)), "2"),
        (style("A", "a", OUTLINE.format(0)) + style("X", "x", base="A"), "1"),
    ],
)
def test_headings_are_known_by_name_base_or_outline(styles: str, level: str) -> None:
    assert hints("overskrift", p("Økonomi", style="X"), styles=styles) == [("Økonomi", level)]


@pytest.mark.parametrize(
    "styles",
    [
        style("heading1", "Normal"),
        style("X", "heading 12"),
        style("A", "heading 1") + style("X", "TOC Heading", OUTLINE.format(9), base="A"),
        style("X", "x", base="Y") + style("Y", "y", base="X"),
        style("X", "x", base="mangler"),
        "",
    ],
)
def test_other_styles_make_no_headings(styles: str) -> None:
    assert hints("overskrift", p("Økonomi", style="X"), styles=styles) == []


def test_an_outline_level_of_the_paragraph_itself_counts_most() -> None:
    styles = style("X", "heading 1")
    body = [
        p("To", own='<w:outlineLvl w:val="1"/>'),
        p("Tekst", style="X", own='<w:outlineLvl w:val="9"/>'),
    ]
    assert hints("overskrift", *body, styles=styles) == [("To", "2")]


def test_the_standard_style_is_that_of_a_paragraph_that_names_none() -> None:
    styles = style("X", "heading 1").replace("<w:style ", '<w:style w:default="1" ')
    assert hints("overskrift", p("Økonomi"), styles=styles) == [("Økonomi", "1")]


def test_quotations_and_code_are_known_by_the_names_of_their_styles() -> None:
    styles = style("C", "Quote") + style("K", "HTML Preformatted") + style("D", "d", base="C")
    body = [p("Sådan", style="C"), p("står", style="D"), p("kode", style="K"), p("her")]
    assert hints("citat", *body, styles=styles) == [("Sådan", ""), ("står", "")]
    assert hints("kode", *body, styles=styles) == [("kode", "")]


# Space between paragraphs


def spaced(words: str, before: int = 0, after: int = 0, rest: str = "") -> str:
    return p(words, own=f'<w:spacing w:before="{before}" w:after="{after}"/>{rest}')


def test_more_space_than_elsewhere_is_a_blank_line() -> None:
    assert lines(
        spaced("a"), spaced("b"), spaced("c", before=160), spaced("d", after=160), "e"
    ) == [*("a", "b", "", "c", "d", "", "e")]


def test_the_same_space_everywhere_is_no_blank_line() -> None:
    space = '<w:pPr><w:spacing w:after="160"/></w:pPr>'
    styles = f"<w:docDefaults><w:pPrDefault>{space}</w:pPrDefault></w:docDefaults>"
    body = ["a", "b", p("c", own='<w:spacing w:before="240"/>'), "d"]
    assert lines(*body, styles=styles) == ["a", "b", "", "c", "d"]
    close = styles + style("Tæt", "No Spacing", '<w:pPr><w:spacing w:after="0"/></w:pPr>')
    body += [p(words, style="Tæt") for words in "ef"]
    assert lines(*body, styles=close) == ["a", "b", "", "c", "d", "e", "f"]


def test_paragraphs_of_one_style_may_have_no_space_between_them() -> None:
    close = "<w:contextualSpacing/>"
    own = f'<w:pPr><w:spacing w:after="200"/>{close}</w:pPr>'
    styles = style("X", "x", own) + style("Y", "y", own)
    body = [p(words, style=name) for words, name in zip("abcd", "XXYY", strict=True)]
    assert lines(*body, styles=styles) == ["a", "b", "", "c", "d"]
