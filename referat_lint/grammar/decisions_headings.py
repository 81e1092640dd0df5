"""Headings of decisions: this body's own, and the earlier bodies' that are quoted in an item."""

import re
from typing import NamedTuple

from referat_lint.grammar import bodies, dates
from referat_lint.grammar.lines import UNREAD, Line
from referat_lint.grammar.patterns import pattern

START = pattern(
    r"(?P<ord>Beslutning(?:er|sprotokol)?|BESLUTNING(?:ER)?)(?![a-zæøåA-ZÆØÅ])(?:(?P<skel>:)? +(?P<prep>i|fra|af)?\b *|:? *)", re.I
)
NUMBER = pattern(r",? *(?:pkt\.?|punkt|sag|sagsnr\.?) *(?:nr\.? *)?(?P<punkt>\d+[a-zæøå]?)", re.IGNORECASE)
GENITIVE = pattern(
    r"(?P<organ>[A-ZÆØÅ][^.:;]{2,80}?)s? (?:beslutning (?:i|på) mødet|møde)(?: d\.| den)? ", re.IGNORECASE
)
DEN = pattern(r",? +(?:mødet )?(?:den|d\.) *:?$", re.I)


class Afgoerelse(NamedTuple):
    """A decision's heading as read: body, date, item number, and where its own words end.

    `ord`: whether the word Beslutning stands in it; `fra`: "Beslutning fra ORGAN"; `organ` may be
    None ("Beslutning den DATO").
    """

    organ: str | None
    periode: str | None
    dato: str | None
    dato_span: tuple[int, int] | None
    punkt: str | None
    ord: bool
    fra: bool
    slut: int
    navn: str | None  # the body with its term, as printed


def own_heading(line: Line) -> Afgoerelse | None:
    """The line read as a decision's heading with body or date, or None; plain "Beslutning" is a label."""
    if "afgoerelse" not in line.kinds:
        return None
    if line.decision is UNREAD:
        line.decision = heading(str(line.text))
    found: Afgoerelse | None = line.decision
    return found


def heading(text: str) -> Afgoerelse | None:
    """The same for a string."""
    start = START.match(text)
    if start:
        return _with_word(text, start)
    if genitive := GENITIVE.match(text):
        return _genitive(text, genitive)
    if len(text) <= 400:
        return _body_and_date(text)
    return None


def _with_word(text: str, start: "re.Match[str]") -> Afgoerelse | None:
    rest = text[start.end() :]
    date = dates.first_date(rest[:160])
    if date is not None:
        before = rest[: date.start]
        between = re.sub(r"(?:,|\bmødet|\bmøde|\bden|\bd\.)\s*$", "", before.strip()).strip(" ,")
        if "." in between.replace("d.", "").replace("pkt.", "") or len(between) > 110 or ":" in between[:-1]:
            return None
        if between and not _is_body(between, start):
            return None
        return _made(between, date, rest, start.end(), ord_=True, fra=(start["prep"] or "").lower() == "fra")
    lost = re.match(r"(?P<organ>[A-ZÆØÅ][^.:;]{2,80}?) den *(?:,|:|$)", rest)
    if lost and start["prep"]:
        found = bodies.body(lost["organ"])
        end = start.end() + lost.end()
        return Afgoerelse(
            found.navn if found else None, found.periode if found else None, None, None, None,
            True, (start["prep"] or "").lower() == "fra", end, lost["organ"],
        )  # fmt: skip
    if re.fullmatch(r"den *:?", rest.strip()):
        return Afgoerelse(None, None, None, None, None, True, False, len(text), None)
    prep = (start["prep"] or "").lower()
    whole = rest.strip(" :.")
    if prep in ("i", "fra") and whole and len(whole) < 90 and bodies.NOUN.search(whole) and whole[0].isupper():
        found = bodies.body(whole)
        if found:
            return Afgoerelse(found.navn, found.periode, None, None, None, True, prep == "fra", len(text), whole)
    return None


def _is_body(words: str, start: "re.Match[str]") -> bool:
    if words[0].isupper() or bodies.NOUN.search(words):
        return not re.search(
            r"\b(?:om|skal|er|blev|træffes|træffer|at|fra|til|på|godkend\w+|beslutte\w+|vedtog|vedtaget|indstille\w+|anbefale\w+)\b",
            words,
        )
    return False


def _genitive(text: str, genitive: "re.Match[str]") -> Afgoerelse | None:
    rest = text[genitive.end() :]
    date = dates.first_date(rest[:60])
    if date is None or date.start > 8 or not bodies.NOUN.search(genitive["organ"]) or not (
        len(rest) <= date.end + 60 or NUMBER.match(rest, date.end)
    ):
        return None
    return _made(genitive["organ"], date, rest, genitive.end(), ord_="beslutning" in genitive[0], fra=False)


def _body_and_date(text: str) -> Afgoerelse | None:
    """`ORGAN, DATO, pkt. N:`, `ORGAN, DATO`, `ORGAN den DATO:`; the body in capitals or a known noun."""
    date = dates.first_date(text[:170])
    if date is None or date.iso is None or date.start < 3:
        return None
    before = text[: date.start].rstrip()
    comma = before.endswith(",")
    before = re.sub(r"(?:,|\bden|\bd\.|\bmøde|\bmødet)\s*$", "", before).strip(" ,")
    if re.match(r"(?:Fravær|Afbud|Ikke til stede|Ej til stede|Deltog ikke|Næste møde|Mødet)", before):
        return None
    if not before or not before[0].isupper() or len(before) > 90 or re.search(r"[.:;!?()\"]|\d{3}", bodies.PERIOD.sub("", before)):
        return None
    after = text[date.end :]
    number = NUMBER.match(after)
    tail = after[number.end() if number else 0 :].strip()
    known = bodies.NOUN.search(before) is not None
    if number is None and not (known and (comma or " den" in text[: date.end])):
        return None
    if not number and tail not in ("", ":", "."):
        return None
    if number and tail[:1] not in ("", ":", ".", "-", "–") and not tail[:1].isupper():
        return None
    if not comma and number is None and not text.rstrip().endswith(":"):
        return None
    if re.search(r"\b(?:på|fra|til|besluttede|godkendte|mødet|møde)\b", before):
        return None
    return _made(before, date, text, 0, ord_=False, fra=False)


def _made(
    organ: str, date: dates.Date, rest: str, offset: int, *, ord_: bool, fra: bool
) -> Afgoerelse:
    found = bodies.body(organ) if organ else None
    number = NUMBER.match(rest, date.end)
    end = number.end() if number else date.end
    tail = re.match(r"\s*[:.]?\s*", rest[end:])
    end += tail.end() if tail else 0
    return Afgoerelse(
        found.navn if found else None,
        found.periode if found else None,
        date.iso,
        (offset + date.start, offset + date.end),
        number["punkt"] if number else None,
        ord_,
        fra,
        offset + end,
        organ or None,
    )
