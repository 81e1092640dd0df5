"""A Word file is read as it will stand when its changes are accepted; every word leads back."""

import re
from html import unescape
from typing import Any

import pytest
from word_parts import W, p, packed, r, root, style, table, word
from word_parts import files as entries

from referat_lint import read
from referat_lint.readers import Refused
from referat_lint.source import Hint, Mark, Source, Span

WORDS = re.compile(r"\S+")
BY = 'w:id="1" w:author="Karen Holm" w:date="2024-01-02T03:04:00Z"'


def docx(*body: str, **parts: Any) -> Source:
    return read(word(*body, **parts), "referat.docx")


def hidden(source: Source) -> list[tuple[str, str]]:
    """What is not to be seen: why, and the words."""
    return [(h.value, source.text[slice(*h.span)]) for h in source.hints if h.role == "skjult"]


def hints(source: Source, *roles: str) -> list[tuple[str, str, str]]:
    return [
        (role, source.text[slice(*span)], value)
        for span, role, value in source.hints
        if not roles or role in roles
    ]


def leads_back(source: Source) -> bool:
    """Whether each word's runs, unescaped, are the word; no run where some of it was made."""
    spans = [Span(*found.span()) for found in WORDS.finditer(source.text)]
    told = [(source.text[slice(*span)], source.runs(span)) for span in spans]
    return bool(told) and all(
        word == "".join(unescape(source.raw[slice(*run)]) for run in runs)
        for word, runs in told
        if runs
    )


# Words and signs


def test_paragraphs_are_lines_and_an_empty_one_is_a_blank_line() -> None:
    source = docx("Byrådet", "Referat", "", "", "Punkt 1")
    assert source.text == "Byrådet\nReferat\n\nPunkt 1\n"
    assert (source.format, source.part, source.markup) == ("docx", "word/document.xml", True)
    assert source.shown == source.text
    assert source.marks == (Mark(0, paragraph=1), Mark(8, paragraph=2), Mark(17, paragraph=5))
    assert leads_back(source)


def test_a_word_in_several_runs_leads_to_all_of_them() -> None:
    source = docx(p(r("Be"), '<w:proofErr w:type="spellStart"/>', r("slut", "<w:b/>"), r("ning")))
    assert source.text == "Beslutning\n"
    runs = source.runs(Span(0, 10))
    assert [source.raw[slice(*run)] for run in runs] == ["Be", "slut", "ning"]
    assert hints(source) == [("fed", "slut", "")]


def test_what_is_escaped_is_shown_and_leads_to_what_is_written() -> None:
    source = docx(p("Fest &amp; kultur &lt;her&gt; &#229;r"))
    assert source.text == "Fest & kultur <her> år\n"
    runs = [source.runs(Span(*found.span())) for found in WORDS.finditer(source.text)]
    assert [[source.raw[slice(*run)] for run in word] for word in runs] == [
        *(["Fest"], ["&amp;"], ["kultur"], ["&lt;her&gt;"], ["&#229;r"])
    ]
    assert leads_back(source)


def test_character_data_and_comments_of_xml_are_no_tags() -> None:
    words = "<w:r><w:t><![CDATA[a < b <w:t>c]]></w:t></w:r>"
    source = docx(p("x", words), p("<w:r><w:t>for<!-- </w:t><w:t>ikke -->an</w:t></w:r>"))
    assert source.text == "xa < b <w:t>c\nforan\n"
    assert leads_back(source)


def test_blanks_count_as_the_file_says() -> None:
    source = docx(
        p("<w:r><w:t>  Møde </w:t></w:r>", r(" i "), "<w:r><w:t>\n  Byrådet\n</w:t></w:r>"),
        p(r("to\nlinjer\tog\r\nblanke")),
    )
    assert source.text == "Møde i Byrådet\nto linjer og blanke\n"
    assert leads_back(source)


