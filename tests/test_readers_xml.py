"""Exports of case systems: fields become a referat, every word keeps its place."""

from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xml_samples import ACADRE, EDOC, EDOC_WEB, SAMPLES, SBSYS, SBSYS_DANISH

from referat_lint import Referat, lint, load_rules, parse
from referat_lint.readers import Refused, read
from referat_lint.readers.xml.tree import DEEPEST, ILLEGAL
from referat_lint.reports import REPORTS
from referat_lint.reports.view import View
from referat_lint.source import CARRIED, Hint, Source, Span

RULES = load_rules()


def referat(sample: str) -> Referat:
    return parse(read(sample.encode(), "møde.xml"))


def head(found: Referat) -> dict[str, Any]:
    moede = found.moede
    return {
        "art": found.art,
        "organ": moede.organ,
        "tid": (moede.dato, moede.start, moede.slut),
        "sted": moede.sted,
        "medlemmer": [(m.navn, m.parti, m.rolle) for m in found.medlemmer],
        "liste": found.medlemsliste,
        "fravaerende": [f.navn for f in found.fravaerende],
        "deltagere": [d.navn for d in found.deltagere],
    }


def items(found: Referat) -> list[tuple[Any, ...]]:
    return [
        (
            p.nummer,
            p.titel,
            p.lukket,
            p.sagsnummer,
            [a.slags for a in p.afsnit],
            p.beslutning and p.beslutning.tekst,
            [b.titel for b in p.bilag],
            [f.navn for f in p.fravaerende],
        )
        for p in found.punkter
    ]


def found_in(sample: str, name: str = "møde.xml") -> list[tuple[str, str, int, str | None]]:
    result = lint(read(sample.encode(), name), RULES)
    return [(f.code, f.outcome, f.line, f.element) for f in result.findings]


def test_a_publication_of_sbsys_is_read_field_by_field() -> None:
    found = referat(SBSYS)
    assert head(found) == {
        "art": "referat",
        "organ": "Digitaliseringsudvalget",
        "tid": ("2013-05-15", "16:30", "18:00"),
        "sted": "Lokale 3 på Fjordlev Rådhus",
        "medlemmer": [("Ditte Birkholt", "A", None), ("Karl Østerlund", "V", None)],
        "liste": "alle",
        "fravaerende": ["Karl Østerlund"],
        "deltagere": [],
    }
    assert items(found) == [
        ("1", "Meddelelser", False, None, ["beslutning"], "Taget til efterretning.", [], []),
        (
            "2",
            "Salg af grund på Møllevej",
            True,
            "13/2044",
            ["sagsfremstilling", "indstilling", "beslutning", "bilag"],
            "Godkendt.",
            ["Købstilbud"],
            ["Karl Østerlund"],
        ),
    ]


def test_an_agenda_of_sbsys_whose_decisions_are_empty_is_no_referat() -> None:
    agenda = SBSYS.replace("[Minutes]", "[Final]")
    for words in ("Taget til efterretning.", "Godkendt."):
        agenda = agenda.replace(words, "")
    found = referat(agenda.replace("NotParticipating", "NotDecided"))
    assert found.art == "dagsorden"
    assert [p.beslutning for p in found.punkter] == [None, None]
    assert (found.fravaerende, found.fravaer_angivet) == ((), None)


@pytest.mark.parametrize(
    ("status", "absent"),
    [
        ("AsText>NotDecided", None),
        ("AsValue>0", None),
        ("AsText>", None),
        ("AsValue>1", []),
        ("AsText>Participating", []),
        ("AsValue>2", ["Ditte Birkholt"]),
        ("AsValue>3", ["Ditte Birkholt"]),
        ("AsText>Afbud", ["Ditte Birkholt"]),
        ("AsValue>4", None),
    ],
)
def test_absence_is_told_only_where_sbsys_says_so_of_every_member(
    status: str, absent: list[str] | None
) -> None:
    sample = SBSYS.replace("NotParticipating", "Participating", 1)
    start = sample.index("<ParticipationStatusAsText>")
    end = sample.index("</ParticipationStatusAsText>") + len("</ParticipationStatusAsText>")
    field, _, words = status.partition(">")
    told = f"<ParticipationStatus{field}>{words}</ParticipationStatus{field}>"
    found = referat(sample[:start] + told + sample[end:])
    if absent is None:
        assert (found.fravaerende, found.fravaer_angivet) == ((), None)
    else:
        assert [f.navn for f in found.fravaerende] == absent
        assert found.fravaer_angivet is not None


