"""An export laid out as a referat, in the shape that is read most surely."""

from collections.abc import Iterable, Sequence

from referat_lint.readers.xml.export import Attachment, Export, Group, Item, Person, Section, Value
from referat_lint.readers.xml.sheet import Sheet
from referat_lint.source import CARRIED

ATTACHMENTS = "Bilag"
MEMBER = frozenset({"", "medlem", "member"})


def lay_out(export: Export, sheet: Sheet) -> None:
    """Put down a meeting: its head, then group by group its items."""
    _head(export, sheet)
    for group in export.groups:
        if group.heading is not None and len(export.groups) > 1:
            sheet.gap()
            sheet.line(group.heading)
        if group.text is not None:
            sheet.gap()
            sheet.body(group.text)
        for item in in_order(group.items):
            _item(item, group, sheet)
    if export.tail is not None:
        sheet.gap()
        sheet.body(export.tail)
    for attachment in _files(export):
        if attachment.text is not None and not attachment.text.blank:
            sheet.apart.append((attachment.text, CARRIED))


def in_order(items: Sequence[Item]) -> Sequence[Item]:
    """The items by their numbers, where every one has its own; else as they stand."""
    numbers = [item.number.words.text.strip() if item.number else "" for item in items]
    if all(map(str.isdecimal, numbers)) and len({*numbers}) == len(numbers):
        return [item for _, item in sorted(zip(map(int, numbers), items, strict=True), key=_number)]
    return items


def _number(numbered: tuple[int, Item]) -> int:
    return numbered[0]


def _files(export: Export) -> Iterable[Attachment]:
    for group in export.groups:
        for item in group.items:
            yield from item.attachments
    yield from export.attachments


def _head(export: Export, sheet: Sheet) -> None:
    if export.body is not None:
        sheet.line(export.body, level=1)
    sheet.line("Referat" if export.minutes else "Dagsorden")
    if export.date is not None:
        sheet.field("Mødedato", export.date)
    if export.hours:
        first, *rest = export.hours
        sheet.field("Mødetid", first, *(part for each in rest for part in (" - ", each)))
    if export.place is not None:
        sheet.field("Mødested", export.place)
    if export.head is not None:
        sheet.gap()
        sheet.body(export.head)
    if export.people:
        sheet.gap()
        sheet.line("Medlemmer:", near=export.people[0].name)
        for person in export.people:
            sheet.line(*_person(person))
        _absence(export, sheet)
    if export.guests:
        sheet.field("Gæster", *_listed(export.guests))


def _person(person: Person) -> list[str | Value | None]:
    """`Navn (A), formand`, as far as the export has party and office."""
    parts: list[str | Value | None] = [person.name]
    if person.party is not None and not person.party.blank:
        parts += [" (", person.party, ")"]
    if person.role is not None and person.role.words.text.strip().lower() not in MEMBER:
        parts += [", ", person.role]
    return parts


def _absence(export: Export, sheet: Sheet) -> None:
    """Who was absent, where the export says of every member whether he was."""
    if not export.minutes or any(person.absent is None for person in export.people):
        return
    absent = [person.name for person in export.people if person.absent]
    sheet.field("Fraværende", *(_listed(absent) if absent else ["Ingen"]))


def _listed(values: Iterable[Value]) -> list[str | Value]:
    parts: list[str | Value] = []
    for one in values:
        parts += [", ", one] if parts else [one]
    return parts


def _item(item: Item, group: Group, sheet: Sheet) -> None:
    sheet.gap()
    number: list[str | Value] = ["Punkt ", item.number, ": "] if item.number else []
    closed = item.closed or group.closed
    title = item.title if item.title is not None else "Lukket punkt" if closed else None
    sheet.line(*number, title, level=2, closed=closed, near=_first(item))
    if item.case is not None:
        sheet.field("Sagsnr.", item.case)
    listed = False
    for section in item.sections:
        own = section.name == ATTACHMENTS.lower()
        _section(section, item.attachments if own else (), sheet)
        listed = listed or own
    if item.absent:
        sheet.field("Fraværende", *_listed(item.absent))
    if item.attachments and not listed and not _lists_own(item):
        sheet.line(ATTACHMENTS, level=3, near=item.attachments[0].name)
        _attachments(item.attachments, sheet)


def _first(item: Item) -> Value | None:
    """What an item without a title begins with."""
    return next((section.body for section in item.sections if section.body), None)


def _section(section: Section, attachments: tuple[Attachment, ...], sheet: Sheet) -> None:
    """A section that holds something, or will: an empty decision keeps the prose from being it."""
    body = section.body
    if body is None and not attachments and not section.decides:
        return
    if section.label:
        sheet.line(*section.label, level=3, near=body)
    if body is not None:
        sheet.body(body)
    _attachments(attachments, sheet)


def _attachments(attachments: Iterable[Attachment], sheet: Sheet) -> None:
    for attachment in attachments:
        sheet.line("- ", attachment.name, closed=attachment.closed)


def _lists_own(item: Item) -> bool:
    """Whether the item's text has a list of attachments of its own."""
    texts = (section.body.words.text for section in item.sections if section.body)
    return any(line.strip() == ATTACHMENTS for text in texts for line in text.splitlines())
