"""Archives: their members are read where they lie, and what is hostile is told of, not opened."""

import gzip
import json
import os
import stat
import tarfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from shell import ARTICLE, CPR, FAULT, SOUND, Answer, shell

from referat_lint.archives import UNPACKED, listing, member, opened
from referat_lint.disk import contents
from referat_lint.readers import Refused
from referat_lint.walk import archived

MOST = 100 << 20
ATTACHED = "\n2. Ny sti\nSagsfremstilling\nSe vedlagte notat.\nBeslutning\nGodkendt.\n"


def zipped(files: Mapping[str, bytes | str], method: int = ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(
    files: Mapping[str, bytes | str], mode: str = "w", odd: Iterable[tarfile.TarInfo] = ()
) -> bytes:
    out = BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            words = data.encode() if isinstance(data, str) else data
            info = tarfile.TarInfo(name)
            info.size = len(words)
            archive.addfile(info, BytesIO(words))
        for info in odd:
            archive.addfile(info)
    return out.getvalue()


def checked(folder: Path, *words: str) -> Answer:
    return shell("check", "--isolated", "--output-format", "json", *words, cwd=folder)


def report(answer: Answer) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Each file with its status; each finding's path and code."""
    found = json.loads(answer.out)
    files = [(each["path"], each["status"]) for each in found["files"]]
    return files, [(each["path"], each["code"]) for each in found["findings"]]


FILES = {
    "møde.txt": f"{SOUND}\n{FAULT}",
    "mappe/andet.md": SOUND,
    "mappe/billede.png": b"\x89PNG",
    "mappe/~$møde.txt": "låst",
    "mappe/.~lock.møde.txt#": "låst",
    "__MACOSX/._møde.txt": b"\0\5\x16\7",
    ".skjult/møde.txt": SOUND,
}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("arkiv.zip", zipped(FILES)),
        ("arkiv.zip", zipped(FILES, ZIP_STORED)),
        ("arkiv.tar", tarred(FILES)),
        ("arkiv.tar.gz", tarred(FILES, "w:gz")),
        ("arkiv.TGZ", tarred(FILES, "w:gz")),
    ],
)
def test_the_members_of_an_archive_are_checked_where_they_lie(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    files, findings = report(checked(tmp_path, "--select", "SPR901"))
    assert files == [(f"{name}/møde.txt", "ok"), (f"{name}/mappe/andet.md", "ok")]
    assert findings == [(f"{name}/møde.txt", "SPR901")]
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


def test_an_archive_in_an_archive_is_opened_and_one_in_that_is_not(tmp_path: Path) -> None:
    inmost = zipped({"c.txt": SOUND})
    inner = tarred({"b.txt": SOUND, "dybt/inderst.zip": inmost})
    (tmp_path / "ydre.zip").write_bytes(zipped({"a.txt": SOUND, "mappe/indre.tar": inner}))
    answer = checked(tmp_path, "--select", "FIL001,SPR901")
    assert report(answer) == (
        [
            ("ydre.zip", "refused"),
            ("ydre.zip/a.txt", "ok"),
            ("ydre.zip/mappe/indre.tar/b.txt", "ok"),
        ],
        [("ydre.zip", "FIL001")],
    )
    (finding,) = json.loads(answer.out)["findings"]
    assert "»dybt/inderst.zip« ligger i et arkiv, der selv ligger i et arkiv." in finding["message"]


def test_a_member_can_be_named_as_it_is_shown(tmp_path: Path) -> None:
    inner = zipped({"mappe/møde.txt": f"{SOUND}\n{FAULT}"})
    (tmp_path / "ydre.zip").write_bytes(zipped({"indre.zip": inner}))
    path = "ydre.zip/indre.zip/mappe/møde.txt"
    assert report(checked(tmp_path, "--select", "SPR901", path)) == (
        [(path, "ok")],
        [(path, "SPR901")],
    )
    parsed = shell("parse", path, cwd=tmp_path)
    assert json.loads(parsed.out)["moede"]["organ"] == "Teknikudvalget"
    gone = checked(tmp_path, "ydre.zip/intet.txt")
    assert report(gone)[1] == [("ydre.zip/intet.txt", "FIL001")]


def test_a_member_gets_no_commented_copy_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "arkiv.zip").write_bytes(zipped({"møde.docx": b"PK"}))
    answer = shell("annotate", "arkiv.zip/møde.docx", cwd=tmp_path)
    words = "arkiv.zip/møde.docx ligger i et arkiv; pak den ud, og brug annotate på den."
    assert (answer.code, answer.err) == (2, f"referat-lint: {words}\n")


