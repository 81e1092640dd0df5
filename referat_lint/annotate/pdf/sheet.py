"""A page of a PDF as it is shown, and where its points stand in the page's own measure."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from pypdf import PageObject
from pypdf.generic import DictionaryObject

LETTER = (0.0, 0.0, 612.0, 792.0)  # what a page without a size is taken for
Point = tuple[float, float]


def entry(thing: DictionaryObject, key: str) -> Any:
    """What a dictionary has under a key, wherever it stands; None where that is nothing."""
    found = thing.get(key)
    return None if found is None else found.get_object()


class Area(NamedTuple):
    """A rectangle of a page, in points."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """Upper left, upper right, lower left, lower right."""
        left, bottom, right, top = self
        return (left, top), (right, top), (left, bottom), (right, bottom)


def around(points: Iterable[Point]) -> Area:
    """The smallest rectangle around some points."""
    across, up = zip(*points, strict=True)
    return Area(min(across), min(up), max(across), max(up))


class Sheet:
    """A page, cropped and turned as a viewer shows it: (0, 0) is its lower left corner."""

    def __init__(self, page: PageObject) -> None:
        media = _area(page, "/MediaBox") or Area(*LETTER)
        crop = _area(page, "/CropBox") or media
        seen = Area(
            max(media.left, crop.left),
            max(media.bottom, crop.bottom),
            min(media.right, crop.right),
            min(media.top, crop.top),
        )
        self.seen = seen if seen.left < seen.right and seen.bottom < seen.top else media
        rotation = entry(page, "/Rotate")
        rotation = int(rotation) if isinstance(rotation, int | float) else 0
        self.rotation = rotation // 90 * 90 % 360
        width, height = self.seen.right - self.seen.left, self.seen.top - self.seen.bottom
        sideways = self.rotation in (90, 270)
        self.width, self.height = (height, width) if sideways else (width, height)

    def point(self, shown: Point) -> Point:
        """A point as shown, in the page's own measure."""
        across, up = shown
        left, bottom, right, top = self.seen
        return {
            0: (left + across, bottom + up),
            90: (right - up, bottom + across),
            180: (right - across, top - up),
            270: (left + up, top - across),
        }[self.rotation]

    def padded(self, area: Area, by: float) -> Area | None:
        """An area as shown made larger, as far as the page goes; None where it lies outside."""
        left, bottom = max(area.left - by, 0), max(area.bottom - by, 0)
        right, top = min(area.right + by, self.width), min(area.top + by, self.height)
        return Area(left, bottom, right, top) if left < right and bottom < top else None


def _area(page: PageObject, key: str) -> Area | None:
    """A page's box, its corners in order; None where there is none to speak of."""
    try:
        one, two, three, four = map(float, entry(page, key))
    except (TypeError, ValueError):
        return None
    area = Area(min(one, three), min(two, four), max(one, three), max(two, four))
    return area if area.left < area.right and area.bottom < area.top else None
