"""Days and hours out of the stamps that databases write: 15-05-2013 16:30:00."""

import re

from referat_lint.readers.xml.export import Value

STAMP = re.compile(
    r"(?P<day>\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}-\d{2}-\d{2})(?:[T ]+(?P<hour>\d{1,2}[:.]\d{2}))?"
)
HOUR = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?!\d)")
MIDNIGHT = re.compile(r"0?0[:.]00")


def day(stamp: Value | None) -> Value | None:
    """The day of a stamp; the words themselves where they are none."""
    match = STAMP.search(stamp.words.text) if stamp else None
    return stamp.part(*match.span("day")) if stamp and match else stamp


def hour(stamp: Value | None) -> Value | None:
    """The hour of a stamp, or of a field that holds an hour; None at midnight, which is no hour."""
    if stamp is None:
        return None
    words = stamp.words.text
    match = STAMP.search(words)
    place = match.span("hour") if match else (-1, -1)
    if place[0] < 0 and (alone := HOUR.search(words)) and not match:
        place = alone.span()
    if place[0] < 0 or MIDNIGHT.match(words, *place):
        return None
    return stamp.part(*place)
