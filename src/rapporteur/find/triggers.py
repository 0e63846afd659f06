"""Triggers: the words that carry a claim, with its event, modes, status and probability."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rapporteur.find.layout import Layout
from rapporteur.find.model import Floats, Scored, Tables
from rapporteur.types import Status

NO_CLAIM = "O"


@dataclass(frozen=True, slots=True)
class Trigger:
    """Word `word` carries a claim. `score` is the probability of the event there, `mode_score` that of the mode within the event.

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


def find_triggers(layout: Layout, window: Scored, tables: Tables, *, threshold: float) -> list[Trigger]:
    """The triggers of a window's core, in order; of two of one event side by side the stronger stays."""
    events = [e for e, _ in tables.modes]
    by_event: dict[str, Floats] = {}
    for n, event in enumerate(events):
        by_event[event] = by_event.get(event, np.zeros(len(window.kinds), np.float32)) + window.kinds[:, n]
    out: list[Trigger] = []
    for word in range(window.core, window.stop):
        at = word - window.offset
        if 1 - by_event[NO_CLAIM][at] >= threshold:
            out.append(_trigger(word, at, window, tables, by_event))
    return _thinned(layout, out)


def _trigger(word: int, at: int, window: Scored, tables: Tables, by_event: dict[str, Floats]) -> Trigger:
    event = max((e for e in by_event if e != NO_CLAIM), key=lambda e: by_event[e][at])
    shares = sorted(
        ((float(window.kinds[at, n] / by_event[event][at]), m) for n, (e, m) in enumerate(tables.modes) if e == event),
        key=lambda x: (-x[0], x[1] or ""),
    )
    mode = shares[0][1]
    if mode and len(shares) > 1 and shares[1][1] and shares[1][0] > 0.3:
        mode = "|".join(sorted([mode, str(shares[1][1])]))
    status = int(np.argmax(window.status[at]))
    claim = float(1 - by_event[NO_CLAIM][at])
    return Trigger(word, event, mode, claim, shares[0][0], tables.statuses[status], float(window.status[at, status]))


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
