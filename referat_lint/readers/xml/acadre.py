"""Exports of Acadre: tables within tables, whose values are fields with a name."""

from collections.abc import Iterator
from itertools import pairwise

from referat_lint.readers.xml.export import (
    Attachment,
    Export,
    Group,
    Item,
    Person,
    Section,
    Value,
    value,
)
from referat_lint.readers.xml.node import Node, Tree
from referat_lint.readers.xml.stamps import day, hour

PRESENT = "0"  # of a member's field absent; 1 is absent, 2 has sent word
OPEN = "1"  # of a field access


class Table:
    """A table's fields and inner tables by name."""

    def __init__(self, tree: Tree, node: Node) -> None:
        self.tree, self.node = tree, node
        self.fields = {
            name: field
            for field in node.all("fields", "field")
            if (name := _name(tree, field)) and field.words.text.strip()
        }

    def tables(self, *route: str) -> "list[Table]":
        """The tables at a route of names."""
        found = [self.node]
        for name in route:
            found = [
                child
                for node in found
                for child in node.all("table")
                if _name(self.tree, child) == name
            ]
        return [Table(self.tree, node) for node in found]

    def anywhere(self, name: str) -> "list[Table]":
        """The tables of a name, however deep, in the order of the file."""
        found = (node for node in self.node.below("table") if _name(self.tree, node) == name)
        return [Table(self.tree, node) for node in found]

    def value(self, name: str, *, markup: bool = False) -> Value | None:
        """A field's words."""
        return value(self.fields.get(name), markup=markup)

    def text(self, name: str) -> str:
        """A field's words as they are; empty where there are none."""
        field = self.fields.get(name)
        return field.words.text.strip() if field else ""


def _name(tree: Tree, node: Node) -> str:
    named = tree.attributes(node).get("name")
    return named.text if named else ""


def exports(tree: Tree) -> Iterator[Export]:
    """The meeting of the file; none where it is of another system."""
    if tree.root.first("table") is None:
        return
    root = Table(tree, tree.root)
    if items := root.anywhere("agendaitemparents"):
        yield _meeting(root, items)


def _meeting(root: Table, parents: list[Table]) -> Export:
    agenda = (root.anywhere("agenda") or [root])[0]
    committee = _first(root.anywhere("committee"))
    meeting = _first(root.anywhere("meeting"))
    members = meeting.tables("meetmember", "member") if meeting else []
    if not members and committee:
        members = committee.tables("commember", "member")
    stamp, end = (meeting.value(name) if meeting else None for name in ("date", "finish"))
    parents = sorted(parents, key=_order)
    orders = [_order(parent) for parent in parents]
    series = all(after == before + 1 for before, after in pairwise(orders))
    return Export(
        body=committee.value("name") if committee else None,
        minutes="referat" in agenda.text("name").lower(),
        date=day(stamp),
        hours=tuple(filter(None, (hour(stamp), hour(end)))),
        place=meeting.value("location") if meeting else None,
        people=tuple(person for member in members if (person := _person(member))),
        groups=(Group(tuple(_items(parents, numbered=series))),),
    )


def _first(tables: list[Table]) -> Table | None:
    return tables[0] if tables else None


def _order(parent: Table) -> int:
    words = parent.text("sort")
    return int(words) if words.isdecimal() else 0


def _person(member: Table) -> Person | None:
    name, absent = member.value("name"), member.text("absent")
    if name is None:
        return None
    known = absent != PRESENT if absent else None
    return Person(name, member.value("party"), member.value("role"), known)


def _items(parents: list[Table], *, numbered: bool) -> Iterator[Item]:
    """The items in their order; `sort` is their number where it counts on by one."""
    for parent in parents:
        for item in parent.tables("agendaitem")[:1]:
            access = item.text("access")
            absent = filter(None, (item.value("absent"), item.value("excuse")))
            yield Item(
                number=parent.value("sort") if numbered else None,
                title=item.value("name"),
                closed=access != OPEN if access else "luk" in item.text("accessname").lower(),
                case=item.value("caseno"),
                sections=tuple(map(_section, sorted(item.tables("bullet"), key=_place))),
                attachments=tuple(_enclosures(item)),
                absent=tuple(absent),
            )


def _place(bullet: Table) -> int:
    """Where among the sections; in the order of the file where the export does not say."""
    words = bullet.text("bulletsortorder")
    return int(words) if words.isdecimal() else 0


def _section(bullet: Table) -> Section:
    name = bullet.value("bulletname")
    decides = name is not None and name.words.text.startswith("Beslutning")
    return Section((name,) if name else (), bullet.value("bulletcontent", markup=True), decides)


def _enclosures(item: Table) -> Iterator[Attachment]:
    for enclosure in item.tables("enclosure"):
        if name := enclosure.value("name") or enclosure.value("filename"):
            access = enclosure.text("access")
            yield Attachment(name, closed=bool(access) and access != OPEN)
