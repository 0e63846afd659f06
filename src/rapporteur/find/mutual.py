"""Accusations that two sides make against each other: both accuse, and both are accused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapporteur.find.layout import Layout
from rapporteur.find.slots import PARTY_ROLES
from rapporteur.types import Party, Role

EVENT = "ACCUSE"
OTHER_ROLE: dict[Role, Role] = {"actor": "recipient", "recipient": "actor"}
REACH = 6  # words on either side of the trigger
EACH_OTHER = re.compile(r"\b(?:each other|one another)\b", re.IGNORECASE)
THE_OTHER, EACH = re.compile(r"\bthe other\b", re.IGNORECASE), re.compile(r"\beach\b", re.IGNORECASE)
TRADED = re.compile(r"\b(?:trad(?:e|ed|ing)|exchang(?:e|ed|ing)|swapp(?:ed|ing)|mutual)$", re.IGNORECASE)


def both_ways(layout: Layout, event: str, word: int, parties: Sequence[Party]) -> tuple[Party, ...]:
    """The parties of a claim whose trigger is `word`; where it is an accusation both ways, each in both roles."""
    sides = [p for p in parties if p.role in OTHER_ROLE]
    if event != EVENT or len({p.name for p in sides}) < 2 or not is_mutual(layout, word):
        return tuple(parties)
    return tuple(sorted(_twice(parties), key=lambda p: PARTY_ROLES.index(p.role)))


def _twice(parties: Sequence[Party]) -> Iterator[Party]:
    for p in parties:
        yield p
        if p.role in OTHER_ROLE:
            yield replace(p, role=OTHER_ROLE[p.role])


def is_mutual(layout: Layout, word: int) -> bool:
    """Do the words say so: "accused each other", "each blamed the other", "traded accusations"?"""
    first, stop = layout.bounds[layout.sentence_of_word[word]]
    before = " ".join(layout.word(w) for w in range(max(first, word - REACH), word))
    after = " ".join(layout.word(w) for w in range(word + 1, min(stop, word + 1 + REACH)))
    each_the_other = EACH.search(before) and THE_OTHER.search(after)
    return bool(EACH_OTHER.search(after) or each_the_other or TRADED.search(before))
