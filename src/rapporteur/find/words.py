"""The words that the rules after the model look up, taken from the codebook's lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapporteur.codebook import Codebook, WordList


@dataclass(frozen=True, slots=True)
class ReaderWords:
    """nationalities: "Turkish" → "Turkey"; relations: "outside" → `outside`; speech: forms of the words of saying, in lower case."""

    nationalities: Mapping[str, str]
    relations: Mapping[str, str]
    speech: frozenset[str]


def reader_words(codebook: Codebook) -> ReaderWords:
    """What the rules need of a codebook; a list that it lacks counts as empty."""
    return ReaderWords(
        _pairs(codebook.lists.get("nationalities"), "country"),
        {word.lower(): rel for word, rel in _pairs(codebook.lists.get("rel"), "rel").items()},
        frozenset(codebook.lists["speech"].index) if "speech" in codebook.lists else frozenset(),
    )


def _pairs(found: WordList | None, key: str) -> dict[str, str]:
    """Word → tag, the first group of a word holding."""
    out: dict[str, str] = {}
    for group in found.groups if found else ():
        for word in group.words:
            out.setdefault(word, group.tag(key) or "")
    return out
