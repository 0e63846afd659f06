"""The gazetteer: names to places, over the packed table and the codebook's own sites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from rapporteur.codebook import shipped_folder
from rapporteur.resolve.placetable import KINDS, SOURCES, GazetteerError, PlaceTable, Row, spelling_bit
from rapporteur.resolve.toponyms import plain, sound

TABLE = Path(__file__).parent / "gazetteer.bin"
SITES = "sites.yaml"


@dataclass(frozen=True, slots=True)
class Place:
    """A place. `country` is ISO 3166 alpha-2; degrees in WGS 84; `population` 0 and `radius_km` 0 where not known."""

    id: str
    name: str
    kind: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    admin2: str | None
    population: int
    radius_km: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a name may mean. `match`: 1 for the place's usual name, 0.8 for another spelling of it, 0.25 for one that sounds like it."""

    place: Place
    match: float


class Gazetteer:
    """Look-ups by name. `countries`: what the sources call each country and its people, by ISO code."""

    def __init__(self, table: PlaceTable, sites: Mapping[str, tuple[Hit, ...]]) -> None:
        self._table, self._sites = table, sites
        self.countries: Mapping[str, dict[str, Any]] = MappingProxyType(table.meta["countries"])
        self._hits = lru_cache(maxsize=4096)(self._find)

    def hits(self, name: str) -> tuple[Hit, ...]:
        """What a name may mean, the best match first."""
        return self._hits(name)

    def lookup(self, name: str) -> tuple[Place, ...]:
        """The places that a name may mean, whatever its spelling or transliteration."""
        return tuple(h.place for h in self.hits(name))

    def _find(self, name: str) -> tuple[Hit, ...]:
        folded = plain(name)
        key = sound(folded)
        own = self._sites.get(key, ())
        found = [Hit(self._place(row), _match(row, folded)) for row in self._table.rows(key)] if key else []
        return tuple(sorted((*own, *found), key=lambda h: (-h.match, -h.place.population, h.place.id)))

    def _place(self, row: Row) -> Place:
        meta, country = self._table.meta, self._table.meta["codes"][row.country]
        unit = [meta["units"][n][0] or None for n in (row.admin1, row.admin2)]
        number = meta["slugs"][row.number] if SOURCES[row.source] == "curated" else row.number
        return Place(f"{SOURCES[row.source]}:{number}", row.name, KINDS[row.kind], round(row.lat, 4), round(row.lon, 4), country or None,
                     unit[0], unit[1], row.population, float(row.radius))  # fmt: skip


def _match(row: Row, folded: str) -> float:
    if plain(row.name) == folded:
        return 1.0 if row.primary else 0.95
    return 0.8 if row.spellings & spelling_bit(folded) else 0.25


def open_gazetteer(path: Path | None = None, sites: Path | None = None) -> Gazetteer:
    """Open the shipped gazetteer, or another. Raises: GazetteerError where a file is missing or wrong."""
    return Gazetteer(PlaceTable(path or TABLE), read_sites(sites or shipped_folder() / "places" / SITES))


def read_sites(path: Path) -> dict[str, tuple[Hit, ...]]:
    """The codebook's sites by the sound of each of their names."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)["places"]
    except (OSError, yaml.YAMLError, KeyError, TypeError) as e:
        raise GazetteerError(f"{path}: cannot be read as places ({e}); see CONTRIBUTING.md") from e
    out: dict[str, tuple[Hit, ...]] = {}
    for entry in raw:
        place = _site(path, entry)
        for n, name in enumerate((entry["name"], *entry.get("aliases", ()))):
            key = sound(plain(name))
            out[key] = (*out.get(key, ()), Hit(place, 1.0 if n == 0 else 0.95))
    return out


def _site(path: Path, entry: dict[str, Any]) -> Place:
    missing: Iterable[str] = {"name", "kind", "lat", "lon", "country", "radius_km"} - entry.keys()
    if missing or entry["kind"] not in KINDS:
        raise GazetteerError(f"{path}: {entry.get('name')}: lacks {', '.join(sorted(missing)) or 'a known kind'}")
    slug = "-".join(plain(entry["name"]).split())
    return Place(
        f"curated:{slug}",
        entry["name"],
        entry["kind"],
        entry["lat"],
        entry["lon"],
        entry["country"],
        None,
        None,
        0,
        entry["radius_km"],
    )
