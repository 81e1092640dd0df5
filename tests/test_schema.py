"""A parse has its shape; what it lacks is found at the nearest part that is there."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from marks import RULES, Marks, unmark

from referat_lint import Settings, lint, parse, read
from referat_lint.finding import Hit
from referat_lint.mistake import Mistake
from referat_lint.model import (
    Afsnit,
    Afstemning,
    Beslutning,
    FravaerAngivet,
    Indstilling,
    Led,
    Moede,
    Punkt,
    Referat,
    Side,
)
from referat_lint.schema import (
    as_json,
    check_requirements,
    load,
    load_own,
    requirements,
    skeleton,
    violations,
)
from referat_lint.skeleton import KEYS
from referat_lint.source import Source, Span, Text

HERE = Path(__file__).parent
SHAPE = Draft202012Validator(load("referat"))
SAMPLES = [
    *sorted(HERE.parent.glob("seeds/*.txt")),
    *sorted(f for f in HERE.glob("layouts/F*/*") if f.suffix in (".txt", ".md")),
    HERE / "example" / "referat.txt",
]
BY_CODE = {rule.code: rule for rule in RULES}
OWN_FILE = HERE.parent / "docs" / "eget-skema.schema.json"
PAGE = OWN_FILE.with_name("eget-skema.md").read_text("utf-8")


def shaped(file: Path) -> Any:
    """A file's parse, as `parse` prints it."""
    return json.loads(json.dumps(as_json(parse(read(file.read_bytes(), file.name)))))


@pytest.mark.parametrize("name", ["referat", "krav", "config", "finding-report"])
def test_every_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(load(name))


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_parse_has_its_shape(file: Path) -> None:
    SHAPE.validate(shaped(file))


def test_the_example_parses_key_by_key() -> None:
    expected = json.loads((HERE / "example" / "referat.json").read_bytes())
    SHAPE.validate(expected)
    found = shaped(HERE / "example" / "referat.txt")
    assert found.keys() == expected.keys()
    for key, value in expected.items():
        assert found[key] == value


def test_the_shape_knows_every_key_and_allows_no_other() -> None:
    parsed = shaped(HERE / "example" / "referat.txt")
    for holder in (
        parsed,
        parsed["moede"],
        parsed["punkter"][1],
        parsed["punkter"][1]["afsnit"][0],
    ):
        key, value = next(iter(holder.items()))
        holder["x"] = None
        assert not SHAPE.is_valid(parsed)
        del holder["x"], holder[key]
        assert not SHAPE.is_valid(parsed)
        holder[key] = value
    SHAPE.validate(parsed)


def test_every_requirement_lies_where_its_rule_looks() -> None:
    check_requirements(RULES)
    assert set(requirements()) == {
        rule.code
        for rule in RULES
        if rule.check is None and rule.given != "undtagelser" and rule.code != "STR115"
    }


def test_a_requirement_off_its_rules_route_is_refused() -> None:
    elsewhere = [replace(BY_CODE["STR101"], given="punkter.afsnit")]
    others = [rule for rule in RULES if rule.code != "STR101"]
    with pytest.raises(ValueError, match="STR101"):
        check_requirements([*others, *elsewhere])
    with pytest.raises(ValueError, match="STR101"):
        check_requirements(others)
    with pytest.raises(ValueError, match="STR999"):
        check_requirements([*RULES, replace(BY_CODE["STR101"], code="STR999")])


# The skeleton


TEXT = "Havneudvalget\n1. Havnen\nBeslutning\nGodkendt.\n2. Lukket\n"


def referat(*punkter: Punkt, **fields: Any) -> Referat:
    numbered = tuple(replace(p, ordinal=at) for at, p in enumerate(punkter, 1))
    whole = {"kilde": Source("x.txt", TEXT), "span": Span(0, len(TEXT)), "head": Span(0, 13)}
    return Referat(**{**whole, "egne_overskrifter": True, **fields}, punkter=numbered)


def punkt(nummer: str = "1", titel: str | None = "Havnen", **fields: Any) -> Punkt:
    return Punkt(
        nummer=Text(nummer, Span(14, 15)),
        titel=titel if titel is None else Text(titel, Span(17, 23)),
        **{"art": "sag", "sagsnummer": None, "lukket": False, "udgaaet": False, **fields},
        span=Span(14, 44),
        head=Span(14, 23),
    )


