"""Mentions: the spans of words that a claim may point at, from the model's tags and from the grammars of numbers and times."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rapporteur.find.layout import Layout
from rapporteur.find.model import Floats, Scored, Tables
from rapporteur.text.numbers import NumberExpression, find_numbers
from rapporteur.text.times import TimeExpression, find_times
from rapporteur.types import Published

COUNTABLE = {"count", "article", "money", "measure"}
LEAN = {"party": 0.4, "place": 0.4, "thing": 0.2, "counted": 0.0}  # logits towards a mention: the roles decide later


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` to `last`, both included. `layer` is party, place, thing, counted, number or time."""

    layer: str
    first: int
    last: int
    number: NumberExpression | None = None
    time: TimeExpression | None = None


def find_mentions(layout: Layout, scored: list[Scored], tables: Tables, published: Published | None) -> list[Mention]:
    """All mentions of a report, by layer and place."""
    times = find_times(layout.text, published)
    numbers = [n for n in find_numbers(layout.text) if n.kind in COUNTABLE and not any(_cross(n.span, t.span) for t in times)]
    out = [m for w in scored for m in _tagged(layout, w, tables)]
    out += [Mention("time", ws[0], ws[-1], time=t) for t in times if (ws := layout.words_in(t.span))]
    return out + [Mention("number", ws[0], ws[-1], number=n) for n in numbers if (ws := layout.words_in(n.span))]


def _cross(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _tagged(layout: Layout, window: Scored, tables: Tables) -> list[Mention]:
    """The mentions of a window's core, layer by layer; none runs across a sentence's border."""
    out = []
    for n, layer in enumerate(tables.layers):
        logits = window.tags[:, n].copy()
        logits[:, 1:] += LEAN[layer]
        out += [Mention(layer, a, b) for a, b in _spans(layout, window, logits)]
    return out


def _spans(layout: Layout, window: Scored, logits: Floats) -> list[tuple[int, int]]:
    best = np.argmax(logits, -1)
    out: list[tuple[int, int]] = []
    for word in range(window.core, window.stop):
        tag = best[word - window.offset]
        goes_on = (
            tag == 2 and out and out[-1][1] == word - 1 and layout.sentence_of_word[word] == layout.sentence_of_word[word - 1]
        )
        if goes_on:
            out[-1] = (out[-1][0], word)
        elif tag:
            out.append((word, word))
    return [s for s in (_trimmed(layout, *s) for s in out) if s]


def _trimmed(layout: Layout, first: int, last: int) -> tuple[int, int] | None:
    """Without articles and marks at the ends."""
    while first <= last and (layout.word(first).lower() in {"the", "a", "an"} or not layout.word(first)[0].isalnum()):
        first += 1
    while last >= first and (not any(map(str.isalnum, layout.word(last))) or layout.word(last).lower() in {"'s", "’s"}):
        last -= 1
    return (first, last) if first <= last else None
