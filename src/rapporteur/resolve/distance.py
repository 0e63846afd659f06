"""How far apart two points on the globe are."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Protocol

KM_A_DEGREE = 12742 * math.pi / 360


class Located(Protocol):
    """Anything with degrees of latitude and longitude."""

    @property
    def lat(self) -> float: ...

    @property
    def lon(self) -> float: ...


def kilometres(a: Located, b: Located) -> float:
    """Great-circle distance."""
    la, lb, d = math.radians(a.lat), math.radians(b.lat), math.radians(b.lon - a.lon)
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(d / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))


def nearest(a: Located, others: Iterable[Located], within: float) -> float:
    """Kilometres to the nearest of the others, infinite where none is within so many: the difference of latitudes rules most out."""
    best = within
    for other in others:
        if abs(a.lat - other.lat) * KM_A_DEGREE <= best:
            best = min(best, kilometres(a, other))
    return best if best < within else math.inf
