"""What a format cannot carry, or a text had by its layout alone: sample, formats, keys, reason."""

from collections.abc import Mapping

PDF = ("pdf fra Chromium", "pdf fra LibreOffice")
QUOTED = "that an earlier meeting's decision is quoted, a page shows by its margin alone"

# The paths that differ, by sample; each with the formats in which it does, and why.
EXCEPTIONS: Mapping[str, Mapping[str, tuple[tuple[str, ...], str]]] = {
    "F26/faelder": {
        "punkter[1].afsnit": (PDF, QUOTED),
        "punkter[1].beslutning.tekst": (PDF, QUOTED),
    },
}


def excepted(sample: str, form: str) -> set[str]:
    """The paths that are known to differ in a sample's file of a format."""
    known = EXCEPTIONS.get(sample, {})
    return {path for path, (forms, _) in known.items() if form in forms}
