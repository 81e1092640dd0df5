"""The rules about what a file holds beside its text: hidden passages, properties, names, links."""

import re
from importlib import import_module

import pytest
from marks import RULES

from referat_lint import Bilag, Hint, Settings, Source, Span, lint, read
from referat_lint.source import HIDDEN, Mark

SHOWN = (
    "Teknisk Udvalg\nReferat 4. juni 2020 kl. 16.00, Rådhuset\n"
    "1. Ny busrute\nBeslutning\nDrøftet.\n"
)
CPR = "120352-5008"


def source(*hidden: tuple[str, str], format_: str = "pdf", **more: object) -> Source:
    """The minutes with passages hidden behind them: what each is, and its words."""
    text, hints = SHOWN, []
    for kind, words in hidden:
        hints.append(Hint(Span(len(text), len(text) + len(words)), "skjult", kind))
        text += f"{words}\n"
    hints += more.pop("hints", ())  # type: ignore[arg-type]
    return Source(
        str(more.pop("path", "referat.pdf")),
        text,
        format=format_,
        hints=tuple(hints),
        visible=len(SHOWN),
        **more,  # type: ignore[arg-type]
    )


def said(code: str, read: Source, phase: str | None = None) -> list[tuple[str, str, str]]:
    """How grave, the words that stand there, and the sentence, of all that a rule finds."""
    rules = [rule for rule in RULES if rule.code == code]
    result = lint(read, rules, Settings(phase=phase))
    assert result.failures == ()
    return [(one.severity, one.quote, one.message) for one in result.findings]


@pytest.mark.parametrize("kind", HIDDEN)
def test_a_personal_number_is_found_in_all_that_is_hidden_and_the_message_says_in_what(
    kind: str,
) -> None:
    found = said("PER801", source(("en note", "Intet."), (kind, f"Se {CPR} i sagen.")))
    message = f"I {kind} står et cpr-nummer; slet hele nummeret, før referatet offentliggøres."
    assert found == [("error", "******-****", message)]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (
            {"path": f"sager/{CPR}.pdf"},
            "I filens navn står et cpr-nummer; giv filen et andet navn.",
        ),
        (
            {"metadata": {"titel": f"Sag {CPR}", "program": "Word"}},
            "I filens egenskab »titel« står et cpr-nummer; slet egenskaben.",
        ),
        (
            {"metadata": {"vedlagt": f"kort.pdf\nansøgning {CPR}.pdf"}},
            "I navnet på en vedlagt fil står et cpr-nummer; giv filen et andet navn.",
        ),
        (
            {"hints": [Hint(Span(0, 7), "link", "https://x.dk/?cpr=120352%2D5008")]},
            "I linket står et cpr-nummer; slet hele nummeret, før referatet offentliggøres.",
        ),
        (
            {"hints": [Hint(Span(0, 7), "indsat", f"Bo {CPR}")]},
            (
                "I navnet på den, der har rettet, står et cpr-nummer; slet hele "
                "nummeret, før referatet offentliggøres."
            ),
        ),
    ],
)
def test_a_personal_number_is_found_around_the_text(more: dict[str, object], message: str) -> None:
    assert [words for _, _, words in said("PER801", source(**more))] == [message]


def test_a_heading_of_a_column_is_text_and_not_told_of_once_more_for_each_cell() -> None:
    hints = [Hint(Span(0, 7), "celle", CPR), Hint(Span(8, 12), "celle", CPR)]
    assert said("PER801", source(hints=hints)) == []


def test_no_digit_of_a_hidden_number_leaves_the_program() -> None:
    result = lint(source(("en kommentar", f"Cpr {CPR}."), path=f"{CPR}.pdf"), RULES)
    told = [(one.message, one.quote, one.window, one.related) for one in result.findings]
    assert told
    assert CPR not in repr(told)


def test_what_is_hidden_is_told_once_for_each_kind_at_the_first() -> None:
    made = source(
        ("en kommentar", "Er det rigtigt?"),
        ("en slettet passage", "Naboen er imod.\nDet er hans bror også."),
        ("en kommentar", "Slet det her."),
        hints=[Hint(Span(0, 7), "indsat", "Bo Ek"), Hint(Span(8, 14), "indsat", "Bo Ek")],
        format_="docx",
    )
    end = "som alle kan finde frem, når den er lagt ud"
    assert said("PER806", made, "publish") == [
        (
            "error",
            "Teknisk",
            (
                f"Filen har 3 sporede ændringer, {end}; acceptér eller afvis alle ændringer, før "
                "referatet offentliggøres."
            ),
        ),
        (
            "error",
            "Er det rigtigt?",
            f"Filen har 2 kommentarer, {end}; slet alle kommentarer, før referatet offentliggøres.",
        ),
    ]


