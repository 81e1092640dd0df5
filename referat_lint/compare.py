"""What two texts say differently, when all that is only layout is taken away."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from referat_lint.danish import MONTH, MONTHS, calendar_date, full_year
from referat_lint.source import Span

LINE = re.compile(r"[^\n]+")
MARK = re.compile(r"\s*(?:[^\w\s(«»\"”“]{1,2}|o)\s+")  # of a list: its bullet
NUMBER = re.compile(r"\s*(?:\d{1,2}|[a-zæøå])[.)]\s+")  # or its number
PAGE = re.compile(  # a page's foot
    r"(?:^\s*|\s{2,}|[|\u2013-] )side:? ?\d+(?: ?(?:af|/) ?\d+)?(?=\s*$|\s{2,}| [|\u2013-])",
    re.IGNORECASE,
)
FOOT = 100  # characters: a longer line is none
WORD = re.compile(r"\w+(?:[-\u2010\u00ad][ \t]*\n?[ \t]*\w+|[.,:/’'´]\w+)*")
COMMA = re.compile(r"(?<=\d),(?=\d)")
SEPARATORS = re.compile(r"[. \u00a0\u202f](?=\d{3})")
FIGURE = re.compile(
    rf"(?P<date>(?<![\w.])\d{{1,2}}\.? ?(?P<month>{MONTH})\b\.? (?P<year>\d{{4}})"
    r"|(?<![\w.,/-])\d{1,2}([./-])\d{1,2}\4(?:\d{4}|\d\d)(?![\w/-]))"
    r"|(?P<time>\bkl\.? ?\d{1,2}[.:]\d\d(?!\d))"
    r"|(?P<amount>(?<![\w.,/-])"
    r"(?:\d{1,3}(?:\.\d{3})+|(?<!\d )\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,2}(?! ?[\d.])|\d+)(?:,\d+)?"
    r"(?![\w/]|[.,:-]\d))"
    r"(?P<unit> ?(?:%|kr\b|pct\b|procent\b|mio\b|mia\b|t\.kr|m2\b|m²|km\b))?",
    re.IGNORECASE,
)
LARGE = 3  # digits: a number without unit that is shorter is a list's, a page's, anything's


class Word(NamedTuple):
    """A word as it is compared, and its place."""

    key: str
    span: Span


class Figure(NamedTuple):
    """A date, a time or an amount as it is compared (ISO, HH:MM, digits), and its place."""

    value: str
    span: Span


def words(
    text: str, spans: Iterable[Span], without: Sequence[Span] = (), *, numbered: bool = False
) -> list[Word]:
    """The words of some passages, without bullets and, unless `numbered`, a list's numbers.

    A line in which one of the spans `without` stands is left out.
    """
    found = []
    starts = sorted(without)
    ends = [*accumulate((span.end for span in starts), max)]
    for start, end in spans:
        for line in LINE.finditer(text, start, end):
            before = bisect_left(starts, (line.end(), 0))
            if (before and ends[before - 1] > line.start()) or _is_foot(line[0]):
                continue
            at = _behind(MARK, text, *line.span())
            at = at if numbered else _behind(NUMBER, text, at, line.end())
            found.append(Span(at, line.end()))
    return list(_words(text, found))


def _is_foot(line: str) -> bool:
    """Whether a line is a page's head or foot, which other formats have elsewhere."""
    return len(line) < FOOT and PAGE.search(line) is not None


def _words(text: str, lines: Iterable[Span]) -> Iterator[Word]:
    """Those of some lines; what is parted at the end of one is a word with what follows."""
    done = 0
    for start, end in lines:
        for match in WORD.finditer(text, max(start, done)):
            if match.start() >= end:
                break
            done = match.end()
            yield Word(_key(match[0]), Span(*match.span()))


def _behind(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match else start


@lru_cache(maxsize=8192)
def _key(word: str) -> str:
    """Small letters without accents and signs; the comma of a figure stays."""
    plain = unicodedata.normalize("NFKD", COMMA.sub("\0", word)).casefold()
    return "".join(c for c in plain if c.isalnum() or c == "\0")


def _same(one: Iterable[Word], other: Iterable[Word]) -> bool:
    """Wherever the words are parted."""
    first, second = ("".join(word.key for word in words) for words in (one, other))
    return first == second


def difference(
    one: Sequence[Word], other: Sequence[Word]
) -> tuple[Span | None, Span | None] | None:
    """Where two texts part and where they meet again, in each; None where they are the same.

    In a text that has nothing there, None.
    """
    if _same(one, other):
        return None
    least = min(len(one), len(other))
    start = next((at for at in range(least) if one[at].key != other[at].key), least)
    rest = range(1, least - start + 1)
    end = next((at for at in rest if one[-at].key != other[-at].key), len(rest) + 1) - 1
    return _from_to(one[start : len(one) - end]), _from_to(other[start : len(other) - end])


def _from_to(words: Sequence[Word]) -> Span | None:
    return Span(words[0].span.start, words[-1].span.end) if words else None


def figures(text: str, spans: Iterable[Span]) -> list[Figure]:
    """The dates, times and amounts of some passages, as far as none is parted by a line's end.

    Small numbers without a unit are left out.
    """
    lines = (line for span in spans for line in LINE.finditer(text, *span) if not _is_foot(line[0]))
    found = (match for line in lines for match in FIGURE.finditer(text, *line.span()))
    valued = ((_value(match), Span(*match.span())) for match in found)
    return [Figure(value, span) for value, span in valued if value]


def _value(match: re.Match[str]) -> str | None:
    if match["date"]:
        return _date(match)
    if match["time"]:
        hours, minutes = re.findall(r"\d+", match[0])
        return f"{int(hours):02}:{minutes}"
    plain = SEPARATORS.sub("", match["amount"])
    plain = re.sub(r",0+$", "", plain)
    if not match["unit"] and len(plain) < LARGE:
        return None
    percent = match["unit"] and match["unit"].strip().casefold() in ("%", "pct", "procent")
    return f"{plain} %" if percent else plain


def _date(match: re.Match[str]) -> str:
    day, *rest = re.findall(r"\d+", match["date"])
    if match["month"]:
        month, year = MONTHS[match["month"].casefold()], full_year(match["year"])
    else:
        month, year = int(rest[0]), full_year(rest[1])
    found = calendar_date(year, month, int(day)) if year else None
    return found.isoformat() if found else f"{year}-{month}-{day}"


def unmatched(one: Sequence[Figure], other: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """The figures of each text that the other has not, or not as often."""
    counts = Counter(each.value for each in one), Counter(each.value for each in other)
    more = counts[0] - counts[1], counts[1] - counts[0]
    return _of(one, more[0]), _of(other, more[1])


def _of(figures: Sequence[Figure], wanted: Counter[str]) -> list[Figure]:
    found = []
    for figure in figures:
        if wanted[figure.value] > 0:
            wanted[figure.value] -= 1
            found.append(figure)
    return found
