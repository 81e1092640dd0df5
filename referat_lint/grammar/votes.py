"""Votes as they are told in a decision: in sentences, under labels, in a table, by counts alone.

The text is cut into sentences. In each the words that tell of a side are found (`SHAPES`), and what
stands before or behind them is read as a list of people and parties. All of it goes into one ballot
until the next one begins.
"""

import re
from collections.abc import Iterator, Sequence

from referat_lint.grammar.ballots import Ballot, Told, count_of, verdict_of
from referat_lint.grammar.entries import fold
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.sides import (
    ALL,
    ALONE,
    ANCHORS,
    AND_FELL,
    BEHIND,
    BRACKETED,
    BROUGHT_BY,
    BY_HAND,
    CAUSE,
    COUNTED,
    CUT,
    DEFINED_BEHIND,
    ELECTION,
    ENDS_ACTIVE,
    GROUPS_ALONE,
    HEADING,
    LABEL,
    LEAD_IN,
    LIST_BEHIND,
    MAJORITY,
    NUMBERED,
    ORDINAL,
    OTHERS,
    OUTCOME,
    PRONOUN,
    PROPOSES,
    READ,
    RECEIVED,
    SIDES,
    SUBJECT_FIRST,
    TABLE,
    TALLIED,
    THEN,
    VERDICTS,
    VOTE_ABOUT,
    WHY,
)
from referat_lint.grammar.spelling import composed
from referat_lint.grammar.vote_sentences import sentences
from referat_lint.model import Afstemning
from referat_lint.source import Text

