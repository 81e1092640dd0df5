"""From an item's lines to a Punkt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from referat_lint.grammar import attendance, decisions, labels, titles
from referat_lint.grammar.attendance import Attendance
from referat_lint.grammar.decisions import Kept
from referat_lint.grammar.heading_lines import Heading
from referat_lint.grammar.lines import NO_KINDS, Line
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.recommendations import recommendation
from referat_lint.grammar.sentences import sentences
from referat_lint.grammar.sections import Meeting, Section, sections
from referat_lint.grammar.statements import statements
from referat_lint.grammar.votes import votes
from referat_lint.model import (
    Afsnit,
    Afstemning,
    Beslutning,
    Bilag,
    Indstilling,
    Punkt,
    Svar,
    Tidligere,
    Udtalelse,
)
from referat_lint.source import Span, Text

VOTING = frozenset({"stemme"})
WITHDRAWN = pattern(
    r"^(?:udgår|udgik|udgået|punktet (?:udgår|udgik|er udgået|blev taget af|tages af)|sagen (?:udgår|udgik|er udgået|blev taget af|tages af))\b",
    re.IGNORECASE,
)
ICON = pattern(r"application/pdf icon ")
FILE = pattern(r"(?:casenoi?\d[\w.-]*|[\w.-]+\.(?:pdf|docx?|xlsx?|pptx?))", re.IGNORECASE)
NO_BILAG = pattern(r"(?:ingen(?: bilag)?|intet|-|–)\.?$", re.IGNORECASE)
BILAG = pattern(r"(?:[Bb]ilag )?(?P<nummer>\d{1,2}|[A-Z](?=[.:)]))(?: ?[:.)] *| +[-–] +)(?P<titel>\S.*)$", re.DOTALL)
COUNT = pattern(r"\d{1,3}$")
TRAIL = pattern(r" *(?:\(?\d+ ?[kKmM]B\)?|\(pdf\)|- ?pdf)$", re.IGNORECASE)


@dataclass(slots=True)
class Layout:
    """What the document does everywhere, worked out once."""

    meeting: Meeting
    headed: bool  # decisions stand under headings
    extra: frozenset[str]  # labels of its own


@dataclass(slots=True)
class Read:
    """An item, its lines, and what they say of attendance that may belong elsewhere."""

    punkt: Punkt
    attendance: Attendance
    lines: Sequence[Line]


def item(source: Text, heading: Heading | None, lines: Sequence[Line], layout: Layout, ordinal: int) -> Read:
    """Read one item from the lines below its heading."""
    nummer = heading.nummer if heading else None
    titel = heading.titel if heading else None
    sagsnummer, lukket = heading.sagsnummer if heading else None, bool(heading and heading.lukket)
    body: list[Line] = []
    for line in lines:
        if line.used:
            continue
        if len(body) < 4 and (number := _case(line)):
            sagsnummer = sagsnummer or number[0]
            line.used = "hoved"
            lukket = lukket or bool(labels.LUKKET.search(line.text[:14]))
            continue
        if len(body) < 3 and labels.FLAGS.fullmatch(line.text):
            line.used = "hoved"
            lukket = lukket or bool(labels.LUKKET.search(line.text))
            continue
        if not body and titel and titles.same(line.text, str(titel)) and len(line.text) > 4:
            line.used = "hoved"
            continue
        body.append(line)
    if heading is not None and heading.svar is not None:
        at = heading.svar.span.start
        body.insert(0, Line(heading.svar, heading.line, 0, 0, False, NO_KINDS, at, cut=True))
    before, parts = sections(source, body, layout.meeting, layout.extra)
    return _build(source, heading, lines, before, parts, layout, ordinal, (nummer, titel, sagsnummer, lukket))


def _case(line: Line) -> tuple[Text | None] | None:
    match = line.read("sagsnummer")
    if match and not line.bullet:
        return (line.text.part(*match.span("sagsnummer")),)
    return (None,) if line.read("tom_sag") else None


def _build(
    source: Text,
    heading: Heading | None,
    lines: Sequence[Line],
    before: list[Line],
    parts: list[Section],
    layout: Layout,
    ordinal: int,
    read: tuple[Text | None, Text | None, Text | None, bool],
) -> Read:
    nummer, titel, sagsnummer, lukket = read
    number = None if nummer is None else str(nummer)
    own = [s for s in parts if s.slags == "beslutning" and s.egen]
    found, beslutning, egne_ord, stemmer, udtalt = _own(source, own, parts, before, layout, number, titel)
    indstilling = _recommended(source, parts)
    if beslutning is not None and own:
        beslutning = _answered(source, beslutning, own, indstilling, found)
    if beslutning is not None and own:
        stemmer = _votes(source, beslutning, own, found, stemmer)
    tidligere = _earlier(source, parts, layout)
    head = heading.head if heading else (lines[0].text.span if lines else Span(0, 0))
    start = head.start
    kept = [line for line in lines if line.used != "moebler"]
    end = max([head.end, *(line.end for line in kept[-1:])])
    art = titles.art_of(None if titel is None else str(titel))
    udgaaet = bool(beslutning and beslutning.slags == "udgaaet") or bool(before and WITHDRAWN.match(before[0].text))
    return Read(
        Punkt(
            nummer=nummer,
            titel=titel,
            art=art,
            sagsnummer=sagsnummer,
            lukket=lukket,
            udgaaet=udgaaet,
            span=Span(start, end),
            afsnit=tuple(_afsnit(source, parts)),
            indstilling=indstilling,
            beslutning=beslutning,
            tidligere=tidligere,
            afstemninger=stemmer,
            udtalelser=udtalt,
            bilag=tuple(_attachments(before, parts)),
            head=head,
            ordinal=ordinal,
            lover_resultat=titles.promises(None if titel is None else str(titel)),
            egne_ord=egne_ord,
        ),
        _called_in(indstilling, found, None if titel is None else str(titel)),
        lines,
    )


def _called_in(indstilling: Indstilling | None, found: Attendance, titel: str | None) -> Attendance:
    """`at NAVN indtræder som stedfortræder for NAVN`, in an item about just that."""
    if indstilling is None or not titel or not re.search(r"stedfortræder|suppleant", titel, re.IGNORECASE):
        return found
    for led in indstilling.led:
        words = re.match(r"at +", led.tekst)
        if words and attendance.SUB_FOR.match(led.tekst[words.end() :]):
            start = led.span.start + words.end()
            attendance.read_sentence(found, attendance.Said(Text(led.tekst[words.end() :], Span(start, led.span.end))))
    return found


# The own decision


def _own(
    source: Text,
    own: list[Section],
    parts: list[Section],
    before: list[Line],
    layout: Layout,
    number: str | None,
    titel: Text | None,
) -> tuple[Attendance, Beslutning | None, str, tuple[Afstemning, ...], tuple[Udtalelse, ...]]:
    lines = [line for section in own for line in section.lines if not _furniture(line)]
    valg = titel is not None and titles.art_of(str(titel)) == "valg"
    absent_item = titel is not None and re.match(r"fravær|fremmøde|afbud|mødedeltag|tilstede", str(titel), re.I)
    if own:
        found = attendance.read(source, lines, nummer=number, bare=True, valg=valg)
        if before:
            found = _also(found, attendance.read(source, before, nummer=number))
        for section in parts:
            if section.slags in ("sagsfremstilling", "indledning") and absent_item:
                found = _also(found, attendance.read(source, section.lines, nummer=number, bare=True))
        found = _outside(source, before, parts, found, number)
        beslutning, words = _headed(source, own, lines, found)
    else:
        prose = [line for line in before if not _furniture(line)]
        if not layout.headed and not prose:
            prose = [line for s in parts if s.slags in ("andet", "sagsfremstilling", "vurdering") for line in s.lines]
        found = attendance.read(source, prose, nummer=number, bare=False, valg=valg)
        rest = _staying(prose, Kept(source, found.taken))
        beslutning, words = None, ""
        if not layout.headed or not parts:
            beslutning = _prose(source, rest)
        if beslutning is None:
            beslutning, found = _hidden(source, parts, found, number)
    return found, beslutning, words, *_spoken(source, beslutning, lines, before, found, own)


HIDDEN = pattern(
    r"(?:(?:Indstillingen|Forslaget|Sagen|Punktet|Orienteringen) (?:blev |er )?)?(?:[Gg]odkendt|[Uu]dsat|[Tt]iltrådt|[Vv]edtaget|[Aa]nbefales"
    r"|[Tt]aget til efterretning|[Tt]il efterretning|[Dd]røftet|[Ff]orkastet|[Bb]evilget|[Ii]ndstilles godkendt)(?:[.,].*|$| (?:som indstillet|med |uden ).*)",
    re.DOTALL,
)


def _hidden(
    source: Text, parts: list[Section], found: Attendance, number: str | None
) -> tuple[Beslutning | None, Attendance]:
    """A decision that is the last sentence of another section, a word alone such as "Godkendt."."""
    for section in reversed(parts):
        if section.slags in ("indstilling", "bilag", "beslutning", "politisk_behandling") or not section.lines:
            continue
        last = section.lines[-1]
        said = list(sentences(last.text))
        if len(said) < 2 and len(section.lines) > 1 and HIDDEN.fullmatch(last.text):
            said = [last.text]
        if not said or not HIDDEN.fullmatch(said[-1]) or (len(said) == 1 and len(section.lines) == 1):
            return None, found
        words = said[-1]
        found = _also(found, attendance.read(source, [last], nummer=number))
        return Beslutning(decisions.classify(words), None, None, str(words), (), words.span), found
    return None, found


def _outside(source: Text, before: list[Line], parts: list[Section], found: Attendance, number: str | None) -> Attendance:
    """Absence printed between a heading and the own decision ("NAVN, NAVN" before Beslutning)."""
    quoted = [i for i, s in enumerate(parts) if s.slags == "beslutning" and not s.egen]
    for i, section in enumerate(parts):
        if section.slags == "beslutning" or not section.lines:
            continue
        following = parts[i + 1] if i + 1 < len(parts) else None
        if following is not None and following.slags == "beslutning" and following.egen and not (i in quoted):
            last = section.lines[-1]
            if section.slags == "bilag" or not (last.gap or len(section.lines) == 1 or not last.bullet):
                continue
            if attendance.name_pieces(last.text) and len(last.text.split()) >= 2 and attendance.only_people(last.text):
                more = attendance.read(source, [last], nummer=number, bare=True)
                if more.fravaer:
                    section.lines.pop()
                    found = _also(found, more)
    return found


def _also(one: Attendance, other: Attendance) -> Attendance:
    one.fravaer += other.fravaer
    one.stedfortraedere += other.stedfortraedere
    one.ankom += other.ankom
    one.forlod += other.forlod
    one.inhabile += other.inhabile
    one.deltagere += other.deltagere
    one.taken += other.taken
    one.quorum = one.quorum or other.quorum
    one.quorum_fra = one.quorum_fra or other.quorum_fra
    if other.angivet is not None:
        one.tell(other.angivet.slags, other.angivet.span)
    return one


def _furniture(line: Line) -> bool:
    if line.used or labels.FURNITURE.fullmatch(line.text):
        line.used = line.used or "moebler"
        return True
    return False


def _staying(lines: Sequence[Line], kept: Kept) -> list[Line]:
    return [line for line in lines if not kept.covers(line.text.span)]


def _headed(source: Text, own: list[Section], lines: list[Line], found: Attendance) -> tuple[Beslutning | None, str]:
    words = "\n".join(line.text for line in lines)
    head = next((s.afgoerelse for s in own if s.afgoerelse is not None), None)
    furniture = [line.text.span for section in own for line in section.lines if line.used == "moebler"]
    kept = Kept(source, [*found.taken, *furniture])
    stay = _trimmed(_staying(lines, kept))
    if not stay:
        return None, words
    span = kept.span(Span(stay[0].mark, stay[-1].end))
    if span is None:
        return None, words
    tekst = kept.text(span)
    if decisions.EMPTY.fullmatch(tekst) or not _own_words(tekst):
        return None, words
    organ, dato = (head.organ, head.dato) if head else (None, None)
    return Beslutning(decisions.classify(tekst), organ, dato, tekst, (), span), words


def _trimmed(lines: list[Line]) -> list[Line]:
    """Without a lone full stop or a bare count of attachments at the end."""
    end = len(lines)
    while end and (decisions.EMPTY.fullmatch(lines[end - 1].text) or COUNT.match(lines[end - 1].text)):
        end -= 1
    return lines[:end]


def _own_words(tekst: str) -> bool:
    return bool(re.search(r"\w", tekst)) and not re.fullmatch(r"Udfyldes, hvis punktet er lukket\.?|.*udfyldes,? hvis punktet er lukket.*", tekst, re.I | re.S)


def _prose(source: Text, lines: list[Line]) -> Beslutning | None:
    found = decisions.prose_decision(source, lines)
    if not found:
        return None
    led = _lettered(lines, found)
    tekst = " ".join(str(s) for s in found) if len(found) > 1 else str(found[0])
    span = Span(found[0].span.start, found[-1].span.end)
    slags = {svar.slags for svar in led}
    kind = decisions.classify(tekst) if not led else (next(iter(slags)) if len(slags) == 1 else "andet")
    return Beslutning(kind, None, None, tekst, led, span)


def _lettered(lines: list[Line], found: list[Text]) -> tuple[Svar, ...]:
    """`a) TITEL` with its result on the lines below: an answer for each letter."""
    starts = [(m["bogstav"], line.start) for line in lines if (m := re.match(r"(?P<bogstav>[a-hA-H])[.)] ", line.text))]
    if len(starts) < 2:
        return ()
    out = []
    for i, (letter, start) in enumerate(starts):
        end = starts[i + 1][1] if i + 1 < len(starts) else lines[-1].end + 1
        said = [s for s in found if start <= s.span.start < end]
        if said:
            words = " ".join(map(str, said))
            out.append(Svar(letter, decisions.classify(words), words, Span(said[0].span.start, said[-1].span.end)))
    return tuple(out) if len(out) > 1 else ()


def _answered(source: Text, beslutning: Beslutning, own: list[Section], indstilling: Indstilling | None, found: Attendance) -> Beslutning:
    kept = Kept(source, found.taken)
    lines = _staying([line for s in own for line in s.lines if line.used != "moebler"], kept)
    points = [led.nummer or str(i) for i, led in enumerate(indstilling.led if indstilling else (), 1)]
    if not points and not any(decisions.ADDRESSED.match(line.text) for line in lines):
        return beslutning
    led = decisions.answers(lines, points, kept)
    if not led:
        return beslutning
    slags = {svar.slags for svar in led}
    kind = beslutning.slags if beslutning.slags in ("udgaaet",) else (next(iter(slags)) if len(slags) == 1 else "andet")
    return replace(beslutning, slags=kind, led=led)


def _spoken(
    source: Text, beslutning: Beslutning | None, lines: list[Line], before: list[Line], found: Attendance, own: list[Section]
) -> tuple[tuple[Afstemning, ...], tuple[Udtalelse, ...]]:
    if beslutning is None:
        whole = lines or (before if not own else [])
        if not whole or not any(line.kinds & {"stemme", "udtalelse"} for line in whole):
            return (), ()
        span = Span(whole[0].start, whole[-1].end)
    else:
        whole = lines or before
        if not whole:
            return (), ()
        span = beslutning.span if own else Span(whole[0].start, whole[-1].end)
    speaking = _staying([line for line in whole if line.kinds & {"stemme", "udtalelse"}], Kept(source, found.taken))
    if not speaking:
        return (), ()
    text = Text(source[slice(*span)], span)
    voted = votes(text) if any("stemme" in line.kinds for line in speaking) else ()
    return voted, statements(text, voted)


def _votes(
    source: Text, beslutning: Beslutning, own: list[Section], found: Attendance, whole: tuple[Afstemning, ...]
) -> tuple[Afstemning, ...]:
    """Votes inside numbered answers are about that point."""
    if not beslutning.led or not whole:
        return whole
    out: list[Afstemning] = []
    done: set[Span] = set()
    for svar in beslutning.led:
        if svar.span in done:
            continue
        done.add(svar.span)
        out += votes(Text(source[slice(*svar.span)], svar.span), svar.nummer)
    inside = [
        vote for vote in whole
        if not any(s.span.start < vote.span.end and vote.span.start < s.span.end for s in beslutning.led)
    ]
    return tuple(sorted([*inside, *out], key=lambda vote: vote.span))


# Recommendation, earlier bodies, sections, attachments


def _recommended(source: Text, parts: list[Section]) -> Indstilling | None:
    for section in parts:
        if section.slags == "indstilling" and section.lines:
            found = recommendation(source, [x for x in section.lines if not _furniture(x)], section.overskrift)
            if found is not None:
                return found
    return None


def _earlier(source: Text, parts: list[Section], layout: Layout) -> tuple[Tidligere, ...]:
    out = []
    for section in parts:
        found = section.afgoerelse
        if section.slags != "beslutning" or section.egen or found is None or not found.organ or not found.dato:
            continue
        lines = [line for line in section.lines if not _furniture(line)]
        said = attendance.read(source, lines, nummer=None, bare=True)
        kept = Kept(source, said.taken)
        stay = _trimmed(_staying(lines, kept))
        if not stay:
            continue
        span = kept.span(Span(stay[0].start, stay[-1].end))
        if span is None:
            continue
        tekst = kept.text(span)
        led = decisions.answers(stay, [str(n) for n in range(1, 20)], kept)
        slags = {svar.slags for svar in led}
        kind = decisions.classify(tekst) if not led else (next(iter(slags)) if len(slags) == 1 else "andet")
        voted: tuple[Afstemning, ...] = ()
        if any("stemme" in line.kinds for line in stay):
            voted = votes(Text(source[slice(*span)], span))
        out.append(
            Tidligere(found.organ, found.dato, found.punkt, kind, tekst, led, voted, Span(section.head.start, span.end))
        )
    return tuple(out)


def _afsnit(source: Text, parts: list[Section]) -> list[Afsnit]:
    """The sections as printed; an earlier body's decision without that word belongs to the one above."""
    out: list[Afsnit] = []
    for section in parts:
        lines = [line for line in section.lines if line.used != "moebler"]
        end = lines[-1].end if lines else section.head.end
        if section.quoted and not section.egen and out:
            last = out[-1]
            text = source[last.head.end if not last.tekst else last.span.start : end]
            start = source.find(last.tekst, last.span.start) if last.tekst else last.head.end
            text = source[start:end].strip()
            out[-1] = replace(last, tekst=text, span=Span(last.span.start, end))
            continue
        tekst = source[lines[0].start : end] if lines else ""
        head = section.head.text.span
        if not section.overskrift:
            head = Span(section.head.start, section.head.start)
        out.append(
            Afsnit(section.slags, section.overskrift, tekst.strip(), Span(section.head.start, end), head, section.egen)
        )
    return out


