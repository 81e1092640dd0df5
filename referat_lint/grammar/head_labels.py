"""Labels in the head: which field a line opens, and what stands behind the label."""

import re
from typing import NamedTuple

from referat_lint.grammar import attendance, labels
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.people import people
from referat_lint.source import Text

LABELED = pattern(  # Sted: Rådhuset; a row of a table too: Sted<tab>Rådhuset
    r"(?P<label>[A-Za-zÆØÅæøå][^:|\t\n]{0,38}?) *[:|\t][ \t|:]*(?P<rest>.*)$", re.DOTALL
)
COLUMN = pattern(  # what stands over a column of people, and is no name
    r"(?:navn|parti|rolle|funktion|titel|stilling|mail|e-mail|initialer|(?:til ?)?stede|mødt"
    r"|fremmødt|fremmøde|fraværende|afbud|bemærkning(?:er)?|stedfortræder|liste|gruppe|repræsenterer)\b",
    re.IGNORECASE,
)
SPACED = pattern(  # Mødedato 3. maj
    r"(?P<label>Mødedato|Mødested|Mødetidspunkt|Mødedeltagere|Starttidspunkt|Sluttidspunkt"
    r"|Medlemmer|Møde(?:t)? (?:hævet|slut|sluttede)(?: kl\.?)?|Mødetid|Fraværende|Afbud|Deltagere)"
    r" +(?P<rest>\S.*)$",
    re.DOTALL,
)
NO_LABEL = pattern(r"(?:med|uden|fra) ")  # Afbud fra NAVN; Afbud uden grund
LISTS = frozenset({"medlemmer", "deltagere", "tilstede"})
OFFICES = frozenset({"referent", "leder", "formand"})
PEOPLE = LISTS | OFFICES | {"gaester"}
# What opens a field though it stands alone on its line without a colon.
BARE = LISTS | {
    *("afbud", "bemaerkninger", "dato", "gaester", "organ", "referent"),
    *("slut", "sted", "stedfortraeder", "tid"),
}
WIDEST = 45


class Labeled(NamedTuple):
    """A field's kind in `labels.FIELDS`, its label as printed, what stands behind it."""

    kind: str
    label: Text
    rest: Text


def labeled(text: Text, line: Line) -> Labeled | None:
    """The field that a line, of which `text` is what stands in its cell, opens."""
    if found := _alone(text, line) or _of_table(LABELED.match(text), text):
        return found
    if spaced := SPACED.match(text):
        found = _of_table(spaced, text)
        return found if found and _has_value(found) else None
    absence = attendance.LABEL.match(text)
    if absence and (absence["tegn"] or not absence["rest"]):
        return _labeled("afbud", absence, text)
    return None


def lists_people(line: Line) -> bool:
    """Whether a line's label opens a list of those who came, or of the members."""
    found = labeled(line.text, line)
    if found is None or found.kind not in LISTS:
        return False
    return line.text.endswith(":") or bool(people(found.rest))


def ends_list(line: Line) -> bool:
    """Whether a line's label opens anything but another list of people."""
    found = labeled(line.text, line)
    return found is not None and found.kind not in PEOPLE


def _alone(text: Text, line: Line) -> Labeled | None:
    """A label without a value: with its colon, or a word that is nothing else."""
    kind = labels.FIELD.get(labels.folded(text)) if len(text) < WIDEST else None
    if kind is None:
        return None
    bare = (kind in BARE and text[0].isupper()) or (kind == "formand" and line.cut)
    if text[-1] in ":|" or bare:
        return Labeled(kind, text, text.part(len(text), len(text)))
    return None


def _of_table(match: re.Match[str] | None, text: Text) -> Labeled | None:
    kind = labels.FIELD.get(labels.folded(match["label"])) if match else None
    if not match or not kind or ("\t" in match[0] and COLUMN.match(match["rest"])):
        return None
    return _labeled(kind, match, text)


def _labeled(kind: str, match: re.Match[str], text: Text) -> Labeled:
    return Labeled(kind, text.part(*match.span("label")), text.part(*match.span("rest")))


def _has_value(found: Labeled) -> bool:
    """Whether words behind a label without a colon are its value, not the rest of a sentence."""
    if found.kind == "afbud" and NO_LABEL.match(found.rest):
        return False
    if found.kind in {"afbud", "medlemmer", "deltagere"}:
        return bool(people(found.rest) or attendance.NONE.match(found.rest))
    return True
