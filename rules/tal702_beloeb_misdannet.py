import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from referat_lint import Hit, Referat, Rule, Text, Unsure, in_columns, words_after, words_before

LARGE = r"mio|mia|mill"
UNIT = rf"kr\b|kroner\b|DKK\b|t\.? ?kr\b|tkr\b|{LARGE}|,-"
AMOUNT = re.compile(
    rf"(?P<before>(?<!\w)(?:[Kk]r\.?|DKK|kroner) ?)?(?<![\w.,/§])(?P<number>\d+(?:[.,]\d+)*)"
    rf"(?P<after> ?(?P<unit>{UNIT})\.?(?: kr\b\.?)?)?"
)
SOUND = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d\d|\d{4})")
STRAY = re.compile(
    rf"(?<![\w.,/§])(?P<number>\d{{1,3}}(?:\.\d{{3}})*|\d+)(?P<stop>\.) ?"
    rf"(?P<unit>(?:{LARGE})\b\.?(?: kr\b\.?)?|kr\b\.?(?! ?\d)|kroner\b)"
)
RANGE = re.compile(
    r"(?<![\w.,/§-])(?:\d{1,3}(?:\.\d{3})+ ?[-–] ?(?P<last>\d{1,3}(?:\.\d{3})*\.\d{1,2})"
    r"|(?P<first>\d{1,3}(?:\.\d{3})*\.\d{1,2}) ?[-–] ?\d{1,3}(?:\.\d{3})+)(?![\w,/-]|\.\d)"
)
DOUBLE = re.compile(
    rf"(?<![\w.,])\d+(?:[.,]\d+)*(?:\.\.|\.,|,\.|,,)\d+(?:[.,]\d+)*(?= ?(?:{UNIT}))"
)
APART = re.compile(rf"(?<![\w.,])\d{{1,3}}(?:\. | \.)000(?:\.000)*(?= ?(?:{UNIT}))")
ENGLISH = re.compile(r"(?:\d{1,3}(?:\.\d{3})*|\d{1,3}),000")
WRONG = tuple(  # a shape of number, whether only before millions, what is wrong, what to write
    (re.compile(shape), large, reason, use)
    for shape, large, reason, use in (
        (
            ENGLISH.pattern,
            False,
            "komma bruges kun før ører",
            "skriv »{dots}«, hvis det er tusinder",
        ),
        (r"\d+\.\d+", True, "decimaler skrives med komma", "skriv »{comma}«"),
        (r"\d+(?:,\d+)*,\d+\.\d+", False, "punktum og komma har byttet plads", "byt dem om"),
        (r"\d+(?:,\d+){2,}", False, "tusinder skilles med punktum", "skriv »{dots}«"),
        (
            r"\d+\.\d\d",
            False,
            "efter punktummet står to cifre",
            "skriv »{comma}«, hvis det er ører, og tre cifre, hvis det er tusinder",
        ),
    )
)
CELL = re.compile(r"[^\t|\s]+(?: [^\t|\s]+)*")
MONEY = r"(?:[Kk]r\.? ?|DKK ?)?-?(?:\d{{1,3}}(?:\.\d{{3}})+|\d+){}\d\d(?: ?(?:kr\.?|DKK))?"
IN_DANISH, IN_ENGLISH = re.compile(MONEY.format(",")), re.compile(MONEY.format(r"\."))
AROUND = 12  # lines of a column that are looked at on either side
ENOUGH = 2  # amounts with a comma that show how the column is written
NUMBER_WORDS = re.compile(
    r"(?:§+|\b(?:kl\.?|konto\w*|nr\.?|pkt\.?|punkt|lokalplan|bilag|version|funktion|afsnit|tabel"
    r"|matr\w*\.?(?: nr\.?)?|hver)) ?$",
    re.IGNORECASE,
)

SUSPECT = (  # for google-re2: the end of a number that may be misshapen
    r"(?:[0-9]\.[0-9]{1,2}|\.[0-9]{4,}|[0-9]{4}\.[0-9]{3}|\.[0-9]{1,2}\.[0-9]{3}|,000"
    r"|,[0-9]+[.,][0-9]+|[.,][.,][0-9]+)"
)
LOST = "Teksten har mistet tegn på vejen, så det kan ikke ses, hvilket beløb der stod."


