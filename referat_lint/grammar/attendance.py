"""Who was absent, who stood in, who came and left, who was disqualified: as labels and sentences say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from referat_lint.grammar import dates, labels
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.people import Who, item_numbers, people
from referat_lint.grammar.sentences import passages, sentences
from referat_lint.model import (
    Bevaegelse,
    Deltager,
    Fravaer,
    FravaerAngivet,
    Inhabil,
    Stedfortraeder,
)
from referat_lint.source import Span, Text

# Where a name can stand; people() reads it exactly. (The exact pattern, used this often, would take
# longer to compile than a referat to read.)
_BIG = "A-ZÀ-ÖØ-Þ"
NAME = rf"[{_BIG}][\w.'’-]*(?:\s+(?:(?:van|von|de|der|den|af|la)\s+)?[{_BIG}][\w.'’-]*){{0,5}}"
LABEL = pattern(
    r"(?P<label>(?:Fraværende(?:,? (?:med|uden) afbud| medlemmer| og stedfortræder(?:e)?)?|FRAVÆRENDE|Fravær"
    r"|AFBUD|Afbud(?: fra)?|Ej til ?stede|Ikke til ?stede|Deltog ikke|Deltager ikke|Forfald|Meldt afbud"
    r"|Lovligt forfald|Udeblev(?:et|ne)?(?: uden afbud)?|Udeblivende medlemmer|Ikke mødt|Mødte ikke)"
    r"(?: i [A-ZÆØÅ][^:]{3,80}?,? (?:den )?[^:]{5,25})?)"
    r" *(?P<tegn>:|-(?= ?[A-ZÆØÅ])|–(?= ?[A-ZÆØÅ])|$)[ \t]*(?P<rest>.*)$",
    re.DOTALL,
)
FROM = pattern(r"(?:(?:Der )?(?:er|var|har været) )?(?P<label>[Aa]fbud) fra:? +(?:[a-zæøå]+(?:en|et),? )?(?P<rest>(?:fra )?[A-ZÆØÅ].*)", re.DOTALL)
BARE_LABEL = pattern(r"(?P<label>Fraværende|Afbud|Fravær):? +(?P<rest>[A-ZÆØÅ].*)", re.DOTALL)
NONE = pattern(
    r"(?:ingen|nej|0|alle (?:er |var )?(?:mødt|til ?stede|mødte|fremmødt).*|ingen (?:fraværende|afbud|fravær)"
    r"|ingen havde.*|der (?:er|var) ingen.*|-)\.?$",
    re.IGNORECASE,
)
ALL_CAME = pattern(
    r"(?:(?:Der (?:er|var) )?[Ii]ngen (?:fraværende|afbud|fravær|forfald)\b[^.]{0,30}\.?"
    r"|[Aa]lle (?:medlemmer(?:ne)? |rådets medlemmer |udvalgets medlemmer )?(?:er |var |havde )?(?:mødt|til ?stede|fremmødt|mødte)"
    r"(?: frem)?\.?)$"
)
ALL_BUT = pattern(
    r"[Aa]lle (?:medlemmer(?:ne)? |øvrige )?(?:er |var )?(?:mødt|til ?stede|mødte)? ?(?:undtagen|på nær|bortset fra|med undtagelse af):? +(?P<navne>.+)",
    re.DOTALL,
)
_N = rf"(?P<navne>{NAME}(?:[^.!?]|(?<=[A-ZÆØÅ])\.){{0,240}}?)"
ABSENT = pattern(
    rf"(?:{_N},? +(?:(?:var|er|blev) +)?(?:(?P<verb>fraværende(?! (?:indtil|fra kl))|ikke til ?stede|ej til ?stede"
    r"|forhindret(?: i at deltage)?|deltog +ikke|deltager +ikke|medvirkede +ikke|mødte +ikke"
    r"|(?:havde|har)(?: alle| begge)? (?:meldt |lovligt )?(?:afbud|forfald|fravær)|meldte (?:afbud|fra)"
    r"|meldt afbud|udeblev|udebleven|ved afbud|(?:med|uden) afbud))(?P<rest>.*))$",
    re.DOTALL,
)
_SUB = r"(?:1\. |2\. )?(?:stedfortræder(?:e|en|ne)?|suppleant(?:er|en|erne)?)"
SUB = pattern(_SUB, re.IGNORECASE)
SUB_FOR = pattern(
    rf"(?P<navne>{NAME}[^!?]{{0,200}}?),? +(?:(?:var|er|blev) )?(?:(?:deltog|deltager|mødte|indkaldt|mødt|indtrådt|indtrådte|indtræder|tiltrådte)"
    rf"(?: (?:i|under|ved) [^,.]{{1,40}}?)?,? )?(?:og (?:var|er|blev|har|deltog|mødte) [^.]{{0,40}} )?(?:som )?(?:{_SUB} for|i (?:mødet i )?stedet for) +(?:henholdsvis )?(?P<for>[A-ZÆØÅ].*)",
    re.DOTALL,
)
SUB_CAME = pattern(
    rf"(?P<navne>{NAME}[^!?]{{0,200}}?),? +(?:(?:var|er|blev) )?(?P<verb>deltog|deltager|mødte|indkaldt|mødt|trådte ind|indtrådte)"
    rf"(?: i mødet| i sagen)?(?: som (?:{_SUB})| i stedet(?: for (?P<for>[A-ZÆØÅ].*))?|,? men mødte ikke)(?P<rest>.*)",
    re.DOTALL,
)
INSTEAD = pattern(
    rf"(?:[Ii] ?stedet(?: for (?P<for>{NAME}.{{0,80}}?))?|[Ss]om {_SUB}(?: for (?P<for2>{NAME}.{{0,80}}?))?),? +(?:deltog|mødte|er mødt|deltager|var mødt|er indkaldt|indkaldtes) +"
    r"(?P<navne>[A-ZÆØÅ].*)"
    rf"|For (?P<for3>{NAME}.{{0,40}}?) (?:var|er|blev) (?:indkaldt|mødt) (?P<navne3>[A-ZÆØÅ].*)",
    re.DOTALL,
)
BECAUSE = pattern(
    rf"(?:[Uu]nder|[Vv]ed|[Ii]) [^.]{{0,30}}?\d[^.]{{0,20}}? (?:deltog|mødte) (?:{_SUB} )?(?P<navne>{NAME}.{{0,80}}?),? (?:da|idet|fordi) (?P<for>{NAME}.{{0,60}}?) (?P<hvorfor>var .*)",
    re.DOTALL,
)
GENITIVE = pattern(rf"(?P<for>{NAME}'?),? {_SUB},? (?P<navne>{NAME}),?(?= )")
APPOSED = pattern(rf"(?P<navne>{NAME}[^.!?]{{0,160}}?), {_SUB}, (?:deltog|mødte|deltager)\b", re.DOTALL)
SUB_LABEL = pattern(rf"(?:[Ii]ndkaldt )?{_SUB.capitalize()}(?: for (?P<for>{NAME}))?: *(?P<navne>[A-ZÆØÅ].*)", re.DOTALL | re.I)
SUB_TAIL = pattern(rf"[,. ]*(?:[-–] *)?{_SUB}:? +(?P<navne>{NAME}.*)", re.DOTALL | re.I)
COME = pattern(
    r"\b(?:ankom|kom(?: (?:til|først|ind))?|mødte(?: først)?|tiltrådte(?: mødet)?|indfandt sig|stødte til|genindtrådte|vendte tilbage"
    r"|deltog (?:i mødet |først )?fra(?: og med)?|kom tilbage|sluttede sig til|trådte ind|indtrådte)\b"
)
GO = pattern(r"\b(?:forlod|fratrådte|deltog (?:i mødet )?(?:indtil|til og med)|gik|måtte (?:gå|forlade)|forlader|udtrådte|trak sig|gik hjem)\b")
WHEN = pattern(
    r"\b(?P<naar>før|inden|under|efter|ved|til og med|fra og med|fra)\b(?: (?:behandling(?:en)?|drøftelse(?:n)?|afslutning(?:en)?|begyndelsen|starten)(?: af)?)?"
    r"(?: (?:dagsordenens |dagsordens)?(?P<slags>punkt(?:et)?|pkt\.?|sag(?:en)?|dagsordenspunkt(?:et)?|dette punkt|denne sag)"
    r"(?: ?nr\.?)?:? ?(?P<nummer>\d{1,4}(?:/\d+)?[a-z]?)?)?",
    re.IGNORECASE,
)
NUMBERED = pattern(r"\b(?:punkt(?:et)?|pkt\.?|sag(?:en)?|dagsordenspunkt)(?: ?nr\.?)? ?(?P<nummer>\d{1,4}(?:/\d+)?[a-z]?)", re.I)
NAARE = {"fra": "foer", "fra og med": "foer", "til og med": "efter", "før": "foer", "inden": "foer", "under": "under", "ved": "under", "efter": "efter"}
DISQUALIFIED = pattern(r"\binhabil", re.IGNORECASE)
DECLARED = pattern(rf"\b(?:erklærede|kendte|anså|fandt|vurderede)(?!s? sig) (?P<navne>{NAME}(?:(?:, | og ){NAME})*)(?: \([^)]*\))? (?:for |at være )?inhabil")
DECIDED = pattern(
    r"\b(?:(?:udvalget|byrådet|rådet|kommunalbestyrelsen|bestyrelsen|regionsrådet|borgerrepræsentationen|menighedsrådet|nævnet)"
    r" (?:\w+ )?(?:besluttede|erklærede|fandt|anså|vurderede|var enig|tiltrådte|godkendte|afgjorde)|blev (?:af \w+ )?(?:erklæret|kendt|anset|fundet)|erklæredes|kendtes|(?:erklærede|kendte|anså|fandt) (?!sig)"
    r"|erklæret inhabil|enige i)",
    re.IGNORECASE,
)
LEFT = pattern(r"\b(?:forlod|forlader|gik|udenfor|uden for (?:døren|lokalet))\b", re.I)
NO_QUORUM = pattern(r"(?:ikke|ej) (?:længere )?beslutningsdygtig(?:t|e)?(?: (?:fra|efter|under) (?:punkt|pkt\.?|sag) (?P<nummer>\d+))?", re.I)
REASON = pattern(
    r",? *(?:på grund af|pga\.?|grundet|som følge af|p\.g\.a\.|da (?:han|hun) (?:er|var)|\(|, )? *(?P<grund>[a-zæøå][^.()]{2,60})\)?\.?$"
)
OCCUPATION = pattern(
    r"(?:\w+(?:arkitekt|konsulent|leder|chef|ingeniør|planlægger|jurist|sagsbehandler|koordinator|direktør|formand|pædagog|lærer"
    r"|økonom|rådgiver|forvalter|inspektør|medarbejder|læge|sygeplejerske|gartner|forsker)|Arkitekt|Leder|Konsulent|Ingeniør|Jurist"
    r"|Læge|Formand|Direktør|Chef|Præst|Rektor|Forsker|Økonom|Advokat|Revisor) (?=[A-ZÆØÅ])"
)
GUEST = pattern(
    r"(?P<navne>[A-ZÆØÅ][^.!?]{1,120}?) (?:deltog|deltager|var til stede|medvirkede|var inviteret|er inviteret|deltog i mødet)(?: i mødet)?"
    r"(?: under| ved| i) (?:behandlingen af )?(?P<punkter>(?:punkt|pkt|sag|dagsordenspunkt)[^.]*?\d[^.]*)\.?$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Attendance:
    """What some lines say of attendance, and the places (`taken`) where they say it."""

    fravaer: list[Fravaer] = field(default_factory=list)
    angivet: FravaerAngivet | None = None
    stedfortraedere: list[Stedfortraeder] = field(default_factory=list)
    ankom: list[Bevaegelse] = field(default_factory=list)
    forlod: list[Bevaegelse] = field(default_factory=list)
    inhabile: list[Inhabil] = field(default_factory=list)
    deltagere: list[Deltager] = field(default_factory=list)
    taken: list[Span] = field(default_factory=list)
    recent: tuple[str, ...] = ()  # the absentees told last, for "I stedet mødte ..."
    quorum: Text | None = None
    quorum_fra: str | None = None

    def tell(self, slags: str, span: Span) -> None:
        """Keep how absence is told; names weigh more than "Ingen", that more than an empty label."""
        order = ("tom", "antal", "ingen", "navne")
        if self.angivet is None or order.index(slags) > order.index(self.angivet.slags):
            self.angivet = FravaerAngivet(slags, span)


def name_pieces(words: Text) -> bool:
    """Whether words are a list of people and nothing else: `NAVN, NAVN (A) og NAVN`."""
    if len(words) > 400 or not words[:1].isupper() and not re.match(r"\d+\. ", words):
        return False
    rest = re.sub(r"^\d{1,2}\. ", "", words.rstrip(" .,"))
    for piece in re.split(r", (?:og )?| og | samt | & |; ?|\n|\t| {2,}|(?<=\))\. ", rest):
        bare = piece.strip(" ,")
        if bare and not PIECE.fullmatch(bare):
            return False
    return any(" " in piece or True for piece in (rest,)) and bool(people(words))


PIECE = pattern(
    rf"(?:{NAME}(?:\s*\([^()]{{0,40}}\)*)?(?: [A-ZÆØÅ])?|\(?[A-ZÆØÅ]{{1,2}}\)?|{NAME}(?:\s*\([^()]*\))? ?[-–] ?(?:{NAME}(?:\s*\([^()]*\))? )?"
    r"(?:stedfortræder|suppleant|[a-zæøå]{3,20})|\([^()]{1,30}\)|(?:(?:sag|punkt(?:erne)?|pkt\.?) ?(?:nr\.? ?)?)?\d+[a-z]?(?: ?[-–] ?\d+)?)"
)


def read(
    source: Text,
    lines: Sequence[Line],
    *,
    nummer: str | None,
    bare: bool = False,
    everyone: bool = False,
    valg: bool = False,
) -> Attendance:
    """What the lines say; `nummer` is the item's, `bare` allows names without label or verb.

    `everyone`: the head, where a lone statement may speak of the whole meeting. `valg`: an election,
    where a suppleant is elected and does not stand in.
    """
    found = Attendance()
    i = 0
    while i < len(lines):
        line = lines[i]
        step = _label(found, lines, i)
        if step:
            for taken in lines[i : i + step]:
                found.taken.append(taken.text.span)
            i += step
            continue
        if bare and _bare_names(line, lines, i):
            _absent(found, people(line.text), line.text.span, None)
            found.taken.append(line.text.span)
            i += 1
            continue
        i += 1
    said = set(found.taken)
    rest = [line for line in lines if line.text.span not in said]
    if any(line.kinds & SPEAKS for line in rest):
        for passage in passages(source, rest):
            for sentence in sentences(passage):
                if len(sentence) <= 500 and not (valg and SUB.search(sentence)):
                    _sentence(found, sentence, nummer, everyone=everyone)
    found.inhabile = _joined_inhabile(found.inhabile)
    return found


def _joined_inhabile(printed: Sequence[Inhabil]) -> list[Inhabil]:
    """What several sentences say of one person's disqualification, together."""
    out: dict[tuple[str, str | None], Inhabil] = {}
    for one in printed:
        key = (str(one.navn), one.punkt)
        if key in out:
            first = out[key]
            one = replace(first, besluttet=first.besluttet or one.besluttet, forlod=first.forlod or one.forlod)
        out[key] = one
    return list(out.values())


