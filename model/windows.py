"""Annotated reports as the network takes them: windows of sentences as subwords, now and then with other names and triggers in them."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from corpus_data import Example
from rewording import Rewording
from torch import Tensor

from rapporteur.find.windows import CLS, SEP, encode, open_tokenizer, pieces_of

LIMIT = 384
MASK = 103  # of BERT's vocabulary
WHOLE = 0.6  # of the examples are cut at LIMIT, the others shorter, so that borders fall anywhere
WORN = 0.06  # of the subwords are hidden, so that a claim is not read from one word alone
BARE = 0.06  # of the windows lose their capitals, so that tickers and headlines in capitals read too
NEAR = 24  # batches whose windows are sorted by length
Name = tuple[str, ...]


@dataclass
class Piece:
    """A stretch of sentences `[start, stop)` of one example, with the words and subwords of the whole example."""

    example: Example
    words: Sequence[str]
    pieces: Sequence[list[int]]
    start: int
    stop: int

    def __len__(self) -> int:
        """How many subwords it has."""
        return sum(map(len, self.pieces[slice(*self.bounds())]))

    def bounds(self) -> tuple[int, int]:
        """The first and one past the last word."""
        per = self.example.layout.bounds
        return per[self.start][0], per[self.stop - 1][1]


@dataclass
class Text:
    """The words of one example, their subwords, and where each of its names stands."""

    example: Example
    words: list[str]
    pieces: list[list[int]]
    names: dict[tuple[str, Name], list[int]]


class Corpus:
    """Examples, cut anew for every epoch. `swap`: how likely a name is another of its layer and length in a given epoch; `reword`:
    how likely a trigger is another word of its kind; `drawn`: how likely each example is in a given epoch."""

    def __init__(
        self, examples: list[Example], vocabulary: Path, swap: float = 0.0, reword: float = 0.0, drawn: Sequence[float] = ()
    ) -> None:
        self.examples, self.swap, self.reword, self.drawn = examples, swap, reword, drawn or [1.0] * len(examples)
        self._tokenizer = open_tokenizer(vocabulary)
        self.texts = [self._text(e) for e in examples]
        self._pool: dict[tuple[str, int], list[Name]] = defaultdict(list)
        for text in self.texts:
            for layer, name in text.names:
                self._pool[layer, len(name)].append(name)
        self._rewording = Rewording(w for text in self.texts for w in text.words)

    def _text(self, e: Example) -> Text:
        words = [e.layout.word(w) for w in range(len(e.layout.words))]
        return Text(e, words, pieces_of(self._tokenizer, words), names_of(e, words))

    def cut(self, rng: random.Random) -> list[Piece]:
        """Each example in windows of at most LIMIT subwords."""
        out = []
        for text, likely in zip(self.texts, self.drawn, strict=True):
            if likely < 1 and rng.random() >= likely:
                continue
            words, pieces = self._reworded(text.example, *self._swapped(text, rng), rng)
            lengths = [sum(map(len, pieces[a:b])) + 1 for a, b in text.example.layout.bounds]
            limit = LIMIT if rng.random() < WHOLE else rng.randrange(120, LIMIT)
            out += [Piece(text.example, words, pieces, *b) for b in stretches(lengths, limit) if sum(lengths[slice(*b)]) < 500]
        return out

    def _swapped(self, text: Text, rng: random.Random) -> tuple[list[str], list[list[int]]]:
        """Words and subwords with some of the names replaced, each everywhere in the text."""
        if not self.swap or rng.random() < 0.5:
            return text.words, text.pieces
        words, pieces = list(text.words), list(text.pieces)
        for (layer, name), places in text.names.items():
            if rng.random() < self.swap:
                other = rng.choice(self._pool[layer, len(name)])
                new = pieces_of(self._tokenizer, list(other))
                for at in places:
                    words[at : at + len(name)], pieces[at : at + len(name)] = other, new
        return words, pieces

    def _reworded(
        self, e: Example, words: list[str], pieces: list[list[int]], rng: random.Random
    ) -> tuple[list[str], list[list[int]]]:
        """Words and subwords with some of the triggers replaced."""
        chosen = [t for t in e.targets if len(t.kinds) == 1 and rng.random() < self.reword]
        if not chosen:
            return words, pieces
        words, pieces = list(words), list(pieces)
        for target in chosen:
            others = ((at, self._rewording.other(words, at, target.kinds[0], rng)) for at in target.words)
            for at, other in [(at, other) for at, other in others if other][:1]:
                words[at], pieces[at] = other, pieces_of(self._tokenizer, [other])[0]
        return words, pieces


def names_of(e: Example, words: Sequence[str]) -> dict[tuple[str, Name], list[int]]:
    """The proper names among the parties and places of an example, and every place where their words stand."""
    found = {(m.layer, tuple(words[m.first : m.last + 1])) for m in e.mentions if m.layer in {"party", "place"}}
    proper = sorted((layer, name) for layer, name in found if all(w[:1].isupper() for w in name))
    starts: dict[str, list[int]] = defaultdict(list)
    for n, word in enumerate(words):
        starts[word].append(n)
    return {
        (layer, name): [n for n in starts[name[0]] if tuple(words[n : n + len(name)]) == name]
        for layer, name in proper
    }  # fmt: skip


def stretches(lengths: Sequence[int], limit: int) -> list[tuple[int, int]]:
    """Consecutive stretches of sentences of at most `limit` subwords, a longer sentence alone."""
    out, start = [], 0
    while start < len(lengths):
        stop, room = start, limit
        while stop < len(lengths) and (stop == start or lengths[stop] <= room):
            room -= lengths[stop]
            stop += 1
        out.append((start, stop))
        start = stop
    return out


def batches(windows: Sequence[Piece], size: int, rng: random.Random) -> list[list[Piece]]:
    """The windows in batches of like length, so that little of them is padding: of each NEAR batches' windows, drawn by chance."""
    drawn = rng.sample(windows, len(windows))
    near = [sorted(drawn[i : i + NEAR * size], key=len) for i in range(0, len(drawn), NEAR * size)]
    out = [some[i : i + size] for some in near for i in range(0, len(some), size)]
    return rng.sample(out, len(out))


def tensors(batch: Sequence[Piece], rng: random.Random | None) -> tuple[Tensor, ...]:
    """ids (B, S), cases (B, S), first and last subword of each word (B, W)."""
    encoded = []
    for p in batch:
        bounds = p.example.layout.bounds[p.start : p.stop]
        encoded.append(encode([p.pieces[slice(*b)] for b in bounds], [p.words[slice(*b)] for b in bounds]))
    s, w = max(len(e.ids) for e in encoded), max(len(e.first) for e in encoded)
    ids, cases = np.zeros((len(batch), s), int), np.zeros((len(batch), s), int)
    first, last = np.zeros((len(batch), w), int), np.zeros((len(batch), w), int)
    for b, e in enumerate(encoded):
        ids[b, : len(e.ids)], first[b, : len(e.first)], last[b, : len(e.last)] = worn(e.ids, rng), e.first, e.last
        cases[b, : len(e.ids)] = e.cases if rng is None or rng.random() > BARE else 1
    return tuple(torch.as_tensor(x) for x in (ids, cases, first, last))


def worn(ids: list[int], rng: random.Random | None) -> list[int]:
    """The subwords with some of them hidden."""
    return ids if rng is None else [MASK if i not in {CLS, SEP} and rng.random() < WORN else i for i in ids]