def test_the_agendas_of_one_meeting_are_one_referat_with_what_was_decided_before() -> None:
    start, end = SBSYS.index("\t\t<Agenda "), SBSYS.index("\t</Agendas>")
    agenda = SBSYS[start:end]
    first, second = agenda.index('\t\t\t\t<Item ID="60'), agenda.index('\t\t\t\t<Item ID="61')
    stop = agenda.index("\t\t\t</Items>")
    history = (
        "<ItemHistory><ItemField><Caption>Beslutning</Caption><Content>&lt;p&gt;Udsat.&lt;/p&gt;"
        "</Content><MeetingDetails><CommitteeName>Teknisk Udvalg</CommitteeName><MeetingDueDate>"
        "02-04-2013 16:00:00</MeetingDueDate></MeetingDetails></ItemField></ItemHistory>"
    )
    opened = agenda[:second] + agenda[stop:]
    closed = (agenda[:first] + agenda[second:]).replace("<Fields>", f"{history}<Fields>")
    closed = closed.replace("<NumberAndTitle><![CDATA[13/2044 - Salg]]></NumberAndTitle>", "")
    closed = closed.replace("<Caption>", "<ItemCaseNumber>13/77</ItemCaseNumber><Caption>", 1)
    source = read((SBSYS[:start] + opened + closed + SBSYS[end:]).encode(), "møde.xml")
    found = parse(source)
    assert not found.flere_moeder
    assert [(p.nummer, p.lukket, p.sagsnummer) for p in found.punkter] == [
        ("1", False, None),
        ("2", True, "13/77"),
    ]
    told = [(t.organ, t.dato, t.tekst) for t in found.punkter[1].tidligere]
    assert told == [("Teknisk Udvalg", "2013-04-02", "Udsat.")]
    assert found.punkter[1].beslutning is not None
    assert found.punkter[1].beslutning.tekst == "Godkendt."


def test_the_later_agenda_of_sbsys_is_read_from_attributes() -> None:
    found = referat(SBSYS_DANISH)
    assert head(found) == {
        "art": "referat",
        "organ": "Teknisk Udvalg",
        "tid": ("2018-08-27", "16:00", "17:45"),
        "sted": "Fjordlev Rådhus",
        "medlemmer": [],
        "liste": None,
        "fravaerende": [],
        "deltagere": [],
    }
    sections = ["resume", "beslutning", "bilag"]
    bus = "Ny busrute & stoppesteder"
    files = ["Kort over ruten", "Personaleoversigt"]
    assert items(found) == [
        (None, bus, False, None, sections, "Godkendt.", files, []),
        (None, "Personalesag", True, None, ["beslutning"], "Taget til efterretning.", [], []),
    ]


def test_an_attachment_that_must_not_be_published_is_hinted() -> None:
    source = read(SBSYS_DANISH.encode(), "møde.xml")
    closed = [source.text[slice(*h.span)] for h in source.hints if h.role == "lukket"]
    assert closed == ["- Personaleoversigt", "Personalesag"]


def test_edoc_items_come_by_number_with_the_text_that_the_export_has() -> None:
    found = referat(EDOC)
    assert head(found) == {
        "art": "referat",
        "organ": "Sundhedsudvalget",
        "tid": ("2012-12-04", "13:00", None),
        "sted": None,
        "medlemmer": [("Lone Agerbo", "A", "formand"), ("Per Vestergaard", "A", None)],
        "liste": "fremmoedte",
        "fravaerende": ["Ib Krogh"],
        "deltagere": ["Mie Holt"],
    }
    sections = ["indstilling", "beslutning", "bilag"]
    assert items(found) == [
        ("1", "Meddelelser", False, None, ["beslutning"], "Taget til efterretning", [], []),
        (
            "2",
            "Takst på Engvej",
            False,
            "2012-31673",
            sections,
            "Indstillingen godkendt",
            ["Takstberegning"],
            ["Per Vestergaard"],
        ),
        ("3", "Køb af klinik", True, None, [], None, [], []),
    ]
    assert found.tabt == ()


