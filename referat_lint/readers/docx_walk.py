"""One part of a Word file, tag by tag, to paragraphs and tables.

Nothing here calls itself: no depth of nesting does harm.
"""

import re
from collections.abc import Callable
from html import unescape

from referat_lint.readers.docx_blocks import Blocks
from referat_lint.readers.docx_inline import Inline
from referat_lint.readers.docx_order import paragraphs
from referat_lint.readers.docx_parts import Relation
from referat_lint.readers.docx_styles import Styles, is_dark, space
from referat_lint.readers.docx_tree import Properties
from referat_lint.readers.docx_xml import (
    Xml,
    attribute,
    element,
    end_of,
    number,
    switched,
    tags,
    value,
    without_change,
)

WIDEST = 63  # columns of a table in Word
RUN = re.compile(r"<(?:[\w.-]+:)?rPr\s*>(.*?)</(?:[\w.-]+:)?rPr\s*>", re.DOTALL)
SECTION = re.compile(r"<(?:[\w.-]+:)?sectPr\b.*?</(?:[\w.-]+:)?sectPr\s*>", re.DOTALL)
DOUBLE = ("mc:Choice", "mc:Fallback")


class Walk:
    """One part, read whole; `first` is where its first paragraph begins."""

    def __init__(self, xml: Xml, styles: Styles, relations: dict[str, Relation]) -> None:
        self.raw, self.styles, self.forms = xml.raw, styles, xml.forms
        self._ends = {name: end_of(xml.forms(name)) for name in ENDS if xml.forms(name)}
        self.inline: Inline = Inline(xml.raw, styles, relations)
        self.blocks: Blocks = Blocks(self.inline)
        self.stories = self.blocks.stories
        self.section = ""  # the properties of the first section
        self._known: dict[str, Properties] = {}
        self.chosen: list[bool] = []  # alternatives that are open, and whether one of them is read
        self._go()
        self.first = next((p.at for p in paragraphs(self.stories[""].blocks)), 0)

    def _go(self) -> None:
        taken = {form: step for name, step in TAKEN.items() for form in self.forms(name)}
        steps = {form: step for name, step in STEPS.items() for form in self.forms(name)}
        search, raw, at = tags((*taken, *steps)).search, self.raw, 0
        while match := search(raw, at):
            start, at = match.span()
            name, told = match.groups()
            if name is None:
                continue
            closed = told[-1:] == "/"
            if name in taken:
                at = at if closed else taken[name](self, told, at)
                continue
            steps[name](self, told, start)
            if closed and f"/{name}" in steps:
                steps[f"/{name}"](self, told, start)
        self.blocks.flush()

    # What is taken whole: where it ends is where the reading goes on

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
        if "Change" not in words:
            return words, end
        changed, _ = self._end(f"{name}Change", at)
        if f"{name[2:]}Change" in words and changed > start:
            start, end = self._end(name, changed)  # the first was that of the properties before
        return without_change(self.raw[at:start], name[2:]), end

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

    def run(self, _told: str, at: int) -> int:
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
            self.inline.dark or bool(is_dark(words)) or any(is_dark(style.words) for style in chain)
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

    # What is only passed through

    def end_choices(self, _told: str, _at: int) -> None:
        if self.chosen:
            self.chosen.pop()

    def inserted(self, told: str, at: int) -> None:
        self.inline.mark("indsat", attribute(told, "author") or "", at)

    def field_sign(self, told: str, at: int) -> None:
        self.inline.field_sign(attribute(told, "fldCharType"), at)

    def simple_field(self, told: str, at: int) -> None:
        self.inline.simple_field(attribute(told, "instr") or "", at)

    def end_deleted(self, _told: str, _at: int) -> None:
        self.inline.deleted = max(self.inline.deleted - 1, 0)


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


