"""A body's own schema: read, and found sound before anything is held up against it."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from referat_lint.mistake import Mistake, meant
from referat_lint.skeleton import KEYS

TYPES = {
    "object": "et objekt",
    "array": "en liste",
    "string": "en tekst",
    "boolean": "true eller false",
    "number": "et tal",
    "integer": "et helt tal",
    "null": "null",
}
ANNOTATIONS = frozenset({"regel", "uafgjort"})
SCHEMAS = frozenset({"if", "then", "else", "not", "items", "contains", "additionalProperties"})
LISTS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
MAPS = frozenset({"properties", "$defs", "dependentSchemas", "patternProperties"})
REFUSED = frozenset({"$dynamicRef", "$id", "$anchor", "unevaluatedProperties"})
MOST_DEEP = 100


class Own(NamedTuple):
    """A schema's text, which is a sound one, and the file it was read from."""

    text: str
    path: str


def load_own(text: str, path: str) -> Own:
    """The schema in a file's text; a mistake in it is told with its place."""
    try:
        schema = json.loads(text)
    except json.JSONDecodeError as error:
        at = f"{path}:{error.lineno}:{error.colno}"
        raise Mistake(f"{at}: filen er ikke gyldig JSON: {_reason(error)}.") from None
    except RecursionError:
        raise Mistake(f"{path}: skemaet er for dybt.") from None
    for pointer, words in _mistakes(schema):
        raise Mistake(f"{path}: {words} (ved »{pointer or '/'}«).")
    return Own(text, path)


def _reason(error: json.JSONDecodeError) -> str:
    words = {
        "Expecting ',' delimiter": "her skulle stå et komma",
        "Expecting property name enclosed in double quotes": "her skulle stå et navn i "
        "anførselstegn, måske efter et komma for meget",
        "Expecting value": "her skulle stå en værdi",
        "Expecting ':' delimiter": "her skulle stå et kolon",
        "Extra data": "her skulle filen være slut",
        "Illegal trailing comma before end of object": "her står et komma for meget",
        "Illegal trailing comma before end of array": "her står et komma for meget",
    }
    return words.get(error.msg, "her er en skrivefejl")


def _mistakes(schema: Any) -> Iterator[tuple[str, str]]:
    """The JSON pointer of each mistake, and what is wrong, the nearest to the root first."""
    if not isinstance(schema, dict):
        yield "", "et skema er et objekt i {...}"
        return
    if deep := _too_deep(schema):
        yield deep, f"skemaet er dybere end {MOST_DEEP} trin"
        return
    yield from _unsound(schema)
    yield from _odd(schema, schema, "")


def _too_deep(schema: Any) -> str | None:
    layer: list[tuple[str, Any]] = [("", schema)]
    for _ in range(MOST_DEEP):
        layer = [
            (f"{pointer}/{_escaped(key)}", value)
            for pointer, node in layer
            for key, value in _children(node)
            if isinstance(value, dict | list)
        ]
        if not layer:
            return None
    return layer[0][0]


def _children(node: Any) -> Iterable[tuple[str | int, Any]]:
    return node.items() if isinstance(node, dict) else enumerate(node)


def _escaped(key: str | int) -> str:
    return str(key).replace("~", "~0").replace("/", "~1")


