"""Who plays which part: scores of (trigger, mention) pairs for each role."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rapporteur.find.layout import Layout
from rapporteur.find.mentions import Mention
from rapporteur.find.model import Floats, Scored, Tables

LAYER_ROLES: dict[str, tuple[str, ...]] = {
    "party": ("actor", "recipient", "mediator", "voice", "relay"),
    "place": ("where",),
    "time": ("when",),
    "number": ("count", "part"),
    "thing": ("instrument", "object", "document", "topic", "ordinal", "medium"),
    "counted": (),
}


def bucket(trigger_sentence: int, sentence: int, trigger: int, word: int) -> int:
    """Where a word lies: 0 to 2 three or more to one sentence before, 3 and 4 in it before and after, 5 to 7 sentences after."""
    d = sentence - trigger_sentence
    if d == 0:
        return 3 if word <= trigger else 4
    return max(-3, d) + 3 if d < 0 else min(3, d) + 4


def in_window(window: Scored, mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if window.offset <= m.first and m.last < window.stop]


def role_scores(layout: Layout, window: Scored, tables: Tables, triggers: Sequence[int], mentions: Sequence[Mention]) -> Floats:
    """Probabilities (triggers, mentions, roles); 0 where a layer cannot play a role. Words count through the text."""
    begin = np.array([m.first for m in mentions]) - window.offset
    end = np.array([m.last for m in mentions]) - window.offset
    keys = window.firsts[begin] + window.lasts[end]
    raw = np.einsum("trd,mrd->tmr", window.queries[np.array(triggers) - window.offset], keys) + tables.bias
    sentence = layout.sentence_of_word
    buckets = [[bucket(sentence[t], sentence[m.first], t, m.first) for m in mentions] for t in triggers]
    raw = raw + tables.distance.T[np.array(buckets)]
    allowed = np.array([[r in LAYER_ROLES[m.layer] for r in tables.roles] for m in mentions])
    return np.asarray(np.where(allowed, 1 / (1 + np.exp(-np.clip(raw, -50, 50))), 0), np.float32)


def counted_label(window: Scored, tables: Tables, trigger: int, number: Mention) -> str:
    """What a number counts for a trigger: killed, injured, …, or `other`."""
    scores = (window.counted_q[trigger - window.offset] * window.counted_k[number.first - window.offset]).sum(-1)
    return tables.counted[int(np.argmax(scores))]