def test_signs_that_have_tags_are_words() -> None:
    source = docx(
        p("Dato:", r("<w:tab/>"), "5. marts", r("<w:br/>"), "kl. 17", r("<w:cr/>"), "slut"),
        p("A", r("<w:noBreakHyphen/>"), "kasse", r("<w:softHyphen/>"), "medlem"),
        p(
            r('<w:sym w:font="Wingdings" w:char="F0FC"/>'),
            r('<w:sym w:font="Symbol" w:char="F0B7"/>'),
            r('<w:sym w:font="Arial" w:char="00E5"/>'),
            r('<w:sym w:char="zz"/>'),
        ),
        p(r('<w:br w:type="page"/>'), "Side 2", r("<w:br/>")),
    )
    assert source.text == "Dato:\t5. marts\nkl. 17\nslut\nA-kassemedlem\n✓•å•\nSide 2\n"
    assert leads_back(source)


def test_words_of_controls_tags_and_formulas_are_read() -> None:
    inner = p(
        "inde",
        '<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr><w:alias w:val="x"/></w:sdtPr>'
        f"<w:sdtContent>{r(' i en linje')}</w:sdtContent></w:sdt>",
    )
    source = docx(
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>",
        f"<w:customXml>{p('<w:smartTag>' + r('Vejle') + '</w:smartTag>')}</w:customXml>",
        p("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"),
    )
    assert source.text == "inde i en linje\nVejle\na+b\n"
    assert leads_back(source)


# Fields and links


def field(code: str, *result: str) -> str:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    told = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return (
        sign.format("begin") + told + sign.format("separate") + "".join(result) + sign.format("end")
    )


def test_a_field_shows_its_result_which_stands_nowhere() -> None:
    source = docx(
        p(r("Den "), field(" DATE ", r("5. marts"))),
        p('<w:fldSimple w:instr=" MERGEFIELD Sted ">', r("Rådhuset"), "</w:fldSimple>"),
        p(field(" IF ", field(" PAGE ", r("2")), r(" = 1")), "Slut"),
    )
    assert source.text == "Den 5. marts\nRådhuset\n2 = 1Slut\n"
    assert [source.runs(Span(*w.span())) == () for w in WORDS.finditer(source.text)] == [
        *(False, True, True, True, True, True, True)
    ]


