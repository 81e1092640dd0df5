"""A file's bytes, or why there are none."""

import errno
import os
import stat
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from referat_lint.readers import HEAD, Refused
from referat_lint.walk import archived

if TYPE_CHECKING:
    from referat_lint.archives import Archive

KINDS: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISDIR, "Det er en mappe."),
    (stat.S_ISFIFO, "Det er et navngivet rør (FIFO), ikke en fil."),
    (stat.S_ISSOCK, "Det er en sokkel, ikke en fil."),
    (stat.S_ISCHR, "Det er en enhed, ikke en fil."),
    (stat.S_ISBLK, "Det er en enhed, ikke en fil."),
)
REASONS = {
    errno.EACCES: ("Programmet har ikke lov til at læse den.", "Giv læseadgang, og prøv igen."),
    errno.EPERM: ("Programmet har ikke lov til at læse den.", "Giv læseadgang, og prøv igen."),
    errno.ENOENT: ("Den findes ikke længere.", "Se efter, om den er flyttet, eller linket dødt."),
    errno.ELOOP: ("Linket peger på sig selv.", "Slet linket, eller ret det."),
    errno.ENXIO: ("Det er en sokkel, ikke en fil.", "Angiv en fil med et referat."),
    errno.EISDIR: ("Det er en mappe.", "Angiv en fil med et referat."),
    errno.ENAMETOOLONG: ("Navnet er for langt.", "Giv den et kortere navn."),
    errno.EMFILE: ("For mange filer er åbne.", "Luk andre programmer, og prøv igen."),
}
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def contents(path: str, max_size: int) -> bytes:
    """What a file holds, also one that lies in an archive.

    Refused where it is no file, too big, or changes while it is read.
    """
    within = archived(path)
    if within is None:
        return _read(path, max_size)
    from referat_lint.archives import member

    return member(archive(within[0], max_size), within[1], max_size)


def archive(path: str, max_size: int) -> "Archive":
    """A file opened as an archive; Refused where it is none, or cannot be read."""
    try:
        found = Path(path).stat()
    except (OSError, ValueError) as error:
        raise unreadable(error) from None
    return _archive(path, max_size, (found.st_size, found.st_mtime_ns))


@lru_cache(maxsize=1)  # its members are read one after the other
def _archive(path: str, max_size: int, _stamp: tuple[int, int]) -> "Archive":
    from referat_lint.archives import opened

    return opened(_read(path, max_size))


def _read(path: str, max_size: int) -> bytes:
    try:
        handle = os.open(path, FLAGS)  # does not wait for somebody to write to a FIFO
        with open(handle, "rb") as file:  # noqa: PTH123
            before = os.fstat(handle)
            for is_kind, words in KINDS:
                if is_kind(before.st_mode):
                    raise Refused(words, "Angiv en fil med et referat.")
            if before.st_size > max_size:
                raise too_big(before.st_size, max_size)
            data = file.read(max_size + 1)
            after = os.fstat(handle)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise unreadable(error) from None
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise Refused("Filen blev ændret, mens den blev læst.", "Prøv igen, når den er gemt.")
    return data


def beginning(path: str) -> tuple[bytes, int]:
    """A file's first bytes, and how many it has; none where it cannot be read."""
    try:
        handle = os.open(path, FLAGS)
        try:
            return os.read(handle, HEAD), os.fstat(handle).st_size
        finally:
            os.close(handle)
    except (OSError, ValueError):
        return b"", 0


def unreadable(error: OSError | ValueError) -> Refused:
    """The system's answer in Danish."""
    number = getattr(error, "errno", None)
    words = getattr(error, "strerror", None) or error  # without the path
    reason = f"Den kan ikke læses ({words})."
    return Refused(*REASONS.get(number or 0, (reason, "Se efter, om den kan åbnes andre steder.")))


def too_big(size: int, limit: int) -> Refused:
    """A file over the limit is not opened."""
    reason = f"Filen fylder {_megabytes(size)}, og grænsen er {_megabytes(limit)}."
    return Refused(reason, "Del den, eller hæv grænsen med --max-size.", "refused")


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB".replace(".", ",") if size >= 100_000 else f"{size} bytes"  # noqa: PLR2004
