"""Who was disqualified (inhabil), who decided it, and whether they left."""

import re
from collections.abc import Sequence
from dataclasses import replace

from referat_lint.grammar.name_lists import NAME, persons
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.people import Who, item_numbers, people
from referat_lint.grammar.roll import Attendance, Said
from referat_lint.grammar.substitutes import BECAUSE
from referat_lint.model import Inhabil
from referat_lint.source import Text

WORD = pattern(r"\binhabil", re.IGNORECASE)
NOT = pattern(r"\b(?:ikke|ingen) (?:er |var |erklæret )?inhabil", re.IGNORECASE)
DECLARED = pattern(
    r"\b(?:erklærede|kendte|anså|fandt|vurderede)(?!s? sig)"
    rf" (?P<navne>{NAME}(?:(?:, | og ){NAME})*)(?: \([^)]*\))? (?:for |at være )?inhabil"
)
DECIDED = pattern(
    r"\b(?:(?:udvalget|byrådet|rådet|kommunalbestyrelsen|bestyrelsen|regionsrådet"
    r"|borgerrepræsentationen|menighedsrådet|nævnet) (?:\w+ )?(?:besluttede|erklærede|fandt|anså"
    r"|vurderede|var enig|tiltrådte|godkendte|afgjorde)"
    r"|blev (?:af \w+ )?(?:erklæret|kendt|anset|fundet)|erklæredes|kendtes"
    r"|(?:erklærede|kendte|anså|fandt) (?!sig)|erklæret inhabil|enige i)",
    re.IGNORECASE,
)
LEFT = pattern(r"\b(?:forlod|forlader|gik|udenfor|uden for (?:døren|lokalet))\b", re.IGNORECASE)
VERB = pattern(
    r"\b(?:erklæredes|kendtes|erklærede|erklærer|blev|er|var|forlod|deltog|medvirkede|oplyste|gjorde"
    r"|meldte|anmodede|gik|havde|fratrådte|anså|forlader)\b"
)
THAT = pattern(r"\bat +(?=[A-ZÆØÅ])")
LISTED = pattern(r"e?: +(?P<navne>[A-ZÆØÅ].*)", re.DOTALL)
IS = pattern(r"\b(?:er|var|blev|skulle)\b")


def disqualified(found: Attendance, said: Said) -> bool:
    """`NAVN erklærede sig inhabil og forlod lokalet`, `Udvalget besluttede, at NAVN er inhabil`."""
    words = said.words
    word = WORD.search(words)
    if not word or NOT.search(words) or BECAUSE.match(words):
        return False
    who = _declared(words) or _before(words, word.start()) or _behind(words, word.end())
    besluttet, forlod = bool(DECIDED.search(words)), bool(LEFT.search(words))
    found.inhabile += [
        Inhabil(person.navn, besluttet, forlod, punkt, words.span)
        for person in who
        for punkt in item_numbers(words) or (None,)
    ]
    return bool(who)


def together(told: Sequence[Inhabil]) -> list[Inhabil]:
    """What several sentences say of one person's disqualification in one item, as one."""
    out: dict[tuple[str, str | None], Inhabil] = {}
    for one in told:
        first = out.setdefault((str(one.navn), one.punkt), one)
        out[str(one.navn), one.punkt] = replace(
            first,
            besluttet=first.besluttet or one.besluttet,
            forlod=first.forlod or one.forlod,
        )
    return list(out.values())


def _declared(words: Text) -> tuple[Who, ...]:
    """`Byrådet erklærede NAVN og NAVN inhabile`."""
    match = DECLARED.search(words)
    return people(words.part(*match.span("navne"))) if match else ()


def _before(words: Text, end: int) -> tuple[Who, ...]:
    """Those who stand before the verb, or behind "at": `Udvalget besluttede, at NAVN er`."""
    verb = VERB.search(words, 0, end)
    if not verb:
        return ()
    who = persons(words.part(0, verb.start()))
    that = None if who else THAT.search(words, 0, end)
    if not that:
        return who
    stop = IS.search(words, that.end(), end)
    return persons(words.part(that.end(), stop.start() if stop else end))


def _behind(words: Text, start: int) -> tuple[Who, ...]:
    """`Inhabil: NAVN`; one name alone may be any word."""
    match = LISTED.match(words, start)
    who = people(words.part(*match.span("navne"))) if match else ()
    return tuple(person for person in who if " " in person.navn)
