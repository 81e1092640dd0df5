"""The command line: words, exit codes and streams, in Danish."""

import io
import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from shell import ARTICLE, CPR, FAULT, SOUND, Answer

from referat_lint import __version__, load_rules
from referat_lint.cli import main, streams
from referat_lint.cli.arguments import COMMANDS
from referat_lint.schema import load

Run = Callable[..., Answer]
Move = Callable[[Path], None]
QUIET = ("-q", "--output-format", "concise")
LINE = (
    "{}:9:4: SPR901 ejefald-med-apostrof pkt. 2: "
    "»Kommune´s« har apostrof i ejefald; skriv »Kommunes«.\n"
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith("REFERAT_LINT_") or name in {"NO_COLOR", "FORCE_COLOR"}:
            monkeypatch.delenv(name)

    def run(*words: str) -> Answer:
        code = main(words)
        return Answer(code, *capsys.readouterr())

    return run


@pytest.fixture
def cwd(monkeypatch: pytest.MonkeyPatch) -> Move:
    """Goes to a folder."""
    return monkeypatch.chdir


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A sound referat, one with a warning, one with an error, an article."""
    (tmp_path / "a.txt").write_text(SOUND, "utf-8")
    (tmp_path / "b.txt").write_text(f"{SOUND}\n{FAULT}", "utf-8")
    (tmp_path / "c.txt").write_text(f"{SOUND}\n{CPR}", "utf-8")
    (tmp_path / "d.txt").write_text(ARTICLE, "utf-8")
    return tmp_path


def spr(*words: str) -> tuple[str, ...]:
    return ("check", "--select", "SPR901", *QUIET, *words)


def test_the_version_is_told(run: Run) -> None:
    assert run("--version") == (0, f"referat-lint {__version__}\n", "")


@pytest.mark.parametrize("words", [["--help"], *([name, "--help"] for name in COMMANDS)])
def test_help_is_in_danish(run: Run, words: list[str]) -> None:
    code, out, err = run(*words)
    assert (code, err) == (0, "")
    assert out.startswith("brug: referat-lint ")
    assert re.findall(r"usage:|options:|positional arguments|show this", out) == []


def test_without_a_command_help_is_shown(run: Run) -> None:
    code, out, _ = run()
    assert (code, out.startswith("brug: ")) == (2, True)


PAIRS = (Path(__file__).parent / "snapshots" / "wrong_use.txt").read_text("utf-8").splitlines()
WRONG = [(PAIRS[n][2:].split(), PAIRS[n + 1]) for n in range(0, len(PAIRS), 2)]


@pytest.mark.parametrize(("words", "told"), WRONG)
@pytest.mark.usefixtures("files")
def test_wrong_use_is_told_in_danish_with_what_was_meant(
    run: Run, words: list[str], told: str
) -> None:
    assert run(*words) == (2, "", f"referat-lint: {told}\n")


@pytest.mark.usefixtures("files")
def test_nothing_found_is_0(run: Run) -> None:
    assert run(*spr("a.txt")) == (0, "", "")


@pytest.mark.usefixtures("files")
def test_warnings_do_not_fail_unless_asked_to(run: Run) -> None:
    line = LINE.format("b.txt")
    assert run(*spr("b.txt")) == (0, line, "")
    assert run(*spr("b.txt", "--fail-on", "warning")) == (1, line, "")
    assert run(*spr("b.txt", "--fail-on", "warning", "--exit-zero")) == (0, line, "")
    assert run(*spr("b.txt", "--fail-on", "never")) == (0, line, "")


@pytest.mark.usefixtures("files")
def test_errors_are_1(run: Run) -> None:
    answer = run("check", "--select", "PER801", *QUIET, "c.txt")
    assert answer == (
        1,
        (
            "c.txt:9:15: PER801 cpr-nummer pkt. 3: Her står et cpr-nummer; "
            "slet hele nummeret, før referatet offentliggøres.\n"
        ),
        "",
    )


@pytest.mark.usefixtures("files")
def test_a_named_file_that_does_not_exist_is_2_and_the_rest_is_checked(run: Run) -> None:
    answer = run(*spr("nix.txt", "b.txt"))
    assert answer == (2, LINE.format("b.txt"), "referat-lint: nix.txt findes ikke.\n")


def test_nothing_to_check_is_3(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"\x89PNG")
    code, out, err = run("check")
    assert (code, out) == (3, "Ingen referater\n")
    assert "ingen filer fundet" in err
    assert run("check", "*.nix").code == 3


def test_everything_excluded_by_the_configuration_is_0(run: Run, files: Path) -> None:
    (files / "referat-lint.toml").write_text('exclude = ["*.txt"]\n', "utf-8")
    code, _, err = run("check")
    assert code == 0
    assert "konfigurationen udelader alle filer" in err


def test_a_named_file_is_checked_though_excluded_unless_forced(run: Run, files: Path) -> None:
    (files / "referat-lint.toml").write_text('exclude = ["b.txt"]\n', "utf-8")
    assert run(*spr("b.txt")).out == LINE.format("b.txt")
    assert run(*spr("b.txt", "--force-exclude")) == (0, "", "")
    assert run(*spr()).out == ""


@pytest.mark.usefixtures("files")
def test_the_verdict_ends_full_and_nothing_mixes_into_machine_formats(run: Run) -> None:
    out = run("check", "--select", "SPR901,PER801", "--statistics").out
    assert out.endswith(
        "\n2 af 3 referater er klar til udgivelse (1 fejl, 1 advarsel); "
        "1 anden fil er ikke et referat\n"
    )
    answer = run("check", "--select", "SPR901,PER801", "--statistics", "--output-format", "json")
    Draft202012Validator(load("finding-report")).validate(json.loads(answer.out))
    assert answer.err == "     1  PER801  cpr-nummer\n     1  SPR901  ejefald-med-apostrof\n"


def test_in_a_walk_what_is_no_referat_is_only_counted_but_named_it_is_told(
    run: Run, files: Path
) -> None:
    assert files.exists()
    walked = json.loads(run("check", ".", "--output-format", "json").out)
    assert [each["status"] for each in walked["files"]] == ["ok", "ok", "ok", "andet"]
    assert [each["path"] for each in walked["findings"] if each["path"] == "d.txt"] == []
    named = json.loads(run("check", "d.txt", "--output-format", "json").out)
    assert [each["code"] for each in named["findings"]] == ["FIL007"]


@pytest.mark.usefixtures("files")
def test_the_same_file_twice_is_checked_once(run: Run) -> None:
    assert run(*spr("b.txt", "./b.txt", ".", "b*.txt")).out == LINE.format("b.txt")


def test_show_files_names_them_and_checks_nothing(run: Run, files: Path) -> None:
    (files / ".skjult").mkdir()
    (files / ".skjult" / "e.txt").write_text(SOUND, "utf-8")
    (files / "ø mappe").mkdir()
    (files / "ø mappe" / "e.md").write_text(SOUND, "utf-8")
    out = "a.txt\nb.txt\nc.txt\nd.txt\nø mappe/e.md\n"
    assert run("check", "--show-files") == (0, out.replace("/", os.sep), "")


def test_reports_go_to_files_beside_the_one_on_the_screen(run: Run, files: Path) -> None:
    assert run(*spr("b.txt", "-o", "json=x.json", "-o", "github=x.txt")).out == LINE.format("b.txt")
    assert json.loads((files / "x.json").read_text("utf-8"))["findings"][0]["code"] == "SPR901"
    assert (files / "x.txt").read_text("utf-8").startswith("::warning file=b.txt,line=9")
    assert run(*spr("b.txt", "-o", "y.txt")) == (0, "", "")
    assert (files / "y.txt").read_text("utf-8") == LINE.format("b.txt")


@pytest.mark.usefixtures("files")
def test_what_is_too_slight_is_not_shown_and_that_is_told(run: Run) -> None:
    words = ("check", "--select", "SPR901", "--output-format", "concise", "b.txt")
    answer = run(*words, "--min-severity", "error")
    assert answer == (0, "", "1 fund under --min-severity er ikke vist.\n")


@pytest.mark.parametrize(
    ("env", "flag", "colored"),
    [
        ({}, "auto", False),
        ({"FORCE_COLOR": "1"}, "auto", True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, "auto", False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, "auto", True),
        ({}, "always", True),
        ({"FORCE_COLOR": "1"}, "never", False),
    ],
)
@pytest.mark.usefixtures("files")
def test_colour_is_as_asked(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    env: dict[str, str],
    flag: str,
    *,
    colored: bool,
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("check", "a.txt", "--color", flag).out) is colored


@pytest.mark.usefixtures("files")
def test_flags_may_stand_between_paths(run: Run) -> None:
    assert run("check", "a.txt", "--select", "SPR901", "b.txt", *QUIET).out == LINE.format("b.txt")


def test_a_rule_is_found_by_code_and_by_name(run: Run) -> None:
    text = run("rule", "SPR901").out
    assert text.startswith("SPR901 ejefald-med-apostrof (advarsel)\n")
    assert run("rule", "ejefald-med-apostrof").out == text
    assert "⟦" not in text


def test_every_rule_is_listed_in_every_format(run: Run) -> None:
    codes = [rule.code for rule in load_rules()]
    assert [line[:6] for line in run("rule").out.splitlines()] == codes
    told = json.loads(run("rule", "--output-format", "json").out)
    assert [rule["code"] for rule in told] == codes
    assert run("rule", "--output-format", "markdown").out.count("\n") == len(codes) + 2


def test_every_rule_explains_itself_in_every_format(run: Run) -> None:
    for rule in load_rules():
        for name in ("text", "markdown", "json"):
            code, out, err = run("rule", rule.code, "--output-format", name)
            assert (code, err, rule.name in out) == (0, "", True)


@pytest.mark.usefixtures("files")
def test_parse_prints_the_referat_as_json(run: Run) -> None:
    code, out, err = run("parse", "b.txt")
    assert (code, err) == (0, "")
    assert out.startswith('{\n "skema": "referat/1",\n "kilde": {\n  "sti": "b.txt",')
    assert [punkt["titel"] for punkt in json.loads(out)["punkter"]] == [
        "Godkendelse af dagsorden", "Kommune´s plan"
    ]  # fmt: skip


def test_init_writes_a_configuration_that_says_nothing_yet(run: Run, tmp_path: Path) -> None:
    assert run("init").code == 0
    written = (tmp_path / "referat-lint.toml").read_text("utf-8")
    assert all(line.startswith("#") for line in written.splitlines() if line)
    assert run("init") == (2, "", "referat-lint: referat-lint.toml findes allerede.\n")
    bare = re.sub(r"(?m)^# (?=[\[\"A-Za-z-]+ ?[=\]])", "", written)
    keep = [line for line in bare.splitlines() if not line.startswith(("extend =", "schema ="))]
    (tmp_path / "referat-lint.toml").write_text("\n".join(keep), "utf-8")
    assert run("config", "show").code == 0


class Terminal(io.StringIO):
    """A standard error that somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_progress_is_shown_to_who_waits_and_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now, terminal = [0.0], Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(streams, "monotonic", lambda: now[0])
    progress, quiet = streams.Progress(quiet=False), streams.Progress(quiet=True)
    for second in (1.0, 1.9, 2.1, 2.2, 2.4):
        now[0] = second
        progress.step()
        quiet.step()
    progress.clear()
    progress.clear()
    assert terminal.getvalue() == ("\r3 filer kontrolleret ...\r5 filer kontrolleret ...\r\x1b[K")


def test_no_progress_is_shown_to_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    log = io.StringIO()
    monkeypatch.setattr(sys, "stderr", log)
    monkeypatch.setattr(streams, "monotonic", iter((0.0, 9.0, 99.0)).__next__)
    streams.Progress(quiet=False).step()
    assert log.getvalue() == ""


def test_ignore_adds_lists_and_prunes(run: Run, files: Path) -> None:
    check = ("check", "--select", "PER801", *QUIET, "c.txt")
    assert run(*check).code == 1
    words = ("ignore", "add", "cpr-nummer", "c.txt", "--reason", "Et sagsnummer")
    assert run(*words) == (
        2, "", "referat-lint: PER801 kan kun undtages med navn (--by) og slutdato (--until).\n"
    )  # fmt: skip
    assert run(*words, "--by", "Bo", "--until", "i morgen").code == 2
    assert run(*words, "--by", "Bo", "--until", "2020-01-01").code == 2
    told = run(*words, "--by", "Bo", "--until", "2999-01-01")
    assert told == (0, "PER801 c.txt:9:15 er undtaget i referat-lint-ignore.toml.\n", "")
    assert run(*check) == (0, "", "")
    assert run("check", *check[1:], "--isolated").code == 1
    file = files / "referat-lint-ignore.toml"
    assert run("ignore", "list").out == (
        f"{file}:1: PER801 Et sagsnummer (af Bo, til 2999-01-01, c.txt)\n"
    )
    assert run("ignore", "prune").out == f"0 undtagelser er fjernet fra {file}.\n"
    (files / "c.txt").write_text(SOUND, "utf-8")
    assert run("ignore", "prune").out == f"1 undtagelse er fjernet fra {file}.\n"
    assert file.read_text("utf-8") == ""


def test_nothing_shows_the_number_of_a_file_name(run: Run, tmp_path: Path) -> None:
    path = "sag 120352-5008.txt"
    (tmp_path / path).write_text(SOUND + "\n" + FAULT, "utf-8")
    masked = "sag ******-****.txt"
    add = ("ignore", "add", "PER801", path, "--reason", "x", "--by", "Bo", "--until", "2999-01-01")
    formats = ("full", "concise", "json", "json-lines", "sarif", "github")
    answers = [
        *(run("check", path, "--output-format", name) for name in formats),
        run("check", path, "--show-files"),
        run("check", path, "--diff", "-v"),
        run("check", "væk 120352-5008.txt", "mappe/120352-5008/x.txt"),
        run("ignore", "add", "AFS301", path, "--reason", "x"),
        run("ignore", "add", "AFS301", "væk 120352-5008.txt", "--reason", "x"),
        run("parse", "væk 120352-5008.txt"),
        run("check", "--120352-5008"),
        run(*add),
        run("ignore", "list"),
        run("check", path),
        run("ignore", "prune"),
    ]
    assert not [answer for answer in answers if "5008" in answer.out + answer.err]
    assert masked in answers[0].out
    assert json.loads(answers[2].out)["files"][0]["path"] == masked
    assert f'file = "{masked}"' in (tmp_path / "referat-lint-ignore.toml").read_text("utf-8")
    assert "PER801" not in answers[-2].out
    assert answers[-1].out.startswith("0 undtagelser")


def test_prune_leaves_what_files_elsewhere_need(run: Run, files: Path, cwd: Move) -> None:
    file = files / "referat-lint-ignore.toml"
    for name in ("b.txt", "c.txt"):
        (files / "a").mkdir(exist_ok=True)
        (files / name).rename(files / "a" / name)
    (files / "a/e").mkdir()
    run("ignore", "add", "SPR901", "a/b.txt", "--reason", "x")
    cwd(files / "a/e")
    assert run("ignore", "prune").out.startswith("0 undtagelser")
    cwd(files)
    (files / "a/b.txt").write_text(SOUND, "utf-8")
    assert run("ignore", "prune", "a/c.txt").out.startswith("0 undtagelser")
    (files / "e").mkdir()
    (files / "e/b.txt").write_text(f"{SOUND}\n{FAULT}", "utf-8")
    assert run("ignore", "prune", "a/b.txt").out.startswith("0 undtagelser")
    (files / "e/b.txt").unlink()
    (files / "referat-lint.toml").write_text('ignore = ["SPR901"]\n', "utf-8")
    assert run("ignore", "prune").out.startswith("0 undtagelser")  # nobody looked
    (files / "referat-lint.toml").unlink()
    assert run("ignore", "prune", "a/b.txt").out == f"1 undtagelse er fjernet fra {file}.\n"


def test_an_entry_is_written_where_its_file_finds_it(run: Run, files: Path, cwd: Move) -> None:
    (files / "a").mkdir()
    cwd(files / "a")
    told = run("ignore", "add", "SPR901", "../b.txt", "--reason", "x")
    assert told.out == "SPR901 ../b.txt:9:4 er undtaget i ../referat-lint-ignore.toml.\n"
    assert (files / "referat-lint-ignore.toml").exists()
    assert run(*spr("../b.txt")) == (0, "", "")
    (files / "referat-lint-ignore.toml").rename(files / "a/referat-lint-ignore.toml")
    assert run(*spr("../b.txt")).out  # what stands below a file is none of its own


@pytest.mark.usefixtures("files")
def test_only_a_word_that_is_near_is_suggested(run: Run) -> None:
    far, near = (
        run("check", "--config", "fail-on=aldrig"),
        run("check", "--config", "fail-on=erorr"),
    )
    assert "brug error, warning, info eller never." in far.err
    assert "Mente du" not in far.err
    assert near.err.endswith("Mente du »error«?\n")


def test_a_rule_is_wrapped_on_a_terminal_and_its_examples_are_not(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, terminal = run("rule", "STR101").out, Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("COLUMNS", "50")
    assert main(["rule", "STR101"]) == 0
    lines = terminal.getvalue().splitlines()
    assert max(map(len, whole.splitlines())) > 100
    assert max(len(line) for line in lines if "/" not in line and line[:1] != " ") <= 50
    assert terminal.getvalue().split() == whole.split()
    assert [li for li in lines if li[:1] == " "] == [
        li for li in whole.splitlines() if li[:1] == " "
    ]


@pytest.mark.usefixtures("files")
def test_ignore_says_what_there_is_to_choose_from(run: Run) -> None:
    answer = run("ignore", "add", "PER801", "b.txt", "--reason", "x")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("referat-lint: »PER801« er intet fund i b.txt; der er:\n  ")
    assert "  SPR901  b.txt:9:4  " in answer.err
