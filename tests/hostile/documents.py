"""Word and OpenDocument files made to do harm, or harmed themselves."""

import struct
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED

from hostile.packed import BOMB, MEGABYTE, one_entry, zeros, zipped
from shell import SOUND

DEEP = 1_000_000
PROLOG = '<?xml version="1.0" encoding="UTF-8"?>'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def laughs() -> str:
    """Ten entities, each ten times the one before: a thousand million words in the last."""
    steps = [f'<!ENTITY lol{at} "{f"&lol{at - 1};" * 10}">' for at in range(1, 10)]
    return f'<!DOCTYPE x [<!ENTITY lol0 "ha">{"".join(steps)}]>'


def foreign(outside: str) -> str:
    """Entities whose words lie in other files, here and elsewhere."""
    return (
        f'<!DOCTYPE x SYSTEM "{outside}/x.dtd" [<!ENTITY ude SYSTEM "{outside}/ude.txt">'
        '<!ENTITY her SYSTEM "file:///etc/passwd">]>'
    )


def document(body: str, before: str = "") -> bytes:
    """word/document.xml."""
    whole = f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body>{body}</w:body></w:document>'
    return f"{PROLOG}{before}{whole}".encode()


def paragraphs(text: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())


def relations(*links: tuple[str, str]) -> bytes:
    """A part of relations to what lies outside: kind and address."""
    each = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/{kind}" Target="{target}" '
        'TargetMode="External"/>'
        for at, (kind, target) in enumerate(links, start=1)
    )
    return f'{PROLOG}<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'.encode()


def docx(
    main: bytes,
    kind: str = MAIN,
    parts: Mapping[str, bytes] | None = None,
    method: int = ZIP_DEFLATED,
) -> bytes:
    """A Word file around its document.xml."""
    types = (
        f'{PROLOG}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    )
    inner = relations(("officeDocument", "word/document.xml"))
    return zipped(
        [
            ("[Content_Types].xml", types.encode()),
            ("_rels/.rels", inner.replace(b' TargetMode="External"', b"")),
            ("word/document.xml", main),
            *(parts or {}).items(),
        ],
        method,
    )


def fetching(outside: str) -> bytes:
    """A Word file that relates to a template, a picture, a part and an object elsewhere."""
    links = relations(
        ("attachedTemplate", f"{outside}/skabelon.dotx"),
        ("image", f"{outside}/billede.png"),
        ("subDocument", f"{outside}/del.docx"),
        ("oleObject", f"{outside}/objekt.bin"),
    )
    picture = f'<w:p><w:r><w:drawing><a:blip xmlns:a="{DRAWING}" r:link="rId2"/></w:drawing></w:r>'
    body = f'{paragraphs(SOUND)}{picture}</w:p><w:subDoc r:id="rId3"/>'
    parts = {"word/_rels/document.xml.rels": links, "word/_rels/settings.xml.rels": links}
    return docx(document(body), parts=parts)


def ole(*streams: str) -> bytes:
    """An OLE container of streams that hold nothing."""
    header = bytearray(OLE + bytes(504))
    header[24:34] = struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header[44:52] = struct.pack("<II", 1, 1)
    header[76:512] = bytes(4) + b"\xff" * 432
    table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * 504
    entries = bytearray()
    for kind, name in ((5, "Root Entry"), *((2, stream) for stream in streams)):
        saved = name.encode("utf-16-le")
        entries += saved.ljust(64, b"\0") + struct.pack("<HB", len(saved) + 2, kind) + bytes(61)
    return bytes(header) + table + bytes(entries) + bytes(128)


def words(outside: str) -> dict[str, bytes]:
    """Every Word file by its name."""
    sound = document(paragraphs(SOUND))
    whole = docx(sound)
    deep = document("<w:p>" * DEEP + "</w:p>" * DEEP)
    held = "<w:p><w:r><w:t>&{};</w:t></w:r></w:p>"
    empty = [("[Content_Types].xml", b"<Types/>"), ("word/styles.xml", b"<styles/>")]
    return {
        "bombe.docx": one_entry("word/document.xml", zeros(BOMB), BOMB * MEGABYTE),
        "halv.docx": whole[: len(whole) // 2],
        "milliard.docx": docx(document(held.format("lol9"), laughs())),
        "fremmed.docx": docx(document(held.format("ude"), foreign(outside))),
        "henter.docx": fetching(outside),
        "dyb.docx": docx(deep, method=ZIP_STORED),
        "dyb og lille.docx": docx(deep),
        "uden dokument.docx": zipped(empty),
        "forkert type.docx": docx(sound, "application/vnd.ms-excel"),
        "to dokumenter.docx": docx(sound, parts={"word/document.xml": document("")}),
        "ikke xml.docx": docx(b"\0\1\2"),
        "låst.docx": ole("EncryptionInfo", "EncryptedPackage"),
        "word.pdf": whole,
    }


def odt(content: str) -> bytes:
    """An OpenDocument text around its content.xml."""
    kind = "application/vnd.oasis.opendocument.text"
    spaces = (("office", "office"), ("text", "text"), ("draw", "drawing"), ("manifest", "manifest"))
    named = " ".join(f'xmlns:{short}="{OPEN}:{long}:1.0"' for short, long in spaces)
    manifest = (
        f'{PROLOG}<manifest:manifest {named} manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    files = {
        "mimetype": kind,
        "content.xml": content.replace("NAMED", named),
        "META-INF/manifest.xml": manifest,
    }
    return zipped(((name, data.encode()) for name, data in files.items()), ZIP_STORED)


def open_documents(outside: str) -> dict[str, bytes]:
    """Every OpenDocument file by its name."""
    start = (
        '<office:document-content NAMED xmlns:xlink="http://www.w3.org/1999/xlink" '
        'office:version="1.2"><office:body><office:text>'
    )
    end = "</office:text></office:body></office:document-content>"
    lines = "".join(f"<text:p>{line}</text:p>" for line in SOUND.splitlines())
    picture = f'<draw:image xlink:type="simple" xlink:href="{outside}/billede.png"/>'
    return {
        "henter.odt": odt(
            f"{PROLOG}{start}{lines}<text:p><draw:frame>{picture}</draw:frame></text:p>{end}"
        ),
        "milliard.odt": odt(f"{PROLOG}{laughs()}{start}<text:p>&lol9;</text:p>{end}"),
        "fremmed.odt": odt(f"{PROLOG}{foreign(outside)}{start}<text:p>&ude;</text:p>{end}"),
    }


def older(outside: str) -> dict[str, bytes]:
    """Files for older programs by their names, which LibreOffice reads."""
    lines = "".join(f"{line}\\par\n" for line in SOUND.splitlines())
    escaped = "".join(char if char.isascii() else f"\\'{ord(char):02x}" for char in lines)
    linked = (
        f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{outside}/billede.png" \\\\d}}}}'
        f'{{\\field{{\\*\\fldinst INCLUDETEXT "{outside}/del.docx"}}}}'
        f"{{\\*\\template {outside}/skabelon.dotx}}"
    )
    return {
        "henter.rtf": f"{{\\rtf1\\ansi {escaped}{linked}}}".encode(),
        "dyb.rtf": b"{\\rtf1 " + b"{" * DEEP + b"Godkendt" + b"}" * DEEP + b"}",
        "halv.rtf": f"{{\\rtf1\\ansi {escaped}{{{{".encode(),
        "hul.doc": ole(),
        "ødelagt.doc": ole("WordDocument", "1Table"),
        "html.doc": f"<html><body><pre>{SOUND}</pre></body></html>".encode(),
    }
