"""Lines over a referat that name it: `Referat fra ORGANs møde`, and what else such a line holds."""

import re
from typing import NamedTuple

from referat_lint.grammar import bodies
from referat_lint.grammar.meeting_places import PLACE_WORD, inline_place, place_in_column
from referat_lint.grammar.patterns import pattern

DOCUMENT = pattern(
    r"\b(?:(?:beslutnings)?referat(?:et)?|beslutningsprotokol|protokol"
    r"|dagsorden(?: med vedtagelser)?|beslutninger fra mødet|tillægsdagsorden|udskrift"
    r"|R e f e r a t|Refer)\b",
    re.IGNORECASE,
)
MEETING = pattern(
    r"(?:\b(?:fra|af|til|for|ved)\b )?(?:\b(?:et|det)\b )?(?:\b(?:ekstra)?ordinær(?:t|e)?\b )?"
    r"\b(?:[a-zæøå]*møde(?:t|r)?|(?:ekstra)?(?:ordinær )?generalforsamling(?:en)?)\b"
    r"(?: (?:nr\.?|nummer) ?[\d/]+)?",
    re.IGNORECASE,
)
_KOMMUNE = r"[A-ZÆØÅ][\wæøå-]{1,40}(?:[- ][A-ZÆØÅ][\wæøå-]{1,40})? Kommune"
KOMMUNE = pattern(rf"\b(?:for |i )?(?P<navn>{_KOMMUNE})\b(?! -)")
SIDE_BY_SIDE = pattern(  # Fjordlev Kommune, Kulturudvalget; Kulturudvalget · Fjordlev Kommune
    rf"^\s*(?P<foran>{_KOMMUNE})\s*[·•|,:–—\t-]\s*(?=[A-ZÆØÅ])|\s*[·•|,–—\t-]\s*(?P<bag>{_KOMMUNE})\s*$"
)
FOR_KOMMUNE = pattern(r"\bfor \w{1,40}(?: \w{1,40})? Kommune")
GAP = pattern(r" {6,}")
LONGEST_TITLE = 160
# Around the body's name
BRACKETS = pattern(r"\([^()]*\)")
WHEN_WORDS = pattern(r"\b(?:kl\.?|KL\.?|d\.|den|DEN)(?=\s|$)")
LEAD_IN = pattern(r"^[\s:,.•|–-]*(?:(?:fra|af|til|for|FRA|AF|TIL|FOR)\b\s*)*")
KIND_OF_MEETING = pattern(r"\s+[-–]\s*(?:ekstraordinært.*|åbent?|lukket)?$", re.IGNORECASE)
COLUMN = pattern(r"\s{3,}")
EDGES = " ,.:;•|–-\t"
# ... møde i ORGAN; ORGAN, møde
BEHIND_MEETING = pattern(
    r"\s*(?:NR\. ?\d+\s*)?(?:,\s*)?(?:(?:i|for|af|ved|I|FOR)\s+)?(?P<organ>[A-ZÆØÅ][^\n]*)"
)
OF_BODY = pattern(r"\s*(?:i|for)\s")
BEFORE_BODY = pattern(r"^(?:fra|af|til|for|Fra|Af)\s+")
DATED = pattern(r"(?<!\s)\s+(?:den|d\.|mandag|tirsdag|onsdag|torsdag|fredag)\s.*$")
# What no body's name holds, begins with; what one without a word of `bodies.NOUN` holds.
SENTENCE = pattern(r"\b(?:er|var|har|skal|deltog|blev|orienterede)\b")
OTHER_LINE = pattern(r"(?:\d|Bilag|Side|Indhold|Dagsorden|Mødet|Formand|Ingen|Referent)")
SUBJECT = pattern(r"[A-ZÆØÅ][a-zæøå]+ (?:og|,)|Plan|Social|Teknik|Kultur|Børn|Bolig|Miljø|Økonomi")
DIGIT = pattern(r"\d")


class Title(NamedTuple):
    """The body and the place that a title line names, as far as it does."""

    organ: bodies.Body | None
    sted: str | None


