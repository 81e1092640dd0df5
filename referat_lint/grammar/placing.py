"""Head and items put together: what is said in one place and belongs in another is placed there."""

import re
from collections.abc import Sequence
from dataclasses import replace

from referat_lint.grammar import attendance, bodies, dates, head as heads, items, labels, losses, titles
from referat_lint.grammar.contents import Contents
from referat_lint.grammar.decisions_headings import own_heading
from referat_lint.grammar.items import Layout, Read
from referat_lint.grammar.lines import Line
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.sections import Meeting
from referat_lint.ledger import ledger
from referat_lint.model import (
    Deltager,
    Fravaer,
    FravaerAngivet,
    Medlem,
    Moede,
    Punkt,
    Raekke,
    Referat,
)
from referat_lint.names import Register
from referat_lint.source import Source, Span, Text

WITHDRAWN = pattern(
    r"\b(?:[Pp]unkt|[Pp]kt\.?|[Ss]ag)(?:et|en|erne)?(?: nr\.?)? (?P<numre>\d+[a-z]?(?:(?:,| og|-) ?\d+[a-z]?)*)(?: [^.]{0,60}?)? (?:udgår|udgik|udgået|tages af|taget af|blev taget af|trækkes|er trukket)"
)
REORDERED = pattern(
    r"\b(?:[Pp]unkt|[Pp]kt\.?|[Ss]ag)(?: nr\.?)? \d+[a-z]? (?:blev |er )?(?:behandle(?:s|t)|tages|taget|blev taget|fremrykkes|rykkes)\b[^.]*\b(?:før|efter|som|inden|først|sidst)"
    r"|rækkefølge[^.]{0,40}(?:ændret|blev)|[Pp]unkterne blev (?:behandlet|taget) i (?:rækkefølgen|en anden)",
)


def place(
    source: Source,
    text: Text,
    lines: Sequence[Line],
    cut: frozenset[str],
    table: Contents,
    head: heads.Head,
    meeting: Meeting,
    reads: Sequence[Read],
    layout: Layout,
    closing: int,
) -> Referat:
    """The whole referat from its parts."""
    for line in lines[closing:]:
        line.used = line.used or "moebler"
    _count_items(reads)
    end = heads.read(text, list(lines[closing:]))
    if not head.medlemmer:
        _lists_in_items(text, head, reads)
    head.deltagere += [d for d in end.deltagere if d.navn not in {m.navn for m in head.medlemmer}]
    moede = _moede(head.moede, end.moede, meeting, lines, reads)
    punkter = [read.punkt for read in reads]
    punkter = _with_closed(punkter, table)
    said = _attendance_in_items(head, reads)
    punkter = _moved(punkter, reads, head)
    lost = losses.tabt(lines, punkter, cut, columns=head.columns)
    liste = _medlemsliste(head)
    art = _art(lines, punkter, table, moede, head, layout)
    if art == "dagsorden":
        said = None
        punkter = [replace(p, fravaer_angivet=None, fravaerende=()) for p in punkter]
    numbers = [str(p.nummer) for p in punkter if p.lukket and p.nummer]
    absent = attendance.unique(iter(head.attendance.fravaer))
    absent = tuple(_closed_part(text, a, numbers) for a in absent)
    quorum = next(((r.attendance.quorum, r.attendance.quorum_fra) for r in reads if r.attendance.quorum), (None, None))
    referat = Referat(
        kilde=source,
        span=Span(0, len(source.text)),
        head=lines[0].text.span if lines else Span(0, 0),
        art=art,
        andel_forstaaet=losses.understood(lines),
        tabt=lost,
        moede=moede,
        medlemmer=tuple(head.medlemmer),
        medlemsliste=liste,
        fravaerende=absent,
        fravaer_angivet=said if art != "dagsorden" else None,
        deltagere=_once(head.deltagere),
        stedfortraedere=tuple(head.attendance.stedfortraedere),
        indhold=table.rows,
        punkter=tuple(punkter),
        aflyst=head.aflyst or _cancelled(punkter),
        ikke_beslutningsdygtig=quorum[0],
        ikke_beslutningsdygtig_fra=quorum[1],
        flere_moeder=_several(lines),
        egne_overskrifter=layout.headed,
        raekkefoelge_aendret=any(
            REORDERED.search(line.text) for line in lines if "behandle" in line.text or "rækkef" in line.text or " før " in line.text
        ),
        linjer=tuple(line.text for line in lines),
        indhold_span=table.heading,
    )
    states = ledger(referat)
    return replace(
        referat,
        punkter=tuple(replace(p, fremmoede=state) for p, state in zip(referat.punkter, states, strict=True)),
    )


