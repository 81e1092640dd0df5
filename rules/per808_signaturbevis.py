import re
from collections.abc import Iterator

from referat_lint import Hit, Referat, Rule, Text, Unsure, words_after, words_before

PROOF = re.compile(
    r"(?:PID:? ?9208-\d{4}-\d-\d+|CVR:\d{8}-RID:\d+|Penneo[ -](?:dokumentnøgle|document key)"
    r"|(?:Signatur|Signerings|Underskrifts)(?:bevis|certifikat)(?:et)?"
    r"|Underskrifterne i dette dokument er juridisk bindende"
    r"|Kvittering (?:for|fra) (?:\w+ (?:via|med|i|fra) )?Digital Post|Digital Post[ -]?kvittering)",
    re.IGNORECASE,
)
SURE = re.compile(r"\d|Penneo|juridisk", re.IGNORECASE)  # nobody writes that about a certificate
HEADING = 80  # characters: a line that is longer speaks of certificates, and holds none
ACCOUNT = re.compile(
    r"\b[Rr]eg(?:istrerings)?\.?[- ]?(?:nr|nummer)?[.:]? ?\d{4}\b.{1,20}?\b\d{6,10}(?!\d)"
)
CITIZEN = re.compile(
    r"\b(?:ansøger|borger|klager|beboer|modtager|(?:vær|plej)ge|forælder|mor|far)(?:en|ens|s)?\b"
    r"|\b(?:hans|hendes|min) \w*konto",
    re.IGNORECASE,
)
OTHERS = re.compile(
    r"kommune|region|forening|kasse|klub|kontingent|indbetal|faktura|cvr|\bA/S\b|\bApS\b|\bI/S\b"
    r"|gebyr|tilmelding|depositum|leverandør|bidrag",
    re.IGNORECASE,
)
WHOSE = "Det kan ikke ses, om kontoen er en borgers; er den det, så slet nummeret."
REMOVE = "slet det, og tag siden eller bilaget ud, før referatet offentliggøres"


@Rule(
    code="PER808",
    name="signaturbevis",
    severity="error",
    given="tekst",
    sidecar=True,
    trigger=(
        r"(?i)PID:? ?9208|RID:|Penneo|(?:Signatur|Signerings|Underskrifts)(?:bevis|certifikat)",
        r"(?i)juridisk bindende|Digital Post",
        r"[Rr]eg(?:\.|istrerings|[- ]?n)",
    ),
    basis=(
        "Datatilsynets afgørelse 16.2.2021 (Vejen): et personnummer stod på signaturbeviset til "
        "et offentliggjort høringssvar."
    ),
    message="Her står {what}; {use}.",
    why=(
        "Et signaturbevis eller en kvittering følger med, når et brev skannes ind som bilag, og "
        "fortæller serienummer, IP-adresse og tit personnummer om den, der skrev under. De sider "
        "læser ingen efter."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Høringssvar om busruten
        Beslutning
        Taget til efterretning.
        Bilag
        Høringssvar
        ⟦Signaturbevis⟧ til høringssvar
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Høringssvar om busruten
        Beslutning
        Taget til efterretning.
        Bilag
        Høringssvar
        """,
)
def check(line: Text, referat: Referat) -> Iterator[Hit | Unsure]:
    for match in PROOF.finditer(line):
        if len(line) <= HEADING or SURE.search(match[0]):
            words = {"what": "et signaturbevis eller en kvittering", "use": REMOVE}
            yield Hit(line.part(*match.span()).span, words)
    for match in ACCOUNT.finditer(line):
        around = words_before(line, match.start()) + " " + words_after(line, match.end())
        span = line.part(*match.span()).span
        if CITIZEN.search(around):
            yield Hit(span, {"what": "en borgers kontonummer", "use": "slet nummeret"})
        elif not OTHERS.search(around) and referat.moede.organtype != "forening":
            yield Unsure(span, WHOSE)
