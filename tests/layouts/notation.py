"""The compact notation of an expected parse (NOTATION.md), as the JSON that `parse` prints.

Without spans and what is not compared. `ANY` stands for what may be anything, `Ends` for a text of
which only some pieces are written. `fremmoede` holds only those whose state is not ja.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

ART = (
    "sag dagsorden referat orientering meddelelser eventuelt spoergetid valg medlemsforslag "
    "underskrift bilagsoversigt"
)
AFSNIT = (
    "resume indledning beslutningstema politisk_behandling sagen_afgoeres_i indstilling beslutning "
    "sagsfremstilling oekonomi lovgrundlag relation kommunikation personale co2 vurdering historik "
    "bilag andet"
)
BESLUTNING = "godkendt anbefalet efterretning droeftet udsat udgaaet forkastet valgt andet"
UDTALELSE = "forslag aendringsforslag afvigende_mening bemaerkning forbehold standsning frafald"
FRAVAER = "navne ingen tom antal"
TABT = "titler cifre linjeskift etiketter tegn"
ORGANTYPE = "kommunalbestyrelse oekonomiudvalg udvalg regionsraad raad forening"

WORD = r'"[^"]*"|\S+'
QUOTED = r'"[^"]*"'
DATE = r"\?|-|\d{4}-\d\d-\d\d"
TIME = r"\d\d:\d\d|-|\?"
ANSWERS = r"\S+ \w+(?:; \S+ \w+)*|\?"
PERSON = re.compile(
    rf'(?P<navn>{QUOTED}|\?|[^()\[\]@";=]+?)'
    rf"(?: \((?P<parti>{QUOTED}|[^()]*)\)"
    rf'(?: (?P<rolle>{QUOTED}|[^@"()=\[\]]+?))?)?'
    r'(?: grund=(?P<grund>"[^"]*"|[^@"]+?))?'
    r"(?: @(?P<punkter>\S+))?"
)


class NotationError(ValueError):
    """A line that the notation does not know; the words begin with file and line."""


class _Any:
    def __repr__(self) -> str:
        return "?"


ANY = _Any()


@dataclass(frozen=True)
class Ends:
    """A text that begins with the first piece, ends with the last, and holds those between."""

    pieces: tuple[str, ...]

    def match(self, text: str) -> bool:
        first, *middle, last = self.pieces
        place = len(first)
        for piece in middle:
            place = text.find(piece, place)
            if place < 0:
                return False
            place += len(piece)
        return text.startswith(first) and text.endswith(last) and place + len(last) <= len(text)

    def __repr__(self) -> str:
        return " … ".join(self.pieces).strip()


def fold(text: str) -> str:
    return " ".join(text.split())


def value(word: str | None) -> Any:
    """`-` is null, `?` anything; a quoted text is folded, and with ` … ` in it known by pieces."""
    if word is None or word == "-":
        return None
    if word == "?":
        return ANY
    if not (len(word) > 1 and word[0] == word[-1] == '"'):
        return fold(word)
    text = fold(word[1:-1])
    pieces = re.split(r"(?:^|(?<= ))…(?= |$)", text)
    return Ends(tuple(map(fold, pieces))) if len(pieces) > 1 else text


def known(word: str, words: str) -> Any:
    if word in {"-", "?"} or word in words.split():
        return value(word)
    raise ValueError(f"{word!r} er ikke et af: {words}")


def match(pattern: str, text: str) -> dict[str, str | None]:
    if found := re.fullmatch(pattern, text):
        return found.groupdict()
    raise ValueError(f"{text!r} passer ikke i linjens form")


def split(text: str, mark: str) -> list[str]:
    """The pieces between marks that stand in no quotes and no brackets."""
    mark = re.escape(mark)
    whole = r'"[^"]*"|\([^()]*\)|\[[^\[\]]*\]'
    return [part.strip() for part in re.findall(rf"((?:{whole}|(?!{mark}).)+)(?:{mark}|$)", text)]


def rows(text: str, tail: str = "") -> Iterator[dict[str, str | None]]:
    """A list parted by semicolons; a quoted text ends where the next row or the tail begins."""
    row = re.compile(rf'(?P<nummer>{WORD}) (?P<tekst>".*?"|-|\?){tail}(?:$|; (?=(?:{WORD}) ["?-]))')
    place = 0
    while place < len(text):
        found = row.match(text, place)
        if found is None:
            raise ValueError(f"{text[place:]!r} er ingen række")
        yield found.groupdict()
        place = found.end()


def items(word: str | None) -> Any:
    """`129-131+140` as a list of item numbers."""
    if word is None or word == "?":
        return value(word)
    numbers: list[str] = []
    for part in word.split("+"):
        first, _, last = part.partition("-")
        span = first.isdigit() and last.isdigit()
        numbers += map(str, range(int(first), int(last) + 1)) if span else [part]
    return numbers


def person(text: str, *keys: str) -> dict[str, Any]:
    groups = match(PERSON.pattern, text)
    if stray := {key for key, word in groups.items() if word is not None} - {"navn", *keys}:
        raise ValueError(f"{text!r} har {', '.join(sorted(stray))}, som ikke hører til her")
    found = {key: value(groups[key] or None) for key in ("navn", *keys) if key != "punkter"}
    return found | ({"punkter": items(groups["punkter"])} if "punkter" in keys else {})


def people(text: str, *keys: str) -> list[dict[str, Any]]:
    return [person(part, *keys) for part in split(text, ", ")]


def guest(text: str) -> dict[str, Any]:
    found = match(
        rf'(?P<navn>{QUOTED}|[^\[\]@"();]+?)'
        rf'(?: \[(?P<organisation>{QUOTED}|[^\[\];"]*)(?:; ?(?P<rolle>{QUOTED}|[^\[\]"]*))?\])?'
        r"(?: @(?P<punkter>\S+))?",
        text,
    )
    keys = ("navn", "organisation", "rolle")
    return {key: value(found[key] or None) for key in keys} | {"punkter": items(found["punkter"])}


def substitute(text: str) -> dict[str, Any]:
    found = match(
        r"(?P<hvem>.+?)(?: for (?P<for>.+?))?(?:,? moedte (?P<moedte>nej|ja|\?))?"
        r"(?:,? @(?P<punkter>\S+))?",
        text,
    )
    came = ANY if found["moedte"] == "?" else found["moedte"] != "nej"
    rest = {"for": value(found["for"]), "moedte": came, "punkter": items(found["punkter"])}
    return person(str(found["hvem"]), "parti") | rest


def movement(text: str) -> dict[str, Any]:
    form = (
        rf"(?P<navn>{QUOTED}|.+?)(?: (?P<tid>{TIME}))?"
        r"(?: pkt (?P<punkt>\S+))?(?: (?P<naar>foer|under|efter|\?))?"
    )
    return {key: value(word) for key, word in match(form, text).items()}


def disqualified(text: str) -> dict[str, Any]:
    found = match(
        rf"(?P<navn>{QUOTED}|[^,]+?)(?:,? besluttet (?P<besluttet>ja|nej|\?))?"
        r"(?:,? forlod (?P<forlod>ja|nej|\?))?(?:,? pkt (?P<punkt>\S+))?",
        text,
    )
    said = {
        key: ANY if found[key] == "?" else found[key] == "ja" for key in ("besluttet", "forlod")
    }
    return {"navn": value(found["navn"]), **said, "punkt": value(found["punkt"])}


def side(text: str) -> tuple[str, dict[str, Any]]:
    found = match(r"(?P<side>for|imod|undlod)(?: (?P<antal>\d+|\?))?(?:: (?P<hvem>.+))?", text)
    count, who = value(found["antal"]), found["hvem"]
    if who == "?":
        return str(found["side"]), {"antal": count or ANY, "personer": ANY, "grupper": ANY}
    named = split(who, ", ") if who and who != "-" else []
    return str(found["side"]), {
        "antal": int(count) if isinstance(count, str) else count,
        "personer": [person(one, "parti") for one in named if not one.startswith("*")],
        "grupper": [value(one[1:]) for one in named if one.startswith("*")],
    }


def vote(text: str) -> dict[str, Any]:
    found = match(
        r'(?P<emne>".*?"|-|\?):? (?P<rest>(?:for|imod|undlod|vedtaget|forkastet|\?).*)', text
    )
    empty: dict[str, Any] = {"antal": None, "personer": [], "grupper": []}
    sides = {"for": empty, "imod": empty, "undlod": empty}
    *parts, last = split(str(found["rest"]), " | ")
    outcome = value(last) if last in {"vedtaget", "forkastet", "?", "-"} else None
    if last not in {"vedtaget", "forkastet", "?", "-"}:
        parts.append(last)
    return {"emne": value(found["emne"]), **sides, **dict(map(side, parts)), "udfald": outcome}


def answers(text: str | None) -> Any:
    if text is None or text == "?":
        return [] if text is None else ANY
    pairs = (part.split(" ") for part in text.split("; "))
    return [{"nummer": value(nummer), "slags": known(kind, BESLUTNING)} for nummer, kind in pairs]


DECISION = r'(?P<tekst>\?|".*")(?:: (?P<led>' + ANSWERS + "))?"


def decision(text: str) -> dict[str, Any]:
    form = rf'(?P<slags>\S+) (?P<organ>\?|-|[^"]+?) (?P<dato>{DATE}) {DECISION}'
    found = match(form, text)
    kind = known(str(found.pop("slags")), BESLUTNING)
    led = answers(found.pop("led"))
    return {"slags": kind} | {key: value(word) for key, word in found.items()} | {"led": led}


def earlier(text: str) -> dict[str, Any]:
    found = match(
        rf'(?P<organ>\?|-|[^"]+?) (?P<dato>{DATE})(?: pkt (?P<punkt>\S+))? (?P<slags>\S+) '
        + DECISION,
        text,
    )
    kind = known(str(found.pop("slags")), BESLUTNING)
    led = answers(found.pop("led"))
    rest = {"slags": kind, "led": led, "afstemninger": []}
    return {key: value(word) for key, word in found.items()} | rest


def recommendation(text: str) -> dict[str, Any]:
    found = match(rf'(?:af=(?P<af>{QUOTED}|-|\?|[^:"]+?))?:? ?(?P<led>.*)', text)
    points = []
    inner = r'(?: \[(?P<valg>\S+ ".*?")\])?'
    for row in rows(str(found["led"]), inner):
        choices = [] if row["valg"] is None else list(alternatives(row["valg"]))
        points.append(
            {
                "nummer": value(row["nummer"]),
                "tekst": value(row["tekst"]),
                "alternativer": choices,
            }
        )
    return {"af": value(found["af"]), "led": points}


def alternatives(text: str) -> Iterator[dict[str, Any]]:
    for found in re.finditer(r'(\S+) (".*?")(?:[,;]? (?=\S+ ")|$)', text):
        yield {"nummer": value(found[1]), "tekst": value(found[2])}


def contents(text: str) -> list[dict[str, Any]]:
    found = rows(text, r"(?: s(?P<side>\w+))?")
    return [
        {"nummer": value(r["nummer"]), "titel": value(r["tekst"]), "side": value(r["side"])}
        for r in found
    ]


def attachments(text: str) -> list[dict[str, Any]]:
    found = rows(text)
    return [{"nummer": value(r["nummer"]), "titel": value(r["tekst"])} for r in found]


def statement(text: str) -> dict[str, Any]:
    form = rf'(?P<slags>\S+)(?: af=(?P<af>{QUOTED}|-|\?|[^:"]+?))?: (?P<tekst>\?|".*")'
    found = match(form, text)
    kind = known(str(found["slags"]), UDTALELSE)
    return {"slags": kind, "af": value(found["af"]), "tekst": value(found["tekst"])}


def ledger(text: str) -> list[dict[str, Any]]:
    return [
        {"navn": value(name), "tilstede": state}
        for part in split(text, "; ")
        for state, names in [known_state(part)]
        for name in split(names, ", ")
    ]


def known_state(text: str) -> tuple[str, str]:
    found = match(r"(?P<state>nej|delvis|ukendt) (?P<names>.+)", text)
    return str(found["state"]), str(found["names"])


LISTS: dict[
    str, tuple[str, Callable[[str], list[Any]]]
] = {  # word: the key and how its line becomes a list of parts
    "afsnit": ("afsnit", lambda text: [{"slags": known(w, AFSNIT)} for w in text.split(", ")]),
    "tidligere": ("tidligere", lambda text: [earlier(text)]),
    "afstemning": ("afstemninger", lambda text: [vote(text)]),
    "ankom": ("ankom", lambda text: [movement(part) for part in split(text, ", ")]),
    "forlod": ("forlod", lambda text: [movement(part) for part in split(text, ", ")]),
    "inhabil": ("inhabile", lambda text: [disqualified(text)]),
    "udtalelse": ("udtalelser", lambda text: [statement(text)]),
    "stedfortraeder": ("stedfortraedere", lambda text: [substitute(text)]),
    "bilag": ("bilag", attachments),
    "fremmoede": ("fremmoede", ledger),
    "medlemmer": ("medlemmer", lambda text: people(text, "parti", "rolle")),
    "deltagere": ("deltagere", lambda text: [guest(part) for part in split(text, ", ")]),
    "indhold": ("indhold", contents),
}
VALUES: dict[str, Callable[[str], dict[str, Any]]] = {
    "indstilling": recommendation,
    "beslutning": decision,
}
OF_WHOLE = ("medlemmer", "fravaer", "deltagere", "stedfortraeder", "indhold")
OF_ITEM = (
    *("afsnit", "indstilling", "beslutning", "tidligere", "fravaer", "ankom", "forlod", "inhabil"),
    *("stedfortraeder", "fremmoede", "afstemning", "udtalelse", "bilag"),
)


def absence(text: str, part: dict[str, Any]) -> None:
    found = match(r"(?P<slags>\S+?)(?::(?: (?P<hvem>.+))?)?", text)
    part["fravaer_angivet"] = {"slags": known(str(found["slags"]), FRAVAER)}
    if found["hvem"] == "?":
        part["fravaerende"] = ANY
    elif found["hvem"]:
        part["fravaerende"] += people(found["hvem"], "parti", "grund", "punkter")


def take(word: str, text: str, part: dict[str, Any]) -> None:
    """Put what a line says into its part."""
    if word == "fravaer":
        if text == "?":
            part["fravaer_angivet"] = part["fravaerende"] = ANY
        else:
            absence(text, part)
    elif word in VALUES:
        if part[word] is not None:
            raise ValueError(f"{word} står to gange")
        part[word] = value(text) if text in {"?", "-"} else VALUES[word](text)
    elif text == "?":
        part[LISTS[word][0]] = ANY
    else:
        key, read = LISTS[word]
        part[key] += read(text)


def head(text: str) -> dict[str, Any]:
    fields = [field.strip() for field in text.split(" | ")]
    if len(fields) > 5:
        raise ValueError("moede har flere end fem felter")
    organ, dato, tid, sted, more = [*fields, *[""] * (5 - len(fields))]
    when = match(rf"(?P<dato>{DATE})?", dato) | (
        {"start": "?", "slut": "?"}
        if tid == "?"
        else match(r"(?P<start>\d\d:\d\d|\?)?-?(?P<slut>\d\d:\d\d|\?)?", tid)
    )
    found: dict[str, str | None] = {"organ": organ or None, **when, "sted": sted or None}
    named: dict[str, str | None] = dict.fromkeys(["type", "kommune", "periode", "ugedag"])
    for pair in re.split(r", (?=\w+=)", more) if more.strip("-") else []:
        key, _, word = pair.partition("=")
        if key not in named:
            raise ValueError(f"{pair!r} hører ikke til i moede")
        named[key] = word or None
    kind = known(named.pop("type") or "-", ORGANTYPE)
    return {key: value(word) for key, word in (found | named).items()} | {"organtype": kind}


def first_line(text: str) -> dict[str, Any]:
    found = match(r"(?P<art>\S+), tabt (?P<tabt>\S+), medlemsliste (?P<medlemsliste>\S+)", text)
    lost = str(found["tabt"])
    names = value(lost) if lost in {"-", "?"} else [known(name, TABT) for name in lost.split("+")]
    if isinstance(names, list):
        names.sort(key=TABT.split().index)  # the contract's order
    return {
        "art": known(str(found["art"]), "referat dagsorden punkt andet"),
        "forringet": ANY if names is ANY else bool(names),
        "tabt": names or [],
        "medlemsliste": known(str(found["medlemsliste"]), "alle fremmoedte"),
    }


def item(text: str) -> dict[str, Any]:
    flag = r' (?:sag=(?:"[^"]*"|[^"]+?)|art=\S+|lukket|udgaaet)'
    form = rf'(?P<nummer>{WORD}) (?P<titel>".*?"|-|\?)(?P<flag>(?:{flag})*)'
    found = match(form, text)
    part: dict[str, Any] = {
        "nummer": value(found["nummer"]),
        "titel": value(found["titel"]),
        "art": "sag",
        "sagsnummer": None,
        "lukket": False,
        "udgaaet": False,
    }
    for word in re.findall(rf"{flag}(?=$| sag=| art=| lukket| udgaaet)", str(found["flag"])):
        key, _, said = word.strip().partition("=")
        if key == "art":
            part["art"] = known(said, ART)
        elif key == "sag":
            part["sagsnummer"] = value(said)
        else:
            part[key] = True
    return part | empty(OF_ITEM)


def empty(words: tuple[str, ...]) -> dict[str, Any]:
    """A part before its lines are read: null and [] under the keys of these words."""
    part: dict[str, Any] = {}
    for word in words:
        part |= {str(key_of(word)): None if word in VALUES else []}
        part |= {"fravaer_angivet": None} if word == "fravaer" else {}
    return part


@contextmanager
def placed(where: str) -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise NotationError(f"{where}: {error}") from None


def expected(text: str, name: str) -> dict[str, Any]:
    """A whole .forventet file; raises NotationError at the first line that it does not know."""
    first, *lines = text.splitlines() or [""]
    whole: dict[str, Any] = {"moede": head(""), **empty(OF_WHOLE), "punkter": []}
    owners: list[tuple[int, dict[str, Any]]] = [(-1, whole)]  # by depth
    with placed(f"{name}:1"):
        whole |= first_line(match("art (?P<said>.+)", first)["said"] or "")
    for place, line in enumerate(lines, 2):
        with placed(f"{name}:{place}"):
            if line.strip():
                _take_line(line, owners)
    return whole


def _take_line(line: str, owners: list[tuple[int, dict[str, Any]]]) -> None:
    word, _, rest = line.strip().partition(" ")
    word, rest = word.removesuffix(":"), rest.strip()
    depth = len(line) - len(line.lstrip())
    while owners[-1][0] >= depth:
        owners.pop()
    part = owners[-1][1]
    if word == "moede" and "punkter" in part:
        part["moede"] = head(rest)
    elif word == "punkt" and "punkter" in part:
        part["punkter"].append(item(rest))
        owners.append((depth, part["punkter"][-1]))
    elif key_of(word) in part:
        take(word, rest, part)
        if word == "tidligere" and rest != "?":
            owners.append((depth, part["tidligere"][-1]))
    else:
        raise ValueError(f"{word!r} hører ikke til her")


def key_of(word: str) -> str | None:
    if word in LISTS:
        return LISTS[word][0]
    return {"fravaer": "fravaerende", **dict(zip(VALUES, VALUES, strict=True))}.get(word)
