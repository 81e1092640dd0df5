"""Markdown: the text is what a reader of the page sees, and every word knows its place."""

import re
from inspect import cleandoc

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from referat_lint.readers import md, read
from referat_lint.source import Source, Span


def shown(markdown: str) -> str:
    return md.read(cleandoc(markdown).encode(), "x.md").text


def hints(markdown: str, role: str) -> list[tuple[str, str]]:
    """The words and values of the hints of one role."""
    source = md.read(cleandoc(markdown).encode(), "x.md")
    return [(source.text[slice(*h.span)], h.value) for h in source.hints if h.role == role]


def page(text: str) -> str:
    """What a page looks like, its tabs drawn as arrows."""
    return cleandoc(text).replace("→", "\t")


def test_marks_are_not_in_the_text() -> None:
    assert shown(
        """
        # Referat
        ## 3. Økonomi ##
        **Beslutning:** *Godkendt* med `kode` og [link](http://a.dk) til \\*alle\\* &amp; Bo.
        """
    ) == page(
        """
        Referat
        3. Økonomi
        Beslutning: Godkendt med kode og link til *alle* & Bo.
        """
    )


def test_marks_are_hints() -> None:
    text = "## 3. Økonomi\n**Beslutning:** *Godkendt*, se [bilag](b.pdf) og <http://a.dk>"
    assert hints(text, "overskrift") == [("3. Økonomi", "2")]
    assert hints(text, "fed") == [("Beslutning:", "")]
    assert hints(text, "kursiv") == [("Godkendt", "")]
    assert hints(text, "link") == [("bilag", "b.pdf"), ("http://a.dk", "http://a.dk")]


def test_paragraphs_are_parted_as_in_the_file() -> None:
    text = "Et møde\nog to linjer  \nder\\\nbrydes\n\nNyt afsnit\n\n\nOg et til"
    assert shown(text) == "Et møde\nog to linjer\nder\nbrydes\n\nNyt afsnit\n\nOg et til"


def test_plain_text_under_the_name_of_markdown_stays_as_it_is() -> None:
    text = page(
        """
        REFERAT af møde i Byrådet
        den 12. marts 2026

        Til stede: Ida Lund, Bo Ek
        Punkt 1: Økonomi
        1) Regnskab
        2) Budget

        -

        at budgettet godkendes

            1. Indrykket
            5. som i filen

        Beslutning: 3 stemte for, 2 * 2 imod, jf. <indsæt navn>.
        """
    )
    source = md.read(text.encode(), "x.md")
    assert source.text == text
    assert len(source.pieces) == 1


def test_numbers_are_counted_on_where_the_second_repeats_the_first() -> None:
    text = page(
        """
        1. Dagsorden
        1. Økonomi
           fortsat
        1. Eventuelt

        Tekst

         07) Syv
         9) Ni
        """
    )
    assert shown(text) == page(
        """
        1. Dagsorden
        2. Økonomi
        fortsat
        3. Eventuelt

        Tekst

        7) Syv
        9) Ni
        """
    )
    assert hints(text, "listenummer") == [
        ("1.", "1"),
        ("2.", "1"),
        ("3.", "1"),
        ("7)", "7"),
        ("9)", "9"),
    ]


def test_lists_stand_in_lists_and_boxes_before_their_words() -> None:
    assert shown(
        """
        * Til stede
          * [x] Ida Lund
          * [ ] Bo Ek
            1. Afbud
            1. Syg
        + Sidst

          Nyt afsnit
        """
    ) == page(
        """
        - Til stede
          - [x] Ida Lund
          - [ ] Bo Ek
            1. Afbud
            2. Syg

        - Sidst

        Nyt afsnit
        """
    ).replace("Syg\n\n", "Syg\n")


def test_a_row_is_a_line_and_its_cells_know_their_column() -> None:
    text = page(
        """
        Mødte:

        | Navn | Rolle | Til stede |
        |---|---|---|
        | **Bo Ek** | formand | nej |
        | Ida \\| Lund | | ja<br>delvis |

        Slut
        """
    )
    assert shown(text) == page(
        """
        Mødte:

        Navn→Rolle→Til stede
        Bo Ek→formand→nej
        Ida | Lund→→ja delvis

        Slut
        """
    )
    assert hints(text, "kolonner") == [("Navn\tRolle\tTil stede", "")]
    assert hints(text, "celle")[3:] == [
        ("Bo Ek", "Navn"),
        ("formand", "Rolle"),
        ("nej", "Til stede"),
        ("Ida | Lund", "Navn"),
        ("ja delvis", "Til stede"),
    ]


