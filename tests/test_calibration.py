"""The knots of the calibration and the error of confidences, on figures made up."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def calibration(from_eval: Callable[[str], ModuleType]) -> ModuleType:
    return from_eval("calibration")


@given(st.lists(st.tuples(st.integers(50, 100).map(lambda n: n / 100), st.booleans()), min_size=1, max_size=200))
def test_shares_rise_with_the_score(calibration: ModuleType, pairs: list[tuple[float, bool]]) -> None:
    found = calibration.knots(pairs)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in itertools.pairwise(found))


def test_one_score_stays_in_one_group(calibration: ModuleType) -> None:
    low, high = [(0.6, n % 2 == 0) for n in range(90)], [(0.9, True) for _ in range(70)]
    assert calibration.knots([*low, *high]) == [(0.6, 0.5), (0.9, 1.0)]


def test_error_of_confidences(calibration: ModuleType) -> None:
    right = [(0.75, True)] * 3 + [(0.75, False)]
    assert calibration.error(right) == 0
    assert calibration.error([(1.0, True), (1.0, False)]) == 0.5
