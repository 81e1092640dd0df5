"""Suppressions kept outside the document: referat-lint-ignore.toml, read, worded and written."""

import os
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from referat_lint import toml
from referat_lint.cpr import mask
from referat_lint.finding import Allowance, Entry, Finding
from referat_lint.mistake import Mistake, meant
from referat_lint.ruleset import Rule
from referat_lint.source import Span
from referat_lint.suppress import NAME

KEYS = ("fingerprint", "rule", "quote", "reason", "by", "until", "file")


def find(start: Path) -> Path | None:
    """The nearest sidecar, from a folder upwards."""
    start = Path(os.path.abspath(start))  # noqa: PTH100  # the folder above »..« is no parent
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return folder / NAME
    return None


def load(path: Path, rules: Iterable[Rule]) -> tuple[Allowance, ...]:
    """Every entry; a mistake in the file stops the run."""
    data, lines = toml.load(path)
    codes = {word: rule.code for rule in rules for word in (rule.code, rule.name)}
    for key in data:
        if key != "ignore":
            at = f"{path}:{toml.line_of(lines, (key,))}"
            raise Mistake(f"{at}: »{key}« kendes ikke; hver undtagelse begynder med [[ignore]].")
    entries = data.get("ignore", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        at = f"{path}:{toml.line_of(lines, ('ignore',))}"
        raise Mistake(f"{at}: hver undtagelse begynder med [[ignore]].")
    return tuple(
        _allowance(path, lines, number, entry, codes) for number, entry in enumerate(entries)
    )


def _allowance(
    path: Path,
    lines: Mapping[toml.Route, int],
    number: int,
    entry: Mapping[str, Any],
    codes: Mapping[str, str],
) -> Allowance:
    def wrong(key: str, words: str) -> Mistake:
        return Mistake(f"{path}:{toml.line_of(lines, ('ignore', number, key))}: {words}")

    for key, value in entry.items():
        if key not in KEYS:
            raise wrong(key, f"nøglen »{key}« kendes ikke.{meant(key, KEYS)}")
        if key != "until" and not isinstance(value, str):
            raise wrong(key, f"»{key}« skal være tekst i anførselstegn.")
    for key in ("fingerprint", "rule"):
        if not entry.get(key):
            raise wrong(key, f"undtagelsen mangler »{key}«.")
    rule = entry["rule"]
    if rule not in codes:
        raise wrong("rule", f"reglen »{rule}« kendes ikke.{meant(rule, codes)}")
    try:
        until = _day(entry["until"]) if "until" in entry else None
    except ValueError:
        raise wrong("until", "»until« skal være en dato som 2027-12-31.") from None
    line = toml.line_of(lines, ("ignore", number))
    by, file = entry.get("by") or None, entry.get("file") or None
    return Allowance(
        codes=(codes[rule],),
        reason=mask(entry.get("reason", "").strip()),
        span=Span(0, 0),
        line=line,
        column=1,
        lines=None,
        quote=entry.get("quote", ""),
        entry=Entry(str(path), entry["fingerprint"], by, until, file),
    )


def _day(value: Any) -> str:
    """A date, however TOML has it, in ISO."""
    return date.fromisoformat(str(value)).isoformat()


def words(finding: Finding, path: str, reason: str, by: str = "", until: str = "") -> str:
    """The entry that lets a finding pass; no words of the text where they are personal data."""
    values = {
        "fingerprint": finding.fingerprint,
        "rule": finding.code,
        "quote": "" if finding.code.startswith("PER") else " ".join(finding.quote.split())[:120],
        "reason": reason,
        "by": by,
    }
    lines = [f"{key} = {_quoted(mask(value))}\n" for key, value in values.items() if value]
    lines += [f"until = {until}\n"] if until else []
    return "".join(["[[ignore]]\n", *lines, f"file = {_quoted(mask(Path(path).name))}\n"])


def _quoted(value: str) -> str:
    from json import dumps

    return dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def without(text: str, dropped: Iterable[int]) -> str:
    """The file's text without the entries that begin on those lines; the rest stays as it is."""
    lines, gone, out = text.splitlines(keepends=True), set(dropped), []
    skipping = False
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("[["):
            skipping = number in gone
        if not skipping:
            out.append(line)
    return "".join(out)