TAKEN: dict[str, Callable[[Walk, str, int], int]] = {
    "w:t": Walk.text,
    "m:t": Walk.formula,
    "w:delText": Walk.deleted_text,
    "w:instrText": Walk.code,
    "w:rPr": Walk.run,
    "w:pPr": Walk.paragraph,
    "w:sectPr": Walk.last_section,
    "w:tblPr": Walk.table,
    "w:trPr": Walk.row,
    "w:tcPr": Walk.cell,
    "w:sdtPr": lambda walk, _told, at: walk.pass_over("w:sdtPr", at),
    "w:sdtEndPr": lambda walk, _told, at: walk.pass_over("w:sdtEndPr", at),
    "w:rt": lambda walk, _told, at: walk.pass_over("w:rt", at),  # how a word is spoken
    "mc:Choice": Walk.choice,
    "mc:Fallback": Walk.fallback,
}
ENDS = (*TAKEN, *(f"{name}Change" for name in TAKEN if name.endswith("Pr")))
Step = Callable[[Walk, str, int], None]


def _sign(words: str) -> Step:
    return lambda walk, _told, at: walk.inline.sign(words, at)


def _mark(role: str, *, ends: bool = False) -> Step:
    def step(walk: Walk, told: str, at: int) -> None:
        walk.inline.mark(role, attribute(told, "id") or "", at, ends=ends)

    return step


STEPS: dict[str, Step] = {
    "w:p": lambda walk, _told, at: walk.blocks.paragraph(at),
    "/w:p": lambda walk, _told, _at: walk.blocks.end_paragraph(),
    "w:r": lambda walk, _told, _at: walk.inline.begin_run(),
    "w:tab": _sign("\t"),
    "w:ptab": _sign("\t"),
    "w:br": _sign("\n"),
    "w:cr": _sign("\n"),
    "w:noBreakHyphen": _sign("-"),
    "w:sym": lambda walk, told, at: walk.inline.symbol(told, at),
    "w:ins": Walk.inserted,
    "/w:ins": _mark("indsat", ends=True),
    "w:moveTo": Walk.inserted,
    "/w:moveTo": _mark("indsat", ends=True),
    "w:del": lambda walk, _told, _at: walk.inline.delete(),
    "/w:del": Walk.end_deleted,
    "w:moveFrom": lambda walk, _told, _at: walk.inline.delete(),
    "/w:moveFrom": Walk.end_deleted,
    "w:hyperlink": lambda walk, told, at: walk.inline.link(told, at),
    "/w:hyperlink": _mark("link", ends=True),
    "w:fldChar": Walk.field_sign,
    "w:fldSimple": lambda walk, told, at: walk.inline.simple_field(
        attribute(told, "instr") or "", at
    ),
    "/w:fldSimple": lambda walk, _told, at: walk.inline.field_sign("end", at),
    "w:commentRangeStart": _mark("kommentar"),
    "w:commentRangeEnd": _mark("kommentar", ends=True),
    "w:commentReference": _mark("kommentar", ends=True),
    "w:footnoteReference": _mark("fodnote"),
    "w:endnoteReference": _mark("slutnote"),
    "w:tbl": lambda walk, _told, _at: walk.blocks.table(),
    "/w:tbl": lambda walk, _told, _at: walk.blocks.end(),
    "w:tr": lambda walk, _told, _at: walk.blocks.row(),
    "/w:tr": lambda walk, _told, _at: walk.blocks.end_row(),
    "w:tc": lambda walk, _told, _at: walk.blocks.cell(),
    "/w:tc": lambda walk, _told, _at: walk.blocks.end(),
    "w:txbxContent": lambda walk, _told, _at: walk.blocks.box(),
    "/w:txbxContent": lambda walk, _told, _at: walk.blocks.end(),
    "w:comment": lambda walk, told, _at: walk.blocks.story(told),
    "/w:comment": lambda walk, _told, _at: walk.blocks.end_story(),
    "w:footnote": lambda walk, told, _at: walk.blocks.story(told),
    "/w:footnote": lambda walk, _told, _at: walk.blocks.end_story(),
    "w:endnote": lambda walk, told, _at: walk.blocks.story(told),
    "/w:endnote": lambda walk, _told, _at: walk.blocks.end_story(),
    "mc:AlternateContent": lambda walk, _told, _at: walk.chosen.append(False),
    "/mc:AlternateContent": Walk.end_choices,
}
