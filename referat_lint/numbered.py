"""Items by the number that is printed on them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from referat_lint.model import (
    Punkt,
)

NUMBER = re.compile(r"\d+")


class Numbered:
    """Items by their printed number."""

    def __init__(self, items: Sequence[Punkt]) -> None:
        self.by_number: dict[str, list[int]] = defaultdict(list)
        self.order: list[tuple[int, int]] = []
        for i, punkt in enumerate(items):
            if punkt.nummer is not None:
                self.by_number[str(punkt.nummer)].append(i)
                if leading := NUMBER.match(punkt.nummer):
                    self.order.append((int(leading[0]), i))

    def of(self, numbers: Iterable[str] | None) -> list[int]:
        """The indices of the items with these numbers."""
        return [i for number in numbers or () for i in self.by_number.get(number, ())]

    def named(self, number: str | None, home: int) -> tuple[int, str | None]:
        """The item in which a statement counts, and how where it names an item of another kind.

        `13/3` is a part of 13; an item that is not printed counts before the next that is.
        """
        if number is None:
            return home, None
        if places := self.by_number.get(number):
            return (home if home in places else places[0]), None
        part = number.split("/")[0]
        if places := self.by_number.get(part):
            return (home if home in places else places[0]), "under"
        leading = NUMBER.match(number)
        later = [i for own, i in self.order if leading and own > int(leading[0]) and i >= home]
        return (later[0], "foer") if later else (home, "efter")
