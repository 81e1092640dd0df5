"""What of a Word file is taken whole: words, and the properties of what is around them."""

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape

from referat_lint.readers.docx.blocks import Blocks
from referat_lint.readers.docx.inline import Inline
from referat_lint.readers.docx.parts import Relation
from referat_lint.readers.docx.styles import Styles, is_dark, space
from referat_lint.readers.docx.tree import Properties
from referat_lint.readers.docx.xml import (
    CACHED,
    Xml,
    attribute,
    element,
    end_of,
    number,
    switched,
    tags,
    tags_only,
    value,
    without_change,
)

WIDEST = 63  # columns of a table in Word
RUN = re.compile(r"<(?:[\w.-]+:)?rPr\s*>(.*?)</(?:[\w.-]+:)?rPr\s*>", re.DOTALL)
SECTION = re.compile(r"<(?:[\w.-]+:)?sectPr\b.*?</(?:[\w.-]+:)?sectPr\s*>", re.DOTALL)


class Taking:
    """Where the reading of a part has come to; each method says where it goes on."""

    def __init__(self, xml: Xml, styles: Styles, relations: dict[str, Relation]) -> None:
        self.raw, self.styles, self.forms = xml.raw, styles, xml.forms
        self._ends = {name: end_of(xml.forms(name)) for name in ENDS if xml.forms(name)}
        self._plain, self._next = _plain_runs(
            *(xml.forms(f"w:{name}")[0] for name in ("rPr", "t", "r"))
        )
        self.inline: Inline = Inline(xml.raw, styles, relations)
        self.blocks: Blocks = Blocks(self.inline)
        self.section = ""  # the properties of the first section
        self.chosen: list[bool] = []  # alternatives that are open, and whether one of them is read
        self._known: dict[str, Properties] = {}

    def _end(self, name: str, at: int) -> tuple[int, int]:
        search = self._ends[name].search
        while found := search(self.raw, at):
            if found[1]:
                return found.span()
            at = found.end()
        return len(self.raw), len(self.raw)

    def properties(self, name: str, at: int) -> tuple[str, int]:
        """Properties from an offset on, as they are now, and where they end."""
        start, end = self._end(name, at)
        words = self.raw[at:start]
        if f"{name[2:]}Change" in words:
            changed, _ = self._end(f"{name}Change", at)
            if changed > start:  # the end that was found is that of the properties before
                start, end = self._end(name, changed)
            words = without_change(tags_only(self.raw[at:start]), name[2:])
        return tags_only(words), end

    def run(self, _told: str, at: int) -> int:
        """A run; the most common kind, with plain properties and words alone, whole.

        So too those of that kind that follow it.
        """
        inline, raw, found = self.inline, self.raw, self._plain.match(self.raw, at)
        inline.run = ""
        while found:
            inline.run = found[1] or ""
            inline.text(*found.span(3), kept="preserve" in found[2])
            at = found.end()
            found = self._next.match(raw, at)
        return at

    def text(self, told: str, at: int) -> int:
        start, end = self._end("w:t", at)
        self.inline.text(at, start, kept="preserve" in told)
        return end

    def formula(self, _told: str, at: int) -> int:
        start, end = self._end("m:t", at)
        self.inline.text(at, start, kept=True)
        return end

    def deleted_text(self, _told: str, at: int) -> int:
        start, end = self._end("w:delText", at)
        self.inline.deleted += 1
        self.inline.text(at, start, kept=True)
        self.inline.deleted -= 1
        return end

    def code(self, _told: str, at: int) -> int:
        start, end = self._end("w:instrText", at)
        self.inline.fields.code(unescape(self.raw[at:start]))
        return end

    def run_properties(self, _told: str, at: int) -> int:
        self.inline.run, end = self.properties("w:rPr", at)
        return end

    def paragraph(self, _told: str, at: int) -> int:
        words, end = self.properties("w:pPr", at)
        if words not in self._known:
            self._known[words] = properties(words)
        found = self._known[words]
        self.section = self.section or found.section
        if self.inline.paragraph:
            self.inline.paragraph.properties = found
        return end

    def last_section(self, _told: str, at: int) -> int:
        words, end = self.properties("w:sectPr", at)
        self.section = self.section or words
        return end

    def table(self, _told: str, at: int) -> int:
        words, end = self.properties("w:tblPr", at)
        chain = self.styles.chain(value(words, "tblStyle") or "", "table")
        self.inline.dark = (
            self.inline.dark or bool(is_dark(words)) or any(style.is_dark for style in chain)
        )
        return end

    def row(self, _told: str, at: int) -> int:
        words, end = self.properties("w:trPr", at)
        if switched(words, "tblHeader"):
            self.blocks.head_row()
        if element(words, "del") is not None:
            self.blocks.delete_row()
        return end

    def cell(self, _told: str, at: int) -> int:
        words, end = self.properties("w:tcPr", at)
        self.inline.dark = self.inline.dark or bool(is_dark(words))
        merged = element(words, "vMerge")
        goes_on = merged is not None and attribute(merged, "val") != "restart"
        span = number(words, "gridSpan") or 1
        self.blocks.shape_cell(min(max(span, 1), WIDEST), goes_on=goes_on)
        return end

    def pass_over(self, name: str, at: int) -> int:
        """Past an element that is not read; its like may stand within it."""
        begins, ends = self.forms(name), self.forms("/" + name)
        depth = 1
        for match in tags((*begins, *ends)).finditer(self.raw, at):
            depth += match[1] in begins and not match[2].endswith("/")
            depth -= match[1] in ends
            if not depth:
                return match.end()
        return len(self.raw)

    def choice(self, _told: str, at: int) -> int:
        """The first of several ways to show the same is read, and no other."""
        if self.chosen and self.chosen[-1]:
            return self.pass_over("mc:Choice", at)
        if self.chosen:
            self.chosen[-1] = True
        return at

    def fallback(self, _told: str, at: int) -> int:
        read = self.chosen and self.chosen[-1]
        return self.pass_over("mc:Fallback", at) if read else at


