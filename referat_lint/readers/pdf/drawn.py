"""What is drawn on a page besides its words: what may cover them, or stand behind them."""

from heapq import nlargest
from typing import NamedTuple

from referat_lint.readers.pdf.engine import Engine

TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5
CORNERS = 6  # a rectangle has no more
DEEPEST = 8  # forms within forms
MOST_SHAPES = 500  # looked at for each word: the largest
MOST = 200_000  # things looked at on one page
WHITE = 248
LAST = 10**9  # of a text that is not among what was looked at
DOT = 8.0  # points: larger than any sign of a list that is drawn
THIN = 3.0  # points: what covers nothing, a rule or a border
Matrix = tuple[float, ...]
UPRIGHT: Matrix = (1, 0, 0, 1, 0, 0)


class Frame(NamedTuple):
    """A rectangle, in points of the page's own space."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    @property
    def area(self) -> float:
        return max(self.right - self.left, 0) * max(self.top - self.bottom, 0)

    def within(self, other: "Frame") -> "Frame":
        """What two of them share."""
        left, bottom = max(self.left, other.left), max(self.bottom, other.bottom)
        right, top = min(self.right, other.right), min(self.top, other.top)
        return Frame(left, bottom, max(left, right), max(bottom, top))


class Shape(NamedTuple):
    """A filled path or a picture: when it is drawn, whether one sees through it, whether white."""

    order: int
    frame: Frame
    solid: bool
    white: bool
    picture: bool


class Drawn(NamedTuple):
    """When each text of a page is drawn, and the shapes; nothing where there are no shapes."""

    order: dict[int, int]
    shapes: list[Shape]
    dots: list[Frame]  # as small as a list's sign

    def covered(self, text: int, x: float, y: float) -> Shape | None:
        """What hides a point of a text."""
        at = self.order.get(text, LAST)
        for shape in self.shapes:
            if shape.solid and shape.order > at and shape.frame.holds(x, y):
                return shape
        return None

    def on_colour(self, text: int, x: float, y: float) -> bool:
        """Whether a point of a text stands on something that is not white."""
        at = self.order.get(text, 0)
        behind = [s for s in self.shapes if s.order < at and s.frame.holds(x, y)]
        return bool(behind) and not behind[-1].white


def drawn(engine: Engine, page: int) -> Drawn:
    """What is drawn on a page, in order."""
    found = _Drawing(engine)
    count, get = engine.FPDFPage_CountObjects(page), engine.FPDFPage_GetObject
    found.walk([get(page, number) for number in range(min(count, MOST))], UPRIGHT, 0)
    largest = nlargest(MOST_SHAPES, found.shapes, key=lambda shape: shape.frame.area)
    return Drawn(found.order if largest else {}, sorted(largest), found.dots[:MOST_SHAPES])


class _Drawing:
    """The objects of a page, one after the other."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.order: dict[int, int] = {}
        self.shapes: list[Shape] = []
        self.dots: list[Frame] = []
        self.number = 0

    def walk(self, things: list[int], matrix: Matrix, depth: int) -> None:
        kind, order = self.engine.FPDFPageObj_GetType, self.order
        for thing in things:
            self.number += 1
            found = kind(thing)
            if found == TEXT:
                order[thing] = self.number
            elif found == FORM and depth < DEEPEST and self.number < MOST:
                self.form(thing, matrix, depth)
            elif found == PATH:
                self.path(thing, matrix)
            elif found in (IMAGE, SHADING):
                solid = found == IMAGE and not self.engine.FPDFPageObj_HasTransparency(thing)
                self.shape(thing, matrix, solid=solid, white=False, picture=found == IMAGE)

    def form(self, form: int, matrix: Matrix, depth: int) -> None:
        engine = self.engine
        engine.FPDFPageObj_GetMatrix(form, engine.float[0])
        inner = _times(tuple(engine.floats), matrix)
        count = min(engine.FPDFFormObj_CountObjects(form), MOST)
        things = [engine.FPDFFormObj_GetObject(form, number) for number in range(count)]
        self.walk(things, inner, depth + 1)

    def path(self, path: int, matrix: Matrix) -> None:
        engine = self.engine
        engine.FPDFPath_GetDrawMode(path, engine.number[0], engine.number[1])
        filled, outlined = engine.numbers[:2]
        if outlined and not filled:
            self.dot(path, matrix)
        if not filled:
            return
        engine.FPDFPageObj_GetFillColor(path, *engine.number[:4])
        *colours, alpha = engine.numbers[:4]
        if alpha:
            right = engine.FPDFPath_CountSegments(path) <= CORNERS
            solid = right and not engine.FPDFPageObj_HasTransparency(path)
            self.shape(path, matrix, solid=solid, white=min(colours) >= WHITE, picture=False)

    def dot(self, path: int, matrix: Matrix) -> None:
        """Note an outline as small as a list's sign."""
        engine = self.engine
        if engine.FPDFPageObj_GetBounds(path, *engine.float[:4]):
            frame = moved(Frame(*engine.floats[:4]), matrix)
            if max(frame.right - frame.left, frame.top - frame.bottom) <= DOT:
                self.dots.append(frame)

    def shape(self, thing: int, matrix: Matrix, *, solid: bool, white: bool, picture: bool) -> None:
        engine = self.engine
        if engine.FPDFPageObj_GetBounds(thing, *engine.float[:4]):
            frame = self.clipped(thing, Frame(*engine.floats[:4]))
            frame = moved(frame, matrix)
            if not picture and max(frame.right - frame.left, frame.top - frame.bottom) <= DOT:
                self.dots.append(frame)
            solid = solid and min(frame.right - frame.left, frame.top - frame.bottom) >= THIN
            self.shapes.append(Shape(self.number, frame, solid, white, picture))

    def clipped(self, thing: int, frame: Frame) -> Frame:
        """What is left of a frame within the path that it is cut to."""
        engine = self.engine
        clip = engine.FPDFPageObj_GetClipPath(thing)
        for number in range(max(engine.FPDFClipPath_CountPaths(clip), 0) if clip else 0):
            count = min(max(engine.FPDFClipPath_CountPathSegments(clip, number), 0), MOST)
            points = []
            for place in range(count):
                segment = engine.FPDFClipPath_GetPathSegment(clip, number, place)
                if engine.FPDFPathSegment_GetPoint(segment, *engine.float[:2]):
                    points.append(tuple(engine.floats[:2]))
            if points:
                across, up = [x for x, _ in points], [y for _, y in points]
                frame = frame.within(Frame(min(across), min(up), max(across), max(up)))
        return frame


def moved(frame: Frame, matrix: Matrix) -> Frame:
    """The frame round a rectangle that a matrix has moved."""
    if matrix == UPRIGHT:
        return frame
    a, b, c, d, e, f = matrix
    corners = [
        (a * x + c * y + e, b * x + d * y + f)
        for x in (frame.left, frame.right)
        for y in (frame.bottom, frame.top)
    ]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return Frame(min(across), min(up), max(across), max(up))


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """One matrix after the other."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t,
        e * q + f * s + u,
    )  # fmt: skip