def test_a_field_in_the_code_of_another_is_not_shown() -> None:
    nested = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + field("PAGE", r("7"))
    ended = (
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("ja")
        + ('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    )
    assert docx(p(nested, ended), "Slut").text == "ja\nSlut\n"


def test_a_field_that_never_ends_hides_nothing_but_its_paragraph() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert docx(p("For", begun, "kode"), "Slut").text == "For\nSlut\n"


def test_a_field_over_several_paragraphs_is_read() -> None:
    begin, end = field(r' TOC \o "1-3" ', "|").split("|")
    source = docx(
        p(begin, "1. Økonomi", r("<w:tab/>"), "3"), p("2. Skoler", r("<w:tab/>"), "4", end)
    )
    assert source.text == "1. Økonomi\t3\n2. Skoler\t4\n"


def test_a_table_of_contents_as_word_writes_it_is_read() -> None:
    def row(words: str, page: str) -> str:
        number = field(" PAGEREF _Toc1 \\h ", r(page))
        return f'<w:hyperlink w:anchor="_Toc1">{r(words)}{r("<w:tab/>")}{number}</w:hyperlink>'

    begin, end = field(' TOC \\o "1-3" \\h ', "|").split("|")
    source = docx(
        "<w:sdt><w:sdtPr><w:docPartObj/></w:sdtPr><w:sdtContent>"
        + p("Indhold")
        + p(begin, row("1. Økonomi", "3"))
        + p(row("2. Skoler", "4"))
        + p(end)
        + "</w:sdtContent></w:sdt>",
        '<w:p w14:paraId="1" xmlns:w14="urn:x"><w:bookmarkStart w:id="0" w:name="_Toc1"/>'
        '<w:r w:rsidR="00A1"><w:lastRenderedPageBreak/><w:t>1. Økonomi</w:t></w:r></w:p>',
    )
    assert source.text == "Indhold\n1. Økonomi\t3\n2. Skoler\t4\n\n1. Økonomi\n"
    assert [value for _, _, value in hints(source, "link")] == ["#_Toc1", "#_Toc1"]
    assert [bool(source.runs(Span(*m.span()))) for m in WORDS.finditer(source.text)] == [
        *(True, False, False, False, False, False, False, True, True)
    ]


def test_links_are_hints_with_their_target() -> None:
    source = docx(
        p(
            "Se ",
            '<w:hyperlink r:id="x">',
            r("planen"),
            "</w:hyperlink>",
            " og ",
            '<w:hyperlink w:anchor="bilag">',
            r("bilaget"),
            "</w:hyperlink>",
            ".",
        ),
        p(field(' HYPERLINK "https://eksempel.dk/a" \\l "b" ', r("aftalen")), " er ny"),
        links={"x": "https://eksempel.dk/?a=1&amp;b=2"},
    )
    assert source.text == "Se planen og bilaget.\naftalen er ny\n"
    assert hints(source, "link") == [
        ("link", "planen", "https://eksempel.dk/?a=1&b=2"),
        ("link", "bilaget", "#bilag"),
        ("link", "aftalen", "https://eksempel.dk/a#b"),
    ]
    assert leads_back(source)
    assert source.runs(Span(22, 29))


# Tracked changes, hidden words, comments


def test_tracked_changes_are_read_as_accepted() -> None:
    source = docx(
        p(
            "Godkendt",
            f"<w:del {BY}><w:r><w:delText> ikke</w:delText></w:r></w:del>",
            f"<w:ins {BY}>",
            r(" enstemmigt"),
            "</w:ins>",
            ".",
        ),
        p(f"<w:moveTo {BY}>", r("Flyttet."), "</w:moveTo>"),
        p(f"<w:moveFrom {BY}>", r("Flyttet."), "</w:moveFrom>"),
        p(
            f"<w:ins {BY}><w:del {BY}><w:r><w:delText>Fortrudt</w:delText></w:r></w:del></w:ins>",
            "Slut",
        ),
    )
    assert source.shown == "Godkendt enstemmigt.\nFlyttet.\nSlut\n"
    assert hidden(source) == [
        ("en slettet passage", "ikke"),
        ("en slettet passage", "Flyttet."),
        ("en slettet passage", "Fortrudt"),
    ]
    assert hints(source, "indsat") == [
        ("indsat", "enstemmigt", "Karen Holm"),
        ("indsat", "Flyttet.", "Karen Holm"),
    ]
    assert leads_back(source)
    assert [source.mark(h.span.start).paragraph for h in source.hints if h.role == "skjult"] == [
        *(1, 3, 4)
    ]


def test_a_deleted_end_of_paragraph_joins_what_is_left() -> None:
    gone = f"<w:rPr><w:del {BY}/></w:rPr>"
    source = docx(
        p("Godkendt ", own=gone),
        p("med bemærkninger.", style="Overskrift1"),
        p(f"<w:del {BY}><w:r><w:delText>Væk</w:delText></w:r></w:del>", own=gone),
        p("Slut"),
        p("Sidst", own=gone),
        styles=style("Overskrift1", "heading 1"),
    )
    assert source.shown == "Godkendt med bemærkninger.\nSlut\nSidst\n"
    assert hidden(source) == [("en slettet passage", "Væk")]
    assert hints(source, "overskrift") == [("overskrift", "Godkendt med bemærkninger.", "1")]


def test_properties_before_a_change_do_not_count() -> None:
    source = docx(
        p(
            r("Synlig", f"<w:b/><w:rPrChange {BY}><w:rPr><w:vanish/></w:rPr></w:rPrChange>"),
            own=f'<w:pPrChange {BY}><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>',
        ),
        p(r("Fed", f"<w:rPrChange {BY}><w:rPr/></w:rPrChange><w:b/>")),
    )
    assert source.text == "Synlig\nFed\n"
    assert hints(source) == [("fed", "Synlig", ""), ("fed", "Fed", "")]


def test_a_deleted_row_is_hidden() -> None:
    row = f"<w:tr><w:trPr><w:del {BY}/></w:trPr><w:tc>{p('Bo Lund')}</w:tc></w:tr>"
    source = docx("<w:tbl>" + row + f"<w:tr><w:tc>{p('Ida Holm')}</w:tc></w:tr></w:tbl>")
    assert source.shown == "Ida Holm\n"
    assert hidden(source) == [("en slettet passage", "Bo Lund")]


def test_what_is_told_not_to_be_shown_is_hidden_text() -> None:
    source = docx(
        p("Åben ", r("hemmelig", "<w:vanish/>"), r("synlig", '<w:vanish w:val="0"/>')),
        p("i et afsnit", style="Skjult"),
        p(r("med tegn", '<w:rStyle w:val="Tegn"/>'), r("!", '<w:rStyle w:val="Tegn"/>')),
        styles=style("Skjult", "Skjult", "<w:rPr><w:vanish/></w:rPr>")
        + style("Grund", "Grund", "<w:rPr><w:vanish/></w:rPr>", kind="character")
        + style("Tegn", "Tegn", base="Grund", kind="character"),
    )
    assert source.shown == "Åben synlig\n"
    assert hidden(source) == [
        ("skjult tekst", "hemmelig"),
        ("skjult tekst", "i et afsnit"),
        ("skjult tekst", "med tegn!"),
    ]
    assert leads_back(source)


WHITE = '<w:color w:val="ffffff"/>'


def test_white_words_are_hidden_where_the_ground_is_white() -> None:
    shaded = '<w:shd w:val="clear" w:color="auto" w:fill="{}"/>'
    source = docx(
        p(r("hvid", WHITE), r("sort", '<w:color w:val="000000"/>')),
        p(r("på gråt", WHITE + shaded.format("EEEEEE"))),
        p(
            r("på blåt ", WHITE + shaded.format("1F3864")),
            r("på gult", WHITE + '<w:highlight w:val="yellow"/>'),
        ),
        table(
            [
                f"<w:tcPr>{shaded.format('1F3864')}</w:tcPr>{p(r('Navn', WHITE))}",
                p(r("Parti", WHITE)),
            ]
        ),
        table([p(r("Kol", WHITE))], own='<w:tblStyle w:val="Mørk"/>'),
        p(r("i en stil", WHITE), style="Bånd"),
        styles=style("Mørk", "Mørk", shaded.format("000000"), kind="table")
        + style("Bånd", "Bånd", f"<w:rPr>{shaded.format('800000')}</w:rPr>"),
    )
    assert source.shown == "sort\npå blåt på gult\nNavn\nKol\ni en stil\n"
    assert hidden(source) == [
        ("hvid tekst", "hvid"),
        ("hvid tekst", "på gråt"),
        ("hvid tekst", "Parti"),
    ]


def comment(key: int, *words: str, author: str = "Karen Holm") -> str:
    return f'<w:comment w:id="{key}" w:author="{author}">{"".join(map(p, words))}</w:comment>'


def commented(key: int, *runs: str) -> str:
    inside = "".join(one if one.startswith("<") else r(one) for one in runs)
    return (
        f'<w:commentRangeStart w:id="{key}"/>{inside}<w:commentRangeEnd w:id="{key}"/>'
        f'<w:r><w:commentReference w:id="{key}"/></w:r>'
    )


def test_comments_are_hidden_text_at_their_passage() -> None:
    source = docx(
        "Byrådet",
        p("Bo ", commented(1, "stemte imod"), "."),
        comments=comment(1, "Er det rigtigt?", "Ring til 12 34 56 78.")
        + comment(2, "Løs")
        + comment(3, "AFS301: ret tallet", author="referat-lint"),
    )
    assert source.shown == "Byrådet\nBo stemte imod.\n"
    assert hidden(source) == [
        ("en kommentar", "Er det rigtigt?\nRing til 12 34 56 78."),
        ("en kommentar", "Løs"),
        ("referat-lints egen kommentar", "AFS301: ret tallet"),
    ]
    first = next(h.span for h in source.hints if h.role == "skjult")
    assert source.mark(first.start).paragraph == 2
    assert source.raw[source.origin(first.start) :].startswith('<w:commentRangeStart w:id="1"/>')
    assert source.runs(first) == ()


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("referat-lint: ignorer AFS301 - det er drøftet", "AFS301 -- det er drøftet"),
        ("Referat-lint:  Ignorér AFS301, SPR901 – to regler ", "AFS301, SPR901 -- to regler"),
        ("referat-lint: ignorer stemmetal-stemmer-ikke -- ja", "stemmetal-stemmer-ikke -- ja"),
        ("referat-lint: ignorer AFS301", "AFS301"),
        ("referat-lint: ignorer", ""),
    ],
)
def test_a_comment_that_allows_a_finding_is_a_hint_on_its_passage(said: str, value: str) -> None:
    source = docx(
        "Byrådet", p("Bo ", commented(7, "stemte ", r("imod")), "."), comments=comment(7, said)
    )
    assert hidden(source) == []
    words = f"referat-lint-disable-line {value}".strip()
    assert source.hints == (Hint(Span(11, 22), "kommentar", words),)
    assert source.text == "Byrådet\nBo stemte imod.\n"


