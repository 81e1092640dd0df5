"""A sample as the blocks a document is made of: headings, paragraphs, points, rows of tables.

What each line is, its own parse tells: a title, a section's heading, a point with its number. Of
the layout of text files nothing is kept: form feeds, indentation, wrapped lines, ASCII tables.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from referat_lint.model import (
    Alternativ,
    Bilag,
    Deltager,
    Fravaer,
    Led,
    Medlem,
    Navn,
    Raekke,
    Referat,
    Stedfortraeder,
    Svar,
)

ODD = re.compile(r"[\f\ufeff]")
BULLET = re.compile(r"(?P<mark>[-–•*\u0335\uf0b7])(?:[ \t]+(?P=mark))?[ \t]+(?=\S)")
ENUMERATED = re.compile(r"(?P<mark>(?P<sign>\d{1,2}|[a-z])(?P<close>\.| ?\)))[ \t]+(?=\S)")
NUMBER = re.compile(r"(?:Side \d+ )?(?:\d+\.\s+(?=\d+\.\s))?(?P<mark>(?:[^\W\d]+\.? ?){0,2} ?"
                    r"(?P<number>\d+)(?:\s?[.:)](?!\d)| - |(?=\s|$)))\s*")  # fmt: skip
LEADERS = re.compile(r"[ .…]*\t\s*|\s*\.{3,}[ .]*")
PIPED = re.compile(r".* \|.*|\|.*")
RULED = re.compile(r"[-|: ]+")
COLUMNS = re.compile(r" *\t *| {3,}")
FINISHED = re.compile(r"[.:;!?”\"]$")
FIELDS = re.compile(r"\w[\w ]{,25} ?:")
GOES_ON = re.compile(
    r"\b(?:af|på|den|d\.|siden|fra|til|med|kl\.|er|og|i)$"
)  # no line ends so by itself
NUMBERED = re.compile(r"\d+: ")
TITLE = re.compile(r"(?i)referat|protokol|dagsorden|udvalg|råd|bestyrelse")
FIELD = re.compile(r"(\w+): (.+)")
WRAPPED = 100  # the longest line, in characters, of a text whose lines were wrapped
RAGGED = 10  # by how much a wrapped line may be shorter
STARTS = (Alternativ, Bilag, Deltager, Fravaer, Led, Medlem, Raekke, Stedfortraeder, Svar)
WHOLE = (Alternativ, Bilag, Deltager, Fravaer, Led, Medlem, Navn, Raekke, Stedfortraeder)


@dataclass(frozen=True)
class Block:
    """One paragraph, heading or row; `gap`: space stands before it.

    Kinds: titel, punkt, etiket, medlem, indhold, led, raekke, tekst. `mark` is the number or bullet
    as printed ("Punkt 79:", "a)", "-"), `number` what it counts; `cells` are a row's; `role` is
    kode or citat.
    """

    kind: str
    text: str
    gap: bool = True
    mark: str = ""
    number: int = 0
    depth: int = 0
    cells: tuple[str, ...] = ()
    role: str = ""


def blocks(text: str, referat: Referat) -> tuple[Block, ...]:
    """The blocks of a text, in its order."""
    return tuple(_Maker(text, referat).blocks())


def _parts(node: Any) -> Iterator[Any]:
    """Every part of a model, from the outside in."""
    if is_dataclass(node):
        yield node
        for each in fields(node):
            if each.name != "kilde":
                yield from _parts(getattr(node, each.name))
    elif isinstance(node, tuple):
        for child in node:
            yield from _parts(child)


class _Maker:
    def __init__(self, text: str, referat: Referat) -> None:
        self.text, self.referat = text, referat
        self.heads = {p.head.start: p.head.end for p in referat.punkter if not p.kun_i_indhold}
        labels = [a for p in referat.punkter for a in p.afsnit if a.overskrift]
        self.labels = {a.head.start: a.overskrift for a in labels}
        hints = [(h.span.start, h.role) for h in referat.kilde.hints]
        self.roles = {start: role for start, role in hints if role in ("felt", "kode", "citat")}
        self.levels = {start for start, role in hints if role == "overskrift"} - self.roles.keys()
        lines = text.splitlines()
        self.width = max((len(line) for line in lines), default=0)
        self.rows = {row.span.start for row in referat.indhold}
        self.starts: set[int] = set()
        self.members = {one.span.start for one in referat.medlemmer}
        self.wholes: list[tuple[int, int]] = []
        for part in _parts(referat):
            if isinstance(part, STARTS):
                self.starts.add(part.span.start)
            if isinstance(part, WHOLE):
                self.wholes.append(part.span)
        self.found: list[Block] = []
        self.counting: dict[str, int] = {}  # the last number of each shape in the list that is open

    def blocks(self) -> list[Block]:
        at, gap, last = 0, False, -1  # last: where the line before ends, unless it was blank
        skip = 0
        for line in self.text.splitlines(keepends=True):
            start, words = at, ODD.sub("", line)
            at += len(line)
            first = start + len(line) - len(line.lstrip())
            if not words.strip():
                gap, last = True, -1
                continue
            if start < skip or self._furniture(words.strip()):
                continue
            skip = self._line(first, words.strip(), gap=gap, last=last)
            gap, last = False, start + len(line.rstrip())
        return self.found

    def _furniture(self, words: str) -> bool:
        """A running head of a page that the text was printed from; in files it is no paragraph."""
        again = self.text.count(f"\n{words}\n\nSide ") >= 2 and bool(self.found)
        return again or bool(re.fullmatch(r".*\bside \d+ af \d+\b.*", words))

    def _line(self, first: int, words: str, *, gap: bool, last: int) -> int:
        """Put down a line; up to which offset the lines after it are put down too."""
        head = next((s for s in self.heads if first <= s < first + len(words)), None)
        if head is not None and not PIPED.fullmatch(words):
            end = self.heads[head]
            self._heading(" ".join(self.text[head:end].split()))
            rest = words[end - first :].strip()
            if rest and end < first + len(words):
                self._put(Block("tekst", rest, gap=False))
            return end
        if self.roles.get(first) == "felt":  # of the front matter: a form's fields in other formats
            name, value = FIELD.fullmatch(words).groups()  # type: ignore[union-attr]
            if name != "layout":
                self._put(self._row([f"{name.capitalize()}:", value], gap=False))
            return 0
        label = self.labels.get(first)
        if words.rstrip(":") == label or words == label or self._headed(first, words):
            self.counting.clear()
            self._put(Block("etiket", words, gap=gap))
            return 0
        if self.found and self.found[-1] == replace(self.found[-1], kind="tekst", text="-"):
            self.found[-1] = replace(self.found[-1], kind="led", text=words, mark="-")
            return 0
        if self._joins(first, words, last):
            self.found[-1] = replace(self.found[-1], text=f"{self.found[-1].text} {words}")
            return 0
        if not (RULED.fullmatch(words) and "|" in words):
            role = self.roles.get(first, "")
            self._put(replace(self._block(first, words, gap=gap), role=role))
        return 0

    def _headed(self, first: int, words: str) -> bool:
        """Whether the file itself tells a heading that is neither the title nor an item's."""
        return first in self.levels and not self._title(first, words)

    def _title(self, first: int, words: str) -> bool:
        first_of_all = all(block.kind == "raekke" for block in self.found)
        return first_of_all and first not in self.members and bool(TITLE.search(words))

    def _put(self, block: Block) -> None:
        self.found.append(block)

    def _heading(self, words: str) -> None:
        self.counting.clear()
        mark = NUMBER.match(words)
        if mark is None:
            self._put(Block("punkt", words))
            return
        text, number = words[mark.end() :], int(mark["number"])
        if not text:
            self._put(Block("punkt", words))
            return
        self._put(Block("punkt", text, mark=mark["mark"].strip(), number=number))

    def _joins(self, first: int, words: str, last: int) -> bool:
        """Whether a line only goes on where the one before was wrapped."""
        if last < 0 or not self.found or self.found[-1].kind not in ("tekst", "led", "medlem"):
            return False
        if any(start < last and first < end for start, end in self.wholes):
            return True
        if BULLET.match(words) or words.startswith("at ") or "\t" in words:
            return False
        before = self.found[-1].text
        if GOES_ON.search(before) or (before.endswith(",") and first in self.members):
            return True
        return not FINISHED.search(before) and self._fills(first, words, last)

    def _fills(self, first: int, words: str, last: int) -> bool:
        """Whether a line has no beginning of its own, and found no room on the one before."""
        numbered = NUMBERED.match(words)
        own = {first, first + numbered.end() if numbered else first} & self.starts
        if own or FIELDS.match(words) or self._marked(first, words, look=True):
            return False
        room = len(self.text[:last].rpartition("\n")[2]) + len(words.split(maxsplit=1)[0])
        return words[0].islower() or self.width - RAGGED < room < WRAPPED

    def _block(self, first: int, words: str, *, gap: bool) -> Block:
        if any(first <= row < first + len(words) for row in self.rows):
            return self._entry(words, gap=gap)
        if PIPED.fullmatch(words):
            return self._row([cell.strip() for cell in words.strip("| ").split("|")], gap=gap)
        marked = self._marked(first, words)
        if marked and "\t" not in marked.text:
            return replace(marked, gap=gap)
        if len(COLUMNS.split(words)) > 1:
            return self._row(COLUMNS.split(words), gap=gap)
        if self._title(first, words):
            return Block("titel", words, gap=gap)
        return Block("medlem" if first in self.members else "tekst", words, gap=gap)

    def _entry(self, words: str, *, gap: bool) -> Block:
        """A row of the table of contents."""
        bullet = BULLET.match(words)
        if bullet and (not self.found or self.found[-1].kind != "indhold"):
            return Block("led", words[bullet.end() :], gap=gap, mark=bullet["mark"])
        cells = tuple(filter(None, (cell.strip() for cell in LEADERS.split(words))))
        return Block("indhold", " ".join(cells), gap=gap, cells=cells)

    def _row(self, cells: list[str], *, gap: bool) -> Block:
        return Block("raekke", "\t".join(cells), gap=gap, cells=tuple(cells))

    def _marked(self, first: int, words: str, *, look: bool = False) -> Block | None:
        """A point of a list, with its number or bullet."""
        if bullet := BULLET.match(words):
            return Block("led", words[bullet.end() :], mark=bullet["mark"])
        found = ENUMERATED.match(words)
        if found is None:
            return None
        digits = found["sign"].isdigit()
        number = int(found["sign"]) if digits else ord(found["sign"]) - ord("a") + 1
        shape = ("1" if digits else "a") + found["close"]
        inside = first + found.end()
        known = bool({first, inside} & self.starts) or number == self.counting.get(shape, 0) + 1
        if not known:
            return None
        depth = int(not digits and bool({"1.", "1)"} & self.counting.keys()))
        if not look:
            self.counting[shape] = number
            if digits:
                self.counting = {shape: number}
        return Block("led", words[found.end() :], mark=found["mark"], number=number, depth=depth)
