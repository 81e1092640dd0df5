"""Two documents about one meeting: which items are one, and what the two say differently."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from marks import RULES

from referat_lint import Referat, Settings, lint, parse, read
from referat_lint.cli import main
from referat_lint.compare import difference, figures, words
from referat_lint.matching import counterpart
from referat_lint.runner import Done, Task
from referat_lint.schema import load
from referat_lint.source import Span

ROOT = Path(__file__).parents[1]
SAMPLES = sorted(
    file
    for folder in ("seeds", "tests/layouts")
    for file in (ROOT / folder).rglob("*")
    if file.suffix in (".txt", ".md") and file.stem != "NOTATION"
)
BESIDE = [rule for rule in RULES if rule.beside]
HEAD = "Teknisk Udvalg\nReferat 4. juni 2020 kl. 16.00, Rådhuset\nFraværende: Ingen\n"
AGENDA = "Teknisk Udvalg\nDagsorden 4. juni 2020 kl. 16.00, Rådhuset\n"
DRAFT = (
    f"{HEAD}1. Godkendelse af dagsorden\nBeslutning\nGodkendt.\n"
    "2. Ny busrute\nSagsfremstilling\nBussen kører »hver time« fra den 1. maj 2020; det koster "
    "1.250.000 kr., og 12,5 % betales af staten.\nIndstilling\nForvaltningen indstiller,\n"
    "1. at ruten til kommunens største havn godkendes\n2. at prisen bliver 20 kr.\n"
    "Beslutning\nGodkendt med den bemærkning, at bussen skal holde ved skolen.\n"
)
PUBLISHED = (
    f"{HEAD}\n1)  Godkendelse af dagsorden\nBeslutning\nGodkendt\n\n"
    '2)  Ny busrute\n\nSagsfremstilling:\n\nBussen kører "hver time" fra den 01-05-2020;\ndet '
    "koster 1 250 000,00 kr, og 12,5 pct. betales af staten.\n\nIndstilling:\n\nForvaltningen "
    "indstiller,\n- at ruten til kommunens stør-\n  ste havn godkendes,\n- at prisen bliver 20 kr\n"
    "\nBeslutning:\n\nGodkendt med den bemærkning\nat bussen skal holde ved skolen"
)


def referat(text: str) -> Referat:
    return parse(read(text.encode(), "x.txt"))


def items(*titles: str, head: str = HEAD) -> Referat:
    """Minutes with these items: the number as far as there is one, a blank, the title."""
    return referat(head + "".join(f"{title}\nBeslutning\nGodkendt.\n" for title in titles))


def differences(one: str, other: str) -> list[tuple[str, str, str]]:
    """Code, words and outcome of all that the second is told to say differently."""
    settings = Settings(other=referat(one))
    result = lint(read(other.encode(), "y.txt"), BESIDE, settings)
    assert result.failures == ()
    return [(found.code, found.quote, found.outcome) for found in result.findings]


@pytest.mark.parametrize(
    ("there", "here", "pairs"),
    [
        (["1. Vejen", "2. Havnen"], ["1. Vejen", "2. Havnen"], [(1, 1), (2, 2)]),
        (["1. Vejen", "2. Havnen"], ["7. Vejen", "9. HAVNEN."], [(1, 1), (2, 2)]),
        (["1. Vejen", "2. Havnen"], ["1. Havnen", "2. Vejen"], [(2, 1), (1, 2)]),
        (["1. Ny busrute i byen", "2. Taxa"], ["1. Busruten i byen", "2. Kaj"], [(1, 1)]),
        (["1. Busruten", "2. Regnskab 2019"], ["1. Regnskab 2020", "2. Ny busrute"], [(1, 2)]),
        (["1. Salg af materielgården ved"], ["3. Salg af materielgården ved åen"], [(1, 1)]),
        (["1. Evt.", "2. Taxa"], ["1. Kajen", "2. Eventuelt"], [(1, 2)]),
        (["1. Taxa", "2. Taxa"], ["1. Taxa", "2. Kajen", "3. Taxa"], [(1, 1), (2, 3)]),
        (
            ["1. Vejen\nSagsnr. 20/123", "2. Kajen\nSagsnr. 20/456"],
            ["1. Affald\nSagsnr. 20/456", "2. Renovation\nSagsnr. 20/123"],
            [(2, 1), (1, 2)],
        ),
        (["1. Vejen", "2. Kajen"], ["1. Affald", "2. Skolen"], []),
    ],
)
def test_items_are_one_by_number_and_title_or_title_or_case(
    there: list[str], here: list[str], pairs: list[tuple[int, int]]
) -> None:
    found = counterpart(items(*there), items(*here))
    assert [(one.ordinal, other.ordinal) for one, other in found.par] == pairs
    left = [len(there) - len(pairs), len(here) - len(pairs)]
    assert [len(found.kun_der), len(found.kun_her)] == left


def test_rows_of_an_agenda_that_is_only_a_list_are_items() -> None:
    agenda = referat(f"{AGENDA}Dagsorden:\n1. Valg af dirigent\n2. Regnskab\n3. Eventuelt\n")
    found = counterpart(agenda, items("1. Valg af dirigent", "2. Regnskab", "3. Eventuelt"))
    assert agenda.punkter == ()
    assert [(str(one.nummer), one.art) for one, _ in found.par] == [
        ("1", "valg"),
        ("2", "sag"),
        ("3", "eventuelt"),
    ]


def test_a_thousand_items_with_one_word_in_common_are_matched_in_bounded_time() -> None:
    there = items(*(f"{n}. Salg af grund {n}" for n in range(1, 1001)))
    here = items(*(f"{n}. Salg af grunden {n}" for n in range(1000, 0, -1)))
    assert 0 < len(counterpart(there, here).par) <= len(here.punkter)


def test_blanks_hyphens_quotes_final_stops_and_numbering_are_no_difference() -> None:
    assert differences(DRAFT, PUBLISHED) == []
    assert differences(PUBLISHED, DRAFT) == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_file_says_what_it_says_and_is_its_own_agenda(sample: Path) -> None:
    source = read(sample.read_bytes(), sample.name)
    whole = parse(source)
    result = lint(source, BESIDE, Settings(agenda=whole, other=whole))
    assert (result.findings, result.failures) == ((), ())


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("20 kr.", "25 kr.", [("SML002", "25", "failed")]),
        ("Godkendt med", "Udsat med", [("SML002", "Udsat", "failed")]),
        ("1.250.000", "1.520.000", [("SML003", "1.520.000 kr", "failed")]),
        ("1. maj", "1. juni", [("SML003", "1. juni 2020", "failed")]),
        ("12,5 %", "125 %", [("SML003", "125 %", "failed")]),
        ("kl. 16.00", "kl. 17.00", [("SML003", "Teknisk Udvalg", "failed")]),
        ("Ingen", "Bo Ek", [("SML003", "Bo Ek", "failed")]),
        ("hver time", "hver dag", []),
    ],
)
def test_one_change_is_one_difference_where_it_stands(
    before: str, after: str, found: list[tuple[str, str, str]]
) -> None:
    assert differences(DRAFT, DRAFT.replace(before, after)) == found


def test_words_that_only_the_other_file_has_are_told_at_what_this_one_has_there() -> None:
    short = DRAFT.replace(", at bussen skal holde ved skolen", "")
    assert differences(DRAFT, short) == [
        ("SML002", "Godkendt med den bemærkning.", "failed"),
    ]
    assert differences(short, DRAFT) == [("SML002", "at bussen skal holde ved skolen", "failed")]


def test_what_a_closed_item_holds_in_one_file_is_no_difference() -> None:
    closed = f"{DRAFT}3. Salg af grund (Lukket)\nBeslutning\nGodkendt til 800.000 kr.\n"
    bare = f"{DRAFT}3. Salg af grund (Lukket)\n"
    assert differences(closed, DRAFT) == []
    assert differences(DRAFT, closed) == []
    assert differences(closed, bare) == []


def test_on_a_text_that_lost_something_a_difference_is_undecided() -> None:
    lossy = "Teknisk Udvalg\nReferat • 4. juni 2020 kl. 16.00\n" + "".join(
        f"Beslutning i Teknisk Udvalg den 04-06-2020\n{answer}\nIndstilling\nDirektionen "
        "indstiller,\n- at sagen godkendes\nSagsfremstilling\nSagen er ny.\n"
        for answer in ("Godkendt.", "Udsat.", "Drøftet.")
    )
    whole = referat(lossy)
    assert whole.forringet
    result = lint(read(DRAFT.encode(), "y.txt"), BESIDE, Settings(other=whole))
    assert {finding.outcome for finding in result.findings} == {"undecided"}


def test_a_difference_is_from_where_texts_part_to_where_they_meet() -> None:
    one, other = "Ja, det gør vi på tirsdag.", "Ja: det gør\nvi på onsdag"
    spans = difference(*(words(text, [Span(0, len(text))]) for text in (one, other)))
    assert spans == (Span(18, 25), Span(18, 24))


def test_figures_are_equal_however_they_are_written() -> None:
    texts = (
        "den 1. maj 2020 kl. 9.00: 1.250.000 kr., 12,5 % og 300",
        "01.05.2020 kl 09:00: kr. 1 250 000,00, 12,5 pct. og 300 stk. på side 3 af 7",
    )
    found = [[one.value for one in figures(text, [Span(0, len(text))])] for text in texts]
    assert found[0] == found[1] == ["2020-05-01", "09:00", "1250000", "12,5 %", "300"]


def test_figures_in_a_row_of_a_table_are_apart_and_those_of_a_page_are_none() -> None:
    text = "158.487 170.169\t179.089\n06.10.2011      side 1 af 2      Ruth Nymark\nkort 300"
    found = [figure.value for figure in figures(text, [Span(0, len(text))])]
    assert found == ["158487", "170169", "179089", "300"]


def test_many_figures_that_differ_are_a_table_that_was_read_otherwise() -> None:
    one = DRAFT.replace("12,5 %", "".join(f"{n}00 " for n in range(10, 17)))
    other = DRAFT.replace("12,5 %", "".join(f"{n}50 " for n in range(10, 17)))
    told = "Tallene er opstillet så forskelligt i de to filer, at de ikke kan sammenholdes."
    result = lint(read(other.encode(), "y.txt"), BESIDE, Settings(other=referat(one)))
    assert [(found.code, found.message) for found in result.findings] == [("SML003", told)]


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line in a folder with two versions, an agenda and a recipe."""
    monkeypatch.chdir(tmp_path)
    Path("udkast.txt").write_text(DRAFT, "utf-8")
    Path("udgivet.md").write_text(PUBLISHED.replace("20 kr", "25 kr"), "utf-8")
    Path("dagsorden.txt").write_text(
        f"{AGENDA}1. Godkendelse af dagsorden\n2. Ny busrute\n3. Havnen\n", "utf-8"
    )
    Path("kage.txt").write_text("Æblekage\nSkræl æblerne.\n", "utf-8")
    Path("tom.txt").write_bytes(b"")

    def run(*words: str) -> tuple[int, str, str]:
        return main(words), *capsys.readouterr()

    return run


