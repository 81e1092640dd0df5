"""The words that tell of a side, and the list of those who stand on it, before or behind them."""

import re
from collections.abc import Sequence

from referat_lint.grammar.ballots import Told, count_of
from referat_lint.grammar.sides import (
    ALL,
    BEHIND,
    BRACKETED,
    CAUSE,
    COUNTED,
    CUT,
    GROUPS_ALONE,
    LEAD_IN,
    LIST_BEHIND,
    MAJORITY,
    OTHERS,
    READ,
    SIDES,
    SUBJECT_FIRST,
    TALLIED,
    VERDICTS,
    WHY,
)
from referat_lint.grammar.voting import Voting


class Sides(Voting):
    """Reads one anchor of a sentence after the other into the ballots."""

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
        if majority or not self.open or self.ballots[-1].soft:
            return True
        # Et flertal bestående af A og B anbefaler. C kan ikke anbefale
        return self.ballots[-1].implied and not self.ballots[-1].sides["imod"].told

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


def _side(kind: str, parts: dict[str, str | None]) -> str:
    if kind == "kan":
        return "undlod" if parts["forbehold"] else "imod" if parts["ikke"] else "for"
    if kind in {"af", "mod", "stillet"}:
        return "imod" if kind == "mod" else "for"
    return SIDES[(parts.get("uden") or parts.get("side") or "u")[0].lower()]


def telling(
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
