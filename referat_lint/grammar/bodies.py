"""The bodies that hold meetings: their names, kinds and terms of office."""

import re
from typing import NamedTuple

from referat_lint.grammar.patterns import pattern

_NOUN = (
    r"(?:by|kommunal|menigheds|regions|ældre|handicap|udsatte|integrations|ungdoms|elev|forældre|"
    r"klima|bruger|bolig|land|kultur|idræts|folkeoplysnings|[a-zæøå]+)?råd(?:et)?|"
    r"[a-zæøå]*udvalg(?:et)?|[a-zæøå]*nævn(?:et)?|[a-zæøå]*bestyrelse[nr]?|"
    r"kommunalbestyrelsen?|borgerrepræsentation(?:en)?|direktion(?:en)?|forretningsudvalg(?:et)?|"
    r"[a-zæøå]*forening(?:en)?|[a-zæøå]*laug(?:et)?|[a-zæøå]*klub(?:ben)?|generalforsamling(?:en)?|"
    r"[a-zæøå]*selskab(?:et)?|[a-zæøå]*samarbejde(?:t)?|[a-zæøå]*forsamling(?:en)?|menighed(?:en)?|"
    r"[a-zæøå]*gruppe(?:n)?|repræsentantskab(?:et)?|[a-zæøå]*forum(?:met)?|[a-zæøå]*kommission(?:en)?"
)
NOUN = pattern(rf"(?<![\wæøåÆØÅ])(?:{_NOUN})(?:s|')?(?![\wæøåÆØÅ])", re.IGNORECASE)
PERIOD = pattern(r"\(?\b((?:20)?\d\d ?[-–] ?(?:20)?\d\d)\)?(?![\d-])")
KINDS = (
    ("regionsraad", pattern(r"regionsråd", re.IGNORECASE)),
    ("kommunalbestyrelse", pattern(r"\bbyråd|\bkommunalbestyrelse|\bborgerrepræsentation", re.I)),
    ("oekonomiudvalg", pattern(r"økonomi(?:udvalg| ?- ?og|- og| og)", re.IGNORECASE)),
    ("udvalg", pattern(r"udvalg", re.IGNORECASE)),
    ("raad", pattern(r"råd(?:et)?\b|nævn", re.IGNORECASE)),
    ("forening", pattern(
        r"forening|bestyrelse|laug|klub|selskab|generalforsamling|repræsentantskab|e/f\b|a/b\b"
        r"|g/f\b|afdeling|\bfond\b", re.IGNORECASE)),
)  # fmt: skip


class Body(NamedTuple):
    """A body's name without its term, and the term as printed."""

    navn: str
    periode: str | None


def body(words: str) -> Body | None:
    """A body's name in tidy form: the term apart, a genitive resolved, trailing signs cut."""
    found = PERIOD.search(words)
    periode = found[1].replace(" ", "") if found else None
    if found:
        words = words[: found.start()] + " " + words[found.end() :]
    words = re.sub(r"\s+", " ", words).strip(" ,.:;•–-|\t")
    words = genitive(words)
    return Body(words, periode) if words else None


def genitive(words: str) -> str:
    """`Byrådets` is `Byrådet`; a name that ends in s by itself is left alone."""
    match = re.search(rf"(?:{_NOUN})s$", words, re.IGNORECASE)
    if match and not re.search(r"(?:selskab|klub)s?$", words, re.IGNORECASE):
        return words[:-1]
    return words


def organtype(navn: str | None) -> str | None:
    """The contract's kind of a body, or None where its name does not tell."""
    if not navn:
        return None
    if re.search(r"skolebestyrelse", navn, re.IGNORECASE):
        return None
    return next((kind for kind, shape in KINDS if shape.search(navn)), None)


def same_body(one: str | None, other: str | None) -> bool:
    """Whether two printed names are one body's (case, blanks, commas, definite form folded)."""
    return one is not None and other is not None and key(one) == key(other)


def key(navn: str) -> str:
    """What two spellings of one body share."""
    folded = PERIOD.sub("", navn).casefold()
    folded = re.sub(r"[^a-zæøåäöüé]+", "", folded.replace("&", "og"))
    return re.sub(r"s?(?:et|en)?s?$", "", folded)
