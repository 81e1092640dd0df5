"""The comments of a Word file: hidden text, or words to the linter."""

import re
from collections.abc import Mapping

from referat_lint.readers.docx.order import paragraphs
from referat_lint.readers.docx.sheet import Sheet
from referat_lint.readers.docx.tree import Bit, Hidden, Part, Remark, Story
from referat_lint.readers.docx.xml import attribute
from referat_lint.source import Hint, Span

AUTHOR = "referat-lint"
IGNORE = re.compile(
    r"\s*referat-lint\s*:\s*ignor[eé]r\b[\s:]*(?P<codes>.*?)\s*(?:(?<!\S)[-–—]+(?P<reason>.*))?",
    re.IGNORECASE | re.DOTALL,
)
NOWHERE = Remark(0, 0, 0, 0)


def put(sheet: Sheet, stories: Mapping[str, Story], raw: str) -> list[Hint]:
    """Make the comments hidden text of the sheet; of those that allow findings, give the hints."""
    hints: list[Hint] = []
    for key, story in stories.items():
        place = sheet.remarks.get(key, NOWHERE)
        words = _words(story, raw)
        if told := IGNORE.fullmatch(words):
            reason = (told["reason"] or "").strip()
            asked = f"referat-lint-disable-line {told['codes']}".strip()
            span = Span(place.start, max(place.end, place.start))
            hints.append(Hint(span, "kommentar", f"{asked} -- {reason}" if reason else asked))
        elif words:
            own = attribute(story.attributes, "author") == AUTHOR
            why = "referat-lints egen kommentar" if own else "en kommentar"
            part = Part(raw, place.at)
            sheet.hidden.append(Hidden(why, part, place.number, [Bit(0, 0, words)]))
    return hints


def _words(story: Story, raw: str) -> str:
    lines = (
        "".join(
            raw[bit.start : bit.end] if bit.made is None else bit.made
            for bit in paragraph.bits
            if not bit.role and not bit.look.hidden
        )
        for paragraph in paragraphs(story.blocks)
    )
    return "\n".join(lines).strip()
