import re
from bisect import bisect_left
from collections.abc import Iterator

from referat_lint import Hit, Referat, Rule, Text, in_quotes, words_after, words_before

ANONYMOUS = re.compile(r"udeladt|fjernet|slettet|skjult|anonym|fortrolig", re.IGNORECASE)
ASKS = (  # words of a template that ask to be written over
    r"inds[æa]t|udfyld|skriv|angiv|tilføj|vælg|slet|xx+|dato|navn|titel|tekst|beløb|tidspunkt|sted"
)
BRACKETED = rf"(?i)[\[<{{«](?:{ASKS})\b[^\[\]<>{{}}«»@/]{{0,80}}[\]>}}»](?!\()"
TO_COME = r"\[(?:…|\.{3})? ?(?i:mangler|følger|kommer senere) ?\]"
CROSSES = (
    r"(?<![\w.@/:*-])(?:X{2,}|x{2,})(?:[.\-/](?:X{2,}|x{2,}|20\d\d))*(?![\w@/:*])(?!-[a-zæøå])"
)
YEAR = r"(?<!\w)20(?:XX|xx)(?!\w)"
TIME = (
    r"(?i:(?<=kl\. )|(?<=kl )|(?<=den )|(?<=d\. ))"
    r"(?:[xX]{2}[.:][xX]{2}|\?{2,}(?:[.:]\?{2})?)"
)
QUESTION = r"(?:(?<=[ (\[])|^)\?{2,}(?= ?(?:kr|mio|pct|%)|[)\]])"
DATE = r"(?<!\w)[Dd]{2}[-./][Mm]{2}[-./](?:[Åå]{2,4}|[Yy]{2,4})(?!\w)"
FIELD = r"Fejl! ?(?:Bogm|Henvisn|Ukendt|Brug|Linket|Der er ing|Objekt|Intet)[^\n]*?(?:\.|$)"
FIELD_ENGLISH = r"Error! (?:Bookmark|Reference|Unknown|No text|Not a valid)[^\n]*?(?:\.|$)"
LOREM = r"(?i)lorem ipsum(?: dolor sit amet)?"
EMPTY = r"(?i)^(?:tomt|intet) indhold\.?$"
TO_FILL = (
    r"(?i)(?:^(?:skal|bør|mangler at|må gerne)(?: blive)? udfyld(?:es|t)\b"
    r"|offentlig beslutning,? der skal udfyldes"
    r"|(?<!\w)(?:skal )?udfyldes,? hvis punktet er)[^.\n]*\.?"
)
NOTED = r"(?i)(?:^|(?<=[.:] ))[^.:]{0,60}\b(?:noteres|skrives|indsættes|udfyldes|angives) her\.?$"
NOTED_HERE = r"(?i)^her (?:noteres|skrives|indsættes) (?!det|at\b)[^.]{3,60}\.?$"
CLICK = (
    r"(?i)klik (?:eller tryk )?her for at (?:angive|skrive|indtaste|indsætte|vælge)[^.\n]*\.?"
    r"|click (?:or tap )?here to enter[^.\n]*\.?"
)
HELP = (
    r"(?i)(?:denne )?(?:hjælpetekst|vejledende tekst|vejledningstekst)(?:en)? (?:skal )?slettes"
    r"[^.\n]*\.?"
)
WRITE = (
    r"(?i)^(?:indsæt|skriv) (?:tekst|navn|dato|titel|beløb|bilag|link|resumé?|overskrift)\b"
    r"[^.]{0,40}\.?$"
)
SHAPES = tuple(
    map(
        re.compile,
        (
            *(BRACKETED, TO_COME, CROSSES, YEAR, TIME, QUESTION, DATE, FIELD, FIELD_ENGLISH),
            *(LOREM, EMPTY, TO_FILL, NOTED, NOTED_HERE, CLICK, HELP, WRITE),
        ),
    )
)
STAMP = re.compile(
    r"\W*(?P<found>UDKAST|KLADDE)(?: (?:TIL )?(?:REFERAT|PROTOKOL|BESLUTNINGSPROTOKOL))?"
    r"(?: *[:–-] *(?i:.*\b(?:udfyld\w*|mangler|følger|indsæt\w*|tilføj\w*|skriv\w*)\b.*)"
    r"|\W*| *[-–:,.]? *(?:(?:[Ss]ide|SIDE|s\.|v\.?|ver|version|den|d\.|\d).*"
    r"|(?i:(?:ikke|må ikke|internt?|fortrolig|til godkendelse|endnu ikke).*)))"
)
TITLED = re.compile(
    r"(?i:referat|protokol)[^.:]{0,80}?[(\[\-–:,] ?"
    r"(?P<found>UDKAST|KLADDE|(?i:udkast)(?=[)\]]?$))[)\]]?"
)
OPENED = re.compile(r"Udkast til (?:referat|(?:beslutnings)?protokol)\b", re.IGNORECASE)
HUSK = re.compile(r"(?<![\w-])HUSK(?= ?[:!]| at | denne | også | og )")
TO_READERS = re.compile(r"\b(?:jer|jeres|dig|din|dit|tilmeld\w*|alle|I|os|vores)\b")
DOTS = re.compile(r"[.…]+")
NEAR = 24  # characters before a Roman number that tell what it counts
MANY_DOTS = 12  # a line to sign on
ROMAN = re.compile(
    r"(?:kapitel|kap\.|bind|afsnit|del|titel|art\.|artikel|christian|ludvig|pius|benedikt"
    r"|johannes|frederik|gregor|super bowl|vol\.|volume) $|[IVX]{2,}(?:,| og| til) $",
    re.IGNORECASE,
)
LATER = re.compile(r"udfyldes|noteres|^her ", re.IGNORECASE)  # what an agenda may still hold


