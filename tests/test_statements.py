"""Statements: what kind, by whom, in which words; and what is none."""

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from referat_lint.grammar.lines import plain
from referat_lint.grammar.statements import STATEMENT_GUARDS, VERBS, statements
from referat_lint.grammar.votes import votes
from referat_lint.source import Span, Text

often = settings(max_examples=50, deadline=None)


def text(words: str, start: int = 0) -> Text:
    return Text(words, Span(start, start + len(words)))


def read(words: str) -> list[tuple[str, str | None, str]]:
    passage = text(words)
    return [(one.slags, one.af, one.tekst) for one in statements(passage, votes(passage))]


REMARK = "C afgav følgende protokolbemærkning: ”Vi ønsker en lavere gæld. Det haster.”"
BELOW = 'V og Liste B afgav følgende protokolbemærkning:\n\n"Vi mener. Vi tror."'
ALONE = {  # each is one statement, and its whole text
    "Venstre foreslog, at måltallet udgår.": ("forslag", "Venstre"),
    "Gitte Bjørn (C) foreslog, at der tilføjes et mål.": ("forslag", "Gitte Bjørn"),
    "Liste A foreslog skolen lukket.": ("forslag", "Liste A"),
    "Herefter foreslog Bo Ek (A), at punktet udsættes.": ("forslag", "Bo Ek"),
    "Bo Ek (A) og Ida Lund (V) foreslog, at punktet udsættes.": ("forslag", "Bo Ek og Ida Lund"),
    "Formanden foreslog, at punktet udsættes.": ("forslag", "Formanden"),
    "Enhedslisten stillede følgende ændringsforslag: ”at 150 bliver 200”.": (
        "aendringsforslag",
        "Enhedslisten",
    ),
    "Ændringsforslag fra Venstre: at 150 bliver 200.": ("aendringsforslag", "Venstre"),
    "Hanne Skyum (O) bemærkede, at børn bør sejle gratis.": ("bemaerkning", "Hanne Skyum"),
    "Bo Ek (Ø) ønsker ført til protokols, at det bør gøres.": ("bemaerkning", "Bo Ek"),
    "Borgmester Bo Ek (A) bemærkede, at det er godt. Han ønsker mere.": ("bemaerkning", "Bo Ek"),
    "Bo Ek (O) ønskede tilført protokollen, at det er dyrt.": ("bemaerkning", "Bo Ek"),
    "Bo Ek ønskede følgende tilført protokollen: Det er dyrt.": ("bemaerkning", "Bo Ek"),
    "Liste Ø bad om at få ført til protokollen, at det er dyrt.": ("bemaerkning", "Liste Ø"),
    "Bo Ek bad om, at det blev ført til protokols.": ("bemaerkning", "Bo Ek"),
    "Bo Ek anmodede om at få sin holdning noteret i protokollen.": ("bemaerkning", "Bo Ek"),
    "A og V fik ført til protokol, at det er dyrt.": ("bemaerkning", "A og V"),
    "Venstre ønskede det protokolleret, at det er dyrt.": ("bemaerkning", "Venstre"),
    "Bo Ek lod følgende tilføre protokollen: Det er dyrt.": ("bemaerkning", "Bo Ek"),
    "Bo Ek (A) bad om en protokoltilførsel om prisen.": ("bemaerkning", "Bo Ek"),
    "Protokolbemærkning fra Liste B: Vi er imod.": ("bemaerkning", "Liste B"),
    REMARK: ("bemaerkning", "C"),
    BELOW: ("bemaerkning", "V og Liste B"),
    "Liste O kan ikke godkende indstillingen.": ("afvigende_mening", "Liste O"),
    "Venstres byrådsgruppe kunne ikke tiltræde punkt 2.": (
        "afvigende_mening",
        "Venstres byrådsgruppe",
    ),
    "Et mindretal bestående af A og Ø ønskede, at sagen udsættes.": ("afvigende_mening", "A og Ø"),
    "Nanna Bach tog forbehold.": ("forbehold", "Nanna Bach"),
    "Enhedslisten begærede sagen indbragt for Byrådet.": ("standsning", "Enhedslisten"),
    "Bo Ek (O) gjorde brug af standsningsretten.": ("standsning", "Bo Ek"),
    "Lars Toft (O) frafalder standsningsretten.": ("frafald", "Lars Toft"),
    "Bo Ek ønskede at frafalde standsningen af punkt 30.": ("frafald", "Bo Ek"),
    "Bo Ek trak sit forslag tilbage.": ("frafald", "Bo Ek"),
}
NONE = [
    "",
    "Godkendt.",
    "Centerchef Bo Ek orienterede om sagen.",
    "Centerchef Bo Ek bemærkede, at det går godt.",
    "Administrationen foreslår, at sagen udsættes.",
    "Udvalget kunne ikke støtte dette.",
    "Godkendt, idet udvalget bemærkede, at det haster.",
    "Ansøgningen indsendes med forbehold for politisk godkendelse.",
    "Ingen bemærkninger.",
    "Forvaltningen bad om at få ført til protokollen, at det er dyrt.",
    "Bo Ek fik ordet.",
    "Bo Ek bad om en pause.",
    "Referatet blev godkendt uden bemærkninger.",
    "Et enigt udvalg anbefaler indstillingen.",
]


