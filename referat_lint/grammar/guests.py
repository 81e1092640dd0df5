"""Guests and officials in a sentence: `Arkitekt NAVN deltog under behandlingen af punkt 4`."""

import re
from collections.abc import Iterator

from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.people import item_numbers, people
from referat_lint.grammar.roll import Attendance, Said
from referat_lint.model import Deltager
from referat_lint.source import Text

GUEST = pattern(
    r"(?P<navne>[A-ZÆØÅ][^.!?]{1,120}?) (?:deltog|deltager|var til stede|medvirkede|var inviteret"
    r"|er inviteret)(?: i mødet)?(?: under| ved| i) (?:behandlingen af )?"
    r"(?P<punkter>(?:punkt|pkt|sag|dagsordenspunkt)[^.]*?\d[^.]*)\.?$",
    re.IGNORECASE,
)
OCCUPATION = pattern(
    r"(?:\w+(?:arkitekt|konsulent|leder|chef|ingeniør|planlægger|jurist|sagsbehandler|koordinator"
    r"|direktør|formand|pædagog|lærer|økonom|rådgiver|forvalter|inspektør|medarbejder|læge"
    r"|sygeplejerske|gartner|forsker)|Arkitekt|Leder|Konsulent|Ingeniør|Jurist|Læge|Formand|Direktør"
    r"|Chef|Præst|Rektor|Forsker|Økonom|Advokat|Revisor) (?=[A-ZÆØÅ])"
)
EACH = pattern(r"(?:og +)?(?P<navn>[^\s,](?:(?! og |, )[^\n])*)")


def guests(found: Attendance, said: Said) -> bool:
    """Take in those who came for some items; of a whole meeting only."""
    match = GUEST.match(said.words) if said.everyone else None
    if not match:
        return False
    names = said.words.part(*match.span("navne"))
    numbers = item_numbers(match["punkter"])
    found.deltagere += _people(names, numbers) or _bodies(names, numbers)
    return True


def _people(names: Text, numbers: tuple[str, ...] | None) -> list[Deltager]:
    """Guests by name; none where the first has no surname: it is a body or a trade."""
    who = people(names)
    if not who or " " not in who[0].navn:
        return []
    out: list[Deltager] = []
    for person in who:
        navn, trade = _occupation(person.navn)
        role = trade or person.rolle or person.rest
        out.append(Deltager(navn, person.organisation, role, numbers, navn.span))
    return out


def _bodies(names: Text, numbers: tuple[str, ...] | None) -> Iterator[Deltager]:
    """`Børnerådet og Forvaltningen`."""
    for match in EACH.finditer(names):
        start, end = match.span("navn")
        navn = names.part(start, start + len(names[start:end].rstrip(" ,")))
        yield Deltager(navn, None, None, numbers, navn.span)


def _occupation(navn: Text) -> tuple[Text, str | None]:
    """`Arkitekt Jonna Lundbæk` is Jonna Lundbæk, arkitekt."""
    match = OCCUPATION.match(navn)
    if match and navn.span.end - navn.span.start == len(navn):  # not where blanks were folded
        return navn.part(match.end(), len(navn)), match[0].strip()
    return navn, None
