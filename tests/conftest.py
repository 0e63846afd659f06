"""Fixtures that several folders of tests share."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def from_eval() -> Callable[[str], ModuleType]:
    """Imports a script of eval/."""
    return lambda name: _imported(ROOT / "eval", name)


@pytest.fixture(scope="session")
def from_model() -> Callable[[str], ModuleType]:
    """Imports a script of model/."""
    return lambda name: _imported(ROOT / "model", name)


def _imported(folder: Path, name: str) -> ModuleType:
    """A script of a folder whose scripts import one another by their bare names."""
    sys.path.insert(0, str(folder))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(folder))
