"""Where a text that has lost its line breaks is cut: flattened pages and glued labels."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from referat_lint.grammar import labels
from referat_lint.grammar.patterns import pattern

LONG = 300  # characters, of a line that holds several

_LABEL = (
    "Indstilling(?:er)?|Beslutning(?:er)?|Sagsfremstilling|Sagsbeskrivelse|Resum[eé]|Beslutningstema|"
    "Baggrund|Økonomi|Økonomiske konsekvenser(?: og finansiering)?|Lovgrundlag|Retsgrundlag|Bilag|"
    "Sagen afgøres (?:af|i)|Indledning|Historik|Høring|Personale|Sagsforløb|Beslutningskompetence|"
    "Kommunikation|Administrationens indstilling|Anbefaling|Sagstema|Redegørelse|Anledning|"
    "Problemstilling|Supplerende bemærkninger|Økonomi og finansiering|Relaterede bilag"
)
_HEAD = (
    "Mødedato|Mødested|Mødetidspunkt|Starttidspunkt|Sluttidspunkt|Medlemmer|Fraværende|Udvalg|"
    "Indholdsfortegnelse|Mødedeltagere|Deltagere|Afbud|Formand(?=[A-ZÆØÅ])|"
    "Borgmester(?=[A-ZÆØÅ])|Næstformand(?=[A-ZÆØÅ])|Bemærkninger|Mødelokale|Gæster|Dato(?=\\d)"
)
GLUED = pattern(
    rf"^(?:{_LABEL}|{_HEAD})(?=[A-ZÆØÅ0-9]|(?<=Fraværende)-)"
    rf"|(?<=[a-zæøå0-9.)\]:!?])(?:{_LABEL}|{_HEAD})(?=[A-ZÆØÅ0-9]|$|(?<=Fraværende)-)"
    r"|(?<=[.)])Beslutning(?= fra [A-ZÆØÅ])",
    re.MULTILINE,
)
GLUED_ITEM = pattern(
    r"(?<=[a-zæøå)])(?=\d{1,3} ?[:.] ?[A-ZÆØÅ])|(?<=[a-zæøå)])(?=\d{3}[A-ZÆØÅ][a-zæøå])"
    r"|(?<=\))(?=[A-ZÆØÅ][a-zæøå])|(?<=[.)])(?=caseno)"
    r"|(?<=pkt\. \d:)(?=[A-ZÆØÅ])|(?<=pkt\. \d\d:)(?=[A-ZÆØÅ])|(?<=pkt\. \d\d\d:)(?=[A-ZÆØÅ])"
)
_DAY = r"\d{1,2}[-. ][\w-]+[-. ]\d{4}"
_DATED = rf"den ?(?:{_DAY})? ?:"
_BODY = r"[A-ZÆØÅ][\wæøå&-]*(?:,? (?:for|og|i|af|&|[A-ZÆØÅ][\wæøå-]*)){0,6}"
_CLOSED = "(?:Åben|Lukket) sag"
ALONE = pattern(  # what stands alone in a flattened page is cut before and behind
    rf"(?:^|(?<=[^\s] ))(?:Beslutning(?:er)? (?:i |fra )?{_BODY},? (?:{_DATED}|(?:den )?{_DAY}:?)"
    rf"|(?:{_LABEL})(?= [A-ZÆØÅ0-9-]| ?$)|J\.nr\.: ?\S{{0,20}} ?Sagsid\.: ?\S{{0,10}} ?{_CLOSED}"
    rf"|{_BODY} Punkt: \d+ Acadre sagsnr\.: ?[\d/]* ?Sagsforløb: ?[\wÆØÅ/]* - {_CLOSED}"
    rf"|{_BODY}s møde {_DAY} Punkt \d+:|\d\d\.\d\d\.\d\d-[A-ZÆØÅ]\d\d-\d+-\d\d"
    r"|[A-ZÆØÅ][\wæøå]+(?: [A-ZÆØÅ][\wæøå]+)? Kommune [^\n]{0,60}?Tlf\.? [\d ]{8,}"
    rf"|(?:Sagsnr|J\.nr|Sagsid)\.?:? ?[\d./A-ZÆØÅ-]+(?: {_CLOSED})?"
    r"|Indholdsfortegnelse(?: Pkt\. Tekst Side)?|Pkt\. Tekst Side|Side \d+ af \d+"
    r"|[A-ZÆØÅ]{4,}(?: [A-ZÆØÅ]{4,})* Side \d+(?: af \d+)?)",
    re.MULTILINE,
)
BEGINS = pattern(  # cut before
    r"(?<=[^\s] )(?:\d{1,3}\. {1,3}(?=[A-ZÆØÅ][a-zæøå]{2,}|LUKKET)"
    r"|(?<!\d\d\d\d )Punkt (?:nr\. )?\d+ ?:|Nr\. ?\d+ - |Sagsnr\.:"
    r"|(?:Fraværende|Afbud|Ej til stede|Mødedato|Mødedo|Mødetidspunkt|Starttidspunkt|Sluttidspunkt"
    r"|Mødested|Sted|Lokale|Tidspunkt|Dato|Lukket sag|Lukket punkt|Medlemmer|Deltagere"
    r"|Mødedeltagere|mer):"
    r"|(?:Afbud fra|Mødedeltagere|Fraværende Nej) (?=[A-ZÆØÅ])"
    r"|Mødet (?:blev )?(?:hævet|sluttede|slut)\b|For stemte|Imod stemte"
    r"|(?:Godkendt|Udsat|Anbefales|Tiltrådt|Vedtaget|Taget til efterretning|Drøftet|Forkastet"
    r"|Ikke godkendt)\.?$)",
    re.MULTILINE,
)
ENDS = pattern(  # cut behind
    r"\.{3,} ?(?:\d{1,3}|[ivxl]{1,5})(?= )|^\d{1,3} (?=[A-ZÆØÅ])|^Side \d+ (?=Punkt|\d)"
    r"|^Indholdsfortegnelse (?=[A-ZÆØÅ])|^\d{1,3} [^\n]{3,90}?, s\. ?\d*(?= )",
    re.MULTILINE,
)


@cache
def _glue() -> Any:
    """GLUED without its contexts, for google-re2: whether a label is glued to anything at all."""
    import re2

    words = f"{_LABEL}|{_HEAD}".replace(r"(?=[A-ZÆØÅ])", "").replace(r"(?=\d)", "")
    return re2.compile(rf"(?m)(?:^|[a-zæøå0-9.)\]:!?])(?:{words})[A-ZÆØÅ0-9-]|[.)]Beslutning fra ")


def cuts(text: str, rows: Sequence[tuple[int, int]]) -> list[int]:
    """Offsets at which lines are to be cut, none in a text that has its line breaks."""
    labels_alone = sum(
        end - start <= 60 and labels.section_kind(text[start:end].strip()) is not None
        for start, end in rows
    )
    glued: list[int] = []
    for match in GLUED.finditer(text) if _glue().search(text) else ():
        fra = text.startswith(" fra ", match.end())
        glued += (match.start(), match.start()) if fra else match.span()
    glued_marks = len(glued) // 2
    if glued_marks >= 3 and glued_marks > labels_alone:
        items = [match.start() for match in GLUED_ITEM.finditer(text)]
        return sorted({*glued, *items, *_anchors(text, rows)})
    if labels_alone >= 3:
        return []
    marks = list(ALONE.finditer(text))
    ends = {end for _, end in rows}
    alone = sum(m.end() in ends and (not m.start() or text[m.start() - 1] == "\n") for m in marks)
    if len(marks) < 5 or len(marks) - alone <= alone:
        return []
    return sorted(set(_anchors(text, rows, 60)))


def _anchors(text: str, rows: Sequence[tuple[int, int]], least: int = LONG) -> list[int]:
    found: list[int] = []
    for start, end in rows:
        if end - start > least:
            for match in ALONE.finditer(text, start, end):
                found += match.span()
            found += [match.start() for match in BEGINS.finditer(text, start, end)]
            found += [match.end() for match in ENDS.finditer(text, start, end)]
    return found
