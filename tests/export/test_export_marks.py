"""Cutting text at the borders of spans, and showing what would act unseen."""

from __future__ import annotations

import pytest
from export_readings import lake
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.export.marks import KINDS, evidence, pieces, visible
from rapporteur.types import Span

TEXT = "between June 5 and June 8 airstrikes"
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: Span(min(p), max(p))), max_size=6)


@given(SPANS)
def test_the_pieces_are_the_text(spans: list[Span]) -> None:
    assert "".join(p.text for p in pieces(TEXT, spans)) == TEXT


@given(SPANS)
def test_the_pieces_of_a_span_are_its_words(spans: list[Span]) -> None:
    cut = list(pieces(TEXT, spans))
    for n, span in enumerate(spans):
        assert "".join(p.text for p in cut if n in p.over) == TEXT[span.start : span.end]


def test_overlapping_spans_are_split_at_their_borders() -> None:
    cut = list(pieces("abcdef", [Span(0, 4), Span(2, 6)]))
    assert [(p.text, p.start, p.over) for p in cut] == [("ab", 0, (0,)), ("cd", 2, (0, 1)), ("ef", 4, (1,))]


def test_a_part_of_the_text() -> None:
    assert [(p.text, p.over) for p in pieces("abcdef", [Span(0, 3)], Span(2, 5))] == [("c", (0,)), ("de", ())]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – Erdoğan", "plain – Erdoğan"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("a\u202eb", "a⟦U+202E⟧b"),
        ("a\x00b\x1b[1m", "a⟦U+0000⟧b⟦U+001B⟧[1m"),
        ("a\u200bb\ufeff", "a⟦U+200B⟧b⟦U+FEFF⟧"),
        ("a\ud800", "a⟦U+D800⟧"),
        ("می\u200cشود", "می\u200cشود"),
    ],
)
def test_hidden_characters_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_evidence_has_every_span_of_a_claim() -> None:
    claim = lake().claims[1]
    found = list(evidence(claim))
    assert [e.kind for e in found] == ["event", "when", "where", "count", "count", "count", "thing", "thing", "voice"]
    assert {e.kind for c in lake().claims for e in evidence(c)} == set(KINDS)
