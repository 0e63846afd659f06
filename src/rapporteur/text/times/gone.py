"""Is a text a story of years gone by, a chronology, a judgment, an article of an encyclopaedia?

There "on 26 October" goes on from the year told last; in news it is a day near the report's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapporteur.text.times.context import Found
from rapporteur.text.times.days import century
from rapporteur.text.times.lexing import Words
from rapporteur.types import Published

LONG_AGO = 3  # years before the report at which the report's day stops telling the year
SHARE = 0.2  # of the times of a story of years gone by that name a year before the last one
UNDATED = 200  # days within which a text came out: beyond, the report's day tells no year at all
OF_ITS_DAY = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|last night|this (?:morning|week|month|year)|(?:last|next) (?:week|month)|earlier this|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
    re.IGNORECASE,
)


def gone(words: Words, items: Sequence[Found], published: Published | None) -> int | None:
    """How many years back a time must lie for the story to go on from it; `None` where a text speaks of its own day.

    The share and the years were chosen on 13,109 days and months without a year of the corpus: 113 became right by them, 11 wrong.
    """
    if published is None:
        return None
    if (published.latest - published.earliest).days > UNDATED:
        return 0
    old = sum(year < published.latest.year - 1 for year in _years(words, items))
    return LONG_AGO if old and old >= SHARE * len(items) and not OF_ITS_DAY.search(words.text) else None


def _years(words: Words, items: Sequence[Found]) -> Iterator[int]:
    """The years that expressions write out, one of each."""
    for labels in (found.labels for found in items):
        written = words.lower[labels["y"]] if "y" in labels else ""
        if not written and words.is_(labels.get("d", -1), "slashes", "iso", "monthyear"):
            written = max(re.split("[-/.]", words.lower[labels["d"]][:10]), key=len)
        if written.isdigit():
            yield century(int(written))
