"""Measure of events that a user's own codebook file teaches: three types that the reader was not trained on.

python eval/taught.py FOLDER…      folders of texts: corpus, and those written by eval/standoff.py

`taught/codebook` is what a user would write, `taught/gold` what there is to find in 90 texts, 24 of them with nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from score import exported, measure, read_gold, reading_of

from rapporteur.pipeline import Tools, open_tools

HERE = Path(__file__).with_name("taught")
Json = dict[str, Any]


def said(gold: dict[str, Any], text: Path, tools: Tools, own: set[str]) -> dict[str, list[Json]] | None:
    """The reader's claims of the user's own events."""
    reading = reading_of(gold, text, given=True, tools=tools)
    if reading is None:
        return None
    out = exported(reading)
    return {**out, "claims": [c for c in out["claims"] if c["event"] in own]}


def main() -> None:
    texts = {p.stem: p for folder in sys.argv[1:] for p in Path(folder).rglob("*.txt")}
    own = {p.stem for p in (HERE / "codebook").glob("*.yaml")}
    gold_score, tools = measure(), open_tools(HERE / "codebook")
    total = {event: [0.0, 0.0, 0.0] for event in sorted(own)}
    quiet, false, missing = 0, 0, 0
    for path in sorted((HERE / "gold").glob("*.yaml")):
        gold = read_gold(path)
        found = said(gold, texts[path.stem], tools, own) if path.stem in texts else None
        if found is None:
            missing += 1
            continue
        if not gold["claims"]:
            quiet, false = quiet + 1, false + len(found["claims"])
        for event, before in total.items():
            wanted = {**gold, "claims": [c for c in gold["claims"] if event in c["is"]]}
            given = {**found, "claims": [c for c in found["claims"] if c["event"] == event]}
            values = gold_score.score(wanted, given, texts[path.stem].parent)["claim"]
            total[event] = [a + b for a, b in zip(before, values, strict=True)]
    for event, values in total.items():
        print(f"{event:10}" + "P {:.2f}  R {:.2f}  F1 {:.2f}".format(*gold_score.figures(*values)) + f"  of {values[1]:.0f}")
    print(f"false claims on {quiet} texts with nothing: {false}; texts not there: {missing}")


if __name__ == "__main__":
    main()
