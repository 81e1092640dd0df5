"""What is said of each: its status and the sentences of FIL001 or FIL002; nothing if it is read."""

from hostile.portable import CUTS

Answer = tuple[str, str]
READ, NO_REFERAT = ("ok", ""), ("andet", "")
SUSPECT = "Åbn den kun, hvis den kommer fra nogen, du kender; få den ellers sendt igen."
SUSPECT_ALL = SUSPECT.replace("den ", "arkivet ")
SAVE_AGAIN = "Gem filen igen i det program, den er lavet i, eller få den sendt igen."
WORD_AGAIN = "Åbn filen i Word eller LibreOffice, gem den igen som .docx, og kør kontrollen på den."
UNLOCK = "Gem filen uden adgangskode, og kør kontrollen på den."


def refused(words: str) -> Answer:
    """What meets a limit, or is made to do harm."""
    return "refused", words


def unreadable(words: str) -> Answer:
    """What is damaged, locked or empty."""
    return "unreadable", words


def crash(words: str) -> Answer:
    """What brings the process down that reads it."""
    return "crash", words


EMPTY = unreadable("Filen er tom. Vælg den fil, som referatet står i.")
ENTITIES = refused(
    "XML-filen har en DOCTYPE, som kan hente eller oppuste indhold, og den slags åbnes ikke. "
    "Eksportér referatet igen uden den, eller slet linjen med <!DOCTYPE ...>."
)
BOMB = refused(
    f"Filen fylder 1.153.433.600 byte, når den pakkes ud, og det er mere, end der læses. {SUSPECT}"
)
BROKEN_PDF = unreadable(
    "Filen er en PDF, der er beskadiget. Åbn filen i en PDF-læser, og gem den igen, eller brug den "
    "fil, referatet er skrevet i."
)


def outside(first: str) -> Answer:
    """An entry of an archive that would lie elsewhere."""
    return refused(f"»{first} peger ud af arkivet; det læses ikke. {SUSPECT_ALL}")


