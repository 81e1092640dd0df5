from collections.abc import Iterator

from referat_lint import Hit, Referat, Rule, Severity, Source


@Rule(
    code="FIL002",
    name="uden-tekst",
    severity="error",
    given="fil",
    basis=(
        "Lov nr. 692 af 8. juni 2018 om webtilgængelighed og EN 301 549: også en PDF skal kunne "
        "læses op."
    ),
    message="{pages}; {todo}.",
    why=(
        "En side, der er scannet ind som et billede, kan hverken læses op, søges i eller "
        "kontrolleres. En enkelt side med underskrifter gør ikke filen ulæselig, men står selve "
        "referatet på sådanne sider, er det ikke blevet kontrolleret."
    ),
    bad="⟦⟧",
    good="""
        Teknisk Udvalg
        Referat 4. juni 2020 kl. 16.00
        1. Ny busrute
        Beslutning
        Drøftet.
        """,
)
def check(source: Source, referat: Referat) -> Iterator[Hit]:
    unread = [hint for hint in source.hints if hint.role == "ulaest"]
    if not unread:
        return
    numbers = [int(hint.value) for hint in unread]
    severity: Severity | None
    if source.unread:
        severity, said = None, "Ingen af filens sider har tekst, der kan læses"
        todo = "læs teksten ud af siderne (OCR), eller gem filen igen dér, hvor den er skrevet"
    elif len(numbers) == 1:
        severity, said = "info", f"Side {numbers[0]} har ingen tekst, der kan læses"
        todo = "kontrollér, at der ikke står andet end underskrifter eller et billede"
    else:
        severity, said = "warning", f"Side {_listed(numbers)} har ingen tekst, der kan læses"
        todo = "læs teksten ud af siderne (OCR), hvis de hører til referatet"
    yield Hit(unread[0].span, {"pages": said, "todo": todo}, severity=severity)


def _listed(numbers: list[int]) -> str:
    """3-5, 7 og 9: runs of pages as one."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    *first, last = ["-".join(map(str, run)) for run in runs]
    return f"{', '.join(first)} og {last}" if first else last