def test_a_comment_over_several_paragraphs_covers_them() -> None:
    start, end = commented(1, "|").split(r("|"))
    source = docx(
        start, "Et", "To", p("Tre", end), comments=comment(1, "referat-lint: ignorer X1 - y")
    )
    assert source.text[slice(*source.hints[0].span)] == "Et\nTo\nTre"


# What stands beside the text


def test_the_first_pages_header_stands_first_and_other_heads_and_feet_nowhere() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:headerReference w:type="first" r:id="header2"/><w:titlePg/></w:sectPr>'
    )
    parts = {
        "header1": p("Hver side"),
        "header2": p("Byrådet") + p("12. marts 2024"),
        "footer1": p("Bund"),
    }
    source = docx(p("Referat"), p("Punkt 1"), section, **parts)
    assert source.text == "Byrådet\n12. marts 2024\n\nReferat\nPunkt 1\n"
    assert source.runs(Span(0, 7)) == ()
    assert source.raw[source.origin(0) :].startswith("<w:p>")
    assert [(mark.start, mark.paragraph) for mark in source.marks] == [(0, 1), (32, 2)]
    other = section.replace("<w:titlePg/>", '<w:titlePg w:val="0"/>')
    assert docx(p("Referat"), other, **parts).text == "Hver side\n\nReferat\n"
    ends = p("Referat", own=section)
    assert docx(ends, "Mere", "<w:sectPr/>", **parts).text.startswith("Byrådet\n")
    only = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:titlePg/></w:sectPr>'
    assert docx(p("Referat"), only, **parts).text == "Referat\n"


