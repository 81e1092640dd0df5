"""TOML with the line of every key: tomllib tells of none."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from referat_lint.mistake import Mistake

Route = tuple[str | int, ...]
HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]")
KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
OPAQUE = re.compile(
    r"""\"{3}.*?(?:\"{3}|\Z)|'{3}.*?(?:'{3}|\Z)|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|\#[^\n]*""", re.DOTALL
)
PLACE = re.compile(r"\(at line (\d+)")
REASONS = {  # tomllib's own words, as they begin
    "Cannot overwrite": "nøglen står der to gange",
    "Cannot declare": "afsnittet står der to gange",
    "Expected '=' after a key": "der mangler et lighedstegn efter nøglen",
    "Invalid value": "værdien kan ikke læses; tekst skal stå i anførselstegn",
    "Unclosed array": "en liste mangler sin afsluttende ]",
    "Expected newline": "der står noget efter værdien",
    "Unterminated string": "teksten mangler sit afsluttende anførselstegn",
    "Illegal character": "teksten mangler sit afsluttende anførselstegn",
}


def load(path: Path) -> tuple[dict[str, Any], dict[Route, int]]:
    """A file's data, and for each key, by its route, the line where it stands."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Mistake(f"{path}:{line}: filen er ikke UTF-8; gem den som UTF-8.") from None
    except OSError as error:
        raise Mistake(f"{path} kan ikke læses ({error.strerror}).") from None
    text = text.replace("\r\n", "\n")
    try:
        return tomllib.loads(text), lines(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Mistake(_told(path, str(error), text)) from None


def _told(path: Path, error: str, text: str) -> str:
    at = PLACE.search(error)
    line = at[1] if at else str(text.rstrip().count("\n") + 1)
    reason = next((r for start, r in REASONS.items() if error.startswith(start)), "skrivefejl")
    bare = _bare(text)
    if not at and bare.count("[") > bare.count("]"):
        reason = REASONS["Unclosed array"]
    return f"{path}:{line}: filen er ikke gyldig TOML: {reason}."


def lines(text: str) -> dict[Route, int]:
    """By route, the line of each key and table header, from 1; keys of inline tables have none."""
    found: dict[Route, int] = {}
    table: Route = ()
    counts: dict[Route, int] = {}
    depth = 0
    bare = _bare(text).split("\n")
    for number, (original, line) in enumerate(zip(text.split("\n"), bare, strict=True), 1):
        if depth <= 0 and line.lstrip()[:1] == "[" and (header := HEADER.match(original)):
            table = _route(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            found.setdefault(table, number)
            continue
        if depth <= 0 and "=" in line and (key := KEY.match(original)):
            found.setdefault((*table, *_route(key[1])), number)
        depth += line.count("[") + line.count("{") - line.count("]") - line.count("}")
    return found


def _bare(text: str) -> str:
    """The text with everything inside quotes and comments blanked; its line ends stay."""
    return OPAQUE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _route(key: str) -> Route:
    return tuple(part.strip("\"'") for part in PART.findall(key))


def line_of(found: Mapping[Route, int], route: Route) -> int:
    """The line of a key, or of the nearest thing around it that has one."""
    while route and route not in found:
        route = route[:-1]
    return found.get(route, 1)
