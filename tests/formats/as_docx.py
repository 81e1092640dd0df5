"""A sample as the Word file that it might have been drafted in."""

import io
import zipfile
from collections.abc import Iterator
from itertools import groupby

import parts
from blocks import Block
from numbering import Numbering
from runs import FIELD, FIELD_END, LONG, cells, numbered, runs
from variants import has, pick

DAY = (2024, 1, 2, 3, 4, 0)  # of every member of the zip: the same sample is the same file
BY = 'w:id="{at}" w:author="Karen Holm" w:date="2024-01-02T03:04:00Z"'
SECTION = (
    '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>'
    '<w:headerReference w:type="default" r:id="header2"/>'
    '<w:footerReference w:type="first" r:id="footer1"/>'
    '<w:footerReference w:type="default" r:id="footer1"/>'
    '<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" '
    'w:left="1134" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
)
WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"  # a row does not go on in the next page
MARGINS = 2268  # both, in twentieths of a point
TWIPS = 57  # in a millimetre: the twentieths of a point in which Word measures


def word_file(
    sample: str,
    blocks: tuple[Block, ...],
    running: str,
    size: tuple[int, int],
    *,
    changes: bool = True,
) -> bytes:
    """The file, in the ways that fall to this sample.

    `running` is the head of every page but the first, `size` width and height of the pages in
    millimetres; without `changes` none is tracked and there are no comments.
    """
    body = _Body(sample, blocks, size[0] * TWIPS - MARGINS, changes=changes)
    inside = "".join(body.write())
    danish = has(sample, "dansk Word")
    texts = {
        "styles": parts.styles(danish=danish, item=body.item_style),
        "numbering": parts.root("numbering", body.numbering.xml()),
        "settings": parts.root("settings", parts.SETTINGS),
        "header1": parts.root("hdr", "".join(body.header) or "<w:p/>"),
        "header2": parts.root("hdr", f"<w:p>{runs(running)}</w:p>"),
        "footer1": parts.root(
            "ftr",
            f"<w:p>{runs('Side ')}{FIELD.format('PAGE')}{runs('1')}{FIELD_END}{runs(' af ')}"
            f"{FIELD.format('NUMPAGES')}{runs('4')}{FIELD_END}</w:p>",
        ),
    }
    if body.comments:
        texts["comments"] = parts.root("comments", "".join(body.comments))
    width, height = (side * TWIPS for side in size)
    section = SECTION.format(width=width, height=height)
    document = parts.root("document", f"<w:body>{inside}{section}</w:body>")
    main = {name: (parts.KINDS[name], f"{name}.xml") for name in texts}
    members = {
        "[Content_Types].xml": parts.content_types(list(texts)),
        "_rels/.rels": parts.relationships({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": parts.relationships(main),
        **{f"word/{name}.xml": text for name, text in texts.items()},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name, DAY), text.encode())
    return packed.getvalue()


class _Body:
    def __init__(
        self, sample: str, blocks: tuple[Block, ...], width: int, *, changes: bool
    ) -> None:
        self.sample = sample
        self.width = width  # of a line, in twentieths of a point
        # Not both: LibreOffice 7.4 loses words that were changed inside a content control.
        self.controlled = has(sample, "indholdskontrol", 3)
        self.tracked = changes and has(sample, "rettelser") and not self.controlled
        self.commented = changes and has(sample, "kommentarer") and not self.controlled
        self.blocks = blocks
        self.ids = parts.HEADINGS[has(sample, "dansk Word")]
        self.items = pick(sample, "numre", ("typografi", "afsnit", "skrevet"))
        self.labels = pick(sample, "etiketter i Word", ("overskrift", "fed"))
        self.breaks = has(sample, "linjer i Word")
        self.numbering = Numbering(symbol=has(sample, "tegn"))
        self.header: list[str] = []
        self.comments: list[str] = []
        self.changes = 0
        self.item_style = ""
        self.styled = 0  # the list that the style numbers by
        self.counted: tuple[int, str, int] | None = None  # list, shape and last number of items

    def write(self) -> Iterator[str]:
        blocks = list(self.blocks)
        while has(self.sample, "sidehoved") and len(self.header) < 2 and self._heads(blocks):
            self.header.append(self._paragraph(blocks.pop(0)))
        for kind, run in groupby(blocks, self._kind):
            match kind:
                case "raekke" | "medlemstabel":
                    yield self._table(list(run))
                case "indhold":
                    yield from self._contents(list(run))
                case _:
                    yield from self._paragraphs(list(run))

    def _heads(self, blocks: list[Block]) -> bool:
        return blocks[0].kind in ("titel", "tekst") and len(blocks) > 8 and blocks[1].gap

    def _kind(self, block: Block) -> str:
        if block.kind == "medlem" and has(self.sample, "medlemstabel"):
            return "medlemstabel"
        return block.kind if block.kind in ("raekke", "indhold") else ""

    def _paragraphs(self, run: list[Block]) -> Iterator[str]:
        lines: list[Block] = []
        for block in run:
            plain = block.kind in ("tekst", "medlem") and self.breaks and not block.role
            if lines and not (plain and not block.gap):
                yield self._broken(lines)
                lines = []
            if plain:
                lines.append(block)
            else:
                yield self._paragraph(block)
        if lines:
            yield self._broken(lines)

    def _broken(self, lines: list[Block]) -> str:
        """Lines of one paragraph."""
        if len(lines) == 1:
            return self._paragraph(lines[0])
        broken = "<w:r><w:br/></w:r>".join(runs(line.text) for line in lines)
        return f'<w:p><w:pPr><w:spacing w:after="120"/></w:pPr>{broken}</w:p>'

    def _paragraph(self, block: Block) -> str:
        style, own, words = "", "", block.text
        match block.kind:
            case "titel":
                style = self.ids[1]
            case "punkt":
                style, own, words = self._item(block)
            case "etiket":
                self.numbering.reset()
                if self.labels == "overskrift":
                    style = self.ids[3]
            case "led":
                which, at = self.numbering.number(block)
                style, own = "Listeafsnit", numbered(which, at)
        style = {"kode": "FormateretHTML", "citat": "Citat"}.get(block.role, style)
        head = f'<w:pStyle w:val="{style}"/>' if style else ""
        spacing = "" if style in self.ids.values() else '<w:spacing w:before="{}"/>'
        properties = f"<w:pPr>{head}{own}{spacing.format(160 if block.gap else 0)}</w:pPr>"
        bold = block.kind == "etiket" and self.labels == "fed"
        shown = runs(words, "<w:rPr><w:b/></w:rPr>") if bold else self._changed(block, words)
        return self._controlled(block, f"<w:p>{properties}{shown}</w:p>")

    def _item(self, block: Block) -> tuple[str, str, str]:
        """Style, own numbering and words of an item's heading."""
        self.numbering.reset()
        if self.items == "skrevet" or not block.number:
            return self.ids[2], "", f"{block.mark} {block.text}".strip()
        which = self._series(block)
        if self.items == "typografi" and (not self.item_style or which == self.styled):
            self.styled = which
            self.item_style = f"<w:pPr>{numbered(which, 0)}</w:pPr>"
            return "Punkttitel", "", block.text
        return self.ids[2], numbered(which, 0), block.text

    def _series(self, block: Block) -> int:
        """The list that numbers this item; another where the series or its shape breaks off."""
        shape = block.mark.replace(str(block.number), "%1", 1)
        if self.counted and self.counted[1:] == (shape, block.number - 1):
            which = self.counted[0]
        else:
            which, _ = self.numbering.number(block)
            self.numbering.reset()
        self.counted = (which, shape, block.number)
        return which

    def _changed(self, block: Block, words: str) -> str:
        """A tracked change or a comment on every third paragraph of text, in some samples."""
        if block.kind != "tekst" or len(words) < LONG:
            return runs(words)
        self.changes += 1
        at = self.changes
        before, _, rest = words.partition(" ")
        word, _, after = rest.partition(" ")
        if self.tracked and at % 3 == 1 and after:
            deleted = '<w:r><w:delText xml:space="preserve">ikke længere </w:delText></w:r>'
            return (
                f"{runs(before + ' ')}<w:del {BY.format(at=2 * at)}>{deleted}</w:del>"
                f"<w:ins {BY.format(at=2 * at + 1)}>{runs(word + ' ')}</w:ins>{runs(after)}"
            )
        if self.commented and at % 3 == 2:
            self.comments.append(
                f"<w:comment {BY.format(at=at)}><w:p>{runs('Skal det stå sådan?')}</w:p>"
                "</w:comment>"
            )
            return (
                f'<w:commentRangeStart w:id="{at}"/>{runs(words)}<w:commentRangeEnd w:id="{at}"/>'
                f'<w:r><w:commentReference w:id="{at}"/></w:r>'
            )
        return runs(words)

    def _controlled(self, block: Block, paragraph: str) -> str:
        """A paragraph of text in a content control, as templates have them."""
        if block.kind == "tekst" and block.gap and self.controlled:
            return f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph}</w:sdtContent></w:sdt>"
        return paragraph

    def _contents(self, run: list[Block]) -> Iterator[str]:
        """The rows of the table of contents, as Word's own field leaves them."""
        for at, block in enumerate(run):
            opening = FIELD.format(r"TOC \o") if at == 0 else ""
            closing = FIELD_END if at == len(run) - 1 else ""
            words = runs("\t".join(block.cells))
            yield (
                '<w:p><w:pPr><w:pStyle w:val="Indholdsfortegnelse1"/></w:pPr>'
                f"{opening}{words}{closing}</w:p>"
            )

    def _table(self, run: list[Block]) -> str:
        rows = [block.cells or self._member(block.text) for block in run]
        width = max(map(len, rows))
        longest = [max(_room(row[at]) for row in rows if at < len(row)) for at in range(width)]
        grid = "".join(f'<w:gridCol w:w="{self.width * n // sum(longest)}"/>' for n in longest)
        made = "".join(f"<w:tr>{WHOLE}{''.join(cells(row, width))}</w:tr>" for row in rows)
        return (
            '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl><w:p/>"
        )

    def _member(self, words: str) -> tuple[str, ...]:
        """Name and party in two columns, where the party stands last in brackets."""
        name, bracket, party = words.rpartition(" (")
        two = bracket and words.endswith(")") and not {":", ","} & {*name}
        return (name, f"({party}") if two else (words,)


def _room(cell: str) -> int:
    """How many characters wide a cell should be: its words whole, in few lines."""
    return max([len(word) + 5 for word in cell.split()] + [min(len(cell), 30), 4])
