"""OpenDocument, RTF and older Word files: made Word files by LibreOffice, which fetches nothing."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from referat_lint import lint, load_rules, parse
from referat_lint.readers import Refused, office, read
from referat_lint.readers.office import converted

SPACES = {
    "office": "office",
    "text": "text",
    "draw": "drawing",
    "svg": "svg-compatible",
}
MINUTES = """Byrådet
Referat af møde den 4. juni 2024 kl. 16.00 i Rådhuset
Fraværende: Ingen
1. Ny vej
Beslutning
Godkendt.
2. Kommune´s plan
Beslutning
Udsat."""
LINES = ("Byrådet", "Referat af møde den 4. juni 2024", "1. Ny vej")


def odt(*lines: str, picture: str = "", manifest: str = "") -> bytes:
    """A document as LibreOffice writes it, with a picture that lies elsewhere."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in SPACES.items()
    )
    frame = (
        '<text:p><draw:frame svg:width="5cm" svg:height="5cm" text:anchor-type="as-char">'
        f'<draw:image xlink:href="{picture}" xlink:type="simple" xlink:show="embed" '
        'xlink:actuate="onLoad"/></draw:frame></text:p>'
    )
    body = "".join(f"<text:p>{line}</text:p>" for line in lines) + (frame if picture else "")
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:'
            'opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry '
            f'manifest:full-path="content.xml" manifest:media-type="text/xml">{manifest}'
            "</manifest:file-entry></manifest:manifest>",
        )
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} '
            'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body>'
            f"<office:text>{body}</office:text></office:body></office:document-content>",
        )
    return out.getvalue()


def rtf(*lines: str, more: str = "") -> bytes:
    words = "\\par ".join(lines).encode("cp1252")
    escaped = "".join(chr(byte) if byte < 128 else f"\\'{byte:02x}" for byte in words)
    return f"{{\\rtf1\\ansi\\ansicpg1252 {escaped}\\par {more}}}".encode()


def words_of(docx: bytes) -> str:
    with ZipFile(BytesIO(docx)) as archive:
        return archive.read("word/document.xml").decode()


class Listener:
    """A server on this machine that only notes who comes."""

    def __init__(self) -> None:
        self.server = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.server.getsockname()[1]}"
        self.seen: list[bytes] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                caller, _ = self.server.accept()
            except OSError:
                return
            with caller:
                caller.settimeout(5)
                self.seen.append(caller.recv(200))


@pytest.fixture
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.server.close()


def linking(address: str) -> dict[str, bytes]:
    field = f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{address}/a.png" \\\\d}}{{\\fldrslt x}}}}'
    return {"odt": odt(*LINES, picture=f"{address}/a.png"), "rtf": rtf(*LINES, more=field)}


@pytest.mark.parametrize("form", ["odt", "rtf"])
def test_a_linked_picture_is_not_fetched(listener: Listener, form: str) -> None:
    docx = converted(linking(listener.address)[form], form)
    assert [line for line in LINES if line not in words_of(docx)] == []
    assert listener.seen == []


def test_the_listener_would_have_seen_a_picture_being_fetched(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "SETTINGS", {})
    monkeypatch.setattr(office, "NOWHERE", {})
    converted(linking(listener.address)["odt"], "odt")
    assert [b"/a.png" in words for words in listener.seen] != []


def test_an_older_word_file_is_converted_too(tmp_path: Path) -> None:
    (tmp_path / "fil.rtf").write_bytes(rtf(*LINES))
    profile = (tmp_path / "profil").as_uri()
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "doc"),
            *("--outdir", str(tmp_path), str(tmp_path / "fil.rtf")),
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )
    data = (tmp_path / "fil.doc").read_bytes()
    assert [line for line in LINES if line not in words_of(converted(data, "doc"))] == []


