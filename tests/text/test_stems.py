"""Stems: forms of one word share one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.text.stems import stem


@pytest.mark.parametrize("forms", [
    "bomb bombs bombed bombing Bombed", "stop stops stopped stopping", "agree agrees agreed agreeing", "carry carries carried",
    "attack attacks attacked attacking", "kill kills killed killing", "cross crosses crossed crossing", "clash clashes clashed",
])  # fmt: skip
def test_forms_share_a_stem(forms: str) -> None:
    assert len({stem(f) for f in forms.split()}) == 1


@pytest.mark.parametrize(("word", "expected"), [("die", "die"), ("died", "die"), ("ties", "tie"), ("was", "was"), ("", ""), ("27", "27")])
def test_short_words_keep_three_letters(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_words_apart_stay_apart() -> None:
    assert len({stem(w) for w in ("visited", "vowed", "voted", "vetoed", "bombed", "banned")}) == 6


@given(st.text(max_size=12))
def test_a_stem_begins_the_word(word: str) -> None:
    assert word.lower().startswith(stem(word))