def test_quotations_and_code_are_told_apart_from_the_text() -> None:
    text = page(
        """
        > Fra sidste møde:
        > > 1. Punkt

        ```
        Punkt 2: kode
          indrykket
        ```

            Indrykket tekst
        """
    )
    assert shown(text) == page(
        """
        Fra sidste møde:
        1. Punkt

        Punkt 2: kode
          indrykket

            Indrykket tekst
        """
    )
    assert hints(text, "citat") == [("Fra sidste møde:", ""), ("1. Punkt", "")]
    assert hints(text, "kode") == [("Punkt 2: kode", ""), ("indrykket", "")]


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_the_fields_before_the_text_are_lines(fence: str) -> None:
    fields = {
        "---": """
            organ: "Byrådet"  # som trykt
            # skema 1
            dato: 2026-03-12
            til stede: [Ida Lund, 'Bo Ek']
            fravær:
              - Lis Å
            note: |
              En linje
            """,
        "+++": """
            [moede]
            organ = "Byrådet"
            dato = 2026-03-12
            til stede = ["Ida Lund", "Bo Ek"]
            fravær =
            - Lis Å
            note =
            En linje
            """,
    }[fence]
    text = f"{fence}\n{cleandoc(fields)}\n{fence}\n# Referat"
    lines = [
        ("organ: Byrådet", "organ"),
        ("dato: 2026-03-12", "dato"),
        ("til stede: Ida Lund, Bo Ek", "til stede"),
        ("fravær:", "fravær"),
        ("- Lis Å", "fravær"),
        ("note:", "note"),
        ("En linje", "note"),
    ]
    assert shown(text) == "\n".join(line for line, _ in lines) + "\n\nReferat"
    assert hints(text, "felt") == lines


def test_a_rule_at_the_start_opens_no_fields() -> None:
    assert shown("---\n\nReferat\n\n---\n\nPunkt 1") == "Referat\n\nPunkt 1"
    assert shown("---\n# Referat\n---\nPunkt 1") == "Referat\n\nPunkt 1"


def test_deleted_words_are_a_hint_and_leave_one_blank() -> None:
    text = "Bo ~~Ek~~ Lund stemte ~~imod~~ for, ca. ~5 mio. til ~6 mio."
    assert shown(text) == "Bo Lund stemte for, ca. ~5 mio. til ~6 mio."
    assert hints(text, "slettet") == [("", "Ek"), ("", "imod")]


def test_html_shows_its_words_alone() -> None:
    assert (
        shown(
            """
        Før <b>fed</b> <!-- skjult --> efter<br>ny &oslash;

        <details><summary>Bilag</summary>
        <script>var x = "<b>";</script>
        <table><tr><td>Bo</td><td>for</td></tr>
        <tr><td>Ida</td><td>imod</td></tr></table>
        </details>

        Slut ![billede](a.png)
        """
        )
        == page(
            """
        Før fed efter
        ny ø

        Bilag
        Bo→for
        Ida→imod

        Slut
        """
        )
        + " "
    )


def test_attributes_of_site_generators_are_not_shown() -> None:
    assert shown("## Økonomi {#oekonomi}\n{: .no_toc }\nPunkt {x}") == "Økonomi\n\nPunkt {x}"


def test_strong_marks_that_markdown_does_not_know_are_not_in_the_text() -> None:
    assert shown("**Beslutning:**Godkendt. 2 * 2") == "Beslutning:Godkendt. 2 * 2"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_suppression_is_a_hint_on_its_own_line(end: str) -> None:
    first, second = "referat-lint-disable-next-line AFS301 -- grund", "referat-lint-enable AFS301"
    lines = (
        f"<!-- {first} -->",
        "# Referat",
        f"<!-- {second} -->",
        f"Punkt <!-- {first} -->",
        "Slut",
    )
    source = md.read(end.join(lines).encode(), "x.md")
    assert [h.value for h in source.hints if h.role == "kommentar"] == [first, second, first]
    places = [source.place(h.span.start)[0] for h in source.hints if h.role == "kommentar"]
    assert places == [1, 3, 4]
    assert source.text.split() == ["Referat", "Punkt", "Slut"]


def test_windows_lines_give_the_same_text() -> None:
    text = (
        "# Referat\n\n| a | b |\n|---|---|\n| c | d |\n\n- x\n  - y\n\n> z\n> `k`\n\n    i\n\n    j"
    )
    assert md.read(text.replace("\n", "\r\n").encode(), "x.md").text == shown(text)


def test_what_stands_in_the_file_in_one_run_can_be_edited_there() -> None:
    source = md.read(b"# Referat\n\n**Bo** Ek &amp; Ida\n\nstemte for\n1. a\n1. b\n", "x.md")

    def edited(words: str) -> str | None:
        start = source.text.index(words)
        span = source.in_file(Span(start, start + len(words)))
        return span and source.raw[slice(*span)]

    assert [edited(words) for words in ("Bo", "Ek ", "Ida\n\nstemte for\n1. a\n")] == [
        "Bo",
        "Ek ",
        "Ida\n\nstemte for\n1. a\n",
    ]
    assert [edited(words) for words in ("Bo Ek", "&", "2. b")] == [None, None, None]
    after = source.text.index(" Ek")
    assert source.in_file(Span(after, after)) == (17, 17)


