"""Word files, PDFs and web pages: read, checked, annotated, beside the library alone."""

from collections.abc import Iterator
from pathlib import Path
from shutil import which
from subprocess import DEVNULL, run

from corpus import docx, html, pdf, referat
from measure import Bench, Command, Row, beside, peak

FAULTS = 20  # each of them a remark in a copy
LIMITS = {"docx": "40 ms", "pdf": "150 ms; reader 1.5 x, 2.5 x with hidden text", "html": "30 ms"}


def formats(bench: Bench) -> Iterator[Row]:
    paths = [*(_file(bench, form) for form in LIMITS), *_printed(bench)]
    for path, steps in zip(paths, bench.inside("beside", *paths), strict=True):
        form = path.suffix[1:]
        ratio = f"reader {steps['read'] / steps['library']:.2f} x"
        parts = f"(read {steps['read']:.1f}, {steps['name']} {steps['library']:.1f})"
        what = f"warm: {form}, {path.stem}"
        yield Row(what, f"{steps['all']:.1f} ms", parts, ratio, LIMITS[form])


def annotated(bench: Bench) -> Iterator[Row]:
    paths = [_file(bench, form) for form in ("docx", "pdf")]
    limits = "2 x reading", "200 ms"
    for path, limit, steps in zip(paths, limits, bench.inside("annotate", *paths), strict=True):
        ratio = f"{steps['annotate'] / steps['read']:.2f} x reading"
        parts = f"(read {steps['read']:.1f}, {steps['notes']} remarks)"
        yield Row(f"annotate: {path.name}", f"{steps['annotate']:.1f} ms", parts, ratio, limit)


def single(bench: Bench) -> Iterator[Row]:
    python: Command = [bench.commands / "python", "-c", "pass"]
    for form, limit in (("docx", "8 x"), ("pdf", "12 x")):
        command = bench.check(_file(bench, form))
        ours, theirs = bench.pair(command, python, 3 * bench.rounds)
        yield beside(f"one {form} file, beside python -c pass", ours, theirs, limit)


def pages(bench: Bench) -> Iterator[Row]:
    small, large = (peak(bench.check(_file(bench, "pdf", count))) for count in (20, 1000))
    figure = f"{large - small:+.1f} MB"
    yield Row(
        "peak memory, PDF of 1,000 and 20", f"{large:.1f} MB", f"{small:.1f} MB", figure, "200 MB"
    )


def _file(bench: Bench, form: str, count: int = 20) -> Path:
    """A file of a format, made once: 23 kB of text in Word, 40 kB of HTML, a PDF of pages."""
    names = {"docx": "23 kB of text", "html": "40 kB", "pdf": f"{count} pages"}
    path = bench.folder / f"{names[form]}.{form}"
    if not path.exists():
        made = {
            "docx": lambda: docx(_text(23_000)),
            "html": lambda: html(_text(25_000)),
            "pdf": lambda: pdf(_text(3_000 * count), count),
        }
        path.write_bytes(made[form]())
    return path


def _printed(bench: Bench) -> list[Path]:
    """A PDF of 20 pages by LibreOffice, where that is installed: fonts of its own, and tags."""
    office = which("soffice")
    if not office:
        return []
    source = bench.folder / "20 pages by LibreOffice.docx"
    source.write_bytes(docx(_text(28_000)))
    profile = f"-env:UserInstallation={(bench.folder / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        bench.folder,
        source,
    ]
    run(command, check=True, stdout=DEVNULL, stderr=DEVNULL)
    return [source.with_suffix(".pdf")]


def _text(size: int) -> str:
    """A referat of about so many bytes, with some faults in it."""
    return referat(size).replace("Forslaget har ", "Forslaget har har ", FAULTS)
