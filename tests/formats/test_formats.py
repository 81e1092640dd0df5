"""The same referat in any format is the same parse.

The samples of the sound families and the seeds are written as web pages, Word files and PDFs, some
of them by LibreOffice and Chromium. What is not the same stands in exceptions.py, with its reason.
"""

from pathlib import Path

import pytest
from as_docx import word_file
from as_html import page
from exceptions import EXCEPTIONS, excepted
from made import FORMATS, Sample, all_samples, written
from same import differences, parsed

from referat_lint import Settings, lint, load_rules, read

SAMPLES = {sample.name: sample for sample in all_samples()}
BESIDE = [rule for rule in load_rules() if rule.beside]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    return written(list(SAMPLES.values()), tmp_path_factory.mktemp("formats"))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_the_same_referat_in_another_format_is_the_same_parse(
    sample: Sample, form: str, files: dict[tuple[str, str], Path]
) -> None:
    file = files[sample.name, form]
    got = parsed(read(file.read_bytes(), file.name))
    found = dict(differences(sample.parse, got, pages=file.suffix == ".pdf"))
    known = excepted(sample.name, form)
    assert {path: both for path, both in found.items() if path not in known} == {}
    assert known <= found.keys(), "an exception that is none any more"


@pytest.mark.parametrize(
    ("sample", "form"),
    [
        pytest.param(sample, form, id=f"{name}-{form}")
        for form in FORMATS
        for name, sample in SAMPLES.items()
        if not excepted(name, form)
    ],
)
def test_two_formats_of_one_referat_say_the_same(
    sample: Sample, form: str, files: dict[tuple[str, str], Path]
) -> None:
    file = files[sample.name, form]
    beside = Settings(other=sample.referat, agenda=sample.referat)
    result = lint(read(file.read_bytes(), file.name), BESIDE, beside)
    assert result.failures == ()
    assert [(found.code, found.message) for found in result.findings] == []


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_a_sample_is_always_written_alike(sample: Sample) -> None:
    first, again = (
        (page(one.name, one.blocks), word_file(one.name, one.blocks, "", one.size))
        for one in (sample, sample)
    )
    assert first == again


def test_every_exception_is_of_a_sample_that_there_is() -> None:
    assert EXCEPTIONS.keys() <= SAMPLES.keys()
