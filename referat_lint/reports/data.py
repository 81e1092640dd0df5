"""Results as JSON data, in the shape of schemas/finding-report.schema.json."""

from json import dumps
from typing import Any

from referat_lint import __version__
from referat_lint.cpr import mask_path
from referat_lint.finding import Count, FileResult, Finding, Fix, Related

RULESET = "2026.2"
TOOL = {"name": "referat-lint", "version": __version__, "ruleset": RULESET}
SCHEMA = "fund/1"


def text(data: Any) -> str:
    """JSON on one line, with its letters as they are."""
    return dumps(data, ensure_ascii=False)


def file(result: FileResult) -> dict[str, Any]:
    """What is said of a file as a whole."""
    return {
        "path": mask_path(result.path),
        "format": result.format,
        "sha256": result.sha256,
        "profile": result.profile,
        "andel_forstaaet": result.andel_forstaaet,
        "forringet": bool(result.tabt),
        "tabt": list(result.tabt),
        "status": result.status,
    }


def count(each: Count) -> dict[str, Any]:
    """What is said of a rule."""
    return {
        "code": each.code,
        "places": each.places,
        "passed": each.passed,
        "failed": each.failed,
        "undecided": each.undecided,
    }


def finding(path: str, found: Finding) -> dict[str, Any]:
    """All that is said of a finding but the window around it."""
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity,
        "outcome": found.outcome,
        "message": found.message,
        "path": mask_path(path),
        "line": found.line,
        "column": found.column,
        "end_line": found.end_line,
        "end_column": found.end_column,
        "span": list(found.span),
        "quote": found.quote,
        "item": found.item,
        "section": found.section,
        "page": found.page,
        "bbox": list(found.bbox) if found.bbox else None,
        "paragraph": found.paragraph,
        "related": [
            {"line": other.line, "column": other.column, "message": other.message}
            | _where(page=other.page, paragraph=other.paragraph, element=other.element)
            | _where(path=_path(other))
            for other in found.related
        ],
        "basis": found.basis,
        "fingerprint": found.fingerprint,
        "suppressed": found.suppressed,
        "baseline": found.baseline,
        "fix": fix(found.fix) if found.fix else None,
    } | _where(element=found.element)


def _path(other: Related) -> str | None:
    return None if other.path is None else mask_path(other.path)


def _where(**places: int | str | None) -> dict[str, Any]:
    """The places that a file of this format has."""
    return {name: place for name, place in places.items() if place is not None}


def fix(offered: Fix) -> dict[str, Any]:
    """What could be written instead; the spans are the file's own."""
    edits = [{"span": list(edit.span), "text": edit.text} for edit in offered.edits]
    return {"title": offered.title, "safe": offered.safe, "edits": edits}
