"""All of them, by the names under which they lie in a folder."""

from hostile.answers import KINDS
from hostile.documents import older, open_documents, words
from hostile.markup import htmls, xmls
from hostile.packed import tars, zips
from hostile.portable import pdfs


def hostile(outside: str) -> dict[str, bytes]:
    """What each file holds; `outside` is an address that nobody may ask for anything."""
    return {
        **zips(),
        **tars(),
        **words(outside),
        **open_documents(outside),
        **older(outside),
        **xmls(outside),
        **htmls(outside),
        **pdfs(),
        **{f"tom.{kind}": b"" for kind in KINDS},
        **{f"ét tegn.{kind}": b"P" for kind in KINDS},
    }
