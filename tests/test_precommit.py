"""The hooks of this repository, as another repository meets them."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from referat_lint.readers import ENDINGS
from referat_lint.saving import WRITABLE
from referat_lint.walk import ARCHIVES

ROOT = Path(__file__).parents[1]
SOUND = """\
Referat af møde i Kulturudvalget

Dato: Tirsdag den 4. juni 2024
Mødetidspunkt: Kl. 16:00
Mødested: Lokale 3, Rådhuset

Medlemmer: Tove Lindekær (A), Karl Mosevang (V), Signe Brohave (Ø)
Fraværende: Ingen

1. Godkendelse af dagsorden

Beslutning

Dagsordenen blev godkendt.

2. Tilskud til havnebadet

Indstilling

Forvaltningen indstiller, at tilskuddet bevilges.

Beslutning

Tilskuddet blev bevilget.
"""
MARKDOWN = """\
# Referat af møde i Kulturudvalget

**Dato:** Tirsdag den 4. juni 2024
**Mødetidspunkt:** Kl. 16:00
**Mødested:** Lokale 3, Rådhuset

**Medlemmer:** Tove Lindekær (A), Karl Mosevang (V), Signe Brohave (Ø)
**Fraværende:** Ingen

## 1. Godkendelse af dagsorden

**Beslutning:** Dagsordenen blev godkendt.

## 2. Tilskud til havnebadet

**Indstilling:** Forvaltningen indstiller, at tilskuddet bevilges.

**Beslutning:** Tilskuddet blev bevilget.
"""
UNDECIDED = [  # the last decision is gone
    SOUND.rpartition("Beslutning\n")[0],
    MARKDOWN.rpartition("**Beslutning:**")[0],
]
GOOD = {"sund.txt": SOUND, "sund.md": MARKDOWN, "Byrådets møde på ø.txt": SOUND}
BAD = {
    "usund.txt": UNDECIDED[0],
    "usund.md": UNDECIDED[1],
    "Et møde uden beslutning på ø.txt": UNDECIDED[0],
}

WORDS = ("Havnebadet's", "Havnebadets")  # outside a decision, where a fix is safe


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Of its own: no settings of the user's, the versions of constraints.txt."""
    home = tmp_path_factory.mktemp("home")
    shutil.copy(ROOT / "constraints.txt", home)  # pip parts this variable at blanks
    names = [f"GIT_{who}_{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")]
    return {
        **{name: word for name, word in os.environ.items() if not name.startswith("GIT_")},
        **dict.fromkeys(names, "test"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "PIP_CONSTRAINT": str(home / "constraints.txt"),
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
    }


def repository(folder: Path, environment: dict[str, str]) -> Path:
    """A folder made a repository, with all that is in it committed."""
    for words in ("init -q", "add --all", "commit -q -m test"):
        subprocess.run(["git", *words.split()], check=True, cwd=folder, env=environment)
    return folder


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Path:
    """The repository of the hooks as it stands, committed."""
    copy = tmp_path_factory.mktemp("hooks") / "referat-lint"
    left = shutil.ignore_patterns(".git", ".venv", ".*_cache", "build", "*.egg-info", "__pycache__")
    return repository(Path(shutil.copytree(ROOT, copy, ignore=left)), environment)


@pytest.fixture
def archive(tmp_path: Path, hooks: Path, environment: dict[str, str]) -> Path:
    """A repository with sound and unsound referater, which names both hooks."""
    for name, text in (GOOD | BAD).items():
        (tmp_path / name).write_text(text, "utf-8")
    head = ["git", "rev-parse", "HEAD"]
    rev = subprocess.run(head, check=True, cwd=hooks, capture_output=True, text=True).stdout
    named = [{"id": "referat-lint"}, {"id": "referat-lint-fix"}]
    config = {"repos": [{"repo": str(hooks), "rev": rev.strip(), "hooks": named}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(json.dumps(config), "utf-8")  # is YAML too
    return repository(tmp_path, environment)


def pre_commit(
    archive: Path, environment: dict[str, str], *words: str
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", *words, "--color", "never"]
    return subprocess.run(
        command,
        check=False,
        cwd=archive,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def test_a_repository_that_tries_the_hook_is_told_of_its_unsound_referater_alone(
    archive: Path, hooks: Path, environment: dict[str, str]
) -> None:
    run = pre_commit(archive, environment, "try-repo", str(hooks), "referat-lint", "--all-files")
    assert run.returncode == 1, run.stdout
    assert {name for name in GOOD | BAD if f"\n{name}:" in run.stdout} == set(BAD), run.stdout
    assert run.stdout.count("STR101") == len(BAD), run.stdout


def test_the_installed_hooks_pass_what_is_sound_and_mend_what_is_safe(
    archive: Path, environment: dict[str, str]
) -> None:
    sound = pre_commit(archive, environment, "run", "referat-lint", "--files", *GOOD)
    assert (sound.returncode, sound.stdout.count("Passed")) == (0, 1), sound.stdout
    wrong, right = (SOUND.replace("at tilskuddet", f"at {word} tilskud") for word in WORDS)
    (archive / "sund.txt").write_text(wrong, "utf-8")
    mended = pre_commit(archive, environment, "run", "referat-lint-fix", "--files", "sund.txt")
    assert (mended.returncode, mended.stdout.count("files were modified")) == (1, 1), mended.stdout
    assert (archive / "sund.txt").read_text("utf-8") == right


def test_the_hooks_take_what_a_walk_takes_and_fix_what_can_be_written() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    check, fix = re.findall(r"^  files: (.+)$", hooks, re.MULTILINE)
    endings = [*ENDINGS, *ARCHIVES]
    assert [ending for ending in endings if not re.search(check, f"møde{ending}")] == []
    assert [ending for ending in endings if re.search(fix, f"møde{ending}")] == [
        ending for ending, kind in ENDINGS.items() if kind in WRITABLE
    ]
    assert not re.search(check, "billede.png")
