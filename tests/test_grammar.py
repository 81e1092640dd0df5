"""Parsing is total and linear; guards hide nothing; prose reaches no grammar."""

import json
import sys
from collections.abc import Callable
from unittest import mock

import pyparsing as pp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from strategies import SAMPLES, texts

from referat_lint import Punkt, Source, parse
from referat_lint.grammar.labels import FIELD
from referat_lint.grammar.lines import plain
from referat_lint.grammar.shapes import SHAPES, kinds, reading
from referat_lint.readers.txt import read as read_txt
from referat_lint.schema import as_json, load

SHAPE = Draft202012Validator(load("referat"))
often = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
ITEM = """Punkt {n}: Tilskud til havnebadet

20.15.00-Ø40-{n}-24

Indstilling
Forvaltningen indstiller,
1. at tilskuddet bevilges
2. at badet åbner i august

Beslutning i Kulturudvalget den 04-06-2024
Fraværende: Ulf Engdrup (C) og Signe Brohave (Ø).
1. For stemte Tove Lindekær og Signe Brohave. Imod stemte Karl Mosevang (V). Godkendt.
2. Udsat.
"""


def read(text: str) -> dict[str, object]:
    data: dict[str, object] = json.loads(json.dumps(as_json(parse(Source("x.txt", text)))))
    return data


@given(texts)
@often
def test_any_text_is_a_referat_of_the_schemas_shape(text: str) -> None:
    SHAPE.validate(read(text.replace("\ud800", "\ufffd")))
    parse(Source("x.txt", text))


@pytest.mark.parametrize("text", SAMPLES)
def test_line_ends_change_nothing_but_places(text: str) -> None:
    for end in "\r\n", "\r":
        file = text.replace("\n", end).encode()
        assert read(read_txt(file, "x.txt").text) == read(text)


def test_a_list_in_the_first_items_recommendation_is_no_series_of_items() -> None:
    points = "1. godkender planen\n2. afsætter 1 mio. kr.\n"
    text = f"1. Havnebad\nIndstilling\nDet indstilles, at rådet\n{points}Beslutning\nGodkendt.\n"
    assert titles(text + "2. Vej\nBeslutning\nUdsat.\n3. Sti\nBeslutning\nUdsat.\n") == [
        "Havnebad",
        "Vej",
        "Sti",
    ]


def test_minutes_without_labels_and_capitals_have_the_items_that_their_numbers_say() -> None:
    text = "Møde i laget 4/6-2024\n\n1 referat\nok\n\n2 masten\nTages ned.\n2 stemte imod.\n\n"
    assert titles(text + "3 fest\n- telt\n- mad\n\n4 evt\nIntet.\n") == [
        "referat",
        "masten",
        "fest",
        "evt",
    ]


def test_items_under_a_heading_for_closed_ones_are_closed_in_the_contents() -> None:
    head = "Byrådet\nDen 4. juni 2024\nDagsorden\n1. Vej\n2. Sti\nLUKKET DAGSORDEN\n3. Salg\n\n"
    referat = parse(
        Source("x.txt", f"{head}1. Vej\nBeslutning\nUdsat.\n2. Sti\nBeslutning\nUdsat.\n")
    )
    assert [(row.nummer, row.lukket) for row in referat.indhold] == [
        ("1", False),
        ("2", False),
        ("3", True),
    ]
    assert [(punkt.nummer, punkt.lukket) for punkt in referat.punkter] == [
        ("1", False),
        ("2", False),
        ("3", True),
    ]


def test_the_date_of_an_earlier_decision_is_no_date_of_the_meeting() -> None:
    text = """Byrådet
Den 4. juni 2024
1. Vej
Beslutning i Byrådet den 04-05-2024
Udsat.
Beslutning i Byrådet den 04-06-2024
Godkendt.
"""
    referat = parse(Source("x.txt", text))
    assert set(referat.moede.datoer) == {"2024-06-04"}


def test_a_quorum_that_the_head_says_is_lost_is_lost_for_the_whole_meeting() -> None:
    head = "Byrådet\nDen 4. juni 2024\nRådet var ikke beslutningsdygtigt.\n\n"
    referat = parse(Source("x.txt", f"{head}1. Vej\nBeslutning\nUdsat.\n"))
    assert referat.ikke_beslutningsdygtig is not None
    assert referat.ikke_beslutningsdygtig_fra is None


def test_an_item_alone_that_tells_who_was_absent_is_no_whole_meeting() -> None:
    text = "3. Tilskud\n20.15.00-Ø40-3-24\n\nIndstilling\nDet indstilles, at det gives.\n"
    decision = "Beslutning i Kulturudvalget den 04-06-2024\nFraværende: Bo Ek (A)\nGodkendt.\n"
    assert parse(Source("x.txt", f"{text}\n{decision}")).art == "punkt"


