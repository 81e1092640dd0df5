"""Imports go down one way only, and what is slow to import waits until it is used."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import referat_lint

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "referat_lint"
LAYERS = [
    "amounts source danish mistake names repack",
    "cpr finding isolated model toml walk pool",
    "numbered compare tables",
    "stand_ins",
    "presence",
    "needs outcomes",
    "readers ledger skeleton ruleset",
    "archives own_schema",
    "schema",
    "grammar disk keys saving unsure",
    "members profiles matching companions",
    "places attendees",
    "linter selection",
    "fix suppress",
    "sidecar annotate",
    "config reports runner",
    "plans audit web lsp",
    "cli",
]
RANK = {room: rank for rank, rooms in enumerate(LAYERS) for room in rooms.split()}
FILES = [file for file in sorted(PACKAGE.rglob("*.py")) if file.name != "__main__.py"]
MODULES = [file for file in FILES if file != PACKAGE / "__init__.py"]
RULES = sorted((ROOT / "rules").glob("[a-z]*_*.py"))
SLOW = {
    *("dataclasses", "json", "jsonschema", "multiprocessing", "pyparsing", "pyromark", "re2"),
    *("referat_lint.model", "tomllib"),
}


def imports(file: Path) -> Iterator[tuple[str, list[str]]]:
    """Every module of this package that a file imports, wherever in it, and the names."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and not node.level:
            found = [(str(node.module), [alias.name for alias in node.names])]
        elif isinstance(node, ast.Import):
            found = [(alias.name, []) for alias in node.names]
        else:
            continue
        yield from ((name, names) for name, names in found if name.split(".")[0] == "referat_lint")


def rooms(file: Path) -> set[str]:
    """The rooms (top-level modules and subpackages) that a file imports from."""
    found: set[str] = set()
    for module, names in imports(file):
        _, _, inside = module.partition(".")
        inner = [inside.split(".")[0]] if inside else [name for name in names if name in RANK]
        found |= set(inner)
    return found


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def where(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", MODULES, ids=where)
def test_a_room_imports_only_what_stands_below_it(file: Path) -> None:
    here = room_of(file)
    assert here in RANK, f"{here} has no layer in this test"
    assert {room for room in rooms(file) - {here} if RANK.get(room, 99) >= RANK[here]} == set()


@pytest.mark.parametrize("file", FILES, ids=where)
def test_no_import_is_relative(file: Path) -> None:
    nodes = ast.walk(ast.parse(file.read_text("utf-8")))
    assert [node.lineno for node in nodes if isinstance(node, ast.ImportFrom) and node.level] == []


@pytest.mark.parametrize("file", RULES, ids=lambda file: file.stem)
def test_a_rule_imports_public_words_only(file: Path) -> None:
    found = dict(imports(file))
    assert set(found) == {"referat_lint"}
    assert set(found["referat_lint"]) <= set(referat_lint.__all__)


def test_a_public_word_is_what_its_module_calls_by_that_name() -> None:
    promised = dict(imports(PACKAGE / "__init__.py"))
    words = sorted(name for names in promised.values() for name in names)
    assert words == sorted(referat_lint.__all__)
    for module, names in promised.items():
        for name in names:
            assert getattr(referat_lint, name) is getattr(sys.modules[module], name)


def loaded(argument: str) -> set[str]:
    """What a command imports, in a Python that has read no .pth and finds no dependency."""
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from referat_lint.cli import main; "
        f"sys.exit(main([{argument!r}]))"
    )
    python = [sys.executable, "-I", "-S", "-X", "importtime", "-c", program]
    run = subprocess.run(python, check=True, capture_output=True, text=True)
    return {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_what_is_only_asked_of_the_program_needs_no_parser(argument: str) -> None:
    assert loaded(argument) & SLOW == set()


def test_a_text_file_is_checked_without_what_other_files_need(tmp_path: Path) -> None:
    (tmp_path / "referat.txt").write_text("Byrådet\n", "utf-8")
    others = ["multiprocessing", "tarfile", "gzip", "ctypes", "lxml", "pypdf", "pypdfium2"]
    program = (
        "import sys; from referat_lint.cli import main; main(['check', '--isolated', '-q']); "
        f"print([name for name in {others!r} if name in sys.modules], file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=tmp_path
    )
    assert run.stderr == "[]\n"
