"""Word files drawn at random: everything that may stand in a paragraph, in everything else."""

from collections.abc import Callable
from html import escape
from random import Random

from word import made, word

WORDS = ("Udvalget", "besluttede", "at", "godkende", "Kommune´s", "Rådet´s", "planer", "&", "<nu>")
DEEPEST = 3
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


class Drawn:
    """One file; the same seed is the same file."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.number = 100

    def file(self, *before: str) -> bytes:
        """With these paragraphs at its start."""
        return word("Referat", *before, *self.some(1, 8, self.block), "Slut.")

    def some(self, least: int, most: int, one: Callable[[int], str], deep: int = 0) -> list[str]:
        return [one(deep) for _ in range(self.random.randint(least, most))]

    def one(self, *choices: str) -> str:
        return self.random.choice(choices)

    def id(self) -> str:
        self.number += 1
        return f'w:id="{self.number}" w:author="Bo Lund"'

    def words(self) -> str:
        words = " ".join(self.random.choices(WORDS, k=self.random.randint(1, 4)))
        return escape(words + self.one("", "", " "), quote=False)

    def block(self, deep: int = 0) -> str:
        if deep == DEEPEST:
            return self.paragraph(deep)
        kind = self.random.choices((self.paragraph, self.table, self.control), (8, 1, 1))
        return kind[0](deep)

    def table(self, deep: int) -> str:
        def cell(deep: int) -> str:
            return f"<w:tc>{''.join(self.some(1, 2, self.block, deep))}</w:tc>"

        def row(deep: int) -> str:
            return f"<w:tr>{''.join(self.some(2, 2, cell, deep))}</w:tr>"

        return f"<w:tbl><w:tblPr/>{''.join(self.some(1, 3, row, deep + 1))}</w:tbl>"

    def control(self, deep: int) -> str:
        inside = "".join(self.some(1, 3, self.block, deep + 1))
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    def paragraph(self, deep: int = 0) -> str:
        if self.random.random() < 0.1:
            return "<w:p/>"
        properties = self.one(
            "",
            '<w:pPr><w:pStyle w:val="Overskrift2"/></w:pPr>',
            f"<w:pPr><w:rPr><w:ins {self.id()}/></w:rPr></w:pPr>",
            f'<w:pPr><w:jc w:val="left"/><w:pPrChange {self.id()}><w:pPr/></w:pPrChange></w:pPr>',
        )
        return f"<w:p>{properties}{''.join(self.some(0, 5, self.inline, deep))}</w:p>"

    def inline(self, deep: int = 0) -> str:
        if deep >= DEEPEST or self.random.random() < 0.6:
            return self.run(deep)
        inside = "".join(self.some(1, 3, self.inline, deep + 1))
        told = self.one("", "<w:text/>", "<w:rPr><w:b/></w:rPr>")
        return self.one(
            f"<w:ins {self.id()}>{inside}</w:ins>",
            f"<w:del {self.id()}><w:r><w:delText>{self.words()}</w:delText></w:r></w:del>",
            f'<w:hyperlink w:anchor="x">{inside}</w:hyperlink>',
            f"<w:sdt><w:sdtPr>{told}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>",
            f'<w:fldSimple w:instr=" DATE ">{inside}</w:fldSimple>',
            made(self.one(" DATE ", " HYPERLINK x ", " IF 1 = 1 "), inside),
            f"<w:moveFrom {self.id()}>{self.run(deep)}</w:moveFrom>",
            f"<w:moveTo {self.id()}>{self.run(deep)}</w:moveTo>",
            f"<w:smartTag>{inside}</w:smartTag>",
            '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="b"/>',
        )

    def run(self, deep: int) -> str:
        look = self.one(
            "",
            "",
            "<w:rPr><w:b/></w:rPr>",
            "<w:rPr><w:vanish/></w:rPr>",
            f"<w:rPr><w:b/><w:rPrChange {self.id()}><w:rPr/></w:rPrChange></w:rPr>",
        )
        space = self.one("", ' xml:space="preserve"')
        text = f"<w:t{space}>{self.words()}</w:t>"
        inside = text if self.random.random() < 0.7 else self.strange(text, deep)
        tag = self.one("<w:r>", '<w:r w:rsidR="00AB">')
        return f"{tag}{look}{inside}</w:r>"

    def strange(self, text: str, deep: int) -> str:
        sign = self.one("<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:lastRenderedPageBreak/>")
        inner = f"<w:r>{text}</w:r>"
        choices = [
            f"{text}{sign}<w:t>{self.words()}</w:t>",
            sign,
            f"<w:t>{self.words().strip()}<!-- <w:t> x --></w:t>",
            f"<w:ruby><w:rt>{inner}</w:rt><w:rubyBase>{inner}</w:rubyBase></w:ruby>",
        ]
        if deep < DEEPEST - 1:
            box = f"<w:pict><w:txbxContent>{self.paragraph(deep + 1)}</w:txbxContent></w:pict>"
            chosen = f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
            choices += [box, f"<mc:AlternateContent {MC}>{chosen}</mc:AlternateContent>"]
        return self.one(*choices)
