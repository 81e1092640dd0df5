import re
from collections.abc import Iterator, Sequence

from referat_lint import Beslutning, Hit, Punkt, Referat, Rule, Unsure

REST = re.compile(
    r"\b(?:øvrig|resten|restende|i det hele|alle (?:\w+ )?(?:punkter|led|indstillinger)|samtlige"
    r"|de andre punkter|indstilling(?:en|erne)\b.{0,40}\b(?:godkend|tiltr|anbefal|vedtag|følge)"
    r"|(?:godkendte|tiltrådte|anbefalede|vedtog|fulgte) (?:\w+ )?indstilling)",
    re.IGNORECASE,
)
BLANKET = re.compile(
    r"^\W*(?:(?:enstemmigt|det) )?(?:godkendt|godkendes|tiltrådt|tiltrædes|anbefal|vedtaget"
    r"|vedtages|bifaldt|bevilget|indstill|udsat|udsættes|udskudt|udgå|udgik|afvist|forkastet"
    r"|drøftet|taget af|til efterretning|taget til|sendes tilbage|som indstillet|forslaget"
    r"|sagen|punktet)",
    re.IGNORECASE,
)
POINTS = re.compile(
    r"\b(?:forslag|indstilling(?:ens)?|punkt|pkt\.?)(?: (?:punkt|pkt\.?))?(?: nr\.?)? "
    r"(\d{1,2}(?:(?:,| og|-) ?\d{1,2})*)\b",
    re.IGNORECASE,
)
AT_POINTS = re.compile(  # indstillingens 1. og 2. at er tiltrådt; 3. at-punkt udsættes
    r"\b(\d{1,2}\.(?:(?:,| og|,? samt) \d{1,2}\.)*) at(?:-punkt\w*)?"
    r"(?=[.,;:]| (?:er|blev|bliver|godkend|tiltr|anbefal|vedtag|tages|uds)|$)",
    re.IGNORECASE | re.MULTILINE,
)
OR = re.compile(r"\beller\W*$", re.IGNORECASE)
WORD = re.compile(r"[a-zæøå]{5,}")
_COMMON = """
    orienteringen orientering efterretning tages godkendes godkende godkender godkendt drøfte
    drøfter drøftes drøftet indstilles indstiller udvalget udvalgets rådet rådets byrådet sagen
    sendes anbefale anbefaler anbefales anbefaling beslutter beslutte besluttes stilling vedtage
    vedtages vedtager forslag forslaget efter eller videre under disse deres derfor denne dette
    blive bliver skulle kommune kommunen kommunes mellem samme fremadrettet hvordan herunder
    igangsættes
    """
COMMON = frozenset(_COMMON.split())
TELLING = re.compile(r"efterretning|orienter|drøft", re.IGNORECASE)
NARRATIVE = 25  # words
STEM = 7
PARTLY = (
    "Beslutningen er en fri sætning, og den ser kun ud til at svare på nogle af indstillingens "
    "punkter."
)


