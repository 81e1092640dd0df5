"""Word comments on exactly the words: splices of document.xml, and as little else as need be."""

import re
from collections.abc import Container, Iterator

from referat_lint.annotate import Unmarked
from referat_lint.annotate.docx import comments as docx_comments
from referat_lint.annotate.docx.anchors import Anchors
from referat_lint.annotate.docx.body import Body, prefix_of
from referat_lint.annotate.docx.parts import Parts
from referat_lint.annotate.docx.tags import body_of
from referat_lint.annotate.notes import notes, real_runs
from referat_lint.finding import Edit, FileResult
from referat_lint.fix import spliced
from referat_lint.readers import read
from referat_lint.readers.encodings import encode
from referat_lint.repack import repacked
from referat_lint.source import Span

NUMBER = re.compile("[0-9]{1,9}")


def annotate(data: bytes, name: str, result: FileResult) -> bytes:
    """The file with a comment for each remark; our earlier ones are gone, all others stay.

    Raises Unmarked where the text is saved as no text of Word's is.
    """
    source = read(data, name)
    parts = Parts(data)
    xml, prefix = source.raw, prefix_of(source.raw)
    if encode(xml, source.encoding, bom=source.bom) != parts.package.part(parts.main):
        raise Unmarked("Filens tekst er gemt i et ukendt tegnsæt; gem den igen i Word.")
    comments = parts.text(parts.related("comments") or "")
    if not prefix or (comments and not prefix_of(comments)):  # attributes must have one
        raise Unmarked("Filen har ikke Words egne navne på sine dele; gem den igen i Word.")
    body = body_of(xml, prefix)
    if not body.paragraphs:
        raise Unmarked("Filens tekst har ingen afsnit, som en kommentar kan sættes på.")
    old = docx_comments.own(comments)
    numbered = list(enumerate(notes(result, source), _first(comments, body, old)))
    styles = docx_comments.styles(parts) if numbered else docx_comments.Styles(None, None)
    without = list(_without(xml, body, old))
    anchors = Anchors(xml, body, styles.reference, {edit.span for edit in without})
    for number, note in numbered:
        runs = real_runs(source, note.span)
        anchors.bind(number, Span(min(runs).start, max(run.end for run in runs)))
    parts.put(parts.main, spliced(xml, [*anchors.edits(), *without]))
    docx_comments.written(parts, numbered, styles)
    return repacked(data, parts.bytes())


def _first(comments: str, body: Body, old: Container[str]) -> int:
    """The first number that no other comment has."""
    taken = {*docx_comments.ids(comments), *(mark.number(body.prefix) for mark in body.marks)}
    return 1 + max((int(n) for n in taken if n not in old and NUMBER.fullmatch(n)), default=-1)


def _without(xml: str, body: Body, old: Container[str]) -> Iterator[Edit]:
    """What takes our earlier comments off their words."""
    for mark in body.marks:
        if mark.number(body.prefix) in old:
            run = mark.run
            alone = run and xml[run.inner : run.close].strip() == mark.tag
            yield Edit(Span(run.start, run.end) if run and alone else mark.span, "")