def test_what_stands_behind_the_items_of_edocs_whole_text_is_read() -> None:
    start = EDOC.index("Indstilling\n")
    item = EDOC[start : EDOC.index("</FullText>", start)]
    contents = "2.\tTakst på Engvej\t3\n"
    sample = EDOC.replace(contents, f"{contents}\n{item}\nMødet hævet kl. 14.30\n")
    found = referat(sample)
    assert (found.moede.slut, len(found.punkter)) == ("14:30", 3)
    assert items(found) == items(referat(EDOC))


def test_numbered_members_do_not_end_the_head_of_edocs_text() -> None:
    listed = EDOC.replace("Lone Agerbo (A) -", "1. Lone Agerbo (A) -").replace(
        "Per Vestergaard (A)\n\nAfbud", "2. Per Vestergaard (A)\n\nAfbud"
    )
    assert head(referat(listed)) == head(referat(EDOC))
    bare = listed.replace("INDHOLDSFORTEGNELSE\n", "")
    assert head(referat(bare)) == head(referat(EDOC))


def test_edocs_whole_text_is_read_where_the_items_have_none() -> None:
    start, end = EDOC.index("          <FullText>1."), EDOC.index("    </MeetingAgendaType>")
    whole = """      </MeetingAgendaItem></MeetingAgendaItems><FullText>Sundhedsudvalget
Referat
Tilstede
Lone Agerbo (A) - formand

1.\tMeddelelser
Sundhedsudvalgets beslutning den 04.12.2012 Punkt 1
Taget til efterretning

2.\tTakst på Engvej
Sundhedsudvalgets beslutning den 04.12.2012 Punkt 2
Udsat
</FullText>
"""
    text = EDOC[:start] + whole + EDOC[end:]
    first, last = text.index("          <FullText>\n"), text.index("        </MeetingAgendaItem>")
    found = referat(text[:first] + text[last:])
    assert [(p.nummer, p.titel, p.beslutning and p.beslutning.tekst) for p in found.punkter] == [
        ("1", "Meddelelser", "Taget til efterretning"),
        ("2", "Takst på Engvej", "Udsat"),
        ("3", "Køb af klinik", None),
    ]


def test_minutes_that_stand_in_files_that_are_not_here_are_unsure() -> None:
    start = EDOC.index("          <FullText>\n")
    end = EDOC.index("</FullText>", start) + len("</FullText>\n")
    gone = EDOC[:start] + EDOC[end:]
    assert referat(gone).tabt == ("tekst",)
    found = lint(read(gone.encode(), "møde.xml"), RULES).findings
    assert [(f.code, f.outcome) for f in found if f.outcome == "failed"] == [("FIL005", "failed")]
    assert {f.code for f in found if f.item == "2"} <= {"STR101", "STR102"}


def test_the_web_agenda_of_edoc_is_read_through_its_namespace() -> None:
    found = referat(EDOC_WEB)
    assert head(found) == {
        "art": "referat",
        "organ": "Kulturudvalget",
        "tid": ("2017-05-02", "10:00", "11:30"),
        "sted": "Mødelokale 1",
        "medlemmer": [("Hanne Lyng", "F", "Formand"), ("Niels Brandt", "V", None)],
        "liste": "alle",
        "fravaerende": [],
        "deltagere": ["Maja Fynbo"],
    }
    sections = ["sagsfremstilling", "beslutning", "bilag"]
    files = ["Tegning.pdf"]
    assert items(found) == [
        ("1", "Nyt museum", False, "17/612", sections, "Godkendt.", files, ["Niels Brandt"]),
        ("2", "Ansættelse", True, None, ["beslutning"], None, [], []),
    ]


def test_an_export_of_acadre_has_its_absent_members_and_sections() -> None:
    found = referat(ACADRE)
    assert head(found) == {
        "art": "referat",
        "organ": "Udvalget for plan, klima og kultur",
        "tid": ("2013-06-20", "10:30", "13:00"),
        "sted": "Kursuscenteret i Skovby",
        "medlemmer": [
            ("Jens Mølgaard", "A", "Formand"),
            ("Ole Bang", "A", None),
            ("Stine Friis", "C", None),
        ],
        "liste": "alle",
        "fravaerende": ["Ole Bang", "Stine Friis"],
        "deltagere": [],
    }
    sections = ["resume", "bilag", "beslutning", "indstilling", "beslutning"]
    files = ["Notat om temamødet", "Løntabel"]
    assert items(found) == [
        ("15", "Kulturby 2017. Fokus", False, "12/27845", sections, "Godkendt.", files, []),
        ("16", "Ansøgning", True, "13/99", ["beslutning"], "Udsat.", [], []),
    ]


