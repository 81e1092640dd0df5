"""Whatever a Word file holds, its words are read in order, and each leads back to its runs."""

import re
from html import unescape
from xml.sax.saxutils import escape

from hypothesis import given
from hypothesis import strategies as st
from word_parts import levels, num, numbered, p, r, table, word

from referat_lint import read
from referat_lint.readers import Refused
from referat_lint.source import Source, Span

WORDS = re.compile(r"\S+")
BY = 'w:id="1" w:author="Karen Holm"'
WORD = st.text("abcæøåÉ&<>\"'§–5", min_size=1, max_size=6)
LOOKS = ("", "<w:b/>", "<w:i/><w:b/>", "<w:vanish/>")
NAMES = ("p", "r", "t", "tbl", "tr", "tc", "ins", "del", "txbxContent", "hyperlink", "fldSimple")


def holds_together(source: Source) -> None:
    """Pieces and marks are in order, and what is not shown is told to be hidden."""
    starts = [piece.start for piece in source.pieces]
    assert starts == sorted(set(starts))
    assert all(0 <= piece.origin <= len(source.raw) for piece in source.pieces)
    marks = [mark.start for mark in source.marks]
    assert marks == sorted(marks)
    assert all(source.mark(at).paragraph for at in range(len(source.text)))
    assert source.visible is not None
    hidden = [hint.span for hint in source.hints if hint.role == "skjult"]
    rest = "".join(
        char
        for at, char in enumerate(source.text[source.visible :], source.visible)
        if not any(start <= at < end for start, end in hidden)
    )
    assert not rest.strip()
    for start, end in (
        hint.span for hint in source.hints if hint.role not in ("kommentar", "skjult")
    ):
        assert 0 <= start < end <= source.visible
        assert source.text[start:end].strip() == source.text[start:end]


@st.composite
def runs(draw: st.DrawFn) -> tuple[str, str]:
    """Some runs, and the words that they show."""
    made, shown = "", ""
    for words in draw(st.lists(WORD, max_size=5)):
        own = draw(st.sampled_from(LOOKS))
        kind = draw(st.sampled_from(("plain", "ins", "del", "cdata", "hyperlink")))
        run = r(escape(words), own)
        if kind == "cdata":
            run = f"<w:r><w:rPr>{own}</w:rPr><w:t><![CDATA[{words}]]></w:t></w:r>"
        elif kind in ("ins", "del"):
            run = f"<w:{kind} {BY}>{run}</w:{kind}>"
        elif kind == "hyperlink":
            run = f"<w:hyperlink>{run}</w:hyperlink>"
        made += run
        hidden = kind == "del" or own == "<w:vanish/>"
        shown += "" if hidden else words
    return made, shown


@st.composite
def bodies(draw: st.DrawFn) -> tuple[list[str], str]:
    """Blocks of a body, and the words that they show."""
    blocks, shown = [], ""
    for made, words in draw(st.lists(runs(), min_size=1, max_size=6)):
        kind = draw(st.sampled_from(("p", "numbered", "table", "sdt", "box")))
        block = p(made) if made else p()
        if kind == "numbered":
            block = p(made, own=numbered(1)) if made else p(own=numbered(1))
        elif kind == "table":
            block = table([block, p("celle")])
        elif kind == "sdt":
            block = f"<w:sdt><w:sdtContent>{block}</w:sdtContent></w:sdt>"
        elif kind == "box" and made:
            block = p(f"<w:r><w:txbxContent>{p(made)}</w:txbxContent></w:r>")
        blocks.append(block)
        shown += words + ("celle" if kind == "table" else "")
    return blocks, shown


@given(bodies())
def test_what_is_shown_is_read_and_leads_back(made: tuple[list[str], str]) -> None:
    blocks, shown = made
    source = read(word(*blocks, p("slut"), numbering=levels(("bullet", "•")) + num(1)), "x.docx")
    read_words = re.sub(r"\s", "", re.sub(r"(?m)^- ", "", source.shown))
    assert read_words == re.sub(r"\s", "", shown) + "slut"
    for found in WORDS.finditer(source.text):
        runs_of = source.runs(Span(*found.span()))
        written = "".join(unescape(source.raw[slice(*run)]) for run in runs_of)
        assert written == found[0] or (not runs_of and found[0] == "-")
    holds_together(source)


TAGS = st.sampled_from(
    [
        f"{slash}w:{name}"
        for name in (
            *NAMES,
            "sdt",
            "rPr",
            "pPr",
            "comment",
            "sdtPr",
            "moveFrom",
            "footnote",
            "fldChar",
            "delText",
        )
        for slash in ("", "/")
    ]
    + ["mc:AlternateContent", "mc:Choice", "mc:Fallback", "/mc:AlternateContent", "x"]
)


@given(st.lists(TAGS, max_size=30))
def test_tags_in_any_order_are_read_or_refused(names: list[str]) -> None:
    """Also well-formed ones where nobody puts them."""
    open_: list[str] = []
    made = ""
    for name in names:
        if name.startswith("/"):
            while open_ and name[1:] in open_:
                made += f"</{(last := open_.pop())}>"
                if last == name[1:]:
                    break
        else:
            made += f"<{name}>" if name != "x" else "<w:t>ord</w:t>"
            open_ += [name] if name != "x" else []
    made += "".join(f"</{name}>" for name in reversed(open_))
    try:
        source = read(word(f"<w:p>{made}</w:p>", "slut"), "x.docx")
    except Refused:
        return
    assert "slut" in source.text
    holds_together(source)
