"""The numbers and letters that stand before points and answers."""

from referat_lint.grammar.patterns import pattern

MONTH = r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b"
PAIR = pattern(r"(\d{1,2}|(?<![a-zæøå])[a-zæøå](?![a-zæøå]))\.?(?: *(?:-|–|til) *(\d{1,2}))?")
WIDEST = 40  # points that `1-41` can stand for


def numbers(printed: str) -> list[str]:
    """`1.-3.` is 1, 2, 3; `1, 2 og 4.` is 1, 2, 4."""
    out: list[str] = []
    for first, last in PAIR.findall(printed):
        if last and first.isdigit() and int(first) < int(last) <= int(first) + WIDEST:
            out += map(str, range(int(first), int(last) + 1))
        else:
            out += filter(None, (first, last))
    return out
