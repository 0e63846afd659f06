"""Triggers: what the model gives a word, weighed with whether the codebook lists it under the event."""

from __future__ import annotations

import numpy as np
import pytest

from rapporteur.find.layout import lay_out
from rapporteur.find.model import Floats, Scored, Tables
from rapporteur.find.triggers import find_triggers, with_evidence

NONE = np.zeros(0, np.float32)
MODES = (("O", None), ("ASSAULT", None), ("ASSAULT", "aerial"), ("AID", None))
TABLES = Tables(MODES, ("happened", "denied"), (), (), (), NONE, NONE, ())
LISTED = {"ASSAULT": {"bombed"}, "AID": {"helped"}}


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
    ("bombed", 0.39, False), ("bombed", 0.41, True), ("helped", 0.41, False), ("visited", 0.79, False), ("visited", 0.81, True), ("BOMBED", 0.41, True),
])  # fmt: skip
def test_a_listed_word_needs_less(word: str, probability: float, *, said: bool) -> None:
    assert found(f"They {word} it", {1: (probability, 0.0, 0.0)}) == ([(word, "ASSAULT", None)] if said else [])


def test_the_event_is_that_of_all_its_modes_together() -> None:
    assert found("They bombed it", {1: (0.2, 0.3, 0.4)}) == [("bombed", "ASSAULT", "aerial")]


def test_of_two_of_one_event_side_by_side_the_stronger_stays() -> None:
    assert found("They bombed, bombed it", {1: (0.6, 0, 0), 3: (0.9, 0, 0)}) == [("bombed", "ASSAULT", None)]
    assert len(found("They bombed it and bombed again", {1: (0.6, 0, 0), 4: (0.9, 0, 0)})) == 2


@pytest.mark.parametrize("probability", [0.0, 0.3, 0.999, 1.0])
def test_evidence_moves_a_probability_and_keeps_it_one(probability: float) -> None:
    less, more = with_evidence(probability, -1.0), with_evidence(probability, 1.0)
    assert 0 <= less <= probability <= more + 1e-6
    assert more <= 1
    assert with_evidence(probability, 0.0) == pytest.approx(probability, abs=1e-6)
