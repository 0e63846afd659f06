"""Dead, wounded or missing: what a number counts where the words right beside it say so."""

from __future__ import annotations

from collections.abc import Mapping

from rapporteur.find.layout import Layout
from rapporteur.find.mentions import Mention

TOLLS: Mapping[str, str] = {
    **dict.fromkeys(("dead", "killed", "deaths", "fatalities", "corpses"), "killed"),
    **dict.fromkeys(("wounded", "injured", "hurt"), "injured"),
    "missing": "missing",
}
BEFORE = frozenset(
    ["people", "persons", "civilians", "soldiers", "others", "other", "more", "them", "were", "was", "is", "are", "have", "been", "had",
     "reported", "still"]
)  # fmt: skip
LINKS = frozenset(
    ["at", "to", "number", "numbers", "numbered", "reached", "was", "stood", "stands", "rose", "now", "about", "around", "some", "nearly",
     "over"]
)  # fmt: skip
REACH = 4  # words beside a number within which the word stands
MENDED = frozenset(["killed", "injured", "other"])  # labels of the model that such a word may mend


def toll(layout: Layout, number: Mention) -> str | None:
    """`killed`, `injured` or `missing` for "400 wounded" and "put the injured at 470"; `None` where the words do not say."""
    return _after(layout, number) or _before(layout, number)


def _before(layout: Layout, number: Mention) -> str | None:
    """By the words that lead up to the number: "the dead now number 68"; one link at least stands between."""
    start = layout.bounds[layout.sentence_of_word[number.first]][0]
    for w in range(number.first - 1, max(number.first - 1 - REACH, start - 1), -1):
        word = layout.word(w).lower()
        if word not in LINKS:
            return TOLLS.get(word) if w < number.first - 1 else None
    return None


def _after(layout: Layout, number: Mention) -> str | None:
    stop = layout.bounds[layout.sentence_of_word[number.last]][1]
    for w in range(number.last + 1, min(number.last + 1 + REACH, stop)):
        word = layout.word(w).lower()
        if word in TOLLS:
            return TOLLS[word]
        if word not in BEFORE:
            return None
    return None
