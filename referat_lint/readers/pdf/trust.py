"""Whether a PDF's text is what its pages show: maps to letters that are missing, or lie."""

import re
from collections.abc import Sequence

WORD = re.compile(r"[^\W\d_]+")
DANISH = frozenset(
    WORD.findall(
        "af alle at blev bliver da de den der deres det dette efter eller en er et for fra ham han "
        "har havde hun i ikke ind ingen jeg kan kl kun man med mod ned nr når og om op over på se "
        "selv sig sin skal skulle som til ud under ved vi vil være var"
    )
)
ENGLISH = frozenset(
    WORD.findall("a an and are as at be by for from has in is it of on that the to was with")
)
LEAST = 50  # words from which their kind tells something
SHARE = 0.05  # of them are function words, in any language that is read


def unsure_letters(odd: int, letters: int) -> bool:
    """Whether over half of so many letters are not known for sure."""
    return odd * 2 > letters


def makes_no_sense(texts: Sequence[str]) -> bool:
    """Whether words are too many and too strange to be Danish or English."""
    words = [word for text in texts for word in WORD.findall(text.casefold())]
    least = SHARE * len(words)
    return (
        len(words) >= LEAST
        and sum(word in DANISH for word in words) < least
        and sum(word in ENGLISH for word in words) < least
    )
