import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise

from referat_lint import Hit, Punkt, Raekke, Referat, Rule, Unsure

ONLY_LISTED = re.compile(
    r"underskrift|bilagsoversigt|^(?:åbne|lukkede) (?:punkter|sager|dagsordenspunkter)|^fravær"
    r"|^afbud|^(?:møde)?deltager|^forside|^indhold|^fremmøde|^lukket (?:punkt|sag)",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"\b(?:[Pp]unkt(?:et|erne)?|[Pp]kt\.?|[Ss]ag(?:en|erne)?)(?: nr\.?)? (?P<numbers>\d+"
    r"(?:(?:,| og|-) ?\d+)*)\W.{0,60}?(?:udg|taget af|tages af|trukket|trækkes|udeladt)"
)
CLOSED_ROWS = re.compile(
    r"\W*lukke(?:t|de) (?:dagsorden|del|møde|punkter|sager|dagsordenspunkter)\W*$", re.IGNORECASE
)
AGENDA = "dagsorden"  # its words are not the titles of the minutes
ABOUT = re.compile(r"\bevt\b", re.IGNORECASE)
LEAST_CUT, NEAR = 10, 20
Matched = tuple[list[tuple[Raekke, Punkt]], list[Raekke], list[Punkt]]
LOST = "Teksten har mistet noget på vejen, så fortegnelse og punkter kan ikke sammenholdes."
LOOSE = "Indholdsfortegnelsen ligner ikke punkterne, så de kan ikke sammenholdes."


