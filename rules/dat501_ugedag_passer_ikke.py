import re
from collections.abc import Iterator
from datetime import date

from referat_lint import (
    MONTH,
    MONTHS,
    WEEKDAYS,
    Edit,
    Fix,
    Hit,
    Referat,
    Rule,
    Span,
    Text,
    Unsure,
    calendar_date,
    full_year,
    in_quotes,
    words_before,
)

WEEKDAY = "|".join(WEEKDAYS)
DATED = re.compile(
    rf"(?<!\w)(?P<weekday>{WEEKDAY})(?:,? +(?:den +|d\. ?|d +)?|, *)"
    rf"(?:(?P<day>\d{{1,2}})\.? ?(?P<month>{MONTH})\.?(?!\w),?(?: +(?P<year>(?:19|20)\d\d)(?!\d))?"
    rf"|(?P<month2>{MONTH})\.? (?P<day2>\d{{1,2}}),? (?P<year2>(?:19|20)\d\d)(?!\d)"
    r"|(?P<day3>\d{1,2})[./-] ?(?P<month3>\d{1,2})"
    r"(?:[./ -] ?(?P<year3>(?:19|20)\d\d|\d\d)(?!\d|[:.]\d))?)",
    re.IGNORECASE,
)
LOST = "Teksten har mistet cifre, så ugedag og dato kan ikke holdes op mod hinanden."
SEVERAL = re.compile(rf"(?:{WEEKDAY})(?:e|ene)?(?: ?[-–/] ?| og | til | eller )$", re.IGNORECASE)


@Rule(
    code="DAT501",
    name="ugedag-passer-ikke",
    severity="error",
    given="tekst",
    trigger=(rf"(?i)(?:{WEEKDAY})",),
    basis="Praksis: ugedag og dato skal passe sammen.",
    message="»{found}« passer ikke sammen: {date} er en {weekday}; ret ugedagen eller datoen.",
    why=(
        "Når ugedag og dato er uenige, ved ingen, hvilken af dem der er rigtig, og dermed heller "
        "ikke, hvornår mødet blev holdt, eller hvornår fristen udløber."
    ),
    bad="""
        Teknisk Udvalg
        Referat ⟦mandag den 4. juni 2020⟧ kl. 16.00
        1. Ny busrute
        Beslutning
        Drøftet. Næste møde er tirsdag den 9. juni 2020.
        """,
    good="""
        Teknisk Udvalg
        Referat torsdag den 4. juni 2020 kl. 16.00
        1. Ny busrute
        Beslutning
        Drøftet. Næste møde er tirsdag den 9. juni 2020.
        """,
)
def check(line: Text, referat: Referat) -> Iterator[Hit | Unsure]:
    for match in DATED.finditer(line):
        if SEVERAL.search(words_before(line, match.start())) or in_quotes(line, match.start()):
            continue
        days = _days(match, referat)
        said = match["weekday"]
        if not days or any(WEEKDAYS[day.weekday()] == said.lower() for day in days):
            continue
        found = line.part(match.start(), match.start() + len(match[0].rstrip(" ,")))
        if {"tegn", "cifre"} & set(referat.tabt):
            yield Unsure(found.span, LOST)
            continue
        right = WEEKDAYS[days[0].weekday()]
        like = right.upper() if said.isupper() else right.title() if said[0].isupper() else right
        place = Span(found.span.start, found.span.start + len(said))
        fix = Fix(f"Skriv »{like}«", (Edit(place, like),))
        month = next(name for name, number in MONTHS.items() if number == days[0].month)
        words = {"found": found, "weekday": right, "date": f"{days[0].day}. {month} {days[0].year}"}
        yield Hit(found.span, words, fix=fix)


def _days(match: re.Match[str], referat: Referat) -> list[date]:
    """The day meant; where no year is printed, the ones nearest to the meeting on either side."""
    day = int(match["day"] or match["day2"] or match["day3"])
    name = match["month"] or match["month2"]
    month = MONTHS[name.lower()] if name else int(match["month3"])
    year = match["year"] or match["year2"] or match["year3"]
    if year:
        years = [full_year(year)]
    elif referat.moede.dato:
        meeting = date.fromisoformat(referat.moede.dato)
        same = calendar_date(meeting.year, month, day)
        later = same is not None and same >= meeting
        years = [meeting.year, meeting.year - 1 if later else meeting.year + 1]
    else:
        return []
    days = [calendar_date(year, month, day) for year in years]
    return [found for found in days if found] if all(days) else []
