"""A zip with some of its entries changed; the others are copied as they lie, still packed."""

import struct
from collections.abc import Mapping
from io import BytesIO
from typing import IO, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

HEADER = 30  # bytes before an entry's name; its last four are the lengths of name and extras
DESCRIPTOR = 0x8  # the flag of an entry whose sizes stand behind it
EARLIEST = (1980, 1, 1, 0, 0, 0)


def repacked(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The zip with these XML parts in place of the old ones; new names come last.

    Raises lxml.etree.XMLSyntaxError where one of them is no XML: no such file leaves the program.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    for words in changed.values():
        etree.fromstring(words, parser)
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        names = {info.filename for info in old.infolist()}
        for info in old.infolist():
            if info.filename in changed:
                _pack(new, info.filename, info.date_time, changed[info.filename])
            else:
                _copy(data, info, new)
        for name, words in changed.items():
            if name not in names:
                _pack(new, name, EARLIEST, words)
    return out.getvalue()


def _pack(new: ZipFile, name: str, day: tuple[int, int, int, int, int, int], words: bytes) -> None:
    info = ZipInfo(name, day)
    info.compress_type = ZIP_DEFLATED
    new.writestr(info, words)


def _copy(data: bytes, info: ZipInfo, new: ZipFile) -> None:
    at = info.header_offset + HEADER
    name, extra = struct.unpack("<HH", data[at - 4 : at])
    start = at + name + extra
    file = cast("IO[bytes]", new.fp)
    info.header_offset = file.tell()
    info.flag_bits &= ~DESCRIPTOR
    file.write(info.FileHeader())
    file.write(data[start : start + info.compress_size])
    new.filelist.append(info)
    new.NameToInfo[info.filename] = info
    new.start_dir = file.tell()
