"""Settings: the nearest file upwards, each value with the place that it came from."""

import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from referat_lint import __version__, load_rules, toml
from referat_lint.cli import main
from referat_lint.config import Config, Configs, Value, find, load_config
from referat_lint.keys import faults, properties
from referat_lint.linter import Settings
from referat_lint.mistake import Mistake
from referat_lint.own_schema import Own
from referat_lint.plans import Plans
from referat_lint.schema import load
from referat_lint.selection import chosen

NO_ENVIRONMENT: dict[str, str] = {}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, and nothing in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("REFERAT_LINT_")]:
        monkeypatch.delenv(name)
    return tmp_path


def written(name: str, text: str) -> Path:
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def pairs(name: str) -> list[tuple[str, str]]:
    """Files, and what is told of each."""
    text = (Path(__file__).parent / "snapshots" / name).read_text("utf-8")
    blocks = (block.rpartition("\n> ") for block in text.removesuffix("\n").split("\n----\n"))
    return [(file, words) for file, _, words in blocks]


def near(path: str, **overrides: Value) -> Config:
    return Configs(overrides, environment=NO_ENVIRONMENT).near(path)


def told(file: Path) -> str:
    with pytest.raises(Mistake) as mistake:
        load_config(file)
    return str(mistake.value)


def test_without_a_file_the_defaults_hold() -> None:
    config = near("x.txt")
    assert {key: config[key] for key in config.values} == {
        "select": ["ALL"], "ignore": [], "extend-select": [], "per-file-ignores": {},
        "exclude": [], "fail-on": "error", "min-severity": "info", "phase": "publish",
        "lang": "da", "severity": {}, "max-size": 100_000_000, "jobs": "auto",
    }  # fmt: skip
    assert {value.origin for value in config.values.values()} == {"standard"}


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("referat-lint.toml", ""),
        (".referat-lint.toml", ""),
        (".config/referat-lint.toml", ""),
        ("pyproject.toml", "[project]\nname = 'x'\n[tool.referat-lint]\n"),
    ],
)
def test_the_nearest_file_upwards_holds(name: str, head: str, here: Path) -> None:
    Path("a/b").mkdir(parents=True)
    written(name, f'{head}phase = "draft"\n')
    config = near("a/b/x.txt")
    line = head.count("\n") + 1
    assert (config["phase"], config.origin("phase")) == ("draft", f"{here / name}:{line}")
    assert config.root == here
    written("a/referat-lint.toml", "")
    assert near("a/b/x.txt")["phase"] == "publish"


def test_a_pyproject_without_our_table_is_none_of_ours(here: Path) -> None:
    written("referat-lint.toml", 'phase = "draft"')
    written("a/pyproject.toml", "this = is not [ TOML")
    assert find(here / "a") == here / "referat-lint.toml"


def test_a_file_builds_on_another_and_tables_are_joined(here: Path) -> None:
    base = '[severity]\nSPR901 = "info"\nSPR902 = "info"\n'
    written("base.toml", f'phase = "draft"\nfail-on = "info"\n{base}')
    written(
        "a/referat-lint.toml",
        'extend = "../base.toml"\nphase = "archive"\n\n[severity]\nSPR902 = "error"\n',
    )
    config = near("a/x.txt")
    assert (config["phase"], config["fail-on"]) == ("archive", "info")
    assert config["severity"] == {"SPR901": "info", "SPR902": "error"}
    ours, base_of_it = here / "a" / "referat-lint.toml", here / "a" / ".." / "base.toml"
    assert config.origin("phase") == f"{ours}:2"
    assert config.origin("fail-on") == f"{base_of_it}:2"
    assert config.origin("severity", "SPR901") == f"{base_of_it}:4"
    assert config.origin("severity", "SPR902") == f"{ours}:5"


def test_files_that_build_on_each_other_are_told(here: Path) -> None:
    written("a.toml", 'extend = "b.toml"')
    written("b.toml", 'extend = "a.toml"')
    assert told(here / "a.toml") == f"{here}/b.toml:1: filerne bygger på hinanden i ring."
    written("c.toml", '\nextend = "nix.toml"')
    assert told(here / "c.toml") == f"{here}/c.toml:2: filen »nix.toml« findes ikke."


