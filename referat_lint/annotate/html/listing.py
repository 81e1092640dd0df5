"""The list at the top of a web page: every remark, and a link to the words that it is about."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from referat_lint.annotate.notes import WEIGHTS, Note
from referat_lint.readers.html.names import OURS

ID = "referat-lint"
KINDS = {"error": "fejl", "warning": "advarsel", "info": "bemaerkning"}
COUNTED = {
    "error": ("fejl", "fejl"),
    "warning": ("advarsel", "advarsler"),
    "info": ("bemærkning", "bemærkninger"),
}
STYLE = f"""\
section[{OURS}]{{all:initial;display:block;box-sizing:border-box;max-width:60rem;margin:1rem auto;
padding:.5rem 1.5rem;border:2px solid #1a1a1a;border-radius:6px;background:#fff;color:#1a1a1a;
font:1rem/1.5 system-ui,sans-serif;text-align:left}}
section[{OURS}] *{{all:revert;color:inherit}}
section[{OURS}] h2{{font-size:1.25rem;margin:.5rem 0}}
section[{OURS}] li{{margin:.6rem 0}}
section[{OURS}] li:target{{outline:3px solid #0b57d0;outline-offset:4px}}
section[{OURS}] a{{color:#0b57d0}}
section[{OURS}] p{{margin:.2rem 0}}
mark[{OURS}]{{color:#1a1a1a;background:#fff3bf;text-decoration:underline 2px #b35c00}}
mark[{OURS}=fejl]{{background:#ffdce0;text-decoration:underline double 2px #b00020}}
mark[{OURS}=bemaerkning]{{background:#dbeafe;text-decoration:underline dotted 2px #0b57d0}}
sup[{OURS}]{{font:bold .75rem/1 system-ui,sans-serif;padding:0 .15em}}
sup[{OURS}] a{{color:#0b57d0;background:#fff}}
sup[{OURS}]:target{{outline:3px solid #0b57d0}}
[hidden]:has(mark[{OURS}]),.collapse:has(mark[{OURS}]),[style*="display:none"]:has(mark[{OURS}]),
[style*="display: none"]:has(mark[{OURS}]){{display:block!important;height:auto!important}}
details:has(mark[{OURS}])::details-content{{content-visibility:visible;block-size:auto}}
@media print{{section[{OURS}]{{border-width:1px}}}}
"""


def block(remarks: Sequence[Note], marked: frozenset[int]) -> str:
    """The list; `marked` are the remarks, counted from 1, whose words are marked in the page."""
    entries = "".join(
        _entry(number, note, marked=number in marked) for number, note in enumerate(remarks, 1)
    )
    return (
        f'<section {OURS}="liste" lang="da" aria-labelledby="{ID}">\n<style>\n{STYLE}</style>\n'
        f'<h2 id="{ID}">{shown(f"Bemærkninger fra referat-lint: {_counts(remarks)}")}</h2>\n'
        f"<ol>\n{entries}</ol>\n</section>\n"
    )


def shown(words: str) -> str:
    """Words as they stand in a page of any character set."""
    return escape(words).encode("ascii", "xmlcharrefreplace").decode("ascii")


def _counts(remarks: Sequence[Note]) -> str:
    weights = Counter[str](note.finding.severity for note in remarks if note.finding)
    parts = [
        f"{weights[weight]} {COUNTED[weight][weights[weight] > 1]}"
        for weight in WEIGHTS
        if weight in weights
    ]
    parts += ["noget kan ikke afgøres"] if any(note.finding is None for note in remarks) else []
    return ", ".join(parts)


def _entry(number: int, note: Note, *, marked: bool) -> str:
    heading, finding = shown(note.heading), note.finding
    if marked:
        heading = f'<a href="#{ID}-{number}">{heading}</a>'
    quote = finding.quote.strip() if finding else ""
    words = [f"»{quote}«", *note.lines] if quote else [*note.lines]
    words += [] if marked or finding is None else ["Stedet vises ikke på siden."]
    said = "".join(f"<p>{shown(line)}</p>" for line in words)
    return f'<li id="{ID}-n{number}"><p><strong>{heading}</strong></p>{said}</li>\n'
