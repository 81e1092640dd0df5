"""The sound samples and the seeds, written as the files that people have.

One run of Chromium and two of LibreOffice make all of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from as_docx import word_file
from as_html import STYLE, page
from blocks import Block, blocks
from chromium import printed
from office import converted
from same import parsed
from score import DEGRADED, document, samples
from variants import has

from referat_lint import parse, read
from referat_lint.model import Referat
from referat_lint.source import Source

ROOT = Path(__file__).parents[2]
MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
FORMATS = ("html", "docx", "docx fra LibreOffice", "pdf fra Chromium", "pdf fra LibreOffice")
BARE = 1300  # characters of a text so short that its pages have no heads
LETTER = 2.3  # millimetres that the letters of a long word take, each
COLUMN = 33  # millimetres that a column needs
LONG_WORD = re.compile(r"(?<![\w./-])[^\W\d_]{12,}(?![\w/-]|\.\w)")  # no part of a file's name
SYLLABLE = re.compile(r"(?<=\w\w\w[aeiouyæøå])(?=[bdfghjklmnprstv][aeiouyæøå]\w\w)")
PRINT = """
@page {{ size: {width}mm {height}mm; margin: 16mm 12mm;
  @top-left {{ content: "{left}" }} @top-right {{ content: "{right}" }}
  @bottom-right {{ content: "Side " counter(page) " af " counter(pages) }} }}
body {{ font: 10pt "DejaVu Sans"; text-align: {align}; hyphens: manual; margin: 0 }}
h1 {{ font-size: 17pt }} h2 {{ font-size: 13.5pt }} h3 {{ font-size: 11pt }}
h1, h2, h3 {{ break-after: avoid; text-align: left }}
summary {{ list-style: none }} table {{ border-collapse: collapse }} td, th {{ padding: 2pt 8pt }}
"""


@dataclass(frozen=True)
class Sample:
    """A committed text, what it is parsed as, and its name: F01/typisk, 000."""

    name: str
    source: Source
    referat: Referat
    blocks: tuple[Block, ...]
    parse: Any

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the pages, in millimetres: so low that there are three or more."""
        longest = max(map(len, self.source.text.split()), default=0)
        columns = max((len(block.cells) for block in self.blocks), default=0)
        width = max(148, min(round(longest * LETTER) + 40, 290), columns * COLUMN)
        return width, min(90 + len(self.source.text) // 200, 210)

    @property
    def running(self) -> tuple[str, str]:
        """What stands above every page: the body, or the title, and the date; nothing on few."""
        moede = self.referat.moede
        if len(self.source.text) < BARE:
            return "", ""
        titles = [block.text for block in self.blocks if block.kind == "titel"]
        day = date.fromisoformat(moede.dato) if moede.dato else None
        printed = f"{day.day}. {MONTHS[day.month - 1]} {day.year}" if day else ""
        return moede.organ or (titles or ["Referat"])[0], printed


def sample(file: Path) -> Sample:
    """A text or Markdown file of layouts/ or seeds/."""
    source = read(file.read_bytes(), file.name)
    referat = parse(source)
    name = f"{file.parent.name}/{file.stem}" if file.parent.name != "seeds" else file.stem[:3]
    return Sample(name, source, referat, blocks(source.shown, referat), parsed(source))


def all_samples() -> Iterator[Sample]:
    """The samples of the sound families, then the seeds."""
    for file in samples():
        if file.parent.name not in DEGRADED:
            yield sample(document(file))
    yield from map(sample, sorted((ROOT / "seeds").glob("*.txt")))


def written(found: list[Sample], folder: Path) -> dict[tuple[str, str], Path]:
    """Every sample in every format, in a folder, by name and format."""
    files: dict[tuple[str, str], Path] = {}
    for form in FORMATS:
        (folder / form).mkdir()
    for one in found:
        stem = one.name.replace("/", "-")
        html = folder / "html" / f"{stem}.html"
        html.write_text(page(one.name, one.blocks), "utf-8")
        docx = folder / "docx" / f"{stem}.docx"
        docx.write_bytes(word_file(one.name, one.blocks, " ".join(one.running), one.size))
        files[one.name, "html"], files[one.name, "docx"] = html, docx
    prints = printed((_print(one), {"generateTaggedPDF": has(one.name, "mærket")}) for one in found)
    for one, data in zip(found, prints, strict=True):
        pdf = folder / "pdf fra Chromium" / f"{one.name.replace('/', '-')}.pdf"
        pdf.write_bytes(data)
        files[one.name, "pdf fra Chromium"] = pdf
    return files | _by_office(found, [files[one.name, "docx"] for one in found], folder)


def _by_office(
    found: list[Sample], drafts: list[Path], folder: Path
) -> dict[tuple[str, str], Path]:
    """The Word files as LibreOffice saves them, and printed, when no change is open any more."""
    with TemporaryDirectory() as profile, TemporaryDirectory() as clean:
        final = [Path(clean, draft.name) for draft in drafts]
        for one, file in zip(found, final, strict=True):
            running = " ".join(one.running)
            file.write_bytes(word_file(one.name, one.blocks, running, one.size, changes=False))
        made = {
            "docx fra LibreOffice": (drafts, "docx:Office Open XML Text"),
            "pdf fra LibreOffice": (final, "pdf"),
        }
        return {
            (one.name, form): file
            for form, (given, ending) in made.items()
            for one, file in zip(
                found, converted(given, ending, folder / form, Path(profile)), strict=True
            )
        }


def _print(one: Sample) -> str:
    """The page that is printed: with heads and feet, and words that may be divided."""
    left, right = one.running
    align = "justify" if has(one.name, "lige margener", 3) else "left"
    width, height = one.size
    style = PRINT.format(left=left, right=right, width=width, height=height, align=align)
    return page(one.name, tuple(map(_divisible, one.blocks)), STYLE + style, shown=True)


def _divisible(block: Block) -> Block:
    if block.kind in ("indhold", "raekke"):
        return block
    words = block.text.replace("\uf0b7", "•")  # of which no font but Symbol has a picture
    return replace(block, text=LONG_WORD.sub(lambda w: SYLLABLE.sub("\u00ad", w[0]), words))
