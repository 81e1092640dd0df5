"""The label words of minutes: sections of an item, fields of the head, furniture of pages."""

import re
from functools import lru_cache

from referat_lint.grammar.patterns import pattern

SECTIONS = {  # contract §2: kinds of section, and what is printed over them
    "resume": (
        "resume, resumé, sagsresume, sagsresumé, sagens kerne, sammendrag, anledning, kort "
        "resume, kort resumé, formål med sagen, formål"
    ),
    "indledning": (
        "indledning, baggrund, problemstilling, baggrund og vurdering, indledning og baggrund"
    ),
    "beslutningstema": "beslutningstema, sagstema",
    "politisk_behandling": (
        "politisk behandling, sagsforløb, sagsgang, forventet sagsgang, sagens gang, sagsgang "
        "og sagstype, høring og sagsgang, behandling, videre politisk behandling, videre "
        "sagsgang"
    ),
    "sagen_afgoeres_i": (
        "sagen afgøres i, sagen afgøres af, beslutningskompetence, kompetence, beslutningen "
        "træffes af, hvem beslutter, kompetenceudvalg, sagen behandles i, sagen afgøres "
        "endeligt af, afgørelseskompetence"
    ),
    "indstilling": (
        "indstilling, indstillinger, forslag, administrationens indstilling, forvaltningens "
        "indstilling, administrativ indstilling, alternativ indstilling, beslutningspunkter, "
        "anbefaling, indstilling og beslutning, indstilling om, direktionens indstilling, "
        "forslag til beslutning, forvaltningens forslag, administrationens forslag, "
        "administrationens anbefaling, forvaltningens anbefaling, sekretariatets indstilling, "
        "rektors indstilling, bestyrelsens indstilling, formandens indstilling"
    ),
    "beslutning": (
        "beslutning, beslutninger, referat, vedtagelse, afgørelse, konklusion, "
        "beslutning/referat, udvalgets beslutning, byrådets beslutning, rådets beslutning, "
        "kommunalbestyrelsens beslutning, bestyrelsens beslutning"
    ),
    "sagsfremstilling": (
        "sagsfremstilling, sagsbeskrivelse, beskrivelse af sagen, redegørelse, "
        "sagsfremstilling og økonomi, sagsbehandling, beskrivelse, løsning, fakta, "
        "supplerende sagsfremstilling"
    ),
    "oekonomi": (
        "økonomi, økonomi/personaleforhold, økonomiske konsekvenser, økonomiske konsekvenser "
        "og finansiering, økonomiske og erhvervsmæssige konsekvenser, økonomi og "
        "finansiering, økonomi og afledt drift, økonomi og organisatoriske konsekvenser, "
        "økonomiske og personalemæssige konsekvenser, økonomi og personale, finansiering, "
        "bevilling"
    ),
    "lovgrundlag": (
        "lovgrundlag, retsgrundlag, lovgrundlag – link, lovgrundlag - link, retligt grundlag, "
        "retsregler og andre forskrifter, lov- og plangrundlag, juridiske forhold, jura"
    ),
    "relation": "relation til vision og tværgående politikker",
    "kommunikation": (
        "kommunikation, kommunikation/høring, høring, inddragelse og høring, kommunikation og "
        "høring, inddragelse, borgerinddragelse"
    ),
    "personale": "personale, personalemæssige konsekvenser, personaleforhold",
    "co2": (
        "co2-konsekvensvurdering, klima, klimakonsekvenser, klima og miljø, miljø og klima, "
        "co2-konsekvenser, bæredygtighed"
    ),
    "vurdering": (
        "forvaltningens vurdering, administrationens vurdering, bemærkninger, forvaltningens "
        "bemærkninger, administrationens bemærkninger, vurdering"
    ),
    "historik": (
        "historik, tidligere behandling, beslutningshistorik, sagshistorik, punktet behandlet "
        "tidligere, sagshistorik, henvisninger, tidligere beslutninger"
    ),
    "bilag": "bilag, relaterede bilag, bilagsliste, vedhæftede filer, vedlagte bilag",
    "andet": (
        "præsentation, tidsperspektiv, alternativer, konsekvenser, andre konsekvenser, øvrige "
        "konsekvenser, handicappolitik, aktioner, opfølgning, sundhed, alternativ, "
        "organisering og kommunikation"
    ),
}
SECTION = {word.strip(): kind for kind, words in SECTIONS.items() for word in words.split(",")}

