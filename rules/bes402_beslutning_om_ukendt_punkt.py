from collections.abc import Iterator

from referat_lint import Hit, Punkt, Referat, Rule, Svar, Unsure

MORE = (
    "Beslutningen har flere numre end indstillingen; de sidste kan være beslutninger, der er lagt "
    "til."
)


@Rule(
    code="BES402",
    name="beslutning-om-ukendt-punkt",
    severity="warning",
    given="punkter.beslutning.led",
    afholdt=True,
    basis="Praksis: beslutningens numre er indstillingens.",
    message=(
        "Beslutningen i {omtale} svarer på punkt {number}, som indstillingen ikke har; den har "
        "{known}. Ret nummeret."
    ),
    why=(
        "Et svar på et punkt, der ikke findes, er som regel et forkert nummer: så er et andet "
        "punkt ubesvaret, og svaret gælder noget andet end tænkt."
    ),
    bad="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        1. Ny busrute
        Indstilling
        Forvaltningen indstiller,
        1. at ruten godkendes
        2. at der bevilges 200.000 kr.
        Beslutning
        1. Godkendt.
        2. Godkendt.
        4. ⟦Udsat.⟧
        """,
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00, Rådhuset
        1. Ny busrute
        Indstilling
        Forvaltningen indstiller,
        1. at ruten godkendes
        2. at der bevilges 200.000 kr.
        Beslutning
        1. Godkendt.
        2. Udsat.
        """,
)
def check(svar: Svar, referat: Referat) -> Iterator[Hit | Unsure]:
    punkt = referat.punkt_om(svar.span)
    if punkt is None or punkt.indstilling is None or not punkt.indstilling.led:
        return
    points = punkt.indstilling.led
    printed = [point.nummer for point in points]
    numbered = None not in printed and len({*printed}) == len(printed)
    if len(points) == 1 and not numbered:
        return  # the decision counts its own paragraphs
    known = [str(n) for n in printed] if numbered else [str(n) for n in range(1, len(points) + 1)]
    if _key(svar.nummer) in _all_known(punkt, known):
        return
    if referat.forringet:
        yield Unsure(
            svar.span, "Teksten har mistet noget på vejen, så et punkt kan være gået tabt."
        )
    elif svar.slags == "andet" and _is_next(svar, punkt, known):
        yield Unsure(svar.span, MORE)
    elif numbered or svar.slags != "andet":
        words = {"omtale": punkt.omtale, "number": svar.nummer, "known": _told(known)}
        yield Hit(svar.span, words, ((punkt.indstilling.span, "Indstillingen."),))


def _key(number: str) -> str:
    return number.strip(" .)").casefold().lstrip("0")


def _all_known(punkt: Punkt, known: list[str]) -> set[str]:
    """The numbers of points and of their alternatives, also those that earlier bodies answered."""
    assert punkt.indstilling is not None  # noqa: S101
    found = {_key(number) for number in known}
    for number, point in zip(known, punkt.indstilling.led, strict=True):
        for choice in point.alternativer:
            letter = _key(choice.nummer or "")
            found |= {letter, _key(number) + letter}
    found |= {_key(answer.nummer) for earlier in punkt.tidligere for answer in earlier.led}
    return found


def _is_next(svar: Svar, punkt: Punkt, known: list[str]) -> bool:
    """Whether an answer goes on where the recommendation's numbers end."""
    assert punkt.beslutning is not None  # noqa: S101
    if not known[-1].isdigit() or not svar.nummer.isdigit():
        return False
    answered = {_key(answer.nummer) for answer in punkt.beslutning.led}
    wanted = range(int(known[-1]), int(svar.nummer))
    return int(svar.nummer) > int(known[-1]) and all(str(number) in answered for number in wanted)


def _told(known: list[str]) -> str:
    return f"punkt {known[0]}" if len(known) == 1 else f"punkt {known[0]}-{known[-1]}"
