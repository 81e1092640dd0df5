"""Which findings are allowed, by whom and why, and what is said of an allowance itself."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from referat_lint import Rule, Severity, Span, read, sidecar
from referat_lint.finding import Allowance, Count, Failure, FileResult, Finding
from referat_lint.linter import Settings
from referat_lint.mistake import Mistake
from referat_lint.suppress import allowances, suppress

TODAY = date(2026, 11, 24)


def rule(code: str, name: str, severity: Severity = "error", message: str = "Galt.") -> Rule:
    return Rule(
        code=code, name=name, severity=severity, given="undtagelser", basis="Loven § 1.",
        message=message, why="Derfor.", bad="⟦x⟧", good="y", sidecar=code == "PER801",
    )  # fmt: skip


RULES = (
    rule("AFS301", "stemmetal-stemmer-ikke"),
    rule("PER801", "cpr-nummer"),
    rule("SPR901", "ejefald-med-apostrof", "warning"),
    rule("UND001", "uden-begrundelse", "error", "»{ord}«: {mangel}"),
    rule("UND002", "ubrugt", "warning", "{koder} er ubrugt."),
    rule("UND003", "udloebet", "warning", "{kode} ({sted}) udløb {dato}."),
)


def finding(code: str, line: int, fingerprint: str = "f") -> Finding:
    return Finding(
        code=code, name="x", severity="error", outcome="failed", message="Galt.", line=line,
        column=1, end_line=line, end_column=2, span=Span(line * 10, line * 10 + 1), quote="x",
        window=("", ""), item=None, section=None, related=(), basis="", fingerprint=fingerprint,
    )  # fmt: skip


def result(*findings: Finding, path: str = "a/x.txt") -> FileResult:
    counts = tuple(Count(rule.code, 0, 0, 0, 0) for rule in RULES)
    return FileResult(path, "txt", "", "ok", "referat", 1.0, (), counts, findings)


def run(text: str, *findings: Finding) -> tuple[dict[int, str], list[tuple[str, int, str]]]:
    """By line, why findings are let pass; and what is said of the comments: code, line, message."""
    done = suppress(result(*findings), allowances(read(text.encode(), "x.txt")), RULES, None, TODAY)
    allowed = {f.line: f.suppressed for f in done.findings if f.suppressed is not None}
    notes = [(f.code, f.line, f.message) for f in done.findings if f.code.startswith("UND")]
    return allowed, notes


def test_the_next_line_that_has_words_is_let_pass() -> None:
    text = "# referat-lint-disable-next-line AFS301 -- talt om\n\nI alt 5\nI alt 6\n"
    both = finding("AFS301", 3), finding("AFS301", 4)
    assert run(text, *both) == ({3: "talt om"}, [])


def test_names_serve_as_well_as_codes_and_several_may_be_named() -> None:
    text = "# referat-lint-disable-next-line stemmetal-stemmer-ikke, SPR901 -- ja\nx\n"
    assert run(text, finding("AFS301", 2), finding("SPR901", 2)) == ({2: "ja"}, [])


def test_comments_above_one_line_add_up() -> None:
    text = (
        "# referat-lint-disable-next-line AFS301 -- a\n"
        "# referat-lint-disable-next-line SPR901 — b\n"
        "x\n"
    )
    allowed, notes = run(text, finding("AFS301", 3))
    assert (allowed, notes) == ({3: "a"}, [("UND002", 2, "SPR901 er ubrugt.")])


def test_from_disable_to_enable_and_to_the_end() -> None:
    text = (
        "a\n# referat-lint-disable AFS301 -- bilag\nb\nc\n# referat-lint-enable AFS301\nd\n"
        "# referat-lint-disable SPR901 -- resten\ne\n"
    )
    findings = [finding("AFS301", n) for n in (1, 3, 4, 6)] + [finding("SPR901", 8)]
    assert run(text, *findings) == ({3: "bilag", 4: "bilag", 8: "resten"}, [])


def test_a_whole_file_is_let_pass_wherever_the_comment_stands() -> None:
    text = "a\nb\n# referat-lint-disable-file AFS301 -- gammelt\n"
    assert run(text, finding("AFS301", 1), finding("SPR901", 2)) == ({1: "gammelt"}, [])


FAULTS = [
    ("disable-next-line AFS301", "der mangler en begrundelse; skriv den efter »--«."),
    ("disable-next-line AFS301 --", "der mangler en begrundelse; skriv den efter »--«."),
    ("disable-next-line", "der mangler en regelkode; skriv den, som AFS301."),
    ("disable-file -- alt", "der mangler en regelkode; skriv den, som AFS301."),
    ("disable-next-line AFS30 -- ja", "reglen »AFS30« kendes ikke; ret koden. Mente du »AFS301«?"),
    ("disable-next-line ALL -- ja", "reglen »ALL« kendes ikke; ret koden."),
    (
        "disable-next-line PER801 -- ja",
        "PER801 kan kun undtages i referat-lint-ignore.toml; skriv den der, med navn og slutdato.",
    ),
]


@pytest.mark.parametrize(("words", "fault"), FAULTS)
def test_a_comment_that_lacks_something_has_no_effect_and_is_told(words: str, fault: str) -> None:
    text = f"a\n# referat-lint-{words}\nx\n"
    findings = finding("AFS301", 3), finding("PER801", 3)
    message = f"»referat-lint-{words.removesuffix('--').strip()}«: {fault}"
    assert run(text, *findings) == ({}, [("UND001", 2, message)])


def test_what_only_the_sidecar_allows_does_not_spoil_the_rest_of_a_comment() -> None:
    text = "# referat-lint-disable-next-line AFS301 PER801 -- ja\nx\n"
    allowed, notes = run(text, finding("AFS301", 2), finding("PER801", 2))
    assert (allowed, [code for code, _, _ in notes]) == ({2: "ja"}, ["UND001"])


def test_of_a_rule_that_was_not_run_or_that_failed_nobody_can_say_it_is_unused() -> None:
    source = read(b"# referat-lint-disable-next-line AFS301 -- ja\nx\n", "x.txt")
    few = replace(result(), counts=(Count("UND002", 0, 0, 0, 0),))
    assert suppress(few, allowances(source), RULES, None, TODAY).findings == ()
    failed = replace(result(), failures=(Failure("AFS301", "x"),))
    assert suppress(failed, allowances(source), RULES, None, TODAY).findings == ()


def test_what_is_no_referat_is_not_told_of_its_comments() -> None:
    source = read(b"# referat-lint-disable-next-line AFS301\nx\n", "x.txt")
    other = replace(result(), status="andet")
    assert suppress(other, allowances(source), RULES, None, TODAY) == other


def test_comments_are_counted_as_places_of_their_rules() -> None:
    source = read(
        b"# referat-lint-disable-next-line AFS301\nx\n"
        b"# referat-lint-disable-next-line AFS301 -- ja\nx\n",
        "x.txt",
    )
    done = suppress(result(finding("AFS301", 4)), allowances(source), RULES, None, TODAY)
    assert [count for count in done.counts if count.code.startswith("UND")] == [
        Count("UND001", 2, 1, 1, 0), Count("UND002", 2, 2, 0, 0), Count("UND003", 2, 2, 0, 0)
    ]  # fmt: skip


def test_a_reason_is_masked_and_the_weight_is_as_set() -> None:
    source = read(b"# referat-lint-disable-next-line SPR901 -- om 010190-1234\nx\n", "x.txt")
    settings = Settings({"UND002": "info"})
    done = suppress(result(), allowances(source), RULES, settings, TODAY)
    [note] = done.findings
    assert (note.severity, note.line, note.column, note.end_column) == ("info", 1, 1, 58)
    assert note.quote == "# referat-lint-disable-next-line SPR901 -- om ******-****"


def entry(path: Path, **values: str) -> tuple[Allowance, ...]:
    """The sidecar with one entry."""
    given = {"fingerprint": "f", "rule": "AFS301", "reason": "aftalt"} | values
    lines = [f'{key} = "{value}"' if key != "until" else f"until = {value}"
             for key, value in given.items() if value]  # fmt: skip
    file = path / "referat-lint-ignore.toml"
    file.write_text("\n[[ignore]]\n" + "\n".join(lines) + "\n", "utf-8")
    return sidecar.load(file, RULES)


def beside(path: Path, *findings: Finding, **values: str) -> tuple[list[str | None], list[str]]:
    done = suppress(result(*findings), entry(path, **values), RULES, None, TODAY)
    notes = [f.message.replace(f"{path}/", "") for f in done.findings if f.code.startswith("UND")]
    return [f.suppressed for f in done.findings if not f.code.startswith("UND")], notes


def test_an_entry_lets_its_finding_pass_and_no_other(tmp_path: Path) -> None:
    two = finding("AFS301", 1), finding("AFS301", 2, "g")
    assert beside(tmp_path, *two) == (["aftalt", None], [])
    assert beside(tmp_path, finding("SPR901", 1)) == ([None], [])
    assert beside(tmp_path, *two, until="2026-11-24", by="Bo") == (["aftalt", None], [])


def test_an_entry_for_a_file_speaks_of_that_file_alone(tmp_path: Path) -> None:
    one = finding("AFS301", 1)
    assert beside(tmp_path, one, file="x.txt") == (["aftalt"], [])
    assert beside(tmp_path, one, file="y.txt") == ([None], [])
    unused = "AFS301 (referat-lint-ignore.toml:2) er ubrugt."
    assert beside(tmp_path, finding("AFS301", 1, "g"), file="x.txt") == ([None], [unused])


def test_an_entry_past_its_date_lets_nothing_pass_and_is_told(tmp_path: Path) -> None:
    told = "AFS301 (referat-lint-ignore.toml:2) udløb 23.11.2026."
    assert beside(tmp_path, finding("AFS301", 1), until="2026-11-23") == ([None], [told])


def test_personal_data_need_a_name_and_an_end_date(tmp_path: Path) -> None:
    cpr = finding("PER801", 1)
    given = {"rule": "PER801", "by": "Bo", "until": "2027-01-01"}
    assert beside(tmp_path, cpr, **given) == (["aftalt"], [])
    at = "»referat-lint-ignore.toml:2«: der mangler"
    for lacking, words in [("by", "et navn (by)"), ("until", "en slutdato (until)")]:
        given_less = {**given, lacking: ""}
        assert beside(tmp_path, cpr, **given_less) == ([None], [f"{at} {words}; skriv det ind."])
    nothing = {"rule": "PER801", "reason": ""}
    words = "en begrundelse (reason) og et navn (by) og en slutdato (until)"
    assert beside(tmp_path, cpr, **nothing) == ([None], [f"{at} {words}; skriv det ind."])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x = 1", "1: »x« kendes ikke; hver undtagelse begynder med [[ignore]]."),
        ("ignore = 1", "1: hver undtagelse begynder med [[ignore]]."),
        ('[[ignore]]\nrule = "AFS301"', "1: undtagelsen mangler »fingerprint«."),
        ('[[ignore]]\nfingerprint = "f"', "1: undtagelsen mangler »rule«."),
        (
            '[[ignore]]\nfingerprint = "f"\nrule = "AFS31"',
            "3: reglen »AFS31« kendes ikke. Mente du »AFS301«?",
        ),
        (
            '[[ignore]]\nfingerprint = "f"\nrul = "x"',
            "3: nøglen »rul« kendes ikke. Mente du »rule«?",
        ),
        ("[[ignore]]\nfingerprint = 5", "2: »fingerprint« skal være tekst i anførselstegn."),
        (
            '[[ignore]]\nfingerprint = "f"\nrule = "AFS301"\nuntil = "snart"',
            "4: »until« skal være en dato som 2027-12-31.",
        ),
    ],
)
def test_a_mistake_in_the_sidecar_is_told_with_its_line(
    tmp_path: Path, text: str, words: str
) -> None:
    file = tmp_path / "referat-lint-ignore.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(Mistake) as mistake:
        sidecar.load(file, RULES)
    assert str(mistake.value) == f"{file}:{words}"


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    found = replace(finding("AFS301", 1), quote='5 "stemte"\nfor')
    file = tmp_path / "referat-lint-ignore.toml"
    words = sidecar.words(found, "a/ø 1.txt", 'Talt "om"', "Bo", "2027-01-01")
    assert 'quote = "5 \\"stemte\\" for"' in words
    file.write_text(words, "utf-8")
    [read_back] = sidecar.load(file, RULES)
    assert read_back.entry is not None
    assert (read_back.codes, read_back.reason, read_back.entry.fingerprint) == (
        ("AFS301",), 'Talt "om"', "f"
    )  # fmt: skip
    assert (read_back.entry.by, read_back.entry.until, read_back.entry.file) == (
        "Bo", "2027-01-01", "ø 1.txt"
    )  # fmt: skip


def test_no_words_are_kept_of_personal_data() -> None:
    assert "quote" not in sidecar.words(finding("PER801", 1), "x.txt", "ja")


def test_entries_are_taken_out_and_the_rest_stays() -> None:
    text = "# top\n[[ignore]]\na = 1\n\n# to\n[[ignore]]\nb = 2\n[[ignore]]\nc = 3\n"
    assert sidecar.without(text, [6]) == "# top\n[[ignore]]\na = 1\n\n# to\n[[ignore]]\nc = 3\n"
    assert sidecar.without(text, []) == text
