"""Lists of people: everybody in them, once, with what is printed beside the name, in its place."""

import unicodedata
from unittest import mock

import pyparsing as pp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat_lint.grammar.entries import named
from referat_lint.grammar.people import Who, item_numbers, parties, people, voters
from referat_lint.source import Span, Text

MANY = 50_000


def text(words: str, start: int = 0) -> Text:
    return Text(words, Span(start, start + len(words)))


def shown(who: Who) -> str:
    """`NAVN (PARTI) rolle; grund; [ORGANISATION]; rest; @1+2; for NAVN`, what is there."""
    parts = [
        f"{who.navn} ({who.parti})" if who.parti else str(who.navn),
        who.rolle,
        who.grund and f"grund {who.grund}",
        who.organisation and f"[{who.organisation}]",
        who.rest and f"rest {who.rest}",
        "@" + "+".join(who.punkter) if who.punkter else None,
        who.for_ and f"for {who.for_}",
    ]
    return "; ".join(filter(None, parts))


LISTS = {
    "": [],
    "Bo Ek": ["Bo Ek"],
    "Bo Ek og Ida Lund.": ["Bo Ek", "Ida Lund"],
    "Bo Ek, Ida Lund samt Per Bæk & Lis Ny": ["Bo Ek", "Ida Lund", "Per Bæk", "Lis Ny"],
    "Bo Ek (A), og Ida Lund (V)": ["Bo Ek (A)", "Ida Lund (V)"],
    "Bo Ek , Ida Lund ,": ["Bo Ek", "Ida Lund"],
    # Lines, bullets, columns, numbers
    "Helen Friis (A)\nJacob Panton Bro (V)\n\nJan Buch-Ry": [
        "Helen Friis (A)",
        "Jacob Panton Bro (V)",
        "Jan Buch-Ry",
    ],
    "Bo Ek \nIda Lund ": ["Bo Ek", "Ida Lund"],
    "  • Bo Ek (A), Formand\n  • Ida Lund (V)": ["Bo Ek (A); Formand", "Ida Lund (V)"],
    "- Bo Ek\n- Ida Lund": ["Bo Ek", "Ida Lund"],
    "- [x] Bo Ek\n- [ ] Ida Lund (referent)": ["Bo Ek", "Ida Lund; referent"],
    "1. Bo Ek, Ø\n2. Ida Lund": ["Bo Ek (Ø)", "Ida Lund"],
    "Bo Ek    Ida Lund\nPer Bæk\tLis Ny": ["Bo Ek", "Ida Lund", "Per Bæk", "Lis Ny"],
    "Bo Ek V Ida Lund A": ["Bo Ek (V)", "Ida Lund (A)"],
    "1) Bo Ek 2) Ida Lund": ["Bo Ek", "Ida Lund"],
    "**Bo Ek**, Ida Lund / Per Bæk": ["Bo Ek", "Ida Lund", "Per Bæk"],
    "Bo Ek, Ida Lund\nAfbud: Per Bæk": ["Bo Ek", "Ida Lund", "Per Bæk"],
    # Wrapped names
    "Lene Lind, Kristina\nKongsted, Allan Berg\nMortensen": [
        "Lene Lind",
        "Kristina Kongsted",
        "Allan Berg Mortensen",
    ],
    "Kristina\nKongsted": ["Kristina Kongsted"],
    "Bo Ek, Jan van\nder Berg": ["Bo Ek", "Jan van der Berg"],
    "Anna, Bo,\nCarl": ["Anna", "Bo", "Carl"],
    "Anna\nBo\nCarl": ["Anna", "Bo", "Carl"],
    # Parties
    "Bo Ek, A, Ida Lund, (V), Per Bæk ( Ø )": ["Bo Ek (A)", "Ida Lund (V)", "Per Bæk (Ø)"],
    "Ole Aa (UP), Lis Ny (DF), Pe Ta ((V)": ["Ole Aa (UP)", "Lis Ny (DF)", "Pe Ta (V)"],
    "Bo Ek (abcd) V, Ida Lund (INIT) A": ["Bo Ek (V)", "Ida Lund (A)"],
    "Lis Ny (), Bo Ek -": ["Lis Ny", "Bo Ek"],
    "Bo Ek (Løsgænger), Ida Lund, løsgænger": ["Bo Ek (Løsgænger)", "Ida Lund (løsgænger)"],
    "Bo Ek (Enhedslisten), Ida Lund (Frie Liberale)": [
        "Bo Ek (Enhedslisten)",
        "Ida Lund (Frie Liberale)",
    ],
    "Bo Ek (T), A (nu LISTEN)\nIda Lund, A (nu LISTEN)": ["Bo Ek (T)", "Ida Lund (A)"],
    "Bo Ek (Ø). Ida Lund (G)": ["Bo Ek (Ø)", "Ida Lund (G)"],
    "Bo Ek og Ida Lund (A)": ["Bo Ek", "Ida Lund (A)"],
    "Bo Ek (F)Ida Lund (V) Per Bæk (Ø)": ["Bo Ek (F)", "Ida Lund (V)", "Per Bæk (Ø)"],
    "Bo Ek og Ida Lund (begge A)": ["Bo Ek (A)", "Ida Lund (A)"],
    "Socialdemokratiet: Bo Ek, Ida Lund\nV: Per Bæk": [
        "Bo Ek (Socialdemokratiet)",
        "Ida Lund (Socialdemokratiet)",
        "Per Bæk (V)",
    ],
    # One field a line
    "Bo Ek\n\nformand\n\n(A)\n\nIda Lund\n\nmedlem\n\n(Løsgænger)": [
        "Bo Ek (A); formand",
        "Ida Lund (Løsgænger); medlem",
    ],
    # Roles
    "Formand Bo Ek (A)\nBorgmester: Ida Lund\nLis Ny (C) - Formand": [
        "Bo Ek (A); Formand",
        "Ida Lund; Borgmester",
        "Lis Ny (C); Formand",
    ],
    "Borgmester - Bo Ek (C)\nRådmand - Ida Lund (A)": [
        "Bo Ek (C); Borgmester",
        "Ida Lund (A); Rådmand",
    ],
    "formand; Bo Ek, kasserer; Ida Lund, Per Bæk": [
        "Bo Ek; formand",
        "Ida Lund; kasserer",
        "Per Bæk",
    ],
    "Forældrevalgte: Bo Ek, Ida Lund (Formand)": ["Bo Ek", "Ida Lund; Formand"],
    "Ø (midlertidigt medlem), Bo Ek, Ø (midlertidigt medlem)": ["Bo Ek (Ø)"],
    "Bo Ek, Formand (A), Ida Lund (næstformand, V)": [
        "Bo Ek (A); Formand",
        "Ida Lund (V); næstformand",
    ],
    "Formand: Bo Ek (A) Næstformand: Ida Lund (V)": [
        "Bo Ek (A); Formand",
        "Ida Lund (V); Næstformand",
    ],
    "Formand Bo Ek, næstformand Ida Lund, Suppleant Per Bæk": [
        "Bo Ek; Formand",
        "Ida Lund; næstformand",
        "Per Bæk; Suppleant",
    ],
    # Organisations
    "Bo Ek - Dansk Handicap, Ida Lund DH, Per Bæk (fratrådt)": [
        "Bo Ek; [Dansk Handicap]",
        "Ida Lund; [DH]",
        "Per Bæk; rest fratrådt",
    ],
    "Bo Ek, Center for Job og Ida Lund": ["Bo Ek; [Center for Job]", "Ida Lund"],
    "Arbejdsmarked/AET": ["Arbejdsmarked/AET"],
    "Bo Ek (ABC) fra Ventilation A/S": ["Bo Ek; [Ventilation A/S]"],
    # Reasons, statuses, item numbers
    "Bo Ek (A), tjenesterejse": ["Bo Ek (A); grund tjenesterejse"],
    "Bo Ek (syg), Ida Lund - ferie, Per Bæk (Orlov)": [
        "Bo Ek; grund syg",
        "Ida Lund; grund ferie",
        "Per Bæk; grund Orlov",
    ],
    "Bo Ek pga. sygdom og Ida Lund grundet ferie": [
        "Bo Ek; grund pga. sygdom",
        "Ida Lund; grund grundet ferie",
    ],
    "Bo Ek (B), sag 129-131": ["Bo Ek (B); @129+130+131"],
    "Bo Ek, punkt 3, 5 og 7, Ida Lund": ["Bo Ek; @3+5+7", "Ida Lund"],
    "Bo Ek: Deltog\nIda Lund: Afbud (Stedfortræder Per Bæk, fraværende ved sag 1-2. )": [
        "Bo Ek; rest Deltog",
        "Ida Lund; rest Afbud; @1+2",
        "Per Bæk; for Ida Lund",
    ],
    "Bo Ek ved afbud Ida Lund": ["Bo Ek", "Ida Lund"],
    # Substitutes
    "Bo Ek, stedfortræder Ida Lund (V), Per Bæk": ["Bo Ek", "Ida Lund (V); for Bo Ek", "Per Bæk"],
    "Bo Ek (V), Suppleant for Ida Lund (V)": ["Bo Ek (V); Suppleant; for Ida Lund"],
    "Bo Ek (Stedfortræder for Ida Lund (A))": ["Bo Ek; Stedfortræder; for Ida Lund"],
    "1. Bo Ek, Ø - Ida Lund stedfortræder\n2. Per Bæk": [
        "Bo Ek (Ø)",
        "Ida Lund; stedfortræder; for Bo Ek",
        "Per Bæk",
    ],
    "Bo Ek (A) - Ida Lund (V) mødte som stedfortræder": [
        "Bo Ek (A)",
        "Ida Lund (V); rest mødte som stedfortræder; for Bo Ek",
    ],
    # Names
    "Jan van der Berg og Tina M. Holm": ["Jan van der Berg", "Tina M. Holm"],
    "Kaj O'Brien, Ib Hardy- Hansen, Bo Lund -Ry": [
        "Kaj O'Brien",
        "Ib Hardy- Hansen",
        "Bo Lund -Ry",
    ],
    "A. Ben Holt (løsgænger), H.C. Bro, Ole Chr. Bo. Per Ek": [
        "A. Ben Holt (løsgænger)",
        "H.C. Bro",
        "Ole Chr. Bo",
        "Per Ek",
    ],
    "BO EK og IDA LUND": ["BO EK", "IDA LUND"],
    "Bo E., Ida L. og Per": ["Bo E.", "Ida L.", "Per"],
    "Bo Ek, Byvej 12, 4000 Roskilde": ["Bo Ek"],
    "ABC, DE, MLN": ["ABC", "DE", "MLN"],
    "Frands Tofte, Hans Frands Tofte": ["Frands Tofte", "Hans Frands Tofte"],
    "Bo Åkær og Ægir Ørum": ["Bo Åkær", "Ægir Ørum"],
    # Nobody
    "Ingen": [],
    "Ingen.": [],
    "Alle": [],
    "Medlemmerne og forvaltningen": [],
    "Udvalget, Forvaltningen, Teknik- og Miljøudvalget": [],
    "Resten": [],
    "Onsdag den 15-maj-2002": [],
    "Nej Bo Ek": ["Bo Ek"],
    "Socialdemokratiet, Venstre": [],
}


