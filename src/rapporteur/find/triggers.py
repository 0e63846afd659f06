"""Triggers: the words that carry a claim, with its event, modes, status and probability.

The model gives the probability; whether the codebook lists the word under the event is evidence besides, for the model has seen few
of the codebook's words often, and takes a word that nobody lists for a trigger too easily (model/LOG.md, 2026-11-26, the tenth reader).
"""

from __future__ import annotations

import math
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

import numpy as np

from rapporteur.find.layout import Layout
from rapporteur.find.model import Floats, Scored, Tables
from rapporteur.types import Status

NO_CLAIM = "O"
LISTED, UNLISTED = 0.41, -1.39  # added to the log odds of a word that the codebook lists under the event, and of any other


@dataclass(frozen=True, slots=True)
class Trigger:
    """Word `word` carries a claim. `score` is its probability, `mode_score` that of the mode within the event; `listed`: the codebook has
    the word under the event.

    `taught`: a user's own event, by its words and examples; its score is the share of such claims that are right.
    """

    word: int
    event: str
    mode: str | None
    score: float
    mode_score: float
    status: Status
    status_score: float
    taught: bool = False
    listed: bool = False


def find_triggers(
    layout: Layout, window: Scored, tables: Tables, listed: Mapping[str, Container[str]], *, threshold: float
) -> list[Trigger]:
    """The triggers of a window's core, in order; of two of one event side by side the stronger stays.

    `listed`: event → the words, in small letters, that the codebook lists under it.
    """
    events = [e for e, _ in tables.modes]
    by_event: dict[str, Floats] = {}
    for n, event in enumerate(events):
        by_event[event] = by_event.get(event, np.zeros(len(window.kinds), np.float32)) + window.kinds[:, n]
    out: list[Trigger] = []
    for word in range(window.core, window.stop):
        at = word - window.offset
        claim = float(1 - by_event[NO_CLAIM][at])
        if with_evidence(claim, LISTED) < threshold:
            continue
        event = max((e for e in by_event if e != NO_CLAIM), key=lambda e: by_event[e][at])
        known = layout.word(word).lower() in listed.get(event, ())
        score = with_evidence(claim, LISTED if known else UNLISTED)
        if score >= threshold:
            out.append(replace(_trigger(word, event, window, tables), score=score, listed=known))
    return _thinned(layout, out)


def with_evidence(probability: float, weight: float) -> float:
    """A probability with a weight of evidence (Good 1950) added to its log odds."""
    odds = probability / max(1e-7, 1 - probability) * math.exp(weight)
    return odds / (1 + odds)


def _trigger(word: int, event: str, window: Scored, tables: Tables) -> Trigger:
    """The word as a trigger of the event, with the event's share of the probability as its score."""
    at = word - window.offset
    of_event = [(float(window.kinds[at, n]), m) for n, (e, m) in enumerate(tables.modes) if e == event]
    whole = sum(p for p, _ in of_event)
    shares = sorted(((p / whole, m) for p, m in of_event), key=lambda x: (-x[0], x[1] or ""))
    mode = shares[0][1]
    if mode and len(shares) > 1 and shares[1][1] and shares[1][0] > 0.3:
        mode = "|".join(sorted([mode, str(shares[1][1])]))
    status = int(np.argmax(window.status[at]))
    return Trigger(word, event, mode, whole, shares[0][0], tables.statuses[status], float(window.status[at, status]))


def _thinned(layout: Layout, found: list[Trigger]) -> list[Trigger]:
    kept: list[Trigger] = []
    for t in found:
        last = kept[-1] if kept else None
        close = (
            last
            and t.word - last.word <= 2
            and last.event == t.event
            and layout.sentence_of_word[last.word] == layout.sentence_of_word[t.word]
        )
        if close and last:
            if t.score > last.score:
                kept[-1] = t
        else:
            kept.append(t)
    return kept
