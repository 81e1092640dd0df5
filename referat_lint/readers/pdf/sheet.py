"""What is known of a page once it is read."""

from typing import NamedTuple

from referat_lint.readers.pdf.rows import Hidden, Row


class Sheet(NamedTuple):
    """A page read: its lines as they are drawn, and what is hidden.

    `odd` of its `letters` are not known for sure; `ocr`: the words lie unseen over a picture of
    them; `shows`: something is drawn; `pictured`: all over the page; `turned`: by how many degrees
    the page was set upright, if so; `width` is then in points.
    """

    number: int
    rows: list[Row]
    hidden: list[Hidden]
    odd: int
    letters: int
    ocr: bool
    shows: bool
    pictured: bool
    turned: int | None
    width: float


def nothing(number: int) -> Sheet:
    """A page (from 1) that cannot even be opened."""
    return Sheet(
        number,
        [],
        [],
        odd=0,
        letters=0,
        ocr=False,
        shows=True,
        pictured=False,
        turned=None,
        width=0,
    )
