"""The words of the command line: commands, flags, and what is said when one is wrong."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, NoReturn

from referat_lint.cli.flags import OneOf, of_annotate, of_check, of_compare, of_config, of_ignore
from referat_lint.mistake import Mistake, meant

if TYPE_CHECKING:
    from collections.abc import Sequence

ENGLISH = {  # argparse's own sentences, as far as ours do not come before them
    "expected one argument": "mangler en værdi",
    "expected at least one argument": "mangler en værdi",
    "ignored explicit argument": "tager ingen værdi, men fik",
    "not allowed with argument": "kan ikke bruges sammen med",
    "the following arguments are required:": "der mangler:",
    "argument ": "",
    "invalid int value:": "er intet tal:",
}


class Parser(argparse.ArgumentParser):
    """argparse, in Danish; a wrong use is a Mistake."""

    def __init__(self, **keywords: Any) -> None:
        super().__init__(**keywords, add_help=False, allow_abbrev=False, formatter_class=Formatter)
        self.words = self.add_argument_group("argumenter")
        self.flags = self.add_argument_group("valg")
        self.flags.add_argument("-h", "--help", action="help", help="vis denne hjælp")

    def error(self, message: str) -> NoReturn:
        """What is wrong, in Danish."""
        for english, danish in ENGLISH.items():
            message = message.replace(english, danish)
        stop = "" if message.endswith((".", "?")) else "."
        raise Mistake(f"{message}{stop} Se »{self.prog} --help«.")

    def unknown(self, words: Sequence[str]) -> NoReturn:
        """Say which word is none of ours, and which was perhaps meant."""
        word = words[0].partition("=")[0]
        if not word.startswith("-"):
            raise Mistake(f"»{word}« er et argument for meget. Se »{self.prog} --help«.")
        flags = [flag for action in self._actions for flag in action.option_strings]
        raise Mistake(f"valget »{word}« kendes ikke.{meant(word, flags)} Se »{self.prog} --help«.")


class Formatter(argparse.RawDescriptionHelpFormatter):
    """The same layout, headed in Danish."""

    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        """`brug:` for `usage:`."""
        super().add_usage(usage, actions, groups, "brug: " if prefix is None else prefix)


USAGE = {
    "check": "check [valg] [STI ...]",
    "compare": "compare [valg] FØRST SIDST",
    "annotate": "annotate [valg] FIL",
    "parse": "parse [valg] FIL",
    "rule": "rule [valg] [REGEL]",
    "config": "config show [valg] [FIL]",
    "init": "init",
    "ignore": "ignore add|list|prune [valg] ...",
}
COMMANDS = {
    "check": "find fejl og mangler i referater",
    "compare": "find forskelle på to udgaver af et referat",
    "annotate": "lav en kopi af dit dokument med fundene som bemærkninger",
    "parse": "vis et referat, som programmet læser det",
    "rule": "forklar en regel, eller vis dem alle",
    "config": "vis de indstillinger, der gælder for en fil",
    "init": "skriv en referat-lint.toml med forklaringer",
    "ignore": "undtag et fund uden at røre dokumentet",
}
OTHERS = """\
kommandoer:
{commands}

Slutkode: 0 intet at udsætte, 1 fund, 2 forkert brug eller fejl i programmet, 3 intet kontrolleret.
Mere: referat-lint KOMMANDO --help
"""


def parser_of(command: str) -> Parser:
    """The parser of one command, or of the program when there is none by that name."""
    if command not in COMMANDS:
        width = max(map(len, COMMANDS)) + 2
        commands = "\n".join(f"  {name:<{width}}{words}" for name, words in COMMANDS.items())
        parser = Parser(
            prog="referat-lint",
            usage="referat-lint KOMMANDO ...",
            description="Find fejl og mangler i kommunale referater, før de udgives.",
            epilog=OTHERS.format(commands=commands),
        )
        parser.flags.add_argument("--version", action="store_true", help="vis versionen")
        return parser
    parser = Parser(
        prog=f"referat-lint {command}",
        usage=f"referat-lint {USAGE[command]}",
        description=f"{COMMANDS[command]}.".capitalize(),
    )
    word, flag = parser.words.add_argument, parser.flags.add_argument
    match command:
        case "check":
            of_check(parser.words, parser.flags)
        case "compare":
            of_compare(parser.words, parser.flags)
        case "annotate":
            of_annotate(parser.words, parser.flags)
        case "parse":
            word("file", metavar="FIL", help="et referat; - læser standard input")
            flag(
                "--output-format",
                type=OneOf(("json",)),
                default="json",
                metavar="FORMAT",
                help="json",
            )
        case "rule":
            word("rule", nargs="?", metavar="REGEL", help="kode eller navn")
            formats = ("text", "json", "markdown")
            flag(
                "--output-format",
                type=OneOf(formats),
                default="text",
                metavar="FORMAT",
                help=", ".join(formats),
            )
        case "config":
            word("action", type=OneOf(("show",)), metavar="show", help="vis indstillingerne")
            word(
                "file",
                nargs="?",
                metavar="FIL",
                help="den fil, de skal gælde for (ellers: denne mappe)",
            )
            of_config(parser.flags)
        case "ignore":
            of_ignore(parser.words, parser.flags)
    return parser