def _unsound(schema: Any) -> Iterator[tuple[str, str]]:
    """What the metaschema says."""
    from jsonschema import Draft202012Validator

    meta = Draft202012Validator(
        Draft202012Validator.META_SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    errors = sorted(meta.iter_errors(schema), key=lambda error: len(error.absolute_path))
    for error in errors:
        pointer = "".join(f"/{_escaped(step)}" for step in error.absolute_path)
        yield pointer, _told(error)


def _told(error: Any) -> str:
    found = json.dumps(error.instance, ensure_ascii=False)
    found = found if len(found) <= 40 else f"{found[:37]}..."  # noqa: PLR2004  # a line's worth
    if error.validator == "type":
        kinds = error.validator_value
        kinds = [kinds] if isinstance(kinds, str) else kinds
        return f"{found} skulle være {' eller '.join(TYPES[kind] for kind in kinds)}"
    if error.validator == "format" and error.validator_value == "regex":
        return f"{found} er ikke et regulært udtryk, der kan læses"
    if error.validator == "anyOf" and error.absolute_path and error.absolute_path[-1] == "type":
        return f"{found} er ingen type; skriv {', '.join(TYPES)}"
    return f"{found} kan ikke stå her"


def _odd(schema: Any, node: Any, pointer: str) -> Iterator[tuple[str, str]]:
    """What the metaschema lets pass and no referat will ever meet: misspelt words and names."""
    for key, value in node.items() if isinstance(node, dict) else ():
        at = f"{pointer}/{_escaped(key)}"
        if key not in _keywords() and (guess := meant(key, _keywords())):
            yield at, f"»{key}« kendes ikke i JSON Schema.{guess}"
        elif key in REFUSED:
            yield at, f"»{key}« kan ikke bruges her"
        elif key == "$ref":
            yield from _reference(schema, value, at)
        else:
            for name in (name for name in _names(key, value) if name not in KEYS):
                where = at if key == "required" else f"{at}/{_escaped(name)}"
                yield where, _unknown(name)
            inner = value.items() if key in MAPS else enumerate(value) if key in LISTS else ()
            for step, each in inner:
                yield from _odd(schema, each, f"{at}/{_escaped(step)}")
            if key in SCHEMAS:
                yield from _odd(schema, value, at)


def _names(key: str, value: Any) -> list[str]:
    """The names of things in a referat that a keyword speaks of."""
    if key == "dependentRequired":
        return [*value, *(name for names in value.values() for name in names)]
    return [*value] if key in ("required", "properties", "dependentSchemas") else []


def _unknown(name: str) -> str:
    return f"et referat har intet, der hedder »{name}«.{meant(name, KEYS)}"


@cache
def _keywords() -> frozenset[str]:
    from jsonschema import Draft202012Validator

    return frozenset((*Draft202012Validator.VALIDATORS, *ANNOTATIONS)) | {
        "$schema", "$defs", "$comment", "title", "description", "default", "examples",
        "deprecated", "then", "else",
    }  # fmt: skip


def _reference(schema: Any, reference: str, at: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a reference: it leads to a definition that stands before it, if in one."""
    names = [*schema.get("$defs", {})]
    within = re.match(r"/\$defs/([^/]+)/", at)
    target = re.fullmatch(r"#/\$defs/([^/]+)", reference)
    if target is None:
        yield at, f"»{reference}« kan ikke bruges; skriv »#/$defs/...«, som står i samme fil"
    elif target[1] not in names:
        yield at, f"»{reference}« peger på noget, der ikke findes.{meant(target[1], names)}"
    elif within and names.index(target[1]) >= names.index(within[1]):
        yield at, f"»{reference}« skal stå før den definition, der bruger den"


def described(schema: Any, route: Iterable[str | int]) -> str:
    """The innermost `description` on the way to what was not met."""
    words, steps = None, [*route]
    for node in _on_the_way(schema, steps):
        words = node.get("description", words)
    pointer = "".join(f"/{_escaped(step)}" for step in steps)
    return str(words) if words else f"Organets krav ved »{pointer}« er ikke opfyldt."


def _on_the_way(schema: Any, steps: Iterable[str | int]) -> Iterator[dict[str, Any]]:
    """Every schema on a route, also where references lead, which no route names."""
    node = schema
    for step in steps:
        while isinstance(node, dict):
            yield node
            if step in node:
                break
            node = schema["$defs"][node["$ref"].removeprefix("#/$defs/")]
        node = node[step]
    if isinstance(node, dict):
        yield node
