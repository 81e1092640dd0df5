"""The documents that a referat is held up against: the meeting's agenda, another version of it."""

from referat_lint.disk import contents
from referat_lint.grammar import parse
from referat_lint.model import Referat
from referat_lint.readers import Refused, read

AGENDA = ("Filen ligner ikke dagsordenen for ét møde.", "Vælg den fil, dagsordenen står i.")
VERSION = ("Filen ligner ikke referatet af ét møde.", "Vælg den fil, referatet står i.")


class Unheld(Refused):
    """Why the file at `path` could not be held up against another."""

    def __init__(self, path: str, refused: Refused) -> None:
        super().__init__(refused.reason, refused.advice, refused.status)
        self.path = path


def agenda(path: str, max_size: int) -> Referat:
    """The agenda in a file, minutes of its meeting too; Unheld where it holds none."""
    referat = _parsed(path, max_size, AGENDA)
    if not referat.punkter and not referat.indhold:
        raise Unheld(path, Refused(*AGENDA))
    return referat


def version(path: str, max_size: int) -> Referat:
    """The minutes in a file; Unheld where it holds none."""
    return _parsed(path, max_size, VERSION)


def _parsed(path: str, max_size: int, otherwise: tuple[str, str]) -> Referat:
    try:
        referat = parse(read(contents(path, max_size), path))
    except Refused as refused:
        raise Unheld(path, refused) from None
    if referat.art == "andet" or referat.flere_moeder:
        raise Unheld(path, Refused(*otherwise))
    return referat