def _lists_in_items(text: Text, head: heads.Head, reads: Sequence[Read]) -> None:
    """Who came may stand in an item ("1. Fraværende", "Fremmøde:") where the head has no list."""
    for read in reads:
        if read.punkt.art == "valg":
            continue
        for i, line in enumerate(read.lines):
            if not heads.lists_people(line) or "valgt" in line.text:
                continue
            found = heads.read(text, [line, *_until_label(read.lines[i + 1 :])])
            if found.medlemmer:
                head.medlemmer += found.medlemmer
                head.deltagere += found.deltagere
                head.blocks += found.blocks
                return


def _until_label(lines: Sequence[Line]) -> list[Line]:
    out: list[Line] = []
    for line in lines[:80]:
        if line.label or heads.ends_list(line):
            break
        out.append(line)
    return out


def _count_items(reads: Sequence[Read]) -> None:
    """Lines of items that stand in a section, or in an item of a document without sections, are understood."""
    for read in reads:
        punkt = read.punkt
        spans = [a.span for a in punkt.afsnit] or [punkt.span]
        first, last = spans[0].start, spans[-1].end
        for line in read.lines:
            if first <= line.start < last:
                line.used = line.used or "afsnit"


def _moede(moede: Moede, end: Moede, meeting: Meeting, lines: Sequence[Line], reads: Sequence[Read]) -> Moede:
    organ = moede.organ or meeting.organ
    dato = moede.dato or meeting.dato
    periode = moede.periode
    places = list(moede.datoer)
    earlier = {t.span.start for read in reads for t in read.punkt.tidligere}
    for line in lines:
        found = own_heading(line)
        if found is None or line.start in earlier:
            continue
        if periode is None and found.periode and bodies.same_body(found.organ, organ):
            periode = found.periode
        if found.ord and not found.fra and found.dato and found.dato_span and bodies.same_body(found.organ, organ):
            start, stop = found.dato_span
            places.append(Text(found.dato, Span(line.start + start, line.start + stop)))
    slut = moede.slut or end.slut
    if slut is None:
        slut = _end_time(lines)
    return replace(
        moede,
        organ=organ,
        organtype=bodies.organtype(organ),
        periode=periode,
        dato=dato,
        slut=slut,
        datoer=tuple(places),
    )


def _end_time(lines: Sequence[Line]) -> str | None:
    for line in lines:
        if "ødet " in line.text:
            match = re.search(
                r"\b[Mm]ødet (?:er |blev )?(?:sluttede|slut|hævet|hæves|sluttet|afsluttet)(?: |:)*(?:kl\.?:? *)?(\d{1,2})(?:[.:](\d\d))?(?!\d)",
                line.text,
            )
            if match and int(match[1]) <= 24:
                return f"{int(match[1]):02}:{match[2] or '00'}"
    return None


def _with_closed(punkter: list[Punkt], table: Contents) -> list[Punkt]:
    """Closed items that stand in the contents alone are items too, in the place of their number."""
    numbers = {str(p.nummer) for p in punkter if p.nummer}
    keys = {titles.folded(str(p.titel)) for p in punkter if p.titel}
    for at, row in enumerate(table.rows):
        if not row.lukket or (row.nummer is not None and row.nummer in numbers):
            continue
        if row.titel is not None and row.nummer is None:
            key = titles.folded(str(row.titel))
            if any(other.startswith(key) for other in keys):  # a contents may cut its titles
                continue
        art = titles.art_of(None if row.titel is None else str(row.titel))
        if (row.nummer is None and row.titel is None) or art in ("bilagsoversigt", "underskrift"):
            continue  # a list that names no business: nothing was decided there
        nummer = None if row.nummer is None else Text(row.nummer, row.span)
        punkt = Punkt(
            nummer=nummer, titel=row.titel, art=art,
            sagsnummer=None, lukket=True, udgaaet=False, span=row.span, head=row.span, kun_i_indhold=True,
        )  # fmt: skip
        later = {r.nummer for r in table.rows[at + 1 :]}
        position = next((i for i, p in enumerate(punkter) if p.nummer is not None and str(p.nummer) in later), len(punkter))
        punkter.insert(position, punkt)
    return [replace(p, ordinal=i) for i, p in enumerate(punkter, 1)]