def test_the_environment_is_over_the_files_and_the_command_line_over_it() -> None:
    written("referat-lint.toml", 'phase = "draft"\nselect = ["STR"]\nmax-size = 5\n')
    environment = {"REFERAT_LINT_PHASE": "archive", "REFERAT_LINT_SELECT": "AFS, FRE"}
    overrides = {"phase": Value("publish", "--phase")}
    config = Configs(overrides, environment=environment).near("x.txt")
    assert config.values["phase"] == Value("publish", "--phase")
    assert config.values["select"] == Value(["AFS", "FRE"], "miljøvariablen REFERAT_LINT_SELECT")
    assert config["max-size"] == 5
    config = Configs({}, isolated=True, environment=environment).near("x.txt")
    assert (config["phase"], config["select"]) == ("publish", ["ALL"])


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        (
            {"REFERAT_LINT_PHSE": "draft"},
            "miljøvariablen REFERAT_LINT_PHSE kendes ikke. Mente du »REFERAT_LINT_PHASE«?",
        ),
        ({"REFERAT_LINT_FOO": "x"}, "miljøvariablen REFERAT_LINT_FOO kendes ikke."),
        (
            {"REFERAT_LINT_PHASE": "drft"},
            (
                "miljøvariablen REFERAT_LINT_PHASE: phase = »drft« kendes ikke; "
                "brug draft, publish eller archive. Mente du »draft«?"
            ),
        ),
        (
            {"REFERAT_LINT_MAX_SIZE": "stor"},
            "miljøvariablen REFERAT_LINT_MAX_SIZE: »max-size« skal være et helt tal.",
        ),
    ],
)  # fmt: skip
def test_a_wrong_variable_is_told(environment: dict[str, str], words: str) -> None:
    with pytest.raises(Mistake) as mistake:
        Configs({}, environment=environment)
    assert str(mistake.value) == words


WRONG_CONFIG = pairs("wrong_config.txt")


@pytest.mark.parametrize(("text", "words"), WRONG_CONFIG)
def test_a_mistake_is_told_with_its_line(text: str, words: str) -> None:
    assert told(written("x.toml", text)) == f"x.toml:{words}"


def test_a_configuration_that_is_no_utf_8_is_told() -> None:
    Path("x.toml").write_bytes(b'\n# \xe6\nphase = "draft"')
    assert told(Path("x.toml")) == "x.toml:2: filen er ikke UTF-8; gem den som UTF-8."


@pytest.mark.parametrize("wanted", [__version__, f"=={__version__}", ">=0.0.1, <100", "<=99.9"])
def test_a_version_that_fits_is_let_pass(wanted: str) -> None:
    assert load_config(written("x.toml", f'required-version = "{wanted}"'))


@pytest.mark.parametrize("wanted", ["99", ">99.1", "<0.0.1", ">=0.0.1, ==99"])
def test_a_version_that_does_not_fit_is_told(wanted: str) -> None:
    file = written("x.toml", f'\nrequired-version = "{wanted}"')
    assert told(file) == f"x.toml:2: der kræves {wanted}, men dette er {__version__}."


@pytest.mark.parametrize(
    "table",
    [
        {}, {"x": 1}, {"phase": "draft"}, {"phase": "x"}, {"phase": 1}, {"jobs": 3}, {"jobs": 0},
        {"jobs": "auto"}, {"jobs": "x"}, {"jobs": True}, {"select": ["A"]}, {"select": [1]},
        {"severity": {"A": "error"}}, {"severity": {"A": "x"}}, {"severity": []},
        {"per-file-ignores": {"*": ["A"]}}, {"per-file-ignores": {"*": "A"}}, {"max-size": 0},
        {"required-version": ">=1, <2"}, {"required-version": "1.x"}, {"extend": 1},
    ],
)  # fmt: skip
def test_what_is_told_is_what_the_schema_says(table: dict[str, Any]) -> None:
    errors = list(Draft7Validator(load("config")).iter_errors(table))
    assert bool(list(faults(table))) == bool(errors)


def test_every_default_is_allowed_by_the_schema() -> None:
    defaults = {k: s["default"] for k, s in properties().items() if "default" in s}
    assert list(faults(defaults)) == []


def test_a_rule_that_is_not_known_is_told_with_its_line(here: Path) -> None:
    for text, at in [
        ('\nselect = ["STR", "SPR91"]', 2),
        ('[severity]\nSPR902 = "info"\nSPR91 = "info"', 3),
        ('[per-file-ignores]\n"a" = []\n"b" = ["SPR91"]', 3),
    ]:
        written("referat-lint.toml", text)
        plans = Plans(Configs({}, environment=NO_ENVIRONMENT))
        with pytest.raises(Mistake) as mistake:
            plans.of("x.txt")
        words = f"{here}/referat-lint.toml:{at}: reglen »SPR91« kendes ikke. Mente du »SPR901«?"
        assert str(mistake.value) == words