@lru_cache(CACHED)
def _plain_runs(own: str, words: str, run: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Match what is behind the start tag of a run: properties without insides, words, its end.

    Group 1 are the properties, 2 the words' attributes, 3 the words. The second: the run whole.
    """
    own, words, run = map(re.escape, (own, words, run))
    inside = (
        rf"(?:<{own}/>|<{own}>((?:<[^<>]*/>)*)</{own}>)?"
        rf"<{words}((?: [^<>]*)?)>([^<]*)</{words}></{run}>"
    )
    return re.compile(inside), re.compile(rf"<{run}(?: [^<>]*)?>{inside}")


def properties(words: str) -> Properties:
    """What a paragraph's properties say."""
    own = RUN.search(words)
    mark = without_change(own[1], "rPr") if own else ""
    section = SECTION.search(words)
    rest = RUN.sub("", words)
    return Properties(
        style=value(rest, "pStyle") or "",
        numbering=number(rest, "numId"),
        level=number(rest, "ilvl"),
        outline=number(rest, "outlineLvl"),
        joins=any(element(mark, name) is not None for name in ("del", "moveFrom"))
        or bool(switched(mark, "vanish")),
        space=space(rest),
        section=section[0] if section else "",
    )


TAKEN: dict[str, Callable[[Taking, str, int], int]] = {
    "w:t": Taking.text,
    "m:t": Taking.formula,
    "w:delText": Taking.deleted_text,
    "w:instrText": Taking.code,
    "w:r": Taking.run,
    "w:rPr": Taking.run_properties,
    "w:pPr": Taking.paragraph,
    "w:sectPr": Taking.last_section,
    "w:tblPr": Taking.table,
    "w:trPr": Taking.row,
    "w:tcPr": Taking.cell,
    "w:sdtPr": lambda take, _told, at: take.pass_over("w:sdtPr", at),
    "w:sdtEndPr": lambda take, _told, at: take.pass_over("w:sdtEndPr", at),
    "w:rt": lambda take, _told, at: take.pass_over("w:rt", at),  # how a word is spoken
    "mc:Choice": Taking.choice,
    "mc:Fallback": Taking.fallback,
}
ENDS = (*TAKEN, *(f"{name}Change" for name in TAKEN if name.endswith("Pr")))
