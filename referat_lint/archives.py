"""Archives held in bytes: what lies in them, and each member's bytes; nothing is extracted."""

import gzip
import re
import stat
import tarfile
import zlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple, Protocol

from referat_lint.cpr import mask_path
from referat_lint.readers import Refused, format_of
from referat_lint.readers.file_names import in_tar, in_zip
from referat_lint.readers.zipped import AGAIN, DISTRUST, ENTRIES, Zipped
from referat_lint.walk import ARCHIVES

FORMATS = frozenset({"zip", "tar", "gz"})
UNPACKED = 256 << 20  # bytes that a packed tar may become: it is held whole
DRIVE = re.compile(r"[A-Za-z]:")
UNPACK = "Pak det ud, og kør kontrollen på referaterne i det."
FAULTS = (tarfile.TarError, OSError, ValueError, EOFError, zlib.error, RecursionError)


class Fault(NamedTuple):
    """Why something in an archive is not read, what to do, and the status of the file."""

    reason: str
    advice: str
    status: str = "refused"


class Archive(Protocol):
    """What lies in an archive.

    `names`: the files, by the name that is shown, in order. `faults`: what is no file, or hides.
    """

    @property
    def names(self) -> Sequence[str]: ...  # said above

    @property
    def faults(self) -> Sequence[Fault]: ...

    def __hash__(self) -> int: ...

    def read(self, name: str, most: int) -> bytes:
        """A file's bytes; Refused where they cannot be had or are more than `most`.

        Raises KeyError where there is no such file.
        """


class Listing(NamedTuple):
    """The files of an archive and of those in it: routes with / between, and what is not read."""

    routes: tuple[str, ...]
    faults: tuple[Fault, ...] = ()


def is_archive(head: bytes, name: str) -> bool:
    """Whether a file is to be opened and not read: by its first bytes."""
    return format_of(head, name) in FORMATS


def opened(data: bytes) -> Archive:
    """An archive; Refused where it is damaged, made to do harm, or no archive."""
    found = format_of(data, "")
    if found == "zip":
        return _Zip(data)
    return _Tar(_unpacked(data) if found == "gz" else data)


def listing(archive: Archive, most: int) -> Listing:
    """All files of an archive; an archive within it is opened too, but none within that.

    `most`: how many bytes an inner archive may have.
    """
    routes, faults = list[str](), [*archive.faults]
    for name in archive.names:
        if not name.lower().endswith(ARCHIVES):
            routes.append(name)
            continue
        try:
            inner = _inner(archive, name, most)
        except Refused as refused:
            reason = f"I »{mask_path(name)}«: {refused.reason}"
            faults.append(Fault(reason, refused.advice, refused.status))
            continue
        nested = [each for each in inner.names if each.lower().endswith(ARCHIVES)]
        routes += [f"{name}/{each}" for each in inner.names if each not in nested]
        faults += [
            each._replace(reason=f"I »{mask_path(name)}«: {each.reason}") for each in inner.faults
        ]
        if nested:
            reason = f"»{mask_path(nested[0])}« ligger i et arkiv, der selv ligger i et arkiv."
            faults.append(Fault(reason, UNPACK))
    return Listing(tuple(routes), tuple(faults))


def member(archive: Archive, route: str, most: int) -> bytes:
    """The bytes at a route; Refused as `Archive.read`, and where nothing is there."""
    if route in archive.names:
        return archive.read(route, most)
    for name in archive.names:
        if route.startswith(f"{name}/") and name.lower().endswith(ARCHIVES):
            inner, rest = _inner(archive, name, most), route[len(name) + 1 :]
            if rest in inner.names:
                return inner.read(rest, most)
    raise Refused("Den findes ikke i arkivet.", "Se efter, om navnet er skrevet rigtigt.")


@lru_cache(maxsize=1)  # its members are read one after the other
def _inner(archive: Archive, name: str, most: int) -> Archive:
    return opened(archive.read(name, most))