def test_titles_labels_and_fields_are_hinted() -> None:
    source = read(EDOC_WEB.encode(), "møde.xml")
    told = [(h.role, h.value, source.text[slice(*h.span)]) for h in source.hints]
    assert told == [
        ("overskrift", "1", "Kulturudvalget"),
        ("felt", "Mødedato", "Mødedato: 02-05-2017"),
        ("felt", "Mødetid", "Mødetid: 10:00 - 11:30"),
        ("felt", "Mødested", "Mødested: Mødelokale 1"),
        ("felt", "Fraværende", "Fraværende: Ingen"),
        ("felt", "Gæster", "Gæster: Maja Fynbo"),
        ("overskrift", "2", "Punkt 1: Nyt museum"),
        ("felt", "Sagsnr.", "Sagsnr.: 17/612"),
        ("overskrift", "3", "Sagsbeskrivelse"),
        ("overskrift", "3", "Beslutning"),
        ("felt", "Fraværende", "Fraværende: Niels Brandt"),
        ("overskrift", "3", "Bilag"),
        ("lukket", "felt", "Punkt 2: Ansættelse"),
        ("overskrift", "2", "Punkt 2: Ansættelse"),
        ("overskrift", "3", "Beslutning"),
    ]


def test_sections_of_acadre_come_in_the_order_that_it_gives_them() -> None:
    sample = ACADRE
    for place, name in ((3, "Resumé"), (2, "Indstilling")):
        order = f'<field name="bulletsortorder">{place}</field><field name="bulletname">{name}<'
        sample = sample.replace(f'<field name="bulletname">{name}<', order)
    item = referat(sample).punkter[0]
    assert [a.slags for a in item.afsnit] == [
        "bilag", "beslutning", "beslutning", "indstilling", "resume",
    ]  # fmt: skip


def test_what_edoc_is_not_to_publish_is_closed() -> None:
    closed = EDOC.replace("SKAL PUBLICERES", "MÅ IKKE PUBLICERES")
    assert [p.lukket for p in referat(closed).punkter] == [False, True, True]


def test_html_in_a_field_is_read_as_a_browser_shows_it() -> None:
    text = read(ACADRE.encode(), "møde.xml").text
    assert "\nResumé\nAfdelingen har lagt en plan\u00a0for Bang & Søn.\n" in text


def test_lists_tables_and_hidden_words_of_a_field_are_those_of_a_page() -> None:
    html = (
        "<ol type=A><li>k&oslash;b godkendes</li><li>salg udsættes</li></ol>"
        "<table><tr><th>År</th><th>Kr.</th></tr><tr><td>2014</td><td>5</td></tr></table>"
        '<p style="display:none">Anna Holm, 010190-1234</p><h2>Mere</h2>'
    )
    sample = SBSYS.replace("<p>Det indstilles, at grunden s&aelig;lges.</p>", html)
    source = read(sample.encode(), "møde.xml")
    shown = "\nA. køb godkendes\nB. salg udsættes\n\nÅr\tKr.\n2014\t5\n\nMere\nBeslutning\n"
    assert shown in source.shown
    assert source.text[len(source.shown) :] == "Anna Holm, 010190-1234\n"
    hints = [(h.role, h.value) for h in source.hints if "Holm" in source.text[slice(*h.span)]]
    assert hints == [("skjult", "skjult tekst")]
    levels = {source.text[slice(*h.span)]: h.value for h in source.hints if h.role == "overskrift"}
    assert (levels["Indstilling"], levels["Mere"]) == ("3", "5")
    assert_placed(source)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_character_of_an_export_stands_where_it_is_said_to(name: str) -> None:
    source = read(SAMPLES[name].encode(), "møde.xml")
    assert_placed(source)
    assert all(
        source.hints[n].span <= source.hints[n + 1].span for n in range(len(source.hints) - 1)
    )


