"""Whole pages in the shapes in which minutes are published: what is shown, and what is read of it.

`pages/NAVN.txt` is what a browser shows of `NAVN.html` without the site's own parts, and
`NAVN.forventet` its parse in the notation of layouts/NOTATION.md.
"""

from pathlib import Path

import pytest
from compare import compare
from notation import expected
from score import parsed

from referat_lint import read

PAGES = sorted(Path(__file__).with_name("pages").glob("*.html"))
each = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


@each
def test_a_page_shows_the_minutes_and_nothing_of_the_site(page: Path) -> None:
    shown = read(page.read_bytes(), page.name).shown
    assert f"{shown.strip()}\n" == page.with_suffix(".txt").read_text("utf-8")


@each
def test_a_page_is_read_as_a_careful_reader_reads_it(page: Path) -> None:
    wanted = expected(page.with_suffix(".forventet").read_text("utf-8"), page.stem)
    assert [str(one) for one in compare(wanted, parsed(page)).differences] == []
