"""Exports of eDoc: the publishing of an agenda, and the agenda of its web module."""

import re
from collections.abc import Iterator, Sequence

from referat_lint.readers.xml.export import (
    Attachment,
    Export,
    Group,
    Item,
    Person,
    Section,
    Value,
    content_of,
    label,
    value,
)
from referat_lint.readers.xml.node import Node, Tree
from referat_lint.readers.xml.stamps import day, hour

CONTENTS = re.compile(r"^[^\S\n]*indholdsfortegnelse\b", re.IGNORECASE | re.MULTILINE)
NUMBERED = re.compile(r"^[^\S\n]*1\.?[ \t]+\S", re.MULTILINE)
TITLED = r"^[^\S\n]*(?:Punkt )?{}[.:]?[ \t]+{}"  # an item's number and title
CASE = re.compile(r"\A\s*Sagsnr\.?:?[ \t]*(?P<number>\S+)[ \t]*\n")
FIRST = 40  # characters of a title that tell it from others
LAST = 200  # characters at the end of an item, by which that is found in the text of all
NONE: tuple[Value | None, Group] = (None, Group(()))
OPEN = frozenset({"", "SKAL PUBLICERES"})
NOT_RELEASED = re.compile(r"\s*beslutning ikke frigivet\s*\.?\s*", re.IGNORECASE)


def exports(tree: Tree) -> Iterator[Export]:
    """The meeting of the file; none where it is of another system."""
    root = tree.root
    if root.tag == "Meeting" and root.first("MeetingAgendaTypes") is not None:
        yield _publishing(root)
    elif root.first("Committee", "Meeting", "Agenda") is not None:
        yield from (_web(tree, meeting) for meeting in root.all("Committee", "Meeting"))


# Meeting/MeetingAgendaTypes/MeetingAgendaType/MeetingAgendaItems/MeetingAgendaItem


def _publishing(root: Node) -> Export:
    kinds = root.all("MeetingAgendaTypes", "MeetingAgendaType")
    stamp = value(root.first("MeetingDate"))
    groups = tuple(map(_group, kinds))
    texts = (
        (value(kind.first("FullText")), group) for kind, group in zip(kinds, groups, strict=True)
    )
    whole, group = next(((text, group) for text, group in texts if text and group.items), NONE)
    return Export(
        body=value(root.first("Committee")),
        minutes="referat" in root.text("MeetingState").lower(),
        date=day(stamp),
        hours=tuple(filter(None, (hour(stamp),))),
        head=_head(whole, group.items) if whole else None,
        tail=_tail(whole, group.items) if whole else None,
        groups=groups,
    )


def _head(whole: Value, items: Sequence[Item]) -> Value | None:
    """What the text of all the minutes has before its items: who was there.

    Members may be numbered too: so an item's title is looked for, and a bare number but then.
    """
    text = whole.words.text
    shapes = [
        CONTENTS,
        *(re.compile(TITLED.format(*names), re.MULTILINE) for names in _named(items)),
    ]
    found = [match.start() for shape in shapes if (match := shape.search(text))]
    if not found and (match := NUMBERED.search(text)):
        found = [match.start()]
    head = whole.part(0, min(found)) if found else None
    return head if head and not head.blank else None


def _named(items: Sequence[Item]) -> Iterator[tuple[str, str]]:
    """Number and beginning of the title of every item, as patterns."""
    for item in items:
        if item.number and item.title:
            title = " ".join(item.title.words.text.split())[:FIRST]
            yield re.escape(item.number.words.text), re.escape(title).replace(r"\ ", r"\s+")


def _tail(whole: Value, items: Sequence[Item]) -> Value | None:
    """What it has behind its items: when the meeting ended, who signs."""
    text, end = whole.words.text, -1
    for item in items:
        body = item.sections[-1].body if item.sections else None
        words = body.words.text[-LAST:] if body else ""
        at = text.rfind(words) if words else -1
        end = max(end, at + len(words) if at >= 0 else -1)
    tail = whole.part(end, len(text)) if end >= 0 else None
    return tail if tail and not tail.blank else None


def _group(kind: Node) -> Group:
    heading = value(kind.first("AgendaType"))
    closed = heading is not None and "luk" in heading.words.text.lower()
    items = tuple(map(_item, kind.all("MeetingAgendaItems", "MeetingAgendaItem")))
    text = value(kind.first("FullText"))
    if text and not any(item.sections for item in items):
        return Group((), heading, closed, text)
    return Group(items, heading, closed)