SPEAKS = frozenset({"fravaer", "bevaegelse", "stedfortraeder", "inhabil"})


def _bare_names(line: Line, lines: Sequence[Line], i: int) -> bool:
    words = line.text
    return len(words) < 200 and len(words.split()) >= 2 and name_pieces(words) and _people_only(words)


def _people_only(words: Text) -> bool:
    who = people(words)
    return bool(who) and all(len(w.navn.split()) >= 2 for w in who)


# Labels


def _label(found: Attendance, lines: Sequence[Line], i: int) -> int:
    """Read an absence label with its value; how many lines it takes, 0 where there is none."""
    line = lines[i]
    words = line.text
    if "fravaer" not in line.kinds and not words.startswith("Fravær"):
        return 0
    match = LABEL.match(words)
    if match is None:
        return 0
    if not match["tegn"] and match["rest"]:
        return 0
    if not match["tegn"] and len(words) > 40:
        return 0
    at = words.part(*match.span("label")).span
    rest_start = match.start("rest")
    rest = words.part(rest_start, len(words))
    if second := SECOND.search(rest):
        step = _label_rest(found, rest.part(0, second.start()), at)
        more = rest.part(second.end(), len(rest))
        inner = LABEL.match(more)
        if inner:
            place = more.part(*inner.span("label")).span
            _label_rest(found, more.part(inner.start("rest"), len(more)), place)
        return step
    while rest and (inner := STACKED.match(rest)):
        rest = rest.part(inner.end(), len(rest))
    if NONE.match(rest):
        found.tell("ingen", at)
        return 1
    if rest.strip():
        _value(found, rest, at)
        return 1 + _more(found, lines, i + 1, at, wrapped=True)
    more = _more(found, lines, i + 1, at, wrapped=False)
    if not more:
        found.tell("tom", at)
    return 1 + more


