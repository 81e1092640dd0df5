import re
from collections.abc import Iterator

from referat_lint import (
    MONTH,
    MONTHS,
    Hit,
    Referat,
    Rule,
    Text,
    Unsure,
    days_in,
    full_year,
    words_before,
)

NAMED = re.compile(
    rf"(?<![\w.,/§])(?:(?<=\d\.[-–])|(?<![-–]))(?P<day>\d{{1,2}})\. ?(?P<month>{MONTH})(?!\w)"
    r"\.?(?:,? (?P<year>(?:19|20)\d\d)(?!\d))?",
    re.IGNORECASE,
)
FIGURES = re.compile(
    r"(?<![\w.,/§-])(?P<day>\d{1,2})(?P<sign>[./-])(?P<month>\d{1,2})(?:(?P=sign)|(?<=/\d)[ -]"
    r"|(?<=/\d\d)[ -])(?P<year>(?:19|20)\d\d)(?![\w/]|[.-]\d|-[A-ZÆØÅ])"
)
ISO = re.compile(
    r"(?<![\w.,/§-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-]|\.\d)"
)
TIME = re.compile(
    r"(?:(?<!\w)(?:kl\.|Kl\.|KL\.|kl|Kl|klokken|Klokken) ?"
    r"|(?i:tidspunkt|mødetid|tid|start|slut):? +|\d[./-]\d\d\d\d,? +(?:- +)?)"
    r"(?P<first>(?P<hour>\d{1,2})[.:](?P<minute>\d\d))(?![\d%]|[.,]\d| ?(?:kr|pct|mio))"
    r"(?: ?(?:-|–|til|og(?! kl)) ?(?:kl\.? ?)?"
    r"(?P<second>(?P<hour2>\d{1,2})[.:](?P<minute2>\d\d))(?![\d.]\d))?"
)
# What is numbered and no date: »uge 31. september«, »pkt. 31. April-mødet«.
NUMBERED = re.compile(
    r"(?:uge|uger|punkt(?:et)?|pkt\.?|sag|nr\.?|bilag|side|s\.|§+|artikel|kapitel|afsnit|tabel"
    r"|lokalplan|konto|version|v\.|sagsnr\.?:?|j\.?nr\.?:?|journalnr\.?:?|dok\.?(?:nr\.?)?:?"
    r"|sagsid\.?:?|sagsnummer:?|funktion|matr\.?|rammeområde|område|plan) ?$",
    re.IGNORECASE,
)
DATING = re.compile(
    r"(?:\bden|\bd\.|\bdato:?|dag,?|\bpr\.|\bfra|\btil|\bsenest|\binden|mødet) ?$", re.IGNORECASE
)
MONTHS_IN_YEAR, MOST_DAYS, HOURS, MINUTES = 12, 31, 24, 60
LOST = "Teksten har mistet cifre, så det kan ikke ses, hvilken dato eller tid der stod."

IMPOSSIBLE_TIME = (  # for google-re2
    r"(?i)(?:kl\.? ?|klokken |tid:? +|punkt:? +|start:? +|slut:? +|[0-9]{4},? +(?:- +)?)"
    r"(?:[0-9]{1,2}[.:][0-9]{2} ?(?:-|–|til|og) ?(?:kl\.? ?)?)?"
    r"(?:[0-9]{1,2}[.:][6-9][0-9]|(?:2[5-9]|[3-9][0-9])[.:]|24[.:](?:0[1-9]|[1-5]))"
)


@Rule(
    code="DAT502",
    name="umulig-dato",
    severity="error",
    given="tekst",
    trigger=(
        r"(?i)(?:29|30)\. ?feb|31\. ?(?:feb|apr|jun|sep|nov)",
        r"(?i)(?:3[2-9]|[4-9][0-9]|(?:^|[^0-9])00?)\. ?(?:ja|fe|ma|ap|ju|au|se|ok|no|de)",
        r"(?:29|[3-9][0-9]|(?:^|[^0-9])00?)[./-][0-9]{1,2}[./ -](?:19|20)[0-9][0-9]",
        r"[./-](?:1[3-9]|[2-9][0-9]|00?)[./ -](?:19|20)[0-9][0-9]",
        r"(?:19|20)[0-9][0-9]-(?:[0-9][0-9]-(?:29|[3-9][0-9]|00)|(?:00|1[3-9]|[2-9][0-9])-[0-9][0-9])",
        IMPOSSIBLE_TIME,
    ),
    basis="Praksis: datoer og klokkeslæt skal findes.",
    message="»{found}« findes ikke: {reason}; skriv {what}, der skulle have stået.",
    why=(
        "En dato eller et klokkeslæt, der ikke findes, er en tastefejl, og læseren kan ikke "
        "gætte, hvad der skulle have stået: fristen, mødet eller vedtagelsen får ingen tid."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. ⟦25:61⟧
        1. Ny busrute
        Beslutning
        Ruten åbner den ⟦31. september⟧ og evalueres den ⟦29.02.2021⟧.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16:00
        1. Ny busrute
        Beslutning
        Ruten åbner den 30. september og evalueres den 28.02.2021.
        """,
)
def check(line: Text, referat: Referat) -> Iterator[Hit | Unsure]:
    lost = {"tegn", "cifre"} & set(referat.tabt)
    faults = sorted({fault[:2]: fault for fault in _faults(line)}.values())
    for start, end, reason, what in faults:
        found = line.part(start, end)
        if lost:
            yield Unsure(found.span, LOST)
        else:
            yield Hit(found.span, {"found": found, "reason": reason, "what": what})


def _faults(line: str) -> Iterator[tuple[int, int, str, str]]:
    for match in (*NAMED.finditer(line), *FIGURES.finditer(line), *ISO.finditer(line)):
        if reason := _reason(line, match):
            yield match.start(), match.start() + len(match[0].rstrip(".")), reason, "den dato"
    for match in TIME.finditer(line):
        for name, hour, minute in (("first", "hour", "minute"), ("second", "hour2", "minute2")):
            if match[name] and not _is_time(int(match[hour]), int(match[minute])):
                reason = "et døgn har 24 timer og en time 60 minutter"
                yield *match.span(name), reason, "det klokkeslæt"


def _reason(line: str, match: re.Match[str]) -> str | None:
    """Why there is no such date; None where there is, or where it may be something else."""
    before, named = words_before(line, match.start()), match.re is NAMED
    day, year = int(match["day"]), full_year(match["year"]) if match["year"] else None
    month = MONTHS[match["month"].lower()] if named else int(match["month"])
    if NUMBERED.search(before) or (not before.strip(" -–•*") and match["month"][0].isupper()):
        return None  # also »31. April-mødet« as an item's title line
    if 1 <= month <= MONTHS_IN_YEAR and 1 <= day <= days_in(month, year):
        return None
    likely = 1 <= month <= MONTHS_IN_YEAR and 1 <= day <= MOST_DAYS
    american = match.re is FIGURES and match["sign"] == "/" and month > MONTHS_IN_YEAR
    if not named and (american or not (likely or DATING.search(before))):
        return None  # 8/29/2019; 00.22.2019 is a case number
    if not 1 <= month <= MONTHS_IN_YEAR:
        return f"der er ingen måned {month}"
    name = next(name for name, number in MONTHS.items() if number == month)
    if month == 2 and day == 29:  # noqa: PLR2004
        return f"februar {year} har 28 dage"
    return f"{name} har {'28 eller 29' if month == 2 else days_in(month, None)} dage"  # noqa: PLR2004


def _is_time(hour: int, minute: int) -> bool:
    return (hour < HOURS and minute < MINUTES) or (hour == HOURS and minute == 0)
