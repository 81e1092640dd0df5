"""What the documents show is what the program does, and they speak of every rule."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from marks import found, run, unmark

from referat_lint import Rule, load_rules

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
GUIDE = (ROOT / "docs" / "vejledning.md").read_text("utf-8")
CODES = {rule.code for rule in load_rules()}
LINK = re.compile(r"\]\((?P<path>[^)#]*)(?:#(?P<heading>[^)]+))?\)")
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
OURS = re.compile(r"(?:^|`|\$ )referat-lint ([a-z]+)((?: [^`\n]*)?)", re.MULTILINE)
RUNS = ("pipx run --spec . ", "uvx --from . ")  # they fetch, so what they run is looked at instead


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    """docs/generate.py, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def printed(generate: ModuleType) -> dict[Path, str]:
    """What `make docs` would write."""
    return dict(generate.files())


def test_every_page_is_up_to_date_and_none_is_left_over(printed: dict[Path, str]) -> None:
    pages = ROOT / "docs" / "regler"
    here = {path: path.read_text("utf-8") for path in pages.iterdir()}
    assert here == {path: text for path, text in printed.items() if path.parent == pages}
    assert {path.stem for path in here} == {*CODES, "README"}


@pytest.mark.parametrize("name", ["README.md", "docs/vejledning.md"])
def test_every_run_goes_as_it_is_shown(name: str, printed: dict[Path, str]) -> None:
    shown = (ROOT / name).read_text("utf-8")
    assert shown == printed[ROOT / name]
    assert shown.count("```console\n$ ") == shown.count("```console")


def test_the_example_holds_three_real_faults(generate: ModuleType) -> None:
    words = generate.run("referat-lint check --output-format concise docs/eksempel.txt", ROOT)
    codes = re.findall(r":\d+:\d+: (\w+)", words)
    assert codes == ["TAL702", "FRE208", "STR101"]


def test_the_readme_has_a_row_for_each_rule() -> None:
    rows = re.findall(r"^\| \[(\w+)\]\(docs/regler/\1\.md\) \|", README, re.MULTILINE)
    assert rows == sorted(CODES)


def test_the_guide_tells_what_to_do_about_each_rule() -> None:
    assert sorted(re.findall(r"^- \*\*([A-Z]{3}\d{3})\*\*: ", GUIDE, re.MULTILINE)) == sorted(CODES)


def test_every_code_that_is_named_is_a_rule_of_ours() -> None:
    texts = README + GUIDE + (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert set(re.findall(r"\b[A-Z]{3}\d{3}\b", texts)) - CODES == {"SPR999"}  # the made-up one


def test_every_target_of_make_that_is_named_is_there() -> None:
    for target in set(re.findall(r"(?:^ {4}|`)make ([\w-]+)", README, re.MULTILINE)):
        make = ["make", "--dry-run", "--silent", target]
        subprocess.run(make, check=True, cwd=ROOT, capture_output=True)


def test_what_pipx_and_uv_are_to_run_is_right(generate: ModuleType) -> None:
    for start in RUNS:
        (command,) = re.findall(rf"(?:^ {{4}}|`){re.escape(start)}([^`\n]*)", README, re.MULTILINE)
        assert command == "referat-lint check --exit-zero seeds"
    assert "referater er klar til udgivelse" in generate.run(command, ROOT)


def test_every_flag_that_is_named_is_known(generate: ModuleType) -> None:
    known: dict[str, str] = {}
    for command, rest in OURS.findall(README + GUIDE):
        help_ = known.setdefault(command, generate.run(f"referat-lint {command} --help", ROOT))
        assert help_.startswith("brug: "), command
        flags = re.findall(r"(?:^| )(--?[a-z][a-z-]*)", re.sub(r'"[^"]*"| \|.*', "", rest))
        assert [flag for flag in flags if not re.search(rf"(?<!\w){flag}\b", help_)] == []


@pytest.mark.parametrize("name", ["README.md", "docs/vejledning.md", "docs/regler/README.md"])
def test_every_link_leads_somewhere(name: str) -> None:
    file = ROOT / name
    for path, heading in LINK.findall(file.read_text("utf-8")):
        target = file.parent / path if path else file
        assert target.exists(), path
        if not heading:
            continue
        headings = re.findall(r"^#+ (.*)$", target.read_text("utf-8"), re.MULTILINE)
        anchors = [re.sub(r"[^\w -]", "", words.lower()).replace(" ", "-") for words in headings]
        assert heading in anchors, heading


def test_the_rule_that_the_readme_adds_holds_to_its_examples() -> None:
    names: dict[str, Any] = {}
    exec(PYTHON.findall(README)[0], names)
    (rule,) = (value for value in names.values() if isinstance(value, Rule))
    text, marks = unmark(rule.bad)
    assert marks
    assert found(rule, text) == marks
    good = unmark(rule.good)[0]
    assert found(rule, good) == []
    fixes = [finding.fix for finding in run(rule, text).findings if finding.fix]
    assert len(fixes) == len(marks)
    assert rule.code not in CODES


def test_the_program_that_the_readme_shows_runs() -> None:
    python = [sys.executable, "-c", PYTHON.findall(README)[1]]
    done = subprocess.run(python, check=True, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == "[('TAL702', 12), ('FRE208', 14), ('STR101', 16)]\n"
