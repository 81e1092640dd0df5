"""Web pages: the text is what a browser shows of the minutes, and every word knows its place."""

import contextlib
import re
import time
from html import unescape
from inspect import cleandoc

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from marks import RULES

from referat_lint import lint
from referat_lint.readers import Refused, html, read
from referat_lint.readers.html.tokens import tokens
from referat_lint.source import Source, Span
from referat_lint.suppress import allowances, suppress


def source(page: str) -> Source:
    page = cleandoc(page) if page.startswith("\n ") else page
    return html.read(page.encode(), "x.html")


def shown(page: str) -> str:
    """The lines that are shown, without blank ones at the ends."""
    return source(page).shown.strip("\n")


def hidden(page: str) -> list[tuple[str, str]]:
    """The hidden passages and what they are."""
    read_page = source(page)
    return [
        (read_page.text[slice(*hint.span)], hint.value)
        for hint in read_page.hints
        if hint.role == "skjult"
    ]


def hints(page: str, role: str) -> list[tuple[str, str]]:
    """The words and values of the hints of one role."""
    read_page = source(page)
    return [
        (read_page.text[slice(*hint.span)], hint.value)
        for hint in read_page.hints
        if hint.role == role
    ]


def lines(text: str) -> str:
    """What a page looks like, its tabs drawn as arrows."""
    return cleandoc(text).replace("→", "\t")


def test_blocks_are_lines_and_paragraphs_stand_apart() -> None:
    assert shown(
        "<div>Et<div>To</div>Tre</div><p>Fire<p>Fem<br>Seks<br><br>Syv</p><h2>Otte</h2>Ni"
    ) == lines(
        """
        Et
        To
        Tre

        Fire

        Fem
        Seks

        Syv

        Otte

        Ni
        """
    )


def test_blanks_are_folded_as_a_browser_folds_them() -> None:
    assert shown("<p>  Et\n   møde <b> i </b>\tråd&nbsp;&nbsp;huset <i>\n </i>nu </p>") == (
        "Et møde i råd\xa0\xa0huset nu"
    )


def test_in_pre_and_pre_line_the_lines_stand_as_they_are() -> None:
    assert shown("<pre>  Et\n\n to  tre &lt;</pre>") == "  Et\n\n to  tre <"
    assert shown("<pre><b>Et</b>\n\n  <b>to</b></pre>") == "Et\n\n  to"
    assert shown('<div style="white-space: pre-line">Et\r\nto</div>') == "Et\nto"


def test_characters_written_as_references_are_characters() -> None:
    assert shown("<p>R&oslash;dk&#230;r&#xE5; &amp; &copyA &unknown; & &shy;a&#8203;b</p>") == (
        "Rødkærå & ©A &unknown; & \xada\u200bb"
    )


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p title=don't>Et<p title='a>b' x=\"c>d\">To", "Et\n\nTo"),
        ("<p\nclass = x\n>Et</P\n><br/>To", "Et\n\nTo"),
        ("a < b <3 c <> d </> e", "a < b <3 c <> d e"),
        ("Et<!-->To<!--->Tre<!-- a -- b --!>Fire<!doctype x>5<?php x ?>6", "EtToTreFire56"),
        ("Et<!-- aldrig lukket <p>To", "Et"),
        ('Et<a href="aldrig lukket>To</a>', "Et"),
        ("Et<b", "Et"),
        ("Et<script>if (a < b) '</p>'</SCRIPT >To<style>p{}</style>", "EtTo"),
        ("Et<script/>To<textarea>Tre</textarea><title>Fire</title>", "EtTo"),
        ("Et<b>to<i>tre</b>fire</i>fem", "Ettotrefirefem"),
        ("<b><p>Et</b>To<p>Tre", "EtTo\n\nTre"),
        ("<ul><li>Et<li>To<ul><li>Tre</ul></ul>", "- Et\n- To\n  - Tre"),
        ("<table><tr><td>Et<td>To<tr><td>Tre</table>Fire", "Et\tTo\nTre\nFire"),
        ("<dl><dt>Et<dd>To<dt>Tre<dd>Fire</dl>", "Et: To\nTre: Fire"),
        ("<p>Et</div></td></p></p>To", "Et\n\nTo"),
        ("Et<svg><title>x</title><text>y</text></svg>To<img alt=z><iframe>v</iframe>", "EtTo"),
    ],
)  # fmt: skip
def test_broken_pages_are_mended_as_a_browser_mends_them(page: str, text: str) -> None:
    assert shown(page) == text


