import re
from bisect import bisect_right
from collections.abc import Iterator

from referat_lint import Hit, Referat, Rule, Span, Text, Unsure, words_after, words_before

CUES = (  # one of these stands, in small letters, wherever anything is found
    *(
        "pid:",
        "rid:",
        "penneo",
        "bevis",
        "certifikat",
        "juridisk bindende",
        "digital post",
        "konto",
    ),
)

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
NEAR = 120  # characters around an account that tell whose it is
WHAT = "et signaturbevis eller en kvittering"
NO_WORDS = re.compile(r"[_.]+")
REMOVE = "slet det, og tag siden eller bilaget ud, før referatet offentliggøres"


@Rule(
    code="PER808",
    name="signaturbevis",
    severity="error",
    given="referat",
    sidecar=True,
    basis=(
        "Datatilsynets afgørelse 16.2.2021 (Vejen): et personnummer stod på signaturbeviset til "
        "et offentliggjort høringssvar."
    ),
    message="{where} står {what}; {use}.",
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
def check(whole: Referat, referat: Referat) -> Iterator[Hit | Unsure]:
    source = referat.kilde
    for line in _lines(referat):
        where = "Her" if line.span.start < len(source.shown) else "I en vedhæftet fil"
        yield from _in_line(line, where, citizens=referat.moede.organtype != "forening")
    for name in source.metadata.get("vedlagt", "").split("\n"):
        if PROOF.search(NO_WORDS.sub(" ", name)):
            words = {"where": "Blandt de vedlagte filer", "what": WHAT, "use": "tag filen ud"}
            yield Hit(referat.head, words)


def _lines(referat: Referat) -> Iterator[Text]:
    """The lines in which something may be found, those of what is hidden or attached too."""
    text, shown, lines = referat.kilde.text, len(referat.kilde.shown), referat.linjer
    small = text.lower()
    small = small if len(small) == len(text) else text
    done = -1
    for offset in sorted(offset for cue in CUES for offset in _places(small, cue)):
        if offset < done:
            continue
        at = bisect_right(lines, offset, key=lambda line: line.span.start) - 1
        if offset < shown and at >= 0:
            line = lines[at]
        else:
            start = text.rfind("\n", 0, offset) + 1
            end = text.find("\n", offset)
            span = Span(start, len(text) if end < 0 else end)
            line = Text(text[slice(*span)], span)
        yield line
        done = line.span.end


def _places(text: str, words: str) -> Iterator[int]:
    offset = text.find(words)
    while offset >= 0:
        yield offset
        offset = text.find(words, offset + 1)


def _in_line(line: Text, where: str, *, citizens: bool) -> Iterator[Hit | Unsure]:
    for match in PROOF.finditer(line):
        if len(line) <= HEADING or SURE.search(match[0]):
            words = {"where": where, "what": WHAT, "use": REMOVE}
            yield Hit(line.part(*match.span()).span, words)
    for match in ACCOUNT.finditer(line):
        before, after = words_before(line, match.start()), words_after(line, match.end())
        around = f"{before[-NEAR:]} {after[:NEAR]}"
        span = line.part(*match.span()).span
        if CITIZEN.search(around):
            what = {"where": where, "what": "en borgers kontonummer", "use": "slet nummeret"}
            yield Hit(span, what)
        elif citizens and not OTHERS.search(around):
            yield Unsure(span, WHOSE)
