"""What a configuration may hold, as schemas/config.schema.json has it, told in Danish."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from referat_lint.mistake import meant

TYPES = {
    "string": (str, "tekst"),
    "array": (list, "en liste"),
    "integer": (int, "et helt tal"),
    "object": (dict, "et afsnit med nøgler"),
}
Fault = tuple[tuple[str | int, ...], str]


def properties() -> Mapping[str, Any]:
    """Every key, with what it may hold."""
    from referat_lint.schema import load

    found: Mapping[str, Any] = load("config")["properties"]
    return found


def faults(table: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with a table of settings: the route of the key, and a sentence."""
    from referat_lint.schema import load

    return _faults(table, load("config"), ())


def _faults(value: Any, schema: Mapping[str, Any], route: tuple[str | int, ...]) -> Iterator[Fault]:
    name = ".".join(map(str, route))
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if isinstance(value, bool) or not isinstance(value, tuple(TYPES[type_][0] for type_ in types)):
        yield route, f"»{name}« skal være {' eller '.join(TYPES[type_][1] for type_ in types)}."
    elif isinstance(value, dict):
        yield from _members(value, schema, route)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _faults(item, schema["items"], (*route, number))
    elif value not in schema.get("enum", [value]):
        known = schema["enum"]
        hint = meant(str(value), known)
        yield route, f"{name} = »{value}« kendes ikke; brug {either(known)}.{hint}"
    elif isinstance(value, int) and value < schema.get("minimum", value):
        yield route, f"»{name}« skal være mindst {schema['minimum']}."
    elif isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield route, f"{name} = »{value}« kan ikke bruges; {_example(route)}"


def _members(
    value: Mapping[str, Any], schema: Mapping[str, Any], route: tuple[str | int, ...]
) -> Iterator[Fault]:
    known, others = schema.get("properties", {}), schema.get("additionalProperties")
    for key, inner in value.items():
        if key in known or others:
            yield from _faults(inner, known.get(key, others), (*route, key))
        else:
            yield (*route, key), f"indstillingen »{key}« kendes ikke.{meant(key, known)}"


def _example(route: tuple[str | int, ...]) -> str:
    return "skriv et tal eller auto." if route == ("jobs",) else "skriv for eksempel >=0.1."


def either(words: list[str]) -> str:
    """The words as a choice: `a, b eller c`."""
    return " eller ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def value_of(key: str, text: str) -> Any:
    """A value from the command line or the environment: TOML, or plain words."""
    schema = properties().get(key, {"type": "string"})
    try:
        value = tomllib.loads(f"x = {text}")["x"]
    except (tomllib.TOMLDecodeError, RecursionError):
        value = text
    if schema["type"] == "array" and not isinstance(value, list):
        return [word.strip() for word in text.split(",") if word.strip()]
    return text if schema["type"] == "string" and not isinstance(value, str) else value
