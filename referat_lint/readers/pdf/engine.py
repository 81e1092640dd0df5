"""pdfium, called with plain addresses: half the time that its typed bindings take."""

from collections.abc import Callable
from ctypes import (
    CFUNCTYPE,
    addressof,
    c_double,
    c_float,
    c_int,
    c_size_t,
    c_uint,
    c_ulong,
    c_ushort,
    c_void_p,
    cast,
    sizeof,
)
from functools import cache
from typing import Any

ADDRESS, NUMBER = c_void_p, c_int
FUNCTIONS: dict[str, tuple[Any, ...]] = {  # what comes back, and the arguments
    "FPDFText_CountChars": (NUMBER, ADDRESS),
    "FPDFText_GetText": (NUMBER, ADDRESS, NUMBER, NUMBER, ADDRESS),
    "FPDFText_GetCharIndexFromTextIndex": (NUMBER, ADDRESS, NUMBER),
    "FPDFText_GetTextObject": (ADDRESS, ADDRESS, NUMBER),
    "FPDFText_GetCharOrigin": (NUMBER, ADDRESS, NUMBER, ADDRESS, ADDRESS),
    "FPDFText_GetCharBox": (NUMBER, ADDRESS, NUMBER, ADDRESS, ADDRESS, ADDRESS, ADDRESS),
    "FPDFText_GetFontSize": (c_double, ADDRESS, NUMBER),
    "FPDFText_GetMatrix": (NUMBER, ADDRESS, NUMBER, ADDRESS),
    "FPDFText_GetFillColor": (NUMBER, ADDRESS, NUMBER, ADDRESS, ADDRESS, ADDRESS, ADDRESS),
    "FPDFText_HasUnicodeMapError": (NUMBER, ADDRESS, NUMBER),
    "FPDFText_CountRects": (NUMBER, ADDRESS, NUMBER, NUMBER),
    "FPDFText_GetRect": (NUMBER, ADDRESS, NUMBER, ADDRESS, ADDRESS, ADDRESS, ADDRESS),
    "FPDFTextObj_GetTextRenderMode": (NUMBER, ADDRESS),
    "FPDFTextObj_GetFont": (ADDRESS, ADDRESS),
    "FPDFFont_GetBaseFontName": (c_size_t, ADDRESS, ADDRESS, c_size_t),
    "FPDFFont_GetWeight": (NUMBER, ADDRESS),
    "FPDFPage_CountObjects": (NUMBER, ADDRESS),
    "FPDFPage_GetObject": (ADDRESS, ADDRESS, NUMBER),
    "FPDFFormObj_CountObjects": (NUMBER, ADDRESS),
    "FPDFFormObj_GetObject": (ADDRESS, ADDRESS, c_size_t),
    "FPDFPageObj_GetType": (NUMBER, ADDRESS),
    "FPDFPageObj_GetBounds": (NUMBER, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS),
    "FPDFPageObj_GetMatrix": (NUMBER, ADDRESS, ADDRESS),
    "FPDFPageObj_GetFillColor": (NUMBER, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS),
    "FPDFPageObj_HasTransparency": (NUMBER, ADDRESS),
    "FPDFPageObj_GetClipPath": (ADDRESS, ADDRESS),
    "FPDFClipPath_CountPaths": (NUMBER, ADDRESS),
    "FPDFClipPath_CountPathSegments": (NUMBER, ADDRESS, NUMBER),
    "FPDFClipPath_GetPathSegment": (ADDRESS, ADDRESS, NUMBER, NUMBER),
    "FPDFPathSegment_GetPoint": (NUMBER, ADDRESS, ADDRESS, ADDRESS),
    "FPDFPath_GetDrawMode": (NUMBER, ADDRESS, ADDRESS, ADDRESS),
    "FPDFPath_CountSegments": (NUMBER, ADDRESS),
    "FPDFPageObj_GetMarkedContentID": (NUMBER, ADDRESS),
    "FPDF_StructTree_GetForPage": (ADDRESS, ADDRESS),
    "FPDF_StructTree_Close": (None, ADDRESS),
    "FPDF_StructTree_CountChildren": (NUMBER, ADDRESS),
    "FPDF_StructTree_GetChildAtIndex": (ADDRESS, ADDRESS, NUMBER),
    "FPDF_StructElement_GetType": (c_ulong, ADDRESS, ADDRESS, c_ulong),
    "FPDF_StructElement_CountChildren": (NUMBER, ADDRESS),
    "FPDF_StructElement_GetChildAtIndex": (ADDRESS, ADDRESS, NUMBER),
    "FPDF_StructElement_GetMarkedContentIdCount": (NUMBER, ADDRESS),
    "FPDF_StructElement_GetMarkedContentIdAtIndex": (NUMBER, ADDRESS, NUMBER),
}


class Engine:
    """pdfium's functions by name, and room for what they answer with."""

    def __init__(self) -> None:
        from pypdfium2 import raw

        for name, (result, *arguments) in FUNCTIONS.items():
            made = CFUNCTYPE(result, *arguments)
            setattr(self, name, made(cast(getattr(raw, name), c_void_p).value or 0))
        self.doubles, self.double = _room(c_double)
        self.floats, self.float = _room(c_float)
        self.numbers, self.number = _room(c_uint)

    def __getattr__(self, name: str) -> Callable[..., Any]:  # the functions, set above
        raise AttributeError(name)

    def text(self, page: int, count: int) -> str:
        """All of a page's text, as pdfium puts it in lines."""
        room = (c_ushort * (count + 1))()
        written = self.FPDFText_GetText(page, 0, count, addressof(room))
        found = memoryview(room).cast("B")[: 2 * max(written - 1, 0)]
        return bytes(found).decode("utf-16-le", "surrogatepass")


def _room(kind: Any) -> tuple[Any, tuple[int, ...]]:
    """Six values of a kind, and where each of them stands."""
    room = (kind * 6)()
    return room, tuple(addressof(room) + sizeof(kind) * place for place in range(6))


def address(handle: Any) -> int:
    """Where one of pdfium's own things stands."""
    return cast(handle, c_void_p).value or 0


@cache
def engine() -> Engine:
    """The one engine of this process."""
    return Engine()
