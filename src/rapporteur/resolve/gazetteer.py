"""The gazetteer: names to places, over the packed table and the codebook's own places and names of countries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml
from rapidfuzz.fuzz import ratio

from rapporteur.codebook import shipped_folder
from rapporteur.resolve.kindwords import without_kind
from rapporteur.resolve.placetable import KINDS, SOURCES, GazetteerError, PlaceTable, Row, spelling_bit
from rapporteur.resolve.toponyms import plain, skeleton, sound

TABLE = Path(__file__).parent / "gazetteer.bin"
COUNTRIES = "countries.yaml"
USUAL, OTHER, LINKED = 1.0, 0.9, 0.8  # its usual name, another spelling of it, another name of it
ALIKE = 0.6  # below this times the likeness of the letters: a name that only sounds like it
BONES_ALIKE = 0.8  # likeness of letters from which names with the same consonants may be one


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
    """A place that a name may mean. `match`: 1 for its usual name, 0.9 or 0.8 for another that the sources have, below 0.6 for
    one that only sounds like it."""

    place: Place
    match: float


@dataclass(frozen=True, slots=True)
class Country:
    """What the sources and the codebook know of a country. `names` can be places, `people` (demonyms) cannot."""

    code: str
    place: Place
    capital: str
    names: tuple[str, ...]
    people: tuple[str, ...]
    near: tuple[str, ...]


class Gazetteer:
    """Look-ups by name. `countries`: by ISO code. `known`: plain names of large towns."""

    def __init__(self, table: PlaceTable, sites: Mapping[str, tuple[Hit, ...]], countries: Mapping[str, Country]) -> None:
        self._table, self._sites, self.countries = table, sites, MappingProxyType(dict(countries))
        self.known: frozenset[str] = frozenset(table.meta["known"])
        self._units: list[list[Any]] = table.meta["units"]
        self._named: dict[str, list[Hit]] = {}
        for country in countries.values():
            for name in country.names:
                self._named.setdefault(sound(plain(name)), []).append(Hit(country.place, USUAL))
        self._hits = lru_cache(maxsize=4096)(self._find)
        self._alike = lru_cache(maxsize=1024)(self._find_alike)

    def hits(self, name: str) -> tuple[Hit, ...]:
        """What a name may mean, the best match first."""
        return self._hits(plain(name))

    def alike(self, name: str) -> tuple[Hit, ...]:
        """Places whose name has the same consonants and nearly the same letters: for a name without `hits`."""
        return self._alike(plain(name))

    def lookup(self, name: str) -> tuple[Place, ...]:
        """The places that a name may mean, whatever its spelling or transliteration."""
        return tuple(h.place for h in self.hits(name))

    def _find(self, folded: str) -> tuple[Hit, ...]:
        key = sound(folded)
        if not key:
            return ()
        found = [Hit(self._place(row), _match(row, folded)) for row in self._table.rows(key)]
        own = [*self._sites.get(key, ()), *self._named.get(key, ())]
        taken = {hit.place.id for hit in own}
        return _in_order([*own, *(hit for hit in found if hit.place.id not in taken)])

    def _find_alike(self, folded: str) -> tuple[Hit, ...]:
        key = sound(folded)
        keys = self._table.neighbours(skeleton(key)) if len(skeleton(key)) > 2 else []
        rows = [row for other in keys if other != key and ratio(other, key) > 100 * BONES_ALIKE for row in self._table.rows(other)]
        found = [Hit(self._place(row), ALIKE * ratio(plain(row.name), folded) / 200) for row in rows if row.primary]
        return _in_order(found)

    def _place(self, row: Row) -> Place:
        name, country, parent, *_ = self._units[row.unit]
        second = bool(parent) or row.kind == KINDS.index("admin2")
        first = self._units[parent][0] if parent else name
        source = SOURCES[row.source]
        number = self._table.meta["slugs"][row.number] if source in ("curated", "icao") else row.number
        return Place(
            f"{source}:{number}", row.name, KINDS[row.kind], row.lat, row.lon, country or None, first or None,
            name if second else None, row.population, float(row.radius),
        )  # fmt: skip


def _in_order(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    return tuple(sorted(hits, key=lambda h: (-h.match, -h.place.population, h.place.id)))


def _match(row: Row, folded: str) -> float:
    if row.spellings & spelling_bit(folded):
        return OTHER if row.primary else LINKED
    if not row.primary:
        return ALIKE / 2
    own = plain(row.name)
    return USUAL if own == folded else ALIKE * ratio(own, folded) / 100


def open_gazetteer(path: Path | None = None, sites: Path | None = None) -> Gazetteer:
    """Open the shipped gazetteer, or another table or folder of places. Raises: GazetteerError where a file is missing or wrong."""
    folder = sites or shipped_folder() / "places"
    table = PlaceTable(path or TABLE)
    return Gazetteer(table, read_sites(folder), read_countries(folder / COUNTRIES, table.meta["countries"]))


def read_sites(folder: Path) -> dict[str, tuple[Hit, ...]]:
    """The codebook's places by the sound of each of their names."""
    out: dict[str, tuple[Hit, ...]] = {}
    for path in sorted(folder.glob("*.yaml")):
        for entry in _load(path).get("places", ()) if path.name != COUNTRIES else ():
            place = _site(path, entry)
            for key, match in _site_keys(entry):
                out[key] = (*out.get(key, ()), Hit(place, match))
    return out