def test_xhtml_has_sections_of_characters_and_elements_that_end_themselves() -> None:
    assert shown(
        '<?xml version="1.0"?><html xmlns="x"><body><a name="a"/><p>Et<br/><![CDATA[a < b]]></p>'
    ) == ("Et\na < b")


def test_lists_are_numbered_as_a_browser_numbers_them() -> None:
    assert shown(
        """
        <ol start=3><li>Tre<li value=7>Syv<li>Otte</ol>
        <ol type=a><li>a<li>b<ol type=I><li>I<li>II</ol></ol>
        <ol reversed><li>to<li>en</ol>
        <ol style="list-style-type: upper-alpha" start=27><li>AA</ol>
        <ol style="list-style: none"><li>bar</ol><ul class="list-unstyled"><li>bar</ul>
        <style>.x{list-style:lower-roman}</style><ul class=x><li>i<li>ii</ul>
        """
    ) == lines(
        """
        3. Tre
        7. Syv
        8. Otte

        a. a
        b. b
          I. I
          II. II

        2. to
        1. en

        AA. AA

        bar

        bar

        i. i
        ii. ii
        """
    )


def test_an_item_with_a_heading_is_no_bullet_and_keeps_its_number() -> None:
    page = "<ul><li><h3>Et</h3>to</ul><ol start=4><li><h3>Fire</h3><p>fem</ol>"
    assert shown(page) == "Et\n\nto\n\n4. Fire\n\nfem"
    assert hints(page, "overskrift") == [("Et", "3"), ("4. Fire", "3")]


def test_tables_of_data_are_rows_with_their_columns_named() -> None:
    page = """
    <table><caption>Budget</caption><thead><tr><th>Konto<th>Beløb</thead>
    <tr><td><p>Skole<p>og SFO<td><div>100</div><tr><td><td>200</table>
    """
    assert shown(page) == lines(
        """
        Budget
        Konto→Beløb
        Skole og SFO→100
        →200
        """
    )
    assert hints(page, "kolonner") == [("Konto\tBeløb", "")]
    assert hints(page, "celle") == [
        ("Konto", "Konto"), ("Beløb", "Beløb"), ("Skole og SFO", "Konto"), ("100", "Beløb"),
        ("200", "Beløb"),
    ]  # fmt: skip


def test_a_table_that_lays_out_a_page_is_lines() -> None:
    assert shown(
        """
        <table width=600><tr><td><b>3.</b><td><b>Regnskab</b><br>Anne Bo gennemgik det.<br>Godkendt.
        <tr><td>4.<td><p>Eventuelt<p>Intet.
        <tr><td colspan=2>Referent: Per Holm
        </table>
        """
    ) == lines(
        """
        3.→Regnskab
        Anne Bo gennemgik det.
        Godkendt.
        4.→Eventuelt

        Intet.

        Referent: Per Holm
        """
    )


def test_names_and_values_are_fields() -> None:
    page = """
    <table><tr><td>Dato<td>12. maj 2025<tr><td>Sted:<td><p>Rådhuset<tr><td>Afbud<td></table>
    <dl><dt>Udvalg<dd>Byrådet<dt>Medlemmer<dd>Anne Bo<dd>Per Holm</dl>
    <div class="field">
      <div class="field__label">Start</div> <div class="field__item">17.00</div>
    </div>
    """
    assert shown(page) == lines(
        """
        Dato: 12. maj 2025
        Sted: Rådhuset
        Afbud

        Udvalg: Byrådet
        Medlemmer
        Anne Bo
        Per Holm

        Start: 17.00
        """
    )
    assert hints(page, "felt") == [
        ("Dato: 12. maj 2025", "Dato"), ("Sted: Rådhuset", "Sted"), ("Udvalg: Byrådet", "Udvalg"),
        ("Start: 17.00", "Start"),
    ]  # fmt: skip


def test_members_and_their_parties_are_no_fields() -> None:
    assert shown("<table><tr><td>Anne Bo<td>A<tr><td>Per Holm<td>V</table>") == (
        "Anne Bo\tA\nPer Holm\tV"
    )


