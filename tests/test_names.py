"""What two spellings of one person share."""

import pytest

from referat_lint import names
from referat_lint.names import Register, nearness, other_party, same, short_form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hardy Lund- Hansen", "Hardy Lund-Hansen"),
        ("Buch Andersen", "Buch-Andersen"),
        ("anne hansen", "Anne Hansen"),
        ("Jens P Hansen", "Jens P. Hansen"),
        ("O\u2019Brien", "O'Brien"),
        ("Cafe\u0301", "Café"),
    ],
)
def test_capitals_hyphens_and_blanks_are_no_other_spelling(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("B. Holm", "Bent Holm"),
        ("Jens Hansen", "Jens Erik Hansen"),
        ("Jens E. Hansen", "Jens Erik Hansen"),
        ("H.C. Olsen", "Hans Christian Olsen"),
        ("Chr. Bach", "Christian Bach"),
        ("Anna Holm", "Anna Holm Jensen"),
        ("Karen", "Karen Olsen"),
        ("Olsen", "Karen Olsen"),
        ("KO", "Karen Olsen"),
        ("KO", "Karen Marie Olsen"),
        ("KMO", "Karen Marie Olsen"),
    ],
)
def test_less_of_a_name_is_the_same_name(short: str, full: str) -> None:
    assert short_form(short, full)
    assert short_form(full, short)
    assert nearness(short, full) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Frands Tofte", "Hans Frands Tofte"),
        ("Jens Erik Hansen", "Jens Bo Hansen"),
        ("Ida Ek", "Bo Ek"),
        ("K.", "Karen Olsen"),
        ("Marie", "Karen Marie Olsen"),
        ("TP", "Tove"),
        ("Karen", "Karen"),
    ],
)
def test_another_part_of_a_name_is_another_name(one: str, other: str) -> None:
    assert not short_form(one, other)


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [
        ("Åge Møller", "Aage Moeller", 0),
        ("René Bæk", "Rene Baek", 0),
        ("AnnaJensen", "Anna Jensen", 0),
        ("Jacob Pantan Kristiansen", "Jacob Panton Kristiansen", 1),
        ("Kirsten Lund", "Kristen Lund", 1),
        ("Troels Ek", "Trols Ek", 1),
        ("Jens Kristensen", "Jens Kristiansen", 2),
        ("Marianne Ohlsen", "Mariane Olsen", 2),
        ("Kristina Kongstad", "Kristina Bo Kongsted", 1),
        ("Ida Lund", "Ida Lind", 1),
        ("Per Holm", "Peer Holm", 1),
        ("Grethe", "Grete", 1),
    ],
)
def test_one_or_two_letters_are_near(one: str, other: str, letters: int) -> None:
    assert nearness(one, other) == nearness(other, one) == letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hanne Jensen", "Hans Jensen"),
        ("Bo Ek", "Ib Ek"),
        ("Bo Bæk", "Bo Bech"),
        ("Jens Lund", "Jens Bond"),
        ("Kaj", "Kai"),
        ("KH", "KJ"),
        ("Lene Lindberg", "Lone Lundborg"),
        ("J. Lund", "J. Lind Ek"),
        ("", "Ida"),
    ],
)
def test_other_names_are_not_near(one: str, other: str) -> None:
    assert nearness(one, other) is None


def test_a_name_finds_the_person_it_means_and_says_how() -> None:
    people = Register(
        [("Jens Hansen", "A"), ("Jens Hansen", "V"), ("Karen Olsen", "F"), ("Karen Lind", "B")]
    )
    assert people.find("jens hansen", "V") == ("same", 1)
    assert people.find("Jens Hansen") == ("many", 0)
    assert people.find("J. Hansen", "A") == ("form", 0)
    assert people.find("Karen") == ("many", 2)
    assert people.find("Karen", "B") == ("form", 3)
    assert people.find("Karin Olsen", "F") == ("near", 2)
    assert people.find("Karin Olsen", "V") is None
    assert people.find("Ole Ek") is None
    assert (people.number("Karen"), people.number("K. Lind")) == (None, 3)


def test_somebody_added_later_is_found() -> None:
    people = Register([("Ida Lund", None)])
    assert people.find("Bo Ek") is None
    assert people.add("Bo Ek") == 1
    assert people.find("Bo Ek") == ("same", 1)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("A", "V", True),
        ("A", "a", False),
        ("A", "Socialdemokratiet", False),
        ("F", "SF", False),
        ("V", "Socialdemokratiet", True),
        ("Borgerlisten", "L", False),  # a local list has a letter that nobody can know
        ("UP", "løsgænger", False),
        ("O", "løsgænger", True),
        ("A", None, False),
        ("A", "-", False),
        ("A", "()", False),
    ],
)
def test_parties_differ_only_where_both_are_known(
    one: str | None, other: str | None, *, differ: bool
) -> None:
    assert other_party(one, other) is differ
    assert other_party(other, one) is differ


def test_near_names_are_found_in_buckets(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def none_near(one: str, other: str) -> None:
        compared.append(f"{one} {other}")

    monkeypatch.setattr(names, "nearness", none_near)
    people = Register((f"Jens Navn{number}sen", None) for number in range(400))
    for number in range(400):
        people.find(f"Jens Navm{number}sen")
    assert 0 < len(compared) <= 400 * 2 * names.BUCKET