STACKED = pattern(r"(?:Fraværende|Afbud(?: fra)?|Bemærkninger|Stedfortræder|Fravær): *")
SECOND = pattern(r"(?<=\S) +(?=(?:Fraværende|Afbud|Udeblev\w*|Fravær)(?: (?:med|uden) afbud)?:)")


def _label_rest(found: Attendance, rest: Text, at: Span) -> int:
    if NONE.match(rest):
        found.tell("ingen", at)
    elif rest.strip():
        _value(found, rest, at)
    else:
        found.tell("tom", at)
    return 1


def _more(found: Attendance, lines: Sequence[Line], i: int, at: Span, *, wrapped: bool) -> int:
    """The names on the lines below a label."""
    start = i
    while i < len(lines):
        words = lines[i].text
        if wrapped and (lines[i].gap or not lines[i - 1].text.endswith((",", " og", "-"))):
            break
        if not wrapped and lines[i].gap > 2:
            break
        if NONE.match(words) and i == start:
            found.tell("ingen", at)
            return i + 1 - start
        if lines[i].label or LABEL.match(words):
            break
        if not _begins_with_names(words):
            if i == start and (match := ABSENT.match(words)) and not wrapped:
                _absent(found, people(words.part(*match.span("navne"))), at, None)
                return 1
            break
        i += 1
    if i > start:
        taken = lines[start:i]
        whole = _joined(taken)
        _value(found, whole, at)
    return i - start


