"""The gazetteer: names to places, over the packed table and the codebook's own places and names of countries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rapidfuzz.fuzz import ratio

from rapporteur.codebook import shipped_folder
from rapporteur.resolve.curated import COUNTRIES, Hit, load, place_of, read_sites
from rapporteur.resolve.placetable import Place, PlaceTable, Row, spelling_bit
from rapporteur.resolve.toponyms import plain, skeleton, sound

TABLE = Path(__file__).parent / "gazetteer.bin"
PEOPLE_SPEAK, TOWN_SPEAKS = 0.6, 0.5  # to 1 for the country's name: reports on "Russian-backed" forces are seldom about Russia
NOTHING: Mapping[str, float] = MappingProxyType({})
USUAL, OTHER, LINKED = 1.0, 0.9, 0.8  # its usual name, another spelling of it, another name of it
ALIKE = 0.6  # below this times the likeness of the letters: a name that only sounds like it
BONES_ALIKE = 0.8  # likeness of letters from which names with the same consonants may be one


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
    """Look-ups by name. `countries`: by ISO code."""

    def __init__(self, table: PlaceTable, sites: Mapping[str, tuple[Hit, ...]], countries: Mapping[str, Country]) -> None:
        self._table, self._sites, self.countries = table, sites, MappingProxyType(dict(countries))
        self._named: dict[str, list[Hit]] = {}
        self._speaks: dict[str, dict[str, float]] = {name: {code: TOWN_SPEAKS} for name, code in table.meta["known"].items()}
        for country in countries.values():
            for name in country.names:
                self._named.setdefault(sound(plain(name)), []).append(Hit(country.place, USUAL))
                self._speaks.setdefault(plain(name), {})[country.code] = 1.0
            for name in country.people:
                self._speaks.setdefault(plain(name), {}).setdefault(country.code, PEOPLE_SPEAK)
        self.capitals: frozenset[str] = frozenset(plain(country.capital) for country in countries.values())
        self._hits = lru_cache(maxsize=4096)(self._find)
        self._alike = lru_cache(maxsize=1024)(self._find_alike)

    def speaks_of(self, folded: str) -> Mapping[str, float]:
        """ISO codes of the countries that a plain name of a country, a people or a large town speaks of, with how much it does."""
        return self._speaks.get(folded, NOTHING)

    def hits(self, name: str) -> tuple[Hit, ...]:
        """What a name may mean, the best match first."""
        return self._hits(plain(name))

    def alike(self, name: str) -> tuple[Hit, ...]:
        """Places whose name has the same consonants and nearly the same letters: for a name without `hits`."""
        return self._alike(plain(name))

    def lookup(self, name: str) -> tuple[Place, ...]:
        """The places that a name may mean, whatever its spelling or transliteration."""
        return tuple(h.place for h in self.hits(name))

    def by_id(self, id: str) -> Place | None:
        """The place of an id."""
        own = (hit.place for hits in (*self._sites.values(), *self._named.values()) for hit in hits)
        found = next((place for place in own if place.id == id), None)
        source, _, slug = id.partition(":")
        slugs: list[str] = self._table.meta["slugs"]
        number = int(slug) if slug.isdecimal() else slugs.index(slug) if slug in slugs else None
        row = self._table.numbered(source, number) if found is None and number is not None and number < 1 << 32 else None
        return place_of(row, self._table) if row else found

    def _find(self, folded: str) -> tuple[Hit, ...]:
        key = sound(folded)
        if not key:
            return ()
        found = [Hit(place_of(row, self._table), _match(row, folded)) for row in self._table.rows(key)]
        own = [*self._sites.get(key, ()), *self._named.get(key, ())]
        taken = {hit.place.id for hit in own}
        return _in_order([*own, *(hit for hit in found if hit.place.id not in taken)])

    def _find_alike(self, folded: str) -> tuple[Hit, ...]:
        key = sound(folded)
        keys = self._table.neighbours(skeleton(key)) if len(skeleton(key)) > 2 else []
        rows = [row for other in keys if other != key and ratio(other, key) > 100 * BONES_ALIKE for row in self._table.rows(other)]
        found = [Hit(place_of(row, self._table), ALIKE * ratio(plain(row.name), folded) / 200) for row in rows if row.primary]
        return _in_order(found)


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
    return Gazetteer(table, read_sites(folder, table), read_countries(folder / COUNTRIES, table.meta["countries"]))


def read_countries(path: Path, sources: Mapping[str, Mapping[str, Any]]) -> dict[str, Country]:
    """The countries of the sources, with the names and demonyms of the codebook added."""
    own = load(path)
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
