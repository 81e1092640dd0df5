"""The copy of a PDF with highlights: what is in it, and where two engines show it."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pdfs import joined, objects, pdf, turned, whole, written
from pypdf import PdfReader, PdfWriter
from shell import FAULT, SOUND, shell

from referat_lint import Source, Span, read
from referat_lint.annotate import Unmarked
from referat_lint.annotate.pdf import annotate
from referat_lint.finding import FileResult, Finding, Outcome, Severity

LINES = (
    "Referat af møde i Byrådet",
    "",
    "Punkt 1: Godkendelse af dagsorden",
    "Beslutning: Godkendt (5 stemmer).",
    "Fraværende: Asta Holmvig (V)",
)
RED, YELLOW, BLUE = (255, 189, 179), (255, 235, 115), (189, 222, 255)
OTHERS = (
    "/Annots[<</Type/Annot/Subtype/Text/Rect[300 700 320 720]/T(Ida Lund)/NM(n1)"
    "/Contents(Se her)/F 4>>]"
)
ONLY = ("--isolated", "--select")
EMPTY = FileResult("x.pdf", "pdf", "", "ok", "referat", 1.0, (), (), ())
BROKEN = r"^PDF'en er beskadiget, .* som den kommer fra\.$"
LOCKED = r"^PDF'en er krypteret, .* Gem en kopi uden beskyttelse\.$"
Pixels = tuple[int, bytes]  # the width, and red, green, blue for each
Area = tuple[int, int, int, int]  # left, top, right, bottom; both ends are in it


def finding(
    source: Source,
    words: str,
    severity: Severity = "error",
    outcome: Outcome = "failed",
    code: str = "STR101",
) -> Finding:
    """A finding on words of the text; on none, at its start."""
    start = source.text.index(words)
    return Finding(
        code=code,
        name="punkt-uden-beslutning",
        severity=severity,
        outcome=outcome,
        message=f"»{words}« er forkert → ret det.",
        line=1,
        column=1,
        end_line=1,
        end_column=1,
        span=Span(start, start + len(words)),
        quote=words,
        window=("", ""),
        item=None,
        section=None,
        related=(),
        basis="Styrelsesloven",
        fingerprint=f"{code}-{start}",
        page=source.mark(start).page,
    )


def marked(data: bytes, *findings: Callable[[Source], Finding]) -> bytes:
    """The copy with findings that are made for its text."""
    source = read(data, "referat.pdf")
    found = tuple(make(source) for make in findings)
    result = FileResult("referat.pdf", "pdf", "", "ok", "referat", 1.0, (), (), found)
    copy = annotate(data, "referat.pdf", result)
    assert copy.startswith(data)
    return copy


def on(words: str, severity: Severity = "error", code: str = "STR101") -> Callable[..., Finding]:
    return lambda source: finding(source, words, severity, code=code)


def unsure(source: Source) -> Finding:
    return finding(source, "", outcome="undecided")


def annotations(data: bytes, page: int = 0) -> list[tuple[str, str, str]]:
    """Kind, author and words of what stands on a page."""
    found = PdfReader(BytesIO(data), strict=True).pages[page].get("/Annots", [])
    things = [one.get_object() for one in found]
    return [(one["/Subtype"], one["/T"], one["/Contents"]) for one in things]


def by_pdfium(data: bytes, _folder: Path) -> Pixels:
    bitmap = pypdfium2.PdfDocument(data)[0].render(rev_byteorder=True)
    rows = bytes(bitmap.buffer)
    kept = bitmap.width * bitmap.n_channels
    lines = [rows[at * bitmap.stride :][:kept] for at in range(bitmap.height)]
    return bitmap.width, b"".join(lines)


def by_poppler(data: bytes, folder: Path) -> Pixels:
    file = folder / "x.pdf"
    file.write_bytes(data)
    command = ["pdftoppm", "-r", "72", "-cropbox", "-singlefile", file]
    run = subprocess.run(command, check=True, capture_output=True)
    assert run.stderr == b""
    head = re.match(rb"P6\s(\d+) \d+\s255\s", run.stdout)
    assert head
    return int(head[1]), run.stdout[head.end() :]


ENGINES = pytest.mark.parametrize("drawn", [by_pdfium, by_poppler])


def ends(part: int) -> tuple[bytes, bytes]:
    """What is about a part of a colour, as bytes."""
    return bytes([max(part - 2, 0)]), bytes([min(part + 2, 255)])


def area(pixels: Pixels, color: tuple[int, int, int]) -> Area | None:
    """Around all points of about a colour."""
    width, points = pixels
    near = b"".join(b"[%s-%s]" % tuple(map(re.escape, ends(part))) for part in color)
    places = (match.start() for match in re.finditer(b"(?=%s)" % near, points, re.DOTALL))
    found = [divmod(at // 3, width) for at in places if at % 3 == 0]
    if not found:
        return None
    rows, columns = zip(*found, strict=True)
    return min(columns), min(rows), max(columns), max(rows)


def word(data: bytes, words: str, folder: Path) -> Area:
    """Where poppler finds words that stand in one line, as the page is shown."""
    file = folder / "x.pdf"
    file.write_bytes(data)
    command = ["pdftotext", "-bbox", "-cropbox", file, "-"]
    shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    numbers = r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"'
    boxes = [re.search(numbers + f">[^<]*{re.escape(part)}", shown) for part in words.split()]
    edges = [tuple(map(float, box.groups())) for box in boxes if box]
    assert len(edges) == len(words.split())
    lefts, tops, rights, bottoms = zip(*edges, strict=True)
    return round(min(lefts)), round(min(tops)), round(max(rights)), round(max(bottoms))


def near(one: Area | None, other: Area) -> bool:
    """Whether two areas are the same but for the room above and below letters."""
    return one is not None and all(
        abs(mine - theirs) <= 3 for mine, theirs in zip(one, other, strict=True)
    )


KINDS = {
    "upright": pdf([LINES]),
    "cropped": pdf([LINES], page="/CropBox[40 600 500 820]"),
    "moved": pdf([LINES]).replace(b"[0 0 595 842]", b"[9 9 595 842]"),
    "streamed": joined(objects([written(LINES)]), streamed=True),
    "behind": joined(objects([written(LINES)]), start=b"\n\n%PDF-1.7\n"),
    **{f"turned {turn}": turned(LINES, turn) for turn in (90, 180, 270)},
}


@ENGINES
@pytest.mark.parametrize("kind", KINDS)
def test_the_words_are_highlighted_where_they_stand(
    kind: str, drawn: Callable[[bytes, Path], Pixels], tmp_path: Path
) -> None:
    data = KINDS[kind]
    copy = marked(data, on("Godkendt"), on("Asta Holmvig", "warning"), on("dagsorden", "info"))
    before, after = drawn(data, tmp_path), drawn(copy, tmp_path)
    assert before[0] == after[0]
    for color, words in ((RED, "Godkendt"), (YELLOW, "Asta Holmvig"), (BLUE, "dagsorden")):
        assert area(before, color) is None
        assert near(area(after, color), word(data, words, tmp_path)), (area(after, color), words)
    # The words show through: no dark point is paler than it was.
    assert all(new <= old for old, new in zip(before[1], after[1], strict=True) if old < 100)


@ENGINES
def test_words_over_two_lines_are_highlighted_line_by_line(
    drawn: Callable[[bytes, Path], Pixels], tmp_path: Path
) -> None:
    data = pdf([LINES])

    def passage(source: Source) -> Finding:
        start, end = map(source.text.index, ("Godkendt (", " Asta"))
        return finding(source, source.text[start:end])

    copy = marked(data, passage)
    found = area(drawn(copy, tmp_path), RED)
    whole = word(data, "Godkendt (5 stemmer).", tmp_path)
    below = word(data, "Fraværende:", tmp_path)
    assert near(found, (below[0], whole[1], whole[2], below[3]))
    (annotation,) = PdfReader(BytesIO(copy)).pages[0]["/Annots"]  # type: ignore[attr-defined]
    assert len(annotation.get_object()["/QuadPoints"]) == 2 * 8


@ENGINES
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_what_stands_nowhere_is_noted_at_the_top_of_the_page(
    turn: int, drawn: Callable[[bytes, Path], Pixels], tmp_path: Path
) -> None:
    copy = marked(turned(LINES, turn), on(""), unsure)
    kinds = [kind for kind, _, _ in annotations(copy)]
    assert kinds == ["/Text", "/Text"]
    found = area(drawn(copy, tmp_path), RED)
    assert found
    left, top, right, bottom = found
    assert 0 <= left < right < 80
    assert 0 <= top < bottom < 50
    assert bottom - top > 12


def test_a_passage_over_two_pages_is_highlighted_on_both() -> None:
    full = [*LINES[:3], *["Der blev talt om sagen, som udvalget kendte i forvejen, og om"] * 50]

    def passage(source: Source) -> Finding:
        start, end = map(source.text.index, ("Punkt 1", "Godkendt ("))
        return finding(source, source.text[start:end])

    copy = marked(pdf([full, LINES[3:]]), passage)
    kinds = [[kind for kind, _, _ in annotations(copy, page)] for page in (0, 1)]
    assert kinds == [["/Highlight"], ["/Highlight"]]


def test_what_stands_beside_the_page_is_noted_at_the_top_of_it() -> None:
    drawn = [written(LINES), written(LINES) + written(["Uden for siden"], (1, 0, 0, 1, 900, 400))]
    copy = marked(whole(drawn), on("Uden for"))
    said = "Fejl: punkt-uden-beslutning (STR101)\n»Uden for« er forkert → ret det.\n"
    note = ("/Text", "referat-lint", f"{said}Grundlag: Styrelsesloven")
    assert [annotations(copy, page) for page in (0, 1)] == [[], [note]]


def test_a_note_says_what_the_remark_says() -> None:
    copy = marked(pdf([LINES], info="/Title(Referat)"), on("Godkendt"), unsure)
    said = "»Godkendt« er forkert → ret det."
    assert annotations(copy) == [
        (
            "/Text",
            "referat-lint",
            "Kan ikke afgøres (1)\npunkt-uden-beslutning (STR101): »« er forkert → ret det.",
        ),
        (
            "/Highlight",
            "referat-lint",
            f"Fejl: punkt-uden-beslutning (STR101)\n{said}\nGrundlag: Styrelsesloven",
        ),
    ]
    reader = PdfReader(BytesIO(copy))
    assert reader.metadata == {"/Title": "Referat"}
    first, second = (one.get_object() for one in reader.pages[0]["/Annots"])  # type: ignore[attr-defined]
    assert [one["/F"] for one in (first, second)] == [4, 4]
    assert [one["/NM"] for one in (first, second)] == [
        "referat-lint-uafgjort",
        f"referat-lint-STR101-{read(copy, 'x.pdf').text.index('Godkendt')}",
    ]
    assert re.fullmatch(r"D:\d{14}[+-]\d\d'\d\d'", first["/M"])


def test_remarks_on_the_same_words_are_one_highlight_in_the_colour_of_the_worst() -> None:
    copy = marked(
        pdf([LINES]), on("Godkendt", "warning"), on("Godkendt", "error", "FRE203"), on("dagsorden")
    )
    highlights = annotations(copy)
    assert [words.count("Grundlag") for _, _, words in highlights] == [1, 2]
    (_, both) = (one.get_object() for one in PdfReader(BytesIO(copy)).pages[0]["/Annots"])  # type: ignore[attr-defined]
    assert [round(float(part), 2) for part in both["/C"]] == [1, 0.74, 0.7]


def test_running_again_replaces_our_remarks_and_leaves_others() -> None:
    data = pdf([LINES, LINES], page=OTHERS)
    theirs = ("/Text", "Ida Lund", "Se her")
    once = marked(data, on("Godkendt"), unsure)
    assert [author for _, author, _ in annotations(once)] == ["Ida Lund", *["referat-lint"] * 2]
    twice = marked(once, on("Asta Holmvig"))
    assert twice.startswith(once)
    first, second = annotations(twice)
    assert first == theirs
    assert second[2].startswith("Fejl: punkt-uden-beslutning (STR101)\n»Asta Holmvig«")
    assert annotations(twice, 1) == [theirs]
    clean = marked(twice)
    assert annotations(clean) == [theirs]
    assert marked(clean) == clean


def test_a_page_keeps_what_it_inherits_and_all_its_own_entries() -> None:
    parts = objects([written(LINES)], page="/Annots 7 0 R/Lang(da)")
    parts[1] = parts[1].replace(b"/Kids", b"/Rotate 90/Kids")
    copy = marked(joined([*parts, b"[8 0 R]", OTHERS[8:-1].encode()]), on("Godkendt"))
    reader = PdfReader(BytesIO(copy), strict=True)
    raw = reader.get_object(5)
    assert sorted(raw) == sorted(  # type: ignore[arg-type]
        ["/Annots", "/Contents", "/Lang", "/MediaBox", "/Parent", "/Resources", "/Type"]
    )
    assert [kind for kind, _, _ in annotations(copy)] == ["/Text", "/Highlight"]


@pytest.mark.parametrize("streamed", [False, True])
def test_the_table_behind_is_of_the_kind_that_the_file_has(streamed: bool) -> None:  # noqa: FBT001
    data = joined(objects([written(LINES)]), streamed=streamed)
    added = marked(data, on("Godkendt"))[len(data) :]
    assert (b"/XRef" in added, b"\ntrailer\n" in added) == (streamed, not streamed)


@pytest.mark.parametrize("password", ["", "hemmeligt"])
def test_an_encrypted_file_is_left_alone(password: str) -> None:
    writer = PdfWriter(BytesIO(pdf([LINES])))
    writer.encrypt(password, "ejer", algorithm="RC4-128")
    writer.write(locked := BytesIO())
    with pytest.raises(Unmarked, match=LOCKED):
        annotate(locked.getvalue(), "x.pdf", EMPTY)


def test_a_file_in_a_cipher_of_its_own_is_left_alone() -> None:
    cipher = f"/Filter/Standard/V 5/R 6/P -4/O<{'00' * 48}>/U<{'00' * 48}>/Length 256"
    cipher += "/CF<</StdCF<</CFM/AESV3>>>>/StmF/StdCF/StrF/StdCF"
    cipher += f"/OE<{'00' * 32}>/UE<{'00' * 32}>/Perms<{'00' * 16}>"
    data = joined([*objects([written(LINES)]), f"<<{cipher}>>".encode()])
    with pytest.raises(Unmarked, match=LOCKED):
        annotate(data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 7 0 R"), "x.pdf", EMPTY)


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        (b"/MediaBox[0 0 595", b"/MediaBox[0 \x850 595"),
        (b"/Parent 2 0 R", b"/Parent \x852 0 R"),
        (b"/Kids[5 0 R]", b"/Kids[]"),
    ],
)
def test_a_page_that_another_reader_makes_less_of_is_left_alone(
    sound: bytes, broken: bytes
) -> None:
    data = pdf([LINES]).replace(sound, broken)
    source = read(data, "x.pdf")
    result = replace(EMPTY, findings=(finding(source, ""),))
    with pytest.raises(Unmarked, match=BROKEN):
        annotate(data, "x.pdf", result)


@pytest.mark.parametrize("cut", ["startxref\n0\n", "startxref\n77\n", ""])
def test_a_file_whose_table_is_gone_is_left_alone(cut: str) -> None:
    data = pdf([LINES])
    data = data[: data.rindex(b"startxref")] + cut.encode()
    with pytest.raises(Unmarked, match=BROKEN):
        annotate(data, "x.pdf", EMPTY)


def test_letters_that_no_encoding_knows_stop_nothing() -> None:
    def half(source: Source) -> Finding:
        return replace(finding(source, "Godkendt"), message="\ud83d og \U0001f600")

    ((_, _, words),) = annotations(marked(pdf([LINES]), half))
    assert words.splitlines()[1] == "? og \U0001f600"


def test_what_an_earlier_run_wrote_is_replaced_and_not_remarked_on(tmp_path: Path) -> None:
    (tmp_path / "møde.pdf").write_bytes(pdf([f"{SOUND}{FAULT}".splitlines()]))
    first, second = (
        shell("annotate", *ONLY, "SPR901,PER806", name, "-o", copy, cwd=tmp_path)
        for name, copy in (("møde.pdf", "a.pdf"), ("a.pdf", "b.pdf"))
    )
    assert first == (0, "Kopi med 1 bemærkning: a.pdf\n", "")
    assert second == (0, "Kopi med 1 bemærkning: b.pdf\n", "")
    one, two = ((tmp_path / name).read_bytes() for name in ("a.pdf", "b.pdf"))
    assert annotations(one) == annotations(two)
    told = shell("check", *ONLY, "PER806", "-q", "b.pdf", cwd=tmp_path).out
    assert "Filen har en kommentar fra referat-lint, " in told
