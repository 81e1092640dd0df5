import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from referat_lint import (
    AMOUNT,
    Amount,
    Hit,
    Referat,
    Rule,
    Span,
    Table,
    Unsure,
    amount,
    amount_of,
    in_danish,
    read_tables,
)

NOTHING = re.compile(r"[\s\-\u2013\u2212.]*")
TOTAL = re.compile(
    r"\W*(?:i ?alt|totalt?|sum|samlet(?: sum)?|hovedtotal|samlet beløb)(?: i alt| kr\.?| DKK)?\W*",
    re.IGNORECASE,
)
APART = re.compile(  # rows that are no parts of the sum, or are so only in part
    r"\b(?:heraf|deraf|hvoraf|subtotal|mellem(?:sum|total)|total|i ?alt\b|sum\b|difference|forskel"
    r"|afvig|ændring|saldo|result|oversk|undersk|primo|ultimo|balance|gennemsnit|snit\b|netto|rest\b"
    r"|budget|forbrug|disponer|overfør|indeks|pct|procent|%)",
    re.IGNORECASE,
)
NO_SUM = re.compile(
    r"%|pct|procent|andel|indeks|gennemsnit|\bgns|snit\b|pris|sats\b|satser|takst|\bnr\b|nummer|konto"
    r"|\balder|\bdato|\bår\b|årstal|\btid\b|\bkl\b|\bpr\b|\bper\b|\bhver\b",
    re.IGNORECASE,
)
INCOME = re.compile(
    r"indtægt|tilskud|refusion|betaling|fradrag|salg|bidrag|leje|renter", re.IGNORECASE
)
ROUNDED = re.compile(r"1\.?000 kr|t\.? ?kr|mio|mia|\bhele |afrund|tusind", re.IGNORECASE)
LISTED = re.compile(
    rf"[ \t]*(?:[-\u2022*\u2013] |\d{{1,2}}[.)] )?(?P<label>[^\W\d_][^\n\t]{{0,100}}?)[ .:]+"
    rf"{AMOUNT} *",
    re.IGNORECASE,
)
END = re.compile(
    r"\n[ \t]*(?:[-\u2022*\u2013] |\d{1,2}[.)] )?"
    r"((?:i ?alt|total|sum|samlet|hovedtotal)\b[^\n\t]{0,60})(?=\n|\Z)",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:19|20)\d\d")
THOUSAND, MUCH = 1000, 100_000  # what is rounded to thousands, and how large it then is
LEAST = 2  # parts of a sum
MOST = 200  # lines of a list
LOST = "Teksten er læst af et billede eller har mistet cifre, så summen kan ikke efterregnes."


class Value(NamedTuple):
    """What a row holds in a column, and what the row is called; None where the cell is empty."""

    amount: Amount | None
    label: str


@Rule(
    code="TAL701",
    name="sum-passer-ikke",
    severity="warning",
    given="referat",
    basis="Praksis: en sum er summen af sine dele.",
    message="{what} giver tilsammen {sum}, men i linjen »{label}« står der {total}; ret det ene.",
    why=(
        "En sum, der ikke passer, er tit en linje, der er ændret, efter at summen blev skrevet; så "
        "ved ingen, hvilket beløb der er bevilget."
    ),
    example_name="eksempel.md",
    bad="""
        # Teknisk Udvalg

        Referat 4. juni 2020 kl. 16.00

        ## 1. Ny busrute

        | Udgift | Beløb i kr. |
        |---|---|
        | Stoppesteder | 250.000 |
        | Skilte | 40.000 |
        | I alt | ⟦310.000⟧ |

        ### Beslutning

        Godkendt.
        """,
    good="""
        # Teknisk Udvalg

        Referat 4. juni 2020 kl. 16.00

        ## 1. Ny busrute

        | Udgift | Beløb i kr. |
        |---|---|
        | Stoppesteder | 250.000 |
        | Skilte | 40.000 |
        | I alt | 290.000 |

        ### Beslutning

        Godkendt.
        """,
)
def check(whole: Referat, referat: Referat) -> Iterator[Hit | Unsure]:
    text = referat.kilde.shown
    found = [hit for table in read_tables(referat.kilde) for hit in _in_table(text, table)]
    found += _in_lists(text)
    unread = {"cifre", "tegn", "linjeskift"} & {*referat.tabt}
    yield from [Unsure(found[0].span, LOST)] if found and unread else found


