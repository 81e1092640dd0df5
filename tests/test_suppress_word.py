"""A Word comment that asks to let a finding pass: which one, and for what reason."""

from dataclasses import replace

import pytest
from marks import RULES
from word import commented, p, r, within, word

from referat_lint import FileResult, lint, read
from referat_lint.annotate import annotate
from referat_lint.linter import Settings
from referat_lint.suppress import allowances, suppress

HEAD = (
    "Teknikudvalget",
    "Referat af møde den 12. marts 2019 kl. 16.30 i Rådhuset",
    "Fraværende: Ingen",
)
ITEM = p(
    r("1. Godkendelse af dagsorden"), properties='<w:pPr><w:pStyle w:val="Overskrift2"/></w:pPr>'
)


def allowed(words: str, *asked: str, elsewhere: str = "Godkendt.") -> bytes:
    """Minutes with comments on some words of a line, and after it another line."""
    marks = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(len(asked)))
    ends = "".join(
        f'<w:commentRangeEnd w:id="{n}"/><w:r><w:commentReference w:id="{n}"/></w:r>'
        for n in range(len(asked))
    )
    comments = "".join(
        within("comment", p(each), f'w:id="{n}" w:author="Karen Holm"')
        for n, each in enumerate(asked)
    )
    line = f"<w:p>{r('Det er ')}{marks}{r(words)}{ends}{r(' her.')}</w:p>"
    return word(*HEAD, ITEM, line, "Beslutning", elsewhere, comments=comments)


def checked(data: bytes) -> FileResult:
    source = read(data, "x.docx")
    settings = Settings()
    result = lint(source, RULES, settings)
    result = replace(result, allowances=allowances(source))
    return suppress(result, result.allowances, RULES, settings)


def told(data: bytes, *codes: str) -> list[tuple[str, str, str | None]]:
    return [
        (finding.code, finding.quote, finding.suppressed)
        for finding in checked(data).findings
        if finding.code in codes or finding.code.startswith("UND")
    ]


def test_a_finding_in_the_paragraph_of_the_comment_is_let_pass_and_no_other() -> None:
    data = allowed(
        "Rådet´s plan", "referat-lint: ignorer SPR901 - et citat", elsewhere="Kommune´s plan."
    )
    assert told(data, "SPR901") == [
        ("SPR901", "Rådet´s", "et citat"),
        ("SPR901", "Kommune´s", None),
    ]


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("referat-lint: ignorer SPR901 – et citat", "et citat"),
        ("Referat-lint: ignorér SPR901 -- et citat, aftalt", "et citat, aftalt"),
        ("referat-lint: ignorer ejefald-med-apostrof - navnet staves så", "navnet staves så"),
        ("referat-lint: ignorer SPR901, SPR905 - et citat", "et citat"),
    ],
)
def test_the_words_may_be_written_as_people_do(asked: str, reason: str) -> None:
    data = allowed("Rådet´s plan", asked)
    assert ("SPR901", "Rådet´s", reason) in told(data, "SPR901")


def test_a_comment_without_a_reason_lets_nothing_pass_and_is_told_of() -> None:
    data = allowed("Rådet´s plan", "referat-lint: ignorer SPR901")
    found = {finding.code: finding for finding in checked(data).findings}
    assert found["SPR901"].suppressed is None
    assert found["UND001"].message.endswith("der mangler en begrundelse; skriv den efter »--«.")
    assert found["UND001"].paragraph == found["SPR901"].paragraph == 5


def test_a_comment_that_nothing_needs_is_told_of() -> None:
    data = allowed("Rådets plan", "referat-lint: ignorer SPR901 - et citat")
    (finding,) = (each for each in checked(data).findings if each.code.startswith("UND"))
    words = "referat-lint: ignorer SPR901 - et citat"
    assert (finding.code, finding.paragraph, finding.quote) == ("UND002", 5, words)


def test_a_personal_number_is_not_let_pass_by_a_comment() -> None:
    data = allowed("010190-1234", "referat-lint: ignorer PER801 - aftalt")
    found = {finding.code: finding for finding in checked(data).findings}
    assert found["PER801"].suppressed is None
    assert "referat-lint-ignore.toml" in found["UND001"].message


def test_a_finding_that_is_let_pass_gets_no_remark_and_the_comment_stays() -> None:
    asked = "referat-lint: ignorer SPR901 - et citat"
    data = allowed("Rådet´s plan", asked, "Skal det stå sådan?")
    after = annotate(data, "x.docx", checked(data))
    theirs = [(place, said) for place, said in commented(after) if "\n" not in said]
    assert theirs == [("Rådet´s plan", asked), ("Rådet´s plan", "Skal det stå sådan?")]
    assert not [said for _, said in commented(after) if "SPR901)" in said]
    assert told(after, "SPR901") == told(data, "SPR901")
