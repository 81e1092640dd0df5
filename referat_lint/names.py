"""What two spellings of one person's name share; near names are found in buckets."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Literal, NamedTuple

Kind = Literal["same", "form", "near", "many"]  # many: several people could be meant
Tokens = tuple[str, ...]

MARKS = re.compile(r"[-–'’\u00b4`\"()]+")
TOKEN = re.compile(r"[^\s.]+\.?")
LETTERS = str.maketrans(
    {"å": "aa", "ø": "oe", "æ": "ae", "ö": "oe", "ä": "ae", "ü": "ue", "ß": "ss", "ł": "l"}
)
INITIALS = re.compile(r"[A-ZÆØÅ]{2,4}")
BUCKET = 40  # of those with the same first or last name, no more are compared
EDITS = 2
LONG, SHORT = 6, 4  # letters of a word that may hold two faults, and one beside others

# Letters that the parties have nationally, by their written-out names; local lists have their own.
PARTIES = {
    "a": "socialdemokratiet socialdemokraterne s",
    "b": "radikale rv",
    "c": "konservative kf",
    "f": "socialistisk sf",
    "i": "liberal la",
    "k": "kristendemokraterne kd",
    "m": "moderaterne",
    "o": "df dansk",
    "v": "venstre",
    "æ": "danmarksdemokraterne dd",
    "ø": "enhedslisten el",
    "å": "alternativet alt",
    "-": "løsgænger løsgængeren løsgængere uden up u.p. u.p",
}
PARTY_OF = {word: letter for letter, words in PARTIES.items() for word in words.split()}


class Found(NamedTuple):
    """Whom a name means: how it fits, and the person's place in the register."""

    kind: Kind
    number: int


@lru_cache(maxsize=4096)
def tokens(name: str) -> Tokens:
    """The words of a name in lower case; an initial or an abbreviation ends in a full stop."""
    plain = unicodedata.normalize("NFC", MARKS.sub(" ", name)).casefold()
    found = TOKEN.findall(plain)
    return tuple(f"{word}." if len(word) == 1 else word for word in found)


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """A word without what is often written otherwise: å as aa, ø as oe, é as e."""
    spelt = unicodedata.normalize("NFC", word).translate(LETTERS)
    plain = unicodedata.normalize("NFD", spelt)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def same(one: str, other: str) -> bool:
    """One spelling, whatever the capitals, hyphens and blanks."""
    return tokens(one) == tokens(other)


def short_form(one: str, other: str) -> bool:
    """One is the other with less: no middle name, initials, first or last name alone."""
    return _short(one, other) or _short(other, one)


def _short(name: str, full: str) -> bool:
    short, long = tokens(name), tokens(full)
    if not short or len(short) > len(long) or len(long) == 1:
        return False
    if len(short) == 1:
        return _alone(name, long)
    if len(short) < len(long) and all(map(_fits, short, long)):
        return True
    rest = iter(long[1:-1])
    return (
        _fits(short[0], long[0])
        and _fits(short[-1], long[-1])
        and all(any(_fits(word, other) for other in rest) for word in short[1:-1])
    )


def _alone(name: str, full: Tokens) -> bool:
    """A first name, a last name, or initials written together."""
    (word,) = tokens(name)
    if INITIALS.fullmatch(name.strip().replace(".", "")):
        first = [other[0] for other in full]
        return word.rstrip(".") in {"".join(first), first[0] + first[-1]}
    return not word.endswith(".") and word in {full[0], full[-1]}


def _fits(one: str, other: str) -> bool:
    if one == other:
        return True
    if one.endswith("."):
        return other.startswith(one[:-1])
    return other.endswith(".") and one.startswith(other[:-1])


def nearness(one: str, other: str) -> int | None:
    """How many letters two names of one person differ by; None where they are two people's.

    0 is å for aa, é for e, or words run together.
    """
    first, second = tokens(one), tokens(other)
    if len(first) > len(second):
        first, second = second, first
    if not first or first == second:
        return None
    if fold("".join(first)) == fold("".join(second)):
        return 0
    if len(first) < len(second):
        second = _shortened(first, second)
    if len(first) != len(second):
        return None
    pairs = [(fold(a), fold(b)) for a, b in zip(first, second, strict=True) if not _fits(a, b)]
    edits = [_edits(a, b) for a, b in pairs]
    if not pairs or None in edits:
        return None
    total = sum(many for many in edits if many)
    words = [min(len(a), len(b)) for (a, b), many in zip(pairs, edits, strict=True) if many]
    if len(first) == 1 and min(words, default=LONG) <= SHORT:
        return None
    return total if total <= (1 if min(words, default=LONG) < SHORT else EDITS) else None


def _edits(one: str, other: str) -> int | None:
    """How many letters two words differ by, None where they are two words."""
    least = min(len(one), len(other))
    if one == other:
        return 0
    if one.endswith(".") or other.endswith(".") or least < SHORT - 1:
        return None
    return distance(one, other, EDITS if least >= LONG else 1)