def _in_table(text: str, table: Table) -> Iterator[Hit]:
    """The totals that do not fit, column by column."""
    rows = table.rows
    cells = [[text[slice(*cell)] for cell in row] for row in rows]
    labels = [next((cell for cell in row if cell and not amount(cell)), "") for row in cells]
    if not any(map(TOTAL.fullmatch, labels)):
        return
    headed = table.headed or all(YEAR.fullmatch(c) or not amount(c) for c in cells[0][1:])
    last = max(row for row, label in enumerate(labels) if TOTAL.fullmatch(label))
    body = range(1 if headed else 0, last + 1)
    around = " ".join(cells[0]) + text[max(0, rows[0][0].start - 200) : rows[0][0].start]
    for column in range(1, len(cells[0])):
        heading = cells[0][column] if headed else ""
        values = [_value(cells[row][column], labels[row]) for row in body]
        if NO_SUM.search(heading) or not _addable(values):
            continue
        of = f"Kolonnen »{heading}«" if heading else "Kolonnen"
        rounded = ROUNDED.search(around) is not None
        spans = [rows[row][column] for row in body]
        yield from _added(of, [v for v in values if v], spans, rounded=rounded)


def _value(cell: str, label: str) -> Value | None:
    """What a cell holds; None where that is no number."""
    if NOTHING.fullmatch(cell):
        return Value(None, label)
    found = amount(cell)
    return Value(found, label) if found else None


def _addable(values: Sequence[Value | None]) -> bool:
    """Whether all are numbers of one unit, none a percentage, and all rows but totals are parts."""
    units = {v.amount.unit for v in values if v and v.amount and v.amount.unit}
    parts = (value for value in values if value and not TOTAL.fullmatch(value.label))
    return (
        None not in values
        and len(units) <= 1
        and not units & {"pct"}
        and not any(APART.search(part.label) for part in parts)
    )


def _added(
    of: str, values: Sequence[Value], spans: Sequence[Span], *, rounded: bool
) -> Iterator[Hit]:
    """Every total that is the sum of nothing that stands before it."""
    part: list[Value] = []
    before: list[Value] = []
    totals: list[Value] = []
    for value, span in zip(values, spans, strict=True):
        if not TOTAL.fullmatch(value.label):
            part.append(value)
            before.append(value)
            continue
        if value.amount is None:
            return
        sums = [each for each in (part, before, totals) if len(_numbers(each)) >= LEAST]
        if sums and not any(_fits(each, value, rounded=rounded) for each in sums):
            numbers = _numbers(part)
            if len(numbers) < LEAST:
                return
            words = {
                "what": of,
                "sum": in_danish(sum(numbers), value.amount.decimals),
                "label": value.label.strip(" :."),
                "total": in_danish(value.amount.number, value.amount.decimals),
            }
            yield Hit(span, words)
        totals.append(value)
        part = []


def _numbers(values: Sequence[Value]) -> list[Decimal]:
    return [value.amount.number for value in values if value.amount]


def _fits(values: Sequence[Value], total: Value, *, rounded: bool) -> bool:
    """Whether the total is the sum, give or take rounding and the sign of what is income."""
    numbers, (goal,) = _numbers(values), _numbers([total])
    income = _numbers([value for value in values if INCOME.search(value.label)])
    given, absolute = sum(numbers), sum(map(abs, numbers))
    sums = given, absolute, given - 2 * sum(income), 2 * numbers[0] - given
    decimals = max(value.amount.decimals for value in (*values, total) if value.amount)
    spare = _rounding([*numbers, goal], decimals, rounded=rounded)
    return any(abs(abs(Decimal(each)) - abs(goal)) <= spare for each in sums)


def _rounding(numbers: Sequence[Decimal], decimals: int, *, rounded: bool) -> Decimal:
    """How far a sum may be from its total when each number was rounded for itself."""
    largest = max(map(abs, numbers))
    unit = Decimal(1).scaleb(-decimals)
    if not decimals and largest >= MUCH and not any(number % THOUSAND for number in numbers):
        unit = Decimal(THOUSAND)
    elif not decimals and largest < THOUSAND and not rounded:
        return Decimal(0)
    return unit * len(numbers) / 2


def _in_lists(text: str) -> Iterator[Hit]:
    """Totals under lines that each end in an amount."""
    for match in END.finditer(text):
        total, start = LISTED.fullmatch(match[1]), match.start(1)
        if not total or not TOTAL.fullmatch(total["label"]):
            continue
        lines = [*reversed(_above(text, match.start() + 1)), total]
        found = [Value(amount_of(line), line["label"]) for line in lines]
        if any(value.amount and value.amount.money for value in found) and _addable(found):
            places = [Span(*line.span("digits")) for line in lines]
            last = Span(places[-1].start + start, places[-1].end + start)
            yield from _added("Listen", found, [*places[:-1], last], rounded=False)


def _above(text: str, end: int) -> list[re.Match[str]]:
    """The lines before an offset that end in an amount, the nearest first."""
    lines: list[re.Match[str]] = []
    while end > 0 and len(lines) < MOST:
        start = text.rfind("\n", 0, end - 1) + 1
        line = LISTED.fullmatch(text[start : end - 1])
        if not line or TOTAL.fullmatch(line["label"]):
            break
        lines.append(line)
        end = start
    return lines
