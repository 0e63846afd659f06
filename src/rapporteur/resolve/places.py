"""Which place a name means in a report: candidates scored by named parts, the report's countries inferred from all of it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapporteur.resolve.gazetteer import Gazetteer, Hit, Place
from rapporteur.resolve.kindwords import SITES, TOWN, Parsed, parse_name
from rapporteur.resolve.toponyms import plain
from rapporteur.types import PlacePrecision, Span

ENOUGH = 2.4  # score below which nothing is said
NEAR_RADIUS = 25.0  # km around a place that something is said to be near or outside of
MOST_NEIGHBOURS = 0.6  # what other places of the report can add
CLOSE = 150.0  # km within which two places of one report support each other
COARSE: Mapping[str, PlacePrecision] = {"country": "country", "admin1": "admin1", "admin2": "admin2", "admin3": "admin2", "region": "region",
                                        "sea": "region", "line": "line", "river": "line", "road": "line", "strait": "region"}  # fmt: skip


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
    parts: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    hit: Hit
    parsed: Parsed
    parts: tuple[tuple[str, float], ...] = ()

    @property
    def score(self) -> float:
        return sum(value for _, value in self.parts)


def resolve_places(mentions: Sequence[Mention], *, text: str, gazetteer: Gazetteer) -> tuple[Resolved, ...]:
    """One answer a mention, all of a report's decided together: first alone, then again with their neighbours known."""
    options = {m.name: _candidates(m.name, gazetteer) for m in mentions}
    named = countries_named(text, gazetteer)
    countries = _with_places(named, options)
    first = {name: _best(found, countries, ()) for name, found in options.items()}
    chosen = [(name, c.hit.place) for name, c in first.items() if c]
    second = {name: _best(found, countries, [p for other, p in chosen if other != name]) for name, found in options.items()}
    return tuple(_resolved(m, second[m.name]) for m in mentions)


def _candidates(name: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Names without a capital ("the capital", "eastern districts") are no names."""
    parses = [p for p in parse_name(name) if any(c.isupper() for c in p.core)]
    return [Candidate(hit, parsed) for parsed in parses for hit in gazetteer.hits(parsed.core)]


def _best(found: Sequence[Candidate], countries: Mapping[str, float], others: Sequence[Place]) -> Candidate | None:
    alone = [replace(c, parts=_score(c, countries)) for c in found]
    top = max((c.score for c in alone), default=0.0)
    scored = [
        replace(c, parts=(*c.parts, ("neighbours", neighbour_part(c.hit.place, others))))
        for c in alone
        if c.score >= top - MOST_NEIGHBOURS
    ]
    best = max(scored, key=lambda c: (c.score, c.hit.place.population, c.hit.place.id), default=None)
    return best if best and best.score >= ENOUGH and _known_there(best, countries, others) else None


def _known_there(c: Candidate, countries: Mapping[str, float], others: Sequence[Place]) -> bool:
    """A small or loosely matching place must lie in a country that the report speaks of."""
    place = c.hit.place
    well_known = place.population >= 200_000 or place.kind in {"country", "sea", "capital", "region", "strait"}
    return (well_known and c.hit.match >= 0.8) or place.country is None or countries.get(place.country, 0) > 0


def _score(c: Candidate, countries: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    place = c.hit.place
    return (("name", 2 * c.hit.match), ("kind", kind_part(c)), ("population", population_part(place)),
            ("country", country_part(place, countries)))  # fmt: skip


def kind_part(c: Candidate) -> float:
    """A kind word that fits says much; without one, towns and countries come before the units named after them."""
    place, parsed = c.hit.place, c.parsed
    if parsed.kinds:
        if place.kind in parsed.kinds:
            return 1.5
        return 0.2 if place.kind in TOWN and set(parsed.kinds) & SITES else -2.5
    if parsed.word:
        return 0.0
    if place.id.startswith("curated:"):
        return 1.2
    return {"capital": 1.0, "settlement": 0.9, "country": 1.2, "admin1": 0.3, "sea": 0.5, "region": 0.5}.get(place.kind, 0.0)


def population_part(place: Place) -> float:
    return min(1.5, math.log10(place.population + 1) / 5)


def country_part(place: Place, countries: Mapping[str, float]) -> float:
    """Is the place in a country that the report speaks of, the more the better?"""
    if not countries:
        return 0.0
    if not place.country:
        return 1.0
    share = countries.get(place.country, 0.0)
    return 1.0 + share if share else -1.0


def neighbour_part(place: Place, others: Sequence[Place]) -> float:
    close = sum(kilometres(place, o) <= CLOSE for o in others if o.kind != "country")
    return min(MOST_NEIGHBOURS, 0.2 * close)


def kilometres(a: Place, b: Place) -> float:
    """Great-circle distance."""
    la, lb, d = math.radians(a.lat), math.radians(b.lat), math.radians(b.lon - a.lon)
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(d / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))


@lru_cache(maxsize=4)
def _country_names(gazetteer: Gazetteer) -> dict[str, list[tuple[str, str]]]:
    """Folded names and demonyms of countries with their ISO codes, by first word."""
    out: dict[str, list[tuple[str, str]]] = {}
    for code, facts in gazetteer.countries.items():
        for name in {plain(n) for n in [*facts.names, *facts.people]}:
            out.setdefault(name.split(" ")[0], []).append((name, code))
    return out


def countries_named(text: str, gazetteer: Gazetteer) -> dict[str, float]:
    """How often a text names each country or its people, the most named as 1."""
    names = _country_names(gazetteer)
    words = [(w, plain(w)) for w in re.findall(r"[^\W\d_][\w’'.-]*", text)]
    counts: dict[str, float] = {}
    for n, (written, folded) in enumerate(words):
        for name, code in names.get(folded.split(" ")[0], ()) if written[0].isupper() else ():
            length = name.count(" ") + 1
            if " ".join(f for _, f in words[n : n + length]) == name:
                counts[code] = counts.get(code, 0.0) + 1
    return _of_the_most(counts)


def _of_the_most(counts: Mapping[str, float]) -> dict[str, float]:
    most = max(counts.values(), default=1.0)
    return {code: n / most for code, n in counts.items()}


def _with_places(named: Mapping[str, float], options: Mapping[str, Sequence[Candidate]]) -> dict[str, float]:
    """The countries named, and those where the well-known places of the report lie."""
    out = dict(named)
    for found in options.values():
        known = [
            c for c in found if c.hit.match >= 0.8 and c.hit.place.population > 50_000 or c.hit.place.id.startswith("curated:")
        ]
        if known:
            best = max(known, key=lambda c: (out.get(c.hit.place.country or "", 0) > 0, c.hit.place.population))
            code = best.hit.place.country
            if code:
                out[code] = out.get(code, 0.0) + 0.3
    return _of_the_most(out)


def _resolved(mention: Mention, best: Candidate | None) -> Resolved:
    if best is None:
        return Resolved(None, None, None, ())
    place = best.hit.place
    if mention.rel in {"in", "from", "towards"}:
        precision = COARSE.get(place.kind, "exact")
        if best.parsed.kinds and place.kind not in best.parsed.kinds and place.kind in TOWN:
            precision = "near"
    else:
        precision = "near" if place.kind not in COARSE else COARSE[place.kind]
    radius = place.radius_km or (NEAR_RADIUS if precision == "near" else None)
    return Resolved(place, precision, radius, tuple((name, round(value, 2)) for name, value in best.parts))
