"""A place name in a report and the place that was chosen for it, as a point with a radius or an area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapporteur.resolve.evidence import Parts
from rapporteur.resolve.kindwords import ADMIN, TOWN
from rapporteur.resolve.placetable import Place
from rapporteur.types import NEAR_KM, PlacePrecision, Point, Span

PRECISIONS: Mapping[str, PlacePrecision] = {
    "country": "country", "admin1": "admin1", "admin2": "admin2", "admin3": "admin2", "region": "region", "sea": "region",
    "desert": "region", "strait": "region", "lake": "region", "forest": "region", "valley": "region", "line": "line",
    "river": "line", "road": "line",
}  # fmt: skip
TOWN_RADII = ((1_000_000, 20.0), (200_000, 12.0), (20_000, 6.0), (0, 3.0))  # persons, km
SITE_RADIUS = 3.0


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in a report, with its relation (`in`, `near`, `outside`, …)."""

    name: str
    span: Span
    rel: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """The place chosen, or `None`; `parts` are the named parts of its score."""

    place: Place | None
    precision: PlacePrecision | None
    radius_km: float | None
    parts: Parts


NOT_FOUND = Resolved(None, None, None, ())


def point_of(place: Place) -> Point:
    """A place as the point or area of something that happened in it."""
    precision = PRECISIONS.get(place.kind, "exact")
    return Point(place.id, place.lat, place.lon, place.country, place.admin1, precision, radius_of(place, precision))


def radius_of(place: Place, precision: PlacePrecision) -> float:
    """Kilometres within which something in a place happened."""
    own = place.radius_km
    if not own and place.kind in TOWN:
        own = next(km for persons, km in TOWN_RADII if place.population >= persons)
    if not own:
        own = NEAR_KM if place.kind in ADMIN else SITE_RADIUS
    return max(own, NEAR_KM) if precision == "near" else own
