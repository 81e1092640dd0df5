"""A span always gives back the words it was made from, whatever the text."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from strategies import MARKDOWN, SAMPLES, mutations, texts

from referat_lint import Source, Text, lint, load_rules, parse, read
from referat_lint.model import (
    Alternativ,
    Bevaegelse,
    Bilag,
    Deltager,
    Fravaer,
    Inhabil,
    Led,
    Medlem,
    Navn,
    Punkt,
    Raekke,
    Referat,
    Stedfortraeder,
)

RULES = load_rules()
PEOPLE = (Medlem, Fravaer, Deltager, Stedfortraeder, Navn)
MOVES = (Bevaegelse, Inhabil)
often = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def folded(words: str) -> str:
    """Letters and digits: the contract's normalisation takes blanks and trailing signs away."""
    return re.sub(r"[\W_]+", "", words)


def nodes(node: Any) -> Iterator[Any]:
    """Every part of a model, but not its source."""
    if isinstance(node, tuple) and not hasattr(node, "_fields"):
        for child in node:
            yield from nodes(child)
    elif is_dataclass(node):
        yield node
        for field in fields(node):
            if field.name not in ("kilde", "linjer"):
                yield from nodes(getattr(node, field.name))


def check(source: Source) -> None:
    text, referat = source.text, parse(source)
    for node in nodes(referat):
        if isinstance(node, Referat):
            continue
        span = getattr(node, "span", None)
        if span is None:
            continue
        assert 0 <= span.start <= span.end <= len(text), node
        words = folded(text[span.start : span.end])
        if isinstance(node, PEOPLE):
            assert words == folded(str(node.navn)), node
        elif isinstance(node, MOVES):
            assert folded(str(node.navn)) in words, node
        elif isinstance(node, Led | Alternativ):
            assert subsequence(folded(node.tekst), words), node
        elif isinstance(node, Bilag):
            assert words == folded(node.titel), node
        elif isinstance(node, Raekke | Punkt) and node.titel and isinstance(node.titel, Text):
            place = node.titel.span
            assert folded(text[place.start : place.end]) == folded(str(node.titel)), node
        if isinstance(node, Punkt) and node.beslutning is not None:
            own = text[slice(*node.beslutning.span)]
            assert subsequence(folded(node.beslutning.tekst), folded(own)), node.beslutning


def subsequence(words: str, within: str) -> bool:
    """Whether the letters stand in this order, others (absence, furniture) between them."""
    rest = iter(within)
    return all(letter in rest for letter in words)


@pytest.mark.parametrize("text", SAMPLES)
def test_every_part_of_a_sample_stands_where_its_span_says(text: str) -> None:
    check(Source("x.txt", text))


@pytest.mark.parametrize("file", MARKDOWN, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_part_of_a_markdown_sample_stands_where_its_span_says(file: Path) -> None:
    check(read(file.read_bytes(), file.name))


@given(texts)
@often
def test_every_part_stands_where_its_span_says(text: str) -> None:
    check(Source("x.txt", text))


@given(mutations([file.read_text("utf-8") for file in MARKDOWN]))
@settings(often, max_examples=60)
def test_every_part_of_markdown_stands_where_its_span_says(text: str) -> None:
    check(read(text.encode("utf-8", "surrogatepass"), "x.md"))


@given(texts)
@settings(often, max_examples=60)
def test_every_quote_stands_where_its_finding_says(text: str) -> None:
    source = Source("x.txt", text)
    for finding in lint(source, RULES).findings:
        if "******" in finding.quote:
            continue
        assert finding.quote == text[slice(*finding.span)]
        assert (finding.line, finding.column) == source.place(finding.span.start)