def test_headings_are_hints_with_the_number_beside_them() -> None:
    page = """
    <h1>Referat<br>Byrådet</h1><span class="label">2</span><h2>Budget</h2>
    <div>3.</div><div role="heading" aria-level="4"><div>Skole</div> <div>og SFO</div></div>
    <div>7</div><h2>4. Eventuelt</h2>
    """
    assert shown(page) == "Referat\nByrådet\n\n2 Budget\n\n3. Skole og SFO\n\n7\n\n4. Eventuelt"
    assert hints(page, "overskrift") == [
        ("Referat", "1"), ("Byrådet", "1"), ("2 Budget", "2"), ("3. Skole og SFO", "4"),
        ("4. Eventuelt", "2"),
    ]  # fmt: skip


def test_what_is_folded_is_shown_under_the_button_that_unfolds_it() -> None:
    page = """
    <button>Fold alle ud</button>
    <h3><button aria-expanded="false" aria-controls="p1">1. Dagsorden</button></h3>
    <div id="p1" hidden>Godkendt.</div>
    <a data-toggle="collapse" href="#p2">2. Budget</a><div id="p2" class="collapse">Vedtaget.</div>
    <details><summary>3. Eventuelt</summary><p>Intet.</details>
    <button aria-expanded="false"><span class="material-icons">expand_more</span></button>
    """
    assert shown(page) == lines(
        """
        1. Dagsorden

        Godkendt.

        2. Budget

        Vedtaget.

        3. Eventuelt

        Intet.
        """
    )
    assert hidden(page) == []
    assert hints(page, "overskrift") == [
        ("1. Dagsorden", "3"), ("2. Budget", "2"), ("3. Eventuelt", "3"),
    ]  # fmt: skip


def test_what_is_hidden_follows_what_is_shown() -> None:
    page = """
    <style>.intern, #x { display: none } @media print { .vist { display: none } }</style>
    <p>Vi <del>skal ikke</del> godkender.</p><p class=vist>Vist.</p>
    <p hidden>Sagen er ikke afgjort.</p><p style="display:none !important">Intern note om sagen</p>
    <p class=intern>Ring til Anne Bo</p><p id=x>Ring til Per Holm</p><p hidden>Henter</p>
    <p style="visibility:hidden">Dette ser man ikke</p><p aria-hidden=true>Dette ser man</p>
    <!-- Jeg er ikke enig i det her --><!-- menu --><!--[if mso]>Det er ikke en sag<![endif]-->
    <p><font color=white>Hvidt på det hvide</font></p>
    <table bgcolor=navy><tr><td style="color:#fff">Hvidt på blåt</table>
    """
    assert shown(page) == "Vi godkender.\n\nVist.\n\nDette ser man\n\nHvidt på blåt"
    assert hidden(page) == [
        ("skal ikke", "en slettet passage"),
        ("Sagen er ikke afgjort.", "skjult tekst"),
        ("Intern note om sagen", "skjult tekst"),
        ("Ring til Anne Bo", "skjult tekst"),
        ("Ring til Per Holm", "skjult tekst"),
        ("Dette ser man ikke", "skjult tekst"),
        ("Jeg er ikke enig i det her", "en kommentar"),
        ("Hvidt på det hvide", "hvid tekst"),
    ]


def test_what_only_small_screens_or_printers_show_is_no_text() -> None:
    assert shown(
        """
        <p><span class="d-none d-md-inline">Byrådets møde</span><span class="d-md-none">Møde</span>
        <span class="visible-print-block">fjordlev.dk</span><b class="md:hidden">Kort</b></p>
        <div class="d-none">Henter</div><div class="hidden md:block">Referat</div>
        """
    ) == ("Byrådets møde\n\nReferat")


def test_what_is_only_read_aloud_is_no_text_and_what_fades_in_is() -> None:
    page = """
    <style>.kun-oplæst { position: absolute; clip: rect(0 0 0 0) }</style>
    <p>Et møde <span class="kun-oplæst">åbner i et nyt vindue</span></p>
    <h2 style="text-indent: -9999px">Her begynder siden med referatet</h2>
    <div style="opacity: 0">Godkendt.</div><ul style="font-size: 0"><li>Vedtaget.</li></ul>
    <p style="left: -5000px">Cpr-nummer 010190-1234</p>
    """
    assert shown(page) == "Et møde\n\nGodkendt.\n\n- Vedtaget."
    assert hidden(page) == [("Cpr-nummer 010190-1234", "skjult tekst")]


