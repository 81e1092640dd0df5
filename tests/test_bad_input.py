"""What nobody should give the program, and the clear answer that it gives."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from shell import FAULT, SOUND, Answer, shell

from referat_lint import disk
from referat_lint.disk import contents
from referat_lint.readers import Refused

SOUND_TOO = ("--isolated", "--select", "SPR901,FIL001", "--output-format", "concise", "-q")
# Root may read all: as root the program runs without what makes it so.
RIGHTS = "--bounding-set=-dac_override,-dac_read_search"
MORTAL = ("setpriv", RIGHTS) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the device files of Linux")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one sound referat, which is always to be checked too."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "z.txt").write_text(f"{SOUND}\n{FAULT}", "utf-8")
    return tmp_path


def check(*words: str, stdin: bytes = b"") -> Answer:
    return shell("check", *SOUND_TOO, *words, stdin=stdin)


def told(answer: Answer) -> list[str]:
    """What is said of files that could not be read; the sound one is checked all the same."""
    lines = answer.out.splitlines()
    assert lines[-1].startswith("z.txt:9:4: SPR901 ")
    assert answer.err == ""
    assert answer.code == int("FIL001" in answer.out)
    return [line.replace(" FIL001 kan-ikke-laeses:", "") for line in lines[:-1]]


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", b"\xff\xfe", "\u200b\n".encode()],
    ids=["nothing", "blanks", "utf-8 mark", "utf-16 mark", "no width"],
)
def test_an_empty_file_is_told(folder: Path, data: bytes) -> None:
    (folder / "a.txt").write_bytes(data)
    assert told(check(".")) == ["a.txt: Filen er tom. Vælg den fil, som referatet står i."]


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 8, b"\0" * 5000 + b"x", b"\x7fELF\2\1\1" + b"\0\1\2" * 400]
)
def test_a_binary_file_is_told(folder: Path, data: bytes) -> None:
    (folder / "a.txt").write_bytes(data)
    [line] = told(check("."))
    assert line.startswith("a.txt: Filen er ")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-8-sig"])
def test_a_referat_is_found_wrong_in_any_usual_encoding(folder: Path, encoding: str) -> None:
    (folder / "a.txt").write_bytes(f"{SOUND}\n{FAULT}".encode(encoding))
    assert [line[:16] for line in told(check("."))] == ["a.txt:9:4: SPR90"]


def test_mixed_encodings_nul_bytes_and_carriage_returns_are_no_obstacle(folder: Path) -> None:
    text = f"{SOUND}\n{FAULT}".encode()
    (folder / "a.txt").write_bytes(text.replace(b"Fravaer", b"\xe6\0") + b"\xe6\xf8\xe5\n")
    (folder / "b.txt").write_bytes(text.replace(b"\n", b"\r"))
    lines = told(check("."))
    assert [line[:16] for line in lines] == ["a.txt:9:4: SPR90", "b.txt:9:4: SPR90"]


def test_lone_surrogates_are_shown_as_what_they_are(folder: Path) -> None:
    data = f"{SOUND}\n".encode() + b"\xed\xa0\x80 " + FAULT.encode()
    (folder / "a.txt").write_bytes(data)
    for name in ("full", "json", "sarif", "json-lines", "github", "concise"):
        answer = check("a.txt", "--output-format", name)
        assert (answer.code, "Traceback" in answer.err) == (0, False), name


def test_a_line_of_5_mb_is_checked(folder: Path) -> None:
    (folder / "a.txt").write_text(f"{SOUND}{'ord ' * 1_250_000}\n", "utf-8")
    assert told(check(".")) == []


def test_a_file_over_the_limit_is_refused(folder: Path) -> None:
    with (folder / "a.txt").open("wb") as file:
        file.truncate(101_000_000)
    advice = "Del den, eller hæv grænsen med --max-size."
    too_big = "a.txt: Filen fylder 101,0 MB, og grænsen er 100,0 MB."
    assert told(check(".")) == [f"{too_big} {advice}"]
    (folder / "a.txt").write_bytes(b"x" * 2000)
    too_big = "a.txt: Filen fylder 2000 bytes, og grænsen er 1000 bytes."
    assert told(check(".", "--max-size", "1000")) == [f"{too_big} {advice}"]


def test_standard_input_over_the_limit_is_refused() -> None:
    answer = check("-", "--max-size", "10", stdin=b"x" * 50)
    assert (answer.code, answer.out[:33]) == (1, "-: FIL001 kan-ikke-laeses: Filen ")


def test_standard_input_with_nothing_is_told_and_with_something_is_checked() -> None:
    assert check("-") == (
        1, "-: FIL001 kan-ikke-laeses: Filen er tom. Vælg den fil, som referatet står i.\n", ""
    )  # fmt: skip
    answer = check("-", "--stdin-filename", "møde/x.txt", stdin=f"{SOUND}\n{FAULT}".encode())
    assert (answer.code, answer.out[:19]) == (0, "møde/x.txt:9:4: SPR")


def test_broken_links_and_links_to_themselves_are_told(folder: Path) -> None:
    (folder / "a.txt").symlink_to("nowhere")
    (folder / "b.txt").symlink_to("b.txt")
    assert told(check(".")) == [
        "a.txt: Den findes ikke længere. Se efter, om den er flyttet, eller linket dødt.",
        "b.txt: Linket peger på sig selv. Slet linket, eller ret det.",
    ]
    answer = check("a.txt", "b.txt", "z.txt")
    assert (answer.code, answer.out.count("\n")) == (2, 1)
    assert answer.err == "referat-lint: a.txt findes ikke.\nreferat-lint: b.txt findes ikke.\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such thing here")
def test_pipes_and_sockets_are_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "a.txt")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("b.txt")
        assert told(check(".")) == [
            "a.txt: Det er et navngivet rør (FIFO), ikke en fil. Angiv en fil med et referat.",
            "b.txt: Det er en sokkel, ikke en fil. Angiv en fil med et referat.",
        ]


@LINUX
def test_devices_are_no_files() -> None:
    with pytest.raises(Refused, match="Det er en enhed"):
        contents("/dev/zero", 100)


def test_what_may_not_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(path: str, flags: int) -> int:
        del flags
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(disk.os, "open", forbidden)
    with pytest.raises(Refused) as refused:
        contents(str(folder / "z.txt"), 100)
    assert (refused.value.reason, refused.value.advice) == (
        "Programmet har ikke lov til at læse den.", "Giv læseadgang, og prøv igen."
    )  # fmt: skip


@LINUX
def test_a_folder_that_may_not_be_read_is_told(folder: Path) -> None:
    locked = folder / "a"
    locked.mkdir(mode=0)
    try:
        answer = shell("check", *SOUND_TOO, ".", before=MORTAL)
    finally:
        locked.chmod(0o700)
    sound, line = answer.out.splitlines()  # folders come after the files beside them
    assert sound.startswith("z.txt:9:4: SPR901 ")
    assert line == (
        "a: FIL001 kan-ikke-laeses: Programmet har ikke lov til at læse den."
        " Giv læseadgang, og prøv igen."
    )
    assert (answer.code, answer.err) == (1, "")


def test_a_file_that_vanishes_is_told(folder: Path) -> None:
    with pytest.raises(Refused, match="Den findes ikke længere"):
        contents(str(folder / "nix.txt"), 100)


def test_a_file_that_grows_while_it_is_read_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, fstat = folder / "z.txt", os.fstat

    def growing(handle: int) -> os.stat_result:
        found = fstat(handle)
        with file.open("ab") as more:
            more.write(b"mere\n")
        return found

    monkeypatch.setattr(disk.os, "fstat", growing)
    with pytest.raises(Refused, match="Filen blev ændret, mens den blev læst"):
        contents(str(file), 10_000)


OTHER = {
    "english.txt": "Minutes of the Town Council\n\nThe Mayor opened the meeting.\nApproved.\n" * 9,
    "article.txt": "Vejret bliver godt i morgen.\nDer ventes sol over hele landet.\n" * 9,
    "code.txt": "import os\n\n\ndef main() -> None:\n    print(os.getcwd())\n" * 9,
    "README.md": "# A tool\n\nInstall it with `pip install tool`.\n\n## Usage\n\n- one\n- two\n",
}


@pytest.mark.parametrize("name", OTHER)
def test_what_is_no_referat_gets_one_note_and_only_when_named(folder: Path, name: str) -> None:
    (folder / name).write_text(OTHER[name], "utf-8")
    words = ("check", "--isolated", "--output-format", "concise", "-q", name)
    answer = shell(*words)
    assert (answer.code, answer.err) == (0, "")
    assert [line.split()[1] for line in answer.out.splitlines()] == ["FIL007"]
    assert told(check(".")) == []


def test_an_agenda_is_no_faulty_referat(folder: Path) -> None:
    agenda = (
        "Dagsorden for møde i Teknikudvalget den 12. marts 2019 kl. 16.30 i Rådhuset\n\n"
        "1. Godkendelse af dagsorden\n\n2. Ny cykelsti\nIndstilling\n"
        "Det indstilles, at stien anlægges.\n\n3. Eventuelt\n"
    )
    (folder / "a.txt").write_text(agenda, "utf-8")
    answer = shell("check", "--isolated", "--output-format", "concise", "-q", "a.txt")
    assert (answer.code, answer.err) == (0, "")
    codes = [line.split()[1] for line in answer.out.splitlines()]
    assert [code for code in codes if code[:3] in {"FRE", "AFS"}] == []
    assert codes.count("STR114") == 1


@LINUX
def test_a_full_disk_is_told(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "referat_lint", "check", "--isolated", str(folder)],
            stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert run.stderr.decode() == "referat-lint: kan ikke skrive: disken er fuld.\n"
    assert run.returncode == 2
    answer = check(".", "-o", "json=/dev/full")
    assert (answer.code, answer.err) == (2, "referat-lint: kan ikke skrive: disken er fuld.\n")


def test_output_that_cannot_be_written_is_told(folder: Path) -> None:
    answer = check(".", "-o", f"json={folder}")
    words = f"referat-lint: -o {folder}: filen kan ikke skrives (det er en mappe).\n"
    assert answer == (2, "", words)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are otherwise there")
def test_a_closed_pipe_is_no_cause_for_words(folder: Path) -> None:
    for number in range(300):
        (folder / f"{number}.txt").write_text(f"{SOUND}\n{FAULT}", "utf-8")
    words = [sys.executable, "-m", "referat_lint", "check", *SOUND_TOO, "."]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        assert run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 141


@pytest.mark.skipif(sys.platform == "win32", reason="another signal there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_the_run_without_a_traceback(folder: Path, jobs: str) -> None:
    for number in range(3000):
        (folder / f"{number}.txt").write_text(SOUND * 20, "utf-8")
    words = [sys.executable, "-m", "referat_lint", "check", "--isolated", "-j", jobs, "."]
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        assert run.stdout.readline()
        time.sleep(0.2)
        os.killpg(run.pid, signal.SIGINT)
        run.stdout.read()
        assert run.stderr.read().decode() == "referat-lint: afbrudt\n"
    assert run.returncode == 130


def test_a_configuration_that_is_no_toml_is_told(folder: Path) -> None:
    (folder / "referat-lint.toml").write_text("vælg = alt\n", "utf-8")
    answer = shell("check", ".")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(
        f"referat-lint: {folder}/referat-lint.toml:1: filen er ikke gyldig"
    )


@pytest.mark.parametrize("text", ["", "{", '{"type": 5', "[1]", "\x00"])
def test_a_schema_that_is_no_json_is_told(folder: Path, text: str) -> None:
    (folder / "krav.json").write_text(text, "utf-8")
    answer = shell("check", "--isolated", "--schema", "krav.json", ".")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("referat-lint: krav.json:")
    assert answer.err.count("\n") == 1


def test_odd_file_names_are_no_obstacle(folder: Path) -> None:
    names = ["a b.txt", "-x.txt", "ø\u0301.txt", "[a].txt", "linje\nskift.txt"]
    for name in names:
        (folder / name).write_text(f"{SOUND}\n{FAULT}", "utf-8")
    answer = check(".")
    assert (answer.code, answer.out.count("SPR901")) == (0, 6)
    assert answer.out.count("\n") == 6
    assert check("--", "-x.txt").out.startswith("./-x.txt:9:4: ")


@LINUX
def test_a_file_name_that_is_no_unicode_is_shown_somehow(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/\xe6.txt")).write_text(f"{SOUND}\n{FAULT}", "utf-8")
    for name in ("full", "json", "sarif", "concise"):
        answer = check(".", "--output-format", name)
        assert (answer.code, answer.err) == (0, ""), name
