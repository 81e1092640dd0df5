"""Where items begin: headings are known by their context, not by their words alone.

A number that continues the series, a row of the contents with the same title, a case number or a
section label that follows, the shape that the rest of the document uses: each adds to a candidate's
weight, and one pass in the order of the text accepts or passes over. What looks like a heading inside
a list, a recommendation or a quotation is passed over.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from referat_lint.grammar import labels, titles
from referat_lint.grammar.contents import Contents
from referat_lint.grammar.decisions_headings import own_heading
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.source import Span, Text

FIRST_LABELS = frozenset(
    "resume indledning beslutningstema sagen_afgoeres_i politisk_behandling".split()
)
NEXT_LABELS = frozenset("indstilling sagsfremstilling".split())
CASE_BEFORE = pattern(r"(?P<sag>BR \d+/\d\d|\d\d\.\d\d\.\d\d-[A-ZÆØÅ]\d\d-\d+-\d\d|\d\d/\d{2,6})(?:\. *| +[-–] +|: *)(?=[A-ZÆØÅ])")
MEMBER = pattern(r"[A-ZÆØÅ][\w.-]+(?: [A-ZÆØÅ][\w.-]+){1,3}(?:, [A-ZÆØÅ]| \([A-ZÆØÅ]{1,2}\))(?: [-–].*)?\.?")
ANSWERED = pattern(
    r"(?P<titel>[^.:?!]{2,80}?) ?[.:] *(?P<svar>(?:Intet|Ingen\b|Ikke noget|Godkendt|Udsat|Vedtaget|Taget til efterretning|Til efterretning|Drøftet)\b.*)$",
    re.DOTALL,
)
PAGE_BEFORE = pattern(r"Side \d+ +(?=\d{1,4}\.)")
GROUP = pattern(
    r"(?:[A-ZÆØÅ. -]{3,}SAGER(?: TIL [A-ZÆØÅ ]+)?|ÅBNE SAGER|LUKKEDE? (?:SAGER|PUNKTER|DAGSORDEN|MØDE)"
    r"|ÅBEN DAGSORDEN|[ÅL](?:bne|ukkede) (?:punkter|sager|dagsordenspunkter)|Åben dagsorden|Lukket dagsorden"
    r"|(?:Til behandling|Til efterretning|Til orientering) ?[-–] ?for (?:åbne|lukkede) døre"
    r"|[A-D]\. Sager til .{3,60}|TEMA: .+|LUKKET PUNKT:?|[A-ZÆØÅ]+(?:ETS|ENS) SAGER)$"
)


@dataclass(slots=True)
class Heading:
    """An item's heading: its number and title, the lines it takes, how sure it is."""

    line: int
    last: int  # the last line of the heading itself
    nummer: Text | None
    titel: Text | None
    lukket: bool
    form: str
    weight: float
    head: Span
    sagsnummer: Text | None = None  # printed above or beside the heading
    opens: float = 0.0  # how surely what follows belongs at the start of an item
    svar: Text | None = None  # an answer on the heading's own line: "6 evt. Intet."


