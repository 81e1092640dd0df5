"""A text's lines, and for each what grammars are worth trying on it.

A set matcher says for every line which shapes can fit (half a millisecond for a referat); only those
are read. Lines of over 300 characters, and lines in which a label is glued to what follows it, are
cut first; a piece keeps its offsets.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import pyparsing as pp

from referat_lint.grammar import labels
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.statements import STATEMENT_GUARDS
from referat_lint.grammar.votes import VOTE_GUARDS
from referat_lint.source import Source, Span, Text

LONG = 300
ODD = pattern(r"[^\S \n]|[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\u200b\ufeff\u2060]")
NEWLINES = "\f\v\x1c\x1d\x1e\x85\u2028\u2029"
BULLET = pattern(r"(?:[•·∙◦▪‣●○*\u0335\uf0b7\uf0a7\uf02d\ue000-\uf8ff]+|[-–—](?=[ \t]))(?: ?[•·-])* *")
CHECKBOX = pattern(r"\[[ xX]\] ")
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ0123456789")
LABEL_WIDTH = 60
NUMBERED_LABEL = pattern(r"\d{1,2}\. (?=[A-ZÆØÅÉ /]{4,}:?$)")
MID_LABEL = pattern(r"(?<=[.!?] )(?=Beslutning: [A-ZÆØÅ0-9])")

_NUMBER = r"[0-9]{1,4}(?: ?[a-zæøå](?![a-zæøå]))?"
SHAPES: Mapping[str, tuple[str, str]] = {  # guard for google-re2, grammar
    "acadre": (
        r"Punkt: [0-9]+ Acadre",
        r"(?P<organ>[^:]{0,80}?)Punkt: (?P<nummer>[0-9]+) Acadre sagsnr\.: ?(?P<sagsnummer>[0-9/]*)"
        r"(?P<rest>[^\n]*?(?P<adgang>Åben|Lukket) sag)? *(?P<titel>.*)",
    ),
    "punkt": (
        r"^(?:Punkt|PUNKT|Pkt|PKT|Nr|NR|[Aa]d|AD|[Ss]ag|SAG|Dagsordenspunkt)(?:\.? ?[Nn]r)?[^a-zæøå]*[0-9]",
        r"(?P<ord>Punkt|PUNKT|Pkt|PKT|Nr|NR|[Aa]d|AD|[Ss]ag|SAG|Dagsordenspunkt)\.?"
        rf"(?: ?[Nn]r\.?)?[: ]*(?P<nummer>{_NUMBER})(?P<mellem> *)(?P<tegn>[:.)–-]?) *(?P<titel>.*)",
    ),
    "nummer": (
        r"^[0-9]{1,4}",
        rf"(?P<nummer>{_NUMBER})(?P<mellem> ?)(?P<tegn>\.\)|[.:)]|)(?P<luft>[ \t]*)(?P<titel>.*)",
    ),
    "bogstav": (
        r"^[A-ZÆØÅ] ?[:)]",
        r"(?P<nummer>[A-ZÆØÅ])(?P<mellem> ?)(?P<tegn>[:)]) *(?P<titel>.*)",
    ),
    "klokkeslaet": (
        r"^[0-9]{1,2}[.:][0-9]{2} *[-–]",
        r"(?P<nummer>)[0-2]?[0-9][.:][0-5][0-9] *[-–] *[0-2]?[0-9][.:][0-5][0-9] +(?P<titel>[^0-9].*)",
    ),
    "sagsnummer": (
        r"[0-9][-/.][0-9A-ZØ]|[0-9]{5,}|[Ss]ags|[Jj]\.? ?[Nn]r|Journal|EMN|BR ",
        r"(?:(?:Åben|Lukket|Åbent punkt|Åben sag|Åbent)[ \t]*[-–]?[ \t]*)?"
        r"(?:(?P<maerke>[Ss]agsnr|[Ss]agsid|[Ss]agsnummer|[Ss]ag|[Jj]\.? ?[Nn]r|[Jj]ournalnr|"
        r"[Aa]cadre sagsnr|[Dd]ok(?:ument)?\.?(?:nr)?|[Ss]ags-id)\.?:?[ \t/]*)?"
        r"(?:(?P<init>[A-ZÆØÅa-zæøå0-9_]{2,12})[ \t]*/[ \t]*(?=[0-9]{2}/))?"
        r"(?P<sagsnummer>[0-9]{2}\.[0-9]{2}\.[0-9]{2}(?:-?[A-ZÆØÅ][0-9]{2}(?:-[0-9]+(?:-[0-9]{2,4})?)?)?"
        r"|EMN-[0-9]{4}-[0-9]+|BR [0-9]+/[0-9]{2}|[0-9]-[0-9]{2}-[0-9]{2}(?:-[0-9]+){1,3}"
        r"|[0-9]{3}-(?:19|20)[0-9]{2}-[0-9]+|(?:19|20)[0-9]{2}-[0-9]{3,7}|[0-9]{2}-[0-9]{4,6}"
        r"|[0-9]{2}/[0-9]{1,6}|[0-9]{6})"
        r"(?P<rest>(?:[ \t]*(?:[-–/|,][ \t]*)?(?:(?:19|20)[0-9]{2}/[0-9]+|[0-9]{5,7}"
        r"|[Dd]ok\.?(?:nr)?\.?:?[ \t]*[0-9/-]+|[Ss]agsinitialer:?[ \t]*[\w_ ]*|[Ii]nitialer:?[ \t]*[\w_]*"
        r"|(?:Åben|Lukket) sag|[Ss]agsbehandler:?.*|[A-Za-zæøåÆØÅ_]{2,12}|-[ \t]*[A-Za-z]{2,12}))*)[ \t.]*",
    ),
    "tom_sag": (
        r"[Ss]ags(?:nr|id|nummer)|J\.nr|Åben",
        r"(?:[Ss]agsnr|[Ss]agsid|[Ss]agsnummer|J\.nr)\.?:?(?:\.: *Sagsid\.:)?[ \t/]*(?:Åben sag)?",
    ),
    "afgoerelse": (
        r"^(?:BESLUTNING|[Bb]eslutning)|^[A-ZÆØÅ][^.:;!?()\"]{2,100}(?:[0-9]{1,2}[-./ ]|møde |mødet )",
        r"(?P<linje>.+)",
    ),
    "fravaer": (
        r"(?i)fravær|afbud|ikke|forfald|udeblev|stede|forhindret|mødt|undtagen|undtagelse",
        r"(?P<linje>.+)",
    ),
    "bevaegelse": (
        r"(?i)ankom|forlod|forlader|gik |gik\.|kom |mødte|fra kl|deltog|delvis|indtil|trådte|stødte"
        r"|tilslutte|(?:ha|hæ)v|genindtr|vendte",
        r"(?P<linje>.+)",
    ),
    "stedfortraeder": (r"(?i)stedfortræder|supple|i stedet|istedet", r"(?P<linje>.+)"),
    "inhabil": (r"(?i)inhabil|habil", r"(?P<linje>.+)"),
    "stemme": ("|".join(VOTE_GUARDS), r"(?P<linje>.+)"),
    "udtalelse": ("|".join(STATEMENT_GUARDS), r"(?P<linje>.+)"),
}
pp.ParserElement.set_default_whitespace_chars(" \t")
GRAMMARS = {
    kind: pp.Regex(shape, as_match=True).leave_whitespace().parse_with_tabs()
    for kind, (_, shape) in SHAPES.items()
}
KINDS = tuple(SHAPES)


@cache
def guards() -> Any:
    """The set matcher over all guards, made when the first text is read."""
    import re2

    matcher = re2.Set.SearchSet()
    for guard, _ in SHAPES.values():
        matcher.Add(guard)
    matcher.Compile()
    return matcher


UNREAD: Any = object()
NO_KINDS: frozenset[str] = frozenset()


@dataclass(slots=True)
class Line:
    """One line or piece of a line, without bullet and outer blanks; `kinds` may fit it.

    `gap`: how many blank lines stand before it. `indent` counts characters before its bullet or
    words. `level`: of the heading that the format says it is, 0 for none.
    """

    text: Text
    index: int
    indent: int
    gap: int
    bullet: bool
    kinds: frozenset[str]
    mark: int  # where its bullet begins, or else its words
    label: str | None = None  # the kind of section over which it stands as a label
    level: int = 0
    hint: str = ""
    cut: bool = False  # a piece of a longer line, not its beginning
    used: str = ""  # where the parser has placed it
    decision: Any = UNREAD  # read once, see decisions_headings
    reads: dict[str, re.Match[str] | None] | None = None

    @property
    def start(self) -> int:
        return self.text.span.start

    @property
    def end(self) -> int:
        return self.text.span.end

    def read(self, kind: str) -> re.Match[str] | None:
        """The line read by one grammar, whole, or None; None also where its guard does not fit."""
        if kind not in self.kinds:
            return None
        if self.reads is None:
            self.reads = {}
        if kind not in self.reads:
            self.reads[kind] = _whole(GRAMMARS[kind], self.text)
        return self.reads[kind]

    def rest(self, start: int) -> "Line":
        """What stands behind an offset of the line, as a line of its own; blanks passed over."""
        while start < len(self.text) and self.text[start] in " \t":
            start += 1
        text = self.text.part(start, len(self.text))
        return Line(text, self.index, self.indent, 0, False, self.kinds, text.span.start, hint=self.hint, cut=True)


def _whole(grammar: pp.ParserElement, text: str) -> re.Match[str] | None:
    try:
        match: re.Match[str] = grammar.parse_string(text)[0]
    except pp.ParseException:
        return None
    return match if match.end() == len(text) else None


def plain(text: str) -> str:
    """A copy of equal length in which odd blanks are blanks, odd breaks newlines, surrogates U+FFFD."""
    chars = set(text)
    for char in chars:
        if ODD.match(char) and char != "\r":
            text = text.replace(char, _plain(char))
    return text.replace("\r", " " if "\n" in chars else "\n") if "\r" in chars else text


def _plain(char: str) -> str:
    if char in "\t\r":
        return char
    if char in NEWLINES:
        return "\n"
    return "\ufffd" if "\ud800" <= char <= "\udfff" else " "


def lines(source: Source) -> tuple[Text, list[Line], frozenset[str]]:
    """The plain copy, its lines that are not blank, and what was lost: linjeskift where lines had to
    be cut. The copy has a line break for the blank at each cut."""
    text = plain(source.text)
    whole = list(_rows(text))
    cuts = _cuts(text, whole)
    text = _broken(text, cuts)
    inside = [m.start() for m in MID_LABEL.finditer(text)] if "Beslutning: " in text else []
    places = sorted({*cuts, *inside})
    match = guards().Match
    known: dict[tuple[int, ...], frozenset[str]] = {}
    levels, roles = _hints(source)
    table = False  # a table with a column of titles and one of decisions
    out: list[Line] = []
    gap = 0
    for start, end in whole:
        if start == end:
            gap += 1
            continue
        row = text[start:end]
        table = bool(TABLE.match(row)) or (table and bool(CELLS.search(row)))
        pieces = _cells(text, start, end) if table else _pieces(start, end, places)
        for number, (begin, stop) in enumerate(pieces):
            piece = text[begin:stop]
            words = piece.lstrip(" \t\n")
            at = begin + len(piece) - len(words)
            words = words.rstrip(" \t\n")
            if not words:
                continue
            content = at
            if words[0] not in LETTERS and (mark := BULLET.match(words)):
                content += mark.end()
                if box := CHECKBOX.match(words, mark.end()):
                    content = at + box.end()
                if content < at + len(words):
                    words = words[content - at :]
                else:
                    content = at
            found = tuple(match(words) or ())
            kinds = known.get(found)
            if kinds is None:
                kinds = known[found] = frozenset(KINDS[i] for i in found)
            last = content + len(words)
            out.append(
                Line(
                    Text(words, Span(content, last)),
                    len(out),
                    at - start if number == 0 else 0,
                    gap,
                    content > at,
                    kinds,
                    at,
                    _label(words) if last - content <= LABEL_WIDTH else None,
                    levels.get(content, levels.get(at, 0)) if levels else 0,
                    ("referat" if number else "") if table else roles.get(content, roles.get(at, "")) if roles else "",
                    number > 0,
                    "moebler" if cuts and number == 0 and words.isdigit() else "",
                )
            )
            gap = 0
    copy = Text(text, Span(0, len(text)))
    return copy, out, frozenset({"linjeskift"}) if cuts else frozenset()


def _label(words: str) -> str | None:
    """The kind of section; also of "1. RESUMÉ" in capitals."""
    if words[0].isdigit() and (numbered := NUMBERED_LABEL.match(words)):
        words = words[numbered.end() :]
    return labels.section_kind(words)


def _broken(text: str, cuts: Sequence[int]) -> str:
    out, done = [], 0
    for cut in cuts:
        if done < cut <= len(text) and text[cut - 1] == " ":
            out += [text[done : cut - 1], "\n"]
            done = cut
    return "".join([*out, text[done:]])


TABLE = pattern(
    r"\s*\|?\s*(?:punkt|nr\.?|pkt\.?)\s*[|\t]\s*(?:indhold|emne|titel|sag|dagsordenspunkt|punkt)\s*[|\t]\s*(?:referat|beslutning)", re.IGNORECASE
)
CELLS = pattern(r"[|\t]")


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A row's number with its title, and what was decided, as two lines."""
    parts = [m.start() for m in CELLS.finditer(text, start, end) if text[start : m.start()].strip(" |\t")]
    cut = parts[1] if len(parts) > 1 else end
    yield start, cut
    if cut + 1 < end:
        yield cut + 1, end


