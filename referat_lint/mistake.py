"""What the user got wrong, in words for the user: the program stops with exit code 2."""

from collections.abc import Iterable

NEAR = 0.7  # likeness of two words of which one is meant by the other


class Mistake(Exception):  # noqa: N818  # it is no error of the program's
    """A whole Danish sentence: what was found, where, and what to write instead."""


def meant(word: str, known: Iterable[str], before: str = "") -> str:
    """A blank and the question whether something like it was meant, or nothing.

    `before`: what all the words begin with, which makes none of them alike.
    """
    from difflib import get_close_matches

    folded = {each.casefold(): each for each in known}
    near = get_close_matches(word.casefold(), folded, n=1, cutoff=NEAR)
    return f" Mente du »{before}{folded[near[0]]}«?" if near else ""