def test_a_finding_in_a_member_is_let_pass_until_it_is_gone(tmp_path: Path) -> None:
    path, elsewhere = tmp_path / "arkiv.zip", tmp_path / "andetsteds"
    path.write_bytes(zipped({"møde.txt": f"{SOUND}\n{FAULT}"}))
    elsewhere.mkdir()
    words = ("ignore", "add", "SPR901", f"{path}/møde.txt", "--reason", "citat")
    added = shell(*words, cwd=elsewhere)
    assert (added.code, (tmp_path / "referat-lint-ignore.toml").exists()) == (0, True)
    words = ("check", "--select", "SPR901,UND002", "--output-format", "json")
    (found,) = json.loads(shell(*words, cwd=tmp_path).out)["findings"]
    assert (found["path"], found["suppressed"]) == ("arkiv.zip/møde.txt", "citat")
    for data, gone in (
        (path.read_bytes(), "0 undtagelser"),
        (zipped({"møde.txt": SOUND}), "1 und"),
    ):
        path.write_bytes(data)
        assert shell("ignore", "prune", cwd=tmp_path).out.startswith(gone)


def test_a_folder_with_the_name_of_an_archive_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "mappe.zip").mkdir()
    path = tmp_path / "mappe.zip" / "møde.txt"
    path.write_text(SOUND, "utf-8")
    assert archived(str(path)) is None
    assert contents(str(path), MOST) == SOUND.encode()


def test_patterns_and_rules_for_files_reach_into_archives(tmp_path: Path) -> None:
    (tmp_path / "arkiv.zip").write_bytes(
        zipped({f"{folder}/m.txt": f"{SOUND}\n{FAULT}" for folder in ("ny", "gammel", "kladde")})
    )
    (tmp_path / "referat-lint.toml").write_text(
        'select = ["SPR901"]\nexclude = ["gammel/"]\n'
        '[per-file-ignores]\n"**/kladde/*" = ["SPR901"]\n',
        "utf-8",
    )
    answer = shell("check", "--output-format", "json", cwd=tmp_path)
    assert report(answer) == (
        [("arkiv.zip/ny/m.txt", "ok"), ("arkiv.zip/kladde/m.txt", "ok")],
        [("arkiv.zip/ny/m.txt", "SPR901")],
    )


def test_a_referat_and_its_attachments_in_one_zip_are_one_unit(tmp_path: Path) -> None:
    files = {
        "møde.txt": f"{SOUND}{ATTACHED}",
        "bilag/notat.txt": ARTICLE,
        "bilag/kort.png": b"\x89PNG",
        "bilag/personale.txt": f"{ARTICLE}Anna Holm, 010190-1234\n",
    }
    (tmp_path / "sag.zip").write_bytes(zipped(files))
    answer = checked(tmp_path, "--select", "FIL007,PER801,HEN601", "sag.zip")
    files_of, findings = report(answer)
    assert files_of == [
        ("sag.zip/møde.txt", "ok"),
        ("sag.zip/bilag/notat.txt", "andet"),
        ("sag.zip/bilag/personale.txt", "andet"),
    ]
    assert [each for each in findings if each[1] != "HEN601"] == [
        ("sag.zip/bilag/personale.txt", "PER801")
    ]


def test_a_referat_knows_the_names_of_its_attachments_only_where_it_is_alone(
    tmp_path: Path,
) -> None:
    number = "010190-1234"
    alone = {"møde.txt": SOUND, f"{number}.png": b"\x89PNG"}
    (tmp_path / "ene.zip").write_bytes(zipped(alone))
    (tmp_path / "to.zip").write_bytes(zipped({**alone, "møde2.txt": SOUND}))
    _, findings = report(checked(tmp_path, "--select", "PER801"))
    assert findings == [("ene.zip/møde.txt", "PER801")]


def test_the_same_bytes_come_out_of_archives_for_any_number_of_jobs(tmp_path: Path) -> None:
    files = {f"{number}.txt": f"{SOUND}\n{FAULT}" for number in range(60)}
    (tmp_path / "mange.zip").write_bytes(zipped(files))
    (tmp_path / "par.tar.gz").write_bytes(tarred({"a.txt": SOUND, "b.txt": CPR}, "w:gz"))
    one, *others = [checked(tmp_path, "-j", jobs) for jobs in ("1", "2", "auto")]
    assert len(report(one)[0]) == 62
    assert all(other == one for other in others)