def _load(path: Path) -> dict[str, Any]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        return dict(content)
    except (OSError, yaml.YAMLError, TypeError, ValueError) as e:
        raise GazetteerError(f"{path}: cannot be read as places ({e}); see CONTRIBUTING.md") from e


def _site_keys(entry: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    """Keys of a place's names, with and without their kind word: "al-Watiya air base" is also "al-Watiya"."""
    names = {entry["name"]: USUAL} | dict.fromkeys(entry.get("aliases", ()), 0.95)
    cores = {core: 0.95 for name in names if (core := without_kind(name)) and core[:1].isalpha() and core not in names}
    keys: dict[str, float] = {}
    for name, match in {**cores, **names}.items():
        key = sound(plain(name))
        keys[key] = max(match, keys.get(key, 0.0))
    return iter(keys.items())


def _site(path: Path, entry: Mapping[str, Any]) -> Place:
    missing = {"name", "kind", "lat", "lon", "country", "radius_km"} - entry.keys()
    if missing or entry["kind"] not in KINDS:
        raise GazetteerError(f"{path}: {entry.get('name')}: lacks {', '.join(sorted(missing)) or 'a known kind'}")
    if not (-90 <= entry["lat"] <= 90 and -180 <= entry["lon"] <= 180 and entry["radius_km"] > 0):
        raise GazetteerError(f"{path}: {entry['name']}: lat, lon or radius_km out of bounds")
    return Place(
        "curated:" + "-".join(plain(entry["name"]).split()), entry["name"], entry["kind"], entry["lat"], entry["lon"],
        entry["country"], entry.get("admin1"), None, 0, entry["radius_km"],
    )  # fmt: skip


def read_countries(path: Path, sources: Mapping[str, Mapping[str, Any]]) -> dict[str, Country]:
    """The countries of the sources, with the names and demonyms of the codebook added."""
    own = _load(path)
    refused = set(own["not_names"])
    out = {}
    for code, facts in sources.items():
        names = {facts["name"], *facts["names"], *own["names"].get(code, ())} - refused
        people = {*facts["people"], *own["people"].get(code, ())} - refused - names
        lat, lon = facts["centre"]
        place = Place(f"geonames:{facts['id']}", facts["name"], "country", round(lat, 3), round(lon, 3), code, None, None,
                      facts["population"], float(facts["radius"]))  # fmt: skip
        out[code] = Country(code, place, facts["capital"], tuple(sorted(names)), tuple(sorted(people)), tuple(facts["near"]))
    return out
