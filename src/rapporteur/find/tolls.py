"""Dead, wounded or missing: what a number counts where the words right beside it say so."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

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
    """`killed`, `injured` or `missing` for "400 wounded" and "put the injured at 470"; `None` where the words do not say.

    Before the number, one link at least stands between: "the dead now number 68".
    """
    start, stop = layout.bounds[layout.sentence_of_word[number.first]]
    after = range(number.last + 1, min(number.last + 1 + REACH, stop))
    before = range(number.first - 1, max(number.first - 1 - REACH, start - 1), -1)
    linked = before and layout.word(before[0]).lower() in LINKS
    return _first_beyond(layout, after, BEFORE) or (_first_beyond(layout, before, LINKS) if linked else None)


def _first_beyond(layout: Layout, words: Iterable[int], passed: Container[str]) -> str | None:
    """What the first of the words that is not passed over says."""
    told = (word for n in words if (word := layout.word(n).lower()) not in passed)
    return TOLLS.get(next(told, ""))
