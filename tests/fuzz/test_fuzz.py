"""Harmed files are read, or refused in words; nothing raises, hangs or dies."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from random import Random
from traceback import format_exc

import pytest
from fuzz.mutations import BYTES, OBJECTS, TAGS, Mutation, mutated, parted
from fuzz.sound import HTML, MARKDOWN, PAGES, TEXT, drafted, portable, printed, tarred, word, zipped
from xml_samples import SAMPLES

from referat_lint import Source, Span, lint, read
from referat_lint.annotate import ANNOTATORS, Unmarked, annotate
from referat_lint.archives import listing, member, opened
from referat_lint.isolated import isolated
from referat_lint.readers import READERS, Refused
from referat_lint.ruleset import load_rules

TURNED = {"\n": "\r"}  # a return alone ends a line too
LARGE = 1_000_000
TIMES, ROUNDS = 2000, 8
FORMATS: Mapping[str, tuple[Callable[[], Sequence[bytes]], Mutation]] = {
    "txt": (lambda: [TEXT.encode()], lambda random, data: mutated(random, data, BYTES)),
    "md": (lambda: [MARKDOWN.encode()], lambda random, data: mutated(random, data, TAGS)),
    "html": (
        lambda: [HTML.encode(), *(page.read_bytes() for page in PAGES)],
        lambda random, data: mutated(random, data, TAGS),
    ),
    "xml": (
        lambda: [sample.encode() for sample in SAMPLES.values()],
        lambda random, data: mutated(random, data, TAGS),
    ),
    "pdf": (lambda: [portable(), printed()], lambda random, data: mutated(random, data, OBJECTS)),
    "docx": (lambda: [word(), drafted()], parted),
}


def trouble(job: tuple[str, bytes, bool]) -> str:
    """What is wrong with how a file is read; nothing if all is as it should be."""
    name, data, whole = job
    try:
        source = read(data, name)
        wrong = faults(source)
        if whole:
            wrong += [failure.error for failure in lint(source, load_rules()).failures]
        return ", ".join(wrong)
    except Refused as refused:
        return "" if refused.reason.endswith(".") and refused.advice else str(refused)
    except Exception:  # noqa: BLE001
        return format_exc()


def unlike(job: tuple[str, bytes]) -> str:
    """What is wrong with the copy that has the findings in it; nothing if it says the same."""
    name, data = job
    try:
        source = read(data, name)
        copy = annotate(data, name, lint(source, load_rules()))
        return "" if read(copy, name).shown == source.shown else "another text"
    except (Refused, Unmarked):
        return ""
    except Exception:  # noqa: BLE001
        return format_exc()


def faults(source: Source) -> list[str]:
    """What does not hold of a source, though it must of all."""
    size, end = len(source.text), len(source.raw)
    visible = size if source.visible is None else source.visible
    pieces, spans = source.pieces, [hint.span for hint in source.hints]
    lengths = [after.start - one.start for one, after in pairwise(pieces)]
    lengths += [size - pieces[-1].start] if pieces else []
    copied = [(one, one.origin + long) for one, long in zip(pieces, lengths, strict=True)]
    laws = {
        "visible": 0 <= visible <= size,
        "pieces in order": all(long >= 0 for long in lengths)
        and [*pieces[:1]] == [piece for piece in pieces[:1] if piece.start == 0],
        "pieces in the file": all(one.made or 0 <= one.origin <= to <= end for one, to in copied),
        "marks in order": [*source.marks] == sorted(source.marks, key=lambda mark: mark.start),
        "hints in order": [*source.hints] == sorted(source.hints),
        "hints in the text": all(0 <= start <= stop <= size for start, stop in spans),
        "hidden passages": all(
            hint.span.start >= visible for hint in source.hints if hint.role == "skjult"
        ),
        "one character for one": source.markup
        or all(
            source.raw[source.origin(at)] in (source.text[at], *TURNED.get(source.text[at], ""))
            for one, long in zip(pieces, lengths, strict=True)
            if not one.made
            for at in range(one.start, one.start + long)
        ),
        "places": all(
            line > 0 and column > 0 for line, column in map(source.place, range(0, size, 50))
        ),
        "runs": all(
            0 <= run.start <= run.end <= end
            for start in range(0, size, 20)
            for run in source.runs(Span(start, min(start + 30, size)))
        )
        or not source.raw,
    }
    return [law for law, holds in laws.items() if not holds]


@pytest.mark.parametrize("part", range(ROUNDS))
@pytest.mark.parametrize("form", [form for form in FORMATS if form in READERS])
def test_a_harmed_file_is_read_or_refused_in_words(form: str, part: int) -> None:
    sound, harm = FORMATS[form]
    files, found = sound(), []
    for number in range(part, TIMES, ROUNDS):
        harmed = harm(Random(number), files[number // ROUNDS % len(files)])
        job = (f"x.{form}", harmed, number % 10 == 0)
        if wrong := isolated(trouble, job, len(harmed)):
            found.append((number, wrong))
    assert found == []


@pytest.mark.parametrize("form", [form for form in FORMATS if form in ANNOTATORS])
def test_the_copy_of_a_harmed_file_says_what_the_file_says(form: str) -> None:
    sound, harm = FORMATS[form]
    files, found = sound(), []
    for number in range(TIMES, TIMES + TIMES // ROUNDS):
        harmed = harm(Random(number), files[number % len(files)])
        if wrong := isolated(unlike, (f"x.{form}", harmed), len(harmed)):
            found.append((number, wrong))
    assert found == []


def unpacked(data: bytes) -> str:
    """What is wrong with how an archive is opened and read."""
    try:
        archive = opened(data)
        for route in listing(archive, LARGE).routes:
            with suppress(Refused):
                member(archive, route, LARGE)
    except Refused:
        return ""
    except Exception:  # noqa: BLE001
        return format_exc()
    return ""


@pytest.mark.parametrize("sound", [zipped, tarred])
def test_a_harmed_archive_is_opened_or_refused(sound: Callable[[], bytes]) -> None:
    data = sound()
    harmed = (mutated(Random(number), data, BYTES) for number in range(TIMES))
    assert [wrong for wrong in map(unpacked, harmed) if wrong] == []
