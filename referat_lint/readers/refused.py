"""What is not read, recognised by its first bytes, and what to do about it."""

import re
from typing import Literal

TEXT = "Gem referatet som ren tekst (.txt, UTF-8), og kør kontrollen på den fil."
WORD = f"Åbn filen i Word eller LibreOffice. {TEXT}"
ZIP = b"pk\x03\x04"
MAGIC: dict[bytes, tuple[str, str]] = {  # in lower case
    b"%pdf-": ("en PDF", TEXT),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": ("et dokument fra ældre Office (.doc)", WORD),
    rb"{\rtf": ("et RTF-dokument", WORD),
    ZIP: ("en zip-fil", "Pak den ud, og kør kontrollen på referaterne i den."),
    b"pk\x05\x06": ("en tom zip-fil", "Vælg den fil, som referatet står i."),
    b"\x1f\x8b": ("en gzip-fil", "Pak den ud, og kør kontrollen på referaterne i den."),
    b"7z\xbc\xaf\x27\x1c": ("en 7z-fil", "Pak den ud, og kør kontrollen på referaterne i den."),
    b"<!doctype html": ("en webside (HTML)", TEXT),
    b"<html": ("en webside (HTML)", TEXT),
    b"<?xml": ("en XML-fil", TEXT),
    b"\x89png": ("et billede", "Læs teksten ud af billedet (OCR), og gem den som ren tekst."),
    b"\xff\xd8\xff": ("et billede", "Læs teksten ud af billedet (OCR), og gem den som ren tekst."),
    b"ii*\x00": ("et billede", "Læs teksten ud af billedet (OCR), og gem den som ren tekst."),
    b"mm\x00*": ("et billede", "Læs teksten ud af billedet (OCR), og gem den som ren tekst."),
}
ZIPPED = {  # what a zip is by what lies in it
    b"word/": ("et Word-dokument (.docx)", WORD),
    b"opendocument.text": ("et OpenDocument-dokument (.odt)", WORD),
    b"xl/": ("et regneark (.xlsx)", "Vælg den fil, som referatet står i."),
}
ODD = re.compile(r"[\0-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd]")  # what stands in no text
FEW = 8  # so many of them may stand in any
SOMETHING = re.compile(r"[^\s\0\ufeff\u200b]")


class Refused(Exception):  # noqa: N818  # it is an answer, not a mistake
    """There is no text to lint: why, and what to do, each a Danish sentence.

    `status` is that of the FileResult: unreadable, or refused where a limit was met.
    """

    def __init__(
        self, reason: str, advice: str, status: Literal["unreadable", "refused"] = "unreadable"
    ) -> None:
        super().__init__(reason)
        self.reason, self.advice, self.status = reason, advice, status


def refuse_foreign(head: bytes, data: bytes) -> None:
    """Raise Refused where the bytes are of a format that no reader knows."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    found = next((words for magic, words in MAGIC.items() if start.startswith(magic)), None)
    if found and found is MAGIC[ZIP]:
        found = next((words for name, words in ZIPPED.items() if name in data), found)
    if found:
        kind, advice = found
        raise Refused(f"Filen er {kind}, og den slags læses ikke endnu.", advice)


def refuse_binary(head: str) -> None:
    """Raise Refused where too many of the characters stand in no text."""
    odd = len(ODD.findall(head))
    if odd > FEW and odd * 20 > len(head):
        raise Refused("Filen er ikke tekst.", "Vælg den fil, som referatet står i.")


def refuse_empty(text: str) -> None:
    """Raise Refused where there is nothing to read."""
    if not SOMETHING.search(text):
        raise Refused("Filen er tom.", "Vælg den fil, som referatet står i.")
