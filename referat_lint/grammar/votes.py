"""Votes as they are told in a decision: in sentences, under labels, in a table, by counts alone.

The text is cut into sentences. In each the words that tell of a side are found (`SHAPES`), and what
stands before or behind them is read as a list of people and parties. All of it goes into one ballot
until the next one begins.
"""

import re
from collections.abc import Iterator, Sequence

from referat_lint.grammar.anchors import Sides, telling
from referat_lint.grammar.ballots import Ballot, verdict_of
from referat_lint.grammar.entries import fold
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.sides import (
    ALONE,
    ANCHORS,
    AND_FELL,
    BROUGHT_BY,
    BY_HAND,
    DEFINED_BEHIND,
    ELECTION,
    ENDS_ACTIVE,
    HEADING,
    LABEL,
    ORDINAL,
    OUTCOME,
    PRONOUN,
    PROPOSES,
    RECEIVED,
    SIDES,
    TABLE,
    THEN,
    VERDICTS,
    VOTE_ABOUT,
)
from referat_lint.grammar.spelling import composed
from referat_lint.grammar.vote_sentences import BEHIND, sentences
from referat_lint.model import Afstemning
from referat_lint.source import Text

# For google-re2, whose classes know ASCII only: which lines may tell of a vote.
VOTE_GUARDS = (
    (
        "(?i)stemte|stemmer|stemme[ \t]|stemt|undlod|undlad|flertal|mindretal"
        "|tiltræde|tilslutte|støtte|godkende|anbefale|forbehold"
        "|[0-9][ \t]+(?:for|imod|mod|blank|ja|nej|hverken)|(?:i?mod|ja:|nej:)[ \t]+[0-9]"
        "|afst|ndsopr"
        "|(?:en|én|et|ét|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv)[ \t]+"
        "(?:i?mod|ja|nej|blank)|med[ \t]+[0-9]+[ \t]*(?:-|–)[ \t]*[0-9]"
    ),
    (
        "(?:^|[ \t|.;)(*_])(?:For|Imod|Mod|Ja|Nej|Blanke?|Hverken[ \t]+for[ \t]+eller[ \t]+imod)"
        "(?:(?:[ \t]+[^ \t:]*(?:forslaget|indstillingen|forslag[ \t]..?))?[ \t]*[:|\t]"
        "|[ \t]+[0-9])"
    ),
    r"[ \t]af[ \t]+[(]*[A-ZÆØÅ][ \t)]*(?:,|og|\+|\.|$)",
)
MAYBE = pattern(
    r"stemt|stemm|undl[oa]d|afst[oå]|flertal|mindretal|tiltræde|tilslutte|støtte|godkende|anbefale"
    r"|håndsopræk|afstemning|med\s+\d+\s*[-–]\s*\d"
    r"|(?:\d|\b(?:en|én|et|ét|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv))\s+(?:for|i?mod|blank|ja|nej|hverken)"
    r"|i?mod\s+\d|\b(?:ja|nej):?\s+\d|\b(?:for|i?mod|undlod|blanke?)(?:\s+\S*(?:forslag|indstil)\S*)?\s*[:|\t]"
    r"|\b(?:for|imod|blanke?)\s+\d|\baf\s+\(*[A-ZÆØÅ]\b",
    re.IGNORECASE,
)


def votes(text: Text, nummer: str | None = None) -> tuple[Afstemning, ...]:
    """The votes that a decision, or one numbered answer of it, tells of."""
    text = composed(text)
    if not MAYBE.search(text):
        return ()
    reading = Reading(text, nummer)
    return tuple(vote for ballot in reading.ballots if (vote := ballot.as_vote(text)))


