"""Regular expressions that are compiled when first used.

The grammar holds hundreds, which take longer to compile than a referat to read, and most documents
need a part of them.
"""

import re
from typing import Any, cast

METHODS = (
    *("match", "search", "fullmatch", "finditer", "findall", "sub", "split"),
    *("pattern", "flags"),
)


class _Waiting:
    """Stands for a pattern; after its first use its methods are the pattern's own."""

    __slots__ = (*METHODS, "_asked")

    def __init__(self, words: str, flags: int) -> None:
        self._asked = (words, flags)

    def __getattr__(self, name: str) -> Any:
        if name not in METHODS:
            raise AttributeError(name)
        compiled = re.compile(*self._asked)
        for method in METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(words: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """What re.compile gives, compiled when first used."""
    return cast("re.Pattern[str]", _Waiting(words, int(flags)))