def _begins_with_names(words: Text) -> bool:
    """`NAVN, NAVN (A)`, also with a sentence on who came instead behind it."""
    if name_pieces(words) or re.match(rf"\d+\. {NAME}", words):
        return True
    first = next(sentences(words), words)
    return len(first) < len(words) and name_pieces(first)


def _joined(lines: Sequence[Line]) -> Text:
    words, position = "", lines[0].start
    for line in lines:
        space = max(line.start - position - len(words), 0)
        wrapped = words and " " not in words[words.rfind("\n") + 1 :].strip() and " " not in line.text.strip()
        words += ("" if wrapped or not words else "\n" * (1 + line.gap)).ljust(space)[:space] + line.text
    return Text(words, Span(position, position + len(words)))


def _value(found: Attendance, rest: Text, at: Span) -> None:
    """Names behind a label, and the sentences that follow them on the line."""
    parts = list(sentences(rest)) or [rest]
    names: list[Text] = []
    later: list[Text] = []
    for part in parts:
        (later if later or _speaks(part) else names).append(part)
    for part in names:
        words = part
        if tail := re.search(rf"(?<=\w|\)),? +(?:[-–] +)?(?:{_SUB}) +(?={NAME})", part):
            words = part.part(0, tail.start())
            subs = people(part.part(tail.end(), len(part)))
            absent = people(words)
            _absent(found, absent, at, None)
            _substitutes(found, subs, absent)
            continue
        numbers = item_numbers(words)
        who = people(words)
        if numbers and len(who) > 1 and who[-1].punkter and not any(w.punkter for w in who[:-1]):
            who = who
        _absent(found, who, at, None)
        for person in who:
            stand_in = person.for_ is not None
            if stand_in:
                pass
    for part in later:
        if (match := ABSENT.match(part)) and not found.fravaer:
            _absent(found, people(part.part(*match.span("navne"))), at, item_numbers(match["rest"]))
        else:
            _sentence(found, part, None, everyone=True)
    if not found.fravaer and names:
        found.tell("tom", at)