@Rule(
    code="BES401",
    name="indstillingspunkt-ubesvaret",
    severity="warning",
    given="punkter",
    afholdt=True,
    basis=(
        "Praksis: beslutningen svarer på hvert punkt i indstillingen (kommunestyrelsesloven § 13, "
        "stk. 1)."
    ),
    message=(
        "Beslutningen i {omtale} svarer ikke på {missing} i indstillingen; skriv, hvad der blev "
        "besluttet om det, eller »Indstillingen godkendt«, hvis svaret gælder alle punkter."
    ),
    why=(
        "Er et punkt i indstillingen ubesvaret, ved forvaltningen ikke, om det må føres ud i "
        "livet, og ingen kan se, om det blev glemt eller afvist."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        ⟦1. Ny busrute⟧
        Indstilling
        Forvaltningen indstiller,
        1. at ruten godkendes
        2. at der bevilges 200.000 kr.
        3. at ruten evalueres i 2021
        Beslutning
        1. Godkendt.
        3. Godkendt.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        1. Ny busrute
        Indstilling
        Forvaltningen indstiller,
        1. at ruten godkendes
        2. at der bevilges 200.000 kr.
        3. at ruten evalueres i 2021
        Beslutning
        1. Godkendt.
        2. Udsat.
        3. Godkendt.
        """,
)
def check(punkt: Punkt, referat: Referat) -> Iterator[Hit | Unsure]:
    if punkt.indstilling is None or punkt.beslutning is None or punkt.lukket:
        return
    points, decision = punkt.indstilling.led, punkt.beslutning
    if any(OR.search(point.tekst) for point in points[:-1]):
        return  # one of them is chosen
    if len(points) < 2 or decision.slags in ("udsat", "udgaaet"):  # noqa: PLR2004  # one or none
        return
    if not decision.led:
        named = _named(_numbers(tuple(point.nummer for point in points)), decision)
        loose = _answers_some(tuple(point.tekst for point in points), decision)
        if not all(named) and (loose or (any(named) and not REST.search(decision.tekst))):
            yield Unsure(punkt.head, PARTLY)
        return
    if REST.search(_apart(decision)):
        return
    asked = _numbers(tuple(point.nummer for point in points))
    answered = {_key(answer.nummer) for answer in decision.led}
    if not answered & {_key(number) for number in asked}:
        return  # the answers are numbered in some other way
    missing = [number for number in asked if _key(number) not in answered]
    if missing and referat.forringet:
        yield Unsure(
            punkt.head, "Teksten har mistet noget på vejen, så et svar kan være gået tabt."
        )
    elif missing:
        led = [point for point, number in zip(points, asked, strict=True) if number in missing]
        related = tuple((point.span, "Dette punkt er ubesvaret.") for point in led)
        words = {"omtale": punkt.omtale, "missing": _listed(missing)}
        yield Hit(punkt.head, words, related)


def _named(asked: Sequence[str], decision: Beslutning) -> list[bool]:
    """Which points a free sentence names by their numbers."""
    words = decision.tekst
    several = [*POINTS.findall(words), *AT_POINTS.findall(words)]
    named = {number for numbers in several for number in re.findall(r"\d+", numbers)}
    return [_key(number) in named for number in asked]


def _numbers(printed: Sequence[str | None]) -> list[str]:
    """The numbers as printed; bullets and sentences are counted."""
    if any(number is None for number in printed) or len({*printed}) < len(printed):
        return [str(at) for at, _ in enumerate(printed, 1)]
    return [str(number) for number in printed]


def _key(number: str) -> str:
    """`2.`, `2)` and `02` are one number; `2a` answers 2."""
    folded = number.strip(" .)").casefold().lstrip("0")
    return folded.rstrip("abcdefgh") if folded[:1].isdigit() else folded


def _listed(numbers: Sequence[str]) -> str:
    return f"punkt {' og '.join(filter(None, [', '.join(numbers[:-1]), numbers[-1]]))}"


def _apart(decision: Beslutning) -> str:
    """The words of a decision that stand outside its numbered answers' own words."""
    words = decision.tekst
    for answer in decision.led[:-1]:
        words = words.replace(answer.tekst, " ", 1)
    return words


def _answers_some(points: Sequence[str], decision: Beslutning) -> bool:
    """Whether the words of some points come again in a free sentence, and none of another's."""
    words = decision.tekst
    if BLANKET.match(words) or REST.search(words) or decision.slags == "forkastet":
        return False
    stems = _stems(words, common=False)
    narrative = len(words.split()) >= NARRATIVE
    met = []
    for point in points:
        own = _stems(point, common=True)
        met.append(bool(own & stems) or not own or (narrative and bool(TELLING.search(point))))
    return any(met) and not all(met)


def _stems(words: str, *, common: bool) -> set[str]:
    """The beginnings of long words; without those that any recommendation has."""
    found = WORD.findall(words.casefold())
    return {word[:STEM] for word in found if not (common and word in COMMON)}
