"""Floors that quality cannot fall through: measures the development reports and the Libya report against eval/floors.json.

python eval/gate.py            compare; exit 1 where a figure lies below its floor
python eval/gate.py --publish  write the figures of this version as the new floors (0.02 below what was measured)
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from score import ROOT, measure, run
from split import development

FLOORS = Path(__file__).with_name("floors.json")
SLOTS = ("claim", "event", "mode", "actor", "recipient", "when", "where", "counts", "status", "voices", "FACTS")
SLACK = 0.02  # processors round differently


def figures(files: list[Path], *, given: bool) -> dict[str, float]:
    """F1 of each slot, and of all facts together."""
    gold, total = measure(), run(files, given=given, verbose=False)
    out = {slot: gold.figures(*total[slot])[2] for slot in SLOTS if slot in total}
    facts = [sum(values[i] for slot, values in total.items() if slot not in {"claim", "point", "things"}) for i in range(3)]
    return {slot: round(value, 3) for slot, value in {**out, "FACTS": gold.figures(*facts)[2]}.items()}


def measured() -> dict[str, dict[str, float]]:
    return {
        "development": figures(development(ROOT / "corpus"), given=True),
        "libya": figures([ROOT.parent / "shared" / "gold" / "libya-2020-06.yaml"], given=False),
    }


def below(found: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> list[str]:
    """What fell below its floor, a line each."""
    return [
        f"{name}: {slot} is {found[name].get(slot, 0):.3f}, the floor {floor:.3f}"
        for name, slots in floors.items()
        for slot, floor in slots.items()
        if found[name].get(slot, 0.0) < floor
    ]


def main() -> int:
    found = measured()
    for name, slots in found.items():
        print(f"{name:12}" + "  ".join(f"{slot} {value:.3f}" for slot, value in slots.items()))
    if "--publish" in sys.argv:
        floors = {name: {slot: round(value - SLACK, 3) for slot, value in slots.items()} for name, slots in found.items()}
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
        return 0
    fallen = below(found, json.loads(FLOORS.read_text(encoding="utf-8")))
    print("\n".join(fallen) or "no figure lies below its floor")
    return int(bool(fallen))


if __name__ == "__main__":
    sys.exit(main())