CONCISE = ("-q", "--output-format", "concise")


def test_compare_tells_the_differences_in_the_second_file(run: Run) -> None:
    (line,) = (n for n, words in enumerate(PUBLISHED.split("\n"), 1) if "20 kr" in words)
    told = (
        f"udgivet.md:{line}:20: SML002 beslutning-forskellig pkt. 2 › Indstilling: Indstillingen i "
        "punkt 2 siger »25« her, og »20« i udkast.txt; ret den af filerne, der er forkert.\n"
    )
    assert run("compare", "udkast.txt", "udgivet.md", *CONCISE) == (1, told, "")
    words = ("compare", "udkast.txt", "udgivet.md", "--fail-on", "never")
    code, out, _ = run(*words)
    assert code == 0
    assert out.endswith("\nDe to filer er forskellige (1 fejl)\n")
    code, out, _ = run("compare", "udkast.txt", "udgivet.md", "--ignore", "SML002")
    assert (code, out) == (0, "Ingen forskelle i punkter, beslutninger, navne og tal\n")


def test_what_compare_cannot_tell_is_no_difference_and_no_likeness(run: Run) -> None:
    several = f"{DRAFT}\n{DRAFT.replace('4. juni', '2. juli')}"
    Path("flere.txt").write_text(several, "utf-8")
    code, out, _ = run("compare", "udkast.txt", "flere.txt")
    assert (code, out) == (
        0,
        (
            "flere.txt: kan ikke afgøres (1)\n"
            "  1:1: SML001 punkt-kun-i-den-ene: Den ene fil holder referater af flere møder, så de "
            "to filer kan ikke sammenholdes.\n\n"
            "Ingen sikre forskelle i punkter, beslutninger, navne og tal (1 kan ikke afgøres)\n"
        ),
    )


