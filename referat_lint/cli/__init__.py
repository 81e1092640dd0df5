"""The command line: arguments in, report out, exit code. What is slow to import waits."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from referat_lint import __version__
from referat_lint.mistake import Mistake, meant

if TYPE_CHECKING:
    from collections.abc import Sequence

WRONG, NOTHING, INTERRUPTED, PIPE_CLOSED = 2, 3, 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Exit code: 0 nothing to object, 1 findings, 2 wrong use or our error, 3 nothing checked."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(words)
        sys.stdout.flush()
    except Mistake as mistake:
        return _tell(f"referat-lint: {mistake}", WRONG)
    except KeyboardInterrupt:
        return _tell("referat-lint: afbrudt", INTERRUPTED)
    except BrokenPipeError:
        _silence(sys.stdout)
        return PIPE_CLOSED
    except OSError as error:
        _silence(sys.stdout)
        from referat_lint.cli.streams import reason

        what = f"{error.filename} kan ikke åbnes" if error.filename else "kan ikke skrive"
        return _tell(f"referat-lint: {what}: {reason(error)}.", WRONG)
    except Exception as error:  # noqa: BLE001  # a traceback helps no user
        from referat_lint.linter import told

        return _tell(f"referat-lint: intern fejl: {told(error)}", WRONG)
    return code


def _run(words: list[str]) -> int:
    from referat_lint.cli.arguments import COMMANDS, parser_of

    command = words[0] if words else ""
    parser = parser_of(command)
    if command in COMMANDS:
        try:
            options, rest = parser.parse_known_intermixed_args(_without_dashes(words[1:]))
        except SystemExit:  # --help
            return 0
        if rest:
            parser.unknown(rest)
        from importlib import import_module

        code: int = import_module(f"referat_lint.cli.{command}").run(options)
        return code
    if command == "--version":
        print(f"referat-lint {__version__}")  # noqa: T201
        return 0
    if command in {"", "-h", "--help", "help"}:
        parser.print_help()
        return 0 if command else WRONG
    if command.startswith("-"):
        parser.unknown(words)
    hint = meant(command, COMMANDS)
    raise Mistake(f"kommandoen »{command}« kendes ikke.{hint} Se »referat-lint --help«.")


def _without_dashes(words: list[str]) -> list[str]:
    """The same words without `--`; what stands after it is a path, whatever it begins with."""
    if "--" not in words:
        return words
    at = words.index("--")
    after = (f"./{word}" if word[:1] == "-" != word else word for word in words[at + 1 :])
    return [*words[:at], *after]


def _tell(words: str, code: int) -> int:
    from referat_lint.cpr import mask_path

    try:
        print(mask_path(words), file=sys.stderr, flush=True)  # noqa: T201
    except OSError:
        _silence(sys.stderr)
    return code


def _silence(stream: object) -> None:
    """Send what is still to come, also at exit, nowhere."""
    import os

    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[attr-defined]
    except (OSError, ValueError, AttributeError):
        return
