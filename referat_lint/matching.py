"""Which items of two documents about one meeting are the same, whatever their numbers became."""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable

from referat_lint.grammar.titles import art_of
from referat_lint.model import Modstykke, Punkt, Raekke, Referat
from referat_lint.source import Text

WORD = re.compile(r"[^\W\d_]{2,}")
DIGITS = re.compile(r"\d+")
SIGNS = re.compile(r"[\W_]+")
PLAIN = frozenset(  # words that many titles share
    {"af", "beslutning", "den", "det", "drøftelse", "efterretning", "en", "et", "for", "fra"}
    | {"godkendelse", "i", "med", "og", "om", "orientering", "på", "sag", "samt", "til", "vedr"}
    | {"vedrørende", "ved", "lukket", "punkt"}
)
LONG = 4  # letters: shorter words tell little where there are such
STEM = 6  # letters by which two forms of a word are one
LEAST_CUT = 10  # letters of a title that may be the beginning of another
NEAR, ALIKE = 0.5, 0.75  # of all words, that two titles share: with the same number, without
BUCKET = 40  # of those with a word in common, no more are compared
OWN = frozenset(  # kinds of which a meeting has one
    {"dagsorden", "referat", "meddelelser", "eventuelt", "spoergetid", "underskrift"}
    | {"bilagsoversigt"}
)


def counterpart(there: Referat, here: Referat) -> Modstykke:
    """Another document with its items held up against those of this one."""
    desk = _Desk(_items(there), _items(here))
    desk.equal(lambda punkt: (_number(punkt), _title(punkt)), both=True)
    desk.equal(_title)
    desk.equal(_case, unique=True)
    desk.near(_alike_with_number, _number_keys)
    desk.near(_alike, _stems)
    desk.equal(lambda punkt: punkt.art if punkt.art in OWN else "", unique=True)
    desk.near(_nameless, _number_keys)
    desk.in_order()
    return desk.counterpart(there)


def bare(words: str | None) -> str:
    """Words without signs, blanks and capitals: equal where they say the same."""
    return SIGNS.sub("", (words or "").casefold())


def _title(punkt: Punkt) -> str:
    return bare(punkt.titel)


def _items(referat: Referat) -> tuple[Punkt, ...]:
    """The items; of an agenda that is only a list, its rows."""
    return referat.punkter or tuple(
        _from_row(row, ordinal) for ordinal, row in enumerate(referat.indhold, 1)
    )


def _from_row(row: Raekke, ordinal: int) -> Punkt:
    return Punkt(
        nummer=Text(row.nummer, row.span) if row.nummer else None,
        titel=row.titel,
        art=art_of(row.titel),
        sagsnummer=None,
        lukket=row.lukket,
        udgaaet=False,
        span=row.span,
        head=row.span,
        ordinal=ordinal,
    )


def _number(punkt: Punkt) -> str:
    return str(punkt.nummer or "").casefold()


def _case(punkt: Punkt) -> str:
    return bare(punkt.sagsnummer)


def _words(punkt: Punkt) -> frozenset[str]:
    words = {word.casefold() for word in WORD.findall(punkt.titel or "")} - PLAIN
    long = {word for word in words if len(word) >= LONG}
    return frozenset(word[:STEM] for word in long or words)


def _stems(punkt: Punkt) -> Iterable[Hashable]:
    return (*_words(punkt), _title(punkt)[:LEAST_CUT])


def _number_keys(punkt: Punkt) -> Iterable[Hashable]:
    return (_number(punkt),) if punkt.nummer else ()


def _share(one: Punkt, other: Punkt) -> float:
    """How much of the words of two titles is common; whole where one is cut off."""
    short, long = sorted((_title(one), _title(other)), key=len)
    if len(short) >= LEAST_CUT and long.startswith(short):
        return 1
    first, second = _words(one), _words(other)
    least = min(len(first), len(second))
    return len(first & second) / max(len(first), len(second)) if least else 0


def _alike_with_number(one: Punkt, other: Punkt) -> bool:
    return _share(one, other) >= NEAR


def _alike(one: Punkt, other: Punkt) -> bool:
    digits = (DIGITS.findall(punkt.titel or "") for punkt in (one, other))
    return _share(one, other) >= ALIKE and sorted(next(digits)) == sorted(next(digits))


def _nameless(one: Punkt, other: Punkt) -> bool:
    """The same number, and one of the titles is lost or says only that the item is closed."""
    return any(punkt.titel is None or not _words(punkt) for punkt in (one, other))


class _Desk:
    """Two rows of items, and which of them have met."""

    def __init__(self, there: tuple[Punkt, ...], here: tuple[Punkt, ...]) -> None:
        self.there, self.here = there, here
        self.left = dict.fromkeys(range(len(there))), dict.fromkeys(range(len(here)))
        self.pairs: list[tuple[int, int]] = []

    def meet(self, one: int, other: int) -> None:
        self.pairs.append((one, other))
        del self.left[0][one], self.left[1][other]

    def equal(
        self, key: Callable[[Punkt], Hashable], *, both: bool = False, unique: bool = False
    ) -> None:
        """Those whose keys are equal and not empty, in order; `both`: no part may be empty."""
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        mine: defaultdict[Hashable, list[int]] = defaultdict(list)
        for one in self.left[0]:
            waiting[key(self.there[one])].append(one)
        for other in self.left[1]:
            mine[key(self.here[other])].append(other)
        for value, others in mine.items():
            ones = waiting.get(value, deque())
            whole = all(value) if both and isinstance(value, tuple) else bool(value)
            if not whole or (unique and (len(ones) > 1 or len(others) > 1)):
                continue
            for one, other in zip(list(ones), others, strict=False):
                self.meet(one, other)

    def near(
        self,
        alike: Callable[[Punkt, Punkt], bool],
        keys: Callable[[Punkt], Iterable[Hashable]],
    ) -> None:
        """Those that have a key in common and are alike, each with the first such."""
        buckets: defaultdict[Hashable, list[int]] = defaultdict(list)
        for one in self.left[0]:
            for key in keys(self.there[one]):
                buckets[key].append(one)
        for other in list(self.left[1]):
            punkt = self.here[other]
            near = (one for key in keys(punkt) for one in buckets.get(key, ())[:BUCKET])
            found = next(
                (one for one in near if one in self.left[0] and alike(self.there[one], punkt)), None
            )
            if found is not None:
                self.meet(found, other)

    def in_order(self) -> None:
        """Where a document has lost its titles, equally many are the same, in order."""
        ones, others = (list(left) for left in self.left)
        lost = all(self.there[one].titel is None for one in ones) or all(
            self.here[other].titel is None for other in others
        )
        if lost and len(ones) == len(others):
            for one, other in zip(ones, others, strict=True):
                self.meet(one, other)

    def counterpart(self, there: Referat) -> Modstykke:
        pairs = sorted(self.pairs, key=lambda pair: pair[1])
        return Modstykke(
            there,
            tuple((self.there[one], self.here[other]) for one, other in pairs),
            tuple(self.there[one] for one in self.left[0]),
            tuple(self.here[other] for other in self.left[1]),
        )
