"""Whether two parses say the same, whatever format they were read from."""

import re
from collections.abc import Iterator
from typing import Any

from referat_lint import parse
from referat_lint.schema import as_json
from referat_lint.source import Source

OWN = frozenset({"kilde", "span", "andel_forstaaet", "tabt", "forringet"})  # of the file itself
FRAME = re.compile(r"(?m)^[-|: ]*\|[-|: ]*$| *\|[-|: ]*")  # of a table that a text draws in signs
SIGN = re.compile(r"(?m)^[ \t]*[-•–\u0335\uf0b7]\s+")  # a list's sign is the format's own


def parsed(source: Source) -> Any:
    """What a parse says without what is the file's own, white space folded."""
    return _said(as_json(parse(source)))


def _said(node: Any, key: str = "") -> Any:
    if isinstance(node, dict):
        own = OWN | {"side"} if key == "indhold" else OWN
        return {name: _said(child, name) for name, child in node.items() if name not in own}
    if isinstance(node, list):
        return [_said(child, key) for child in node]
    return " ".join(SIGN.sub("", FRAME.sub("\n", node)).split()) if isinstance(node, str) else node


def differences(wanted: Any, got: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """What differs, each with its path (punkter[2].afsnit[0].tekst) and both sides."""
    if isinstance(wanted, dict) and isinstance(got, dict):
        for key in wanted:
            yield from differences(wanted[key], got.get(key), f"{path}.{key}" if path else key)
    elif isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
        for at, pair in enumerate(zip(wanted, got, strict=True)):
            yield from differences(*pair, f"{path}[{at}]")
    elif wanted != got:
        yield path, " -> ".join(_apart(str(wanted), str(got)))


def _apart(wanted: str, got: str) -> tuple[str, str]:
    """Both sides from a little before where they part."""
    pairs = enumerate(zip(wanted, got, strict=False))
    at = max(next((i for i, (a, b) in pairs if a != b), min(len(wanted), len(got))) - 40, 0)
    return repr(wanted[at : at + 150]), repr(got[at : at + 150])
