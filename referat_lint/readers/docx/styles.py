"""What the styles of a Word file say of a paragraph: heading, numbering, and how it looks."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

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
    without_change,
)

HEADING = re.compile(r"(?:heading|overskrift)\s*([1-9])", re.IGNORECASE)
ROLES = {
    **dict.fromkeys(("quote", "intense quote", "quotations", "citat", "stærkt citat"), "citat"),
    **dict.fromkeys(("html preformatted", "formateret html", "preformatted text"), "kode"),
}
LEVELS = 9
LONGEST = 20  # styles that are based on one another
ON = frozenset({"1", "true", "on"})
HEX = re.compile(r"[0-9a-fA-F]{6}")
DARK = 0.75  # white words are seen on what is less bright


class Run(NamedTuple):
    """How a run's own properties or a style say that it looks; None where they do not say."""

    hidden: bool | None = None
    color: str | None = None
    dark: bool | None = None  # what stands behind the words
    bold: bool | None = None
    italic: bool | None = None

    def over(self, other: "Run") -> "Run":
        """These, and what another says where they say nothing."""
        said = {name: own for name, own in self._asdict().items() if own is not None}
        return other._replace(**said)


NOTHING = Run()


class Look(NamedTuple):
    """How words look: why they are not seen, one of source.HIDDEN or empty, and their type."""

    hidden: str = ""
    bold: bool = False
    italic: bool = False


PLAIN = Look()


class Space(NamedTuple):
    """What stands before and after paragraphs, in twentieths of a point; None is not said."""

    before: int | None = None
    after: int | None = None
    close: bool | None = None  # none between paragraphs of one style

    def over(self, other: "Space") -> "Space":
        """What is said here, and what another says where nothing is."""
        said = {name: own for name, own in self._asdict().items() if own is not None}
        return other._replace(**said)


NO_SPACE = Space()


class Style:
    """One style as the file has it; what it says is looked up when it is asked for."""

    def __init__(self, attributes: str, words: str) -> None:
        self.id = attribute(attributes, "styleId") or ""
        self._attributes, self._words = attributes, words

    @cached_property
    def words(self) -> str:
        """All that stands between its tags, but for what it said before a tracked change."""
        return without_change(without_change(tags_only(self._words), "pPr"), "rPr")

    @cached_property
    def name(self) -> str:
        return value(self.words, "name") or ""

    @cached_property
    def base(self) -> str:
        """The id of the style that it is based on."""
        return value(self.words, "basedOn") or ""

    @cached_property
    def is_dark(self) -> bool:
        """Whether it puts a dark ground behind words, somewhere in a table too."""
        return any(_darkens(found[1]) for found in elements(self.words, "shd"))

    @property
    def standard_for(self) -> str:
        """The kind of what has this style where it names none: paragraph, table; else empty."""
        told = self._attributes
        if "default" not in told or attribute(told, "default") not in ON:
            return ""
        return attribute(told, "type") or "paragraph"


class Styles:
    """The styles of one file by id; a paragraph that names none has the standard one."""

    def __init__(self, xml: Xml | None) -> None:
        styles = [Style(*chunk) for chunk in chunks(xml, "w:style")] if xml else []
        self._styles = {style.id: style for style in reversed(styles)}
        standard = [style for style in styles if style.standard_for]
        self._standard = {style.standard_for: style.id for style in reversed(standard)}
        default = xml.raw.partition("pPrDefault")[2] if xml else ""
        self._default = space(default.partition("pPrDefault")[0])
        self._spaces: dict[str, Space] = {}
        self._numberings: dict[str, tuple[int | None, int | None, list[str]]] = {}
        self._runs: dict[str, Run] = {}

    def chain(self, style: str, kind: str = "paragraph") -> Iterator[Style]:
        """A style and those it is based on, the nearest first."""
        here = self._styles.get(style or self._standard.get(kind, ""))
        for _ in range(LONGEST):
            if here is None:
                return
            yield here
            here = self._styles.get(here.base)

    def level(self, style: str) -> int:
        """Of which level a style makes headings, from 1; 0 where it makes none."""
        for one in self.chain(style):
            outline = number(one.words, "outlineLvl")
            if outline is not None:
                return outline + 1 if 0 <= outline < LEVELS else 0
            if named := HEADING.fullmatch(one.name):
                return int(named[1])
        return 0

    def role(self, style: str) -> str:
        """The hint for what is written in a style, citat or kode; mostly none."""
        names = (one.name.casefold() for one in self.chain(style))
        return next((ROLES[name] for name in names if name in ROLES), "")

    def numbering(self, style: str) -> tuple[int | None, int | None, list[str]]:
        """The numbering and the level that a style gives, and the styles that may have a level."""
        if style not in self._numberings:
            self._numberings[style] = self._numbering(style)
        return self._numberings[style]

    def _numbering(self, style: str) -> tuple[int | None, int | None, list[str]]:
        passed, level = [], None
        for one in self.chain(style):
            passed.append(one.id)
            numbered = element(one.words, "numPr")
            if numbered is None:
                continue
            level = number(one.words, "ilvl") if level is None else level
            if (numbering := number(one.words, "numId")) is not None:
                return numbering, level, passed
        return None, level, passed

    def space(self, style: str) -> Space:
        """What stands before and after paragraphs in a style."""
        if style not in self._spaces:
            found = NO_SPACE
            for one in self.chain(style):
                found = found.over(space(one.words))
            self._spaces[style] = found.over(self._default)
        return self._spaces[style]

    def run(self, style: str, kind: str = "paragraph") -> Run:
        """How words in a style look."""
        key = f"{kind} {style}"
        if key not in self._runs:
            found = NOTHING
            for one in self.chain(style, kind):
                found = found.over(run(one.words))
            self._runs[key] = found
        return self._runs[key]

    def look(self, style: str, words: str, *, dark: bool) -> Look:
        """How a run looks that has these properties, in a paragraph of a style.

        `dark`: on a dark ground.
        """
        own = run(words)
        if named := value(words, "rStyle"):
            own = own.over(self.run(named, "character"))
        own = own.over(self.run(style))
        hidden = "skjult tekst" if own.hidden else ""
        if not hidden and own.color == "FFFFFF" and not own.dark and not dark:
            hidden = "hvid tekst"
        return Look(hidden, bool(own.bold), bool(own.italic))


def space(words: str) -> Space:
    """What properties say of the space before and after a paragraph."""
    told = element(words, "spacing") or ""
    before, after = (small(attribute(told, key)) for key in ("before", "after"))
    return Space(before, after, switched(words, "contextualSpacing"))


def run(words: str) -> Run:
    """How some properties say that words look."""
    color = value(words, "color")
    return Run(
        switched(words, "vanish"),
        color.upper() if color else None,
        is_dark(words),
        switched(words, "b"),
        switched(words, "i"),
    )


def is_dark(words: str) -> bool | None:
    """Whether properties put a dark ground behind words; None where they put none."""
    marked = value(words, "highlight")
    if marked not in (None, "none"):
        return marked not in ("white", "lightGray")
    shading = element(words, "shd")
    return None if shading is None else _darkens(shading)


def _darkens(shading: str) -> bool | None:
    solid = attribute(shading, "val") == "solid"
    fill = attribute(shading, "color" if solid else "fill") or ""
    if not HEX.fullmatch(fill):
        return True if solid else None
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return 0.3 * red + 0.6 * green + 0.1 * blue < DARK
