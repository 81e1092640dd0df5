"""The flags of each command, and the values they take."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from referat_lint.mistake import meant
from referat_lint.reports import HOMES

if TYPE_CHECKING:
    from argparse import _ArgumentGroup as Group
    from collections.abc import Iterable

WEIGHTS = ("error", "warning", "info")


class OneOf:
    """A value that must be one of some words."""

    def __init__(self, words: Iterable[str]) -> None:
        self.known = tuple(words)

    def __call__(self, value: str) -> str:
        if value in self.known:
            return value
        known = ", ".join(self.known)
        hint = meant(value, self.known)
        raise ArgumentTypeError(f"»{value}« kendes ikke; brug en af: {known}.{hint}")


def output(value: str) -> tuple[str | None, str]:
    """`FORMAT=FILE`, or a file alone for the format of standard output."""
    name, sign, file = value.partition("=")
    if (file if sign else name) in {"", "-"}:
        raise ArgumentTypeError(f"»{value}« nævner ingen fil; uden -o vises rapporten på skærmen.")
    if not sign:
        return None, value
    return OneOf(HOMES)(name), file


def jobs(value: str) -> int | None:
    """A number of processes; None is auto."""
    if value == "auto":
        return None
    if not value.isdecimal() or int(value) < 1:
        raise ArgumentTypeError(f"»{value}« kan ikke bruges; skriv et tal eller auto.")
    return int(value)


def size(value: str) -> int:
    """A number of bytes."""
    if not value.isdecimal() or int(value) < 1:
        raise ArgumentTypeError(f"»{value}« er intet antal bytes.")
    return int(value)


def split(value: str) -> list[str]:
    """Words between commas."""
    return [word.strip() for word in value.split(",") if word.strip()]


def of_check(words: Group, flags: Group) -> None:
    """The words and flags of `check`."""
    words.add_argument(
        "paths",
        nargs="*",
        metavar="STI",
        help="filer, mapper eller mønstre; - læser standard input (ellers: denne mappe)",
    )
    of_rules(flags)
    flag = flags.add_argument
    flag("--fix", action="store_true", help="ret det, der sikkert kan rettes, i filerne")
    flag("--diff", action="store_true", help="vis rettelserne, men skriv intet")
    flag("--unsafe-fixes", action="store_true", help="ret også det, der kan ændre meningen")
    flag("--agenda", metavar="FIL", help="mødets dagsorden, som referatet holdes op imod")
    flag("--stdin-filename", metavar="NAVN", help="navnet på det, der læses fra standard input")
    flag("--statistics", action="store_true", help="tæl fundene efter regel (på standard error)")
    flag(
        "--show-files",
        action="store_true",
        help="vis kun, hvilke filer der ville blive kontrolleret",
    )
    flag(
        "-j",
        "--jobs",
        type=jobs,
        default=0,
        metavar="ANTAL",
        help="så mange filer ad gangen: et tal eller auto",
    )
    flag(
        "--force-exclude",
        action="store_true",
        help="lad exclude gælde også for filer, der er nævnt",
    )
    of_reports(flags)


def of_compare(words: Group, flags: Group) -> None:
    """The words and flags of `compare`; those of `check` that it has not keep their default."""
    words.add_argument("first", metavar="FØRST", help="den ene udgave, for eksempel udkastet")
    words.add_argument("second", metavar="SIDST", help="den anden; fundene står i den")
    of_rules(flags)
    of_reports(flags)


def of_reports(flags: Group) -> None:
    """The flags that say what a run shows and where, and what it comes to."""
    flag = flags.add_argument
    flag(
        "--output-format",
        type=OneOf(HOMES),
        metavar="FORMAT",
        help=", ".join(HOMES) + " (ellers: full)",
    )
    flag(
        "-o",
        "--output-file",
        action="append",
        type=output,
        metavar="[FORMAT=]FIL",
        help="skriv rapporten i en fil; kan gentages med FORMAT=FIL",
    )
    flag(
        "--fail-on",
        type=OneOf((*WEIGHTS, "never")),
        metavar="GRAD",
        help="slut med kode 1 ved fund fra denne grad: error, warning, info, never",
    )
    flag("--exit-zero", action="store_true", help="slut med kode 0, også når der er fund")
    of_config(flags)
    flag(
        "--color",
        type=OneOf(("auto", "always", "never")),
        default="auto",
        metavar="HVORNÅR",
        help="farver: auto, always eller never",
    )
    flag("-q", "--quiet", action="store_true", help="skriv kun fundene")
    flag("-v", "--verbose", action="store_true", help="fortæl, hvilken konfiguration der bruges")


def of_annotate(words: Group, flags: Group) -> None:
    """The words and flags of `annotate`."""
    words.add_argument("file", metavar="FIL", help="det referat, der skal have bemærkninger")
    flag = flags.add_argument
    flag(
        "-o",
        "--output-file",
        metavar="FIL",
        help="kopiens navn (ellers: »NAVN - kommenteret« ved siden af filen)",
    )
    flag(
        "--track-changes",
        action="store_true",
        help="skriv det, der sikkert kan rettes, som sporede ændringer",
    )
    of_rules(flags)
    of_config(flags)


def of_rules(flags: Group) -> None:
    """The flags that say which rules are used, and how."""
    flag = flags.add_argument
    codes = "koder, begyndelser som AFS, navne eller ALL"
    flag(
        "--select",
        action="extend",
        type=split,
        metavar="REGLER",
        help=f"brug disse regler: {codes}",
    )
    flag("--ignore", action="extend", type=split, metavar="REGLER", help="brug ikke disse regler")
    flag(
        "--extend-select",
        action="extend",
        type=split,
        metavar="REGLER",
        help="brug også disse regler",
    )
    flag(
        "--min-severity",
        type=OneOf(WEIGHTS),
        metavar="GRAD",
        help="vis kun fund fra denne grad: error, warning, info",
    )
    flag("--schema", metavar="FIL", help="organets egne krav, et JSON Schema (STR115)")
    flag(
        "--phase",
        type=OneOf(("draft", "publish", "archive")),
        metavar="FASE",
        help="draft, publish eller archive (ellers: draft for .docx og .odt, publish for andre)",
    )
    flag("--max-size", type=size, metavar="BYTES", help="læs ingen fil, der er større")


def of_config(flags: Group) -> None:
    """The flags that say where settings come from."""
    flag = flags.add_argument
    flag(
        "--config",
        action="append",
        default=[],
        metavar="FIL|NØGLE=VÆRDI",
        help="en konfigurationsfil eller en enkelt indstilling",
    )
    flag(
        "--isolated", action="store_true", help="se bort fra konfiguration, miljø og undtagelsesfil"
    )


def of_ignore(words: Group, flags: Group) -> None:
    """The commands under `ignore`."""
    words.add_argument(
        "action",
        type=OneOf(("add", "list", "prune")),
        metavar="add|list|prune",
        help="tilføj en undtagelse, vis dem, eller fjern dem, der ikke bruges",
    )
    words.add_argument(
        "words",
        nargs="*",
        metavar="...",
        help="add: FUND (fingeraftryk, kode eller navn) og FIL; prune: STIER",
    )
    flag = flags.add_argument
    flag("--reason", metavar="TEKST", help="begrundelsen")
    flag("--by", metavar="NAVN", help="hvem der undtager")
    flag("--until", metavar="ÅÅÅÅ-MM-DD", help="den sidste dag, undtagelsen gælder")