FIELDS = {  # of the head
    "dato": (
        "mødedato, dato, møde, dato for møde, dato og tid, dato og tidspunkt, tid og sted, tid og "
        "dato, dato/tid, tid/dato, tidspunkt og sted, dato, tid og sted, mødedato og -tid"
    ),
    "tid": (
        "mødetid, mødetidspunkt, tidspunkt, tid, starttidspunkt, starttidspunkt for møde, "
        "start, start kl, kl, klokken, klokkeslæt, mødestart, møde start, starttid, mødet "
        "begyndte, mødet startede"
    ),
    "slut": (
        "sluttidspunkt, slut, slut kl, mødet slut, mødet slut kl, møde slut, mødet hævet, "
        "mødet hævet kl, sluttid, mødet sluttede, mødet sluttede kl, mødeslut, mødet sluttet, "
        "mødet blev hævet, sluttede"
    ),
    "sted": (
        "mødested, sted, lokale, mødelokale, møde lokation, lokation, adresse, lokalitet, "
        "mødested/lokale"
    ),
    "organ": "udvalg, organ, råd, bestyrelse, nævn, forum, mødenavn, udvalg/råd, forening",
    "kommune": "kommune",
    "medlemmer": (
        "medlemmer, medlemmer af udvalget, medlemmer af rådet, udvalgets medlemmer, rådets "
        "medlemmer, bestyrelsens medlemmer, bestyrelsesmedlemmer, medlemmer af bestyrelsen, "
        "indkaldelse, indkaldte, indkaldt, byrådets medlemmer, eksterne medlemmer, "
        "forældrevalgte, medarbejdervalgte, forældrerepræsentanter, "
        "medarbejderrepræsentanter, elevrepræsentanter, bestyrelse og suppleanter, mer, "
        "mødeindkaldte, udvalgsmedlemmer, medlemmer af menighedsrådet, "
        "elevrådsrepræsentanter, valgte medlemmer, menighedsrådets medlemmer"
    ),
    "deltagere": (
        "deltagere, mødedeltagere, mødets deltagere, deltagende, deltog, deltagere i mødet, "
        "deltagende med stemmeret, deltagende medlemmer, deltager"
    ),
    "tilstede": (
        "til stede, tilstede, tilstedeværende, fremmødte, mødt, mødte, tilstede var, til "
        "stede var, fremmødt, fremmøde, mødt op, mødte medlemmer, tilstedeværende medlemmer, "
        "fremmødte medlemmer"
    ),
    "gaester": (
        "gæster, fra skolen, fra kommunen, fra ledelsen, ledelsen, skoleledelsen, fra "
        "administrationen, derudover deltog, derudover deltager, fra forvaltningen, øvrige "
        "deltagere, desuden deltog, endvidere deltog, andre deltagere, inviterede, "
        "forvaltningen, embedsmænd, administration, administrationen, fra administrationen, "
        "øvrige, gæst, endvidere mødte, desuden til stede, observatører, tilforordnede, uden "
        "stemmeret, deltagende uden stemmeret, øvrige tilstedeværende, derudover, desuden"
    ),
    "referent": "referent, ref, sekretær, protokolfører, sekretariat, mødesekretær",
    "leder": "mødeleder, ordstyrer, dirigent, mødeformand",
    "formand": "formand, borgmester, næstformand, viceborgmester, kasserer, regionsrådsformand",
    "afbud": (
        "afbud, afbud fra, fraværende, fraværende med afbud, fraværende uden afbud, fravær, "
        "ikke til stede, ej til stede, deltog ikke, meldt afbud, forfald, meldt forfald, "
        "forhindret, lovligt forfald, udeblivende medlemmer, udeblevet, udeblevne, fraværende "
        "medlemmer, fravær med afbud, fravær uden afbud, ikke mødt, ikke mødte, frameldt, "
        "afbud fra medlemmer, fraværende fra mødet, fraværende indtil/fra, fraværende og "
        "stedfortræder"
    ),
    "stedfortraeder": (
        "stedfortræder, stedfortrædere, suppleant, suppleanter, indkaldt suppleant, indkaldte "
        "suppleanter, indkaldte stedfortrædere"
    ),
    "bemaerkninger": "bemærkninger, bemærkning, bermærkninger, nb, note, noter, bem",
    "stempel": (
        "dagsorden publiceret, referat publiceret, publiceret, udsendelsesdato, dannet den, "
        "udskrevet, udskrevet den, offentliggjort, senest redigeret, opdateret, dato for "
        "udsendelse, referat dato, udsendt, godkendt den, dannet"
    ),
    "moedenr": (
        "møde nr, mødenummer, mødetype, møde nr, status, dokumenttype, type, journalnr, "
        "sagsnr, j.nr, dok.nr, version, ordinært møde, author, layout, title, titel, "
        "initialer"
    ),
}
FIELD = {word.strip(): kind for kind, words in FIELDS.items() for word in words.split(",")}
FIELD |= {"tid og sted": "dato", "dato, tid og sted": "dato"}

