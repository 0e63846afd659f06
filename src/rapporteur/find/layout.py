"""A report's sentences and words, and which words a span covers."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from rapporteur.text.sentences import sentences
from rapporteur.text.words import words
from rapporteur.types import Span


@dataclass(frozen=True, slots=True)
class Layout:
    """`words` runs through the whole text; `bounds[n]` are the first and one past the last word of sentence n."""

    text: str
    sentences: tuple[Span, ...]
    words: tuple[Span, ...]
    bounds: tuple[tuple[int, int], ...]
    sentence_of_word: tuple[int, ...]
    starts: tuple[int, ...]

    def word(self, n: int) -> str:
        return self.text[self.words[n].start : self.words[n].end]

    def span_of(self, first: int, last: int) -> Span:
        """The characters from the first word to the last, both included."""
        return Span(self.words[first].start, self.words[last].end)

    def text_of(self, first: int, last: int) -> str:
        return self.text[self.words[first].start : self.words[last].end]

    def between(self, before: int, after: int) -> str:
        """The characters after one word and before another."""
        return self.text[self.words[before].end : self.words[after].start]

    def words_in(self, span: Span) -> list[int]:
        """The words that share a character with the span."""
        n = max(0, bisect_right(self.starts, span.start) - 1)
        out = []
        while n < len(self.words) and self.words[n].start < span.end:
            if self.words[n].end > span.start:
                out.append(n)
            n += 1
        return out

    def sentence_at(self, offset: int) -> int:
        """The sentence that holds an offset, or the last one before it."""
        return max(0, bisect_right([s.start for s in self.sentences], offset) - 1)


def lay_out(text: str) -> Layout:
    """Cut a text into sentences and words."""
    cut = sentences(text)
    per = [words(text, s) for s in cut]
    flat = tuple(w for ws in per for w in ws)
    bounds, at = [], 0
    for ws in per:
        bounds.append((at, at + len(ws)))
        at += len(ws)
    of_word = tuple(n for n, ws in enumerate(per) for _ in ws)
    return Layout(text, cut, flat, tuple(bounds), of_word, tuple(w.start for w in flat))