@pytest.mark.parametrize("form", ["odt", "rtf"])
def test_a_referat_in_another_format_is_the_referat(form: str) -> None:
    lines = MINUTES.splitlines()
    data = odt(*lines) if form == "odt" else rtf(*lines)
    source = read(data, f"møde.{form}")
    assert [line for line in source.text.splitlines() if line] == [line for line in lines if line]
    assert (source.format, source.raw, source.part, source.pieces) == (form, "", "", ())
    assert source.sha256 == sha256(data).hexdigest()
    found = parse(source)
    assert (found.moede.organ, found.moede.dato) == ("Byrådet", "2024-06-04")
    assert [(p.titel, p.beslutning and p.beslutning.tekst) for p in found.punkter] == [
        ("Ny vej", "Godkendt."),
        ("Kommune´s plan", "Udsat."),
    ]
    result = lint(source, load_rules())
    told = [(f.code, f.paragraph, f.fix) for f in result.findings if f.code == "SPR901"]
    assert told == [("SPR901", lines.index("2. Kommune´s plan") + 1, None)]


def test_the_folder_and_the_process_are_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    converted(rtf(*LINES), "rtf")
    assert list(tmp_path.iterdir()) == []
    assert processes(tmp_path) == []


def test_a_conversion_that_takes_too_long_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(office, "SECONDS", 0.2)
    with pytest.raises(Refused, match="LibreOffice havde ikke læst filen") as refused:
        converted(rtf(*LINES), "rtf")
    assert refused.value.status == "refused"
    assert processes(tmp_path) == []


def test_libreoffice_dies_with_the_process_that_asked_for_it(tmp_path: Path) -> None:
    (tmp_path / "fil.rtf").write_bytes(rtf(*LINES * 3000))
    words = (
        "import sys; from pathlib import Path; from referat_lint.readers.office import converted; "
        "converted(Path(sys.argv[1]).read_bytes(), 'rtf')"
    )
    with subprocess.Popen(
        [sys.executable, "-c", words, str(tmp_path / "fil.rtf")],
        env={**os.environ, "TMPDIR": str(tmp_path)},
    ) as asker:
        wait_for(lambda: bool(processes(tmp_path)))
        asker.send_signal(signal.SIGKILL)
    wait_for(lambda: not processes(tmp_path))


def processes(folder: Path) -> list[str]:
    """The LibreOffices that work in a folder."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = file.read_bytes().decode("utf-8", "replace")
        except OSError:
            continue
        if "soffice" in words.partition("\0")[0] and str(folder) in words:
            found.append(words)
    return found


def wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(400):
        if condition():
            return
        time.sleep(0.05)
    pytest.fail("it did not come about")


def test_where_libreoffice_is_not_installed_that_is_said_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(office, "USUAL", ())
    for name, data in (("a.odt", odt(*LINES)), ("a.rtf", rtf(*LINES))):
        with pytest.raises(Refused, match="LibreOffice, som ikke er installeret her") as refused:
            read(data, name)
        assert "gem den som .docx" in refused.value.advice


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "Filen er låst med en adgangskode."),
        (
            OLE + b"\xec\xa5".ljust(11, b"\0") + b"\x01" + "WordDocument".encode("utf-16-le"),
            "Filen er låst med en adgangskode.",
        ),
        (odt("x", manifest="<manifest:encryption-data/>"), "Filen er låst med en adgangskode."),
        (
            OLE + "Workbook".encode("utf-16-le"),
            "Filen er lavet i Office, men er ikke et Word-dokument.",
        ),
        (
            OLE + "WordDocument".encode("utf-16-le"),
            "LibreOffice kunne ikke læse filen; den er måske beskadiget.",
        ),
        (odt("&x;").replace(b"?><office", b"?><!DOCTYPE a><office"), None),
    ],
)
def test_locked_and_damaged_files_have_sentences_of_their_own(
    data: bytes, reason: str | None
) -> None:
    with pytest.raises(Refused) as refused:
        read(data, "møde.doc")
    if reason:
        assert refused.value.reason == reason
    assert refused.value.advice.endswith(".")


def test_a_web_page_named_doc_is_read_as_the_web_page_it_is() -> None:
    page = "<html><body><h1>Byrådet</h1><p>Referat af møde den 4. juni 2024</p></body></html>"
    source = read(page.encode(), "møde.doc")
    assert source.format == "html"
    assert source.text.split("\n")[0] == "Byrådet"
