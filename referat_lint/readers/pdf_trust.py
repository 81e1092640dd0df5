"""Whether a PDF's text is what its pages show: maps to letters that are missing, or lie."""

import re
from collections.abc import Sequence

WORD = re.compile(r"[^\W\d_]+")
DANISH = re.compile(
    r"a[ft]|alle|bl(?:ev|iver)|d[ae]|de[nrt]|deres|dette|efter|eller|e[nrt]|for|fra|ha[mnr]|havde"
    r"|hun|i|ikke|ind|ingen|jeg|kan|kl|kun|man|med|mod|n[eå]r|og|om|op|over|på|se|selv|sig|sin"
    r"|skal|skulle|som|til|ud|under|ved|vi|vil|være|var"
)
ENGLISH = re.compile(r"an?|and|are|as|at|be|by|for|from|has|i[nst]|o[fn]|that|the|to|was|with")
LEAST = 50  # words from which their kind tells something
SHARE = 0.05  # of them are function words, in any language that is read


def unsure_letters(odd: int, letters: int) -> bool:
    """Whether over half of so many letters are not known for sure."""
    return odd * 2 > letters


def makes_no_sense(texts: Sequence[str]) -> bool:
    """Whether words are too many and too strange to be Danish or English."""
    words = [word.casefold() for text in texts for word in WORD.findall(text)]
    least = SHARE * len(words)
    return (
        len(words) >= LEAST
        and sum(map(bool, map(DANISH.fullmatch, words))) < least
        and sum(map(bool, map(ENGLISH.fullmatch, words))) < least
    )