@pytest.mark.parametrize("words", LISTS)
def test_a_list_is_everybody_in_it_as_printed(words: str) -> None:
    assert [shown(who) for who in people(text(words))] == LISTS[words]


@pytest.mark.parametrize("words", LISTS)
def test_decomposed_letters_are_letters(words: str) -> None:
    found = people(text(unicodedata.normalize("NFD", words)))
    assert [unicodedata.normalize("NFC", shown(who)) for who in found] == LISTS[words]


BEFORE_NAMES = {
    "sognepræst Anders Bay, medarbejderrepræsentant Kim Dal, Bo Ek og elevrepræsentant Ida Lund": [
        "Anders Bay; sognepræst",
        "Kim Dal; medarbejderrepræsentant",
        "Bo Ek",
        "Ida Lund; elevrepræsentant",
    ],
    "skoleleder Ida Lund, pædagogisk leder Per Bæk, lærer Ole Aa, SFO-leder Lis Ny": [
        "Ida Lund; skoleleder",
        "Per Bæk; pædagogisk leder",
        "Ole Aa; lærer",
        "Lis Ny; SFO-leder",
    ],
    "medlem Bo Ek, byrådsmedlem Ida Lund og organist Per Bæk": [
        "Bo Ek; medlem",
        "Ida Lund; byrådsmedlem",
        "Per Bæk; organist",
    ],
}


