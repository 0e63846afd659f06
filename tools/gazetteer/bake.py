"""Packs the codebook's places into the gazetteer file, so that opening it need not read the YAML.

    PYTHONPATH=src:. python -m tools.gazetteer.bake [FILE]

To be run after an edit of `codebook/places`; until then the YAML is read, only more slowly.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from pathlib import Path

from rapporteur.codebook import shipped_folder
from rapporteur.resolve.curated import packed
from rapporteur.resolve.gazetteer import TABLE
from rapporteur.resolve.placetable import MAGIC, PlaceTable


def bake(path: Path, folder: Path) -> int:
    """Rewrite the meta of the file with the places of the folder; how many there are."""
    table = PlaceTable(path)
    meta = table.meta | {"codebook": packed(folder, table)}
    content = path.read_bytes()
    size = struct.unpack_from("<I", content, len(MAGIC))[0]
    head = zlib.compress(json.dumps(meta, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode(), 9)
    new = path.with_suffix(".new")
    new.write_bytes(MAGIC + struct.pack("<I", len(head)) + head + content[len(MAGIC) + 4 + size :])
    new.replace(path)
    return len(meta["codebook"]["places"])


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TABLE
    print(bake(target, shipped_folder() / "places"), "places packed")
