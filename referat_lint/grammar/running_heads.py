"""Lines that come again on every page."""

import re
from collections import defaultdict
from collections.abc import Sequence

from referat_lint.grammar import labels
from referat_lint.grammar.decisions_headings import own_heading
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern

RUNNING = pattern(
    r"\bside:?!? ?\d+\b|\breferat\b|\bprotokol\b|\d\d?[-./]\d\d?[-./]\d{2,4}", re.IGNORECASE
)
GUARD = pattern(r"\d[-./]\d|[Rr]efer|REFER|rotokol|ROTOKOL|[Ss]ide|SIDE")
PAGE = pattern(r"\bside:?!? ?\d+(?: af \d+)?")


def mark(lines: Sequence[Line]) -> None:
    """Mark running heads as furniture, but for the first that may be the document's title."""
    seen: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if len(line.text) <= 120 and _may_run(line.text):
            seen[PAGE.sub("", line.text.casefold()).strip()].append(line)
    for key, again in seen.items():
        if _runs(key, again):
            for line in again[1:] if again[0].index < 8 else again:
                line.used = "moebler"


def _may_run(text: str) -> bool:
    return bool(GUARD.search(text) and RUNNING.search(text)) and not text.endswith(":")


def _runs(key: str, again: Sequence[Line]) -> bool:
    """Whether what comes again is no section's label: three times, or twice with a page number."""
    if len(again) < 2 or labels.section_kind(key) or any(own_heading(line) for line in again):
        return False
    named = "referat" in key or "protokol" in key or "side" in again[0].text.casefold()
    return named or len(again) >= 3
