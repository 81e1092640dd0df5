"""Texts that are nearly minutes: samples with what readers have seen go wrong."""

import random
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from hypothesis import strategies as st

HERE = Path(__file__).parent
SAMPLES = [
    file.read_text("utf-8")
    for file in [
        *sorted(HERE.glob("layouts/F*/*.txt")),
        *sorted((HERE.parent / "seeds").glob("*.txt")),
    ]
]
MARKDOWN = sorted(HERE.glob("layouts/F*/*.md"))
WORDS = [
    "Punkt ", "1", ".", "2.", " 3", ":", "Fraværende:", "Ingen", "Afbud fra ", "Bo Ek",
    "Ida Lund", ", ", " og ", "(A)", "Et flertal, ", " stemte for", " stemte imod", "Beslutning",
    "Indstilling", "Godkendt", "Beslutning i Byrådet den 04-06-2024",
    "Økonomiudvalget, 28. maj 2024, pkt. 91:", "at ", "- ", "• ", "Medlemmer:",
    "Indholdsfortegnelse", "....3", "kl. 16.20", " forlod mødet", " ankom ", "inhabil",
    "som stedfortræder for ", "Sagsfremstilling", "20.15.00-Ø40-2-24", "Lukket punkt", "x" * 400,
    "Udsat. ",
]  # fmt: skip
ODD = [
    "٣", "(", ")", "é", "\ud800", "\0", "\f", "\t", "\xa0", "\u2003", " ", "\r", "\r\n", "\n",
    "\n\n", "|", "\u0335", "\uf0b7", "“", "´", "\u2028", "\ufeff", "\u200b", "e\u0301", "😀",
]  # fmt: skip

scraps = st.lists(st.sampled_from(WORDS + ODD), max_size=60).map("".join)


def cut(text: str, chance: random.Random) -> str:
    start, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return text[start:end]


def doubled(text: str, chance: random.Random) -> str:
    return cut(text, chance) + text + cut(text, chance)


def shuffled(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def joined(text: str, chance: random.Random) -> str:
    return "".join(" " if c == "\n" and chance.random() < 0.5 else c for c in text)


def glued(text: str, chance: random.Random) -> str:
    return "".join("" if c in "\n " and chance.random() < 0.2 else c for c in text)


def without_digits(text: str, chance: random.Random) -> str:
    return "".join("" if c.isdigit() and chance.random() < 0.8 else c for c in text)


def other_signs(text: str, chance: random.Random) -> str:
    table = {
        "-": "–",
        " ": "\xa0",
        "\n": chance.choice(["\r\n", "\r", "\n\f", "\n\n", "\u2028"]),
        ".": "·",
    }
    return "".join(table[c] if c in table and chance.random() < 0.3 else c for c in text)


def decomposed(text: str, _chance: random.Random) -> str:
    return unicodedata.normalize("NFD", text)


def dotted(text: str, chance: random.Random) -> str:
    return "".join(c + (chance.choice(ODD) if chance.random() < 0.02 else "") for c in text)


CHANGES: list[Callable[[str, random.Random], str]] = [
    cut, doubled, shuffled, joined, glued, without_digits, other_signs, decomposed, dotted,
]  # fmt: skip


@st.composite
def mutations(draw: st.DrawFn, samples: Sequence[str] = SAMPLES) -> str:
    """A sample with one to three changes."""
    text = draw(st.sampled_from(samples))
    chance = random.Random(draw(st.integers(0, 2**32)))
    for change in draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=3)):
        text = change(text, chance)
    return text


texts = scraps | mutations()
