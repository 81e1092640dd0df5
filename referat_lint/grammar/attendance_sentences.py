"""One sentence of attendance, and what stands behind a label of absence."""

import re

from referat_lint.grammar.absence import (
    ABSENT,
    ABSENT_WORDS,
    NONE,
    absent,
    all_but,
    all_came,
    quorum_lost,
    votes,
)
from referat_lint.grammar.disqualified import disqualified
from referat_lint.grammar.guests import guests
from referat_lint.grammar.movements import moved
from referat_lint.grammar.name_lists import NAME
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.people import item_numbers, people
from referat_lint.grammar.roll import Attendance, Reader, Said, names
from referat_lint.grammar.sentences import sentences
from referat_lint.grammar.substitutes import SUBSTITUTE, stand_in
from referat_lint.source import Span, Text

FROM = pattern(
    r"(?:(?:Der )?(?:er|var|har været) )?(?P<label>[Aa]fbud) fra:? +(?:[a-zæøå]+(?:en|et),? )?"
    r"(?P<rest>(?:fra )?[A-ZÆØÅ].*)",
    re.DOTALL,
)
BARE_LABEL = pattern(r"(?P<label>Fraværende|Afbud|Fravær):? +(?P<rest>[A-ZÆØÅ].*)", re.DOTALL)
# Fraværende: NAVN - stedfortræder NAVN
WITH_SUBSTITUTE = pattern(rf"(?<=\w|\)),? +(?:[-–] +)?{SUBSTITUTE} +(?={NAME})")
IN_BRACKETS = pattern(r"\([^()]*\)")
VERB = pattern(r"\b(?:deltog|mødte|deltager|var|er|havde|ankom|forlod|indkaldt|stedet|kom)\b")


def read_sentence(found: Attendance, said: Said) -> None:
    """Take in a sentence by the first reader that can read it."""
    words = said.words.casefold()
    for reader, guards in READERS.items():
        if any(guard in words for guard in guards) and reader(found, said):
            found.taken.append(said.words.span)
            return


def read_value(found: Attendance, value: Text, at: Span) -> None:
    """Take in the names behind a label that stands `at`, and the sentences that follow them."""
    if NONE.match(value):
        found.tell("ingen", at)
        return
    parts = list(sentences(value))
    first = next((i for i, part in enumerate(parts) if _speaks(part)), len(parts))
    for part in parts[:first]:
        _names(found, part, at)
    for part in parts[first:]:
        _behind_names(found, part, at)
    if not found.fravaer and first:
        found.tell("tom", at)


def _labelled(found: Attendance, said: Said) -> bool:
    """`Der er afbud fra NAVN`, "Fraværende Ingen"."""
    match = FROM.match(said.words) or BARE_LABEL.match(said.words)
    if not match or votes(said.words):
        return False
    told = len(found.fravaer)
    value = said.words.part(*match.span("rest"))
    read_value(found, value, said.words.part(*match.span("label")).span)
    return len(found.fravaer) > told or bool(NONE.match(value))


def _speaks(part: str) -> bool:
    return bool(VERB.search(IN_BRACKETS.sub("", part)))


def _names(found: Attendance, part: Text, at: Span) -> None:
    tail = WITH_SUBSTITUTE.search(part)
    who = people(part.part(0, tail.start()) if tail else part)
    found.absent(who, at)
    if tail:
        found.stand_in(people(part.part(tail.end(), len(part))), names(who))


def _behind_names(found: Attendance, part: Text, at: Span) -> None:
    """A sentence in a label's value; a first one tells whom the label means."""
    match = None if found.fravaer else ABSENT.match(part)
    if match:
        who = people(part.part(*match.span("navne")))
        found.absent(who, at, item_numbers(match["rest"]))
    else:
        read_sentence(found, Said(part, everyone=True))


# In the order in which they are tried; each reads only sentences that hold one of its words.
READERS: dict[Reader, tuple[str, ...]] = {
    quorum_lost: ("beslutningsdygtig",),
    all_came: ("ingen", "alle"),
    all_but: ("undtage", "på nær", "bortset fra"),
    _labelled: ("afbud", "fravær"),
    disqualified: ("inhabil",),
    stand_in: (
        *("stedfortræder", "supple", "stedet", "indkaldt", "inhabil"),
        *(" mødt ", "men mødte ikke"),
    ),
    moved: ("",),  # its verbs are its pattern
    absent: ABSENT_WORDS,
    guests: ("deltog", "deltager", "til stede", "medvirkede", "inviteret"),
}