def test_in_a_draft_what_is_hidden_is_a_remark_and_the_programs_own_comments_are_none() -> None:
    own = "STR101 punkt-uden-beslutning: Der står ikke, hvad der blev besluttet."
    wish = "referat-lint: ignorer STR101 - Føres til protokol senere"
    made = source(("referat-lints egen kommentar", own), ("en kommentar", wish), format_="docx")
    assert said("PER806", made) == []
    assert [(weight, quote) for weight, quote, _ in said("PER806", made, "publish")] == [
        ("error", own),
        ("error", wish),
    ]
    made = source(("referat-lints egen kommentar", own), ("en kommentar", "Nej."), format_="docx")
    assert [(weight, quote) for weight, quote, _ in said("PER806", made)] == [("info", "Nej.")]


@pytest.mark.parametrize("kind", HIDDEN)
def test_every_kind_of_hidden_passage_has_words_of_its_own(kind: str) -> None:
    ((_, _, one),) = said("PER806", source((kind, "x")))
    ((_, _, two),) = said("PER806", source((kind, "x"), (kind, "y")))
    assert one.partition(", som")[0].startswith("Filen har en ")
    assert two.partition(", som")[0].startswith("Filen har 2 ")


def test_a_file_without_anything_hidden_is_left_alone() -> None:
    made = source(hints=[Hint(Span(0, 7), "fed"), Hint(Span(8, 14), "link", "https://x.dk")])
    assert said("PER806", made) == []


def test_properties_are_told_of_once_by_name_and_never_by_value() -> None:
    metadata = {
        "forfatter": "Asta Holmvig",
        "firma": "Tangkær & Co.",
        "skabelon": r"H:\skabeloner\asta\referat.dotm",
        "revisioner": "17",
        "redigeringstid": "340",
        "program": "Microsoft Word 16",
        "titel": "Referat",
    }
    assert said("PER807", source(metadata=metadata)) == [
        (
            "info",
            "Teknisk Udvalg",
            (
                "Filens egenskaber fortæller, hvem der skrev den, hvilken arbejdsplads den er fra, "
                "hvor skabelonen ligger, hvor mange gange den er gemt og hvor længe der er skrevet "
                "på den; fjern dem, før den bliver lagt ud "
                "(i Word: Filer, Oplysninger, Undersøg dokument)."
            ),
        )
    ]


@pytest.mark.parametrize(
    "metadata",
    [
        {},
        {"program": "LibreOffice 7.4", "titel": "Referat", "sprog": "da", "tagget": "ja"},
        {"forfatter": "Fjordlev Kommune", "skabelon": "Normal.dotm", "revisioner": "1"},
        {"forfatter": "python-docx", "firma": " ", "redigeringstid": "0"},
    ],
)
def test_properties_that_tell_of_nobody_are_left_alone(metadata: dict[str, str]) -> None:
    assert said("PER807", source(metadata=metadata)) == []


def test_the_properties_of_a_draft_are_its_own() -> None:
    made = source(metadata={"forfatter": "Asta Holmvig"}, format_="docx")
    assert said("PER807", made) == []
    assert [weight for weight, _, _ in said("PER807", made, "publish")] == ["info"]


def test_a_hidden_passage_stands_on_its_own_page() -> None:
    made = source(("hvid tekst", "Naboen."), marks=(Mark(0, page=1), Mark(len(SHOWN), page=3)))
    (rule,) = (rule for rule in RULES if rule.code == "PER806")
    (finding,) = lint(made, [rule]).findings
    assert (finding.page, finding.item) == (3, None)


def test_links_that_say_nothing_are_told_of_once_each_and_hidden_ones_never() -> None:
    words = ["her", "Klik her", "læs mere her", "Link", "Læs referatet her", "Busrute", "12"]
    text = SHOWN + "\n".join(words) + "\n"
    starts = [len(SHOWN) + sum(len(word) + 1 for word in words[:at]) for at in range(len(words))]
    hints = [
        Hint(Span(start, start + len(word)), "link", "https://x.dk")
        for start, word in zip(starts, words, strict=True)
    ]
    made = Source("x.html", text, format="html", hints=(*hints, hints[0]))
    told = ["her", "Klik her", "læs mere her", "Link"]
    assert [quote for _, quote, _ in said("HEN604", made)] == told
    hidden = Source("x.html", text, format="html", hints=tuple(hints), visible=starts[1])
    assert [quote for _, quote, _ in said("HEN604", hidden)] == ["her"]


