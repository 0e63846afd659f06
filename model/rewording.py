"""Another word of the codebook for the word that carries a claim, in the same form: "killed" becomes "slaughtered", "raids" "ambushes".

A trigger that training shows fewer than ten times is found half as often in real text as one that it shows fifty times, so each kind's
words are shown in the contexts of the others. Only claims of one kind whose words stand in the codebook's file take part.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapporteur.codebook import load
from rapporteur.codebook.forms import forms
from rapporteur.codebook.records import Label, WordList, Words

Form = str  # base, s, past, participle, ing, one, many
AUXILIARIES = frozenset(
    ["be", "is", "are", "was", "were", "been", "being", "am", "has", "have", "had", "having", "get", "gets", "got", "getting"]
)
BEFORE_BASE = frozenset(
    ["to", "will", "would", "may", "might", "can", "could", "shall", "should", "must", "did", "does", "do", "not", "n't"]
)


class Rewording:
    """The one-word lemmas of each kind, by form. `known`: words of the training texts, which settle how a form is spelt."""

    def __init__(self, known: Iterable[str]) -> None:
        book, spelt = load(), frozenset(w.lower() for w in known)
        self._words: dict[tuple[Label, Form], list[str]] = defaultdict(list)
        for label in book.labels():
            rule = book.rule(*label)
            for form, word in _forms_of(rule.words, book.irregular, spelt):
                self._words[label, form].append(word)

    def other(self, words: Sequence[str], at: int, label: Label, rng: random.Random) -> str | None:
        """Another word for `words[at]`, a trigger of a claim of this kind; `None` where the codebook does not have the word."""
        form = next((f for f in _likely(words, at) if words[at].lower() in self._words[label, f]), None)
        if form is None:
            return None
        new = rng.choice(self._words[label, form])
        return new.capitalize() if words[at][:1].isupper() else new


def _likely(words: Sequence[str], at: int) -> tuple[Form, ...]:
    """The forms that a word at this place may have, the likeliest first."""
    before = [w.lower() for w in words[max(0, at - 3) : at]]
    if before and before[-1] in BEFORE_BASE:
        return ("base", "one")
    past = ("participle", "past") if AUXILIARIES & set(before) else ("past", "participle")
    return ("one", "many", *past, "ing", "s", "base")


def _forms_of(words: Words, irregular: WordList, spelt: frozenset[str]) -> list[tuple[Form, str]]:
    verbs = [pair for v in words.verbs if v.isalpha() for pair in _bent(v, forms(v, "verb", irregular), spelt)]
    nouns = [n for n in words.nouns if n.isalpha()]
    return [*verbs, *(("one", n) for n in nouns), *(("many", forms(n, "noun", irregular)[-1]) for n in nouns)]


def _bent(verb: str, all_forms: tuple[str, ...], spelt: frozenset[str]) -> list[tuple[Form, str]]:
    """Base, -s, past, participle and -ing of a verb, each once."""
    ing = [f for f in all_forms[1:] if f.endswith("ing")]
    past = [f for f in all_forms[2:] if f not in ing] or [verb]
    regular = all(f.endswith("ed") for f in past)
    one = _spelt(past, spelt) if regular else past[0]
    return [
        ("base", verb),
        ("s", all_forms[1]),
        ("past", one),
        ("participle", one if regular else past[-1]),
        ("ing", _spelt(ing, spelt) if ing else verb),
    ]


def _spelt(variants: Sequence[str], spelt: frozenset[str]) -> str:
    """The variant that the texts know, else the last, which doubles no letter."""
    return next((v for v in variants if v in spelt), variants[-1])
