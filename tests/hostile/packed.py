"""Zip and tar files made to do harm; made without what they unpack to."""

import struct
import tarfile
import zlib
from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from shell import SOUND

MEGABYTE = 1 << 20
BOMB = 1100  # megabytes
LOCAL, ENTRY, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
LOCKED = 0x1
REFERAT = ("referat.txt", SOUND.encode())


def zipped(files: Iterable[tuple[str, bytes]], method: int = ZIP_DEFLATED) -> bytes:
    """A zip of files, in their order; a name may come twice."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in files:
            archive.NameToInfo.pop(name, None)  # or it warns of what is meant
            archive.writestr(ZipInfo(name), data, method)
    return out.getvalue()


def zeros(megabytes: int) -> bytes:
    """So many MB of nothing, deflated: the same block again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(MEGABYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * megabytes + zlib.compressobj(9, zlib.DEFLATED, -15).flush()


def one_entry(name: str, packed: bytes, size: int, flags: int = 0) -> bytes:
    """A zip with one entry whose packed bytes and unpacked size are as told, true or not."""
    told = struct.pack("<HHHHHIII", 20, flags, 8, 0, 33, 0, len(packed), size)
    names = struct.pack("<HH", len(name), 0)
    body = LOCAL + told + names + name.encode() + packed
    entry = ENTRY + b"\x14\0" + told + names + bytes(14) + name.encode()
    return body + entry + END + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(entry), len(body), 0)


def crowd(count: int) -> bytes:
    """A zip of so many empty files."""
    told = struct.pack("<HHHHHIII", 20, 0, 0, 0, 33, 0, 0, 0)
    bodies, entries = bytearray(), bytearray()
    for number in range(count):
        name = b"%06d.txt" % number
        names = struct.pack("<HH", len(name), 0)
        entries += ENTRY + b"\x14\0" + told + names + bytes(10)
        entries += struct.pack("<I", len(bodies)) + name
        bodies += LOCAL + told + names + name
    few = min(count, 0xFFFF)
    end = struct.pack("<HHHHIIH", 0, 0, few, few, len(entries), len(bodies), 0)
    return bytes(bodies + entries + END + end)


def overlapping() -> bytes:
    """Two entries in the directory, and both are the first file."""
    data = zipped([REFERAT, ("b.txt", b"b")], ZIP_STORED)
    at = data.rindex(ENTRY) + 42
    return data[:at] + bytes(4) + data[at + 4 :]


def linking(target: str) -> bytes:
    """A zip with a symbolic link in it."""
    out, info = BytesIO(), ZipInfo("link.txt")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    with ZipFile(out, "w") as archive:
        archive.writestr(info, target)
        archive.writestr(*REFERAT)
    return out.getvalue()


def tarred(*members: tuple[str, bytes, str], size: int = len(REFERAT[1])) -> bytes:
    """A tar of members: name, kind and what it leads to."""
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind, link in members:
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, link
            info.size = size if kind == tarfile.REGTYPE else 0
            archive.addfile(info, BytesIO(REFERAT[1]) if size == len(REFERAT[1]) else None)
    return out.getvalue()


def zips() -> dict[str, bytes]:
    """Every zip by its name."""
    bomb = one_entry("referat.txt", zeros(BOMB), BOMB * MEGABYTE)
    nested = zipped([REFERAT])
    for depth in range(8):
        nested = zipped([(f"{depth}.zip", nested)])
    return {
        "bombe.zip": bomb,
        "bombe der lyver.zip": one_entry("referat.txt", zeros(BOMB), 1000),
        "bombe i zip.zip": zipped([("bombe.zip", bomb), REFERAT]),
        "zip i zip i zip.zip": nested,
        "oven i hinanden.zip": overlapping(),
        "hundrede tusind.zip": crowd(100_000),
        "ud af mappen.zip": zipped([("../../ude.txt", REFERAT[1])]),
        "fra roden.zip": zipped([("/tmp/ude.txt", REFERAT[1]), ("C:\\ude.txt", REFERAT[1])]),
        "link.zip": linking("/etc/passwd"),
        "låst.zip": one_entry("referat.txt", zeros(1), MEGABYTE, LOCKED),
        "halv.zip": zipped([REFERAT])[:-30],
    }


def tars() -> dict[str, bytes]:
    """Every tar by its name."""
    referat = ("referat.txt", tarfile.REGTYPE, "")
    start = zlib.compressobj(9, zlib.DEFLATED, 31)
    head = tarred(referat, size=BOMB * MEGABYTE)[:512]
    packed = start.compress(head) + start.flush(zlib.Z_FULL_FLUSH)
    return {
        "ud af mappen.tar": tarred(("../../ude.txt", tarfile.REGTYPE, "")),
        "links.tar": tarred(
            ("link.txt", tarfile.SYMTYPE, "/etc/passwd"),
            ("fast.txt", tarfile.LNKTYPE, "/etc/passwd"),
            ("roer.txt", tarfile.FIFOTYPE, ""),
            ("enhed.txt", tarfile.CHRTYPE, ""),
            referat,
        ),
        "lyver.tar": tarred(referat, size=1 << 40)[:512] + REFERAT[1],
        "bombe.tar.gz": packed + zeros(BOMB) + bytes(8),
    }
