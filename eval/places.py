"""Gold place names of the training reports: how many resolve within 25 km of the gold point, wrongly, or not at all.

python eval/places.py [CORPUS] [-v]
"""

from __future__ import annotations

import math
import sys
import time
from pathlib import Path

import yaml
from split import training

from rapporteur.resolve.evidence import countries_named
from rapporteur.resolve.gazetteer import open_gazetteer
from rapporteur.resolve.places import resolve_places
from rapporteur.resolve.resolved import Mention
from rapporteur.types import Span


def kilometres(p: tuple[float, float], q: tuple[float, float]) -> float:
    (la, lo), (lb, lp) = ([math.radians(x) for x in z] for z in (p, q))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def points(gold: dict, text: str) -> dict[Mention, tuple[float, float]]:  # type: ignore[type-arg]
    """The first form of each gold place that stands in the text, with its gold point."""
    out = {}
    for claim in gold["claims"] or []:
        for where in claim.get("where") or []:
            form = next((f for f in str(where["name"]).split("|") if f in text), None)
            if form and "at" in where:
                start = text.index(form)
                out[Mention(form, Span(start, start + len(form)), where.get("rel", "in"))] = tuple(where["at"])
    return out


def main() -> None:
    args = [a for a in sys.argv[1:] if a != "-v"]
    corpus = Path(args[0]) if args else Path(__file__).parents[1] / "corpus"
    gazetteer, right, wrong, none, spent = open_gazetteer(), 0, 0, 0, 0.0
    files = training(corpus)
    for path in files:
        gold, text = (
            yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader),
            path.with_suffix(".txt").read_text(encoding="utf-8"),
        )
        wanted = points(gold, text)
        begun = time.perf_counter()
        found = resolve_places(list(wanted), text=text, countries=countries_named(text, gazetteer), gazetteer=gazetteer)
        spent += time.perf_counter() - begun
        for (mention, at), said in zip(wanted.items(), found, strict=True):
            if said.place is None:
                none += 1
            elif kilometres(at, (said.place.lat, said.place.lon)) <= 25:
                right += 1
            else:
                wrong += 1
            if "-v" in sys.argv and (said.place is None or kilometres(at, (said.place.lat, said.place.lon)) > 25):
                print(
                    path.stem,
                    mention.name,
                    at,
                    said.place and (said.place.name, said.place.kind, said.place.lat, said.place.lon, said.place.country),
                    said.parts,
                )
    total = right + wrong + none
    print(
        f"{total} places: within 25 km {right / total:.3f}, wrong {wrong / total:.3f}, none {none / total:.3f}; {1000 * spent / len(files):.1f} ms a report"
    )


if __name__ == "__main__":
    main()