def note(key: int, *words: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{key}">{"".join(map(p, words))}</w:{kind}>'


def test_notes_stand_behind_their_paragraph_or_table() -> None:
    refers = r('<w:footnoteReference w:id="2"/>')
    source = docx(
        p("Budgettet", refers, " er vedtaget."),
        table([p("Sal", r('<w:endnoteReference w:id="1"/>')), "100"], ["Have", "50"]),
        "Slut",
        footnotes=note(-1, "") + note(2, "I 2024-priser.", "Jf. loven."),
        endnotes=note(1, "Uden moms.", kind="endnote"),
    )
    assert source.text == (
        "Budgettet er vedtaget.\nI 2024-priser.\nJf. loven.\nSal\t100\nHave\t50\nUden moms.\nSlut\n"
    )
    at = source.text.index("I 2024")
    assert source.runs(Span(at, at + 6)) == ()
    assert source.raw[source.origin(at) :].startswith("<w:footnoteReference")
    assert source.mark(at).paragraph == 1
    assert leads_back(source)


def test_a_note_stands_once_however_often_it_is_referred_to() -> None:
    refers = r('<w:footnoteReference w:id="1"/>')
    source = docx(p("a", refers, refers), p("b", refers), footnotes=note(1, "note"))
    assert source.text == "a\nnote\nb\n"


def test_a_note_is_deleted_with_what_refers_to_it() -> None:
    refers = f"<w:del {BY}>" + r('<w:footnoteReference w:id="1"/>') + "</w:del>"
    source = docx(p("Budgettet", refers, "."), "Slut", footnotes=note(1, "Ikke", "vedtaget."))
    assert source.shown == "Budgettet.\nSlut\n"
    assert hidden(source) == [
        ("en slettet passage", "Ikke"),
        ("en slettet passage", "vedtaget."),
    ]
    assert source.mark(source.text.index("Ikke")).paragraph == 1


BOX = "<w:pict><v:textbox xmlns:v='urn:v'><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict>"


def test_a_text_box_stands_behind_its_paragraph_and_in_one_shape_only() -> None:
    new = BOX.format(p("Boks") + p("To"))
    choice = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{new}</mc:Choice><mc:Choice Requires='x'>"
        f"{BOX.format(p('Anden'))}</mc:Choice><mc:Fallback>{BOX.format(p('Gammel'))}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    source = docx(
        p("Før ", f"<w:r>{choice}</w:r>", r("efter", "<w:b/>")), p(f"<w:r>{new}</w:r>"), "Slut"
    )
    assert source.text == "Før efter\nBoks\nTo\nBoks\nTo\nSlut\n"
    assert [mark.paragraph for mark in source.marks] == [1, 2, 3]
    assert leads_back(source)


