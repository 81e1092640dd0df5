"""`parse`: a referat as the program reads it, as JSON."""

import json
import sys
from argparse import Namespace
from typing import NamedTuple

from referat_lint.cli.streams import standard_output
from referat_lint.disk import contents
from referat_lint.grammar import parse
from referat_lint.isolated import Lost, isolated
from referat_lint.keys import properties
from referat_lint.mistake import Mistake
from referat_lint.readers import PLAIN, Refused, format_of, read
from referat_lint.reports.view import clean
from referat_lint.schema import as_json
from referat_lint.walk import STDIN, missing


class Parsed(NamedTuple):
    """The parse as JSON, or why there is none."""

    text: str
    trouble: str = ""


def run(options: Namespace) -> int:
    """Print the parse; 2 where there is no text to parse."""
    path, limit = options.file, properties()["max-size"]["default"]
    if missing([path]):
        raise Mistake(f"{clean(path)} findes ikke.")
    try:
        data = sys.stdin.buffer.read() if path == STDIN else contents(path, limit)
        plain = format_of(data, path) in PLAIN
        given = data, path
        parsed = printed(given) if plain else isolated(printed, given, len(data))
    except (Refused, Lost) as trouble:
        parsed = Parsed("", f"{trouble.reason} {trouble.advice}")
    if parsed.trouble:
        raise Mistake(f"{clean(path)}: {parsed.trouble}")
    standard_output("json").write(parsed.text)
    return 0


def printed(given: tuple[bytes, str]) -> Parsed:
    """What is printed of a file's bytes and its name."""
    try:
        referat = parse(read(*given))
    except Refused as refused:
        return Parsed("", f"{refused.reason} {refused.advice}")
    return Parsed(json.dumps(as_json(referat), ensure_ascii=False, indent=1) + "\n")
