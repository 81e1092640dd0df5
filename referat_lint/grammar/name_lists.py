"""Lines that are names and nothing else, and the names in a sentence of attendance."""

from referat_lint.grammar.names import BIG
from referat_lint.grammar.patterns import pattern
from referat_lint.grammar.people import Who, people
from referat_lint.source import Text

# Where a name can stand; people() reads it exactly. (The exact pattern, used this often, would take
# longer to compile than a referat to read.)
_NAME = rf"[{BIG}][\w.'’-]*(?:\s+(?:(?:van|von|de|der|den|af|la)\s+)?[{BIG}][\w.'’-]*){{0,5}}"
NAME = f"(?>{_NAME})"  # atomic: what follows a name mostly fits the name's own letters too
_GROUP = r"\s*\([^()]{0,40}\)*"
_OFFICE = r"(?:stedfortræder|suppleant|[a-zæøå]{3,20})"
PIECE = pattern(
    rf"(?:{_NAME}(?:{_GROUP})?(?: [A-ZÆØÅ])?"
    r"|\(?[A-ZÆØÅ]{1,2}\)?"
    rf"|{_NAME}(?:\s*\([^()]*\))? ?[-–] ?(?:{_NAME}(?:\s*\([^()]*\))? )?{_OFFICE}"
    r"|\([^()]{1,30}\)"
    r"|(?:(?:sag|punkt(?:erne)?|pkt\.?) ?(?:nr\.? ?)?)?\d+[a-z]?(?: ?[-–] ?\d+)?)"
)
BETWEEN = pattern(r", (?:og )?| og | samt | & |; ?|\n|\t| {2,}|(?<=\))\. ")
NUMBER = pattern(r"\d{1,2}\. ")
NUMBERED = pattern(r"\d+\. ")
PARTIES = pattern(r"[A-ZÆØÅ]{1,2}(?:, [A-ZÆØÅ]{1,2})*\t")  # first cell of a row of votes: A, B, V
BODY = pattern(
    r"Udvalget|Byrådet|Rådet|Bestyrelsen|Kommunalbestyrelsen|Formanden|Regionsrådet",
)
WIDEST = 400


def name_pieces(words: Text) -> bool:
    """Whether words are a list of people and nothing else: `NAVN, NAVN (A) og NAVN`."""
    if len(words) > WIDEST or not (words[:1].isupper() or NUMBERED.match(words)):
        return False
    if PARTIES.match(words):
        return False
    number = NUMBER.match(words)
    rest = words[number.end() if number else 0 :].rstrip(" .,")
    pieces = (piece.strip(" ,") for piece in BETWEEN.split(rest))
    return all(PIECE.fullmatch(piece) for piece in pieces if piece) and bool(people(words))


def only_people(words: Text) -> bool:
    """Whether everybody in a list has two names or more."""
    who = people(words)
    return bool(who) and all(len(person.navn.split()) >= 2 for person in who)


def persons(words: Text) -> tuple[Who, ...]:
    """The people in some words, without the body itself and without a chair who is not named."""
    return tuple(person for person in people(words) if not BODY.match(person.navn))