def _attachments(before: list[Line], parts: list[Section]) -> list[Bilag]:
    out: list[Bilag] = [found for line in before for found in icons(line)]
    for section in parts:
        if section.slags == "bilag":
            for line in section.lines:
                out += _attachment(line)
    return out


def _attachment(line: Line) -> list[Bilag]:
    words = line.text
    if line.used or labels.FURNITURE.fullmatch(words) and not ICON.match(words) or NO_BILAG.match(words) or COUNT.match(words):
        return []
    if half := re.fullmatch(r"(.{6,})\1", words):
        words = line.text.part(0, len(half[1]))
    match = BILAG.match(words)
    nummer = None
    if match:
        nummer, words = match["nummer"], words.part(*match.span("titel"))
    titel = " ".join(words.split()).strip(" -•")
    return [Bilag(nummer, titel, words.span)] if titel else []


def icons(line: Line) -> list[Bilag]:
    """`application/pdf icon FIL.pdfapplication/pdf icon FIL.pdf`: attachments above the sections."""
    out = []
    for match in re.finditer(r"application/pdf icon (?P<fil>.+?\.\w{3,4})(?=application/pdf icon|$)", line.text):
        out.append(Bilag(None, match["fil"], line.text.part(*match.span("fil")).span))
    return out


def points(led: Sequence[Svar]) -> list[str]:
    """The numbers that were answered."""
    return [svar.nummer for svar in led]
