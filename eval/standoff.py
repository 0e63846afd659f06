"""Texts for the stand-off gold: unpacks re3d from shared/data and lays each text beside its gold.

python eval/standoff.py ../shared/data/re3d.tar.xz OUT

OUT/held-out gets every fourth text, sorted by name, OUT/training the others.
"""

from __future__ import annotations

import json
import shutil
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

GOLD = Path(__file__).parents[1] / "standoff" / "re3d"


def documents(archive: Path) -> Iterator[tuple[str, str]]:
    """(name, text) of every document: publisher and the first eight digits of its id; title, blank line, body."""
    with tarfile.open(archive) as tar:
        for member in sorted(tar.getmembers(), key=lambda m: m.name):
            if member.name.endswith("documents.json") and (file := tar.extractfile(member)):
                publisher = Path(member.name).parent.name.split()[0].lower().replace("delegation", "eu")
                for line in file.read().decode("utf-8-sig").splitlines():
                    row = json.loads(line)
                    yield f"re3d-{publisher}-{row['_id'][:8].lower()}", _text(row)


def _text(row: dict[str, str]) -> str:
    body = row["text"].replace("\r", "").strip()
    return f"{row['title'].strip()}\n\n{body}\n"


def main() -> None:
    archive, out = Path(sys.argv[1]), Path(sys.argv[2])
    texts = dict(documents(archive))
    for n, gold in enumerate(sorted(GOLD.glob("*.yaml")), 1):
        folder = out / ("training" if n % 4 else "held-out")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{gold.stem}.txt").write_text(texts[gold.stem], encoding="utf-8")
        shutil.copy(gold, folder)
    print(f"{len(texts)} texts in {out}")


if __name__ == "__main__":
    main()
