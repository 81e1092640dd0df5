"""Which ways of writing a sample gets: spread over the samples, and always the same."""

from zlib import crc32


def has(sample: str, way: str, share: int = 2) -> bool:
    """Whether a sample is written this way: one of `share` samples is."""
    return crc32(f"{way}: {sample}".encode()) % share == 0


def pick(sample: str, of: str, ways: tuple[str, ...]) -> str:
    """One of several ways."""
    return ways[crc32(f"{of}: {sample}".encode()) % len(ways)]