def test_comments_beside_the_minutes_are_hidden_text() -> None:
    page = """
    <html><head><!-- version 20250512 --><!-- Det er ikke en sag for os --></head><body>
    <nav><!-- Det er ikke en sag for os --><!-- 010190-1234 --></nav>
    <!-- Vi skal huske at spørge Anne Bo --><main><h1>Referat</h1><p>Et møde</p></main></body>
    """
    assert hidden(page) == [
        ("010190-1234", "en kommentar"),
        ("Vi skal huske at spørge Anne Bo", "en kommentar"),
    ]


def test_comments_to_the_linter_are_hints_with_their_place() -> None:
    page = cleandoc(
        """
        <!-- referat-lint-disable-file STR109 -- skabelon -->
        <html><head><title>x</title></head><body><nav>menu</nav>
        <p>Et
        <!-- referat-lint-disable-next-line
             DAT501 -- trykfejl -->
        to</p></body></html>
        """
    )
    found = source(page)
    comments = [hint for hint in found.hints if hint.role == "kommentar"]
    assert [(found.place(hint.span.start)[0], hint.value) for hint in comments] == [
        (1, "referat-lint-disable-file STR109 -- skabelon"),
        (4, "referat-lint-disable-next-line DAT501 -- trykfejl"),
    ]
    assert all(not found.text[slice(*hint.span)].strip() for hint in comments)
    assert found.shown.strip() == "Et to"


def test_links_are_hints_with_their_target() -> None:
    page = 'Se <a href="bilag.pdf?a=1&amp;b=2">bilag 1</a>, <a name=x>her</a>, <a href="#y">y</a>'
    assert hints(page, "link") == [("bilag 1", "bilag.pdf?a=1&b=2"), ("y", "#y")]


def test_what_the_page_says_of_itself_is_metadata() -> None:
    assert source(
        """
        <html lang="da"><head><title>Referat
        af &quot;Byrådet&quot;</title><meta name=Generator content="Microsoft Word 15">
        <meta name="author" content="Anne Bo">
        <!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>Per Holm</o:Author>
        <o:LastAuthor>Kaj Tarp</o:LastAuthor><o:Revision>4</o:Revision></o:DocumentProperties></xml>
        <![endif]--></head><body>Et møde</body></html>
        """
    ).metadata == {
        "sprog": "da",
        "titel": 'Referat af "Byrådet"',
        "program": "Microsoft Word 15",
        "forfatter": "Anne Bo",
        "sidst gemt af": "Kaj Tarp",
        "revisioner": "4",
    }


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("<p>Æblegrød".encode(), "utf-8"),
        ("<p>Æblegrød".encode("cp1252"), "cp1252"),
        ("\ufeff<p>Æblegrød".encode("utf-16"), "utf-16-le"),
        ('<meta charset="windows-1252"><p>Æblegrød'.encode(), "utf-8"),
        ('<meta charset="utf-8"><p>Æblegrød'.encode("cp1252"), "cp1252"),
        ("<meta content='text/html; charset=IBM865'><p>Æblegrød".encode("cp865"), "cp865"),
        ('<?xml version="1.0" encoding="iso-8859-15"?><p>Æblegrød'.encode("iso8859-15"),
         "iso8859-15"),
        ("<meta charset=macintosh><p>Æblegrød".encode("mac_roman"), "mac_roman"),
    ],
)  # fmt: skip
def test_a_page_is_read_in_the_characters_it_was_saved_in(data: bytes, encoding: str) -> None:
    found = html.read(data, "x.html")
    assert (found.shown.strip("\ufeff\n"), found.encoding) == ("Æblegrød", encoding)


def test_a_page_that_says_how_it_is_saved_may_be_saved_so() -> None:
    (rule,) = (rule for rule in RULES if rule.code == "FIL004")
    body = "<h1>Byrådet - Referat</h1><h2>1. Dagsorden</h2><h3>Beslutning</h3><p>Godkendt."
    found = [
        lint(html.read(f"{head}{body}".encode("cp1252"), "x.html"), [rule]).findings
        for head in ('<meta charset="iso-8859-1">', "<meta name=x>")
    ]
    assert [len(findings) for findings in found] == [0, 1]


