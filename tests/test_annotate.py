"""The copy with remarks: what they say, on which words, and where the copy lies."""

from dataclasses import replace
from pathlib import Path

import pytest
from marks import RULES, unmark
from shell import FAULT, SOUND, shell

from referat_lint import Source, Span, lint, read
from referat_lint.annotate import Unmarked, annotate
from referat_lint.annotate.notes import Note, Places, notes, real_runs
from referat_lint.finding import at_least
from referat_lint.linter import Settings
from referat_lint.runner import Plan, Task, do_here
from referat_lint.source import Piece
from referat_lint.walk import Target


def test_a_format_without_room_for_remarks_says_so() -> None:
    source = read(SOUND.encode(), "x.txt")
    with pytest.raises(Unmarked, match=r"^Der kan ikke skrives bemærkninger i en \.txt-fil, "):
        annotate(b"", "x.txt", lint(source, []))


def test_a_remark_says_what_is_wrong_what_to_write_and_why() -> None:
    source = read(f"{SOUND}\n{FAULT}".encode(), "x.txt")
    (rule,) = (rule for rule in RULES if rule.code == "SPR901")
    result = lint(source, [rule])
    (finding,) = result.findings
    (note,) = notes(result, source)
    assert note == Note(
        finding.span,
        "Advarsel: ejefald-med-apostrof (SPR901)",
        (finding.message, f"Grundlag: {rule.basis}"),
        finding,
    )


def test_a_remark_names_the_fix_unless_its_words_do() -> None:
    source = read(f"{SOUND}\n{FAULT}".encode(), "x.txt")
    result = lint(source, [rule for rule in RULES if rule.code == "SPR901"])
    (finding,) = result.findings
    other = replace(finding, fix=replace(finding.fix, title="Slet den ene linje"))
    (note,) = notes(replace(result, findings=(other,)), source)
    assert note.lines[:2] == (finding.message, "Rettelse: Slet den ene linje.")


def test_what_nobody_can_tell_is_one_remark_at_the_top() -> None:
    (flat,) = (rule for rule in RULES if rule.code == "FIL005")  # a text that lost its digits
    source = read(unmark(flat.bad)[0].encode(), "x.txt")
    result = lint(source, RULES)
    doubts = [finding for finding in result.findings if finding.outcome == "undecided"]
    assert len(doubts) > 1
    assert len({finding.message for finding in doubts}) == 1
    first, *others = notes(result, source)
    assert source.text[slice(*first.span)] == source.text.lstrip().splitlines()[0].rstrip()
    assert first.heading == f"Kan ikke afgøres ({len(doubts)})"
    names = (
        "fravaer-ikke-registreret (FRE201), punkt-uden-indstilling (STR102, pkt. #1), "
        "punkt-uden-titel (STR110, pkt. #1)"
    )
    assert first.lines == (f"{names}: {doubts[0].message}",)
    assert [n.finding for n in others] == [f for f in result.findings if f.outcome == "failed"]


def test_slight_findings_get_no_remark_where_only_heavy_ones_are_asked_for() -> None:
    source = read(f"{SOUND}\n{FAULT}".encode(), "x.txt")
    result = lint(source, RULES)
    assert "SPR901" in {finding.code for finding in result.findings}
    assert {f.severity for f in at_least(result, "error").findings} <= {"error"}


HIDDEN = Source(
    "x.docx",
    "Overskrift\n  Brødtekst.\nslettet",
    raw="<p>Overskrift</p><p>Brødtekst.<del>slettet</del></p>",
    pieces=(
        *(Piece(0, 3), Piece(10, 13, made=True), Piece(13, 20), Piece(23, 30, made=True)),
        Piece(24, 35),
    ),
    visible=24,
    part="word/document.xml",
    markup=True,
)


def test_a_hidden_passage_has_its_remark_on_the_line_beside_it() -> None:
    place = Places(HIDDEN).shown(Span(24, 31))
    assert HIDDEN.text[slice(*place)] == "Brødtekst."
    assert Places(HIDDEN).shown(Span(0, 10)) == Span(0, 10)


def test_a_passage_is_found_in_the_file_without_what_was_made() -> None:
    found = [HIDDEN.raw[slice(*run)] for run in real_runs(HIDDEN, Span(4, 22))]
    assert found == ["skrift", "Brødtekst"]
    assert real_runs(HIDDEN, Span(10, 12)) == (Span(13, 13),)


def test_the_command_says_why_there_is_no_copy(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(SOUND, "utf-8")
    (tmp_path / "tom.txt").write_bytes(b"")
    none = shell("annotate", "findes-ikke.docx", cwd=tmp_path)
    assert none == (2, "", "referat-lint: findes-ikke.docx findes ikke.\n")
    plain = shell("annotate", "x.txt", cwd=tmp_path)
    assert (plain.code, plain.out) == (2, "")
    assert plain.err.startswith(
        "referat-lint: x.txt: Der kan ikke skrives bemærkninger i en .txt-fil, kun i "
    )
    empty = shell("annotate", "tom.txt", cwd=tmp_path)
    assert (empty.code, empty.out) == (2, "")
    assert empty.err.startswith("referat-lint: tom.txt: Filen er tom.")
    over = shell("annotate", "x.txt", "-o", "./x.txt", cwd=tmp_path)
    assert over == (
        2,
        "",
        "referat-lint: -o: kopien kan ikke skrives oven i filen selv; vælg et andet navn.\n",
    )
    assert sorted(file.name for file in tmp_path.iterdir()) == ["tom.txt", "x.txt"]


def test_a_copy_that_fails_is_an_error_of_the_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr("referat_lint.runner.annotate", fail)
    file = tmp_path / "x.txt"
    file.write_text(SOUND, "utf-8")
    task = Task(Target(str(file), named=True), Plan((), Settings(), 10**8, copy="remarks"))
    result = do_here(task).result
    assert (result.status, [f.code for f in result.findings]) == ("crash", ["FIL001"])
    assert [failure.error for failure in result.failures] == [
        f"ZeroDivisionError:  (test_annotate.py:{fail.__code__.co_firstlineno + 1})"
    ]
