"""Are the counts of gold files found by the number grammar? Counts and their parts in the training reports, by exact range.

    python eval/counts.py            shares over corpus/, without the development reports (every fourth of each batch)
    python eval/counts.py -v         also each count that was missed, with its sentence

`report`: an expression of that range stands anywhere in the report; `near`: in the claim's sentence or the two on each
side; `plural`: near, without counts of one (an article gives those away for nothing).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from split import training

from rapporteur.text.numbers import find_numbers
from rapporteur.text.sentences import sentences

ROOT = Path(__file__).parents[1]
COUNTABLE = {"count", "article", "money", "measure"}
NEAR = 2  # sentences on each side of the claim's in which its numbers are looked for

Range = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class GoldCount:
    """One count of a gold file, with the sentence of its claim."""

    sentence: int
    of: str
    range: Range
    optional: bool


def gold_counts(claims: list[dict[str, Any]]) -> Iterator[GoldCount]:
    """Counts and parts. Those of a claim that is wholly optional, or has optional counts, are marked so."""
    for claim in claims:
        optional = bool({"claim", "counts"} & set(claim.get("optional") or []))
        for count in claim.get("counts") or []:
            for part in (count, *(count.get("including") or [])):
                yield GoldCount(claim["s"], str(count.get("of")), (part.get("min"), part.get("max")), optional)


def found_ranges(text: str) -> dict[int, set[Range]]:
    """Ranges of the countable expressions, by sentence."""
    cut = sentences(text)
    out: dict[int, set[Range]] = {}
    for n in find_numbers(text):
        if n.kind in COUNTABLE:
            at = next((i for i, s in enumerate(cut) if s.start <= n.span.start < s.end), -1)
            out.setdefault(at, set()).add((n.min, n.max))
    return out


def measure(path: Path, verbose: bool) -> dict[str, list[int]]:
    """Found and wanted, a pair a figure, for one gold file."""
    gold = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    text = (path.parent / gold["report"]["text"]).read_text(encoding="utf-8")
    ranges, cut = found_ranges(text), sentences(text)
    total = {"report": [0, 0], "near": [0, 0], "plural": [0, 0]}
    for g in (g for g in gold_counts(gold["claims"] or []) if not g.optional):
        anywhere = any(g.range in r for r in ranges.values())
        near = any(g.range in ranges.get(s, ()) for s in range(g.sentence - NEAR, g.sentence + NEAR + 1))
        for figure, hit in (("report", anywhere), ("near", near), *([("plural", near)] if g.range != (1, 1) else [])):
            total[figure][0] += hit
            total[figure][1] += 1
        if verbose and not near:
            print(f"{path.parent.name}/{path.stem} s{g.sentence} {g.of} {g.range}{' (elsewhere)' if anywhere else ''}")
            print(f"    {text[slice(*cut[g.sentence])]}")
    return total


def main() -> None:
    verbose, files = "-v" in sys.argv, training(ROOT / "corpus")
    total: dict[str, list[int]] = {}
    for path in files:
        for figure, pair in measure(path, verbose).items():
            total[figure] = [a + b for a, b in zip(total.get(figure, [0, 0]), pair, strict=True)]
    print(f"{len(files)} training reports")
    for figure, (hit, wanted) in total.items():
        print(f"{figure:7} {hit}/{wanted} = {hit / wanted:.3f}")


if __name__ == "__main__":
    main()
