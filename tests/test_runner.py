"""A run over many files: each with a result, in order, whatever happens to one of them."""

import os
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest
from shell import ARTICLE, CPR, FAULT, SOUND, shell

from referat_lint import Referat, Rule, runner
from referat_lint.linter import Settings
from referat_lint.pool import CHUNK, ordered
from referat_lint.runner import Plan, Task, do
from referat_lint.walk import Target, matcher, walk

ENDINGS = (".txt", ".md")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A hundred files of every sort, one of them empty."""
    texts = [SOUND, f"{SOUND}\n{FAULT}", f"{SOUND}\n{CPR}", ARTICLE, ""]
    for number in range(100):
        folder = tmp_path / f"mappe {number % 7}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.txt").write_text(texts[number % 5], "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["full", "json", "sarif"])
def test_the_same_bytes_come_out_for_any_number_of_jobs(files: Path, name: str) -> None:
    words = ("check", "--isolated", "--select", "SPR901,PER801,FIL", "--output-format", name)
    one, *others = [shell(*words, "-j", jobs, cwd=files) for jobs in ("1", "2", "5", "auto")]
    assert one.code == 1
    assert one.out.count("FIL001") >= 20
    assert all(other == one for other in others)


def twice(number: int) -> int:
    return number * 2


def fragile(number: int) -> int:
    if number % 50 == 7:
        os._exit(9)
    return number * 2


@pytest.mark.parametrize("jobs", [1, 2, 3, None])
def test_results_come_in_the_order_of_the_tasks(jobs: int | None) -> None:
    many = range(10 * CHUNK + 3)
    assert list(ordered(twice, many, jobs, twice)) == [2 * number for number in many]
    assert list(ordered(twice, [], jobs, twice)) == []


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    results = ordered(twice, endless(), 2, twice)
    assert [next(results) for _ in range(100)] == [2 * n for n in range(1, 101)]
    assert taken < 100 + 20 * CHUNK


def test_when_all_is_done_no_worker_is_left() -> None:
    before = active_children()
    assert list(ordered(twice, range(3 * CHUNK), 2, twice))
    assert {*active_children()} <= {*before}


def test_a_task_that_kills_its_worker_costs_no_other() -> None:
    many = range(130)
    expected = [-number if number % 50 == 7 else 2 * number for number in many]
    assert list(ordered(fragile, many, 2, lambda number: -number)) == expected


def plan(*codes: str) -> Plan:
    return Plan(codes, Settings(), 10**8)


def raising(code: str) -> Rule:
    def check(referat: Referat, whole: Referat) -> Iterator[None]:
        del whole
        raise KeyError(f"010190-1234 i {referat.art}")
        yield

    rule = Rule(
        code=code, name="en-regel", severity="error", given="referat", basis="", message="",
        why="", bad="", good="",
    )  # fmt: skip
    return rule(check)  # type: ignore[arg-type]


def test_a_rule_that_raises_is_told_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "x.txt"
    file.write_text(f"{SOUND}\n{FAULT}", "utf-8")
    rules = (*runner.ruleset(), raising("XXX101"))
    monkeypatch.setattr(runner, "ruleset", lambda: rules)
    runner._rules.cache_clear()  # noqa: SLF001
    result = do(Task(Target(str(file), named=True), plan("SPR901", "XXX101"))).result
    runner._rules.cache_clear()  # noqa: SLF001
    assert [finding.code for finding in result.findings] == ["SPR901"]
    [failure] = result.failures
    assert failure.code == "XXX101"
    assert failure.error.startswith("KeyError: '******-**** i referat' (test_runner.py:")


def test_a_file_on_which_the_program_fails_is_told_and_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "x.txt"
    file.write_text(SOUND, "utf-8")

    def lint(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(runner, "lint", lint)
    result = do(Task(Target(str(file), named=True), plan("SPR901"))).result
    assert (result.status, [f.code for f in result.findings]) == ("crash", ["FIL001"])
    assert result.findings[0].message == (
        "Programmet gik i stå på filen. Meld fejlen, og vedlæg filen."
    )
    assert [failure.code for failure in result.failures] == [""]


def walked(*paths: str, exclude: tuple[str, ...] = (), force: bool = False) -> list[str]:
    excluded = matcher((".*/", *exclude), Path.cwd())
    targets = walk(paths, ENDINGS, excluded, force=force)
    return [target.path.replace(os.sep, "/") for target in targets]


def test_a_file_that_takes_more_memory_than_there_is_is_no_fault_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lint(*_: object) -> None:
        raise MemoryError

    (tmp_path / "a.txt").write_text(SOUND, "utf-8")
    monkeypatch.setattr(runner, "lint", lint)
    done = do(Task(Target(str(tmp_path / "a.txt"), named=True), Plan((), Settings(), 10_000)))
    assert (done.result.status, done.result.failures) == ("refused", ())
    assert [finding.message for finding in done.result.findings] == [
        "Filen kræver mere hukommelse, end den må få. Del den op i mindre filer."
    ]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ["b.txt", "a.md", "c.pdf", "u/d.TXT", "u/v/e.txt", ".git/f.txt", "[g].txt"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path


@pytest.mark.usefixtures("tree")
def test_a_folder_gives_the_files_that_a_reader_knows_in_order() -> None:
    assert walked(".") == ["[g].txt", "a.md", "b.txt", "u/d.TXT", "u/v/e.txt"]
    assert walked("u", "b.txt") == ["u/d.TXT", "u/v/e.txt", "b.txt"]
    assert walked(".git") == [".git/f.txt"]


@pytest.mark.usefixtures("tree")
def test_a_named_file_is_taken_whatever_its_ending() -> None:
    assert walked("c.pdf", "[g].txt") == ["c.pdf", "[g].txt"]


@pytest.mark.usefixtures("tree")
def test_globs_find_files_and_what_is_in_folders() -> None:
    assert walked("*.txt") == ["[g].txt", "b.txt"]
    assert walked("**/*.txt") == ["[g].txt", "b.txt", "u/v/e.txt"]
    assert walked("u*") == ["u/d.TXT", "u/v/e.txt"]
    assert walked("nix*") == []


def test_a_file_is_taken_once_however_it_is_named(tree: Path) -> None:
    assert walked("b.txt", "./b.txt", str(tree / "b.txt"), "u/../b.txt") == ["b.txt"]


def test_links_to_folders_are_not_followed(tree: Path) -> None:
    (tree / "u" / "rundt").symlink_to(tree)
    assert walked("u") == ["u/d.TXT", "u/v/e.txt"]


def test_a_folder_that_cannot_be_read_is_a_target_of_its_own(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def locked(path: str) -> object:
        if path == "u":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    (tree / "c.pdf").unlink()
    monkeypatch.setattr(os, "scandir", locked)
    assert walked(".") == ["[g].txt", "a.md", "b.txt", "u"]


PATTERNS = [
    (("b.txt",), {"b.txt"}),
    (("*.txt",), {"b.txt", "[g].txt", "u/v/e.txt"}),
    (("/*.txt",), {"b.txt", "[g].txt"}),
    (("u/",), {"u/d.TXT", "u/v/e.txt"}),
    (("v/",), {"u/v/e.txt"}),
    (("u/v",), {"u/v/e.txt"}),
    (("/v",), set()),
    (("u/**",), {"u/d.TXT", "u/v/e.txt"}),
    (("**/e.txt",), {"u/v/e.txt"}),
    (("*.txt", "!b.txt"), {"[g].txt", "u/v/e.txt"}),
    (("[ab].*",), {"a.md", "b.txt"}),
    ((r"\[g\].txt",), {"[g].txt"}),
    (("?.md", "# b.txt", ""), {"a.md"}),
]


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(("patterns", "gone"), PATTERNS)
def test_what_is_excluded_is_what_git_would_ignore(
    patterns: tuple[str, ...], gone: set[str]
) -> None:
    assert set(walked(".")) - set(walked(".", exclude=patterns)) == gone


@pytest.mark.usefixtures("tree")
def test_what_is_named_is_taken_though_excluded_unless_forced() -> None:
    names = ("b.txt", "u/v/e.txt")
    assert walked(*names, exclude=("*.txt", "u/")) == ["b.txt", "u/v/e.txt"]
    assert walked(*names, exclude=("b.txt",), force=True) == ["u/v/e.txt"]
    assert walked(*names, exclude=("u/",), force=True) == ["b.txt"]
    assert walked("u", exclude=("u/",), force=True) == []
