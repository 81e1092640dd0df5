"""The five real referater: each is read as a careful reader reads it, and all findings are known.

`seeds/NNN.forventet` is in the notation of layouts/NOTATION.md. A line of `seeds/NNN.findings.txt`
is a finding: rule, line, outcome, severity, and why it is right.
"""

from pathlib import Path

import pytest
from compare import compare
from marks import RULES
from notation import expected
from score import parsed

from referat_lint import lint, read

HERE = Path(__file__).with_name("seeds")
SEEDS = sorted((HERE.parents[1] / "seeds").glob("*.txt"))
each = pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem[:3])


def beside(seed: Path, ending: str) -> str:
    return (HERE / f"{seed.stem[:3]}.{ending}").read_text("utf-8")


def wanted(seed: Path) -> list[tuple[str, int, str, str]]:
    """What each line of the findings says before its reason."""
    found = []
    for line in beside(seed, "findings.txt").splitlines():
        code, place, outcome, severity, reason = line.split(maxsplit=4)
        assert reason
        found.append((code, int(place), outcome, severity))
    return found


def test_there_are_five() -> None:
    assert len(SEEDS) == 5


@each
def test_a_seed_is_read_as_a_careful_reader_reads_it(seed: Path) -> None:
    score = compare(expected(beside(seed, "forventet"), seed.stem), parsed(seed))
    assert [str(one) for one in score.differences] == []


@each
def test_a_seed_has_these_findings_and_no_other(seed: Path) -> None:
    result = lint(read(seed.read_bytes(), seed.name), RULES)
    found = [(one.code, one.line, one.outcome, one.severity) for one in result.findings]
    assert sorted(found) == sorted(wanted(seed))
    assert result.failures == ()