def _item(item: Node) -> Item:
    document = item.first("Document") or item
    number, title = value(item.first("AgendaItemNumber")), value(document.first("Title"))
    published = document.text("PublishingType").upper()
    text = value(item.first("FullText"))
    body = _body(text, title) if text else None
    case = CASE.match(body.words.text) if body else None
    return Item(
        number=number,
        title=title,
        closed=published not in OPEN,
        case=body.part(*case.span("number")) if body and case else None,
        sections=(Section((), body.part(case.end() if case else 0, len(body.words.text))),)
        if body
        else (),
        attachments=tuple(_attachments(document)),
        elsewhere=text is None and value(item.first("PDFDocument")) is not None,
    )


def _body(text: Value, title: Value | None) -> Value | None:
    """An item's text without its first line, which is the heading once more."""
    text = text._replace(words=text.words.stripped())
    first = text.words.text.partition("\n")[0]
    if title and title.words.text.strip() in first:
        text = text.part(len(first), len(text.words.text))
    return None if text.blank else text._replace(words=text.words.stripped())


def _attachments(document: Node) -> Iterator[Attachment]:
    for file in document.all("Attachments", "Attachment"):
        if name := value(file.first("Title")):
            published = file.text("PublishingType").upper()
            yield Attachment(name, value(file.first("FullText")), closed=published not in OPEN)


# Root/Committee/Meeting/Agenda/AgendaElements/AgendaElement


def _web(tree: Tree, meeting: Node) -> Export:
    stamp, end = (value(meeting.first(tag)) for tag in ("MeetingDateTime", "EndDateTime"))
    agenda = meeting.first("Agenda") or meeting
    kind = f"{agenda.text('Type')} {tree.root.text('OutputTypeEnumName')}".lower()
    guests = meeting.all("MeetingParticipantExternals", "MeetingParticipantExternal", "Name")
    return Export(
        body=value(meeting.up.first("Name") if meeting.up else None),
        minutes="referat" in kind or "minutes" in kind,
        date=day(stamp),
        hours=tuple(filter(None, (hour(stamp), hour(end)))),
        place=value(meeting.first("MeetingLocation")),
        people=tuple(_people(meeting)),
        guests=tuple(filter(None, map(value, guests))),
        groups=(
            Group(
                tuple(_element(tree, one) for one in agenda.all("AgendaElements", "AgendaElement"))
            ),
        ),
    )


def _people(meeting: Node) -> Iterator[Person]:
    for member in meeting.all("MeetingParticipants", "MeetingParticipant"):
        if name := value(member.first("Name")):
            took_part = member.text("Participate").lower()
            yield Person(
                name,
                value(member.first("PoliticalPartyList")),
                value(member.first("RoleInMeeting")),
                took_part == "false" if took_part else None,
            )


def _element(tree: Tree, element: Node) -> Item:
    handled = element.first("HandlingItem") or element
    absences = element.first("Absences")
    names = [value(node) for node in absences.below("Name")] if absences else []
    parts = handled.all("CasePresentations", "CasePresentation")
    return Item(
        number=value(handled.first("SerialNo")),
        title=value(handled.first("Title")),
        closed=element.text("AccessIsPublic").lower() == "false",
        case=value(handled.first("CaseNumber")),
        sections=(*(_section(tree, part) for part in parts), *_decision(tree, handled, parts)),
        attachments=tuple(
            Attachment(name, closed=file.text("AccessEnumName").lower() not in ("", "public"))
            for file in handled.all("Attachments", "Attachment")
            if (name := value(file.first("Title")))
        ),
        absent=tuple(filter(None, names)),
    )


def _section(tree: Tree, part: Node) -> Section:
    return Section(
        label(part.first("Title")),
        content_of(tree, part.first("Content")),
        decides=part.text("IsDecision").lower() == "true",
    )


def _decision(tree: Tree, handled: Node, parts: list[Node]) -> Iterator[Section]:
    """The meeting's own decision out of the plan of the case, where no section holds it."""
    if any(part.text("IsDecision").lower() == "true" for part in parts):
        return
    for step in handled.all("HandlingPlan", "Handling"):
        words = content_of(tree, step.first("Decision"))
        if step.text("Placement") == "This":
            released = words is not None and not NOT_RELEASED.fullmatch(words.words.text)
            yield Section(("Beslutning",), words if released else None, decides=True)
