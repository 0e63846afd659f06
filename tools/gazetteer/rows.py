"""What every source is turned into before the gazetteer is written."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_LATIN = re.compile(r"^[ -ɏḀ-ỿ‘’ʿʾʻʼ`´]{3,44}$")
_LOWER_STARTS = ("al-", "el-", "as-", "ash-", "ad-", "an-", "ar-", "at-", "az-", "‘", "ʿ", "’", "ʻ", "`")


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A place of one source. `admin1` and `admin2` are indexes into the list of admin names, 0 where not known."""

    source: str
    number: int
    name: str
    kind: str
    lat: float
    lon: float
    country: str
    admin1: int = 0
    admin2: int = 0
    population: int = 0
    radius: int = 0
    aliases: tuple[str, ...] = ()


def usable_alias(name: str) -> bool:
    """Whether a report in English could write it: Latin letters, a capital or an article first, no code ("SRX")."""
    starts = name[:1].isupper() or name.startswith(_LOWER_STARTS)
    return bool(_LATIN.match(name)) and starts and not (name.isupper() and len(name) < 5)


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance between two (latitude, longitude) pairs in degrees."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def middle_of(geometry: dict[str, Any]) -> tuple[float, float, int]:
    """(latitude, longitude, median km to the edge) of the largest ring of a GeoJSON polygon."""
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    ring = max((polygon[0] for polygon in polygons), key=len)
    area, lat, lon = 0.0, 0.0, 0.0
    for (x1, y1, *_), (x2, y2, *_) in pairwise(ring):
        cross = x1 * y2 - x2 * y1
        area, lat, lon = area + cross, lat + (y1 + y2) * cross, lon + (x1 + x2) * cross
    centre = (lat / (3 * area), lon / (3 * area)) if area else (ring[0][1], ring[0][0])
    distances = sorted(distance_km(centre, (y, x)) for x, y, *_ in ring)
    return *centre, round(distances[len(distances) // 2])
