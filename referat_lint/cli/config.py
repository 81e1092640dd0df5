"""`config show`: every setting that applies to a file, and where it was said."""

import json
from argparse import Namespace
from pathlib import Path

from referat_lint.cli.settings import configs
from referat_lint.cli.streams import standard_output
from referat_lint.keys import properties
from referat_lint.linter import phase_of
from referat_lint.plans import Plans


def run(options: Namespace) -> int:
    """A setting a line, as TOML, its origin behind it."""
    path = options.file or "."
    inside = str(Path(path) / "referat.txt") if Path(path).is_dir() else path
    every = configs(options)
    config = every.near(inside)
    phase = Plans(every).of(inside).settings.phase or phase_of(Path(inside).suffix[1:].lower())
    values = {**{key: config[key] for key in properties() if key in config.values}, "phase": phase}
    lines = [(f"{key} = {_toml(value)}", config.origin(key)) for key, value in values.items()]
    wide = min(max(len(line) for line, _ in lines), 60)
    out = standard_output("full")
    out.writelines(f"{line:<{wide}}  # {origin}\n" for line, origin in lines)
    return 0


def _toml(value: object) -> str:
    if isinstance(value, dict):
        pairs = (f"{json.dumps(key, ensure_ascii=False)} = {_toml(v)}" for key, v in value.items())
        inner = ", ".join(pairs)
        return f"{{ {inner} }}" if inner else "{}"
    return json.dumps(value, ensure_ascii=False)
