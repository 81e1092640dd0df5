"""The numbers that Word puts before paragraphs: they stand nowhere in the file."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from referat_lint.readers.docx.styles import LEVELS, Styles
from referat_lint.readers.docx.xml import (
    Xml,
    attribute,
    chunks,
    element,
    elements,
    number,
    small,
    switched,
    tags_only,
    value,
)

PLACE = re.compile(r"%([1-9])")
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
LARGEST = 4000  # a Roman number, or letters repeated, are no longer than that
WIDEST = 100  # characters of a number


class Level(NamedTuple):
    """How one level of a numbering counts and is written."""

    start: int
    form: str
    text: str
    space: bool  # whether something stands between number and words
    restart: int | None  # the level, from 1, after which it begins again; 0 never
    plain: bool  # all its numbers are decimal
    style: str


class Marker(NamedTuple):
    """What stands before a paragraph; `number` is its level's own, None where it has a bullet.

    `space`: something stands between it and the words.
    """

    text: str
    number: int | None
    level: int
    space: bool = True


class Numbering:
    """Counts a document's paragraphs, in their order."""

    def __init__(self, xml: Xml | None, styles: Styles) -> None:
        self._abstract = _read(xml, "abstractNum") if xml else {}
        self._nums = _read(xml, "num") if xml else {}
        self._styles = styles
        self._levels: dict[int, tuple[int, list[Level]]] = {}
        self._counts: dict[int, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()  # numberings and levels that have begun again

    def next(self, style: str, num: int | None, level: int | None) -> Marker | None:
        """What stands before the next paragraph, whose own properties name these; None: nothing."""
        styles: list[str] = []
        if num is None:
            num, named, styles = self._styles.numbering(style)
        if not num or num not in self._nums:
            return None
        kind, levels = self._known(num)
        if level is None and styles:
            linked = (n for one in styles for n, lvl in enumerate(levels) if lvl.style == one)
            level = next(linked, named)
        level = max(level or 0, 0)
        if level >= len(levels):
            return None
        return _marker(levels, self._count(num, kind, levels, level), level)

    def _count(self, num: int, kind: int, levels: list[Level], level: int) -> list[int | None]:
        counts = self._counts.setdefault(kind, [None] * LEVELS)
        begins = (num, level) not in self._begun and _override(self._nums[num], level) is not None
        self._begun.add((num, level))
        before = counts[level]
        counts[level] = levels[level].start if before is None or begins else before + 1
        for deeper in range(level + 1, len(levels)):
            restart = levels[deeper].restart
            if restart != 0 and (restart is None or level < restart):
                counts[deeper] = None
        return counts

    def _known(self, num: int) -> tuple[int, list[Level]]:
        """Which counter a numbering shares, and its levels."""
        if num not in self._levels:
            words = self._nums[num]
            kind = self._kind(words)
            levels = _levels(self._abstract.get(kind, ""))
            for level, told in _overrides(words):
                own = _levels(told)
                if own and level < len(levels):
                    levels[level] = own[0]
                start = number(told, "startOverride")
                if start is not None and level < len(levels):
                    levels[level] = levels[level]._replace(start=start)
            self._levels[num] = (kind, levels)
        return self._levels[num]

    def _kind(self, words: str) -> int:
        """The kind of numbering, also where that is named by a style."""
        kind = number(words, "abstractNumId") or 0
        link = value(self._abstract.get(kind, ""), "numStyleLink")
        if link:
            num = self._styles.numbering(link)[0]
            kind = number(self._nums.get(num or 0, ""), "abstractNumId") or kind
        return kind


def _read(xml: Xml, name: str) -> dict[int, str]:
    """The words of every element of a name by its id, which has the same name."""
    found: dict[int, str] = {}
    for told, words in chunks(xml, f"w:{name}"):
        key = small(attribute(told, f"{name}Id"))
        if key is not None:
            found.setdefault(key, tags_only(words))
    return found


def _overrides(words: str) -> Iterator[tuple[int, str]]:
    for match in islice(elements(words, "lvlOverride"), LEVELS):
        level = small(attribute(match[1], "ilvl"))
        if level is not None and 0 <= level < LEVELS and not match[1].endswith("/"):
            yield level, words[match.end() :].partition("lvlOverride")[0]


def _override(words: str, level: int) -> int | None:
    """The number with which a numbering begins a level again."""
    for at, told in _overrides(words):
        if at == level:
            return number(told, "startOverride")
    return None


def _levels(words: str) -> list[Level]:
    found: list[Level] = []
    for match in islice(elements(words, "lvl"), LEVELS):
        told = re.split(r"</(?:[\w.-]+:)?lvl\s*>", words[match.end() :], maxsplit=1)[0]
        text, start = element(told, "lvlText"), number(told, "start")
        restart, suffix = number(told, "lvlRestart"), value(told, "suff")
        found.append(
            Level(
                start=0 if start is None else start,
                form=value(told, "numFmt") or "decimal",
                text=(attribute(text, "val") or "")[:WIDEST] if text else "",
                space=suffix != "nothing",
                restart=restart,
                plain=bool(switched(told, "isLgl")),
                style=value(told, "pStyle") or "",
            )
        )
    return found


def _marker(levels: list[Level], counts: list[int | None], level: int) -> Marker | None:
    here = levels[level]
    if here.form == "bullet":
        return Marker("-", None, level)

    def shown(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        if at >= len(levels):
            return ""
        count = counts[at] if counts[at] is not None else levels[at].start
        return _written(count or 0, "decimal" if here.plain else levels[at].form)

    text = PLACE.sub(shown, here.text).strip()[:WIDEST]
    return Marker(text, counts[level], level, here.space) if text else None


def _written(count: int, form: str) -> str:
    match form:
        case "none" | "bullet":
            return ""
        case "decimalZero":
            return f"{count:02}"
        case "ordinal":
            return f"{count}."
        case "lowerLetter" | "upperLetter" if 0 < count < LARGEST:
            letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letter.upper() if form == "upperLetter" else letter
        case "lowerRoman" | "upperRoman" if 0 < count < LARGEST:
            return _roman(count).upper() if form == "upperRoman" else _roman(count)
    return str(count)


def _roman(count: int) -> str:
    out = ""
    for size, sign in ROMAN:
        out += sign * (count // size)
        count %= size
    return out
