"""Lint minutes (referater) of Danish councils, committees and boards: the public words.

Fetched when asked for: `import referat_lint` alone loads no parser.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from referat_lint.amounts import AMOUNT, Amount, amount, amount_of, in_danish
    from referat_lint.attendees import Named, absentees, everybody, left_over, named, spelt
    from referat_lint.compare import Figure, difference, figures, unmatched, words
    from referat_lint.cpr import personal_numbers
    from referat_lint.danish import (
        GENITIVE,
        MONTH,
        MONTHS,
        WEEKDAYS,
        calendar_date,
        days_in,
        full_year,
        in_columns,
        in_quotes,
        is_ordinary,
        words_after,
        words_before,
    )
    from referat_lint.finding import Edit, FileResult, Finding, Fix, Hit, Severity, Unsure
    from referat_lint.grammar import parse
    from referat_lint.ledger import strangers
    from referat_lint.linter import Settings, lint
    from referat_lint.matching import bare
    from referat_lint.model import (
        Afsnit,
        Afstemning,
        Beslutning,
        Bilag,
        Fravaer,
        Led,
        Medlem,
        Modstykke,
        Moede,
        Navn,
        Punkt,
        Raekke,
        Referat,
        Side,
        Stedfortraeder,
        Svar,
    )
    from referat_lint.names import nearness, other_party, party, short_form
    from referat_lint.presence import Roll, roll
    from referat_lint.readers import read
    from referat_lint.ruleset import Rule, load_rules
    from referat_lint.source import Hint, Source, Span, Text
    from referat_lint.tables import Table, read_tables
    from referat_lint.unsure import unsure_rules

HOMES = {
    "amounts": "AMOUNT Amount amount amount_of in_danish",
    "attendees": "Named absentees everybody left_over named spelt",
    "compare": "Figure difference figures unmatched words",
    "cpr": "personal_numbers",
    "danish": "GENITIVE MONTH MONTHS WEEKDAYS calendar_date days_in full_year in_columns "
    "in_quotes is_ordinary words_after words_before",
    "source": "Hint Source Span Text",
    "finding": "Edit FileResult Finding Fix Hit Severity Unsure",
    "ledger": "strangers",
    "presence": "Roll roll",
    "matching": "bare",
    "model": "Afsnit Afstemning Beslutning Bilag Fravaer Led Medlem Modstykke Moede Navn Punkt "
    "Raekke Referat Side Stedfortraeder Svar",
    "names": "nearness other_party party short_form",
    "readers": "read",
    "grammar": "parse",
    "ruleset": "Rule load_rules",
    "linter": "Settings lint",
    "tables": "Table read_tables",
    "unsure": "unsure_rules",
}
__all__ = [
    "AMOUNT", "GENITIVE", "MONTH", "MONTHS", "WEEKDAYS", "Afsnit", "Afstemning", "Amount",
    "Beslutning", "Bilag", "Edit", "Figure", "FileResult", "Finding", "Fix", "Fravaer", "Hint",
    "Hit", "Led", "Medlem", "Modstykke", "Moede", "Named", "Navn", "Punkt", "Raekke", "Referat",
    "Roll", "Rule", "Settings", "Severity", "Side", "Source", "Span", "Stedfortraeder", "Svar",
    "Table", "Text", "Unsure", "absentees", "amount", "amount_of", "bare", "calendar_date",
    "days_in", "difference", "everybody", "figures", "full_year", "in_columns", "in_danish",
    "in_quotes", "is_ordinary", "left_over", "lint", "load_rules", "named", "nearness",
    "other_party", "parse", "party", "personal_numbers", "read", "read_tables", "roll",
    "short_form", "spelt", "strangers", "unmatched", "unsure_rules", "words", "words_after",
    "words_before",
]  # fmt: skip
__version__ = "0.2.0"


def __getattr__(name: str) -> object:
    for home, words in HOMES.items():
        if name in words.split():
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
