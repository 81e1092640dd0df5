"""Measured within one process of the installed package, as JSON: milliseconds of its own time.

`warm FILE ...`: medians of reading, parsing, and everything, over each file. `growth FILE ...`: the
best of a few runs over each. `beside FILE ...`: reading, everything, and the library that the
reader is built on, or that a user would otherwise pick. `annotate FILE ...`: reading, and the copy.
"""

import gc
import json
import sys
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from statistics import median
from time import process_time

from referat_lint import lint, load_rules, parse, read

RULES = load_rules()


def milliseconds(do: Callable[[], object]) -> float:
    gc.collect()
    start = process_time()
    do()
    return (process_time() - start) * 1000


def everything(data: bytes, name: str) -> None:
    lint(read(data, name), RULES)


def warm(path: str) -> dict[str, float]:
    data = Path(path).read_bytes()
    source = read(data, path)
    steps: dict[str, Callable[[], object]] = {
        "read": lambda: read(data, path),
        "parse": lambda: parse(source),
        "all": lambda: everything(data, path),
    }
    return medians(steps)


def medians(steps: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Of each step, taken by turns."""
    times: dict[str, list[float]] = {step: [] for step in steps}
    for _ in range(40):
        for step, do in steps.items():
            times[step].append(milliseconds(do))
    return {step: median(each[5:]) for step, each in times.items()}


def _word(data: bytes) -> None:
    from docx import Document

    document = Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def _portable(data: bytes) -> None:
    from pypdfium2 import PdfDocument

    with PdfDocument(data) as document:
        for page in document:
            page.get_textpage().get_text_bounded()


def _web(data: bytes) -> None:
    from lxml import html

    html.document_fromstring(data).text_content()


LIBRARIES = {"docx": ("python-docx", _word), "pdf": ("pdfium", _portable), "html": ("lxml", _web)}


def beside(path: str) -> dict[str, float | str]:
    data = Path(path).read_bytes()
    name, library = LIBRARIES[path.rpartition(".")[2]]
    steps = {"read": lambda: read(data, path), "library": lambda: library(data)}
    steps["all"] = lambda: everything(data, path)
    return {"name": name, **medians(steps)}


def annotate(path: str) -> dict[str, float]:
    from referat_lint.annotate import annotate
    from referat_lint.annotate.notes import notes

    data = Path(path).read_bytes()
    source = read(data, path)
    result = lint(source, RULES)
    steps = {"read": lambda: read(data, path), "annotate": lambda: annotate(data, path, result)}
    return {"notes": len(notes(result, source)), **medians(steps)}


def growth(path: str) -> float:
    data = Path(path).read_bytes()
    rounds = max(2, min(20, 2_000_000 // len(data)))
    return min(milliseconds(lambda: everything(data, path)) for _ in range(rounds))


if __name__ == "__main__":
    measures = {"warm": warm, "growth": growth, "beside": beside, "annotate": annotate}
    measure: Callable[[str], object] = measures[sys.argv[1]]
    print(json.dumps([measure(path) for path in sys.argv[2:]]))
