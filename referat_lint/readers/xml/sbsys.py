"""Exports of SBSYS: the publication of an agenda, and the later agenda with Danish names."""

import re
from collections.abc import Iterator
from itertools import groupby

from referat_lint.readers.words import Words
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
from referat_lint.source import Piece

NUMBER = re.compile(r"\S*\d\S*")
AWAY = re.compile(r"not|absent|declined|cancel|afbud|frav|ikke", re.IGNORECASE)
STATUSES = {"0": None, "1": False, "2": True, "3": True, "4": None}  # 4: present, as it were
MISSED = "4"  # of an item's members it is said of those who took no part in it
MINUTES = "2"  # of PublicationTypeAsValue; 0 is a draft, 1 an agenda
NO = frozenset({"false", "0", "nej"})


def exports(tree: Tree) -> Iterator[Export]:
    """Every meeting of the file; none where it is of another system."""
    root = tree.root
    if root.tag == "Publication":
        kind = root.text("PublicationTypeAsEnum").lower()
        minutes = root.text("PublicationTypeAsValue") == MINUTES or "minutes" in kind
        agendas = root.all("Agendas", "Agenda")
        for _, same in groupby(agendas, key=lambda agenda: agenda.text("Meeting", "When")):
            yield _published([*same], minutes=minutes)
    elif root.tag == "Dagsorden" and root.first("Dagsordenpunkter") is not None:
        yield _agenda(tree)


# Publication/Agendas/Agenda


def _published(agendas: list[Node], *, minutes: bool) -> Export:
    """A meeting, which may have several agendas: an open and a closed one, say."""
    agenda = agendas[0]
    meeting = agenda.first("Meeting")
    when = value(meeting.first("When") if meeting else None)
    until = value(meeting.first("Until") if meeting else None)
    return Export(
        body=value(agenda.first("Committee", "Name")) or value(agenda.first("Name")),
        minutes=minutes,
        date=day(when),
        hours=tuple(filter(None, (hour(when), hour(until)))),
        place=value(meeting.first("Where") if meeting else None),
        people=tuple(_people(meeting or agenda)) or tuple(_people_of(agenda)),
        groups=tuple(Group(tuple(map(_item, each.all("Items", "Item")))) for each in agendas),
    )


def _people(meeting: Node) -> Iterator[Person]:
    for member in meeting.all("Members", "MeetingMember"):
        if name := value(member.first("Name") or member.first("Member", "Name")):
            yield Person(
                name, role=value(member.first("MeetingMemberRolesList")), absent=_absent(member)
            )


def _people_of(agenda: Node) -> Iterator[Person]:
    for member in agenda.all("Committee", "Members", "CommitteeMember", "Member"):
        if name := value(member.first("Name")):
            yield Person(name)


def _absent(member: Node) -> bool | None:
    """Whether a member stayed away; None where the export does not say so clearly."""
    words = member.text("ParticipationStatusAsText")
    if words == "NotDecided":
        return None
    if AWAY.search(words):
        return True
    return STATUSES.get(member.text("ParticipationStatusAsValue"), False if words else None)


def _missed(member: Node) -> bool:
    """Whether a member took no part in an item."""
    return bool(_absent(member)) or member.text("ParticipationStatusAsValue") == MISSED


def _item(item: Node) -> Item:
    named = value(item.first("Case", "NumberAndTitle"))
    number = named.words.found(NUMBER) if named else None
    case = named._replace(words=number) if named and number else None
    absent = (m for m in item.all("Members", "ItemMember") if _missed(m))
    return Item(
        number=value(item.first("Number")),
        title=value(item.first("Caption")),
        closed=item.text("IsPublic").lower() in NO,
        case=value(item.first("ItemCaseNumber")) or case,
        sections=(*_history(item), *map(_section, item.all("Fields", "ItemField"))),
        attachments=tuple(_enclosures(item)),
        absent=tuple(filter(None, (value(member.first("Name")) for member in absent))),
    )


def _history(item: Node) -> Iterator[Section]:
    """What earlier bodies decided, each under a heading that says so."""
    for earlier in item.all("ItemHistory", "ItemField"):
        body = value(earlier.first("Content"), markup=True)
        organ = value(earlier.first("MeetingDetails", "CommitteeName"))
        date = day(value(earlier.first("MeetingDetails", "MeetingDueDate")))
        if body and organ and date:
            yield Section(("Beslutning i ", organ, " den ", date), body)


def _section(given: Node) -> Section:
    markup = given.text("FieldTypeAsEnum").lower() != "text"
    return Section(
        label(given.first("Caption")),
        value(given.first("Content"), markup=markup),
        decides=given.text("IsFeedback").lower() == "true",
    )


def _enclosures(item: Node) -> Iterator[Attachment]:
    for enclosure in item.all("Enclosures", "Enclosure"):
        if name := value(enclosure.first("Name")) or value(enclosure.first("FileName")):
            yield Attachment(name, closed=enclosure.text("IsProtected").lower() == "true")


# Dagsorden/Dagsordenpunkter/Dagsordenpunkt


def _agenda(tree: Tree) -> Export:
    root, meeting = tree.root, tree.root.first("Møde")
    told = _attributes(tree, meeting)
    kind = tree.attributes(root).get("Dagsordentype", Words("", ()))
    hours = (hour(told.get(name)) for name in ("Mødetid", "Mødesluttid"))
    items = root.all("Dagsordenpunkter", "Dagsordenpunkt")
    return Export(
        body=told.get("Udvalg"),
        minutes="referat" in kind.text.lower(),
        date=told.get("Mødedato"),
        hours=tuple(filter(None, hours)),
        place=told.get("Mødested"),
        groups=(Group(tuple(_point(tree, item) for item in items)),),
    )


def _attributes(tree: Tree, node: Node | None) -> dict[str, Value]:
    if node is None:
        return {}
    found = tree.attributes(node).items()
    return {
        name: Value(words.stripped(), f"{node.path}/@{name}")
        for name, words in found
        if words.text.strip()
    }


def _point(tree: Tree, item: Node) -> Item:
    told = _attributes(tree, item)
    shut = told.get("Åbent") or told.get("Åben")
    content = item.first("Indhold")
    case = told.get("Sagsnummer") or value(item.first("Sagsnummer"))
    return Item(
        number=told.get("Punktnummer") or told.get("Nummer") or value(item.first("Nummer")),
        title=value(item.first("Overskrift")),
        closed=shut is not None and shut.words.text.strip().lower() in NO,
        case=case,
        sections=tuple(_parts(tree, content) if content else ()),
        attachments=tuple(_listed(tree, item)),
    )


def _parts(tree: Tree, content: Node) -> Iterator[Section]:
    """What stands in the content: an element a section, its tag or its title the label."""
    for part in content.children:
        told = _attributes(tree, part)
        title = told.get("Overskrift") or told.get("Navn") or told.get("Titel")
        name = part.tag.replace("_x0020_", " ").replace("_", " ")
        if title is None:
            tag = Piece(0, part.start + 1, made=name != part.tag)
            title = Value(Words(name, (tag,)), part.path)
        body = content_of(tree, part)
        yield Section((title,), body, decides=name.lower().startswith("beslutning"))


def _listed(tree: Tree, item: Node) -> Iterator[Attachment]:
    for file in item.all("Bilagsliste", "Bilag"):
        told = _attributes(tree, file)
        shown = told.get("MaaPubliceres")
        if name := told.get("Navn"):
            closed = shown is not None and shown.words.text.strip().lower() in NO
            yield Attachment(name, closed=closed)
