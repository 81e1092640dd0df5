"""Who was absent, who stood in, who came and left, who was disqualified: what lines say of it."""

from collections.abc import Iterable, Sequence

from referat_lint.grammar.absence import ALL_CAME, NO_QUORUM, NONE
from referat_lint.grammar.absence_labels import LABEL, SECOND, read_label
from referat_lint.grammar.attendance_sentences import FROM, read_sentence
from referat_lint.grammar.disqualified import together
from referat_lint.grammar.lines import Line
from referat_lint.grammar.name_lists import name_pieces, only_people
from referat_lint.grammar.people import people
from referat_lint.grammar.roll import Attendance, Said
from referat_lint.grammar.sentences import passages, sentences
from referat_lint.grammar.substitutes import SUB
from referat_lint.model import Fravaer
from referat_lint.source import Text

__all__ = [
    "ALL_CAME",
    "FROM",
    "LABEL",
    "NONE",
    "NO_QUORUM",
    "SECOND",
    "SPEAKS",
    "Attendance",
    "name_pieces",
    "read",
    "unique",
]

SPEAKS = frozenset({"fravaer", "bevaegelse", "stedfortraeder", "inhabil"})  # kinds of line
WIDEST_LIST = 200
WIDEST = 500  # a longer sentence is a case's text, or lost its full stops


def read(  # noqa: PLR0913  # what the caller knows of the lines, by name
    source: Text,
    lines: Sequence[Line],
    *,
    nummer: str | None,
    bare: bool = False,
    everyone: bool = False,
    valg: bool = False,
) -> Attendance:
    """What the lines say; `nummer` is the item's, `bare` allows names without label or verb.

    `everyone`: the head, where a lone statement may speak of the whole meeting. `valg`: an
    election, where a suppleant is elected and does not stand in.
    """
    found = Attendance()
    rest: list[Line] = []
    i = 0
    while i < len(lines):
        step = read_label(found, lines, i) or (bare and _read_names(found, lines[i]))
        found.taken += [line.text.span for line in lines[i : i + step]]
        rest += lines[i : i + 1] if not step else []
        i += step or 1
    if any(line.kinds & SPEAKS for line in rest):
        for passage in passages(source, rest):
            for words in sentences(passage):
                if len(words) <= WIDEST and not (valg and SUB.search(words)):
                    read_sentence(found, Said(words, nummer, everyone))
    found.inhabile = together(found.inhabile)
    return found


def unique(found: Iterable[Fravaer]) -> tuple[Fravaer, ...]:
    """Each absentee once for the same items: the first that is printed."""
    seen: dict[tuple[str, tuple[str, ...] | None], Fravaer] = {}
    for absent in found:
        seen.setdefault((str(absent.navn), absent.punkter), absent)
    return tuple(seen.values())


def _read_names(found: Attendance, line: Line) -> bool:
    """A line of full names alone: those who were absent; a table's row is none."""
    words = line.text
    if len(words) >= WIDEST_LIST or len(words.split()) < 2 or "\t" in words:
        return False
    if not (name_pieces(words) and only_people(words)):
        return False
    found.absent(people(words), words.span)
    return True
