"""The path of one document: what fails in one rule, what no quorum silences, what tells apart."""

import re

import pytest
from marks import RULES

from referat_lint import Hit, Rule, Settings, Source, lint, read
from referat_lint.places import fingerprint

HEAD = "Referat fra møde i Kulturudvalget\nDato: 5. marts 2024 kl. 16.00\nSted: Lokale 2\n"


def test_what_a_requirement_raises_is_its_rules_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("referat_lint.schema.violations", broken)
    text = HEAD + "Punkt 1: Ny hal\nBeslutning\nGodkendt. Se punkt 7.\nHold mig til til.\n"
    result = lint(read(text.encode(), "x.txt"), RULES)
    worded = {rule.code for rule in RULES if rule.check is None}
    assert {failure.code for failure in result.failures} <= worded
    assert "FRE201" in {failure.code for failure in result.failures}
    assert "SPR902" in {finding.code for finding in result.findings}


def test_without_quorum_the_count_speaks_alone() -> None:
    text = (
        HEAD
        + "Medlemmer: Ida Lund (A), Bo Friis (V), Eva Holst (C)\nFraværende: Eva Holst\n"
        + "Punkt 1: Ny hal\nBeslutning\nUdvalget var ikke beslutningsdygtigt.\n"
        + "For stemte Ida Lund (A).\nImod stemte Jens Ole (F).\n"
    )
    result = lint(read(text.encode(), "x.txt"), RULES)
    told = [finding.code for finding in result.findings if finding.code[:3] in ("FRE", "AFS")]
    assert told == ["FRE209"]


def test_findings_that_are_alike_in_all_they_show_have_fingerprints_of_their_own() -> None:
    text = HEAD + "Punkt 1: Ny hal\nBeslutning\nGodkendt for 010190-1234 og 020290-2345.\n"
    found = lint(read(text.encode(), "x.txt"), RULES).findings
    first, second = (one.fingerprint for one in found if one.code == "PER801")
    assert first == fingerprint("PER801", "1", "******-****")
    assert second == fingerprint("PER801", "1", "******-****", 2) != first


DRAFTED = Rule(
    code="XXX999",
    name="proeve",
    severity="error",
    draft="info",
    given="referat",
    basis="Praksis.",
    message="Her er fasen {phase}; ret den.",
    why="Det er en prøve.",
    bad="",
    good="",
)(lambda _, referat: [Hit(referat.head, {"phase": referat.fase})])


@pytest.mark.parametrize(
    ("format_", "phase", "found"),
    [
        ("docx", None, ("info", "draft")),
        ("odt", None, ("info", "draft")),
        ("txt", None, ("error", "publish")),
        ("pdf", None, ("error", "publish")),
        ("docx", "publish", ("error", "publish")),
        ("docx", "archive", ("error", "archive")),
        ("txt", "draft", ("info", "draft")),
    ],
)
def test_a_rules_weight_in_a_draft_is_another_and_a_word_file_is_a_draft_unless_told(
    format_: str, phase: str | None, found: tuple[str, str]
) -> None:
    source = Source("x", HEAD + "Punkt 1: Ny hal\nBeslutning\nGodkendt.\n", format=format_)
    (one,) = lint(source, [DRAFTED], Settings(phase=phase)).findings
    assert (one.severity, one.message) == (found[0], f"Her er fasen {found[1]}; ret den.")


def test_the_weight_that_the_configuration_gives_a_rule_goes_before_that_of_a_draft() -> None:
    source = Source("x", HEAD + "Punkt 1: Ny hal\nBeslutning\nGodkendt.\n", format="docx")
    (one,) = lint(source, [DRAFTED], Settings(severity={"XXX999": "warning"})).findings
    assert one.severity == "warning"


COUNTED = re.compile(r"(?:(?<!\\)\.|\[\^[^\]]*\]|\\[wWsSdDpP]L?)\{\d*,\d{2,}\}")


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.trigger], ids=lambda r: r.code)
def test_no_trigger_counts_what_may_be_anything(rule: Rule) -> None:
    assert COUNTED.findall(r"tlf.{0,20}\d [^\n]{1,20} \w{0,90}") != []
    assert [pattern for pattern in rule.trigger if COUNTED.search(pattern)] == []
