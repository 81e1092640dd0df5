"""Where the sentences that tell of votes start and end.

Lists of letters and initials stand in them, and lines that end without a full stop: `Imod stemte:
C, A. Ben Holt (løsgænger) og O. Ø undlod.`
"""

import re
from collections.abc import Iterator

from referat_lint.grammar.names import BIG, PARTY_LETTER, SHORT
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.sides import ABSTAINED, NAMED, VERDICT, VOTED

_DECIDED = (
    r"(?:Godkendt|Vedtaget|Tiltrådt|Anbefales|Udsat|Forkastet|Bortfaldt|Taget til|Til efterretning)"
    r"\b"
)
DECIDED = pattern(_DECIDED)
BEHIND = pattern(rf"(?<=[a-zæøå)\d]) (?={_DECIDED})")  # b) TITEL Udsat til efteråret.

END = pattern(
    r"(?P<stop>[.!?]+[\"”»)]*(?:\s+|$))"
    r"|(?<!\s)(?:(?P<blank>[ \t]*\n[ \t]*\n\s*)|(?P<linje>[ \t]*\n[ \t]*))"
)
NEW_LINE = pattern(
    r"[-•·*▪–]\s|\d{1,2}[.)]\s|[a-zæøå]\)\s|Forslag\s"
    r"|(?:For|Imod|Mod|Und(?:lod|lader|ladt)|Blanke?)(?:\s+(?:stemte|stemmer)|\s*:)"
    r"|(?:Ikke )?(?:Godkendt|Anbefales|Vedtaget|Tiltrådt|Forkastet|Udsat)\b"
    r"|\w*(?:[Ff]orslaget|[Ii]ndstillingen)\s(?:er\s|blev\s|vedta|godk|tiltr|forkas|bortf|faldt)"
)
OWN_LINE = pattern(
    r"(?:Fraværende|Fravær|Afbud|Deltog ikke|(?:Ej|Ikke) til ?stede)\b[^\n]*|[a-zæøå]\)[^\n]*"
    r"|(?:Ikke )?(?:[Gg]odkendt|[Aa]nbefales|[Vv]edtaget|[Tt]iltrådt|[Uu]dsat)"
)
ABBREVIATED = pattern(
    rf"{SHORT}|kr|nr|pkt|Pkt|Nr|Kl|stk|kl|jf|jfr|bl|a|m|fl|f|eks|ca|evt|pga|inkl|ekskl|vedr|mio|mia|pct|d"
    r"|hhv|ift|iht|jan|feb|aug|sept|okt|nov|dec"
)
VERB_FOLLOWS = pattern(
    rf"[{BIG}][^,.;:()\n]{{0,60}}(?:\([^()]{{0,20}}\))?\s*"
    r"(?:stemte|stemmer|undlod|undlader|kunne|kan|tog|har)(?!\w)"
)
PERSON_FOLLOWS = pattern(
    rf"(?!{NAMED.sub('?:', VERDICT)}|(?:For|Imod|Undlod|Udvalget|Byrådet|Sagen|Punktet|Det|Der|Den"
    r"|Herefter|Et|En|Resten|Øvrige|Forslag|\w*(?:[Ff]orslaget|[Ii]ndstillingen))(?!\w))"
    rf"[{BIG}](?:\w|\.)"
)
# Magnus Ø. Vad: one given name before a letter; Bo Ek Ø. Ida Lund: a person and the party
GIVEN = pattern(
    rf"(?:^|[^\w.-]|[.]\s)(?P<navne>(?:[{BIG}][\w-]+\s+){{1,3}})(?:[{BIG}]\.\s?)*[{BIG}]$"
)
NO_NAME = pattern(
    r"(?:Listen?|Gruppen?|Partiet|For|Imod|Mod|Undlod|Og|Samt|Mens|Af|Forslag|Punkt|Bilag|Alternativ|Model"
    r"|\w*(?:[Ll]iste|[Pp]arti|[Ff]orslag|[Ss]tuff)\w*)$"
)
SURNAME = pattern(rf"[{BIG}][\w-]+(?P<mere>\s+[{BIG}][\w-]+)?")
DONE = pattern(rf"{VOTED}|{ABSTAINED}|:")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text start and end; a line end inside one is a blank."""
    start = 0
    for match in END.finditer(text):
        stop = match.start()
        if match["stop"] is not None:
            if not _ends(text, start, match):
                continue
            stop += len(match["stop"].rstrip())
        elif match["linje"] is not None and not _line_ends(text, start, match):
            continue
        if words := text[start:stop].strip():
            start = text.index(words[0], start)
            yield start, start + len(words)
        start = match.end()
    if words := text[start:].strip():
        start = text.index(words[0], start)
        yield start, start + len(words)


def _line_ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a sentence without a full stop ends with its line."""
    stop, after = match.span()
    if NEW_LINE.match(text, after) or OWN_LINE.fullmatch(text, start, stop):
        return True
    if text[stop - 1] == ")" and text[after : after + 1].isupper():
        return True
    line = text[max(start, text.rfind("\n", start, stop)) : stop]
    if line.endswith((",", " og", " samt")) or not DONE.search(line):
        return False
    return bool(VERB_FOLLOWS.match(text, after))


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence, and not an initial, a number or an abbreviation."""
    at = match.start()
    word = re.split(r"[\s(.,]", text[max(start, at - 12) : at])[-1]
    after = text[match.end() : match.end() + 100]
    if not after or "\n\n" in match[0] or ("\n" in match[0] and NEW_LINE.match(after)):
        return True
    if re.fullmatch(PARTY_LETTER, word):
        if "\n" not in match[0] and _is_initial(text[max(start, at - 60) : at], after):
            return False
        return (
            "\n" in match[0] or bool(VERB_FOLLOWS.match(after)) or not PERSON_FOLLOWS.match(after)
        )
    if word.isdigit():
        return after[0].isupper() and bool(text[start : at - len(word)].strip())
    return not ABBREVIATED.fullmatch(word) and not after[0].islower()


def _is_initial(before: str, after: str) -> bool:
    """Whether a letter and its full stop stand inside a name."""
    given, surname = GIVEN.search(before), SURNAME.match(after)
    if not given or not surname or PERSON_FOLLOWS.match(after) is None:
        return False
    names = given["navne"].split()
    if NO_NAME.match(names[-1]):
        return False
    return len(names) == 1 or not surname["mere"]
