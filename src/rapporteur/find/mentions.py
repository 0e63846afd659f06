"""Mentions: the spans of words that a claim may point at, from the model's tags and from the grammars of numbers and times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rapporteur.find.layout import Layout
from rapporteur.find.model import Floats, Scored, Tables
from rapporteur.text.numbers import NumberExpression, find_numbers
from rapporteur.text.times import TimeExpression, find_times
from rapporteur.types import Published

EDGES = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "and",
        "by",
        "for",
        "with",
        "from",
        "at",
        "on",
        "or",
        "its",
        "his",
        "her",
        "their",
        "as",
        "that",
        "who",
    ]
)
COMPOUND = frozenset(
    [
        "backed",
        "based",
        "led",
        "allied",
        "controlled",
        "held",
        "run",
        "aligned",
        "supported",
        "brokered",
        "mediated",
        "sponsored",
        "affiliated",
    ]
)
IDLE = frozenset(["former", "new", "local", "ethnic", "regional", "predominantly", "alleged", "suspected"])  # alone they name nobody
POSSESSIVES = frozenset(["'s", "’s"])
PLURAL = 3  # letters that a plural has more than, so that "was" and "has" are none
COUNTABLE = {"count", "article", "money", "measure"}
LEAN = {"party": 0.4, "place": 0.4, "thing": 0.2, "counted": 0.0}  # logits towards a mention: the roles decide later


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` to `last`, both included. `layer` is party, place, thing, counted, number or time; `score` how sure its tags are."""

    layer: str
    first: int
    last: int
    score: float = 1.0
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
    """The mentions of a window, layer by layer; none runs across a sentence's border."""
    out = []
    for n, layer in enumerate(tables.layers):
        logits = window.tags[:, n].copy()
        logits[:, 1:] += LEAN[layer]
        out += [Mention(layer, a, b, _sureness(window, n, a, b)) for a, b in _spans(layout, window, logits)]
    return [m for m in out if not _rather_a_party(m, out)]


def _sureness(window: Scored, layer: int, first: int, last: int) -> float:
    """Mean probability that the words of a mention are in its layer."""
    logits = window.tags[first - window.offset : last - window.offset + 1, layer]
    odds = np.exp(logits - logits.max(-1, keepdims=True))
    return float((1 - odds[:, 0] / odds.sum(-1)).mean())


def _rather_a_party(place: Mention, mentions: Sequence[Mention]) -> bool:
    """Is what looks like a place much surer to be a party ("outside Haftar’s reach")?"""
    rivals = (m for m in mentions if m.layer == "party" and m.first <= place.last and place.first <= m.last)
    return place.layer == "place" and any(m.score > 0.8 and place.score < 0.6 for m in rivals)


def _spans(layout: Layout, window: Scored, logits: Floats) -> list[tuple[int, int]]:
    best = np.argmax(logits, -1)
    out: list[tuple[int, int]] = []
    for word in range(window.offset, window.stop):
        tag = best[word - window.offset]
        goes_on = (
            tag == 2 and out and out[-1][1] == word - 1 and layout.sentence_of_word[word] == layout.sentence_of_word[word - 1]
        )
        if goes_on:
            out[-1] = (out[-1][0], word)
        elif tag:
            out.append((word, word))
    joined = _joined(layout, [s for s in out if layout.word(s[0])[0].isalnum() or s[0] < s[1]])  # no marks alone
    found = [s for s in (_trimmed(layout, *s) for s in joined) if s and not _is_tail(layout, *s)]
    named = [s for s in found if s[0] < s[1] or layout.word(s[0]) not in IDLE]
    return [(a, plural_after(layout, b)) if layout.text_of(a, b) == "several" else (a, b) for a, b in named]


def plural_after(layout: Layout, last: int) -> int:
    """The word after `last` where it is a plural of the same sentence, else `last`."""
    after = last + 1
    if after >= layout.bounds[layout.sentence_of_word[last]][1]:
        return last
    noun = layout.word(after)
    return after if noun.isalpha() and noun.islower() and noun.endswith("s") and len(noun) > PLURAL else last


def _joined(layout: Layout, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans on both sides of a hyphen or of a possessive are one: "de|-|escalate", "Haftar|’s|forces"."""
    out: list[tuple[int, int]] = []
    for first, last in spans:
        if (
            out
            and first - out[-1][1] == 2
            and layout.word(first - 1) in {"-", *POSSESSIVES}
            and layout.word(first).lower() not in COMPOUND
        ):
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return out


def _is_tail(layout: Layout, first: int, last: int) -> bool:
    """The "backed" of "Turkish-backed" is nobody."""
    return first == last and layout.word(first).lower() in COMPOUND and first > 0 and layout.word(first - 1) == "-"


def _trimmed(layout: Layout, first: int, last: int) -> tuple[int, int] | None:
    """Without articles, prepositions and marks at the ends."""
    while first <= last and (layout.word(first).lower() in EDGES or not layout.word(first)[0].isalnum()):
        first += 1
    while last >= first and (not any(map(str.isalnum, layout.word(last))) or layout.word(last).lower() in EDGES | POSSESSIVES):
        last -= 1
    return (first, last) if first <= last else None
