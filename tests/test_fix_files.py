"""Fixes in Word files and web pages: the same as in text, in nothing but the words they concern."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from as_docx import word_file
from made import Sample, all_samples
from marks import RULES, unmark
from shell import FAULT, MENDED, SOUND, shell
from word import SPACE, WORD, document, made, p, packed, r, settled, unpacked, within, word
from word_drawn import Drawn

from referat_lint import FileResult, Source, lint, read
from referat_lint.annotate import track
from referat_lint.annotate.notes import AUTHOR
from referat_lint.fix import Mended, mend
from referat_lint.linter import Settings
from referat_lint.ruleset import Rule
from referat_lint.runner import Plan, Task, do
from referat_lint.walk import Target

PUBLISHED = Settings(phase="publish")


def as_word(text: str) -> bytes:
    """Each line a paragraph, each word a run of its own, so that fixes reach over several."""
    paragraphs = []
    for line in text.splitlines():
        words = [escape(word, quote=False) for word in line.split(" ")]
        runs = [r(word) for word in (*(f"{word} " for word in words[:-1]), words[-1])]
        paragraphs.append(p(*runs).replace("\t", "</w:t><w:tab/><w:t>"))
    return word(*paragraphs)


def as_page(text: str) -> bytes:
    lines = "".join(f"<p>{escape(line, quote=False)}</p>\n" for line in text.splitlines())
    return f"<!DOCTYPE html>\n<html><body>\n{lines}</body></html>\n".encode()


FORMS: dict[str, Callable[[str], bytes]] = {"docx": as_word, "html": as_page}
every_form = pytest.mark.parametrize("form", FORMS)


def checking(*rules: Rule, name: str = "x.docx") -> Callable[[bytes], tuple[Source, FileResult]]:
    def check(data: bytes) -> tuple[Source, FileResult]:
        source = read(data, name)
        return source, lint(source, rules, PUBLISHED)

    return check


def within_lines(
    check: Callable[[bytes], tuple[Source, FileResult]],
) -> Callable[[bytes], tuple[Source, FileResult]]:
    """Without the fixes that reach over the end of a line: a paragraph's end is none of its own."""

    def checked(data: bytes) -> tuple[Source, FileResult]:
        source, result = check(data)
        kept = tuple(
            replace(f, fix=None)
            if f.fix and any("\n" in source.text[slice(*edit.span)] for edit in f.fix.edits)
            else f
            for f in result.findings
        )
        return source, replace(result, findings=kept)

    return checked


def mended(data: bytes, *rules: Rule, unsafe: bool = True) -> Mended:
    return mend(data, checking(*rules), unsafe=unsafe)


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


FIXING = [
    rule
    for rule in RULES
    if (bad := unmark(rule.bad)[0])
    and mend(bad.encode(), checking(rule, name=rule.example_name), unsafe=True).fixes
]


@every_form
@pytest.mark.parametrize("rule", FIXING, ids=lambda rule: rule.code)
def test_a_rule_fixes_in_any_format_what_it_fixes_in_text_and_then_rests(
    rule: Rule, form: str
) -> None:
    bad = unmark(rule.bad)[0]
    check = within_lines(checking(rule, name=rule.example_name))
    in_text = mend(bad.encode(), check, unsafe=True)
    done = mended(FORMS[form](bad), rule)
    assert lines(done.source.shown) == lines(in_text.source.shown)
    assert done.fixes
    assert mended(done.data, rule).data == done.data


def test_rules_that_fix_are_among_those_that_are_tried() -> None:
    assert {"DAT501", "FRE205", "SPR901", "SPR902", "SPR905"} <= {rule.code for rule in FIXING}


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "referat.docx"
    file.write_bytes(as_word(f"{SOUND}\n{FAULT}"))
    return file


def task(path: Path, fix: str | None = "write", copy: str | None = None) -> Task:
    plan = Plan(("SPR901",), Settings(), 10**8, fix=fix, copy=copy)
    return Task(Target(str(path), named=True), plan)


def test_a_word_file_is_fixed_in_its_place_and_in_its_text_alone(draft: Path) -> None:
    before = unpacked(draft.read_bytes())
    draft.chmod(0o640)
    done = do(task(draft))
    assert (done.fixes, done.trouble, done.result.findings) == (1, "", ())
    after = unpacked(draft.read_bytes())
    assert [*after] == [*before]
    assert [name for name in after if after[name] != before[name]] == ["word/document.xml"]
    assert lines(read(draft.read_bytes(), "x").shown) == lines(f"{SOUND}\n{MENDED}")
    assert draft.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in draft.parent.iterdir()] == [draft.name]
    assert do(task(draft)).fixes == 0


def test_the_diff_of_a_word_file_is_one_of_its_text(draft: Path) -> None:
    before = draft.read_bytes()
    shown = shell(
        "check", "--isolated", "--select", "SPR901", "--diff", draft.name, cwd=draft.parent
    )
    assert (shown.code, shown.err) == (0, "1 sted kan rettes i 1 fil.\n")
    assert "-2. Kommune´s plan\n+2. Kommunes plan\n" in shown.out
    assert "<w:" not in shown.out
    assert draft.read_bytes() == before


