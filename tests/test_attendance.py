"""What sentences and labels say of attendance, and that no guard hides one that a reader reads."""

import re
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from referat_lint import Source
from referat_lint.grammar import attendance
from referat_lint.grammar.absence import (
    ABSENT,
    ALL_BUT,
    ALL_CAME,
    NO_QUORUM,
    absent,
    all_but,
    all_came,
    quorum_lost,
)
from referat_lint.grammar.attendance_sentences import READERS
from referat_lint.grammar.disqualified import WORD, disqualified
from referat_lint.grammar.guests import GUEST, guests
from referat_lint.grammar.lines import lines
from referat_lint.grammar.roll import Reader
from referat_lint.grammar.substitutes import (
    APPOSED,
    CALLED,
    GENITIVE,
    INSTEAD,
    PAIR,
    SUB_CAME,
    SUB_FOR,
    SUB_LABEL,
    stand_in,
)

PATTERNS = [
    (quorum_lost, NO_QUORUM),
    (all_came, ALL_CAME),
    (all_but, ALL_BUT),
    (absent, ABSENT),
    (disqualified, WORD),
    (guests, GUEST),
    *((stand_in, shape) for shape in (APPOSED, CALLED, GENITIVE, INSTEAD, PAIR)),
    *((stand_in, shape) for shape in (SUB_CAME, SUB_FOR, SUB_LABEL)),
]


@pytest.mark.parametrize(("reader", "shape"), PATTERNS)
@given(data=st.data())
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_guard_hides_a_sentence_that_its_reader_reads(
    reader: Reader, shape: re.Pattern[str], data: st.DataObject
) -> None:
    words = data.draw(st.from_regex(re.compile(shape.pattern, shape.flags))).casefold()
    assert any(guard in words for guard in READERS[reader])


def told(text: str, **how: Any) -> dict[str, list[tuple[Any, ...]]]:
    """All that is said, without places; what is not said is left out."""
    copy, rows, _ = lines(Source("x.txt", text))
    found = attendance.read(copy, rows, **{"nummer": None, **how})
    out: dict[str, list[tuple[Any, ...]]] = {}
    for field in ("fravaer", "stedfortraedere", "ankom", "forlod", "inhabile", "deltagere"):
        said = [_plain(one) for one in getattr(found, field)]
        out |= {field: said} if said else {}
    if found.angivet:
        out["angivet"] = [(found.angivet.slags,)]
    if found.quorum:
        out["quorum"] = [(found.quorum_fra,)]
    return out


def _plain(one: Any) -> tuple[Any, ...]:
    assert is_dataclass(one)
    values = [getattr(one, field.name) for field in fields(one) if field.name != "span"]
    return tuple(str(value) if isinstance(value, str) else value for value in values)


BO = ("Bo Ek", None, None, None)
TOLD: dict[str, dict[str, list[tuple[Any, ...]]]] = {
    "Bo Ek var fraværende.": {"fravaer": [BO]},
    "Bo Ek (A) deltog ikke på grund af sygdom.": {"fravaer": [("Bo Ek", "A", "sygdom", None)]},
    "Bo Ek deltog ikke under punkt 4.": {"fravaer": [("Bo Ek", None, None, ("4",))]},
    "Šefik Žilić var fraværende.": {"fravaer": [("Šefik Žilić", None, None, None)]},
    "Fraværende: Bo Ek": {"fravaer": [BO]},
    "Fraværende:\nBo Ek\n\nIda Lund": {"fravaer": [BO, ("Ida Lund", None, None, None)]},
    "Fraværende: Bo Ek,\nIda Lund": {"fravaer": [BO, ("Ida Lund", None, None, None)]},
    "Fraværende: Afbud: Bo Ek": {"fravaer": [BO]},
    "Fraværende: Bo Ek  Afbud: Ida Lund": {"fravaer": [BO, ("Ida Lund", None, None, None)]},
    "Alle var mødt undtagen Bo Ek.": {"fravaer": [BO]},
    "Ej mødt:\nBo Ek": {"fravaer": [BO]},
    "Afbud/Fraværende\nBo Ek": {"fravaer": [BO]},
    "Følgende deltog ikke i behandlingen af punktet:\nBo Ek": {"fravaer": [BO]},
    "Stedfortræder: Ida Lund for Bo Ek": {
        "fravaer": [BO],
        "stedfortraedere": [("Ida Lund", None, "Bo Ek", True, None)],
    },
    "Afbud: Bo Ek, stedfortræder Ida Lund": {
        "fravaer": [BO],
        "stedfortraedere": [("Ida Lund", None, "Bo Ek", True, None)],
    },
    "Bo Ek havde afbud. I stedet mødte Ida Lund.": {
        "fravaer": [BO],
        "stedfortraedere": [("Ida Lund", None, "Bo Ek", True, None)],
    },
    "For Bo Ek var mødt Ida Lund.": {
        "fravaer": [BO],
        "stedfortraedere": [("Ida Lund", None, "Bo Ek", True, None)],
    },
    "Ida Lund deltog som stedfortræder for Bo Ek under punkt 3 og 4.": {
        "fravaer": [("Bo Ek", None, None, ("3", "4"))],
        "stedfortraedere": [("Ida Lund", None, "Bo Ek", True, ("3", "4"))],
    },
}
OTHERS = {
    "Der var ingen fraværende.": {"angivet": [("ingen",)]},
    "Fraværende: Ingen": {"angivet": [("ingen",)]},
    "Fraværende:": {"angivet": [("tom",)]},
    "Afbud/Fraværende": {"angivet": [("tom",)]},
    "Følgende deltog ikke i behandlingen af punktet:": {"angivet": [("tom",)]},
    "Udvalget var ikke beslutningsdygtigt efter punkt 4.": {"quorum": [("4",)]},
    "Bo Ek ankom kl. 17.30 og forlod mødet efter punkt 4.": {
        "ankom": [("Bo Ek", "17:30", "4", "efter")],
        "forlod": [("Bo Ek", None, "4", "efter")],
    },
    "Bo Ek kom med et forslag under punkt 4.": {},
    "Bo Ek deltog fra Center for Børn.": {},
    "Udvalget besluttede, at Bo Ek er inhabil. Bo Ek forlod lokalet grundet inhabilitet.": {
        "inhabile": [("Bo Ek", True, True, None)]
    },
    "Bo Ek var ikke inhabil.": {},
    "Inhabil: Bo Ek og Ida Lund": {
        "inhabile": [("Bo Ek", False, False, None), ("Ida Lund", False, False, None)]
    },
    "Bo Ek og Ida Lund (A), stedfortræder Per Bæk, deltog.": {
        "stedfortraedere": [("Per Bæk", None, None, True, None)]
    },
    "Alle undtagen Bo Ek stemte for.": {},
    "Arkitekt Jonna Lundbæk deltog under punkt 3.": {
        "deltagere": [("Jonna Lundbæk", None, "Arkitekt", ("3",))]
    },
}


@pytest.mark.parametrize("words", [*TOLD, *OTHERS])
def test_a_sentence_or_label_says_who_was_there(words: str) -> None:
    expected = {"angivet": [("navne",)], **TOLD[words]} if words in TOLD else OTHERS[words]
    assert told(words, everyone=True) == expected
