"""Gold times of the training reports: how many of their exact intervals are among the expressions found, and how many publication days.

python eval/times.py [CORPUS] [-v]     -v lists every miss

The 4th, 8th, 12th … report of each batch is development and is not opened.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from split import training

from rapporteur.read.published import dateline_published, infer_published
from rapporteur.text.sentences import sentences
from rapporteur.text.times import TimeExpression, find_times
from rapporteur.types import Published

ROUNDS = 3  # each report is timed as the best of so many runs


@dataclass(frozen=True, slots=True)
class Trial:
    """One training report: its name, text and gold claims, and the days on which it was published."""

    name: str
    text: str
    claims: list[dict[str, Any]]
    published: Published | None


def trials(corpus: Path) -> Iterator[Trial]:
    return map(_trial, training(corpus))


def _trial(path: Path) -> Trial:
    gold = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    days = [_date(d) for d in gold["report"].get("published") or []]
    text = path.with_name(gold["report"]["text"]).read_text(encoding="utf-8")
    return Trial(
        f"{path.parent.name}/{path.stem}", text, gold["claims"] or [], Published(days[0], days[1], "given") if days else None
    )


def _date(value: object) -> date:
    return date.fromisoformat(str(value)[:10])


def wanted(trial: Trial) -> Iterator[tuple[dict[str, Any], tuple[date, date]]]:
    """The claims that have a time, with it."""
    for claim in trial.claims:
        if claim.get("when"):
            first, last = claim["when"]
            yield claim, (_date(first), _date(last))


def timed(trial: Trial) -> tuple[tuple[TimeExpression, ...], float]:
    """The expressions of a report, and the seconds that finding them takes for 500 words of it."""
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        found = find_times(trial.text, trial.published)
        best = min(best, time.process_time() - begun)
    return found, best * 500 / max(len(trial.text.split()), 1)


def show_miss(trial: Trial, claim: dict[str, Any], when: tuple[date, date], found: tuple[TimeExpression, ...]) -> None:
    spans = sentences(trial.text)
    at = spans[claim["s"]] if claim["s"] < len(spans) else spans[-1]
    here = [f"{t.text!r} {t.earliest}..{t.latest} {t.kind}" for t in found if at.start <= t.span.start < at.end]
    days = trial.published and f"{trial.published.earliest}..{trial.published.latest} {trial.published.latest:%a}"
    print(f"{trial.name} [{days}] wants {when[0]}..{when[1]} for {claim['is']} ({claim.get('status')})")
    print("   ", trial.text[at.start : at.end], "\n   ", "; ".join(here) or "-")


def published_right(trial: Trial) -> tuple[str, Published | None]:
    """dateline, inferred, wrong or none: what the text alone tells of the publication day."""
    said = dateline_published(trial.text) or infer_published(trial.text)
    if said is None or trial.published is None:
        return "none", said
    right = said.earliest <= trial.published.latest and trial.published.earliest <= said.latest
    return (said.how if right else "wrong"), said


def main() -> None:
    args = [a for a in sys.argv[1:] if a != "-v"]
    corpus, verbose = Path(args[0]) if args else Path(__file__).parents[1] / "corpus", "-v" in sys.argv
    total = right = 0
    tally: dict[str, int] = {}
    speeds = []
    for trial in trials(corpus):
        found, seconds = timed(trial)
        speeds.append(seconds)
        intervals = {(t.earliest, t.latest) for t in found}
        for claim, when in wanted(trial):
            total, right = total + 1, right + (when in intervals)
            if verbose and when not in intervals:
                show_miss(trial, claim, when, found)
        verdict, said = published_right(trial)
        tally[verdict] = tally.get(verdict, 0) + 1
        if verbose and verdict in {"wrong", "none"}:
            print(f"{trial.name} published {trial.published} but {verdict}: {said}")
    reports = sum(tally.values())
    print(f"{total} gold times in {reports} reports: exact interval found {right / total:.4f}")
    print("publication day:", ", ".join(f"{k} {n / reports:.3f}" for k, n in sorted(tally.items())))
    speeds.sort()
    print(
        f"500 words: median {1000 * speeds[len(speeds) // 2]:.2f} ms, 95th percentile {1000 * speeds[int(len(speeds) * 0.95)]:.2f} ms"
    )


if __name__ == "__main__":
    main()
