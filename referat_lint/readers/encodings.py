"""Bytes to characters and back: what Danish text files have been saved as."""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from referat_lint.readers.guess import guess

MIXED = "blandet"  # no codec has this name: such a text cannot be written back
FIRST = 4096  # bytes that tell how the rest is saved
ASCII = bytes(range(128))
MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
# UTF-8 of Danish letters, dashes and quotes: in a Windows text, »Ã¦« and »â€“« are never meant.
PASTED = re.compile(rb"(?:[\xc2\xc3][\x80-\xbf]|\xe2(?:\x80[\x90-\xaf]|\x82\xac))+")

DECLARED = {  # what Danish files say they are, where that is not UTF-8 or Windows-1252
    "iso-8859-15": "iso8859-15",
    "latin-9": "iso8859-15",
    "ibm850": "cp850",
    "cp850": "cp850",
    "ibm865": "cp865",
    "cp865": "cp865",
    "macintosh": "mac_roman",
    "x-mac-roman": "mac_roman",
}


class Decoded(NamedTuple):
    """A file's characters and how they were saved; `odd` are offsets of those saved otherwise."""

    text: str
    encoding: str
    bom: bool = False
    odd: tuple[int, ...] = ()


def decode(data: bytes, declared: str = "") -> Decoded:
    """Read bytes as UTF-8, UTF-16, what Danish files had before, or a mixture; this never fails.

    What the file says of itself is `declared`; it is asked where the bytes are no UTF-8.
    """
    for bom, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(bom):
            return _decode(data.removeprefix(bom), encoding)._replace(bom=True)
    found = _by_nul(data) or "utf-8"
    codec = DECLARED.get(declared.lower().replace("_", "-"))
    if codec and found == "utf-8" and not _is_utf8(data):
        return Decoded(data.decode(codec, "referat-lint.c1"), codec)
    return _decode(data, found)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def encode(text: str, encoding: str, *, bom: bool) -> bytes | None:
    """The bytes of a changed text, saved as it was; None where that cannot be."""
    if encoding == MIXED:
        return None
    mark = "\ufeff".encode(encoding) if bom else b""
    errors = "referat-lint.c1" if encoding == "cp1252" else "surrogatepass"
    try:
        return mark + text.encode(encoding, errors)
    except UnicodeEncodeError:
        return None


def _decode(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding, "surrogatepass"), encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":  # half a character at the end
            text = data[:-1].decode(encoding, "surrogatepass")
            return Decoded(text, MIXED, odd=(max(len(text) - 1, 0),))
    high = len(data.translate(None, ASCII))
    whole = MULTIBYTE.findall(data)
    stray = high - sum(map(len, whole))
    unit = PASTED if stray > len(whole) else MULTIBYTE
    if not unit.search(data):
        codec = guess(data)
        return Decoded(data.decode(codec, "referat-lint.c1"), codec)
    return _mixed(data, unit, more_is_utf8=unit is MULTIBYTE)


def _by_nul(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Danish text is then NUL."""
    head = data[: min(FIRST, len(data) // 2 * 2)]
    if len(head) < 4:  # noqa: PLR2004  # two characters
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 10 < len(head) * 4 or min(even, odd) * 10 > len(head):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _mixed(data: bytes, unit: re.Pattern[bytes], *, more_is_utf8: bool) -> Decoded:
    parts: list[str] = []
    odd: list[int] = []
    length = 0
    for piece, is_utf8 in _pieces(data, unit):
        saved = ("utf-8", "surrogatepass") if is_utf8 else ("cp1252", "referat-lint.c1")
        text = piece.decode(*saved)
        if is_utf8 is not more_is_utf8:
            odd += [length + at for at, char in enumerate(text) if char > "\x7f"]
        parts.append(text)
        length += len(text)
    return Decoded("".join(parts), MIXED, odd=tuple(odd))


def _pieces(data: bytes, unit: re.Pattern[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The file piece by piece, and whether each is UTF-8."""
    end = 0
    for match in unit.finditer(data):
        yield data[end : match.start()], False
        yield match[0], True
        end = match.end()
    yield data[end:], False


def _c1(error: UnicodeError) -> tuple[str | bytes, int]:
    """The five bytes that Windows-1252 leaves open stand for themselves, both ways."""
    if isinstance(error, UnicodeDecodeError):
        return error.object[error.start : error.end].decode("latin-1"), error.end
    if isinstance(error, UnicodeEncodeError):
        words = error.object[error.start : error.end]
        if all("\x80" <= char <= "\x9f" for char in words):
            return words.encode("latin-1"), error.end
    raise error


codecs.register_error("referat-lint.c1", _c1)
