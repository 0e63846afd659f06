"""The relation of a happening to a place, as the words before the place tell: in, near, outside, towards, from, a compass part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

REACH, LONGEST = 7, 6  # words looked at before a place beside names, and in one phrase
STOPS = frozenset((";", ":", ")", "(", "that", "which", "who", "whose", "where", "when", "but", "while"))
DASHES = frozenset(("–", "-", "—"))
JOINING = DASHES | {",", "and", "or"}
LISTED = frozenset(("near", "towards", "from", "outside"))  # relations that hold for all of a list of places
ARTICLES = frozenset(("the", "a", "an", "its", "occupied", "nearby"))


LINES = frozenset(
    (
        "road",
        "roads",
        "highway",
        "motorway",
        "axis",
        "border",
        "boundary",
        "corridor",
        "route",
        "railway",
        "pipeline",
        "track",
        "line",
    )
)


def relation(before: Sequence[str], after: Sequence[str], relations: Mapping[str, str]) -> str:
    """`before`, `after`: the words of the sentence around the place, as written. `relations`: phrase → relation.

    The phrase that ends nearest to the place, and the longest of those: "on the outskirts of" before "on". Past "and" and the
    comma it goes on only over names: "between Goma and" Sake, "near Sirte, Hun and" Waddan.
    """
    if _on_a_line(before, after):
        return "near"
    if len(after) > 1 and after[0] == "-" and after[1].islower():  # "from the Tripoli-based council"
        return "in"
    low = [word.lower() for word in before]
    n, left, listed = len(low), REACH, False
    while n > 0 and left > 0:
        if found := _ending(low, n, relations):
            return found if not listed or found in LISTED else "in"
        if low[n - 1] in STOPS:
            return "in"
        if low[n - 1] in JOINING:
            names = _names_before(before, n - 1)
            if names == n - 1 or not ARTICLES.issuperset(low[n:]):
                return "in"
            low, n, left, listed = low[:names], names, REACH, True
        else:
            n, left = n - 1, left - 1
    return "in"


def _ending(low: Sequence[str], end: int, relations: Mapping[str, str]) -> str | None:
    """The relation of the longest phrase that ends with word `end` (exclusive)."""
    phrases = (" ".join(low[n:end]).replace(" - ", "-") for n in range(max(0, end - LONGEST), end))
    return next((rel for phrase in phrases if (rel := relations.get(phrase))), None)


def _on_a_line(before: Sequence[str], after: Sequence[str]) -> bool:
    """ "The Fada–Kantchari road": is the place one of two that a dash makes the ends of a line?"""
    near = after[:LONGEST]
    line = next((n for n, word in enumerate(near) if word.lower() in LINES), None)
    if line is None or not all(word[:1].isupper() or word in DASHES for word in near[:line]):
        return False
    joined_before = len(before) > 1 and before[-1] in DASHES and before[-2][:1].isupper()
    return joined_before or (len(near) > 1 and near[0] in DASHES and near[1][:1].isupper())


def _names_before(before: Sequence[str], end: int) -> int:
    """The first word of the name that ends with word `end` (exclusive); `end` where none does."""
    n = end
    while n and before[n - 1][:1].isupper():
        n -= 1
    return n
