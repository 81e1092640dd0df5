"""What counts as the same, and what does not."""

import pytest
from same import differences, parsed

from referat_lint.source import Source

HEAD = "Referat\nHavneudvalget\n4. juni 2024 kl. 16.00\n\n1. Ny kran\n\nBeslutning\n"


def told(body: str) -> object:
    return parsed(Source(path="x", text=HEAD + body))


def test_white_space_bullets_and_the_frames_of_tables_are_a_formats_own() -> None:
    text = told(
        "Godkendt:\n\n| År | Pris |\n|----|------|\n| 2024 | 5 kr. |\n\n• kranen\n- skuret\n"
    )
    file = told("Godkendt:\nÅr\tPris\n2024\t5 kr.\n– kranen\n• skuret\n")
    assert list(differences(text, file)) == []


def test_other_words_are_a_difference_with_its_path_and_both_sides() -> None:
    found = dict(differences(told("Godkendt.\n"), told("Udsat.\n")))
    assert found == {
        "punkter[0].afsnit[0].tekst": "'Godkendt.' -> 'Udsat.'",
        "punkter[0].beslutning.slags": "'godkendt' -> 'udsat'",
        "punkter[0].beslutning.tekst": "'Godkendt.' -> 'Udsat.'",
    }


@pytest.mark.parametrize(
    ("text", "page", "same"),
    [
        ("et tema-møde", "et temamøde", True),
        ("et tema- møde", "et temamøde", True),
        ("et temamøde", "et tema-møde", False),
        ("mødet - eller kaffen", "mødet eller kaffen", True),
        ("mødet eller kaffen", "mødet - eller kaffen", False),
        ("2024-2025", "20242025", False),
        ("et tema-møde", "et temmøde", False),
    ],
)
def test_a_word_may_lose_its_own_hyphen_on_a_page_and_get_none(
    text: str, page: str, *, same: bool
) -> None:
    assert (list(differences(text, page, "x", pages=True)) == []) is same
    assert list(differences(text, page, "x")) != []
