"""The bodies that hold meetings: their names, kinds and terms of office."""

import re
from typing import NamedTuple

from referat_lint.grammar.patterns import pattern

# What a body's name ends in, alone or with words before it in one (ældreråd), or stands alone.
_ENDING = (
    r"råd(?:et)?|udvalg(?:et)?|nævn(?:et)?|bestyrelse[nr]?|forening(?:en)?|laug(?:et)?|klub(?:ben)?"
    r"|selskab(?:et)?|samarbejde(?:t)?|forsamling(?:en)?|gruppe(?:n)?|forum(?:met)?"
    r"|kommission(?:en)?"
)
_WHOLE = r"borgerrepræsentation(?:en)?|direktion(?:en)?|menighed(?:en)?|repræsentantskab(?:et)?"
NOUN = pattern(rf"(?<!\w)(?:[a-zæøå]*(?:{_ENDING})|{_WHOLE})[s']?(?!\w)", re.IGNORECASE)
GENITIVE = pattern(rf"(?:{_ENDING}|{_WHOLE})s$", re.IGNORECASE)
OWN_S = pattern(r"(?:selskab|klub)s?$", re.IGNORECASE)
PERIOD = pattern(r"\(?\b(?P<periode>(?:20)?\d\d ?[-–] ?(?:20)?\d\d)\)?(?![\d-])")
KINDS = (  # the first that fits
    ("regionsraad", pattern(r"regionsråd", re.IGNORECASE)),
    ("kommunalbestyrelse", pattern(r"\bbyråd|\bkommunalbestyrelse|\bborgerrepr", re.IGNORECASE)),
    ("oekonomiudvalg", pattern(r"økonomi(?:udvalg| ?- ?og|- og| og)", re.IGNORECASE)),
    ("udvalg", pattern(r"udvalg", re.IGNORECASE)),
    ("raad", pattern(r"råd(?:et)?\b|nævn", re.IGNORECASE)),
    (
        "forening",
        pattern(
            r"forening|bestyrelse|laug|klub|selskab|generalforsamling|repræsentantskab"
            r"|e/f\b|a/b\b|g/f\b|afdeling|\bfond\b",
            re.IGNORECASE,
        ),
    ),
)
OF_SCHOOL = pattern(r"skolebestyrelse", re.IGNORECASE)  # no kind of the contract's
NO_LETTER = pattern(r"[^a-zæøåäöüé]+")
DEFINITE = pattern(r"s?(?:et|en|e)?s?$")
OF_PLACE = pattern(r",? (?:i|for) [^,]{2,40} kommune$|, [^,]{2,40} kommune$", re.IGNORECASE)
# A municipality has one council: Lundø Byråd is Byrådet
COUNCIL = pattern(
    r"(?:[a-zæøåé-]+ ){1,2}(?P<navn>(?:kommunes? )?(?:byråd|kommunalbestyrelse)(?:et|n)?)$",
    re.IGNORECASE,
)


class Body(NamedTuple):
    """A body's name without its term, and the term as printed."""

    navn: str
    periode: str | None


def body(words: str) -> Body | None:
    """A body's name in tidy form: the term apart, a genitive resolved, trailing signs cut."""
    found = PERIOD.search(words)
    periode = found["periode"].replace(" ", "") if found else None
    if found:
        words = f"{words[: found.start()]} {words[found.end() :]}"
    words = _nominative(" ".join(words.split()).strip(" ,.:;•–-|"))
    return Body(words, periode) if words else None


def _nominative(words: str) -> str:
    """`Byrådets` is `Byrådet`; a name that ends in s by itself is left alone."""
    return words[:-1] if GENITIVE.search(words) and not OWN_S.search(words) else words


def organtype(navn: str | None) -> str | None:
    """The contract's kind of a body, or None where its name does not tell."""
    if not navn or OF_SCHOOL.search(navn):
        return None
    return next((kind for kind, shape in KINDS if shape.search(navn)), None)


def same_body(one: str | None, other: str | None) -> bool:
    """Whether two printed names are one body's (case, blanks, commas, definite form, place)."""
    return one is not None and other is not None and _key(one) == _key(other)


def _key(navn: str) -> str:
    """What two spellings of one body share."""
    navn = OF_PLACE.sub("", PERIOD.sub("", navn).strip())
    council = COUNCIL.fullmatch(navn)
    navn = council["navn"] if council else navn
    letters = NO_LETTER.sub("", navn.casefold().replace("&", "og"))
    return DEFINITE.sub("", letters)
