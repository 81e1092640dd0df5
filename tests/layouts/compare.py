"""An expected parse against a real one, fact by fact.

One value is one fact, keyed by item and key; null, [] and false are no facts. A wrong value is one
fact too many and one too few. Parts of a list are paired before they are compared, so that one
that is missing shifts nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from notation import ANY, Ends, fold

Part = dict[str, Any]
Keys = tuple[str, ...]
GROUPS = {
    "punkt": "punkter",
    "nummer": "punkter",
    "titel": "titler",
    "beslutning": "beslutn",
    "indstilling": "indst",
    "medlemmer": "personer",
    "deltagere": "personer",
    "stedfortraedere": "personer",
    "fravaerende": "fravær",
    "fravaer_angivet": "fravær",
    "ankom": "fravær",
    "forlod": "fravær",
    "inhabile": "fravær",
    "fremmoede": "fravær",
    "afstemninger": "stemmer",
}
PEOPLE = {"medlemmer", "deltagere", "stedfortraedere", "fravaerende", "ankom", "forlod",
          "inhabile", "fremmoede", "personer"}  # fmt: skip
LIKE = 0.6  # what is less alike is something else


@dataclass
class Tally:
    hits: int = 0
    missing: int = 0
    extra: int = 0

    def add(self, other: "Tally") -> None:
        self.hits += other.hits
        self.missing += other.missing
        self.extra += other.extra

    @property
    def f1(self) -> float | None:
        """None where nothing was expected and nothing found."""
        facts = 2 * self.hits + self.missing + self.extra
        return 2 * self.hits / facts if facts else None


@dataclass(frozen=True)
class Difference:
    """A value, or a whole part, that differs; None on the side that does not have it."""

    place: str  # punkt 3 beslutning.tekst
    keys: Keys  # punkter, beslutning, tekst
    expected: Any
    found: Any

    def __str__(self) -> str:
        wanted, got = apart(say(self.expected), say(self.found))
        return f"{self.place}: forventet {wanted} fik {got}"

    @property
    def false(self) -> bool:
        """An item, absence, decision or vote that is not in the text, or is another there."""
        said = {("fravaerende",), ("fremmoede",), ("beslutning",), ("tidligere",)}
        values = {("fravaerende", "navn"), ("fremmoede", "navn"), ("fremmoede", "tilstede"),
                  ("beslutning", "slags"), ("tidligere", "slags")}  # fmt: skip
        return self.found is not None and (
            self.keys == ("punkter",)
            or "afstemninger" in self.keys
            or self.keys[-1:] in said
            or self.keys[-2:] in values
        )


@dataclass
class Score:
    groups: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    differences: list[Difference] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        for group, tally in other.groups.items():
            self.groups[group].add(tally)
        self.differences += other.differences

    @property
    def all(self) -> Tally:
        total = Tally()
        for tally in self.groups.values():
            total.add(tally)
        return total

    @property
    def false(self) -> list[Difference]:
        return [one for one in self.differences if one.false]


def compare(wanted: Part, got: Part) -> Score:
    """Both in the contract's shape; what the notation does not write is left out of `got`."""
    score = Score()
    _compare(wanted, compared(got), (), "", score)
    return score


def compared(node: Any, key: str = "", above: str = "") -> Any:
    """The keys of a real parse that the notation writes."""
    if isinstance(node, list):
        parts = node if key != "fremmoede" else [one for one in node if one["tilstede"] != "ja"]
        return [compared(child, key, above) for child in parts]
    if not isinstance(node, dict):
        return node
    silent = {"span", "overskrift", "skema", "kilde", "andel_forstaaet", "som"}
    if key == "afsnit" or (key == "led" and above != "indstilling"):
        silent.add("tekst")
    return {k: compared(child, k, key) for k, child in node.items() if k not in silent}


