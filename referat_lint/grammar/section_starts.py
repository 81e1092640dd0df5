"""The lines that open a section of an item: labels, headings of decisions, recommendations."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from referat_lint.grammar import labels
from referat_lint.grammar.decisions_headings import Afgoerelse, own_heading
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.recommendations import BY, IMPERSONAL

INLINE = pattern(r"(?P<label>[A-ZÆØÅ][^:.\n]{2,44}?) *: +(?P<rest>\S.*)$", re.DOTALL)
ON_ONE_LINE = {  # kinds whose words may stand behind their label
    *("beslutning", "indstilling", "sagsfremstilling", "oekonomi", "bilag", "resume"),
    *("sagen_afgoeres_i", "politisk_behandling", "historik"),
}
SAYS = pattern(
    r"\b(?:at|er|var|blev|har|skal|kan|som|indstill\w+|foreslå\w+|drøft\w+|orienter\w+|følgende"
    r"|heraf)\b",
    re.IGNORECASE,
)
# Byrådet (godkender), 20.11.2018
ROUTE = pattern(r".{3,80}\((?:til )?[a-zæøå ]{4,25}\),? .*\d{4}\.?$")
ROUTES = frozenset({"politisk_behandling", "historik", "sagen_afgoeres_i"})
RECOMMENDS = (
    "indstiller",
    "indstiller:",
    "indstiller,",
    "foreslår:",
    "indstilles:",
    "indstilles, at",
    "indstilles at:",
)
AS_LABEL = pattern(
    r"(?:Administrationen|Forvaltningen|Direktionen|Sekretariatet) indstiller(?: til [\w-]+)?:?"
    r"|Forvaltningen foreslår:"
)
SENTENCE = pattern(
    r"(?:[A-ZÆØÅ][\w ,&-]{2,60} indstiller(?: til [\w-]+)?|Det (?:indstilles|foreslås))[,:]? ?"
    r"(?:at\b|:|,)"
)
SHORT_SUBJECT = pattern(r"Det |[A-ZÆØÅ][\w-]*(?: [\w-]+){0,4} indstiller\b")
NO_LABEL = frozenset({"sagsnummer", "punkt", "nummer", "fravaer"})


@dataclass(slots=True)
class Section:
    """A label, its kind and the lines under it. `egen`: this body's, where it is a decision."""

    slags: str
    overskrift: str
    head: Line
    lines: list[Line] = field(default_factory=list)
    afgoerelse: Afgoerelse | None = None
    egen: bool = True
    quoted: bool = False  # an earlier body's decision without the word Beslutning: no own section


def recurring_labels(lines: Sequence[Line], starts: Sequence[int]) -> frozenset[str]:
    """Short lines that recur as labels in two or more items, though no table knows them."""
    seen: Counter[str] = Counter()
    for begin, end in pairwise([*starts, len(lines)]):
        seen.update({labels.folded(line.text) for line in lines[begin + 1 : end] if _new(line)})
    return frozenset(word for word, count in seen.items() if count >= 2)


def _new(line: Line) -> bool:
    return 3 < len(line.text) <= 45 and line.text[0].isupper() and _like_label(line)


def _like_label(line: Line) -> bool:
    words = line.text
    if line.bullet or words[-1] in ".,;!?)" or (words[-1] != ":" and not line.level):
        return False
    if line.label or line.kinds & NO_LABEL or labels.folded(words) in labels.FIELD:
        return False
    if labels.FURNITURE.fullmatch(words) or labels.FLAGS.fullmatch(words):
        return False
    return len(words.split()) <= 5 and not (labels.GROUP.match(words) or SAYS.search(words))


def opened(line: Line, current: Section | None, extra: frozenset[str]) -> Section | None:
    """The section that a line opens below the `current` one; `extra`: the document's own labels."""
    if line.hint in {"kode", "citat"}:
        return None
    if line.hint == "referat":
        return Section("beslutning", "Referat", line, [line])
    return (
        _decision(line, current)
        or _labelled(line, extra)
        or _recommendation(line, current)
        or _inline(line, current)
    )


def _decision(line: Line, current: Section | None) -> Section | None:
    found = own_heading(line)
    if found is None or _is_route(line, found, current):
        return None
    words, rest = line.text[: found.slut], line.text[found.slut :]
    overskrift = words.rstrip(" :") if rest else words
    lines = [line.rest(found.slut)] if rest.strip() else []
    return Section("beslutning", overskrift, line, lines, found, quoted=not found.ord)


def _is_route(line: Line, found: Afgoerelse, current: Section | None) -> bool:
    """Whether body and date are a step of the case's route or history, and no decision."""
    if found.ord:
        return False
    within = current is not None and current.slags in ROUTES and found.punkt is None
    return within or ROUTE.match(line.text) is not None


def _labelled(line: Line, extra: frozenset[str]) -> Section | None:
    kind = None if line.bullet else line.label
    if kind is None and labels.folded(line.text) in extra and _like_label(line):
        kind = "andet"
    return Section(kind, line.text.rstrip(" :"), line) if kind else None


def _recommendation(line: Line, current: Section | None) -> Section | None:
    """A recommendation without a heading: `Forvaltningen indstiller, at ...`."""
    if current is not None and current.slags == "indstilling":
        return None
    words = line.text
    if len(words) < 160 and words.endswith(RECOMMENDS) and _by_somebody(words):
        overskrift = words.rstrip(" :,") if AS_LABEL.fullmatch(words) else ""
        return Section("indstilling", overskrift, line, [line])
    if len(words) < 300 and SHORT_SUBJECT.match(words) and SENTENCE.match(words):
        return Section("indstilling", "", line, [line])
    return None


def _by_somebody(words: str) -> bool:
    return bool(BY.match(words) or IMPERSONAL.match(words))


def _inline(line: Line, current: Section | None) -> Section | None:
    """`Beslutning: Godkendt.`: a label and its words on one line."""
    match = INLINE.match(line.text)
    kind = labels.section_kind(match["label"]) if match else None
    if not match or kind not in ON_ONE_LINE:
        return None
    if line.bullet and kind not in {"beslutning", "indstilling"}:
        return None
    if kind == "beslutning" and current is not None and current.slags == "historik":
        return None
    return Section(kind, match["label"], line, [line.rest(match.start("rest"))])
