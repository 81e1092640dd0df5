"""A web page with the findings in it: marks on exactly the words, and a list at the top."""

import re
from html import unescape
from pathlib import Path
from random import Random

import pypdfium2
import pytest
from chromium import printed
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from marks import RULES

from referat_lint import FileResult, Finding, Source, Span, lint
from referat_lint.annotate import Unmarked, annotate
from referat_lint.annotate.html import without
from referat_lint.readers import Refused, html, read

TOP = '<!DOCTYPE html><html lang="da"><head><title>Byr&aring;det\'s</title></head><body class="x">'
PAGE = f"""{TOP}
<main><h1>Byrådet - Referat</h1><p>12. maj 2025</p><p>Fraværende: Ingen</p>
<h2>1. Godkendelse af dagsorden</h2><h3>Beslutning</h3>
<p>Dagsordenen blev <b>godkendt god</b>kendt. <mark>Byr&aring;det's</mark> m&oslash;de.</p>
<details><summary>2. Kommune's skole</summary><h3>Beslutning</h3><p>Godkendt
   godkendt.</p><p hidden>Borgeren er Anne Bo, 010190-1234</p></details></main></body></html>
"""
MARK = re.compile(r'<mark data-referat-lint="(\w+)" title="([^"]*)">(.*?)</mark>', re.DOTALL)


def checked(data: bytes) -> FileResult:
    """What the rules about words say of a page."""
    rules = [rule for rule in RULES if rule.code in {"SPR901", "SPR902", "PER801"}]
    return lint(html.read(data, "x.html"), rules)


def annotated(data: bytes) -> str:
    return annotate(data, "x.html", checked(data)).decode()


def at(source: Source, *spans: Span) -> FileResult:
    """A result with a finding on each passage."""
    result = lint(source, [])
    found = (
        Finding(
            code=f"SPR90{number}", name="navn", severity="warning", outcome="failed",
            message=f"Fund {number}.", line=1, column=1, end_line=1, end_column=1, span=span,
            quote="", window=("", ""), item=None, section=None, related=(), basis="Praksis.",
            fingerprint=str(number),
        )
        for number, span in enumerate(spans, 1)
    )  # fmt: skip
    return FileResult(**{**{name: getattr(result, name) for name in result.__slots__},
                         "findings": tuple(found)})  # fmt: skip


def html_words(data: bytes) -> str:
    return unescape(data.decode())


def marked(page: str, *words: str) -> str:
    """The page with a finding on each of the words, from its first mark on, titles left out."""
    source = html.read(page.encode(), "x.html")
    spans = [Span(start := source.text.index(word), start + len(word)) for word in words]
    done = annotate(page.encode(), "x.html", at(source, *spans)).decode()
    body = done.split("</section>\n")[1]
    body = re.sub(r"<mark data-[^>]*>", "[", body).replace("</mark>", "]")
    return re.sub(r"<sup .*?</sup>", lambda sup: re.sub("<.*?>", "", sup[0]) + "^", body)


def test_marks_stand_on_exactly_the_words() -> None:
    done = annotated(PAGE.encode())
    assert [(kind, words) for kind, _, words in MARK.findall(done)] == [
        ("advarsel", "godkendt god"),
        ("advarsel", "kendt"),
        ("advarsel", "Byr&aring;det's"),
        ("advarsel", "Kommune's"),
        ("advarsel", "Godkendt\n   godkendt"),
    ]
    first = unescape(MARK.findall(done)[0][1])
    assert first.startswith("Advarsel: ord-gentaget (SPR902): »godkendt godkendt« står to gange")


def test_every_remark_is_in_the_list_with_links_there_and_back() -> None:
    done = annotated(PAGE.encode())
    start = done.index("<section data-referat-lint=")
    assert done[:start] == TOP
    listed = done[start : done.index("</section>")]
    heads = re.findall(r'<li id="referat-lint-n(\d)"><p><strong>(.*?)</strong>', listed)
    links = re.findall(r'<sup data-referat-lint="nummer" id="referat-lint-(\d)">(.*?)</sup>', done)
    assert [(number, re.sub("<.*?>", "", head)) for number, head in heads] == [
        ("1", "Advarsel: ord-gentaget (SPR902)"),
        ("2", "Advarsel: ejefald-med-apostrof (SPR901)"),
        ("3", "Advarsel: ejefald-med-apostrof (SPR901)"),
        ("4", "Advarsel: ord-gentaget (SPR902)"),
        ("5", "Fejl: cpr-nummer (PER801)"),
    ]
    linked = [number for number, head in heads if f'href="#referat-lint-{number}"' in head]
    back = [number for number, words in links if f'href="#referat-lint-n{number}"' in words]
    assert linked == ["1", "2", "3", "4"], "what is hidden has no place to lead to"
    assert back == ["1", "2", "4"], "in a summary stands no link"
    assert [number for number, _ in links] == linked
    assert "Stedet vises ikke p&#229; siden." in listed
    assert "010190" not in listed.lower()


