"""The words that the rules after the model look up, taken from the codebook's lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapporteur.codebook import Codebook, EventType, WordList, forms


@dataclass(frozen=True, slots=True)
class ReaderWords:
    """nationalities: "Turkish" → "Turkey"; relations: "outside" → `outside`; speech: forms of the words of saying; listed: event → forms of
    the single words that the codebook lists under it. The last two in lower case."""

    nationalities: Mapping[str, str]
    relations: Mapping[str, str]
    speech: frozenset[str]
    listed: Mapping[str, frozenset[str]]


def reader_words(codebook: Codebook) -> ReaderWords:
    """What the rules need of a codebook; a list that it lacks counts as empty."""
    return ReaderWords(
        _pairs(codebook.lists.get("nationalities"), "country"),
        {word.lower(): rel for word, rel in _pairs(codebook.lists.get("rel"), "rel").items()},
        frozenset(codebook.lists["speech"].index) if "speech" in codebook.lists else frozenset(),
        {event.name: _single_words(event, codebook.irregular) for event in codebook.events.values()},
    )


def _single_words(event: EventType, irregular: WordList) -> frozenset[str]:
    """All forms of the single words of an event and its modes."""
    single = [(part, lemma) for part, lemma in event.lemmas() if part != "phrase" and " " not in lemma]
    return frozenset(form.lower() for part, lemma in single for form in forms(lemma, part, irregular))


def _pairs(found: WordList | None, key: str) -> dict[str, str]:
    """Word → tag, the first group of a word holding."""
    out: dict[str, str] = {}
    for group in found.groups if found else ():
        for word in group.words:
            out.setdefault(word, group.tag(key) or "")
    return out