def _rows(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield (start, end) if not text[start:end].isspace() else (start, start)
        start = end + 1
    yield (start, len(text)) if not text[start:].isspace() else (start, start)


def _hints(source: Source) -> tuple[dict[int, int], dict[int, str]]:
    levels = {h.span.start: int(h.value or 1) for h in source.hints if h.role == "overskrift"}
    roles = {h.span.start: h.role for h in source.hints if h.role in ("felt", "kode", "citat", "celle")}
    return levels, roles


# Cutting: flattened pages and glued labels

_LABEL = (
    "Indstilling(?:er)?|Beslutning(?:er)?|Sagsfremstilling|Sagsbeskrivelse|Resum[eé]|Beslutningstema|"
    "Baggrund|Økonomi|Økonomiske konsekvenser(?: og finansiering)?|Lovgrundlag|Retsgrundlag|Bilag|"
    "Sagen afgøres (?:af|i)|Indledning|Historik|Høring|Personale|Sagsforløb|Beslutningskompetence|"
    "Kommunikation|Administrationens indstilling|Anbefaling|Sagstema|Redegørelse|Anledning|"
    "Problemstilling|Supplerende bemærkninger|Økonomi og finansiering|Relaterede bilag"
)
_HEAD = (
    "Mødedato|Mødested|Mødetidspunkt|Starttidspunkt|Sluttidspunkt|Medlemmer|Fraværende|Udvalg|"
    "Indholdsfortegnelse|Mødedeltagere|Deltagere|Afbud|Formand(?=[A-ZÆØÅ])|Borgmester(?=[A-ZÆØÅ])|Næstformand(?=[A-ZÆØÅ])|Bemærkninger|Mødelokale|"
    "Gæster|Dato(?=\\d)"
)
GLUED = pattern(
    rf"^(?:{_LABEL}|{_HEAD})(?=[A-ZÆØÅ0-9]|(?<=Fraværende)-)"
    rf"|(?<=[a-zæøå0-9.)\]:!?])(?:{_LABEL}|{_HEAD})(?=[A-ZÆØÅ0-9]|$|(?<=Fraværende)-)"
    r"|(?<=[.)])Beslutning(?= fra [A-ZÆØÅ])",
    re.MULTILINE,
)
GLUED_ITEM = pattern(
    r"(?<=[a-zæøå)])(?=\d{1,3} ?[:.] ?[A-ZÆØÅ])|(?<=[a-zæøå)])(?=\d{3}[A-ZÆØÅ][a-zæøå])|(?<=\))(?=[A-ZÆØÅ][a-zæøå])|(?<=[.)])(?=caseno)"
    r"|(?<=pkt\. \d:)(?=[A-ZÆØÅ])|(?<=pkt\. \d\d:)(?=[A-ZÆØÅ])|(?<=pkt\. \d\d\d:)(?=[A-ZÆØÅ])"
)
# In a flattened page: what stands alone (cut before and behind), what begins something (before),
# what ends something (behind).
_DATED = r"den ?(?:\d{1,2}[-. ][\w-]+[-. ]\d{4})? ?:"
_BODY = r"[A-ZÆØÅ][\wæøå&-]*(?:,? (?:for|og|i|af|&|[A-ZÆØÅ][\wæøå-]*)){0,6}"
ALONE = pattern(
    rf"(?:^|(?<=[^\s] ))(?:Beslutning(?:er)? (?:i |fra )?{_BODY},? (?:{_DATED}|(?:den )?\d{{1,2}}[-. ][\w-]+[-. ]\d{{4}}:?)"
    rf"|(?:{_LABEL})(?= [A-ZÆØÅ0-9-]| ?$)|J\.nr\.: ?\S{{0,20}} ?Sagsid\.: ?\S{{0,10}} ?(?:Åben|Lukket) sag"
    rf"|{_BODY} Punkt: \d+ Acadre sagsnr\.: ?[\d/]* ?Sagsforløb: ?[\wÆØÅ/]* - (?:Åben|Lukket) sag"
    rf"|{_BODY}s møde \d{{1,2}}[-. ][\w-]+[-. ]\d{{4}} Punkt \d+:|\d\d\.\d\d\.\d\d-[A-ZÆØÅ]\d\d-\d+-\d\d"
    r"|[A-ZÆØÅ][\wæøå]+(?: [A-ZÆØÅ][\wæøå]+)? Kommune [^\n]{0,60}?Tlf\.? [\d ]{8,}|(?:Sagsnr|J\.nr|Sagsid)\.?:? ?[\d./A-ZÆØÅ-]+(?: (?:Åben|Lukket) sag)?"
    r"|Indholdsfortegnelse(?: Pkt\. Tekst Side)?|Pkt\. Tekst Side|Side \d+ af \d+|[A-ZÆØÅ]{4,}(?: [A-ZÆØÅ]{4,})* Side \d+(?: af \d+)?)",
    re.MULTILINE,
)
BEGINS = pattern(
    r"(?<=[^\s] )(?:\d{1,3}\. {1,3}(?=[A-ZÆØÅ][a-zæøå]{2,}|LUKKET)|(?<!\d\d\d\d )Punkt (?:nr\. )?\d+ ?:|Nr\. ?\d+ - "
    r"|(?:Fraværende|Afbud|Ej til stede|Mødedato|Mødedo|Mødetidspunkt|Starttidspunkt|Sluttidspunkt|Mødested|Sted|Lokale|Tidspunkt|Dato|Lukket sag|Lukket punkt|Medlemmer|Deltagere|Mødedeltagere|mer):"
    r"|(?:Afbud fra|Mødedeltagere|Fraværende Nej) (?=[A-ZÆØÅ])|Sagsnr\.:|Mødet (?:blev )?(?:hævet|sluttede|slut)\b|For stemte|Imod stemte"
    r"|(?:Godkendt|Udsat|Anbefales|Tiltrådt|Vedtaget|Taget til efterretning|Drøftet|Forkastet|Ikke godkendt)\.?$)",
    re.MULTILINE,
)
ENDS = pattern(r"\.{3,} ?(?:\d{1,3}|[ivxl]{1,5})(?= )|^\d{1,3} (?=[A-ZÆØÅ])|^Side \d+ (?=Punkt|\d)|^Indholdsfortegnelse (?=[A-ZÆØÅ])|^\d{1,3} [^\n]{3,90}?, s\. ?\d*(?= )", re.MULTILINE)


@cache
def _glue() -> Any:
    """GLUED without its contexts, for google-re2: whether a label is glued to anything at all."""
    import re2

    words = f"{_LABEL}|{_HEAD}".replace(r"(?=[A-ZÆØÅ])", "").replace(r"(?=\d)", "")
    return re2.compile(rf"(?m)(?:^|[a-zæøå0-9.)\]:!?])(?:{words})[A-ZÆØÅ0-9-]|[.)]Beslutning fra ")


def _cuts(text: str, rows: Sequence[tuple[int, int]]) -> list[int]:
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


def _pieces(start: int, end: int, cuts: Sequence[int]) -> Iterable[tuple[int, int]]:
    if not cuts:
        return ((start, end),)
    inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
    return pairwise((start, *inside, end))
