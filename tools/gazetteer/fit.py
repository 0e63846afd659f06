"""Fits the weights of `rapporteur.resolve.evidence.PARTS` to the gold points of the training reports.

    PYTHONPATH=src:eval:. python -m tools.gazetteer.fit [CORPUS]

Each name is a choice between its candidates and none of them. Candidates within 25 km of the gold point are right; where
there is none, none is right. The weights printed are rounded by hand into `PARTS`; the last column is what reports that
were left out of the fit say about them (five folds).
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import yaml
from places import points
from split import training

from rapporteur.resolve import places as resolving
from rapporteur.resolve.evidence import PARTS, Context, countries_named, folded_text
from rapporteur.resolve.gazetteer import Gazetteer, open_gazetteer
from rapporteur.resolve.placetable import Place

NAMES = tuple(PARTS)
WITHIN = 25.0
STEPS, RATE, PULL = 400, 0.05, 0.01


def choices(path: Path, gazetteer: Gazetteer) -> list[tuple[np.ndarray, np.ndarray]]:
    """(features of each candidate with none first, which are right) of each name of a report."""
    gold = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    wanted = points(gold, text)
    context = Context(text, folded_text(text), countries_named(text, gazetteer), silent=gazetteer.capitals)
    options = resolving.early_options(list(wanted), context, gazetteer)
    chosen = {name: found[0] for name, found in options.items() if found}
    out = []
    for name, at in {mention.name: at for mention, at in wanted.items()}.items():
        found = resolving.later(name, options[name], chosen, list(wanted), context)
        if found:
            rows = [[dict(o.parts)[n] / (PARTS[n][1] or 1.0) for n in NAMES] + [0.0] for o in found]
            right = [_near(o.candidate.place, at) for o in found]
            out.append((np.array([[0.0] * len(NAMES) + [1.0], *rows]), np.array([not any(right), *right])))
    return out


def _near(place: Place, at: tuple[float, float]) -> bool:
    lat, lon = np.radians([place.lat, at[0]]), np.radians(place.lon - at[1])
    cosine = np.sin(lat[0]) * np.sin(lat[1]) + np.cos(lat[0]) * np.cos(lat[1]) * np.cos(lon)
    return bool(6371 * np.arccos(np.clip(cosine, -1, 1)) <= WITHIN)


def fitted(data: list[tuple[np.ndarray, np.ndarray]], start: np.ndarray) -> np.ndarray:
    """Weights that make the right candidates likely, pulled a little to `start`."""
    weights, first, second = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        gradient = PULL * (weights - start) * len(data) / 100
        for rows, right in data:
            scores = rows @ weights
            likely = np.exp(scores - scores.max())
            likely /= likely.sum()
            posterior = likely * right / max(1e-9, (likely * right).sum())
            gradient += rows.T @ (likely - posterior)
        gradient /= len(data)
        first, second = 0.9 * first + 0.1 * gradient, 0.99 * second + 0.01 * gradient**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-6)
    return weights


def outcome(data: list[tuple[np.ndarray, np.ndarray]], weights: np.ndarray) -> np.ndarray:
    """Shares of right places, wrong places and none."""
    picks = [(int(np.argmax(rows @ weights)), right) for rows, right in data]
    right = sum(1 for pick, ok in picks if pick and ok[pick])
    none = sum(1 for pick, _ in picks if not pick)
    return np.array([right, len(picks) - right - none, none]) / len(picks)


def main() -> None:
    """Print start, fitted weights, and how folds left out do."""
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "corpus"
    gazetteer = open_gazetteer()
    reports = [choices(path, gazetteer) for path in training(corpus)]
    data = [choice for report in reports for choice in report]
    start = np.array([PARTS[name][1] for name in NAMES] + [resolving.ENOUGH])
    weights = fitted(data, start)
    for name, old, new in zip([*NAMES, "none"], start, weights, strict=True):
        print(f"{name:14} {old:6.2f} {new:6.2f}")
    print("now", outcome(data, start).round(3), "fitted", outcome(data, weights).round(3))
    folds = []
    for fold in range(5):
        learnt = fitted([c for n, report in enumerate(reports) for c in report if n % 5 != fold], start)
        folds.append(outcome([c for n, report in enumerate(reports) for c in report if n % 5 == fold], learnt))
    print("left out", np.mean(folds, axis=0).round(3))


if __name__ == "__main__":
    main()