DECIDED = Beslutning("godkendt", None, None, "Godkendt.", (), Span(35, 44))
HEADED = Afsnit("beslutning", "Beslutning", "", Span(24, 44), Span(24, 34))
RECOMMENDED = Indstilling("Direktionen", (Led(None, "at", (), Span(24, 34)),), Span(24, 34))


def test_the_skeleton_holds_kinds_and_counts_and_no_words_but_numbers() -> None:
    item = punkt(beslutning=DECIDED, afsnit=(HEADED,), indstilling=RECOMMENDED)
    counts = dict.fromkeys(
        ("fravaerende", "ankom", "forlod", "inhabile", "stedfortraedere", "udtalelser", "bilag"), 0
    )
    assert skeleton(referat(item)) == {
        "art": "referat",
        "tabt": [],
        "aflyst": False,
        "egne_overskrifter": True,
        "flere_moeder": False,
        "moede": {},
        "medlemmer": 0,
        "fravaerende": 0,
        "deltagere": 0,
        "stedfortraedere": 0,
        "indhold": 0,
        "punkter": [
            {
                "nummer": "1",
                "titel": True,
                "art": "sag",
                "lukket": False,
                "udgaaet": False,
                "lover_resultat": False,
                "afsnit": [{"slags": "beslutning", "egen": True, "tom": True}],
                "indstilling": {"led": 1, "af": True},
                "beslutning": {"slags": "godkendt", "led": 0},
                **counts,
                "kraever_titel": True,
                "kraever_beslutning": True,
                "kraever_indstilling": True,
            }
        ],
    }


def keys(node: Any) -> set[str]:
    if isinstance(node, dict):
        return {*node}.union(*(keys(value) for value in node.values()))
    return set().union(*(keys(value) for value in node)) if isinstance(node, list) else set()


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_key_of_a_skeleton_is_a_known_one(file: Path) -> None:
    assert keys(skeleton(parse(read(file.read_bytes(), file.name)))) <= KEYS


def needs(item: Punkt, *others: Punkt, **fields: Any) -> set[str]:
    bones = skeleton(referat(item, *others, **fields))["punkter"][0]
    return {key.removeprefix("kraever_") for key in bones if key.startswith("kraever_")}


OTHER = punkt("9", beslutning=DECIDED, afsnit=(HEADED,), indstilling=RECOMMENDED)


@pytest.mark.parametrize(
    ("item", "needed"),
    [
        (punkt(), {"titel", "beslutning"}),
        (punkt(beslutning=DECIDED), {"titel", "beslutning", "indstilling"}),
        (punkt(lukket=True), set()),
        (punkt(udgaaet=True), {"titel"}),
        (punkt(art="spoergetid"), {"titel"}),
        (punkt(art="underskrift"), {"titel"}),
        (punkt(titel="Fremmøde"), {"titel"}),
        (punkt(art="eventuelt"), {"titel"}),  # something is told
        (punkt(art="eventuelt", afsnit=(HEADED,)), {"titel", "beslutning"}),
        (punkt(art="orientering", beslutning=DECIDED), {"titel", "beslutning"}),
        (punkt(art="valg", beslutning=DECIDED), {"titel", "beslutning"}),
        (
            punkt(beslutning=replace(DECIDED, slags="udsat")),
            {"titel", "beslutning"},
        ),
    ],
)
def test_what_an_item_needs_hangs_on_its_kind(item: Punkt, needed: set[str]) -> None:
    assert needs(item, OTHER) == needed


def test_without_headings_only_a_title_that_promises_a_result_needs_a_decision() -> None:
    assert needs(punkt(), OTHER, egne_overskrifter=False) == {"titel"}
    promising = punkt(lover_resultat=True)
    assert needs(promising, OTHER, egne_overskrifter=False) == {"titel", "beslutning"}


def test_after_quorum_was_lost_nothing_need_be_decided() -> None:
    lost = {"ikke_beslutningsdygtig": Text("x", Span(0, 1)), "ikke_beslutningsdygtig_fra": "1"}
    assert needs(punkt(), OTHER, **lost) == {"titel"}


# Requirements and places