def test_nothing_is_written_into_an_archive(tmp_path: Path) -> None:
    data = zipped({"møde.txt": f"{SOUND}\n{FAULT}"})
    (tmp_path / "arkiv.zip").write_bytes(data)
    answer = shell("check", "--isolated", "--fix", "--select", "SPR901", cwd=tmp_path)
    assert answer.code == 2
    assert (
        "arkiv.zip/møde.txt er ikke rettet: i et arkiv skrives der ikke; pak den ud, og kør "
        "--fix på den." in answer.err
    )
    assert (tmp_path / "arkiv.zip").read_bytes() == data
    diff = shell("check", "--isolated", "--diff", "--select", "SPR901", cwd=tmp_path)
    assert "+2. Kommunes plan" in diff.out


@pytest.mark.parametrize(
    ("saved", "flagged"), [("utf-8", True), ("utf-8", False), ("cp865", False), ("ascii", False)]
)
def test_danish_names_come_out_right_however_the_zip_was_made(saved: str, flagged: bool) -> None:  # noqa: FBT001
    name = "Møde på Ærø – Åen.txt" if saved == "utf-8" else "Møde på Ærø.txt"
    name = name if saved != "ascii" else "mode.txt"
    data = zipped({"x" * len(name.encode(saved)): SOUND}).replace(
        b"x" * len(name.encode(saved)), name.encode(saved)
    )
    if flagged:
        data = zipped({name: SOUND})
    archive = opened(data)
    assert archive.names == (name,)
    assert archive.read(name, MOST) == SOUND.encode()


@pytest.mark.parametrize("saved", ["utf-8", "cp1252"])
def test_danish_names_come_out_right_however_the_tar_was_made(saved: str) -> None:
    name = "Møde på Ærø.txt"
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT, encoding=saved) as archive:
        info = tarfile.TarInfo(name)
        info.size = len(SOUND.encode())
        archive.addfile(info, BytesIO(SOUND.encode()))
    found = opened(out.getvalue())
    assert found.names == (name,)
    assert found.read(name, MOST) == SOUND.encode()


def test_folders_are_parted_by_any_stroke() -> None:
    archive = opened(zipped({"aa/b.txt": SOUND}).replace(b"aa/b", b"aa\\b"))
    assert archive.names == ("aa/b.txt",)
    assert archive.read("aa/b.txt", MOST) == SOUND.encode()


UNSAFE = ("../ude.txt", "/etc/ude.txt", "C:/ude.txt", "mappe/../../ude.txt", "..\\ude.txt")


@pytest.mark.parametrize("make", [zipped, tarred])
@pytest.mark.parametrize("name", UNSAFE)
def test_names_that_lead_out_of_the_archive_are_told_of_and_not_read(
    make: type[bytes], name: str
) -> None:
    data = make({name: SOUND, "../igen.txt": SOUND, "inde.txt": SOUND})  # type: ignore[call-overload]
    found = listing(opened(data), MOST)
    shown = name.replace("\\", "/")
    assert found.routes == ("inde.txt",)
    assert [fault.reason for fault in found.faults] == [
        f"»{shown}« og en til peger ud af arkivet; det læses ikke."
    ]
    with pytest.raises(Refused):
        member(opened(data), shown, MOST)