def test_a_signature_below_the_last_item_is_no_part_of_its_decision() -> None:
    text = "1. Vej\nBeslutning\nUdsat.\n2. Evt.\nBeslutning\nIntet.\nBo Ek Lund, referent\n"
    decision = parse(Source("x.txt", text)).punkter[-1].beslutning
    assert decision is not None
    assert decision.tekst == "Intet."


def test_the_body_that_chose_a_member_is_no_member_and_no_name() -> None:
    rows = "Lis Fog, DH (formand)\nBent Gade, DH\nSara Mun, SF\nKim Lund, Social og Sundhed\n"
    head = "Handicaprådet\nMøde: 4. juni 2024\nMedlemmer:\n"
    referat = parse(Source("x.txt", f"{head}{rows}\n1. Vej\n"))
    assert [(m.navn, m.parti) for m in referat.medlemmer] == [
        ("Lis Fog", None),
        ("Bent Gade", None),
        ("Sara Mun", "SF"),
        ("Kim Lund", None),
    ]
    assert referat.moede.dato == "2024-06-04"


def test_words_of_decisions_in_a_row_below_the_last_item_are_nobodys() -> None:
    items = "1. Vej\nBaggrund\nVejen er smal. Godkendt.\n2. Sti\nBaggrund\nEn sti.\n"
    more = "3. Bro\nBaggrund\nEn bro.\n"
    referat = parse(Source("x.txt", f"{items}{more}4. Eventuelt\nReferat\nGodkendt.\nDrøftet.\n"))
    assert referat.punkter[-1].beslutning is None


def test_lines_of_their_own_are_not_cut_however_short_the_minutes_are() -> None:
    heading = "Beslutning i Teknik- og Miljøudvalget den 12-03-2019\n"
    item = (
        "{}. Ny affaldsplan\n00.16.00-P20-3-1{}\n"
        + heading
        + "Bo Ek (A) stemte imod sagen, som den står nu. Godkendt.\n"
    )
    referat = parse(Source("x.txt", item.format(1, 1) + item.format(2, 2) + item.format(3, 3)))
    assert referat.tabt == ()


def decided(text: str) -> Punkt:
    """An item with two points, of a meeting in June."""
    points = "Indstilling\n1. at vejen lukkes\n2. at stien åbnes\n\n"
    head = f"Byrådet\nDen 4. juni 2024\n\n1. Vej\n{points}"
    return parse(Source("x.txt", f"{head}{text}\n2. Sti\nBeslutning\nUdsat.\n")).punkter[0]


@pytest.mark.parametrize(
    ("text", "date", "words"),
    [
        ("Den 14. oktober 2024 kl. 17.", None, "Den 14. oktober 2024 kl. 17."),
        ("Den 12. juni 2025.", None, "Den 12. juni 2025."),
        ("04-06-2024\nGodkendt.", "2024-06-04", "Godkendt."),
        ("4. juni 2024, pkt. 3\nGodkendt.", "2024-06-04", "Godkendt."),
    ],
)
def test_a_date_that_is_the_answer_is_no_heading(text: str, date: str | None, words: str) -> None:
    beslutning = decided(f"Beslutning: {text}").beslutning
    assert beslutning is not None
    assert (beslutning.dato, beslutning.tekst) == (date, words)


def test_a_vote_below_answers_that_share_a_line_is_read() -> None:
    answers = "Beslutning\nAd 1. Godkendt. Ad 2. Godkendt.\n"
    told = "For stemte Bo Ek og Ida Lund. Imod stemte Per Friis.\n"
    (vote,) = decided(answers + told).afstemninger
    sides = [[str(one.navn) for one in side.personer] for side in (vote.for_, vote.imod)]
    assert sides == [["Bo Ek", "Ida Lund"], ["Per Friis"]]


def titles(text: str) -> list[str]:
    return [str(punkt.titel) for punkt in parse(Source("x.txt", text)).punkter]


# Guards and grammars read the same plain copy, one line at a time


@pytest.mark.parametrize("kind", SHAPES)
@given(data=st.data())
@settings(often, max_examples=60)
def test_no_guard_hides_a_line_that_its_grammar_reads(kind: str, data: st.DataObject) -> None:
    if SHAPES[kind][1] == r"(?P<linje>.+)":
        return  # the guard itself is what says that such a line is worth a look
    text = plain(data.draw(st.from_regex(SHAPES[kind][1], fullmatch=True))).strip(" \t")
    for line in text.split("\n"):
        if kind not in kinds(line):
            assert reading(kind, line) is None


