"""The file of the gazetteer: a sorted table of names in compressed blocks, read through `mmap` without loading it.

Layout, integers little-endian:

    magic 8 bytes · size of meta u32 · meta (zlib of JSON) · number of blocks u32 · size of directory u32
    · directory (zlib of first keys, one a line) · offsets u32 × (blocks + 1), from the end of the offsets · blocks (zlib)

A row stands once under each of its keys (`toponyms.sound`). Keys are sorted by consonants and then by the key itself, so
that all spellings of one skeleton are neighbours. A block is the bytes

    number of keys u16 · number of rows u16 · size of keys u16 · keys (one a line) · rows of each key u8 · names (one a line)
    · the columns of `COLUMNS`, each as planes: the low byte of all rows, then the next byte

which compress to about a third of what they are. A key with more than `MOST_ROWS` rows keeps the most populous.
"""

from __future__ import annotations

import json
import mmap
import struct
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from rapporteur.resolve.toponyms import skeleton

MAGIC = b"RPTGAZ1\n"
MOST_ROWS = 250
DEGREES = 1000  # coordinates are kept to 0.001 degrees, about 110 m
COLUMNS: tuple[tuple[str, int], ...] = (
    ("source", 1), ("number", 4), ("kind", 1), ("lat", 3), ("lon", 3), ("country", 1), ("admin1", 2), ("admin2", 2),
    ("population", 4), ("radius", 2), ("spellings", 2), ("primary", 1),
)  # fmt: skip
SOURCES = ("geonames", "wof", "icao", "curated")
KINDS = (
    "settlement", "capital", "neighbourhood", "country", "region", "admin1", "admin2", "admin3", "airport", "airbase", "base",
    "camp", "crossing", "port", "oil", "dam", "power", "bridge", "road", "river", "sea", "strait", "lake", "island", "mountain",
    "pass", "line", "building", "campus", "forest", "valley", "desert", "mine", "market", "hospital", "prison", "square",
)  # fmt: skip


class GazetteerError(Exception):
    """The gazetteer file is missing, cut short or of another version; the message says which and what to do."""


class Row(NamedTuple):
    """One row as stored: indexes into `SOURCES`, `KINDS` and the lists of the meta; degrees; persons; km (0: not known)."""

    name: str
    source: int
    number: int
    kind: int
    lat: float
    lon: float
    country: int
    admin1: int
    admin2: int
    population: int
    radius: int
    spellings: int
    primary: bool


class Block:
    """One decompressed block: its keys in order, and the rows of each on demand."""

    __slots__ = ("_names", "_offset", "_rows", "_starts", "_text", "keys")

    def __init__(self, data: bytes) -> None:
        number, rows, size = struct.unpack_from("<HHH", data)
        self._text = data
        self._rows = rows
        self.keys = data[6 : 6 + size].decode().split("\n")
        counts = data[6 + size : 6 + size + number]
        starts = [0]
        for count in counts:
            starts.append(starts[-1] + count)
        self._starts = starts
        self._offset = len(data) - rows * sum(width for _, width in COLUMNS)
        self._names = data[6 + size + number : self._offset].decode().split("\n")

    def rows(self, index: int) -> list[Row]:
        """The rows of the key at `index`."""
        return [self._row(at) for at in range(self._starts[index], self._starts[index + 1])]

    def _row(self, at: int) -> Row:
        values: list[int] = []
        base = self._offset + at
        for _, width in COLUMNS:
            values.append(sum(self._text[base + plane * self._rows] << (8 * plane) for plane in range(width)))
            base += width * self._rows
        source, number, kind, lat, lon, *rest, primary = values
        return Row(
            self._names[at], source, number, kind, lat / DEGREES - 90, lon / DEGREES - 180, *rest, bool(primary)
        )  # fmt: skip


class PlaceTable:
    """The open file. `meta` holds the lists that the rows point into."""

    def __init__(self, path: Path) -> None:
        """Raises: GazetteerError when the file is missing or not a gazetteer of this version."""
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise GazetteerError(f"{path}: no gazetteer ({error}); build it with tools/gazetteer") from error
        if self._map[:8] != MAGIC:
            raise GazetteerError(f"{path}: not a gazetteer of this version; build it with tools/gazetteer")
        size = struct.unpack_from("<I", self._map, 8)[0]
        self.meta: dict[str, Any] = json.loads(zlib.decompress(self._map[12 : 12 + size]))
        blocks, width = struct.unpack_from("<II", self._map, 12 + size)
        at = 20 + size
        self._firsts = zlib.decompress(self._map[at : at + width]).decode().split("\n")
        self._offsets = struct.unpack_from(f"<{blocks + 1}I", self._map, at + width)
        self._base = at + width + 4 * (blocks + 1)
        self._block = lru_cache(maxsize=512)(self._read_block)

    def _read_block(self, index: int) -> Block:
        start, end = self._offsets[index : index + 2]
        return Block(zlib.decompress(self._map[self._base + start : self._base + end]))

    def rows(self, key: str) -> list[Row]:
        """Rows whose `toponyms.sound` key is `key`; empty where there is none."""
        order = key_order(key)
        block = self._block(max(0, bisect_right(self._firsts, order, key=key_order) - 1))
        at = bisect_left(block.keys, order, key=key_order)
        return block.rows(at) if at < len(block.keys) and block.keys[at] == key else []

    def neighbours(self, bones: str) -> list[str]:
        """All keys whose `toponyms.skeleton` is `bones`, in order."""
        index = max(0, bisect_left(self._firsts, (bones, ""), key=key_order) - 1)
        found: list[str] = []
        while index < len(self._firsts) and key_order(self._firsts[index])[0] <= bones:
            found += [key for key in self._block(index).keys if skeleton(key) == bones]
            index += 1
        return found


def key_order(key: str) -> tuple[str, str]:
    """What keys are sorted by."""
    return skeleton(key), key


def pack_block(keys: Sequence[str], rows: Sequence[Sequence[Row]]) -> bytes:
    """A block of keys and their rows, compressed. Raises: ValueError when a size does not fit."""
    flat = [row for group in rows for row in group]
    text = "\n".join(keys).encode()
    names = "\n".join(row.name for row in flat).encode()
    planes = b"".join(_planes([_stored(row, name) for row in flat], width) for name, width in COLUMNS)
    head = struct.pack("<HHH", len(keys), len(flat), len(text))
    return zlib.compress(head + text + bytes(len(group) for group in rows) + names + planes, 9)


def _stored(row: Row, column: str) -> int:
    value = getattr(row, column)
    if column == "lat":
        return round((value + 90) * DEGREES)
    if column == "lon":
        return round((value + 180) * DEGREES)
    return int(value)


def _planes(values: Sequence[int], width: int) -> bytes:
    return b"".join(bytes((value >> (8 * plane)) & 255 for value in values) for plane in range(width))


def spelling_bit(plain: str) -> int:
    """One bit of 16 for a spelling: set in `Row.spellings` for each further spelling that the sources have of a row."""
    return 1 << (zlib.crc32(plain.encode()) & 15)