# For google-re2, whose classes know ASCII only: which lines may tell of a vote.
VOTE_GUARDS = (
    (
        "(?i)stemte|stemmer|stemme[ \t]|stemt|undlod|undlad|afstod|afstår|flertal|mindretal"
        "|tiltræde|tilslutte|støtte|godkende|anbefale|håndsopræk|afstemning|forbehold"
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


class Reading:
    """One text, read once from start to end; offsets are those in it."""

    def __init__(self, text: Text, nummer: str | None) -> None:
        self.text = text
        self.ballots: list[Ballot] = []
        self.open = False  # whether the last ballot may be told more of
        self.number = nummer
        self.title: tuple[str, int] | None = None
        self.verdict: tuple[str, int] | None = None  # told before its vote
        self.sentence = (0, 0)
        self.moved = False
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
        if anchors := _telling(self.text, anchors, (start, end)):
            self._sides(anchors)
        if not self._spoken_of():
            self._outcome(start, end)

    def _close(self) -> None:
        self.open = self.moved = False
        self.verdict = self.title = None

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
        return min(match.end(), end)

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

    def _anchor(
        self, anchor: re.Match[str], at: int, stop: int, after: re.Match[str] | None
    ) -> int:
        """Read one anchor and the list that goes with it; where the next one's words begin."""
        kind, first = anchor.lastgroup or "", anchor.start()
        words: re.Match[str] = READ[kind].parse_string(anchor[0])[0]
        parts = words.groupdict()
        side = _side(kind, parts)
        if kind == "flertal":
            return self._majority(anchor, at)
        if kind in {"mod", "stillet"}:
            self._both(words, first)
        elif kind == "omvendt":
            hvem = self.text.part(*(first + offset for offset in words.span("hvem")))
            self._told(side, first, None).read(hvem)
        elif kind in COUNTED:
            self._told(side, first, parts.get("emne"), counts=True).antal = count_of(parts["n"])
            if subject := MAJORITY.match(self.text, at, first):
                self._implied(subject, side)
        elif kind in LIST_BEHIND:
            self._told(side, first, parts.get("emne"))
            if kind == "af":
                self.ballots[-1].udfald = "vedtaget"
        elif not self._subject(side, at, anchor, parts, behind=self._behind(anchor, stop)):
            return anchor.end()
        if kind not in LIST_BEHIND and not self._behind(anchor, stop):
            return anchor.end()
        stop = self._bracket_end(anchor, stop) or self._cut(anchor.end(), stop, after)
        self.ballots[-1].sides[side].read(self.text.part(anchor.end(), stop))
        return stop

    def _both(self, words: re.Match[str], first: int) -> None:
        """`34 stemmer (A, B) imod 15`, `med stemmerne 2-1`."""
        ballot = self._ballot(("for", "imod"), first, counts=True)
        ballot.soft = False
        ballot.sides["for"].antal = count_of(words["for_"])
        ballot.sides["imod"].antal = count_of(words["imod"])
        if words.groupdict().get("hvem"):
            start, end = (first + offset for offset in words.span("hvem"))
            ballot.sides["for"].read(self.text.part(start, end))

    def _bracket_end(self, anchor: re.Match[str], stop: int) -> int | None:
        """Where the bracket ends that tells who they were: `2 imod (NAVN, NAVN)`."""
        if anchor.lastgroup in LIST_BEHIND:
            return None
        bracket = BRACKETED.match(self.text, anchor.end(), stop)
        return bracket.end() if bracket else None

    def _behind(self, anchor: re.Match[str], stop: int) -> bool:
        """Whether a list follows the words: `Følgende stemte for: NAVN`, `2 imod (NAVN, NAVN)`."""
        follows = BEHIND.match(self.text, anchor.end(), stop)
        return bool(follows) and not (anchor.lastgroup in {"tal", "mod"} and ":" in str(follows))

    def _majority(self, anchor: re.Match[str], at: int) -> int:
        """`Et flertal bestående af A og B anbefaler`; without anybody named it is no vote."""
        if subject := MAJORITY.match(self.text, at, anchor.start()):
            some = Told(count_of(subject["n"]) if subject["n"] else None)
            some.read(self.text.part(subject.end(), anchor.start()))
            if some.named:
                side = "for" if subject["hvad"].lower() == "fler" else "imod"
                told = self._told(side, at, None)
                told.take(some)
                self._implied(subject, side)
        return anchor.end()

    def _implied(self, subject: re.Match[str], side: str) -> None:
        """`Et flertal stemte for` is an outcome."""
        ballot = self.ballots[-1]
        if subject["hvad"].lower() == "fler" and side != "undlod":
            ballot.udfald = ballot.udfald or ("vedtaget" if side == "for" else "forkastet")
            ballot.said = ballot.implied = True

    def _cut(self, start: int, stop: int, after: re.Match[str] | None) -> int:
        """Where a list ends that is followed by somebody who votes otherwise."""
        if after is None or after.lastgroup not in SUBJECT_FIRST:
            return stop
        cuts = list(CUT.finditer(self.text, start, stop))
        return cuts[-1].start() if cuts else stop

    def _subject(
        self,
        side: str,
        at: int,
        anchor: re.Match[str],
        parts: dict[str, str | None],
        *,
        behind: bool,
    ) -> bool:
        """Who votes, printed before the verb; False where this tells of no side."""
        start, end = self._who_votes(at, anchor.start())
        majority = MAJORITY.match(self.text, start, end)
        if majority:
            start = majority.end()
        others = OTHERS.search(self.text, start, end)
        everybody = ALL.match(self.text, start, end)
        some = Told()
        if not others and not everybody:
            some.read(self.text.part(start, end))
        if majority and majority["n"]:
            some.antal = count_of(majority["n"])
        if not (some.named or some.antal is not None or majority or others or everybody or behind):
            return False
        soft = anchor.lastgroup == "kan"
        if soft and not self._accepts(some, majority, behind=behind):
            return False
        if self._reason(side, anchor, some):
            return False
        told = self._told(side, start, parts.get("emne"), soft=soft)
        ballot = self.ballots[-1]
        told.take(some)
        ballot.resten = ballot.resten or bool(others)
        if everybody and side != "undlod":
            ballot.enstemmig = ballot.said = True
            ballot.udfald = ballot.udfald or ("vedtaget" if side == "for" else "forkastet")
            ballot.implied = True
        if majority:
            self._implied(majority, side)
        return True

    def _accepts(self, some: Told, majority: re.Match[str] | None, *, behind: bool) -> bool:
        """Whether "kan ikke tiltræde" is one of a list of sides, and no statement of its own."""
        if not some.named and not behind:
            return False
        return bool(majority) or not self.open or self.ballots[-1].soft

    def _who_votes(self, at: int, stop: int) -> tuple[int, int]:
        """The words before a verb without what leads up to them: `Godkendt, idet NAVN`."""
        for cause in CAUSE.finditer(self.text, at, stop):
            at = cause.end()
        lead = LEAD_IN.match(self.text, at, stop)
        at = lead.end() if lead else at
        if verdict := VERDICTS.match(self.text, at, stop):
            lead = LEAD_IN.match(self.text, verdict.end(), stop)
            at = lead.end() if lead else verdict.end()
        return at, stop

    def _reason(self, side: str, anchor: re.Match[str], some: Told) -> bool:
        """`Liste B stemte imod, idet ...` beside a list of names says why, and is no vote."""
        if not self.open or not WHY.match(self.text, anchor.end(), self.sentence[1]):
            return False
        return self.ballots[-1].sides[side].named and not some.personer

    def _told(
        self, side: str, start: int, emne: str | None, *, counts: bool = False, soft: bool = False
    ) -> Told:
        if emne and self.open and self.ballots[-1].is_about_else(emne, side):
            self._close()
        ballot = self._ballot((side,), start, counts=counts, soft=soft)
        if not soft:
            ballot.soft = False
        if emne and not ballot.emne:
            ballot.emne = fold(NUMBERED.sub("", emne))
        return ballot.sides[side]

    def _ballot(
        self, sides: Sequence[str], start: int, *, counts: bool = False, soft: bool = False
    ) -> Ballot:
        """The ballot that is told of: the open one, or a new one where a side comes again."""
        ballot = self.ballots[-1] if self.open else None
        if ballot and ballot.soft and not soft and ballot.last:
            ballot = None
        if ballot and any(ballot.comes_again(side, counts=counts) for side in sides):
            ballot = None
        if not ballot:
            ballot = self._new(start)
            if self._spoken_of():
                self.ballots[-1].end = ballot.start
            self.ballots.append(ballot)
            self.open = True
        for side in sides:
            ballot.sides[side].told = True
        ballot.last = sides[-1]
        ballot.end = self.sentence[1]
        ballot.soft = ballot.soft and soft
        return ballot

    def _new(self, start: int) -> Ballot:
        begin = self.sentence[0] if not self._spoken_of() else start
        ballot = Ballot(begin, self.sentence[1], nummer=self.number, foreslaaet=self.moved)
        self.moved = False
        if self.title:
            ballot.titel, ballot.start = self.title
            self.title = None
        if self.verdict:
            ballot.udfald, first = self.verdict
            ballot.start = min(ballot.start, first)
            self.verdict = None
        return ballot

    def _spoken_of(self) -> bool:
        """Whether the sentence has told of another ballot already."""
        return bool(self.ballots) and self.open and self.ballots[-1].end >= self.sentence[1]

    # The outcome

    def _outcome(self, start: int, end: int) -> None:
        """A sentence that tells no side: the outcome of the vote before or after it, or prose."""
        found = OUTCOME.match(self.text, start, end) or ALONE.match(self.text, start, end)
        if not found or ELECTION.search(self.text, start, end):
            return
        emne = found.groupdict().get("emne")
        emne = None if not emne or PRONOUN.match(emne) else fold(emne)
        ballot = self.ballots[-1] if self.open else None
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


def _side(kind: str, parts: dict[str, str | None]) -> str:
    if kind == "kan":
        return "undlod" if parts["forbehold"] else "imod" if parts["ikke"] else "for"
    if kind in {"af", "mod", "stillet"}:
        return "imod" if kind == "mod" else "for"
    return SIDES[(parts.get("uden") or parts.get("side") or "u")[0].lower()]


def _telling(
    text: str, anchors: Sequence[re.Match[str]], sentence: tuple[int, int]
) -> list[re.Match[str]]:
    """The anchors without those that tell nothing alone: `3 for`, `og B imod`, `af rådet`."""
    kinds = [anchor.lastgroup for anchor in anchors]
    tallied = TALLIED.search(text, *sentence)
    counted = sum(map(kinds.count, ("tal", "antal", "verbum")))
    short = {anchor[0] for anchor in anchors if anchor.lastgroup == "kort"}
    verbs = kinds.index("verbum") if "verbum" in kinds else len(anchors)
    return [
        anchor
        for i, anchor in enumerate(anchors)
        if (kinds[i] != "tal" or counted > 1)
        and (kinds[i] != "ordet" or _labels(anchor, anchors))
        and (kinds[i] != "kort" or i > verbs or len(short) > 1)
        and (
            kinds[i] != "af"
            or "flertal" in anchor[0]
            or _letters_follow(text, anchor.end(), sentence[1])
        )
        and (kinds[i] != "flertal" or tallied)
    ]


def _labels(anchor: re.Match[str], anchors: Sequence[re.Match[str]]) -> bool:
    """Whether `imod 16` and `Ja 25` stand beside other sides of a vote."""
    if anchor[0][0] in "FIU" or (anchor[0][0] == "B"):
        return True
    return any(one is not anchor and one.lastgroup in LIST_BEHIND for one in anchors)


def _letters_follow(text: str, start: int, end: int) -> bool:
    return bool(GROUPS_ALONE.fullmatch(text, start, min(end, start + 200)))


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
