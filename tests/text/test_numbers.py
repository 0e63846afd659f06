"""Number expressions against their table, and what must hold of any text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.text.numbers import find_numbers

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "numbers.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c[0]))
def test_range(case: list[object]) -> None:
    text, low, high, kind = [*case, "count"][:4]
    found = find_numbers(str(text))
    assert (low, high, kind) in [(n.min, n.max, n.kind) for n in found]


@pytest.mark.parametrize("text", ["no casualties", "nobody was hurt", "the M23 rebels", "an Su-25 jet", "the ", "someone"])
def test_what_is_no_count(text: str) -> None:
    assert [n for n in find_numbers(text) if n.kind == "count"] == []


@given(st.text(alphabet="0123456789 ,.-–abehnortuvwmilds$%\n", max_size=120))
def test_spans_are_in_order_and_ranges_too(text: str) -> None:
    found = find_numbers(text)
    assert all(text[n.span.start : n.span.end] == n.text for n in found)
    assert all(a.span.end <= b.span.start for a, b in zip(found, found[1:], strict=False))
    assert all(n.min is None or n.max is None or n.min <= n.max for n in found)
