"""Word comments: on exactly the words, in nothing but the parts that need be, again and again."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

import pytest
from as_docx import word_file
from lxml import etree
from made import Sample, all_samples
from marks import RULES
from parts import W
from word import (
    SPACE,
    STYLES,
    WORD,
    bare,
    commented,
    document,
    made,
    p,
    packed,
    r,
    unpacked,
    within,
    word,
)
from word_drawn import Drawn

from referat_lint import FileResult, Source, Span, lint, read
from referat_lint.annotate import Unmarked, annotate
from referat_lint.annotate.notes import AUTHOR
from referat_lint.finding import Finding, Outcome

SAMPLES = {sample.name: sample for sample in all_samples()}
BOLD, CURSIVE = "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/></w:rPr>"
MAY_DIFFER = (
    *("[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"),
    *("word/styles.xml", "word/comments.xml"),
)
MINUTES = ("Referat af møde i Kulturudvalget", "Punkt 1. Ny hal", "Beslutning", "Godkendt.")
EMPTY = FileResult("x.docx", "docx", "", "ok", None, 1.0, (), (), ())


def finding(span: Span, message: str, outcome: Outcome = "failed") -> Finding:
    return Finding(
        code="XXX999", name="proeve", severity="error", outcome=outcome, message=message, line=1,
        column=1, end_line=1, end_column=1, span=span, quote="", window=("", ""), item=None,
        section=None, related=(), basis="Praksis.", fingerprint="",
    )  # fmt: skip


def on(source: Source, words: str) -> Span:
    """Where words stand; of several with a stroke between, from the first to the last."""
    first, _, last = words.partition("|")
    start = source.text.index(first)
    end = source.text.index(last, start) + len(last) if last else start + len(first)
    return Span(start, end)


def remarked(data: bytes, *words: str) -> bytes:
    """The file with a comment on each of these."""
    source = read(data, "x.docx")
    found = [finding(on(source, each), f"Om {each}.") for each in words]
    return annotate(data, "x.docx", replace(EMPTY, findings=tuple(found)))


def anchored(data: bytes, *words: str) -> list[str]:
    """The words on which the comments of such a file stand, in the order of their ends."""
    after = remarked(data, *words)
    assert bare(after) == bare(data)
    assert read(after, "x.docx").shown == read(data, "x.docx").shown
    return [place for place, _ in commented(after)]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (p("Udvalget besluttede at godkende."), "besluttede at"),
        (p(r("Ud"), r("val", BOLD), r("get besluttede", CURSIVE)), "dvalget bes"),
        (p(r("Udvalget", BOLD), r(" besluttede")), "Udvalget"),
        (p("Fra A &amp; B, &lt;ikke&gt; C"), "A & B, <ikke"),
        (p("Møde 😀 den 31. september"), "31. september"),
        (f"<w:p>{r('For')}<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t></w:r></w:p>", "B"),
        (f"<w:p><w:r>{BOLD}<w:t>A</w:t><w:br/><w:t>B og C</w:t></w:r></w:p>", "A"),
        (
            f"<w:tbl><w:tr><w:tc>{p('Navn')}</w:tc><w:tc>{p('Anne Holm')}</w:tc></w:tr></w:tbl>",
            "Anne",
        ),
        (p(within("hyperlink", r("Se bilaget"), 'w:anchor="x"'), r(" her")), "bilaget"),
        (p(within("sdt", within("sdtContent", r("Et udvalg"))), r(" her")), "udvalg her"),
        (within("sdt", within("sdtContent", p("I en skabelon"))), "skabelon"),
        (p(within("ins", r("Nyt punkt"), 'w:id="7" w:author="Bo"'), r(" her")), "punkt her"),
        (p(within("smartTag", r("Fjordlev by"))), "by"),
    ],
)  # fmt: skip
def test_a_comment_stands_on_exactly_its_words(body: str, words: str) -> None:
    assert anchored(word("Referat", body, "Godkendt."), words) == [words]


def test_a_run_is_parted_with_its_formatting_and_its_blanks() -> None:
    data = word(p(f'<w:r w:rsidR="00AB">{BOLD}<w:t>et to tre</w:t></w:r>'), "Godkendt.")
    assert anchored(data, "to") == ["to"]
    (paragraph, _) = document(remarked(data, "to")).iter(f"{WORD}p")
    runs = [run for run in paragraph.iter(f"{WORD}r") if run.find(f"{WORD}t") is not None]
    words = [[each.text for each in run.iter(f"{WORD}t")] for run in runs]
    assert words == [["et", " "], ["to"], [" ", "tre"]]
    told = [each.text for each in paragraph.iter(f"{WORD}t") if SPACE in each.attrib]
    assert told == [" ", " "]  # elsewhere Word passes over blanks at the ends, then as before
    assert [run.get(f"{WORD}rsidR") for run in runs] == ["00AB"] * 3
    assert all(run.find(f"{WORD}rPr/{WORD}b") is not None for run in runs)


@pytest.mark.parametrize(
    ("body", "words", "found"),
    [
        ("<w:p/>", "Referat|Godkendt", "Referat\nUdvalget besluttede at gå hjem.\n\nGodkendt"),
        ("<w:p/>", "Udvalget besluttede|hjem", "Udvalget besluttede at gå hjem"),
        (
            f"<w:p>{r('I ')}<w:r><w:t><![CDATA[en særlig ]]>del</w:t></w:r>{r(' her')}</w:p>",
            "del",
            "en særlig del",
        ),
    ],
)
def test_a_comment_may_stand_on_several_paragraphs_and_never_within_what_may_not_be_parted(
    body: str, words: str, found: str
) -> None:
    data = word("Referat", "Udvalget besluttede at gå hjem.", body, "Godkendt.")
    assert anchored(data, words) == [found]


def test_comments_may_overlap_be_alike_follow_each_other_and_lie_in_each_other() -> None:
    data = word("Referat", p(r("et to "), r("tre fire", BOLD), r(" fem")), "Godkendt.")
    words = ("et to", "to tre", "to tre", "tre", "fire", "fire fem", "fem", "et|fem", "et", "to")
    assert sorted(anchored(data, *words)) == sorted(
        "et to tre fire fem" if each == "et|fem" else each for each in words
    )


def test_every_two_passages_of_a_line_can_have_their_comments() -> None:
    data = word("Referat", p(r("a"), r("bc", BOLD), r("d")), "Godkendt.")
    passages = [words for n in range(4) for m in range(n, 4) if (words := "abcd"[n : m + 1])]
    for one, two in product(passages, repeat=2):
        assert sorted(anchored(data, one, two)) == sorted([one, two])


def test_words_in_a_text_box_have_their_comment_on_what_holds_it() -> None:
    box = "<w:r><w:pict><w:txbxContent>" + p("I en boks") + "</w:txbxContent></w:pict></w:r>"
    data = word("Referat", p(r("Før "), box, r(" efter")), "Godkendt.")
    assert anchored(data, "boks") == ["\nI en boks"]
    (inside,) = document(remarked(data, "boks")).iter(f"{WORD}txbxContent")
    assert [*inside.iter(f"{WORD}commentRangeStart", f"{WORD}commentReference")] == []


@pytest.mark.parametrize(
    ("others", "run", "words"),
    [
        ({}, r("hemmeligt", "<w:rPr><w:vanish/></w:rPr>"), "hemmeligt"),
        ({}, within("del", "<w:r><w:delText>slettet</w:delText></w:r>", 'w:id="3"'), "slettet"),
        (
            {"footnotes": within("footnote", p("Se bilag 4."), 'w:id="2"')},
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            "bilag 4",
        ),
    ],
)
def test_what_is_not_seen_in_the_text_has_its_comment_on_the_line_beside_it(
    others: dict[str, str], run: str, words: str
) -> None:
    data = word("Referat", p(r("Sagen blev drøftet."), run), "Godkendt.", **others)
    assert anchored(data, words) == ["Sagen blev drøftet."]


@pytest.mark.parametrize(
    ("field", "found"),
    [
        (within("fldSimple", r("Bo Lund"), 'w:instr=" AUTHOR "'), "Bo Lund"),
        (made(" AUTHOR ", r("Bo Lund")), "Bo Lund"),
        (made(" IF 1 = 1 ", r("Bo ") + made(" AUTHOR ", r("Lund"))), "Bo Lund"),
        (made(' HYPERLINK "x" ', r("Bo Lund")), "Bo"),
    ],
)
def test_what_a_field_gives_has_its_comment_around_the_field_which_word_fills_anew(
    field: str, found: str
) -> None:
    data = word("Referat", p(r("Af "), field, r(" her")), "Godkendt.")
    assert anchored(data, "Bo") == [found]
    xml = unpacked(remarked(data, "Bo"))["word/document.xml"].decode()
    begin, end = (xml.index(name) for name in ("commentRangeStart", "commentRangeEnd"))
    signs = [xml.find(sign) for sign in ("fldSimple w", '"begin"', "/w:fldSimple>", '"end"')]
    inside = [begin < sign < end for sign in signs if sign >= 0]
    assert {*inside} == {found != "Bo"}


def test_a_comment_in_a_content_control_refers_to_itself_outside_of_it() -> None:
    control = within("sdt", within("sdtContent", p("I en skabelon")))
    data = word("Referat", control, control, p(r("Godkendt")), control)
    tree = document(remarked(data, "en", "Godkendt"))
    references = [
        "".join(reference.xpath("ancestor::w:p", namespaces={"w": W})[0].itertext())
        for reference in tree.iter(f"{WORD}commentReference")
    ]
    assert references == ["Godkendt", "Godkendt"]
    data = word(p(r("Før"), within("sdt", within("sdtContent", r("Et udvalg"))), r("her")))
    (reference,) = document(remarked(data, "udvalg")).iter(f"{WORD}commentReference")
    assert reference.getparent().getparent().tag == f"{WORD}p"


def test_what_is_said_of_a_comment_stands_on_the_paragraph_that_has_it() -> None:
    data = word(*MINUTES, COMMENTED, "Slut.", comments=OTHERS)
    ours = [place for place, said in commented(remarked(data, "stå sådan")) if "XXX999" in said]
    assert ours == ["Godkendt af udvalget"]


def test_a_comment_in_a_field_of_several_paragraphs_refers_to_itself_behind_them() -> None:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begun = made(" TOC ", r("Ny hal")).removesuffix(sign.format("end"))
    data = word("Referat", p(begun), p(r("Gammel hal"), sign.format("end")), p("Slut"), "Nu.")
    tree = document(remarked(data, "Ny", "Gammel", "Slut"))
    references = [
        "".join(reference.xpath("ancestor::w:p", namespaces={"w": W})[0].itertext())
        for reference in tree.iter(f"{WORD}commentReference")
    ]
    assert references == ["Slut"] * 3
    assert anchored(data, "Ny", "Gammel", "Slut") == ["Ny", "Gammel", "Slut"]


def test_words_of_a_first_header_have_their_comment_on_the_first_paragraph() -> None:
    section = '<w:sectPr><w:headerReference w:type="first" r:id="header1"/><w:titlePg/></w:sectPr>'
    data = word("Referat af mødet", "Godkendt.", section, header1=p("Kulturudvalget"))
    assert anchored(data, "Kulturudvalget") == ["Referat af mødet"]


def test_a_number_that_word_gives_has_its_comment_on_its_paragraph() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="Punkt %1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    properties = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    data = word("Referat", p("Ny hal", properties=properties), "Godkendt.", numbering=numbering)
    assert anchored(data, "Punkt 1.") == ["Ny hal"]
    assert anchored(data, "Punkt 1.|Ny") == ["Ny"]


def test_all_that_nobody_can_tell_is_one_comment_on_the_first_line_and_allowed_is_none() -> None:
    data = word(*MINUTES)
    source = read(data, "x.docx")
    one, two, three = (
        finding(on(source, words), f"Om {words}.", "undecided")
        for words in ("Ny hal", "Godkendt", "Beslutning")
    )
    found = (one, two, replace(three, outcome="failed", suppressed="aftalt"))
    after = annotate(data, "x.docx", replace(EMPTY, findings=found))
    assert commented(after) == [
        (
            MINUTES[0],
            "Kan ikke afgøres (2)\nproeve (XXX999): Om Ny hal.\nproeve (XXX999): Om Godkendt.",
        )
    ]


def test_a_comment_says_who_when_and_what() -> None:
    after = remarked(word(*MINUTES), "Ny hal")
    (comment,) = etree.fromstring(unpacked(after)["word/comments.xml"])
    told = {name.removeprefix(WORD): value for name, value in comment.attrib.items()}
    day = datetime.fromisoformat(told.pop("date"))
    assert told == {"id": "0", "author": "referat-lint", "initials": "rl"}
    assert day.tzinfo is None  # what Word takes for local time
    assert abs(datetime.now() - day) < timedelta(minutes=2)  # noqa: DTZ005
    assert commented(after) == [("Ny hal", "Fejl: proeve (XXX999)\nOm Ny hal.\nGrundlag: Praksis.")]


def test_what_no_xml_may_hold_is_left_out_of_a_comment() -> None:
    data = word(*MINUTES)
    span = on(read(data, "x.docx"), "Ny hal")
    found = (finding(span, "Tegnet »\x07« og <b> & »\ud800« kan ikke ses."),)
    after = annotate(data, "x.docx", replace(EMPTY, findings=found))
    assert commented(after)[0][1].split("\n")[1] == "Tegnet »�« og <b> & »�« kan ikke ses."


def test_nothing_but_what_comments_need_differs_and_all_keep_their_order() -> None:
    data = word(*MINUTES)
    before, after = unpacked(data), unpacked(remarked(data, "Ny hal"))
    assert [*after] == [*before, "word/comments.xml"]
    assert {name for name in after if after[name] != before.get(name)} == {*MAY_DIFFER}
    assert unpacked(annotate(data, "x.docx", EMPTY)) == before


def test_styles_that_a_file_has_are_used_whatever_their_ids_and_names_of_others_are_not_taken() -> (
    None
):
    own = (
        '<w:style w:type="character" w:styleId="Kommentarhenvisning">'
        '<w:name w:val="annotation reference"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="Egen"/></w:style>'
    )
    after = unpacked(remarked(word(*MINUTES, styles=STYLES + own), "Ny hal"))
    styles = etree.fromstring(after["word/styles.xml"])
    names = {
        style.get(f"{WORD}styleId"): style.find(f"{WORD}name").get(f"{WORD}val") for style in styles
    }
    assert names == {
        "Normal": "Normal",
        "Overskrift2": "heading 2",
        "Kommentarhenvisning": "annotation reference",
        "CommentText": "Egen",
        "CommentText1": "annotation text",
    }
    used = re.findall(rb'w:[rp]Style w:val="(\w+)"', after["word/comments.xml"])
    assert {*used} == {b"Kommentarhenvisning", b"CommentText1"}
    assert re.findall(rb'w:rStyle w:val="(\w+)"', after["word/document.xml"]) == [
        b"Kommentarhenvisning"
    ]


OTHERS = (  # the second is on no words
    '<w:comment w:id="4" w:author="Karen Holm" w:date="2024-01-02T03:04:00Z">'
    + p("Skal det stå sådan?")
    + '</w:comment><w:comment w:id="9" w:author="Ingen" w:date="2024-01-02T03:04:00Z">'
    + p("Står ingen steder")
    + "</w:comment>"
)
COMMENTED = (
    '<w:p><w:commentRangeStart w:id="4"/>' + r("Godkendt af udvalget") + "<w:commentRangeEnd "
    'w:id="4"/><w:r><w:commentReference w:id="4"/></w:r></w:p>'
)


def test_comments_of_others_stay_and_numbers_are_new() -> None:
    data = word(*MINUTES, COMMENTED, comments=OTHERS)
    after = remarked(data, "af udvalget", "Ny hal")
    assert commented(after) == [
        ("Ny hal", "Fejl: proeve (XXX999)\nOm Ny hal.\nGrundlag: Praksis."),
        ("af udvalget", "Fejl: proeve (XXX999)\nOm af udvalget.\nGrundlag: Praksis."),
        ("Godkendt af udvalget", "Skal det stå sådan?"),
    ]
    comments = etree.fromstring(unpacked(after)["word/comments.xml"])
    assert [comment.get(f"{WORD}id") for comment in comments] == ["4", "9", "10", "11"]
    again = annotate(after, "x.docx", EMPTY)
    assert commented(again) == [("Godkendt af udvalget", "Skal det stå sådan?")]
    assert unpacked(again)["word/comments.xml"] == unpacked(data)["word/comments.xml"]


def test_our_comment_goes_also_where_another_program_has_moved_its_mark() -> None:
    after = unpacked(remarked(word(*MINUTES), "Ny hal"))
    xml = after["word/document.xml"].decode()
    mark = '<w:commentReference w:id="0"/>'
    moved = xml.replace(mark, f"<w:t>x</w:t>{mark}")
    assert moved != xml
    after["word/document.xml"] = moved.encode()
    again = annotate(packed(after), "x.docx", EMPTY)
    assert commented(again) == []
    assert "comment" not in unpacked(again)["word/document.xml"].decode()
    assert "<w:t>x</w:t>" in unpacked(again)["word/document.xml"].decode()


class Clock(datetime):
    """It stands still."""

    @classmethod
    def now(cls, tz: object = None) -> "Clock":  # noqa: ARG003  # as in datetime
        return cls(2026, 3, 5, 16, 0)


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("referat_lint.annotate.docx.comments.datetime", Clock)


def linted(data: bytes) -> FileResult:
    return lint(read(data, "x.docx"), RULES)


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_a_draft_with_remarks_is_the_same_draft_and_twice_is_once(sample: Sample) -> None:
    data = word_file(sample.name, sample.blocks, " ".join(sample.running), sample.size)
    result = linted(data)
    after = annotate(data, "x.docx", result)
    assert bare(after) == bare(data)
    before, parts = unpacked(data), unpacked(after)
    assert [name for name in parts if name in before] == [*before]
    assert {name for name in parts if parts[name] != before.get(name)} <= {*MAY_DIFFER}
    failed = [found for found in result.findings if found.outcome == "failed"]
    summary = any(found.outcome == "undecided" for found in result.findings)
    theirs = len(commented(data))
    assert len(commented(after)) == len(failed) + summary + theirs
    again = linted(after)
    assert [f.message for f in again.findings] == [f.message for f in result.findings]
    assert annotate(after, "x.docx", again) == after


def test_a_file_may_call_its_names_what_it_likes_and_be_saved_as_it_likes() -> None:
    parts = unpacked(word(*MINUTES))
    xml = parts["word/document.xml"].decode()
    other = xml.replace("w:", "ns0:").replace("xmlns:w=", "xmlns:ns0=")
    parts["word/document.xml"] = other.replace("UTF-8", "UTF-16").encode("utf-16")
    parts["word/styles.xml"] = b"\xef\xbb\xbf" + parts["word/styles.xml"]
    data = packed(parts)
    after = remarked(data, "Ny hal")
    assert [place for place, _ in commented(after)] == ["Ny hal"]
    assert unpacked(after)["word/document.xml"].startswith(b"\xff\xfe")
    assert unpacked(after)["word/styles.xml"].startswith(b"\xef\xbb\xbf<?xml")


def test_a_file_without_styles_or_relations_gets_what_comments_need_alone() -> None:
    parts = unpacked(word(*MINUTES))
    del parts["word/styles.xml"], parts["word/_rels/document.xml.rels"]
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"/word/styles", b"/x")
    after = unpacked(remarked(packed(parts), "Ny hal"))
    assert [*after] == [*parts, "word/comments.xml", "word/_rels/document.xml.rels"]
    (relation,) = etree.fromstring(after["word/_rels/document.xml.rels"])
    assert (relation.get("Id"), relation.get("Target")) == ("rId1", "comments.xml")
    assert b"Style" not in after["word/comments.xml"]


def test_comments_may_lie_elsewhere_and_be_empty() -> None:
    parts = unpacked(word(*MINUTES))
    relations = parts["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    relations = relations.replace(
        "</Relationships>",
        f'<Relationship Target="/word/noter/k.xml" Id="x" Type="{kind}"/></Relationships>',
    )
    parts["word/_rels/document.xml.rels"] = relations.encode()
    parts["word/noter/k.xml"] = f'<w:comments xmlns:w="{W}"/>'.encode()
    after = unpacked(remarked(packed(parts), "Ny hal"))
    assert "word/comments.xml" not in after
    (comment,) = etree.fromstring(after["word/noter/k.xml"])
    assert comment.get(f"{WORD}author") == AUTHOR
    assert after["word/_rels/document.xml.rels"] == parts["word/_rels/document.xml.rels"]


HOLDERS = ("p", "hyperlink", "ins", "moveTo", "sdtContent", "smartTag", "fldSimple")


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("seed", range(80))
def test_whatever_stands_in_a_file_its_comments_add_nothing_but_themselves(seed: int) -> None:
    drawn = Drawn(seed)
    data = drawn.file()
    source = read(data, "x.docx")
    starts = sorted(drawn.random.choices(range(len(source.shown)), k=6))
    lengths = drawn.random.choices((0, 1, 3, 10, 40), k=6)
    result = replace(
        EMPTY,
        findings=tuple(
            finding(Span(start, min(start + length, len(source.shown))), f"Nr. {start}.")
            for start, length in zip(starts, lengths, strict=True)
        ),
    )
    after = annotate(data, "x.docx", result)
    assert bare(after) == bare(data)
    assert read(after, "x.docx").shown == source.shown
    assert len(commented(after)) == len(starts)
    for mark in document(after).iter(f"{WORD}commentRangeStart", f"{WORD}commentRangeEnd"):
        assert mark.getparent().tag.removeprefix(WORD) in HOLDERS
    assert annotate(after, "x.docx", result) == after
    assert bare(annotate(after, "x.docx", EMPTY)) == bare(data)


def test_a_file_whose_names_have_no_prefix_is_left_alone() -> None:
    parts = unpacked(word(*MINUTES))
    xml = parts["word/document.xml"].decode()
    bare_names = re.sub(r"(</?)w:", r"\1", xml).replace("xmlns:w=", "xmlns=")
    parts["word/document.xml"] = bare_names.encode()
    with pytest.raises(Unmarked, match=r"^Filen har ikke Words egne navne på sine dele; gem "):
        remarked(packed(parts), "Ny hal")
