"""Hold the model up against schemas/krav.schema.json: what is missing comes back at a place."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args, get_type_hints

from referat_lint.finding import Hit, Unsure, Verdict
from referat_lint.model import Punkt, Referat
from referat_lint.own_schema import Own, described, load_own
from referat_lint.ruleset import Rule
from referat_lint.skeleton import skeleton
from referat_lint.source import Span, Text

__all__ = [
    "Own",
    "as_json",
    "check_requirements",
    "load",
    "load_own",
    "requirements",
    "skeleton",
    "violations",
]

OWN_RULE = "STR115"
NAMES = {  # what a head may lack, in a secretary's words
    "organ": "organets navn",
    "dato": "datoen",
    "start": "mødetidspunktet",
    "sted": "mødestedet",
}
Violations = Mapping[tuple[str, Span], list[Verdict]]
LOST = "Teksten har mistet noget på vejen, så det kan ikke ses, om noget mangler."


@cache
def load(name: str) -> Any:
    """A schema of schemas/, read once."""
    return json.loads(files("referat_lint.schemas").joinpath(f"{name}.schema.json").read_bytes())


@cache
def _printed(kind: Any) -> tuple[tuple[str, str], ...]:
    return tuple(
        (field.name, field.name.rstrip("_"))
        for field in fields(kind)
        if field.metadata.get("printed", True)
    )


def as_json(node: Any) -> Any:
    """The model as JSON data, in the shape of referat.schema.json."""
    kind: Any = type(node)
    if isinstance(node, Referat):
        source = node.kilde
        kilde = {"sti": source.path, "format": source.format, "sha256": source.sha256}
        rest = {key: as_json(getattr(node, name)) for name, key in _printed(kind)}
        art, andel = rest.pop("art"), rest.pop("andel_forstaaet")
        start = {"skema": "referat/1", "kilde": kilde, "art": art, "andel_forstaaet": andel}
        return {**start, "forringet": node.forringet, **rest}
    if is_dataclass(node):
        return {key: as_json(getattr(node, name)) for name, key in _printed(kind)}
    if isinstance(node, tuple):
        return [as_json(child) for child in node]
    return str(node) if isinstance(node, Text) else node


def violations(referat: Referat, own: Own | None = None) -> Violations:
    """What its rule says of every part that does not meet a requirement, by rule and part.

    What a body's own schema asks is STR115's, whose part is the whole.
    """
    bones = skeleton(referat)
    faults: dict[tuple[str, Span], list[tuple[Any, Any]]] = {}
    for error in _validator().iter_errors(bones):
        part = _nearest(referat, error.absolute_path)
        faults.setdefault((error.schema["regel"], part.span), []).append((part, error))
    found = {key: [_verdict(referat, errors)] for key, errors in faults.items()}
    if own is not None and (asked := [*_own(referat, bones, own)]):
        found[OWN_RULE, referat.span] = asked
    return found


@cache
def _validator(own: Own | None = None) -> Any:
    """For krav, or for a body's own schema; it fetches nothing that a schema refers to."""
    from jsonschema import Draft202012Validator  # takes longer to import than a referat to lint
    from referencing.jsonschema import EMPTY_REGISTRY

    schema = load("krav") if own is None else json.loads(own.text)
    return Draft202012Validator(schema, registry=EMPTY_REGISTRY)


def _nearest(node: Any, route: Iterable[str | int], *, words: bool = False) -> Any:
    """The innermost part on a route, or where `words` count the innermost words with a place."""
    part = node
    for step in route:
        node = node[int(step)] if isinstance(node, tuple) else getattr(node, str(step), None)
        if is_dataclass(node) or (words and isinstance(node, Text)):
            part = node
        elif not isinstance(node, tuple):
            break
    return part


def _place(part: Any, referat: Referat) -> Span:
    """Where what a part lacks is shown: its title line or heading, else itself."""
    place: Span = getattr(part, "head", part.span)
    return place if place.end > place.start else referat.head


def _verdict(referat: Referat, errors: Sequence[tuple[Any, Any]]) -> Verdict:
    """What is said of all that one part lacks by one rule."""
    part, place = errors[0][0], _place(errors[0][0], referat)
    sure = [error for _, error in errors if "uafgjort" not in error.schema]
    if not sure:
        return Unsure(place, errors[0][1].schema["uafgjort"])
    if referat.tabt and not sure[0].schema.get("ogsaa_forringet"):
        return Unsure(place, LOST)
    missing = dict.fromkeys(
        NAMES.get(name, name)
        for error in sure
        if error.validator == "required"
        for name in error.validator_value
        if name not in error.instance
    )
    words = {field.name: getattr(part, field.name) for field in fields(part)}
    if isinstance(part, Punkt):
        words["omtale"] = part.omtale
    return Hit(place, {**words, "mangler": _listed([*missing])})


def _listed(words: Sequence[str]) -> str:
    """`a, b og c`."""
    return " og ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _own(referat: Referat, bones: Any, own: Own) -> Iterator[Verdict]:
    validator = _validator(own)
    seen = set()
    for error in validator.iter_errors(bones):
        part = _nearest(referat, error.absolute_path, words=True)
        krav, place = described(validator.schema, error.absolute_schema_path), _place(part, referat)
        if (place, krav) in seen:
            continue
        seen.add((place, krav))
        if referat.tabt:
            yield Unsure(place, f"{LOST[:-1]}: {krav}")
        else:
            yield Hit(place, {"krav": krav, "sti": own.path})


def requirements(schema: Any = None) -> Mapping[str, set[str]]:
    """By rule, the routes of the parts that krav.schema.json asks something of."""
    found: dict[str, set[str]] = {}
    _gather(load("krav") if schema is None else schema, (), Referat, found)
    return found


def _gather(node: Any, route: tuple[str, ...], kind: Any, found: dict[str, set[str]]) -> None:
    if not isinstance(node, dict):
        return
    if rule := node.get("regel"):
        found.setdefault(rule, set()).add(".".join(route) or "referat")
    for key in ("if", "then", "else", "not", "items"):
        _gather(node.get(key), route, kind, found)
    for each in (*node.get("allOf", ()), *node.get("dependentSchemas", {}).values()):
        _gather(each, route, kind, found)
    for name, inner in node.get("properties", {}).items():
        below = _kind(kind, name)
        _gather(inner, (*route, name) if below else route, below or kind, found)


def _kind(kind: type, name: str) -> Any:
    """The kind of part that a field holds, or None where it holds no parts."""
    hint = get_type_hints(kind).get(name)
    kinds = (hint, *get_args(hint), *(k for arg in get_args(hint) for k in get_args(arg)))
    return next((k for k in kinds if is_dataclass(k) and "span" in get_type_hints(k)), None)


def check_requirements(rules: Sequence[Rule]) -> None:
    """Raise where a requirement lies off its rule's `given`: nobody would ever hear of it."""
    asked = requirements()
    worded = {rule.code: rule for rule in rules if rule.check is None}
    for code, routes in asked.items():
        given = worded[code].given if code in worded else ""
        if routes != {*given.split("|")}:
            raise ValueError(f"{code}: the requirement lies on {sorted(routes)}, not on {given}")
    for code, rule in worded.items():
        if code not in asked and code != OWN_RULE and rule.given != "undtagelser":
            raise ValueError(f"{code}: neither a check nor a requirement")
