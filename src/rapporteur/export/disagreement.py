"""Tolls that different voices give for what may be one happening, side by side: shown with their range, never averaged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapporteur.types import Claim, Count

TOLLS = ("killed", "injured")
_SAID_TO_BE = ("happened", "ongoing")
# Words that name no group of their own: a toll of "people" may be the toll of "civilians" that another voice gives.
_ANYBODY = frozenset({"people", "persons", "person", "individuals", "others", "residents", "victims"})
# A year's toll overlaps with every strike of that year, and is not the toll of one of them.
_LONG = frozenset({"season", "year", "years", "open"})


@dataclass(frozen=True, slots=True)
class Figure:
    """One count of one claim; `reading` is the number of its report, from 1."""

    reading: int
    claim: Claim
    count: Count


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two figures or more of `of` (killed, injured). `low` and `high` are the ends of what is said, `None` where open."""

    of: str
    figures: tuple[Figure, ...]
    low: int | None
    high: int | None

    @property
    def differ(self) -> bool:
        """Whether any two of the figures are not the same."""
        return len({(f.count.min, f.count.max) for f in self.figures}) > 1


def comparisons(claims: Iterable[tuple[Claim, int]]) -> list[Comparison]:
    """Tolls of the same place with overlapping days, for claims each with the number of its report; in the claims' order.

    A figure joins a group only where it fits each member, so that a chain of overlaps never joins two days that do not meet.
    """
    found: list[list[Figure]] = []
    for figure in _figures(claims):
        home = next((group for group in found if all(comparable(figure, other) for other in group)), None)
        if home is None:
            found.append([figure])
        else:
            home.append(figure)
    return [_compared(group) for group in found if len(group) > 1]


def comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures may count the same thing: same kind, group, place and days, in two claims."""
    return a.claim.id != b.claim.id and a.count.of == b.count.of and _groups_fit(a, b) and _places_meet(a, b) and _days_meet(a, b)


def _figures(claims: Iterable[tuple[Claim, int]]) -> Iterator[Figure]:
    for claim, reading in claims:
        if claim.event in {"ASSAULT", "CASUALTY"} and claim.status in _SAID_TO_BE:
            yield from (Figure(reading, claim, count) for count in claim.counts if count.of in TOLLS)


def _groups_fit(a: Figure, b: Figure) -> bool:
    groups = {f.count.who.casefold() for f in (a, b) if f.count.who}
    return len(groups - _ANYBODY) < 2


def _places_meet(a: Figure, b: Figure) -> bool:
    return bool(_places(a.claim) & _places(b.claim))


def _places(claim: Claim) -> set[str]:
    return {w.name.casefold() for w in claim.where} | {w.place for w in claim.where if w.place}


def _days_meet(a: Figure, b: Figure) -> bool:
    one, other = a.claim.when, b.claim.when
    if one is None or other is None or (one.precision in _LONG) != (other.precision in _LONG):
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest


def _compared(group: Sequence[Figure]) -> Comparison:
    lows = [f.count.min for f in group if f.count.min is not None]
    highs = [f.count.max for f in group]
    closed = [h for h in highs if h is not None]
    high = max(closed) if len(closed) == len(highs) else None
    return Comparison(group[0].count.of, tuple(group), min(lows, default=None), high)
