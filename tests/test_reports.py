"""Reports show what they are given, a file at a time."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from referat_lint import Edit, FileResult, Fix, Rule, Severity, Span, __version__, load_rules
from referat_lint.finding import Count, Failure, Finding, Related
from referat_lint.reports import FOR_PEOPLE, REPORTS
from referat_lint.reports.passage import cells, passage, width
from referat_lint.reports.view import Tally, View
from referat_lint.schema import load

HERE = Path(__file__).parent
SARIF = json.loads((HERE / "data" / "sarif-2.1.0.json").read_text("utf-8"))
RULES = load_rules()
VIEW = View(RULES)
INVENTED = tuple(
    Rule(
        code=code,
        name="en-regel",
        severity="error",
        given="referat",
        basis="Loven § 1.",
        message="Noget er galt.",
        why="Det er vigtigt.",
        bad="⟦Forkert⟧",
        good="Rigtigt",
        sidecar=code == "PER801",
    )
    for code in ("AFS301", "PER801")
)


def finding(**changes: Any) -> Finding:
    """A finding of an invented rule; what a test does not name is as below."""
    given = Finding(
        code="AFS301",
        name="stemmetal-stemmer-ikke",
        severity="error",
        outcome="failed",
        message="»5 stemte for«, men fire er nævnt; ret tallet eller navnene.",
        line=7,
        column=4,
        end_line=7,
        end_column=17,
        span=Span(100, 113),
        quote="5 stemte for:",
        window=("I ", " Asta Holmvig og tre andre."),
        item="3",
        section="Beslutning",
        related=(Related(2, 1, "Her står medlemmerne."),),
        basis="Styrelsesloven § 13.",
        fingerprint="0123456789abcdef",
    )
    return replace(given, **changes)


def result(path: str, *findings: Finding, **changes: Any) -> FileResult:
    """A file that was read, with these findings."""
    given = FileResult(
        path=path,
        format="txt",
        sha256="a" * 64,
        status="ok",
        art="referat",
        andel_forstaaet=0.97,
        tabt=(),
        counts=(Count("AFS301", 2, 1, 1, 0), Count("SPR901", 9, 8, 1, 0)),
        findings=findings,
    )
    return replace(given, **changes)


ODD = "møde 1/Byråd, 12%: #3.txt"
FIX = Fix("Skriv »Byrådets«", (Edit(Span(0, 8), "Byrådets"),), safe=True)
RUN = (
    result(
        ODD,
        finding(),
        finding(code="SPR901", name="ejefald-med-apostrof", severity="warning", fix=FIX,
                related=(), quote="Byrådet´s", window=("", " plan"), item=None, section=None),
        finding(severity="info", outcome="undecided", message="Der er ingen medlemsliste.",
                item="#3", section=None, related=()),
        finding(suppressed="Tallet er rigtigt.", severity="error"),
        finding(code="PER801", name="cpr-nummer", quote="******-****", window=("cpr ", ""),
                message="Her står et cpr-nummer.", related=(), item=None, section=None),
    ),
    result("klar.txt", andel_forstaaet=1.0, tabt=("titler",)),
    result(
        "udkast.docx",
        finding(paragraph=12, fix=FIX, related=(Related(2, 1, "Her er de.", paragraph=3),)),
        format="docx",
    ),
    result(
        "udgivet.pdf",
        finding(page=2, bbox=(72.0, 500.5, 120.0, 512.0),
                related=(Related(2, 1, "Her er de.", page=1),)),
        format="pdf",
    ),
    result("andet.md", status="andet", format="md", art="andet"),
    result(
        "tom.txt",
        finding(code="FIL001", name="kan-ikke-laeses", message="Filen er tom. Vælg en anden.",
                quote="", window=("", ""), item=None, section=None, related=(), line=1, column=1,
                end_line=1, end_column=1, span=Span(0, 0)),
        status="unreadable", sha256="", art=None, andel_forstaaet=None,
        failures=(Failure("STR101", "KeyError: 'x' (str101.py:3)"),),
    ),
)  # fmt: skip


def written(name: str, *results: FileResult, view: View = VIEW) -> str:
    return "".join(REPORTS[name](results, view))


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_as_it_was_when_somebody_last_looked(name: str) -> None:
    text = written(name, *RUN, view=View(INVENTED)).replace(__version__, "VERSION")
    assert text == (HERE / "snapshots" / f"report.{name}.txt").read_text("utf-8")


def test_colours_change_nothing_but_the_colour() -> None:
    plain, colored = (written("full", *RUN, view=View(RULES, color=c)) for c in (False, True))
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain != colored


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_tells_of_a_file_before_it_asks_for_the_next(name: str) -> None:
    asked: list[str] = []

    def results() -> Iterator[FileResult]:
        for each in RUN:
            asked.append(each.path)
            yield each

    said = ""
    for words in REPORTS[name](results(), VIEW):
        said += words
        if "0123456789abcdef" in said or "AFS301" in said:
            break
    assert asked == [ODD]


@pytest.mark.parametrize("name", REPORTS)
def test_a_run_without_files_is_a_whole_report(name: str) -> None:
    text = written(name)
    if name in {"json", "sarif"}:
        assert json.loads(text)
    else:
        assert text == {"full": "Ingen referater\n"}.get(name, "")


def test_json_is_as_its_schema_says_and_holds_everything() -> None:
    run = json.loads(written("json", *RUN))
    Draft202012Validator(load("finding-report")).validate(run)
    assert [each["path"] for each in run["files"]] == [each.path for each in RUN]
    assert run["rules"] == [
        {"code": "AFS301", "places": 12, "passed": 6, "failed": 6, "undecided": 0},
        {"code": "SPR901", "places": 54, "passed": 48, "failed": 6, "undecided": 0},
    ]
    assert [each["suppressed"] for each in run["findings"]] == [
        None, None, None, "Tallet er rigtigt.", None, None, None, None
    ]  # fmt: skip


def test_each_line_of_json_lines_is_a_file_with_its_findings() -> None:
    lines = [json.loads(line) for line in written("json-lines", *RUN).splitlines()]
    for line in lines:
        Draft202012Validator(load("finding-report")).validate(line)
    assert [len(line["findings"]) for line in lines] == [5, 0, 1, 1, 0, 1]


def test_the_schemas_are_schemas() -> None:
    Draft202012Validator.check_schema(load("finding-report"))
    Draft7Validator.check_schema(load("config"))


def test_sarif_is_as_its_schema_says() -> None:
    run = json.loads(written("sarif", *RUN))
    assert [error.message for error in Draft7Validator(SARIF).iter_errors(run)] == []
    results = run["runs"][0]["results"]
    assert [each["level"] for each in results] == [
        "error", "warning", "none", "error", "error", "error", "error", "error"
    ]  # fmt: skip
    uri = results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "m%C3%B8de%201/Byr%C3%A5d%2C%2012%25%3A%20%233.txt"
    assert unquote(uri) == ODD
    assert results[3]["suppressions"] == [
        {"kind": "external", "justification": "Tallet er rigtigt."}
    ]
    notes = run["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert [(note["level"], note["message"]["text"]) for note in notes] == [
        ("warning", "Filen er tom. Vælg en anden."),
        ("error", "STR101: KeyError: 'x' (str101.py:3)"),
    ]


VERDICTS: list[tuple[tuple[FileResult, ...], str]] = [
    ((), "Ingen referater"),
    ((result("a"),), "Klar til udgivelse"),
    ((result("a", finding(severity="info")),), "Klar til udgivelse"),
    ((result("a", finding(severity="warning")),), "Klar til udgivelse (1 advarsel)"),
    ((result("a", finding(outcome="undecided")),), "Klar til udgivelse (1 kan ikke afgøres)"),
    ((result("a", finding(suppressed="ja")),), "Klar til udgivelse"),
    ((result("a", finding(baseline=True)),), "Klar til udgivelse"),
    ((result("a", finding()),), "Ikke klar: 1 fejl"),
    (
        (result("a", finding(), *[finding(severity="warning")] * 2, finding(outcome="undecided")),),
        "Ikke klar: 1 fejl (2 advarsler, 1 kan ikke afgøres)",
    ),
    ((result("a"), result("b")), "2 af 2 referater er klar til udgivelse"),
    ((result("a"), result("b", finding())), "1 af 2 referater er klar til udgivelse (1 fejl)"),
    (
        (result("a"), result("b", status="andet")),
        "Klar til udgivelse; 1 anden fil er ikke et referat",
    ),
    ((result("b", status="andet"),), "Ingen referater; 1 fil er ikke et referat"),
    (
        (result("b", status="andet"), result("c", status="andet")),
        "Ingen referater; 2 filer er ikke referater",
    ),
    (
        (result("a", failures=(Failure("STR101", "x"),)),),
        "Ikke afgjort: 1 regel kunne ikke køres",
    ),
]


@pytest.mark.parametrize(("results", "verdict"), VERDICTS)
def test_the_verdict_answers_the_secretary(results: tuple[FileResult, ...], verdict: str) -> None:
    tally = Tally()
    list(tally.count(results))
    assert tally.verdict() == verdict


def shown(room: int, before: str, quote: str, after: str) -> list[tuple[int, str, str, str]]:
    return list(passage(finding(quote=quote, window=(before, after)), room))


def test_a_short_line_is_shown_whole_without_its_indentation() -> None:
    assert shown(80, "   Det er ", "galt", " her") == [(7, "Det er ", "galt", " her")]


def test_a_long_line_is_cut_to_a_window_that_holds_the_words() -> None:
    [(_, before, quote, after)] = shown(50, "før " * 15, "ordene", " efter" * 10)
    assert (before[0], quote, after[-1]) == ("…", "ordene", "…")
    assert len(before + quote + after) == 50


def test_words_longer_than_the_window_are_cut_themselves() -> None:
    [(_, before, quote, after)] = shown(40, "", "x" * 5000, "")
    assert (before, quote, after) == ("", "x" * 29 + "…", "")


def test_wide_letters_tabs_and_combining_marks_take_the_columns_they_take() -> None:
    assert width(cells("日本")) == 4
    assert width(cells("Mo\u0308de")) == 4
    assert width(cells("a\tb")) == 6
    assert width(cells("😀")) == 2


def test_a_passage_over_several_lines_shows_the_first_of_them() -> None:
    assert shown(80, "a ", "b\n\nc\r\nd\ne\nf", " g") == [
        (7, "a ", "b", ""),
        (9, "", "c", ""),
        (10, "", "d", " … (2 linjer mere)"),
    ]
    assert shown(80, "a ", "b\nc", " d") == [(7, "a ", "b", ""), (8, "", "c", " d")]


def test_a_place_without_words_is_pointed_at() -> None:
    text = written("full", result("x.txt", finding(quote="", window=("Her ", "mangler"))))
    assert "     7 │ Her mangler\n       │     ^\n" in text


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_the_text_of_a_referat_cannot_steer_the_terminal(name: str) -> None:
    hostile = "\x1b[2J\x07\u202e\x9b"
    words = finding(
        quote=hostile, message=hostile, section=hostile, window=(hostile, hostile),
        related=(Related(1, 1, hostile),),
    )  # fmt: skip
    text = written(name, result(f"{hostile}\n.txt", words))
    assert {char for char in text if not char.isprintable()} <= {"\n"}


def test_github_gets_one_line_a_finding_whatever_stands_in_it() -> None:
    odd = finding(message="a\nb%c", end_line=8)
    assert written("github", result("x,y:z.txt", odd)) == (
        "::error file=x%2Cy%3Az.txt,line=7,endLine=8,"
        "title=stemmetal-stemmer-ikke (AFS301)::pkt. 3 › Beslutning: a%0Ab%25c\n"
    )


@pytest.mark.parametrize(
    ("severity", "level"), [("error", "error"), ("warning", "warning"), ("info", "notice")]
)
def test_weights_have_their_own_names_on_github(severity: Severity, level: str) -> None:
    assert written("github", result("x.txt", finding(severity=severity))).startswith(f"::{level} ")


@pytest.mark.parametrize(
    ("changes", "place"),
    [({}, "x.txt:7:4"), ({"page": 2}, "x.txt:side 2"), ({"paragraph": 12}, "x.txt:afsnit 12")],
)
def test_a_place_is_told_as_its_format_has_it(changes: dict[str, int], place: str) -> None:
    line = written("concise", result("x.txt", finding(**changes)))
    assert line == (
        f"{place}: AFS301 stemmetal-stemmer-ikke pkt. 3 › Beslutning: "
        "»5 stemte for«, men fire er nævnt; ret tallet eller navnene.\n"
    )