class _Finder:
    def __init__(self, lines: Sequence[Line], contents: Contents) -> None:
        self.lines = lines
        self.contents = contents
        self.by_number = {row.nummer: row for row in contents.rows if row.nummer}
        self.titles = {
            titles.folded(str(row.titel))[:60]: row for row in contents.rows if row.titel
        }
        self.prefixes = {key[:14] for key in self.titles if len(key) >= 12}
        self.leveled = sum(line.level > 0 for line in lines)

    # Candidates

    def candidates(self) -> list[Heading]:
        """Every line that could head an item, weighed by its own words and what stands around it."""
        out = []
        for i in range(self.contents.end, len(self.lines)):
            line = self.lines[i]
            if line.kinds and not line.used and (found := self.candidate(i, line)) is not None:
                out.append(found)
        return out

    def candidate(self, i: int, line: Line) -> Heading | None:
        skip = 0
        text = line.text
        if text.startswith("Side ") and (page := PAGE_BEFORE.match(text)):
            skip = page.end()
        if line.label:
            return None
        if (clock := line.read("klokkeslaet")) is not None:
            return self._timed(i, line, clock)
        if (block := line.read("acadre")) is not None:
            return self._acadre(i, line, block)
        match = line.read("punkt") or line.read("nummer") or line.read("bogstav")
        if skip:
            from referat_lint.grammar.lines import GRAMMARS, _whole

            match = _whole(GRAMMARS["nummer"], text[skip:])
        if match is None or ("ord" not in match.re.groupindex and line.read("sagsnummer")):
            return None
        if "ord" not in match.re.groupindex and match["tegn"] == "." and re.match(r"\d", match["titel"]) and not (
            match.groupdict().get("luft") or CASE_BEFORE.match(match["titel"])
        ):
            return None  # 2.1 is no item, nor is a date
        ord_ = (match.groupdict().get("ord") or "").lower()
        tegn, words = match["tegn"], match["titel"]
        start, end = skip + match.start("titel"), skip + match.end("titel")
        if bar := re.match(r"\|\s*", words):
            words, start = words[bar.end() :], start + bar.end()
        answer = ANSWERED.match(words)
        if answer:
            end = start + answer.end("titel")
            words = answer["titel"]
        nummer_text = text.part(skip + match.start("nummer"), skip + match.end("nummer"))
        form = f"{ord_}{'.' if ord_ and not tegn else tegn}" if ord_ else f"n{tegn}"
        if ord_ == "sag" and not (tegn and words):
            return None
        row = self.by_number.get(str(nummer_text))
        if not ord_ and not tegn:
            in_table = row is not None and titles.same(str(row.titel), words)
            if not _bare(match, line) and not in_table:
                return None
            form = "n"
        inner = re.match(r"(\d{1,4})\. +", words)
        if inner and inner[1] == nummer_text:  # "2.  2. TITEL"
            start += inner.end()
        last = i
        case = None
        if case_before := CASE_BEFORE.match(text, start, end):
            case = text.part(*case_before.span("sag"))
            start = case_before.end()
        titel = titles.title(text.part(start, end))
        if titel.titel is None and not titel.lukket and not words and ord_ and row is not None and row.titel is not None:
            titel = titles.Titel(row.titel, row.lukket, False)
        elif titel.titel is None and not titel.lukket and not words:
            last, titel = self._title_below(i)
            if last == i and not ord_ and not tegn:
                return None
        nummer = Text(re.sub(r"\s+", "", nummer_text), nummer_text.span)
        weight = self._weight(i, last, line, str(titel.titel or ""), words, form)
        if titel.lukket:
            weight += 2
        head = Span(line.start + skip, self.lines[last].end)
        weight += 3 if case is not None else 0
        weight += 1.5 if answer else 0
        rest = text.part(skip + match.end("titel") - len(answer["svar"]), len(text)) if answer else None
        opens = self._opens(last + 1, str(titel.titel or ""))
        return Heading(i, last, nummer, titel.titel, titel.lukket, form, weight, head, case, opens, rest)

    def _timed(self, i: int, line: Line, clock: "re.Match[str]") -> Heading | None:
        """`19.30-20.00 TITEL`: an item with a clock for a number."""
        read = titles.title(line.text.part(*clock.span("titel")))
        weight = 1.5 + titles.likely(clock["titel"]) + bool(line.gap)
        if self.row("", str(read.titel or "")) is not None:
            weight += 3
        if read.titel is None or (clock["titel"][-1] == "." and len(clock["titel"]) > 12 and not ANSWERED.match(clock["titel"])) or len(clock["titel"]) > 120:
            return None
        titel = read.titel
        if titel is not None and (answer := ANSWERED.match(clock["titel"])):
            titel = titles.title(line.text.part(clock.start("titel"), clock.start("titel") + answer.end("titel"))).titel
        return Heading(i, i, None, titel, read.lukket, "kl", weight, Span(line.start, line.end))

    def _acadre(self, i: int, line: Line, block: "re.Match[str]") -> Heading:
        """`ORGAN Punkt: 2 Acadre sagsnr.: 14/2231 Sagsforløb: ØU - Åben sag TITEL`."""
        last, read = i, titles.title(line.text.part(*block.span("titel")))
        if read.titel is None:
            last, read = self._title_below(i)
        case = line.text.part(*block.span("sagsnummer")) if block["sagsnummer"] else None
        nummer = line.text.part(*block.span("nummer"))
        head = Span(line.start, self.lines[last].end)
        return Heading(i, last, nummer, read.titel, block["adgang"] == "Lukket", "acadre", 6, head, case)

    def _title_below(self, i: int) -> tuple[int, titles.Titel]:
        none = titles.Titel(None, False, False)
        j = i + 1
        if j >= len(self.lines):
            return i, none
        below = self.lines[j]
        if below.label or len(below.text) > 160 or own_heading(below) or re.search(r"\.(?:\s+[A-ZÆØÅ]|$)", below.text):
            return i, none
        inner = below.read("nummer")
        if inner is not None and inner["titel"] and titles.likely(inner["titel"]) > -3:
            return i, none
        if below.read("punkt") or titles.likely(below.text) < -1.5:
            return i, none
        return j, titles.title(below.text)

    def _weight(self, i: int, last: int, line: Line, titel: str, words: str, form: str) -> float:
        weight = titles.likely(words or titel)
        row = self.row(str(line.read("punkt") or ""), titel)
        if row is not None:
            weight += 3
        weight += self._opens(last + 1, titel)
        if line.gap:
            weight += 1
            if len(words) <= 60 and words[-1:] not in (".", ",", ";", ":"):
                weight += 0.5
        if MEMBER.fullmatch(words):
            weight -= 4
        if i and form[0] in "n" and self.lines[i - 1].text.endswith(":") and not line.level:
            weight -= 2
        if form[0] != "n" and not form[0].isupper():
            weight += 2.5
        if line.level:
            weight += 4
        elif self.leveled >= 3:
            weight -= 3
        if line.hint in ("kode", "citat", "celle"):
            weight -= 10
        if titles.TYPE_MARK.search(words):
            weight += 1.5
        if form == "n":
            weight -= 1
            if re.match(r"(?:19|20)\d\d$", line.text.split()[0]):
                weight -= 3
        if line.cut or "\n\f" in "":
            weight += 0.5
        return weight

    def row(self, _number: str, titel: str) -> object | None:
        """The row of the contents with this title."""
        if not titel or not self.titles:
            return None
        key = titles.folded(titel)[:60]
        if key in self.titles:
            return self.titles[key]
        if key[:14] in self.prefixes:
            return next((row for other, row in self.titles.items() if titles.same(key, other)), None)
        return None

    def _opens(self, j: int, titel: str) -> float:
        """How surely what follows belongs at the start of an item."""
        steps = 0
        while j < len(self.lines) and steps < 3:
            line = self.lines[j]
            words = line.text
            if labels.FLAGS.fullmatch(words) or line.hint == "referat":
                return 4
            number = line.read("sagsnummer") or line.read("tom_sag")
            if number and not line.read("punkt"):
                return 4
            if titel and steps == 0 and titles.folded(words) == titles.folded(titel) and len(titel) > 4:
                return 4
            kind = line.label or (labels.section_kind(words.partition(":")[0]) if ":" in words[:46] else None)
            if kind in FIRST_LABELS:
                return 4
            if kind in NEXT_LABELS:
                return 3
            if kind == "beslutning" or own_heading(line):
                return 2.5
            if "application/pdf" in words:
                return 3
            listed = line.read("nummer")
            if kind or line.read("punkt") or (listed and listed["tegn"]):
                return 0
            if len(words) > 90 and steps == 0 and not labels.FURNITURE.fullmatch(words):
                return 0
            j, steps = j + 1, steps + 1
        return 0