def test_a_word_file_that_is_open_or_signed_is_left_alone(draft: Path) -> None:
    lock = draft.with_name("~$eferat.docx")
    lock.write_bytes(b"")
    assert "filen er åben i et andet program" in do(task(draft)).trouble
    lock.unlink()
    signed = packed({**unpacked(draft.read_bytes()), "_xmlsignatures/sig1.xml": b"<Signature/>"})
    draft.write_bytes(signed)
    done = do(task(draft))
    assert done.trouble == (
        f"{draft} er ikke rettet: den er underskrevet digitalt, og rettelsen ville bryde "
        "underskriften."
    )
    assert draft.read_bytes() == signed


(APOSTROPHE,) = (rule for rule in RULES if rule.code == "SPR901")
(TWICE,) = (rule for rule in RULES if rule.code == "SPR902")
DECIDED = "Punkt 1. Ny hal\nBeslutning\nRådet´s plan blev godkendt.\n"


def test_nothing_in_a_decision_is_fixed_unless_asked_for() -> None:
    data = as_word(f"{SOUND}\n{DECIDED}")
    assert mended(data, APOSTROPHE, unsafe=False).data == data
    assert "Rådets plan" in mended(data, APOSTROPHE).source.shown


@pytest.mark.parametrize(
    "inside",
    [
        within("fldSimple", r("Kommune´s"), 'w:instr=" TITLE "'),
        made(" TITLE ", r("Kommune´s")),
    ],
)
def test_what_a_field_gives_is_not_fixed(inside: str) -> None:
    data = word(*SOUND.split("\n"), p(r("2. "), inside, r(" plan")), "Beslutning", "Godkendt.")
    done = mended(data, APOSTROPHE)
    assert (done.data, done.fixes, len(done.result.findings)) == (data, 0, 1)


def test_blanks_at_the_ends_of_what_is_changed_still_count() -> None:
    runs = f"<w:r><w:t>2. En ny</w:t></w:r>{r(' ')}<w:r><w:t>ny hal her</w:t></w:r>"
    data = word(*SOUND.split("\n"), p(runs), "Beslutning", "Godkendt.")
    done = mended(data, TWICE)
    assert "2. En ny hal her" in done.source.shown
    xml = unpacked(done.data)["word/document.xml"].decode()
    assert not [
        words.text
        for words in document(done.data).iter(f"{WORD}t")
        if words.text != (words.text or "").strip() and SPACE not in words.attrib
    ], xml


def tracked(data: bytes, *rules: Rule) -> bytes:
    return track(data, mended(data, *rules, unsafe=False).data, "x.docx", "docx")


def paragraphs(data: bytes) -> list[str]:
    return settled(data, accepted=True)


@pytest.mark.parametrize(
    "runs",
    [
        (r("2. Kommune´s plan"),),
        (r("2. Kom"), r("mune´", "<w:rPr><w:b/></w:rPr>"), r("s plan &amp; nyt")),
        (r("2. "), within("ins", r("Kommune´s plan"), 'w:id="3" w:author="Bo Lund"'), r(" nu")),
        (r("2. "), within("hyperlink", r("Kommune´s"), 'w:anchor="x"'), r(" plan")),
        ("<w:r><w:t>2. Kommune´s</w:t><w:tab/><w:t>Rådet´s plan</w:t></w:r>",),
        (r("2. Kommune´s og Kommune´s og Rådet´s plan, Kommune´s"),),
    ],
)
def test_tracked_changes_accepted_are_the_fixes_and_rejected_the_draft(runs: tuple[str]) -> None:
    data = word(*SOUND.split("\n"), p(*runs), "Beslutning", "Godkendt.")
    after = tracked(data, APOSTROPHE)
    fixed = mended(data, APOSTROPHE).data
    assert settled(after, accepted=True) == paragraphs(fixed) != paragraphs(data)
    assert settled(after, accepted=False) == paragraphs(data)
    assert read(after, "x.docx").shown == read(fixed, "x.docx").shown
    ids = [change.get(f"{WORD}id") for change in document(after).iter(f"{WORD}ins", f"{WORD}del")]
    assert len({*ids}) == len(ids)
    for insertion in document(after).iter(f"{WORD}ins"):
        assert insertion.getparent().tag != f"{WORD}ins"


def test_a_tracked_change_strikes_out_whole_words_and_keeps_their_look() -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    data = word(*SOUND.split("\n"), p(r("2. Kommune´s plan", bold)), "Beslutning", "Godkendt.")
    (struck,) = document(tracked(data, APOSTROPHE)).iter(f"{WORD}del")
    (put,) = document(tracked(data, APOSTROPHE)).iter(f"{WORD}ins")
    assert ["".join(change.itertext()) for change in (struck, put)] == ["Kommune´s", "Kommunes"]
    for change in (struck, put):
        assert change.get(f"{WORD}author") == AUTHOR
        assert change.find(f"{WORD}r/{WORD}rPr/{WORD}b") is not None


