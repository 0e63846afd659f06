"""The forms that a lemma of the codebook can take in a report."""

from __future__ import annotations

import re

from rapporteur.codebook.records import WordList

VOWELS = "aeiou"
SIBILANT = re.compile(r"(s|x|z|ch|sh|[^aeiou]o)$")
# One vowel between consonants at the end: the last letter is doubled ("stop", "stopped"), but never w, x or y.
CLOSED = re.compile(r"(^|[^aeiou]|qu)[aeiou][^aeiouwxy]$")
OF = re.compile(r"\s(?=(?:of|to|on|in|by|for|at|against|from|with|between)\s)")


def forms(lemma: str, pos: str, irregular: WordList) -> tuple[str, ...]:
    """All forms of a lemma, itself first. `pos` is verb, noun, adjective or phrase; the last two have one form.

    A verb of several words bends its first word ("broke off"), a noun the last one before a preposition ("exchanges of
    fire"). More forms than English has are made where doubling depends on stress; they match nothing.
    """
    if pos == "verb":
        head, _, rest = lemma.partition(" ")
        return tuple(dict.fromkeys(f"{form} {rest}".strip() for form in _verb(head, irregular)))
    if pos == "noun":
        head, rest = ([*OF.split(lemma, maxsplit=1), ""])[:2]
        before, _, last = head.rpartition(" ")
        return tuple(dict.fromkeys(f"{before} {form} {rest}".strip() for form in _noun(last, irregular)))
    return (lemma,)


def _listed(lemma: str, pos: str, irregular: WordList) -> tuple[str, ...] | None:
    """The other forms in the group that begins with the lemma, `None` where it is regular."""
    for group in irregular.find(lemma):
        if group.words[0] == lemma and group.tag("pos") == pos:
            return group.words[1:]
    return None


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if SIBILANT.search(word) else "s")


def _noun(word: str, irregular: WordList) -> tuple[str, ...]:
    listed = _listed(word, "noun", irregular)
    return (word, *((_plural(word),) if listed is None else listed))


def _stems(word: str) -> tuple[str, ...]:
    """What -ed and -ing are put to, a silent e aside."""
    if not CLOSED.search(word):
        return (word,)
    doubled = word + word[-1]
    return (doubled,) if len(re.findall(r"[aeiou]+", word)) == 1 else (doubled, word)


def _past(word: str) -> tuple[str, ...]:
    if word.endswith("e"):
        return (word + "d",)
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return (word[:-1] + "ied",)
    return tuple(stem + "ed" for stem in _stems(word))


def _ing(word: str) -> tuple[str, ...]:
    if word.endswith("ie"):
        return (word[:-2] + "ying",)
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return (word[:-1] + "ing",)
    return tuple(stem + "ing" for stem in _stems(word))


def _verb(word: str, irregular: WordList) -> tuple[str, ...]:
    listed = _listed(word, "verb", irregular)
    return (word, _plural(word), *(_past(word) if listed is None else listed), *_ing(word))
