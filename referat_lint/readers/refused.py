"""What is not read, and what to do about it."""

import re
from typing import Literal

ODD = re.compile(r"[\0-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd]")  # what stands in no text
FEW = 8  # so many of them may stand in any
SOMETHING = re.compile(r"[^\s\0\ufeff\u200b]")


class Refused(Exception):  # noqa: N818  # it is an answer, not a mistake
    """There is no text to lint: why, and what to do, each a Danish sentence.

    `status` is that of the FileResult: unreadable, or refused where a limit was met.
    """

    def __init__(
        self, reason: str, advice: str, status: Literal["unreadable", "refused"] = "unreadable"
    ) -> None:
        super().__init__(reason)
        self.reason, self.advice, self.status = reason, advice, status


def refuse_binary(head: str) -> None:
    """Raise Refused where too many of the characters stand in no text."""
    odd = len(ODD.findall(head))
    if odd > FEW and odd * 20 > len(head):
        raise Refused("Filen er ikke tekst.", "Vælg den fil, som referatet står i.")


def refuse_empty(text: str) -> None:
    """Raise Refused where there is nothing to read."""
    if not SOMETHING.search(text):
        raise Refused("Filen er tom.", "Vælg den fil, som referatet står i.")