def _speaks(part: Text) -> bool:
    words = re.sub(r"\([^()]*\)", "", part)
    return bool(re.search(r"\b(?:deltog|mødte|deltager|var|er|havde|ankom|forlod|indkaldt|stedet|kom)\b", words))


def _absent(
    found: Attendance, who: Sequence[Who], at: Span, punkter: tuple[str, ...] | None, grund: str | None = None
) -> None:
    for i, person in enumerate(who):
        if person.for_ is not None:
            replaced = next((w for w in who[:i] if str(w.navn) == str(person.for_)), None)
            if replaced is None:
                found.fravaer.append(Fravaer(person.for_, None, None, person.punkter or punkter, person.for_.span))
            found.stedfortraedere.append(
                Stedfortraeder(person.navn, person.parti, person.navn.span, str(person.for_), True, person.punkter)
            )
            continue
        reason = person.grund or grund
        found.fravaer.append(
            Fravaer(person.navn, person.parti, reason, person.punkter or punkter, person.navn.span)
        )
    if who:
        found.tell("navne", at)
        found.recent = tuple(str(person.navn) for person in who)


def _substitutes(found: Attendance, subs: Sequence[Who], absent: Sequence[Who], *, moedte: bool = True,
                 punkter: tuple[str, ...] | None = None) -> None:
    for i, person in enumerate(subs):
        replaced = str(absent[i].navn) if len(absent) == len(subs) else None
        found.stedfortraedere.append(
            Stedfortraeder(person.navn, person.parti, person.navn.span, replaced, moedte, person.punkter or punkter)
        )


# Sentences


def _sentence(found: Attendance, sentence: Text, nummer: str | None, *, everyone: bool) -> None:
    for reader in (_quorum, _came_all, _disqualified, _stand_in, _moved, _missing, _guests):
        if reader(found, sentence, nummer, everyone):
            found.taken.append(sentence.span)
            return


def _quorum(found: Attendance, sentence: Text, nummer: str | None, everyone: bool) -> bool:
    if match := NO_QUORUM.search(sentence):
        found.quorum = sentence
        found.quorum_fra = match["nummer"] or nummer
        return True
    return False


def _came_all(found: Attendance, sentence: Text, nummer: str | None, everyone: bool) -> bool:
    if ALL_CAME.match(sentence):
        found.tell("ingen", sentence.span)
        return True
    if "stemte" in sentence or "stemmer" in sentence:
        return False
    if match := ALL_BUT.match(sentence):
        _absent(found, people(sentence.part(*match.span("navne"))), sentence.span, None)
        return bool(found.fravaer)
    if (match := FROM.match(sentence)) or (match := BARE_LABEL.match(sentence)):
        at = sentence.part(*match.span("label")).span
        before = len(found.fravaer)
        rest = sentence.part(match.start("rest"), len(sentence))
        if NONE.match(rest):
            found.tell("ingen", at)
            return True
        _value(found, rest, at)
        return len(found.fravaer) > before
    return False


