"""Triggers: what the model gives a word, weighed with how often training showed such a word."""

from __future__ import annotations

import numpy as np
import pytest

from rapporteur.find.layout import lay_out
from rapporteur.find.model import Floats, Scored, Tables
from rapporteur.find.triggers import find_triggers, least, with_evidence

NONE = np.zeros(0, np.float32)
MODES = (("O", None), ("ASSAULT", None), ("ASSAULT", "aerial"), ("AID", None))
SHOWN = {"ASSAULT": {"bomb": 120, "hit": 4}, "AID": {"help": 120}}
TABLES = Tables(MODES, ("happened", "denied"), (), (), (), NONE, NONE, (), SHOWN)
LISTED = {"ASSAULT": {"bombed", "stormed"}, "AID": {"helped"}}


def scored(words: int, kinds: dict[int, tuple[float, float, float]]) -> Scored:
    """Probabilities of ASSAULT, ASSAULT/aerial and AID at some words, of no claim at all others."""
    table: Floats = np.zeros((words, len(MODES)), np.float32)
    table[:, 0] = 1
    for word, values in kinds.items():
        table[word] = (1 - sum(values), *values)
    status: Floats = np.tile(np.array([0.9, 0.1], np.float32), (words, 1))
    return Scored(0, words, table, status, NONE, NONE, NONE, NONE, NONE, NONE, NONE)


def found(text: str, kinds: dict[int, tuple[float, float, float]]) -> list[tuple[str, str, str | None]]:
    layout = lay_out(text)
    triggers = find_triggers(layout, scored(len(layout.words), kinds), TABLES, LISTED, threshold=0.5)
    return [(layout.word(t.word), t.event, t.mode) for t in triggers]


@pytest.mark.parametrize(("word", "probability", "said"), [
    ("bombed", 0.32, False), ("bombed", 0.34, True), ("BOMBING", 0.34, True), ("hit", 0.7, False), ("hit", 0.72, True), ("helped", 0.8, False),
    ("visited", 0.84, False), ("visited", 0.85, True), ("stormed", 0.62, False), ("Stormed", 0.63, True),
])  # fmt: skip
def test_a_word_that_training_showed_often_needs_less(word: str, probability: float, *, said: bool) -> None:
    assert found(f"They {word} it", {1: (probability, 0.0, 0.0)}) == ([(word, "ASSAULT", None)] if said else [])


@pytest.mark.parametrize(("word", "shown", "listed"), [("bombed", 120, True), ("bombs", 120, False), ("stormed", 0, True), ("visited", 0, False)])
def test_a_trigger_says_how_often_its_word_was_shown_and_whether_it_is_listed(word: str, shown: int, *, listed: bool) -> None:
    layout = lay_out(f"They {word} it")
    (trigger,) = find_triggers(layout, scored(len(layout.words), {1: (0.9, 0.0, 0.0)}), TABLES, LISTED, threshold=0.5)
    assert (trigger.shown, trigger.listed) == (shown, listed)


@pytest.mark.parametrize("threshold", [0.3, 0.5, 0.8])
def test_below_the_least_probability_no_word_reaches_the_threshold(threshold: float) -> None:
    assert with_evidence(least(threshold) - 1e-6, 10_000) < threshold <= with_evidence(least(threshold) + 1e-6, 10_000)


def test_the_event_is_that_of_all_its_modes_together() -> None:
    assert found("They bombed it", {1: (0.2, 0.3, 0.4)}) == [("bombed", "ASSAULT", "aerial")]


def test_of_two_of_one_event_side_by_side_the_stronger_stays() -> None:
    assert found("They bombed, bombed it", {1: (0.6, 0, 0), 3: (0.9, 0, 0)}) == [("bombed", "ASSAULT", None)]
    assert len(found("They bombed it and bombed again", {1: (0.6, 0, 0), 4: (0.9, 0, 0)})) == 2


@pytest.mark.parametrize("probability", [0.0, 0.3, 0.999, 1.0])
def test_evidence_keeps_a_probability_one_and_grows_to_a_bound(probability: float) -> None:
    shares = [with_evidence(probability, shown) for shown in (0, 1, 20, 150)]
    assert shares == sorted(set(shares))
    assert 0 < shares[0] <= shares[-1] < 1
    assert with_evidence(probability, 5000) == shares[-1]


def test_evidence_keeps_the_order_of_what_the_model_says() -> None:
    assert with_evidence(0.2, 10) < with_evidence(0.6, 10) < with_evidence(0.95, 10)
