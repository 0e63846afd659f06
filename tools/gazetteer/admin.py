"""Countries and their first-level units: GeoNames codes, joined with the regions of Who's On First."""

from __future__ import annotations

import csv
import html
import json
import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.gazetteer.rows import SourceRow, distance_km, middle_of, usable_alias

from rapporteur.resolve.kindwords import without_kind
from rapporteur.resolve.toponyms import plain, sound


@dataclass(slots=True)
class Unit:
    """A country's unit of level 1 or 2; its point is set from its source or from its members."""

    source: str
    number: int
    name: str
    country: str
    level: int
    parent: int = 0
    point: tuple[float, float] | None = None
    population: int = 0
    aliases: set[str] = field(default_factory=set)


class Units:
    """All units, numbered from 1, with what is needed to find one by code, id or name."""

    def __init__(self) -> None:
        self.all: list[Unit] = [Unit("", 0, "", "", 0)]
        self.by_code: dict[str, int] = {}
        self.by_geonames: dict[int, int] = {}
        self.by_name: dict[tuple[str, str], int] = {}

    def add(self, unit: Unit) -> int:
        """Append a unit; its number."""
        self.all.append(unit)
        number = len(self.all) - 1
        if unit.level == 1:
            self.by_name.setdefault((unit.country, unit_key(unit.name)), number)
        return number

    def find(self, country: str, geonames: int, names: Iterable[str]) -> int:
        """The level-1 unit with this GeoNames id, or else with one of these names; 0 where there is none."""
        if geonames in self.by_geonames:
            return self.by_geonames[geonames]
        return next((n for name in names if (n := self.by_name.get((country, unit_key(name)), 0))), 0)


def unit_key(name: str) -> str:
    """A unit's name as key, without "Province" or "Oblast"."""
    return sound(plain(without_kind(name) or name))


