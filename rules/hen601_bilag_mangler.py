import re
from bisect import bisect_left
from collections.abc import Iterator

from referat_lint import (
    Bilag,
    Hit,
    Punkt,
    Referat,
    Rule,
    Span,
    Text,
    Unsure,
    words_after,
    words_before,
)

CITED = re.compile(
    r"(?<![\w-])[Bb]ilag(?:ene|et)?(?: nr\.?)? (?P<numbers>\d{1,2}(?:(?:, | og | eller | ?[-–] ?)"
    r"\d{1,2}\b)*)(?![\w%]|[.,]\d| %)"
)
RANGE = re.compile(r"(\d+) ?[-–] ?(\d+)")
ENCLOSED = re.compile(r"\b(?:[Vv]edlagte?|[Vv]edlægges)\b(?! ikke)")
ANOTHERS = re.compile(  # lovens bilag 4; bekendtgørelse nr. 640, bilag 2; ikke vedlagt
    r"\w{3,}s $|\bikke $|(?:lov(?:en)?|bekendtgørelsen?|bek\.?|direktivet?|forordningen?"
    r"|cirkulæret?|vejledningen?|kontrakten?|aftalen?)\b"
    r"[^.;:]{0,40}(?:nr\. ?[^.;:]{0,30})?[,(] ?(?:jf\.? )?$",
    re.IGNORECASE,
)
OF_ANOTHER = re.compile(
    r" (?:til|i|af|fra|på|under) (?!udkast|forslag|notat|oversigt|denne|sagen|punktet)\w"
)
OWN_NUMBER = re.compile(r"bilag[ _-]*(?:nr\.?)?[ _-]*(?P<number>\d{1,2})(?!\d)", re.IGNORECASE)
FEW = 8  # numbers that are told one by one
MOST = 30  # numbers of a range: a longer one is none
ANYWHERE = (
    "Bilagene er ikke nævnt noget sted i referatet, så det kan ikke ses, om det, teksten henviser "
    "til, er lagt med."
)
LOST = "Teksten har mistet noget på vejen, så det kan ikke ses, hvilke bilag punktet har."
APART = "Bilagene ligger ved siden af referatet, så det kan ikke ses, hvilke der hører til punktet."


@Rule(
    code="HEN601",
    name="bilag-mangler",
    severity="warning",
    given="punkter",
    basis="Praksis: det materiale, som en beslutning bygger på, kan findes sammen med den.",
    message="Teksten henviser til {what}, men {found}; {use}.",
    why=(
        "Den, der vil forstå beslutningen, leder forgæves efter bilaget; ofte er det glemt, eller "
        "bilagene er nummereret om, efter at teksten blev skrevet."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ny busrute
        Sagsfremstilling
        Ruten ses i bilag 1, og svarene fra høringen i ⟦bilag 3⟧.
        Beslutning
        Drøftet.
        Bilag
        Bilag 1: Kort over ruten
        Bilag 2: Køreplan
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ny busrute
        Sagsfremstilling
        Ruten ses i bilag 1, og køreplanen i bilag 2.
        Beslutning
        Drøftet.
        Bilag
        Bilag 1: Kort over ruten
        Bilag 2: Køreplan
        """,
)
def check(punkt: Punkt, referat: Referat) -> Iterator[Hit | Unsure]:
    if punkt.lukket or punkt.udgaaet or punkt.kun_i_indhold or punkt.art == "bilagsoversigt":
        return
    cited = list(_cited(punkt, referat))
    listed = any(other.bilag for other in referat.punkter)
    if not cited or (referat.moede.organtype == "forening" and not listed):  # a voucher is meant
        return
    if reason := _unknown(punkt, referat, listed=listed):
        yield Unsure(cited[0][0], reason)
        return
    numbers = {_number_of(bilag) for bilag in punkt.bilag}
    enough = len(punkt.bilag) if None in numbers else 0  # of those not numbered, so many suffice
    missing: dict[Span, list[int]] = {}
    for span, number in cited:
        if number is None and not punkt.bilag:
            missing[span] = []
        elif number is not None and number not in numbers and number > enough:
            missing.setdefault(span, []).append(number)
    for span, lacking in missing.items():
        what = f"bilag {_listed(lacking)}" if lacking else "noget, der er vedlagt"
        use = "læg det ved, eller ret henvisningen"
        yield Hit(span, {"what": what, "found": _found(punkt.bilag), "use": use})


def _found(bilag: tuple[Bilag, ...]) -> str:
    """Which attachments the item has, as a message tells it."""
    numbers = [number for number in map(_number_of, bilag) if number is not None]
    if not bilag:
        return "punktet har ingen bilag"
    if len(numbers) < len(bilag) or len(numbers) > FEW:
        return f"punktet har kun {len(bilag)} bilag"
    return f"punktet har kun bilag {_listed(sorted(numbers))}"


def _listed(numbers: list[int]) -> str:
    *first, last = map(str, numbers)
    return f"{', '.join(first)} og {last}" if first else last


def _unknown(punkt: Punkt, referat: Referat, *, listed: bool) -> str | None:
    """Why nobody can tell which attachments the item has, if that is so."""
    if {"titler", "linjeskift", "etiketter"} & set(referat.tabt):
        return LOST
    if not listed:
        return ANYWHERE
    together = any(other.art == "bilagsoversigt" for other in referat.punkter)
    apart = together or "vedlagt" in referat.kilde.metadata
    return APART if apart and not punkt.bilag else None


def _cited(punkt: Punkt, referat: Referat) -> Iterator[tuple[Span, int | None]]:
    """Where the item's own text cites an attachment, and its number; None for what is enclosed."""
    lines = referat.linjer
    apart = [section.span for section in punkt.afsnit if section.slags == "bilag"]
    apart += [earlier.span for earlier in punkt.tidligere]
    for at in range(
        bisect_left(lines, punkt.head.end, key=lambda line: line.span.start), len(lines)
    ):
        line = lines[at]
        if line.span.start >= punkt.span.end:
            return
        if "ilag" not in line and "edl" not in line:
            continue
        if not any(start <= line.span.start < end for start, end in apart):
            yield from _in_line(line)


def _in_line(line: Text) -> Iterator[tuple[Span, int | None]]:
    for match in CITED.finditer(line):
        before, after = words_before(line, match.start()), words_after(line, match.end())
        if not ANOTHERS.search(before) and not OF_ANOTHER.match(after):
            span = line.part(*match.span()).span
            yield from ((span, number) for number in _numbers(match["numbers"]))
    for match in ENCLOSED.finditer(line):
        if not ANOTHERS.search(words_before(line, match.start())):
            yield line.part(*match.span()).span, None


def _numbers(words: str) -> list[int]:
    found = {int(number) for number in re.findall(r"\d+", words)}
    for first, last in RANGE.findall(words):
        if int(last) - int(first) < MOST:
            found |= {*range(int(first), int(last) + 1)}
    return sorted(found)


def _number_of(bilag: Bilag) -> int | None:
    if bilag.nummer and bilag.nummer.isdecimal():
        return int(bilag.nummer)
    match = OWN_NUMBER.search(bilag.titel)
    return int(match["number"]) if match else None
