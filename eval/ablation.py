"""What each rule after the network brings: the measure without one rule at a time.

    python eval/ablation.py FOLDER|FILE.yaml …      gold files that the reader was not trained on

What a training without one of its parts would give is in `model/LOG.md`; here the network stays the same.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from gate import SLOTS, figures

from rapporteur import pipeline
from rapporteur.find import claims, drafts, triggers
from rapporteur.find.names import Names

Patches = tuple[tuple[object, str, Any], ...]

# What stands in for a rule that is left out.
PARTS: Mapping[str, Patches] = {
    "all": (),
    "- how often a word was shown": ((triggers, "with_evidence", lambda probability, shown: probability),),
    "- parties of compounds": ((claims, "with_compounds", lambda layout, found, mentions, states: found),),
    "- lists and passives": ((claims, "with_coordinated", lambda scene, found, mentions: found),),
    "- unsure claims need a sure one": ((claims, "in_doubt", lambda confidences, words: [False] * len(confidences)),),
    "- names that only modify left out": ((claims, "without_modifiers", lambda layout, played, demonyms: played),),
    "- one happening, one claim": ((claims, "merged", lambda scene, found: found),),
    "- no headline twice": ((claims, "unrepeated", lambda scene, found: found),),
    "- one claim for each place taken": ((claims, "split", lambda scene, draft, per: drafts.split(scene, draft, ())),),
    "- numbers stay in their sentence": ((claims, "with_own_numbers", lambda scene, found: found),),
    "- the publisher is no voice": ((claims, "own_outlets", lambda text, publisher: ()),),
    "- accusations both ways": ((claims, "both_ways", lambda layout, event, word, parties: parties),),
    "- one name for a party": ((claims, "name_report", lambda layout, mentions, nationalities: Names()),),
    "- whom a leader leads": ((pipeline, "with_led", lambda found, text, days, who: [(c, ()) for c in found]),),
    "- the narrowest of nested places": ((pipeline, "narrowest", lambda where, text: tuple(where)),),
}


@contextmanager
def without(patches: Patches) -> Iterator[None]:
    with ExitStack() as stack:
        for owner, name, other in patches:
            stack.enter_context(patch.object(owner, name, other))
        yield


def row(name: str, files: list[Path]) -> str:
    with without(PARTS[name]):
        found = figures(files, given=True)
    return f"{name:38}" + "".join(f"{value:10.3f}" for value in found.values())


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    files = [f for a in map(Path, sys.argv[1:]) for f in (sorted(a.glob("*.yaml")) if a.is_dir() else [a])]
    print(f"{len(files)} reports; F1 without one rule at a time\n{'':38}" + "".join(f"{s:>10}" for s in SLOTS), flush=True)
    for name in PARTS:
        print(row(name, files), flush=True)


if __name__ == "__main__":
    main()
