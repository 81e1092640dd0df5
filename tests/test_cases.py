"""The corner cases in cases/*.md: prose says what, ⟦marks⟧ say where."""

import re
from pathlib import Path

import pytest
from marks import RULES, found, unmark

BY_CODE = {rule.code.lower(): rule for rule in RULES}
CASES = [
    pytest.param(file.stem, text, id=f"{file.stem}: {title}")
    for file in sorted(Path(__file__).with_name("cases").glob("*.md"))
    for title, text in re.findall(
        r"^## (.+?)\n+```referat\n(.*?)\n```", file.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
]


@pytest.mark.parametrize(("code", "marked"), CASES)
def test_case(code: str, marked: str) -> None:
    text, marks = unmark(marked)
    assert found(BY_CODE[code], text) == marks


def test_every_case_is_read() -> None:
    for file in Path(__file__).with_name("cases").glob("*.md"):
        titles = re.findall(r"^## ", file.read_text("utf-8"), re.MULTILINE)
        assert len(titles) == sum(case.values[0] == file.stem for case in CASES)
