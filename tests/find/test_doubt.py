"""Unsure claims stand only beside a sure one, in a short text beside one that is nearly so."""

from __future__ import annotations

import pytest

import rapporteur
from rapporteur.find.doubt import UNSURE, in_doubt


@pytest.mark.parametrize(("confidences", "words", "left_out"), [
    ([0.55, 0.75, 0.9], 400, [True, True, False]),
    ([0.55, 0.75, 0.98], 400, [False, False, False]),
    ([0.55, 0.85], 120, [False, False]),
    ([0.55, 0.75], 120, [True, True]),
    ([], 120, []),
    ([], 400, []),
])  # fmt: skip
def test_unsure_claims_need_a_sure_one(confidences: list[float], words: int, left_out: list[bool]) -> None:
    assert in_doubt([("ASSAULT", c) for c in confidences], words) == left_out


def test_a_report_dense_with_claims_needs_no_sure_one() -> None:
    fought, lone = [("ASSAULT", 0.97), *[("ASSAULT", 0.87)] * 12], [("ASSAULT", 0.97), ("ASSAULT", 0.87)]
    assert not any(in_doubt(fought, 300))
    assert in_doubt(lone, 300) == [False, True]


def test_an_office_needs_less_beside_it_than_an_attack() -> None:
    said = [("AGREE", 0.95), ("LEADS", 0.7), ("ASSAULT", 0.7)]
    assert in_doubt(said, 300) == [False, False, True]


def test_a_game_full_of_war_words_says_nothing() -> None:
    game = (
        "The Rangers stormed the visitors' half from the first whistle and bombarded the goal. Their captain led the charge, and the "
        "defence was under siege until the break. After it the hosts launched raid upon raid, and a rocket from thirty yards struck "
        "the bar. The coach called for calm. His side had been gunning for revenge since April, he said. "
    )
    claims = rapporteur.read("Rangers win the derby\n\n" + game * 4).claims
    assert all(c.confidence >= UNSURE for c in claims)