def _disqualified(found: Attendance, sentence: Text, nummer: str | None, everyone: bool) -> bool:
    if not (match := DISQUALIFIED.search(sentence)):
        return False
    if re.search(r"\b(?:ikke|ingen) (?:er |var |erklæret )?inhabil", sentence, re.I) or BECAUSE.match(sentence):
        return False
    declared = DECLARED.search(sentence)
    names = people(sentence.part(*declared.span("navne"))) if declared else ()
    names = names or _names_before(sentence, match.start()) or _names_after(sentence, match.end())
    if not names:
        return False
    numbers = item_numbers(sentence) or ()
    punkt = numbers[0] if len(numbers) == 1 else None
    for person in names:
        for number in numbers if len(numbers) > 1 else (punkt,):
            found.inhabile.append(
                Inhabil(
                    person.navn, bool(DECIDED.search(sentence)), bool(LEFT.search(sentence)), number,
                    sentence.span,
                )
            )  # fmt: skip
    return True


def _names_before(sentence: Text, end: int) -> tuple[Who, ...]:
    verb = re.search(
        r"\b(?:erklæredes|kendtes|erklærede|erklærer|blev|er|var|forlod|deltog|medvirkede|oplyste|gjorde|meldte|anmodede|gik|havde|fratrådte|kendtes|anså|forlader)\b",
        sentence[:end],
    )
    if not verb:
        return ()
    head = sentence.part(0, verb.start())
    found = [w for w in people(head) if not _officious(w.navn)]
    if not found and (at := re.search(r"\bat +(?=[A-ZÆØÅ])", sentence[:end])):
        inner = sentence.part(at.end(), end)
        stop = re.search(r"\b(?:er|var|blev|skulle)\b", inner)
        found = [w for w in people(inner.part(0, stop.start() if stop else len(inner))) if not _officious(w.navn)]
    return tuple(found)


def _names_after(sentence: Text, start: int) -> tuple[Who, ...]:
    rest = sentence.part(start, len(sentence))
    return tuple(w for w in people(rest) if len(w.navn.split()) > 1)[:3] if rest[:3] in (": ", ":") else ()


def _officious(navn: str) -> bool:
    return bool(re.match(r"(?:Udvalget|Byrådet|Rådet|Bestyrelsen|Kommunalbestyrelsen|Formanden|Regionsrådet)", navn))