def test_a_signature_certificate_is_found_in_what_is_attached_and_among_its_names() -> None:
    carried = "Høring om havnen\nSignaturbevis\nPID:9208-2002-2-123456789012"
    made = source(
        ("teksten i en vedhæftet fil", carried),
        metadata={"vedlagt": "kort.pdf\nunderskriftsbevis_bo.pdf\nreferat.pdf"},
    )
    what = "et signaturbevis eller en kvittering"
    remove = "slet det, og tag siden eller bilaget ud, før referatet offentliggøres"
    inside = f"I en vedhæftet fil står {what}; {remove}."
    assert said("PER808", made) == [
        ("error", "Teknisk Udvalg", f"Blandt de vedlagte filer står {what}; tag filen ud."),
        ("error", "Signaturbevis", inside),
        ("error", "PID:9208-2002-2-123456789012", inside),
    ]


PAGE = """<!DOCTYPE html><html lang="da"><head><meta name="author" content="Asta Holmvig">
</head><body><h1>Teknisk Udvalg</h1><p>Referat 4. juni 2020 kl. 16.00</p><h2>1. Ny busrute</h2>
<p>Se <a href="https://x.dk/?cpr=120352%2D5008">her</a>.</p><!-- Naboen 120352-5008 -->
<p style="display:none">Det er hemmeligt, hvem naboen er: 120352-5008</p><p><del>Nej, ja</del> Nu
</p>
<table><tr><th>Udgift</th><th>Beløb</th></tr><tr><td>Skilte</td><td>40.100</td></tr>
<tr><td>Vej</td><td>10.000</td></tr><tr><td>I alt</td><td>60.100</td></tr></table>
<h3>Beslutning</h3><p>Godkendt.</p></body></html>"""


def test_what_a_web_page_holds_beside_its_text_is_told_of_where_it_stands() -> None:
    codes = {"HEN604", "PER801", "PER806", "PER807", "TAL701"}
    page = read(PAGE.encode(), "referat.html")
    result = lint(page, [rule for rule in RULES if rule.code in codes])
    assert result.failures == ()
    assert [(one.code, one.line, one.quote) for one in result.findings] == [
        ("PER807", 2, "Teknisk Udvalg"),
        ("HEN604", 3, "her"),
        ("PER801", 3, "her"),
        ("TAL701", 7, "60.100"),
        ("PER806", 3, "Naboen ******-****"),
        ("PER801", 3, "******-****"),
        ("PER806", 4, "Det er hemmeligt, hvem naboen er: ******-****"),
        ("PER801", 4, "******-****"),
        ("PER806", 4, "Nej, ja"),
    ]


def test_what_an_attachment_is_called_is_asked_once_however_often_it_is_cited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home = import_module("referat_lint.rules.hen601_bilag_mangler")
    asked: list[str] = []

    def number_of(bilag: Bilag) -> int | None:
        asked.append(bilag.titel)
        return None

    monkeypatch.setattr(home, "_number_of", number_of)
    listed = "".join(f"Bilag om emnet {'x' * n}\n" for n in range(1, 40))
    text = f"{SHOWN}Sagsfremstilling\n{'Se bilag 1. ' * 200}\nBilag\n{listed}"
    assert said("HEN601", Source("x.txt", text)) == []
    assert len(asked) == len(set(asked)) > 0


def test_a_list_is_read_up_to_the_total_above_it(monkeypatch: pytest.MonkeyPatch) -> None:
    home = import_module("referat_lint.rules.tal701_sum_passer_ikke")
    asked: list[str] = []

    class Listed:
        """The pattern, which counts what it is asked."""

        @staticmethod
        def fullmatch(line: str) -> re.Match[str] | None:
            asked.append(line)
            found: re.Match[str] | None = pattern.fullmatch(line)
            return found

    pattern = home.LISTED
    monkeypatch.setattr(home, "LISTED", Listed)
    lines = "- Skilte: 40 kr.\nI alt: 40 kr.\n" * 100
    assert said("TAL701", Source("x.txt", f"{SHOWN}Sagsfremstilling\n{lines}")) == []
    assert len(asked) <= 2 * lines.count("\n")
