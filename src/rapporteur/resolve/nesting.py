"""Nested places: of "Horlivka, Donetsk region" the narrowest is where it happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapporteur.resolve.distance import kilometres
from rapporteur.resolve.evidence import core
from rapporteur.types import PlacePrecision, Where


class Spot(NamedTuple):
    """A point in degrees."""

    lat: float
    lon: float


# How wide a place is, widest first; a place can only lie in a wider one.
WIDTH: Mapping[PlacePrecision, int] = {"country": 0, "region": 1, "admin1": 2, "admin2": 3, "line": 4, "near": 5, "exact": 5}


def narrowest(places: Sequence[Where]) -> tuple[Where, ...]:
    """Without the places in which another of them lies. What is not on the map stays."""
    return tuple(wide for wide in places if not any(lies_in(place, wide) for place in places))


def lies_in(place: Where, wide: Where) -> bool:
    """Does a place lie in a wider one: a town in its country, its province, or within a region's radius?"""
    if wide.precision is None and _is_province_of(wide.name, place):
        return True
    if place.precision is None or wide.precision is None or WIDTH[place.precision] <= WIDTH[wide.precision]:
        return False
    if place.country != wide.country and wide.precision != "region":
        return False
    if wide.precision == "country":
        return True
    if wide.precision == "admin1":
        return place.admin1 is not None and place.admin1 == wide.admin1
    return wide.precision in {"admin2", "region"} and _within(place, wide)


def _is_province_of(name: str, place: Where) -> bool:
    """Is a name that is nowhere on the map that of the province in which a place lies?"""
    return place.admin1 is not None and place.precision in {"exact", "near"} and core(name) == core(place.admin1) != core(place.name)


def _within(place: Where, wide: Where) -> bool:
    """Is a place within the radius of a wider one?"""
    if place.lat is None or place.lon is None or wide.lat is None or wide.lon is None or wide.radius_km is None:
        return False
    return kilometres(Spot(place.lat, place.lon), Spot(wide.lat, wide.lon)) <= wide.radius_km