@Rule(
    code="STR109",
    name="pladsholder",
    severity="error",
    given="tekst",
    trigger=(
        rf"(?i)[\[<{{«](?:{ASKS})|\[(?:…|\.\.\.)? ?(?:mangler|følger|kommer)",
        r"XX|xx|\?\?|HUSK|KLADDE|UDKAST|^Udkast til|udkast[)\]]?$|Fejl!|Error!",
        r"(?i)lorem ipsum|t indhold|udfyldes|klik |here to enter",
        r"(?i)(?:noteres|skrives|indsættes|angives) her|^her (?:noteres|skrives|indsættes)",
        r"(?i)hjælpetekst|vejledende tekst|vejledningstekst|^indsæt |^skriv ",
        r"(?i)dd[-./]mm",
        r"^[.…]+$",
    ),
    basis="Praksis: skabelontekst og rester af udkast hører ikke til i et færdigt referat.",
    message="»{found}« er en rest af en skabelon eller et udkast; {use}.",
    why=(
        "En pladsholder viser, at noget skulle have været skrevet og ikke blev det. Læseren kan "
        "ikke se, hvad der blev besluttet, og referatet kan ikke tjene som bevis."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ny busrute
        Sagsfremstilling
        Ruten koster ⟦XX⟧ kr. om året. ⟦[indsæt bemærkninger]⟧
        Beslutning
        ⟦Tomt indhold⟧
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ny busrute
        Sagsfremstilling
        Ruten koster 200.000 kr. om året, »men [den] er det værd«.
        Beslutning
        Godkendt.
        """,
)
def check(line: Text, referat: Referat) -> Iterator[Hit]:
    if DOTS.fullmatch(line):
        if _is_body(line, referat):
            use = "skriv teksten, eller fjern linjen"
            yield Hit(line.span, {"found": line, "use": use})
        return
    done = 0
    for start, end in sorted(_places(line, referat)):
        if start < done or in_quotes(line, start) or _is_code(line.span.start + start, referat):
            continue
        done = end
        found = line.part(start, end)
        yield Hit(found.span, {"found": found, "use": "skriv det, der skal stå, eller fjern det"})


def _places(line: Text, referat: Referat) -> Iterator[tuple[int, int]]:
    for shape in SHAPES:
        for match in shape.finditer(line):
            if _is_left_over(line, match, referat):
                yield match.span()
    if stamp := STAMP.fullmatch(line) or TITLED.search(line):
        if not _in_attachments(line, referat):
            yield stamp.span("found")
    elif OPENED.match(line) and line.span.start < _first_item(referat):
        yield 0, len("Udkast")
    for match in HUSK.finditer(line):
        rest = words_after(line, match.end())
        if not rest.isupper() and not TO_READERS.search(rest):
            yield match.span()


def _is_left_over(line: str, match: re.Match[str], referat: Referat) -> bool:
    found, before = match[0], words_before(line, match.start())
    if ANONYMOUS.search(found) or (referat.art == "dagsorden" and LATER.search(found)):
        return False
    if found[0] in "Xx" and ROMAN.search(before[-NEAR:]):
        return False
    if found.lower().startswith(("dd-", "dd.", "dd/")) and "format" in line.lower():
        return False
    return not (found[0] == "<" and found.lower().startswith(("<sted", "<titel", "<title")))


def _is_body(line: Text, referat: Referat) -> bool:
    """Whether a line of dots stands where a text should: a paragraph of its own, not to sign on.

    A full stop alone right under a line that has none is that line's own, moved by the reader.
    """
    text, start = referat.kilde.shown, line.span.start
    if len(line) >= MANY_DOTS or any(
        punkt.art == "underskrift" and punkt.span.start <= start < punkt.span.end
        for punkt in referat.punkter
    ):
        return False
    if line != ".":
        return True
    before = words_before(text, start).rstrip(" \t\u00a0")
    if not before.endswith("\n"):
        return not before
    at = bisect_left(referat.linjer, line.span, key=lambda other: other.span)
    above = referat.linjer[at - 1] if at else None
    heads = {section.head for punkt in referat.punkter for section in punkt.afsnit}
    apart = not before[:-1].rstrip(" \t\u00a0\r").endswith(above[-1]) if above else True
    return apart or above is None or above.span in heads or above[-1] in ".:;!?"


def _in_attachments(line: Text, referat: Referat) -> bool:
    start = line.span.start
    return any(
        section.slags == "bilag" and section.span.start <= start < section.span.end
        for punkt in referat.punkter
        for section in punkt.afsnit
    )


def _first_item(referat: Referat) -> int:
    return min((punkt.span.start for punkt in referat.punkter), default=0)


def _is_code(offset: int, referat: Referat) -> bool:
    return any(
        hint.role in {"kode", "citat"} and hint.span.start <= offset < hint.span.end
        for hint in referat.kilde.hints
    )
