"""What is written behind a PDF's own bytes: objects, and the table that says where they stand."""

import re
from hashlib import md5
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
)

from referat_lint.annotate.pdf.sheet import entry

START = re.compile(rb"startxref\s+(\d{1,12})\s")
TABLE = re.compile(rb"\s*(?:xref|(\d+)\s+\d+\s+obj)\b")  # of lines, or a stream
FREE = 0, 65535  # the head of the list of free objects, with which every table begins
KEPT = ("/Root", "/Info")


class Damaged(ValueError):  # noqa: N818  # an answer
    """Nothing can be written behind these bytes: their own table is not where they say."""


class Increment:
    """New and changed objects of a PDF.

    pypdf's own incremental writer is not used: it leaves /Info out of the trailer, by which the
    title and the author are lost, and puts a table of the other kind behind the file's.
    """

    def __init__(self, data: bytes, reader: PdfReader) -> None:
        self.data, self.reader = data, reader
        self.objects: dict[tuple[int, int], PdfObject] = {}
        known = [number for table in reader.xref.values() for number in table]
        free = [number for table in reader.xref_free_entry.values() for number in table]
        self.size = max((*known, *free, *reader.xref_objStm), default=0) + 1
        start = START.search(data, data.rfind(b"startxref"))
        if not start:
            raise Damaged
        self.previous = int(start[1])
        header = data.find(b"%PDF-", 0, 1024)  # what stands before it may not be counted
        for shift in (0, max(header, 0)):
            if found := TABLE.match(data, self.previous + shift):
                self.shift, self.table = shift, found[1] is None
                return
        raise Damaged

    def add(self, thing: PdfObject) -> IndirectObject:
        """A new object; the reference to it."""
        reference = IndirectObject(self.size, 0, self.reader)
        self.size += 1
        self.put(reference, thing)
        return reference

    def put(self, reference: IndirectObject, thing: PdfObject) -> None:
        """An object in place of the one that the file has."""
        self.objects[reference.idnum, reference.generation] = thing

    def file(self) -> bytes:
        """The whole file: its own bytes, and what is new behind them."""
        if not self.objects:
            return self.data
        out = BytesIO()
        out.write(self.data)
        if not self.data.endswith((b"\n", b"\r")):
            out.write(b"\n")
        places: dict[tuple[int, int], int] = {}
        for (number, generation), thing in sorted(self.objects.items()):
            places[number, generation] = out.tell() - self.shift
            out.write(b"%d %d obj\n" % (number, generation))
            thing.write_to_stream(out)
            out.write(b"\nendobj\n")
        start = out.tell() - self.shift
        (self._table if self.table else self._stream)(out, places, start)
        out.write(b"\nstartxref\n%d\n%%%%EOF\n" % start)
        return out.getvalue()

    def _trailer(self, size: int) -> DictionaryObject:
        trailer = DictionaryObject()
        for key in KEPT:
            if key in self.reader.trailer:
                trailer[NameObject(key)] = self.reader.trailer.raw_get(key)
        trailer[NameObject("/Size")] = NumberObject(size)
        trailer[NameObject("/Prev")] = NumberObject(self.previous)
        identity = entry(self.reader.trailer, "/ID")
        if isinstance(identity, ArrayObject) and identity:  # the first names the file, the second
            changed = md5(self.data, usedforsecurity=False).digest()  # this version of it
            pair = ArrayObject([identity[0], ByteStringObject(changed)])
            trailer[NameObject("/ID")] = pair
        return trailer

    def _table(self, out: BytesIO, places: dict[tuple[int, int], int], _start: int) -> None:
        out.write(b"xref\n0 1\n%010d %05d f \n" % FREE)
        out.writelines(
            b"%d 1\n%010d %05d n \n" % (number, place, generation)
            for (number, generation), place in places.items()
        )
        out.write(b"trailer\n")
        self._trailer(self.size).write_to_stream(out)

    def _stream(self, out: BytesIO, places: dict[tuple[int, int], int], start: int) -> None:
        """The same as a stream, which stands in itself."""
        rows = {**places, (self.size, 0): start}
        table = DecodedStreamObject()
        table.update(self._trailer(self.size + 1))
        table[NameObject("/Type")] = NameObject("/XRef")
        table[NameObject("/W")] = ArrayObject(map(NumberObject, (1, 8, 2)))
        index = [value for number, _ in rows for value in (number, 1)]
        table[NameObject("/Index")] = ArrayObject(map(NumberObject, index))
        table.set_data(
            b"".join(
                b"\1" + place.to_bytes(8) + generation.to_bytes(2)
                for (_, generation), place in rows.items()
            )
        )
        out.write(b"%d 0 obj\n" % self.size)
        table.write_to_stream(out)
        out.write(b"\nendobj")
