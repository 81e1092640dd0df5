import re
from collections.abc import Iterator

from referat_lint import (
    GENITIVE,
    Edit,
    Fix,
    Hit,
    Referat,
    Rule,
    Severity,
    Text,
    Unsure,
    in_columns,
    is_ordinary,
)

MOJIBAKE = re.compile(
    r"(?:[ÃÂ][\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|â€.|├\S)+"
)
PRIVATE = {"\uf0fc": "✓", "\uf0e0": "→", "\uf0a8": "□"}  # what the symbol fonts show
ACCENT = re.compile(r"(?<=[^\W_])[\u00b4`](?=[^\W_])|(?<=[sxzSXZ])\u00b4(?= [^\W\d_])")
QUOTED = re.compile(r"(?<!\w)[\u00b4`](?=\w)")
BLANKS = re.compile(r"(?<=[a-zæøå,;)]) {2,3}(?=[a-zæøå(])")
POINT = re.compile(r"\W*(?:at|[a-zæøå]\)|\(?\d+\))(?= )")  # at  planen godkendes
SOFT = re.compile(r"(?<=[^\W\d_])\u00ad(?=[^\W\d_])")
LETTERS = "æøåÆØÅéÉöÖüÜäÄ§«»–—’\u2018”“…°½ \u00b4"


LOST = "Teksten har mistet tegn på vejen, så de forkerte tegn kan være opstået dér."


@Rule(
    code="SPR905",
    name="tegn",
    severity="warning",
    given="tekst",
    trigger=(
        r"[\x{e000}-\x{f8ff}\x{fffd}\x{ad}ÃÂ├\x{b4}\x60]|â€",
        r"[a-zæøå,;)] {2,3}[a-zæøå(]",
    ),
    basis="Praksis: korrekturlæsning; Retskrivningsordbogen (4. udg.) § 6 om apostrof.",
    message="{what}; {use}.",
    why=(
        "Et tegn, der er gået i stykker på vejen fra et program til et andet, kan ikke læses op "
        "og ikke findes ved søgning; et forkert tegn eller et ekstra mellemrum ses som sjusk."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. KB⟦\u00b4⟧s temamøde
        Vejen til K⟦Ã\u00b8⟧ge er lang,⟦  ⟧men god.
        Havnen ⟦\uf0e0⟧ Vejen.
        Beslutning
        Drøftet.
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. KB's temamøde
        Vejen til Køge er lang, men god.
        Havnen → Vejen.
        Beslutning
        Drøftet.
        """,
)
def check(line: Text, referat: Referat) -> Iterator[Hit | Unsure]:
    raw = Text(referat.kilde.shown[slice(*line.span)], line.span)
    for start, end, what, use, severity in _faults(line, raw, referat):
        span = raw.part(start, end).span
        if severity is None and "tegn" in referat.tabt:
            yield Unsure(span, LOST)
            continue
        fix = None if use is None else Fix(f"Skriv »{use}«", (Edit(span, use),), safe=True)
        say = "skriv det rigtige tegn" if use is None else _say(use)
        yield Hit(span, {"what": what, "use": say}, fix=fix, severity=severity)


Fault = tuple[int, int, str, str | None, Severity | None]


def _say(use: str) -> str:
    return {"": "slet det", " ": "skriv ét"}.get(use, f"skriv »{use}«")


def _faults(line: str, raw: str, referat: Referat) -> Iterator[Fault]:
    """Start, end, what is wrong, what to write instead (None: nobody can tell), own weight."""
    for match in MOJIBAKE.finditer(raw):
        yield *match.span(), f"»{match[0]}« er et forvansket tegn", _decoded(match[0]), None
    for match in re.finditer(r"\ufffd+", raw):
        yield *match.span(), "Her er et tegn gået tabt (»\ufffd«)", None, None
    for match in re.finditer(r"[\ue000-\uf8ff]", raw):
        what = f"Tegnet U+{ord(match[0]):04X} vises kun i den skrifttype, det er skrevet med"
        yield *match.span(), what, PRIVATE.get(match[0]), None
    for match in _apostrophes(raw, referat):
        yield *match.span(), f"»{match[0]}« er en accent og ingen apostrof", "'", None
    for match in SOFT.finditer(raw):
        yield *match.span(), "Inde i ordet står en skjult bindestreg", "", "info"
    if in_columns(line):
        return
    point = POINT.match(line)
    for match in BLANKS.finditer(line, point.end() + 1 if point else 0):
        yield *match.span(), "Her står flere mellemrum inde i en sætning", " ", "info"


def _decoded(words: str) -> str | None:
    """The characters that were meant, where UTF-8 was read as something else."""
    for wrong in ("cp1252", "latin-1", "cp437", "cp850", "cp852"):
        try:
            right = words.encode(wrong).decode()
        except UnicodeError:
            continue
        return right if all(sign in LETTERS for sign in right) else None
    return None


def _apostrophes(raw: str, referat: Referat) -> Iterator[re.Match[str]]:
    """The accents meant for apostrophes, but where SPR901 tells of them or they quote."""
    told = {
        genitive.start(2)
        for genitive in GENITIVE.finditer(raw)
        if is_ordinary(genitive[1], referat.kilde.shown)
    }
    opened = QUOTED.search(raw)
    for match in ACCENT.finditer(raw):
        quoted = opened and opened.start() < match.start() and opened[0] == match[0]
        if not quoted and match.start() not in told:
            yield match
