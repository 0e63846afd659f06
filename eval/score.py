"""Precision, recall and F1 of claims and their slots: the measure of the gold guidelines, over folders of gold files.

    python eval/score.py corpus --development [--given] [-v]      every fourth report of each batch
    python eval/score.py FILE.yaml … [-v]                          any gold files

Needs shared/gold/score.py beside the project (the measure itself). `--given` tells the reader the publication date.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from collections import defaultdict
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml
from split import development

from rapporteur.export import EXPORTERS
from rapporteur.pipeline import Tools, open_tools, take_in
from rapporteur.read import Source
from rapporteur.types import Published, Reading

ROOT = Path(__file__).parents[1]
Totals = dict[str, list[float]]


def measure() -> ModuleType:
    """The scoring script of the guidelines."""
    path = ROOT.parent / "shared" / "gold" / "score.py"
    if not path.is_file():
        sys.exit(f"{path} is missing: put the shared folder beside the project")
    spec = importlib.util.spec_from_file_location("gold_score", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_gold(path: Path) -> dict[str, Any]:
    return dict(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader))


def published_of(gold: dict[str, Any]) -> Published | None:
    """The days on which a gold file says its report came out."""
    days = [date.fromisoformat(str(d)) for d in gold["report"].get("published") or []]
    return Published(days[0], days[1], "given") if days else None


def reading_of(gold: dict[str, Any], text: Path, *, given: bool, tools: Tools | None = None) -> Reading | None:
    """What the reader makes of a gold file's text. `given`: it is told the publication date."""
    published = published_of(gold) if given else None
    reading, _ = take_in(text.read_bytes(), Source(str(text), published), tools or open_tools())
    return reading


def exported(reading: Reading) -> dict[str, Any]:
    """A reading as the measure takes it."""
    return dict(json.loads(EXPORTERS["json"]([reading])))


def run(files: list[Path], *, given: bool, verbose: bool) -> Totals:
    gold_score, total = measure(), defaultdict(lambda: [0.0, 0.0, 0.0])
    for path in files:
        gold = read_gold(path)
        reading = reading_of(gold, path.parent / gold["report"]["text"], given=given)
        if reading is None:
            continue
        if verbose:
            print(path.name)
        for slot, values in gold_score.score(gold, exported(reading), path.parent, verbose).items():
            total[slot] = [a + b for a, b in zip(total[slot], values, strict=True)]
    return total


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arg.add_argument("gold", type=Path, nargs="+")
    arg.add_argument("--development", action="store_true")
    arg.add_argument("--given", action="store_true")
    arg.add_argument("-v", "--verbose", action="store_true")
    a = arg.parse_args()
    files = [f for g in a.gold for f in (development(g) if a.development else sorted(g.glob("*.yaml")) if g.is_dir() else [g])]
    begun = time.time()
    total = run(files, given=a.given, verbose=a.verbose)
    print(f"{len(files)} reports in {time.time() - begun:.1f} s")
    measure().report(total)


if __name__ == "__main__":
    main()