@pytest.mark.parametrize("kind", ["afbud", "stedfortraeder"])
def test_no_guard_hides_a_label_of_the_head(kind: str) -> None:
    guard = {"afbud": "fravaer"}.get(kind, kind)
    hidden = [word for word, field in FIELD.items() if field == kind and guard not in kinds(word)]
    assert hidden == []


# Work is counted in what is handed to the engines; seconds are measured in benches


def work(text: str) -> int:
    """Calls of Python functions while a text is read."""
    calls = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    source = Source("x.txt", text)
    parse(source)
    sys.setprofile(count)
    try:
        parse(source)
    finally:
        sys.setprofile(None)
    return calls


DECISION = "1. Sag\nBeslutning\n"
COLUMNS = "Mødedato: Mødested: Medlemmer: Deltagere: Fraværende:\n"
ROW = "{0}. Sag nummer {0} ....{0}\n"


def member(i: int) -> str:
    return f"Navn{chr(65 + i % 26)}a Efter{chr(97 + i % 26)}{'b' * (i // 26)} (A)"


MANY: dict[str, Callable[[int], str]] = {
    "items": lambda n: "".join(ITEM.format(n=i) for i in range(1, n + 1)),
    "headings": lambda n: "".join(f"{i}. Sag om noget\n" for i in range(1, 20 * n)),
    "names": lambda n: "Medlemmer: " + "Bo Ek (A), Ida Lund og Per Friis (V), " * (8 * n),
    "brackets": lambda n: "(" * (200 * n),
    "one line": lambda n: "Udvalget drøftede sagen. " * (20 * n),
    "absence": lambda n: DECISION + "Bo Ek og Ida Lund var fraværende.\n" * (10 * n),
    "votes": lambda n: f"{DECISION}For stemte: {'Bo Ek, Ida Lund, ' * (10 * n)}\nGodkendt.",
    "contents": lambda n: "Indholdsfortegnelse\n" + "".join(map(ROW.format, range(1, 20 * n))),
    "blank lines": lambda n: "\n" * (400 * n),
    "capitals": lambda n: "A" * (400 * n),
    "pipes": lambda n: "| a | b |\n" * (20 * n),
    "movements": lambda n: DECISION + "Bo Ek forlod mødet kl. 17.10 før punkt 1.\n" * (10 * n),
}  # fmt: skip


@pytest.mark.parametrize("kind", MANY)
def test_twice_the_text_is_at_most_twice_the_work(kind: str) -> None:
    make = MANY[kind]
    once, twice = work(make(20)), work(make(40))
    assert twice <= 2.15 * once + 500


HUGE: dict[str, Callable[[], str]] = {
    "100,000 headings": lambda: "".join(f"{i}. Sag om noget\n\n" for i in range(1, 100_001)),
    "one line of 5 MB": lambda: "Udvalget drøftede sagen. " * 200_000,
    "50,000 names": lambda: "Fraværende: " + "Bo Ek, Ida Lund og Per Friis (V), " * 16_700,
    "200,000 brackets": lambda: "1. Sag\nBeslutning\nFor stemte " + "(" * 200_000,
    "5 MB of capitals": lambda: "A" * 5_000_000,
    "200,000 digits": lambda: "1" * 200_000,
    "200,000 dots": lambda: "." * 200_000,
    "a million blanks": lambda: "a" + " " * 1_000_000 + "b",
    "40,000 orders": lambda: DECISION + "punkt 1 behandles " * 40_000,
    "a word of 100,000 months": lambda: "Dato: " + "jan" * 100_000,
    "a row of 60 names that ends otherwise": lambda: f"{COLUMNS}{'Aa Bb ' * 30}1\n",
    "24 columns and a name": lambda: f"Medlemmer:\n{'navn   rolle   ' * 12}Bo Ek\n",
    "400 items with 60 members": lambda: (
        f"Medlemmer: {', '.join(map(member, range(60)))}\n"
        + "".join(ITEM.format(n=i) for i in range(1, 401))
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", HUGE)
def test_a_huge_text_is_read(kind: str) -> None:
    assert parse(Source("x.txt", HUGE[kind]())).span.end > 0


def handed(text: str) -> int:
    """How many characters are handed to pyparsing while a text is read."""
    real = pp.ParserElement.parse_string
    with mock.patch.object(pp.ParserElement, "parse_string", autospec=True) as spy:
        spy.side_effect = real
        parse(Source("x.txt", text))
    return sum(len(call.args[1]) for call in spy.call_args_list)


def test_prose_never_reaches_a_grammar() -> None:
    assert handed("Udvalget har haft sagen til høring hos naboerne.\n" * 100) == 0


@given(texts)
@settings(often, max_examples=60)
def test_no_character_is_read_more_than_ten_times(text: str) -> None:
    assert handed(text) <= 10 * len(text) + 100
