"""The attachments that an item lists."""

import re
from collections.abc import Iterator

from referat_lint.grammar import labels
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.sections import Parted
from referat_lint.model import Bilag
from referat_lint.source import Text

ICON = "application/pdf icon "
FILE = pattern(rf"{ICON}(?P<fil>(?:(?!{ICON}).)+?\.\w{{3,4}})(?={ICON}|$)")
NUMBERED = pattern(
    r"(?:[Bb]ilag )?(?P<nummer>\d{1,2}|[A-Z](?=[.:)]))(?: ?[:.)] *| +[-–] +)(?P<titel>\S.*)$"
)
NONE = pattern(r"(?:ingen(?: bilag)?|intet|-|–)\.?$|\d{1,3}$", re.IGNORECASE)  # or how many


def attachments(parts: Parted) -> tuple[Bilag, ...]:
    """Those above the sections, shown with an icon, and those under the heading Bilag."""
    listed = [line for s in parts.sections if s.slags == "bilag" for line in s.lines]
    return (
        *(bilag for line in parts.before for bilag in _with_icons(line)),
        *(bilag for line in listed if (bilag := _listed(line))),
    )


def _with_icons(line: Line) -> Iterator[Bilag]:
    """`application/pdf icon FIL.pdfapplication/pdf icon FIL.pdf`."""
    for match in FILE.finditer(line.text):
        yield Bilag(None, match["fil"], line.text.part(*match.span("fil")).span)


def _listed(line: Line) -> Bilag | None:
    words = line.text
    if line.used or NONE.match(words):
        return None
    if labels.FURNITURE.fullmatch(words) and not words.startswith(ICON):
        return None
    words = _once(words)
    nummer = None
    if match := NUMBERED.match(words):
        nummer, words = match["nummer"], words.part(*match.span("titel"))
    titel = " ".join(words.split()).strip(" -•")
    return Bilag(nummer, titel, words.span) if titel else None


def _once(words: Text) -> Text:
    """A link's words, which some pages print twice without a blank between."""
    half = len(words) // 2
    return words.part(0, half) if half >= 6 and words[:half] == words[half:] else words