class Reading(Sides):
    """One text, read once from start to end."""

    def __init__(self, text: Text, nummer: str | None) -> None:
        super().__init__(text, nummer)
        at = 0
        for table in TABLE.finditer(text):
            self._prose(at, table.start())
            self._table(table)
            at = table.end()
        self._prose(at, len(text))

    def _prose(self, start: int, end: int) -> None:
        for first, last in sentences(self.text[start:end]):
            self._sentence(start + first, start + last)

    def _sentence(self, start: int, end: int) -> None:
        start = self._heading(start, end)
        words = self.text[start:end]
        if PROPOSES.search(words):
            self._close()
            self.moved = True
        self.sentence = (start, end)
        anchors = [] if ELECTION.search(words) else list(ANCHORS.finditer(self.text, start, end))
        if anchors := telling(self.text, anchors, (start, end)):
            self._sides(anchors)
        if not self._spoken_of():
            self._outcome(start, end)

    def _heading(self, start: int, end: int) -> int:
        """What is voted on, printed before it; where the sentence goes on."""
        if match := VOTE_ABOUT.match(self.text, start, end):
            self._close()
            if title := match["emne"] or match["forslag"]:
                self.title = (fold(title), start)
            return match.end()
        match = HEADING.match(self.text, start, end)
        if not match or not (match["forslag"] or match["punkt"] or self._begins_line(start)):
            return start
        rest = match["titel"]
        if decided := BEHIND.search(rest):
            rest = rest[: decided.start()]
        if match["tegn"] == "." and match["nummer"].isdigit() and ORDINAL.match(rest):
            return start
        if match["nummer"] and self._goes_on(rest):
            return match.start("titel")
        self._close()
        self.number = match["forslag"] or match["punkt"] or match["nummer"]
        if MAYBE.search(rest) or VERDICTS.match(rest) or not rest.strip():
            return match.start("titel")
        if title := fold(BROUGHT_BY.sub("", rest, count=1)):
            self.title = (title, match.start("titel"))
        return min(match.start("titel") + len(rest), end)

    def _goes_on(self, words: str) -> bool:
        """Whether a numbered line is the next side of the ballot: `1. For: A`, `2. Imod: B`."""
        if not self.open or not LABEL.match(words):
            return False
        if not self.ballots[-1].wants(SIDES[words[0].lower()]):
            return False
        self.number = self.ballots[-1].nummer = None
        return True

    def _begins_line(self, start: int) -> bool:
        return not self.text[max(0, start - 20) : start].rpartition("\n")[2].strip()

    # The sides

    def _sides(self, anchors: Sequence[re.Match[str]]) -> None:
        start, end = self.sentence
        told = self.open and self.ballots[-1].udfald and not self.ballots[-1].implied
        if told and OUTCOME.match(self.text, start, anchors[0].start()):
            self._close()
        known = len(self.ballots)
        at = start
        for i, anchor in enumerate(anchors):
            after = anchors[i + 1] if i + 1 < len(anchors) else None
            at = self._anchor(anchor, at, after.start() if after else end, after)
        if not self.open or self.ballots[-1].end < end:
            return
        ballot = self.ballots[-1] if len(self.ballots) <= known + 1 else self.ballots[known]
        found = OUTCOME.match(self.text, start, anchors[0].start())
        if (
            found
            and not PRONOUN.match(found["emne"])
            and not ENDS_ACTIVE.search(found[0])
            and not ballot.emne
        ):
            ballot.emne = fold(found["emne"])
        received = RECEIVED.match(self.text, start, anchors[0].start())
        if received and not ballot.emne and not PRONOUN.match(received["emne"]):
            ballot.emne = fold(received["emne"])
        found = found or VERDICTS.search(self.text, start, anchors[0].start())
        found = found or THEN.search(self.text, anchors[-1].start(), end)
        found = found or (
            AND_FELL.search(self.text, anchors[-1].start(), end) if received else None
        )
        if found:
            ballot.udfald, ballot.implied = verdict_of(found), False

    # The outcome

    def _outcome(self, start: int, end: int) -> None:
        """A sentence that tells no side: the outcome of the vote before or after it, or prose."""
        found = OUTCOME.match(self.text, start, end) or ALONE.match(self.text, start, end)
        if not found or ELECTION.search(self.text, start, end):
            return
        emne = found.groupdict().get("emne")
        emne = None if not emne or PRONOUN.match(emne) else fold(emne)
        ballot = self._named(emne) if self.open else None
        if ENDS_ACTIVE.search(found[0]):  # Udvalget godkendte indstillingen; not: sag 21 og 22
            emne = None
            ballot = ballot if DEFINED_BEHIND.match(self.text, found.end(), end) else None
        if BY_HAND.search(self.text, start, end) and not (ballot and not ballot.udfald):
            ballot = self._new(start)
            ballot.said, ballot.soft = True, False
            ballot.udfald, ballot.end = verdict_of(found), end
            self.ballots.append(ballot)
            self.open = True
        elif ballot and ballot.ends_with(verdict_of(found), emne):
            ballot.udfald, ballot.end = verdict_of(found), end
            ballot.implied = False
        else:
            self.verdict = (verdict_of(found), start)

    def _named(self, emne: str | None) -> Ballot:
        """The vote that an outcome is of: that on the model or proposal it names, or the last."""
        same = (one for one in reversed(self.ballots) if emne and one.is_on(emne))
        return next(same, self.ballots[-1])

    # A table

    def _table(self, table: re.Match[str]) -> None:
        """`For | Imod | Undlod`, and under it counts or names."""
        heads = _cells(table["hoved"])
        columns = [SIDES.get(_way(head), "") for head in heads]
        self.sentence = (table.start(), table.start() + len(table[0].rstrip()))
        sides = [side for side in columns if side]
        ballot = self.ballots[-1] if self.open else None
        if not ballot or any(ballot.sides[side].named for side in sides):
            ballot = self._new(table.start())
            self.ballots.append(ballot)
        self.open = ballot.said = True
        ballot.soft = False
        ballot.end = self.sentence[1]
        at = table.start("raekker")
        for row in table["raekker"].splitlines(keepends=True):
            for side, (first, last) in zip(columns, _cell_spans(row), strict=False):
                if side and row[first:last].strip(" -"):
                    ballot.sides[side].read(self.text.part(at + first, at + last))
            at += len(row)


def _cell_spans(row: str) -> Iterator[tuple[int, int]]:
    row = row.rstrip()
    start = len(row) - len(row.lstrip(" "))
    if row[start : start + 1] == "|":
        start += 1
    for match in re.finditer(r"[|\t]|$", row):
        if match.start() >= start:
            yield start, match.start()
            start = match.end()


def _cells(row: str) -> list[str]:
    return [row[first:last].strip() for first, last in _cell_spans(row)]


def _way(head: str) -> str:
    return head.lower().removeprefix("stemmer ").strip()[:1]