def read_countries(path: Path) -> list[dict[str, str]]:
    """Rows of GeoNames `countryInfo.txt` by column name."""
    lines = [line for line in path.read_text(encoding="utf8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=False)) for line in lines[1:]]


def read_admin1(path: Path, units: Units) -> None:
    """GeoNames `admin1CodesASCII.txt` into `units`."""
    for line in path.read_text(encoding="utf8").splitlines():
        code, name, ascii_name, number = line.split("\t")
        unit = Unit("geonames", int(number), name, code[:2], 1, aliases={ascii_name})
        units.by_code[code] = units.by_geonames[int(number)] = units.add(unit)


def read_state_points(path: Path, units: Units) -> None:
    """Label points of Natural Earth's states (Australia, Brazil, Canada, United States)."""
    for feature in json.loads(path.read_text(encoding="utf8"))["features"]:
        properties = feature["properties"]
        number = units.find(properties["iso_a2"], int(properties["gn_id"] or 0), [properties["name"]])
        if number:
            units.all[number].point = (properties["latitude"], properties["longitude"])


def read_country_points(path: Path) -> dict[str, tuple[float, float]]:
    """ISO code → middle of the largest shape, of Natural Earth's countries."""
    points = {}
    for feature in json.loads(path.read_text(encoding="utf8"))["features"]:
        properties = feature["properties"]
        code = properties.get("ISO_A2_EH") or properties.get("ISO_A2") or ""
        if code != "-99":
            points[code] = middle_of(feature["geometry"])[:2]
    return points


def read_demonyms(folder: Path, by_fips: dict[str, str]) -> dict[str, dict[str, list[str]]]:
    """ISO code → other names of the country, and what its people are called: World Factbook (files named by FIPS code)."""
    found: dict[str, dict[str, list[str]]] = {}
    for path in sorted(folder.glob("*/*.json")):
        code = by_fips.get(path.stem.upper())
        if code:
            page = json.loads(path.read_text(encoding="utf8"))
            nationality = page.get("People and Society", {}).get("Nationality", {})
            names = page.get("Government", {}).get("Country name", {})
            people = _words(nationality.get(form, {}).get("text", "") for form in ("adjective", "noun"))
            found[code] = {"people": people, "names": _words(names.get(f"conventional {n} form", {}).get("text", "") for n in ("short", "long"))}
    return found


def _words(texts: Iterable[str]) -> list[str]:
    """The names in texts like "Barbadian(s) or Bajan (colloquial)"."""
    parts = (part.split("(")[0].strip() for text in texts for part in re.split(r" or |[,;]|/", html.unescape(text)))
    return sorted({part for part in parts if part[:1].isupper() and len(part) > 3 and part != "None"})


def member_points(places: Sequence[SourceRow], column: str) -> dict[int, list[tuple[float, float]]]:
    """Number of a unit → points of the places in it."""
    members: dict[int, list[tuple[float, float]]] = {}
    for place in places:
        number = getattr(place, column)
        if number:
            members.setdefault(number, []).append((place.lat, place.lon))
    return members


def unit_rows(units: Units, places: Sequence[SourceRow]) -> list[SourceRow]:
    """A row for each unit with a point: its own or the middle of its places; its radius holds 95 of 100 of its places."""
    members = {1: member_points(places, "admin1"), 2: member_points(places, "admin2")}
    rows = []
    for number, unit in enumerate(units.all):
        points = members.get(unit.level, {}).get(number, [])
        point = unit.point or _middle(points)
        if unit.level and point:
            rows.append(_unit_row(unit, point, points, number))
    return rows


def _unit_row(unit: Unit, point: tuple[float, float], points: list[tuple[float, float]], number: int) -> SourceRow:
    first = number if unit.level == 1 else unit.parent
    names = {unit.name, *unit.aliases}
    aliases = tuple(sorted(names | {core for name in names if (core := without_kind(name))}))
    return SourceRow(
        unit.source, unit.number, unit.name, f"admin{unit.level}", *point, unit.country, first,
        number if unit.level == 2 else 0, unit.population, _radius(point, points) or (120, 30)[unit.level - 1],
        tuple(name for name in aliases if usable_alias(name)),
    )  # fmt: skip


def _middle(points: list[tuple[float, float]]) -> tuple[float, float] | None:
    if not points:
        return None
    return statistics.fmean(p[0] for p in points), statistics.fmean(p[1] for p in points)


def _radius(point: tuple[float, float], points: list[tuple[float, float]]) -> int:
    if len(points) < 3:
        return 0
    distances = sorted(distance_km(point, other) for other in points)
    return max(5, min(3000, round(distances[int(len(distances) * 0.95)])))


def read_wof(path: Path) -> list[dict[str, str]]:
    """Rows of the Who's On First extract, without those whose point is far from all others of their country.

    The extract's README counts 117 such rows: over 20 degrees of latitude or 25 of longitude from the median.
    """
    with path.open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    by_country: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by_country.setdefault(row["country"], []).append(row)
    return [row for group in by_country.values() for row in _near_median(group)]


def _near_median(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    lat = statistics.median(float(row["lat"]) for row in rows)
    lon = statistics.median(float(row["lon"]) for row in rows)
    return [row for row in rows if abs(float(row["lat"]) - lat) <= 20 and abs(float(row["lon"]) - lon) <= 25]


def join_wof_units(rows: Sequence[dict[str, str]], units: Units) -> dict[str, int]:
    """Regions and counties of Who's On First into `units`; wof id → number of the unit."""
    numbers: dict[str, int] = {}
    for level, placetype in ((1, "region"), (2, "county")):
        for row in rows:
            if row["placetype"] == placetype:
                numbers[row["wof_id"]] = _join_unit(row, level, units, numbers)
    return numbers


def _join_unit(row: dict[str, str], level: int, units: Units, numbers: dict[str, int]) -> int:
    geonames = int(row["geonames_id"] or 0)
    aliases = {alias for alias in row["eng_names"].split("|") if usable_alias(alias)}
    number = units.find(row["country"], geonames, [row["name"], *sorted(aliases)]) if level == 1 else 0
    if not number:
        source, own = ("geonames", geonames) if geonames else ("wof", int(row["wof_id"]))
        number = units.add(Unit(source, own, row["name"], row["country"], level, numbers.get(row["parent"], 0)))
    unit = units.all[number]
    unit.point = unit.point or (float(row["lat"]), float(row["lon"]))
    unit.population = max(unit.population, int(float(row["population"] or 0)))
    unit.aliases |= {row["name"], *aliases}
    return number