def _stand_in(found: Attendance, sentence: Text, nummer: str | None, everyone: bool) -> bool:
    lower = sentence.casefold()
    if not any(word in lower for word in ("stedfortræder", "supple", "stedet", "indkaldt", "inhabil")):
        return False
    if re.search(r"\b(?:(?:gen)?valgt(?:es)?|udpeget)\b", sentence):
        return False
    numbers = item_numbers(sentence)
    came = not re.search(r"\b(?:mødte|deltog) ikke\b|\bikke (?:mødt|mødte)\b|men (?:mødte|kom) ikke|udeblev|ikke indkaldt", sentence)
    if match := INSTEAD.match(sentence):
        named = sentence.part(*match.span("navne" if match["navne"] else "navne3"))
        if pair := re.match(rf"(?P<s>.+?) (?:for|i stedet for) (?P<a>{NAME}.*)", named, re.DOTALL):
            replaced = people(named.part(*pair.span("a")))
            _also_absent(found, replaced, sentence, numbers)
            _substitutes(found, people(named.part(*pair.span("s"))), replaced, punkter=numbers)
            return True
        subs = people(named)
        replaced = next((people(sentence.part(*match.span(k))) for k in ("for", "for2", "for3") if match[k]), ())
        if not replaced and len(found.recent) == len(subs) == 1:
            for person, name in zip(subs, found.recent, strict=True):
                found.stedfortraedere.append(
                    Stedfortraeder(person.navn, person.parti, person.navn.span, str(name), True, numbers)
                )
            return bool(subs)
        _also_absent(found, replaced, sentence, numbers)
        _substitutes(found, subs, replaced, punkter=numbers)
        return bool(subs)
    if (match := GENITIVE.match(sentence)) and re.match(r",? (?:deltog|deltager|mødte|kom|ankom|var)\b", sentence[match.end() :]):
        replaced: str | None = str(match["for"]).removesuffix("'")
        if replaced in ("Hans", "Hendes", "Deres"):
            replaced = found.recent[0] if len(found.recent) == 1 else None
        elif replaced.endswith("s"):
            replaced = replaced[:-1]
        subs = people(sentence.part(*match.span("navne")))
        for person in subs:
            found.stedfortraedere.append(
                Stedfortraeder(person.navn, person.parti, person.navn.span, replaced, came, numbers if "deltog" in sentence else None)
            )
            if COME.search(sentence, match.end()):
                rest = sentence[match.end() :]
                punkt, naar = _item(_when(rest), rest, nummer)
                found.ankom.append(Bevaegelse(person.navn, dates.first_time(rest), punkt, naar, sentence.span))
        return bool(subs)
    if match := BECAUSE.match(sentence):
        subs = people(sentence.part(*match.span("navne")))
        replaced = people(sentence.part(*match.span("for")))
        for person in replaced if "inhabil" in match["hvorfor"] else ():
            found.inhabile.append(Inhabil(person.navn, False, False, numbers[0] if numbers else None, sentence.span))
        _also_absent(found, replaced, sentence, numbers)
        _substitutes(found, subs, replaced, punkter=numbers)
        return bool(subs)
    if match := APPOSED.match(sentence):
        _substitutes(found, people(sentence.part(*match.span("navne"))), (), punkter=numbers)
        return True
    both = re.match(
        rf"(?P<a>{NAME}.{{0,120}}?),? +(?:havde|har|var|er|meldte) [^.]{{0,40}}(?:afbud|forfald|fraværende|forhindret)[^.]{{0,30}}?,? (?:og|i stedet (?:deltog|mødte)|hvorfor|men) (?P<s>{NAME}.{{0,80}}?)(?: (?:deltog|mødte|deltager)\b.*)?$",
        sentence,
        re.DOTALL,
    )
    if both:
        absent = people(sentence.part(*both.span("a")))
        subs = people(sentence.part(*both.span("s")))
        if absent and subs:
            _absent(found, absent, sentence.span, None)
            _substitutes(found, subs, absent)
            return True
    if match := SUB_FOR.match(sentence):
        subs = people(sentence.part(*match.span("navne")))
        rest = sentence.part(*match.span("for"))
        stop = re.search(r",? (?:der|som|men|under|i punkt|ved|da|fra|på|mødte|og blev|til)\b|\. ", rest)
        replaced = people(rest.part(0, stop.start() if stop else len(rest)))
        if subs and replaced:
            _also_absent(found, replaced, sentence, numbers)
            _substitutes(found, subs, replaced, moedte=came, punkter=numbers)
            return True
    if match := SUB_CAME.match(sentence):
        subs = people(sentence.part(*match.span("navne")))
        if subs:
            names = found.recent if came and len(found.recent) == len(subs) == 1 else ()
            for i, person in enumerate(subs):
                found.stedfortraedere.append(
                    Stedfortraeder(
                        person.navn, person.parti, person.navn.span,
                        names[i] if names else None, came, numbers,
                    )
                )  # fmt: skip
            return True
    if match := re.match(rf"(?P<navne>{NAME}.{{0,60}}?), (?:der var |var )?indkaldt som {_SUB}(?: for (?P<for>{NAME}))?", sentence):
        subs = people(sentence.part(*match.span("navne")))
        replaced = people(sentence.part(*match.span("for"))) if match["for"] else ()
        _substitutes(found, subs, replaced, moedte=came, punkter=numbers)
        return bool(subs)
    if match := SUB_LABEL.match(sentence):
        subs = people(sentence.part(*match.span("navne")))
        _substitutes(found, subs, people(sentence.part(*match.span("for"))) if match["for"] else ())
        return bool(subs)
    pair = re.match(
        rf"(?P<a>{NAME}.{{0,120}}?), {_SUB} (?P<s>{NAME}.{{0,120}}?), (?:deltog|deltager|mødte)\b", sentence, re.DOTALL
    )
    if pair:
        both_names = people(sentence.part(*pair.span("a"))) + people(sentence.part(*pair.span("s")))
        _substitutes(found, both_names[len(both_names) // 2 :], both_names[: len(both_names) // 2], punkter=numbers)
        return True
    return False


def _also_absent(
    found: Attendance, replaced: Sequence[Who], sentence: Text, numbers: tuple[str, ...] | None
) -> None:
    """The absentee is told by the substitution, unless somebody printed the absence already."""
    known = {str(f.navn) for f in found.fravaer} | {str(i.navn) for i in found.inhabile}
    new = [w for w in replaced if str(w.navn) not in known]
    inhabil = re.search(r"inhabil", sentence)
    if new and not inhabil:
        _absent(found, new, sentence.span, numbers if numbers and len(numbers) > 1 else None)


def _moved(found: Attendance, sentence: Text, nummer: str | None, everyone: bool) -> bool:
    came, went = COME.search(sentence), GO.search(sentence)
    if not came and not went:
        return False
    if re.search(r"deltog (?:i mødet |først )?fra", sentence) and not re.search(r"fra (?:og med )?(?:kl|punkt|pkt|sag)", sentence):
        return False
    verb = min((m for m in (came, went) if m), key=lambda m: m.start())
    head = sentence.part(0, verb.start())
    if len(head) > 200:
        return False
    who = [w for w in people(head) if not _officious(w.navn)]
    rest = sentence[verb.end() :]
    if fra := re.search(r"fra(?: og med)?$|til og med$|indtil$", verb[0]):
        rest = sentence[verb.start() + fra.start() :]
    time = dates.first_time(rest) or (dates.first_time(head) if "kl" in head.lower() else None)
    when = _when(rest) or _when(head)
    place = re.search(r"\b(?:mødet|lokalet|salen|byrådssalen|mødelokalet)\b", rest[:40])
    if not who or not (time or when or place):
        return False
    if verb is came and not re.match(r"ankom|tiltrådte|genind|vendte|stødte|deltog", verb[0]) and not (time or when):
        return False
    if re.match(r"\s+(?:ind|frem|til enighed|med|i gang|videre|igennem|over)\b(?! mødet)", rest) and not time:
        return False
    punkt, naar = _item(when, sentence, nummer)
    target = found.ankom if verb is came else found.forlod
    for person in who:
        target.append(Bevaegelse(person.navn, time, punkt, naar, sentence.span))
    if came and went:
        other_found = found.forlod if target is found.ankom else found.ankom
        later = max((m for m in (came, went) if m), key=lambda m: m.start())
        tail = sentence[later.end() :]
        time2, when2 = dates.first_time(tail), _when(tail)
        if time2 or when2:
            punkt2, naar2 = _item(when2, tail, nummer)
            for person in who:
                other_found.append(Bevaegelse(person.navn, time2, punkt2, naar2, sentence.span))
    return True


def _when(rest: str) -> "re.Match[str] | None":
    return next((m for m in WHEN.finditer(rest) if m["slags"] or "behandling" in m[0]), None)


def _item(when: "re.Match[str] | None", sentence: str, nummer: str | None) -> tuple[str | None, str | None]:
    if when is None:
        number = NUMBERED.search(sentence)
        return (number["nummer"] if number else None), None
    naar = NAARE[when["naar"].lower()]
    if when["nummer"]:
        return when["nummer"], naar
    return nummer, naar


def _missing(found: Attendance, sentence: Text, nummer: str | None, everyone: bool) -> bool:
    match = ABSENT.match(sentence)
    if not match:
        return False
    names = sentence.part(*match.span("navne"))
    if re.search(r"\b(?:orienterede|oplyste|fortalte|bemærkede|ønsker|mener)\b", names):
        return False
    who = [w for w in people(names) if not _officious(w.navn)]
    if not who:
        return False
    rest = match["rest"]
    numbers = item_numbers(rest)
    if re.search(r"\bikke\b", match["verb"]) and re.match(r" (?:i|under|ved) (?:behandling|punkt|denne|dette|sagen|pkt)", rest) is None and numbers is None and not re.match(
        r"\s*(?:\.|$|i mødet|mødet|, |på mødet|i dag|i den lukkede|på grund|pga|grundet)", rest.lstrip() if rest else ""
    ):
        return False
    grund = None
    if reason := re.match(
        r",? *(?:på grund af|pga\.?|grundet|p\.g\.a\.) +(?P<grund>[^.]{2,60})|, (?P<grund2>[a-zæøå][a-zæøå -]{2,40})(?=\.|$)", rest
    ):
        grund = (reason["grund"] or reason["grund2"]).strip()
    if re.search(r"lukkede (?:del|dagsorden)", rest) and not numbers:
        pass
    _absent(found, who, sentence.span, numbers, grund)
    tail = re.search(rf"(?:,|og) (?:i stedet )?(?:deltog|mødte) (?P<navne>{NAME}.*)", rest, re.DOTALL)
    if tail:
        offset = match.start("rest")
        subs = people(sentence.part(offset + tail.start("navne"), offset + tail.end("navne")))
        _substitutes(found, subs, who)
    return True


def _guests(found: Attendance, sentence: Text, nummer: str | None, everyone: bool) -> bool:
    if not everyone:
        return False
    match = GUEST.match(sentence)
    if not match:
        return False
    numbers = item_numbers(match["punkter"])
    names = sentence.part(*match.span("navne"))
    who = people(names)
    if who and len(who[0].navn.split()) > 1:
        for person in who:
            navn, rolle = _occupation(person.navn)
            found.deltagere.append(
                Deltager(navn, person.organisation, rolle or person.rolle or person.rest, numbers, navn.span)
            )
    else:
        for match in re.finditer(r"(?:(?! og |, )[^\n])+", names):
            words = names.part(*match.span())
            start = len(words) - len(words.lstrip(" ,"))
            words = words.part(start, len(words)).part(0, len(words[start:].rstrip(" ,")))
            words = words.part(3, len(words)) if words.startswith("og ") else words
            found.deltagere.append(Deltager(words, None, None, numbers, words.span))
    return True


def _occupation(navn: Text) -> tuple[Text, str | None]:
    """`Arkitekt Jonna Lundbæk` is Jonna Lundbæk, arkitekt."""
    match = OCCUPATION.match(navn)
    if match and navn.span.end - navn.span.start == len(navn):
        return navn.part(match.end(), len(navn)), match[0].strip()
    return navn, None


def unique(found: Iterator[Fravaer]) -> tuple[Fravaer, ...]:
    """Each absentee once: the first that is printed."""
    seen: dict[tuple[str, tuple[str, ...] | None], Fravaer] = {}
    for absent in found:
        seen.setdefault((str(absent.navn), absent.punkter), absent)
    return tuple(seen.values())
