"""Which tolls stand side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from export_readings import hill, lake

from rapporteur.export.disagreement import Comparison, comparisons
from rapporteur.types import Claim, Count

ONE, OTHER = lake().claims[1], hill().claims[0]


def compared(*claims: Claim) -> list[Comparison]:
    return comparisons((c, n) for n, c in enumerate(claims, 1))


def killed(claim: Claim, low: int | None, high: int | None, who: str | None = "people") -> Claim:
    count = Count("killed", who, low, high, "", claim.counts[0].span)
    return replace(claim, id=f"{claim.id}{low}{high}{who}", counts=(count,))


def test_tolls_of_one_place_and_time_stand_side_by_side() -> None:
    (only,) = compared(ONE, OTHER)
    assert (only.of, only.low, only.high, only.differ) == ("killed", 19, None, True)
    assert [(f.reading, f.count.min) for f in only.figures] == [(1, 19), (2, 31)]


def test_closed_figures_have_both_ends() -> None:
    (only,) = compared(killed(ONE, 20, 22), killed(OTHER, 31, 31))
    assert (only.low, only.high) == (20, 31)


def test_equal_figures_agree() -> None:
    (only,) = compared(killed(ONE, 31, 31), killed(OTHER, 31, 31, None))
    assert not only.differ


def test_other_groups_places_days_and_kinds_stay_apart() -> None:
    assert ONE.when and OTHER.when
    assert compared(killed(ONE, 19, 19, "civilians"), killed(OTHER, 5, 5, "fighters")) == []
    assert compared(ONE, replace(OTHER, where=lake().claims[3].where)) == []
    assert compared(ONE, replace(OTHER, when=replace(OTHER.when, earliest=date(2020, 6, 9), latest=date(2020, 6, 9)))) == []
    assert compared(ONE, replace(OTHER, counts=OTHER.counts[1:])) == []


def test_what_is_not_known_is_not_the_same() -> None:
    assert compared(ONE, replace(OTHER, where=())) == []
    assert compared(ONE, replace(OTHER, when=None)) == []
    assert compared(replace(ONE, where=()), replace(OTHER, where=())) == []


def test_a_toll_of_years_is_not_that_of_a_day() -> None:
    assert OTHER.when
    year = replace(OTHER.when, earliest=date(2020, 1, 1), latest=date(2020, 12, 31), precision="year")
    assert compared(ONE, replace(OTHER, when=year)) == []


def test_denied_tolls_are_not_in_the_range() -> None:
    assert compared(ONE, replace(OTHER, status="denied")) == []


def test_a_chain_of_overlaps_does_not_join_days_that_do_not_meet() -> None:
    assert ONE.when
    early = replace(killed(ONE, 1, 1), when=replace(ONE.when, earliest=date(2020, 6, 1), latest=date(2020, 6, 3)))
    long = replace(killed(ONE, 2, 2), when=replace(ONE.when, earliest=date(2020, 6, 3), latest=date(2020, 6, 7)))
    late = replace(killed(ONE, 3, 3), when=replace(ONE.when, earliest=date(2020, 6, 7), latest=date(2020, 6, 9)))
    assert [[f.count.min for f in c.figures] for c in compared(early, long, late)] == [[1, 2]]