@Rule(
    code="STR108",
    name="indholdsfortegnelse-afviger",
    severity="warning",
    given="referat",
    basis="Praksis: indholdsfortegnelsen viser de punkter, som referatet har.",
    message="{found}; {use}.",
    why=(
        "Læseren finder rundt i referatet med indholdsfortegnelsen; et punkt, der ikke står i den, "
        "bliver ikke læst, og et, der kun står i den, ser ud til at være gemt væk."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        Indholdsfortegnelse
        1. Godkendelse af dagsorden
        ⟦2. Ny busrute til skolen⟧
        ⟦4. Kantklipning langs åen⟧
        1. Godkendelse af dagsorden
        Beslutning
        Godkendt.
        2. Lukning af busruten
        Beslutning
        Udsat.
        ⟦3. Meddelelser⟧
        Beslutning
        Intet.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        Indholdsfortegnelse
        1. Godkendelse af dagsorden
        2. Ny busrute til skolen
        3. Meddelelser
        1. Godkendelse af dagsorden
        Beslutning
        Godkendt.
        2. Ny busrute til skolen
        Beslutning
        Udsat.
        3. Meddelelser
        Beslutning
        Intet.
        """,
)
def check(whole: Referat, referat: Referat) -> Iterator[Hit | Unsure]:
    rows, punkter = _rows(referat), [p for p in referat.punkter if not p.kun_i_indhold]
    if not rows or not punkter:
        return
    pairs, only_rows, only_items = _matched(rows, punkter)
    only_items = [p for p in only_items if p.titel is not None and not _unlisted(p)]
    only_rows = _unexplained(only_rows, rows, referat) if only_rows else []
    place = referat.indhold_span or rows[0].span
    if (only_rows or only_items) and len(pairs) * 2 < max(len(rows), len(punkter)):
        yield Unsure(place, LOST if referat.forringet else LOOSE)
        return
    if "titler" in referat.tabt or "linjeskift" in referat.tabt:
        if only_rows or only_items:
            yield Unsure(place, LOST)
        return
    agenda = AGENDA in _folded(referat.kilde.shown[slice(*place)])
    for row, punkt in pairs if not agenda else ():
        if punkt.titel is not None and row.titel is not None and not _same(row.titel, punkt.titel):
            found = f"Indholdsfortegnelsen kalder {_called(punkt)} »{row.titel}«"
            use = f"punktet selv hedder »{punkt.titel}«, så ret den ene titel"
            yield Hit(row.span, {"found": found, "use": use}, ((punkt.head, "Punktets titel."),))
    for row in only_rows:
        name = f"»{row.titel}«" if row.titel else f"punkt {row.nummer}"
        found = f"Indholdsfortegnelsen har {name}, men referatet har intet sådant punkt"
        use = "skriv punktet, eller tag det ud af fortegnelsen"
        yield Hit(row.span, {"found": found, "use": use})
    for punkt in only_items if not agenda else ():
        found = f"Indholdsfortegnelsen har ikke {_called(punkt)}, »{punkt.titel}«"
        use = "skriv punktet ind i fortegnelsen"
        yield Hit(punkt.head, {"found": found, "use": use}, ((place, "Fortegnelsen."),))


def _unexplained(
    only_rows: Sequence[Raekke], rows: Sequence[Raekke], referat: Referat
) -> list[Raekke]:
    """The rows that may not stand in the contents alone.

    Left out: what is withdrawn or closed, and titles inside an item before a missing number.
    """
    gone, unread, closed = _named(referat), _titles_in_gaps(referat), _closed_from(referat, rows)
    return [
        row
        for row in only_rows
        if not _explained(row, gone)
        and (closed is None or row.span.start < closed)
        and _folded(row.titel or "") not in unread
    ]


def _closed_from(referat: Referat, rows: Sequence[Raekke]) -> int | None:
    """Where, in the contents, the closed items begin under a line of their own."""
    first = referat.indhold_span.start if referat.indhold_span else rows[0].span.start
    start = bisect_left(referat.linjer, first, key=lambda line: line.span.start)
    end = bisect_left(referat.linjer, rows[-1].span.start, key=lambda line: line.span.start)
    closed = (line for line in referat.linjer[start:end] if CLOSED_ROWS.match(line))
    return next((line.span.start for line in closed), None)


def _titles_in_gaps(referat: Referat) -> set[str]:
    """The lines of items after which a number is missing: one may be the title it stood before."""
    spans = []
    for punkt, after in pairwise(referat.punkter):
        numbers = str(punkt.nummer), str(after.nummer)
        if all(map(str.isdecimal, numbers)) and int(numbers[1]) > int(numbers[0]) + 1:
            spans.append(punkt.span)
    at = {line.span.start: line for line in referat.linjer} if spans else {}
    starts = sorted(at)
    return {
        _folded(at[start])
        for span in spans
        for start in starts[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    }


def _called(punkt: Punkt) -> str:
    return f"punkt {punkt.nummer}" if punkt.nummer is not None else f"det {punkt.ordinal}. punkt"


def _rows(referat: Referat) -> list[Raekke]:
    """The rows that stand for items: signature sheets, groups and the like do not."""
    rows = [row for row in referat.indhold if row.titel or row.nummer]
    numbered = sum(row.nummer is not None for row in rows)
    if numbered * 2 > len(rows):
        rows = [row for row in rows if row.nummer is not None]
    return rows


def _explained(row: Raekke, gone: set[str]) -> bool:
    """Whether a row may stand in the contents alone."""
    if row.lukket or row.nummer in gone:
        return True
    return bool(row.titel and ONLY_LISTED.search(row.titel))


def _unlisted(punkt: Punkt) -> bool:
    """Whether an item may be left out of the contents."""
    return punkt.lukket or punkt.art in ("underskrift", "bilagsoversigt")


def _matched(rows: Sequence[Raekke], punkter: Sequence[Punkt]) -> Matched:
    """Rows with their items, by number or else title and place; then what is left on each side."""
    by_number = {str(p.nummer): p for p in reversed(punkter) if p.nummer is not None}
    if len(by_number) == len(punkter) and all(row.nummer for row in rows):
        pairs = [(row, by_number[row.nummer]) for row in rows if row.nummer in by_number]
        taken = {id(punkt) for _, punkt in pairs}
        left = [row for row in rows if row.nummer not in by_number]
        return pairs, left, [p for p in punkter if id(p) not in taken]
    return _aligned(rows, punkter)


def _aligned(rows: Sequence[Raekke], punkter: Sequence[Punkt]) -> Matched:
    """Equal titles are one; of the rest, what stands between the same neighbours."""
    waiting: dict[str, deque[int]] = {}
    for at, punkt in enumerate(punkter):
        waiting.setdefault(_folded(punkt.titel or ""), deque()).append(at)
    found: dict[int, int] = {}
    for at, row in enumerate(rows):
        if row.titel and (places := waiting.get(_folded(row.titel))):
            found[at] = places.popleft()
    pairs = [(rows[a], punkter[b]) for a, b in found.items()]
    lone: tuple[list[Raekke], list[Punkt]] = ([], [])
    taken, start_row, start_item = {*found.values()}, 0, 0
    for end_row, end_item in (*sorted(found.items()), (len(rows), len(punkter))):
        here = [rows[at] for at in range(start_row, end_row) if at not in found]
        there = [punkter[at] for at in range(start_item, end_item) if at not in taken]
        if len(here) == len(there):
            pairs += zip(here, there, strict=True)
        else:
            cut = _cut(here, there)
            pairs += cut
            met = {id(each) for pair in cut for each in pair}
            lone[0].extend(row for row in here if id(row) not in met)
            lone[1].extend(punkt for punkt in there if id(punkt) not in met)
        start_row, start_item = end_row + 1, max(end_item + 1, start_item)
    return pairs, *lone


def _cut(rows: Sequence[Raekke], punkter: Sequence[Punkt]) -> list[tuple[Raekke, Punkt]]:
    """In order, the rows that are the beginning of an item's title."""
    pairs, start = [], 0
    for row in rows:
        near = range(start, min(start + NEAR, len(punkter)))
        at = next((at for at in near if _same(row.titel or "", punkter[at].titel or "")), None)
        if at is not None:
            pairs.append((row, punkter[at]))
            start = at + 1
    return pairs


def _folded(words: str) -> str:
    return re.sub(r"[\W_]+", "", ABOUT.sub("eventuelt", words).casefold())


def _same(one: str, other: str) -> bool:
    """Whether two titles are one but for signs, or for being cut to a column's width."""
    short, long = sorted((_folded(one), _folded(other)), key=len)
    return long == short or (len(short) >= LEAST_CUT and long.startswith(short))


def _named(referat: Referat) -> set[str]:
    """The numbers of items that somewhere are said to be withdrawn or left out."""
    found = (match["numbers"] for line in referat.linjer for match in NAMED.finditer(line))
    return {number for words in found for number in re.findall(r"\d+", words)}
