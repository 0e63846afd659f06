"""Sentences and words."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.text.sentences import sentences
from rapporteur.text.words import words

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold" / "score.py"


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


def test_line_breaks_and_full_stops_end_a_sentence() -> None:
    assert cut("A title\n\nFirst one. Second one! “Third?” Yes.") == ["A title", "First one.", "Second one!", "“Third?”", "Yes."]


def test_abbreviations_and_initials_do_not() -> None:
    assert cut("Gen. Haftar met U.S. envoys on Feb. 3. He left at 3 p.m. Sunday.") == [
        "Gen. Haftar met U.S. envoys on Feb. 3.",
        "He left at 3 p.m. Sunday.",
    ]


def test_sentences_are_those_that_gold_files_count() -> None:
    if not GOLD.is_file():
        pytest.skip("shared/gold is not beside the project")
    spec = importlib.util.spec_from_file_location("gold_score", GOLD)
    assert spec and spec.loader
    gold = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(gold)
    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "corpus").rglob("*.txt"))]
    assert len(texts) > 300
    assert [[tuple(s) for s in sentences(t)] for t in texts] == [gold.sentences(t) for t in texts]


def word_texts(text: str) -> list[str]:
    return [text[a:b] for s in sentences(text) for a, b in words(text, s)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Turkish-backed GNA", ["The", "Turkish", "-", "backed", "GNA"]),
        ("Haftar’s forces didn't", ["Haftar", "’s", "forces", "did", "n't"]),
        ("the 5+5 JMC, at 12:30", ["the", "5+5", "JMC", ",", "at", "12:30"]),
        ("U.N.-led talks in Sana'a", ["U.N.", "-", "led", "talks", "in", "Sana'a"]),
        ("killed 1,200 (some say 1.5m)", ["killed", "1,200", "(", "some", "say", "1.5m", ")"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert word_texts(text) == expected


@given(st.text(max_size=300))
def test_every_visible_character_is_in_exactly_one_word(text: str) -> None:
    covered = [n for s in sentences(text) for a, b in words(text, s) for n in range(a, b)]
    assert len(covered) == len(set(covered))
    assert all(text[n].isspace() for n in range(len(text)) if n not in set(covered))
