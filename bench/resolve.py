"""Milliseconds of one core a report for who, where, when and how many: times, numbers, places and actors of the corpus, without the model.

    python bench/resolve.py [FOLDER]      texts of FOLDER (default corpus), joined to reports of about 500 words

The baseline in the same run is the cutting of the same texts into sentences and words.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import mean, median

from rapporteur.find.claims import find_claims
from rapporteur.find.layout import lay_out
from rapporteur.pipeline import identify, locate, open_tools
from rapporteur.read import Source, read_bytes
from rapporteur.resolve.evidence import countries_named
from rapporteur.text.numbers import find_numbers
from rapporteur.text.times import find_times
from rapporteur.types import Claim, Report
from read import ROOT, texts


def taken_in(folder: Path) -> list[tuple[Report, tuple[Claim, ...]]]:
    """Reports with the claims that the model finds in them, not yet with places or ids."""
    finder = open_tools().finder
    reports = [read_bytes(text.encode(), Source("bench"))[0] for text in texts(folder)]
    return [(r, find_claims(r, finder)[0]) for r in reports if r]


def steps() -> dict[str, Callable[[Report, tuple[Claim, ...]], object]]:
    """What is timed, each by itself."""
    tools = open_tools()

    def named(report: Report) -> dict[str, float]:
        return countries_named(report.text, tools.gazetteer)

    return {
        "baseline: sentences and words": lambda report, claims: lay_out(report.text),
        "times": lambda report, claims: find_times(report.text, report.published),
        "numbers": lambda report, claims: find_numbers(report.text),
        "countries named": lambda report, claims: named(report),
        "places (with countries)": lambda report, claims: locate(report.text, claims, named(report), tools.gazetteer),
        "actors (with countries)": lambda report, claims: identify(report, claims, named(report), tools.whoswho),
    }


def timed(step: Callable[[Report, tuple[Claim, ...]], object], reports: list[tuple[Report, tuple[Claim, ...]]]) -> list[float]:
    """Milliseconds of each report."""
    out = []
    for report, claims in reports:
        begun = time.process_time()
        step(report, claims)
        out.append(1000 * (time.process_time() - begun))
    return out


def main() -> None:
    reports = taken_in(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "corpus")
    print(f"{len(reports)} reports of {mean(len(r.text.split()) for r, _ in reports):.0f} words, {mean(len(c) for _, c in reports):.0f} claims each")
    for name, step in steps().items():
        first, again = timed(step, reports), timed(step, reports)
        print(f"{name:30} {median(first):6.2f} ms a report (mean {mean(first):.2f}); names seen before {median(again):.2f}")


if __name__ == "__main__":
    main()