def _bare(match: "re.Match[str]", line: Line) -> bool:
    """Whether a number without any sign can be an item's: a blank, a tab, or a capital glued to it."""
    words = match["titel"]
    if not words:
        return len(match["nummer"]) <= 4
    spaced = bool(match["luft"]) or bool(match["mellem"]) or "\t" in line.text[:8]
    first = words[0]
    if spaced and (titles.KNOWN.match(words) or (line.gap and len(words) <= 40 and words[-1] not in ".,;:")):
        return True
    if spaced:
        return first.isupper() or first in "\"”»'„“" or words[:3].isdigit() is False and first.isdigit() is False and first.isalpha()
    return first.isupper() and len(words) > 2 and words[1].islower()


def key(nummer: str) -> tuple[int, str]:
    """A number's place in the series: 8 before 8a before 9; letters count from 1."""
    match = re.match(r"(\d+)(.*)", nummer)
    if match:
        return int(match[1]), match[2]
    return ord(nummer[:1] or "@") - 64, ""


def numbered(lines: Sequence[Line], contents: Contents) -> list[Heading]:
    """The headings that carry numbers."""
    finder = _Finder(lines, contents)
    found = finder.candidates()
    if not found:
        return []
    if not any(line.label or own_heading(line) for line in lines):
        _raise_plain(found, lines)
    form = _form(found)
    ones = _all_ones(found, form)
    return _series(found, form, ones, contents, lines)


