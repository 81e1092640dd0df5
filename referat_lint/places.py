"""Verdicts turned into findings: where they are, in what words, and what names them again."""

import re
from bisect import bisect_right
from hashlib import sha256
from html import escape

from referat_lint.cpr import mask
from referat_lint.finding import Edit, Finding, Fix, Hit, Related, Severity, Verdict
from referat_lint.model import Punkt, Referat
from referat_lint.ruleset import Rule
from referat_lint.saving import WRITABLE
from referat_lint.source import Source, Span

BLANKS = re.compile(r"\s+")
WINDOW, MARGIN = 60, 40  # characters shown around a quote, and those it is cut after


class Places:
    """Turns verdicts on one document into findings that are ready to be shown."""

    def __init__(self, referat: Referat) -> None:
        self.source = referat.kilde
        self.items = sorted(referat.punkter, key=lambda punkt: punkt.span)
        self.starts = [punkt.span.start for punkt in self.items]

    def item(self, span: Span) -> Punkt | None:
        """The item in which a passage stands."""
        at = bisect_right(self.starts, span.start) - 1
        punkt = self.items[at] if at >= 0 else None
        return punkt if punkt and span.start < max(punkt.span.end, punkt.span.start + 1) else None

    def finding(self, rule: Rule, verdict: Verdict, weight: Severity | None) -> Finding:
        """The verdict in the words of its rule, and its place in the file; personal data masked."""
        source, span = self.source, verdict.span
        related: tuple[tuple[Span, str] | tuple[Span, str, Source], ...] = ()
        fix, severity = None, rule.severity
        if isinstance(verdict, Hit):
            message = rule.message.format(**verdict.words)
            related, fix = verdict.related, verdict.fix
            severity = verdict.severity or severity
        else:
            message = verdict.reason
        (line, column), (end_line, end_column) = source.place(span.start), source.end_place(span)
        punkt = self.item(span)
        item = None if punkt is None else punkt.nummer or f"#{punkt.ordinal}"
        section = (
            next(
                (a.overskrift for a in punkt.afsnit if a.span.start <= span.start < a.span.end),
                None,
            )
            if punkt
            else None
        )
        at, boxes = source.mark(span.start), source.boxes(span) if source.boxes else ()
        quote, (before, after) = mask(source.text[slice(*span)]), self._window(span)
        return Finding(
            code=rule.code,
            name=rule.name,
            severity=weight or severity,
            outcome="failed" if isinstance(verdict, Hit) else "undecided",
            message=mask(message),
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            span=span,
            quote=quote,
            window=(before, after),
            item=None if item is None else str(item),
            section=section and mask(section),
            related=tuple(self._related(*place) for place in related),
            basis=rule.basis,
            fingerprint=fingerprint(rule.code, item, quote),
            fix=self._in_file(fix, punkt),
            page=at.page,
            bbox=boxes[0][1:] if boxes else None,
            paragraph=at.paragraph,
            element=at.element,
        )

    def _related(self, span: Span, words: str, other: Source | None = None) -> Related:
        source = other or self.source
        at = source.mark(span.start)
        return Related(
            *source.place(span.start),
            mask(words),
            at.page,
            at.paragraph,
            at.element,
            other.path if other else None,
        )

    def _window(self, span: Span) -> tuple[str, str]:
        """What stands around a passage; masked before it is cut, so that no number is halved."""
        before, after = map(mask, self.source.window(span, WINDOW + MARGIN))
        return before[-WINDOW:], after[:WINDOW]

    def _in_file(self, fix: Fix | None, punkt: Punkt | None) -> Fix | None:
        """The fix in the file's own offsets; none where it, or a passage of it, cannot be written.

        In a decision, this meeting's or an earlier body's, none is safe.
        """
        if fix is None or self.source.format not in WRITABLE:
            return None
        decided = [p.span for p in (punkt.beslutning, *punkt.tidligere) if p] if punkt else ()
        touched = any(
            start < edit.span.end and edit.span.start < end
            for start, end in decided
            for edit in fix.edits
        )
        edits: list[Edit] = []
        for edit in fix.edits:
            runs = self.source.runs(edit.span)
            if not runs:
                return None
            text = escape(edit.text, quote=False) if self.source.markup else edit.text
            edits += [Edit(runs[0], text), *(Edit(run, "") for run in runs[1:])]
        return Fix(fix.title, tuple(sorted(edits)), fix.safe and not touched)


def fingerprint(code: str, item: str | None, quote: str, nth: int = 1) -> str:
    """What names a finding across versions: rule, item and folded words, never a line number.

    `nth`: of several that are alike in all three, as two masked numbers are, the how many-eth.
    """
    words = BLANKS.sub(" ", quote).strip().casefold() + f"|{nth}" * (nth > 1)
    return sha256(f"{code}|{item or ''}|{words}".encode("utf-8", "replace")).hexdigest()[:16]
