"""Headings of decisions: this body's own, and the earlier bodies' that are quoted in an item."""

import re
from typing import NamedTuple

from referat_lint.grammar import bodies, dates
from referat_lint.grammar.lines import UNREAD, Line
from referat_lint.grammar.patterns import pattern

START = pattern(
    r"Beslutning(?:er|sprotokol)?(?![a-zæøå])(?::? +(?P<prep>i|fra|af)?\b *|:? *)", re.IGNORECASE
)
NUMBER = pattern(
    r",? *(?:pkt\.?|punkt|sag|sagsnr\.?) *(?:nr\.? *)?(?P<punkt>\d+[a-zæøå]?)", re.IGNORECASE
)
GENITIVE = pattern(
    r"(?P<organ>[A-ZÆØÅ][^.:;]{2,80}?)s? (?:beslutning (?:i|på) mødet|møde|(?P<ene>beslutning))"
    r"(?: d\.| den)? ",
    re.IGNORECASE,
)
# Beslutning i Byrådet den , where the text has lost its digits
DATE_LOST = pattern(r"(?P<organ>[A-ZÆØÅ][^.:;]{2,80}?) den *(?:,|:|$)")
ALL_LOST = pattern(r"den *:?")
BEFORE_DATE = pattern(r"(?:,|\bmødet|\bmøde|\bden|\bd\.)\s*$")
DECIDES = pattern(
    r"\b(?:om|skal|er|blev|træffes|træffer|at|fra|til|på|godkend\w+|beslutte\w+|vedtog|vedtaget"
    r"|indstille\w+|anbefale\w+)\b"
)
NO_BODY = pattern(r"(?:Fravær|Afbud|Ikke til stede|Ej til stede|Deltog ikke|Næste møde|Mødet)")
NOT_IN_NAME = pattern(r"[.:;!?()\"]|\d{3}")
TELLS = pattern(r"\b(?:på|fra|til|besluttede|godkendte|mødet|møde)\b")
# Beslutning: Mandag den 14. oktober 2024 kl. 17 i salen: the answer itself
ANSWER = pattern(r" *(?:\.$|(?!pkt|punkt|sag)[a-zæøå])")
ENDS = pattern(r"\s*(?:[:.]?\s*$|:)")
SENTENCE = pattern(r"[.:]? +(?:[A-ZÆØÅ]|\d+ [a-zæøå])")  # den 3. maj 2008 4 stemte for
TAIL = pattern(r"\s*[:.]?\s*")
WIDEST = 400  # characters of a line that is a heading, and the first words of the decision


class Afgoerelse(NamedTuple):
    """A decision's heading as read: body and its term, date, item number.

    `organ` may be None ("Beslutning den DATO"). Offsets are those in the line; from `slut` on stand
    the decision's own words. `ord`: whether the word Beslutning stands in it; `fra`: "Beslutning
    fra ORGAN".
    """

    organ: str | None
    periode: str | None
    dato: str | None
    dato_span: tuple[int, int] | None
    punkt: str | None
    slut: int
    ord: bool = False
    fra: bool = False


def own_heading(line: Line) -> Afgoerelse | None:
    """The line as a decision's heading with body or date; "Beslutning" alone is a label."""
    if "afgoerelse" not in line.kinds:
        return None
    if line.decision is UNREAD:
        line.decision = _heading(str(line.text))
    found: Afgoerelse | None = line.decision
    return found


def _heading(text: str) -> Afgoerelse | None:
    if start := START.match(text):
        return _with_word(text, start)
    if genitive := GENITIVE.match(text):
        return _genitive(text, genitive)
    return _body_and_date(text) if len(text) <= WIDEST else None


