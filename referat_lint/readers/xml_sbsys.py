"""Exports of SBSYS: the publication of an agenda, and the later agenda with Danish names."""

import re
from collections.abc import Iterator

from referat_lint.readers.words import Words
from referat_lint.readers.xml_export import (
    Attachment,
    Export,
    Group,
    Item,
    Person,
    Section,
    Value,
    content_of,
    value,
)
from referat_lint.readers.xml_stamps import day, hour
from referat_lint.readers.xml_tree import Node, Tree
from referat_lint.source import Piece

NUMBER = re.compile(r"\S*\d\S*")
STAYED_AWAY = re.compile(r"not(?!decided)|absent|declined|cancel|afbud|frav", re.IGNORECASE)
NO = frozenset({"false", "0", "nej"})


def exports(tree: Tree) -> Iterator[Export]:
    """Every meeting of the file; none where it is of another system."""
    root = tree.root
    if root.tag == "Publication":
        kind = root.text("PublicationTypeAsEnum").lower()
        for agenda in root.all("Agendas", "Agenda"):
            yield _published(agenda, minutes="minutes" in kind or "referat" in kind)
    elif root.tag == "Dagsorden" and root.first("Dagsordenpunkter") is not None:
        yield _agenda(tree)


# Publication/Agendas/Agenda


def _published(agenda: Node, *, minutes: bool) -> Export:
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
        groups=(Group(tuple(map(_item, agenda.all("Items", "Item")))),),
    )


def _people(meeting: Node) -> Iterator[Person]:
    for member in meeting.all("Members", "MeetingMember"):
        if name := value(member.first("Name") or member.first("Member", "Name")):
            yield Person(name, absent=_absent(member))


def _people_of(agenda: Node) -> Iterator[Person]:
    for member in agenda.all("Committee", "Members", "CommitteeMember", "Member"):
        if name := value(member.first("Name")):
            yield Person(name)


def _absent(member: Node) -> bool | None:
    status = member.text("ParticipationStatusAsText")
    if not status or status == "NotDecided":
        return None
    return bool(STAYED_AWAY.match(status))


def _item(item: Node) -> Item:
    case = value(item.first("Case", "Number")) or value(item.first("Case", "NumberAndTitle"))
    number = case.words.found(NUMBER) if case else None
    absent = (m for m in item.all("Members", "ItemMember") if _absent(m))
    return Item(
        number=value(item.first("Number")),
        title=value(item.first("Caption")),
        closed=item.text("IsPublic").lower() in NO,
        case=case._replace(words=number) if case and number else None,
        sections=tuple(map(_section, item.all("Fields", "ItemField"))),
        attachments=tuple(_enclosures(item)),
        absent=tuple(filter(None, (value(member.first("Name")) for member in absent))),
    )


def _section(given: Node) -> Section:
    markup = given.text("FieldTypeAsEnum").lower() != "text"
    return Section(
        value(given.first("Caption")),
        value(given.first("Content"), markup=markup),
        decides=given.text("IsFeedback").lower() == "true",
    )


def _enclosures(item: Node) -> Iterator[Attachment]:
    for enclosure in item.all("Enclosures", "Enclosure"):
        if name := value(enclosure.first("Name")) or value(enclosure.first("FileName")):
            yield Attachment(name)


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
        label = told.get("Overskrift") or told.get("Navn") or told.get("Titel")
        name = part.tag.replace("_x0020_", " ").replace("_", " ")
        if label is None:
            tag = Piece(0, part.start + 1, made=name != part.tag)
            label = Value(Words(name, (tag,)), part.path)
        body = content_of(tree, part)
        yield Section(label, body, decides=name.lower().startswith("beslutning"))


def _listed(tree: Tree, item: Node) -> Iterator[Attachment]:
    for file in item.all("Bilagsliste", "Bilag"):
        told = _attributes(tree, file)
        shown = told.get("MaaPubliceres")
        if name := told.get("Navn"):
            closed = shown is not None and shown.words.text.strip().lower() in NO
            yield Attachment(name, closed=closed)
