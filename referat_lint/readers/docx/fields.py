"""The fields of a Word file: a code that is not shown, and a result that is."""

import re

TYPED = frozenset({"HYPERLINK", "FORMTEXT"})  # somebody wrote what these show
LINK = re.compile(r"""HYPERLINK\s+(?:"([^"]*)"|([^\s\\]\S*))?(?:\s*\\l\s+"?([^"\s]*))?""")
LONGEST = 2000  # characters of a code, or of an address


class Field:
    """One that has begun."""

    __slots__ = ("code", "links", "made", "result")

    def __init__(self) -> None:
        self.code = ""
        self.result = False  # whether that has begun
        self.made = False  # whether it is generated
        self.links = False


class Fields:
    """Those that are open: `coded` are still in their code, `made` show what is generated."""

    def __init__(self) -> None:
        self._open: list[Field] = []
        self.coded = self.made = 0

    def begin(self) -> None:
        self._open.append(Field())
        self.coded += 1

    def code(self, words: str) -> None:
        """More of the code of the field that began last."""
        if self._open and not self._open[-1].result and len(self._open[-1].code) < LONGEST:
            self._open[-1].code += words

    def result(self) -> str | None:
        """The result begins: the target where it is a link."""
        field = self._open[-1] if self._open else None
        if field is None or field.result:
            return None
        field.result = True
        self.coded -= 1
        code = field.code.strip()
        field.made = code.partition(" ")[0] not in TYPED
        self.made += field.made
        link = LINK.match(code)
        field.links = link is not None
        if link is None:
            return None
        return (link[1] or link[2] or "") + (f"#{link[3]}" if link[3] else "")

    def end(self) -> bool:
        """Whether the field that ends was a link."""
        if not self._open:
            return False
        ended = self._open.pop()
        self.coded -= not ended.result
        self.made -= ended.made
        return ended.links

    def drop(self) -> None:
        """Leave those that are still in their code: that does not go on in another paragraph."""
        if self.coded:
            self._open = [field for field in self._open if field.result]
            self.coded = 0
