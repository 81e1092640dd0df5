"""A list of people cut at its separators; a line end or blanks inside a name are none."""

import re
from functools import lru_cache
from typing import NamedTuple

from referat_lint.grammar.names import (
    BIG,
    BRACKET,
    CAUSE,
    NAME,
    NOBODY,
    PARTICLE,
    PARTY,
    RANGE,
    ROLE,
    SHORT,
)
from referat_lint.grammar.patterns import pattern

BULLET = r"[•·*▪̵◦–-]"
# What is consumed whole, so that no comma in it parts people; then what parts them.
PARTS = pattern(
    rf"(?P<hel>{BRACKET}|{RANGE}|\b{CAUSE}\s(?:(?!\s(?:og|samt)\s+[{BIG}])[^,;.()\n])*)"
    rf"|(?<!\s)(?:(?P<blank>[ \t]*\n[ \t]*\n\s*(?:{BULLET}[ \t]+)*)"
    r"|(?P<nummer>\s+\d{1,2}[.)]\s+(?=[A-ZÆØÅ]))"
    rf"|(?P<kugle>[ \t]*(?:\n[ \t]*(?:{BULLET}[ \t]+)+|[•·▪◦][ \t]*|^(?:{BULLET}[ \t]+)+))"
    r"|(?P<komma>\s*,[\s,]*(?:(?:og|samt)\s+)?)|(?P<semikolon>\s*;\s*)"
    r"|(?<!-)(?P<og>\s+(?:og|samt|&|/|\+)(?:\s+|$))|(?P<streg>\s+[-–—]+\s+)"
    r"|(?P<afbud>\s+(?:ved|med|uden) afbud\b\s*)"
    r"|(?P<linje>[ \t]*\n[ \t]*)"
    r"|(?P<gab>(?<=\)) +(?=[A-ZÆØÅ][a-zæøå]+ [A-ZÆØÅ])|[ ]{2,}|[ ]*\t[ \t]*|\s*\|[\s|]*))"
    r"|(?P<punktum>(?<=[\w)])\.+(?=\s|$))|(?<=\))(?P<tankestreg>[-–—]\s*)"
)
JOINED = pattern(r",.*(?:og|samt)\s+$", re.DOTALL)  # A, og B
OPEN_NAME = pattern(rf"(?:\s{PARTICLE}|\w-|\s[{BIG}]\.)$")
GOES_ON = pattern(rf"{PARTICLE}\s")
NO_STOP = pattern(rf"\d+|{SHORT}|[{BIG}]|m|fl|nr|pkt|stk|kl|bl|fg|Fg|pga|[a-z]")
NAMES = pattern(NAME)
ROLES = pattern(rf"{ROLE}(?:\s+(?:i|af|på)\s.*)?", re.IGNORECASE | re.DOTALL)
PARTY_FIRST = pattern(rf"\s*(?P<parti>{PARTY})\s*(?:$|[(,])", re.DOTALL)
COLON = pattern(r"([^:(]{1,60}?)\s*:\s*")


class Piece(NamedTuple):
    """What stands between two separators, and the kind of the one before it."""

    kind: str
    start: int
    end: int


def pieces(text: str) -> list[Piece]:
    """The list cut at its separators, what is blank left out."""
    found: list[Piece] = []
    before, start = "start", 0
    for match in PARTS.finditer(text):
        kind = match.lastgroup or ""
        stop = match.start()
        if kind == "hel" or (kind == "punktum" and NO_STOP.fullmatch(_last_word(text, stop))):
            continue
        if text[start:stop].strip():
            found.append(Piece(before, start, stop))
        elif start and kind in {"linje", "gab"}:  # two separators running: what parts more counts
            kind = before
        before, start = ("og" if JOINED.search(match[0]) else kind), match.end()
    if text[start:].strip():
        found.append(Piece(before, start, len(text)))
    return _whole(text, found)


def _last_word(text: str, stop: int) -> str:
    return re.split(r"[\s(.]", text[max(0, stop - 12) : stop])[-1]


def _whole(text: str, parts: list[Piece]) -> list[Piece]:
    """The pieces, with names joined that a line end or two blanks go through."""
    sizes = [size(text[piece.start : piece.end].strip()) for piece in parts]
    in_line = any(
        p.kind in {"komma", "og"} and words for p, words in zip(parts, sizes, strict=True)
    )
    wraps = max(sizes, default=0) > 1 if in_line else len(parts) == 2
    whole: list[Piece] = []
    last = 0
    for piece, words in zip(parts, sizes, strict=True):
        if whole and _continues(text, whole[-1], piece, wraps=wraps and min(last, words) == 1):
            whole[-1] = whole[-1]._replace(end=piece.end)
            last += words
        else:
            whole.append(piece)
            last = words
    return whole


@lru_cache(maxsize=4096)
def size(words: str) -> int:
    """How many words of a name a piece is, with nothing but brackets beside them; 0 is no name."""
    match = NAMES.match(words)
    if not match or COLON.match(words) or words[match.end() :].lstrip()[:1].islower():
        return 0
    if ROLES.fullmatch(words) or NOBODY.fullmatch(words) or PARTY_FIRST.match(words):
        return 0
    return len(match[0].split())


def _continues(text: str, before: Piece, piece: Piece, *, wraps: bool) -> bool:
    """Whether a line end or two blanks stand inside a name, and not between two people."""
    gap = text[before.end : piece.start]
    if piece.kind != "linje" and (piece.kind != "gab" or gap != "  "):
        return False
    first = text[before.start : before.end].rstrip()
    if not NAMES.match(first.lstrip()):
        return False
    if OPEN_NAME.search(first) or GOES_ON.match(text, piece.start, piece.end):
        return True
    return wraps and not first.endswith((")", "."))
