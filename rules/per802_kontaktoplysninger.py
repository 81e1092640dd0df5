import re
from collections.abc import Iterator

from referat_lint import Hit, Punkt, Referat, Rule, Text, Unsure, words_before

MAIL = re.compile(r"(?<![\w.+-])(?P<who>[\w.+-]+)@(?P<domain>[\w-]+(?:\.[\w-]+)+)")
PRIVATE = re.compile(  # where people have mail of their own
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|me|mac|protonmail|proton|aol)"
    r"\.(?:com|dk|me|net)|(?:mail|jubii|ofir|stofanet|youmail|webspeed|privat|paradis|c|post|dlgmail"
    r"|mail\.tele|post\.tele|mail\.dk|tdcadsl|get2net|mailme|pc|energimail|fibermail|profibermail"
    r"|sol|net|city|oncable|youseepost|altiboxmail|bbsyd|kabelmail|wimpmail)\.dk",
    re.IGNORECASE,
)
PHONE = re.compile(
    r"\b(?:tlf|telefon(?:nr|nummer)?|mobil(?:nr|nummer|telefon)?|mob)\b\.?:? ?(?:nr\.? ?)?"
    r"(?P<number>(?:\+45 ?)?[2-9]\d(?: ?\d\d){3})(?!\d)",
    re.IGNORECASE,
)
STREET = (
    r"[A-ZÆØÅ][\w.]*(?: [\w.]+){0,2}? ?(?i:vej|gade|allé|alle|stræde|vænget?|parken|toften?|bakken?"
    r"|have[rn]?|torv|plads|boulevard|stien?|lunden?|marken?|krogen|engen) \d{1,3}(?: ?[A-Z]\b)?"
)
NAME = r"[A-ZÆØÅ]\w+(?: (?:[A-ZÆØÅ][\w.-]*|af|von|de)){0,4} [A-ZÆØÅ][\w-]+"
HOME = re.compile(
    rf"(?:\b(?:[Bb]or(?: nu)?|[Bb]oende|[Bb]osat|[Bb]opæl(?:en)?|[Pp]rivatadressen?"
    rf"|[Hh]jemmeadressen?)(?: er| på| i|:)* "
    rf"|\b(?:[Bb]orger|[Aa]nsøger|[Kk]lager|[Nn]abo|[Bb]eboer|[Ii]ndsiger|[Ll]ejer"
    rf"|[Hh]øringssvar fra)(?:en|ens|s)?:? {NAME}, )(?P<address>{STREET})"
)
CITIZEN = re.compile(  # one of them: many are told whom to call
    r"\b(?:borger|ansøger|klager|nabo|beboer|indsiger|lejer|grundejer|forælder|moder|fader"
    r"|enkeltperson|privatperson)(?:en|ens|s)?\b",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"kommune|forvaltning|sekret|konsulent|chef|leder\b|direkt|borgmester|formand|medlem|kasserer"
    r"|bestyrelse|forening|advokat|arkitekt|ingeniør|firma|\bA/S|\bApS|\bI/S|kontakt|cvr|vagt|pressen"
    r"|tilmeld|skole|børnehave|plejehjem|bibliotek|reception|henvendelse|institution|virksomhed|klub"
    r"|vicevært|varmemester|bosted|\bcent(?:er|ret)\b|\b(?:kan|skal) (?:ringe|kontakte|skrive)",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"(?:info|post|mail|kontakt|kontor|formand|naestformand|kasserer|bestyrelse\w*|sekret\w*"
    r"|admin\w*|booking|tilmelding)(?:[._-].*)?",
    re.IGNORECASE,
)
SENTENCE = re.compile(r".*[.!?] (?=[A-ZÆØÅ])", re.DOTALL)
NEAR = 100  # characters before a number or an address that tell whose it is
SUBJECT = re.compile(
    r"lokalplan|byggesag|byggeri|dispensation|landzone|nedriv|ejendom|matrik|udstykning|vej|sti\b"
    r"|bolig|grund|salg|køb|leje|fredning|regulativ|vandløb|navn",
    re.IGNORECASE,
)
SPELT = str.maketrans({"å": "aa", "æ": "ae", "ø": "oe"})
LEAST = 3  # letters of a name that may stand in an address by chance
WHOSE = (
    "Det kan ikke ses, om oplysningen er en borgers eller en, der er til for at blive kontaktet."
)


