"""Dead or wounded: what a number counts where the words right after it say so."""

from __future__ import annotations

from collections.abc import Mapping

from rapporteur.find.layout import Layout
from rapporteur.find.mentions import Mention

TOLLS: Mapping[str, str] = {
    **dict.fromkeys(("dead", "killed", "deaths", "fatalities", "corpses"), "killed"),
    **dict.fromkeys(("wounded", "injured", "hurt"), "injured"),
}
BEFORE = frozenset(["people", "persons", "civilians", "soldiers", "others", "other", "more", "them", "were", "was", "are", "have", "been", "had"])
REACH = 4  # words after a number within which the word stands
MENDED = frozenset(["killed", "injured", "other"])  # labels of the model that such a word may mend


def toll_after(layout: Layout, number: Mention) -> str | None:
    """`killed` or `injured` for "400 wounded" and "six others were hurt"; `None` where the words do not say."""
    stop = layout.bounds[layout.sentence_of_word[number.last]][1]
    for w in range(number.last + 1, min(number.last + 1 + REACH, stop)):
        word = layout.word(w).lower()
        if word in TOLLS:
            return TOLLS[word]
        if word not in BEFORE:
            return None
    return None
