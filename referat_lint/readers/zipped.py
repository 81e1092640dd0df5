"""A zip held in bytes, opened without trusting what it says of itself."""

import struct
import zlib
from collections import Counter
from io import BytesIO
from itertools import pairwise
from zipfile import BadZipFile, ZipFile, ZipInfo

from referat_lint.cpr import mask_path
from referat_lint.readers.refused import Refused

ENTRIES = 10_000
TOTAL = 1 << 30  # bytes that all entries together may say they are
PART = 64 << 20  # bytes of one part of a document: a Word text of some five million characters
TAGS = 2_000_000  # of a part, starts and ends: a text of some thousand pages
RATIO, SMALL = 300, 16 << 20  # what is larger than SMALL may be packed to so small a part of it
HEADER = 30  # bytes before the name of an entry
LOCKED = 0x1  # the flag of an entry that a password locks
STORED, DEFLATED = 0, 8  # the other ways of packing cannot be unpacked bit by bit
CENTRAL, END = b"PK\x01\x02", b"PK\x05\x06"
# What the zipfile module raises over a damaged file.
FAULTS = (BadZipFile, OSError, ValueError, RuntimeError, EOFError, struct.error, zlib.error)
DOCTYPES = tuple("<!DOCTYPE".encode(saved) for saved in ("ascii", "utf-16-le", "utf-16-be"))
AGAIN = "Gem filen igen i det program, den er lavet i, eller få den sendt igen."
DISTRUST = "Åbn den kun, hvis den kommer fra nogen, du kender; få den ellers sendt igen."
UNLOCK = "Gem filen uden adgangskode, og kør kontrollen på den."


class Zipped:
    """The entries of a zip by name, in their order; nothing is unpacked before it is read."""

    def __init__(self, data: bytes) -> None:
        """Raises Refused where the zip is damaged, ambiguous or made to do harm."""
        _count(data)
        self._zip = _opened(data)
        infos = self._zip.infolist()
        self.entries = {info.filename: info for info in infos}
        if len(self.entries) < len(infos):
            ((name, _),) = Counter(info.filename for info in infos).most_common(1)
            raise Refused(f"Zip-filen rummer to filer med navnet »{mask_path(name)}«.", AGAIN)
        total = sum(info.file_size for info in infos)
        if total > TOTAL or _bomb(total, len(data)):
            raise _too_large("Filen", total)
        _refuse_overlap(infos, self._zip.start_dir)

    def read(self, name: str, most: int = TOTAL) -> bytes:
        """One entry unpacked: as many bytes as it says it has, or Refused.

        So too where it has more than `most` bytes. Raises KeyError where there is no such entry.
        """
        info = self.entries[name]
        shown = mask_path(name)
        if info.flag_bits & LOCKED:
            raise Refused(f"»{shown}« er låst med en adgangskode.", UNLOCK)
        if info.compress_type not in (STORED, DEFLATED):
            raise Refused(f"»{shown}« er pakket på en måde, der ikke læses.", AGAIN)
        if info.file_size > most or _bomb(info.file_size, info.compress_size):
            raise _too_large(f"»{shown}«", info.file_size)
        try:
            with self._zip.open(info) as entry:
                data = entry.read(info.file_size + 1)  # without a limit all that is packed comes
        except FAULTS:
            data = b""
        if (len(data), zlib.crc32(data)) != (info.file_size, info.CRC):
            raise Refused(f"»{shown}« i filen er beskadiget.", AGAIN)
        return data

    def part(self, name: str) -> bytes:
        """An XML part of a document; Refused where it is too large or declares entities."""
        data = self.read(name, PART)
        if data.count(b"<") > TAGS:
            raise _too_much(f"»{mask_path(name)}« har over 2.000.000 mærker")
        if any(doctype in data for doctype in DOCTYPES):
            raise Refused(
                f"»{mask_path(name)}« har en DOCTYPE, og den har et dokument aldrig.",
                DISTRUST,
                "refused",
            )
        return data


def _opened(data: bytes) -> ZipFile:
    try:
        return ZipFile(BytesIO(data))
    except FAULTS:
        raise Refused("Zip-filen er beskadiget.", AGAIN) from None


def _count(data: bytes) -> None:
    """Refuse before a hundred thousand entries are listed, whatever number is declared."""
    end = data.rfind(END)
    size = int.from_bytes(data[end + 12 : end + 16], "little") if end >= 0 else 0
    entries = data.count(CENTRAL, max(end - size, 0), max(end, 0))
    if entries > ENTRIES:
        raise _too_much("Zip-filen rummer over 10.000 filer")


def _bomb(size: int, packed: int) -> bool:
    return size > SMALL and size > RATIO * packed


def _too_large(what: str, size: int) -> Refused:
    return _too_much(f"{what} fylder {size:,}".replace(",", ".") + " byte, når den pakkes ud")


def _too_much(what: str) -> Refused:
    return Refused(f"{what}, og det er mere, end der læses.", DISTRUST, "refused")


def _refuse_overlap(infos: list[ZipInfo], end: int) -> None:
    """Two entries in the same bytes: so a few bytes are made to look like many files."""
    places = sorted((i.header_offset, i.header_offset + HEADER + i.compress_size) for i in infos)
    overlaps = any(last > first for (_, last), (first, _) in pairwise([*places, (end, end)]))
    if overlaps or (places and places[0][0] < 0):
        raise Refused("Filerne i zip-filen ligger oven i hinanden.", DISTRUST, "refused")
