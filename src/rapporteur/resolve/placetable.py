"""The file of the gazetteer: a sorted table of names in compressed blocks, read through `mmap` without loading it.

Layout, integers little-endian:

    magic 8 bytes · size of meta u32 · meta (zlib of JSON) · number of blocks u32 · size of directory u32
    · directory (zlib of first keys, one a line) · offsets u32 × (blocks + 1), from the end of the offsets · blocks (zlib)

A place is a row under the key of its own name (`toponyms.sound`); under the key of another name of it stands a link to
that row. Keys are sorted by consonants and then by the key itself, so that all spellings of one skeleton are neighbours.
A block is the bytes

    number of keys, of rows, of links, size of keys: u16 each · keys (one a line) · rows of each key u8 · links of each key u8
    · columns of the rows, then of the links, as planes: the low byte of all rows, then the next byte · names (one a line)

which compress to about half of what they are. `unit` is the finest unit known, which knows its country and parent;
`lat` and `lon` are thousandths of a degree from the unit's point (0 even, signs folded in), so that most fit two bytes.
"""

from __future__ import annotations

import json
import mmap
import struct
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from rapporteur.resolve.toponyms import skeleton

MAGIC = b"RPTGAZ2\n"
ROWS_A_BLOCK = 256
DEGREES = 1000  # coordinates are kept to 0.001 degrees, about 110 m
ROW_COLUMNS = (
    ("source", 1), ("kind", 1), ("number", 4), ("unit", 2), ("lat", 3), ("lon", 3), ("population", 4), ("radius", 2), ("spellings", 2),
)  # fmt: skip
LINK_COLUMNS = (("block", 2), ("row", 1), ("spellings", 2))
SOURCES = ("geonames", "wof", "icao", "curated")
KINDS = (
    "settlement", "capital", "neighbourhood", "country", "region", "admin1", "admin2", "admin3", "airport", "airbase", "base",
    "camp", "crossing", "port", "oil", "dam", "power", "bridge", "road", "river", "sea", "strait", "lake", "island", "mountain",
    "pass", "line", "building", "campus", "forest", "valley", "desert", "mine", "market", "hospital", "prison", "square",
)  # fmt: skip


class GazetteerError(Exception):
    """The gazetteer file is missing, cut short or of another version; the message says which and what to do."""


class Row(NamedTuple):
    """One row as stored: indexes into `SOURCES`, `KINDS` and the units of the meta; degrees; persons; km (0: not known).

    `spellings` has a `spelling_bit` for each further spelling that the sources have of the place under this key.
    """

    name: str
    source: int
    kind: int
    number: int
    unit: int
    lat: float
    lon: float
    population: int
    radius: int
    spellings: int
    primary: bool = True


class Link(NamedTuple):
    """Where the row of another name of a place stands: number of the block, of the row in it."""

    block: int
    row: int
    spellings: int


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


class Block:
    """One decompressed block: its keys in order, and the rows and links of each on demand."""

    __slots__ = ("_columns", "_data", "_links", "_names", "_row_counts", "_rows", "keys")

    def __init__(self, data: bytes) -> None:
        number, rows, links, size = struct.unpack_from("<HHHH", data)
        at = 8 + size
        self.keys = data[8:at].decode().split("\n")
        self._data, self._rows, self._links = data, rows, links
        self._row_counts, self._columns = at, at + 2 * number
        width = rows * sum(w for _, w in ROW_COLUMNS) + links * sum(w for _, w in LINK_COLUMNS)
        self._names = data[self._columns + width :].decode().split("\n")

    def rows_of(self, index: int) -> range:
        """Numbers of the rows of the key at `index`."""
        counts = self._data[self._row_counts : self._row_counts + index + 1]
        return range(sum(counts[:-1]), sum(counts))

    def links_of(self, index: int) -> list[Link]:
        """The links of the key at `index`."""
        start = self._row_counts + len(self.keys)
        counts = self._data[start : start + index + 1]
        base = self._columns + self._rows * sum(w for _, w in ROW_COLUMNS)
        return [Link(*self._values(base, LINK_COLUMNS, self._links, at)) for at in range(sum(counts[:-1]), sum(counts))]

    def numbered(self, number: int) -> Iterator[int]:
        """Rows with this number in its column, whatever its source."""
        low, *rest = number.to_bytes(4, "little")
        start = self._columns + 2 * self._rows
        at = self._data.find(low, start, start + self._rows)
        while at >= 0:
            if all(self._data[at + (plane + 1) * self._rows] == byte for plane, byte in enumerate(rest)):
                yield at - start
            at = self._data.find(low, at + 1, start + self._rows)

    def row(self, at: int, units: Sequence[Sequence[Any]]) -> Row:
        """The row numbered `at`. `units`: of the meta, for the points that coordinates count from."""
        source, kind, number, unit, lat, lon, *rest = self._values(self._columns, ROW_COLUMNS, self._rows, at)
        middle = units[unit]
        return Row(self._names[at], source, kind, number, unit, _unfold(lat, middle[3]), _unfold(lon, middle[4]), *rest)  # type: ignore[arg-type]  # `primary` is kept as 0 or 1

    def _values(self, base: int, columns: Sequence[tuple[str, int]], rows: int, at: int) -> list[int]:
        values, data, place = [], self._data, base + at
        for _, width in columns:
            value = data[place]
            for plane in range(1, width):
                value |= data[place + plane * rows] << (8 * plane)
            values.append(value)
            place += width * rows
        return values