def assert_placed(source: Source) -> None:
    ends = [*(piece.start for piece in source.pieces[1:]), len(source.text)]
    for piece, end in zip(source.pieces, ends, strict=True):
        if not piece.made:
            there = source.raw[piece.origin : piece.origin + end - piece.start]
            there = ILLEGAL.sub(" ", there)
            assert " ".join(source.text[piece.start : end].split()) == " ".join(there.split())
    assert [mark.start for mark in source.marks] == sorted(mark.start for mark in source.marks)


def test_a_finding_in_an_export_is_told_by_line_and_element() -> None:
    faulty = SBSYS.replace("<p>Godkendt.</p>", "<p>Godkendt den 31. juni 2013.</p>")
    line = faulty[: faulty.index("31. juni")].count("\n") + 1
    path = "/Publication/Agendas/Agenda/Items/Item[2]/Fields/ItemField[4]/Content"
    assert ("DAT502", "failed", line, path) in found_in(faulty)


def test_a_title_that_stands_before_its_number_ends_no_earlier_than_it_begins() -> None:
    sample = SBSYS.replace("Salg af grund på Møllevej", "Salg af på Møllevej på Møllevej")
    source = read(sample.encode(), "møde.xml")
    start = source.text.index("Punkt 2: ")
    span = Span(start, source.text.index("\n", start))
    assert source.place(span.start)[0] == sample[: sample.index("[2]]")].count("\n") + 1
    assert source.end_place(span) == source.place(span.start)


def test_the_element_of_a_finding_stands_in_every_report() -> None:
    faulty = SBSYS.replace("<p>Godkendt.</p>", "<p>Godkendt den 31. juni 2013.</p>")
    result = lint(read(faulty.encode(), "møde.xml"), [r for r in RULES if r.code == "DAT502"])
    path = "/Publication/Agendas/Agenda/Items/Item[2]/Fields/ItemField[4]/Content"
    view = View(tuple(RULES))
    for name in ("full", "concise", "json", "json-lines", "sarif"):
        assert path in "".join(REPORTS[name]([result], view)), name


def test_what_is_made_is_told_by_the_element_for_which_it_was_made() -> None:
    source = read(EDOC_WEB.encode(), "møde.xml")
    path = "/Root/Committee/Meeting/Agenda/AgendaElements/AgendaElement[1]/HandlingItem"
    for words, element in (
        ("Punkt 1: ", "SerialNo"),
        ("Beslutning\n", "HandlingPlan/Handling/Decision"),
        ("Bilag\n", "Attachments/Attachment/Title"),
    ):
        at = source.text.index(words)
        assert source.mark(at).element == f"{path}/{element}"
        assert source.place(at)[0] == line_of(EDOC_WEB, f"{path}/{element}")


def line_of(sample: str, path: str) -> int:
    """The line of an element that is the first of its name behind the first item's heading."""
    name = path.rpartition("/")[2]
    start = (
        sample.index("<edoc:SerialNo>") if name != "Title" else sample.index("<edoc:Attachment>")
    )
    return sample[: sample.index(f"<edoc:{name}>", start)].count("\n") + 1


def test_a_closed_item_with_content_in_an_export_is_undecided() -> None:
    found = found_in(SBSYS)
    path = "/Publication/Agendas/Agenda/Items/Item[2]/Fields/ItemField[1]/Caption"
    assert found == [("PER804", "undecided", 45, path)]


def test_illegal_references_are_survived_and_move_no_place() -> None:
    sick = EDOC.replace("Takst på Engvej</Title>", "Takst&#x1; på&#0; Engvej&#xFFFF;</Title>")
    sick = sick.replace("taksten godkendes", "taksten\x02 godkendes &hellip; 1\u00a0&nbsp;kr.")
    source = read(sick.encode(), "møde.xml")
    assert_placed(source)
    assert "taksten  godkendes … 1\u00a0\u00a0kr." in source.text
    assert [p.titel for p in parse(source).punkter][1] == "Takst på Engvej"


def test_the_text_of_attached_files_is_hidden_and_looked_at_for_personal_numbers() -> None:
    source = read(EDOC.replace("Bodil Høst", "Bodil Høst, 010190-1234").encode(), "møde.xml")
    assert source.visible is not None
    assert source.text[source.visible :] == "Beregnet af Bodil Høst, 010190-1234.\n"
    start = source.visible
    assert source.hints[-1] == Hint(Span(start, len(source.text) - 1), "skjult", CARRIED)
    assert "Bodil" not in source.shown
    said = [(f.code, f.message.partition(";")[0]) for f in lint(source, RULES).findings]
    assert ("PER801", "I teksten i en vedhæftet fil står et cpr-nummer") in said
    assert "PER806" not in {code for code, _ in said}


