"""Measure of the who's-who: the ids given to the names of the gold, against ids decided by hand.

python eval/actors.py FOLDER… [-v]      FOLDER: corpus, and those written by eval/standoff.py

`actors.yaml` says for each report what each name in its gold means: an id, several that are equally right, or nobody whom the
who's-who holds. Right: one of these ids where there is one. Wrong: an id where another, or none, is right.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import yaml
from score import published_of, read_gold, reading_of

from rapporteur.pipeline import Tools, open_tools
from rapporteur.resolve.actors import Circumstances, recognise_all
from rapporteur.resolve.evidence import countries_named

DECIDED = Path(__file__).with_name("actors.yaml")
Ids = set[str | None]


def decided() -> dict[str, dict[str, Ids]]:
    """Report → name → the ids that are right, `None` among them for nobody."""
    reports = yaml.load(DECIDED.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return {r: {n: set(ids if isinstance(ids, list) else [ids]) for n, ids in names.items()} for r, names in reports.items()}


def circumstances(gold_file: Path, tools: Tools) -> Circumstances:
    """What the reader knows of a report before it looks a name up; the days that its gold file gives."""
    gold = read_gold(gold_file)
    published = published_of(gold)
    text = (gold_file.parent / gold["report"]["text"]).read_text(encoding="utf-8")
    return Circumstances((published.earliest, published.latest) if published else None, countries_named(text, tools.gazetteer))


def places_of(gold_file: Path) -> set[tuple[str, str]]:
    """Names and countries of the places that the reader gives a report's claims."""
    reading = reading_of(read_gold(gold_file), gold_file.with_suffix(".txt"), given=True)
    return {(w.name, w.country) for c in reading.claims for w in c.where if w.country} if reading else set()


def verdict(given: str | None, right: Ids) -> str:
    if given in right:
        return "right" if given else "silent, rightly"
    return "wrong" if given else "missed"


def main() -> None:
    folders = [Path(a) for a in sys.argv[1:] if a != "-v"]
    files = {p.stem: p for folder in folders for p in sorted(folder.rglob("*.yaml"))}
    tools, found = open_tools(), Counter[str]()
    for report, names in decided().items():
        path = files.get(Path(report).name)
        if path is None:
            found["names of reports that are not there"] += len(names)
            continue
        given = recognise_all([(n,) for n in names], circumstances(path, tools), places_of(path), tools.whoswho)
        for name, right in names.items():
            match = given[(name,)]
            said = verdict(match.actor.id if match else None, right)
            found[said] += 1
            if "-v" in sys.argv and said in {"wrong", "missed"}:
                print(f"{said}: {name!r} is {'|'.join(sorted(map(str, right)))}, not {match.actor.id if match else None} ({report})")
    held = found["right"] + found["missed"] + found["wrong"]
    named = found["right"] + found["wrong"]
    print(", ".join(f"{n} {said}" for said, n in found.most_common()))
    print(f"of the names that the who's-who holds {found['right'] / held:.3f} right; of the ids given {found['wrong'] / named:.3f} wrong")


if __name__ == "__main__":
    main()
