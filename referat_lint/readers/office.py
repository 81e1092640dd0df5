"""OpenDocument, RTF and older Word files: turned into .docx by LibreOffice, where it is installed.

It runs under a profile of its own, which it leaves with the temporary folder: no macros, no links
followed, no way out to a network, and no longer than it may take.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from referat_lint.readers.kinds import NAMES, kind
from referat_lint.readers.refused import Refused
from referat_lint.readers.zipped import UNLOCK, Zipped
from referat_lint.source import Source

FILTERS = {"odt": "writer8", "rtf": "Rich Text Format", "doc": "MS Word 97"}  # LibreOffice's names
RESTART = 81  # what it ends with, when a new profile is made and it is to be started again
STARTS = 3
SECONDS = 60  # less than the process that reads this may take
USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
)
SETTINGS = {  # so that nothing is fetched and nothing is run
    "org.openoffice.Office.Common/Security/Scripting": {
        "BlockUntrustedRefererLinks": "true",
        "DisableMacrosExecution": "true",
        "DisableActiveContent": "true",
        "MacroSecurityLevel": "3",
    },
    "org.openoffice.Office.Writer/Content/Update": {"Link": "0"},
    "org.openoffice.Inet/Settings": {  # a proxy that is not there
        "ooInetProxyType": "2",
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": "9",
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": "9",
    },
}
NOWHERE = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")
MANIFEST, CONTENT = "META-INF/manifest.xml", "content.xml"
DOCUMENT = "WordDocument".encode("utf-16-le")
FIB, LOCKED = b"\xec\xa5", 0x01  # how a document begins, and its flag of a password
FIB_AT, FLAG_AT = 512, 512 + 0x0B
SAVE = "Åbn filen i Word eller LibreOffice, og gem den som .docx."
OTHER = "Vælg den fil, som referatet står i."


def read(data: bytes, name: str) -> Source:
    """Read a file that LibreOffice knows; places are paragraphs, as in a Word file.

    Raises Refused where LibreOffice is not installed, or does not read the file.
    """
    from referat_lint.readers import READERS

    found = kind(data) or ""
    _refuse_locked(data, found)
    docx = converted(data, found)
    source = READERS["docx"](docx, name)
    return replace(
        source,
        format=found,
        sha256=sha256(data).hexdigest(),
        raw="",  # it is that of a file which nobody has
        part="",
        pieces=(),
        markup=False,
    )


def _refuse_locked(data: bytes, found: str) -> None:
    """A password, and a file of Office that is no document, have sentences of their own."""
    if _is_locked(data) if found == "doc" else found == "odt" and _is_encrypted(Zipped(data)):
        raise Refused("Filen er låst med en adgangskode.", UNLOCK)
    if found == "doc" and DOCUMENT not in data:
        raise Refused("Filen er lavet i Office, men er ikke et Word-dokument.", OTHER)


def _is_locked(data: bytes) -> bool:
    return data[FIB_AT : FIB_AT + 2] == FIB and bool(data[FLAG_AT] & LOCKED)


def _is_encrypted(zipped: Zipped) -> bool:
    """Whether the parts of an OpenDocument are; Refused where its text declares entities."""
    manifest = zipped.part(MANIFEST) if MANIFEST in zipped.entries else b""
    if b"encryption-data" in manifest:
        return True
    if CONTENT in zipped.entries:
        zipped.part(CONTENT)
    return False


def converted(data: bytes, found: str) -> bytes:
    """The file as a .docx, made by LibreOffice."""
    program = _program()
    if program is None:
        what, _ = NAMES[found]
        reason = f"Filen er {what}, og den læses gennem LibreOffice, som ikke er installeret her."
        raise Refused(reason, f"Installér LibreOffice, eller gør selv det samme: {SAVE}")
    with TemporaryDirectory(prefix="referat-lint-", ignore_cleanup_errors=True) as folder:
        made = _convert(program, Path(folder), data, found)
    if not made:
        raise Refused("LibreOffice kunne ikke læse filen; den er måske beskadiget.", SAVE)
    return made


def _program() -> str | None:
    """LibreOffice's own program where it can be told: what starts it leaves orphans behind."""
    named = shutil.which("soffice") or shutil.which("libreoffice")
    if named is None:
        return next((path for path in USUAL if Path(path).exists()), None)
    own = Path(named).resolve().with_name("soffice.bin")
    return str(own) if sys.platform == "linux" and own.exists() else named


def _convert(program: str, folder: Path, data: bytes, found: str) -> bytes:
    """What LibreOffice makes in a folder; nothing where it fails."""
    given, profile, out = folder / f"fil.{found}", folder / "profil", folder / "ud"
    given.write_bytes(data)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_settings(), "utf-8")
    words = [
        *(program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"),
        *("--nologo", "--nodefault", "--nolockcheck", f"--infilter={FILTERS[found]}"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(given)),
    ]
    until = monotonic() + SECONDS
    for _ in range(STARTS):
        if _run(words, folder, until - monotonic()) != RESTART:
            break
    made = out / "fil.docx"
    return made.read_bytes() if made.exists() else b""


def _run(words: list[str], folder: Path, seconds: float) -> int:
    """Its exit code; Refused where it takes too long. It dies with this process."""
    home = str(folder)
    environment = {
        **{name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ},
        **dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP"), home),
        **NOWHERE,
    }
    try:
        done = subprocess.run(  # noqa: S603  # our own words, and paths of our own
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
            timeout=seconds,
            env=environment,
            preexec_fn=_dies_with_us(),  # it touches no lock
        )
    except subprocess.TimeoutExpired:
        reason = f"LibreOffice havde ikke læst filen efter {SECONDS} sekunder."
        raise Refused(reason, SAVE, "refused") from None
    except OSError:
        return -1
    return done.returncode


def _dies_with_us() -> Callable[[], object] | None:
    """Where the system can: killed, when the process that asked for it is."""
    if sys.platform != "linux":
        return None
    import ctypes
    from signal import SIGKILL

    ask = ctypes.CDLL(None).prctl
    return lambda: ask(1, SIGKILL)


def _settings() -> str:
    """A profile's settings, as LibreOffice keeps them."""
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, given in SETTINGS.items()
        for name, value in given.items()
    )
    space = "http://openoffice.org/2001/registry"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="{space}">{items}</oor:items>'
    )