def test_a_page_that_a_script_fills_is_refused_in_words() -> None:
    with pytest.raises(Refused) as refused:
        read(b"<!doctype html><html><body><div id=app></div><script src=a.js></script>", "x.html")
    assert "script" in refused.value.reason
    with pytest.raises(Refused) as refused:
        read(b"<html><frameset cols=20%,*><frame src=a.htm><frame src=b.htm></frameset>", "x.html")
    assert "frames" in refused.value.reason


def test_a_page_is_told_by_its_content_or_by_its_name() -> None:
    assert read(b"<!-- x --><HTML><body>Et</body>", "x.txt").format == "html"
    assert read("<h1>Et møde</h1>".encode(), "x.htm").format == "html"
    assert read(b"<%@ Page %><!-- x --><html><body>Et", "x.aspx").format == "html"
    assert read(b"Et < to", "x.txt").format == "txt"


# Places


@given(st.text(alphabet="<>/!-?ab=\"' \n&", max_size=60))
def test_the_tokens_are_the_page(page: str) -> None:
    ends = [(start, end) for _, _, start, end in tokens(page, strict=False)]
    assert "".join(page[start:end] for start, end in ends) == page


WORDS = st.sampled_from(
    [
        "Byrådet",
        "a",
        " ",
        "\n",
        "\r\n",
        "  ",
        "&amp;",
        "&oslash;",
        "&nbsp;",
        "&#32;",
        "&x",
        "<",
        ">",
    ]
)
NAMES = (
    "p div b i br li ul ol table tr td th h2 pre del a dl dt dd blockquote details summary script"
    " style title main section button"
)
TAGS = st.sampled_from(NAMES.split())
OTHERS = st.sampled_from(
    [
        *("<!-- x -->", "<!-- Det er ikke en god sag -->", "<!", "<![CDATA[", "<?x"),
        "<!-- referat-lint-disable-line STR109 -- x -->",
        *("<p hidden>", '<p class="label">', '<span style="display:none">', "<a href=x>"),
        *("<ol start=9>", "<pre><code>"),
    ]
)
PIECES = st.one_of(WORDS, TAGS.map("<{}>".format), TAGS.map("</{}>".format), OTHERS)


@given(st.lists(PIECES, max_size=40).map("".join))
@example("<p>a\n  b&nbsp;c<pre> x\r\n y</pre>")
def test_every_character_stands_in_the_file_where_it_says(page: str) -> None:
    found = html.read(f"Et {page}".encode(), "x.html")
    ends = [*(piece.start for piece in found.pieces), len(found.text)][1:]
    for piece, end in zip(found.pieces, ends, strict=True):
        words = found.text[piece.start : end]
        if not piece.made:
            assert found.raw[piece.origin : piece.origin + len(words)] == words
    for word in re.finditer(r"\w+", found.text):
        runs = found.runs(Span(*word.span()))
        if runs:
            assert unescape("".join(found.raw[slice(*run)] for run in runs)) == word[0]
    for hint in found.hints:
        words = found.text[slice(*hint.span)]
        assert words == words.strip() or hint.role == "kommentar"
    if found.visible is not None:
        covered = [hint.span for hint in found.hints if hint.role == "skjult"]
        rest = "".join(
            char
            for at, char in enumerate(found.text)
            if at >= found.visible and not any(start <= at < end for start, end in covered)
        )
        assert rest.strip() == ""


def test_windows_line_ends_make_the_same_text() -> None:
    page = "<p>Et\nto</p>\n<pre>a\nb</pre>\n<!-- x\ny -->"
    assert shown(page) == html.read(page.replace("\n", "\r\n").encode(), "x").shown.strip("\n")


# Hostile pages