@Rule(
    code="TAL702",
    name="beloeb-misdannet",
    severity="warning",
    given="tekst",
    trigger=(
        r"[0-9]\. ?(?:mio|mia|mill|kr)",
        r"[0-9]\.[0-9]{1,3} ?[-–] ?[0-9]{1,3}\.[0-9]",
        rf"{SUSPECT} ?(?:kr|mio|mia|mill|DKK|t\.? ?kr|,-)",
        rf"(?:[Kk]r\.?|DKK|kroner) ?[0-9.,]*?{SUSPECT}(?:[^0-9]|$)",
        r"(?:\. | \.)000 ?(?:kr|mio)",
        r"(?:  |\t|\|) ?(?:[Kk]r|DKK)?\.? ?[0-9][0-9.]*\.[0-9]{2} ?(?:kr\.?|DKK)?(?:$| *\||  |\t)",
    ),
    basis=(
        "Praksis: tusindpunktum med tre cifre imellem, komma før ører og decimaler (Folketingets "
        "retskrivningsvejledning; sproget.dk SV00015797)."
    ),
    message="»{found}« er skrevet forkert: {reason}; {use}.",
    why=(
        "Mangler der et ciffer, eller står et punktum forkert, er beløbet ikke til at læse: "
        "230.00 kan være 230 eller 230.000 kr., og bevillingen er ikke til at regne efter."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ny busrute
        Sagsfremstilling
        Ruten koster mellem ⟦100.000-230.00⟧ årligt ud af ⟦50. mio. kr.⟧ i puljen.
        Beslutning
        Bevilget med ⟦1.25.000 kr.⟧
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ny busrute
        Sagsfremstilling
        Ruten koster mellem 100.000-230.000 årligt ud af 50 mio. kr. i puljen.
        Beslutning
        Bevilget med 1.250.000 kr.
        """,
)
def check(line: Text, referat: Referat) -> Iterator[Hit | Unsure]:
    for hit in _hits(line, referat):
        yield Unsure(hit.span, LOST) if "tegn" in referat.tabt else hit


def _hits(line: Text, referat: Referat) -> Iterator[Hit]:
    if in_columns(line):
        for cell in _english(line, referat):
            found, use = line.part(*cell.span()), f"skriv »{cell[0].replace('.', ',')}«"
            reason = "kolonnens andre beløb har komma før ører"
            yield Hit(found.span, {"found": found, "reason": reason, "use": use})
        return
    done = 0
    for start, end, reason, use in sorted(_faults(line)):
        if start >= done:
            done = end
            found = line.part(start, end)
            yield Hit(found.span, {"found": found, "reason": reason, "use": use})


def _english(line: Text, referat: Referat) -> Iterator[re.Match[str]]:
    """The cells of a row with a full stop where the others in their column have a comma."""
    cells = [*CELL.finditer(line)]
    wrong = [n for n, cell in enumerate(cells) if n and IN_ENGLISH.fullmatch(cell[0])]
    if not wrong:
        return
    at = bisect_left(referat.linjer, line.span, key=lambda other: other.span)
    rows = [CELL.findall(row) for row in _rows(referat.linjer, at)]
    for n in wrong:
        column = [row[n - len(cells)] for row in rows if len(row) >= len(cells) - n]
        sound = sum(IN_DANISH.fullmatch(cell) is not None for cell in column)
        if sound >= ENOUGH and sound > 1 + sum(map(bool, map(IN_ENGLISH.fullmatch, column))):
            yield cells[n]


def _rows(lines: Sequence[Text], at: int) -> Iterator[Text]:
    """The rows of the table around a line, as far as they stand together."""
    for way in (range(at - 1, max(at - AROUND, 0) - 1, -1), range(at + 1, at + AROUND)):
        for n in way:
            if n >= len(lines) or not in_columns(lines[n]):
                break
            yield lines[n]


def _faults(line: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, what is wrong, what to write instead."""
    whole = "skriv alle tre cifre efter hvert tusindpunktum"
    for match in STRAY.finditer(line):
        before = words_before(line, match.start())
        if before.strip(" -–•*") and not NUMBER_WORDS.search(before):
            use = f"skriv »{match['number']} {match['unit']}«"
            yield *match.span(), "der står punktum mellem tallet og enheden", use
    for match in RANGE.finditer(line):
        short = match["last"] or match["first"]
        yield *match.span(), f"»{short}« har ikke tre cifre efter sit sidste punktum", whole
    for match in DOUBLE.finditer(line):
        yield *match.span(), "der står to skilletegn efter hinanden", "slet det ene"
    for match in APART.finditer(line):
        yield *match.span(), "der er mellemrum ved tusindpunktummet", "slet mellemrummet"
    for match in AMOUNT.finditer(line):
        if reason_and_use := _misshapen(line, match):
            end = match.end() - (match[0].endswith("kroner."))
            yield match.start(), end, *reason_and_use


def _misshapen(line: str, match: re.Match[str]) -> tuple[str, str] | None:
    """What is wrong with a number that has a unit of money; None where nothing is, or no unit."""
    number, rest = match["number"], words_after(line, match.end("number"))
    if not _is_money(line, match):
        return None
    large = re.match(rf" ?(?:{LARGE})", rest) is not None
    if SOUND.fullmatch(number) and (large or not ENGLISH.fullmatch(number) or number == "0,000"):
        return None
    for shape, must_be_large, reason, use in WRONG:
        if shape.fullmatch(number) and large >= must_be_large:
            return reason, use.format(dots=number.replace(",", "."), comma=number.replace(".", ","))
    return "der står ikke tre cifre mellem tusindpunktummerne", "skriv hele beløbet"


def _is_money(line: str, match: re.Match[str]) -> bool:
    before = words_before(line, match.start())
    following = words_after(line, match.end())
    own = match["unit"] and not (
        match["unit"].startswith(("kr", "DKK")) and re.match(r" ?\d", following)
    )  # »kl. 19.00 kr. 50«: the unit of the next number
    if not own and not match["before"]:
        return False
    if NUMBER_WORDS.search(before) or DATE.fullmatch(match["number"]):
        return False
    return not re.match(r"[-–/]\d", following)