def _compare(wanted: Part, got: Part, keys: Keys, place: str, score: Score) -> None:
    for key, child in wanted.items():
        other, inner = got.get(key), (*keys, key)
        where = f"{place}.{key}" if place and not place.endswith(" ") else f"{place}{key}"
        if child is ANY:
            continue
        if isinstance(child, dict) and isinstance(other, dict):
            _compare(child, other, inner, where, score)
        elif any(isinstance(part, dict) for part in [*listed(child), *listed(other)]):
            _compare_lists(child, other or [], inner, where, score)
        elif key == "grupper":
            for name in dict.fromkeys([*child, *listed(other)]):
                mine, theirs = (name if name in side else None for side in (child, listed(other)))
                _compare_values(mine, theirs, inner, where, score)
        else:
            _compare_values(child, other, inner, where, score)


def _compare_lists(
    wanted: list[Part], got: list[Part], keys: Keys, place: str, score: Score
) -> None:
    for ordinal, (a, b) in enumerate(align(keys[-1], wanted, got), 1):
        if keys == ("punkter",):
            name = (a or b)["nummer"] if (a or b)["nummer"] is not ANY else None
            where = f"punkt {name or f'#{ordinal}'}"
        else:
            where = f"{place}[{label(a or b, ordinal)}]"
        if a is None or b is None:
            whole = where if keys == ("punkter",) else place
            _compare_values(a, b, keys, whole, score)
        else:
            if keys == ("punkter",):
                score.groups["punkter"].hits += 1
                where += " "
            _compare(a, b, keys, where, score)


def _compare_values(wanted: Any, got: Any, keys: Keys, place: str, score: Score) -> None:
    """A value, or a part that only one side has: every fact in it counts."""
    if not isinstance(wanted, dict) and not isinstance(got, dict) and same(wanted, got):
        for group in facts(wanted, keys):
            score.groups[group].hits += 1
        return
    missing, extra = list(facts(wanted, keys)), list(facts(got, keys))
    for group in missing:
        score.groups[group].missing += 1
    for group in extra:
        score.groups[group].extra += 1
    if missing or extra:
        score.differences.append(Difference(place, keys, wanted or None, got or None))


def facts(node: Any, keys: Keys) -> Iterator[str]:
    """The group of every fact in a part."""
    if isinstance(node, dict):
        if keys == ("punkter",):
            yield "punkter"
        for key, child in node.items():
            yield from facts(child, (*keys, key))
    elif any(isinstance(child, dict) for child in listed(node)):
        for child in node:
            yield from facts(child, keys)
    elif keys[-1] == "grupper" and isinstance(node, list):
        yield from (GROUPS["afstemninger"] for _ in node)
    elif node is not ANY and node is not None and node is not False and node != []:
        key = keys[1] if keys[0] == "punkter" else keys[0]
        yield GROUPS.get(key, "andet")


def listed(node: Any) -> list[Any]:
    return node if isinstance(node, list) else []


def same(wanted: Any, got: Any) -> bool:
    if isinstance(wanted, Ends):
        return isinstance(got, str) and wanted.match(fold(got))
    if isinstance(wanted, str) and isinstance(got, str):
        return fold(wanted) == fold(got)
    return bool(wanted == got)


# How the parts of two lists are paired.


def align(name: str, wanted: list[Part], got: list[Part]) -> Iterator[tuple[Any, Any]]:
    """Pairs that mean the same; None beside what the other side does not have."""
    if name in PEOPLE:
        return _nearest(wanted, got, lambda a, b: ratio(a["navn"], b["navn"]))
    if name == "afsnit":
        return _in_order(wanted, got, lambda a, b: ratio(a["slags"], b["slags"]), 1.0)
    if name == "punkter":
        return _in_order(wanted, got, alike_items, 0.4)
    return _in_order(wanted, got, alike, 0.5)


def _nearest(
    wanted: list[Part], got: list[Part], likeness: Callable[[Part, Part], float]
) -> Iterator[tuple[Any, Any]]:
    pairs = sorted(
        (-like, abs(i - j), i, j)
        for i, a in enumerate(wanted)
        for j, b in enumerate(got)
        if (like := likeness(a, b)) >= LIKE
    )
    partner: dict[int, int] = {}
    for _, _, i, j in pairs:
        if i not in partner and j not in partner.values():
            partner[i] = j
    yield from ((a, got[partner[i]] if i in partner else None) for i, a in enumerate(wanted))
    yield from ((None, b) for j, b in enumerate(got) if j not in partner.values())


