"""Changed characters back into their file: its encoding, its zip, its place on the disk."""

import os
from collections.abc import Iterator
from pathlib import Path

from referat_lint.readers.encodings import encode
from referat_lint.readers.zipped import Zipped
from referat_lint.repack import repacked
from referat_lint.source import Source

WRITABLE = frozenset({"txt", "md", "html", "docx", "docm"})  # formats that fixes are written in
SIGNED = {"docx": b"_xmlsignatures/", "docm": b"_xmlsignatures/", "pdf": b"/ByteRange"}
SHORT, LONG = 6, 8  # letters before the dot from which Word cuts one, and two, in its lock's name


class Unfixed(Exception):  # noqa: N818  # an answer
    """Why a file is left as it was: a whole Danish sentence."""


def is_signed(data: bytes, form: str) -> bool:
    """Whether a file bears a digital signature, which any change breaks."""
    return form in SIGNED and SIGNED[form] in data


def is_archival(data: bytes, form: str) -> bool:
    """Whether a file says that it is a PDF/A, which a copy with our remarks is not."""
    return form == "pdf" and b"pdfaid:part" in data


def raw(source: Source) -> str:
    """The file's own characters, or those of the part that holds its text."""
    return source.raw or source.text


def is_kept(data: bytes, source: Source) -> bool:
    """Whether its characters, saved as they are, are the file's bytes again."""
    before = Zipped(data).part(source.part) if source.part else data
    return encode(raw(source), source.encoding, bom=source.bom) == before


def saved(data: bytes, source: Source, text: str) -> bytes | None:
    """The file with these characters in place of its own; None where its encoding has them not."""
    words = encode(text, source.encoding, bom=source.bom)
    return repacked(data, {source.part: words}) if words is not None and source.part else words


def write(path: str, before: bytes, after: bytes) -> None:
    """Put the new bytes in the old ones' place, all or nothing; links stay, and so do permissions.

    Unfixed where the file is open, somebody has changed it meanwhile, or it may not be written.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name[:100]}.{os.getpid()}.referat-lint")
    for lock in _locks(target):
        if lock.exists():
            advice = f"luk den, og kør igen (er den lukket, så slet »{lock.name}«)"
            raise Unfixed(f"{path} er ikke rettet: filen er åben i et andet program; {advice}.")
    try:
        mode = target.stat().st_mode
        if not os.access(target, os.W_OK):
            raise PermissionError
        try:
            with temporary.open("xb") as file:
                file.write(after)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(mode & 0o7777)
            if target.read_bytes() != before:
                raise Unfixed(f"{path} er ikke rettet: filen blev ændret imens; kør igen.")
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or "filen er skrivebeskyttet"
        raise Unfixed(f"{path} er ikke rettet: den kan ikke skrives ({reason}).") from None


def _locks(file: Path) -> Iterator[Path]:
    """What Word and LibreOffice leave beside a file that is open in them."""
    cut = 0 if len(file.stem) <= SHORT else 1 if len(file.stem) < LONG else 2
    yield file.with_name(f"~${file.name[cut:]}")
    yield file.with_name(f".~lock.{file.name}#")
