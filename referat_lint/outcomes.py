"""What became of each vote: as printed, or as the words around it say."""

import re

from referat_lint.model import Afstemning, Punkt, Referat

OUTCOME = re.compile(
    r"\b(?:godkend|vedta|vedto|forkast|tiltråd|tiltræd|anbefal|bortfald|bortfaldt|faldt|bifald"
    r"|imødekom|afvis|afslå|udsat|udsætt|udsk[uy]d|valgt|vælge|vedtage|sende|oversend|indstille"
    r"|til efterretning|ikke støtte)",
    re.IGNORECASE,
)
OPEN = frozenset({"andet", "droeftet"})  # say nothing of what became of a proposal
REACH = 400  # characters around a vote in which its outcome may stand


def outcomes(referat: Referat, punkt: Punkt) -> list[dict[str, str]]:
    """Votes with their outcomes: as printed, or as the answer or the decision around them says."""
    rest = _rest(referat, punkt) if punkt.beslutning else ""
    headed = referat.egne_overskrifter or referat.moede.organtype != "forening"
    outcomes = (
        vote.udfald or _outcome(punkt, vote, rest, headed=headed) for vote in punkt.afstemninger
    )
    return [{"udfald": outcome} if outcome else {} for outcome in outcomes]


def _majority(vote: Afstemning) -> str | None:
    """What the counts say, where a proposal is named and a majority plain."""
    sides = [
        len(side.personer) if side.antal is None else side.antal
        for side in (vote.for_, vote.imod)
        if not side.grupper or side.antal is not None
    ]
    if vote.emne is None or len(sides) < 2 or sides[0] == sides[1]:  # noqa: PLR2004  # both
        return None
    return "vedtaget" if sides[0] > sides[1] else "forkastet"


def _outcome(punkt: Punkt, vote: Afstemning, rest: str, *, headed: bool) -> str | None:
    beslutning, start = punkt.beslutning, vote.span.start
    if vote.enstemmig:
        return "vedtaget"
    if _rival_won(punkt, vote):
        return "forkastet"
    if beslutning is None:
        return None if headed else _majority(vote)
    answer = next((s for s in beslutning.led if s.span.start <= start < s.span.end), None)
    slags = answer.slags if answer else "andet"
    first, last = (place - beslutning.span.start for place in vote.span)
    before, after = rest[max(first - REACH, 0) : max(first, 0)], rest[max(last, 0) : last + REACH]
    if len(punkt.afstemninger) > 1:  # each has its own line
        before, after = before.rpartition("\n")[2], after.partition("\n")[0]
    elif slags == "andet":
        slags = beslutning.slags
    around = OUTCOME.search(before) or OUTCOME.search(after)
    if slags in OPEN and not around:
        return None if headed else _majority(vote)
    return "forkastet" if slags == "forkastet" else "vedtaget"


def _rival_won(punkt: Punkt, vote: Afstemning) -> bool:
    """Whether another model was adopted, where nobody is said to be against any."""
    return not (vote.imod or vote.emne is None) and any(
        one.udfald == "vedtaget" and one.emne not in (None, vote.emne) and not one.imod
        for one in punkt.afstemninger
    )


def _rest(referat: Referat, punkt: Punkt) -> str:
    """The words of a decision, those of votes and statements blanked out."""
    assert punkt.beslutning is not None  # noqa: S101
    first, last = punkt.beslutning.span
    pieces, at = [], first
    apart = [*(one.span for one in punkt.udtalelser), *(one.span for one in punkt.afstemninger)]
    for start, end in sorted(apart):
        if start < last and end > at:
            pieces += [referat.kilde.shown[at : max(start, at)], " " * (end - max(start, at))]
            at = end
    return "".join((*pieces, referat.kilde.shown[at:last]))