@pytest.mark.parametrize("words", BEFORE_NAMES)
def test_a_role_in_small_letters_before_a_name_is_the_role_of_somebody_new(words: str) -> None:
    assert [shown(who) for who in people(text(words))] == BEFORE_NAMES[words]


WITH_ORGANISATIONS = {
    "Bo Ek (Ældre Sagen), Ida Lund (Danske Handicaporganisationer), Per Bæk (A)": [
        "Bo Ek; [Ældre Sagen]",
        "Ida Lund; [Danske Handicaporganisationer]",
        "Per Bæk (A)",
    ],
    "Thea Riis (A, Haveforeningen X), Bo Ek (Grundejerforeningen Y) og Lis Ny (Borgerforeningen)": [
        "Thea Riis (A); [Haveforeningen X]",
        "Bo Ek; [Grundejerforeningen Y]",
        "Lis Ny; [Borgerforeningen]",
    ],
}


@pytest.mark.parametrize("words", WITH_ORGANISATIONS)
def test_a_member_with_an_organisation_in_a_bracket_is_a_member(words: str) -> None:
    assert [shown(who) for who in people(text(words))] == WITH_ORGANISATIONS[words]


LABELLED = {
    "Socialdemokratiet: Bo Ek, Ida Lund og Per Bæk Det Radikale Venstre: Lis Ny, Ole Ry": [
        "Bo Ek (Socialdemokratiet)",
        "Ida Lund (Socialdemokratiet)",
        "Per Bæk (Socialdemokratiet)",
        "Lis Ny (Det Radikale Venstre)",
        "Ole Ry (Det Radikale Venstre)",
    ],
    "A: Bo Ek, Ida Lund V: Lis Ny": ["Bo Ek (A)", "Ida Lund (A)", "Lis Ny (V)"],
    "Formand: Bo Ek Næstformand: Ida Lund Medlemmer: Per Bæk, Lis Ny": [
        "Bo Ek; Formand",
        "Ida Lund; Næstformand",
        "Per Bæk",
        "Lis Ny",
    ],
    "Medlemmer valgt af byrådet: Bo Ek, Ida Lund Medlemmer valgt af foreningerne: Per Bæk": [
        "Bo Ek",
        "Ida Lund",
        "Per Bæk",
    ],
}


