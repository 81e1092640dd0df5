"""An item's lines parted into sections; own decisions and those of earlier bodies told apart."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from referat_lint.grammar import labels
from referat_lint.grammar.bodies import same_body
from referat_lint.grammar.decisions_headings import Afgoerelse, own_heading
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.recommendations import BY, IMPERSONAL
from referat_lint.source import Text

INLINE = pattern(r"(?P<label>[A-ZÆØÅ][^:.\n]{2,44}?) *: +(?P<rest>\S.*)$", re.DOTALL)
SAYS = pattern(
    r"\b(?:at|er|var|blev|har|skal|kan|som|indstill\w+|foreslå\w+|drøft\w+|orienter\w+|følgende|heraf)\b", re.I
)
ROUTE = pattern(r".{3,80}\((?:til )?[a-zæøå ]{4,25}\),? .*\d{4}\.?$")


@dataclass(slots=True)
class Section:
    """A label, its kind and the lines under it. `egen`: this body's, where it is a decision."""

    slags: str
    overskrift: str
    head: Line
    lines: list[Line] = field(default_factory=list)
    afgoerelse: Afgoerelse | None = None
    egen: bool = True
    quoted: bool = False  # an earlier body's decision without the word Beslutning: no section of its own


@dataclass(slots=True)
class Meeting:
    """What tells this meeting's own decisions from others': body and date, as far as they are known."""

    organ: str | None
    dato: str | None


def recurring_labels(lines: Sequence[Line], starts: Sequence[int]) -> frozenset[str]:
    """Short lines that recur as labels in two or more items, though no table knows them."""
    seen: Counter[str] = Counter()
    bounds = [*starts, len(lines)]
    for begin, end in zip(bounds, bounds[1:], strict=False):
        here = set()
        for line in lines[begin + 1 : end]:
            words = line.text
            if 3 < len(words) <= 45 and words[0].isupper() and _label_like(line):
                here.add(labels.folded(words))
        seen.update(here)
    return frozenset(word for word, count in seen.items() if count >= 2)


def _label_like(line: Line) -> bool:
    words = line.text
    if line.bullet or words[-1] in ".,;!?)" or labels.FURNITURE.fullmatch(words) or labels.FLAGS.fullmatch(words):
        return False
    if line.kinds & {"sagsnummer", "punkt", "nummer", "fravaer"} or labels.folded(words) in labels.FIELD or line.label or labels.GROUP.match(words):
        return False
    if SAYS.search(words) or len(words.split()) > 5:
        return False
    return words[-1] == ":" or bool(line.level)


def sections(
    source: Text,
    lines: Sequence[Line],
    meeting: Meeting,
    extra: frozenset[str],
) -> tuple[list[Line], list[Section]]:
    """The lines before the first label, and the sections, in order."""
    before: list[Line] = []
    out: list[Section] = []
    current: Section | None = None
    for i, line in enumerate(lines):
        if line.used:
            continue
        found = _opens(line, lines, i, current, extra)
        if found is not None:
            current = found
            out.append(found)
            continue
        if current is None:
            before.append(line)
        else:
            current.lines.append(line)
    for section in out:
        _body_below(section)
    _own(out, meeting)
    return before, _merged(out)


def _opens(
    line: Line, lines: Sequence[Line], i: int, current: Section | None, extra: frozenset[str]
) -> Section | None:
    words = line.text
    if line.hint in ("kode", "citat"):
        return None
    if line.hint == "referat":
        return Section("beslutning", "Referat", line, [line])
    found = own_heading(line)
    if found is not None and not _route(line, found, current):
        quoted = not found.ord
        section = Section("beslutning", words, line, [], found, quoted=quoted)
        if found.slut < len(words):
            rest = line.text.part(found.slut, len(words))
            section.overskrift = words[: found.slut].rstrip(" :")
            if rest.strip():
                section.lines.append(line.rest(found.slut))
        return section
    kind = line.label
    if kind == "beslutning" and labels.folded(words) == "referat" and line.bullet:
        kind = None
    if kind is not None and not line.bullet:
        if kind == "vurdering" and labels.folded(words) == "bemærkninger" and current is not None and current.slags == "beslutning":
            pass
        return Section(kind, words.rstrip(" :"), line)
    if labels.folded(words) in extra and _label_like(line):
        return Section("andet", words.rstrip(" :"), line)
    if len(words) < 160 and words.rstrip().endswith(("indstiller", "indstiller:", "indstiller,", "foreslår:", "indstilles:", "indstiller, at", "indstiller at:")) and (
        current is None or current.slags != "indstilling"
    ) and (BY.match(words) or IMPERSONAL.match(words)):
        short = re.fullmatch(r"(?:Administrationen|Forvaltningen|Direktionen|Sekretariatet) indstiller(?: til [\w-]+)?:?|Forvaltningen foreslår:", words)
        section = Section("indstilling", words.rstrip(" :,") if short else "", line)
        section.lines.append(line)
        return section
    if current is None or current.slags != "indstilling":
        if (match := re.match(r"(?:[A-ZÆØÅ][\w ,&-]{2,60} indstiller(?: til [\w-]+)?|Det (?:indstilles|foreslås))[,:]? ?(?:at\b|:|,)", words)) and (
            match.group() and _recommends(line, lines, i)
        ):
            section = Section("indstilling", "", line)
            section.lines.append(line)
            return section
    return _inline(line, current)


