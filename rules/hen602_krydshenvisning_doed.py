import re
from collections.abc import Iterator

from referat_lint import MONTH, Hit, Punkt, Referat, Rule, Text, Unsure, words_after, words_before

NUMBERED = re.compile(
    r"(?<![\w-])(?P<label>[Dd]agsordenspunkt(?:et)?|[Pp]unkt(?:et)?|[Pp]kt\.?|[Ss]ag(?:en)?)"
    r"(?P<nr>,? nr\.?)? ?(?P<number>\d{1,4}[a-z]?)(?![\w%]|[.,:]\d| ?[-–/] ?\d| [abc]\b)"
)
TITLED = re.compile(
    r"\b(?:[Ss]e|[Jj]f\.?|[Jj]ævnfør|ses|fremgår af|henvises til|behandles i|omtal\w+ i|findes i"
    r"|beskrevet i|sammen med)(?: også| i)? (?:den |det )?(?:særskilte? |selvstændige? )?"
    r"(?:sag(?:en)?|(?:dagsordens)?punkt(?:et)?)[,:]? "
    r"(?:»(?P<a>[^«»\n]{4,150})«|[“”„](?P<b>[^“”„\n]{4,150})[“”]|\"(?P<c>[^\"\n]{4,150})\""
    r"|['’\u2018](?P<d>[^'’\u2018\n]{4,150})['’\u2018])"
)
CUE = re.compile(
    r"(?:\bse|\bjf\.?|\bjævnfør|\bunder|\bi|\bmed|\btil|\bved|\bfør|\befter|\bog|\bsom|\bat|\bpå|\bom"
    r"|\baf|\bder|[(,;:.])$",
    re.IGNORECASE,
)
ANNOUNCED = re.compile(
    r" (?:udgår|udgik|udsættes|udsat|behandle[srd]|blev|tages|trækkes|er|fremrykkes|flyttes)\b"
)
GONE = re.compile(
    r" (?:(?:er|blev|bliver) )?(?:udgår|udgik|udgået|udsat|udsættes|udsattes|tages af|taget af"
    r"|trækkes|trukket|aflyst|fjernet|slettet)\b"
)
ELSEWHERE = re.compile(
    rf"\b(?:sidste|seneste|forrige|tidligere|næste|kommende|foregående|ekstraordinære) \w*møde"
    rf"|\breferatet? (?:fra|af)|§|\b(?:stk\.|litra\b|artikel\b|(?:19|20)\d\d\b)"
    rf"|\d\. ?(?:{MONTH})\b|\d[./-]\d{{1,2}}[./ -]\d\d",
    re.IGNORECASE,
)
BODY = re.compile(
    r"\b(\w*(?:udvalg|råd|bestyrelse|direktion|nævn)(?:en|et|ets|ens|s)?)\b", re.IGNORECASE
)
BARE = re.compile(r"(?:udvalg(?:et)?|råd(?:et)?|bestyrelsen?|forretningsudvalget)s?")
ATTENDANCE = re.compile(
    r"\b(?:forlod|deltog|deltager|fravær|afbud|ankom|til stede|stedfortr|supplean|inhabil"
    r"|(?:gik|kom)\b)"
)
OWN = frozenset({"mødets", "dagsordenens", "dagens", "dagsordens"})
TITLES = "Lukkede punkters titler er ikke trykt, så den nævnte sag kan være en af dem."
GAP = "Det nævnte punkt er ikke trykt; det kan være et lukket punkt, der er udeladt."
END = re.compile(r"[.!?] (?=[A-ZÆØÅ])")
NEAR = 0.6  # likeness of two titles that are one
LONG_ITEM = 20_000  # characters in which an item's lists are looked for
FAR = 200  # a number so far beyond the last item is a case number