def _raise_plain(found: Sequence[Heading], lines: Sequence[Line]) -> None:
    """Minutes without any labels: short lines 1, 2, 3 ... behind blank lines are the items."""
    apart = [h for h in found if lines[h.line].gap and len(lines[h.line].text) <= 60]
    series: list[Heading] = []
    for heading in apart:
        if heading.nummer == str(len(series) + 1) and heading.form == (series or apart)[0].form:
            series.append(heading)
    if len(series) >= 3:
        for heading in series:
            heading.weight += 3


def _form(found: Sequence[Heading]) -> str:
    """The shape of heading that weighs most in the document."""
    weights: Counter[str] = Counter()
    last: dict[str, int] = {}
    for heading in found:
        if heading.weight > 0:
            number = key(str(heading.nummer))[0] if heading.nummer else 0
            runs = last.get(heading.form) in (number - 1, number)
            weights[heading.form] += heading.weight + (1.5 if runs else 0)
            last[heading.form] = number
    return max(weights, key=lambda form: weights[form]) if weights else found[0].form


def _all_ones(found: Sequence[Heading], form: str) -> bool:
    good = [h for h in found if h.form == form and h.weight >= 0.5]
    ones = sum(str(h.nummer) == "1" for h in good)
    return ones >= 3 and ones * 3 >= len(good) * 2


def _again(heading: Heading, above: Heading) -> bool:
    """The heading just taken, printed once more at once."""
    return (
        heading.line - above.last <= 2
        and str(heading.nummer) == str(above.nummer)
        and titles.same(str(heading.titel), str(above.titel))
    )


def _labels_before(lines: Sequence[Line]) -> list[int]:
    """For each line the last section label or decision heading at or above it."""
    out, last = [], -1
    for line in lines:
        if line.label or own_heading(line):
            last = line.index
        out.append(last)
    return out


def _series(
    found: Sequence[Heading], form: str, ones: bool, contents: Contents, lines: Sequence[Line]
) -> list[Heading]:
    taken: list[Heading] = []
    above = _labels_before(lines)
    run: Heading | None = None  # the last line of a list that was passed over
    expected = next((row.nummer for row in contents.rows if row.nummer), None)
    for heading in found:
        known = heading.titel is not None and titles.KNOWN.match(heading.titel)
        weight = heading.weight - (0 if heading.form == form else 1 if known else 3)
        if heading.nummer is None:
            if heading.weight >= (0 if heading.form == form else 1):
                taken.append(heading)
            continue
        number = key(str(heading.nummer))
        in_list = (
            run is not None
            and run.form == heading.form
            and number[0] == key(str(run.nummer))[0] + 1
            and heading.line - run.line <= 6
            and above[heading.line] == above[run.line]
        )
        below_recommendation = above[heading.line] >= 0 and lines[above[heading.line]].label == "indstilling"
        above_it = next((h for h in reversed(taken) if h.nummer is not None), None)
        last = key(str(above_it.nummer)) if above_it is not None else None
        if last is None:
            fits = expected is None or str(heading.nummer) == expected or number[0] <= 1
            least = 0.0 if fits and not in_list else 3.0
            if number[0] > 1 and expected is None:
                least = 2.0
        elif ones:
            least = 0.0 if number[0] == 1 else 6.0
        elif number == (last[0] + 1, "") or (number[0] == last[0] and number[1] > last[1]):
            least = (-1.0 if len(taken) >= 2 and heading.form == form else 0.0) if not in_list else 4.0
        elif last < number and number[0] - last[0] <= 40:
            least = 2.5 if not in_list else 5.0
            if number[0] - last[0] <= 3 and heading.form == form and heading.weight >= 2 and not in_list:
                least = 2.0
        elif heading.form == form and heading.opens >= 2.5 and not in_list and not below_recommendation:
            least = 3.5  # repeated, or out of order
        else:
            least = 6.0
        if taken and _again(heading, taken[-1]):
            lines[heading.line].used = "overskrift"
            continue
        if weight < least:
            if in_list or number != last:
                run = heading
            continue
        if last is not None and number <= last and not ones:
            while taken and taken[-1].nummer is not None and key(str(taken[-1].nummer)) >= number and taken[-1].weight + 2 < heading.weight:
                taken.pop()
        taken.append(heading)
        run = None
    return taken


