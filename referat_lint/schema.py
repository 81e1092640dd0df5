"""Hold the model up against schemas/krav.schema.json: what is missing comes back at a place."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from referat_lint.model import Referat
from referat_lint.source import Text


@cache
def load(name: str) -> Any:
    """A schema of schemas/, read once."""
    return json.loads(files("referat_lint.schemas").joinpath(f"{name}.schema.json").read_bytes())


@cache
def _printed(kind: type) -> tuple[tuple[str, str], ...]:
    return tuple(
        (field.name, field.name.rstrip("_"))
        for field in fields(kind)
        if field.metadata.get("printed", True)
    )


def as_json(node: Any) -> Any:
    """The model as JSON data, in the shape of referat.schema.json."""
    if isinstance(node, Referat):
        source = node.kilde
        kilde = {"sti": source.path, "format": source.format, "sha256": source.sha256}
        rest = {key: as_json(getattr(node, name)) for name, key in _printed(type(node))}
        art, andel = rest.pop("art"), rest.pop("andel_forstaaet")
        start = {"skema": "referat/1", "kilde": kilde, "art": art, "andel_forstaaet": andel}
        return {**start, "forringet": node.forringet, **rest}
    if is_dataclass(node):
        return {key: as_json(getattr(node, name)) for name, key in _printed(type(node))}
    if isinstance(node, tuple):
        return [as_json(child) for child in node]
    return str(node) if isinstance(node, Text) else node


__all__ = ["Iterable", "Mapping", "as_json", "defaultdict", "load"]
