"""The codebook's own places: `codebook/places/*.yaml`, read once and packed into the gazetteer file while they stay the same."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from rapporteur.resolve.distance import kilometres
from rapporteur.resolve.kindwords import TOWN, without_kind
from rapporteur.resolve.placetable import KINDS, SOURCES, GazetteerError, Place, PlaceTable, Row
from rapporteur.resolve.toponyms import plain, sound

COUNTRIES = "countries.yaml"
USUAL, ALIAS, CORE = 1.0, 0.95, 0.85
SAME_TOWN = 8.0  # km between a town of the codebook and the same town of the table
WATERS = frozenset(("sea", "strait", "lake", "river"))  # "Gulf of Sirte" is not Sirte
FIELDS = {"name", "aliases", "kind", "lat", "lon", "country", "admin1", "radius_km"}


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a name may mean. `match`: 1 for its usual name, 0.9 or 0.8 for another that the sources have, below 0.6 for
    one that only sounds like it."""

    place: Place
    match: float


def read_sites(folder: Path, table: PlaceTable) -> dict[str, tuple[Hit, ...]]:
    """The codebook's places by the sound of each of their names. Raises: GazetteerError naming file and entry."""
    kept = table.meta.get("codebook")
    if kept and kept["sha256"] == fingerprint(folder):
        return unpacked(kept)
    return parsed(folder, table)


def fingerprint(folder: Path) -> str:
    """sha256 of the files of a folder of places."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.yaml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def parsed(folder: Path, table: PlaceTable) -> dict[str, tuple[Hit, ...]]:
    """The places out of the YAML files, which takes about 0.4 ms each."""
    out: dict[str, tuple[Hit, ...]] = {}
    for path in sorted(folder.glob("*.yaml")):
        for entry in load(path).get("places", ()) if path.name != COUNTRIES else ():
            place = _joined(_site(path, entry), table)
            for key, match in _keys(entry).items():
                out[key] = (*out.get(key, ()), Hit(place, match))
    return out


def packed(folder: Path, table: PlaceTable) -> dict[str, Any]:
    """The places as the meta of the gazetteer file holds them."""
    sites = parsed(folder, table)
    places = sorted({hit.place for hits in sites.values() for hit in hits}, key=lambda place: (place.id, place.lat))
    number = {place: n for n, place in enumerate(places)}
    keys = {key: [[number[hit.place], hit.match] for hit in hits] for key, hits in sites.items()}
    return {"sha256": fingerprint(folder), "places": [astuple(place) for place in places], "keys": keys}


def unpacked(kept: Mapping[str, Any]) -> dict[str, tuple[Hit, ...]]:
    """The inverse of `packed`."""
    places = [Place(*fields) for fields in kept["places"]]
    return {key: tuple(Hit(places[n], match) for n, match in hits) for key, hits in kept["keys"].items()}


def load(path: Path) -> dict[str, Any]:
    """One YAML file of the codebook's places."""
    try:
        return dict(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader))
    except (OSError, yaml.YAMLError, TypeError, ValueError) as e:
        raise GazetteerError(f"{path}: cannot be read as places ({e}); see CONTRIBUTING.md") from e


def _keys(entry: Mapping[str, Any]) -> dict[str, float]:
    """Keys of a place's names, with and without their kind word: "al-Watiya air base" is also "al-Watiya"."""
    names = {entry["name"]: USUAL} | dict.fromkeys(entry.get("aliases", ()), ALIAS)
    cores = {core: CORE for name in names if (core := without_kind(name)) and core[:1].isalpha() and core not in names}
    if entry["kind"] in WATERS:
        cores = {}
    keys: dict[str, float] = {}
    for name, match in {**cores, **names}.items():
        key = sound(plain(name))
        keys[key] = max(match, keys.get(key, 0.0))
    return keys


def _site(path: Path, entry: Mapping[str, Any]) -> Place:
    missing = FIELDS - {"aliases", "admin1"} - entry.keys()
    if missing or entry.keys() - FIELDS or entry["kind"] not in KINDS:
        wrong = ", ".join(sorted(missing)) or ", ".join(sorted(entry.keys() - FIELDS)) or entry["kind"]
        raise GazetteerError(f"{path}: {entry.get('name')}: a field is missing or not known: {wrong}")
    if not (-90 <= entry["lat"] <= 90 and -180 <= entry["lon"] <= 180 and entry["radius_km"] > 0):
        raise GazetteerError(f"{path}: {entry['name']}: lat, lon or radius_km out of bounds")
    return Place(
        "curated:" + "-".join(plain(entry["name"]).split()), entry["name"], entry["kind"], float(entry["lat"]), float(entry["lon"]),
        entry["country"], entry.get("admin1"), None, 0, float(entry["radius_km"]),
    )  # fmt: skip


def _joined(site: Place, table: PlaceTable) -> Place:
    """A town that the table has under the same name on the same spot is that town: its id, units and population."""
    if site.kind not in TOWN:
        return site
    rows = [place_of(row, table) for row in table.rows(sound(plain(site.name)))]
    same = [p for p in rows if p.kind in TOWN and p.country == site.country and kilometres(site, p) <= SAME_TOWN]
    if not same:
        return site
    town = max(same, key=lambda p: (p.population, p.id))
    return replace(town, name=site.name, radius_km=site.radius_km)


def place_of(row: Row, table: PlaceTable) -> Place:
    """A row of the table as a place."""
    units: Sequence[Sequence[Any]] = table.meta["units"]
    name, country, parent, *_ = units[row.unit]
    kind, source = KINDS[row.kind], SOURCES[row.source]
    first = units[parent][0] if parent else name
    second = name if parent or kind == "admin2" else None
    number = table.meta["slugs"][row.number] if source in ("curated", "icao") else row.number
    return Place(
        f"{source}:{number}", row.name, kind, row.lat, row.lon, country or None, first or None, second, row.population, float(row.radius)
    )
