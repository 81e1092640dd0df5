"""The hooks of this repository, as another repository meets them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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
def archive(tmp_path: Path, environment: dict[str, str]) -> Path:
    """A repository with sound and unsound referater."""
    for name, text in (GOOD | BAD).items():
        (tmp_path / name).write_text(text, "utf-8")
    return repository(tmp_path, environment)


def test_another_repository_sees_sound_referater_pass_and_unsound_ones_fail(
    archive: Path, hooks: Path, environment: dict[str, str]
) -> None:
    try_repo = [sys.executable, "-m", "pre_commit", "try-repo", str(hooks), "referat-lint"]

    def run(names: dict[str, str]) -> subprocess.CompletedProcess[str]:
        command = [*try_repo, "--color", "never", "--files", *names]
        return subprocess.run(
            command, check=False, cwd=archive, env=environment, capture_output=True, text=True
        )

    good, bad = run(GOOD), run(GOOD | BAD)
    assert (good.returncode, bad.returncode) == (0, 1), good.stdout + bad.stdout
    assert "Passed" in good.stdout
    assert {name for name in BAD if f"{name}:" in bad.stdout} == set(BAD), bad.stdout
    assert {name for name in GOOD if f"\n{name}:" in bad.stdout} == set(), bad.stdout
    assert "STR101" in bad.stdout
