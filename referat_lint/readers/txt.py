"""Plain text: what stands in the file is the text, but for comments to the linter."""

import re
from hashlib import sha256

from referat_lint.readers.encodings import decode
from referat_lint.source import Hint, Source, Span

# A suppression on a line of its own, whatever ends the lines.
COMMENT = re.compile(r"(?<![^\r\n])([ \t]*)(#[ \t]*(referat-lint-[^\r\n]*[^\s]))[ \t]*(?![^\r\n])")


def read(data: bytes, name: str) -> Source:
    """Read a text file; suppressions are hints, and blanks of equal length in the text."""
    raw, encoding, bom, odd = decode(data)
    hints = [Hint(Span(at, at + 1), "tegn") for at in odd]
    text = raw
    if "referat-lint-" in raw:
        comments = list(COMMENT.finditer(raw))
        hints += [Hint(Span(*match.span(2)), "kommentar", match[3]) for match in comments]
        text = COMMENT.sub(lambda match: " " * len(match[0]), raw)
    return Source(
        path=name,
        text=text,
        sha256=sha256(data).hexdigest(),
        encoding=encoding,
        raw=raw,
        hints=tuple(sorted(hints)),
        bom=bom,
    )