@pytest.mark.parametrize("words", ALONE)
@pytest.mark.parametrize(
    "around", ["{}", "Godkendt.\n\n{}\n\nUdsat.", "Sagen er drøftet.\n{}\nGodkendt."]
)
def test_a_statement_is_its_sentences_and_who_made_it(words: str, around: str) -> None:
    slags, af = ALONE[words]
    assert read(around.format(words)) == [(slags, af, words)]


@pytest.mark.parametrize("words", NONE)
def test_what_officials_bodies_and_matters_do_is_no_statement(words: str) -> None:
    assert read(words) == []


def test_who_can_accept_is_a_vote_where_sides_are_listed_and_else_a_statement() -> None:
    listed = "Bo Ek (A) kan tiltræde indstillingen. Ida Lund (V) kan ikke tiltræde indstillingen."
    assert read(listed) == []
    alone = "Ida Lund (V) kan ikke tiltræde indstillingen."
    assert read(alone) == [("afvigende_mening", "Ida Lund", alone)]


def test_a_reason_beside_a_list_of_names_is_a_statement() -> None:
    reason = "Liste B stemte imod, idet der mangler penge."
    words = f"For: 1 (Bo Ek (A))\nImod: 1 (Ida Lund (B))\n{reason}\nGodkendt."
    assert read(words) == [("afvigende_mening", "Liste B", reason)]


def test_proposals_stand_beside_the_votes_on_them() -> None:
    words = "Venstre foreslog, at X.\n\nEt flertal, Bo Ek (V), stemte for.\n\nBo Ek foreslog, at Y."
    assert read(words) == [
        ("forslag", "Venstre", "Venstre foreslog, at X."),
        ("forslag", "Bo Ek", "Bo Ek foreslog, at Y."),
    ]


def test_the_people_who_speak_are_named_with_their_parties() -> None:
    (said,) = statements(text("Liste A, Bo Ek (løsgænger) og Ida Lund (V) foreslog, at X."))
    assert said.af == "Liste A, Bo Ek og Ida Lund"
    assert [(who.navn, who.parti) for who in said.personer] == [
        ("Bo Ek", "løsgænger"),
        ("Ida Lund", "V"),
    ]


def test_a_statement_with_decomposed_letters_is_read_and_stands_in_its_place() -> None:
    words = "Godkendt.\n\nRa\u030admand Bo A\u030as (A) foresla\u030ar, at det sker. Udsat."
    (said,) = statements(text(words, 5))
    assert (said.slags, said.af) == ("forslag", "Bo A\u030as")
    assert words[said.span.start - 5 : said.span.end - 5] == said.tekst
    assert said.tekst == words[11:-7]
    assert [(who.navn, who.parti) for who in said.personer] == [("Bo A\u030as", "A")]


PIECES = st.sampled_from(
    [
        *(
            "Bo Ek",
            "Ida Lund (A)",
            "Liste A",
            "A\u030as",
            "Venstre",
            "V",
            "Han ",
            "Udvalget",
            "Et mindretal ",
            "C",
        ),
        *(" foreslog", " bemærkede", " tog forbehold", " kan ikke tiltræde", " stemte imod, idet"),
        *(" afgav følgende protokolbemærkning", " frafalder standsningsretten", "Bemærkning fra "),
        *(
            ", at",
            " ",
            ".",
            ". ",
            ":",
            "\n",
            "\n\n",
            ", ",
            " og ",
            '"',
            "”",
            "»",
            "«",
            "(",
            ")",
            "x",
        ),
    ]
)
NEARLY_STATEMENTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)


@given(NEARLY_STATEMENTS, st.integers(0, 1000))
@often
def test_any_text_is_read_and_every_statement_stands_in_its_place(words: str, start: int) -> None:
    passage, end = text(words, start), start
    for said in statements(passage, votes(passage)):
        assert end <= said.span.start < said.span.end <= start + len(words)
        assert words[said.span.start - start : said.span.end - start] == said.tekst
        assert said.tekst == said.tekst.strip()
        for who in said.personer:
            assert said.span.start <= who.span.start < who.span.end <= said.span.end
        end = said.span.end


def guard() -> re2.Set:
    matcher = re2.Set.SearchSet()
    for one in STATEMENT_GUARDS:
        matcher.Add(one)
    matcher.Compile()
    return matcher


GUARD = guard()


@pytest.mark.parametrize("slags", VERBS)
@given(data=st.data())
@often
def test_no_guard_hides_a_line_that_makes_a_statement(slags: str, data: st.DataObject) -> None:
    words = data.draw(st.from_regex(VERBS[slags], fullmatch=True))
    line = plain(f"Bo Ek (A) {words} sagen.").replace("\n", " ")
    assert GUARD.Match(line) or not statements(text(line))


@given(NEARLY_STATEMENTS)
@often
def test_no_guard_hides_what_nearly_is_a_statement(words: str) -> None:
    line = plain(words).replace("\n", " ")
    assert GUARD.Match(line) or not statements(text(line))
