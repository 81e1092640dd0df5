"""Automatic numbers in a Word file: each list its own, counting from what is printed."""

import re
from xml.sax.saxutils import quoteattr

from blocks import Block

Level = tuple[str, str]  # numFmt, lvlText
SECOND: Level = ("lowerLetter", "%2.")


def level(block: Block, at: int) -> Level:
    """What Word calls the shape of a printed number or bullet, at a level of a list from 0."""
    if not block.number:
        return "bullet", block.mark
    letter = not re.search(r"\d", block.mark)
    sign = chr(ord("a") + block.number - 1) if letter else str(block.number)
    return "lowerLetter" if letter else "decimal", block.mark.replace(sign, f"%{at + 1}", 1)


class Numbering:
    """The lists of a file as they are met, for numbering.xml."""

    def __init__(self, *, symbol: bool = False) -> None:
        self.symbol = symbol  # bullets in the private use area, as Word has them
        self.levels: list[list[Level]] = []
        self.starts: list[list[int]] = []
        self.counted: list[list[int]] = []
        self.open: list[int] = []  # the lists that may go on

    def reset(self) -> None:
        """No list goes on behind a heading."""
        self.open.clear()

    def number(self, block: Block) -> tuple[int, int]:
        """The list, from 1, and the level, from 0, of a point; a new list where it must be one."""
        for which in reversed(self.open):
            counted, levels = self.counted[which], self.levels[which]
            due = counted[block.depth] + 1
            same = level(block, block.depth) == levels[block.depth]
            if same and (not block.number or block.number == due):
                counted[block.depth] += 1
                if block.depth == 0:
                    counted[1] = 0
                return which + 1, block.depth
            if block.depth and block.number == 1 and not counted[1]:
                levels[1] = level(block, 1)
                counted[1] = 1
                return which + 1, 1
        first = level(Block("led", "", mark=block.mark, number=block.number), 0)
        self.levels.append([first, SECOND])
        self.starts.append([max(block.number, 1), 1])
        self.counted.append([block.number, 0])
        self.open.append(len(self.levels) - 1)
        return len(self.levels), 0

    def xml(self) -> str:
        """The elements of numbering.xml: first what lists there are, then who uses them."""
        shapes = (self._abstract(which) for which in range(len(self.levels)))
        uses = (
            f'<w:num w:numId="{which + 1}"><w:abstractNumId w:val="{which}"/></w:num>'
            for which in range(len(self.levels))
        )
        return "".join([*shapes, *uses])

    def _abstract(self, which: int) -> str:
        levels = "".join(
            self._level(at, *self.levels[which][at], self.starts[which][at]) for at in range(2)
        )
        return (
            f'<w:abstractNum w:abstractNumId="{which}">'
            f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        )

    def _level(self, at: int, shape: str, text: str, start: int) -> str:
        font = ""
        if text == "•" and self.symbol:
            text = "\uf0b7"
            font = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr>'
        indent = 720 * (at + 1)
        return (
            f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{shape}"/>'
            f'<w:lvlText w:val={quoteattr(text)}/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{indent}" w:hanging="360"/></w:pPr>{font}</w:lvl>'
        )