SAMPLES = {sample.name: sample for sample in all_samples()}
SAFE = [rule for rule in RULES if rule in FIXING]


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_a_samples_tracked_changes_are_its_fixes(sample: Sample) -> None:
    running = " ".join(sample.running)
    text = word_file(sample.name, sample.blocks, running, sample.size, changes=False)
    parts = unpacked(text)
    xml = parts["word/document.xml"].decode()
    faulty = re.sub(r">[^<]+<", lambda words: words[0].replace("s ", "´s "), xml)
    data = packed({**parts, "word/document.xml": faulty.encode()})
    fixed = mended(data, *SAFE, unsafe=False).data
    after = track(data, fixed, "x.docx", "docx")
    assert settled(after, accepted=True) == paragraphs(fixed)
    assert settled(after, accepted=False) == paragraphs(data)
    assert read(after, "x.docx").shown == read(fixed, "x.docx").shown


@pytest.mark.parametrize("seed", range(80))
def test_whatever_stands_in_a_file_its_tracked_changes_are_its_fixes(seed: int) -> None:
    data = Drawn(seed).file(*SOUND.split("\n"))
    done = mended(data, *SAFE, unsafe=False)
    after = track(data, done.data, "x.docx", "docx")
    assert settled(after, accepted=True) == settled(done.data, accepted=True)
    assert settled(after, accepted=False) == settled(data, accepted=False)
    assert read(after, "x.docx").shown == done.source.shown
    assert mended(done.data, *SAFE, unsafe=False).fixes == 0
    ids = [
        change.get(f"{WORD}id")
        for change in document(after).iter(f"{WORD}ins", f"{WORD}del")
        if change.get(f"{WORD}author") == AUTHOR
    ]
    assert len({*ids}) == len(ids)


def test_the_command_tracks_what_is_safe_and_remarks_on_the_rest(draft: Path) -> None:
    words = ("annotate", "--isolated", "--select", "SPR901,PER801", draft.name)
    draft.write_bytes(as_word(f"{SOUND}\n{FAULT}\n{DECIDED}"))
    before = draft.read_bytes()
    shown = shell(*words, "--track-changes", cwd=draft.parent)
    assert shown == (
        0,
        "Kopi med 1 rettelse og 1 bemærkning: referat - kommenteret.docx\n",
        "",
    )
    copy = (draft.parent / "referat - kommenteret.docx").read_bytes()
    assert settled(copy, accepted=False) == paragraphs(before)
    assert "2. Kommunes plan" in settled(copy, accepted=True)
    assert draft.read_bytes() == before
    again = shell(*words, cwd=draft.parent)
    assert again.out == "Kopi med 2 bemærkninger: referat - kommenteret (2).docx\n"
    of_copy = shell(*words[:-1], "referat - kommenteret (2).docx", cwd=draft.parent)
    assert of_copy.out == "Kopi med 2 bemærkninger: referat - kommenteret (3).docx\n"


def test_a_copy_may_be_named_and_what_lies_there_is_replaced(draft: Path) -> None:
    words = ("annotate", "--isolated", "--select", "SPR901", draft.name, "-o", "kopi.docx")
    told = (0, "Kopi med 1 bemærkning: kopi.docx\n", "")
    assert shell(*words, cwd=draft.parent) == told
    assert shell(*words, cwd=draft.parent) == told
    assert sorted(file.name for file in draft.parent.iterdir()) == ["kopi.docx", draft.name]
    nowhere = shell(*words[:-1], "findes-ikke/kopi.docx", cwd=draft.parent)
    assert nowhere.err == (
        "referat-lint: kopien findes-ikke/kopi.docx kan ikke skrives (mappen findes ikke); "
        "vælg et navn med -o.\n"
    )


def test_the_copy_of_a_signed_file_is_made_and_its_signature_told_of(draft: Path) -> None:
    parts = unpacked(draft.read_bytes())
    draft.write_bytes(packed({**parts, "_xmlsignatures/sig1.xml": b"<Signature/>"}))
    words = ("annotate", "--isolated", "--select", "SPR901", "--track-changes", draft.name)
    assert shell(*words, cwd=draft.parent) == (
        0,
        "Kopi med 1 rettelse og 0 bemærkninger: referat - kommenteret.docx\n",
        "Filen er underskrevet digitalt; underskriften gælder ikke for kopien.\n",
    )


def test_a_web_page_is_fixed_in_its_place_in_its_own_bytes(tmp_path: Path) -> None:
    file = tmp_path / "referat.html"
    page = as_page(f"{SOUND}\n{FAULT}").decode().replace("\n", "\r\n")
    file.write_bytes(page.encode("cp1252"))
    done = do(task(file))
    assert (done.fixes, done.trouble, done.result.findings) == (1, "", ())
    assert file.read_bytes() == page.replace("Kommune´s", "Kommunes").encode("cp1252")
