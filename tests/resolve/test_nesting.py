"""Of nested places the narrowest stays."""

from __future__ import annotations

import pytest

from rapporteur.resolve.nesting import lies_in, narrowest
from rapporteur.types import PlacePrecision, Span, Where


def where(name: str, country: str | None, admin1: str | None, precision: PlacePrecision | None, *, at: tuple[float, float] = (0.0, 0.0), km: float = 3.0) -> Where:
    lat, lon = at if precision else (None, None)
    return Where(name, name, "in", Span(0, 1), None, lat, lon, country, admin1, precision, km if precision else None)


TOWN = where("Horlivka", "UA", "Donetsk", "exact", at=(48.3, 38.0))
PROVINCE = where("Donetsk region", "UA", "Donetsk", "admin1", km=150)
COUNTRY = where("Ukraine", "UA", None, "country", km=500)
REGION = where("Donbas", "UA", None, "region", at=(48.2, 38.3), km=150)
ELSEWHERE = where("Kharkiv", "UA", "Kharkiv", "exact", at=(50.0, 36.2))
UNKNOWN = where("the mine", None, None, None)


@pytest.mark.parametrize("wide", [PROVINCE, COUNTRY, REGION, where("Donetsk oblast", None, None, None)])
def test_a_town_lies_in(wide: Where) -> None:
    assert lies_in(TOWN, wide) and not lies_in(wide, TOWN)
    assert narrowest([TOWN, wide]) == narrowest([wide, TOWN]) == (TOWN,)


@pytest.mark.parametrize(
    "other",
    [ELSEWHERE, UNKNOWN, where("Poland", "PL", None, "country"), where("Luhansk region", "UA", "Luhansk", "admin1"), where("Sahel", None, None, "region", km=900)],
)
def test_it_does_not_lie_in(other: Where) -> None:
    assert narrowest([TOWN, other]) == (TOWN, other)


def test_a_town_named_as_its_province_is_not_in_itself() -> None:
    donetsk = where("Donetsk", "UA", "Donetsk", "exact")
    assert narrowest([donetsk, TOWN]) == (donetsk, TOWN)
    assert narrowest([donetsk, PROVINCE]) == (donetsk,)
