"""Personal numbers are found as they are written, masked whole, and never shown.

Every number here is made up: its owner would be born in 2052, or has no birthday at all.
"""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat_lint import Hint, Source, Span, lint, load_rules, read
from referat_lint.cpr import MASK, WEIGHTS, candidates, mask, mask_path, personal_numbers
from referat_lint.reports import REPORTS
from referat_lint.reports.view import View

RULES = [rule for rule in load_rules() if rule.check]
RULE = next(rule for rule in RULES if rule.code == "PER801")
SURE, MAYBE = "1203525008", "1203525007"
HEAD = "Teknisk Udvalg\nReferat 4. juni 2020 kl. 16.00\n1. Ny busrute\nBeslutning\nDrøftet.\n"
shapes = st.builds(
    "{:02}{:02}{:02}{}{:04}".format,
    st.integers(1, 28),
    st.integers(1, 12),
    st.integers(38, 57),
    st.sampled_from(["", " ", "-", "–", "\u00a0", "\u2011", " - "]),
    st.integers(5000, 8999),  # with these years: not born yet
)


def tiers(text: str) -> list[bool]:
    return [found.sure for found in personal_numbers(text)]


def test_the_sure_one_passes_the_check_and_the_other_does_not() -> None:
    sums = [sum(w * int(d) for w, d in zip(WEIGHTS, n, strict=True)) % 11 for n in (SURE, MAYBE)]
    assert sums[0] == 0 != sums[1]


@pytest.mark.parametrize("sign", ["", " ", "-", "–", "\u2011", "\u00a0", " - ", "-\n"])
def test_a_number_is_found_however_it_is_parted(sign: str) -> None:
    assert tiers(f"Borgeren {SURE[:6]}{sign}{SURE[6:]}, som") == [True]


@pytest.mark.parametrize("cue", ["cpr", "CPR-nr.:", "personnummer", "Født", "person-nr."])
def test_a_word_beside_it_makes_ten_digits_likely(cue: str) -> None:
    assert tiers(f"{cue} {MAYBE}") == [False]
    assert tiers(f"Nummeret {MAYBE}") == []


def test_a_birthday_on_the_first_of_january_needs_no_check_digit() -> None:
    assert tiers("0101525004") == [True]


def test_a_day_with_sixty_added_is_a_replacement_number() -> None:
    assert tiers("720352-5006") == [True]


@pytest.mark.parametrize(
    "text",
    [
        "320352-5008", "121352-5008", "300252-5008", "000000-0000",  # no such day
        f"{SURE}1", f"1{SURE}", f"12.{SURE}", f"480-{SURE}", f"{SURE}/2", f"{SURE}-12",  # longer
        f"P-nummer {SURE}", f"EAN: {SURE}", f"konto nr. {SURE}", f"tlf. {SURE}",  # other kinds
        "030405-2010", "12.03.52-5008",
    ],
)  # fmt: skip
def test_other_numbers_are_left_alone(text: str) -> None:
    assert tiers(text) == []


@given(st.text(st.characters(codec="utf-8")), shapes, st.text(st.characters(codec="utf-8")))
def test_whatever_is_masked_shows_no_number(before: str, number: str, after: str) -> None:
    masked = mask(f"{before} {number} {after}")
    assert not list(candidates(masked))
    assert MASK in masked
    assert mask(masked) == masked


@given(st.sampled_from(["{}.txt", "sag {}/x.txt", "a/{}/x.txt", "{}", "a\\\\{}.txt"]), shapes)
def test_no_report_shows_the_number_of_a_file_name(path: str, number: str) -> None:
    digits = re.sub(r"\D", "", number)
    result, view = lint(read(HEAD.encode(), path.format(number)), RULES), View(tuple(RULES))
    for name, report in REPORTS.items():
        shown = re.sub(r"[\s\u00a0\u2011–-]|\\u\w{4}|%\w\w", "", "".join(report([result], view)))
        assert digits not in shown, name
    assert mask_path(path.format(number)) == path.format(MASK)


@given(shapes)
def test_no_report_shows_a_number(number: str) -> None:
    text = HEAD + f"Borgeren (cpr {number}) Kommune's til til sag koster 50. mio. kr."
    digits = re.sub(r"\D", "", number)
    result, view = lint(read(text.encode(), "x.txt"), RULES), View(tuple(RULES))
    for name, report in REPORTS.items():
        shown = re.sub(r"[\s\u00a0\u2011–-]|\\u\w{4}", "", "".join(report([result], view)))
        assert digits not in shown, name


def test_the_window_around_a_quote_is_cut_after_it_is_masked() -> None:
    text = (
        HEAD + f"{SURE[:6]}-{SURE[6:]} er et nummer, og så går det løs med nogle flere ord til til"
    )
    for cut in range(40):
        words = text[: len(text) - len("til til")] + "x" * cut + " til til"
        for finding in lint(read(words.encode(), "x.txt"), RULES).findings:
            assert not re.search(r"\d{4}", "".join(finding.window).replace("2020", ""))


def test_a_number_is_found_in_name_properties_and_links() -> None:
    source = Source(
        f"/arkiv/ansoegning {SURE}.txt",
        HEAD,
        hints=(Hint(Span(0, 14), "link", f"https://fjordlev.dk/?id={SURE}"),),
        metadata={"forfatter": f"cpr {MAYBE}"},
    )
    findings = lint(source, [RULE]).findings
    assert [(f.severity, f.message.split(" står ")[0]) for f in findings] == [
        ("error", "I linket"),
        ("error", "I filens navn"),
        ("warning", "I filens egenskab »forfatter«"),
    ]
    assert SURE not in json.dumps([f.message for f in findings])
