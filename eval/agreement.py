"""Agreement of two annotators, by the same measure as a reader's: the ceiling of its figures.

python eval/agreement.py FIRST… -- eval/second      gold files of the first annotator, and the folder with the second's under the same names

The second annotator's claims are scored as if a reader had said them; claims that the second calls optional are left out, for
a reader could not say so.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from score import measure, read_gold

Json = dict[str, Any]


def said(claim: Json, bounds: list[tuple[int, int]]) -> Json:
    """A claim of a gold file as `rapporteur read --format json` would print it."""
    event, _, _ = claim["is"].split("|")[0].partition("/")
    kinds = [tuple(kind.split("/")) for kind in claim["is"].split("|")]
    when = claim.get("when")
    return {
        "event": event,
        "mode": "|".join(k[1] for k in kinds if k[0] == event and len(k) > 1) or None,
        "span": list(bounds[claim["s"]]),
        "parties": [{"role": r, "name": first(n)} for r in ("actor", "recipient", "mediator") for n in claim.get(r) or []],
        "when": {"earliest": str(when[0]), "latest": str(when[1])} if when else None,
        "where": [place(w) for w in claim.get("where") or []],
        "counts": claim.get("counts") or [],
        "things": [{"role": t["role"], "text": first(t["text"])} for t in claim.get("things") or []],
        "status": claim["status"].split("|")[0],
        "voices": [{"name": first(v)} for v in claim.get("voices") or []],
    }


def first(forms: str) -> str:
    """The fullest of the forms that count as right."""
    return str(forms).split("|", 1)[0]


def place(where: Json) -> Json:
    lat, lon = where.get("at") or (None, None)
    return {"name": first(where["name"]), "lat": lat, "lon": lon}


def firm(claim: Json) -> bool:
    return "claim" not in (claim.get("optional") or [])


def main() -> None:
    split = sys.argv.index("--")
    second, gold_score = Path(sys.argv[split + 1]), measure()
    total: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for path in map(Path, sys.argv[1:split]):
        other = second / path.name
        if other.is_file():
            text = (path.parent / f"{path.stem}.txt").read_text(encoding="utf-8")
            bounds = gold_score.sentences(text)
            claims = [said(c, bounds) for c in read_gold(other)["claims"] if firm(c)]
            for slot, values in gold_score.score(read_gold(path), {"report": {"text": text}, "claims": claims}, path.parent).items():
                total[slot] = [a + b for a, b in zip(total[slot], values, strict=True)]
    gold_score.report(total)


if __name__ == "__main__":
    main()
