"""What is in the repository is what gets installed, as a wheel and editable."""

import json
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINT = """
import json, site, sys
from importlib.resources import files
site.addsitedir(sys.argv[1])
sys.path.append(sys.argv[2])  # the dependencies; no .pth of theirs is read
from referat_lint import lint, load_rules, read
rules = load_rules()
lint(read("Referat af møde i Byrådet\\n1. Havnen".encode(), "x.txt"), rules)
schemas = (entry.name for entry in files("referat_lint.schemas").iterdir())
print(json.dumps({
    "home": sys.modules["referat_lint"].__file__,
    "rules": sorted(rule.code for rule in rules),
    "schemas": sorted(name for name in schemas if name.endswith(".json")),
}))
"""


def test_pyproject_lists_every_package() -> None:
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    inits = (ROOT / "referat_lint").rglob("__init__.py")
    here = {".".join(init.parent.relative_to(ROOT).parts) for init in inits}
    assert set(setuptools["packages"]) == here | {"referat_lint.schemas", "referat_lint.rules"}


def test_every_folder_with_modules_is_a_package() -> None:
    folders = {file.parent for file in (ROOT / "referat_lint").rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_the_versions_that_make_installs_are_exact_and_name_no_address() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert [pin for pin in pins if not re.fullmatch(r"[\w-]+==[\d.]+", pin)] == []


@pytest.mark.parametrize("editable", [[], ["--editable"]], ids=["wheel", "editable"])
def test_an_installed_package_finds_its_rules_and_schemas(
    editable: list[str], tmp_path: Path
) -> None:
    home, copy = tmp_path / "site", tmp_path / "en kopi på ø"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "build", "*.egg-info"))
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--target", str(home), *editable, str(copy)], check=True, cwd=tmp_path)
    python = [sys.executable, "-S", "-c", LINT, str(home), sysconfig.get_path("purelib")]
    lint = subprocess.run(python, check=True, cwd=tmp_path, capture_output=True, text=True)
    assert json.loads(lint.stdout) == {
        "home": str((copy if editable else home) / "referat_lint" / "__init__.py"),
        "rules": sorted(file.stem[:6].upper() for file in (ROOT / "rules").glob("[a-z]*_*.py")),
        "schemas": sorted(file.name for file in (ROOT / "schemas").glob("*.json")),
    }