def _with_word(text: str, start: re.Match[str]) -> Afgoerelse | None:
    """`Beslutning i ORGAN den DATO, pkt. N`, and what is left of it where the date is lost."""
    rest = text[start.end() :]
    prep = (start["prep"] or "").lower()
    date = dates.first_date(rest[:160])
    if date is not None:
        organ = BEFORE_DATE.sub("", rest[: date.start].strip()).strip(" ,")
        answers = not organ and not prep and ":" in start[0] and ANSWER.match(rest, date.end)
        if answers or (organ and not _is_body(organ)):
            return None
        found = _dated(organ, date, rest, start.end())
        return found._replace(ord=True, fra=prep == "fra")
    lost = DATE_LOST.match(rest)
    if lost and prep:
        return _undated(lost["organ"], start.end() + lost.end(), fra=prep == "fra")
    if ALL_LOST.fullmatch(rest.strip()):
        return _undated(None, len(text), fra=False)
    whole = rest.strip(" :.")
    if prep in {"i", "fra"} and 0 < len(whole) < 90 and bodies.NOUN.search(whole):
        return _undated(whole, len(text), fra=prep == "fra") if whole[0].isupper() else None
    return None


def _is_body(words: str) -> bool:
    """Whether words between "Beslutning" and a date name a body, and tell of nothing."""
    if "." in words.replace("d.", "").replace("pkt.", "") or len(words) > 110 or ":" in words[:-1]:
        return False
    return bool(words[0].isupper() or bodies.NOUN.search(words)) and not DECIDES.search(words)


def _genitive(text: str, genitive: re.Match[str]) -> Afgoerelse | None:
    """`Udvalgets beslutning i mødet den DATO`, `Udvalgets beslutning den DATO, punkt N`."""
    rest = text[genitive.end() :]
    date = dates.first_date(rest[:60])
    if date is None or date.start > 8 or not bodies.NOUN.search(genitive["organ"]):
        return None
    number = NUMBER.match(rest, date.end)
    glued = "beslutning" in genitive[0] and SENTENCE.match(rest, date.end)
    if len(rest) > date.end + 60 and not (number or glued):
        return None
    if genitive["ene"] and not ENDS.match(rest, number.end() if number else date.end):
        return None  # Byrådets beslutning den 4. maj 2020 om lukning
    found = _dated(genitive["organ"], date, rest, genitive.end())
    return found._replace(ord="beslutning" in genitive[0])


def _body_and_date(text: str) -> Afgoerelse | None:
    """`ORGAN, DATO, pkt. N:`, `ORGAN, DATO`, `ORGAN den DATO:`; the body has a known noun."""
    date = dates.first_date(text[:170])
    if date is None or date.iso is None or date.start < 3:
        return None
    before = text[: date.start].rstrip()
    organ = BEFORE_DATE.sub("", before).strip(" ,")
    if not _names_body(organ) or not _stands_alone(text, date, organ, comma=before.endswith(",")):
        return None
    return _dated(organ, date, text, 0)


def _names_body(organ: str) -> bool:
    if not organ or not organ[0].isupper() or len(organ) > 90 or NO_BODY.match(organ):
        return False
    return not NOT_IN_NAME.search(bodies.PERIOD.sub("", organ)) and not TELLS.search(organ)


def _stands_alone(text: str, date: dates.Date, organ: str, *, comma: bool) -> bool:
    """Whether the line is body and date only, or an item number sets the decision's words apart."""
    number = NUMBER.match(text, date.end)
    if number:
        tail = text[number.end() :].strip()
        return tail[:1] in {"", ":", ".", "-", "–"} or tail[:1].isupper()
    if not comma and not (text.rstrip().endswith(":") and " den" in text[: date.end]):
        return False
    return bodies.NOUN.search(organ) is not None and text[date.end :].strip() in {"", ":", "."}


def _dated(organ: str, date: dates.Date, rest: str, offset: int) -> Afgoerelse:
    """A heading whose date stands in the `rest` of a line from an offset on."""
    number = NUMBER.match(rest, date.end)
    end = number.end() if number else date.end
    tail = TAIL.match(rest, end)
    navn, periode = bodies.body(organ) or (None, None)
    return Afgoerelse(
        navn,
        periode,
        date.iso,
        (offset + date.start, offset + date.end),
        number["punkt"] if number else None,
        offset + (tail.end() if tail else end),
    )


def _undated(organ: str | None, slut: int, *, fra: bool) -> Afgoerelse:
    navn, periode = (bodies.body(organ) if organ else None) or (None, None)
    return Afgoerelse(navn, periode, None, None, None, slut, ord=True, fra=fra)
