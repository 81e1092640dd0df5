"""Runs, fields, cells: the small pieces of a Word file."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {0} '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
MANY = 5  # columns
LONG = 40  # characters from which a paragraph is written in several runs


def runs(words: str, style: str = "") -> str:
    """Words as runs; a long passage as several, as Word leaves it behind."""
    cut = words.find(" ", len(words) // 2) if len(words) > LONG else -1
    pieces = [words] if cut < 0 else [words[:cut], words[cut:]]
    made = []
    for piece in pieces:
        shown = escape(piece).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
        made.append(f'<w:r>{style}<w:t xml:space="preserve">{shown}</w:t></w:r>')
    return '<w:proofErr w:type="spellStart"/>'.join(made)


def numbered(which: int, at: int) -> str:
    """What puts a paragraph in a list, from 1, at a level, from 0."""
    return f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{which}"/></w:numPr>'


def cells(row: tuple[str, ...], width: int) -> Iterator[str]:
    """The last cell of a short row reaches to the end of the table; many are written small."""
    style = '<w:rPr><w:sz w:val="14"/></w:rPr>' if width > MANY else ""
    for at, cell in enumerate(row):
        left = width - len(row) + 1 if at == len(row) - 1 else 1
        span = f'<w:gridSpan w:val="{left}"/>' if left > 1 else ""
        yield (
            f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{span}</w:tcPr>'
            f"<w:p>{runs(cell, style)}</w:p></w:tc>"
        )