def test_compare_as_json_names_the_other_file_of_a_place(run: Run) -> None:
    code, out, err = run("compare", "udkast.txt", "udgivet.md", "--output-format", "json")
    report = json.loads(out)
    Draft202012Validator(load("finding-report")).validate(report)
    assert (code, err) == (1, "")
    assert [rule["code"] for rule in report["rules"]] == ["SML001", "SML002", "SML003"]
    ((related,),) = (finding["related"] for finding in report["findings"])
    assert (related["path"], related["line"]) == ("udkast.txt", 13)
    _, out, _ = run("compare", "udkast.txt", "udgivet.md", "--output-format", "sarif")
    ((place,),) = (one["relatedLocations"] for one in json.loads(out)["runs"][0]["results"])
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "udkast.txt"


def test_compare_says_what_is_wrong_with_its_files(run: Run) -> None:
    assert run("compare", "udkast.txt", "nej.txt") == (
        2,
        "",
        "referat-lint: nej.txt findes ikke.\n",
    )
    code, out, _ = run("compare", "tom.txt", "udkast.txt")
    assert (code, out.splitlines()[0]) == (1, "tom.txt: fejl FIL001 kan-ikke-laeses")
    assert out.splitlines()[-1] == "De to filer er ikke sammenlignet"
    code, out, _ = run("compare", "kage.txt", "udkast.txt", *CONCISE)
    told = "Filen ligner ikke referatet af ét møde. Vælg den fil, referatet står i."
    assert (code, out) == (1, f"kage.txt: FIL001 kan-ikke-laeses: {told}\n")
    assert run("compare", "udkast.txt", "kage.txt", *CONCISE) == (
        2,
        "",
        "referat-lint: kage.txt ligner ikke et referat; vælg en anden fil.\n",
    )