def test_the_plan_of_a_file_is_what_its_configuration_says(here: Path) -> None:
    schema = written("krav.json", '{"type": "object"}')
    written(
        "referat-lint.toml",
        'select = ["SPR", "ugedag-passer-ikke"]\nignore = ["SPR905"]\nphase = "draft"\n'
        f'schema = "{schema}"\nmax-size = 9\n'
        '[severity]\nugedag-passer-ikke = "info"\n[per-file-ignores]\n"arkiv/" = ["STR"]\n'
        '"*.md" = ["SPR902"]\n',
    )
    plans = Plans(Configs({}, environment=NO_ENVIRONMENT), ignore=["DAT502"])
    plan = plans.of("x.txt")
    assert plan.codes == ("DAT501", "SPR901", "SPR902")
    assert plan.settings == Settings(
        {"DAT501": "info"}, "draft", Own('{"type": "object"}', str(here / "krav.json"))
    )
    assert plan.max_size == 9
    assert plans.of("y.txt") is plan
    assert plans.of("a/b.md").codes == ("DAT501", "SPR901")


SELECTED = [
    (["ALL"], [], {"SPR901", "SPR902", "STR101"}),
    (["ALL"], ["SPR"], {"STR101"}),
    (["ALL", "SPR901"], ["SPR"], {"SPR901", "STR101"}),
    (["SPR"], ["SPR901"], {"SPR902"}),
    (["SPR901"], ["SPR901"], set()),
    (["ejefald-med-apostrof"], ["SPR"], {"SPR901"}),
    ([], [], set()),
]


@pytest.mark.parametrize(("select", "ignore", "codes"), SELECTED)
def test_the_longest_selector_decides(
    select: list[str], ignore: list[str], codes: set[str]
) -> None:
    rules = [rule for rule in load_rules() if rule.code in {"SPR901", "SPR902", "STR101"}]
    assert set(chosen(rules, select, ignore)) == codes & {rule.code for rule in rules}


@pytest.mark.parametrize(
    ("text", "at"), [('{\n "a": 1,,\n}', "2:9"), ('{"a" 1}', "1:6"), ("", "1:1")]
)
def test_a_schema_that_is_none_is_told_with_its_place(text: str, at: str) -> None:
    written("krav.json", text)
    overrides = {"schema": Value("krav.json", "--schema")}
    with pytest.raises(Mistake, match=f"^krav.json:{at}: filen er ikke gyldig JSON: "):
        Plans(Configs(overrides, environment=NO_ENVIRONMENT)).of("x.txt")


def test_a_schema_that_is_not_there_is_told_where_it_was_named() -> None:
    overrides = {"schema": Value("nix.json", "--schema")}
    with pytest.raises(Mistake) as mistake:
        Plans(Configs(overrides, environment=NO_ENVIRONMENT)).of("x.txt")
    assert str(mistake.value) == "--schema: filen »nix.json« findes ikke."


def test_config_show_tells_every_value_and_its_origin(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written("a/referat-lint.toml", '# x\nphase = "draft"\n[severity]\nSPR901 = "info"\n')
    words = ["config", "show", "a/x.txt", "--config", "fail-on=never", "--config", "select=SPR,AFS"]
    assert main(words) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  # ")[0].rstrip() for line in lines] == [
        'select = ["SPR", "AFS"]', "ignore = []", "extend-select = []", "per-file-ignores = {}",
        "exclude = []", 'fail-on = "never"', 'min-severity = "info"', 'phase = "draft"',
        'lang = "da"', 'severity = { "SPR901" = "info" }', "max-size = 100000000", 'jobs = "auto"',
    ]  # fmt: skip
    assert [line.split("  # ")[1] for line in lines if not line.endswith("standard")] == [
        "--config", "--config", f"{here}/a/referat-lint.toml:2", f"{here}/a/referat-lint.toml:3"
    ]  # fmt: skip


def test_every_key_of_a_toml_file_has_its_line() -> None:
    text = '''a = "[x]"  # b = 1
b = """
c = 1
[d]
"""
e.f = [
  "g = 1", # h = 1
  "]",
]
[i."j.k"]
l = { m = 1 }
[[n]]
o = 1
[[n]]
'p' = 1
'''
    assert toml.lines(text) == {
        ("a",): 1, ("b",): 2, ("e", "f"): 6, ("i", "j.k"): 10, ("i", "j.k", "l"): 11,
        ("n", 0): 12, ("n", 0, "o"): 13, ("n", 1): 14, ("n", 1, "p"): 15,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "phase"), [("a.docx", "draft"), ("a.odt", "draft"), ("a.pdf", "publish")]
)
def test_config_show_tells_the_phase_that_a_file_has_unless_told(
    name: str, phase: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["config", "show", str(tmp_path / name)]) == 0
    shown = [line.split("#")[0].strip() for line in capsys.readouterr().out.splitlines()]
    assert [line for line in shown if line.startswith("phase")] == [f'phase = "{phase}"']
