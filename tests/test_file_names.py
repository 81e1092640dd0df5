"""A file's name is held up against the date of its meeting (DAT503)."""

import pytest
from marks import RULES

from referat_lint import lint, read

RULE = next(rule for rule in RULES if rule.code == "DAT503")
TEXT = "Teknisk Udvalg\nReferat den 4. juni 2020 kl. 16.00\n1. Ny busrute\nBeslutning\nDrøftet."


def messages(name: str) -> list[str]:
    return [finding.message for finding in lint(read(TEXT.encode(), name), [RULE]).findings]


@pytest.mark.parametrize(
    "name",
    [
        "2020-06-04.txt", "referat_20200604.txt", "04-06-2020 referat.txt", "4.6.2020.txt",
        "referat 4. juni 2020.txt", "2020.06.04-.txt", "referat.txt", "000_180bd7f55427ed04.txt",
        "referat 2020.txt", "referat 31-31-2020.txt", "sag 306-2020-4412.txt", "2020-06.txt",
        "referat publiceret 2020-06-09.txt", "2020-06-04 revideret 2020-06-09.txt",
        "2019-05-02 og 2020-06-09.txt", "a20200609f.txt",
    ],
)  # fmt: skip
def test_the_same_date_no_date_or_another_kind_of_date_is_right(name: str) -> None:
    assert messages(name) == []


@pytest.mark.parametrize(
    "name", ["2020-06-09.txt", "referat_20200609.txt", "9-6-2020 referat.txt", "9. juni 2020.txt"]
)
def test_another_date_is_told_at_the_meetings_own(name: str) -> None:
    (message,) = messages(name)
    assert message == (
        "Som mødets dato står 4. juni 2020, men filen er dateret 9. juni 2020 i sit navn; "
        "ret den dato, der er forkert."
    )
