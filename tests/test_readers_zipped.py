"""A zip is not trusted: limits, lies about sizes, entries over each other, passwords."""

import random
import struct
import tracemalloc
import zipfile
from io import BytesIO
from typing import Any

import pytest

from referat_lint.readers import Refused
from referat_lint.readers.zipped import PART, SMALL, Zipped


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def patched(data: bytes, offset: int, form: str, value: int) -> bytes:
    """The bytes with another figure in the first entry of the directory."""
    at = data.index(b"PK\x01\x02") + offset
    return data[:at] + struct.pack(form, value) + data[at + struct.calcsize(form) :]


def refusal(data: bytes, name: str = "a.txt", **wishes: Any) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        Zipped(data).read(name, **wishes)
    assert caught.value.advice
    return caught.value.reason, caught.value.status


def test_entries_are_read_by_name_in_their_order() -> None:
    archive = Zipped(zipped({"b.txt": "Ærø".encode(), "mappe/a.txt": b"", "../c": b"x"}))
    assert [*archive.entries] == ["b.txt", "mappe/a.txt", "../c"]
    assert [archive.read(name) for name in archive.entries] == ["Ærø".encode(), b"", b"x"]


def test_a_zip_behind_other_bytes_is_read() -> None:
    assert Zipped(b"#!/bin/sh\n" + zipped({"a.txt": b"Godkendt."})).read("a.txt") == b"Godkendt."


def test_a_flat_bomb_is_refused_before_it_is_unpacked() -> None:
    packed = zipped({f"{n}.txt": bytes(SMALL) for n in range(20)})
    with pytest.raises(Refused) as caught:
        Zipped(packed)
    assert (caught.value.reason, caught.value.status) == (
        "Filen fylder 335.544.320 byte, når den pakkes ud, og det er mere, end der læses.",
        "refused",
    )


def test_a_bomb_among_honest_files_is_refused_when_it_is_read() -> None:
    honest = random.Random(1).randbytes(SMALL // 50)
    packed = zipped({"b.txt": honest, "a.txt": bytes(SMALL + 1)})
    assert Zipped(packed).read("b.txt") == honest
    assert refusal(packed) == (
        "»a.txt« fylder 16.777.217 byte, når den pakkes ud, og det er mere, end der læses.",
        "refused",
    )


def test_a_hundred_thousand_entries_are_refused_whatever_number_is_declared() -> None:
    packed = zipped({f"{n}": b"" for n in range(100_000)}, zipfile.ZIP_STORED)
    reason = "Zip-filen rummer over 10.000 filer, og det er mere, end der læses."
    assert refusal(packed) == (reason, "refused")
    end = packed.rindex(b"PK\x05\x06")
    lying = packed[: end + 8] + struct.pack("<HH", 1, 1) + packed[end + 12 :]
    assert refusal(lying) == (reason, "refused")


def test_two_entries_in_the_same_bytes_are_refused() -> None:
    packed = zipped({"a.txt": b"a" * 50, "b.txt": b"a" * 50}, zipfile.ZIP_STORED)
    over = patched(packed, 42, "<I", packed.index(b"PK\x03\x04", 4))
    assert refusal(over) == ("Filerne i zip-filen ligger oven i hinanden.", "refused")


def test_an_entry_that_reaches_into_the_directory_is_refused() -> None:
    packed = zipped({"a.txt": b"a" * 50}, zipfile.ZIP_STORED)
    assert refusal(patched(packed, 20, "<I", 100)) == (
        "Filerne i zip-filen ligger oven i hinanden.",
        "refused",
    )


def test_two_entries_of_one_name_are_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        [archive.writestr("0101701234.txt", data) for data in (b"a", b"b")]
    assert refusal(out.getvalue()) == (
        "Zip-filen rummer to filer med navnet »******-****.txt«.",
        "unreadable",
    )


def test_an_entry_with_a_password_has_its_own_words() -> None:
    locked = patched(zipped({"a.txt": b"a"}), 8, "<H", 1)
    assert refusal(locked) == ("»a.txt« er låst med en adgangskode.", "unreadable")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_cannot_be_unpacked_bit_by_bit_is_refused(method: int) -> None:
    packed = zipped({"a.txt": b"a" * 1000}, method)
    assert refusal(packed) == ("»a.txt« er pakket på en måde, der ikke læses.", "unreadable")


@pytest.mark.parametrize("declared", [1, 999, 1001, 5000])
def test_an_entry_that_lies_about_its_size_is_refused(declared: int) -> None:
    lying = patched(zipped({"a.txt": b"ab" * 500}), 24, "<I", declared)
    assert refusal(lying) == ("»a.txt« i filen er beskadiget.", "unreadable")


def test_no_more_is_unpacked_of_an_entry_than_it_says_it_has() -> None:
    lying = patched(zipped({"a.txt": bytes(50_000_000)}), 24, "<I", 1000)
    tracemalloc.start()
    try:
        assert refusal(lying) == ("»a.txt« i filen er beskadiget.", "unreadable")
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_a_part_with_millions_of_tags_is_refused_before_it_is_walked() -> None:
    parts = {"a.xml": b"<a>" * 1_000_000 + b"</a>" * 1_000_000, "b.xml": b"<a/>" * 2_000_001}
    archive = Zipped(zipped(parts, zipfile.ZIP_STORED))
    assert archive.part("a.xml") == parts["a.xml"]
    with pytest.raises(Refused) as caught:
        archive.part("b.xml")
    assert (caught.value.reason, caught.value.status) == (
        "»b.xml« har over 2.000.000 mærker, og det er mere, end der læses.",
        "refused",
    )


def test_an_entry_larger_than_asked_for_is_refused() -> None:
    assert refusal(zipped({"a.txt": b"a" * 1000}), most=999) == (
        "»a.txt« fylder 1.000 byte, når den pakkes ud, og det er mere, end der læses.",
        "refused",
    )


def test_a_part_that_is_too_large_is_refused() -> None:
    archive = Zipped(zipped({"a.xml": bytes(PART + 1)}, zipfile.ZIP_STORED))
    with pytest.raises(Refused, match=r"»a\.xml« fylder 67\.108\.865 byte"):
        archive.part("a.xml")


@pytest.mark.parametrize("saved", ["utf-8", "utf-16", "utf-16-be"])
def test_a_part_with_a_doctype_is_refused(saved: str) -> None:
    words = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(saved)
    archive = Zipped(zipped({"a.xml": words, "b.xml": "<a>Ærø</a>".encode(saved)}))
    assert archive.part("b.xml") == "<a>Ærø</a>".encode(saved)
    with pytest.raises(Refused) as caught:
        archive.part("a.xml")
    assert (caught.value.reason, caught.value.status) == (
        "»a.xml« har en DOCTYPE, og den har et dokument aldrig.",
        "refused",
    )


def test_a_zip_cut_anywhere_is_read_or_refused() -> None:
    packed = zipped({"a.txt": b"Godkendt. " * 20, "b.txt": b"Udsat."})
    for length in range(len(packed)):
        with pytest.raises(Refused):
            Zipped(packed[:length]).read("a.txt")


def test_a_zip_with_any_byte_changed_is_read_or_refused() -> None:
    packed = zipped({"a.txt": b"Godkendt. " * 20, "b.txt": b"Udsat."})
    for at in range(len(packed)):
        for value in (0, 1, 0x7F, 0xFF):
            try:
                archive = Zipped(packed[:at] + bytes([value]) + packed[at + 1 :])
                words = [archive.read(name) for name in archive.entries]
            except Refused:
                continue
            assert set(words) <= {b"Godkendt. " * 20, b"Udsat."}