def test_a_comment_in_an_export_lets_findings_pass() -> None:
    wish = "<!-- referat-lint-disable-file FRE201 -- listen ligger i arkivet -->"
    source = read(SBSYS.replace("<Agendas>", f"{wish}<Agendas>").encode(), "møde.xml")
    hint = next(hint for hint in source.hints if hint.role == "kommentar")
    assert hint.value == "referat-lint-disable-file FRE201 -- listen ligger i arkivet"
    assert source.place(hint.span.start)[0] == 5


def test_xml_that_no_case_system_wrote_is_read_as_its_words() -> None:
    source = read(b"<?xml version='1.0'?><a><b>Et</b><c>to <d>tre</d></c></a>", "x.xml")
    assert source.text == "Et\nto\ntre\n"
    assert [mark.element for mark in source.marks] == ["/a/b", "/a/c", "/a/c/d"]
    assert parse(source).art == "andet"


@pytest.mark.parametrize(
    "data",
    [
        EDOC_WEB.encode(),
        b"\xef\xbb\xbf" + EDOC_WEB.encode(),
        ("\ufeff" + EDOC_WEB).encode("utf-16-le"),
        b"\r\n" + SBSYS_DANISH.encode(),
        SBSYS_DANISH.replace("utf-8", "iso-8859-1").encode("latin-1"),
    ],
)
def test_xml_is_known_with_and_without_declaration_in_any_encoding(data: bytes) -> None:
    source = read(data, "møde.xml")
    assert source.format == "xml"
    assert parse(source).art == "referat"
    assert "ø" in source.text


DOCTYPE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "{}">]><a>&x;</a>'


@pytest.mark.parametrize(
    ("data", "reason", "status"),
    [
        (DOCTYPE.format("ha" * 99), "DOCTYPE", "refused"),
        ('<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/hosts"><a/>', "DOCTYPE", "refused"),
        ("<?xml version='1.0'?>" + "<a>" * (DEEPEST + 1), "lag", "refused"),
        ("<?xml version='1.0'?><a>" + "<b/>" * 3 + "<c>", "linje 1", "unreadable"),
        ("<?xml version='1.0'?>\n<a>\n</b>", "linje 3", "unreadable"),
        ("<?xml version='1.0'?>\n<a> R & D </a>", "linje 2", "unreadable"),
        ("<?xml version='1.0'?><a>   </a>", "tom", "unreadable"),
    ],
)
def test_xml_that_is_dangerous_or_broken_is_refused_with_a_reason(
    data: str, reason: str, status: str
) -> None:
    with pytest.raises(Refused, match=reason) as refused:
        read(data.encode(), "møde.xml")
    assert refused.value.status == status
    assert refused.value.advice.endswith(".")


def test_a_million_nested_elements_are_refused_at_once() -> None:
    with pytest.raises(Refused, match="lag"):
        read(b"<?xml version='1.0'?>" + b"<a>" * 1_000_000 + b"</a>" * 1_000_000, "møde.xml")


def test_reading_takes_time_in_proportion_to_the_file() -> None:
    def seconds(times: int) -> float:
        sample = EDOC.replace("Tilstede", "\n \t" * times + "Tilstede").replace("A)", "A) " * times)
        began = process_time()
        read(sample.encode(), "møde.xml")
        return process_time() - began

    seconds(100)
    assert seconds(80_000) < 12 * max(seconds(20_000), 0.05)


@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_any_export_cut_or_broken_is_read_or_refused(name: str, data: st.DataObject) -> None:
    sample = SAMPLES[name]
    at = data.draw(st.integers(0, len(sample)))
    words = data.draw(st.text("<>&;\"'/a1 \x01", max_size=6))
    gone = data.draw(st.integers(0, 40))
    broken = sample[:at] + words + sample[at + gone :]
    try:
        source = read(broken.encode(), "møde.xml")
    except Refused:
        return
    if source.format != "xml":
        return
    assert_placed(source)
    parse(source)
