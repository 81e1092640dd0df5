"""LibreOffice, started once for many files."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

SECONDS = 240


def converted(files: Sequence[Path], ending: str, folder: Path, profile: Path) -> list[Path]:
    """The files as LibreOffice writes them, in `folder`, each under its own name.

    `profile`: the folder of its settings; two runs at one time must not share it.
    """
    subprocess.run(
        ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}",
         "--convert-to", ending, "--outdir", folder, *files],
        check=True, capture_output=True, timeout=SECONDS,
    )  # fmt: skip
    return [folder / file.with_suffix(f".{ending.partition(':')[0]}").name for file in files]