def odd(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def test_links_devices_and_holes_in_a_tar_are_told_of_and_not_read() -> None:
    given = [
        odd("l.txt", tarfile.SYMTYPE, "/etc/passwd"),
        odd("h.txt", tarfile.LNKTYPE, "a.txt"),
        odd("d.txt", tarfile.CHRTYPE),
        odd("f.txt", tarfile.FIFOTYPE),
    ]
    found = listing(opened(tarred({"a.txt": SOUND}, odd=given)), MOST)
    assert found.routes == ("a.txt",)
    assert [fault.reason for fault in found.faults] == [
        "»l.txt« og en til er et link; det læses ikke.",
        "»d.txt« og en til er en enhed; det læses ikke.",
    ]


def test_a_sparse_file_that_says_it_is_huge_is_not_read() -> None:
    info = tarfile.TarInfo("hul.txt")
    info.pax_headers = {
        "GNU.sparse.major": "1",
        "GNU.sparse.minor": "0",
        "GNU.sparse.name": "hul.txt",
        "GNU.sparse.realsize": str(1 << 50),
    }
    body = b"0\n".ljust(512, b"\0")
    info.size = len(body)
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(info, BytesIO(body))
    found = listing(opened(out.getvalue()), MOST)
    assert found.routes == ()
    assert [fault.reason for fault in found.faults] == [
        "»hul.txt« er en fil med huller; det læses ikke."
    ]


def test_a_link_in_a_zip_is_told_of_and_not_read() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        link = ZipInfo("l.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    found = listing(opened(out.getvalue()), MOST)
    assert found.routes == ()
    assert [fault.reason for fault in found.faults] == ["»l.txt« er et link; det læses ikke."]


def locked() -> bytes:
    """A zip whose only member says that a password locks it."""
    data = bytearray(zipped({"hemmelig.txt": SOUND}))
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + flags] |= 1
    return bytes(data)


def overlapping() -> bytes:
    """Two entries of a zip that lie in the same bytes."""
    data = bytearray(zipped({"a.txt": SOUND, "b.txt": SOUND}))
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    return bytes(data)


HOSTILE = {
    "flad.zip": (zipped({"a.txt": bytes(64 << 20)}), "når den pakkes ud"),
    "indlejret.zip": (zipped({"b.zip": zipped({"a.txt": bytes(64 << 20)})}), "I »b.zip«"),
    "overlap.zip": (overlapping(), "oven i hinanden"),
    "mange.zip": (zipped(dict.fromkeys(map(str, range(10_001)), "")), "over 10.000 filer"),
    "mange.tar": (tarred(dict.fromkeys(map(str, range(10_001)), "")), "over 10.000 filer"),
    "skåret.zip": (zipped({"a.txt": SOUND})[:-30], "beskadiget"),
    "skåret.tar.gz": (tarred({"a.txt": SOUND}, "w:gz")[:-30], "beskadiget"),
    "bombe.tar.gz": (gzip.compress(bytes(UNPACKED + 1), 1), "MB, når det pakkes ud"),
    "ene.tar.gz": (gzip.compress(SOUND.encode()), "uden et tar-arkiv"),
    "låst.zip": (locked(), "adgangskode"),
}


def test_what_is_hostile_or_damaged_is_told_of_and_the_run_goes_on(tmp_path: Path) -> None:
    for name, (data, _) in HOSTILE.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "sund.zip").write_bytes(zipped({"møde.txt": SOUND}))
    answer = checked(tmp_path, "--select", "FIL001")
    found = json.loads(answer.out)
    told = {each["path"].partition("/")[0]: each["message"] for each in found["findings"]}
    assert set(told) == set(HOSTILE)
    assert [name for name, (_, words) in HOSTILE.items() if words not in told[name]] == []
    assert ("sund.zip/møde.txt", "ok") in report(answer)[0]
    assert answer.err == ""


def test_a_named_archive_without_anything_to_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "billeder.zip").write_bytes(zipped({"a.png": b"\x89PNG"}))
    walked = checked(tmp_path)
    assert (walked.code, report(walked)) == (3, ([], []))
    named = checked(tmp_path, "billeder.zip")
    assert report(named) == ([("billeder.zip", "refused")], [("billeder.zip", "FIL001")])


def test_an_archive_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "uden ending").write_bytes(zipped({"møde.txt": SOUND}))
    (tmp_path / "tekst.zip").write_text(SOUND, "utf-8")
    files, _ = report(checked(tmp_path, "uden ending", "tekst.zip"))
    assert files == [("uden ending/møde.txt", "ok"), ("tekst.zip", "ok")]


def test_a_member_over_the_limit_is_refused(tmp_path: Path) -> None:
    words = SOUND + "Mere.\n" * 5000
    for name, data in (
        ("a.zip", zipped({"m.txt": words})),
        ("a.tar.gz", tarred({"m.txt": words}, "w:gz")),
    ):
        (tmp_path / name).write_bytes(data)
    answer = checked(tmp_path, "--max-size", "20000")
    assert report(answer)[0] == [("a.tar.gz/m.txt", "refused"), ("a.zip/m.txt", "refused")]


def test_an_archive_that_changes_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "arkiv.zip"
    for words in ("Et.", "Noget andet."):
        path.write_bytes(zipped({"m.txt": words}))
        os.utime(path, ns=(0, len(words)))
        assert contents(f"{path}/m.txt", MOST) == words.encode()