@pytest.mark.parametrize("words", LABELLED)
def test_the_last_before_the_next_label_is_not_lost(words: str) -> None:
    assert [shown(who) for who in people(text(words))] == LABELLED[words]


def test_whose_substitute_somebody_is_may_stand_before_the_name() -> None:
    words = "Lis Ny, Ida Lunds stedfortræder, Per Bæk (O)"
    assert [shown(who) for who in people(text(words))] == [
        "Lis Ny",
        "Per Bæk (O); stedfortræder; for Ida Lund",
    ]


def test_decomposed_roles_and_names_are_read_and_stand_in_their_places() -> None:
    words = "ra\u030admand Per Ra\u030av (V) og A\u030age Ny"
    found = people(text(words, 7))
    assert [who.rolle for who in found] == ["rådmand", None]
    assert [words[who.navn.span.start - 7 : who.navn.span.end - 7] for who in found] == [
        "Per Ra\u030av",
        "A\u030age Ny",
    ]
    assert [str(who.navn) for who in found] == ["Per Ra\u030av", "A\u030age Ny"]
    assert words[found[0].span.start - 7 : found[0].span.end - 7] == "Per Ra\u030av (V)"


def test_a_party_behind_a_group_is_everybodys_in_it_where_that_is_asked_for() -> None:
    words = "Lene Lind og Silas Dre (A), Allan Berg (Ø) samt Mahm Nag, Mich Lag og Kris Kong (C)"
    assert [shown(who) for who in people(text(words), shared=True)] == [
        "Lene Lind (A)",
        "Silas Dre (A)",
        "Allan Berg (Ø)",
        "Mahm Nag (C)",
        "Mich Lag (C)",
        "Kris Kong (C)",
    ]


