"""The published floors hold: the measure over the development reports, and a control that must fail."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def gate(from_eval: Callable[[str], ModuleType]) -> ModuleType:
    if not (ROOT.parent / "shared" / "gold" / "score.py").is_file():
        pytest.skip("shared/gold is not beside the project")
    return from_eval("gate")


def test_no_figure_lies_below_its_floor(gate: ModuleType) -> None:
    floors = json.loads((ROOT / "eval" / "floors.json").read_text(encoding="utf-8"))
    assert set(floors) == {"development", "libya"} and floors["development"]["claim"] > 0.5
    found = gate.measured()
    assert gate.below(found, floors) == []


def test_the_gate_refuses_a_lower_figure(gate: ModuleType) -> None:
    found = {"libya": {"claim": 0.5}}
    assert gate.below(found, {"libya": {"claim": 0.6}}) == ["libya: claim is 0.500, the floor 0.600"]
