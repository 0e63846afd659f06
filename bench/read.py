"""Reports per second and peak memory from text to claims, on one core and on two, and cold starts.

    python bench/read.py [FOLDER]      texts of FOLDER (default corpus), joined to reports of about 500 words

The baseline in the same run is the cutting of the same texts into sentences, words, numbers and times without the model.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORDS, REPORTS = 500, 40


def texts(folder: Path) -> list[str]:
    out, now = [], ""
    for path in sorted(folder.rglob("*.txt")):
        now += path.read_text(encoding="utf-8") + "\n\n"
        if len(now.split()) >= WORDS:
            out.append(now)
            now = ""
    return out[:REPORTS]


def read_one(text: str) -> int:
    from rapporteur.pipeline import open_tools, take_in
    from rapporteur.read import Source

    reading, _ = take_in(text.encode(), Source("bench"), open_tools())
    return len(reading.claims) if reading else 0


def cut_one(text: str) -> int:
    from rapporteur.find.layout import lay_out
    from rapporteur.text.numbers import find_numbers
    from rapporteur.text.times import find_times

    return len(lay_out(text).words) + len(find_numbers(text)) + len(find_times(text, None))


def rate(step: Callable[[str], int], reports: list[str], workers: int) -> float:
    """Reports per second, after one report each to warm up."""
    if workers == 1:
        step(reports[0])
        begun = time.perf_counter()
        for r in reports:
            step(r)
        return len(reports) / (time.perf_counter() - begun)
    with ProcessPoolExecutor(workers) as pool:
        list(pool.map(step, reports[: 2 * workers]))
        begun = time.perf_counter()
        list(pool.map(step, reports))
        return len(reports) / (time.perf_counter() - begun)


def cold(words: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "from rapporteur.cli import main; main()", *words], check=True, capture_output=True)
    return time.perf_counter() - begun


def main() -> None:
    reports = texts(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "corpus")
    print(f"{len(reports)} reports of {sum(len(r.split()) for r in reports) / len(reports):.0f} words")
    print(f"text to claims, two cores: {rate(read_one, reports, 2):.1f} reports/s")
    print(f"text to claims, one core:  {rate(read_one, reports, 1):.1f} reports/s")
    print(f"baseline, cutting alone:   {rate(cut_one, reports, 1):.1f} reports/s")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    sample = str(ROOT / "demo" / "01-mission-statement.txt")
    print(
        f"cold: --help {min(cold(['--help']) for _ in range(3)):.2f} s, read {min(cold(['read', sample]) for _ in range(3)):.2f} s"
    )


if __name__ == "__main__":
    main()
