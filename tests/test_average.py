"""The mean of checkpoints: `model/average.py` needs torch, which the suite does not install (the extra `train` has it)."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install torch==2.13.0 to test the training code")
Mean = Callable[[list[dict[str, Any]]], dict[str, Any]]


@pytest.fixture(scope="module")
def mean(from_model: Callable[[str], ModuleType]) -> Mean:
    found: Mean = from_model("average").mean
    return found


def state(**weights: list[float]) -> dict[str, Any]:
    return {name.replace("__", "."): torch.tensor(w) for name, w in weights.items()}


def test_weights_of_all_are_averaged(mean: Mean) -> None:
    assert mean([state(event__bias=[1.0, 2.0]), state(event__bias=[3.0, 6.0])])["event.bias"].tolist() == [2.0, 4.0]


def test_whole_numbers_are_the_newest_ones(mean: Mean) -> None:
    states = [{"index": torch.tensor([1])}, {"index": torch.tensor([7])}]
    assert mean(states)["index"].tolist() == [7]


@pytest.mark.parametrize("last", ["told__down__weight", "encoder__further__2__down__bias", "encoder__further__2__attention__out__weight"])
def test_what_an_older_one_lacks_added_nothing(mean: Mean, last: str) -> None:
    assert mean([state(), state(), state(**{last: [3.0]})])[last.replace("__", ".")].tolist() == [1.0]


@pytest.mark.parametrize("inner", ["told__up__weight", "encoder__further__3__attention__query__weight", "encoder__further__3__norm1__weight"])
def test_what_a_new_layer_looks_at_is_the_mean_of_those_that_have_it(mean: Mean, inner: str) -> None:
    assert mean([state(), state(**{inner: [3.0]}), state(**{inner: [5.0]})])[inner.replace("__", ".")].tolist() == [4.0]


def test_a_layer_that_all_have_is_divided_by_all(mean: Mean) -> None:
    name = "encoder__layers__0__down__weight"
    assert mean([state(**{name: [2.0]}), state(**{name: [4.0]})])[name.replace("__", ".")].tolist() == [3.0]


def test_other_networks_are_an_error_that_names_what_is_missing(mean: Mean) -> None:
    with pytest.raises(KeyError, match=r"event\.bias"):
        mean([state(), state(event__bias=[1.0])])