def is_title(words: str) -> bool:
    """Whether a line names the document or a meeting."""
    return DOCUMENT.search(words) is not None or MEETING.search(words) is not None


def kommune(words: str) -> str | None:
    """The municipality that a title line, a line of its own or `for NAVN Kommune` names."""
    if len(words) >= LONGEST_TITLE or "Kommune" not in words:
        return None
    if (beside := _side_by_side(words)) is not None:
        return beside["foran"] or beside["bag"]
    found = KOMMUNE.search(words)
    if not found:
        return None
    navn = found["navn"]
    named = words.strip() == navn or f"for {navn}" in words
    return navn if named or is_title(words) else None


def _side_by_side(words: str) -> re.Match[str] | None:
    """The municipality beside its body, with a sign between the two."""
    found = SIDE_BY_SIDE.search(words) if "Kommune" in words else None
    rest = words[: found.start()] + words[found.end() :] if found else ""
    return found if bodies.NOUN.search(rest) else None


def title(words: str, *, titled: bool = False, dated: bool = False) -> Title:
    """Body and place of a line whose date and hours are blanked.

    `titled`: it names the document or a meeting; `dated`: a date or hours stood in it.
    """
    behind = None
    if titled or dated:
        words, behind = _columns(words)
    if FOR_KOMMUNE.search(words):
        words = KOMMUNE.sub(" ", words)
    elif (beside := _side_by_side(words)) is not None:
        words = words[: beside.start()] + words[beside.end() :]
    core = DOCUMENT.sub(" ", words)
    meeting = MEETING.search(core)
    organ = _tidied(_beside(core, meeting) if meeting else core)
    if not organ:
        return Title(None, behind)
    if _is_body(organ, titled=titled, meeting=meeting is not None):
        return Title(bodies.body(organ), behind)
    return Title(None, behind or (None if titled else inline_place(organ, dated=dated)))


def _columns(words: str) -> tuple[str, str | None]:
    """The first of two columns, and the place that stands in the second; else the whole line."""
    gap = GAP.search(words)
    if not gap:
        return words, None
    first, second = words[: gap.start()], words[gap.end() :]
    place = place_in_column(second, other=DOCUMENT.search(second) is not None)
    return (first if place or bodies.NOUN.search(first) else words), place


def _tidied(organ: str) -> str:
    """A body's name without words of the date, prepositions, kind of meeting, a column beside."""
    organ = BRACKETS.sub(lambda match: match[0] if bodies.PERIOD.search(match[0]) else " ", organ)
    organ = WHEN_WORDS.sub(" ", organ)
    organ = LEAD_IN.sub("", organ)
    organ = COLUMN.split(organ.strip(EDGES), maxsplit=1)[0].strip(EDGES)
    return KIND_OF_MEETING.sub("", organ)


def _beside(core: str, meeting: re.Match[str]) -> str:
    """`Referat fra ORGANs møde`, `møde i ORGAN`, `bestyrelsesmøde ORGAN`, `ORGAN, møde`."""
    before, after = core[: meeting.start()].strip(" ,.:-–"), core[meeting.end() :]
    before = BEFORE_BODY.sub("", before)
    if before and bodies.NOUN.search(before):
        return before
    behind = BEHIND_MEETING.match(after)
    if behind and (
        bodies.NOUN.search(behind["organ"]) or OF_BODY.match(after) or "møde" not in before
    ):
        return COLUMN.split(DATED.sub("", behind["organ"]), maxsplit=1)[0]
    return before if len(before) > 3 and before[0].isupper() else ""


def _is_body(words: str, *, titled: bool, meeting: bool) -> bool:
    if len(words) > 110 or not words[0].isalnum() or words[-1] in ":?" or SENTENCE.search(words):
        return False
    if bodies.NOUN.search(words):
        return titled or not (PLACE_WORD.search(words) and DIGIT.search(words))
    if OTHER_LINE.match(words) or not words[0].isupper() or len(words) >= 80:
        return False
    return meeting or (titled and SUBJECT.search(words) is not None)