def _attendance_in_items(head: heads.Head, reads: Sequence[Read]) -> FravaerAngivet | None:
    return head.attendance.angivet


def _moved(punkter: list[Punkt], reads: Sequence[Read], head: heads.Head) -> list[Punkt]:
    """Statements about a later item are placed in the item they name; the rest where they stand."""
    at = {str(p.nummer): i for i, p in enumerate(punkter) if p.nummer is not None}
    by_span = {p.head: i for i, p in enumerate(punkter)}
    gathered: list[dict[str, list[object]]] = [
        {k: [] for k in ("fravaerende", "stedfortraedere", "ankom", "forlod", "inhabile")} for _ in punkter
    ]
    said: list[FravaerAngivet | None] = [None] * len(punkter)
    withdrawn: set[str] = set()
    sources = [(None, head.attendance)] + [(read, read.attendance) for read in reads]
    for read, found in sources:
        here = by_span.get(read.punkt.head) if read is not None else None
        if here is not None:
            said[here] = found.angivet
        for key in ("ankom", "forlod", "inhabile"):
            for event in getattr(found, key):
                named = (event.punkt or "").split("/")[0]
                target = at.get(named, here)
                if target is None:
                    target = 0 if punkter else None
                if target is None:
                    continue
                if key == "inhabile" and event.punkt is not None:
                    event = replace(event, punkt=event.punkt)
                gathered[target][key].append(event)
        if here is None:
            continue
        gathered[here]["fravaerende"] += attendance.unique(iter(found.fravaer))
        gathered[here]["stedfortraedere"] += found.stedfortraedere
    for read in reads:
        words = " ".join(filter(None, (read.punkt.egne_ord, read.punkt.beslutning.tekst if read.punkt.beslutning else "")))
        for match in WITHDRAWN.finditer(words):
            withdrawn.update(re.findall(r"\d+[a-z]?", match["numre"]))
    out = []
    for i, punkt in enumerate(punkter):
        got = gathered[i]
        out.append(
            replace(
                punkt,
                fravaerende=tuple(got["fravaerende"]),  # type: ignore[arg-type]
                fravaer_angivet=said[i],
                stedfortraedere=tuple(got["stedfortraedere"]),  # type: ignore[arg-type]
                ankom=tuple(got["ankom"]),  # type: ignore[arg-type]
                forlod=tuple(got["forlod"]),  # type: ignore[arg-type]
                inhabile=tuple(got["inhabile"]),  # type: ignore[arg-type]
                udgaaet=punkt.udgaaet or (punkt.nummer is not None and str(punkt.nummer) in withdrawn),
            )
        )
    return out


def _closed_part(text: Text, absent: Fravaer, closed: Sequence[str]) -> Fravaer:
    """`deltog ikke i den lukkede del`: absent in the closed items."""
    if absent.punkter is None and closed:
        after = text[absent.span.end : absent.span.end + 60].split(".")[0]
        if re.search(r"lukkede (?:del|dagsorden|punkter)", after):
            return replace(absent, punkter=tuple(closed))
    return absent


def _medlemsliste(head: heads.Head) -> str | None:
    blocks = [b for b in head.blocks if b.kind in ("medlemmer", "deltagere", "tilstede", "formand", "fri") and b.lines]
    if not head.medlemmer:
        return None
    kinds = {b.kind for b in blocks}
    names = {str(m.navn) for m in head.medlemmer}
    whole = [f for f in head.attendance.fravaer if f.punkter is None]
    register = Register((str(m.navn), m.parti) for m in head.medlemmer)
    inside = any(register.find(str(f.navn)) for f in whole)
    if "tilstede" in kinds:
        return "fremmoedte"
    if inside:
        return "alle"
    replaced = {s.for_ for s in head.attendance.stedfortraedere if s.for_}
    if whole and not inside and (set(map(str, (f.navn for f in whole))) | replaced):
        return "fremmoedte"
    if any(f.punkter is not None and str(f.navn) in names for f in head.attendance.fravaer):
        return "alle"
    return "fremmoedte" if kinds == {"deltagere"} else "alle"


