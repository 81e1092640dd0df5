"""Whether two parses say the same, whatever format they were read from."""

import re
from collections.abc import Iterator
from typing import Any

from referat_lint import parse
from referat_lint.schema import as_json
from referat_lint.source import Source

OWN = frozenset({"kilde", "span", "andel_forstaaet", "tabt", "forringet"})  # of the file itself
FRAME = re.compile(r"(?m)^[-|: ]*\|[-|: ]*$| *\|[-|: ]*")  # of a table that a text draws in signs
HYPHEN = re.compile(r"(?<=[^\W\d])- ?(?=[^\W\d])")
SIGN = re.compile(r"(?m)^\s*[-•–\u0335]\s+")  # a list's sign is the format's own


def parsed(source: Source) -> Any:
    """What a parse says without what is the file's own, white space folded."""
    return _said(as_json(parse(source)))


def _said(node: Any, key: str = "") -> Any:
    if isinstance(node, dict):
        own = OWN | {"side"} if key == "indhold" else OWN
        return {name: _said(child, name) for name, child in node.items() if name not in own}
    if isinstance(node, list):
        return [_said(child, key) for child in node]
    return _words(node) if isinstance(node, str) else node


def _words(text: str) -> str:
    """A bullet from the private use area is a bullet."""
    return " ".join(SIGN.sub("", FRAME.sub("\n", text.replace("\uf0b7", "•"))).split())


def differences(
    wanted: Any, got: Any, path: str = "", *, pages: bool = False
) -> Iterator[tuple[str, str]]:
    """What differs, each with its path (punkter[2].afsnit[0].tekst) and both sides.

    On `pages` a word may have lost a hyphen of its own at the end of a line, where nobody can tell
    it from one that the line's end has made; and a dash that begins a line is a list's sign.
    """
    if isinstance(wanted, dict) and isinstance(got, dict):
        for key in wanted:
            inner = f"{path}.{key}" if path else key
            yield from differences(wanted[key], got.get(key), inner, pages=pages)
    elif isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
        for at, pair in enumerate(zip(wanted, got, strict=True)):
            yield from differences(*pair, f"{path}[{at}]", pages=pages)
    elif wanted != got and not (pages and _but_for_hyphens(wanted, got)):
        yield path, " -> ".join(_apart(str(wanted), str(got)))


def _but_for_hyphens(wanted: Any, got: Any) -> bool:
    if not isinstance(wanted, str) or not isinstance(got, str):
        return False
    dashes = (HYPHEN.split(part) for part in wanted.split(" - "))
    may_lack = " (?:- )?".join("(?:-? ?)".join(map(re.escape, parts)) for parts in dashes)
    return re.fullmatch(may_lack, got) is not None


def _apart(wanted: str, got: str) -> tuple[str, str]:
    """Both sides from a little before where they part."""
    pairs = enumerate(zip(wanted, got, strict=False))
    at = max(next((i for i, (a, b) in pairs if a != b), min(len(wanted), len(got))) - 40, 0)
    return repr(wanted[at : at + 150]), repr(got[at : at + 150])
