"""Fixtures that several folders of tests share."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

EVAL = Path(__file__).parents[1] / "eval"


@pytest.fixture(scope="session")
def from_eval() -> Callable[[str], ModuleType]:
    """Imports a script of eval/, which import one another by their bare names."""

    def imported(name: str) -> ModuleType:
        sys.path.insert(0, str(EVAL))
        try:
            return importlib.import_module(name)
        finally:
            sys.path.remove(str(EVAL))

    return imported