class _Names:
    """The names of an archive as they are shown, and what is wrong with the others."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}  # to the archive's own name
        self.wrong: Counter[str] = Counter()
        self.first: dict[str, str] = {}

    def file(self, shown: str, own: str) -> None:
        """A file, unless its name leads out of the archive."""
        shown = shown.replace("\\", "/").removeprefix("./")
        if shown.startswith("/") or DRIVE.match(shown) or ".." in shown.split("/"):
            self.refuse("peger ud af arkivet", shown)
        else:
            self.kept[shown] = own

    def refuse(self, what: str, shown: str) -> None:
        """Something that is not read."""
        self.wrong[what] += 1
        self.first.setdefault(what, shown)

    def faults(self) -> tuple[Fault, ...]:
        """One for each kind of what is not read."""
        return tuple(
            Fault(
                f"»{mask_path(self.first[what])}«"
                + ("", " og en til", f" og {times - 1} andre")[min(times, 3) - 1]
                + f" {what}; det læses ikke.",
                DISTRUST.replace("den", "arkivet"),
            )
            for what, times in self.wrong.items()
        )


class _Zip:
    def __init__(self, data: bytes) -> None:
        self._zip = Zipped(data)
        names = _Names()
        for own, info in self._zip.entries.items():
            shown = own if info.flag_bits & 0x800 else in_zip(own)
            kind = stat.S_IFMT(info.external_attr >> 16)
            if info.is_dir():
                continue
            if kind not in (0, stat.S_IFREG):
                names.refuse("er et link" if stat.S_ISLNK(kind) else "er en enhed", shown)
            else:
                names.file(shown, own)
        self._own = names.kept
        self.names = tuple(names.kept)
        self.faults = names.faults()

    def read(self, name: str, most: int) -> bytes:
        return self._zip.read(self._own[name], most)


def _too_much(what: str) -> Refused:
    return Refused(f"{what}, og det er mere, end der læses.", DISTRUST, "refused")


class _Tar:
    def __init__(self, data: bytes) -> None:
        names = _Names()
        self._infos: dict[str, tarfile.TarInfo] = {}
        try:
            self._tar = tarfile.open(fileobj=BytesIO(data), mode="r:")  # noqa: SIM115  # in memory
            for number, info in enumerate(self._tar):
                if number >= ENTRIES:
                    raise _too_much("Arkivet rummer over 10.000 filer")
                self._take(info, names)
        except FAULTS:
            raise Refused("Tar-filen er beskadiget.", AGAIN) from None
        self._own = names.kept
        self.names = tuple(names.kept)
        self.faults = names.faults()

    def _take(self, info: tarfile.TarInfo, names: _Names) -> None:
        name = in_tar(info.name)
        if info.isdir():
            return
        if info.issym() or info.islnk():
            names.refuse("er et link", name)
        elif info.issparse():
            names.refuse("er en fil med huller", name)
        elif not info.isreg():
            names.refuse("er en enhed", name)
        else:
            names.file(name, name)
            self._infos[name] = info  # of two alike the later, as tar has it

    def read(self, name: str, most: int) -> bytes:
        info = self._infos[self._own[name]]
        if info.size > most:
            size = f"{info.size:,}".replace(",", ".")
            raise _too_much(f"»{mask_path(name)}« fylder {size} byte")
        try:
            file = self._tar.extractfile(info)
            data = file.read() if file else b""
        except FAULTS:
            data = b""
        if len(data) != info.size:
            raise Refused(f"»{mask_path(name)}« i filen er beskadiget.", AGAIN)
        return data


def _unpacked(data: bytes) -> bytes:
    """What a gzip file holds, if that is a tar."""
    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) as file:
            found = file.read(UNPACKED + 1)
    except FAULTS:
        raise Refused("Gzip-filen er beskadiget.", AGAIN) from None
    if len(found) > UNPACKED:
        reason = f"Arkivet fylder over {UNPACKED >> 20} MB, når det pakkes ud."
        raise Refused(reason, DISTRUST, "refused")
    if format_of(found, "") != "tar":
        raise Refused("Filen er en gzip-fil uden et tar-arkiv i.", UNPACK)
    return found
