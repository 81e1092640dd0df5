"""Which rules cannot tell for certain where a text has lost something on its way."""

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from types import CodeType, FunctionType
from typing import Any

from referat_lint.ruleset import Rule, load_rules
from referat_lint.schema import load

WHOLE, KINDS = "forringet", "tabt"  # what a check asks a referat for


def unsure_rules(lost: Iterable[str]) -> list[str]:
    """The codes of the rules that ask whether anything, or one of these, was lost."""
    kinds = {*lost}
    if not kinds:
        return []
    asked = {code for code, (whole, those) in _asked().items() if whole or those & kinds}
    return sorted(asked | set(_required(load("krav"))))


@cache
def _asked() -> dict[str, tuple[bool, frozenset[str]]]:
    """By rule: whether its file asks if anything was lost, and of which losses it asks.

    Rules that hold the referat up against another document are left out: few runs have one.
    """
    return {rule.code: _asks(rule) for rule in load_rules() if rule.check and not rule.beside}


def _asks(rule: Rule) -> tuple[bool, frozenset[str]]:
    home = rule.check.__module__ if rule.check else ""
    functions = [rule.check, *vars(sys.modules[home]).values()]
    whole, those = False, set[str]()
    for function in functions:
        if isinstance(function, FunctionType) and function.__module__ == home:
            for code in _codes(function.__code__):
                whole |= WHOLE in code.co_names
                those |= {*_words(code.co_consts)} if KINDS in code.co_names else set()
    return whole, frozenset(those)


def _codes(code: CodeType) -> Iterator[CodeType]:
    """A function's code and that of what it defines within."""
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _codes(each)


def _words(constants: Iterable[object]) -> Iterator[str]:
    for each in constants:
        if isinstance(each, str):
            yield each
        elif isinstance(each, frozenset | tuple):
            yield from _words(each)


def _required(node: Any) -> Iterator[str]:
    """The rules of all that krav.schema.json asks of a text that has lost nothing alone."""
    if isinstance(node, list):
        for each in node:
            yield from _required(each)
    elif isinstance(node, dict):
        if "regel" in node and not node.get("ogsaa_forringet"):
            yield node["regel"]
        for each in node.values():
            yield from _required(each)
