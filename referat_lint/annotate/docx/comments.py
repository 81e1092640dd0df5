"""The comments themselves: comments.xml, and the styles that comments have."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from typing import NamedTuple

from referat_lint.annotate.docx.body import prefix_of
from referat_lint.annotate.docx.parts import DECLARATION, Parts, attributes, behind
from referat_lint.annotate.notes import AUTHOR, INITIALS, Note
from referat_lint.finding import Edit
from referat_lint.fix import spliced
from referat_lint.source import Span

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML
STYLES = {  # by the name that every Word knows; the id is the language's own
    "annotation reference": "CommentReference",
    "annotation text": "CommentText",
}
LOOKS = {
    "annotation reference": ("character", "<{w}semiHidden/>", 16),
    "annotation text": ("paragraph", "", 20),  # half points
}


class Styles(NamedTuple):
    """The ids of the two styles; None where the file has no styles at all."""

    reference: str | None
    text: str | None


def styles(parts: Parts) -> Styles:
    """The styles of comments, put into the file where they are missing."""
    name = parts.related("styles")
    xml = parts.text(name) if name else ""
    w = prefix_of(xml)
    if name is None or not w:
        return Styles(None, None)
    found = []
    for style, wanted in STYLES.items():
        known = re.search(rf'<{w}name\s+{w}val="{style}"\s*/>', xml, re.IGNORECASE)
        if known:
            start = xml.rfind(f"<{w}style ", 0, known.start())
            found.append(attributes(xml[start : xml.index(">", start)]).get(f"{w}styleId"))
            continue
        free = wanted
        while f'"{free}"' in xml:
            free += "1"
        found.append(free)
        xml = behind(xml, _style(w, style, free))
    parts.put(name, xml)
    return Styles(*found)


def _style(w: str, name: str, told: str) -> str:
    kind, hidden, size = LOOKS[name]
    return (
        f'<{w}style {w}type="{kind}" {w}styleId="{told}"><{w}name {w}val="{name}"/>'
        f'<{w}uiPriority {w}val="99"/>{hidden.format(w=w)}<{w}unhideWhenUsed/>'
        f'<{w}rPr><{w}sz {w}val="{size}"/><{w}szCs {w}val="{size}"/></{w}rPr></{w}style>'
    )


def ids(xml: str) -> list[str]:
    """The ids of all the comments in comments.xml."""
    w = prefix_of(xml) or ""
    return [attributes(tag[0]).get(f"{w}id", "") for tag in _tags(xml, w)]


def own(xml: str) -> dict[str, Span]:
    """Our own comments: where each stands in comments.xml, by its id."""
    w = prefix_of(xml) or ""
    found = {}
    for tag in _tags(xml, w):
        told, close = attributes(tag[0]), f"</{w}comment>"
        if told.get(f"{w}author") == AUTHOR:
            empty = tag[0].endswith("/>")
            end = tag.end() if empty else xml.index(close, tag.end()) + len(close)
            found[told.get(f"{w}id", "")] = Span(tag.start(), end)
    return found


def _tags(xml: str, w: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"<{w}comment\s[^>]*>", xml)


def written(parts: Parts, notes: Sequence[tuple[int, Note]], styles: Styles) -> None:
    """Put the comments down in the place of our earlier ones."""
    name = parts.related("comments")
    xml = parts.text(name) if name else f'{DECLARATION}<w:comments xmlns:w="{W}"></w:comments>'
    xml = spliced(xml, [Edit(span, "") for span in own(xml).values()])
    w = prefix_of(xml) or ""
    words = "".join(_comment(w, number, note, styles) for number, note in notes)
    xml = behind(xml, words) if words else xml
    if name:
        parts.put(name, xml)
    elif words:
        parts.add("comments", xml)


def _comment(w: str, number: int, note: Note, styles: Styles) -> str:
    lines = [_line(w, line, styles, first=not n) for n, line in enumerate(note.text.split("\n"))]
    told = f'{signed(w, number)} {w}initials="{INITIALS}"'
    return f"<{w}comment {told}>{''.join(lines)}</{w}comment>"


def signed(w: str, number: int) -> str:
    """Number, author and date: the attributes of a comment, and of a tracked change."""
    now = datetime.now().isoformat(timespec="seconds")  # noqa: DTZ005  # Word means local time
    return f'{w}id="{number}" {w}author="{AUTHOR}" {w}date="{now}"'


def _line(w: str, line: str, styles: Styles, *, first: bool) -> str:
    style = f'<{w}pPr><{w}pStyle {w}val="{styles.text}"/></{w}pPr>' if styles.text else ""
    sign = f'<{w}rPr><{w}rStyle {w}val="{styles.reference}"/></{w}rPr>' if styles.reference else ""
    mark = f"<{w}r>{sign}<{w}annotationRef/></{w}r>" if first else ""
    bold = f"<{w}rPr><{w}b/></{w}rPr>" if first else ""
    words = escape(ILLEGAL.sub("\ufffd", line), quote=False)
    text = f'<{w}r>{bold}<{w}t xml:space="preserve">{words}</{w}t></{w}r>'
    return f"<{w}p>{style}{mark}{text}</{w}p>"
