"""Words: cut at blanks, marks apart, clitics apart ("Haftar|’s"), hyphens apart ("Turkish|-|backed"), figures whole ("1,200", "5+5")."""

from __future__ import annotations

import re

from rapporteur.types import Span

WORD = re.compile(
    r"""
    (?:[A-Za-z]\.){2,}                                  # U.N., a.m.
  | \d+(?:[.,:/+]\d+)*(?:st|nd|rd|th|s|km|mm|m|kg)?\b   # 1,200  12:30  5+5  155mm
  | [^\W\d_]+(?=n['’]t\b)                               # do|n't
  | n['’]t\b
  | ['’](?:s|S|re|ve|ll|d|m)\b
  | [^\W_]+(?:['’](?!(?:s|S|re|ve|ll|d|m|t)\b)[^\W_]+)* # Sana'a, T72B3
  | \.{2,}
  | \S
    """,
    re.VERBOSE,
)


def words(text: str, sentence: Span) -> tuple[Span, ...]:
    """The spans of the words of one sentence."""
    return tuple(Span(*m.span()) for m in WORD.finditer(text, sentence.start, sentence.end))
