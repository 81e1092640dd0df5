"""Plain text."""

from hashlib import sha256

from referat_lint.source import Source


def read(data: bytes, name: str) -> Source:
    """Read a file as UTF-8, or else as what Windows wrote before it."""
    try:
        text, encoding = data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = data.decode("cp1252", "replace"), "cp1252"
    return Source(name, text, "txt", sha256(data).hexdigest(), encoding, text)
