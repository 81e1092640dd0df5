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
from referat_lint.grammar.substitutes import SUB, SUBSTITUTE, stand_in
from referat_lint.source import Span, Text

FROM = pattern(
    r"(?:(?:Der )?(?:er|var|har været) )?(?P<label>[Aa]fbud) fra:? +(?:[a-zæøå]+(?:en|et),? )?"
    r"(?P<rest>(?:fra )?[A-ZÆØÅ].*)",
    re.DOTALL,
)
BARE_LABEL = pattern(r"(?P<label>Fraværende|Afbud|Fravær):? +(?P<rest>[A-ZÆØÅ].*)", re.DOTALL)
# Fraværende: NAVN - stedfortræder NAVN; NAVN, i stedet mødte NAVN
WITH_SUBSTITUTE = pattern(
    rf"(?<=\w|\)),? +(?:[-–] +|\()?(?:{SUBSTITUTE}|i ?stedet(?: for (?:ham|hende|dem|vedkommende))?"
    rf" (?:mødte|deltog|deltager|er mødt|var mødt|er indkaldt)) +(?={NAME})"
)
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
    if SUB.match(part):  # Stedfortræder: NAVN
        return True
    return bool(VERB.search(IN_BRACKETS.sub("", WITH_SUBSTITUTE.sub(" ", part))))


def _names(found: Attendance, part: Text, at: Span) -> None:
    """Absentees, each perhaps with who came instead: behind that name the next are absent."""
    tails = list(WITH_SUBSTITUTE.finditer(part))
    ends = [*(tail.start() for tail in tails), len(part)]
    who = people(part.part(0, ends[0]))
    found.absent(who, at)
    for tail, end in zip(tails, ends[1:], strict=True):
        behind = people(part.part(tail.end(), end))
        subs, more = (behind, ()) if end == len(part) else (behind[:1], behind[1:])
        found.stand_in(subs, names(who[-1:] if more else who))
        found.absent(more, at)
        who = more


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
