"""Text cut at the borders of the spans that lie over it, and characters that must not act made visible."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapporteur.types import Claim, Span

KINDS = ("event", "actor", "recipient", "mediator", "when", "where", "count", "thing", "voice")
# These turn the order of what follows, or take no room at all: a name could hide behind them.
_HIDDEN = frozenset("\u00ad\u061c\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")


class Evidence(NamedTuple):
    """The words of one slot: which kind of slot (one of `KINDS`), and where they stand."""

    kind: str
    span: Span


class Piece(NamedTuple):
    """Text over which the same spans lie from end to end. `over` has the numbers of those spans, `start` its place."""

    text: str
    start: int
    over: tuple[int, ...]


def evidence(claim: Claim) -> Iterator[Evidence]:
    """The words of every slot of a claim, those that carry the claim first."""
    yield Evidence("event", claim.span)
    yield from (Evidence(p.role, p.span) for p in claim.parties)
    if claim.when:
        yield Evidence("when", claim.when.span)
    yield from (Evidence("where", w.span) for w in claim.where)
    for count in claim.counts:
        yield Evidence("count", count.span)
        yield from (Evidence("count", p.span) for p in count.including)
    yield from (Evidence("thing", t.span) for t in claim.things)
    yield from (Evidence("voice", v.span) for v in claim.voices)


def pieces(text: str, spans: Sequence[Span], within: Span | None = None) -> Iterator[Piece]:
    """The text, or the part of it `within`, cut at every border: joined again it is the same text, nothing is lost."""
    start, end = within or Span(0, len(text))
    inside = [
        (n, max(s.start, start), min(s.end, end)) for n, s in enumerate(spans) if s.start < min(s.end, end) and s.end > start
    ]
    opening: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for n, a, b in inside:
        opening[a].append((n, b))
    over: list[tuple[int, int]] = []
    for a, b in pairwise(sorted({start, end, *(edge for _, *edges in inside for edge in edges)})):
        over = sorted([*((n, until) for n, until in over if until > a), *opening[a]])
        yield Piece(text[a:b], a, tuple(n for n, _ in over))


def visible(text: str) -> str:
    """The text with control, direction and lone surrogate characters written out as ⟦U+202E⟧; line breaks and tabs stay."""
    return text if text.isascii() and text.isprintable() else "".join(_shown(c) for c in text)


def _shown(char: str) -> str:
    acts = char in _HIDDEN or unicodedata.category(char) in {"Cc", "Cs"}
    return f"⟦U+{ord(char):04X}⟧" if acts and char not in "\n\t" else char
