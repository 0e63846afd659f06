"""Of nested places the narrowest stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rapporteur.resolve.nesting import lies_in, narrowest
from rapporteur.types import PlacePrecision, Span, Where


def where(name: str, country: str | None, admin1: str | None, precision: PlacePrecision | None, *, at: tuple[float, float] = (0.0, 0.0), km: float = 3.0) -> Where:
    lat, lon = at if precision else (None, None)
    return Where(name, name, "in", Span(0, 1), f"test:{name}" if precision else None, lat, lon, country, admin1, precision, km if precision else None)


TOWN = where("Horlivka", "UA", "Donetsk", "exact", at=(48.3, 38.0))
PROVINCE = where("Donetsk region", "UA", "Donetsk", "admin1", km=150)
COUNTRY = where("Ukraine", "UA", None, "country", km=500)
REGION = where("Donbas", "UA", None, "region", at=(48.2, 38.3), km=150)
ELSEWHERE = where("Kharkiv", "UA", "Kharkiv", "exact", at=(50.0, 36.2))
UNKNOWN = where("the mine", None, None, None)


@pytest.mark.parametrize("wide", [PROVINCE, COUNTRY, REGION, where("Donetsk oblast", None, None, None)])
def test_a_town_lies_in(wide: Where) -> None:
    assert lies_in(TOWN, wide) and not lies_in(wide, TOWN)
    assert narrowest([TOWN, wide], "") == narrowest([wide, TOWN], "") == (TOWN,)


@pytest.mark.parametrize(
    "other",
    [ELSEWHERE, UNKNOWN, where("Poland", "PL", None, "country"), where("Luhansk region", "UA", "Luhansk", "admin1"), where("Sahel", None, None, "region", km=900)],
)
def test_it_does_not_lie_in(other: Where) -> None:
    assert narrowest([TOWN, other], "") == (TOWN, other)


def test_a_town_named_as_its_province_is_not_in_itself() -> None:
    donetsk = where("Donetsk", "UA", "Donetsk", "exact")
    assert narrowest([donetsk, TOWN], "") == (donetsk, TOWN)
    assert narrowest([donetsk, PROVINCE], "") == (donetsk,)


def said(text: str, *places: Where) -> list[Where]:
    """The places at the first spot where the text has their names."""
    return [replace(p, span=Span(text.index(p.name), text.index(p.name) + len(p.name))) for p in places]


@pytest.mark.parametrize("text", [
    "a blast at the mine in Kharkiv", "a blast at the mine, near the city of Kharkiv", "a blast at the mine, a suburb of Kharkiv",
])  # fmt: skip
def test_what_is_not_on_the_map_lies_where_the_words_say(text: str) -> None:
    (kept,) = narrowest(said(text, UNKNOWN, ELSEWHERE), text)
    assert (kept.name, kept.lat, kept.country, kept.precision, kept.radius_km) == ("the mine", 50.0, "UA", "near", 25.0)


def test_a_town_that_lies_near_another_keeps_its_own_point() -> None:
    text = "fighting in Horlivka, outside Kharkiv"
    town, other = said(text, TOWN, ELSEWHERE)
    assert narrowest([town, other], text) == (town,)


@pytest.mark.parametrize("text", ["from the mine to Kharkiv", "the mine and Kharkiv", "the mine, Kharkiv", "the mine was hit and so was Kharkiv"])
def test_words_that_do_not_say_that_one_lies_in_the_other(text: str) -> None:
    places = said(text, UNKNOWN, ELSEWHERE)
    assert narrowest(places, text) == tuple(places)
