"""Which format some bytes are of, by what they begin with; and what to do with those not read."""

import re

from referat_lint.readers.refused import Refused

HEAD = 4096
TEXT = "Gem referatet som ren tekst (.txt, UTF-8), og kør kontrollen på den fil."
WORD = f"Åbn filen i Word eller LibreOffice. {TEXT}"
OCR = "Læs teksten ud af billedet (OCR), og gem den som ren tekst."
UNPACK = "Pak den ud, og kør kontrollen på referaterne i den."
OTHER = "Vælg den fil, som referatet står i."
ZIP = b"pk\x03\x04"
MAGIC: dict[bytes, str] = {  # in lower case
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "doc",
    rb"{\rtf": "rtf",
    ZIP: "zip",
    b"pk\x05\x06": "tom zip",
    b"\x1f\x8b": "gz",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"\x89png": "billede",
    b"\xff\xd8\xff": "billede",
    b"ii*\x00": "billede",
    b"mm\x00*": "billede",
}
# What lies first in a zip that is a document, and what then tells which.
PARTS = re.compile(
    rb"\[content_types\]\.xml|mimetype|(?:_rels|docprops|customxml|word|xl|ppt)/", re.DOTALL
)
ZIPPED = {
    b"word/": "docx",
    b"opendocument.text": "odt",
    b"opendocument.spreadsheet": "ods",
    b"opendocument.presentation": "odp",
    b"xl/": "xlsx",
    b"ppt/": "pptx",
}
NAME = 30  # where the name of a zip's first entry begins
LOCKED = "EncryptedPackage".encode("utf-16-le")  # newer Office behind a password
HTML = re.compile(  # each part in one way only, or a row of empty comments takes for ever
    rb"(?:<\?xml[^>]*>|<!--(?:[^-]|-(?!->))*-->|<%(?:[^%]|%(?!>))*%>|\s)*<(?:!doctype\s+html|html)\b"
)
NAMES = {
    "doc": ("et dokument fra ældre Office (.doc)", WORD),
    "rtf": ("et RTF-dokument", WORD),
    "odt": ("et OpenDocument-dokument (.odt)", WORD),
    "html": ("en webside (HTML)", TEXT),
    "xml": ("en XML-fil", TEXT),
    "xlsx": ("et regneark (.xlsx)", OTHER),
    "pptx": ("en præsentation (.pptx)", OTHER),
    "ods": ("et regneark (.ods)", OTHER),
    "odp": ("en præsentation (.odp)", OTHER),
    "zip": ("en zip-fil", UNPACK),
    "tom zip": ("en tom zip-fil", OTHER),
    "gz": ("en gzip-fil", UNPACK),
    "tar": ("en tar-fil", UNPACK),
    "7z": ("en 7z-fil", UNPACK),
    "billede": ("et billede", OCR),
}


def kind(data: bytes) -> str | None:
    """The format that the content names, one of NAMES; None for what may be text."""
    start = data[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if b"%pdf-" in start[:1024]:
        return "pdf"
    if HTML.match(start):
        return "html"
    if start.startswith(b"<?xml"):
        return "xml"
    if data[257:262] == b"ustar":
        return "tar"
    found = next((name for magic, name in MAGIC.items() if start.startswith(magic)), None)
    if found == "zip" and PARTS.match(start, NAME):
        return next((name for words, name in ZIPPED.items() if words in data), "docx")
    return "docx" if found == "doc" and LOCKED in data else found


def unread(name: str) -> Refused:
    """Why a format is not read, and what to do."""
    what, advice = NAMES[name]
    return Refused(f"Filen er {what}, og den slags læses ikke.", advice)