MARKS = [
    "# ",
    "**",
    "*",
    "_",
    "`",
    "```\n",
    "> ",
    "- ",
    "1. ",
    "3) ",
    "- [ ] ",
    "| ",
    "|---|---|\n",
]
MORE = [
    "~~",
    "[",
    "](b.pdf)",
    "![",
    "<!-- ",
    " -->",
    "<br>",
    "<td>",
    "</p>",
    "<b ",
    "&amp;",
    "&#0;",
]
WORDS = ["Økonomi", "Beslutning:", "Bo Ek", "12", "\\", "\\*", "---\n", "+++\n", "a: b\n", "    "]
ODD = [
    "\ud800",
    "\0",
    "\f",
    "\t",
    "\xa0",
    "\u2028",
    " ",
    "  \n",
    "\r",
    "\r\n",
    "\n",
    "\n\n",
    "𝄞",
    "[^1]",
]
texts = st.lists(st.sampled_from(MARKS + MORE + WORDS + ODD), max_size=40).map("".join)


def stretches(source: Source) -> list[tuple[str, str, bool]]:
    """Each piece's characters in the text, those at its origin in the file, and whether made."""
    ends = [*[piece.start for piece in source.pieces], len(source.text)][1:]
    return [
        (
            source.text[piece.start : end],
            source.raw[piece.origin : piece.origin + end - piece.start],
            piece.made,
        )
        for piece, end in zip(source.pieces, ends, strict=True)
    ]


@given(texts)
def test_every_character_is_the_one_at_its_origin_unless_it_was_made(text: str) -> None:
    source = md.read(text.encode("utf-8", "surrogatepass"), "x.md")
    assert source.raw == text or "\0" in text  # which may make it UTF-16
    assert all(shown == there for shown, there, made in stretches(source) if not made)
    assert all(shown for shown, _, _ in stretches(source))


SEEN = [
    "# ",
    "**",
    "*",
    "_",
    "> ",
    "- ",
    "1. ",
    "3) ",
    "- [ ] ",
    "    ",
    "---\n",
    "+++\n",
    "a: b\n",
]
plain = st.lists(st.sampled_from([*SEEN, "Ø ", "[Ø", "Ø]", "Ø: Ø\n", " ", "\n", "\r\n", "|"]))


@given(plain.map("".join))
def test_no_word_is_lost(text: str) -> None:
    fields = text.startswith(("---", "+++"))  # whose comments are left out
    assume(not (fields and {"#", "["} & {*text}))
    assert md.read(text.encode(), "x.md").text.count("Ø") == text.count("Ø")


@given(texts)
@example("- -     # ")
def test_origins_never_go_back(text: str) -> None:
    pieces = md.read(text.encode("utf-8", "surrogatepass"), "x.md").pieces
    assert [p.origin for p in pieces] == sorted(p.origin for p in pieces)
    assert [p.start for p in pieces] == sorted({p.start for p in pieces})
    assert all(0 <= piece.origin <= len(text) for piece in pieces)


@given(texts)
def test_hints_lie_in_the_text_and_hold_no_outer_blanks(text: str) -> None:
    source = md.read(text.encode("utf-8", "surrogatepass"), "x.md")
    for (start, end), role, _ in source.hints:
        assert 0 <= start <= end <= len(source.text)
        words = source.text[start:end]
        assert role in ("kommentar", "slettet", "tegn") or words == words.strip() != ""


@given(texts)
def test_only_marks_entities_and_blanks_are_made(text: str) -> None:
    source = md.read(text.encode("utf-8", "surrogatepass"), "x.md")
    made = "".join(shown for shown, _, made in stretches(source) if made)
    assert not re.sub(r"[\s\d.)x\[\]&,:\ufffd-]", "", made)


@given(
    st.lists(st.sampled_from(["Bo", "Økonomi", "for", "3. ", "**fed**", "&amp;", "\n", "\n\n- "]))
)
def test_every_word_has_its_line_and_column(parts: list[str]) -> None:
    text = " ".join(parts)
    source = md.read(text.encode(), "x.md")
    lines = re.split(r"\n", text)
    for word in re.finditer(r"[A-Za-zØø]+", source.text):
        line, column = source.place(word.start())
        assert lines[line - 1][column - 1 :].startswith(word[0])
        assert source.end_place(Span(*word.span())) == (line, column + len(word[0]))


def test_a_mixture_of_encodings_is_pointed_at_in_the_shown_text() -> None:
    source = read("## Økonomi på møde\n\n**Rådet** ".encode() + b"p\xe5 \xd8en", "x.md")
    assert source.text == "Økonomi på møde\n\nRådet på Øen"
    odd = [source.text[slice(*hint.span)] for hint in source.hints if hint.role == "tegn"]
    assert odd == ["å", "Ø"]


def test_what_is_saved_otherwise_and_not_shown_is_pointed_at_where_it_would_stand() -> None:
    text = "# Råd\n\nGodkendt.<!-- på ".encode() + b"p\xe5 -->\n"
    source = read(text, "x.md")
    assert source.text == "Råd\n\nGodkendt."
    odd = [hint.span for hint in source.hints if hint.role == "tegn"]
    assert odd == [Span(13, 14)]


def test_deep_lists_stay_short() -> None:
    text = "".join("  " * depth + f"- {depth}\n" for depth in range(300))
    assert len(md.read(text.encode(), "x.md").text) < 300 * 30