PACKED: dict[str, Answer] = {
    "bombe.zip": BOMB,
    "bombe der lyver.zip/referat.txt": unreadable(
        f"»referat.txt« i filen er beskadiget. {SAVE_AGAIN}"
    ),
    "bombe i zip.zip": refused(f"I »bombe.zip«: {BOMB[1]}"),
    "bombe i zip.zip/referat.txt": READ,
    "bombe.tar.gz": refused(f"Arkivet fylder over 256 MB, når det pakkes ud. {SUSPECT}"),
    "zip i zip i zip.zip": refused(
        "»6.zip« ligger i et arkiv, der selv ligger i et arkiv. Pak det ud, og kør kontrollen på "
        "referaterne i det."
    ),
    "oven i hinanden.zip": refused(f"Filerne i zip-filen ligger oven i hinanden. {SUSPECT}"),
    "hundrede tusind.zip": refused(
        f"Zip-filen rummer over 10.000 filer, og det er mere, end der læses. {SUSPECT}"
    ),
    "ud af mappen.zip": outside("../../ude.txt«"),
    "ud af mappen.tar": outside("../../ude.txt«"),
    "fra roden.zip": outside("/tmp/ude.txt« og en til"),
    "link.zip": refused(f"»link.txt« er et link; det læses ikke. {SUSPECT_ALL}"),
    "link.zip/referat.txt": READ,
    "links.tar": refused(f"»roer.txt« og en til er en enhed; det læses ikke. {SUSPECT_ALL}"),
    "links.tar/referat.txt": READ,
    "lyver.tar": unreadable(f"Tar-filen er beskadiget. {SAVE_AGAIN}"),
    "låst.zip/referat.txt": unreadable(f"»referat.txt« er låst med en adgangskode. {UNLOCK}"),
    "halv.zip": unreadable(f"Zip-filen er beskadiget. {SAVE_AGAIN}"),
}
MARKUP: dict[str, Answer] = {
    "milliard.xml": ENTITIES,
    "fremmed.xml": ENTITIES,
    "dyb.xml": refused(
        "XML-filen har elementer i over 250 lag; sådan skriver intet sagssystem. Eksportér "
        "referatet igen."
    ),
    "halv.xml": unreadable(
        "XML-filen går i stykker i linje 1 (der er ingen elementer). Eksportér den igen; den kan "
        "være skåret af undervejs."
    ),
    "mange.xml": EMPTY,
    "dyb.html": NO_REFERAT,
    "åben.html": EMPTY,
    "stor.html": refused("Websiden har over 300.000 elementer. Del den op, et referat i hver fil."),
    "henter.html": READ,
    "uden slut.html": READ,
    "milliard.html": READ,
}
NO_TEXT = unreadable(
    "Ingen af filens sider har tekst, der kan læses; læs teksten ud af siderne (OCR), eller gem "
    "filen igen dér, hvor den er skrevet."
)
PDFS: dict[str, Answer] = {
    **{f"klippet {cut:02}.pdf": BROKEN_PDF for cut in range(1, CUTS)},
    "låst.pdf": unreadable(f"Filen er beskyttet med en adgangskode. {UNLOCK}"),
    "i ring.pdf": NO_TEXT,
    "sin egen forælder.pdf": NO_TEXT,
    "dybt træ.pdf": NO_TEXT,
    "skæv tabel.pdf": READ,
    "uden tabel.pdf": BROKEN_PDF,
    "forkert start.pdf": READ,
    "tomme sider.pdf": refused(
        "Filen har 10000 sider, og der læses højst 5000. Del filen op, så referatet står for sig "
        "selv."
    ),
    "gigabyte.pdf": crash(
        "Læsningen gik ned; filen er måske beskadiget. Åbn den i det program, den er skrevet i, og "
        "gem den igen."
    ),
    "kæmpe side.pdf": NO_TEXT,
    "tusind millioner sider.pdf": READ,
    "kæmpe tabel.pdf": READ,
    "kun hoved.pdf": BROKEN_PDF,
}
DOCTYPE = refused(f"»word/document.xml« har en DOCTYPE, og den har et dokument aldrig. {SUSPECT}")
TAGS = refused(
    f"»word/document.xml« har over 2.000.000 mærker, og det er mere, end der læses. {SUSPECT}"
)
WORDS: dict[str, Answer] = {
    "bombe.docx": BOMB,
    "halv.docx": unreadable(f"Zip-filen er beskadiget. {SAVE_AGAIN}"),
    "milliard.docx": DOCTYPE,
    "fremmed.docx": DOCTYPE,
    "henter.docx": READ,
    "dyb.docx": TAGS,
    "dyb og lille.docx": TAGS,
    "uden dokument.docx": unreadable(
        f"Word-filen er beskadiget: Selve dokumentet mangler i den. {WORD_AGAIN}"
    ),
    "forkert type.docx": unreadable(
        "Filen siger ikke selv, at den er et Word-dokument. Gem den i Word som .docx, og kør "
        "kontrollen på den."
    ),
    "to dokumenter.docx": unreadable(
        f"Zip-filen rummer to filer med navnet »word/document.xml«. {SAVE_AGAIN}"
    ),
    "ikke xml.docx": unreadable(
        f"Word-filen er beskadiget: »word/document.xml« i den kan ikke læses. {WORD_AGAIN}"
    ),
    "låst.docx": unreadable(f"Filen er låst med en adgangskode. {UNLOCK}"),
    "word.pdf": READ,
}
KINDS = ("docx", "pdf", "html", "xml", "zip", "tar", "txt", "md")
ANSWERS: dict[str, Answer] = {
    **PACKED,
    **MARKUP,
    **WORDS,
    **PDFS,
    **{f"tom.{kind}": EMPTY for kind in KINDS},
    **{f"ét tegn.{kind}": NO_REFERAT for kind in KINDS},
    "ø.txt": READ,
}
