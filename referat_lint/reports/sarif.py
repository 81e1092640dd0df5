"""SARIF 2.1.0, for code scanning: a result a finding, the allowed ones with their reason."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from referat_lint import __version__
from referat_lint.cpr import mask_path
from referat_lint.finding import FileResult, Finding, Fix, Related
from referat_lint.reports.data import RULESET, text
from referat_lint.reports.view import READ, View, by_line, item, unlined
from referat_lint.ruleset import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
MIME = {
    "txt": "text/plain",
    "md": "text/markdown",
    "html": "text/html",
    "xml": "application/xml",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "doc": "application/msword",
    "rtf": "application/rtf",
}
UNREAD = ("FIL001", "FIL002")  # why a file was not read


def report(results: Iterable[FileResult], view: View) -> Iterator[str]:
    """One run, its results first, so that they stream."""
    index = {rule.code: number for number, rule in enumerate(view.rules)}
    yield f'{{"$schema": {text(SCHEMA)}, "version": "2.1.0", "runs": [{{"results": ['
    artifacts: list[str] = []
    notes: list[dict[str, Any]] = []
    comma = ""
    for result in results:
        artifacts.append(text(_artifact(result)))
        notes += _notes(result)
        lines = []
        for finding in result.findings:
            lines.append(f"{comma}\n{text(_result(result, finding, index))}")
            comma = ","
        yield "".join(lines)
    rest = {
        "tool": {"driver": _driver(view)},
        "automationDetails": {"id": "referat-lint/"},
        "columnKind": "unicodeCodePoints",
        "language": "da",
        "invocations": [
            {
                "executionSuccessful": not any(note["level"] == "error" for note in notes),
                "toolExecutionNotifications": notes,
            }
        ],
    }
    yield f'\n], "artifacts": [{",".join(artifacts)}], {text(rest)[1:-1]}}}]}}\n'


def _driver(view: View) -> dict[str, Any]:
    return {
        "name": "referat-lint",
        "version": __version__,
        "semanticVersion": __version__,
        "language": "da",
        "properties": {"ruleset": RULESET},
        "rules": [_rule(rule) for rule in view.rules],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    words = f"{rule.why}\n\nGrundlag: {rule.basis}"
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ").capitalize()},
        "fullDescription": {"text": rule.why},
        "help": {"text": words, "markdown": words},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.code[:3]]},
    }


def _uri(path: str) -> str:
    return quote(mask_path(path).replace("\\", "/").encode("utf-8", "surrogateescape"), safe="/")


def _artifact(result: FileResult) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": {"uri": _uri(result.path)}}
    if result.sha256:
        artifact["hashes"] = {"sha-256": result.sha256}
    if result.format in MIME:
        artifact["mimeType"] = MIME[result.format]
    return artifact


def _notes(result: FileResult) -> Iterator[dict[str, Any]]:
    """Files that could not be read, and rules that raised."""
    where = [{"physicalLocation": {"artifactLocation": {"uri": _uri(result.path)}}}]
    if result.status not in READ:
        words = " ".join(f.message for f in result.findings if f.code in UNREAD)
        yield {"level": "warning", "message": {"text": words}, "locations": where}
    for failure in result.failures:
        words = f"{failure.code or 'Programmet'}: {failure.error}"
        yield {"level": "error", "message": {"text": words}, "locations": where}


def _result(result: FileResult, finding: Finding, index: Mapping[str, int]) -> dict[str, Any]:
    failed = finding.outcome == "failed"
    page = "" if by_line(finding) else f" ({unlined(finding)})"
    data: dict[str, Any] = {
        "ruleId": finding.code,
        "kind": "fail" if failed else "review",
        "level": LEVELS[finding.severity] if failed else "none",
        "message": {"text": finding.message + page},
        "locations": [_location(result, finding)],
        "partialFingerprints": {"referatLint/v1": finding.fingerprint},
    }
    if finding.code in index:
        data["ruleIndex"] = index[finding.code]
    if finding.related:
        data["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(other.path or result.path, _region(other)),
                "message": {"text": other.message},
            }
            for number, other in enumerate(finding.related, 1)
        ]
    if finding.suppressed is not None:
        kind = {"kind": "external", "justification": finding.suppressed}
        data["suppressions"] = [kind]
    if finding.baseline:
        data["baselineState"] = "unchanged"
    if finding.fix and by_line(finding):  # else its offsets are of a part of the file
        data["fixes"] = [_fix(result, finding.fix)]
    return data


def _location(result: FileResult, finding: Finding) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": 1}
    if by_line(finding):
        region = {
            "startLine": finding.line,
            "startColumn": finding.column,
            "endLine": finding.end_line,
            "endColumn": finding.end_column,
        }
        if finding.quote:
            region["snippet"] = {"text": finding.quote}
    location: dict[str, Any] = {"physicalLocation": _physical(result.path, region)}
    names = ((item(finding), "section"), (finding.element, "element"))
    if told := [{"fullyQualifiedName": name, "kind": kind} for name, kind in names if name]:
        location["logicalLocations"] = told
    where = {"page": finding.page, "bbox": finding.bbox, "paragraph": finding.paragraph}
    if there := {key: value for key, value in where.items() if value is not None}:
        location["properties"] = there
    return location


def _region(related: Related) -> dict[str, int]:
    if by_line(related):
        return {"startLine": related.line, "startColumn": related.column}
    return {"startLine": 1}


def _physical(path: str, region: Mapping[str, Any]) -> dict[str, Any]:
    return {"artifactLocation": {"uri": _uri(path)}, "region": region}


def _fix(result: FileResult, fix: Fix) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": {
                "charOffset": edit.span.start,
                "charLength": edit.span.end - edit.span.start,
            },
            "insertedContent": {"text": edit.text},
        }
        for edit in fix.edits
    ]
    change = {"artifactLocation": {"uri": _uri(result.path)}, "replacements": replacements}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}
