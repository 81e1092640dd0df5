"""Fixes: in the file's own characters, all or nothing, until nothing changes."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from shell import FAULT, MENDED, SOUND, shell

from referat_lint import Edit, FileResult, Fix, Source, Span
from referat_lint.finding import Finding
from referat_lint.fix import apply, diff, mend
from referat_lint.linter import Settings
from referat_lint.runner import Plan, Task, do
from referat_lint.saving import Unfixed, write
from referat_lint.walk import Target


def fix(*edits: tuple[int, int, str], safe: bool = True) -> Fix:
    return Fix("Ret", tuple(Edit(Span(start, end), text) for start, end, text in edits), safe)


def test_fixes_apply_from_the_start_whatever_their_order() -> None:
    assert apply("abcdef", [fix((4, 5, "E"), (6, 6, "!")), fix((0, 1, ""))]) == "bcdEf!"


def test_a_fix_that_overlaps_an_earlier_one_is_left_out_whole() -> None:
    assert apply("abcdef", [fix((0, 2, "A")), fix((1, 3, "B"), (4, 5, "E"))]) == "Acdef"


def test_the_same_fix_twice_is_done_once_and_two_at_one_point_wait() -> None:
    assert apply("ab", [fix((1, 1, "x")), fix((1, 1, "x"))]) == "axb"
    assert apply("ab", [fix((1, 1, "x")), fix((1, 1, "y"))]) == "axb"
    assert apply("ab", [fix((0, 1, "A")), fix((1, 2, "B"))]) == "AB"


def test_a_new_line_is_of_the_kind_that_the_file_has() -> None:
    assert apply("a\r\nb", [fix((0, 0, "x\n"))]) == "x\r\na\r\nb"


def found(offered: Fix, **changes: object) -> Finding:
    given = Finding(
        code="SPR901", name="x", severity="warning", outcome="failed", message="", line=1,
        column=1, end_line=1, end_column=1, span=Span(0, 0), quote="", window=("", ""), item=None,
        section=None, related=(), basis="", fingerprint="", fix=offered,
    )  # fmt: skip
    return replace(given, **changes)  # type: ignore[arg-type]


class Swap:
    """Finds every `old` and offers `new`; the encoding is given."""

    def __init__(self, old: str, new: str, encoding: str = "utf-8", **changes: object) -> None:
        self.old, self.new, self.encoding, self.changes = old, new, encoding, changes
        self.bom = False

    def __call__(self, data: bytes) -> tuple[Source, FileResult]:
        mark = b"\xff\xfe" if self.encoding == "utf-16-le" else b"\xef\xbb\xbf"
        self.bom = data.startswith(mark)
        raw = data.removeprefix(mark).decode(self.encoding, "replace")
        source = Source("x.txt", raw, encoding=self.encoding, raw=raw, bom=self.bom)
        at = raw.find(self.old)
        offered = fix(
            (at, at + len(self.old), self.new), safe=self.changes.get("safe") is not False
        )
        rest = {key: value for key, value in self.changes.items() if key != "safe"}
        findings = (found(offered, **rest),) if at >= 0 else ()
        return source, FileResult("x.txt", "txt", "", "ok", None, 1.0, (), (), findings)


def test_one_fix_may_make_room_for_the_next() -> None:
    mended = mend(b"aaaa", Swap("aa", "a"))
    assert (mended.data, mended.fixes, mended.result.findings) == (b"a", 3, ())


def test_fixes_that_undo_each_other_come_to_an_end() -> None:
    class Flip(Swap):
        def __call__(self, data: bytes) -> tuple[Source, FileResult]:
            self.old, self.new = ("a", "b") if b"a" in data else ("b", "a")
            return super().__call__(data)

    assert mend(b"a", Flip("a", "b")).fixes == 1
    assert mend(b"x", Swap("x", "xx")).fixes == 20


@pytest.mark.parametrize(
    "changes", [{"safe": False}, {"outcome": "undecided"}, {"suppressed": "ja"}]
)
def test_what_is_unsafe_or_undecided_or_allowed_is_left(changes: dict[str, object]) -> None:
    assert mend(b"a", Swap("a", "b", **changes)).data == b"a"


def test_what_is_unsafe_is_done_when_asked_for() -> None:
    assert mend(b"a", Swap("a", "b", safe=False), unsafe=True).data == b"b"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("cp1252", b""), ("utf-16-le", b"\xff\xfe")],
)
def test_encoding_mark_and_line_ends_stay(encoding: str, mark: bytes) -> None:
    data = mark + "Rådet´s\r\nmøde\r".encode(encoding)
    mended = mend(data, Swap("Rådet´s", "Rådets", encoding))
    assert mended.data == mark + "Rådets\r\nmøde\r".encode(encoding)


def test_what_cannot_be_written_back_is_left_and_told() -> None:
    with pytest.raises(Unfixed, match=r"^x.txt er ikke rettet: filen blander tegnsæt; "):
        mend(b"a \xff", Swap("a", "b"))
    with pytest.raises(Unfixed, match=r"kan ikke skrives i filens tegnsæt \(cp1252\)\.$"):
        mend(b"a", Swap("a", "\u0142", "cp1252"))


def test_a_diff_is_what_patch_understands() -> None:
    lines = "".join(diff("x.txt", "a\r\nb\nc", "a\r\nB\nc"))
    assert lines == (
        "--- x.txt\n+++ x.txt\n@@ -1,3 +1,3 @@\n a\r\n-b\n+B\n c\n\\ No newline at end of file\n"
    )


def test_a_diff_masks_personal_numbers() -> None:
    assert "010190" not in "".join(diff("x", "010190-1234\nb", "010190-1234\nc"))


def task(path: Path, fix: str | None = "write") -> Task:
    return Task(Target(str(path), named=True), Plan(("SPR901",), Settings(), 10**8, fix=fix))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ø b.txt"
    path.write_bytes(f"{SOUND}\n{FAULT}".replace("\n", "\r\n").encode())
    return path


def test_a_file_is_fixed_in_its_place_with_its_permissions(file: Path) -> None:
    file.chmod(0o640)
    done = do(task(file))
    assert (done.fixes, done.trouble, done.result.findings) == (1, "", ())
    assert file.read_bytes() == f"{SOUND}\n{MENDED}".replace("\n", "\r\n").encode()
    assert file.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in file.parent.iterdir()] == [file.name]
    assert do(task(file)).fixes == 0


def test_a_link_stays_a_link(file: Path) -> None:
    link = file.parent / "link.txt"
    link.symlink_to(file.name)
    assert do(task(link)).fixes == 1
    assert link.is_symlink()
    assert "Kommunes" in file.read_text("utf-8")


def test_a_diff_writes_nothing(file: Path) -> None:
    before = file.read_bytes()
    done = do(task(file, "diff"))
    assert (done.fixes, [f.code for f in done.result.findings]) == (1, ["SPR901"])
    assert "-2. Kommune´s plan\r\n+2. Kommunes plan\r\n" in done.diff
    assert file.read_bytes() == before


def test_a_file_that_somebody_changed_meanwhile_is_left_alone(file: Path) -> None:
    with pytest.raises(Unfixed, match=r"filen blev ændret imens; kør igen\.$"):
        write(str(file), b"noget andet", b"nyt")
    assert b"Kommune" in file.read_bytes()
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_a_file_that_cannot_be_written_is_left_alone(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    done = do(task(file))
    assert done.fixes == 0
    assert (
        done.trouble == f"{file} er ikke rettet: den kan ikke skrives (filen er skrivebeskyttet)."
    )
    assert [f.code for f in done.result.findings] == ["SPR901"]


def test_the_command_tells_how_much_it_fixed(file: Path) -> None:
    words = ("check", "--isolated", "--select", "SPR901", file.name)
    shown = shell(*words, "--diff", cwd=file.parent)
    assert (shown.code, shown.err) == (0, "1 sted kan rettes i 1 fil.\n")
    assert shown.out.startswith(f"--- {file.name}\t\n+++ {file.name}\t\n@@ -6,6 +6,6 @@\n")
    fixed = shell(*words, "--fix", cwd=file.parent)
    assert fixed == (0, "Klar til udgivelse\n", "1 sted er rettet i 1 fil.\n")


def test_standard_input_may_be_shown_fixed() -> None:
    words = ("check", "--isolated", "--select", "SPR901", "-", "--diff", "-q")
    shown = shell(*words, stdin=f"{SOUND}\n{FAULT}".encode())
    assert "+2. Kommunes plan\n" in shown.out
