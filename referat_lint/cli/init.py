"""`init`: a referat-lint.toml that explains itself."""

import json
from argparse import Namespace
from pathlib import Path

from referat_lint.cli.streams import reason, standard_output
from referat_lint.config import NAMES
from referat_lint.keys import properties
from referat_lint.mistake import Mistake

EXAMPLES = {
    "extend": '"../referat-lint.toml"',
    "required-version": '">=0.1"',
    "ignore": '["SPR"]',
    "extend-select": '["SPR901"]',
    "exclude": '["udkast/"]',
    "schema": '"vores-krav.schema.json"',
}
TABLES = {"per-file-ignores": '"arkiv/**" = ["SPR"]', "severity": 'TAL702 = "error"'}


def run(options: Namespace) -> int:  # noqa: ARG001  # every command takes its options
    """Write it here, unless one is here already."""
    for name in NAMES[:3]:
        if Path(name).exists():
            raise Mistake(f"{name} findes allerede.")
    try:
        with Path(NAMES[0]).open("x", encoding="utf-8", newline="\n") as file:
            file.write(commented())
    except OSError as error:
        raise Mistake(f"{NAMES[0]} kan ikke skrives ({reason(error)}).") from None
    standard_output("full").write(f"{NAMES[0]} er skrevet; fjern # foran det, du vil ændre.\n")
    return 0


def commented() -> str:
    """Every key with its description, and its default or an example, commented out."""
    parts = [
        "# Indstillinger for referat-lint. Alt er valgfrit; her står, hvad der ellers gælder.\n"
    ]
    tables = []
    for key, schema in properties().items():
        words = f"\n# {schema['description']}\n"
        if key in TABLES:
            tables.append(f"{words}# [{key}]\n# {TABLES[key]}\n")
        else:
            shown = EXAMPLES.get(key) or json.dumps(schema["default"], ensure_ascii=False)
            parts.append(f"{words}# {key} = {shown}\n")
    return "".join([*parts, *tables])
