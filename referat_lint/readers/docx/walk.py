"""One part of a Word file, tag by tag, to paragraphs and tables.

Nothing here calls itself: no depth of nesting does harm.
"""

from collections.abc import Callable

from referat_lint.readers.docx.order import paragraphs
from referat_lint.readers.docx.parts import Relation
from referat_lint.readers.docx.styles import Styles
from referat_lint.readers.docx.taken import TAKEN, Taking
from referat_lint.readers.docx.xml import WORD, Xml, attribute, tags
from referat_lint.readers.refused import Refused


class Walk(Taking):
    """One part, read whole.

    `stories` are what it holds by id: the body or a header has none, notes and comments have
    theirs. `first` is where its first paragraph begins.
    """

    def __init__(self, xml: Xml, styles: Styles, relations: dict[str, Relation]) -> None:
        super().__init__(xml, styles, relations)
        self._go()
        self.stories = self.blocks.stories
        self.first = next((p.at for p in paragraphs(self.stories[""].blocks)), 0)

    def _go(self) -> None:
        taken = {form: step for name, step in TAKEN.items() for form in self.forms(name)}
        steps = {form: step for name, step in STEPS.items() for form in self.forms(name)}
        search, raw, at = tags((*taken, *steps)).search, self.raw, 0
        while match := search(raw, at):
            at = match.end()
            name, told = match.groups()
            if take := taken.get(name):
                if told[-1:] != "/":
                    at = take(self, told, at)
            elif step := steps.get(name):
                step(self, told, match.start())
                if told[-1:] == "/" and f"/{name}" in steps:
                    steps[f"/{name}"](self, told, at)
        self.blocks.flush()

    def end_choices(self, _told: str, _at: int) -> None:
        if self.chosen:
            self.chosen.pop()

    def inserted(self, told: str, at: int) -> None:
        self.inline.mark("indsat", attribute(told, "author") or "", at)

    def field_sign(self, told: str, at: int) -> None:
        self.inline.field_sign(attribute(told, "fldCharType"), at)

    def simple_field(self, told: str, at: int) -> None:
        self.inline.simple_field(attribute(told, "instr") or "", at)

    def elsewhere(self, _told: str, _at: int) -> None:
        """Text that Word fetches from a file within this one, when it is opened."""
        raise Refused(
            "En del af teksten ligger i en indlejret fil, som Word først henter ind.", WORD
        )

    def end_deleted(self, _told: str, _at: int) -> None:
        self.inline.deleted = max(self.inline.deleted - 1, 0)


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
    "w:altChunk": Walk.elsewhere,
    "mc:AlternateContent": lambda walk, _told, _at: walk.chosen.append(False),
    "/mc:AlternateContent": Walk.end_choices,
}
