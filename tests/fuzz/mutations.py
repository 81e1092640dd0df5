"""Ways in which a file is harmed: its bytes, its tags, the parts of a zip."""

import re
from collections.abc import Callable
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

TAG = re.compile(rb"<[^<>]*>")
ELEMENT = re.compile(rb"<(\w[\w:]*)[^<>]*>[^<>]*</\1>")
ATTRIBUTE = re.compile(rb"\s[\w:-]+=(?:\"[^\"]*\"|'[^']*')")
VALUE = re.compile(rb"(?<=[\"'])[^\"'<>]*(?=[\"'])")
NUMBER = re.compile(rb"\d+")
NUMBERS = [b"0", b"-1", b"1", b"255", b"65536", b"2147483648", b"99999999999999999999", b"1e9"]
ODD = [
    *[b"\0", b"\xff\xfe", b"\xed\xa0\xbd", b"\r", b"\x85", b"\xe2\x80\xa8", b"\xef\xbb\xbf"],
    *[b"<", b">", b"&", b'"', b"'", b"]]>", b"<!--", b"-->", b"<![CDATA[", b"<?", b"</", b"()[]<<"],
    *[b"&#0;", b"&#x110000;", b"&#xD800;", b"&nbsp;", b"&lt", b"<!DOCTYPE x [<!ENTITY a 'b'>]>"],
]
TIMES = [1, 2, 30]
Mutation = Callable[[Random, bytes], bytes]


def passage(random: Random, data: bytes) -> tuple[int, int]:
    """Where something stands: mostly short, now and then of any length."""
    start = random.randrange(len(data) + 1)
    most = random.choice([64, 64, 64, len(data) + 1])
    return start, min(start + random.randrange(1, most + 1), len(data))


def flipped(random: Random, data: bytes) -> bytes:
    found = bytearray(data)
    for at in random.sample(range(len(found)), min(len(found), random.randrange(1, 16))):
        found[at] = random.randrange(256)
    return bytes(found)


def shortened(random: Random, data: bytes) -> bytes:
    start, end = passage(random, data)
    return data[:start] + random.choice([b"", data[end:]])


def repeated(random: Random, data: bytes) -> bytes:
    start, end = passage(random, data)
    return data[:start] + data[start:end] * random.choice(TIMES) + data[start:]


def spliced(random: Random, data: bytes) -> bytes:
    """A passage, or something odd, at another place too."""
    start, end = passage(random, data)
    at, _ = passage(random, data)
    return data[:at] + random.choice([data[start:end], random.choice(ODD)]) + data[at:]


def counted(random: Random, data: bytes) -> bytes:
    """Another number than the one that stands there."""
    return _instead(random, data, NUMBER, random.choice(NUMBERS))


def untagged(random: Random, data: bytes) -> bytes:
    """Without a tag, an attribute or an element."""
    return _instead(random, data, random.choice([TAG, ATTRIBUTE, ELEMENT]), b"")


def tagged(random: Random, data: bytes) -> bytes:
    """A tag, an attribute, a value or an element in place of another, and several times."""
    pattern = random.choice([TAG, ATTRIBUTE, ELEMENT, VALUE])
    found = [match[0] for match in pattern.finditer(data)]
    words = random.choice(found) * random.choice(TIMES) if found else b""
    return _instead(random, data, pattern, words)


def _instead(random: Random, data: bytes, pattern: re.Pattern[bytes], words: bytes) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return data
    one = random.choice(found)
    return data[: one.start()] + words + data[one.end() :]


BYTES: list[Mutation] = [flipped, shortened, repeated, spliced]
TAGS: list[Mutation] = [*BYTES, untagged, tagged, untagged, tagged, counted]
OBJECTS: list[Mutation] = [*BYTES, counted, counted]


def mutated(random: Random, data: bytes, ways: list[Mutation]) -> bytes:
    """The bytes with a few kinds of harm done to them."""
    for _ in range(random.choice([1, 1, 2, 4])):
        data = random.choice(ways)(random, data)
    return data


def parted(random: Random, data: bytes) -> bytes:
    """A zip, harmed as such, or in one of its parts: changed, gone, twice, under another name."""
    if random.random() < 0.2:
        return mutated(random, data, BYTES)
    with ZipFile(BytesIO(data)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    for _ in range(random.choice([1, 1, 2])):
        at = random.randrange(len(parts))
        name, part = parts[at]
        other, _ = random.choice(parts)
        parts[at : at + 1] = random.choice(
            [
                *[[(name, mutated(random, part, TAGS))]] * 12,
                [],
                [(other, part)],
                [(name, part), (name, b"")],
            ]
        )
        if not parts:
            break
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, part in parts:
            archive.NameToInfo.pop(name, None)  # or it warns of two of a name
            archive.writestr(ZipInfo(name), part, ZIP_DEFLATED)
    return out.getvalue()