def _recommends(line: Line, lines: Sequence[Line], i: int) -> bool:
    """A recommendation without a heading, not a sentence of the case text."""
    return len(line.text) < 300 and (
        line.text.startswith("Det ") or re.match(r"[A-ZÆØÅ][\w-]*(?: [\w-]+){0,4} indstiller\b", line.text) is not None
    )


def _inline(line: Line, current: Section | None) -> Section | None:
    """`Beslutning: Godkendt.`: a label and its words on one line."""
    match = INLINE.match(line.text)
    if not match:
        return None
    label = match["label"]
    kind = labels.section_kind(label)
    if kind is None or (line.bullet and kind not in ("beslutning", "indstilling")):
        return None
    if kind not in ("beslutning", "indstilling", "sagsfremstilling", "oekonomi", "bilag", "resume", "sagen_afgoeres_i", "politisk_behandling", "historik"):
        return None
    if current is not None and current.slags == "historik" and kind == "beslutning":
        return None
    section = Section(kind, label, line)
    section.lines.append(line.rest(match.start("rest")))
    return section


def _route(line: Line, found: Afgoerelse, current: Section | None) -> bool:
    """Lines of a route ("Byrådet (godkender), 20.11.2018") and of a history are no decisions."""
    if found.ord:
        return False
    if ROUTE.match(line.text):
        return True
    return current is not None and current.slags in ("politisk_behandling", "historik", "sagen_afgoeres_i") and found.punkt is None


def _body_below(section: Section) -> None:
    """Under a plain "Beslutning", a first line with body and date belongs to the heading."""
    if section.slags != "beslutning" or section.afgoerelse is not None or not section.lines:
        return
    first = section.lines[0]
    found = own_heading(first)
    if found is None:
        return
    section.afgoerelse = found
    rest = first.text[found.slut :].strip()
    section.lines[0:1] = [first.rest(found.slut)] if rest else []


def _merged(out: list[Section]) -> list[Section]:
    """`Beslutning` and below it at once the body's own heading are one section."""
    merged: list[Section] = []
    for section in out:
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.slags == section.slags == "beslutning"
            and last.afgoerelse is None
            and not last.lines
            and section.afgoerelse is not None
        ):
            if section.egen or section.quoted:
                last.afgoerelse, last.lines, last.egen = section.afgoerelse, section.lines, True
            else:
                merged[-1] = section
            continue
        merged.append(section)
    return merged


def _own(out: Sequence[Section], meeting: Meeting) -> None:
    """Mark which decisions are this meeting's."""
    decisions = [s for s in out if s.slags == "beslutning"]
    for i, section in enumerate(decisions):
        found = section.afgoerelse
        if found is None:
            section.egen = True
        elif found.fra:
            section.egen = False
        else:
            section.egen = is_ours(found, meeting)
            above = decisions[i - 1] if i else None
            if not section.egen and above is not None and above.afgoerelse is None and not above.lines:
                section.egen = section.quoted and found.organ is not None and same_body(found.organ, meeting.organ)
    if any(section.egen for section in decisions):
        return
    worded = [s for s in decisions if s.afgoerelse is not None and s.afgoerelse.ord and not s.afgoerelse.fra]
    if worded:
        latest = max(worded, key=lambda s: (s.afgoerelse.dato or "") if s.afgoerelse else "")
        latest.egen = True


def is_ours(found: Afgoerelse, meeting: Meeting) -> bool:
    if found.organ is not None and meeting.organ is not None and not same_body(found.organ, meeting.organ):
        return False
    if found.dato is not None and meeting.dato is not None and found.dato != meeting.dato:
        return False
    if found.organ is None:
        return found.ord
    if meeting.organ is None:
        return found.ord and (meeting.dato is None or found.dato in (None, meeting.dato))
    return True
