"""`rule`: what a rule is about, from the rule's own file."""

import json
from argparse import Namespace
from collections.abc import Callable, Mapping
from textwrap import dedent, indent
from typing import Any

from referat_lint.cli.streams import columns, standard_output
from referat_lint.mistake import Mistake, meant
from referat_lint.reports.view import WEIGHTS, wrapped
from referat_lint.ruleset import Rule
from referat_lint.runner import ruleset


def run(options: Namespace) -> int:
    """Explain one rule, or list all."""
    rules = ruleset()
    if options.rule:
        word = options.rule
        wanted = [rule for rule in rules if word in {rule.code, rule.name, rule.code.lower()}]
        if not wanted:
            names = [name for rule in rules for name in (rule.code, rule.name)]
            raise Mistake(f"reglen »{word}« kendes ikke.{meant(word, names)}")
        words = ONE[options.output_format](wanted[0])
    else:
        words = ALL[options.output_format](rules)
    stream = standard_output("full" if options.output_format == "text" else "json")
    if options.rule and options.output_format == "text" and stream.isatty():
        words = in_width(words, columns(stream))
    stream.write(words)
    return 0


def in_width(words: str, width: int) -> str:
    """The sentences wrapped; examples keep their lines."""
    lines = words.splitlines()
    kept = (line if line.startswith(" ") else wrapped(line, width) for line in lines)
    return "".join(f"{line}\n" for line in kept)


def example(words: str) -> str:
    """An example as it stands in a referat: without the marks and the file's indentation."""
    return dedent(words).strip("\n").replace("⟦?", "").replace("⟦", "").replace("⟧", "")


def as_data(rule: Rule) -> dict[str, Any]:
    """A rule's words, for programs."""
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "basis": rule.basis,
        "message": rule.message,
        "why": rule.why,
        "bad": example(rule.bad),
        "good": example(rule.good),
    }


def _weight(rule: Rule) -> str:
    draft = f"; i et udkast {WEIGHTS[rule.draft]}" if rule.draft else ""
    return WEIGHTS[rule.severity] + draft


def as_text(rule: Rule) -> str:
    """A rule for people."""
    parts = [
        f"{rule.code} {rule.name} ({_weight(rule)})\n",
        f"{rule.why}\n",
        f"Grundlag: {rule.basis}\n",
    ]
    if example(rule.bad):
        parts.append(f"Forkert:\n{indent(example(rule.bad), '    ')}\n")
    parts.append(f"Rigtigt:\n{indent(example(rule.good), '    ')}\n")
    return "\n".join(parts)


def as_markdown(rule: Rule) -> str:
    """A rule as a page."""
    parts = [
        f"# {rule.name} ({rule.code})\n",
        f"**{_weight(rule).capitalize()}.** {rule.why}\n",
        f"Grundlag: {rule.basis}\n",
    ]
    if example(rule.bad):
        parts.append(f"Forkert:\n\n```text\n{example(rule.bad)}\n```\n")
    parts.append(f"Rigtigt:\n\n```text\n{example(rule.good)}\n```\n")
    return "\n".join(parts)


def as_list(rules: tuple[Rule, ...]) -> str:
    """Every rule on a line."""
    wide = max(len(rule.name) for rule in rules)
    return "".join(f"{r.code}  {r.name:<{wide}}  {WEIGHTS[r.severity]}\n" for r in rules)


def as_table(rules: tuple[Rule, ...]) -> str:
    """Every rule in a row."""
    rows = [f"| {r.code} | {r.name} | {WEIGHTS[r.severity]} | {r.why} |\n" for r in rules]
    return "".join(["| kode | navn | grad | hvorfor |\n", "|---|---|---|---|\n", *rows])


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


ONE: Mapping[str, Callable[[Rule], str]] = {
    "text": as_text,
    "json": lambda rule: _json(as_data(rule)),
    "markdown": as_markdown,
}
ALL: Mapping[str, Callable[[tuple[Rule, ...]], str]] = {
    "text": as_list,
    "json": lambda rules: _json([as_data(rule) for rule in rules]),
    "markdown": as_table,
}
