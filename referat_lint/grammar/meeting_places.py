"""Where a meeting is held: a room, a house, a street, a video call."""

import re

from referat_lint.grammar.patterns import pattern

PLACE = pattern(  # i Mødelokale 2; på rådhuset
    r"(?:^|[ ,])(?:i|på|ved|hos) +(?P<sted>(?:[A-ZÆØÅ0-9]"
    r"|[a-zæøå]+(?:et|en|stuen|salen|lokalet|rummet|huset|hus|sal|lokale)\b).*)$"
)
PLACE_WORD = pattern(
    r"lokale|sal(?:en)?\b|rådhus|skole|huset?\b|kantine|bibliotek|teams|online|virtuel|skype"
    r"|videomøde|\bvej\b|vej \d|gade \d|allé|kirke|center|centret|plads|\bzoom\b|stuen|gård|kontor"
    r"|hotel|kro\b|\bhal\b|forvaltning|torv|\brum\b|etage",
    re.IGNORECASE,
)
AT_PLACE = pattern(r"(?:i|på|ved|hos) +(?P<sted>.+)")
WHEN_WORD = pattern(r"^(?:kl\.?|den|d\.)\s*")
SHORT = pattern(r"[ ,]*[a-zæøåA-ZÆØÅ][\w ]{2,30}$")
BLANKS = pattern(r"\s+")
PREPOSITION = pattern(r"^(?:i|på|ved)\s+(?=\S)")
REMARK = pattern(  # Rådhuset (bemærk stedet)
    r"\s*[-–(]\s*"
    r"(?:ekstraordinært|ordinært|bemærk|mødet|det åbne|åbent fra|obs)\b.*$",
    re.IGNORECASE,
)
WIDEST = 90


def tidy(words: str) -> str | None:
    """A place without preposition, signs and what is remarked behind it."""
    words = PREPOSITION.sub("", BLANKS.sub(" ", words).strip(" ,.;:-–•|\t"))
    return REMARK.sub("", words).strip(" ,.;:-–•") or None


def place_in_column(words: str, *, other: bool) -> str | None:
    """The place in a title line's second column; `other`: the column names the document."""
    place = WHEN_WORD.sub("", words.strip(" ,.;-–•()"))
    if found := AT_PLACE.match(place):
        return tidy(found["sted"])
    short = "," in words[:3] and SHORT.match(words)  # one or two words behind a comma
    return tidy(place) if place and not other and (PLACE_WORD.search(place) or short) else None


def inline_place(words: str, *, dated: bool) -> str | None:
    """The place in a line that names no body; `dated`: date or hours stood beside it."""
    inline = PLACE.search(f" {words}")
    if inline and dated:
        return tidy(inline["sted"])
    if len(words) >= WIDEST:
        return None
    if PLACE_WORD.search(words) and not words.endswith(":"):
        return tidy(words)
    return tidy(inline["sted"]) if inline and words.startswith(("i ", "på")) else None