def test_a_fallback_alone_is_read() -> None:
    only = f"<mc:AlternateContent><mc:Fallback>{r('Gammel')}</mc:Fallback></mc:AlternateContent>"
    assert docx(p(only, "!")).text == "Gammel!\n"


def test_metadata_has_danish_names() -> None:
    made = entries("Referat")
    made["docProps/core.xml"] = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>Møde &amp; mad</dc:title>'
        "<dc:creator>Karen Holm</dc:creator><cp:lastModifiedBy>Bo Lund</cp:lastModifiedBy>"
        "<cp:revision>7</cp:revision><dc:language/><dc:subject>x</dc:subject></cp:coreProperties>"
    )
    made["docProps/app.xml"] = (
        "<Properties xmlns='e'><Template>Referat.dotm</Template><TotalTime>95</TotalTime>"
        "<Application>Microsoft Office Word</Application><Company>Grønbro Kommune</Company>"
        "<Manager>Ida Vang</Manager></Properties>"
    )
    assert read(packed(made), "x.docx").metadata == {
        "titel": "Møde & mad",
        "forfatter": "Karen Holm",
        "sidst gemt af": "Bo Lund",
        "revisioner": "7",
        "skabelon": "Referat.dotm",
        "redigeringstid": "95",
        "program": "Microsoft Office Word",
        "firma": "Grønbro Kommune",
        "leder": "Ida Vang",
    }


# How the parts are saved


@pytest.mark.parametrize("saved", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "iso-8859-1"])
def test_a_part_is_read_however_it_is_saved(saved: str) -> None:
    made = entries(p("Møde på Ærø &amp; Als"))
    text = str(made["word/document.xml"]).replace("UTF-8", re.sub("-[a-z]+$", "", saved))
    mark = "\ufeff" if saved[-3:] in ("-le", "-be") else ""
    made["word/document.xml"] = (mark + text).encode(saved)
    source = read(packed(made), "x.docx")
    assert source.text == "Møde på Ærø & Als\n"
    assert source.raw == text
    assert leads_back(source)


@pytest.mark.parametrize("prefix", ["ns0", "x-y", ""])
def test_a_file_may_give_its_names_another_prefix(prefix: str) -> None:
    made = entries(p("Punkt 1", f"<w:ins {BY}>", r("!"), "</w:ins>"), table(["a", "b"]))
    text = str(made["word/document.xml"])
    colon = prefix + ":" * bool(prefix)
    text = re.sub(r"(</?)w:", rf"\1{colon}", text).replace(
        "xmlns:w=", f"xmlns{':' * bool(prefix)}{prefix}="
    )
    made["word/document.xml"] = text.replace(" w:", f" {prefix or 'q'}:").replace(
        " xmlns:r=", f' xmlns:q="{W}" xmlns:r='
    )
    source = read(packed(made), "x.docx")
    assert source.text == "Punkt 1!\na\tb\n"
    assert hints(source, "indsat") == [("indsat", "!", "Karen Holm")]