def test_the_list_needs_no_script_nothing_from_outside_and_no_character_set() -> None:
    done = annotated(PAGE.encode())
    new = done[done.index("<section data-") : done.index("</section>")]
    assert new.isascii()
    assert re.findall(r"<(\w+)[^>]*?\s(style|src|on\w+|href=\"(?!#))", new) == []
    assert "<script" not in new
    assert new.count("<style>") == 1


def test_without_its_marks_the_page_is_what_it_was() -> None:
    assert without(annotated(PAGE.encode())) == PAGE


def test_a_second_run_replaces_the_first() -> None:
    once = annotated(PAGE.encode())
    assert annotated(once.encode()) == once


def test_a_marked_page_reads_as_the_page_itself() -> None:
    before = html.read(PAGE.encode(), "x.html")
    after = html.read(annotated(PAGE.encode()).encode(), "x.html")
    assert (after.text, after.hints) == (before.text, before.hints)
    assert [f.fingerprint for f in checked(PAGE.encode()).findings] == [
        f.fingerprint for f in checked(annotated(PAGE.encode()).encode()).findings
    ]


def test_a_page_without_findings_comes_back_as_it_was() -> None:
    sound = PAGE.replace("god</b>kendt. ", "</b>. ").replace("'", "").replace("godkendt.<", "<")
    sound = sound.replace("010190-1234", "")
    old = annotated(PAGE.encode())
    assert annotate(old.encode(), "x.html", lint(html.read(old.encode(), "x"), [])) == PAGE.encode()
    assert annotated(sound.encode()) == sound


def test_passages_that_overlap_are_marked_stretch_by_stretch() -> None:
    assert marked("<p>Et to tre fire</p>", "Et to tre", "to tre fire", "to") == (
        "<p>[Et ][to]2^[ tre]1^[ fire]3^</p>"
    )


def test_a_passage_over_blocks_is_marked_in_each() -> None:
    assert marked("<h2>Et &amp; to</h2>\n<ul><li>tre<i>fi</i>re</ul>", "& to\n\n- trefi") == (
        "<h2>Et [&amp; to]</h2>\n<ul><li>[tre]<i>[fi]1^</i>re</ul>"
    )


def test_a_finding_on_nothing_has_its_number_behind_the_words_before() -> None:
    assert marked("<p>Et</p><ol><li>to</ol>", "") == "<p>1^Et</p><ol><li>to</ol>"
    assert marked("<p>Et</p><ol><li>to</ol>", "1. ") == "<p>Et1^</p><ol><li>to</ol>"


def test_in_a_link_the_number_is_none() -> None:
    page = "<p>Et <a href=x>to</a></p>"
    source = html.read(page.encode(), "x.html")
    done = annotate(page.encode(), "x.html", at(source, Span(3, 5))).decode()
    assert done.endswith(
        '>to</mark><sup data-referat-lint="nummer" id="referat-lint-1">1</sup></a></p>'
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<html><body bgcolor=x>", "<p>Et to</p>"),
        ("<!doctype html><html><head><title>x</title></head>", "<p>Et to</p>"),
        ("<!doctype html><html><head><title>x</title>", "<p>Et to</p>"),
        ("<!doctype html>", "<p>Et to</p>"),
        ("", "<p>Et to</p>"),
    ],
)
def test_the_list_stands_where_the_page_begins(before: str, after: str) -> None:
    source = html.read(f"{before}{after}".encode(), "x.html")
    done = annotate(f"{before}{after}".encode(), "x.html", at(source, Span(0, 2))).decode()
    assert done.startswith(f"{before}<section data-referat-lint")


def test_xhtml_stays_well_formed_and_its_plain_text_unmarked() -> None:
    page = """<?xml version="1.0"?>
    <html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
    <p>Byrådet's møde<br/><![CDATA[Kommune's < skole]]></p></body></html>"""
    source = html.read(page.encode(), "x.html")
    spans = [Span(*word.span()) for word in re.finditer(r"\w+'s", source.text)]
    done = annotate(page.encode(), "x.html", at(source, *spans))
    body = etree.fromstring(done).find("{*}body")
    assert body is not None
    assert [mark.text for mark in body.iter("{*}mark")] == ["Byrådet's"]
    assert "<![CDATA[Kommune's < skole]]>" in done.decode()
    assert "Stedet vises ikke" in html_words(done)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_page_keeps_the_characters_it_was_saved_in(encoding: str) -> None:
    data = PAGE.encode(encoding)
    done = annotate(data, "x.html", checked(data))
    assert without(done.decode(encoding)) == PAGE