def said(whole: Referat) -> dict[str, list[tuple[str, Span]]]:
    found: dict[str, list[tuple[str, Span]]] = {}
    for (code, _), verdicts in violations(whole).items():
        for verdict in verdicts:
            outcome = "failed" if isinstance(verdict, Hit) else "undecided"
            found.setdefault(code, []).append((outcome, verdict.span))
    return found


HEAD = Moede(
    "X", None, None, None, "2020-01-01", None, "10:00", None, "Y", Span(0, 13), Span(0, 13)
)
TOLD = FravaerAngivet("ingen", Span(0, 4))


def test_what_an_item_lacks_is_found_at_its_title_line() -> None:
    whole = referat(punkt(), OTHER, moede=HEAD, fravaer_angivet=TOLD)
    assert said(whole) == {"STR101": [("failed", Span(14, 23))]}


def test_what_the_head_lacks_is_one_finding_that_names_it_all() -> None:
    whole = referat(OTHER, moede=replace(HEAD, sted=None, start=None), fravaer_angivet=TOLD)
    ((key, (hit,)),) = violations(whole).items()
    assert key == ("STR111", HEAD.span)
    assert isinstance(hit, Hit)
    assert (hit.span, hit.words["mangler"]) == (Span(0, 13), "mødetidspunktet og mødestedet")


def test_what_the_whole_lacks_is_found_at_its_first_line() -> None:
    assert said(referat(OTHER, moede=HEAD)) == {"FRE201": [("failed", Span(0, 13))]}


def test_a_list_of_members_alone_decides_nothing_of_who_came() -> None:
    found = parse(read(b"Medlemmer: Bo Ek, Ida Lund", "x.txt")).medlemmer
    whole = referat(OTHER, moede=HEAD, medlemmer=found, medlemsliste="alle")
    assert said(whole) == {"FRE201": [("undecided", Span(0, 13))]}
    assert said(replace(whole, medlemsliste="fremmoedte")) == {}


def test_an_empty_label_of_absence_is_found_at_the_label() -> None:
    empty = FravaerAngivet("tom", Span(0, 4))
    whole = referat(OTHER, moede=HEAD, fravaer_angivet=empty)
    assert said(whole) == {"FRE202": [("failed", Span(0, 4))]}
    filled = replace(OTHER, fravaer_angivet=TOLD)
    assert said(referat(filled, moede=HEAD, fravaer_angivet=empty)) == {}


def test_a_vote_without_outcome_is_found_at_the_vote_unless_the_decision_tells() -> None:
    vote = Afstemning(None, Side(3), Side(2), Side(), None, Span(35, 40))
    andet = replace(DECIDED, slags="andet")
    whole = referat(replace(OTHER, afstemninger=(vote,), beslutning=andet), moede=HEAD)
    whole = replace(whole, fravaer_angivet=TOLD)
    assert said(whole) == {"AFS304": [("failed", Span(35, 40))]}
    told = replace(whole.punkter[0], beslutning=DECIDED)
    assert said(replace(whole, punkter=(told,))) == {}


def test_on_a_text_that_has_lost_something_nobody_can_tell_but_of_the_head() -> None:
    whole = referat(punkt(titel=None), OTHER, moede=replace(HEAD, sted=None), tabt=("titler",))
    assert said(whole) == {
        "FRE201": [("undecided", Span(0, 13))],
        "STR101": [("undecided", Span(14, 23))],
        "STR110": [("undecided", Span(14, 23))],
        "STR111": [("failed", Span(0, 13))],
    }


def test_a_page_with_one_item_has_its_head_elsewhere() -> None:
    assert said(referat(OTHER, art="punkt")) == {"FRE201": [("undecided", Span(0, 13))]}


# A body's own schema


def own(schema: Any) -> Settings:
    return Settings(schema=load_own(json.dumps(schema), "krav.json"))


def found(settings: Settings, marked: str) -> tuple[Marks, Marks]:
    text, marks = unmark(marked)
    result = lint(read(text.encode(), "x.txt"), [BY_CODE["STR115"]], settings)
    assert result.failures == ()
    return [(finding.outcome, tuple(finding.span)) for finding in result.findings], marks


EXAMPLE = Settings(schema=load_own(OWN_FILE.read_text("utf-8"), OWN_FILE.name))


