"""Time expressions against their table, and what must hold of any text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.text.times import find_times
from rapporteur.types import Published

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "times.yaml").read_text(encoding="utf-8"))
DAY = date(2020, 6, 10)
PUBLISHED = Published(DAY, DAY, "given")


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c[0]))
def test_interval(case: list[object]) -> None:
    words, first, last = case
    found = [(t.earliest, t.latest) for t in find_times(f"{words}.", PUBLISHED)]
    assert ((first, last) in found) if first else found == []


def test_without_a_report_date_only_what_is_written_out_is_solved() -> None:
    found = find_times("On Monday and on 3 May 2019 they met. Last week they left.", None)
    assert [(t.text, t.earliest) for t in found] == [("3 May 2019", date(2019, 5, 3))]


def test_explicit_and_relative_are_told_apart() -> None:
    found = {t.text: t.how for t in find_times("In May 2019 and on Monday.", PUBLISHED)}
    assert found == {"May 2019": "explicit", "Monday": "relative"}


WORDS = [
    "Monday",
    "last",
    "week",
    "June",
    "5",
    "and",
    "8",
    "2020",
    "since",
    "until",
    "the",
    "night",
    "of",
    "two",
    "days",
    "later",
    "ago",
    "in",
    "March",
    ",",
    "early",
    "31",
    "February",
    "next",
    "year",
    "for",
    "third",
    "day",
    "running",
    "between",
    "2014",
    "2300",
    "0",
]


@given(st.lists(st.sampled_from(WORDS), max_size=20), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_intervals_are_in_order_and_spans_are_their_words(words: list[str], day: date) -> None:
    text = " ".join(words)
    found = find_times(text, Published(day, day, "given"))
    assert all(t.earliest <= t.latest for t in found)
    assert all(text[t.span.start : t.span.end] == t.text for t in found)
    assert all(a.span.end <= b.span.start for a, b in zip(found, found[1:], strict=False))
