"""`parse`: a referat as the program reads it, as JSON."""

import json
import sys
from argparse import Namespace

from referat_lint.cli.streams import standard_output
from referat_lint.disk import contents
from referat_lint.grammar import parse
from referat_lint.keys import properties
from referat_lint.mistake import Mistake
from referat_lint.readers import Refused, read
from referat_lint.reports.view import clean
from referat_lint.schema import as_json
from referat_lint.walk import STDIN, missing


def run(options: Namespace) -> int:
    """Print the parse; 2 where there is no text to parse."""
    path, limit = options.file, properties()["max-size"]["default"]
    if missing([path]):
        raise Mistake(f"{clean(path)} findes ikke.")
    try:
        data = sys.stdin.buffer.read() if path == STDIN else contents(path, limit)
        referat = parse(read(data, path))
    except Refused as refused:
        raise Mistake(f"{clean(path)}: {refused.reason} {refused.advice}") from None
    out = standard_output("json")
    for piece in json.JSONEncoder(ensure_ascii=False, indent=1).iterencode(as_json(referat)):
        out.write(piece)
    out.write("\n")
    return 0
