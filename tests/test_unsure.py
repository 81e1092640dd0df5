"""FIL005 names exactly the rules that ask whether the text has lost something."""

import re
from inspect import getsource
from sys import modules

import pytest

from referat_lint import load_rules, read
from referat_lint.linter import lint
from referat_lint.schema import requirements
from referat_lint.unsure import unsure_rules

CHECKS = [rule for rule in load_rules() if rule.check and not rule.beside and rule.code != "FIL005"]
WORDS = {rule.code: getsource(modules[rule.check.__module__]) for rule in CHECKS if rule.check}
RULE_ORDER = ("STR", "FRE", "AFS", "BES", "DAT", "HEN", "TAL", "PER", "SPR")
KRAV = {*requirements()} - {"STR111"}  # which is for lossy texts too


@pytest.mark.parametrize("lost", ["titler", "cifre", "linjeskift", "etiketter", "tegn", "tekst"])
def test_the_rules_that_ask_are_those_that_are_named(lost: str) -> None:
    named = {*unsure_rules([lost])}
    anything = {code for code, words in WORDS.items() if "referat.forringet" in words}
    this = {
        code
        for code, words in WORDS.items()
        if any(f'"{lost}"' in line for line in words.splitlines() if "referat.tabt" in line)
    }
    assert named == anything | this | KRAV


def test_where_nothing_is_lost_none_is_unsure() -> None:
    assert unsure_rules([]) == []


def test_the_message_names_them_by_subject_with_two_codes_of_each() -> None:
    rule = next(rule for rule in load_rules() if rule.code == "FIL005")
    text = rule.bad.replace("⟦", "").replace("⟧", "")
    (found,) = lint(read(text.encode(), "x.txt"), [rule]).findings
    named = re.findall(r"[A-Z]{3}\d{3}", found.message)
    unsure = unsure_rules(["titler"])
    firsts = [[code for code in unsure if code[:3] == prefix][:2] for prefix in RULE_ORDER]
    assert named == [code for codes in firsts for code in codes]
    left_out = sum(map(int, re.findall(r" og (\d+) til", found.message)))
    assert len(named) + left_out == len(unsure)
