"""What is recommended: by whom, and the points to be decided."""

import re
from collections.abc import Sequence

from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.model import Alternativ, Indstilling, Led
from referat_lint.source import Span, Text

BY = pattern(
    r"(?P<af>(?:[A-ZÆØÅ]|[a-zæøå]+(?:en|et)\b)[^.:;!?]{1,110}?) (?:indstiller|anbefaler|foreslår|indstillede|anmoder om|foreslog)\b",
    re.DOTALL,
)
IMPERSONAL = pattern(
    r"(?:Det|Der|Herefter) (?:indstilles|foreslås|anbefales)\b|Indstilling(?:en)? om\b,?|(?=[Aa]t:$)", re.DOTALL
)
ROUTE = pattern(r"[^:.]{0,200}?(?P<at>\b[Aa]t\b:?)(?=\s|$)|[^:.]{0,160}?(?::|(?=,? ?\d{1,2}[.)] )|$)|,?(?= )", re.DOTALL)
POINT = pattern(r"(?:[Aa]t )?(?P<nummer>\d{1,2})(?:[.)]|(?= ?at ))[ \t]*(?P<tekst>.*)$", re.DOTALL)
LETTER = pattern(r"(?P<nummer>[a-hA-H])[.)][ \t]*(?P<tekst>.+)$", re.DOTALL)
AT = pattern(r"(?:(?:og|samt) )?[Aa]t[ \t|:]+\S")
OR = pattern(r"\(?(?:ELLER|eller|Eller)\)?:?$")
INLINE = pattern(r"(?:^|(?<=[\wæøå,;.:)] ))(?P<nummer>\d{1,2})[.)] +(?=(?:at )?[a-zæøåA-ZÆØÅ])")
MODEL = pattern(r"(?:Model|Alternativ|Forslag|Scenarie) (?P<nummer>\d|[A-E])\b[:.]? *(?P<tekst>.*)$", re.DOTALL)


def recommendation(source: Text, lines: Sequence[Line], heading: str) -> Indstilling | None:
    """Read the lines under a recommendation's heading; None where nothing is recommended."""
    lines = [line for line in lines if line.text.strip(" -.|")]
    if not lines:
        return None
    af, rest, start = _by(lines, heading)
    led = _points(rest)
    if not led:
        return None
    end = max(point.span.end for point in led)
    end = max([end, *(a.span.end for point in led for a in point.alternativer)])
    return Indstilling(af, tuple(led), Span(start, end))


def _by(lines: Sequence[Line], heading: str) -> tuple[str | None, list[Line], int]:
    """Who recommends, the lines with the points, and where it begins."""
    head = BY.match(heading) if heading else None
    af = _name(head["af"]) if head else None
    first = lines[0]
    words = first.text
    for shape in (BY, IMPERSONAL):
        match = shape.match(words)
        if not match:
            continue
        named = _name(match["af"]) if shape is BY else None
        if shape is BY and named is None:
            continue
        route = ROUTE.match(words, match.end())
        rest_at = match.end()
        if route is not None:
            rest_at = route.start("at") if route["at"] else route.end()
        rest = words[rest_at:]
        body = list(lines[1:])
        bare = re.fullmatch(r"\s*(?:at|At)?\s*[:,]?\s*", rest) or (rest.endswith(":") and len(rest) < 60 and body)
        if not bare:
            cut = rest_at + (len(rest) - len(rest.lstrip(" :,")))
            body.insert(0, first.rest(cut))
        return named or af, body, first.start
    return af, list(lines), first.start


def _name(words: str | None) -> str | None:
    if not words:
        return None
    words = " ".join(words.split()).strip(" ,.-")
    if re.match(r"(?:Det|Der|Herefter|Derfor|På baggrund|Som|At|I|Hvis|Når)\b", words):
        return None
    return words or None


