"""Is a claim of confidence .8 right four times in five? Fits the knots of the calibration and measures its error.

    python eval/calibration.py FOLDER … --fit OUT.json      knots from gold files that the reader was not trained on
    python eval/calibration.py corpus --development          expected calibration error (Naeini et al. 2015, ten bins)

A claim is right where the measure pairs it with one of the gold. The knots go into the model by `model/export.py --calibration`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from score import exported, measure, read_gold, reading_of
from split import development

BINS, KNOTS = 10, 8
Judged = tuple[float, float, bool]  # score of the trigger, confidence, right?


def judged(files: Sequence[Path]) -> Iterator[Judged]:
    """Every claim said that the measure counts."""
    m = measure()
    for path in files:
        gold = read_gold(path)
        reading = reading_of(gold, path.parent / gold["report"]["text"], given=True)
        if reading is None:
            continue
        said = exported(reading)["claims"]
        paired = {j for _, j in m.align(gold["claims"], said, m.sentences(reading.report.text))}
        for n, claim in enumerate(said):
            if n in paired or claim["event"] not in m.FREE:
                yield reading.reasons[n][0].score, claim["confidence"], n in paired


def knots(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """(score, share right) of groups of equal size, neighbours joined until the shares rise (Zadrozny and Elkan 2002)."""
    ordered = sorted(pairs, key=lambda p: p[0])
    size = -(-len(ordered) // KNOTS)
    groups: list[list[tuple[float, bool]]] = []
    start = 0
    while start < len(ordered):
        stop = after_ties(ordered, start + size)
        groups.append(ordered[start:stop])
        start = stop
        while len(groups) > 1 and share(groups[-2]) >= share(groups[-1]):
            groups[-2:] = [groups[-2] + groups[-1]]
    return [(round(sum(s for s, _ in g) / len(g), 4), round(share(g), 4)) for g in groups]


def after_ties(ordered: Sequence[tuple[float, bool]], stop: int) -> int:
    """`stop`, or the first place after it where another score begins: what has one score stays together. A short rest is taken along."""
    while 0 < stop < len(ordered) and ordered[stop][0] == ordered[stop - 1][0]:
        stop += 1
    return stop if len(ordered) - stop >= len(ordered) / KNOTS / 2 else len(ordered)


def share(group: Sequence[tuple[float, bool]]) -> float:
    return sum(right for _, right in group) / len(group)


def error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Mean distance of confidence and share right over ten bins, weighted by their size."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in pairs:
        bins.setdefault(min(BINS - 1, int(confidence * BINS)), []).append((confidence, right))
    return sum(abs(sum(c for c, _ in b) - sum(right for _, right in b)) for b in bins.values()) / len(pairs)


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arg.add_argument("folders", type=Path, nargs="+")
    arg.add_argument("--development", action="store_true")
    arg.add_argument("--fit", type=Path, help="where the knots are written")
    a = arg.parse_args()
    files = [f for folder in a.folders for f in (development(folder) if a.development else sorted(folder.glob("*.yaml")))]
    found = list(judged(files))
    if a.fit:
        fitted = knots([(s, right) for s, _, right in found])
        a.fit.write_text(json.dumps(fitted) + "\n", encoding="utf-8")
        print(fitted)
    pairs = [(c, right) for _, c, right in found]
    print(f"{len(pairs)} claims of {len(files)} reports, {share(pairs):.3f} right; calibration error {error(pairs):.3f}")


if __name__ == "__main__":
    main()
