"""Each family of layouts is read as its samples expect; and the notation and the score hold."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from compare import compare
from notation import ANY, Ends, NotationError, expected
from score import (
    BLIND,
    BLIND_F1,
    DEGRADED,
    HERE,
    SOUND_F1,
    differences,
    document,
    name,
    parsed,
    samples,
    score,
    together,
)

EXAMPLE = Path(__file__).parent / "example" / "referat"
SAMPLES = list(samples())
FAMILIES = sorted({file.parent.name for file in SAMPLES})
SOUND = {family: BLIND_F1 if family in BLIND else SOUND_F1 for family in FAMILIES}
LIMITS = {family: 0.0 if family in DEGRADED else least for family, least in SOUND.items()}


@pytest.mark.parametrize("file", SAMPLES, ids=name)
def test_a_sample_has_a_text_and_an_expected_parse_in_the_notation(file: Path) -> None:
    assert document(file).read_bytes()
    assert expected(file.read_text("utf-8"), name(file))["art"]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_is_read_as_its_samples_expect(family: str) -> None:
    scores = {file: score(file) for file in samples(family)}
    f1 = together([*scores.values()]).all.f1 or 0.0
    assert f1 >= LIMITS[family], "\n".join(differences(scores))


@pytest.mark.parametrize("family", sorted(DEGRADED & set(FAMILIES)))
def test_a_degraded_text_gives_no_false_item_absence_decision_or_vote(family: str) -> None:
    assert [f"{name(file)} {one}" for file in samples(family) for one in score(file).false] == []


@pytest.mark.parametrize(
    "file", sorted(HERE.glob("F*/*.*")), ids=lambda file: f"{file.parent.name}/{file.name}"
)
def test_a_text_has_its_expected_parse(file: Path) -> None:
    assert file.with_suffix(".forventet").exists()


# The notation.

WORKED = """\
art referat, tabt -, medlemsliste alle
moede: Kulturudvalget | 2024-06-04 | 16:00-17:30 | Lokale 3 | ugedag=tirsdag, type=udvalg
medlemmer: Tove Lindekær (A) formand, Karl Mosevang (V), Signe Brohave (Ø), Ulf Engdrup (C)
deltagere: Per Holm [Havnerådet; sekretær] @1+3, "TUBA, Aarhus" @129-131, Ida Lund [DH]
fravaer navne: Ulf Engdrup (C) grund="syg, meldt sent" @8a
indhold: 12 "Godkendelse af "ny" dagsorden" s3; 13 -; - "Lejemål"

punkt 13 "Tilskud til "havnebadet"" sag=20.15.00-Ø40-2-24 art=valg lukket
  afsnit: indstilling, beslutning
  indstilling af="Forvaltningen": 1 "at "a" bevilges" [a "x" b "y"]; - "at … august"
  tidligere Økonomiudvalget 2024-05-28 pkt 91 anbefalet "Anbefales."
    afstemning -: for 4: *A | undlod: *Ø
  beslutning andet Teknik og Miljø ? "1. For; 2. Udsat": 1 godkendt; 2 udsat
  afstemning "1": for 15: *A, Tove Lindekær (O) | imod 4 | vedtaget
  ankom: Signe Brohave 16:20 pkt 13 foer, Karl Mosevang - under
  inhabil: Karl Mosevang besluttet ja, pkt 14
  udtalelse bemaerkning af=Liste A: "Vi er imod."
  stedfortraeder: Ole Kjær (C) for Ulf Engdrup, moedte nej, @13
  bilag: ?
  fremmoede: nej Ulf Engdrup; delvis Karl Mosevang, Signe Brohave
