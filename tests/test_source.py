"""Where in the file a passage of the text stands, run by run."""

import pytest

from referat_lint import Source, Span
from referat_lint.source import Piece

#    text: »Byrådet's A&B«; the file: »<b>By</b>rådet&apos;s&#160;A&amp;B«
FILE = "<b>By</b>rådet&apos;s&#160;A&amp;B"
SOURCE = Source(
    "x",
    "Byrådet's A&B",
    raw=FILE,
    pieces=(
        Piece(0, 3),
        Piece(2, 9),
        Piece(7, 14, made=True),
        Piece(8, 20),
        Piece(9, 21, made=True),
        Piece(10, 27),
        Piece(11, 28, made=True),
        Piece(12, 33),
    ),
)


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        ("By", ["By"]),
        ("rådet", ["rådet"]),
        ("Byrådet", ["By", "rådet"]),
        ("rådet's", ["rådet&apos;s"]),
        ("Byrådet's", ["By", "rådet&apos;s"]),
        ("'", ["&apos;"]),
        ("A&B", ["A&amp;B"]),
        ("&", ["&amp;"]),
        ("s A", []),  # the blank is a no-break space in the file: another character
    ],
)
def test_a_passage_is_found_whole_with_the_references_in_it(words: str, runs: list[str]) -> None:
    start = SOURCE.text.index(words)
    found = SOURCE.runs(Span(start, start + len(words)))
    assert [FILE[slice(*run)] for run in found] == runs