_CONTENTS = (
    "indholdsfortegnelse, indhold, dagsorden, punkter, punkter på dagsordenen, "
    "dagsordenspunkter, følgende sager behandles, sagsoversigt, pkt. tekst, punkter til "
    "dagsorden, dagsordenen, oversigtsdagsorden, til behandling forelå, åbne "
    "dagsordenspunkter, lukkede dagsordenspunkter, dagsordenens punkter, åbne punkter, "
    "lukkede punkter, oversigt, mødets punkter, sager, punkt tekst, dagsorden for mødet, "
    "punkter på dagsorden, indhold:, dagsorden er som følger, indholdsfortegnelse side, "
    "indhold side, pkt. tekst side, sag nr. side, punkt nr. side, indholdsfortegnelse "
    "pkt. tekst side, punkt tekst side, mødets dagsorden, dagsordensoversigt, forslag til "
    "dagsorden"
)
CONTENTS = frozenset(word.strip() for word in _CONTENTS.split(","))

FURNITURE = pattern(
    r"(?:gå til (?:indhold|hovedindhold).*|skip til.*|you are here|du er her.*|til toppen|til top"
    r"|tilbage til toppen|til indholdsfortegnelse|fold alle.*|luk alle punkter|klik her for at.*"
    r"|fold ud og læs.*|kopier link.*|udskriv(?: .*)?|print|del|del udskriv|hent som pdf|hent pdf"
    r"|show video|vælg|se alle bilag|download ?(?:transkript|.*\"\.?)|transkript|åbn i ny fane"
    r"|side[:!]? \d+(?: af!? \d+)?|page \d+ of \d+|\d+ af \d+|icon-politik|forrige|næste|menu|luk"
    r"|forrige punkt|næste punkt|læs op|translate|søg|cookie.*|vi bruger cookies.*|accepter.*"
    r"|denne hjemmeside bruger cookies.*|tip en ven|skriv ud|tilbage|forside"
    r"|dagsordener og referater"
    r"|starte visningen fra side:.*|størrelse: ?px|relaterede dokumenter|sbsys dagsorden preview"
    r"|(?:application/pdf icon .*)|mødet er streamet.*|åbn alle punkter|vis alle punkter|abonner.*"
    r"|(?:offentlig beslutning,? der skal )?udfyldes,? hvis punktet er lukket.*"
    r"|(?:mødets )?deltagere og fraværende noteres her.*"
    r"|her noteres (?:deltagere|fravær|afbud).*"
    r"|pdf: ?\|?.*|-{3,}[|-]*.*|hent bilag|caseno.*|se mødet.*|til top ↑|v1"
    r"|(?:[^/|]{2,40} / ){2,}[^/|]{2,60}|.{3,90} side \d+ af \d+"
    r"|[A-ZÆØÅ].{2,90}\btlf\.? [\d ]{8,}|.{3,80} den ?(?:[\d-]+ ?)?, s\. ?\d*\.?)",
    re.IGNORECASE,
)
FLAGS = pattern(
    r"\(?(?:åben|lukket|åbent punkt|åben sag|åbent|lukket punkt|lukket sag|åbent  punkt"
    r"|offentlig|fortrolig)\)?\.?",
    re.IGNORECASE,
)
LUKKET = pattern(r"\blukke(?:t|de)\b|\bclosed\b|for lukkede døre|\bfortrolig", re.IGNORECASE)
# A line over a group of items: open and closed ones, those for one body's approval.
GROUP = pattern(
    r"(?:[A-ZÆØÅ. -]{3,}SAGER(?: TIL [A-ZÆØÅ ]+)?|ÅBNE SAGER"
    r"|LUKKEDE? (?:SAGER|PUNKTER|DAGSORDEN|MØDE)|ÅBEN DAGSORDEN|Åben dagsorden|Lukket dagsorden"
    r"|[ÅL](?:bne|ukkede) (?:punkter|sager|dagsordenspunkter)"
    r"|(?:Til behandling|Til efterretning|Til orientering) ?[-–] ?for (?:åbne|lukkede) døre"
    r"|[A-D]\. Sager til .{3,60}|TEMA: .+|LUKKET PUNKT:?|[A-ZÆØÅ]+(?:ETS|ENS) SAGER)$"
)
_SPACED = pattern(r"(?:\w ){3,}\w ?:?")
_TAIL = pattern(r"[\s:.–-]+$")


@lru_cache(maxsize=4096)
def folded(label: str) -> str:
    """A label as the tables here have it: lower case, single blanks, no colon behind it."""
    words = " ".join(label.split())
    if _SPACED.fullmatch(words):
        words = words.replace(" ", "")
    return _TAIL.sub("", words).casefold()


def section_kind(line: str) -> str | None:
    """The kind of section over which a whole line stands, or None."""
    return SECTION.get(folded(line)) if len(line) <= 60 else None