def test_a_party_behind_a_comma_is_the_last_ones_alone() -> None:
    found = people(text("Magnus Ø. Vad, Owe Brink (O)"), shared=True)
    assert [shown(who) for who in found] == ["Magnus Ø. Vad", "Owe Brink (O)"]


@pytest.mark.parametrize(
    ("words", "groups", "named"),
    [
        ("A, B og F", ["A", "B", "F"], []),
        ("A+B+F+Ø", ["A", "B", "F", "Ø"], []),
        ("Liste O og Gruppe A", ["O", "A"], []),
        ("Liste F og Ø", ["F", "Ø"], []),
        ("Venstre, Det Radikale Venstre og SF", ["Venstre", "Det Radikale Venstre", "SF"], []),
        ("A-partiet og Partiet Land og By", ["A-partiet", "Partiet Land og By"], []),
        ("C, A. Ben Holt (løsgænger), O", ["C", "O"], ["A. Ben Holt (løsgænger)"]),
        ("A, V, O (Bo Ek)", ["A", "V"], ["Bo Ek (O)"]),
        ("O (Bo Ek, Ida Lund), Ø", ["Ø"], ["Bo Ek (O)", "Ida Lund (O)"]),
        ("E-partiet, Bo Ek (O) og F-listen", ["E-partiet", "F-listen"], ["Bo Ek (O)"]),
        ("A (Bo Ek), Venstre (Ida Lund)", [], ["Bo Ek (A)", "Ida Lund (Venstre)"]),
        ("Dansk Folkeparti (DF), Bo Ek", ["Dansk Folkeparti"], ["Bo Ek"]),
        ("Bo Ek og 4 medlemmer af A", ["4 medlemmer af A"], ["Bo Ek"]),
        ("to fra Socialdemokratiet, V", ["to fra Socialdemokratiet", "V"], []),
        ("By og Havn, Venstre og A", ["By og Havn", "Venstre", "A"], []),
        ("Venstre og By og Land", ["Venstre", "By og Land"], []),
        ("A, Tryghed og Samhørighed", ["A", "Tryghed og Samhørighed"], []),
        ("Liste Land og By, Liste A og V", ["Liste Land og By", "A", "V"], []),
        ("Venstre og Enhedslisten", ["Venstre", "Enhedslisten"], []),
        ("A, Anna og Bo", ["A"], ["Anna", "Bo"]),
        ("A, Skov og Hansen og Jensen", ["A"], ["Skov", "Hansen", "Jensen"]),
        ("Skov og Hansen", [], ["Skov", "Hansen"]),
        ("formanden, Bo Friis (V), og Ida Lund", [], ["Bo Friis (V)", "Ida Lund"]),
        ("udvalgsformand Bo Friis (V), medlem Ida Lund", [], ["Bo Friis (V)", "Ida Lund"]),
        ("Ida Lunds stedfortræder, Per Bæk (O)", [], ["Per Bæk (O)"]),
        ("Jens Nis' suppleant Per Bæk", [], ["Per Bæk"]),
        ("Magnus Ø. Vad, Owe Brink (O)", [], ["Magnus Ø. Vad", "Owe Brink (O)"]),
        ("Bo Ek, A, Ida Lund, V", [], ["Bo Ek (A)", "Ida Lund (V)"]),
        ("A, B og Bo Ek", ["A", "B"], ["Bo Ek"]),
    ],
)
def test_voters_are_people_and_parties_that_stand_alone(
    words: str, groups: list[str], named: list[str]
) -> None:
    who, found = voters(text(words))
    people_named = [f"{n.navn} ({n.parti})" if n.parti else str(n.navn) for n in who]
    assert (list(found), people_named) == (groups, named)
    assert parties(text(words)) == found


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("sag 129-131", ("129", "130", "131")),
        ("punkterne 12 - 14 og 16", ("12", "13", "14", "16")),
        ("pkt. 8a og den lukkede dagsorden", ("8a",)),
        ("dagsordenspunkt 3", ("3",)),
        ("sag 9-3", ("9", "3")),
        ("sag 1-9999", ("1", "9999")),
        ("kl. 19", None),
    ],
)
def test_a_printed_range_is_each_of_its_numbers(
    words: str, numbers: tuple[str, ...] | None
) -> None:
    assert item_numbers(words) == numbers