def test_the_strict_form_of_the_format_is_read() -> None:
    made = {
        name: data.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
        for name, data in entries("Referat").items()
        if isinstance(data, str)
    }
    assert read(packed(made), "x.docx").text == "Referat\n"


def test_the_body_may_lie_under_another_name() -> None:
    made = entries("Referat", styles=style("H", "heading 1"))
    made = {name.replace("document", "document2"): data for name, data in made.items()}
    for name in ("[Content_Types].xml", "_rels/.rels"):
        made[name] = str(made[name]).replace("word/document.xml", "word/document2.xml")
    source = read(packed(made), "x.docx")
    assert (source.text, source.part) == ("Referat\n", "word/document2.xml")


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_files_with_macros_and_templates_are_word_files(kind: str) -> None:
    made = entries("Referat")
    made["[Content_Types].xml"] = re.sub(
        r"application/vnd[\w.-]+\+xml", kind, str(made["[Content_Types].xml"])
    )
    assert read(packed(made), "referat.docm").text == "Referat\n"


# What is not read


def changed(name: str, data: str | bytes | None) -> bytes:
    made = entries("Referat", styles=style("H", "heading 1"))
    if data is None:
        del made[name]
    else:
        made[name] = data
    return packed(made)


BODY = "word/document.xml"
HARMED = "Word-filen er beskadiget: »word/document.xml« i den kan ikke læses."
BODILESS = "Word-filen er beskadiget: Selve dokumentet mangler i den."


@pytest.mark.parametrize(
    ("data", "reason", "status"),
    [
        (changed(BODY, None), BODILESS, "unreadable"),
        (changed("_rels/.rels", None), BODILESS, "unreadable"),
        (changed(BODY, "<w:document"), HARMED, "unreadable"),
        (changed(BODY, ""), HARMED, "unreadable"),
        (changed(BODY, "<a/>"), HARMED, "unreadable"),
        (changed(BODY, b"<?xml version='1.0' encoding='x-y'?><a/>"), HARMED, "unreadable"),
        (changed(BODY, root("document", "a").encode("utf-16")[:-3]), HARMED, "unreadable"),
        (
            changed("word/styles.xml", "<w:styles>"),
            "Word-filen er beskadiget: »word/styles.xml« i den kan ikke læses.",
            "unreadable",
        ),
        (
            changed(BODY, '<!DOCTYPE a [<!ENTITY b "c">]>' + root("document", "a")),
            "»word/document.xml« har en DOCTYPE, og den har et dokument aldrig.",
            "refused",
        ),
        (
            changed("[Content_Types].xml", "<Types/>"),
            "Filen siger ikke selv, at den er et Word-dokument.",
            "unreadable",
        ),
        (
            changed("[Content_Types].xml", None),
            "Filen siger ikke selv, at den er et Word-dokument.",
            "unreadable",
        ),
        (
            changed("WORD/Document.xml", "x"),
            "Word-filen rummer to dele med navnet »WORD/Document.xml«.",
            "unreadable",
        ),
        (word("Referat")[:-30], "Zip-filen er beskadiget.", "unreadable"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + b"\0" * 600
            + "EncryptedPackage".encode("utf-16-le"),
            "Filen er låst med en adgangskode.",
            "unreadable",
        ),
        (word("", ""), "Filen er tom.", "unreadable"),
        (
            word("Referat", '<w:altChunk r:id="x"/>'),
            "En del af teksten ligger i en indlejret fil, som Word først henter ind.",
            "unreadable",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data: bytes, reason: str, status: str) -> None:
    with pytest.raises(Refused) as caught:
        read(data, "referat.docx")
    assert (caught.value.reason, caught.value.status) == (reason, status)
    assert caught.value.advice


def test_no_depth_and_no_length_of_nesting_does_harm() -> None:
    deep = 20_000
    for name in ("w:sdt", "w:ins", "w:tbl", "w:txbxContent", "mc:Fallback", "w:p", "w:hyperlink"):
        nested = f"<{name}>" * deep + r("dybt") + f"</{name}>" * deep
        assert docx("Før", f"<w:p>{nested}</w:p>", "efter").text.split()[-1] == "efter", name
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert docx(p(begun * deep), "efter").text == "efter\n"