def test_check_holds_one_referat_up_against_its_agenda(run: Run) -> None:
    select = ("--select", "STR116,STR117", *CONCISE)
    told = (
        "udkast.txt:7:1: STR117 dagsordenspunkt-forsvundet pkt. 2: Punkt 3 i dagsorden.txt, "
        "»Havnen«, er hverken behandlet eller taget af; skriv punktet med sin beslutning, eller "
        "skriv, at det udgik.\n"
    )
    assert run("check", "udkast.txt", "--agenda", "dagsorden.txt", *select) == (0, told, "")
    agenda = ("--agenda", "dagsorden.txt", "udkast.txt", "dagsorden.txt")
    assert run("check", *agenda, *select) == (0, told, "")


def test_an_agenda_that_is_no_text_is_read_apart_however_plain_the_referat_is(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"<h2>{row}</h2>" for row in ("1. Godkendelse af dagsorden", "2. Havnen"))
    page = f"<html><body><h1>Teknisk Udvalg</h1><p>Dagsorden 4. juni 2020</p>{rows}</body></html>"
    Path("dagsorden.html").write_text(page, "utf-8")
    asked: list[str] = []

    def apart(function: Callable[[Task], Done], task: Task, size: int) -> Done:
        asked.append(f"{task.target.path} {size == len(page.encode()) + len(DRAFT.encode())}")
        return function(task)

    monkeypatch.setattr("referat_lint.isolated.isolated", apart)
    words = ("check", "udkast.txt", "--agenda", "dagsorden.html", "--select", "STR11")
    code, out, err = run(*words, *CONCISE)
    assert (code, err, asked) == (0, "", ["udkast.txt True"])
    told = [line.split(" pkt. ")[0] for line in out.splitlines()]
    assert told == [
        "udkast.txt:4:1: STR117 dagsordenspunkt-forsvundet",
        "udkast.txt:7:1: STR116 punkt-ikke-paa-dagsorden",
    ]


def test_check_says_what_is_wrong_with_an_agenda(run: Run) -> None:
    assert run("check", "udkast.txt", "--agenda", "nej.txt") == (
        2,
        "",
        "referat-lint: --agenda: filen »nej.txt« findes ikke.\n",
    )
    code, out, err = run("check", "--agenda", "dagsorden.txt")
    assert (code, out) == (2, "")
    assert err.startswith(
        "referat-lint: --agenda hører til ét referat, og her er flere (kage.txt, "
    )
    code, out, _ = run("check", "udkast.txt", "--agenda", "kage.txt", *CONCISE)
    told = "Filen ligner ikke dagsordenen for ét møde. Vælg den fil, dagsordenen står i."
    assert (code, out) == (1, f"kage.txt: FIL001 kan-ikke-laeses: {told}\n")


def test_without_another_document_the_rules_about_one_look_at_nothing(run: Run) -> None:
    _, out, _ = run("check", "udkast.txt", "--output-format", "json")
    counts = {rule["code"]: rule["places"] for rule in json.loads(out)["rules"]}
    assert {counts[rule.code] for rule in BESIDE} == {0}