def _in_order(
    wanted: list[Part], got: list[Part], likeness: Callable[[Part, Part], float], limit: float
) -> Iterator[tuple[Any, Any]]:
    """The pairing of two sequences with the greatest likeness in all."""
    like = [[likeness(a, b) for b in got] for a in wanted]
    like = [[one if one >= limit else -1.0 for one in row] for row in like]
    best = [[0.0] * (len(got) + 1) for _ in range(len(wanted) + 1)]
    for i in reversed(range(len(wanted))):
        for j in reversed(range(len(got))):
            both = like[i][j] + best[i + 1][j + 1]
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(wanted) or j < len(got):
        if i < len(wanted) and j < len(got) and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            yield wanted[i], got[j]
            i, j = i + 1, j + 1
        elif i < len(wanted) and best[i][j] == best[i + 1][j]:
            yield wanted[i], None
            i += 1
        else:
            yield None, got[j]
            j += 1


def ratio(wanted: Any, got: Any) -> float:
    """How alike two texts are, 0 to 1; of a text known by its ends, the ends."""
    if wanted is ANY or same(wanted, got):
        return 1.0
    if wanted is None or got is None:
        return 0.0
    matcher = SequenceMatcher(None, clip(fold(str(wanted))), clip(fold(str(got))), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() > LIKE / 2 else 0.0


def alike(wanted: Part, got: Part) -> float:
    """The mean over the values that either side has; parts within count as their words."""
    keys = [key for key, child in wanted.items() if child is not ANY]
    keys = [key for key in keys if told(wanted[key]) or told(got.get(key))]
    return sum(ratio(text(wanted[k]), text(got.get(k))) for k in keys) / len(keys) if keys else 1.0


def alike_items(wanted: Part, got: Part) -> float:
    """Number and title first; items that have neither are known by their decisions."""
    weights = {"nummer": 3.0, "titel": 3.0, "sagsnummer": 1.0}
    weights = {k: share for k, share in weights.items() if told(wanted[k]) or told(got[k])}
    score = sum(share * ratio(wanted[key], got[key]) for key, share in weights.items())
    weight = sum(weights.values())
    decisions = (wanted["beslutning"], got["beslutning"])
    if all(decisions) and ANY not in decisions:
        score, weight = score + 2 * ratio(*(one["tekst"] for one in decisions)), weight + 2
    return score / weight if weight else alike(wanted, got)


# How a difference is told.


def label(part: Part, ordinal: int) -> str:
    for key in ("navn", "nummer", "emne", "organ"):
        if isinstance(part.get(key), str):
            return str(part[key])
    return f"#{ordinal}"


def told(node: Any) -> bool:
    if isinstance(node, dict):
        return any(map(told, node.values()))
    return node is not None and node is not False and node != []


def text(node: Any) -> Any:
    return say(node) if isinstance(node, dict | list) else node


def say(node: Any) -> str:
    """One line for a value or a whole part."""
    if isinstance(node, dict):
        words = (f"{key}={say(child)}" for key, child in node.items() if told(child))
        return "{" + ", ".join(words) + "}"
    if isinstance(node, list):
        return "[" + ", ".join(map(say, node)) + "]"
    if isinstance(node, str | Ends):
        return f'"{fold(str(node))}"'
    return "-" if node is None else str(node)


def apart(wanted: str, got: str, around: int = 30) -> tuple[str, str]:
    """Two texts, where they are long from a little before the first difference."""
    pairs = enumerate(zip(wanted, got, strict=False))
    start = next((i for i, (a, b) in pairs if a != b), min(len(wanted), len(got))) - around
    if start > around and max(len(wanted), len(got)) > 4 * around:
        wanted, got = (f'"…{side[start:]}' for side in (wanted, got))
    return clip(wanted), clip(got)


def clip(words: str, width: int = 160) -> str:
    return words if len(words) <= width else f"{words[: width - 40]} … {words[-38:]}"