def test_a_page_of_mixed_characters_is_told_why_it_has_no_copy() -> None:
    data = "<p>Rødgrød på på</p>".encode() * 9 + "<p>blåbær</p>".encode("cp1252")
    with pytest.raises(Unmarked, match="UTF-8"):
        annotate(data, "x.html", checked(data))


PARTS = st.sampled_from(
    [
        *("<p>", "</p>", "<b>", "</b>", "<a href=x>", "</a>", "<ul><li>", "</ul>", "<br>", "<pre>"),
        *("<table><tr><td>", "<td>", "</table>", "<mark>", "</mark>", "<sup>1</sup>", "<!-- x -->"),
        *("Et", " to", "\n tre", "&amp;", "&oslash;", "<xmp>", "</xmp>", "<section>", "</section>"),
    ]
)


@given(st.lists(PARTS, max_size=30).map("".join), st.data())
def test_whatever_is_marked_reads_the_same_and_can_be_taken_out(
    page: str, data: st.DataObject
) -> None:
    page = f"<p>Et {page}"
    source = html.read(page.encode(), "x.html")
    ends = st.integers(0, len(source.text))
    two = st.tuples(ends, ends).map(sorted)
    spans = [Span(*ends) for ends in data.draw(st.lists(two, max_size=4))]
    done = annotate(page.encode(), "x.html", at(source, *spans)).decode()
    assert without(done) == page
    assert html.read(done.encode(), "x.html").text == source.text


def test_what_is_folded_away_is_unfolded_where_it_is_marked() -> None:
    page = """<!doctype html><html><head><style>.collapse { display: none }</style></head><body>
    <main><h1>Byrådet - Referat</h1><p>12. maj 2025</p><p>Fraværende: Ingen</p>
    <h2><button aria-expanded="false" aria-controls="a">1. Vej</button></h2><div id="a" hidden>
    <h3>Beslutning</h3><p>Vejen er er lukket.</p></div>
    <h2><a data-toggle="collapse" href="#b">2. Sti</a></h2><div id="b" class="collapse">
    <h3>Beslutning</h3><p>Stien er er lukket.</p></div>
    <h2><button aria-expanded="false" aria-controls="c">3. Bro</button></h2>
    <div id="c" style="display:none"><h3>Beslutning</h3><p>Broen er er lukket.</p></div>
    <details><summary>4. Havn</summary><h3>Beslutning</h3><p>Havnen er lukket.</p></details>
    <details><summary>5. Skov</summary><h3>Beslutning</h3><p>Skoven er er lukket.</p></details>
    </main></body></html>"""
    (pdf,) = printed([(annotated(page.encode()), {})])
    sheets = pypdfium2.PdfDocument(pdf)
    words = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in sheets).split())
    assert re.findall(r"(\w+) er er ?\d lukket", words) == ["Vejen", "Stien", "Broen", "Skoven"]
    assert "Havnen" not in words


PAGES = [
    file.read_text("cp1252" if file.stem == "sogn" else "utf-8")
    for file in sorted(Path(__file__).with_name("pages").glob("*.html"))
]
STRAY = (
    *("<b>", "</div>", "<table>", "<td>", "<li>", "<h2>", "&nbsp;", "<!--", "-->", "'", '"'),
    *("<p hidden>", "<script>", "</main>", "<pre>", "<mark>", "<dl><dt>x<dd>", "<head>"),
)


@pytest.mark.parametrize("number", range(150))
def test_a_page_however_broken_reads_the_same_with_its_marks(number: int) -> None:
    random = Random(number)
    parts = re.findall(r"<[^>]*>|[^<]+", random.choice(PAGES))
    for _ in range(random.randint(1, 12)):
        at_part = random.randrange(len(parts))
        match random.randrange(4):
            case 0:
                del parts[at_part]
            case 1:
                parts.insert(at_part, random.choice(parts))
            case 2:
                parts[at_part] = parts[at_part][: random.randrange(20)]
            case 3:
                parts.insert(at_part, random.choice(STRAY))
    page = "".join(parts)
    try:
        source = read(page.encode(), "x.html")
    except Refused:  # a comment or a script has swallowed the whole page
        return
    ends = sorted(random.randrange(len(source.text) + 1) for _ in range(8))
    spans = [Span(ends[n], ends[random.randrange(n, 8)]) for n in range(0, 8, 2)]
    done = annotate(page.encode(), "x.html", at(source, *spans))
    assert without(done.decode()) == page
    assert html.read(done, "x.html").text == source.text