def _points(lines: Sequence[Line]) -> list[Led]:
    led: list[list[object]] = []  # nummer, start, end, alternativer
    last_kind, done = "", set[int]()
    for position, line in enumerate(lines):
        words = line.text
        if OR.match(words) or position in done:
            continue
        if not led and _stem(lines, position):
            continue
        if words.lower() == "at" and position + 1 < len(lines):
            led.append([None, line.start, lines[position + 1].end, []])
            done.add(position + 1)
            last_kind = "kugle"
            continue
        point = POINT.match(words) if not re.match(r"\d{1,2}\.\d|\d{1,2}\. (?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b", words) else None
        letter = LETTER.match(words)
        model = MODEL.match(words)
        if point and point["tekst"]:
            inner = _counted(words)
            if len(inner) > 1:
                led += _inline(line, inner)
            else:
                led.append([point["nummer"], line.start + point.start("tekst"), line.end, []])
            last_kind = "nummer"
        elif letter and len(words) > 3:
            if led and last_kind in ("nummer", "alternativ") and led[-1][0] is not None and str(led[-1][0]).isdigit():
                alternatives = led[-1][3]
                assert isinstance(alternatives, list)  # noqa: S101
                span = Span(line.start + letter.start("tekst"), line.end)
                alternatives.append(Alternativ(letter["nummer"], _words(words[letter.start("tekst"):]), span))
                last_kind = "alternativ"
            else:
                led.append([letter["nummer"], line.start + letter.start("tekst"), line.end, []])
                last_kind = "bogstav"
        elif model and led and last_kind in ("nummer", "alternativ"):
            alternatives = led[-1][3]
            assert isinstance(alternatives, list)  # noqa: S101
            alternatives.append(Alternativ(model["nummer"], _words(model["tekst"] or words), Span(line.start, line.end)))
            last_kind = "alternativ"
        elif line.bullet or AT.match(words):
            cut = 3 if re.match(r"[Aa]t *\| *", words) else 0
            inner = _counted(words)
            if len(inner) > 1:
                led += _inline(line, inner)
            else:
                led.append([None, line.start + (words.find("at ") if words[:2] in ("og", "sa") else 0), line.end, []])
            del cut
            last_kind = "kugle"
        elif not led:
            inner = _counted(words)
            if len(inner) > 1:
                led += _inline(line, inner)
            elif words.endswith(":") and position + 1 < len(lines):
                continue
            else:
                led.append([None, line.start, line.end, []])
            last_kind = "saetning"
        elif line.gap == 0 and not line.cut and _goes_on(lines[position - 1], line, last_kind):
            if led[-1][3] and last_kind == "alternativ":
                continue
            led[-1][2] = line.end
        else:
            break
    return [_led(lines, entry) for entry in led]


def _stem(lines: Sequence[Line], i: int) -> bool:
    """`at byrådet` over the points that go on with it is no point of its own."""
    words = lines[i].text
    if i + 1 >= len(lines) or lines[i].bullet or len(words) > 90 or words[-1] in ".;" or words.lower() == "at":
        return False
    below = lines[i + 1]
    listed = below.bullet or POINT.match(below.text) or LETTER.match(below.text) or below.text.lower() == "at"
    return bool(listed) and not POINT.match(words) and not LETTER.match(words)


def _counted(words: str) -> list["re.Match[str]"]:
    """The numbers inside a line that count 1, 2, 3 on from the first."""
    out: list[re.Match[str]] = []
    for match in INLINE.finditer(words):
        if not out or int(match["nummer"]) == int(out[-1]["nummer"]) + 1:
            out.append(match)
    return out


def _goes_on(above: Line, line: Line, kind: str) -> bool:
    if re.match(r"[A-ZÆØÅ][^.]{2,60} (?:anbefaler|tiltræder|indstiller)\b", line.text):
        return False
    if above.text[-1] in ".!?" and line.text[0].isupper():
        return False
    return True


def _inline(line: Line, inner: Sequence["re.Match[str]"]) -> list[list[object]]:
    out: list[list[object]] = []
    for n, match in enumerate(inner):
        end = inner[n + 1].start() if n + 1 < len(inner) else len(line.text)
        tail = re.search(r"[,;\s]*(?:\bog|\bsamt)?[,;\s]*$", line.text[match.end() : end])
        cut = end - (len(tail[0]) if tail else 0)
        out.append([match["nummer"], line.start + match.end(), line.start + cut, []])
    return out


def _words(words: str) -> str:
    return words.strip(" ,;\n\t")


def _led(lines: Sequence[Line], entry: list[object]) -> Led:
    nummer, start, end, alternatives = entry
    assert isinstance(start, int) and isinstance(end, int) and isinstance(alternatives, list)  # noqa: S101, PT018
    pieces = []
    for line in lines:
        if line.start < end and line.end > start:
            pieces.append(line.text[max(0, start - line.start) : end - line.start])
    tekst = "\n".join(pieces)
    stripped = re.sub(r"^([Aa]t) *\|[ |]*", r"\1 ", tekst.strip(" \t|"))
    return Led(None if nummer is None else str(nummer), stripped, tuple(alternatives), Span(start, end))
