"""The published floors hold: the measure over the development reports, and a control that must fail."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def gate() -> object:
    if not (ROOT.parent / "shared" / "gold" / "score.py").is_file():
        pytest.skip("shared/gold is not beside the project")
    sys.path.insert(0, str(ROOT / "eval"))
    try:
        return importlib.import_module("gate")
    finally:
        sys.path.pop(0)


def test_no_figure_lies_below_its_floor(gate: object) -> None:
    floors = json.loads((ROOT / "eval" / "floors.json").read_text(encoding="utf-8"))
    assert set(floors) == {"development", "libya"} and floors["development"]["claim"] > 0.5
    found = gate.measured()  # type: ignore[attr-defined]
    assert gate.below(found, floors) == []  # type: ignore[attr-defined]


def test_the_gate_refuses_a_lower_figure(gate: object) -> None:
    found = {"libya": {"claim": 0.5}}
    assert gate.below(found, {"libya": {"claim": 0.6}}) == ["libya: claim is 0.500, the floor 0.600"]  # type: ignore[attr-defined]