@pytest.mark.parametrize(
    "page",
    [
        "<a " * 100_000,
        "<a <a " * 100_000,
        '<a b="' * 100_000,
        "<a" + " a=b" * 200_000,
        "<!--" * 100_000,
        "</" * 100_000,
        "<![CDATA[" * 100_000,
        "<b>" * 100_000 + "<p>" * 20_000,
        "<li>" * 50_000,
        "<ul>" * 20_000 + "x",
        "<table><tr><td>" * 20_000 + "x",
        "<div class=label>a" * 20_000,
        "<style>" + "a{" * 100_000,
        "<style>" + ".a{b:c}" * 1_000_000,
        "<style>" + "@media x{.a{b:c}" * 50_000,
        "<p>" + "&amp" * 100_000,
        "<p>" + "a " * 200_000,
        "<button aria-expanded=false>x" * 20_000,
        "<p hidden>" * 50_000 + "x",
        "<i>" * 300 + "<p></i>" * 50_000,
        "<h1>" + "<b>x" * 50_000,
        "<table><tr>" + "<td>x" * 50_000,
        "<table>" + "<tr><td>a:<td>b" * 30_000,
        "<dl>" + "<dt>a<dd>b" * 30_000,
        "<blockquote>x" * 30_000,
        "<header><h2>x</h2></header>" * 20_000,
        "<main><h2>x</h2></main><aside>y</aside>" * 20_000,
        "<!-- referat-lint-enable -->" * 50_000 + "x",
        "x<!-- referat-lint-enable -->" * 50_000,
    ],
    ids=lambda page: page[:12],
)
def test_no_page_takes_more_than_its_length(page: str) -> None:
    begun = time.process_time()
    with contextlib.suppress(Refused):
        read(page.encode(), "x.html")
    assert time.process_time() - begun < 8


def test_a_row_of_comments_is_no_riddle() -> None:
    begun = time.process_time()
    assert read(b"<!---->" * 500 + b"Et", "x.txt").format == "txt"
    assert read(b"<!-- -- -->" * 300 + b"<html>Et", "x.txt").format == "html"
    assert time.process_time() - begun < 1


def test_a_million_nested_elements_are_read() -> None:
    page = "<p>Et møde<b>" * 10 + "<div>" * 1_000_000 + "Til sidst" + "</div>" * 1_000_000
    assert read(page.encode(), "x.html").shown.splitlines()[-1] == "Til sidst"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>a" * 400_000, "300.000 elementer"),
        ("<pre>" + "a\n" * 800_000, "flere linjer"),
        ("<p>" + "&oslash;a" * 800_000, "flere linjer"),
    ],
    ids=["elementer", "linjer", "tegn"],
)
def test_a_page_without_end_is_refused_in_words(page: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        read(page.encode(), "x.html")
    assert refused.value.status == "refused"
    assert words in refused.value.reason


# Suppressions


def test_the_next_line_is_the_next_that_has_text() -> None:
    page = cleandoc(
        """
        <p>Byrådet - Referat, 12. maj 2025</p><h2>1. Dagsorden</h2><h3>Beslutning</h3><p>Godkendt.
        <!-- referat-lint-disable-next-line SPR901 -- navnet skrives så -->
        <div class="x">

        <p>Byrådet's skole</p>
        </div>
        <p>Byrådet's vej <!-- referat-lint-disable-line SPR901 -- et navn --></p>
        <p>Byrådet's sal</p>
        """
    )
    found = html.read(page.encode(), "x.html")
    result = suppress(lint(found, RULES), allowances(found), RULES)
    assert [(f.line, f.suppressed) for f in result.findings if f.code in {"SPR901", "UND002"}] == [
        (5, "navnet skrives så"),
        (7, "et navn"),
        (8, None),
    ]


def test_cells_without_a_table_are_nothing_to_a_browser() -> None:
    assert shown("<p>Et<td>to</td><tr>tre") == "Ettotre"


def test_what_stands_before_an_article_may_be_its_head() -> None:
    words = "Dagsordenen blev godkendt. " * 20
    page = f"<h2>Byrådet</h2><p>12. maj 2025<article><h1>Referat</h1>{words}</article><p>Ring"
    assert shown(page) == f"Byrådet\n\n12. maj 2025\n\nReferat\n\n{words.strip()}"


def test_a_badge_in_a_heading_stands_below_it() -> None:
    page = '<h2><span class="label">2</span> Vej <span class="badge">Lukket</span></h2><p>Et'
    assert shown(page) == "2 Vej\nLukket\n\nEt"
    assert hints(page, "overskrift") == [("2 Vej", "2"), ("Lukket", "2")]
