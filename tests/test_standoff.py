"""What is held out of the real texts stands in no text for training."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

DATA = Path(__file__).parents[2] / "shared" / "data"
SHARED, OTHER = "The army took the bridge after three days of fighting.", "Rain fell on the empty market square until the evening."


@pytest.fixture(scope="module")
def standoff(from_eval: Callable[[str], ModuleType]) -> ModuleType:
    return from_eval("standoff")


@pytest.mark.parametrize(("trained", "found"), [
    (f"{SHARED} Nothing else of it was ever told in that town.", ["held: 50% of it stands in seen"]),
    ("The army took the river after nine days of fighting.", []),
])  # fmt: skip
def test_a_held_out_text_in_training_is_told(standoff: ModuleType, tmp_path: Path, trained: str, found: list[str]) -> None:
    for folder, name, text in (("training", "seen", trained), ("held-out", "held", f"{SHARED} {OTHER}")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.txt").write_text(text, encoding="utf-8")
    assert standoff.overlaps(tmp_path) == found


def test_the_texts_held_out_are_in_no_training(standoff: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not DATA.is_dir():
        pytest.skip("shared/data is not beside the project")
    monkeypatch.setattr(sys, "argv", ["standoff.py", str(DATA), str(tmp_path)])
    standoff.main()
    assert len(list((tmp_path / "held-out").glob("*.yaml"))) > 200