@pytest.mark.parametrize("example", ["bad", "good"])
def test_the_rules_examples_are_of_the_schema_in_the_guide(example: str) -> None:
    spans, marks = found(EXAMPLE, getattr(BY_CODE["STR115"], example))
    assert spans == marks


def test_the_guide_shows_its_schema_and_what_it_finds() -> None:
    (schema,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert schema == OWN_FILE.read_text("utf-8")
    (text,) = re.findall(r"```referat\n(.*?)```", PAGE, re.DOTALL)
    result = lint(read(text.encode(), "x.txt"), [BY_CODE["STR115"]], EXAMPLE)
    assert [(f.line, f.quote, f.message) for f in result.findings] == [
        (
            3,
            "1. Ny busrute",
            "Hver sag skal have et afsnit om økonomi; skriv »Ingen«, hvis den intet koster.",
        ),
        (
            10,
            "20/1734",
            "Et sagsnummer skal være et KLE-nummer, for eksempel 05.13.10-P20-1-20.",
        ),
    ]


def test_the_guide_names_every_key() -> None:
    assert {key for key in KEYS if f"`{key}`" not in PAGE} == {"flere_moeder"}


def test_an_own_requirement_of_the_whole_is_found_at_the_first_line() -> None:
    krav = {"description": "Der skal være medlemmer.", "properties": {"medlemmer": {"minimum": 1}}}
    spans, marks = found(own(krav), "⟦Teknisk Udvalg⟧\n1. Havnen\nBeslutning\nGodkendt.")
    assert spans == marks


def test_a_reference_within_the_schema_leads_to_its_words() -> None:
    krav = {
        "$defs": {"punkt": {"description": "Alle punkter har bilag.", "properties": {
            "bilag": {"minimum": 1}}}},
        "properties": {"punkter": {"items": {"$ref": "#/$defs/punkt"}}},
    }  # fmt: skip
    text = "Teknisk Udvalg\n1. Havnen\nBeslutning\nGodkendt."
    result = lint(read(text.encode(), "x.txt"), [BY_CODE["STR115"]], own(krav))
    assert [finding.message for finding in result.findings] == ["Alle punkter har bilag."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"a": 1,}', "krav.json:1:9: filen er ikke gyldig JSON: "),
        ('{\n "a" 1}', "krav.json:2:6: filen er ikke gyldig JSON: her skulle stå et kolon."),
        ("", "krav.json:1:1: filen er ikke gyldig JSON: her skulle stå en værdi."),
        ("[]", "krav.json: et skema er et objekt i {...} (ved »/«)."),
        ("[" * 100_000, "krav.json: skemaet er for dybt."),
        ('{"x": ' * 200 + "1" + "}" * 200, "krav.json: skemaet er dybere end 100 trin (ved »/x/"),
        ('{"type": "objekt"}', "»/type«"),
        ('{"required": "punkter"}', 'krav.json: "punkter" skulle være en liste (ved »/required«).'),
        ('{"pattern": "["}', 'krav.json: "[" er ikke et regulært udtryk, der kan læses'),
        ('{"requird": ["punkter"]}', "Mente du »required«? (ved »/requird«)."),
        ('{"properties": {"punktr": {}}}', "Mente du »punkter«? (ved »/properties/punktr«)."),
        ('{"required": ["moed"]}', "Mente du »moede«? (ved »/required«)."),
        ('{"$ref": "http://x.dk/y"}', "»http://x.dk/y« kan ikke bruges; skriv »#/$defs/...«"),
        ('{"$ref": "#/$defs/x"}', "krav.json: »#/$defs/x« peger på noget, der ikke findes"),
        ('{"allOf": [{"$ref": "#"}]}', "»#« kan ikke bruges"),
        ('{"$defs": {"a": {"not": {"$ref": "#/$defs/a"}}}}', "skal stå før den definition"),
        ('{"$id": "x"}', "krav.json: »$id« kan ikke bruges her (ved »/$id«)."),
    ],
)  # fmt: skip
def test_a_mistake_in_an_own_schema_is_told_with_its_place(text: str, words: str) -> None:
    with pytest.raises(Mistake) as told:
        load_own(text, "krav.json")
    assert words in str(told.value)
