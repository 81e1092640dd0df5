"""Every rule is held to its own examples, and to what each would forget."""

import pickle
import re
from collections.abc import Callable
from importlib.resources import files

import pytest
from marks import RULES, found, run, unmark

from referat_lint import Rule
from referat_lint.fix import apply

# What no text alone can show, and the test that shows it.
ELSEWHERE = {
    "FIL001": "a file that cannot be read has no text (test_runner)",
    "FIL002": "a text has no pages (test_readers_pdf_rules)",
    "FIL003": "a text says nothing of itself (test_readers_pdf_rules)",
    "FIL004": "how a text was saved cannot be seen in it (test_readers)",
    "FIL006": "a text has no ending (test_encodings)",
    "PER806": "what is hidden cannot be seen in a text (test_file_rules)",
    "PER807": "a text has no properties (test_file_rules)",
    "UND003": "an end date stands in the sidecar (test_suppress)",
    "STR115": "a body's own schema is a file of its own (test_schema)",
}
DANISH = re.compile(r"\b(?:er|og|i|på|den|det|der|som|af|med|ikke|skriv|har|en|et)\b")
TO_DO = re.compile(r"\b(?:skriv|ret|slet|fjern|gem|læg|saml|byt|kontrollér)\b", re.IGNORECASE)
BLANK = re.compile(r"\{(\w+)\}")
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
shown = pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.code not in ELSEWHERE], ids=lambda rule: rule.code
)


def mend(rule: Rule, text: str) -> str:
    findings = (finding for finding in run(rule, text).findings if finding.code == rule.code)
    return apply(text, [finding.fix for finding in findings if finding.fix])


@shown
def test_the_bad_example_is_hit_exactly_at_its_marks(rule: Rule) -> None:
    text, marks = unmark(rule.bad)
    assert marks
    assert found(rule, text) == marks


@shown
def test_the_good_example_is_left_alone(rule: Rule) -> None:
    text, marks = unmark(rule.good)
    assert found(rule, text) == marks == []


@shown
def test_fixes_make_the_good_example_of_the_bad_and_then_rest(rule: Rule) -> None:
    bad, good = unmark(rule.bad)[0], unmark(rule.good)[0]
    fixed = mend(rule, bad)
    assert fixed in {bad, good}
    assert mend(rule, fixed) == fixed


@shown
def test_every_place_is_counted_once(rule: Rule) -> None:
    counts = []
    for text in (unmark(rule.bad)[0], unmark(rule.good)[0]):
        (count,) = (count for count in run(rule, text).counts if count.code == rule.code)
        assert count.places == count.passed + count.failed + count.undecided
        counts.append(count)
    assert counts[0].failed + counts[0].undecided > 0
    assert counts[1].failed == counts[1].undecided == 0


@shown
def test_a_result_can_come_from_another_process(rule: Rule) -> None:
    result = run(rule, unmark(rule.bad)[0])
    assert pickle.loads(pickle.dumps(result)) == result


@shown
def test_a_message_is_a_danish_sentence_without_blanks(rule: Rule) -> None:
    for finding in run(rule, unmark(rule.bad)[0]).findings:
        assert not BLANK.search(finding.message)
        assert re.match(r"[A-ZÆØÅ»]", finding.message)
        assert finding.message.endswith((".", "?"))
        assert DANISH.search(finding.message)
        assert finding.outcome == "undecided" or TO_DO.search(finding.message)


@every_rule
def test_a_rule_says_on_what_it_rests_and_why_it_matters(rule: Rule) -> None:
    for words in (rule.basis, rule.why):
        assert words.endswith(".")
        assert "\n" not in words
        assert not words[0].islower()


@pytest.mark.parametrize("part", [lambda rule: rule.code, lambda rule: rule.name])
def test_codes_and_names_are_unique(part: Callable[[Rule], str]) -> None:
    assert len({part(rule) for rule in RULES}) == len(RULES)


def test_a_file_is_named_after_its_rule() -> None:
    names = {
        file.name for file in files("referat_lint.rules").iterdir() if file.name[3:6].isdigit()
    }
    assert names == {f"{r.code}_{r.name}.py".lower().replace("-", "_") for r in RULES}


@every_rule
def test_a_name_and_a_code_have_their_shape(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", rule.name)