def _unfold(stored: int, middle: float) -> float:
    steps = stored >> 1 if stored & 1 == 0 else -(stored + 1 >> 1)
    return round(middle + steps / DEGREES, 4)


def _fold(value: float, middle: float) -> int:
    steps = round((value - middle) * DEGREES)
    return 2 * steps if steps >= 0 else -2 * steps - 1


class PlaceTable:
    """The open file. `meta` holds the lists that the rows point into: `units` of (name, country, parent, lat, lon)."""

    def __init__(self, path: Path) -> None:
        """Raises: GazetteerError when the file is missing or not a gazetteer of this version."""
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise GazetteerError(f"{path}: no gazetteer ({error}); build it with tools/gazetteer") from error
        if self._map[:8] != MAGIC:
            raise GazetteerError(f"{path}: not a gazetteer of this version; build it with tools/gazetteer")
        try:
            self._read_head()
        except (struct.error, zlib.error, ValueError) as error:
            raise GazetteerError(f"{path}: cut short or damaged ({error}); build it with tools/gazetteer") from error
        self._block = lru_cache(maxsize=1024)(self._read_block)

    def _read_head(self) -> None:
        size = struct.unpack_from("<I", self._map, 8)[0]
        self.meta: dict[str, Any] = json.loads(zlib.decompress(self._map[12 : 12 + size]))
        self._units: list[list[Any]] = self.meta["units"]
        blocks, width = struct.unpack_from("<II", self._map, 12 + size)
        at = 20 + size
        self._firsts = zlib.decompress(self._map[at : at + width]).decode().split("\n")
        self._offsets = struct.unpack_from(f"<{blocks + 1}I", self._map, at + width)
        self._base = at + width + 4 * (blocks + 1)
        if self._base + self._offsets[-1] > len(self._map):
            raise ValueError("its last block is missing")

    def _read_block(self, index: int) -> Block:
        start, end = self._offsets[index : index + 2]
        return Block(zlib.decompress(self._map[self._base + start : self._base + end]))

    def rows(self, key: str) -> list[Row]:
        """Rows whose `toponyms.sound` key is `key`; those that a link leads to are not `primary`, with the link's spellings."""
        order = key_order(key)
        block = self._block(max(0, bisect_right(self._firsts, order, key=key_order) - 1))
        at = bisect_left(block.keys, order, key=key_order)
        if at == len(block.keys) or block.keys[at] != key:
            return []
        own = [block.row(n, self._units) for n in block.rows_of(at)]
        return own + [self._linked(link) for link in block.links_of(at)]

    def _linked(self, link: Link) -> Row:
        row = self._block(link.block).row(link.row, self._units)
        return row._replace(spellings=link.spellings, primary=False)

    def numbered(self, source: str, number: int) -> Row | None:
        """The row of a source's number, searched in all blocks: for a person's question, not for each of a report's names."""
        for index in range(len(self._firsts)):
            block = self._block(index)
            rows = (block.row(at, self._units) for at in block.numbered(number))
            if found := next((row for row in rows if SOURCES[row.source] == source), None):
                return found
        return None

    def neighbours(self, bones: str) -> list[str]:
        """All keys whose `toponyms.skeleton` is `bones`, in order."""
        index = max(0, bisect_left(self._firsts, (bones, ""), key=key_order) - 1)
        found: list[str] = []
        while index < len(self._firsts) and key_order(self._firsts[index])[0] <= bones:
            keys = self._block(index).keys
            found += keys[bisect_left(keys, bones, key=skeleton) : bisect_right(keys, bones, key=skeleton)]
            index += 1
        return found


def key_order(key: str) -> tuple[str, str]:
    """What keys are sorted by."""
    return skeleton(key), key


def pack_block(
    keys: Sequence[str], rows: Sequence[Sequence[Row]], links: Sequence[Sequence[Link]], units: Sequence[Sequence[Any]]
) -> bytes:
    """A block of keys with their rows and links, compressed. Raises: ValueError when a number does not fit."""
    flat = [row for group in rows for row in group]
    linked = [link for group in links for link in group]
    text = "\n".join(keys).encode()
    counts = bytes(len(group) for group in rows) + bytes(len(group) for group in links)
    planes = _columns([_stored(row, units) for row in flat], ROW_COLUMNS) + _columns(linked, LINK_COLUMNS)
    names = "\n".join(row.name for row in flat).encode()
    return zlib.compress(struct.pack("<HHHH", len(keys), len(flat), len(linked), len(text)) + text + counts + planes + names, 9)


def _stored(row: Row, units: Sequence[Sequence[Any]]) -> tuple[int, ...]:
    middle = units[row.unit]
    point = _fold(row.lat, middle[3]), _fold(row.lon, middle[4])
    return row.source, row.kind, row.number, row.unit, *point, row.population, row.radius, row.spellings


def _columns(records: Sequence[Sequence[int]], columns: Sequence[tuple[str, int]]) -> bytes:
    planes = []
    for at, (_, width) in enumerate(columns):
        values = [record[at] for record in records]
        planes += [bytes((value >> (8 * plane)) & 255 for value in values) for plane in range(width)]
    return b"".join(planes)


def spelling_bit(plain: str) -> int:
    """One bit of 16 for a spelling: set in `spellings` for each further spelling that the sources have."""
    return 1 << (zlib.crc32(plain.encode()) & 15)
