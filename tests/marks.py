"""What is expected, drawn in the text itself: ⟦here it fails⟧, ⟦?here nobody can tell⟧."""

import re
from textwrap import dedent

from referat_lint import FileResult, Rule, Settings, lint, load_rules, parse, read
from referat_lint.suppress import allowances, suppress

Marks = list[tuple[str, tuple[int, int]]]
RULES = load_rules()


def unmark(marked: str) -> tuple[str, Marks]:
    """The text without its marks, and the outcome and span that each stood for."""
    text, marks = "", []
    marked = re.sub(r"^\n|\n *$", "", dedent(marked))  # no cleandoc: it makes blanks of tabs
    for plain, doubt, inside in re.findall(r"([^⟦⟧]*)(?:⟦(\??)([^⟧]*)⟧)?", marked):
        text += plain
        if inside:
            outcome = "undecided" if doubt else "failed"
            marks.append((outcome, (len(text), len(text) + len(inside))))
            text += inside
    return text, marks


def parts(text: str) -> list[str]:
    """The documents of an example: each behind a line that names it, `=== Dagsorden ===`."""
    return re.split(r"^=== .* ===\n", text, flags=re.MULTILINE)[1:] or [text]


def run(rule: Rule, text: str) -> FileResult:
    """What one rule says of a text; one about suppressions needs all the others to have spoken."""
    *others, text = parts(text)
    source = read(text.encode(), rule.example_name)
    if others:
        other = parse(read(others[0].encode(), "andet.txt"))
        agenda = rule.beside == "dagsorden"
        settings = Settings(agenda=other) if agenda else Settings(other=other)
        result = lint(source, [rule], settings)
    elif rule.given == "undtagelser":
        result = suppress(lint(source, RULES), allowances(source), RULES)
    else:
        result = lint(source, [rule])
    assert result.failures == ()
    return result


def found(rule: Rule, text: str) -> Marks:
    """The same as marks: where in the file, for the text that a reader makes may be another."""
    *_, last = parts(text)
    source = read(last.encode(), rule.example_name)
    findings = [finding for finding in run(rule, text).findings if finding.code == rule.code]
    spans = (source.in_file(finding.span) or finding.span for finding in findings)
    before = len(text) - len(last)
    return [
        (finding.outcome, (span.start + before, span.end + before))
        for finding, span in zip(findings, spans, strict=True)
    ]
