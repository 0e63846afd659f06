"""Triggers: the words that carry a claim, with its event, modes, status and probability.

The model gives a probability; how often training showed it a word of the same stem as the word of such a claim is evidence besides, for
it takes a word that it has not met for a trigger too easily, and one that it knows well too seldom (model/LOG.md, 2026-11-27, night).
A word that the codebook lists under the event, the shipped one or a user's own, counts as shown a few times at least.
"""

from __future__ import annotations

import math
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rapporteur.find.layout import Layout
from rapporteur.find.model import Scored, Tables
from rapporteur.text.stems import stem
from rapporteur.types import Status

NO_CLAIM = "O"
# A logistic regression (Platt 1999) on development reports, its base moved (model/LOG.md): log odds = BASE + TRUST · the model's
# + SHOWN · ln(1 + times shown, MOST at most)
BASE, TRUST, SHOWN, MOST = -0.85, 0.5, 0.25, 150
LISTED = 10  # times that a word of the codebook counts as shown at least
NEARLY = 1e-6  # what a probability keeps from 0 and 1


@dataclass(frozen=True, slots=True)
class Trigger:
    """Word `word` carries a claim. `score` is its probability, `mode_score` that of the mode within the event; `shown`: how often training
    showed a word of its stem carrying such a claim; `listed`: the codebook has the word under the event.

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
    shown: int = 0
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
    for at in np.flatnonzero(claims >= least(threshold)):
        word, event = window.offset + int(at), events[int(np.argmax(by_event[at]))]
        text = layout.word(word)
        shown, known = tables.shown.get(event, {}).get(stem(text), 0), text.lower() in listed.get(event, ())
        score = with_evidence(float(claims[at]), max(shown, LISTED) if known else shown)
        if score >= threshold:
            out.append(_trigger(word, event, window, tables, score=score, shown=shown, listed=known))
    return _thinned(layout, out)


@lru_cache(maxsize=2)
def _columns(modes: tuple[tuple[str, str | None], ...]) -> tuple[list[str], list[int]]:
    """The events, and the column at which the modes of each begin; those of one event stand together."""
    begins = [n for n, (event, _) in enumerate(modes) if not n or modes[n - 1][0] != event]
    return [modes[n][0] for n in begins], begins


def with_evidence(probability: float, shown: int) -> float:
    """The probability that a word carries a claim, of the model's and how often training showed such a word."""
    return _probability(BASE + TRUST * _log_odds(probability) + SHOWN * math.log1p(min(shown, MOST)))


def least(threshold: float) -> float:
    """The model's probability below which no word reaches the threshold, however often training showed it."""
    return _probability((_log_odds(threshold) - BASE - SHOWN * math.log1p(MOST)) / TRUST)


def _log_odds(probability: float) -> float:
    p = min(max(probability, NEARLY), 1 - NEARLY)
    return math.log(p / (1 - p))


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def _trigger(word: int, event: str, window: Scored, tables: Tables, *, score: float, shown: int, listed: bool) -> Trigger:
    """The word as a trigger of the event, with its likeliest mode and status."""
    at = word - window.offset
    of_event = [(float(window.kinds[at, n]), m) for n, (e, m) in enumerate(tables.modes) if e == event]
    whole = sum(p for p, _ in of_event)
    shares = sorted(((p / whole, m) for p, m in of_event), key=lambda x: (-x[0], x[1] or ""))
    mode = shares[0][1]
    if mode and len(shares) > 1 and shares[1][1] and shares[1][0] > 0.3:
        mode = "|".join(sorted([mode, str(shares[1][1])]))
    status = int(np.argmax(window.status[at]))
    told, sure = tables.statuses[status], float(window.status[at, status])
    return Trigger(word, event, mode, score, shares[0][0], told, sure, shown=shown, listed=listed)


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
