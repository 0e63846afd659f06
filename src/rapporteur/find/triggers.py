"""Triggers: the words that carry a claim, with its event, modes, status and probability.

The model gives the probability; whether the codebook lists the word under the event is evidence besides, for the model has seen few
of the codebook's words often, and takes a word that nobody lists for a trigger too easily (model/LOG.md, 2026-11-26, the tenth reader).
"""

from __future__ import annotations

import math
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from rapporteur.find.layout import Layout
from rapporteur.find.model import Scored, Tables
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
    """The triggers of a window, in order; of two of one event side by side the stronger stays.

    `listed`: event → the words, in small letters, that the codebook lists under it.
    """
    events, begins = _columns(tables.modes)
    by_event = np.add.reduceat(window.kinds, begins, axis=1)
    claims = 1 - by_event[:, events.index(NO_CLAIM)]
    by_event[:, events.index(NO_CLAIM)] = -1
    out: list[Trigger] = []
    for at in np.flatnonzero(claims >= with_evidence(threshold, -LISTED)):
        word, claim = window.offset + int(at), float(claims[at])
        event = events[int(np.argmax(by_event[at]))]
        known = layout.word(word).lower() in listed.get(event, ())
        score = with_evidence(claim, LISTED if known else UNLISTED)
        if score >= threshold:
            out.append(replace(_trigger(word, event, window, tables), score=score, listed=known))
    return _thinned(layout, out)


@lru_cache(maxsize=2)
def _columns(modes: tuple[tuple[str, str | None], ...]) -> tuple[list[str], list[int]]:
    """The events, and the column at which the modes of each begin; those of one event stand together."""
    begins = [n for n, (event, _) in enumerate(modes) if not n or modes[n - 1][0] != event]
    return [modes[n][0] for n in begins], begins


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