"""


def told(node: Any) -> Any:
    """What a part says, without what is null, false or empty in it."""
    if isinstance(node, dict):
        said = {key: told(child) for key, child in node.items()}
        return {key: child for key, child in said.items() if child not in (None, False, [], {})}
    return list(map(told, node)) if isinstance(node, list) else node


def test_each_line_of_the_notation_becomes_its_part() -> None:
    assert told(expected(WORKED, "x")) == {
        "art": "referat",
        "medlemsliste": "alle",
        "moede": {
            "organ": "Kulturudvalget",
            "organtype": "udvalg",
            "dato": "2024-06-04",
            "ugedag": "tirsdag",
            "start": "16:00",
            "slut": "17:30",
            "sted": "Lokale 3",
        },
        "medlemmer": [
            {"navn": "Tove Lindekær", "parti": "A", "rolle": "formand"},
            {"navn": "Karl Mosevang", "parti": "V"},
            {"navn": "Signe Brohave", "parti": "Ø"},
            {"navn": "Ulf Engdrup", "parti": "C"},
        ],
        "deltagere": [
            {
                "navn": "Per Holm",
                "organisation": "Havnerådet",
                "rolle": "sekretær",
                "punkter": ["1", "3"],
            },
            {"navn": "TUBA, Aarhus", "punkter": ["129", "130", "131"]},
            {"navn": "Ida Lund", "organisation": "DH"},
        ],
        "fravaerende": [
            {"navn": "Ulf Engdrup", "parti": "C", "grund": "syg, meldt sent", "punkter": ["8a"]}
        ],
        "fravaer_angivet": {"slags": "navne"},
        "indhold": [
            {"nummer": "12", "titel": 'Godkendelse af "ny" dagsorden', "side": "3"},
            {"nummer": "13"},
            {"titel": "Lejemål"},
        ],
        "punkter": [
            {
                "nummer": "13",
                "titel": 'Tilskud til "havnebadet"',
                "sagsnummer": "20.15.00-Ø40-2-24",
                "art": "valg",
                "lukket": True,
                "afsnit": [{"slags": "indstilling"}, {"slags": "beslutning"}],
                "indstilling": {
                    "af": "Forvaltningen",
                    "led": [
                        {
                            "nummer": "1",
                            "tekst": 'at "a" bevilges',
                            "alternativer": [
                                {"nummer": "a", "tekst": "x"},
                                {"nummer": "b", "tekst": "y"},
                            ],
                        },
                        {"tekst": Ends(("at", "august"))},
                    ],
                },
                "tidligere": [
                    {
                        "organ": "Økonomiudvalget",
                        "dato": "2024-05-28",
                        "punkt": "91",
                        "slags": "anbefalet",
                        "tekst": "Anbefales.",
                        "afstemninger": [
                            {"for": {"antal": 4, "grupper": ["A"]}, "undlod": {"grupper": ["Ø"]}}
                        ],
                    }
                ],
                "beslutning": {
                    "slags": "andet",
                    "organ": "Teknik og Miljø",
                    "dato": ANY,
                    "tekst": "1. For; 2. Udsat",
                    "led": [
                        {"nummer": "1", "slags": "godkendt"},
                        {"nummer": "2", "slags": "udsat"},
                    ],
                },
                "afstemninger": [
                    {
                        "emne": "1",
                        "for": {
                            "antal": 15,
                            "personer": [{"navn": "Tove Lindekær", "parti": "O"}],
                            "grupper": ["A"],
                        },
                        "imod": {"antal": 4},
                        "udfald": "vedtaget",
                    }
                ],
                "ankom": [
                    {"navn": "Signe Brohave", "tid": "16:20", "punkt": "13", "naar": "foer"},
                    {"navn": "Karl Mosevang", "naar": "under"},
                ],
                "inhabile": [{"navn": "Karl Mosevang", "besluttet": True, "punkt": "14"}],
                "udtalelser": [{"slags": "bemaerkning", "af": "Liste A", "tekst": "Vi er imod."}],
                "stedfortraedere": [
                    {"navn": "Ole Kjær", "parti": "C", "for": "Ulf Engdrup", "punkter": ["13"]}
                ],
                "bilag": ANY,
                "fremmoede": [
                    {"navn": "Ulf Engdrup", "tilstede": "nej"},
                    {"navn": "Karl Mosevang", "tilstede": "delvis"},
                    {"navn": "Signe Brohave", "tilstede": "delvis"},
                ],
            }
        ],
    }


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("punkter 13 -", "'punkter' hører ikke til her"),
        ("  afsnit: sag", "'afsnit' hører ikke til her"),
        ("punkt 13 -\n  afsnit: sag", "'sag' er ikke et af"),
        ("punkt 13 - art=sager", "'sager' er ikke et af"),
        ("punkt 13 -\n  beslutning godkendt X 1.2.2020 -", "passer ikke i linjens form"),
        ("punkt 13 -\n  indstilling: 1 at ...", "er ingen række"),
        ("moede: X | i går", "passer ikke i linjens form"),
        ("fravaer navne: Ole (A) formand", "har rolle, som ikke hører til her"),
    ],
)
def test_a_line_that_the_notation_does_not_know_is_shown_with_file_and_line(
    line: str, words: str
) -> None:
    text = f"art referat, tabt -, medlemsliste -\n{line}"
    with pytest.raises(NotationError, match=f"^x:{len(text.splitlines())}: .*{words}"):
        expected(text, "x")


# The score.


def example() -> tuple[dict[str, Any], dict[str, Any]]:
    wanted = expected(EXAMPLE.with_suffix(".forventet").read_text("utf-8"), "example")
    return wanted, json.loads(EXAMPLE.with_suffix(".json").read_text("utf-8"))


def test_the_notation_says_all_of_the_example() -> None:
    wanted, got = example()
    found = compare(wanted, got)
    assert (found.differences, found.all.f1) == ([], 1.0)


def test_what_differs_is_told_a_line_each_and_false_things_apart() -> None:
    wanted, got = example()
    second, third = got["punkter"][1:]
    second["beslutning"]["slags"] = "andet"
    second["afstemninger"][0]["for"]["grupper"] = ["A"]
    third["titel"] = None
    third["beslutning"] = copy.deepcopy(got["punkter"][0]["beslutning"])
    got["medlemmer"][1]["navn"] = "Bodil Tranekær (V)"
    got["moede"]["sted"] = None
    found = compare(wanted, got)
    decision = (
        '{slags="godkendt", organ="Teknik- og Miljøudvalget", dato="2019-03-12", '
        'tekst="Dagsordenen blev godkendt."}'
    )
    false = [
        'punkt 2 beslutning.slags: forventet "godkendt" fik "andet"',
        'punkt 2 afstemninger[1].for.grupper: forventet - fik "A"',
        f"punkt 3 beslutning: forventet - fik {decision}",
    ]
    assert sorted(map(str, found.differences)) == sorted(
        [
            'moede.sted: forventet "Mødelokale 2, Rådhuset" fik -',
            'medlemmer[Bodil Tranekær].navn: forventet "Bodil Tranekær" fik "Bodil Tranekær (V)"',
            'punkt 3 titel: forventet "Salg af ejendom" fik -',
            *false,
        ]
    )
    assert sorted(map(str, found.false)) == sorted(false)
    # sted, navn, titel and slags are missing; navn, slags, a group and a decision of four too many
    assert (found.all.missing, found.all.extra) == (4, 7)


def test_one_missing_item_shifts_no_other() -> None:
    wanted, got = example()
    del got["punkter"][0]
    assert [one.place for one in compare(wanted, got).differences] == ["punkt 1"]


def test_items_without_number_and_title_are_known_by_their_decisions() -> None:
    wanted, got = example()
    for item in (*wanted["punkter"], *got["punkter"]):
        item["nummer"] = item["titel"] = item["sagsnummer"] = None
    del got["punkter"][0]
    assert [one.place for one in compare(wanted, got).differences] == ["punkt #1"]


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("at badet åbner i august", True),
        ("at august", True),
        ("at badet åbner i august.", False),
        ("august at", False),
        ("ataugust", True),
    ],
)
def test_a_text_is_known_by_its_ends(text: str, *, fits: bool) -> None:
    assert Ends(("at", "august")).match(text) is fits


def test_the_example_of_the_contract_is_parsed_key_by_key() -> None:
    assert parsed(EXAMPLE.with_suffix(".txt")) == example()[1]