def _once(deltagere: Sequence[Deltager]) -> tuple[Deltager, ...]:
    seen: dict[str, Deltager] = {}
    for deltager in deltagere:
        seen.setdefault(str(deltager.navn), deltager)
    return tuple(seen.values())


ENGLISH = frozenset("the of and was were to that be for with is by meeting".split())
DANISH = frozenset("og af at er den til det på i der en som blev for med".split())
MINUTES = pattern(r"\breferat(?!er)|\bprotokol|beslutninger fra|R e f e r a t|\bRefer\b", re.IGNORECASE)
CALL = pattern(r"\bdagsorden\b|\bindkaldelse\b", re.IGNORECASE)
OTHER = pattern(
    r"(?:vedtægt|forretningsorden|regnskab|budget|nyhedsbrev|årsberetning|beretning|ordensreg|husorden|readme|installation|kontrakt|aftale om)",
    re.IGNORECASE,
)
USUAL = frozenset({"dagsorden", "referat", "eventuelt", "meddelelser", "valg", "underskrift", "spoergetid"})


def _art(
    lines: Sequence[Line], punkter: Sequence[Punkt], table: Contents, moede: Moede, head: heads.Head, layout: Layout
) -> str:
    """referat, dagsorden, punkt or andet: what the text shows itself to be."""
    if not punkter and not (moede.organ and moede.dato):
        return "andet"
    top = " ".join(line.text for line in lines[:6] if len(line.text) < 200)
    told = head.attendance.angivet is not None and head.attendance.angivet.slags != "tom"
    told = told or any(p.fravaer_angivet is not None for p in punkter)
    decided = any(p.beslutning is not None for p in punkter)
    signs = (
        2 * bool(MINUTES.search(top)) + bool(CALL.search(top)) + 2 * layout.headed + 2 * told + bool(moede.dato)
        + bool(moede.organ) + bool(head.medlemmer) + 2 * any(p.sagsnummer for p in punkter)
        + min(2, sum(p.art in USUAL for p in punkter)) + bool(table.rows)
        - 3 * bool(lines and OTHER.match(lines[0].text) and not MINUTES.search(top))
    )  # fmt: skip
    least = 1 if layout.headed or (len(punkter) == 1 and punkter[0].sagsnummer) else 3
    if signs < least or _english(lines):
        return "andet"
    if len(punkter) == 1 and not table.rows and not (head.moede.organ or head.moede.dato or head.blocks or told):
        return "punkt" if decided else "andet"
    if decided or told or head.aflyst or _cancelled(punkter):
        return "referat"
    return "referat" if MINUTES.search(top) and not CALL.search(top) else "dagsorden"


def _english(lines: Sequence[Line]) -> bool:
    words = " ".join(line.text for line in lines[:80]).casefold().split()[:800]
    return sum(word in ENGLISH for word in words) > 2 * sum(word in DANISH for word in words)


def _cancelled(punkter: Sequence[Punkt]) -> bool:
    return any(p.titel is not None and re.match(r"aflysning", str(p.titel), re.IGNORECASE) for p in punkter) or any(
        p.beslutning is not None and re.match(r"mødet (?:er|blev) aflyst", p.beslutning.tekst, re.IGNORECASE) for p in punkter
    )


TITLE = pattern(
    r"(?:REFERAT|Referat|BESLUTNINGSPROTOKOL|Beslutningsprotokol|Protokol)\b(?:[ :,–-].{0,120}|)$"
)
HEADS = frozenset({"medlemmer", "deltagere", "tilstede", "afbud", "dato", "sted", "tid"})


def _several(lines: Sequence[Line]) -> bool:
    """Several meetings in one file: the title of minutes comes again, with another date and a head."""
    seen: set[str] = set()
    for line in lines:
        words = line.text
        if words[:1] not in "RBP" or not TITLE.match(words) or words[-1] in ".;" or line.label and line.bullet:
            continue
        near = lines[line.index : line.index + 5]
        date = next((d for n in near if len(n.text) < 140 and (d := dates.first_date(n.text)) and d.iso), None)
        below = lines[line.index + 1 : line.index + 14]
        head = any(
            labels.FIELD.get(labels.folded(n.text.partition(":")[0])) in HEADS or labels.folded(n.text) in labels.CONTENTS
            or n.text.startswith("1. ")
            for n in below
            if len(n.text) < 200
        )
        if date is not None and date.iso and head:
            seen.add(date.iso)
    return len(seen) > 1


_ = (Medlem, Raekke, items)