def _shortened(short: Tokens, long: Tokens) -> Tokens:
    """The longer name with only as many middle names as the shorter has."""
    if len(short) == 1:
        return ()
    rest = iter(long[1:-1])
    middle = tuple(
        next((other for other in rest if _fits(word, other)), "") for word in short[1:-1]
    )
    return (long[0], *middle, long[-1])


def distance(one: str, other: str, limit: int) -> int | None:
    """Letters put in, left out, changed, or two swapped; None where more than `limit`."""
    if abs(len(one) - len(other)) > limit:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, against in enumerate(other, 1):
            cost = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (letter != against))
            if last and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1] if row[-1] <= limit else None


def party(name: str | None) -> str | None:
    """One word for one party, whether its letter or its name is printed."""
    if name is None or not name.strip(" ()-"):
        return None
    words = name.casefold().strip(" ()").split()
    if words[0] in {"listen", "liste", "gruppe", "gruppen", "partiet", "det"} and len(words) > 1:
        words = words[1:]
    if words[0] == "nye":
        return "d"
    return PARTY_OF.get(words[0], " ".join(words))


def other_party(one: str | None, other: str | None) -> bool:
    """Both have a party, and not the same; two letters or two names only, for a list has both."""
    first, second = party(one), party(other)
    return bool(first and second and first != second and (len(first) == 1) == (len(second) == 1))


class Register:
    """People by name: who is meant by another spelling, without comparing all pairs."""

    def __init__(self, people: Iterable[tuple[str, str | None]] = ()) -> None:
        self.people: list[tuple[str, str | None]] = []
        self._same: defaultdict[Tokens, list[int]] = defaultdict(list)
        self._buckets: defaultdict[str, list[int]] = defaultdict(list)
        self._found: dict[tuple[str, str | None], Found | None] = {}
        for name, parti in people:
            self.add(name, parti)

    def __len__(self) -> int:
        return len(self.people)

    def add(self, name: str, parti: str | None = None) -> int:
        """A new person; their place in the register."""
        number = len(self.people)
        self.people.append((name, parti))
        self._same[tokens(name)].append(number)
        for key in _keys(name):
            self._buckets[key].append(number)
        self._found.clear()
        return number

    def find(self, name: str, parti: str | None = None) -> Found | None:
        """Whom the name means: its own spelling, else a known form of it, else one near to it."""
        key = (name, parti)
        if key not in self._found:
            self._found[key] = self._find(name, parti)
        return self._found[key]

    def number(self, name: str, parti: str | None = None) -> int | None:
        """The place of the one person who can be meant."""
        found = self.find(name, parti)
        return None if found is None or found.kind == "many" else found.number

    def _find(self, name: str, parti: str | None) -> Found | None:
        if equal := self._same.get(tokens(name)):
            return self._one("same", equal, parti)
        others = list(self._candidates(name))
        forms = [n for n in others if short_form(name, self.people[n][0])]
        if len(tokens(name)) == 1:
            forms = [n for n in forms if not other_party(parti, self.people[n][1])]
        if forms:
            return self._one("form", forms, parti)
        near = [
            (many, n)
            for n in others
            if not other_party(parti, self.people[n][1])
            and (many := nearness(name, self.people[n][0])) is not None
        ]
        least = min(near, default=(0, 0))[0]
        nearest = [n for many, n in near if many == least]
        return self._one("near", nearest, parti) if nearest else None

    def _one(self, kind: Kind, numbers: list[int], parti: str | None) -> Found:
        if len(numbers) > 1 and parti:
            fitting = [n for n in numbers if party(self.people[n][1]) == party(parti)]
            numbers = fitting or numbers
        return Found(kind if len(numbers) == 1 else "many", numbers[0])

    def _candidates(self, name: str) -> Iterator[int]:
        seen: set[int] = set()
        for key in _keys(name):
            for number in islice(self._buckets.get(key, ()), BUCKET):
                if number not in seen:
                    seen.add(number)
                    yield number


def _keys(name: str) -> Iterator[str]:
    """The buckets of a name: its first word, its last, the initials of both, all run together."""
    words = tokens(name)
    if not words:
        return
    folded = [fold(word.rstrip(".")) for word in words]
    yield f"first {folded[0]}"
    yield f"last {folded[-1]}"
    yield f"last {folded[0]}" if len(words) == 1 else f"initials {folded[0][0]}{folded[-1][0]}"
    if len(words) == 1:
        yield f"first {folded[-1]}"
        yield f"letter {folded[0][0]}"
        if INITIALS.fullmatch(name.strip().replace(".", "")):
            yield f"initials {folded[0][0]}{folded[0][-1]}"
    yield f"run {''.join(folded)}"
