"""Number expressions against their table, and what must hold of any text."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.text.figures import exact_value
from rapporteur.text.numbers import NumberExpression, find_numbers, value_of

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "numbers.yaml").read_text(encoding="utf-8"))
PIECES = [
    "between", "and", "to", "at least", "over", "under", "half", "a", "million", "dozens", "two", "12", "1,200", "3.5", "m",
    "$", "5+5", "twenty-", "-", "–", "%", "km", "June", "2011", ".", ",", "\n", " ", "or more", "up to", "’s", "hundred", "M23",
    "aged", "p.m.", ":", "/", "both", "several",
]  # fmt: skip


def at(found: tuple[NumberExpression, ...], start: int) -> NumberExpression | None:
    return next((n for n in found if n.span.start == start), None)


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 120


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c[0]))
def test_range_kind_and_span(case: list[object]) -> None:
    marked, low, high, kind = [*case, "count"][:4]
    before, words, after = str(marked).replace("]", "[").split("[")
    found = at(find_numbers(before + words + after), len(before))
    assert found and (found.text, found.min, found.max, found.kind) == (words, low, high, kind)


@pytest.mark.parametrize(
    "text",
    [
        "no casualties",
        "nobody was hurt",
        "the M23 rebels",
        "an Su-25 jet",
        "the ",
        "someone",
        "No one was hurt",
        "none of them",
        "with one another",
    ],
)
def test_what_is_no_count(text: str) -> None:
    assert [n for n in find_numbers(text) if n.kind == "count"] == []


def test_a_number_of_people_is_no_article() -> None:
    assert find_numbers("a number of people, a lot of smoke") == ()


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty-three", 23),
        ("1.200", 1200),
        ("two dozen", 24),
        ("1.1 million", 1_100_000),
        ("half a million", 500_000),
        ("fish", 0),
        ("three hundred thousand and five", 300_005),
    ],
)
def test_values(words: str, value: int) -> None:
    assert value_of(words) == value == exact_value(words)


@given(
    st.one_of(
        st.text(max_size=120),
        st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
        st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    )
)
def test_spans_are_in_order_and_ranges_too(text: str) -> None:
    found = find_numbers(text)
    assert all(0 <= n.span.start < n.span.end <= len(text) and text[n.span.start : n.span.end] == n.text for n in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert all(n.min is None or n.max is None or n.min <= n.max for n in found)
    assert all(n.min is not None or n.max is not None for n in found if n.kind in {"count", "money", "measure"})
