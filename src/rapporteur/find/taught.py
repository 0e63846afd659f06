"""Events that a user's own codebook file teaches, without training: by its words, and by likeness to its examples.

A word carries such an event where it is one of the file's words and looks to the encoder more like a word that carries an
example than like the examples' other words (nearest neighbours by cosine, as in the matching networks of Vinyals et al. 2016).
Likeness alone, without the words, finds too much else (model/LOG.md, 2026-11-26).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from rapporteur.codebook import Codebook, EventType, WordList, forms
from rapporteur.find.layout import Layout, lay_out
from rapporteur.find.mentions import EDGES
from rapporteur.find.model import Floats, Model, Scored
from rapporteur.find.triggers import Trigger
from rapporteur.types import Status

LIKE = 0.0  # likeness from which one of the file's words carries the event
RIGHT = 0.6  # share of such claims that were right (eval/taught.py)
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one file teaches. `phrases`: first word → the words' forms, in small letters; `told` (E, H) and `other` (N, H) are
    unit vectors of the words that carry the examples, and of all their other words, about `centre` (H,)."""

    event: str
    phrases: Mapping[str, tuple[Phrase, ...]]
    centre: Floats
    told: Floats
    other: Floats

    def likeness(self, vectors: Floats) -> Floats:
        """How much more each of these words (W, H) is like one that carries an example than like another word: (W,)."""
        units = unit(vectors - self.centre)
        return np.asarray((units @ self.told.T).max(1) - (units @ self.other.T).max(1), np.float32)


def unit(vectors: Floats) -> Floats:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9), np.float32)


def lessons(codebook: Codebook, model: Model) -> tuple[Lesson, ...]:
    """One for each event with examples that the model was not trained on."""
    trained = {event for event, _ in model.tables.modes}
    return tuple(learnt(e, model, codebook.irregular) for e in codebook.events.values() if e.name not in trained and e.examples)


def learnt(event: EventType, model: Model, irregular: WordList) -> Lesson:
    told: list[Floats] = []
    other: list[Floats] = []
    for example in event.examples:
        layout = lay_out(example.text)
        vectors = vectors_of(layout, model)
        carrying = set(carriers(layout, example.trigger))
        for n in range(len(layout.words)):
            (told if n in carrying else other).append(vectors[n])
    centre = np.mean(other, 0)
    return Lesson(event.name, phrases_of(event, irregular), centre, unit(np.array(told) - centre), unit(np.array(other) - centre))


def vectors_of(layout: Layout, model: Model) -> Floats:
    """(W, H) of a whole text."""
    return np.concatenate([w.vectors for w in model.score(layout)])


def carriers(layout: Layout, trigger: str) -> list[int]:
    """The words of an example that carry it."""
    start = layout.text.find(trigger)
    inside = [n for n, w in enumerate(layout.words) if start <= w.start < start + len(trigger)]
    return [n for n in inside if layout.word(n).lower() not in EDGES] or inside


def phrases_of(event: EventType, irregular: WordList) -> dict[str, tuple[Phrase, ...]]:
    """The forms of an event's words and of its modes', by their first word, the longest first."""
    found: dict[str, set[Phrase]] = {}
    for part, lemma in event.lemmas():
        for form in forms(lemma, part, irregular):
            phrase = tuple(form.lower().split())
            found.setdefault(phrase[0], set()).add(phrase)
    return {first: tuple(sorted(phrases, key=lambda p: (-len(p), p))) for first, phrases in found.items()}


def taught_triggers(layout: Layout, window: Scored, known: Iterable[Lesson], statuses: tuple[Status, ...]) -> list[Trigger]:
    """The triggers of a window that the lessons find, one a word."""
    best: dict[int, tuple[float, str]] = {}
    for lesson in known:
        for word, like in _carried(layout, window, lesson):
            best[word] = max(best.get(word, (like, lesson.event)), (like, lesson.event))
    return [_trigger(word, best[word][1], window, statuses) for word in sorted(best)]


def _trigger(word: int, event: str, window: Scored, statuses: tuple[Status, ...]) -> Trigger:
    status = window.status[word - window.offset]
    best = int(np.argmax(status))
    return Trigger(word, event, None, RIGHT, 1.0, statuses[best], float(status[best]), taught=True)


def _carried(layout: Layout, window: Scored, lesson: Lesson) -> Iterator[tuple[int, float]]:
    """The words that carry a lesson's event, and how like the examples each is."""
    likeness = lesson.likeness(window.vectors)
    for word in range(window.offset, window.stop):
        like = float(likeness[word - window.offset])
        if like >= LIKE and begins(layout, word, lesson.phrases):
            yield word, like


def begins(layout: Layout, word: int, phrases: Mapping[str, tuple[Phrase, ...]]) -> bool:
    """Does one of the phrases begin at this word?"""
    found = phrases.get(layout.word(word).lower(), ())
    return any(all(_is(layout, word + n, part) for n, part in enumerate(phrase)) for phrase in found)


def _is(layout: Layout, word: int, written: str) -> bool:
    return word < len(layout.words) and layout.word(word).lower() == written


def with_taught(found: list[Trigger], taught: list[Trigger]) -> list[Trigger]:
    """Both, in order; at one word the user's own event goes before the trained one."""
    own = {t.word for t in taught}
    return sorted([*(t for t in found if t.word not in own), *taught], key=lambda t: t.word)