# Without numbers


def unnumbered(lines: Sequence[Line], contents: Contents) -> list[Heading]:
    """Headings without numbers: `Sag nr. N` below the title, the format's own headings, titles of the
    contents that come again, titles over a flag or a case number."""
    for way in (_case_below, _leveled, _from_contents, _over_flag):
        if len(found := way(lines, contents)) >= (1 if way is _case_below else 2):
            return found
    return []


def _case_below(lines: Sequence[Line], contents: Contents) -> list[Heading]:
    out = []
    for i in range(max(contents.end, 1), len(lines)):
        match = lines[i].read("punkt")
        if not match or match["ord"].lower() != "sag" or match["titel"] or match["tegn"] == ":":
            continue
        above = lines[i - 1]
        if above.label or above.used:
            continue
        titel = titles.title(above.text)
        nummer = lines[i].text.part(*match.span("nummer"))
        out.append(
            Heading(i - 1, i, nummer, titel.titel, titel.lukket, "sag", 5, Span(above.start, above.end))
        )
    return out


def _leveled(lines: Sequence[Line], contents: Contents) -> list[Heading]:
    by_level: dict[int, list[int]] = {}
    for line in lines[contents.end :]:
        if line.level and not _no_item(line):
            by_level.setdefault(line.level, []).append(line.index)
    for level in sorted(by_level):
        if len(by_level[level]) >= 2:
            return [_plain_heading(lines[i], "h") for i in by_level[level]]
    return []


def _no_item(line: Line) -> bool:
    word = labels.folded(line.text)
    if word in labels.CONTENTS or word in labels.FIELD or line.label:
        return True
    return bool(re.match(r"(?:referat|beslutningsprotokol|møde referat|mødereferat)\b", word)) and len(word) < 60


def _plain_heading(line: Line, form: str) -> Heading:
    read = titles.title(line.text)
    head = Span(line.start, line.end)
    return Heading(line.index, line.index, None, read.titel, read.lukket, form, 4, head)


def _from_contents(lines: Sequence[Line], contents: Contents) -> list[Heading]:
    wanted = [row for row in contents.rows if row.titel]
    if len(wanted) < 2:
        return []
    out: list[Heading] = []
    at = 0
    for line in lines[contents.end :]:
        if at >= len(wanted) or len(line.text) > 250:
            continue
        for ahead in range(at, min(at + 3, len(wanted))):
            if titles.folded(line.text) == titles.folded(str(wanted[ahead].titel)) or (
                len(line.text) > 12 and titles.same(line.text, str(wanted[ahead].titel))
            ):
                heading = _plain_heading(line, "indhold")
                if wanted[ahead].nummer:
                    row = wanted[ahead]
                    heading.nummer = Text(str(row.nummer), row.span)
                out.append(heading)
                at = ahead + 1
                break
    return out if len(out) * 2 >= len(wanted) else []


def _over_flag(lines: Sequence[Line], contents: Contents) -> list[Heading]:
    out = []
    for i in range(contents.end, len(lines) - 1):
        line, below = lines[i], lines[i + 1]
        number = below.read("sagsnummer")
        marked = labels.FLAGS.fullmatch(below.text) or (number and (number["maerke"] or len(below.text) < 40))
        if not marked or line.label or labels.FLAGS.fullmatch(line.text) or labels.FURNITURE.fullmatch(line.text):
            continue
        if titles.likely(line.text) >= 0 and len(line.text) < 160 and line.text[-1] not in ".:":
            out.append(_plain_heading(line, "flag"))
    return out
