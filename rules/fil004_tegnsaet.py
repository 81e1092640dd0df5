import re
from collections.abc import Iterator

from referat_lint import Hit, Referat, Rule, Source

DECLARED = re.compile(r"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=", re.IGNORECASE)
HEAD = 4096  # characters in which a page says how it is saved
SAVED = {
    "cp1252": "Windows-1252",
    "cp850": "DOS-tegn (850)",
    "cp865": "DOS-tegn (865)",
    "mac_roman": "gamle Mac-tegn (Mac Roman)",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}


@Rule(
    code="FIL004",
    name="tegnsaet",
    severity="info",
    given="fil",
    basis="Praksis: UTF-8 er det tegnsæt, som alle programmer læser ens.",
    message="{fundet}; gem filen som UTF-8, så æ, ø og å læses ens alle vegne.",
    why="Et program, der gætter forkert på tegnsættet, viser »Ã¥« i stedet for »å«.",
    bad="⟦ByrÃ¥det⟧ den 12. marts 2026",
    good="Byrådet den 12. marts 2026",
)
def check(kilde: Source, referat: Referat) -> Iterator[Hit]:
    odd = [hint.span for hint in kilde.hints if hint.role == "tegn"]
    if odd:
        yield Hit(odd[0], {"fundet": f"Filen blander tegnsæt ({len(odd)} tegn er gemt anderledes)"})
    elif kilde.encoding in SAVED and not (kilde.markup and DECLARED.search(kilde.raw, 0, HEAD)):
        yield Hit(referat.head, {"fundet": f"Filen er gemt som {SAVED[kilde.encoding]}"})