PIECES = st.sampled_from(
    [
        *(
            "Bo Ek",
            "Ida Lund",
            "Anna",
            "ABC",
            "Jan van der Berg",
            "Bo A\u030aberg",
            "ra\u030admand",
            "A. Holt",
            "Ø",
            "Formand",
            "Liste A",
        ),
        *(
            ", ",
            " og ",
            "\n",
            "\n\n",
            "  ",
            "\t",
            "; ",
            ": ",
            " - ",
            ". ",
            "(",
            ")",
            "(A)",
            " • ",
            "|",
        ),
        *("sag 1-3", "pga. ferie", "stedfortræder", " for ", "Ingen", "fraværende", "Venstre", "+"),
    ]
)
NEARLY_LISTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)


@given(NEARLY_LISTS, st.integers(0, 1000))
def test_any_text_is_a_list_and_every_name_stands_in_its_place(words: str, start: int) -> None:
    for who in people(text(words, start)):
        assert who.span.start == who.navn.span.start < who.navn.span.end <= who.span.end
        for navn in filter(None, (who.navn, who.for_)):
            first, last = (offset - start for offset in navn.span)
            assert " ".join(words[first:last].split()) == navn


@given(NEARLY_LISTS)
def test_nobody_is_counted_twice(words: str) -> None:
    for found in (people(text(words)), voters(text(words))[0]):
        starts = [who.navn.span.start for who in found]
        assert len(starts) == len(set(starts))


@pytest.mark.parametrize(
    "words",
    ["Bo Ek (A), ", "Bo Ek\n", "Bo Ek V: ", "Bo\n", "Bo Ek stedfortræder Ida ", "(a "],
)
def test_twice_the_list_is_at_most_twice_the_work(words: str) -> None:
    assert handed(words * 2_000) <= 2 * handed(words * 1_000) + len(words)


def handed(words: str) -> int:
    """How many characters are handed to the grammar of one person."""
    named.cache_clear()
    real = pp.ParserElement.parse_string
    with mock.patch.object(pp.ParserElement, "parse_string", autospec=True) as spy:
        spy.side_effect = real
        people(text(words))
    return sum(len(call.args[1]) for call in spy.call_args_list)


def test_fifty_thousand_names_are_as_many_people() -> None:
    assert len(people(text("Bo Ek (A), " * MANY))) == MANY
