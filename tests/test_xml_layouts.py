"""Minutes of any layout, exported item by item as eDoc does, are read as the text itself is."""

from html import escape
from pathlib import Path
from typing import Any

from score import DEGRADED

from referat_lint import Punkt, Referat, parse, read

LAYOUTS = Path(__file__).parent / "layouts"
TABLE = "F23"  # its items are rows of a table, of which an export has the cells
FILES = [
    file for file in sorted(LAYOUTS.glob("F*/*.txt")) if file.parent.name not in DEGRADED | {TABLE}
]


def exported(referat: Referat) -> str:
    """The items by number and title, each with what stands below its heading."""
    text, moede = referat.kilde.shown, referat.moede
    items = "".join(
        f"<MeetingAgendaItem><AgendaItemNumber>{punkt.nummer}</AgendaItemNumber>"
        f"<Document><Title>{escape(str(punkt.titel))}</Title>"
        f"<PublishingType>{'MÅ IKKE' if punkt.lukket else 'SKAL'} PUBLICERES</PublishingType>"
        f"</Document><FullText>\n\n{punkt.nummer}.\t{escape(str(punkt.titel))}\n\n"
        f"{escape(_body(punkt, text))}</FullText></MeetingAgendaItem>"
        for punkt in referat.punkter
    )
    return (
        f"<?xml version='1.0'?><Meeting><Committee>{escape(moede.organ or '')}</Committee>"
        f"<MeetingDate>{moede.dato or ''}</MeetingDate><MeetingState>Referat</MeetingState>"
        f"<MeetingAgendaTypes><MeetingAgendaType><AgendaType>Åben dagsorden</AgendaType>"
        f"<MeetingAgendaItems>{items}</MeetingAgendaItems></MeetingAgendaType>"
        "</MeetingAgendaTypes></Meeting>"
    )


def _body(punkt: Punkt, text: str) -> str:
    body = text[punkt.head.end : punkt.span.end]
    number = punkt.sagsnummer
    return body if number is None or number in body else f"Sagsnr.: {number}\n{body}"


def items(referat: Referat) -> list[tuple[Any, ...]]:
    """What the items hold, white space folded, in the order of their titles."""
    return sorted(
        (
            str(p.nummer),
            str(p.titel),
            p.art,
            p.lukket,
            str(p.sagsnummer),
            [_folded(led.tekst) for led in p.indstilling.led] if p.indstilling else [],
            (p.beslutning.slags, _folded(p.beslutning.tekst)) if p.beslutning else (),
            [bilag.titel for bilag in p.bilag],
        )
        for p in referat.punkter
    )


def _folded(words: str) -> str:
    return " ".join(words.split())


def _is_numbered(referat: Referat) -> bool:
    """An export numbers its items, each by its own number, and has a title for each."""
    numbers = [p.nummer for p in referat.punkter if p.nummer and p.titel and not p.kun_i_indhold]
    return len({*numbers}) == len(referat.punkter)


def test_the_items_of_an_export_are_those_of_the_text() -> None:
    referater = [parse(read(file.read_bytes(), str(file))) for file in FILES]
    numbered = [referat for referat in referater if _is_numbered(referat)]
    differ = {
        referat.kilde.path: (found, items(referat))
        for referat in numbered
        if (found := items(parse(read(exported(referat).encode(), "x.xml")))) != items(referat)
    }
    assert differ == {}
    assert sum(len(referat.punkter) for referat in numbered) > 200
