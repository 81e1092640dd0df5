"""An environment as a user has it: the wheel, built from what git knows, and what is beside it."""

import subprocess
import sys
from pathlib import Path
from shutil import copy2

ROOT = Path(__file__).parents[1]


def environment(folder: Path) -> Path:
    """Where the commands stand of a fresh environment in this folder."""
    tree, wheels, place = folder / "tree", folder / "wheels", folder / "venv"
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            copy2(ROOT / name, tree / name)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-qq"]
    run(*pip, "wheel", "--no-deps", "--wheel-dir", wheels, tree)
    run(sys.executable, "-m", "venv", place)
    commands = place / ("Scripts" if sys.platform == "win32" else "bin")
    pip[0] = str(commands / "python")
    beside = ("codespell", "python-docx")
    run(*pip, "install", "-c", ROOT / "constraints.txt", *beside, *wheels.glob("*.whl"))
    return commands


def run(*command: str | Path) -> None:
    subprocess.run(command, check=True)
