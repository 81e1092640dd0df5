from collections.abc import Iterator

from referat_lint import Hit, Referat, Rule, Source

NAMES = {  # what a file is, and the ending by which others know it
    "txt": ("ren tekst", ".txt"),
    "md": ("ren tekst", ".txt"),
    "html": ("en webside", ".html"),
    "xml": ("en XML-fil", ".xml"),
    "docx": ("et Word-dokument", ".docx"),
    "docm": ("et Word-dokument med makroer", ".docm"),
    "doc": ("et ældre Word-dokument", ".doc"),
    "rtf": ("et RTF-dokument", ".rtf"),
    "odt": ("et OpenDocument-dokument", ".odt"),
    "pdf": ("en PDF", ".pdf"),
}
KINDS = {
    **{ending: {kind} for kind, (_, ending) in NAMES.items()},
    ".txt": {"txt", "md"},
    ".md": {"md", "txt"},
    ".markdown": {"md", "txt"},
    ".htm": {"html"},
    ".xhtml": {"html"},
    ".docm": {"docm", "docx"},
}


@Rule(
    code="FIL006",
    name="type-passer-ikke",
    severity="warning",
    given="fil",
    basis="Praksis: et arkiv og en browser går ud fra endelsen, ikke fra indholdet.",
    message="Filens navn ender på {ending}, men den er {found}; giv den endelsen {right}.",
    why=(
        "En fil, hvis navn lover noget andet end det, den er, kan ikke åbnes ved at klikke på den, "
        "og et arkiv afleverer den som noget, den ikke er."
    ),
    bad="⟦⟧",
    good="Referat af møde i Byrådet den 12. marts 2026",
)
def check(source: Source, referat: Referat) -> Iterator[Hit]:
    name = source.path.rpartition("/")[2].rpartition("\\")[2].lower()
    ending = "." + name.rpartition(".")[2]
    if source.format not in KINDS.get(ending, {source.format}) and source.format in NAMES:
        found, right = NAMES[source.format]
        yield Hit(referat.head, {"ending": ending, "found": found, "right": right})
