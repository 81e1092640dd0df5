"""Text whose å is two characters, an a and a ring, read as if it were one."""

from bisect import bisect_left

from referat_lint.grammar.patterns import pattern
from referat_lint.source import Span, Text

RING = "\N{COMBINING RING ABOVE}"
DECOMPOSED = pattern(f"[aA]{RING}")


class Composed(Text):
    """The text with every å one letter; its parts stand where they stood, as they were printed."""

    __slots__ = ("first", "places", "printed")
    printed: Text
    places: list[int]  # each offset's in `printed`
    first: int

    def part(self, start: int, end: int) -> Text:
        end = max(start, end)
        printed = self.printed
        a, b = self.places[self.first + start], self.places[self.first + end]
        words = Composed(self[start:end], Span(printed.span.start + a, printed.span.start + b))
        words.printed, words.places, words.first = printed, self.places, self.first + start
        return words


def composed(text: Text) -> Text:
    """The same text, unless an å in it is decomposed."""
    if RING not in text or isinstance(text, Composed):
        return text
    places: list[int] = []
    at = 0
    for match in DECOMPOSED.finditer(text):
        places += range(at, match.start() + 1)
        at = match.end()
    places += range(at, len(text) + 1)
    one = DECOMPOSED.sub(lambda match: "å" if match[0] == "a" + RING else "Å", text)
    words = Composed(one, text.span)
    words.printed, words.places, words.first = text, places, 0
    return words


def printed(text: Text, start: int, end: int) -> str:
    """The words between two offsets, spelt as they stand there."""
    if not isinstance(text, Composed):
        return text[start:end]
    places, first = text.places, text.first
    return text.printed[places[first + start] : places[first + end]]


def offset_of(text: Text, place: int) -> int:
    """Which of a text's offsets a place in the source is."""
    if not isinstance(text, Composed):
        return place - text.span.start
    return bisect_left(text.places, place - text.printed.span.start) - text.first