@Rule(
    code="HEN602",
    name="krydshenvisning-doed",
    severity="warning",
    given="tekst",
    trigger=(
        r"(?i)(?:punkt(?:et)?|pkt\.?|sag(?:en)?),?(?: nr\.?)? ?[0-9]",
        r"(?:sag(?:en)?|punkt(?:et)?)[,:]? [»“”„\"'’\x{2018}]",
    ),
    basis="Praksis: en henvisning skal føre læseren et sted hen.",
    message=(
        "{found} findes ikke i dette referat; ret henvisningen, eller skriv, hvilket møde der "
        "menes."
    ),
    why=(
        "Punkter flyttes og omnummereres, til mødet er holdt; en henvisning, der ikke følger med, "
        "fører læseren til et forkert punkt eller ingen steder hen."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Godkendelse af dagsorden
        Beslutning
        Godkendt.
        2. Ny busrute
        Sagsfremstilling
        Økonomien behandles under ⟦punkt 12⟧.
        Beslutning
        Drøftet.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Godkendelse af dagsorden
        Beslutning
        Godkendt.
        2. Ny busrute
        Sagsfremstilling
        Dagsordenen blev godkendt under punkt 1, jf. § 5, punkt 12.
        Beslutning
        Drøftet.
        """,
)
def check(line: Text, referat: Referat) -> Iterator[Hit | Unsure]:
    if referat.art == "punkt" or {"titler", "cifre", "linjeskift"} & set(referat.tabt):
        return
    item = referat.punkt_om(line.span)
    if item is None or item.head.start <= line.span.start < item.head.end:
        return
    if referat.raekke_om(line.span):
        return
    for match in NUMBERED.finditer(line):
        yield from _numbered(line, match, item, referat)
    for match in TITLED.finditer(line):
        title = match["a"] or match["b"] or match["c"] or match["d"]
        if _is_elsewhere(_sentence(line, match), referat) or _is_title(title, referat):
            continue
        found = line.part(*match.span(match.lastgroup or 0))
        if any(punkt.lukket and punkt.titel is None for punkt in referat.punkter):
            yield Unsure(found.span, TITLES)
        else:
            yield Hit(found.span, {"found": f"Sagen »{found}«"})


def _numbered(
    line: Text, match: re.Match[str], item: Punkt, referat: Referat
) -> Iterator[Hit | Unsure]:
    series = referat.numre
    if series is None:
        return
    number = int(match["number"].rstrip("abcdefghijklmnopqrstuvwxyz"))
    low, high, known = series
    if match["number"] in known or str(number) in known or number < low:
        return  # a lower number is an earlier meeting's, or that of a list
    if not _is_reference(line, match, referat) or number > high + FAR:
        return
    if _is_listed(number, item, referat):
        return
    if number < high and GONE.match(words_after(line, match.end())):
        return  # the text itself says why the item is not here
    found = line.part(*match.span())
    closed = any(punkt.lukket for punkt in referat.punkter)
    if number < high or (not closed and ATTENDANCE.search(_sentence(line, match))):
        yield Unsure(found.span, GAP)
    else:
        yield Hit(found.span, {"found": f"»{found}«"})


def _is_reference(line: str, match: re.Match[str], referat: Referat) -> bool:
    """Whether a number is said to be that of an item of this meeting."""
    before = words_before(line, match.start()).rstrip()
    after = words_after(line, match.end())
    if not before and not ANNOUNCED.match(after):
        return False  # it heads the line
    last = before.split()[-1].lower() if before else ""
    if last.endswith("s") and last not in OWN and last.isalpha() and last != "samles":
        return False  # »aftalens punkt 3«
    if re.match(r" (?:i|på|fra|af|til) (?!dagsorden|dagens)", after) and not ANNOUNCED.match(after):
        return False  # »punkt 3 i aftalen«
    if match["label"].lower().startswith("sag") and not match["nr"] and not CUE.search(before):
        return False
    return not _is_elsewhere(_sentence(line, match), referat)


def _sentence(line: str, match: re.Match[str]) -> str:
    """The sentence around a passage, as far as full stops tell."""
    before = END.split(words_before(line, match.start()))[-1]
    return before + match[0] + END.split(words_after(line, match.end()))[0]


def _is_elsewhere(sentence: str, referat: Referat) -> bool:
    """Whether the sentence speaks of another meeting, another body or a law."""
    if ELSEWHERE.search(sentence):
        return True
    own = (referat.moede.organ or "").lower()
    bodies = (body.lower() for body in BODY.findall(sentence))
    return any(not BARE.fullmatch(body) and body.removesuffix("s") not in own for body in bodies)


def _is_listed(number: int, item: Punkt, referat: Referat) -> bool:
    """Whether the item has a list, a recommendation or an answer with that number."""
    points = item.indstilling.led if item.indstilling else ()
    if number <= len(points) or any(point.nummer == str(number) for point in points):
        return True
    end = min(item.span.end, item.head.end + LONG_ITEM)
    words = referat.kilde.shown[item.head.end : end]
    return (
        re.search(rf"(?:^|\n)\W*(?:[Pp]unkt |[Pp]kt\. ?|[Aa]d\.? )?{number}[.):]", words)
        is not None
    )


def _is_title(title: str, referat: Referat) -> bool:
    """Whether an item or a row of the contents has this title, or nearly."""
    from difflib import SequenceMatcher

    wanted = _folded(title)
    titles = [_folded(punkt.titel) for punkt in referat.punkter if punkt.titel]
    titles += [_folded(row.titel) for row in referat.indhold if row.titel]
    return not titles or any(
        wanted in there or there in wanted or SequenceMatcher(None, wanted, there).ratio() >= NEAR
        or there.startswith(wanted[: len(wanted) * 2 // 3])
        for there in titles
    )  # fmt: skip


def _folded(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.lower()))
