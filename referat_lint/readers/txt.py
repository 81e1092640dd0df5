"""Plain text: what stands in the file is the text, but for comments to the linter."""

import re
from bisect import bisect_left
from hashlib import sha256

from referat_lint.readers.encodings import decode
from referat_lint.source import Hint, Piece, Source, Span

COMMENT = re.compile(r"^([ \t]*)(#[ \t]*(referat-lint-[^\n]*[^\s]))[ \t]*$", re.MULTILINE)


def read(data: bytes, name: str) -> Source:
    """Read a text file; suppressions are hints, and blanks of equal length in the text.

    Whatever ends the lines in the file, a line feed alone ends them in the text.
    """
    raw, encoding, bom, odd = decode(data)
    returns = [match.start() for match in re.finditer("\r\n", raw)] if "\r" in raw else []
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    starts = [at - bisect_left(returns, at) for at in odd]
    hints = [Hint(Span(at, at + 1), "tegn") for at in starts]
    if "referat-lint-" in text:
        comments = list(COMMENT.finditer(text))
        hints += [Hint(Span(*match.span(2)), "kommentar", match[3]) for match in comments]
        text = COMMENT.sub(lambda match: " " * len(match[0]), text)
    return Source(
        path=name,
        text=text,
        sha256=sha256(data).hexdigest(),
        encoding=encoding,
        raw=raw,
        pieces=_pieces(returns),
        hints=tuple(sorted(hints)),
        bom=bom,
    )


def _pieces(returns: list[int]) -> tuple[Piece, ...]:
    """One from the start and one from each line feed whose carriage return the text leaves out."""
    if not returns:
        return ()
    return (Piece(0, 0), *(Piece(at - n, at + 1) for n, at in enumerate(returns)))