@Rule(
    code="PER802",
    name="kontaktoplysninger",
    severity="warning",
    given="tekst",
    trigger=(
        r"@[\w-]+\.",
        r"(?i)tlf|telefon|mob(?:il|\.|:| )",
        r"(?i:bor(?: nu)?|boende|bosat|bopæl(?:en)?|adressen?)(?: er| på| i|:)* \p{Lu}",
        r"(?i:borger|ansøger|klager|nabo|beboer|indsiger|lejer|svar fra)(?:en|ens|s)?:? \p{Lu}",
    ),
    basis=(
        "Datatilsynet 2.7.2021 om byggesager: e-mailadresser og telefonnumre må ikke længere ligge "
        "i kommuners offentlige webarkiver; for andre sager er det praksis."
    ),
    message="Her står {what}, som ser ud til at være en borgers; {use}.",
    why=(
        "Borgeren har skrevet til kommunen og ikke til alle. Navnet kan være en del af sagen; "
        "e-mail, telefonnummer og bopæl er det sjældent."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Høringssvar om busruten
        Sagsfremstilling
        Borgeren Viggo Tangkær (⟦viggo.tangkaer@gmail.com⟧, tlf. ⟦23 45 67 89⟧) vil beholde stoppet.
        En anden borger, bosat ⟦Tangvej 14⟧, er imod.
        Beslutning
        Taget til efterretning.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Høringssvar om busruten
        Sagsfremstilling
        En borger vil beholde stoppet. Spørgsmål rettes til kommunen, tlf. 70 10 10 10,
        busser@fjordlev.dk.
        Beslutning
        Taget til efterretning.
        """,
)
def check(line: Text, referat: Referat) -> Iterator[Hit | Unsure]:
    punkt = referat.punkt_om(line.span)
    if punkt is None or punkt.art == "underskrift":  # the head tells how to reach the body
        return
    for match in MAIL.finditer(line):
        if PRIVATE.fullmatch(match["domain"]) and not _is_ours(match["who"], referat):
            span = line.part(*match.span()).span
            if OFFICE.search(_before(line, match.start())):
                yield Unsure(span, WHOSE)
            else:
                yield Hit(span, {"what": "en privat e-mailadresse", "use": "slet den"})
    for match in PHONE.finditer(line):
        before = _before(line, match.start())
        if CITIZEN.search(before) and not OFFICE.search(before):
            span = line.part(*match.span("number")).span
            yield Hit(span, {"what": "et telefonnummer", "use": "slet det"})
    for match in HOME.finditer(line):
        office = OFFICE.search(_before(line, match.start()))
        if not office and not _is_subject(match["address"], punkt):
            span = line.part(*match.span("address")).span
            yield Hit(span, {"what": "en adresse", "use": "slet den, eller skriv kun byen"})


def _before(line: str, offset: int) -> str:
    """What the same sentence says a little before."""
    return SENTENCE.sub("", words_before(line, offset)[-NEAR:])


def _is_ours(who: str, referat: Referat) -> bool:
    """Whether mail goes to somebody at the meeting, in an association, or by office."""
    words = _letters(who)
    names = [
        *(member.navn for member in referat.medlemmer),
        *(guest.navn for guest in referat.deltagere),
        *(absentee.navn for absentee in referat.fravaerende),
    ]
    if referat.moede.organtype == "forening" or ROLE.fullmatch(who):
        return True
    return any(
        len(part) > LEAST and _letters(part) in words for name in names for part in name.split()
    )


def _is_subject(address: str, punkt: Punkt) -> bool:
    """Whether the item is about the place, so that it has to be named."""
    title = punkt.titel or ""
    return SUBJECT.search(title) is not None or _letters(address) in _letters(title)


def _letters(words: str) -> str:
    plain = words.casefold().translate(SPELT)
    return re.sub(r"[\W_]", "", plain)
